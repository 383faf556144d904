//! 表内合计: totals against their parts, within one form.

pub(crate) mod expenditure_split_sum;
pub(crate) mod operating_expense_parts;
pub(crate) mod project_funds_sum;
pub(crate) mod project_items_sum;
pub(crate) mod revenue_split_sum;
pub(crate) mod three_public_sum;
pub(crate) mod vehicles_sum;
