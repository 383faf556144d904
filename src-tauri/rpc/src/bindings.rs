//! TypeScript declarations of all commands and their types, for `ui/src/bindings.ts`.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{describe, types};

/// Collects the declaration of every named type that is reached.
struct Declarations<'a> {
    cfg: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(self.cfg);
            if self.found.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}", T::decl(self.cfg)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The text of the bindings file.
pub fn typescript() -> String {
    let cfg = Config::new();
    let mut declarations = Declarations { cfg: &cfg, found: BTreeMap::new() };
    types(&mut declarations);
    let mut out = String::from(
        "// Made from the commands declared in src-tauri/rpc by `cargo test -p jiheng-rpc`. Do not edit.\n",
    );
    for declaration in declarations.found.values() {
        out.push('\n');
        out.push_str(declaration.trim_end());
        out.push('\n');
    }
    out.push_str("\n/** Every command: what it takes and what it gives. */\nexport interface Commands {\n");
    describe(&cfg, &mut |doc, name, request, response| {
        out.push_str(&format!("  /** {doc} */\n  {name}: {{ request: {request}; response: {response} }};\n"));
    });
    out.push_str("}\n");
    out
}
