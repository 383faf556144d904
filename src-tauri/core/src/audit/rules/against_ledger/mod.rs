//! 对照台账: against the bureau's own figures of the year.

mod ledger_funds;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[&ledger_funds::RULE];
