//! The bureau's name, which stands as 填报单位 on what it prints: kept, logged, and refused where no page could hold it.
#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use jiheng_core::Code;
use serde_json::{Value, json};

/// Protects 填报单位 on papers: nobody is named until the bureau says who it is, and then as it said.
#[test]
fn the_bureau_says_who_it_is() {
    let desk = Desk::new();
    assert_eq!(desk.call("bureau", Value::Null), json!({ "name": null }));
    assert_eq!(
        desk.call("set_bureau", json!({ "name": "　衡山县财政局 " })),
        json!({ "name": "衡山县财政局" })
    );
    assert_eq!(desk.app.store().bureau().unwrap().name.as_deref(), Some("衡山县财政局"));
    assert_eq!(desk.call("set_bureau", json!({ "name": " " })), json!({ "name": null }));
}

/// Protects the log: a change of the name is told in words, the same name again is none.
#[test]
fn a_new_name_is_logged_once() {
    let desk = Desk::new();
    desk.call("set_bureau", json!({ "name": "衡山县财政局" }));
    desk.call("set_bureau", json!({ "name": "衡山县财政局" }));
    let log = desk.call("changes", json!({}));
    assert_eq!(log["changes"].as_array().unwrap().len(), 1, "{log}");
    assert_eq!(log["changes"][0]["steps"], json!(["本单位名称改为 衡山县财政局"]));
}

/// Protects the head of a page: what does not fit into it, or into its line, is refused with a remedy and nothing changes.
#[test]
fn what_no_page_can_hold_is_refused() {
    let desk = Desk::new();
    desk.call("set_bureau", json!({ "name": "局".repeat(40) }));
    for name in ["局".repeat(41), "衡山县\n财政局".to_owned()] {
        let error = desk.ask("set_bureau", json!({ "name": name })).unwrap_err();
        assert_eq!(error.code, Code::BadRequest);
        assert!(error.message.contains("没有改动"), "{}", error.message);
    }
    assert_eq!(desk.call("bureau", json!({}))["name"], "局".repeat(40));
}
