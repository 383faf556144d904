//! Headers that the clerk explained once: 「“校验”就是自评得分」. Before a sheet is read, such a header is given the words of
//! the form that it stands for; values keep their own cells and texts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::grid::Grid;
use super::labels;
use super::recognise::in_header;

/// What a column of the indicator table may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// 二级指标.
    Level2,
    /// 年度指标值.
    Target,
    /// 实际完成值.
    Actual,
    /// 分值.
    Weight,
    /// 自评得分.
    SelfScore,
    /// 偏差原因.
    DeviationReason,
    /// Nothing that is to be read, nor listed as not read.
    Nothing,
}

/// The header of a column that is not to be read.
pub const NOT_READ: &str = "不读";

impl ColumnRole {
    /// All of them, as they stand in the form.
    pub const ALL: [Self; 7] = [
        Self::Level2,
        Self::Target,
        Self::Actual,
        Self::Weight,
        Self::SelfScore,
        Self::DeviationReason,
        Self::Nothing,
    ];

    /// Its name in the database.
    pub fn id(self) -> &'static str {
        match self {
            Self::Level2 => "level2",
            Self::Target => "target",
            Self::Actual => "actual",
            Self::Weight => "weight",
            Self::SelfScore => "self_score",
            Self::DeviationReason => "deviation_reason",
            Self::Nothing => "nothing",
        }
    }

    /// The role of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// The form's own words for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Level2 => "二级指标",
            Self::Target => "年度指标值",
            Self::Actual => "实际完成值",
            Self::Weight => "分值",
            Self::SelfScore => "自评得分",
            Self::DeviationReason => "偏差原因",
            Self::Nothing => NOT_READ,
        }
    }
}

/// A header and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LearntLabel {
    /// The header, without blanks and punctuation.
    pub label: String,
    /// What its column holds.
    pub role: ColumnRole,
}

/// A column whose header was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UnknownColumn {
    /// The header, without blanks and punctuation.
    pub label: String,
    /// The sheet of its first value.
    pub sheet: String,
    /// The cell of its first value.
    pub cell: String,
    /// What stands there.
    pub raw: String,
    /// How many cells of the column hold something.
    pub cells: u32,
}

/// Everything that was explained.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learnt(BTreeMap<String, ColumnRole>);

impl Learnt {
    /// A dictionary of these.
    pub fn new(labels: impl IntoIterator<Item = LearntLabel>) -> Self {
        Self(labels.into_iter().map(|LearntLabel { label, role }| (label, role)).collect())
    }

    /// All of it.
    pub fn labels(&self) -> Vec<LearntLabel> {
        self.0.iter().map(|(label, role)| LearntLabel { label: label.clone(), role: *role }).collect()
    }

    fn role(&self, text: &str) -> Option<ColumnRole> {
        // No header is long: a sheet of texts costs nothing.
        if self.0.is_empty() || text.len() > 200 {
            return None;
        }
        self.0.get(&labels::key(text)).copied()
    }

    /// Those that stand in one of these grids.
    pub fn used(&self, grids: &[Grid]) -> Vec<LearntLabel> {
        let cells = || grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
        let found: Vec<String> = cells()
            .filter(|cell| self.role(&cell.text).is_some())
            .map(|cell| labels::key(&cell.text))
            .collect();
        self.labels().into_iter().filter(|learnt| found.contains(&learnt.label)).collect()
    }

    /// The grid with explained headers in the form's own words: only in a row that then heads a block, so that a value
    /// of the same words stays what it is.
    pub fn translate<'a>(&self, grid: Cow<'a, Grid>) -> Cow<'a, Grid> {
        let rows: Vec<usize> = (0..grid.rows.len())
            .filter(|&row| grid.rows[row].cells.iter().any(|cell| self.role(&cell.text).is_some()))
            .collect();
        if rows.is_empty() {
            return grid;
        }
        let mut translated = grid.into_owned();
        for row in rows {
            let written = translated.rows[row].cells.clone();
            for cell in &mut translated.rows[row].cells {
                if let Some(role) = self.role(&cell.text) {
                    cell.text = role.name().to_owned();
                }
            }
            if !in_header(&translated, row) {
                translated.rows[row].cells = written;
            }
        }
        Cow::Owned(translated)
    }
}
