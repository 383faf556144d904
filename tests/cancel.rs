//! Cancelling an import from another call while it runs: protects that it stops, that what came in stays, and that
//! the next import is not stopped by it.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, overall};
use jiheng_core::{Progress, Silent, Step};
use jiheng_rpc::dispatch;
use serde_json::json;

/// Cancels as soon as the import has begun, as the page's button does.
struct Impatient<'a>(&'a Desk);

impl Progress for Impatient<'_> {
    fn step(&self, _: &Step) {
        dispatch(&self.0.app, "cancel", json!({}), &Silent).unwrap();
    }
}

#[test]
fn an_import_is_cancelled_and_the_next_is_not() {
    let desk = Desk::new();
    let paths: Vec<_> = (0..40)
        .map(|n| desk.file(&format!("{n}.xlsx"), &overall(&format!("县第{n}局"), 2024, "2")))
        .collect();
    let cut = dispatch(&desk.app, "import", json!({ "paths": paths }), &Impatient(&desk)).unwrap();
    let (done, left) = (cut["files"].as_array().unwrap().len(), cut["not_reached"].as_array().unwrap());
    assert!(!left.is_empty(), "it stopped");
    assert_eq!(done + left.len(), 40);
    assert_eq!(left[0], paths[done].to_str().unwrap(), "the rest is told by name");
    assert_eq!(desk.call("filings", json!({ "year": 2024 }))["filings"].as_array().map_or(0, Vec::len), done);

    let whole = desk.call("import", json!({ "paths": paths }));
    assert_eq!(whole["not_reached"], json!([]));
    assert_eq!(whole["totals"]["imported"].as_u64().unwrap() + done as u64, 40);
}
