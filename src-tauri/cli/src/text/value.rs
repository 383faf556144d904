//! Values of an answer, as a terminal shows them. No value is 「—」, never 0.

use jiheng_core::audit::Severity;
use jiheng_core::filing::FormKind;
use jiheng_core::number::{Amount, Rate, Score};
use serde::de::DeserializeOwned;
use serde_json::Value;

const NONE: &str = "—";

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// Text or number as it stands.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => NONE.to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// 万元 with two decimals.
pub fn amount(value: &Value) -> String {
    read::<Amount>(value).map_or_else(|| plain(value), Amount::printed)
}

/// A percentage.
pub fn rate(value: &Value) -> String {
    read::<Rate>(value).map_or_else(|| plain(value), Rate::printed)
}

/// Points with two decimals.
pub fn score(value: &Value) -> String {
    read::<Score>(value).map_or_else(|| plain(value), Score::printed)
}

/// A metric's value, by the metric's kind.
pub fn metric(kind: &Value, value: &Value) -> String {
    match kind.as_str() {
        Some("amount") => amount(value),
        Some("rate") => rate(value),
        Some("score") => score(value),
        _ => plain(value),
    }
}

/// Which annex.
pub fn form(value: &Value) -> String {
    read::<FormKind>(value).map_or_else(|| plain(value), |kind| kind.title().to_owned())
}

/// How grave.
pub fn severity(value: &Value) -> String {
    read::<Severity>(value).map_or_else(|| plain(value), |severity| severity.title().to_owned())
}

/// A list on one line.
pub fn list(value: &Value) -> String {
    let items: Vec<String> = value.as_array().into_iter().flatten().map(plain).collect();
    if items.is_empty() { NONE.to_owned() } else { items.join("、") }
}

/// The items of a list; none if there is no list.
pub fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
