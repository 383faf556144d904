//! The bureau's own figures: protects who and what is due, and the figures that filings are held against.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use jiheng_core::Code;
use jiheng_core::ledger::Ledger;
use serde_json::{Value, json};

fn bring(desk: &Desk, rows: &[&[&str]], more: Value) -> Value {
    let mut request = json!({ "path": desk.file("台账.xlsx", &sheet(rows)), "year": 2024 });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.call("ledger", request)
}

fn kept(desk: &Desk) -> Ledger {
    desk.app.store().ledger(2024).unwrap().unwrap()
}

fn registered() -> Desk {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "衡山县水利局", "code": "001204" }));
    desk.call("set_department", json!({ "name": "衡山县开云新区事务中心" }));
    desk.call("set_department", json!({ "name": "衡山县林业局" }));
    desk
}

const LEDGER: &[&[&str]] = &[
    &["某县2024年预算执行台账", "", "", "", "", "", "", "", ""],
    &["", "", "", "", "", "", "", "", "单位：元"],
    &[
        "项目名称",
        "项目编码",
        "单位编码",
        "预算单位",
        "年初预算",
        "调整后预算数",
        "支出数",
        "编制人数",
        "三公经费预算",
    ],
    &["", "", "001204", "县水利局", "1806600", "13530500.01", "#13530500", "23", "25000"],
    &["河道清淤", "430001", "001204", "县水利局", "", "1000000", "500000", "", ""],
    &["水库除险", "430002", "001204", "衡山县水利局", "", "2000000", "——", "", ""],
    &["园区道路", "430003", "", "开云新区事务中心", "#75000", "", "", "", ""],
    &["园区绿化", "", "", "开云新区事物中心", "1", "", "", "", ""],
    &["植树", "", "001204", "衡山县林业局", "1", "", "", "", ""],
    &["测雨", "", "", "县气象局", "1", "", "", "", ""],
    &["河道清淤", "430001", "001204", "县水利局", "", "1", "", "", ""],
    &["管护", "", "001204", "县水利局", "约7", "", "", "", ""],
    &["防火", "", "", "", "1", "", "", "", ""],
    &["", "", "", "合计", "99", "", "", "", ""],
];

/// Columns by their headers in any order, 元 as 万元 to the cent, departments by code and by name; what fits no
/// department stands apart with its row.
#[test]
fn a_ledger_is_brought_in() {
    let desk = registered();
    let answer = bring(&desk, LEDGER, json!({}));
    assert_eq!((&answer["departments"], &answer["projects"]), (&json!(2), &json!(3)));
    assert_eq!(answer["notes"], json!([]));
    assert_eq!(answer["columns"]["executed"], "支出数");
    let unmatched: Vec<(u64, &str)> = answer["unmatched"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["reason"].as_str().unwrap()))
        .collect();
    assert_eq!(
        unmatched,
        [
            (8, "名册里没有“开云新区事物中心”，相近的是“衡山县开云新区事务中心”（名称只差几个字）"),
            (9, "编码在名册里是“衡山县水利局”，名称是“衡山县林业局”"),
            (10, "名册里没有“县气象局”"),
            (11, "与Sheet1第5行是同一个项目"),
            (12, "“年初预算数”是“约7”，不是数字"),
            (13, "没有写单位"),
        ]
    );
    let ledger = serde_json::to_value(kept(&desk)).unwrap();
    assert_eq!(
        ledger["departments"],
        json!([{ "department": "衡山县水利局", "initial_budget": "180.66", "revised_budget": "1353.050001",
            "executed": "1353.05", "authorised_posts": "23", "three_public_budget": "2.5", "sheet": "Sheet1", "row": 4 }])
    );
    assert_eq!(
        ledger["projects"][1],
        json!({ "department": "衡山县水利局", "code": "430002", "name": "水库除险", "initial_budget": null,
            "revised_budget": "200", "executed": null, "sheet": "Sheet1", "row": 6 })
    );
    assert_eq!(ledger["unmatched"], answer["unmatched"]);
    assert_eq!(desk.call("departments", json!({}))["departments"].as_array().unwrap().len(), 3);
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

