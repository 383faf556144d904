//! The name of a copy says of which database, when and why: `jiheng-20250418-163000-import.db`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;

use super::Reason;
use crate::{Error, Result, Stamp};

/// All reasons, as they stand in names.
const REASONS: [(Reason, &str); 7] = [
    (Reason::Manual, "manual"),
    (Reason::Daily, "daily"),
    (Reason::Import, "import"),
    (Reason::Undo, "undo"),
    (Reason::Merge, "merge"),
    (Reason::Migration, "migration"),
    (Reason::Restore, "restore"),
];

/// The folder of a database's copies.
pub fn folder(database: &Path) -> PathBuf {
    database.with_file_name("backups")
}

/// Local time of a stamp, without its offset: copies are named by the clock on the wall.
pub fn local(stamp: &Stamp) -> Result<DateTime> {
    let clock = stamp.at.get(..19).unwrap_or(&stamp.at);
    clock.parse().map_err(Error::internal)
}

/// A name that is free in `folder`.
pub fn free(folder: &Path, database: &Path, at: DateTime, reason: Reason) -> String {
    let stem = stem(database);
    let word = REASONS.iter().find(|(one, _)| *one == reason).map_or("manual", |(_, word)| word);
    let first = format!("{stem}-{}-{word}", at.strftime("%Y%m%d-%H%M%S"));
    std::iter::once(format!("{first}.db"))
        .chain((2..).map(|number: u32| format!("{first}-{number}.db")))
        .find(|name| !folder.join(name).exists())
        .unwrap_or_default()
}

/// When and why the copy of `database` with this name was made; `None` for any other file.
pub fn parse(name: &OsStr, database: &Path) -> Option<(DateTime, Reason)> {
    let rest = name.to_str()?.strip_prefix(&format!("{}-", stem(database)))?.strip_suffix(".db")?;
    let mut parts = rest.split('-');
    let (day, time) = (parts.next()?, parts.next()?);
    if day.len() != 8 || time.len() != 6 {
        return None;
    }
    let at = DateTime::strptime("%Y%m%d-%H%M%S", format!("{day}-{time}")).ok()?;
    let reason = match parts.next() {
        None => Reason::Manual,
        Some(word) => REASONS.iter().find(|(_, one)| *one == word)?.0,
    };
    let numbered = parts.next().is_none_or(|number| number.parse::<u32>().is_ok());
    (numbered && parts.next().is_none()).then_some((at, reason))
}

/// Whether this is the name of a draft of a copy of `database`, or of a restore, or of what SQLite lays beside one.
pub fn is_draft(name: &OsStr, database: &Path) -> bool {
    let ours = |name: &str| {
        let rest = name.strip_prefix('.')?;
        let of_copy = rest.strip_prefix(&stem(database)).is_some_and(|rest| rest.starts_with('-'));
        Some((of_copy || rest.starts_with("restore.")) && rest.contains(".tmp"))
    };
    name.to_str().and_then(ours).unwrap_or(false)
}

fn stem(database: &Path) -> String {
    database.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects other files in the folder from being taken for copies, and thinned.
    #[test]
    fn only_our_own_names_are_copies() {
        let database = Path::new("data").join("绩衡.db");
        let at: DateTime = "2025-04-18T16:30:00".parse().unwrap();
        let empty = tempfile::tempdir().unwrap();
        for (reason, _) in REASONS {
            let name = free(empty.path(), &database, at, reason);
            assert_eq!(parse(OsStr::new(&name), &database), Some((at, reason)), "{name}");
            assert_eq!(parse(OsStr::new(&name), Path::new("demo.db")), None);
            std::fs::write(empty.path().join(&name), b"").unwrap();
            let second = free(empty.path(), &database, at, reason);
            assert_ne!(second, name);
            assert_eq!(parse(OsStr::new(&second), &database), Some((at, reason)), "{second}");
        }
        assert_eq!(parse(OsStr::new("绩衡-20250418-163000.db"), &database), Some((at, Reason::Manual)));
        for other in [
            "绩衡.db",
            "绩衡-2025.db",
            "绩衡-20250418-163000-import.db-wal",
            "绩衡-20250418-163000-mine.db",
            "绩衡-20250418-163000-import-two.db",
            "绩衡-20251318-163000-import.db",
            "绩衡-旧-20250418-163000.db",
        ] {
            assert_eq!(parse(OsStr::new(other), &database), None, "{other}");
        }
    }
}
