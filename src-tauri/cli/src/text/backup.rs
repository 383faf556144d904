use serde_json::Value;

use super::table::Table;
use super::value::{items, plain};

/// A copy that was made.
pub fn made(answer: &Value) -> String {
    format!("已备份到 {}，读回检查无误\n{}", plain(&answer["file"]), holding(answer))
}

/// What was brought back, or would be.
pub fn restored(answer: &Value) -> String {
    let mut out = match answer["dry_run"] == true {
        true => format!("备份 {} 里有：\n", plain(&answer["file"])),
        false => format!("已从 {} 恢复：\n", plain(&answer["file"])),
    };
    out.push_str(&holding(answer));
    for problem in items(&answer["problems"]) {
        out.push_str(&format!("  {}\n", plain(problem)));
    }
    if answer["safety"].is_string() {
        out.push_str(&format!("恢复前的数据在 {}\n", plain(&answer["safety"])));
    }
    for warning in items(&answer["warnings"]) {
        out.push_str(&format!("提醒：{}\n", plain(&warning["message"])));
    }
    out
}

/// The copies that there are.
pub fn copies(answer: &Value) -> String {
    let mut table = Table::new(&["时间", "原因", ">大小（KB）", "完好", "文件"]);
    for copy in items(&answer["copies"]) {
        let reason = match copy["reason"].as_str() {
            Some("manual") => "手工",
            Some("daily") => "每日",
            Some("import") => "导入前",
            Some("migration") => "升级前",
            _ => "恢复前",
        };
        table.row([
            plain(&copy["made_at"]).replace('T', " "),
            reason.to_owned(),
            copy["bytes"].as_u64().unwrap_or(0).div_ceil(1024).to_string(),
            if copy["verified"] == true { "是" } else { "否" }.to_owned(),
            plain(&copy["file"]),
        ]);
    }
    let others = match answer["others"].as_u64() {
        None | Some(0) => String::new(),
        Some(others) => format!("（另有{others}份是别的电脑的备份，不在下面）"),
    };
    format!("第二备份文件夹：{}{others}\n{}", plain(&answer["second_folder"]), table.print())
}

fn holding(answer: &Value) -> String {
    let years: Vec<String> = items(&answer["years"]).map(|line| plain(&line["year"])).collect();
    format!(
        "报送 {}，单位 {}，年度 {}，最近改动 {}\n结构版本 {}，完整性 {}，悬空引用 {}\n",
        plain(&answer["filings"]),
        plain(&answer["departments"]),
        if years.is_empty() { "—".to_owned() } else { years.join("、") },
        plain(&answer["newest_change"]),
        plain(&answer["schema_version"]),
        plain(&answer["integrity"]),
        plain(&answer["foreign_keys"]),
    )
}
