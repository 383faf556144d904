use rust_decimal::Decimal;

use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::text::{cite_block, report_name, short};
use crate::audit::{Context, Outcome};
use crate::filing::{Block, Filing, FormKind, Goal};
use crate::number::normalise;

rule! {
    /// ## 检查什么
    /// 自评报告的标题、正文和各表的年度总体目标，说的是报送年度的事。
    /// ## 为什么
    /// 照抄上年的报告，年份没有改，数字多半也没有改。
    /// ## 公式
    /// 标题的年份等于报送年度。正文和目标里，以上一年年份起头、写了数量、同一句没有提报送年度、也没有“比、较、增长、结转、
    /// 成立、开工”等对照或追述的话的句子，提出；句中的数等于附件一上年决算数的，不提出。
    /// ## 例子
    /// 2024 年度的报告写“2023年度政府采购支出3606万元”，而 3606 万元正是附件一的本年决算数。
    /// ## 如何整改
    /// 核对这一句说的是哪一年：写错年份的改正，照抄上年的改写。
    /// ## 依据
    /// 报送年度取自各表标题；自评报告应当说当年的事。
    pub const RULE: Rule = Rule {
        id: "year_in_text", title: "文中年份不符", family: YearAndName, severity: Warning,
        check: check,
    };
}

/// Words of a sentence that looks back or compares, and may well begin with last year.
const LOOKS_BACK: &[&str] = &[
    "比",
    "较",
    "上年",
    "去年",
    "同期",
    "增长",
    "下降",
    "增加",
    "减少",
    "结转",
    "结余",
    "印发",
    "出台",
    "成立",
    "组建",
    "设立",
    "批复",
    "立项",
    "开工",
    "启动",
    "签订",
    "中标",
    "荣获",
    "获评",
    "评为",
    "〔",
    "《",
    "年底",
    "年末",
    "以来",
    "开始",
    "起",
    "至",
    "历年",
    "连续",
    "月",
    "编制",
    "申报",
    "上一年",
];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    let mut outcomes = Vec::new();
    for n in 0..filing.reports.len() {
        outcomes.push(title(filing, n));
        outcomes.push(report(filing, n));
    }
    if let Some(form) = &filing.overall {
        outcomes.push(goal(&Place::new(filing, FormKind::Overall), "overall", &form.goal));
    }
    for (n, form) in filing.projects.iter().enumerate() {
        outcomes.push(goal(&Place::project(filing, n), &format!("projects.{n}"), &form.goal));
    }
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn title(filing: &Filing, n: usize) -> Outcome {
    let Some(field) = filing.reports.get(n).map(|report| &report.title) else {
        return Outcome::NotApplicable;
    };
    let Some(written) = field.text().and_then(year_within) else { return Outcome::NotApplicable };
    if written == filing.year {
        return Outcome::Pass;
    }
    Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}的标题写的是 {written} 年，报送的是 {} 年度", report_name(n), filing.year))
        .cite(&Value::new("标题", format!("reports.{n}.title"), field))
        .sides(Decimal::from(written), Decimal::from(filing.year))
        .suggestion(Some("核对报告是哪一年的；报错了的换成当年的".to_owned()))
        .fail()
}

fn report(filing: &Filing, n: usize) -> Outcome {
    let Some(report) = filing.reports.get(n) else { return Outcome::NotApplicable };
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut any = false;
    for (m, block) in report.blocks.iter().enumerate() {
        let Block::Paragraph(text) = block else { continue };
        any = true;
        found.extend(stale(filing, text).into_iter().map(|sentence| (m, sentence)));
    }
    if found.is_empty() {
        return if any { Outcome::Pass } else { Outcome::NotApplicable };
    }
    let quotes: Vec<String> =
        found.iter().map(|(m, text)| format!("第{}段“{}”", m + 1, short(text))).collect();
    let mut draft = Place::new(filing, FormKind::Report)
        .finding(
            &RULE,
            format!(
                "报送的是 {} 年度，{}说的却是 {} 年：{}",
                filing.year,
                report_name(n),
                filing.year - 1,
                quotes.join("、")
            ),
        )
        .sides(Decimal::from(filing.year - 1), Decimal::from(filing.year))
        .suggestion(Some("核对说的是哪一年；写错年份的改正，照抄上年的改写".to_owned()));
    for (m, _) in &found {
        draft = cite_block(draft, n, *m);
    }
    let same: Vec<String> = found.iter().filter_map(|(_, text)| this_years(filing, text)).collect();
    if same.is_empty() { draft } else { draft.detail(same.join("；")) }.fail()
}

