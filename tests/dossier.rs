//! One department over the years, and its projects: small counties whose figures are worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/made.rs"]
mod made;

use std::collections::BTreeMap;

use jiheng_core::Assessed;
use jiheng_core::audit::{Severity, Status};
use jiheng_core::department::Department;
use jiheng_core::dossier::{Dossier, Kept, KeptFinding, Place, dossier};
use jiheng_core::filing::{BasicData, Basis, Filing, Project};
use jiheng_core::ledger::LedgerProject;
use jiheng_core::project::{Asked, Due, Found, IndicatorChange, ProjectHistory, Question, history, list};
use jiheng_core::scoring::RuleSet;
use jiheng_core::yearly::YearlyRow;
use made::{assess, department, number, project, simple, text, triple};

const NAME: &str = "甲县文旅局";

fn finding(year: i32, rule: &str, severity: Severity, status: Status) -> KeptFinding {
    KeptFinding { year, rule: rule.to_owned(), severity, status }
}

/// 文旅局 filed for 2021, 2022 (as 文化局) and 2024; the county's other departments are 乙局 and 丙局.
fn county() -> Kept {
    let mut filings: Vec<Assessed> = [(2021, "95", "90"), (2022, "96", "81"), (2024, "97", "72")]
        .into_iter()
        .map(|(year, claimed, supported)| simple(NAME, "政府部门", year, claimed, supported))
        .collect();
    filings[1].filing.overall.as_mut().unwrap().department = text("甲县文化局");
    filings[2].filing.overall.as_mut().unwrap().department = text("甲县 文旅局");
    for (filing, (budget, last, basis)) in filings.iter_mut().zip([
        ("5", "4", Basis::Initial),
        ("6", "3", Basis::Initial),
        ("8", "2", Basis::Revised),
    ]) {
        let mut form = BasicData::default();
        form.staffing.authorised_posts = number("20");
        form.staffing.actual_staff = number("10");
        form.three_public.total = triple(["4", budget, last]);
        form.operating_expense.total = triple(["", "30", "25"]);
        form.budget_basis.three_public = basis;
        filing.filing.basic_data = Some(form);
    }
    let mut others: Vec<Assessed> = Vec::new();
    for year in 2021..=2024 {
        others.push(simple("乙局", "政府部门", year, "90", "85"));
        others.push(simple("丙局", "党群", year, "90", "90"));
        others.push(simple("丁局", "党群", year, "90", ""));
        others.last_mut().unwrap().scores.overall = None;
    }
    Kept {
        department: Department {
            name: NAME.to_owned(),
            category: Some("政府部门".to_owned()),
            aliases: vec!["甲县文化局".to_owned()],
            ..Department::default()
        },
        subordinates: vec!["甲县图书馆".to_owned()],
        years: (2021, 2024),
        projects: filings.clone(),
        county: (2021..=2024)
            .map(|year| {
                let all = filings.iter().chain(&others).filter(|filing| filing.filing.year == year);
                (year, all.cloned().collect())
            })
            .collect(),
        filings,
        rules: (2021..=2024).map(|year| (year, RuleSet::default())).collect(),
        findings: vec![
            finding(2021, "weights_sum", Severity::Error, Status::Rectified),
            finding(2022, "weights_sum", Severity::Error, Status::Pending),
            finding(2022, "weights_sum", Severity::Error, Status::Pending),
            finding(2024, "weights_sum", Severity::Error, Status::Waived),
            finding(2022, "blank_target", Severity::Warning, Status::Notified),
            finding(2024, "blank_target", Severity::Warning, Status::Pending),
            finding(2021, "blank_goal", Severity::Note, Status::Pending),
            finding(2022, "blank_goal", Severity::Note, Status::Pending),
        ],
        states: BTreeMap::new(),
    }
}

fn row<'a>(rows: &'a [YearlyRow], id: &str) -> &'a YearlyRow {
    rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no row {id}"))
}

