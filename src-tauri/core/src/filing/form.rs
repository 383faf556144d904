//! A form: one annex of a filing, as read from one sheet or one part of a Word file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BasicData, Fields, Overall, Project, Report};

/// Which annex a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FormKind {
    /// 附件一.
    BasicData,
    /// 附件二.
    Overall,
    /// 附件三.
    Project,
    /// 附件四.
    Report,
}

impl FormKind {
    /// The name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::BasicData => "basic_data",
            Self::Overall => "overall",
            Self::Project => "project",
            Self::Report => "report",
        }
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::BasicData => "基础数据表",
            Self::Overall => "整体自评表",
            Self::Project => "项目自评表",
            Self::Report => "自评报告",
        }
    }

    /// The kind named `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::BasicData, Self::Overall, Self::Project, Self::Report].into_iter().find(|kind| kind.id() == id)
    }
}

/// Names one form of a filing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
pub struct FormRef {
    /// Which annex.
    pub kind: FormKind,
    /// The project's name, for a project form.
    pub project: Option<String>,
}

/// Something that stood in a form and was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unread {
    /// The field it stands for (`overall.indicators.3.weight`), or the form if no field is meant.
    pub path: String,
    /// The sheet.
    pub sheet: String,
    /// The cell.
    pub cell: String,
    /// What stood there.
    pub raw: String,
    /// Why it was not understood.
    pub reason: String,
}

/// The content of a form.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, clippy::large_enum_variant)]
pub enum Form {
    BasicData(BasicData),
    Overall(Overall),
    Project(Project),
    Report(Report),
}

impl Form {
    /// Which annex it is.
    pub fn kind(&self) -> FormKind {
        match self {
            Self::BasicData(_) => FormKind::BasicData,
            Self::Overall(_) => FormKind::Overall,
            Self::Project(_) => FormKind::Project,
            Self::Report(_) => FormKind::Report,
        }
    }

    /// An empty form of a kind.
    pub fn empty(kind: FormKind) -> Self {
        match kind {
            FormKind::BasicData => Self::BasicData(BasicData::default()),
            FormKind::Overall => Self::Overall(Overall::default()),
            FormKind::Project => Self::Project(Project::default()),
            FormKind::Report => Self::Report(Report::default()),
        }
    }

    /// Its fields.
    pub fn fields(&self) -> &dyn Fields {
        match self {
            Self::BasicData(form) => form,
            Self::Overall(form) => form,
            Self::Project(form) => form,
            Self::Report(form) => form,
        }
    }

    /// Its fields, to be filled.
    pub fn fields_mut(&mut self) -> &mut dyn Fields {
        match self {
            Self::BasicData(form) => form,
            Self::Overall(form) => form,
            Self::Project(form) => form,
            Self::Report(form) => form,
        }
    }

    /// How a filing names it.
    pub fn reference(&self) -> FormRef {
        let project = match self {
            Self::Project(form) => form.name.value.clone(),
            Self::Report(form) => form.title.value.clone(),
            _ => None,
        };
        FormRef { kind: self.kind(), project }
    }
}
