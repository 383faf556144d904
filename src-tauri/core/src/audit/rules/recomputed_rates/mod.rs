//! 比率复算: rates against the figures they are made of.

pub(crate) mod building_control_rates;
pub(crate) mod execution_rate;
pub(crate) mod staffing_control_rate;
