//! A rule's doc comment is its page in the manual: `why` and `source` are taken out of it while
//! compiling, so that the text exists once, and a rule that lacks a section does not compile.

use super::registry::RULES;

/// The sections of every rule's doc comment, in this order.
pub const SECTIONS: [&str; 6] = ["检查什么", "为什么", "公式", "例子", "如何整改", "依据"];

/// The text under `## heading`, without blanks around it.
///
/// # Panics
/// If the section is missing or empty; for a rule that happens while compiling.
pub const fn section(doc: &'static str, heading: &str) -> &'static str {
    let text = find(doc, heading);
    assert!(!text.is_empty(), "the rule's doc comment lacks a section");
    text
}

/// Checks that every section is there.
pub(crate) const fn complete(doc: &'static str) -> &'static str {
    let mut n = 0;
    while n < SECTIONS.len() {
        section(doc, SECTIONS[n]);
        n += 1;
    }
    doc
}

/// The whole manual of rules, in Markdown: family by family, rule by rule, all six sections.
pub fn book() -> String {
    let mut out = String::from(
        "# 审核规则手册\n\n由程序里的规则登记生成，请勿手改。级别是规则本来的级别，各年度可以另行设置。\n",
    );
    let mut family = None;
    for rule in RULES.iter() {
        if family != Some(rule.family) {
            family = Some(rule.family);
            out.push_str(&format!("\n## {}\n", rule.family.title()));
        }
        let beyond = match rule.beyond {
            [] => String::new(),
            beyond => {
                let names: Vec<&str> = beyond.iter().map(|beyond| beyond.title()).collect();
                format!("；对照{}", names.join("、"))
            }
        };
        out.push_str(&format!("\n### {}\n\n`{}` · {}{beyond}\n", rule.title, rule.id, rule.severity.title()));
        for (heading, text) in rule.sections() {
            // A line of a doc comment is a sentence or part of one: the reader sees one paragraph.
            out.push_str(&format!("\n**{heading}**：{}\n", text.replace('\n', "")));
        }
    }
    out
}

/// The sections of a rule's doc comment, by their headings.
pub fn sections(doc: &'static str) -> Vec<(&'static str, String)> {
    let tidy = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    SECTIONS.iter().map(|heading| (*heading, tidy(section(doc, heading)))).collect()
}

const fn find(doc: &'static str, heading: &str) -> &'static str {
    let bytes = doc.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if starts(bytes, at, b"## ") && starts(bytes, at + 3, heading.as_bytes()) {
            let from = at + 3 + heading.len();
            if from < bytes.len() && bytes[from] == b'\n' {
                let mut to = from;
                while to < bytes.len() && !starts(bytes, to, b"## ") {
                    to += 1;
                }
                return doc.split_at(to).0.split_at(from).1.trim_ascii();
            }
        }
        at += 1;
    }
    ""
}

const fn starts(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    if at + with.len() > bytes.len() {
        return false;
    }
    let mut n = 0;
    while n < with.len() {
        if bytes[at + n] != with[n] {
            return false;
        }
        n += 1;
    }
    true
}

/// Declares a rule out of its doc comment. A rule that is to see more than the filing says so:
/// `beyond: [Prior, Books, Others]`.
macro_rules! rule {
    ($(#[doc = $doc:literal])* pub const RULE: Rule = Rule {
        id: $id:literal, title: $title:literal, family: $family:ident, severity: $severity:ident,
        $(beyond: [$($beyond:ident),+ $(,)?],)?
        check: $check:ident $(,)?
    };) => {
        $(#[doc = $doc])*
        pub const RULE: $crate::audit::Rule = {
            const DOC: &str = $crate::audit::manual::complete(concat!($($doc, "\n"),*));
            $crate::audit::Rule {
                id: $id,
                title: $title,
                family: $crate::audit::Family::$family,
                severity: $crate::audit::Severity::$severity,
                why: $crate::audit::manual::section(DOC, "为什么"),
                source: $crate::audit::manual::section(DOC, "依据"),
                manual: DOC,
                beyond: &[$($($crate::audit::Beyond::$beyond),+)?],
                check: $check,
            }
        };
    };
}
pub(crate) use rule;
