use serde_json::Value;

use super::table::Table;
use super::value::{form, items, plain, severity};

/// Findings, and how the checks came out.
pub fn audit(answer: &Value) -> String {
    let mut table = Table::new(&["级别", "单位", "年度", "附件", "发现", "位置"]);
    for row in items(&answer["findings"]) {
        let annex = match row["project"].as_str() {
            Some(project) => format!("{}（{project}）", form(&row["form"])),
            None => form(&row["form"]),
        };
        table.row([
            severity(&row["severity"]),
            plain(&row["department"]),
            plain(&row["year"]),
            annex,
            plain(&row["message"]),
            place(row),
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

/// The first cells of a finding; a sum over a whole column would fill the screen.
fn place(finding: &Value) -> String {
    const SHOWN: usize = 4;
    let cells: Vec<String> = items(&finding["cells"]).map(plain).collect();
    let more = if cells.len() > SHOWN { format!("等 {} 格", cells.len()) } else { String::new() };
    let cells = cells.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("、");
    match finding["sheet"].as_str() {
        Some(sheet) => format!("{sheet}!{cells}{more}"),
        None => format!("{cells}{more}"),
    }
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