fn goal(place: &Place<'_>, form: &str, goal: &Goal) -> Outcome {
    let fields = [("预期目标", "expected", &goal.expected), ("实际完成情况", "achieved", &goal.achieved)];
    let mut any = false;
    for (title, name, field) in fields {
        let Some(text) = field.text() else { continue };
        any = true;
        if let Some(sentence) = stale(place.filing, text).first() {
            let year = place.filing.year;
            return place
                .finding(
                    &RULE,
                    format!("报送的是 {year} 年度，{title}说的却是 {} 年：“{}”", year - 1, short(sentence)),
                )
                .cite(&Value::new(title, format!("{form}.goal.{name}"), field))
                .sides(Decimal::from(year - 1), Decimal::from(year))
                .suggestion(Some("核对说的是哪一年；写错年份的改正，照抄上年的改写".to_owned()))
                .fail();
        }
    }
    if any { Outcome::Pass } else { Outcome::NotApplicable }
}

/// The sentences that begin with the year before and tell what was done, as if it were this year.
fn stale(filing: &Filing, text: &str) -> Vec<String> {
    let (before, this) = ((filing.year - 1).to_string(), filing.year.to_string());
    let written: Vec<&str> = text.split(['。', '；', ';', '\n']).collect();
    let sentences: Vec<String> = written
        .iter()
        .map(|sentence| normalise(sentence).chars().filter(|c| !c.is_whitespace()).collect())
        .collect();
    sentences
        .iter()
        .enumerate()
        .filter(|(n, sentence)| {
            let told = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
            let Some(rest) = told.strip_prefix(&before).and_then(|rest| rest.strip_prefix('年')) else {
                return false;
            };
            // What goes on to this year tells one year after the other.
            let goes_on = sentences.get(n + 1).is_some_and(|next| next.starts_with(&this));
            !goes_on
                && rest.chars().any(|c| c.is_ascii_digit())
                && !sentence.contains(&this)
                && !LOOKS_BACK.iter().any(|word| rest.contains(word))
                && !figures(rest).iter().any(|figure| last_years(filing, *figure))
        })
        .filter_map(|(n, _)| written.get(n).map(|sentence| sentence.trim().to_owned()))
        .collect()
}

/// The first year that a title names.
fn year_within(title: &str) -> Option<i32> {
    let plain: Vec<char> = normalise(title).chars().filter(|c| !c.is_whitespace()).collect();
    plain.windows(5).enumerate().find_map(|(n, five)| {
        let alone = n == 0 || !plain[n - 1].is_ascii_digit();
        let year: i32 = five[..4].iter().collect::<String>().parse().ok()?;
        (alone && five[4] == '年' && (2000..2100).contains(&year)).then_some(year)
    })
}

/// The figures of a sentence.
fn figures(text: &str) -> Vec<Decimal> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|part| part.trim_matches('.').parse().ok())
        .collect()
}

/// Whether a figure is one of 附件一's 上年决算数.
fn last_years(filing: &Filing, figure: Decimal) -> bool {
    stands(filing, figure, |path| path.ends_with(".prior_final"))
}

/// Says so if a figure of the sentence stands in this year's columns.
fn this_years(filing: &Filing, sentence: &str) -> Option<String> {
    let rest = sentence.split_once('年')?.1;
    let this = |path: &str| path.ends_with(".final") || path.ends_with(".executed");
    let figure = figures(rest).into_iter().find(|figure| stands(filing, *figure, this))?;
    Some(format!("{figure} 正是表中本年的数"))
}

fn stands(filing: &Filing, figure: Decimal, of: impl Fn(&str) -> bool) -> bool {
    let mut found = false;
    filing.each_field(&mut |path, leaf| {
        found |= !figure.is_zero()
            && of(path)
            && leaf.printed().and_then(|text| text.parse::<Decimal>().ok()) == Some(figure);
    });
    found
}
