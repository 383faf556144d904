//! What stands where in a document.

use super::paragraph::Paragraph;
use super::section::{Pages, section, text_width};
use super::table;
use crate::report::Output;
use crate::report::document::{Block, Document};
use crate::report::table::{Paper, Table, width};

/// A character of the body, in twentieths of a point.
const CHARACTER: u32 = 315;

/// How an output's pages are numbered.
pub fn pages(output: &Output) -> Pages {
    match output {
        Output::Table(_) => Pages::Table,
        Output::Document(_) => Pages::Paper,
    }
}

/// The content of `w:body`.
pub fn document(output: &Output) -> String {
    let mut page = Page {
        pages: pages(output),
        paper: Paper::Portrait,
        out: String::new(),
        last: None,
        new_page: false,
    };
    match output {
        Output::Table(table) => {
            page.paper = table.paper;
            page.table(table);
        }
        Output::Document(document) => page.text(document),
    }
    page.finish()
}

/// A body that is being written.
struct Page {
    pages: Pages,
    /// How the paper of the section that is being written lies.
    paper: Paper,
    out: String,
    /// The last paragraph, kept back: a section may end with it.
    last: Option<Paragraph>,
    /// Whether what comes next begins a page.
    new_page: bool,
}

impl Page {
    fn push(&mut self, mut paragraph: Paragraph) {
        self.flush(None);
        paragraph.new_page = std::mem::take(&mut self.new_page);
        self.last = Some(paragraph);
    }

    fn flush(&mut self, section: Option<&str>) {
        if let Some(last) = self.last.take() {
            self.out.push_str(&last.xml(section));
        }
    }

    /// Ends the section, if the paper has to be turned, or a turned page has to end.
    fn turn(&mut self, paper: Paper) {
        let untouched = self.out.is_empty() && self.last.is_none();
        if paper == self.paper && paper == Paper::Portrait || untouched {
            self.paper = paper;
            return;
        }
        let end = section(self.pages, self.paper);
        if self.last.is_none() {
            self.last = Some(Paragraph::new("Nothing", ""));
        }
        self.flush(Some(&end));
        self.paper = paper;
        // The section begins a page anyway.
        self.new_page = false;
    }

    fn text(&mut self, document: &Document) {
        if let Some(number) = &document.number {
            self.push(Paragraph::new("Number", number));
            self.push(Paragraph::new("Body", ""));
        }
        self.push(Paragraph { keep_next: true, ..Paragraph::new("Title", &document.title) });
        self.push(Paragraph::new("Body", ""));
        if let Some(addressee) = &document.addressee {
            self.push(Paragraph::new("Addressee", addressee));
        }
        for block in &document.blocks {
            match block {
                Block::PageBreak => self.new_page = true,
                Block::Table(table) => {
                    self.turn(table.paper);
                    self.table(table);
                }
                other => {
                    self.turn(Paper::Portrait);
                    self.block(other);
                }
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let style = match level {
                    0 | 1 => "Heading1",
                    2 => "Heading2",
                    _ => "Heading3",
                };
                self.push(Paragraph { keep_next: true, ..Paragraph::new(style, text) });
            }
            Block::Paragraph(text) => {
                for line in text.split('\n') {
                    self.push(Paragraph::new("Body", line));
                }
            }
            Block::Annexes(names) => self.annexes(names),
            Block::Signed { by, date } => self.signed(by, date),
            Block::Table(_) | Block::PageBreak => {}
        }
    }

    /// 附件说明: a line below the text; each name begins below the one above, a long one continues below its own beginning.
    fn annexes(&mut self, names: &[String]) {
        self.push(Paragraph::new("Body", ""));
        for (n, name) in names.iter().enumerate() {
            let number = if names.len() > 1 { format!("{}. ", n + 1) } else { String::new() };
            // 附件： are three characters after two blank ones, and a number with its point and blank some one and a half.
            let before = 5 * CHARACTER;
            let hanging = u32::try_from(width(&number)).unwrap_or(0) * CHARACTER / 2;
            let (label, first) = if n == 0 { ("附件：", hanging + 3 * CHARACTER) } else { ("", hanging) };
            self.push(Paragraph {
                properties: format!("<w:ind w:left=\"{}\" w:hanging=\"{first}\"/>", before + hanging),
                keep_next: n + 1 < names.len(),
                ..Paragraph::new("Annex", format!("{label}{number}{name}"))
            });
        }
    }

    /// 发文机关署名 and 成文日期: the date four characters from the right, the name centred above it.
    fn signed(&mut self, by: &str, date: &str) {
        let half = CHARACTER / 2;
        let of = |text: &str| u32::try_from(width(text)).unwrap_or(0) * half;
        let (name, day) = (of(by), of(date));
        let edge = 4 * CHARACTER;
        let (by_edge, date_edge) = match name > day {
            true => {
                let by_edge = edge.saturating_sub((name - day) / 2);
                (by_edge, by_edge + (name - day) / 2)
            }
            false => (edge + (day - name) / 2, edge),
        };
        for _ in 0..2 {
            self.push(Paragraph { keep_next: true, ..Paragraph::new("Body", "") });
        }
        for (text, edge, keep_next) in [(by, by_edge, true), (date, date_edge, false)] {
            self.push(Paragraph {
                properties: format!("<w:ind w:right=\"{edge}\"/>"),
                keep_next,
                ..Paragraph::new("Signed", text)
            });
        }
    }

    /// A table with what stands around it.
    fn table(&mut self, table: &Table) {
        let available = text_width(self.pages, self.paper);
        let keep = |style, text: &str| Paragraph { keep_next: true, ..Paragraph::new(style, text) };
        if let Some(annex) = &table.annex {
            self.push(keep("AnnexNumber", annex));
        }
        self.push(keep("TableTitle", &table.title));
        if !(table.left.is_empty() && table.right.is_empty()) {
            self.push(Paragraph {
                properties: format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{available}\"/></w:tabs>"),
                ..keep("TableSide", &format!("{}\t{}", table.left, table.right))
            });
        }
        self.flush(None);
        self.out.push_str(&table::table(table, available));
        for note in &table.notes {
            self.push(Paragraph::new("TableNote", note));
        }
        if !table.signatures.is_empty() {
            let each = available / u32::try_from(table.signatures.len()).unwrap_or(1);
            let stops: String = (1_u32..)
                .zip(&table.signatures[1..])
                .map(|(n, _)| format!("<w:tab w:val=\"left\" w:pos=\"{}\"/>", n * each))
                .collect();
            if let Some(last) = &mut self.last {
                last.keep_next = true;
            }
            self.push(Paragraph {
                properties: if stops.is_empty() { stops } else { format!("<w:tabs>{stops}</w:tabs>") },
                ..Paragraph::new("TableSign", table.signatures.join("\t"))
            });
        }
        if self.last.is_none() {
            // Word wants a paragraph between two tables, and after the last.
            self.push(Paragraph::new("Nothing", ""));
        }
    }

    fn finish(mut self) -> String {
        self.flush(None);
        self.out.push_str(&section(self.pages, self.paper));
        self.out
    }
}
