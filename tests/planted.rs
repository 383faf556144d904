//! Recall and precision of the rules, on workbooks that a separate script wrote (tests/fixtures/planted/plant.py): clean
//! ones, which hold whatever is never a finding, and the same with one fault each.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use desk::Desk;
use serde::Deserialize;
use serde_json::{Value, json};

/// A planted workbook: the rule that must find its fault, and those that the same fault rightly brings up.
#[derive(Deserialize)]
struct Planted {
    file: String,
    department: String,
    year: i32,
    rule: String,
    also: BTreeSet<String>,
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/planted").join(name)
}

fn import(desk: &Desk, name: &str, department: Option<&str>) {
    let answer = desk.call("import", json!({ "paths": [fixture(name)], "department": department }));
    for file in answer["files"].as_array().unwrap() {
        assert_eq!(file["status"], "imported", "{file:#}");
    }
}

fn text(finding: &Value, field: &str) -> String {
    finding[field].as_str().unwrap_or_default().to_owned()
}

/// One line a finding.
fn line(finding: &Value) -> String {
    let part = |field| text(finding, field);
    format!(
        "{} {} {} {}：{}",
        part("severity"),
        part("rule"),
        part("department"),
        finding["year"],
        part("message")
    )
}

/// How a rule did.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    alarms: usize,
}

/// Protects recall and precision, rule by rule: every planted fault is found by its rule; no rule says anything of a
/// clean workbook beyond a note, nor of a planted one what its fault does not bring up.
#[test]
fn planted_faults_are_found_and_nothing_else() {
    let desk = Desk::new();
    let mut rules = jiheng_core::scoring::presets().remove(2);
    rules.name = "2022年度规则".to_owned();
    desk.call("set_rule_set", json!({ "year": 2022, "rules": rules, "reason": "县里的表样" }));
    import(&desk, "clean.zip", None);
    import(&desk, "planted.zip", None);
    desk.call("ledger", json!({ "path": fixture("ledger.xlsx"), "year": 2024, "unit": "ten_thousand_yuan" }));
    let manifest: Vec<Planted> =
        serde_json::from_slice(&std::fs::read(fixture("manifest.json")).unwrap()).unwrap();
    let asked = manifest.iter().find(|planted| planted.rule == "department_name").unwrap();
    import(&desk, "asked.zip", Some(&asked.department));
    let answer = desk.call("audit", json!({}));
    let mut by_filing: BTreeMap<(String, i64), Vec<&Value>> = BTreeMap::new();
    for finding in answer["findings"].as_array().unwrap() {
        let filing = (text(finding, "department"), finding["year"].as_i64().unwrap());
        by_filing.entry(filing).or_default().push(finding);
    }
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for planted in &manifest {
        let findings =
            by_filing.remove(&(planted.department.clone(), i64::from(planted.year))).unwrap_or_default();
        let score = scores.entry(planted.rule.clone()).or_default();
        score.planted += 1;
        if findings.iter().any(|finding| finding["rule"] == planted.rule.as_str()) {
            score.found += 1;
        } else {
            let said: Vec<String> = findings.iter().map(|finding| line(finding)).collect();
            wrong.push(format!("{} was not found; said {said:#?}", planted.file));
        }
        for finding in findings {
            let rule = text(finding, "rule");
            if rule != planted.rule && !planted.also.contains(&rule) && finding["severity"] != "note" {
                scores.entry(rule).or_default().alarms += 1;
                wrong.push(format!("{}: {}", planted.file, line(finding)));
            }
        }
    }
    // What is left was not touched by any fault.
    for finding in by_filing.values().flatten().filter(|finding| finding["severity"] != "note") {
        scores.entry(text(finding, "rule")).or_default().alarms += 1;
        wrong.push(format!("clean: {}", line(finding)));
    }
    println!("{:32} {:>7} {:>5} {:>6} {:>9}", "rule", "planted", "found", "recall", "precision");
    for (rule, score) in &scores {
        let share = |part: usize, whole: usize| match whole {
            0 => "-".to_owned(),
            whole => format!("{}%", part * 100 / whole),
        };
        let (recall, precision) =
            (share(score.found, score.planted), share(score.found, score.found + score.alarms));
        println!("{rule:32} {:>7} {:>5} {recall:>6} {precision:>9}", score.planted, score.found);
    }
    let ids: BTreeSet<String> =
        jiheng_core::audit::registry::rules().iter().map(|rule| rule.id.to_owned()).collect();
    let missing: Vec<&String> = ids.iter().filter(|id| !scores.contains_key(*id)).collect();
    println!("rules without a planted workbook: {missing:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
