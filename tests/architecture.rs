//! The house stays as ARCHITECTURE.md draws it: which crate may use which, which noun of core may
//! use which, and what the pages may import. Protects the edges that reviews forget.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Every member, and the members that it may use. A new member has to be placed here first.
const CRATES: &[(&str, &[&str])] = &[
    ("jiheng-core", &[]),
    ("jiheng-rpc", &["jiheng-core"]),
    ("jiheng-typeset", &["jiheng-core"]),
    ("jiheng-cli", &["jiheng-core", "jiheng-rpc", "jiheng-typeset"]),
    ("jiheng-devhost", &["jiheng-core", "jiheng-rpc", "jiheng-typeset"]),
    ("jiheng", &["jiheng-core", "jiheng-rpc", "jiheng-typeset"]),
];

/// Nouns of core that may use only these others.
const ONLY: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("progress", &[]),
    ("stamp", &[]),
    ("number", &["error"]),
    ("filing", &["error", "number"]),
    ("audit", &["error", "number", "filing", "scoring", "ledger"]),
    ("scoring", &["error", "number", "filing"]),
    ("workbook", &["error", "number", "filing"]),
    ("backup", &["error", "stamp", "storage", "check"]),
    ("bureau", &["error", "stamp", "storage"]),
    ("examination", &["error", "stamp", "filing", "filing_state", "audit", "scoring", "storage"]),
];

/// Nouns of core that must not know the others.
const NEVER: &[(&str, &[&str])] = &[
    ("intake", &["ranking", "comparison", "trend", "report", "demo", "workbook"]),
    (
        "storage",
        &["backup", "examination", "ranking", "comparison", "trend", "metrics", "report", "demo", "workbook"],
    ),
    ("ranking", &["storage", "intake", "report"]),
    ("comparison", &["storage", "intake", "report"]),
    ("trend", &["storage", "intake", "report"]),
    ("metrics", &["storage", "intake", "report"]),
    ("yearly", &["storage", "intake", "report"]),
    ("dossier", &["storage", "intake", "report"]),
    ("project", &["storage", "report"]),
    ("report", &["storage", "intake"]),
    ("scoring", &["storage", "review", "rule_set"]),
    ("sample", &["storage"]),
    ("quality", &["storage"]),
    ("overview", &["storage", "intake", "report"]),
];

/// What `crate::X` means where X is re-exported at core's root.
const REEXPORTED: &[(&str, &str)] = &[
    ("Code", "error"),
    ("Error", "error"),
    ("Result", "error"),
    ("Progress", "progress"),
    ("Silent", "progress"),
    ("Step", "progress"),
    ("Stamp", "stamp"),
    ("Assessed", "assessed"),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A source file without its comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// The first names after each `crate::`, also within braces.
fn roots_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let after = &code[at + "crate::".len()..];
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        used.extend(words(&item).next().map(str::to_owned));
                        item.clear();
                    }
                    _ => item.push(c),
                }
            }
            used.extend(words(&item).next().map(str::to_owned));
        } else {
            used.extend(words(after).next().map(str::to_owned));
        }
    }
    used
}

/// Which nouns of core each noun uses.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let core = root().join("src-tauri/core/src");
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&core, &["rs"]) {
        let inside = file.strip_prefix(&core).unwrap();
        let noun = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let noun = noun.trim_end_matches(".rs").to_owned();
        let used = roots_used(&code(&file)).into_iter().map(|name| {
            REEXPORTED.iter().find(|(from, _)| *from == name).map_or(name.clone(), |(_, to)| (*to).to_owned())
        });
        let used: BTreeSet<String> = used.filter(|name| *name != noun).collect();
        edges.entry(noun).or_default().extend(used);
    }
    edges
}

/// The reader of `use` lines sees what the tests below rely on.
#[test]
fn reads_use_lines() {
    let used = roots_used(
        "use crate::number::{Amount, Rate};\nuse crate::{Code, audit::{Rule, run}, filing};\ncrate::intake::go()",
    );
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["Code", "audit", "filing", "intake", "number"]);
}

