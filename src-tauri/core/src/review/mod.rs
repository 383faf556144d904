//! 复核: records what the bureau decides in the place of self-scores, and takes it into new versions.

mod carry;
mod record;

pub(crate) use carry::carry;
pub(crate) use record::must_fit;
pub use record::{NewReview, record, withdraw};