fn values<'a>(rows: &'a [YearlyRow], id: &str) -> Vec<Option<&'a str>> {
    row(rows, id).cells.iter().map(|cell| cell.value.as_deref()).collect()
}

fn changes<'a>(rows: &'a [YearlyRow], id: &str) -> Vec<Option<&'a str>> {
    row(rows, id).cells.iter().map(|cell| cell.change.as_deref()).collect()
}

/// Protects a department's years from losing a gap, a former name or a place.
#[test]
fn a_department_over_the_years() {
    let Dossier { years, rows, subordinates, .. } = dossier(&county());
    assert_eq!(years.iter().map(|year| year.version).collect::<Vec<_>>(), [Some(1), Some(1), None, Some(1)]);
    // Another name is said; one that is only typed with a blank is none.
    assert_eq!(
        years.iter().map(|year| year.filed_as.as_deref()).collect::<Vec<_>>(),
        [None, Some("甲县文化局"), None, None]
    );
    assert_eq!(subordinates, ["甲县图书馆"]);
    // 10 of execution and 90, 81, 72 of 90; 乙局 has 95, 丙局 100, 丁局 no score.
    assert_eq!(values(&rows, "final_score"), [Some("100"), Some("91"), None, Some("82")]);
    assert_eq!(values(&rows, "score_gap"), [Some("-5"), Some("5"), None, Some("15")]);
    let place = |rank, of| Some(Place { rank, of });
    assert_eq!(
        years.iter().map(|year| year.place).collect::<Vec<_>>(),
        [place(1, 3), place(3, 3), None, place(3, 3)]
    );
    assert_eq!(
        years.iter().map(|year| year.place_in_category).collect::<Vec<_>>(),
        [place(1, 2), place(2, 2), None, place(2, 2)]
    );
    assert_eq!(changes(&rows, "rank"), [None, Some("2"), None, None]);
    assert_eq!(values(&rows, "staffing_control_rate"), [Some("0.5"), Some("0.5"), None, Some("0.5")]);
    assert_eq!(values(&rows, "operating_expense_per_head"), [Some("2.5"), Some("2.5"), None, Some("2.5")]);
    assert_eq!(row(&rows, "final_score").cells[2].note.as_deref(), Some("没有报送"));
    assert_eq!(row(&rows, "procurement_final").cells[0].note.as_deref(), Some("未填"));
}

/// Protects budgets that mean different things from being subtracted, and each year's from being taken for another's.
#[test]
fn a_budget_says_what_it_means() {
    let Dossier { years, rows, .. } = dossier(&county());
    assert_eq!(values(&rows, "three_public_budget"), [Some("5"), Some("6"), None, Some("8")]);
    assert_eq!(changes(&rows, "three_public_budget"), [None, Some("1"), None, None]);
    assert_eq!(values(&rows, "three_public_control_rate"), [Some("0.8"), Some("0.5"), None, Some("0.25")]);
    assert_eq!(row(&rows, "three_public_budget").cells[3].note.as_deref(), Some("预算数为全年预算数"));
    assert_eq!(years[3].three_public_basis, Some(Basis::Revised));
    assert_eq!(years[2].three_public_basis, None);
}

/// Protects what is found again and again from being hidden by what was mended, and from counting what was accepted.
#[test]
fn findings_over_the_years() {
    let Dossier { years, rows, recurring, .. } = dossier(&county());
    let tally = years[1].findings;
    assert_eq!((tally.open.error, tally.open.warning, tally.open.note), (2, 1, 1));
    assert_eq!((years[0].findings.rectified, years[3].findings.waived), (1, 1));
    assert_eq!(values(&rows, "errors"), [Some("0"), Some("2"), None, Some("0")]);
    let said: Vec<_> = recurring
        .iter()
        .map(|rule| {
            (rule.rule.as_str(), rule.severity, rule.years.iter().map(|y| (y.year, y.count)).collect())
        })
        .collect();
    assert_eq!(
        said,
        [
            ("weights_sum", Severity::Error, vec![(2021, 1), (2022, 2)]),
            ("blank_target", Severity::Warning, vec![(2022, 1), (2024, 1)]),
        ]
    );
}

