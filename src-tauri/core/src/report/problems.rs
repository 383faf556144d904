//! 审核问题清单: what a department is asked to explain or mend, with the cells that show it.

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::percent;
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::audit::{Finding, Severity, Status, registry};
use crate::filing::FormKind;
use crate::number::{fixed, round_half_up};
use crate::rectification::{Reply, number};

const COLUMNS: &[Column] = &[
    Column::new("序号", ColumnKind::Count, 6),
    Column::new("编号", ColumnKind::Centred, 11),
    Column::new("附件", ColumnKind::Text, 20),
    Column::new("位置", ColumnKind::Text, 22),
    Column::new("规则", ColumnKind::Text, 18),
    Column::new("问题", ColumnKind::Text, 44),
    Column::new("填报值", ColumnKind::Centred, 14),
    Column::new("对照值", ColumnKind::Centred, 14),
    Column::new("差额", ColumnKind::Centred, 12),
    Column::new("级别", ColumnKind::Centred, 6),
    Column::new("单位说明", ColumnKind::Text, 40),
    Column::new("是否整改", ColumnKind::Centred, 9),
];

/// A finding as it stands in a list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Problem<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The number of its case.
    pub case: Option<i32>,
    /// How far the bureau has come with it.
    pub status: Status,
    /// What the department said of it, if it has.
    pub reply: Option<&'a Reply>,
}

/// A department and what was found in its filing.
#[derive(Debug, Clone, PartialEq)]
pub struct ProblemsOf<'a> {
    /// The department's name.
    pub department: &'a str,
    /// Its code.
    pub code: Option<&'a str>,
    /// What was found, without what the bureau has waived.
    pub problems: Vec<Problem<'a>>,
}

