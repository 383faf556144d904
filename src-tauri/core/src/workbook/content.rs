//! From a field of the filing to what is put into a cell.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::filing::{Filed, Origin};
use crate::number::{Amount, Exact, Rate, fixed, from_spreadsheet};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing.
    Blank,
    /// A text, never a formula.
    Text(String),
    /// A number, shown as it is.
    Number(f64),
    /// A fraction shown as a percentage with this many decimals.
    Percent(f64, u32),
    /// A formula for the department's spreadsheet, and what it comes to as the workbook is written.
    Formula { formula: String, result: Option<f64>, percent: bool },
}

impl Content {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }
}

/// A figure as a number; as it was written, if that was unusual or not understood.
pub fn figure<T: Exact + ts_rs::TS>(field: &Filed<T>) -> Content {
    match (as_written(field.origin.as_deref()), field.value) {
        (Some(raw), _) => Content::text(raw),
        (None, Some(value)) => number(value.decimal()),
        (None, None) => Content::Blank,
    }
}

/// A ratio as a percentage with as many decimals as it has.
pub fn rate(field: &Filed<Rate>) -> Content {
    match (as_written(field.origin.as_deref()), field.value) {
        (Some(raw), _) => Content::text(raw),
        (None, Some(value)) => percent(value.decimal()),
        (None, None) => Content::Blank,
    }
}

/// A text.
pub fn words(field: &Filed<String>) -> Content {
    match (as_written(field.origin.as_deref()), field.text()) {
        (Some(raw), None) => Content::text(raw),
        (_, text) => Content::text(text.unwrap_or_default()),
    }
}

/// A target or an actual value: clerks type 100% or 165.26 as a number, so it is written as one
/// where the spreadsheet shows just that text.
pub fn target(field: &Filed<String>) -> Content {
    let content = words(field);
    let Content::Text(text) = &content else { return content };
    let (digits, is_percent) = match text.strip_suffix('%') {
        Some(digits) => (digits, true),
        None => (text.as_str(), false),
    };
    // Beyond ten characters a spreadsheet may round what it shows.
    let Ok(value) = digits.parse::<Decimal>() else { return content };
    if digits.chars().count() > 10 || digits != value.normalize().to_string() || value.is_sign_negative() {
        return content;
    }
    if is_percent { percent(value / Decimal::ONE_HUNDRED) } else { number(value) }
}

/// A label with its value behind the colon: `其中：基本支出：204.02`.
pub fn behind(label: &str, field: &Filed<Amount>) -> Content {
    let value = match (as_written(field.origin.as_deref()), field.value) {
        // What was written may or may not have included the label.
        (Some(raw), _) => raw.rsplit('：').next().unwrap_or(raw).to_owned(),
        (None, Some(value)) => {
            let decimal = value.decimal();
            fixed(decimal, decimal.scale().max(2))
        }
        (None, None) => String::new(),
    };
    Content::Text(format!("{label}{value}"))
}

/// What stood in the cell, if rewriting the value would lose something of it.
fn as_written(origin: Option<&Origin>) -> Option<&str> {
    origin.filter(|origin| origin.note.is_some() || origin.unread.is_some()).map(|origin| origin.raw.as_str())
}

pub fn number(value: Decimal) -> Content {
    match exact_float(value) {
        Some(float) => Content::Number(float),
        None => Content::Text(value.to_string()),
    }
}

fn percent(value: Decimal) -> Content {
    let value = value.normalize();
    match exact_float(value) {
        Some(float) => Content::Percent(float, value.scale().saturating_sub(2)),
        None => Content::Text(format!("{}%", (value * Decimal::ONE_HUNDRED).normalize())),
    }
}

/// The float that a spreadsheet shows as this decimal; `None` beyond its 15 digits.
pub fn exact_float(value: Decimal) -> Option<f64> {
    value.to_f64().filter(|&float| from_spreadsheet(float) == Some(value.normalize()))
}