/// Protects sums over projects from looking less where one of them says nothing.
#[test]
fn projects_are_summed_only_where_all_say_so() {
    let mut kept = county();
    let work = |revised, executed, score| {
        project(
            "维修",
            ["1", revised, executed, "10", "10"],
            &[["数量指标", "处数", "≥10处", score, "90", "90"]],
            ["100", "99"],
        )
    };
    let year = |year, projects: Vec<Project>| {
        let filing = Filing {
            department: department(NAME, None, None),
            year,
            version: 1,
            projects,
            ..Filing::default()
        };
        assess(filing, [])
    };
    kept.projects = vec![
        year(2021, vec![work("100", "50", "10处"), work("100", "100", "5处"), work("0.5", "0.25", "10处")]),
        year(2022, vec![work("100", "50", "10处"), work("", "100", "10处")]),
        year(2024, Vec::new()),
    ];
    let rows = dossier(&kept).rows;
    assert_eq!(values(&rows, "project_count"), [Some("3"), Some("2"), None, Some("0")]);
    assert_eq!(values(&rows, "projects_revised"), [Some("200.5"), None, None, None]);
    assert_eq!(values(&rows, "projects_executed"), [Some("150.25"), Some("150"), None, None]);
    // 150.25 ÷ 200.5, to ten places.
    assert_eq!(values(&rows, "projects_rate")[0], Some("0.7493765586"));
    // 5 + 90, 10 + 45, 5 + 90: the middle one.
    assert_eq!(values(&rows, "projects_score")[0], Some("95"));
    assert_eq!(row(&rows, "projects_revised").cells[1].note.as_deref(), Some("有的项目没有填"));
    assert_eq!(row(&rows, "projects_revised").cells[3].note.as_deref(), Some("没有附件三"));
}

/// A year of 文旅局 with these projects: name, 全年预算数, 全年执行数.
fn year_of(year: i32, projects: &[(&str, &str, &str)]) -> Assessed {
    let form = |(name, revised, executed): &(&str, &str, &str)| {
        let row = ["数量指标", "处数", "≥10处", "10处", "90", "90"];
        project(name, ["50", revised, executed, "10", "10"], &[row], ["100", "99"])
    };
    let filing = Filing {
        department: department(NAME, Some("0101"), Some("政府部门")),
        year,
        version: 1,
        projects: projects.iter().map(form).collect(),
        ..Filing::default()
    };
    assess(filing, [])
}

fn followed(filings: &[Assessed], name: &str, seen: Option<(i32, u32)>) -> ProjectHistory {
    history(filings, &Asked { department: NAME, project: name, seen })
}

