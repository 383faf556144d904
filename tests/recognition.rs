//! Finding the department of a file in the register: protects against one department twice, and against a filing
//! that lands silently under another department.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall};
use jiheng_core::demo::{self, DemoRequest};
use jiheng_core::department::{Department, Recognition, recognise};
use serde_json::{Value, json};

fn names(desk: &Desk) -> Vec<(String, Vec<String>)> {
    let register = desk.call("departments", json!({}));
    let rows = register["departments"].as_array().unwrap().iter();
    rows.map(|row| {
        (row["name"].as_str().unwrap().to_owned(), serde_json::from_value(row["aliases"].clone()).unwrap())
    })
    .collect()
}

/// A near match is asked with its candidates and nothing is written; the answer is remembered.
#[test]
fn a_near_match_is_asked_once() {
    let desk = Desk::new();
    assert_eq!(desk.filed("衡山县开云新区事务中心", 2023, "2")["notes"], json!([]));
    let asked = desk.filed("开云新区事物中心", 2024, "2");
    assert_eq!(asked["status"], "needs_decision");
    assert_eq!(asked["problems"][0]["code"], "department_unknown");
    assert_eq!(
        asked["candidates"],
        json!([{ "name": "衡山县开云新区事务中心", "code": null, "why": "名称只差几个字" }])
    );
    assert_eq!(names(&desk), [("衡山县开云新区事务中心".to_owned(), vec![])]);

    let file = overall("开云新区事物中心", 2024, "2");
    let dry = json!({ "department": "衡山县开云新区事务中心", "dry_run": true });
    assert_eq!(desk.import("a.xlsx", &file, dry)["status"], "imported");
    assert_eq!(names(&desk)[0].1, Vec::<String>::new(), "a rehearsal remembers nothing");
    let answered = desk.import("a.xlsx", &file, json!({ "department": "衡山县开云新区事务中心" }));
    assert_eq!(answered["status"], "imported");
    assert_eq!(answered["filings"][0]["department"], "衡山县开云新区事务中心");
    assert_eq!(
        answered["notes"],
        json!(["已记住“开云新区事物中心”是“衡山县开云新区事务中心”的别名，下次自动认出。"])
    );
    let next = desk.filed("开云新区事物中心", 2025, "2");
    assert_eq!(
        (&next["status"], &next["notes"], &next["candidates"]),
        (&json!("imported"), &json!([]), &json!([]))
    );
    assert_eq!(names(&desk), [("衡山县开云新区事务中心".to_owned(), vec!["开云新区事物中心".to_owned()])]);
}

/// The same name written longer or shorter is taken, and said; a clearly new one is entered, and said where there is a
/// register that lacks it.
#[test]
fn what_is_taken_is_said() {
    let desk = Desk::new();
    desk.filed("衡山县财政局", 2023, "2");
    let short = desk.filed("县财政局", 2024, "2");
    assert_eq!(short["filings"][0]["department"], "衡山县财政局");
    assert_eq!(short["notes"], json!(["表中单位写的是“县财政局”，按名册认作“衡山县财政局”。"]));
    assert_eq!(desk.filed("衡山县审计局", 2024, "2")["notes"], json!([]), "nobody has made a register");
    desk.call("set_department", json!({ "name": "衡山县教育局" }));
    let new = desk.filed("衡山县林业局", 2024, "2");
    assert_eq!(new["status"], "imported");
    assert_eq!(new["notes"], json!(["名册里没有“衡山县林业局”，也没有相近的，作为新部门登记。"]));
    assert_eq!(names(&desk).len(), 4);
}

/// A clerk who repeats the name in the file says that it is a new department; one who mistypes is asked.
#[test]
fn the_clerk_has_the_last_word() {
    let desk = Desk::new();
    desk.filed("衡山县卫生健康局", 2023, "2");
    let file = overall("衡山县卫生健康委员会", 2024, "2");
    let asked = desk.import("a.xlsx", &file, json!({}));
    assert_eq!(asked["candidates"][0]["name"], "衡山县卫生健康局");
    let mistyped = desk.import("a.xlsx", &file, json!({ "department": "衡山县卫生健康处" }));
    assert_eq!(mistyped["status"], "needs_decision", "{mistyped}");
    let repeated = desk.import("a.xlsx", &file, json!({ "department": "衡山县卫生健康委员会" }));
    assert_eq!(repeated["filings"][0]["department"], "衡山县卫生健康委员会");
    assert_eq!(names(&desk).len(), 2);

    // A name that is another department's stays that one's.
    let other = desk.import(
        "b.xlsx",
        &overall("衡山县卫生健康局", 2025, "2"),
        json!({ "department": "衡山县卫生健康委员会" }),
    );
    assert_eq!(other["filings"][0]["department"], "衡山县卫生健康委员会");
    assert_eq!(
        other["notes"],
        json!(["表中单位写的是“衡山县卫生健康局”，按指定记在“衡山县卫生健康委员会”名下。"])
    );
    assert!(names(&desk).iter().all(|(_, aliases)| aliases.is_empty()));
}

