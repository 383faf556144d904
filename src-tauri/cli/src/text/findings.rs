use serde_json::Value;

use super::table::Table;
use super::value::{form, items, list, plain, severity};

/// Findings, and how the checks came out.
pub fn audit(answer: &Value) -> String {
    let mut table = Table::new(&["级别", "单位", "年度", "附件", "位置", "发现"]);
    for row in items(&answer["findings"]) {
        let annex = match row["project"].as_str() {
            Some(project) => format!("{}（{project}）", form(&row["form"])),
            None => form(&row["form"]),
        };
        let place = match row["sheet"].as_str() {
            Some(sheet) => format!("{sheet}!{}", list(&row["cells"])),
            None => list(&row["cells"]),
        };
        table.row([
            severity(&row["severity"]),
            plain(&row["department"]),
            plain(&row["year"]),
            annex,
            place,
            plain(&row["message"]),
        ]);
    }
    let count = |outcome| plain(&answer["counts"][outcome]);
    format!(
        "{}检查结果：通过 {}，不通过 {}，不适用 {}，无法判断 {}\n",
        table.print(),
        count("pass"),
        count("fail"),
        count("not_applicable"),
        count("cannot_judge")
    )
}

/// The register of rules.
pub fn rules(answer: &Value) -> String {
    let mut table = Table::new(&["编号", "级别", "类别", "名称", "为什么查", "依据"]);
    for row in items(&answer["rules"]) {
        let rest = ["family_title", "title", "why", "source"].map(|key| plain(&row[key]));
        table.row([plain(&row["id"]), severity(&row["severity"])].into_iter().chain(rest));
    }
    table.print()
}