/// Protects a project from being followed into another one, and from being lost over numbering and blanks.
#[test]
fn a_project_is_followed_by_its_name() {
    let years = [
        year_of(2019, &[("1．文化 下乡", "100", "80")]),
        year_of(2020, &[("文化下乡支出", "110", "99"), ("文化下乡二期", "7", "7")]),
        year_of(2022, &[("社区文化事物", "5", "5"), ("文化下乡活动", "120", "60")]),
        year_of(2023, &[("文化下乡", "1", "1"), ("文化下乡", "2", "2")]),
        year_of(2024, &[("文化下乡", "150", "75"), ("社区文化事务", "6", "3")]),
    ];
    let found = followed(&years, "文化下乡", None);
    assert_eq!(
        found.years.iter().map(|year| (year.year, year.found)).collect::<Vec<_>>(),
        [
            (2019, Found::Same),
            (2020, Found::Same),
            (2021, Found::NotFiled),
            (2022, Found::Absent),
            (2023, Found::Several),
            (2024, Found::Same),
        ]
    );
    assert_eq!(
        values(&found.rows, "revised_budget"),
        [Some("100"), Some("110"), None, None, None, Some("150")]
    );
    assert_eq!(values(&found.rows, "execution_rate")[1], Some("0.9"));
    assert_eq!(changes(&found.rows, "revised_budget"), [None, Some("10"), None, None, None, None]);
    assert_eq!(found.years[4].nth, [0, 1]);
    assert_eq!(found.years[4].note.as_deref(), Some("这一年度有2个项目叫这个名称，分不清是哪一个，不列数"));
    // Alike is proposed where there is nothing, and never taken; 二期 is another project.
    let similar: Vec<_> =
        found.similar.iter().map(|other| (other.year, other.nth, other.name.as_str())).collect();
    assert_eq!(similar, []);
    let longer = [
        year_of(2022, &[("文化惠民下乡", "5", "5")]),
        year_of(2023, &[("文化惠民下乡活动", "6", "6"), ("文化惠民下乡二期", "6", "6")]),
    ];
    let proposed = followed(&longer, "文化惠民下乡", None).similar;
    assert_eq!(proposed.iter().map(|other| (other.year, other.nth)).collect::<Vec<_>>(), [(2023, 0)]);
}

/// Protects the reader from a variant of the name that is taken unseen, and the one of two that was clicked from the other.
#[test]
fn variants_are_said_and_the_one_that_was_seen_is_meant() {
    let years = [
        year_of(2022, &[("社区文化事物", "5", "5")]),
        year_of(2023, &[("文化下乡", "1", "1"), ("文化下乡", "2", "2")]),
        year_of(2024, &[("文化下乡", "150", "75"), ("社区文化事务", "6", "3")]),
    ];
    let community = followed(&years, "社区文化事务", None);
    assert_eq!(community.years[0].found, Found::Variant);
    assert_eq!(community.years[0].note.as_deref(), Some("名称写作“社区文化事物”，按同一个项目列出，请核对"));
    assert_eq!(community.project, "社区文化事务");
    let second = followed(&years, "文化下乡", Some((2023, 1)));
    assert_eq!(values(&second.rows, "revised_budget"), [None, Some("2"), Some("150")]);
    assert_eq!(second.years[1].note.as_deref(), Some("这一年度有2个项目叫这个名称，列的是第2个"));
}

/// Protects targets that are quietly lowered, and indicators that come and go, from being overlooked.
#[test]
fn indicators_come_and_go() {
    let form = |year, rows: &[[&str; 6]]| {
        let projects = vec![project("文化下乡", ["1", "1", "1", "10", "10"], rows, ["100", "99"])];
        let filing = Filing {
            department: department(NAME, None, None),
            year,
            version: 1,
            projects,
            ..Filing::default()
        };
        assess(filing, [])
    };
    let years = [
        form(
            2022,
            &[
                ["数量指标", "演出场次", "≧40场", "40场", "50", "50"],
                ["质量指标", "合格率", "100%", "100%", "20", "20"],
                ["满意度", "满意度", "≥90%", "95%", "20", "20"],
            ],
        ),
        form(
            2023,
            &[
                ["数量指标", "1、演出 场次", "≥40 场", "40场", "40", "40"],
                ["满意度", "满意度", "≥80%", "95%", "20", "20"],
                ["满意度", "满意度", "≥80%", "95%", "10", "10"],
            ],
        ),
    ];
    let found = followed(&years, "文化下乡", None);
    let said: Vec<_> = found
        .indicators
        .iter()
        .map(|line| (line.name.as_str(), line.years[1].present, line.years[1].changes.clone()))
        .collect();
    use IndicatorChange::{Appeared, Gone, Target, Weight};
    assert_eq!(
        said,
        [
            ("1、演出 场次", true, vec![Weight]),
            ("满意度", true, vec![Target]),
            ("满意度", true, vec![Appeared]),
            ("合格率", false, vec![Gone]),
        ]
    );
    assert!(found.indicators.iter().all(|line| line.years[0].changes.is_empty()));
}

