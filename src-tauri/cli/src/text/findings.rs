use serde_json::Value;

use super::table::Table;
use super::value::{form, items, plain, severity};

/// Findings, and how the checks came out.
pub fn audit(answer: &Value) -> String {
    let mut table = Table::new(&["编号", "级别", "状态", "单位", "年度", "附件", "发现", "位置"]);
    for row in items(&answer["findings"]) {
        let annex = match row["project"].as_str() {
            Some(project) => format!("{}（{project}）", form(&row["form"])),
            None => form(&row["form"]),
        };
        table.row([
            plain(&row["case"]),
            severity(&row["severity"]),
            status(&row["status"]),
            plain(&row["department"]),
            plain(&row["year"]),
            annex,
            plain(&row["message"]),
            place(row),
        ]);
    }
    let count = |outcome| plain(&answer["counts"][outcome]);
    let mut causes = Table::new(&["单位", "年度", "原因", "问题数", "说明"]);
    for row in items(&answer["causes"]) {
        let rest = ["department", "year", "title", "count", "sentence"].map(|key| plain(&row[key]));
        causes.row(rest);
    }
    let causes = match items(&answer["causes"]).next() {
        Some(_) => format!("同一原因的问题：\n{}\n", causes.print()),
        None => String::new(),
    };
    format!(
        "{causes}{}检查结果：通过 {}，不通过 {}，不适用 {}，无法判断 {}\n",
        table.print(),
        count("pass"),
        count("fail"),
        count("not_applicable"),
        count("cannot_judge")
    )
}

/// 待处理, 已通知, ….
fn status(id: &Value) -> String {
    match id.as_str() {
        Some("pending") => "待处理".to_owned(),
        Some("notified") => "已通知".to_owned(),
        Some("rectified") => "已整改".to_owned(),
        Some("waived") => "已豁免".to_owned(),
        _ => plain(id),
    }
}

/// What was set for some findings.
pub fn status_set(answer: &Value) -> String {
    format!("{} 个问题记为{}。\n", plain(&answer["cases"]), status(&answer["status"]))
}

/// What became of a finding.
pub fn history(answer: &Value) -> String {
    let mut table = Table::new(&["时间", "经过", "状态", "版本", "说明", "经办"]);
    for step in items(&answer["steps"]) {
        let event = match step["event"].as_str() {
            Some("opened") => "发现",
            Some("closed") => "销号",
            Some("reopened") => "重新出现",
            _ => "处理",
        };
        table.row([
            plain(&step["at"]),
            event.to_owned(),
            status(&step["status"]),
            plain(&step["version"]),
            plain(&step["reason"]),
            plain(&step["by"]),
        ]);
    }
    format!("{}\n{}", plain(&answer["finding"]["message"]), table.print())
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

/// The register of rules, with what is set for a year if one was asked for.
pub fn rules(answer: &Value) -> String {
    let rules = items(&answer["rules"]);
    if answer["year"].is_null() {
        let mut table = Table::new(&["编号", "级别", "类别", "名称", "为什么查", "依据"]);
        for row in rules {
            let rest = ["family_title", "title", "why", "source"].map(|key| plain(&row[key]));
            table.row([plain(&row["id"]), severity(&row["severity"])].into_iter().chain(rest));
        }
        return table.print();
    }
    let mut table = Table::new(&["编号", "名称", "状态", "级别", "容差", "不通过", "通过", "设置的理由"]);
    for row in rules {
        let setting = &row["setting"];
        table.row([
            plain(&row["id"]),
            plain(&row["title"]),
            if row["enabled"] == true { "启用".to_owned() } else { "停用".to_owned() },
            severity(&row["applied_severity"]),
            plain(&setting["tolerance"]),
            plain(&row["counts"]["fail"]),
            plain(&row["counts"]["pass"]),
            plain(&setting["reason"]),
        ]);
    }
    format!("{}{}\n", table.print(), plain(&answer["settings"]))
}

/// Settings taken over from another year.
pub fn rolled(answer: &Value) -> String {
    format!(
        "已把{}年度的 {} 条规则设置结转到{}年度。\n",
        plain(&answer["from"]),
        plain(&answer["rules"]),
        plain(&answer["into"])
    )
}
