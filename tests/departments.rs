//! Keeping the register: protects codes with leading zeros, names that files rely on, and filings when two entries
//! become one.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use jiheng_core::Code;
use serde_json::{Value, json};

fn department(desk: &Desk, name: &str) -> Value {
    let register = desk.call("departments", json!({}));
    register["departments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == name)
        .cloned()
        .unwrap_or_default()
}

fn refused(desk: &Desk, command: &str, request: Value) -> String {
    let error = desk.ask(command, request).unwrap_err();
    assert_eq!(error.code, Code::BadRequest, "{error}");
    assert!(error.message.ends_with('。'), "{error}");
    error.message
}

/// A department is added, changed and renamed; the name that files bear still finds it.
#[test]
fn a_department_is_added_changed_and_renamed() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县财政局", "code": "001203" }));
    let added = desk.call(
        "set_department",
        json!({ "name": "县国库中心", "category": "事业单位", "superior": "001203", "aliases": ["国库", "集中支付"],
            "first_year": 2020, "last_year": 2023 }),
    );
    assert_eq!(
        added,
        json!({ "name": "县国库中心", "code": null, "category": "事业单位", "superior": "县财政局",
            "aliases": ["国库", "集中支付"], "years": [], "first_year": 2020, "last_year": 2023 })
    );
    let renamed = desk.call(
        "set_department",
        json!({ "department": "国库", "name": "县国库集中支付中心", "aliases": ["国库"] }),
    );
    assert_eq!(renamed["aliases"], json!(["县国库中心", "国库"]));
    assert_eq!((&renamed["superior"], renamed.get("last_year")), (&Value::Null, None));
    assert_eq!(desk.filed("县国库中心", 2024, "2")["filings"][0]["department"], "县国库集中支付中心");

    for request in [
        json!({ "name": "县 财政局" }),
        json!({ "name": "县审计局", "code": "００1203" }),
        json!({ "name": "县审计局", "aliases": ["国库"] }),
        json!({ "name": "  " , "department": "国库" }),
        json!({ "name": "县财政局", "department": "县财政局", "superior": "001203" }),
        json!({ "name": "县审计局", "first_year": 2024, "last_year": 2023 }),
    ] {
        refused(&desk, "set_department", request);
    }
    assert_eq!(department(&desk, "县审计局"), Value::Null, "what is refused leaves nothing behind");
}