fn due(name: &str) -> LedgerProject {
    LedgerProject { department: NAME.to_owned(), name: name.to_owned(), ..LedgerProject::default() }
}

/// Protects the list from a project that is due and was not filed, and from one that nobody asked for.
#[test]
fn the_ledger_says_what_is_due() {
    let filed =
        [year_of(2024, &[("文化下乡", "100", "80"), ("社区文化活动费", "5", "5"), ("临时购置", "1", "1")])];
    let ledger = [
        due("文化下乡"),
        due("社区文化活动"),
        due("古城墙修缮"),
        LedgerProject { department: "戊局".to_owned(), ..due("道路养护") },
    ];
    let register = [Department {
        name: "戊局".to_owned(),
        code: Some("0200".to_owned()),
        category: Some("政府部门".to_owned()),
        ..Department::default()
    }];
    let question = Question { year: 2024, ..Question::default() };
    let all = list(&filed, Some(&ledger), &register, &question);
    let said: Vec<_> = all.rows.iter().map(|row| (row.project.as_str(), row.due, row.nth)).collect();
    assert_eq!(
        said,
        [
            ("社区文化活动费", Some(Due::FiledAlike), Some(1)),
            ("临时购置", Some(Due::NotListed), Some(2)),
            ("文化下乡", Some(Due::Filed), Some(0)),
            ("古城墙修缮", Some(Due::Missing), None),
            ("道路养护", Some(Due::Missing), None),
        ]
    );
    assert!(list(&filed, None, &register, &question).rows.iter().all(|row| row.due.is_none()));
    let only =
        list(&filed, Some(&ledger), &register, &Question { department: Some("戊局"), ..question.clone() });
    assert_eq!(only.rows.iter().map(|row| row.project.as_str()).collect::<Vec<_>>(), ["道路养护"]);
    let none = list(&filed, Some(&ledger), &register, &Question { category: Some("乡镇"), ..question });
    assert_eq!(none.rows, []);
}

/// Protects the places of projects (ties shared, the next skipped), rates of what is not there, and two of one name.
#[test]
fn projects_are_ranked_over_the_departments() {
    let mut filed = [
        year_of(2024, &[("文化下乡", "100", "80"), ("文化下乡", "100", "80"), ("", "", "5")]),
        year_of(2024, &[("养护", "200", "100")]),
    ];
    filed[1].filing.department = department("乙局", Some("0100"), Some("党群"));
    let all =
        list(&filed, None, &[], &Question { year: 2024, rules: RuleSet::default(), ..Question::default() });
    let said: Vec<_> = all
        .rows
        .iter()
        .map(|row| (row.department.as_str(), row.project.as_str(), row.rank, row.shared_name, row.named))
        .collect();
    assert_eq!(
        said,
        [
            (NAME, "第3个项目（未填名称）", Some(1), false, false),
            (NAME, "文化下乡", Some(2), true, true),
            (NAME, "文化下乡", Some(2), true, true),
            ("乙局", "养护", Some(4), false, true),
        ]
    );
    assert_eq!(all.rows[1].execution_rate.unwrap().to_string(), "0.8");
    assert_eq!(all.rows[1].adjustment_rate.unwrap().to_string(), "1");
    assert_eq!((all.rows[0].execution_rate, all.rows[0].adjustment_rate), (None, None));
    // 260 of 400: the one without a budget is in neither.
    assert_eq!(all.execution_rate.unwrap().to_string(), "0.65");
    let party = Question { year: 2024, category: Some("党群"), ..Question::default() };
    assert_eq!(list(&filed, None, &[], &party).rows[0].rank, Some(1));
}
