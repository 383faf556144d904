//! What made a filing be judged anew: a finding that goes says by what.

use crate::storage::Closed;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion<'a> {
    /// A file came in.
    Import(&'a str),
    /// An import was undone.
    Undone,
    /// An earlier version was brought back.
    Restored(u32),
    /// A value was put right by hand; what it is called.
    Corrected(&'a str),
    /// A correction was taken back.
    Uncorrected(&'a str),
    /// The last edit was taken back.
    TakenBack,
    /// An edit that was taken back was done again.
    DoneAgain,
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
    /// A closed year was opened again.
    Reopened,
    /// The register changed.
    Register,
    /// Another department's filing of the year changed.
    Others,
    /// The program brought other rules.
    Program,
}

impl Occasion<'_> {
    /// Whether a finding that goes was mended by the department, or for it.
    pub(super) fn closes(&self) -> Closed {
        match self {
            Self::Import(_) | Self::Restored(_) | Self::Corrected(_) | Self::Entered | Self::PriorYear => {
                Closed::Mended
            }
            _ => Closed::Lapsed,
        }
    }

    /// Whether it takes back an earlier change, so that findings that return are as they were before.
    pub(super) fn takes_back(&self) -> bool {
        matches!(self, Self::Undone | Self::Uncorrected(_) | Self::TakenBack | Self::DoneAgain)
    }

    /// What a case says when it goes.
    pub(super) fn gone(&self, version: u32) -> String {
        match self {
            Self::Import(file) => format!("第{version}版（{file}）里没有这个问题了"),
            Self::Setting(_) | Self::Rolled(_) | Self::RuleSet | Self::Program => {
                format!("{}后不再提出", self.what())
            }
            _ => format!("{}后没有这个问题了", self.what()),
        }
    }

    /// What a case says when it returns.
    pub(super) fn back(&self, version: u32) -> String {
        match self {
            Self::Import(file) => format!("第{version}版（{file}）里又有这个问题"),
            _ => format!("{}后又有这个问题", self.what()),
        }
    }

    fn what(&self) -> String {
        match self {
            Self::Import(file) => format!("导入“{file}”"),
            Self::Undone => "撤销导入".to_owned(),
            Self::Restored(version) => format!("恢复第{version}版"),
            Self::Corrected(label) => format!("更正“{label}”"),
            Self::Uncorrected(label) => format!("撤销对“{label}”的更正"),
            Self::TakenBack => "撤销修改".to_owned(),
            Self::DoneAgain => "重做修改".to_owned(),
            Self::Entered => "手工补录".to_owned(),
            Self::PriorYear => "上一年度的报送改动".to_owned(),
            Self::Ledger => "导入台账".to_owned(),
            Self::Setting(title) => format!("改动规则“{title}”的设置"),
            Self::Rolled(from) => format!("沿用{from}年度的审核设置"),
            Self::RuleSet => "改动评分规则".to_owned(),
            Self::Reopened => "重新打开年度".to_owned(),
            Self::Register => "改动名册".to_owned(),
            Self::Others => "其他单位的报送改动".to_owned(),
            Self::Program => "程序的规则更新".to_owned(),
        }
    }
}
