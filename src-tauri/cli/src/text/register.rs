use serde_json::Value;

use super::table::Table;
use super::value::{items, list, plain};

/// The register of departments.
pub fn departments(answer: &Value) -> String {
    let mut table = Table::new(&["编码", "单位", "类别", "主管部门", "别名", "年度"]);
    for row in items(&answer["departments"]) {
        let text = ["code", "name", "category", "superior"].map(|key| plain(&row[key]));
        table.row(text.into_iter().chain([list(&row["aliases"]), list(&row["years"])]));
    }
    table.print()
}

/// What a ledger gave, and which of its rows it did not.
pub fn ledger(answer: &Value) -> String {
    let mut out = format!(
        "{}年度台账：{} 个部门，{} 个项目，未能对上 {} 行\n",
        plain(&answer["year"]),
        plain(&answer["departments"]),
        plain(&answer["projects"]),
        items(&answer["unmatched"]).count(),
    );
    for note in items(&answer["notes"]) {
        out.push_str(&format!("  {}\n", plain(note)));
    }
    let mut table = Table::new(&["表", ">行", "单位", "项目", "原因"]);
    for row in items(&answer["unmatched"]) {
        table.row(["sheet", "row", "department", "project", "reason"].map(|key| plain(&row[key])));
    }
    if items(&answer["unmatched"]).next().is_some() {
        out.push_str(&table.print());
    }
    out
}

/// How a year stands, and its closings.
pub fn year_end(answer: &Value) -> String {
    let findings = &answer["findings"];
    let mut out = format!(
        "{}年度：{}；应报 {}，已报 {}，通过 {}；未整改错误 {}、警告 {}、提示 {}\n",
        plain(&answer["year"]),
        if answer["closed"] == true { "已结账" } else { "未结账" },
        plain(&answer["due"]),
        plain(&answer["filed"]),
        plain(&answer["approved"]),
        plain(&findings["error"]),
        plain(&findings["warning"]),
        plain(&findings["note"]),
    );
    let mut table = Table::new(&["结账时间", "结账人", "校验码", "重新打开", "理由"]);
    for row in items(&answer["closings"]) {
        let keys = ["closed_at", "closed_by", "checksum", "reopened_at", "reopen_reason"];
        table.row(keys.map(|key| plain(&row[key])));
    }
    if items(&answer["closings"]).next().is_some() {
        out.push_str(&table.print());
    }
    out
}

/// A file that was written.
pub fn written(answer: &Value) -> String {
    let pages = answer["pages"].as_u64().map_or_else(String::new, |pages| format!("、{pages} 页"));
    format!("已写出 {}，共 {} 行{pages}\n", plain(&answer["out"]), plain(&answer["rows"]))
}

/// Blank workbooks that were written.
pub fn templates(answer: &Value) -> String {
    let left = match plain(&answer["not_reached"]).as_str() {
        "" | "0" => String::new(),
        left => format!("，还有 {left} 个部门没有写"),
    };
    format!("已写出空表 {}，共 {} 份{left}\n", plain(&answer["out"]), items(&answer["files"]).count())
}

/// A paper for each department.
pub fn papers(answer: &Value) -> String {
    let mut out =
        format!("已写到 {}，共 {} 个文件\n", plain(&answer["out"]), items(&answer["files"]).count());
    for skipped in items(&answer["skipped"]) {
        out.push_str(&format!("  没有写：{}，{}\n", plain(&skipped["department"]), plain(&skipped["why"])));
    }
    for left in items(&answer["not_reached"]) {
        out.push_str(&format!("  还没有写到：{}\n", plain(left)));
    }
    out
}

/// A made-up county.
pub fn demo(answer: &Value) -> String {
    let (departments, filings) = (plain(&answer["departments"]), plain(&answer["filings"]));
    format!("已生成示例县：{departments} 个部门，{filings} 份报送，全部是编造的。\n")
}

/// Whether the database is whole.
pub fn check(answer: &Value) -> String {
    let mut out = format!(
        "{}\n结构版本 {}，完整性 {}，悬空引用 {}，报送 {}\n",
        if answer["ok"] == true { "数据文件完好" } else { "数据文件有问题" },
        plain(&answer["schema_version"]),
        plain(&answer["integrity"]),
        plain(&answer["foreign_keys"]),
        plain(&answer["filings"]),
    );
    for problem in items(&answer["problems"]) {
        out.push_str(&format!("  {}\n", plain(problem)));
    }
    out
}
