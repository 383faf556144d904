//! One error type: a code that programs switch on, and a Chinese sentence for the clerk.

use serde::Serialize;
use ts_rs::TS;

/// The result of anything that can fail in 绩衡.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of failure it was. Programs switch on this, never on the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request itself makes no sense (unknown metric, missing field).
    BadRequest,
    /// The department, filing, or value asked for is not there.
    NotFound,
    /// The path cannot be read (missing, no permission, in use).
    FileUnreadable,
    /// The bytes are not one of the formats that are read.
    FileUnsupported,
    /// The workbook is protected by a password.
    FileEncrypted,
    /// The file is of an older kind that another program, which is not installed, would have to convert first.
    ConverterMissing,
    /// The file is truncated or broken inside.
    FileDamaged,
    /// The file exceeds a limit of size, entries, cells or inflated bytes.
    FileTooLarge,
    /// The file is not what it was when it was previewed.
    FileChanged,
    /// What was meant for one version of a filing would fall on another.
    VersionOutdated,
    /// The file was read but holds none of the forms.
    NoForms,
    /// A form does not say which department filed it.
    DepartmentUnknown,
    /// A form does not say which year it evaluates.
    YearUnknown,
    /// Titles in one file name different years.
    YearContradicts,
    /// The filing already holds this form with other values.
    FormConflict,
    /// A value that was put right by hand is wrong again in the file that came since.
    CorrectionLost,
    /// What the bureau had decided on a score is to be decided again: the file that came since differs there.
    ReviewLost,
    /// The database file was made by another program.
    DatabaseForeign,
    /// The database file was made by a newer version of this program.
    DatabaseNewer,
    /// Another instance holds the database.
    DatabaseLocked,
    /// The database file cannot be opened or written.
    DatabaseUnreadable,
    /// The database is damaged.
    DatabaseDamaged,
    /// A copy of the database could not be made; what it should have secured was not done.
    BackupFailed,
    /// The output file cannot be written.
    OutputUnwritable,
    /// This computer has no font with Chinese, or none with a character that is to be printed.
    FontMissing,
    /// The year is closed; what it holds is not changed until it is opened again.
    YearClosed,
    /// A made-up county would be mixed with real filings.
    DemoRefused,
    /// A fault of the program.
    Internal,
}

/// A failure: its code and one Chinese sentence that says what happened, where, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// The kind of failure.
    pub code: Code,
    /// What happened and what to do, in Chinese.
    pub message: String,
    /// The sheet concerned (`附件一`, or `表2` in a Word file).
    pub sheet: Option<String>,
    /// The cell concerned (`F5`).
    pub cell: Option<String>,
}

impl Error {
    /// An error without a place.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), sheet: None, cell: None }
    }

    /// The same error, at a cell of a sheet.
    pub fn at(mut self, sheet: &str, cell: &str) -> Self {
        self.sheet = Some(sheet.to_owned());
        self.cell = Some(cell.to_owned());
        self
    }

    /// A fault of the program, with the technical text for whoever mends it.
    pub fn internal(what: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal, format!("程序内部错误，数据未改动：{what}。请把这句话告诉维护人员。"))
    }
}

impl Error {
    /// Another instance kept writing for longer than this one waits.
    pub(crate) fn database_locked() -> Self {
        Self::new(
            Code::DatabaseLocked,
            "数据文件正被另一个绩衡窗口使用，等了几秒还没有用完，本次没有改动任何数据。请等它做完，或关闭另一个窗口，再试一次。",
        )
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sql;
        if let rusqlite::Error::SqliteFailure(_, Some(message)) = &error
            && message == "year_closed"
        {
            return Self::new(
                Code::YearClosed,
                "这个年度已经结账，没有改动任何数据。确需改动的，请先写明理由重新打开这个年度。",
            );
        }
        let code = match error.sqlite_error_code() {
            Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => {
                return Self::database_locked();
            }
            Some(Sql::NotADatabase) => {
                return Self::new(
                    Code::DatabaseForeign,
                    "这个文件不是绩衡的数据文件，没有改动它。请选择绩衡建立的数据文件，或换一个新文件名。",
                );
            }
            Some(Sql::DatabaseCorrupt) => Code::DatabaseDamaged,
            Some(
                Sql::CannotOpen
                | Sql::ReadOnly
                | Sql::PermissionDenied
                | Sql::SystemIoFailure
                | Sql::DiskFull,
            ) => Code::DatabaseUnreadable,
            _ => return Self::internal(error),
        };
        let what = match code {
            Code::DatabaseDamaged => "数据文件已损坏，请从备份恢复",
            _ => "数据文件打不开或写不进去，没有改动任何数据，请检查磁盘空间、文件夹权限和文件是否只读",
        };
        Self::new(code, format!("{what}（{error}）。"))
    }
}
