//! The bureau that works with this database: what stands as 填报单位 on what it prints.

use serde::Serialize;
use ts_rs::TS;

use crate::storage::{Place, Reader, Store};
use crate::{Code, Error, Result, Stamp};

/// The setting that its name is kept under.
pub(crate) const NAME: &str = "bureau";

/// The longest name that a page's 「填报单位：」 holds, in characters.
const LONGEST: usize = 40;

/// The bureau, as far as it has said who it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Bureau {
    /// Its name (`某县财政局`); `None` as long as nobody entered it: papers then leave the place blank.
    pub name: Option<String>,
}

impl Reader {
    /// Who works with this database.
    ///
    /// # Errors
    /// `DatabaseDamaged` and the like.
    pub fn bureau(&self) -> Result<Bureau> {
        Ok(Bureau { name: self.setting(NAME)?.filter(|name| !name.is_empty()) })
    }
}

/// Sets the bureau's name; an empty one takes it away. The same name again changes nothing.
///
/// # Errors
/// `BadRequest` if it is too long for a page's head, or not one line of text.
pub fn rename(store: &mut Store, name: &str, stamp: &Stamp) -> Result<Bureau> {
    let name = name.trim();
    let length = name.chars().count();
    if length > LONGEST {
        return Err(Error::new(
            Code::BadRequest,
            format!("单位名称有{length}个字，表头放不下，没有改动。请写全称，不超过{LONGEST}个字。"),
        ));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::new(
            Code::BadRequest,
            "单位名称里有换行或看不见的字符，没有改动。请重新输入，只写一行。",
        ));
    }
    store.write(stamp, "setting", |writer| {
        if writer.setting(NAME)?.unwrap_or_default() == name {
            return Ok(());
        }
        writer.by_hand(if name.is_empty() {
            "清空本单位名称".to_owned()
        } else {
            format!("本单位名称改为“{name}”")
        });
        writer.watch(Place::Setting { key: NAME.to_owned() })?;
        writer.set_setting(NAME, name)
    })?;
    store.bureau()
}
