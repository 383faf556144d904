//! A decision of the bureau in the place of a self-score.

use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::filing::FormKind;
use crate::number::Score;

/// A scored form of a filing: 附件二, or the n-th 附件三.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(as = "String")]
pub enum ScoredForm {
    /// 附件二.
    Overall,
    /// 附件三, from 0.
    Project(usize),
}

impl ScoredForm {
    /// `overall`, or `project:3`.
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None if text == "overall" => Some(Self::Overall),
            Some(("project", n)) => n.parse().ok().map(Self::Project),
            _ => None,
        }
    }

    /// Its kind of form.
    pub fn kind(self) -> FormKind {
        match self {
            Self::Overall => FormKind::Overall,
            Self::Project(_) => FormKind::Project,
        }
    }

    /// Which of its kind, from 0.
    pub fn nth(self) -> usize {
        match self {
            Self::Overall => 0,
            Self::Project(n) => n,
        }
    }
}

impl std::fmt::Display for ScoredForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Overall => f.write_str("overall"),
            Self::Project(n) => write!(f, "project:{n}"),
        }
    }
}

/// What of a form was scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(as = "String")]
pub enum Item {
    /// 预算执行, the points of the funds' total row.
    Execution,
    /// An indicator, from 0.
    Indicator(u32),
    /// The form as a whole, whatever its rows come to.
    Total,
}

impl Item {
    /// `execution`, `total`, or the number of an indicator's row, from 0.
    pub fn read(text: &str) -> Option<Self> {
        match text {
            "execution" => Some(Self::Execution),
            "total" => Some(Self::Total),
            row => row.parse().ok().map(Self::Indicator),
        }
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Execution => f.write_str("execution"),
            Self::Total => f.write_str("total"),
            Self::Indicator(row) => row.fmt(f),
        }
    }
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Review {
    /// `overall`, or `project:N`.
    pub form: ScoredForm,
    /// `execution`, `total`, or the indicator's row from 0.
    pub item: Item,
    /// The points given.
    pub score: Score,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, with offset.
    pub at: String,
}

impl Serialize for ScoredForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Review {
    /// What was decided on, for a sentence: `附件二第3行指标`.
    pub fn label(&self) -> String {
        let form = match self.form {
            ScoredForm::Overall => "附件二".to_owned(),
            ScoredForm::Project(n) => format!("第{}张附件三", n + 1),
        };
        match self.item {
            Item::Execution => format!("{form}预算执行"),
            Item::Total => format!("{form}总分"),
            Item::Indicator(row) => format!("{form}第{}行指标", row.saturating_add(1)),
        }
    }
}

/// The decisions on one filing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Reviews(pub Vec<Review>);

impl Reviews {
    /// What was decided on an item.
    pub fn of(&self, form: ScoredForm, item: Item) -> Option<&Review> {
        self.0.iter().find(|review| review.form == form && review.item == item)
    }

    /// Whether anything of a form was decided.
    pub fn any(&self, form: ScoredForm) -> bool {
        self.0.iter().any(|review| review.form == form)
    }
}
