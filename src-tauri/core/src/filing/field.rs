//! A value as filed: the figure, what was written, and in which cell.

use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::number::{Amount, Exact, Quantity, Rate, Reading, Score, is_no_value};
use crate::{Code, Error, Result};

/// A value put right by hand. What was filed stays in the origin's `raw` and `cell`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Correction {
    /// The value as filed, or its raw text if it was not understood; `None` if there was none.
    pub from: Option<String>,
    /// What was typed for it; empty if the field is to hold no value.
    pub to: String,
    /// Why it was corrected.
    pub reason: String,
    /// Who corrected it.
    pub by: String,
    /// When, with offset.
    pub at: String,
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Origin {
    /// The file's own name.
    pub file: String,
    /// The sheet; in a Word file `表2` for its second table, `正文` for its paragraphs.
    pub sheet: String,
    /// The cell (`F5`); in the text of a Word file `第3段`.
    pub cell: String,
    /// What stood there, as a person sees it.
    pub raw: String,
    /// What was unusual about it though it was understood (`原文以元为单位，已换算为万元`).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub note: Option<String>,
    /// Why it was not understood; the value is then empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub unread: Option<String>,
    /// How it was put right by hand; the value is then the corrected one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub corrected: Option<Correction>,
}

impl Origin {
    /// How the value was written: as corrected, else as filed.
    pub fn written(&self) -> &str {
        self.corrected.as_ref().map_or(&self.raw, |correction| &correction.to)
    }
}

/// A value that a form may hold.
#[derive(Debug, Clone, PartialEq, Eq, TS)]
#[ts(as = "Option<String>")]
pub struct Filed<T: TS> {
    /// The value; `None` if the cell holds none or was not understood.
    pub value: Option<T>,
    /// Where it was read; `None` if the form has no such cell. Boxed: a form has a hundred fields, and analysis loads
    /// thousands of forms without any origin.
    pub origin: Option<Box<Origin>>,
}

impl<T: TS> Default for Filed<T> {
    fn default() -> Self {
        Self { value: None, origin: None }
    }
}

impl<T: TS + Serialize> Serialize for Filed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: TS> Filed<T> {
    /// Whether something stood in the cell that was not understood.
    pub fn is_unread(&self) -> bool {
        self.origin.as_ref().is_some_and(|origin| origin.unread.is_some())
    }
}

impl<T: TS + Copy> Filed<T> {
    /// The value, if there is one.
    pub fn get(&self) -> Option<T> {
        self.value
    }
}

impl Filed<String> {
    /// The text, if there is one.
    pub fn text(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

/// A value as the database keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// A number, in the smallest unit of its type.
    Number(i64),
    /// A text.
    Text(String),
}

/// One field, whatever its type: what storage, sources and comparison see of it.
pub trait Leaf {
    /// The value as kept, if there is one.
    fn stored(&self) -> Result<Option<Stored>>;
    /// Puts back what was kept.
    fn restore(&mut self, value: Option<Stored>, origin: Option<Origin>) -> Result<()>;
    /// Reads a value from what somebody typed, as it is read from a cell; the note says what was unusual.
    fn read(&self, text: &str) -> Reading<Stored>;
    /// Where it was read.
    fn origin(&self) -> Option<&Origin>;
    /// The value as text, without rounding.
    fn printed(&self) -> Option<String>;
    /// Whether it has a value or something that was not understood.
    fn is_filled(&self) -> bool {
        self.printed().is_some() || self.origin().is_some_and(|origin| origin.unread.is_some())
    }
}

macro_rules! number_leaf {
    ($($type:ty),*) => {$(
        impl Leaf for Filed<$type> {
            fn stored(&self) -> Result<Option<Stored>> {
                self.value.map(|value| value.to_stored().map(Stored::Number)).transpose()
            }

            fn restore(&mut self, value: Option<Stored>, origin: Option<Origin>) -> Result<()> {
                self.value = match value {
                    None => None,
                    Some(Stored::Number(stored)) => Some(<$type>::from_stored(stored)),
                    Some(Stored::Text(text)) => return Err(wrong_type(&text)),
                };
                self.origin = origin.map(Box::new);
                Ok(())
            }

            fn read(&self, text: &str) -> Reading<Stored> {
                match <$type>::read(text) {
                    Reading::NoValue => Reading::NoValue,
                    Reading::NotUnderstood(why) => Reading::NotUnderstood(why),
                    Reading::Value(value, note) => match value.to_stored() {
                        Ok(stored) => Reading::Value(Stored::Number(stored), note),
                        Err(_) => Reading::NotUnderstood("数字过大，不会是实际数值"),
                    },
                }
            }

            fn origin(&self) -> Option<&Origin> {
                self.origin.as_deref()
            }

            fn printed(&self) -> Option<String> {
                self.value.map(|value| value.to_string())
            }
        }
    )*};
}
number_leaf!(Amount, Rate, Score, Quantity);

impl Leaf for Filed<String> {
    fn stored(&self) -> Result<Option<Stored>> {
        Ok(self.value.clone().map(Stored::Text))
    }

