//! 缺项: what should have been filed and was not.

mod blank_actual;
mod blank_column;
mod blank_fund_sources;
mod blank_goal;
mod blank_indicator_name;
mod blank_project_heading;
mod blank_self_score;
mod blank_sign_off_date;
mod blank_staffing;
mod blank_target;
mod blank_total;
mod blank_weight;
mod missing_annex;
mod missing_project;
mod spent_without_budget;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] = &[
    &missing_annex::RULE,
    &missing_project::RULE,
    &blank_staffing::RULE,
    &blank_column::RULE,
    &blank_total::RULE,
    &spent_without_budget::RULE,
    &blank_project_heading::RULE,
    &blank_fund_sources::RULE,
    &blank_goal::RULE,
    &blank_indicator_name::RULE,
    &blank_target::RULE,
    &blank_actual::RULE,
    &blank_weight::RULE,
    &blank_self_score::RULE,
    &blank_sign_off_date::RULE,
];
