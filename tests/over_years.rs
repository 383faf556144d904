//! 部门档案 and 项目 as commands: what they read is what the filings hold, and what the pages show of it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use jiheng_core::Code;
use jiheng_core::storage::Extent;
use serde_json::{Value, json};

fn county() -> (Desk, String) {
    let desk = Desk::new();
    desk.call("demo", json!({"departments": 8, "from": 2022, "to": 2024, "seed": 7}));
    let projects = desk.call("projects", json!({"year": 2024}));
    let row = projects["rows"].as_array().unwrap().iter().find(|row| row["shared_name"] == false).unwrap();
    let someone = row["department"].as_str().unwrap().to_owned();
    (desk, someone)
}

/// Protects places and lists of projects, which are read without cells and in a way of their own, from coming out
/// otherwise than the filings that are read whole: corrected values, decisions and findings too.
#[test]
fn scores_are_the_same_however_they_are_read() {
    let (desk, someone) = county();
    let correct = |path: &str, value: &str| {
        desk.call(
            "correct",
            json!({"department": someone, "year": 2024, "path": path, "value": value, "reason": "电话核实"}),
        )
    };
    correct("projects.0.funds.total.executed", "0.5");
    correct("projects.0.indicators.0.target", "≥1000000");
    correct("overall.funds.executed", "0.25");
    desk.call(
        "review",
        json!({"department": someone, "year": 2024, "by": "王五", "decisions": [
            {"form": "project:0", "item": "1", "score": "0", "reason": "没有佐证"},
            {"form": "overall", "item": "0", "score": "1", "reason": "没有佐证"},
        ]}),
    );
    let store = desk.app.store();
    for year in 2022..=2024 {
        let whole = store.assessed(year, None, Extent::Whole).unwrap();
        let projects = store.scored_projects(year).unwrap();
        let scored = store.scores(year).unwrap();
        assert_eq!(whole.len(), projects.len());
        assert!(whole.iter().any(|filing| !filing.filing.projects.is_empty()));
        for (whole, part) in whole.iter().zip(&projects) {
            assert_eq!(whole.filing.department, part.filing.department);
            assert_eq!(whole.scores.projects, part.scores.projects);
            assert_eq!(whole.project_findings, part.project_findings);
            for (whole, part) in whole.filing.projects.iter().zip(&part.filing.projects) {
                assert_eq!(whole.name.value, part.name.value);
                assert_eq!(whole.funds.total.initial_budget.value, part.funds.total.initial_budget.value);
            }
            let own = scored.iter().find(|other| other.filing.department == whole.filing.department);
            assert_eq!(whole.scores.overall, own.unwrap().scores.overall);
        }
    }
}

/// Protects the dossier of a department from losing what it filed, what was done to it, and its place in the county.
#[test]
fn a_dossier_holds_what_was_filed() {
    let (desk, someone) = county();
    desk.call(
        "set_state",
        json!({"department": someone, "year": 2024, "state": "returned", "reason": "合计不对", "date": "2025-04-01"}),
    );
    let dossier = desk.call("dossier", json!({"department": someone}));
    let years: Vec<&Value> = dossier["years"].as_array().unwrap().iter().collect();
    assert_eq!(years.iter().map(|year| &year["year"]).collect::<Vec<_>>(), [2022, 2023, 2024]);
    let ranking = desk.call("rank", json!({"year": 2024}));
    let own = ranking["rows"].as_array().unwrap().iter().find(|row| row["department"] == *someone).unwrap();
    assert_eq!(years[2]["place"]["rank"], own["rank"]);
    assert_eq!(years[2]["scores"]["final_score"], own["final_score"]);
    assert_eq!(years[2]["findings"]["open"]["error"], own["errors"]);
    assert_eq!(years[2]["state"]["times_returned"], 1);
    let quality = desk.call("quality", json!({"year": 2024}));
    let judged =
        quality["rows"].as_array().unwrap().iter().find(|row| row["department"] == *someone).unwrap();
    assert_eq!(years[2]["quality"], *judged);
    let rows = dossier["rows"].as_array().unwrap();
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let trend = desk.call("trend", json!({"metric": "execution_rate", "departments": [someone]}));
    let point = |n: usize| &trend["series"][0]["points"][n]["value"];
    for n in 0..3 {
        assert_eq!(&row("execution_rate")["cells"][n]["value"], point(n));
    }
    let shown = desk.call("show", json!({"department": someone, "year": 2024, "sources": false}));
    let documents = dossier["documents"].as_array().unwrap();
    let of_2024: Vec<_> = documents.iter().filter(|file| file["year"] == 2024).collect();
    let filed = shown["files"].as_array().unwrap();
    assert_eq!(
        of_2024.iter().map(|file| (&file["name"], &file["sha256"])).collect::<Vec<_>>(),
        filed.iter().map(|file| (&file["name"], &file["sha256"])).collect::<Vec<_>>()
    );
    assert_eq!(dossier["versions"][0]["year"], 2024);
}