    fn restore(&mut self, value: Option<Stored>, origin: Option<Origin>) -> Result<()> {
        self.value = match value {
            None => None,
            Some(Stored::Text(text)) => Some(text),
            Some(Stored::Number(number)) => return Err(wrong_type(&number.to_string())),
        };
        self.origin = origin.map(Box::new);
        Ok(())
    }

    fn read(&self, text: &str) -> Reading<Stored> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let joined = lines.join("\n");
        if is_no_value(&joined) { Reading::NoValue } else { Reading::Value(Stored::Text(joined), None) }
    }

    fn origin(&self) -> Option<&Origin> {
        self.origin.as_deref()
    }

    fn printed(&self) -> Option<String> {
        self.value.clone()
    }
}

fn wrong_type(what: &str) -> Error {
    Error::new(Code::DatabaseDamaged, format!("数据文件里的一项值类型不对（{what}），请从备份恢复。"))
}

/// A block of fields that can be walked by path, so that storage, sources and version comparison
/// are each written once.
pub trait Fields {
    /// Calls `visit` for every field below, with its path (`funds.executed`, `indicators.3.weight`).
    fn visit<'a>(&'a self, path: &str, visit: &mut dyn FnMut(&str, &'a dyn Leaf));

    /// The field at `path`, making list entries as needed; `None` if there is no such field.
    fn at(&mut self, path: &str) -> Option<&mut dyn Leaf>;

    /// Whether any field below has a value.
    fn is_filled(&self) -> bool {
        let mut filled = false;
        self.visit("", &mut |_, leaf| filled |= leaf.is_filled());
        filled
    }
}

impl<T: TS> Fields for Filed<T>
where
    Filed<T>: Leaf,
{
    fn visit<'a>(&'a self, path: &str, visit: &mut dyn FnMut(&str, &'a dyn Leaf)) {
        visit(path, self);
    }

    fn at(&mut self, path: &str) -> Option<&mut dyn Leaf> {
        path.is_empty().then_some(self as &mut dyn Leaf)
    }
}

/// More entries than any form has: a path beyond it comes from a damaged database.
const LONGEST_LIST: usize = 10_000;

impl<F: Fields + Default> Fields for Vec<F> {
    fn visit<'a>(&'a self, path: &str, visit: &mut dyn FnMut(&str, &'a dyn Leaf)) {
        for (n, item) in self.iter().enumerate() {
            item.visit(&join(path, &n.to_string()), visit);
        }
    }

    fn at(&mut self, path: &str) -> Option<&mut dyn Leaf> {
        let (n, rest) = split(path);
        let n = n.parse::<usize>().ok().filter(|&n| n < LONGEST_LIST)?;
        if self.len() <= n {
            self.resize_with(n + 1, F::default);
        }
        self[n].at(rest)
    }
}

/// A value that 绩衡 works out beside what was filed: shown with the form, never stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[ts(as = "Option<String>")]
pub struct Computed<T: TS>(pub Option<T>);

impl<T: TS> Fields for Computed<T> {
    fn visit<'a>(&'a self, _: &str, _: &mut dyn FnMut(&str, &'a dyn Leaf)) {}

    fn at(&mut self, _: &str) -> Option<&mut dyn Leaf> {
        None
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

pub(super) fn split(path: &str) -> (&str, &str) {
    path.split_once('.').unwrap_or((path, ""))
}

/// A field's name as it stands in paths: `r#final` is `final`.
pub(super) fn plain(field: &'static str) -> &'static str {
    field.strip_prefix("r#").unwrap_or(field)
}

/// Declares a block of a form: a struct, and how to walk its fields.
macro_rules! block {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, ts_rs::TS)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl $crate::filing::field::Fields for $name {
            fn visit<'a>(
                &'a self,
                path: &str,
                visit: &mut dyn FnMut(&str, &'a dyn $crate::filing::field::Leaf),
            ) {
                $($crate::filing::field::Fields::visit(&self.$field, &$crate::filing::field::join(path, $crate::filing::field::plain(stringify!($field))), visit);)*
            }

            fn at(&mut self, path: &str) -> Option<&mut dyn $crate::filing::field::Leaf> {
                let (name, rest) = $crate::filing::field::split(path);
                $(if name == $crate::filing::field::plain(stringify!($field)) {
                    return $crate::filing::field::Fields::at(&mut self.$field, rest);
                })*
                None
            }
        }
    };
}
pub(crate) use block;