/// It says who is due and with which projects.
#[test]
fn it_says_what_is_due() {
    let desk = registered();
    bring(&desk, LEDGER, json!({}));
    desk.filed("衡山县林业局", 2024, "2");
    let status = desk.call("filing_status", json!({ "year": 2024 }));
    assert_eq!(
        (&status["due_from"], &status["due"], &status["filed"]),
        (&json!("ledger"), &json!(2), &json!(0))
    );
    let rows = status["rows"].as_array().unwrap();
    let of = |name: &str| rows.iter().find(|row| row["department"] == name).unwrap();
    assert_eq!(of("衡山县水利局")["missing_projects"], json!(["河道清淤", "水库除险"]));
    assert_eq!(of("衡山县开云新区事务中心")["due_projects"], 1);
    assert_eq!(
        (&of("衡山县林业局")["due"], &of("衡山县林业局")["state"]),
        (&json!(false), &json!("received"))
    );
    let before = desk.call("filing_status", json!({ "year": 2023 }));
    assert_eq!((&before["due_from"], &before["due"]), (&json!("register"), &json!(3)));
}

/// A second import takes the place of the first as a whole; one that cannot be read leaves it.
#[test]
fn a_second_import_replaces_the_first() {
    let desk = registered();
    bring(&desk, LEDGER, json!({}));
    let small: &[&[&str]] =
        &[&["单位名称", "编制数", "年初预算数（万元）"], &["衡山县林业局", "12", "180.66"]];
    bring(&desk, small, json!({}));
    let ledger = kept(&desk);
    assert_eq!((ledger.departments.len(), ledger.projects.len(), ledger.unmatched.len()), (1, 0, 0));
    assert_eq!(serde_json::to_value(&ledger.departments[0]).unwrap()["initial_budget"], "180.66");
    let path = desk.file("表.xlsx", &sheet(&[&["不是台账", "1"]]));
    let error = desk.ask("ledger", json!({ "path": path, "year": 2024 })).unwrap_err();
    assert_eq!(error.code, Code::BadRequest);
    assert!(error.message.contains("台账未改动"), "{error}");
    assert_eq!(kept(&desk), ledger);
    let log = desk.app.store().changes().unwrap();
    let last = &log.last().unwrap().detail;
    assert!(last.to_string().contains("\"replaced\":true"), "{last}");
}

/// A file of which no row has a place, or without rows, does not take the place of the year's ledger.
#[test]
fn an_empty_ledger_replaces_nothing() {
    let desk = registered();
    bring(&desk, LEDGER, json!({}));
    let before = kept(&desk);
    let none: &[&[&str]] = &[&["单位名称", "编制数"], &["", ""], &["合计", "3"]];
    let strangers: &[&[&str]] = &[&["单位名称", "编制数"], &["县气象局", "3"], &["县地震局", "2"]];
    for (rows, part) in
        [(none, "没有一行数据"), (strangers, "2行都没有放进去（例如“Sheet1”第2行：名册里没有“县气象局”")]
    {
        let path = desk.file("空.xlsx", &sheet(rows));
        let error = desk.ask("ledger", json!({ "path": path, "year": 2024 })).unwrap_err();
        assert!(error.code == Code::BadRequest && error.message.contains(part), "{error}");
        assert!(error.message.contains("2024年度的台账未改动"), "{error}");
        assert_eq!(kept(&desk), before);
    }
    // What cannot be taken as it is can still be settled in the dialog.
    let path = desk.file("空.xlsx", &sheet(strangers));
    let plan = desk.call("read_ledger", json!({ "path": path, "year": 2024 }));
    assert_eq!((&plan["import"]["departments"], plan["unknown"].as_array().unwrap().len()), (&json!(0), 2));
    assert_eq!(bring(&desk, strangers, json!({ "new_departments": ["县气象局"] }))["departments"], 1);
}

