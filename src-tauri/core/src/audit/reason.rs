//! Whether a reason was given: in the row's own column, elsewhere in the form, or in the report's text.

use super::scored::Scored;
use crate::filing::{Block, Filed, Filing};
use crate::number::normalise;

/// Texts of 偏差原因 that give none.
const EMPTY: &[&str] = &["无", "没有", "无偏差", "无原因", "未说明", "不适用"];

/// Words that introduce a cause. A single 因 stands in too many other words.
const CAUSES: &[&str] = &["由于", "因为", "原因", "主要是", "所致", "导致", "系因", "是因", ",因", "影响"];

/// Whether the cell of 偏差原因 holds a reason.
pub(crate) fn given(field: &Filed<String>) -> bool {
    field.is_unread()
        || field.text().is_some_and(|text| {
            let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            !bare.is_empty() && !EMPTY.contains(&bare.as_str())
        })
}

/// Whether a cell of 偏差原因 of the form speaks of one of `words`: the funds row has no such cell.
pub(crate) fn in_form(form: &Scored<'_>, words: &[&str]) -> bool {
    form.indicators
        .iter()
        .filter(|row| given(&row.deviation_reason))
        .filter_map(|row| row.deviation_reason.text())
        .any(|text| words.iter().any(|word| text.contains(word)))
}

/// The first sentence of the reports that speaks of one of `words` and gives a cause.
pub(crate) fn in_reports<'a>(filing: &'a Filing, words: &[&str]) -> Option<&'a str> {
    filing.reports.iter().flat_map(|report| &report.blocks).find_map(|block| {
        let Block::Paragraph(text) = block else { return None };
        text.split(['。', '；', '\n']).map(str::trim).find(|sentence| {
            let plain = normalise(sentence);
            let says = |list: &[&str]| list.iter().any(|word| plain.contains(word));
            says(words) && says(CAUSES)
        })
    })
}

/// The beginning of a sentence, to be cited.
pub(crate) fn beginning(sentence: &str) -> String {
    const MOST: usize = 40;
    let shown: String = sentence.chars().take(MOST).collect();
    if sentence.chars().count() > MOST { format!("“{shown}…”") } else { format!("“{shown}”") }
}
