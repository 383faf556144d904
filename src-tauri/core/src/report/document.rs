//! A printed document of prose and tables, before it is a Word file or a page: 通报 and letters.

use std::fmt;

use super::Table;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading, 1 to 3 (一、 （一） 1.), its number written by whoever makes the document.
    Heading {
        /// 1 黑体, 2 楷体, 3 仿宋 bold (GB/T 9704).
        level: u8,
        /// Its words, with the number.
        text: String,
    },
    /// A paragraph, its first line indented by two characters.
    Paragraph(String),
    /// A table within the text.
    Table(Table),
    /// A list of annexes after the text (附件：1. …).
    Annexes(Vec<String>),
    /// Who signs and when, at the right.
    Signed {
        /// The bureau.
        by: String,
        /// 2025年4月18日.
        date: String,
    },
    /// What follows begins a new page.
    PageBreak,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// 发文字号, above the title.
    pub number: Option<String>,
    /// Its title, centred.
    pub title: String,
    /// To whom, above the text (`县教育局：`).
    pub addressee: Option<String>,
    /// The text.
    pub blocks: Vec<Block>,
}

/// The document as plain text.
impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(number) = &self.number {
            writeln!(f, "{number}")?;
        }
        writeln!(f, "{}", self.title)?;
        if let Some(addressee) = &self.addressee {
            writeln!(f, "{addressee}")?;
        }
        for block in &self.blocks {
            match block {
                Block::Heading { level, text } => writeln!(f, "{} {text}", "#".repeat(usize::from(*level)))?,
                Block::Paragraph(text) => writeln!(f, "{text}")?,
                Block::Table(table) => writeln!(f, "{table}")?,
                Block::Annexes(names) => writeln!(f, "附件：{}", names.join("；"))?,
                Block::Signed { by, date } => writeln!(f, "{by}\n{date}")?,
                Block::PageBreak => writeln!(f, "---")?,
            }
        }
        Ok(())
    }
}
