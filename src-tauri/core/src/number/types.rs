use std::fmt;

use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::{Reading, Unit, fixed, grouped, read, round_half_up};
use crate::{Code, Error, Result};

/// A number with a unit that the database keeps as an integer.
pub trait Exact: Copy + fmt::Display + Sized + 'static {
    /// Decimal places kept in the database.
    const SCALE: u32;
    /// What a value that cannot be kept is called in messages.
    const NAME: &'static str;

    /// The number, in its unit, rounded to [`Self::SCALE`] places.
    fn new(value: Decimal) -> Self;

    /// The number in its unit.
    fn decimal(self) -> Decimal;

    /// Reads what was written in a cell of this kind: converts units, says what was unusual.
    fn read(text: &str) -> Reading<Self>;

    /// The integer kept in the database. Fails beyond the range of 64 bits.
    fn to_stored(self) -> Result<i64> {
        let scale = Decimal::from(10_i64.pow(Self::SCALE));
        self.decimal().checked_mul(scale).and_then(|scaled| scaled.to_i64()).ok_or_else(|| {
            Error::new(
                Code::BadRequest,
                format!("{}{self}超出了可以保存的范围，请核对原表中的这个数。", Self::NAME),
            )
        })
    }

    /// The number that was kept as `stored`.
    fn from_stored(stored: i64) -> Self {
        Self::new(Decimal::new(stored, Self::SCALE))
    }
}

macro_rules! exact {
    ($(#[$doc:meta])* $type:ident, $scale:literal, $name:literal, $reader:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
        #[ts(as = "String")]
        pub struct $type(Decimal);

        impl Exact for $type {
            const SCALE: u32 = $scale;
            const NAME: &'static str = $name;

            fn new(value: Decimal) -> Self {
                Self(round_half_up(value, $scale).normalize())
            }

            fn decimal(self) -> Decimal {
                self.0
            }

            fn read(text: &str) -> Reading<Self> {
                $reader(text)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let value = Self::new(text.parse().map_err(serde::de::Error::custom)?);
                value.to_stored().map_err(serde::de::Error::custom)?;
                Ok(value)
            }
        }
    };
}

// Figures that were read are bounded (see `read`), so that sums of them are exact. Saturating keeps
// a figure made otherwise from ending the program; it is then beyond what can be stored.
macro_rules! additive {
    ($type:ident) => {
        impl std::ops::Add for $type {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self::new(self.0.saturating_add(other.0))
            }
        }

        impl std::ops::Sub for $type {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self::new(self.0.saturating_sub(other.0))
            }
        }

        impl std::iter::Sum for $type {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                items.fold(Self::default(), |sum, item| sum + item)
            }
        }
    };
}

exact! {
    /// Money in 万元, to 0.000001 万元 (1 分).
    Amount, 6, "金额", read_amount
}
exact! {
    /// A ratio as a fraction: 74% is 0.74.
    Rate, 10, "比率", read_rate
}
exact! {
    /// Points of a score or a weight.
    Score, 6, "分数", read_score
}
exact! {
    /// A count of posts or people, or an area in ㎡.
    Quantity, 6, "数量", read_quantity
}
additive!(Amount);
additive!(Score);

impl Amount {
    /// For tables: two decimals and thousands separators, 33,963.61.
    pub fn printed(self) -> String {
        grouped(self.0, 2)
    }
}

impl Rate {
    /// For tables: a percentage with two decimals, 91.15%.
    pub fn printed(self) -> String {
        format!("{}%", fixed(self.0.saturating_mul(Decimal::ONE_HUNDRED), 2))
    }

    /// `numerator ÷ denominator`; `None` if the denominator is zero.
    pub fn of(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        numerator.checked_div(denominator).map(Self::new)
    }
}

impl Score {
    /// For tables: two decimals, 96.00.
    pub fn printed(self) -> String {
        fixed(self.0, 2)
    }

    /// As a ranking compares it: the two decimals that are printed, so that equal print ranks equal.
    pub fn ranked(self) -> Decimal {
        round_half_up(self.0, 2)
    }
}

/// The note of a figure that was written in 元.
pub(crate) const IN_YUAN: &str = "原文以元为单位，已换算为万元";

/// 万元 unless another unit is written; 元 and 亿元 are converted, with a note.
fn read_amount(text: &str) -> Reading<Amount> {
    // Bookkeeping writes a negative amount in brackets.
    let plain = text.trim();
    if let Some(inside) = plain.strip_prefix(['(', '（'])
        && let Some((inside, unit)) = inside.rsplit_once([')', '）'])
        && inside.trim_start().starts_with(|c: char| c.is_numeric())
    {
        return match read_amount(&format!("{inside}{unit}")) {
            Reading::Value(amount, note) => {
                let brackets = "原文用括号表示负数";
                let note = note.map_or(brackets.to_owned(), |note| format!("{brackets}；{note}"));
                Reading::Value(Amount::new(-amount.decimal()), Some(note))
            }
            other => other,
        };
    }
    read(text).convert(|written| match written.unit {
        Unit::None | Unit::TenThousandYuan => Ok((written.value, None)),
        Unit::Yuan => Ok((written.value / Decimal::from(10_000), Some(IN_YUAN))),
        Unit::HundredMillionYuan => {
            Ok((written.value * Decimal::from(10_000), Some("原文以亿元为单位，已换算为万元")))
        }
        _ => Err("单位不是金额单位"),
    })
}

/// A percentage or a fraction; a bare figure above 10 can only be meant as a percentage.
fn read_rate(text: &str) -> Reading<Rate> {
    read(text).convert(|written| match written.unit {
        Unit::Percent => Ok((written.value / Decimal::ONE_HUNDRED, None)),
        Unit::None if written.value.abs() > Decimal::TEN => {
            Ok((written.value / Decimal::ONE_HUNDRED, Some("原文没有百分号，按百分数理解")))
        }
        Unit::None => Ok((written.value, None)),
        _ => Err("单位不是百分比"),
    })
}

fn read_score(text: &str) -> Reading<Score> {
    read(text).convert(|written| match written.unit {
        Unit::None | Unit::Points => Ok((written.value, None)),
        _ => Err("单位不是分"),
    })
}

fn read_quantity(text: &str) -> Reading<Quantity> {
    read(text).convert(|written| match written.unit {
        Unit::None | Unit::People | Unit::SquareMetres => Ok((written.value, None)),
        Unit::TenThousandSquareMetres => {
            Ok((written.value * Decimal::from(10_000), Some("原文以万平方米为单位，已换算为平方米")))
        }
        _ => Err("单位与本栏不符"),
    })
}
