//! 字符: what was read all the same, and how it should have been typed.

mod blanks_inside;
mod full_width_characters;
mod inequality_signs;

use crate::audit::Rule;

/// In the order findings are listed.
pub(crate) const RULES: &[&Rule] =
    &[&full_width_characters::RULE, &blanks_inside::RULE, &inequality_signs::RULE];
