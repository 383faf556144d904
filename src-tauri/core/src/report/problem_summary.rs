//! 问题汇总表: which rule was broken by how many departments.

use std::collections::{BTreeMap, BTreeSet};

use super::ReportKind;
use super::imprint::Imprint;
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::audit::{Finding, Severity, registry};
use crate::metrics::size;
use crate::number::{Exact, Rate};

const COLUMNS: &[Column] = &[
    Column::new("序号", ColumnKind::Count, 6),
    Column::new("问题类别", ColumnKind::Centred, 14),
    Column::new("规则", ColumnKind::Text, 28),
    Column::new("为什么查", ColumnKind::Text, 52),
    Column::of("单位", "个数", ColumnKind::Count, 8),
    Column::of("单位", "占比", ColumnKind::Rate, 10),
    Column::of("问题", "错误", ColumnKind::Count, 8),
    Column::of("问题", "警告", ColumnKind::Count, 8),
    Column::of("问题", "提示", ColumnKind::Count, 8),
    Column::of("问题", "合计", ColumnKind::Count, 8),
];

#[derive(Default)]
struct Broken<'a> {
    departments: BTreeSet<&'a str>,
    /// Errors, warnings, notes.
    places: [u32; 3],
}

impl Broken<'_> {
    fn all(&self) -> u32 {
        self.places.iter().sum()
    }
}

/// The unresolved findings of a year by rule, the most common first; `filed` departments were audited.
pub fn problem_summary<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    filed: u32,
    imprint: &Imprint,
) -> Table {
    let mut table =
        imprint.table(ReportKind::ProblemSummary, "绩效自评审核问题汇总表", "个", COLUMNS.to_vec());
    table.frozen = 3;
    let mut rules: BTreeMap<&str, Broken<'_>> = BTreeMap::new();
    let mut total = Broken::default();
    for finding in findings {
        let at = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        for of in [rules.entry(&finding.rule).or_default(), &mut total] {
            of.departments.insert(&finding.department);
            of.places[at] += 1;
        }
    }
    let mut lines: Vec<(&str, &Broken<'_>)> = rules.iter().map(|(rule, broken)| (*rule, broken)).collect();
    // Rules in the register's order where equally many departments broke them equally often.
    let order = |id: &str| registry::RULES.iter().position(|rule| rule.id == id);
    lines.sort_by_key(|(rule, broken)| {
        (std::cmp::Reverse((broken.departments.len(), broken.all())), order(rule))
    });
    table.rows = (1_u32..)
        .zip(lines)
        .map(|(n, (id, broken))| {
            let rule = registry::rule(id);
            let mut cells = vec![
                Cell::Number(n.into()),
                Cell::text(rule.map(|rule| rule.family.title())),
                Cell::Text(rule.map_or(id, |rule| rule.title).to_owned()),
                Cell::text(rule.map(|rule| rule.why)),
            ];
            cells.extend(counts(broken, filed));
            cells.into()
        })
        .collect();
    let mut cells = vec![Cell::Text("合计".to_owned()), Cell::Empty, Cell::Empty, Cell::Empty];
    cells.extend(counts(&total, filed));
    table.rows.push(Row::total(cells));
    let notes = vec![
        format!(
            "已报送{filed}个单位，其中{}个有未整改的问题；占比以已报送单位为分母。",
            total.departments.len()
        ),
        "按涉及的单位个数、再按问题个数从多到少排列；已整改、已豁免的不计。合计的单位个数不重复计算。"
            .to_owned(),
    ];
    imprint.close(table, notes)
}

fn counts(broken: &Broken<'_>, filed: u32) -> Vec<Cell> {
    let departments = size(broken.departments.len());
    let share = Rate::of(departments.into(), filed.into());
    let mut cells = vec![Cell::Number(departments.into()), Cell::known(share.map(Exact::decimal))];
    cells.extend(broken.places.iter().map(|count| Cell::Number((*count).into())));
    cells.push(Cell::Number(broken.all().into()));
    cells
}
