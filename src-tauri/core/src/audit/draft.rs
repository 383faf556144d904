//! How a check puts a finding together: the values it cites carry their cells and paths with them.

use rust_decimal::Decimal;
use ts_rs::TS;

use super::precision::Verdict;
use super::{Finding, Outcome, Rule, Severity};
use crate::filing::field::Leaf;
use crate::filing::{Filed, Filing, FormKind, Origin};

/// A field as a check speaks of it.
#[derive(Debug)]
pub(crate) struct Value<'a, T: TS> {
    /// What the clerk calls it.
    pub label: String,
    /// Its path in `show`.
    pub path: String,
    /// The field.
    pub field: &'a Filed<T>,
}

impl<'a, T: TS> Value<'a, T> {
    pub(crate) fn new(label: impl Into<String>, path: impl Into<String>, field: &'a Filed<T>) -> Self {
        Self { label: label.into(), path: path.into(), field }
    }
}

/// The form that a check looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub filing: &'a Filing,
    pub kind: FormKind,
    /// Its place in `projects`, for a project form.
    pub project: Option<usize>,
}

impl<'a> Place<'a> {
    pub(crate) fn new(filing: &'a Filing, kind: FormKind) -> Self {
        Self { filing, kind, project: None }
    }

    pub(crate) fn project(filing: &'a Filing, n: usize) -> Self {
        Self { filing, kind: FormKind::Project, project: Some(n) }
    }

    /// The form that a path of the filing lies in.
    pub(crate) fn at(filing: &'a Filing, path: &str) -> Option<Self> {
        let mut steps = path.split('.');
        Some(match steps.next()? {
            "basic_data" => Self::new(filing, FormKind::BasicData),
            "overall" => Self::new(filing, FormKind::Overall),
            "projects" => Self::project(filing, steps.next()?.parse().ok()?),
            "reports" => Self::new(filing, FormKind::Report),
            _ => return None,
        })
    }

    /// Begins a finding of `rule` here.
    pub(crate) fn finding(&self, rule: &Rule, message: impl Into<String>) -> Draft {
        let project = self.project.and_then(|n| self.filing.projects.get(n));
        Draft(Finding {
            rule: rule.id.to_owned(),
            severity: rule.severity,
            department: self.filing.department.name.clone(),
            year: self.filing.year,
            form: self.kind,
            project: project.and_then(|project| project.name.value.clone()),
            sheet: None,
            cells: Vec::new(),
            paths: Vec::new(),
            message: message.into(),
            detail: None,
            suggestion: None,
            left: None,
            right: None,
            difference: None,
        })
    }
}

/// A finding in the making.
#[derive(Debug)]
pub(crate) struct Draft(Finding);

impl Draft {
    /// Cites a value: its cell and path.
    pub(crate) fn cite<T: TS>(self, value: &Value<'_, T>) -> Self
    where
        Filed<T>: Leaf,
    {
        self.cite_leaf(&value.path, value.field.origin.as_deref())
    }

    /// Cites the field at a path, whatever its type.
    pub(crate) fn cite_leaf(mut self, path: &str, origin: Option<&Origin>) -> Self {
        self.0.paths.push(path.to_owned());
        if let Some(origin) = origin {
            let sheet = self.0.sheet.get_or_insert_with(|| origin.sheet.clone());
            let cell = if *sheet == origin.sheet {
                origin.cell.clone()
            } else {
                format!("{}!{}", origin.sheet, origin.cell)
            };
            // Two values of one merged cell show the same cell once.
            if !self.0.cells.contains(&cell) {
                self.0.cells.push(cell);
            }
        }
        self
    }

    /// Cites a place that holds no field: a paragraph or a table of a report.
    pub(crate) fn cite_at(mut self, path: String, sheet: &str, cell: String) -> Self {
        if !self.0.paths.contains(&path) {
            self.0.paths.push(path);
        }
        let first = self.0.sheet.get_or_insert_with(|| sheet.to_owned());
        let cell = if first == sheet { cell } else { format!("{sheet}!{cell}") };
        if !self.0.cells.contains(&cell) {
            self.0.cells.push(cell);
        }
        self
    }

    /// Cites several values.
    pub(crate) fn cite_all<'a, T: TS + 'a>(self, values: impl IntoIterator<Item = &'a Value<'a, T>>) -> Self
    where
        Filed<T>: Leaf,
    {
        values.into_iter().fold(self, |draft, value| draft.cite(value))
    }

    /// What was filed and what it was compared with.
    pub(crate) fn sides(mut self, left: Decimal, right: Decimal) -> Self {
        self.0.left = Some(left.normalize().to_string());
        self.0.right = Some(right.normalize().to_string());
        self.0.difference = Some((left - right).normalize().to_string());
        self
    }

    /// What was filed, where there is nothing to compare it with.
    pub(crate) fn left(mut self, left: impl ToString) -> Self {
        self.0.left = Some(left.to_string());
        self
    }

    pub(crate) fn severity(mut self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }

    /// A difference that rounding explains is a note, whatever the rule's severity.
    pub(crate) fn judged(self, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Rounding => self.severity(Severity::Note).and_detail("差额在四舍五入的尾差范围内"),
            Verdict::Agrees | Verdict::Differs => self,
        }
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// The sentence, where it is known only after what it cites.
    pub(crate) fn message(mut self, message: String) -> Self {
        self.0.message = message;
        self
    }

    /// One more sentence behind the detail.
    pub(crate) fn and_detail(mut self, more: &str) -> Self {
        self.0.detail = Some(match self.0.detail.take() {
            Some(detail) => format!("{detail}；{more}"),
            None => more.to_owned(),
        });
        self
    }

    pub(crate) fn suggestion(mut self, suggestion: Option<String>) -> Self {
        self.0.suggestion = suggestion;
        self
    }

    pub(crate) fn fail(self) -> Outcome {
        Outcome::Fail(Box::new(self.0))
    }
}
