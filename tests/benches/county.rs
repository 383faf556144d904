//! What a page waits for on a county of 150 departments over ten years, command by command.

#![allow(clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use jiheng_rpc::{App, Host, Silent, dispatch};
use serde_json::json;

fn county(bench: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("county.db"), Host::new("bench")).unwrap();
    dispatch(&app, "demo", json!({"departments": 150, "from": 2015, "to": 2024}), &Silent).unwrap();
    let filings = dispatch(&app, "filings", json!({"year": 2024}), &Silent).unwrap();
    let someone = &filings["filings"][0]["department"];
    let questions = [
        ("status", json!({})),
        ("filings", json!({"year": 2024})),
        ("show", json!({"department": someone, "year": 2024, "sources": true})),
        ("rank", json!({"year": 2024})),
        ("overview", json!({"year": 2024})),
        ("findings", json!({"year": 2024})),
        ("compare", json!({"year": 2024, "metric": "execution_rate"})),
        ("trend", json!({"metric": "recomputed_score"})),
    ];
    let mut group = bench.benchmark_group("150 departments, 10 years");
    group.sample_size(20);
    for (command, request) in questions {
        group.bench_function(command, |b| {
            b.iter(|| dispatch(&app, command, request.clone(), &Silent).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, county);
criterion_main!(benches);
