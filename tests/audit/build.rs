//! Filings made by hand, field by field, each with a cell.

use jiheng_core::audit::{Audit, Context, Finding, audit};
use jiheng_core::filing::{BasicData, DepartmentRef, Fields, Filing, Origin, Overall, Project, Stored};
use jiheng_core::number::{Amount, Exact, Quantity, Rate, Reading, Score, is_no_value};

/// Sets `path` of a form as if `raw` had been read from cell `path`.
fn set(form: &mut dyn Fields, sheet: &str, path: &str, raw: &str) {
    let cell = path.to_owned();
    let origin = Origin {
        file: "手工.xlsx".to_owned(),
        sheet: sheet.to_owned(),
        cell,
        raw: raw.to_owned(),
        note: None,
        unread: None,
        corrected: None,
    };
    let leaf = form.at(path).unwrap_or_else(|| panic!("no field {path}"));
    let (value, origin) = read(path, raw, origin);
    leaf.restore(value, Some(origin)).unwrap();
}

fn read(path: &str, raw: &str, origin: Origin) -> (Option<Stored>, Origin) {
    fn number<T: Exact>(raw: &str, mut origin: Origin) -> (Option<Stored>, Origin) {
        match T::read(raw) {
            Reading::NoValue => (None, origin),
            Reading::Value(value, _) => (Some(Stored::Number(value.to_stored().unwrap())), origin),
            Reading::NotUnderstood(why) => {
                origin.unread = Some(why.to_owned());
                (None, origin)
            }
        }
    }
    let name = path.rsplit('.').next().unwrap();
    match name {
        "authorised_posts" | "actual_staff" | "approved_area" | "actual_area" => {
            number::<Quantity>(raw, origin)
        }
        name if name.ends_with("_rate") => number::<Rate>(raw, origin),
        "weight" | "self_score" | "level1_weight" => number::<Score>(raw, origin),
        "name"
        | "annex"
        | "level1"
        | "level2"
        | "target"
        | "actual"
        | "deviation_reason"
        | "department"
        | "expected"
        | "achieved"
        | "supervising_department"
        | "implementing_unit"
        | "signed_on" => ((!is_no_value(raw)).then(|| Stored::Text(raw.to_owned())), origin),
        _ => number::<Amount>(raw, origin),
    }
}

/// A filing that holds just the given fields, by their path in `show`.
pub fn filing(fields: &[(&str, &str)]) -> Filing {
    let mut filing = Filing {
        department: DepartmentRef { name: "某县某局".to_owned(), ..DepartmentRef::default() },
        year: 2024,
        ..Filing::default()
    };
    for (path, raw) in fields {
        let (form, rest) = path.split_once('.').unwrap();
        match form {
            "basic_data" => {
                set(filing.basic_data.get_or_insert_with(BasicData::default), "附件一", rest, raw);
            }
            "overall" => set(filing.overall.get_or_insert_with(Overall::default), "附件二", rest, raw),
            _ => {
                let (n, rest) = rest.split_once('.').unwrap();
                let n: usize = n.parse().unwrap();
                while filing.projects.len() <= n {
                    filing.projects.push(Project::default());
                }
                set(&mut filing.projects[n], &format!("附件三-{}", n + 1), rest, raw);
            }
        }
    }
    filing
}

/// The same, of fields below `prefix`.
pub fn with(prefix: &str, list: &[(&str, &str)]) -> Filing {
    let named: Vec<(String, &str)> =
        list.iter().map(|(path, raw)| (format!("{prefix}.{path}"), *raw)).collect();
    filing(&named.iter().map(|(path, raw)| (path.as_str(), *raw)).collect::<Vec<_>>())
}

/// 附件二 or 附件三 that adds up: 10 for the funds, 50, 30 and 10 for the indicators.
pub fn sound(form: &str) -> Vec<(String, String)> {
    let funds = if form == "overall" { "funds" } else { "funds.total" };
    let mut fields = vec![
        (format!("{form}.{funds}.initial_budget"), "80".to_owned()),
        (format!("{form}.{funds}.revised_budget"), "100".to_owned()),
        (format!("{form}.{funds}.executed"), "95".to_owned()),
        (format!("{form}.{funds}.execution_rate"), "95%".to_owned()),
        (format!("{form}.{funds}.weight"), "10".to_owned()),
        (format!("{form}.{funds}.self_score"), "9.5".to_owned()),
        (format!("{form}.total.weight"), "100".to_owned()),
        (format!("{form}.total.self_score"), "99.5".to_owned()),
    ];
    for (n, (level1, points)) in
        [("产出指标", "50"), ("效益指标", "30"), ("满意度指标", "10")].iter().enumerate()
    {
        for (name, raw) in [
            ("level1", *level1),
            ("level1_weight", *points),
            ("name", ["完成数", "带动就业", "群众满意度"][n]),
            ("actual", "100%"),
            ("weight", *points),
            ("self_score", *points),
        ] {
            fields.push((format!("{form}.indicators.{n}.{name}"), raw.to_owned()));
        }
    }
    fields
}

/// The same with some fields otherwise; a blank raw text empties a field.
pub fn sound_but(form: &str, changes: &[(&str, &str)]) -> Filing {
    let mut fields = sound(form);
    for (path, raw) in changes {
        let path = format!("{form}.{path}");
        match fields.iter_mut().find(|(known, _)| *known == path) {
            Some((_, known)) => *known = (*raw).to_owned(),
            None => fields.push((path, (*raw).to_owned())),
        }
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(p, r)| (p.as_str(), r.as_str())).collect();
    filing(&fields)
}

/// What a rule says in a context, and how its checks came out.
pub fn said(context: &Context<'_>, rule: &str) -> serde_json::Value {
    let Audit { findings, counts } = audit(context);
    let findings: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == rule).collect();
    serde_json::json!({ "counts": counts[rule], "findings": findings })
}

/// The findings of a rule, as `severity: message`.
pub fn messages(filing: &Filing, rule: &str) -> Vec<String> {
    audit(&Context::alone(filing))
        .findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .map(|finding| format!("{}：{}", finding.severity.title(), finding.message))
        .collect()
}