/// A department that is no longer there is not due.
#[test]
fn a_department_that_is_gone_is_not_due() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县粮食局", "last_year": 2023 }));
    desk.call("set_department", json!({ "name": "县数据局", "first_year": 2024 }));
    let due = |year: i32| {
        let status = desk.call("filing_status", json!({ "year": year }));
        let rows = status["rows"].as_array().unwrap().clone();
        rows.into_iter().map(|row| row["department"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(due(2023), ["县粮食局"]);
    assert_eq!(due(2024), ["县数据局"]);
}

/// Two entries become one: filings, states, names, code and subordinates move; a year that both filed is refused.
#[test]
fn two_entries_become_one() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县卫生局", "code": "0070", "aliases": ["卫生局机关"] }));
    desk.call("set_department", json!({ "name": "县人民医院", "superior": "县卫生局" }));
    desk.call("set_department", json!({ "name": "县卫生健康局" }));
    desk.filed("县卫生局", 2022, "2");
    desk.call(
        "set_state",
        json!({ "department": "0070", "year": 2022, "state": "returned", "reason": "合计不对" }),
    );
    desk.filed("县卫生局", 2023, "2");
    desk.filed("县卫生健康局", 2023, "3");
    desk.filed("县卫生健康局", 2024, "3");
    let why = refused(&desk, "merge_departments", json!({ "from": "县卫生局", "into": "县卫生健康局" }));
    assert!(why.contains("2023年度") && !why.contains("2022") && !why.contains("2024"), "{why}");
    assert_eq!(department(&desk, "县卫生局")["years"], json!([2022, 2023]), "nothing moved");
    refused(&desk, "merge_departments", json!({ "from": "县卫生局", "into": "0070" }));

    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县卫生局", "code": "0070", "aliases": ["卫生局机关"] }));
    desk.call("set_department", json!({ "name": "县人民医院", "superior": "县卫生局" }));
    desk.call("set_department", json!({ "name": "县卫生健康局", "superior": "县卫生局" }));
    desk.filed("县卫生局", 2022, "2");
    desk.call(
        "set_state",
        json!({ "department": "0070", "year": 2022, "state": "returned", "reason": "合计不对" }),
    );
    desk.filed("县卫生健康局", 2024, "3");
    desk.call("merge_departments", json!({ "from": "县卫生局", "into": "县卫生健康局" }));
    assert_eq!(department(&desk, "县卫生局"), Value::Null);
    assert_eq!(
        department(&desk, "县卫生健康局"),
        json!({ "name": "县卫生健康局", "code": "0070", "category": null, "superior": null,
            "aliases": ["卫生局机关", "县卫生局"], "years": [2022, 2024] })
    );
    assert_eq!(department(&desk, "县人民医院")["superior"], "县卫生健康局");
    let status = desk.call("filing_status", json!({ "year": 2022 }));
    let row = status["rows"].as_array().unwrap().iter().find(|row| row["code"] == "0070").unwrap().clone();
    assert_eq!((&row["state"], &row["times_returned"]), (&json!("returned"), &json!(1)));
    assert_eq!(desk.call("show", json!({ "department": "县卫生局", "year": 2022 }))["year"], 2022);
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

const LIST: &[&[&str]] = &[
    &["某县预算部门名册"],
    &["序号", "部门（单位）名称", "预算单位编码", "类别", "主管部门", "简称", "撤销年度"],
    &["1", "衡山县财政局", "001203", "政府部门", "", "财局、县财政", ""],
    &["2", "国库集中支付中心", "001204", "事业单位", "县财政局", "", ""],
    &["3", "衡山县粮食局", "", "政府部门", "", "", "2019年"],
    &["4", "开云新区事物中心", "", "园区", "", "", ""],
    &["5", "县财政局", "", "", "", "", ""],
    &["6", "衡山县审计局", "001203", "", "县委", "", "去年"],
    &["", "合计", "", "", "", "", ""],
];

fn outcomes(answer: &Value) -> Vec<(u64, String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = answer["rows"].as_array().unwrap().iter();
    rows.map(|row| (row["row"].as_u64().unwrap(), text(row, "department"), text(row, "outcome"))).collect()
}

/// A list is previewed, then brought in: columns in any order, codes whole, what is doubtful refused with its row.
#[test]
fn a_list_is_brought_in() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "衡山县开云新区事务中心" }));
    desk.call("set_department", json!({ "name": "衡山县粮食局", "category": "事业单位" }));
    let mut rows = LIST.to_vec();
    let header = ["序号", "单位名称", "预算单位编码", "类别", "主管部门", "简称", "撤销年度"];
    rows[1] = &header;
    let path = desk.file("名册.xlsx", &sheet(&rows));
    let before = desk.call("departments", json!({}));
    let preview = desk.call("import_register", json!({ "path": path, "dry_run": true }));
    assert_eq!(desk.call("departments", json!({})), before, "a preview changes nothing");
    let answer = desk.call("import_register", json!({ "path": path }));
    assert_eq!(answer, preview, "what was shown is what is written");
    let expected = [
        (3, "衡山县财政局", "new"),
        (4, "国库集中支付中心", "new"),
        (5, "衡山县粮食局", "changed"),
        (6, "开云新区事物中心", "refused"),
        (7, "县财政局", "refused"),
        (8, "衡山县审计局", "refused"),
    ];
    let expected: Vec<_> = expected.map(|(row, name, what)| (row, name.to_owned(), what.to_owned())).into();
    assert_eq!(outcomes(&answer), expected, "{answer:#}");
    assert!(answer["rows"][4]["problem"].as_str().unwrap().contains("与第3行是同一个部门"));
    assert_eq!(department(&desk, "国库集中支付中心")["superior"], "衡山县财政局");
    assert_eq!(department(&desk, "国库集中支付中心")["code"], "001204");
    assert_eq!(department(&desk, "衡山县财政局")["aliases"], json!(["县财政", "财局"]));
    assert_eq!(department(&desk, "衡山县粮食局")["last_year"], 2019);
    assert_eq!(department(&desk, "衡山县粮食局")["category"], "事业单位", "nothing is overwritten silently");
    let again = desk.call("import_register", json!({ "path": path, "overwrite": true }));
    assert_eq!(outcomes(&again)[2].2, "changed");
    assert_eq!(department(&desk, "衡山县粮食局")["category"], "政府部门");
}

/// What is written out is read back to the same register, and changes nothing.
#[test]
fn the_register_goes_out_and_comes_back() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县财政局", "code": "001203", "category": "政府部门" }));
    desk.call(
        "set_department",
        json!({ "name": "=国库中心", "superior": "001203", "aliases": ["国库", "集中支付"], "first_year": 2020, "last_year": 2023 }),
    );
    let out = desk.folder.path().join("名册.xlsx");
    assert_eq!(desk.call("export_register", json!({ "out": out }))["rows"], 2);
    let changes = desk.app.store().changes().unwrap().len();
    let same = desk.call("import_register", json!({ "path": out }));
    assert!(outcomes(&same).iter().all(|(_, _, what)| what == "unchanged"), "{same:#}");
    assert_eq!(desk.app.store().changes().unwrap().len(), changes);
    let other = Desk::new();
    other.call("import_register", json!({ "path": out }));
    assert_eq!(other.call("departments", json!({})), desk.call("departments", json!({})));
    let forms = other.file("表.xlsx", &desk::overall("县水利局", 2024, "2"));
    refused(&other, "import_register", json!({ "path": forms }));
}
