//! How the lines of a dossier are read from a filing, and why there is nothing where there is nothing.

use rust_decimal::Decimal;
use ts_rs::TS;

use crate::Assessed;
use crate::filing::{BasicData, Basis, Filed, Overall};
use crate::metrics::{self, Metric};
use crate::number::Exact;
use crate::yearly::YearValue;

/// How a line is read.
#[derive(Clone, Copy)]
pub enum Read {
    /// The metric of this id: a ratio, with all it says of when there is none.
    Metric(&'static str),
    /// A figure of 附件一.
    Basic(fn(&BasicData) -> Result<Decimal, &'static str>),
    /// A budget of 附件一, and what it means.
    Budget(fn(&BasicData) -> Result<Decimal, &'static str>, fn(&BasicData) -> Basis),
    /// A figure of 附件二.
    Overall(fn(&Overall) -> Result<Decimal, &'static str>),
    /// Something worked out from the whole filing.
    Filing(fn(&Assessed) -> Result<Decimal, &'static str>),
}

/// Why a year without a filing has no value.
pub const NOT_FILED: &str = "没有报送";

impl Read {
    /// The value of a year.
    pub fn of(self, filing: Option<&Assessed>) -> YearValue {
        let Some(filing) = filing else { return YearValue::of(Err(NOT_FILED)) };
        let basic = filing.filing.basic_data.as_ref();
        match self {
            Self::Metric(id) => match metric(id) {
                Some(metric) => YearValue {
                    value: metric.of(filing).map_err(str::to_owned),
                    basis: metric.basis_of(filing),
                },
                None => YearValue::of(Err("没有这项指标")),
            },
            Self::Basic(read) => YearValue::of(basic.ok_or("未报附件一").and_then(read)),
            Self::Budget(read, basis) => YearValue {
                value: basic.ok_or("未报附件一").and_then(read).map_err(str::to_owned),
                basis: basic.map(basis),
            },
            Self::Overall(read) => {
                YearValue::of(filing.filing.overall.as_ref().ok_or("未报附件二").and_then(read))
            }
            Self::Filing(read) => YearValue::of(read(filing)),
        }
    }
}

/// The metric of this id.
pub fn metric(id: &str) -> Option<&'static Metric> {
    metrics::METRICS.iter().find(|metric| metric.info.id == id)
}

/// A filed value.
pub fn filed<T: Exact + TS>(field: &Filed<T>) -> Result<Decimal, &'static str> {
    field.get().map(Exact::decimal).ok_or(if field.is_unread() {
        "填写的内容无法识别"
    } else {
        "未填"
    })
}
