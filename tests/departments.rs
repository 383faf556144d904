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
        json!({ "name": "县审计局", "first_year": 20244 }),
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

/// A list is previewed, then brought in: columns in any order and by other names, codes whole, what is doubtful refused with its row.
#[test]
fn a_list_is_brought_in() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "衡山县开云新区事务中心" }));
    desk.call("set_department", json!({ "name": "衡山县粮食局", "category": "事业单位" }));
    let mut rows = LIST.to_vec();
    let header = ["序号", "单位名称", "预算单位编码", "类别", "主管部门", "单位简称", "停用年度"];
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

/// A department whose filing came in under a wrong entry, and was undone, can still be merged: both histories stay.
#[test]
fn undone_filings_do_not_stand_in_the_way_of_merging() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县卫生局", "category": "政府部门", "superior": null }));
    desk.call("set_department", json!({ "name": "县卫生健康局" }));
    desk.filed("县卫生局", 2024, "2");
    desk.call("undo_import", json!({ "id": 1 }));
    desk.filed("县卫生健康局", 2024, "3");
    desk.call("merge_departments", json!({ "from": "县卫生局", "into": "县卫生健康局" }));
    let versions = desk.call("versions", json!({ "department": "县卫生健康局", "year": 2024 }));
    let versions: Vec<_> = versions["versions"].as_array().unwrap().iter().map(|v| &v["current"]).collect();
    assert_eq!(versions, [true, false]);
    let shown = desk.call("show", json!({ "department": "县卫生局", "year": 2024 }));
    assert_eq!(shown["overall"]["funds"]["executed"], "3");
    assert_eq!(department(&desk, "县卫生健康局")["category"], "政府部门", "what one entry said is not lost");
    // The undone one can be brought back and looked at.
    let back = json!({ "department": "县卫生健康局", "year": 2024, "version": 2, "reason": "核对过" });
    desk.call("restore_version", back);
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

/// Nobody stands above himself, directly or by way of others: by hand, by a list, by merging.
#[test]
fn superiors_form_no_circle() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县教育局" }));
    desk.call("set_department", json!({ "name": "县第一中学", "superior": "县教育局" }));
    desk.call("set_department", json!({ "name": "县校办工厂", "superior": "县第一中学" }));
    let circle = json!({ "department": "县教育局", "name": "县教育局", "superior": "县校办工厂" });
    let why = refused(&desk, "set_department", circle);
    assert!(why.contains("县校办工厂") && why.contains("县教育局"), "{why}");
    let rows: &[&[&str]] = &[
        &["单位名称", "类别", "主管部门"],
        &["县教育局", "政府部门", "县第一中学"],
        &["县幼儿园", "学校", "县教育局"],
    ];
    let answer = desk.call("import_register", json!({ "path": desk.file("名册.xlsx", &sheet(rows)) }));
    let problem = answer["rows"][0]["problem"].as_str().unwrap();
    assert!(problem.contains("县第一中学") && problem.contains("没有写入"), "{problem}");
    assert_eq!(department(&desk, "县教育局")["superior"], Value::Null);
    assert_eq!(department(&desk, "县教育局")["category"], "政府部门", "the rest of the row is taken");
    assert_eq!(department(&desk, "县幼儿园")["superior"], "县教育局");
    // A list that turns the order round, row by row, is no circle in the end.
    let rows: &[&[&str]] = &[
        &["单位名称", "类别", "主管部门"],
        &["县第一中学", "学校", "县校办工厂"],
        &["县校办工厂", "", "县教育局"],
    ];
    let path = desk.file("名册二.xlsx", &sheet(rows));
    let answer = desk.call("import_register", json!({ "path": path, "overwrite": true }));
    assert_eq!(answer["rows"][0]["problem"], Value::Null, "{answer:#}");
    assert_eq!(department(&desk, "县第一中学")["superior"], "县校办工厂");
    assert_eq!(department(&desk, "县校办工厂")["superior"], "县教育局");
}

/// One bad row costs no other, and each of its problems is told.
#[test]
fn a_bad_row_costs_no_other() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县审计局", "aliases": ["审计"] }));
    let rows: &[&[&str]] = &[
        &["单位名称", "单位编码", "别名", "主管部门", "起始年度", "撤销年度"],
        &["县粮食局", "001", "审计", "县发改委", "2024", "2020"],
        &["县水利局", "002", "\u{200b}", "", "去年", "明年"],
        &["\u{200b}", "003", "", "", "", ""],
        &["县林业局", "004", "", "", "", ""],
    ];
    let answer = desk.call("import_register", json!({ "path": desk.file("名册.xlsx", &sheet(rows)) }));
    let problem = |n: usize| answer["rows"][n]["problem"].as_str().unwrap().to_owned();
    for part in ["撤销年度2020", "别名“审计”", "主管部门“县发改委”"] {
        assert!(problem(0).contains(part), "{part}: {}", problem(0));
    }
    assert!(problem(1).contains("“去年”") && problem(1).contains("“明年”"), "{}", problem(1));
    assert_eq!(
        outcomes(&answer)[2],
        (4, "003".to_owned(), "refused".to_owned()),
        "a row without a name is told"
    );
    assert!(problem(2).contains("没有写单位名称"), "{}", problem(2));
    assert_eq!(department(&desk, "县粮食局")["code"], "001");
    assert_eq!(department(&desk, "县粮食局").get("first_year"), None);
    assert_eq!(department(&desk, "县林业局")["code"], "004");
}

