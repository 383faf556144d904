//! One file per rule, a folder per family. [`super::registry::RULES`] lists them.

pub mod against_ledger;
pub mod between_annexes;
pub mod characters;
pub mod missing_values;
pub mod over_the_limit;
pub mod over_the_years;
pub mod reasons;
pub mod recomputed_rates;
pub mod sameness;
pub mod scores;
pub mod sums_within_table;
pub mod text_against_tables;
pub mod value_format;
pub mod weights_and_totals;
pub mod year_and_name;
