//! The audit: every rule on a planted fault and on clean figures, and both real filings.

#[path = "audit/build.rs"]
mod build;
#[path = "audit/precision.rs"]
mod precision;
#[path = "audit/real.rs"]
mod real;
#[path = "audit/register.rs"]
mod register;
#[path = "audit/rules.rs"]
mod rules;
