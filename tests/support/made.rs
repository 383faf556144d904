//! Filings made by hand, for tests of what is worked out from them.
#![allow(dead_code)] // Each test uses its part.

use jiheng_core::Assessed;
use jiheng_core::assessed::YearFilings;
use jiheng_core::audit::Finding;
use jiheng_core::filing::{
    BasicData, Basis, DepartmentRef, Filed, Filing, FundsRow, Indicator, Overall, Project, ProjectFunds,
    Total, Triple,
};
use jiheng_core::number::{Exact, Reading};
use jiheng_core::scoring::{Reviews, RuleSet};

/// A number as it would be read; "" is no value.
pub fn number<T: Exact + ts_rs::TS + std::fmt::Debug>(text: &str) -> Filed<T> {
    let value = match T::read(text) {
        Reading::NoValue => None,
        Reading::Value(value, _) => Some(value),
        Reading::NotUnderstood(why) => panic!("{text}: {why}"),
    };
    Filed { value, origin: None }
}

/// A text; "" is no value.
pub fn text(text: &str) -> Filed<String> {
    Filed { value: (!text.is_empty()).then(|| text.to_owned()), origin: None }
}

/// Initial, revised, executed, weight, self-score.
pub fn funds([initial, revised, executed, weight, score]: [&str; 5]) -> FundsRow {
    FundsRow {
        initial_budget: number(initial),
        revised_budget: number(revised),
        executed: number(executed),
        weight: number(weight),
        self_score: number(score),
        ..FundsRow::default()
    }
}

/// Level 2, name, target, actual, weight, self-score.
pub fn indicator([level2, name, target, actual, weight, score]: [&str; 6]) -> Indicator {
    Indicator {
        level2: text(level2),
        name: text(name),
        target: text(target),
        actual: text(actual),
        weight: number(weight),
        self_score: number(score),
        ..Indicator::default()
    }
}

pub fn total(weight: &str, score: &str) -> Total {
    Total { weight: number(weight), self_score: number(score), ..Total::default() }
}

pub fn triple([prior, budget, last]: [&str; 3]) -> Triple {
    Triple { prior_final: number(prior), budget: number(budget), r#final: number(last) }
}

pub fn project(name: &str, row: [&str; 5], rows: &[[&str; 6]], sum: [&str; 2]) -> Project {
    Project {
        name: text(name),
        funds: ProjectFunds { total: funds(row), ..ProjectFunds::default() },
        indicators: rows.iter().map(|row| indicator(*row)).collect(),
        total: total(sum[0], sum[1]),
        ..Project::default()
    }
}

pub fn department(name: &str, code: Option<&str>, category: Option<&str>) -> DepartmentRef {
    DepartmentRef { name: name.into(), code: code.map(str::to_owned), category: category.map(str::to_owned) }
}

/// A filing whose 附件二 claims `claimed` and whose one indicator supports `supported` of 90 points.
pub fn simple(name: &str, category: &str, year: i32, claimed: &str, supported: &str) -> Assessed {
    let overall = Overall {
        funds: funds(["80", "100", "100", "10", "10"]),
        indicators: vec![indicator(["数量指标", "完成数", "≥90个", &format!("{supported}个"), "90", "90"])],
        total: total("100", claimed),
        ..Overall::default()
    };
    let filing = Filing {
        department: department(name, None, Some(category)),
        year,
        version: 1,
        overall: Some(overall),
        ..Filing::default()
    };
    assess(filing, [])
}

/// A filing that nobody reviewed, by the rules as they come.
pub fn assess<'a>(filing: Filing, findings: impl IntoIterator<Item = &'a Finding> + Clone) -> Assessed {
    Assessed::new(filing, Reviews::default(), &RuleSet::default(), findings)
}

/// Filings of any years, year by year.
pub fn by_year(filings: &[Assessed]) -> YearFilings {
    let years: std::collections::BTreeSet<i32> =
        filings.iter().map(|assessed| assessed.filing.year).collect();
    let of = |year| filings.iter().filter(|assessed| assessed.filing.year == year).cloned().collect();
    years.into_iter().map(|year| (year, of(year))).collect()
}