/// A ledger whose title or headers name another year is not taken for the year that was asked, unless somebody says so;
/// the day of the export is no year.
#[test]
fn another_years_ledger_is_asked_about() {
    let desk = registered();
    let rows: &[&[&str]] = &[
        &["某县2023年预算执行台账"],
        &["导出时间：2024年3月1日"],
        &["单位名称", "编制数"],
        &["衡山县林业局", "12"],
    ];
    let path = desk.file("台账.xlsx", &sheet(rows));
    let request = json!({ "path": path, "year": 2024 });
    let error = desk.ask("ledger", request.clone()).unwrap_err();
    assert_eq!(error.code, Code::YearContradicts);
    assert!(
        error.message.contains("2023年（“某县2023年预算执行台账”）") && error.message.contains("台账未改动"),
        "{error}"
    );
    assert_eq!(desk.app.store().ledger(2024).unwrap(), None);
    let plan = desk.call("read_ledger", request);
    assert!(plan["year_question"].as_str().unwrap().contains("2023年"), "{plan:#}");
    assert_eq!(plan["import"]["departments"], 1, "it can be confirmed");
    assert_eq!(desk.call("read_ledger", json!({ "path": path, "year": 2023 }))["year_question"], Value::Null);
    assert_eq!(bring(&desk, rows, json!({ "confirm_year": true }))["departments"], 1);
    let header: &[&[&str]] = &[&["单位名称", "2022年年初预算数"], &["衡山县林业局", "12"]];
    let path = desk.file("台账.xlsx", &sheet(header));
    let columns = json!({ "department": "单位名称", "initial_budget": "2022年年初预算数" });
    let request = json!({ "path": path, "year": 2024, "columns": columns });
    assert_eq!(desk.ask("ledger", request).unwrap_err().code, Code::YearContradicts);
}

/// What is unusual about a figure is said with its cell: one too fine to be kept, one in another unit, full-width signs. That
/// a whole column is in 元 is not said of each.
#[test]
fn unusual_figures_are_remarked() {
    let desk = registered();
    let rows: &[&[&str]] = &[
        &["单位名称", "年初预算数（万元）", "调整后预算数（元）"],
        &["衡山县林业局", "0.0000001", "10000"],
        &["县水利局", "１．５", "2亿元"],
    ];
    let answer = bring(&desk, rows, json!({}));
    assert_eq!(
        answer["notes"],
        json!([
            "Sheet1!B2的“年初预算数”是“0.0000001”：小数超过6位，已四舍五入。",
            "Sheet1!B3的“年初预算数”是“１．５”：原文用了全角数字或符号。",
            "Sheet1!C3的“调整后预算数”是“2亿元”：原文以亿元为单位，已换算为万元。",
        ])
    );
}

/// Codes that Excel made numbers of are named when a ledger enters departments.
#[test]
fn codes_without_zeros_are_named() {
    let desk = Desk::new();
    let rows: &[&[&str]] =
        &[&["单位编码", "单位名称", "编制数"], &["#1203", "县财政局", "30"], &["001204", "县水利局", "23"]];
    let answer = bring(&desk, rows, json!({}));
    let told = answer["notes"][1].as_str().unwrap();
    assert!(
        told.contains("1个部门") && told.contains("县财政局“1203”") && told.contains("部门管理"),
        "{answer:#}"
    );
    let whole: &[&[&str]] = &[&["单位编码", "单位名称", "编制数"], &["#301001", "县财政局", "30"]];
    assert_eq!(bring(&Desk::new(), whole, json!({}))["notes"].as_array().unwrap().len(), 1);
}

