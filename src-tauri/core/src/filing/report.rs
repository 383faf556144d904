//! 附件四, 自评报告: prose with figures, sometimes tables.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::field::{Fields, Filed, Leaf, join, split};

/// A paragraph or a table of a report, in the order they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A table, row by row; a merged cell's text stands in its first cell.
    Table(Vec<Vec<String>>),
}

/// 附件四 as filed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Report {
    /// Its title line.
    pub title: Filed<String>,
    /// What follows the title.
    pub blocks: Vec<Block>,
}

impl Fields for Report {
    fn visit<'a>(&'a self, path: &str, visit: &mut dyn FnMut(&str, &'a dyn Leaf)) {
        visit(&join(path, "title"), &self.title);
    }

    fn at(&mut self, path: &str) -> Option<&mut dyn Leaf> {
        match split(path) {
            ("title", "") => Some(&mut self.title),
            _ => None,
        }
    }
}
