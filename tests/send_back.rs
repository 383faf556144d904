//! Filings sent back with the list of their findings. Protects that what a department is told and what is recorded are
//! the same, for all of them or for none.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use jiheng_core::Code;
use serde_json::{Value, json};

const TWO: [&str; 2] = ["县水利局", "县林业局"];

/// Two departments that lack annexes, and say nothing of their indicators.
fn desk() -> Desk {
    let desk = Desk::new();
    for name in TWO {
        desk.filed(name, 2024, "2");
    }
    desk
}

fn send(desk: &Desk, more: Value) -> Result<Value, Code> {
    let mut request = json!({ "year": 2024, "departments": TWO, "reason": "合计不对" });
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.ask("send_back", request).map_err(|error| {
        assert!(error.message.ends_with('。'), "{error}");
        error.code
    })
}

/// State, times returned, and how many findings have each status: what must not change when nothing was sent.
fn stands(desk: &Desk, department: &str) -> (String, u64, usize, usize) {
    let status = desk.call("filing_status", json!({ "year": 2024 }));
    let rows = status["rows"].as_array().unwrap().clone();
    let row = rows.into_iter().find(|row| row["department"] == department).unwrap();
    let rows = desk.call("findings", json!({ "year": 2024 }))["rows"].as_array().unwrap().clone();
    let count = |status: &str| {
        rows.iter().filter(|row| row["department"] == department && row["status"] == status).count()
    };
    let state = row["state"].as_str().unwrap().to_owned();
    (state, row["times_returned"].as_u64().unwrap(), count("pending"), count("notified"))
}

/// The first time all findings are new; the second, only what was put back to 待处理. What is waived is not told again.
#[test]
fn what_is_told_is_recorded() {
    let desk = desk();
    let (_, _, found, _) = stands(&desk, TWO[0]);
    assert!(found > 1, "the filing lacks annexes");
    let asked = send(&desk, json!({ "dry_run": true })).unwrap();
    assert_eq!(stands(&desk, TWO[0]), ("received".to_owned(), 0, found, 0), "asking changes nothing");
    let sent = send(&desk, json!({})).unwrap();
    assert_eq!(asked, sent);
    let letter = &sent["letters"][0];
    let counts = |letter: &Value| {
        ["error", "warning", "note"]
            .map(|severity| letter["findings"][severity].as_u64().unwrap())
            .iter()
            .sum::<u64>()
    };
    assert_eq!((letter["department"].as_str(), letter["time"].as_u64()), (Some(TWO[0]), Some(1)));
    assert_eq!((counts(letter), letter["new"].as_u64()), (found as u64, Some(found as u64)));
    for name in TWO {
        assert_eq!(stands(&desk, name), ("returned".to_owned(), 1, 0, found));
    }

    let rows = desk.call("findings", json!({ "year": 2024 }))["rows"].as_array().unwrap().clone();
    let history = desk.call("finding_history", json!({ "case": rows[0]["case"] }));
    assert_eq!(history["steps"][1]["reason"], "第1次退回，列入问题清单");
    desk.call(
        "set_finding_status",
        json!({ "cases": [rows[0]["case"]], "status": "waived", "reason": "已说明" }),
    );
    let again = send(&desk, json!({ "departments": [rows[0]["department"]] })).unwrap();
    let letter = &again["letters"][0];
    assert_eq!(
        (letter["time"].as_u64(), counts(letter), letter["new"].as_u64()),
        (Some(2), found as u64 - 1, Some(0))
    );
    let history = desk.call("finding_history", json!({ "case": rows[1]["case"] }));
    assert_eq!(history["steps"].as_array().unwrap().len(), 2, "told once is told");
}

/// Protects one department from being sent back while the other could not be.
#[test]
fn all_or_none() {
    let desk = desk();
    let before = stands(&desk, TWO[1]);
    let rows = desk.call("findings", json!({ "year": 2024 }))["rows"].as_array().unwrap().clone();
    let own: Vec<&Value> =
        rows.iter().filter(|row| row["department"] == TWO[0]).map(|row| &row["case"]).collect();
    desk.call("set_finding_status", json!({ "cases": own, "status": "waived", "reason": "已说明" }));
    assert_eq!(send(&desk, json!({})).unwrap_err(), Code::BadRequest, "nothing is left to tell one of them");
    assert_eq!(send(&desk, json!({ "departments": [TWO[1]], "reason": " " })).unwrap_err(), Code::BadRequest);
    assert_eq!(send(&desk, json!({ "departments": [] })).unwrap_err(), Code::BadRequest);
    let nowhere = desk.folder.path().join("绩衡.db").join("清单");
    send(&desk, json!({ "departments": [TWO[1]], "folder": nowhere })).unwrap_err();
    desk.call("close_year", json!({ "year": 2024 }));
    assert_eq!(send(&desk, json!({ "departments": [TWO[1]] })).unwrap_err(), Code::YearClosed);
    assert_eq!(stands(&desk, TWO[1]), before);
}

/// Protects what goes back with a filing: a list for each department, never over one that may have been filled in.
#[test]
fn a_list_for_each_department() {
    let desk = desk();
    let folder = desk.folder.path().join("清单");
    std::fs::create_dir(&folder).unwrap();
    let sent = send(&desk, json!({ "folder": folder })).unwrap();
    let files: Vec<&str> =
        sent["files"].as_array().unwrap().iter().map(|file| file.as_str().unwrap()).collect();
    assert_eq!(files.len(), 2);
    for (file, department) in files.iter().zip(TWO) {
        assert!(file.ends_with(&format!("{department}-2024年度审核问题清单（第1次退回）.xlsx")), "{file}");
        assert_eq!(&std::fs::read(file).unwrap()[..2], b"PK");
    }
    std::fs::write(folder.join("县林业局-2024年度审核问题清单（第2次退回）.xlsx"), "填好的").unwrap();
    let before = TWO.map(|name| stands(&desk, name));
    assert_eq!(send(&desk, json!({ "folder": folder })).unwrap_err(), Code::OutputUnwritable);
    assert_eq!(TWO.map(|name| stands(&desk, name)), before);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "nothing was written");
}

/// Protects a letter sent by mistake: taking it back brings back the state, the count and what was told, at once.
#[test]
fn one_step_is_taken_back_as_one() {
    let desk = desk();
    let before = TWO.map(|name| stands(&desk, name));
    send(&desk, json!({})).unwrap();
    desk.call("undo", json!({}));
    assert_eq!(TWO.map(|name| stands(&desk, name)), before);
}
