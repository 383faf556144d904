//! Among whom departments are set side by side.

use serde::Serialize;
use ts_rs::TS;

use crate::Assessed;

/// A superior department and those under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The superior department, by full name.
    pub superior: String,
    /// It and all that stand under it, by full name.
    pub names: Vec<String>,
}

/// Among whom: the county, unless a category or a superior department narrows it; both may.
#[derive(Debug, Clone, Copy, Default)]
pub struct Scope<'a> {
    /// Only this category.
    pub category: Option<&'a str>,
    /// Only these.
    pub under: Option<&'a Group>,
}

impl Scope<'_> {
    /// Whether a filing is in it.
    pub fn holds(&self, assessed: &Assessed) -> bool {
        let department = &assessed.filing.department;
        self.category.is_none_or(|category| department.category.as_deref() == Some(category))
            && self.under.is_none_or(|group| group.names.contains(&department.name))
    }

    /// As it is printed: 全县, 乡镇, 教育局及所属单位.
    pub fn title(&self) -> String {
        let under = self.under.map(|group| format!("{}及所属单位", group.superior));
        match (under, self.category) {
            (None, None) => "全县".to_owned(),
            (Some(under), None) => under,
            (None, Some(category)) => category.to_owned(),
            (Some(under), Some(category)) => format!("{under}中的{category}"),
        }
    }
}

/// Who is meant in an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Who {
    /// Department name.
    pub department: String,
    /// Its category.
    pub category: Option<String>,
}

impl Who {
    /// Whose a filing is.
    pub fn of(assessed: &Assessed) -> Self {
        let department = &assessed.filing.department;
        Self { department: department.name.clone(), category: department.category.clone() }
    }
}
