use serde_json::Value;

use super::table::Table;
use super::value::{items, plain};

/// 整改台账.
pub fn ledger(answer: &Value) -> String {
    let mut table = Table::new(&["编号", "状态", "单位", "期限", "问题", "整改情况", "复核人", "销号日期"]);
    for row in items(&answer["rows"]) {
        let stage = match row["stage"].as_str() {
            Some("overdue") => "逾期".to_owned(),
            Some("answered") => "待核".to_owned(),
            Some("open") => "整改中".to_owned(),
            Some("settled") => "已销号".to_owned(),
            _ => plain(&row["stage"]),
        };
        table.row([
            plain(&row["number"]),
            stage,
            plain(&row["finding"]["department"]),
            plain(&row["deadline"]),
            plain(&row["finding"]["message"]),
            plain(&row["progress"]),
            plain(&row["reviewer"]),
            plain(&row["settled_on"]),
        ]);
    }
    table.print()
}

/// What was given a date.
pub fn deadline(answer: &Value) -> String {
    format!("{} 个问题已限定期限。\n", plain(&answer["cases"]))
}

/// What came back.
pub fn replies(answer: &Value) -> String {
    let mut table = Table::new(&["文件", "位置", "编号", "结果", "是否整改", "单位说明"]);
    for file in items(&answer["files"]) {
        for reply in items(&file["replies"]) {
            let outcome = match reply["outcome"].as_str() {
                Some("new") => "新读入",
                Some("changed") => "已更新",
                Some("unchanged") => "没有变化",
                _ => "没有读入",
            };
            let rectified = match reply["rectified"].as_bool() {
                Some(true) => "是",
                Some(false) => "否",
                None => "",
            };
            let said = if reply["problem"].is_null() { &reply["explanation"] } else { &reply["problem"] };
            table.row([
                plain(&file["file"]),
                plain(&reply["address"]),
                plain(&reply["number"]),
                outcome.to_owned(),
                rectified.to_owned(),
                plain(said),
            ]);
        }
    }
    let refused: String =
        items(&answer["refused"]).map(|file| format!("{}\n", plain(&file["error"]["message"]))).collect();
    format!("{}{refused}", table.print())
}