/// Headers of another program are pointed at once, and remembered; a wrong one is refused.
#[test]
fn a_mapping_is_remembered() {
    let desk = registered();
    let rows: &[&[&str]] =
        &[&["名字", "指标余额", "下达数"], &["衡山县林业局", "99", "180.66"], &["县水利局", "1", "——"]];
    let path = desk.file("台账.xlsx", &sheet(rows));
    for (columns, part) in [
        (json!({}), "没有找到台账"),
        (json!({ "department": "名字", "revised_budget": "批复数" }), "“批复数”"),
        (json!({ "dept": "名字" }), "“dept”"),
    ] {
        let request = json!({ "path": path, "year": 2024, "columns": columns });
        let error = desk.ask("ledger", request).unwrap_err();
        assert!(error.code == Code::BadRequest && error.message.contains(part), "{error}");
    }
    let columns = json!({ "department": "名字", "revised_budget": "下达数" });
    let answer = bring(&desk, rows, json!({ "columns": columns, "unit": "yuan" }));
    assert_eq!((&answer["columns"], &answer["departments"]), (&columns, &json!(2)));
    assert_eq!(kept(&desk).departments.len(), 2);
    let of =
        |desk: &Desk| serde_json::to_value(kept(desk)).unwrap()["departments"][1]["revised_budget"].clone();
    assert_eq!(of(&desk), "0.018066");
    let again = bring(&desk, rows, json!({}));
    assert_eq!(again["columns"], columns);
    assert_eq!(of(&desk), "180.66");
    assert!(again["notes"][0].as_str().unwrap().contains("按万元读入"));
    // Another program's usual headers are still found.
    let usual: &[&[&str]] = &[&["单位名称", "编制数"], &["衡山县林业局", "12"]];
    assert_eq!(bring(&desk, usual, json!({}))["departments"], 1);
}

/// An empty register is filled from the ledger, codes whole; and departments of the ledger can be merged.
#[test]
fn an_empty_register_is_filled() {
    let desk = Desk::new();
    let rows: &[&[&str]] = &[
        &["单位编码", "单位名称", "编制数"],
        &["001203", "县财政局", "30"],
        &["001204", "县水利局", "23"],
        &["001205", "县水利站", "3"],
    ];
    let answer = bring(&desk, rows, json!({}));
    assert_eq!((&answer["departments"], &answer["unmatched"]), (&json!(3), &json!([])));
    assert_eq!(answer["notes"], json!(["名册原来是空的，按台账登记3个部门。"]));
    assert_eq!(desk.call("departments", json!({}))["departments"][0]["code"], "001203");
    let both = desk.ask("merge_departments", json!({ "from": "县水利站", "into": "县水利局" })).unwrap_err();
    assert!(both.message.contains("2024年度的台账"), "{both}");
}

/// A code beside a name that nobody knows does not put one department's budget into another's; the sums of groups are
/// no departments.
#[test]
fn a_wrong_code_moves_no_budget() {
    let rows: &[&[&str]] = &[
        &["单位编码", "单位名称", "编制数", "年初预算数（万元）"],
        &["001203", "县财政局", "30", "1"],
        &["001203", "县教育局", "", "2"],
        &["", "县财政局小计", "30", "3"],
        &["", "合 计", "30", "3"],
    ];
    for desk in [Desk::new(), registered()] {
        if desk.call("departments", json!({}))["departments"] != json!([]) {
            desk.call("set_department", json!({ "name": "县财政局", "code": "001203" }));
        }
        let answer = bring(&desk, rows, json!({}));
        assert_eq!(answer["departments"], 1);
        let unmatched = answer["unmatched"].as_array().unwrap();
        assert_eq!(unmatched.len(), 1, "{unmatched:?}");
        let reason = unmatched[0]["reason"].as_str().unwrap();
        assert!(
            unmatched[0]["row"] == 3 && reason.contains("“县财政局”") && reason.contains("“县教育局”"),
            "{reason}"
        );
        let kept = serde_json::to_value(kept(&desk)).unwrap();
        assert_eq!(kept["departments"][0]["initial_budget"], "1");
        assert_eq!(desk.call("departments", json!({}))["departments"].to_string().matches("小计").count(), 0);
    }
}

