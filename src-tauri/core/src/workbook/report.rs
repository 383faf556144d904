//! 附件四, 自评报告: a paragraph a row, a table cell by cell.

use super::content::{Content, words};
use super::labels;
use super::sheet::{Sheet, Style};
use crate::filing::{Block, Report};

/// Wide enough for the tables of reports; a row's further cells stand in its last one.
const WIDTHS: &[u16] = &[12; 10];

/// A report as a sheet of its own.
pub fn sheet(form: &Report, n: usize) -> Sheet {
    let name =
        if n == 0 { labels::REPORT_ANNEX.to_owned() } else { format!("{}-{}", labels::REPORT_ANNEX, n + 1) };
    let title = match words(&form.title) {
        Content::Text(title) => title,
        _ => labels::REPORT_TITLE.to_owned(),
    };
    let mut sheet = Sheet::new(&name, WIDTHS, labels::REPORT_ANNEX, title);
    let last = sheet.last_column();
    let mut row = 2;
    for block in &form.blocks {
        match block {
            Block::Paragraph(text) => {
                sheet.across(row, 0, last, Content::text(text), Style::Prose);
                row += 1;
            }
            Block::Table(lines) => {
                for line in lines {
                    for (column, cell) in (0..last).zip(line) {
                        sheet.put(row, column, Content::text(cell), Style::Entry);
                    }
                    if let Some(rest) = line.get(usize::from(last)..).filter(|rest| !rest.is_empty()) {
                        sheet.put(row, last, Content::text(rest.join(" ")), Style::Entry);
                    }
                    row += 1;
                }
            }
        }
    }
    sheet
}
