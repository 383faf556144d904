//! 跨年衔接, 对照台账: what looks beyond the filing.

use jiheng_core::audit::Books;
use jiheng_core::filing::Filing;
use jiheng_core::ledger::{Budget, LedgerDepartment};
use jiheng_core::number::{Amount, Exact};

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

pub fn cases() -> Vec<Case> {
    vec![
        Case { prior: Some(prior("2.23", "64")), ..case("prior_final", now("2.23"), now("2.85")) },
        Case { books: Some(books()), ..case("ledger_funds", booked("1353.05"), booked("1320")) },
    ]
}
