//! The commands that answer from what is kept: status, check, departments, filings, audit. Their JSON is what
//! scripts rely on.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::Path;

use jiheng_core::audit::{Audit, Finding, OutcomeCounts, Severity};
use jiheng_core::filing::{Filed, Form, FormKind, Overall};
use jiheng_core::number::{Exact, Score};
use jiheng_core::storage::DepartmentFacts;
use jiheng_core::{Code, Error, Silent, Stamp};
use jiheng_rpc::{App, Host, dispatch};
use serde_json::{Value, json};

fn app(folder: &Path) -> App {
    App::open(&folder.join("绩衡.db"), Host::new("张三")).unwrap()
}

fn ask(app: &App, name: &str, request: Value) -> Result<Value, Error> {
    dispatch(app, name, request, &Silent)
}

/// Two departments; one filed for two years, with findings in the second.
fn filled(folder: &Path) -> App {
    let app = app(folder);
    let stamp = Stamp { at: "2025-04-18T16:30:00+08:00".to_owned(), by: "张三".to_owned() };
    app.store()
        .write(&stamp, "import", |tx| {
            let department = tx.ensure_department("县水利局")?;
            let facts = DepartmentFacts {
                code: Some("001203".to_owned()),
                category: Some("政府部门".to_owned()),
                superior: None,
            };
            tx.describe_department(department, &facts)?;
            tx.ensure_department("县林业局")?;
            for year in [2023, 2024] {
                let filing = tx.new_filing(department, year)?;
                let mut overall = Overall::default();
                overall.total.self_score =
                    Filed { value: Some(Score::from_stored(95_500_000)), origin: None };
                tx.save_form(filing, &Form::Overall(overall), "附件二", None)?;
                let finding = |severity| Finding {
                    rule: "weights_total".to_owned(),
                    severity,
                    department: "县水利局".to_owned(),
                    year,
                    form: FormKind::Overall,
                    project: None,
                    sheet: Some("附件二".to_owned()),
                    cells: vec!["G25".to_owned()],
                    paths: vec!["overall.total.weight".to_owned()],
                    message: "分值合计95，总分填100".to_owned(),
                    detail: None,
                    suggestion: None,
                    left: Some("100".to_owned()),
                    right: Some("95".to_owned()),
                    difference: Some("5".to_owned()),
                };
                let mut audit = Audit {
                    findings: vec![finding(Severity::Error), finding(Severity::Note)],
                    counts: BTreeMap::from([(
                        "weights_total",
                        OutcomeCounts { pass: 3, fail: 2, not_applicable: 1, cannot_judge: 4 },
                    )]),
                };
                audit.findings.truncate(year.abs_diff(2022) as usize);
                tx.replace_findings(filing, &audit)?;
            }
            Ok(())
        })
        .unwrap();
    app
}

/// Protects the first page and scripts: years with filings and errors, the register with codes and years.
#[test]
fn status_and_register() {
    let folder = tempfile::tempdir().unwrap();
    let empty = ask(&app(folder.path()), "status", Value::Null).unwrap();
    assert_eq!(
        (&empty["years"], &empty["departments"], &empty["demo"]),
        (&json!([]), &json!(0), &json!(false))
    );
    let app = filled(folder.path());
    let mut status = ask(&app, "status", json!({})).unwrap();
    assert_eq!(status["database"], app.database.display().to_string());
    status["database"] = Value::Null;
    status["version"] = Value::Null;
    insta::assert_json_snapshot!(status, @r#"
    {
      "version": null,
      "database": null,
      "demo": false,
      "years": [
        {
          "year": 2023,
          "filings": 1,
          "errors": 1
        },
        {
          "year": 2024,
          "filings": 1,
          "errors": 1
        }
      ],
      "departments": 2
    }
    "#);
    insta::assert_json_snapshot!(ask(&app, "departments", json!({})).unwrap(), @r#"
    {
      "departments": [
        {
          "name": "县水利局",
          "code": "001203",
          "category": "政府部门",
          "superior": null,
          "aliases": [],
          "years": [
            2023,
            2024
          ]
        },
        {
          "name": "县林业局",
          "code": null,
          "category": null,
          "superior": null,
          "aliases": [],
          "years": [],
          "unregistered": true
        }
      ]
    }
    "#);
    insta::assert_json_snapshot!(ask(&app, "filings", json!({ "year": 2024 })).unwrap(), @r#"
    {
      "year": 2024,
      "filings": [
        {
          "department": "县水利局",
          "code": "001203",
          "category": "政府部门",
          "version": 1,
          "basic_data": false,
          "overall": true,
          "projects": 0,
          "reports": 0,
          "unread": 0,
          "findings": {
            "error": 1,
            "warning": 0,
            "note": 1
          },
          "self_score": "95.5",
          "updated_at": "2025-04-18T16:30:00+08:00"
        }
      ]
    }
    "#);
    assert_eq!(ask(&app, "filings", json!({ "year": 1999 })).unwrap()["filings"], json!([]));
    let mut check = ask(&app, "check", json!({})).unwrap();
    assert_eq!(check["schema_version"], jiheng_core::storage::newest_version());
    check["schema_version"] = Value::Null;
    insta::assert_json_snapshot!(check, @r#"
    {
      "ok": true,
      "schema_version": null,
      "integrity": "ok",
      "foreign_keys": 0,
      "filings": 2,
      "problems": []
    }
    "#);
}

/// Protects the list of findings: filtered by year, department under any of its names, and severity, with the
/// outcomes of all checks.
#[test]
fn audit_is_filtered() {
    let folder = tempfile::tempdir().unwrap();
    let app = filled(folder.path());
    let count = |request: Value| {
        let answer = ask(&app, "audit", request).unwrap();
        (answer["findings"].as_array().unwrap().len(), answer["counts"]["pass"].as_u64().unwrap())
    };
    assert_eq!(count(json!({})), (3, 6));
    assert_eq!(count(json!({ "year": 2023 })), (1, 3));
    assert_eq!(count(json!({ "department": "县 水利局" })), (3, 6));
    assert_eq!(count(json!({ "department": "001203", "severity": "note" })), (1, 6));
    assert_eq!(count(json!({ "department": "县林业局" })), (0, 0));
    let error = ask(&app, "audit", json!({ "department": "水利" })).unwrap_err();
    assert_eq!(error.code, Code::NotFound);
    assert_eq!(ask(&app, "audit", json!({ "severity": "fatal" })).unwrap_err().code, Code::BadRequest);
    insta::assert_json_snapshot!(ask(&app, "audit", json!({ "year": 2023 })).unwrap(), @r#"
    {
      "findings": [
        {
          "rule": "weights_total",
          "severity": "error",
          "department": "县水利局",
          "year": 2023,
          "form": "overall",
          "project": null,
          "sheet": "附件二",
          "cells": [
            "G25"
          ],
          "paths": [
            "overall.total.weight"
          ],
          "message": "分值合计95，总分填100",
          "detail": null,
          "suggestion": null,
          "left": "100",
          "right": "95",
          "difference": "5",
          "case": null,
          "status": "pending",
          "closed": null,
          "cause": null,
          "settings": "随程序默认"
        }
      ],
      "causes": [],
      "counts": {
        "pass": 3,
        "fail": 2,
        "not_applicable": 1,
        "cannot_judge": 4
      }
    }
    "#);
}
