//! What a page waits for on a county of 150 departments over ten years, command by command.
//!
//! `JIHENG_COUNTY=file` names a county that is there already, made by `jiheng-cli demo --departments 150 --from 2015 --to
//! 2024`; what is measured is a copy of it. Without it one is made.

#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use jiheng_core::report::{Format, ReportKind};
use jiheng_rpc::{App, Host, Silent, dispatch};
use serde_json::{Value, json};

const YEAR: i32 = 2024;
/// A year that is closed, so that there is something published.
const CLOSED: i32 = 2020;

fn county(bench: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("county.db");
    let made = std::env::var_os("JIHENG_COUNTY").map(PathBuf::from);
    if let Some(made) = &made {
        std::fs::copy(made, &path).unwrap();
    }
    let app = App::open(&path, Host::new("bench")).unwrap();
    let ask = |command: &str, request: Value| dispatch(&app, command, request, &Silent).unwrap();
    if made.is_none() {
        ask("demo", json!({"departments": 150, "from": 2015, "to": YEAR}));
    }
    ask("close_year", json!({"year": CLOSED}));
    ask("draw_sample", json!({"year": YEAR, "size": 10, "seed": "2025", "reviewers": ["甲", "乙"]}));
    let filings = ask("filings", json!({"year": YEAR}));
    let names: Vec<&str> = filings["filings"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|line| line["department"].as_str())
        .collect();
    ask("ledger", json!({"path": ledger(folder.path(), &names), "year": YEAR}));
    let (someone, eight) = (names[0], &names[..8]);
    let case = &ask("audit", json!({"year": YEAR, "department": someone}))["findings"][0]["case"];
    let projects = ask("projects", json!({"year": YEAR, "department": someone}));
    let project = &projects["rows"][0]["project"];
    let columns: Vec<Value> = (0..12).map(|n| json!({"title": format!("列{n}"), "kind": "amount"})).collect();
    let figures: Vec<Value> = (0..150).map(|row| json!(vec![format!("{row}.123456"); 12])).collect();
    let table = folder.path().join("表.xlsx");
    let questions = [
        ("status", json!({})),
        ("overview", json!({"year": YEAR})),
        ("filings", json!({"year": YEAR})),
        ("filing_status", json!({"year": YEAR})),
        ("show", json!({"department": someone, "year": YEAR, "sources": true})),
        ("versions", json!({"department": someone, "year": YEAR})),
        ("audit", json!({"year": YEAR})),
        ("audit", json!({"year": YEAR, "department": someone})),
        ("finding_history", json!({"case": case})),
        ("rules", json!({"year": YEAR})),
        ("find", json!({"text": "满意度", "year": YEAR})),
        ("find", json!({"text": "没有的词", "year": YEAR})),
        ("standing", json!({"year": YEAR})),
        ("rank", json!({"year": YEAR})),
        ("rank", json!({"year": YEAR, "projects": true})),
        ("rank", json!({"year": CLOSED, "published": true})),
        ("compare", json!({"year": YEAR, "metric": "execution_rate"})),
        ("compare_departments", json!({"year": YEAR, "departments": eight})),
        ("heat_map", json!({"year": YEAR})),
        ("scatter", json!({"year": YEAR, "x": "revised_budget", "y": "score_gap"})),
        ("trend", json!({"metric": "recomputed_score"})),
        ("trend", json!({"metric": "executed", "county": true, "departments": eight})),
        ("places", json!({"departments": eight})),
        ("structure", json!({"of": "funds"})),
        ("metrics", json!({})),
        ("sample", json!({"year": YEAR})),
        ("quality", json!({"year": YEAR})),
        ("rule_set", json!({"year": YEAR})),
        ("closing", json!({"year": YEAR})),
        ("departments", json!({})),
        ("show_ledger", json!({"year": YEAR})),
        ("rectification", json!({"year": YEAR})),
        ("changes", json!({})),
        ("imports", json!({})),
        ("learnt_labels", json!({})),
        ("backups", json!({})),
        ("dossier", json!({"department": someone})),
        ("projects", json!({"year": YEAR})),
        ("project_history", json!({"department": someone, "project": project, "year": YEAR, "nth": 0})),
        ("save_table", json!({"title": "表", "columns": columns, "rows": figures, "out": table})),
    ];
    let mut group = bench.benchmark_group("150 departments, 10 years, outputs");
    group.sample_size(10);
    for kind in ReportKind::ALL {
        let ending = if kind.formats().contains(&Format::Xlsx) { "xlsx" } else { "docx" };
        let out = folder.path().join(format!("{}.{ending}", kind.id()));
        let department = kind.needs_department().then_some(someone);
        let request = json!({"kind": kind, "year": YEAR, "department": department, "out": out});
        // Of a made-up county nothing is reviewed and nothing is to be mended: those two have nothing to print.
        if dispatch(&app, "report", request.clone(), &Silent).is_err() {
            continue;
        }
        group.bench_function(format!("report {} .{ending}", kind.id()), |b| {
            b.iter(|| dispatch(&app, "report", request.clone(), &Silent).unwrap());
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("150 departments, 10 years");
    group.sample_size(10);
    for (command, request) in &questions {
        group.bench_function(format!("{command} {}", brief(request)), |b| {
            b.iter(|| dispatch(&app, command, request.clone(), &Silent).unwrap());
        });
    }
    group.finish();

    // What is kept between questions is gone after every change: the first question after one reads anew.
    let mut group = bench.benchmark_group("150 departments, 10 years, first after a change");
    group.sample_size(10);
    let turn = RefCell::new(false);
    let change = || {
        let command = if turn.replace_with(|turn| !*turn) { "forget_label" } else { "learn_label" };
        ask(command, json!({"label": "测速", "role": "nothing"}));
    };
    for (command, request) in &questions {
        let kept = [
            "overview",
            "rank",
            "compare",
            "compare_departments",
            "heat_map",
            "scatter",
            "trend",
            "places",
            "structure",
        ];
        if !kept.contains(command) {
            continue;
        }
        group.bench_function(format!("{command} {}", brief(request)), |b| {
            b.iter_batched(
                change,
                |()| dispatch(&app, command, request.clone(), &Silent).unwrap(),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

/// A ledger of all departments, eight projects each.
fn ledger(folder: &Path, names: &[&str]) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0..).zip(["单位名称", "项目名称", "年初预算数", "全年预算数", "执行数"])
    {
        sheet.write(0, column, head).unwrap();
    }
    for (row, n) in (1..).zip(0..names.len() * 8) {
        sheet.write(row, 0, names[n / 8]).unwrap();
        sheet.write(row, 1, format!("项目{}", n % 8)).unwrap();
        for column in 2..5 {
            sheet.write(row, column, 100).unwrap();
        }
    }
    let path = folder.join("台账.xlsx");
    book.save(&path).unwrap();
    path
}

/// A request as the name of a measurement.
fn brief(request: &Value) -> String {
    let short = |value: &Value| match value {
        Value::Array(list) => format!("{} of them", list.len()),
        other => other.to_string(),
    };
    let fields = request.as_object().into_iter().flatten();
    fields.map(|(name, value)| format!("{name} {}", short(value))).collect::<Vec<_>>().join(", ")
}

criterion_group!(benches, county);
criterion_main!(benches);