/// Crates use each other one way only, and core knows neither a window nor a terminal.
#[test]
fn crates_point_one_way() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let members: Vec<&str> = CRATES.iter().map(|(name, _)| *name).collect();
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        let (_, allowed) = CRATES
            .iter()
            .find(|(member, _)| *member == name)
            .unwrap_or_else(|| panic!("{name} has no place in CRATES"));
        seen.insert(name);
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            assert!(!members.contains(&used) || allowed.contains(&used), "{name} must not use {used}");
            let window = used.starts_with("tauri");
            let terminal = used == "clap" || used == "tiny_http";
            assert!(!window || name == "jiheng", "{name} must not know Tauri ({used})");
            let pages = used.starts_with("typst");
            assert!(!pages || name == "jiheng-typeset", "{name} must not know how pages are set ({used})");
            assert!(
                !terminal || !["jiheng-core", "jiheng-rpc"].contains(&name),
                "{name} must not use {used}"
            );
        }
    }
    assert_eq!(seen.len(), CRATES.len(), "CRATES names a member that is gone");
}

/// Within core: numbers and filings know nobody above them; analysis is handed its data.
#[test]
fn nouns_point_one_way() {
    let edges = edges();
    for (noun, allowed) in ONLY {
        let used = edges.get(*noun).unwrap_or_else(|| panic!("core has no {noun}"));
        let wrong: Vec<_> = used.iter().filter(|name| !allowed.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "core::{noun} must not use {wrong:?}");
    }
    for (noun, forbidden) in NEVER {
        let used = edges.get(*noun).unwrap_or_else(|| panic!("core has no {noun}"));
        let wrong: Vec<_> = used.iter().filter(|name| forbidden.contains(&name.as_str())).collect();
        assert!(wrong.is_empty(), "core::{noun} must not use {wrong:?}");
    }
}

/// Only `ui/src/platform` knows that there is a Tauri window.
#[test]
fn only_the_platform_imports_tauri() {
    let ui = root().join("ui/src");
    let platform = ui.join("platform");
    let (mut inside, mut outside) = (0, Vec::new());
    for file in files(&ui, &["ts", "vue", "js", "mjs"]) {
        let text = std::fs::read_to_string(&file).unwrap();
        if text.contains("@tauri-apps") || text.contains("__TAURI") {
            if file.starts_with(&platform) { inside += 1 } else { outside.push(file) }
        }
    }
    assert!(outside.is_empty(), "{outside:?} must go through ui/src/platform");
    assert!(inside > 0, "ui/src/platform no longer imports @tauri-apps: this test looks at the wrong place");
}

/// The shell holds no logic, so it stays short.
#[test]
fn the_shell_is_short() {
    let shell = files(&root().join("src-tauri/src"), &["rs"]);
    let lines: usize = shell.iter().map(|file| std::fs::read_to_string(file).unwrap().lines().count()).sum();
    assert!(lines <= 300, "src-tauri/src has {lines} lines");
}

/// No `unsafe`, and every member obeys the workspace's lints, which forbid it.
#[test]
fn no_unsafe_code() {
    let sources = files(&root().join("src-tauri"), &["rs"]);
    assert!(sources.len() > 50, "this test looks at the wrong place");
    for file in sources {
        assert!(!words(&code(&file)).any(|word| word == "unsafe"), "{} has unsafe code", file.display());
    }
    for manifest in ["", "core", "rpc", "typeset", "cli", "devhost"] {
        let folder = if manifest.is_empty() { root() } else { root().join("src-tauri").join(manifest) };
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap().replace("\r\n", "\n");
        assert!(text.contains("[lints]\nworkspace = true"), "{} has lints of its own", folder.display());
    }
}

/// The page may do what the capabilities list, and the list is short: no file system, no shell, no
/// network, no evaluated code.
#[test]
fn the_page_is_kept_in() {
    let read = |path: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(root().join(path)).unwrap()).unwrap()
    };
    let conf = read("tauri.conf.json");
    let policy = conf["app"]["security"]["csp"].as_str().unwrap();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe-eval"), "{policy}");
    assert_eq!(conf["app"]["withGlobalTauri"], false);
    let capability = read("src-tauri/capabilities/main.json");
    let permissions: Vec<&str> =
        capability["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(
        permissions,
        [
            "allow-call",
            "core:event:allow-listen",
            "core:event:allow-unlisten",
            "core:webview:allow-print",
            "dialog:allow-open",
            "dialog:allow-save"
        ]
    );
    assert_eq!(files(&root().join("src-tauri/capabilities"), &["json", "toml"]).len(), 1);
}
