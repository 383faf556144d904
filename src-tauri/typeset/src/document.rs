//! A document as the template takes it.

use jiheng_core::report::{Block, Document};
use serde::Serialize;

use crate::fonts::Fonts;
use crate::sheet::{Place, Sheet};
use crate::words::Words;

/// A paragraph of no more characters stays on the page of the signature below it.
const KEPT: usize = 150;

/// A document, ready for the template.
#[derive(Debug, Serialize)]
pub struct Prose {
    number: Option<String>,
    title: String,
    addressee: Option<String>,
    blocks: Vec<Piece>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Piece {
    Heading { level: u8, text: String },
    Paragraph { text: String, keep: bool },
    Table { table: Sheet },
    Annexes { names: Vec<String> },
    Signed { by: String, date: String },
    PageBreak,
}

impl Prose {
    /// Takes a document over.
    pub fn new(document: &Document, fonts: &Fonts, words: &mut Words) -> Self {
        let next = document.blocks.iter().skip(1).map(Some).chain([None]);
        let blocks = document.blocks.iter().zip(next);
        Self {
            number: document.number.as_deref().map(|number| words.take(number)),
            title: words.take(&document.title),
            addressee: document.addressee.as_deref().map(|addressee| words.take(addressee)),
            blocks: blocks
                .map(|(block, next)| match block {
                    Block::Heading { level, text } => {
                        Piece::Heading { level: (*level).clamp(1, 3), text: words.take(text) }
                    }
                    Block::Paragraph(text) => Piece::Paragraph {
                        text: words.take(text),
                        keep: matches!(next, Some(Block::Signed { .. } | Block::Annexes(_)))
                            && text.chars().count() <= KEPT,
                    },
                    Block::Table(table) => {
                        Piece::Table { table: Sheet::new(table, Place::document(table.paper), fonts, words) }
                    }
                    Block::Annexes(names) => Piece::Annexes { names: annexes(names, words) },
                    Block::Signed { by, date } => {
                        Piece::Signed { by: words.take(by), date: words.take(date) }
                    }
                    Block::PageBreak => Piece::PageBreak,
                })
                .collect(),
        }
    }
}

/// The names, with numbers where there are several.
fn annexes(names: &[String], words: &mut Words) -> Vec<String> {
    let several = names.len() > 1;
    let named = (1..).zip(names).map(|(n, name)| if several { format!("{n}. {name}") } else { name.clone() });
    named.map(|name| words.take(&name)).collect()
}
