//! 抽查 and 自评工作质量, as the window and the command line reach them.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use jiheng_core::Code;
use jiheng_core::number::{Exact, Score};
use serde_json::{Value, json};

fn county() -> Desk {
    let desk = Desk::new();
    desk.call("demo", json!({ "departments": 12, "from": 2024, "to": 2024 }));
    desk
}

fn names(sampled: &Value) -> Vec<String> {
    let rows = sampled["sample"]["departments"].as_array().unwrap();
    rows.iter().map(|row| row["department"].as_str().unwrap().to_owned()).collect()
}

/// Protects the draw: it can be repeated, is kept with its seed, is assigned in turn, and is not made of nothing.
#[test]
fn a_sample_is_drawn_kept_and_assigned() {
    let desk = county();
    assert_eq!(desk.call("sample", json!({ "year": 2024 }))["sample"], Value::Null);
    let request = json!({ "year": 2024, "size": 4, "seed": "2025-05-06", "reviewers": ["王五", "赵六"] });
    let drawn = desk.call("draw_sample", request.clone());
    assert_eq!(names(&drawn).len(), 4);
    let reviewers: Vec<&Value> =
        drawn["sample"]["departments"].as_array().unwrap().iter().map(|row| &row["reviewer"]).collect();
    assert_eq!(reviewers, ["王五", "赵六", "王五", "赵六"]);
    assert_eq!(names(&desk.call("draw_sample", request)), names(&drawn), "the same seed");
    assert_eq!(desk.call("sample", json!({ "year": 2024 }))["sample"]["seed"], "2025-05-06");
    let first = names(&drawn).remove(0);
    let assigned =
        desk.call("assign_reviewer", json!({ "year": 2024, "department": first, "reviewer": "钱七" }));
    assert_eq!(assigned["sample"]["departments"][0]["reviewer"], "钱七");
    for (year, size, seed) in [(2024, 0, "1"), (2024, 3, " "), (2019, 3, "1")] {
        let error = desk.ask("draw_sample", json!({ "year": year, "size": size, "seed": seed })).unwrap_err();
        assert_eq!(error.code, Code::BadRequest);
    }
    assert_eq!(desk.call("check", json!({}))["ok"], true);
}

/// Protects the formula: each part is what its sentence says, and a part that cannot be judged is not counted as 0.
#[test]
fn quality_is_judged_by_the_formula_that_is_shown() {
    let desk = county();
    let before = desk.call("quality", json!({ "year": 2024 }));
    let row = &before["rows"][0];
    assert_eq!((&row["timely"]["score"], &row["of"]), (&Value::Null, &json!("80")), "no deadline is set");
    let points = |text: &Value| -> Score {
        if text.is_null() { Score::default() } else { serde_json::from_value(text.clone()).unwrap() }
    };
    for row in before["rows"].as_array().unwrap() {
        let parts = ["timely", "complete", "correct", "honest"].map(|key| points(&row[key]["score"]));
        assert_eq!(parts.into_iter().sum::<Score>(), points(&row["total"]), "{row}");
        let found = desk.call("audit", json!({ "year": 2024, "department": row["department"] }));
        let count = |severity: &str| {
            let findings = found["findings"].as_array().unwrap();
            i64::try_from(findings.iter().filter(|finding| finding["severity"] == severity).count()).unwrap()
        };
        // In millionths of a point: 30 − 2 for each error − 0.5 for each warning.
        let left = 30_000_000 - 2_000_000 * count("error") - 500_000 * count("warning");
        assert_eq!(points(&row["correct"]["score"]), Score::from_stored(left.max(0)), "{row}");
    }
    let mut rules = desk.call("rule_set", json!({ "year": 2024 }))["editions"][0]["rules"].take();
    rules["quality"]["deadline"] = json!("2001-01-31");
    desk.call("set_rule_set", json!({ "year": 2024, "rules": rules, "reason": "通知规定" }));
    let after = desk.call("quality", json!({ "year": 2024 }));
    assert_eq!((&after["rows"][0]["timely"]["score"], &after["rows"][0]["of"]), (&json!("0"), &json!("100")));
}
