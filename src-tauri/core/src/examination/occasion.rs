//! What made a filing be judged anew: a finding that goes says by what.

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion<'a> {
    /// A file came in.
    Import(&'a str),
    /// An import was undone.
    Undone,
    /// An earlier version was brought back.
    Restored(u32),
    /// A value was put right by hand.
    Corrected(&'a str),
    /// A correction was taken back.
    Uncorrected(&'a str),
    /// A form was entered by hand.
    Entered,
    /// The year before changed.
    PriorYear,
    /// The bureau's ledger was brought in.
    Ledger,
    /// A rule was set otherwise; its title.
    Setting(&'a str),
    /// A year took over the settings of another.
    Rolled(i32),
    /// The scoring rules of the year changed.
    RuleSet,
    /// The register changed.
    Register,
    /// Another department's filing of the year changed.
    Others,
    /// The program brought other rules.
    Program,
}