/// What a file would give is said before it is taken: headers, first rows, names to be settled; nothing is written.
#[test]
fn a_ledger_is_looked_at_first() {
    let desk = registered();
    let path = desk.file("台账.xlsx", &sheet(LEDGER));
    let before = desk.app.store().changes().unwrap().len();
    let plan = desk.call("read_ledger", json!({ "path": path, "year": 2024 }));
    assert_eq!(
        (&plan["year_found"], &plan["problem"], &plan["replaces"]),
        (&json!(2024), &Value::Null, &Value::Null)
    );
    let shown = &plan["sheets"][0];
    assert_eq!((&shown["header_row"], &shown["headers"][6]), (&json!(3), &json!("支出数")));
    assert_eq!(shown["rows"].as_array().unwrap().len(), 5);
    assert_eq!(shown["rows"][1][0], "河道清淤");
    let unknown: Vec<_> = plan["unknown"]
        .as_array()
        .unwrap()
        .iter()
        .map(|name| (&name["name"], &name["rows"], &name["candidates"][0]["name"]))
        .collect();
    assert_eq!(unknown.len(), 2);
    assert!(
        unknown.contains(&(&json!("开云新区事物中心"), &json!(1), &json!("衡山县开云新区事务中心"))),
        "{unknown:?}"
    );
    assert!(unknown.contains(&(&json!("县气象局"), &json!(1), &Value::Null)), "{unknown:?}");
    let others: Vec<_> = plan["others"].as_array().unwrap().iter().map(|row| &row["row"]).collect();
    assert_eq!(others, [9, 11, 12, 13], "rows that no name settles");
    let taken = bring(&desk, LEDGER, json!({}));
    assert_eq!(plan["import"], taken, "what is shown is what is written");
    assert_eq!(desk.app.store().changes().unwrap().len(), before + 1);
    let again = desk.call("read_ledger", json!({ "path": path, "year": 2024 }));
    assert_eq!(
        (&again["replaces"]["file"], &again["replaces"]["projects"]),
        (&json!("台账.xlsx"), &json!(3))
    );
}

