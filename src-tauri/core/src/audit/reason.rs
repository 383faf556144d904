//! Whether a reason was given.

use crate::filing::Filed;

/// Texts of 偏差原因 that give none.
const EMPTY: &[&str] = &["无", "没有", "无偏差", "无原因", "未说明", "不适用"];

/// Whether the cell of 偏差原因 holds a reason.
pub(crate) fn given(field: &Filed<String>) -> bool {
    field.is_unread()
        || field.text().is_some_and(|text| {
            let bare: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            !bare.is_empty() && !EMPTY.contains(&bare.as_str())
        })
}