/// Excel makes a number of a code and takes its leading zeros away: that is no other code, and nothing overwrites the
/// whole one.
#[test]
fn a_code_that_lost_its_zeros_is_the_same() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县财政局", "code": "001203" }));
    let rows: &[&[&str]] = &[
        &["单位编码", "单位名称"],
        &["#1203", "县财政局"],
        &["#1204", "县水利局"],
        &["0120301", "县国库中心"],
    ];
    let path = desk.file("名册.xlsx", &sheet(rows));
    let answer = desk.call("import_register", json!({ "path": path, "overwrite": true }));
    assert_eq!(answer["rows"][0]["outcome"], "unchanged", "{answer:#}");
    assert_eq!(department(&desk, "县财政局")["code"], "001203");
    assert_eq!(department(&desk, "县水利局")["code"], "1204");
    let told = answer["rows"][1]["problem"].as_str().unwrap();
    assert!(told.contains("前面的0"), "{told}");
    assert_eq!(answer["rows"][2]["problem"], Value::Null);
}

/// A code that a file keeps as a number in the format 000000 has its zeros, whichever program wrote the file.
#[test]
fn codes_filled_up_with_zeros_keep_them() {
    for ending in ["xlsx", "xls", "ods", "html", "xml"] {
        let desk = Desk::new();
        let path = format!("{}/../../tests/fixtures/made/padded.{ending}", env!("CARGO_MANIFEST_DIR"));
        let answer = desk.call("import_register", json!({ "path": path }));
        for (row, code) in ["001203", "001204", "001-302", "A005001"].iter().enumerate() {
            assert_eq!(answer["rows"][row]["problem"], Value::Null, "{ending}: {answer:#}");
            let name = answer["rows"][row]["department"].as_str().unwrap();
            assert_eq!(department(&desk, name)["code"], *code, "{ending} {name}");
        }
    }
}

/// The log tells what was done to the register in the clerk's words.
#[test]
fn the_log_tells_of_the_register() {
    let desk = Desk::new();
    desk.call("set_department", json!({ "name": "县卫生局", "code": "0070", "aliases": ["卫生"] }));
    desk.call("set_department", json!({ "name": "县卫健局", "category": "政府部门" }));
    desk.call(
        "set_department",
        json!({ "department": "县卫健局", "name": "县卫生健康局", "superior": "县卫生局", "first_year": 2019 }),
    );
    desk.call("set_department", json!({ "department": "县卫生局", "name": "县卫生局", "code": "0070" }));
    desk.call("merge_departments", json!({ "from": "县卫生局", "into": "县卫生健康局" }));
    let rows: &[&[&str]] = &[&["单位名称", "编制数"], &["县卫生健康局", "12"], &["县气象局", "1"]];
    desk.call("ledger", json!({ "path": desk.file("台账.xlsx", &sheet(rows)), "year": 2024 }));
    let log = desk.call("changes", json!({}));
    let steps: Vec<&str> = log["changes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|change| change["steps"].as_array().unwrap())
        .map(|step| step.as_str().unwrap())
        .collect();
    for part in [
        "改名为“县卫生健康局”",
        "并入“县卫生健康局”",
        "编码 0070",
        "类别 政府部门",
        "主管部门 县卫生局",
        "起始年度 2019",
        "去掉别名“卫生”",
        "2024 年度台账“台账.xlsx”",
    ] {
        assert!(steps.iter().any(|step| step.contains(part)), "{part} in {steps:#?}");
    }
    let english =
        |step: &&&str| step.split(['“', '”']).step_by(2).any(|text| text.contains(char::is_lowercase));
    assert_eq!(steps.iter().find(english), None);
}

/// A merger says what it would move before it moves anything; what keeps the two apart is said by year.
#[test]
fn a_merger_is_told_first() {
    let desk = Desk::new();
    desk.call(
        "set_department",
        json!({ "name": "县卫生局", "code": "0070", "category": "政府部门", "aliases": ["卫生局机关"] }),
    );
    desk.call("set_department", json!({ "name": "县人民医院", "superior": "县卫生局" }));
    desk.filed("县卫生局", 2022, "2");
    desk.filed("县卫生健康局", 2023, "3");
    let request = json!({ "from": "县卫生局", "into": "县卫生健康局", "dry_run": true });
    let plan = desk.call("merge_departments", request.clone())["plan"].take();
    assert_eq!(
        plan,
        json!({ "from": "县卫生局", "into": "县卫生健康局", "filings": [2022], "ledgers": [],
            "names": ["卫生局机关", "县卫生局"], "subordinates": ["县人民医院"], "code": "0070",
            "category": "政府部门", "superior": null, "conflicts": [] })
    );
    assert_eq!(department(&desk, "县卫生局")["years"], json!([2022]), "nothing moved");
    assert_eq!(department(&desk, "县卫生健康局")["unregistered"], true, "it only filed");
    desk.filed("县卫生局", 2023, "2");
    let conflicts = desk.call("merge_departments", request)["plan"]["conflicts"].take();
    assert_eq!(
        conflicts,
        json!([{ "year": 2023, "what": "报送", "remedy": "请先核对这些年度哪一份是对的，撤销另一份的导入" }])
    );
    desk.call("merge_departments", json!({ "from": "县人民医院", "into": "县卫生健康局" }));
    let kept = department(&desk, "县卫生健康局");
    assert_eq!((&kept["superior"], &kept["unregistered"]), (&json!("县卫生局"), &Value::Null));
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}
