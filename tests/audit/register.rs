//! The register of rules: complete, and every rule documented.

use std::collections::BTreeSet;
use std::path::PathBuf;

use jiheng_core::audit::manual::SECTIONS;
use jiheng_core::audit::registry::{RULES, rules};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/audit/rules")
}

/// The rule files: (family folder, file stem, source).
fn sources() -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for family in std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if !family.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&family).unwrap().map(|entry| entry.unwrap().path()) {
            let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
            if name(&file) != "mod" {
                let source = std::fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
                found.push((name(&family), name(&file), source));
            }
        }
    }
    assert!(found.len() >= 20, "the folder of rules was not found");
    found
}

/// Protects that a rule file cannot be forgotten: each is registered once, under its own name, in
/// the family whose folder it stands in.
#[test]
fn every_rule_file_is_registered() {
    let files: BTreeSet<(String, String)> =
        sources().into_iter().map(|(family, name, _)| (family, name)).collect();
    let registered: BTreeSet<(String, String)> =
        RULES.iter().map(|rule| (rule.family.folder().to_owned(), rule.id.to_owned())).collect();
    assert_eq!(files, registered);
    assert_eq!(registered.len(), RULES.len(), "a rule is registered twice");
    let titles: BTreeSet<&str> = RULES.iter().map(|rule| rule.title).collect();
    assert_eq!(titles.len(), RULES.len(), "two rules have the same title");
}

/// Protects that every rule is explained: all sections, in order, none empty, and the register
/// shows the very text that the file holds.
#[test]
fn every_rule_is_documented() {
    for (_, name, source) in sources() {
        let comment: Vec<&str> = source
            .lines()
            .skip_while(|line| !line.starts_with("rule! {"))
            .skip(1)
            .map_while(|line| line.trim_start().strip_prefix("/// "))
            .collect();
        let headings: Vec<&str> = comment.iter().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, SECTIONS, "{name}");
        let section = |heading: &str| -> String {
            comment
                .iter()
                .skip_while(|line| line.strip_prefix("## ") != Some(heading))
                .skip(1)
                .take_while(|line| !line.starts_with("## "))
                .copied()
                .collect::<Vec<_>>()
                .join("\n")
        };
        let rule = rules().into_iter().find(|rule| rule.id == name).unwrap();
        for heading in SECTIONS {
            assert!(section(heading).chars().count() >= 8, "{name}: {heading}");
        }
        assert_eq!((rule.why, rule.source), (&*section("为什么"), &*section("依据")), "{name}");
        assert!(rule.title.chars().count() <= 10, "{name}: {}", rule.title);
    }
}

/// Protects the register as `rules` and the manual show it.
#[test]
fn the_register() {
    insta::assert_json_snapshot!(rules());
}
