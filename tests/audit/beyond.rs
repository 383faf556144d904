//! Rules that look beyond the filing: what one side lacks is no contradiction.

use jiheng_core::audit::{Books, Context, audit};
use jiheng_core::filing::Filing;

use crate::cases::beyond::{funds, now, prior};

#[track_caller]
fn assert_silent(context: Context<'_>, rule: &str) {
    let counts = audit(&context).counts[rule];
    assert_eq!((counts.fail, counts.pass), (0, 0), "{counts:?}");
}

/// Protects: a line that only one of the years fills is no contradiction, and neither is a category that was named
/// otherwise.
#[test]
fn a_year_may_lack_what_the_other_has() {
    let filing = now("2.85");
    let against = |prior| Context { prior, ..Context::alone(&filing) };
    assert_silent(against(None), "prior_final");
    assert_silent(against(Some(&prior("", ""))), "prior_final");
    let nothing = Filing::default();
    assert_silent(Context { prior: Some(&prior("2.23", "1")), ..Context::alone(&nothing) }, "prior_final");
}

/// Protects: a department that the ledger does not name is not held against it, nor is a year without one.
#[test]
fn a_ledger_may_lack_the_department() {
    let filing = funds("180.66");
    assert_silent(Context::alone(&filing), "ledger_funds");
    let books = Books::default();
    assert_silent(Context { books: Some(&books), ..Context::alone(&filing) }, "ledger_funds");
}