/// As 开云 2023 filed: 7 of 11 indicators without a target.
pub fn few_targets() -> Filing {
    let rows = [
        ["数量指标", "职工工资待遇保障水平", "应保尽保", "应保尽保", "8", "8"],
        ["数量指标", "保障部门专项实施", "", "≧90%", "7", "6"],
        ["质量指标", "工资发放及时率", "", "100%", "7", "7"],
        ["质量指标", "工程质量合格率", "", "100%", "7", "7"],
        ["时效指标", "完成时间", "年底前", "年底前", "7", "7"],
        ["成本指标", "人员工资福利", "万元", "165.26", "7", "7"],
        ["成本指标", "部门专项", "万元", "1149.03", "7", "6"],
        ["经济效益指标", "提升经济水平", "", "是", "10", "9"],
        ["社会效益指标", "促进社会发展", "", "是", "10", "9"],
        ["生态效益指标", "是否符合环保要求", "", "是", "10", "10"],
        ["服务对象满意度指标", "区内群众满意度", "", "≧90%", "10", "9"],
    ];
    let work = [
        ["数量指标", "设施维修", "≧30处", "35处", "6", "6"],
        ["数量指标", "保洁范围", "≧20万平方米", "≧20万平方米", "6", "6"],
        ["数量指标", "工程建设", "预期目标", "基本完成", "8", "7"],
        ["质量指标", "质量合格率", "≧95%", "", "10", "9"],
        ["时效指标", "完成时间", "年底前", "完成", "10", "8"],
        ["成本指标", "资金数量", "1149.03万元", "1149.03万元", "10", "9"],
    ];
    Filing {
        department: department("甲事务中心", Some("0101"), Some("事业单位")),
        year: 2023,
        version: 1,
        basic_data: Some(basic(["23", "17"], ["1.74", "2.5", "2.23"], ["72.98", "21.27", "37.63"])),
        overall: Some(Overall {
            funds: funds(["180.66", "1353.05", "1353.05", "10", "10"]),
            indicators: rows.into_iter().map(indicator).collect(),
            total: total("100", "95"),
            ..Overall::default()
        }),
        projects: vec![project("工程建设", ["71.5", "1149.03", "1149.03", "10", "10"], &work, ["100", "92"])],
        ..Filing::default()
    }
}

/// As 高新区 2024 filed: everything 100%, weights that sum to 95, projects without a total score.
pub fn all_full() -> Filing {
    let row = |level2, weight| [level2, "达到要求", "100%", "100%", weight, weight];
    let rows = [
        row("数量指标", "12.5"),
        row("质量指标", "12.5"),
        row("时效指标", "12.5"),
        row("成本指标", "7.5"),
        row("经济效益指标", "7.5"),
        row("社会效益指标", "7.5"),
        row("生态效益指标", "7.5"),
        row("可持续影响指标", "7.5"),
        row("服务对象满意度指标", "10"),
    ];
    let mut works = project("甲项目", ["0", "100", "100", "10", "10"], &rows, ["100", ""]);
    works.funds.current_appropriation = funds(["0", "100", "100", "10", "10"]);
    Filing {
        department: department("乙管理委员会", None, Some("园区")),
        year: 2024,
        version: 1,
        basic_data: Some(basic(["35", "29"], ["2", "", "1.4751"], ["558", "49", "49"])),
        overall: Some(Overall {
            funds: funds(["409.56", "33963.61", "33963.61", "10", "10"]),
            indicators: rows.into_iter().map(indicator).collect(),
            total: total("100", "100"),
            ..Overall::default()
        }),
        projects: vec![works],
        ..Filing::default()
    }
}

fn basic(posts: [&str; 2], three_public: [&str; 3], operating: [&str; 3]) -> BasicData {
    let mut form = BasicData::default();
    form.staffing.authorised_posts = number(posts[0]);
    form.staffing.actual_staff = number(posts[1]);
    form.three_public.total = triple(three_public);
    form.operating_expense.total = triple(operating);
    form.budget_basis.three_public = Basis::Initial;
    form
}
