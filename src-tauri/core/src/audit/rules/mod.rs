//! One file per rule, a folder per family. [`super::registry::RULES`] lists them.

pub mod between_annexes;
pub mod recomputed_rates;
pub mod scores;
pub mod sums_within_table;
pub mod weights_and_totals;
