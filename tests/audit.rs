//! The audit: every rule on a planted fault and on clean figures, and both real filings.
#![allow(clippy::unwrap_used)] // A test may stop where it stands.

#[path = "audit/basis.rs"]
mod basis;
#[path = "audit/beyond.rs"]
mod beyond;
#[path = "audit/build.rs"]
mod build;
#[path = "audit/cases/mod.rs"]
mod cases;
#[path = "audit/cause.rs"]
mod cause;
#[path = "audit/comparisons.rs"]
mod comparisons;
#[path = "audit/county.rs"]
mod county;
#[path = "audit/manual.rs"]
mod manual;
#[path = "audit/precision.rs"]
mod precision;
#[path = "audit/real.rs"]
mod real;
#[path = "audit/register.rs"]
mod register;
#[path = "audit/rules.rs"]
mod rules;
#[path = "audit/silent.rs"]
mod silent;
#[path = "audit/text.rs"]
mod text;
#[path = "audit/text_rules.rs"]
mod text_rules;
