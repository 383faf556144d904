//! Nothing that is printed shows a mobile number, whatever a department wrote and wherever.

use std::borrow::Cow;

use super::{Block, Cell, Document, Output, Table};
use crate::filing::masked::mask;

impl Output {
    /// The output with mobile numbers hidden in every text of it.
    #[must_use]
    pub fn masked(mut self) -> Self {
        match &mut self {
            Self::Table(table) => hide_in_table(table),
            Self::Document(document) => hide_in_document(document),
        }
        self
    }
}

fn hide(text: &mut String) {
    if let Cow::Owned(masked) = mask(text) {
        *text = masked;
    }
}

fn hide_in_table(table: &mut Table) {
    for text in [&mut table.title, &mut table.left, &mut table.right].into_iter().chain(&mut table.notes) {
        hide(text);
    }
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell {
            hide(text);
        }
    }
}

fn hide_in_document(document: &mut Document) {
    hide(&mut document.title);
    document.addressee.as_mut().map(hide);
    for block in &mut document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => hide(text),
            Block::Table(table) => hide_in_table(table),
            Block::Annexes(names) => names.iter_mut().for_each(hide),
            Block::Signed { .. } | Block::PageBreak => {}
        }
    }
}