/// A name that the clerk settles is an alias from then on, one that is new stands in the register with its code; a name
/// that the register does not have is no answer.
#[test]
fn names_are_settled() {
    let desk = registered();
    let answers = json!({ "departments": { "开云新区事物中心": "衡山县开云新区事务中心" }, "new_departments": ["县气象局"] });
    let answer = bring(&desk, LEDGER, answers);
    assert_eq!((&answer["departments"], &answer["projects"]), (&json!(3), &json!(5)));
    let departments = desk.call("departments", json!({}));
    let of = |name: &str| {
        departments["departments"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone()
    };
    assert_eq!(of("衡山县开云新区事务中心")["aliases"], json!(["开云新区事物中心"]));
    assert_eq!(of("县气象局")["unregistered"], Value::Null);
    assert_eq!(bring(&desk, LEDGER, json!({}))["projects"], 5, "remembered");
    let path = desk.file("台账.xlsx", &sheet(LEDGER));
    let wrong = json!({ "path": path, "year": 2024, "departments": { "开云新区事物中心": "没有的局" } });
    assert_eq!(desk.ask("ledger", wrong).unwrap_err().code, Code::NotFound);
    assert_eq!(desk.call("show_ledger", json!({ "year": 2024 }))["projects"], 5);
    assert_eq!(desk.ask("ledger", json!({ "path": path, "year": 24 })).unwrap_err().code, Code::BadRequest);
}

/// A column that the clerk says there is not is not read, and that is not remembered; one without a usual header is
/// found again next year beside those that have one.
#[test]
fn columns_are_put_right() {
    let desk = registered();
    let rows: &[&[&str]] = &[
        &["单位名称", "年初预算数（万元）", "批复（万元）", "编制数"],
        &["衡山县林业局", "1.5", "2.5", "12"],
    ];
    let columns = json!({ "initial_budget": "", "revised_budget": "批复（万元）" });
    bring(&desk, rows, json!({ "columns": columns }));
    let line = |desk: &Desk| serde_json::to_value(&kept(desk).departments[0]).unwrap();
    assert_eq!(
        (&line(&desk)["initial_budget"], &line(&desk)["revised_budget"], &line(&desk)["authorised_posts"]),
        (&Value::Null, &json!("2.5"), &json!("12"))
    );
    bring(&desk, rows, json!({}));
    assert_eq!(
        (&line(&desk)["initial_budget"], &line(&desk)["revised_budget"]),
        (&json!("1.5"), &json!("2.5"))
    );
    // No header is like a usual one: it is offered for choice, and nothing is an error.
    let strange: &[&[&str]] = &[&["2024年台账"], &["甲", "乙", "丙"], &["衡山县林业局", "1", "2"]];
    let path = desk.file("怪.xlsx", &sheet(strange));
    let plan = desk.call("read_ledger", json!({ "path": path, "year": 2024 }));
    assert_eq!((&plan["import"], &plan["sheets"][0]["headers"]), (&Value::Null, &json!(["甲", "乙", "丙"])));
    let columns = json!({ "department": "甲", "executed": "丙" });
    let plan = desk.call("read_ledger", json!({ "path": path, "year": 2024, "columns": columns }));
    assert_eq!((&plan["import"]["departments"], &plan["problem"]), (&json!(1), &Value::Null));
}

/// The year's ledger with its totals, exact; a rate of sums that are not of the same departments is none.
#[test]
fn a_ledger_is_shown_with_totals() {
    let desk = registered();
    assert_eq!(desk.ask("show_ledger", json!({ "year": 2024 })).unwrap_err().code, Code::NotFound);
    bring(&desk, LEDGER, json!({}));
    let shown = desk.call("show_ledger", json!({ "year": 2024 }));
    assert_eq!(
        (&shown["departments"], &shown["projects"], &shown["unmatched"]),
        (&json!(2), &json!(3), &json!(6))
    );
    assert_eq!(shown["rows"][0]["department"], "衡山县水利局");
    assert_eq!(shown["rows"][0]["projects"], 2);
    assert_eq!(shown["rows"][0]["project_budget"]["revised_budget"], "300");
    assert_eq!(shown["totals"]["revised_budget"], "1353.050001");
    assert_eq!(shown["project_totals"]["initial_budget"], "7.5");
    assert_eq!(shown["project_totals"]["revised_budget"], "300");
    assert_eq!(shown["project_totals"]["execution_rate"], Value::Null, "水库除险 has no executed");
    let status = desk.call("status", json!({}));
    assert_eq!(status["ledgers"][0]["year"], 2024);
    let page = desk.call("changes", json!({ "limit": 1 }));
    let told = page["changes"][0]["steps"].as_array().unwrap().last().unwrap().to_string();
    assert!(told.contains("2024 年度台账“台账.xlsx”") && told.contains("6 行没有对上"), "{told}");
}

/// Protects columns against being passed over in silence: other words for the same are known, the rest is named.
#[test]
fn columns_that_are_not_read_are_named() {
    let desk = registered();
    let rows: &[&[&str]] = &[
        &["序号", "单位名称", "项目编号", "年初数", "调剂后预算（万元）", "行政事业编制", "结转结余", "科室"],
        &["1", "县水利局", "", "100", "120", "23", "5", "预算股"],
    ];
    let taken = bring(&desk, rows, json!({}));
    let notes = taken["notes"].as_array().unwrap();
    let note = notes.iter().filter_map(Value::as_str).find(|note| note.contains("没有用上")).unwrap();
    assert!(note.contains("“结转结余”") && note.contains("“科室”") && !note.contains("序号"), "{note}");
    let line = kept(&desk).departments.remove(0);
    let amounts = [line.budget.initial_budget, line.budget.revised_budget].map(|a| a.unwrap().to_string());
    assert_eq!(amounts, ["100", "120"]);
    assert_eq!(line.authorised_posts.unwrap().to_string(), "23");
}
