//! The two real filings, imported and ranked through the dispatcher: what every host shows of them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use jiheng_core::metrics::METRICS;
use jiheng_core::ranking::{Question, rank};
use jiheng_core::storage::Extent;
use jiheng_rpc::{App, Code, Host, Silent, dispatch};
use serde_json::{Value, json};

/// A fresh database with both filings in it.
struct Desk {
    app: App,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new(ending: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("绩衡.db"), Host::new("测试")).unwrap();
        let filings = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/filings");
        let mut paths: Vec<_> = std::fs::read_dir(filings)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|found| found == ending))
            .collect();
        paths.sort();
        assert_eq!(paths.len(), 2);
        let desk = Self { app, folder };
        desk.ask("import", json!({ "paths": paths }));
        desk
    }

    fn ask(&self, name: &str, request: Value) -> Value {
        dispatch(&self.app, name, request, &Silent).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    fn refusal(&self, name: &str, request: Value) -> jiheng_rpc::Error {
        dispatch(&self.app, name, request, &Silent).unwrap_err()
    }
}

/// Protects the main result: what 高新区 claims, what its figures support, and that weights of 95 are not stretched to 100.
#[test]
fn the_ranking_of_2024() {
    for ending in ["xlsx", "docx"] {
        let desk = Desk::new(ending);
        for (by, score) in [("self", "100"), ("recomputed", "95"), ("final", "95")] {
            let ranking = desk.ask("rank", json!({ "year": 2024, "by": by }));
            let row = &ranking["rows"][0];
            assert_eq!(ranking["rows"].as_array().unwrap().len(), 1);
            assert_eq!(row["department"], "衡山高新技术产业开发区管理委员会");
            assert_eq!((&row["rank"], &row["grade"]), (&json!(1), &json!("优")));
            let key = if by == "self" { "self_score" } else { "final_score" };
            assert_eq!(row[key], score, "{ending} by {by}");
            assert_eq!(row["score_gap"], "5");
            assert_eq!(row["revised_budget"], "33963.61");
            assert_eq!(row["execution_rate"], "1");
            assert_eq!(row["unsupported_points"], "0");
            assert_eq!(row["previous_rank"], Value::Null);
            assert!(row["errors"].as_u64().unwrap() > 0);
            assert_eq!(ranking["rule_set"], "默认规则（50/30/10）");
            assert!(ranking["as_of"].is_string());
        }
        let reviewed = desk.ask("rank", json!({ "year": 2024, "by": "reviewed" }));
        assert_eq!(reviewed["rows"][0]["rank"], Value::Null);
    }
}

/// Protects the count of points claimed without a target: 7 of 开云's 11 indicators, 57 points.
#[test]
fn the_ranking_of_2023() {
    for ending in ["xlsx", "docx"] {
        let desk = Desk::new(ending);
        let row = &desk.ask("rank", json!({ "year": 2023 }))["rows"][0];
        assert_eq!(row["department"], "衡山县开云新区事务中心");
        assert_eq!(row["self_score"], "95");
        assert_eq!(row["recomputed_score"], "95");
        assert_eq!(row["unsupported_points"], "57");
        assert_eq!(row["score_gap"], "0");
    }
}

/// Protects projects: ten of 高新区, none with a total self-score, all placed by what their figures support.
#[test]
fn the_projects_of_2024() {
    let desk = Desk::new("xlsx");
    let rows =
        desk.ask("rank", json!({ "year": 2024, "by": "recomputed", "projects": true }))["rows"].clone();
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().all(|row| row["self_score"].is_null() && row["score_gap"].is_null()));
    assert!(rows.iter().all(|row| row["rank"] == 1 && row["recomputed_score"] == "95"), "{rows:#?}");
    let unranked = desk.ask("rank", json!({ "year": 2024, "by": "self", "projects": true }));
    assert!(unranked["rows"].as_array().unwrap().iter().all(|row| row["rank"].is_null()));
}