/// Protects a renamed department, and one that was merged, from having two dossiers; a year without a filing from
/// vanishing; files from being ascribed to the wrong import.
#[test]
fn a_renamed_department_has_one_dossier() {
    let desk = Desk::new();
    desk.filed("县文化旅游和广电体育局", 2022, "1");
    desk.filed("县水利局", 2023, "2");
    desk.filed("县水利局", 2024, "2");
    desk.filed("县文旅中心", 2024, "2");
    desk.call("merge_departments", json!({"from": "县文化旅游和广电体育局", "into": "县文旅中心"}));
    desk.call("set_department", json!({"name": "县文化馆", "superior": "县文旅中心"}));
    let dossier = desk.call("dossier", json!({"department": "县文化旅游和广电体育局"}));
    assert_eq!(dossier["department"]["name"], "县文旅中心");
    assert_eq!(dossier["department"]["aliases"], json!(["县文化旅游和广电体育局"]));
    assert_eq!(dossier["subordinates"], json!(["县文化馆"]));
    let years: Vec<_> = dossier["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|y| (&y["year"], &y["version"], &y["filed_as"]))
        .collect();
    let (none, one) = (&Value::Null, &json!(1));
    assert_eq!(
        years,
        [
            (&json!(2022), one, &json!("县文化旅游和广电体育局")),
            (&json!(2023), none, none),
            (&json!(2024), one, none)
        ]
    );
    let executed =
        dossier["rows"].as_array().unwrap().iter().find(|row| row["id"] == "execution_rate").unwrap();
    assert_eq!(executed["cells"][0]["value"], "0.5");
    assert_eq!(executed["cells"][2]["change"], Value::Null, "nothing is subtracted over a gap");
    let documents = dossier["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 2);
    assert_eq!((&documents[0]["import"], &documents[1]["import"]), (&json!(1), &json!(4)));
    assert_eq!(documents[0]["imported_by"], "张三");
    // One that is there and never filed has the county's years.
    let hall = desk.call("dossier", json!({"department": "县文化馆"}));
    assert_eq!(hall["years"].as_array().unwrap().len(), 3);
    assert_eq!(hall["department"]["superior"], "县文旅中心");
    assert_eq!(desk.ask("dossier", json!({"department": "没有这个局"})).unwrap_err().code, Code::NotFound);
}

/// Protects the way from a list of projects to one of them over the years, and from one of them to the list.
#[test]
fn a_project_is_found_over_the_years() {
    let (desk, someone) = county();
    let all = desk.call("projects", json!({"year": 2024}));
    let own = desk.call("projects", json!({"year": 2024, "department": someone}));
    let rows = own["rows"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.len() < all["rows"].as_array().unwrap().len());
    for row in rows {
        assert!(all["rows"].as_array().unwrap().contains(row), "places stay those among all");
    }
    let ranked = desk.call("rank", json!({"year": 2024, "projects": true}));
    let places = |rows: &Value| -> Vec<(Value, Value)> {
        let rows = rows.as_array().unwrap().iter().filter(|row| row["due"] != "missing");
        let mut places: Vec<_> = rows.map(|row| (row["rank"].clone(), row["final_score"].clone())).collect();
        places.sort_by_key(|(rank, _)| rank.as_u64());
        places
    };
    assert_eq!(places(&all["rows"]), places(&ranked["rows"]));
    let row = rows.iter().find(|row| row["shared_name"] == false && row["named"] == true).unwrap();
    let history = desk.call("project_history", json!({"department": someone, "project": row["project"]}));
    let year = history["years"].as_array().unwrap().iter().find(|year| year["year"] == 2024).unwrap();
    assert_eq!((&year["found"], &year["nth"][0]), (&json!("same"), &row["nth"]));
    assert!(!history["indicators"].as_array().unwrap().is_empty());
    let missing = json!({"department": someone, "project": "没有这个项目"});
    assert_eq!(desk.ask("project_history", missing).unwrap_err().code, Code::NotFound);
}
