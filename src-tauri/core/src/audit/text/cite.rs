//! How a finding cites the text: where it stands, and in its own words.

use std::cmp::Ordering;

use super::Figure;
use crate::audit::draft::Draft;

/// Longer quotations are cut in the middle.
const LONGEST: usize = 60;

/// Cites the paragraph or table row that a figure stands in.
pub(crate) fn cite(draft: Draft, figure: &Figure) -> Draft {
    let sheet = report_name(figure.report);
    let place = match figure.cell {
        Some((row, _)) => format!("第{}段附表第{}行", figure.block + 1, row + 1),
        None => format!("第{}段", figure.block + 1),
    };
    draft.cite_at(format!("reports.{}.blocks.{}", figure.report, figure.block), &sheet, place)
}

/// Cites a paragraph as a whole.
pub(crate) fn cite_block(draft: Draft, report: usize, block: usize) -> Draft {
    draft.cite_at(
        format!("reports.{report}.blocks.{block}"),
        &report_name(report),
        format!("第{}段", block + 1),
    )
}

/// A quotation of a paragraph in its marks.
pub(crate) fn quoted_block(report: usize, block: usize, quote: &str) -> String {
    format!("{}第{}段“{}”", report_name(report), block + 1, short(quote))
}

/// What a report is called beside the others.
pub(crate) fn report_name(report: usize) -> String {
    match report {
        0 => "自评报告".to_owned(),
        n => format!("第{}份自评报告", n + 1),
    }
}

/// A quotation in its marks, with the paragraph that it stands in.
pub(crate) fn quoted(figure: &Figure) -> String {
    let table = if figure.cell.is_some() { "附表" } else { "" };
    format!("{}第{}段{table}“{}”", report_name(figure.report), figure.block + 1, short(&figure.quote))
}

/// A quotation in its marks alone.
pub(crate) fn in_marks(figure: &Figure) -> String {
    format!("“{}”", short(&figure.quote))
}

/// The words of a quotation: inner marks of the second kind, too long ones cut, no telephone numbers.
pub(crate) fn short(quote: &str) -> String {
    let inner: String = quote
        .chars()
        .map(|c| match c {
            '“' | '"' => '‘',
            '”' => '’',
            '\n' | '\r' | '\t' => ' ',
            _ => c,
        })
        .collect();
    // A quotation may begin or end within marks.
    let count = |mark: char| inner.chars().filter(|c| *c == mark).count();
    let inner = match count('‘').cmp(&count('’')) {
        Ordering::Greater => inner + "’",
        Ordering::Less => inner.replacen('’', "", 1),
        Ordering::Equal => inner,
    };
    let inner = crate::filing::masked::mask(&inner).into_owned();
    let chars: Vec<char> = inner.chars().collect();
    if chars.len() <= LONGEST {
        return inner;
    }
    let (head, tail): (String, String) =
        (chars[..LONGEST / 3].iter().collect(), chars[chars.len() - LONGEST / 2..].iter().collect());
    format!("{head}……{tail}")
}
