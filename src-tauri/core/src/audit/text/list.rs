//! 其中 lists: an amount and the parts that it is said to hold.

use super::Figure;
use super::words::{Column, Subject};

/// How a list came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 其中.
    Among,
    /// 「人员经费中…」.
    Within,
    /// 用于, 包括, 主要: examples, which need not be all.
    Examples,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// How it came about.
    pub kind: Kind,
    /// The amount that it takes apart; several of one subject if the sentence states several.
    pub parents: Vec<usize>,
    /// Its parts, in their order; parts of parts among them if the text does not set them off.
    pub parts: Vec<usize>,
    /// An amount stood in it that was not understood, or of another column.
    pub gaps: bool,
}

impl List {
    /// Whether its parts must be all there is, by what they are.
    pub fn is_complete(&self, figures: &[Figure]) -> bool {
        let has = |subject: Subject| self.parts.iter().any(|&n| figures[n].subject == Some(subject));
        let Some(whole) = self.parents.first().and_then(|&n| figures[n].subject) else { return false };
        !self.gaps
            && self.kind != Kind::Examples
            && match whole {
                Subject::TotalExpenditure => {
                    has(Subject::Project)
                        && (has(Subject::Basic) || (has(Subject::Staff) && has(Subject::Operating)))
                }
                Subject::Basic => has(Subject::Staff) && has(Subject::Operating),
                Subject::ThreePublic => {
                    has(Subject::Travel)
                        && has(Subject::Reception)
                        && (has(Subject::Vehicles) || has(Subject::VehicleOperation))
                }
                Subject::Vehicles => has(Subject::VehiclePurchase) && has(Subject::VehicleOperation),
                Subject::Procurement => has(Subject::Goods) && has(Subject::Works) && has(Subject::Services),
                _ => false,
            }
    }
}

/// A list that is still open while its sentence is read.
#[derive(Debug, Clone, Copy)]
pub struct Open {
    /// Its place in the text's lists.
    pub list: usize,
    /// It stands in brackets and ends with them.
    pub bracketed: bool,
}

/// Whether a figure can be a part of `parent`.
pub fn admits(parent: &Figure, part: &Figure) -> bool {
    if parent.unit.is_money() != part.unit.is_money() {
        return false;
    }
    let Some(subject) = part.subject else { return true };
    let Some(whole) = parent.subject else { return false };
    let own_fund = part.fund.is_some() && !part.fund_of_heading;
    subject.is_part_of(whole) || (subject == whole && own_fund && part.fund != parent.fund)
}

/// Whether a part speaks of another column than its whole.
pub fn other_column(parent: Option<Column>, part: Option<Column>) -> bool {
    matches!((parent, part), (Some(a), Some(b)) if a != b)
}
