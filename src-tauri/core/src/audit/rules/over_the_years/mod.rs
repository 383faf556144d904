//! 跨年衔接: against the same department's filing of the year before.

mod prior_final;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[&prior_final::RULE];
