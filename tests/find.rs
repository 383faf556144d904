//! Ctrl+K: protects that a clerk finds a department, project, indicator or finding by a few characters of its name,
//! however they are typed, and that the best comes first.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, sheet};
use serde_json::{Value, json};

fn form(department: &str, year: i32, indicator: &str) -> Vec<u8> {
    sheet(&[
        &[&format!("{year}年度部门整体支出绩效自评表")],
        &["单位名称", department],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "2", "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        &["产出指标", "数量指标", indicator, "≥3座", "3座", "40", "45"],
        &["产出指标", "质量指标", "验收合格率", "≥95%", "98%", "50", "50"],
        &["总分", "", "", "", "", "100", "100"],
    ])
}

fn project(department: &str, name: &str) -> Vec<u8> {
    sheet(&[
        &["2024年度项目支出绩效自评表"],
        &["项目名称", name],
        &["主管部门", department, "实施单位", department],
        &["", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        &["年度资金总额", "1", "2", "2", "10", "100%", "10"],
        &["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "偏差原因"],
        &["产出指标", "数量指标", "巡河次数", "≥12次", "12次", "90", "90"],
        &["总分", "", "", "", "", "100", "100"],
    ])
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.import("1.xlsx", &form("县水利局", 2024, "新建泵站ＡＢ型"), json!({}));
    desk.import("2.xlsx", &form("县水利局", 2023, "加固堤防"), json!({}));
    desk.import("3.xlsx", &form("县林业局", 2024, "造林面积"), json!({}));
    for name in ["河道清淤", "水利设施维修"] {
        let more = json!({ "department": "县水利局" });
        desk.import(&format!("{name}.xlsx"), &project("县水利局", name), more);
    }
    desk.call(
        "set_department",
        json!({ "department": "县水利局", "name": "县水利局", "code": "0071", "aliases": ["水务局"] }),
    );
    desk
}

fn find(desk: &Desk, text: &str) -> Value {
    desk.call("find", json!({ "text": text, "year": 2024 }))
}

/// 「kind title」 of every hit, in order.
fn titles(found: &Value) -> Vec<String> {
    let group = |group: &Value| -> Vec<String> {
        let kind = group["kind"].as_str().unwrap().to_owned();
        let hits = group["hits"].as_array().unwrap().iter();
        hits.map(|hit| format!("{kind} {} {}", hit["title"].as_str().unwrap(), hit["year"])).collect()
    };
    found["groups"].as_array().unwrap().iter().flat_map(group).collect()
}

/// A department is found by its name, another name it had, and its code.
#[test]
fn departments_by_all_their_names() {
    let desk = desk();
    for text in ["县水利局", "水务", "0071", "００７１"] {
        assert_eq!(titles(&find(&desk, text))[0], "department 县水利局 2024", "{text}");
    }
}

/// Each kind is found, each leads to its place, and the year that is looked at comes first.
#[test]
fn every_kind_with_its_place() {
    let desk = desk();
    let found = find(&desk, "水利");
    assert_eq!(titles(&found), ["department 县水利局 2024", "project 水利设施维修 2024"]);
    let row = &find(&desk, "巡河")["groups"][0]["hits"];
    let paths: Vec<&str> = row.as_array().unwrap().iter().map(|hit| hit["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["projects.0.indicators.0.name", "projects.1.indicators.0.name"]);
    let shown = desk.call("show", json!({ "department": "县水利局", "year": 2024 }));
    for (hit, nth) in row.as_array().unwrap().iter().zip(0..) {
        assert_eq!(
            hit["project"], shown["projects"][nth]["name"],
            "the path leads to the project that is named"
        );
    }
    let finding = &find(&desk, "超过分值")["groups"][0];
    assert_eq!(finding["kind"], "finding");
    assert!(finding["hits"][0]["case"].is_number());
}

/// Full width, capitals and several words do not matter; the department's name narrows down.
#[test]
fn however_it_is_typed() {
    let desk = desk();
    for text in ["泵站ab", "泵站ＡＢ", "水利 ab型", "  AB型　水利"] {
        assert_eq!(titles(&find(&desk, text))[0], "indicator 新建泵站ＡＢ型 2024", "{text}");
    }
    assert_eq!(find(&desk, "ab")["groups"][0]["hits"][0]["marks"], json!([[4, 2]]));
    assert_eq!(titles(&find(&desk, "林业 验收")), ["indicator 验收合格率 2024"]);
}

/// What only another year has is found there; what is nowhere is told as nothing.
#[test]
fn other_years_after_this_one() {
    let desk = desk();
    assert_eq!(titles(&find(&desk, "堤防"))[0], "indicator 加固堤防 2023");
    assert_eq!(titles(&find(&desk, "高铁")), Vec::<String>::new());
    assert_eq!(titles(&find(&desk, " ")), Vec::<String>::new());
}

/// What a clerk types is text, not a pattern; the answer is bounded.
#[test]
fn signs_are_taken_as_they_are() {
    let desk = desk();
    for text in ["%", "'", "＞"] {
        let found = find(&desk, text);
        for hit in
            found["groups"].as_array().unwrap().iter().flat_map(|group| group["hits"].as_array().unwrap())
        {
            assert!(format!("{}{}", hit["title"], hit["detail"]).contains(text), "{text}: {hit}");
        }
    }
    assert!(titles(&find(&desk, "_")).is_empty());
    let one = desk.call("find", json!({ "text": "合格", "year": 2024, "limit": 1 }));
    assert_eq!(
        (one["groups"][0]["hits"].as_array().unwrap().len(), &one["groups"][0]["more"]),
        (1, &json!(true))
    );
    let error = desk.ask("find", json!({ "text": "字".repeat(61), "year": 2024 })).unwrap_err();
    assert!(error.message.ends_with('。'));
}
