//! How the log tells of a rule that was set otherwise.

use serde_json::{Map, Value};

use crate::audit::{Severity, registry};

/// 「2024年度审核设置第2版：“执行率”停用，理由：……」.
pub(super) fn sentence(step: &Map<String, Value>) -> String {
    let text = |key: &str| step.get(key).and_then(Value::as_str).unwrap_or_default();
    let number = |key: &str| step.get(key).and_then(Value::as_i64);
    let title = registry::rule(text("rule")).map_or(text("rule"), |rule| rule.title);
    let mut how = Vec::new();
    if step.get("enabled") == Some(&Value::Bool(false)) {
        how.push("停用".to_owned());
    }
    if let Some(severity) = Severity::from_id(text("severity")) {
        how.push(format!("级别为{}", severity.title()));
    }
    if !text("tolerance").is_empty() {
        how.push(format!("容差 {}", text("tolerance")));
    }
    let how = if how.is_empty() { "随程序默认".to_owned() } else { how.join("，") };
    let from = number("rolled_from").map(|year| format!("，沿用{year}年度")).unwrap_or_default();
    format!(
        "{}年度审核设置第{}版：“{title}”{how}{from}，理由：{}",
        number("year").unwrap_or_default(),
        number("edition").unwrap_or_default(),
        text("reason")
    )
}
