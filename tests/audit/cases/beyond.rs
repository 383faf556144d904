//! 跨年衔接, 对照台账: what looks beyond the filing.

use jiheng_core::audit::Books;
use jiheng_core::filing::Filing;
use jiheng_core::ledger::{Budget, LedgerDepartment, LedgerProject};
use jiheng_core::number::{Amount, Exact, Quantity};

use super::alike::{THEIRS, achieved};
use super::{Case, case};
use crate::build::filing;

/// 附件一 of the year before.
pub fn prior(last: &str, sanitation: &str) -> Filing {
    let prior = filing(&[
        ("basic_data.three_public.reception.final", last),
        ("basic_data.project_expenditure.items.0.name", "环卫"),
        ("basic_data.project_expenditure.items.0.final", sanitation),
    ]);
    Filing { year: 2023, ..prior }
}

/// 附件一 of this year.
pub fn now(reception: &str) -> Filing {
    filing(&[
        ("basic_data.three_public.reception.prior_final", reception),
        ("basic_data.three_public.overseas_travel.prior_final", "0.85"),
        ("basic_data.project_expenditure.items.0.name", "绿化"),
        ("basic_data.project_expenditure.items.0.prior_final", "9"),
        ("basic_data.project_expenditure.items.1.name", "环卫"),
        ("basic_data.project_expenditure.items.1.prior_final", "64"),
    ])
}

/// What the bureau booked.
pub fn books() -> Books {
    let amount = |text: &str| Some(Amount::new(text.parse().unwrap()));
    let line = LedgerDepartment {
        department: "某县某局".to_owned(),
        budget: Budget {
            revised_budget: amount("1353.05"),
            executed: amount("1353.05"),
            ..Budget::default()
        },
        sheet: "执行".to_owned(),
        row: 7,
        ..LedgerDepartment::default()
    };
    Books { department: Some(line), projects: Vec::new() }
}

/// 附件二 with its funds.
pub fn funds(initial: &str) -> Filing {
    filing(&[
        ("overall.funds.initial_budget", initial),
        ("overall.funds.revised_budget", "1353.05"),
        ("overall.funds.executed", "1353.05"),
    ])
}

fn booked(executed: &str) -> Filing {
    filing(&[("overall.funds.revised_budget", "1353.05"), ("overall.funds.executed", executed)])
}

/// What the bureau has of a department: posts, 三公 and two projects.
pub fn whole_books() -> Books {
    let amount = |text: &str| Some(Amount::new(text.parse().unwrap()));
    let project = |code: &str, name: &str, revised: &str| LedgerProject {
        code: Some(code.to_owned()),
        name: name.to_owned(),
        budget: Budget { revised_budget: amount(revised), ..Budget::default() },
        sheet: "项目".to_owned(),
        row: 3,
        ..LedgerProject::default()
    };
    let line = LedgerDepartment {
        authorised_posts: Some(Quantity::new(29.into())),
        three_public_budget: amount("2"),
        ..books().department.unwrap()
    };
    let projects = vec![
        project("430423001", "城乡社区管理事务", "4868.35"),
        project("430423002", "农村公路日常养护", "92.4"),
    ];
    Books { department: Some(line), projects }
}

/// 附件一 with posts and 三公 budget.
fn basic(posts: &str, three_public: &str) -> Filing {
    filing(&[
        ("basic_data.staffing.authorised_posts", posts),
        ("basic_data.staffing.actual_staff", "28"),
        ("basic_data.three_public.total.budget", three_public),
    ])
}

/// Both projects of the ledger, and perhaps one more.
pub fn ledger_projects(road: &str, revised: &str, more: &str) -> Filing {
    let mut list = vec![
        ("projects.0.name", "城乡社区管理事物支出"),
        ("projects.0.funds.total.revised_budget", "4868.3488"),
        ("projects.1.name", road),
        ("projects.1.funds.total.revised_budget", revised),
    ];
    if !more.is_empty() {
        list.push(("projects.2.name", more));
    }
    filing(&list)
}

fn last_year(filing: Filing) -> Option<Filing> {
    Some(Filing { year: 2023, ..filing })
}

fn spent(executed: &str) -> Filing {
    filing(&[("overall.funds.revised_budget", executed), ("overall.funds.executed", executed)])
}

fn staff(posts: &str) -> Filing {
    filing(&[("basic_data.staffing.authorised_posts", posts), ("basic_data.staffing.actual_staff", "30")])
}

fn three_public(prior: &str, last: &str) -> Filing {
    filing(&[
        ("basic_data.three_public.total.prior_final", prior),
        ("basic_data.three_public.total.budget", "4"),
        ("basic_data.three_public.total.final", last),
    ])
}

fn project(revised: &str) -> Filing {
    filing(&[("projects.0.name", "农村公路养护"), ("projects.0.funds.total.revised_budget", revised)])
}

pub fn cases() -> Vec<Case> {
    let road = "农村公路日常养护";
    let no_projects = || Books { projects: Vec::new(), ..whole_books() };
    vec![
        Case { prior: Some(prior("2.23", "64")), ..case("prior_final", now("2.23"), now("2.85")) },
        Case { books: Some(books()), ..case("ledger_funds", booked("1353.05"), booked("1320")) },
        Case { books: Some(no_projects()), ..case("ledger_posts", basic("29", "2"), basic("35", "2")) },
        Case {
            books: Some(no_projects()),
            ..case("ledger_three_public", basic("29", "2"), basic("29", "2.5"))
        },
        Case {
            books: Some(whole_books()),
            ..case("ledger_projects", ledger_projects(road, "92.4", ""), ledger_projects(road, "100.1", ""))
        },
        Case {
            books: Some(whole_books()),
            ..case(
                "project_not_in_ledger",
                ledger_projects(road, "92.4", ""),
                ledger_projects(road, "92.4", "水库除险加固"),
            )
        },
        Case { prior: last_year(spent("1353.05")), ..case("funds_jump", spent("2100.5"), spent("4963.61")) },
        Case { prior: last_year(staff("35")), ..case("staff_jump", staff("38"), staff("56")) },
        Case {
            prior: last_year(three_public("2", "2.23")),
            ..case("three_public_jump", three_public("", "2.5"), three_public("", "3.2"))
        },
        Case {
            prior: last_year(project("100.1")),
            ..case("project_funds_jump", project("240"), project("1001"))
        },
        Case {
            prior: last_year(achieved(THEIRS)),
            ..case(
                "copied_from_last_year",
                achieved(["81%", "82%", "93%", "94%", "95%", "96%"]),
                achieved(["81%", "82%", "83%", "84%", "85%", "96%"]),
            )
        },
    ]
}