/// A whole made-up county of 250: none is taken for another, so that a folder of first filings raises no question.
#[test]
fn a_county_raises_no_question() {
    let request = DemoRequest { departments: 250, from: 2024, to: 2024, ..DemoRequest::default() };
    let mut known: Vec<Department> = Vec::new();
    for made in demo::county(&request).unwrap().departments {
        let name = made.department.name;
        assert_eq!(recognise(&name, &known), Recognition::New, "{name}");
        known.push(Department { name, ..Department::default() });
    }
    // Without the county's name, each finds itself, or is asked where two fit.
    for department in &known {
        let short = department.name.trim_start_matches("示例县");
        assert_eq!(recognise(short, &known), Recognition::Alike(department.name.clone()), "{short}");
    }
}

/// Nothing of what is asked is `null` where scripts iterate.
#[test]
fn lists_are_lists() {
    let desk = Desk::new();
    let broken = desk.import("a.xlsx", b"no workbook", json!({}));
    assert_eq!((&broken["candidates"], &broken["notes"]), (&Value::from(Vec::<Value>::new()), &json!([])));
}

/// Protects budget codes: the code before a name finds the department, a new one is registered with it, one that the
/// register has not is offered, and a code that contradicts the name is asked.
#[test]
fn codes_stand_before_names() {
    let desk = Desk::new();
    let code = |name: &str| {
        let register = desk.call("departments", json!({}));
        let rows = register["departments"].as_array().unwrap().clone();
        rows.iter().find(|row| row["name"] == name).map(|row| row["code"].clone())
    };
    let new = desk.filed("001203-贯塘乡人民政府", 2023, "2");
    assert_eq!(new["filings"][0]["department"], "贯塘乡人民政府");
    assert_eq!(
        new["notes"],
        json!(["名册里没有“贯塘乡人民政府”，也没有相近的，作为新部门登记，编码“001203”。"])
    );
    assert_eq!(code("贯塘乡人民政府"), Some(json!("001203")), "leading zeros are kept");
    let again = desk.filed("001203-贯塘乡人民政府", 2024, "2");
    assert_eq!((&again["status"], &again["notes"]), (&json!("imported"), &json!([])));

    let contradicts = desk.filed("001999-贯塘乡人民政府", 2025, "2");
    assert_eq!(contradicts["status"], "needs_decision");
    assert_eq!(contradicts["candidates"][0]["why"], "名称相同，编码不同");
    let other = desk.filed("001203-白沙镇人民政府", 2025, "2");
    assert_eq!(other["candidates"][0]["why"], "编码相同，名称不同");
    assert_eq!(code("白沙镇人民政府"), None);
    // Answered once: the same contradiction is not asked again.
    let file = overall("001999-贯塘乡人民政府", 2025, "2");
    let answered = desk.import("a.xlsx", &file, json!({ "department": "贯塘乡人民政府" }));
    assert_eq!(answered["filings"][0]["department"], "贯塘乡人民政府");
    assert_eq!(desk.filed("001999-贯塘乡人民政府", 2026, "2")["status"], "imported");
    assert_eq!(code("贯塘乡人民政府"), Some(json!("001203")));

    desk.filed("衡山县水利局", 2023, "2");
    let offered = desk.filed("219001－衡山县水利局", 2024, "2");
    assert_eq!(
        offered["notes"],
        json!(["表中单位的编码是“219001”，名册里“衡山县水利局”还没有编码；如果无误，请在部门名册里补上。"])
    );
    assert_eq!(code("衡山县水利局"), Some(Value::Null), "the register is the bureau's own");
}

