//! The printed manual of rules.

use std::path::Path;

use jiheng_core::audit::manual::book;

/// Protects docs/审核规则手册.md from going stale: it is what the registry says. Refresh with `UPDATE_MANUAL=1`.
#[test]
fn the_manual_is_what_the_rules_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/审核规则手册.md");
    if std::env::var_os("UPDATE_MANUAL").is_some() {
        std::fs::write(&path, book()).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(kept == book(), "stale: UPDATE_MANUAL=1 cargo test -p jiheng-core --test audit manual");
}