/// Protects comparisons and trends over the real filings, from either file format.
#[test]
fn figures_across_the_years() {
    for ending in ["xlsx", "docx"] {
        let desk = Desk::new(ending);
        let value = |year: i32, metric: &str| {
            desk.ask("compare", json!({ "year": year, "metric": metric }))["rows"][0]["value"].clone()
        };
        assert_eq!(value(2024, "staffing_control_rate"), "0.8285714286");
        assert_eq!(value(2024, "adjustment_rate"), "81.9270680731");
        assert_eq!(value(2024, "project_count"), "10");
        assert_eq!(value(2023, "three_public_change_rate"), "0.2816091954");
        assert_eq!(value(2023, "operating_expense_control_rate"), "1.7691584391");
        assert_eq!(value(2024, "operating_expense_control_rate"), Value::Null, "its budget is a copy");
        let trend = desk.ask("trend", json!({ "metric": "executed" }));
        assert_eq!(trend["series"][0]["covered"], json!([1, 1]));
        assert_eq!(trend["series"][0]["points"][1]["value"], "33963.61");
        let one = desk.ask(
            "trend",
            json!({ "metric": "executed", "departments": ["衡山县开云新区事务中心"], "to": 2025 }),
        );
        let values: Vec<_> = one["series"][0]["points"]
            .as_array()
            .unwrap()
            .iter()
            .map(|point| point["value"].clone())
            .collect();
        assert_eq!(values, [json!("1353.05"), Value::Null, Value::Null]);
    }
}

/// Protects scripts from silence: what cannot be answered has a code, what is merely empty is empty.
#[test]
fn questions_without_an_answer() {
    let desk = Desk::new("xlsx");
    let unknown = desk.refusal("compare", json!({ "year": 2024, "metric": "nonsense" }));
    assert_eq!(unknown.code, Code::BadRequest);
    assert!(unknown.message.contains("finding_errors"), "{}", unknown.message);
    assert_eq!(desk.refusal("trend", json!({ "metric": "" })).code, Code::BadRequest);
    let stranger = json!({ "year": 2024, "metric": "executed", "departments": ["火星局"] });
    assert_eq!(desk.refusal("compare", stranger).code, Code::NotFound);
    assert_eq!(desk.ask("rank", json!({ "year": 1999 }))["rows"], json!([]));
    assert_eq!(desk.ask("rank", json!({ "year": i32::MIN }))["rows"], json!([]));
    assert_eq!(desk.ask("compare", json!({ "year": 1999, "metric": "executed" }))["rows"], json!([]));
    let out = desk.folder.path().join("排名.xlsx");
    let report = |year: i32, out: &std::path::Path| json!({ "kind": "ranking", "year": year, "out": out });
    assert_eq!(desk.refusal("report", report(1999, &out)).code, Code::NotFound);
    assert!(!out.exists());
    let written = desk.ask("report", report(2024, &out));
    assert_eq!((&written["rows"], &written["pages"]), (&json!(1), &Value::Null));
    assert!(std::fs::read(&out).unwrap().starts_with(b"PK"));
    let missing = desk.folder.path().join("没有").join("排名.xlsx");
    assert_eq!(desk.refusal("report", report(2024, &missing)).code, Code::OutputUnwritable);
}

/// Protects an empty database: every question has an answer.
#[test]
fn an_empty_county() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("空.db"), Host::new("测试")).unwrap();
    let ask = |name, request| dispatch(&app, name, request, &Silent).unwrap();
    assert_eq!(ask("rank", json!({ "year": 2024 }))["rows"], json!([]));
    assert_eq!(ask("trend", json!({ "metric": "executed" }))["series"][0]["points"], json!([]));
    let asked = ask("trend", json!({ "metric": "executed", "from": 2023 }));
    assert_eq!(asked["series"][0]["points"][0]["value"], Value::Null);
    assert!(ask("metrics", json!({}))["metrics"].as_array().unwrap().len() >= 19);
}

/// Protects comparisons and rankings, which do not read the projects' values, from coming out otherwise for it.
#[test]
fn figures_are_the_same_without_the_projects_values() {
    let desk = Desk::new("docx");
    let store = desk.app.store();
    let department = store.known_department("衡山高新技术产业开发区管理委员会").unwrap();
    for year in [2023, 2024] {
        let whole = store.assessed(year, None, Extent::Whole).unwrap();
        let part = store.assessed(year, None, Extent::Figures).unwrap();
        assert_eq!((whole.len(), part.len()), (1, 1));
        for metric in METRICS {
            assert_eq!(metric.of(&whole[0]), metric.of(&part[0]), "{}", metric.info.id);
        }
        assert_eq!(whole[0].scores.overall, part[0].scores.overall);
        assert_eq!(whole[0].findings, part[0].findings);
        assert!(part[0].filing.projects.iter().all(|project| project.name.value.is_none()));
        let question = |projects| Question { year, projects, ..Question::default() };
        let kept = [store.figures(year).unwrap(), store.project_figures(year).unwrap()];
        for (kept, projects) in kept.iter().zip([false, true]) {
            assert_eq!(rank(kept, &[], &question(projects)), rank(&whole, &[], &question(projects)));
        }
        let own = store.assessed(year, Some(department), Extent::Whole).unwrap();
        assert_eq!(own, if year == 2024 { whole } else { Vec::new() });
    }
}
