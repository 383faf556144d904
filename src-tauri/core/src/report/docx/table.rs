//! A table of a document.

use std::fmt::Write;

use super::fit::{CELL_MARGIN, Fit, fit};
use super::markup::runs;
use crate::report::table::{Cell, Column, ColumnKind, RowKind, Table};

/// A cell of the table, as it is written.
struct Piece<'a> {
    width: u32,
    columns: usize,
    /// `restart` or `continue` of a heading over both lines.
    merge: Option<&'static str>,
    style: &'static str,
    /// `left`, `center`, `right`.
    align: &'static str,
    text: &'a str,
}

/// The table as XML, its columns together `available` twentieths of a point wide.
pub fn table(table: &Table, available: u32) -> String {
    let Fit { size, widths } = fit(table, available);
    let mut out = String::from("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>");
    let whole: u32 = widths.iter().sum();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\
         <w:left w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/><w:right w:w=\"{CELL_MARGIN}\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr><w:tblGrid>"
    );
    for width in &widths {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid>");
    headings(&mut out, &table.columns, &widths, size);
    for line in &table.rows {
        let printed: Vec<String> =
            line.cells.iter().zip(&table.columns).map(|(cell, column)| cell.printed(column.kind)).collect();
        let style = if line.kind == RowKind::Body { "TableText" } else { "TableStrong" };
        if line.kind == RowKind::Group {
            let title = line.cells.first().map_or_else(String::new, |cell| cell.printed(ColumnKind::Text));
            let across = Piece {
                width: whole,
                columns: widths.len(),
                merge: None,
                style,
                align: "left",
                text: &title,
            };
            row(&mut out, &[across], size, false);
            continue;
        }
        let pieces: Vec<Piece<'_>> = table
            .columns
            .iter()
            .enumerate()
            .map(|(n, column)| Piece {
                width: widths[n],
                columns: 1,
                merge: None,
                style,
                align: line.cells.get(n).map_or("left", |cell| align(cell, column.kind)),
                text: printed.get(n).map_or("", String::as_str),
            })
            .collect();
        row(&mut out, &pieces, size, false);
    }
    out.push_str("</w:tbl>");
    out
}

/// The header: one row, or two where columns share a heading; repeated on every page.
fn headings(out: &mut String, columns: &[Column], widths: &[u32], size: u32) {
    let head = |n: usize, text, merge| Piece {
        width: widths[n],
        columns: 1,
        merge,
        style: "TableHead",
        align: "center",
        text,
    };
    if columns.iter().all(|column| column.group.is_none()) {
        let pieces: Vec<_> = columns.iter().enumerate().map(|(n, c)| head(n, &*c.title, None)).collect();
        return row(out, &pieces, size, true);
    }
    let (mut upper, mut lower, mut first) = (Vec::new(), Vec::new(), 0);
    for same in columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
        let range = first..first + same.len();
        match &same[0].group {
            Some(group) => {
                upper.push(Piece {
                    width: widths[range.clone()].iter().sum(),
                    columns: same.len(),
                    ..head(first, group, None)
                });
                lower.extend(range.clone().map(|n| head(n, &*columns[n].title, None)));
            }
            None => {
                upper.push(head(first, &*same[0].title, Some("restart")));
                lower.push(head(first, "", Some("continue")));
            }
        }
        first = range.end;
    }
    row(out, &upper, size, true);
    row(out, &lower, size, true);
}

fn row(out: &mut String, pieces: &[Piece<'_>], size: u32, header: bool) {
    let header = if header { "<w:tblHeader/>" } else { "" };
    let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>");
    for piece in pieces {
        let span = match piece.columns {
            1 => String::new(),
            columns => format!("<w:gridSpan w:val=\"{columns}\"/>"),
        };
        let merge = piece.merge.map_or(String::new(), |how| format!("<w:vMerge w:val=\"{how}\"/>"));
        let sized = format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
        let text = if piece.text.is_empty() { String::new() } else { runs(piece.text, &sized) };
        let _ = write!(
            out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{span}{merge}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>\
             <w:pStyle w:val=\"{}\"/><w:jc w:val=\"{}\"/></w:pPr>{text}</w:p></w:tc>",
            piece.width, piece.style, piece.align
        );
    }
    out.push_str("</w:tr>");
}

/// Figures stand at the right, so that their decimal points do; words where the column says.
fn align(cell: &Cell, kind: ColumnKind) -> &'static str {
    match (cell, kind) {
        (_, ColumnKind::Text) => "left",
        (_, ColumnKind::Centred | ColumnKind::Count) | (Cell::Text(_), _) => "center",
        _ => "right",
    }
}