/// The list of one department, or of several, each below a heading of its own.
pub fn problems(departments: &[ProblemsOf<'_>], imprint: &Imprint) -> Table {
    let mut table = imprint.table(ReportKind::Problems, "绩效自评审核问题清单", "", COLUMNS.to_vec());
    table.right = "单位：万元、分（另有注明的除外）".to_owned();
    table.frozen = 2;
    table.signatures = vec!["填表人：", "审核人：", "单位负责人：", "填报日期："];
    let alone = imprint.departments.len() == 1;
    if let ([one], true) = (departments, alone) {
        table.left = format!("被审核单位：{}", one.department);
    }
    for department in departments {
        if !alone {
            table.rows.push(Row::group(heading(department)));
        }
        let mut problems = department.problems.clone();
        problems.sort_by_key(|problem| problem.finding.severity);
        table.rows.extend((1_u32..).zip(&problems).map(|(n, problem)| Row::from(line(n, problem))));
    }
    let all = || departments.iter().flat_map(|department| &department.problems);
    let count = |severity| all().filter(|problem| problem.finding.severity == severity).count();
    let mut notes = vec![format!(
        "共{}个问题：错误{}个（必须改正），警告{}个（必须改正或说明），提示{}个（供核对）。每个单位按级别、再按附件的顺序排列；财政局已豁免的不列。",
        all().count(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    )];
    if !alone {
        notes.push(format!("涉及{}个单位。", departments.iter().filter(|d| !d.problems.is_empty()).count()));
    }
    notes.push(
        "请在“单位说明”栏写明原因，在“是否整改”栏填“是”或“否”，并保留“编号”和“规则”两栏，填好后连同改正的附件一并报回。"
            .to_owned(),
    );
    imprint.close(table, notes)
}

fn heading(of: &ProblemsOf<'_>) -> String {
    let code = of.code.map_or(String::new(), |code| format!("（{code}）"));
    let count = |severity| of.problems.iter().filter(|problem| problem.finding.severity == severity).count();
    format!(
        "{}{code}：{}个问题（错误{}、警告{}、提示{}）",
        of.department,
        of.problems.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}

fn line(n: u32, problem: &Problem<'_>) -> Vec<Cell> {
    let finding = problem.finding;
    let rule = registry::rule(&finding.rule).map_or(finding.rule.as_str(), |rule| rule.title);
    let [left, right, difference] = sides(finding);
    vec![
        Cell::Number(n.into()),
        Cell::text(problem.case.map(|case| number(finding.year, case))),
        Cell::Text(annex(finding)),
        Cell::Text(place(finding)),
        Cell::Text(rule.to_owned()),
        Cell::Text(finding.message.clone()),
        left,
        right,
        difference,
        Cell::Text(finding.severity.title().to_owned()),
        Cell::text(problem.reply.and_then(|reply| reply.explanation.clone())),
        Cell::text(match (problem.status, problem.reply.and_then(|reply| reply.rectified)) {
            (Status::Rectified, _) | (_, Some(true)) => Some("是"),
            (_, Some(false)) => Some("否"),
            (_, None) => None,
        }),
    ]
}

/// 附件三（城乡社区管理事物支出）.
pub fn annex(finding: &Finding) -> String {
    let annex = match finding.form {
        FormKind::BasicData => "附件一",
        FormKind::Overall => "附件二",
        FormKind::Project => "附件三",
        FormKind::Report => "附件四",
    };
    match &finding.project {
        Some(project) => format!("{annex}（{project}）"),
        None => annex.to_owned(),
    }
}

/// 附件三-7 F8、G8, without a sheet that is named as its annex; a finding about what is missing has no place.
pub fn place(finding: &Finding) -> String {
    let sheet = finding.sheet.as_ref().filter(|sheet| **sheet != annex(finding));
    match (sheet, finding.cells.as_slice()) {
        (Some(sheet), []) => sheet.clone(),
        (Some(sheet), cells) => format!("{sheet} {}", cells.join("、")),
        (None, cells) => cells.join("、"),
    }
}

/// What was filed, what it was compared with, and the difference, as the finding's own sentence counts them: rates are
/// percentages, and a count (of 7 blank cells, say) bears its unit, so that nobody takes it for a value.
pub fn sides(finding: &Finding) -> [Cell; 3] {
    let decimal = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<Decimal>().ok());
    let (left, right) = (decimal(&finding.left), decimal(&finding.right));
    if [left, right].into_iter().flatten().any(|value| is_rate(&finding.message, value)) {
        return [left, right, decimal(&finding.difference)].map(|value| Cell::text(value.map(percent)));
    }
    if let (Some(left), None) = (left, right)
        && let Some(unit) =
            counted(&finding.message, left).or_else(|| is_count(&finding.rule).then_some('个'))
    {
        return [Cell::Text(format!("{left}{unit}")), Cell::Empty, Cell::Empty];
    }
    [&finding.left, &finding.right, &finding.difference].map(|text| match (decimal(text), text) {
        (Some(value), _) => Cell::Number(round_half_up(value, 6).normalize()),
        (None, Some(words)) => Cell::Text(words.clone()),
        (None, None) => Cell::Empty,
    })
}

/// Whether the sentence gives the value as a percentage, with as many decimals as it likes.
fn is_rate(message: &str, value: Decimal) -> bool {
    let hundredfold = value.saturating_mul(Decimal::ONE_HUNDRED);
    (0..=2).any(|places| {
        let printed = fixed(hundredfold, places);
        round_half_up(hundredfold, 2) == round_half_up(hundredfold, places)
            && message
                .match_indices(&format!("{printed}%"))
                .any(|(at, _)| !message[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.'))
    })
}

/// Rules that count the cells they cite, without saying the number in their sentence.
fn is_count(rule: &str) -> bool {
    ["target_only_unit", "actual_as_inequality"].contains(&rule)
}

/// What the sentence counts by this number: 7 个, 15 行.
fn counted(message: &str, count: Decimal) -> Option<char> {
    const UNITS: &[char] = &['个', '行', '格', '张', '项', '处', '段', '次'];
    let printed = count.normalize().to_string();
    message.match_indices(&printed).find_map(|(at, _)| {
        let behind = message[at + printed.len()..].trim_start().chars().next()?;
        let apart = !message[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        (apart && UNITS.contains(&behind)).then_some(behind)
    })
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{counted, is_rate};

    /// Protects departments from reading a count, or a fraction, as a value that they filed.
    #[test]
    fn rates_and_counts_are_told_by_the_sentence() {
        let value = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        let rate = "人员控制率填的是 100%，按填报数计算是 82.86%";
        assert!(is_rate(rate, value("1")) && is_rate(rate, value("0.8285714286")));
        assert!(is_rate("执行率填的是 99.2%", value("0.992")));
        assert!(!is_rate("调增 648.95%，没有说明原因", value("1353.05")));
        assert!(!is_rate("超出 31.37%", value("0.0137")), "a tail of digits is no figure");
        assert_eq!(counted("11 个指标中有 7 个没有填年度指标值", value("7")), Some('个'));
        assert_eq!(counted("本年决算 0.35 万元，没有填预算数", value("0.35")), None);
        assert_eq!(counted("有 17 个", value("7")), None);
    }
}
