use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Status;
use crate::filing::FormKind;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 错误: must be mended.
    Error,
    /// 警告: must be explained.
    Warning,
    /// 提示: good to know.
    Note,
}

impl Severity {
    /// The name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Note => "提示",
        }
    }

    /// The severity named `id`.
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Error, Self::Warning, Self::Note].into_iter().find(|severity| severity.id() == id)
    }
}

/// What one check of a rule came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It adds up.
    Pass,
    /// It does not.
    Fail(Box<Finding>),
    /// The filing holds nothing that the rule speaks of.
    NotApplicable,
    /// A value that the check needs is missing or was not understood.
    CannotJudge,
}

/// How many checks came to each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct OutcomeCounts {
    pub pass: u32,
    pub fail: u32,
    pub not_applicable: u32,
    pub cannot_judge: u32,
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct FindingCounts {
    pub error: u32,
    pub warning: u32,
    pub note: u32,
}

/// One thing that does not add up, said so that it can be defended before the department.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// The department's name.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The annex it stands in.
    pub form: FormKind,
    /// The project's name, in a project form.
    pub project: Option<String>,
    /// The sheet of the first cell.
    pub sheet: Option<String>,
    /// The cells that show it, both sides; cells of another sheet as `附件二!F8`.
    pub cells: Vec<String>,
    /// The paths of those values in `show`, so that a page can mark them.
    pub paths: Vec<String>,
    /// The fact, in one Chinese sentence.
    pub message: String,
    /// The arithmetic, if the sentence does not hold it already.
    pub detail: Option<String>,
    /// The one change that would mend it.
    pub suggestion: Option<String>,
    /// What was filed.
    pub left: Option<String>,
    /// What it was compared with.
    pub right: Option<String>,
    /// left − right.
    pub difference: Option<String>,
}

impl Finding {
    /// Which of the filing's forms of this kind it stands in, from 0: told by its values' paths, for two
    /// projects may bear one name.
    pub fn nth_form(&self) -> Option<usize> {
        nth_form(self.form, &self.paths)
    }
}

/// How many findings of one rule, severity and status a department has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingTally {
    /// Department name.
    pub department: String,
    /// The rule's id.
    pub rule: String,
    /// How grave they are.
    pub severity: Severity,
    /// How far the bureau has come with them.
    pub status: Status,
    /// How many.
    pub count: u32,
}

/// Which of the forms of this kind a finding stands in that cites these values, from 0.
pub fn nth_form(form: FormKind, paths: &[String]) -> Option<usize> {
    let list = match form {
        FormKind::BasicData | FormKind::Overall => return Some(0),
        FormKind::Project => "projects.",
        FormKind::Report => "reports.",
    };
    paths.iter().find_map(|path| path.strip_prefix(list)?.split('.').next()?.parse().ok())
}
