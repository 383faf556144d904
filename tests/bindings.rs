//! The TypeScript declarations in the repository are those of the commands: protects the window
//! from a request or response that changed under it.

#[test]
fn bindings_are_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/bindings.ts");
    let made = jiheng_rpc::typescript();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == made,
        "ui/src/bindings.ts is stale: UPDATE_BINDINGS=1 cargo test -p jiheng-rpc --test bindings"
    );
}
