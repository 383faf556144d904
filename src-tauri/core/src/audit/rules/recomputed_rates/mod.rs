//! 比率复算: rates against the figures they are made of.

mod building_control_rates;
mod execution_rate;
mod staffing_control_rate;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] =
    &[&staffing_control_rate::RULE, &building_control_rates::RULE, &execution_rate::RULE];