/// Protects the clerk from explaining a county's own header twice: it is asked in the preview, kept, used for every later
/// file, said, listed and forgotten again.
#[test]
fn an_explained_header_is_remembered() {
    let desk = Desk::new();
    let form = |year: &str, reason: &str| {
        desk::sheet(&[
            &[&format!("{year}年度部门整体支出绩效自评表")],
            &["单位名称", "衡山县财政局"],
            &[
                "一级指标",
                "二级指标",
                "三级指标",
                "目标",
                "年度指标值",
                "实际完成值",
                "分值",
                "股室评分",
                "核对",
            ],
            &["产出指标", "数量指标", "培训", "#1", "≥3场", "3场", "#50", "#45", reason],
            &["", "", "宣传", "#2", "≥2次", "2次", "#50", "#50", ""],
            &["总分", "", "", "", "", "", "#100", "#95", ""],
        ])
    };
    let path = desk.file("一.xlsx", &form("2023", "已核"));
    let preview = desk.call("preview", json!({ "path": path }));
    let labels = |preview: &Value, list: &str| -> Vec<String> {
        let list = preview[list].as_array().unwrap();
        list.iter().map(|column| column["label"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(labels(&preview, "unknown"), ["目标", "股室评分", "核对"]);
    let asked = &preview["unknown"][1];
    assert_eq!((&asked["cell"], &asked["raw"], &asked["cells"]), (&json!("H4"), &json!("45"), &json!(2)));

    desk.call("learn_label", json!({ "label": "股室 评分", "role": "self_score" }));
    desk.call("learn_label", json!({ "label": "目标", "role": "nothing" }));
    let learnt = desk.call("learn_label", json!({ "label": "核对", "role": "deviation_reason" }));
    assert_eq!(learnt["labels"].as_array().unwrap().len(), 3);
    let preview = desk.call("preview", json!({ "path": path }));
    assert_eq!(labels(&preview, "unknown"), Vec::<String>::new());
    assert_eq!(labels(&preview, "learnt"), ["核对", "目标", "股室评分"]);

    // Another file, later: nothing is asked, and what was used is said.
    let outcome = desk.import("二.xlsx", &form("2024", "核对"), json!({}));
    assert_eq!(
        outcome["notes"],
        json!([
            "“核对”一列按记住的读作“偏差原因”。",
            "“目标”一列按记住的没有读。",
            "“股室评分”一列按记住的读作“自评得分”。"
        ])
    );
    let filing = desk.call("show", json!({ "department": "衡山县财政局", "year": 2024, "sources": true }));
    let rows = &filing["overall"]["indicators"];
    assert_eq!(rows[0]["self_score"], "45");
    assert_eq!(rows[0]["deviation_reason"], "核对", "a value of the same words stays what it is");
    assert_eq!(filing["overall"]["total"]["self_score"], "95");
    assert_eq!(filing["sources"]["overall.indicators.0.self_score"]["cell"], "H4");
    assert_eq!(filing["unread"], json!([]));

    let left = desk.call("forget_label", json!({ "label": "股室评分" }));
    assert_eq!(left["labels"].as_array().unwrap().len(), 2);
    assert_eq!(desk.call("learnt_labels", json!({})), left);
    assert_eq!(labels(&desk.call("preview", json!({ "path": path })), "unknown"), ["股室评分"]);
}

/// Protects what the clerk explained: undoing an import and merging departments leave it, and the log says in words what was
/// learnt and forgotten.
#[test]
fn what_was_learnt_outlives_undo_and_merging() {
    let desk = Desk::new();
    desk.call("learn_label", json!({ "label": "股室 评分", "role": "self_score" }));
    desk.call("learn_label", json!({ "label": "目标", "role": "nothing" }));
    desk.call("forget_label", json!({ "label": "目标" }));
    let learnt = desk.call("learnt_labels", json!({}));
    desk.filed("县水利局", 2024, "1");
    let id = desk.call("imports", json!({}))["imports"][0]["id"].clone();
    desk.call("undo_import", json!({ "id": id }));
    desk.call("set_department", json!({ "name": "县水务局" }));
    desk.call("merge_departments", json!({ "from": "县水利局", "into": "县水务局" }));
    assert_eq!(desk.call("learnt_labels", json!({})), learnt);
    assert_eq!(desk.call("check", json!({}))["ok"], true);
    let log = desk.call("changes", json!({ "limit": 50 }));
    let changes = log["changes"].as_array().unwrap();
    let said = |action: &str| -> Vec<&str> {
        let of = changes.iter().filter(|change| change["action"] == action);
        of.flat_map(|change| change["steps"].as_array().unwrap()).filter_map(Value::as_str).collect()
    };
    assert_eq!(said("learn_label"), ["表头“目标”一列记作：不读", "表头“股室评分”一列记作：自评得分"]);
    assert_eq!(said("forget_label"), ["不再记住表头“目标”一列的含义"]);
}

/// Protects a department that sends its annexes in two files: they are one filing, whichever comes first.
#[test]
fn two_files_are_one_filing() {
    let made = |name: &str| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/made");
        std::fs::read(folder.join(name)).unwrap()
    };
    for order in [["split_1.xlsx", "split_2.xlsx"], ["split_2.xlsx", "split_1.xlsx"]] {
        let desk = Desk::new();
        for name in order {
            assert_eq!(desk.import(name, &made(name), json!({}))["status"], "imported");
        }
        let filing = desk.call("show", json!({ "department": "某县水利局", "year": 2024 }));
        assert_eq!(filing["version"], 1);
        assert_eq!(filing["basic_data"]["staffing"]["authorised_posts"], "20");
        assert_eq!(filing["overall"]["funds"]["executed"], "180");
    }
}
