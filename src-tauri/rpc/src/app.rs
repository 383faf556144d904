//! What a host opens once and hands to every command.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiheng_core::backup::{self, Reason};
use jiheng_core::examination;
use jiheng_core::report::Typesetter;
use jiheng_core::storage::Store;
use jiheng_core::{Error, Result, Stamp};

/// The application's identifier: the name of its folder below the user's data folder.
pub const IDENTIFIER: &str = "cn.jiheng.desktop";

/// What the host knows and core must be told: who works, and how pages are set.
#[derive(Clone)]
pub struct Host {
    /// The name that the log of changes records.
    pub user: String,
    /// What makes pages, where the host brings it.
    pub typesetter: Option<Arc<dyn Typesetter>>,
}

impl Host {
    /// A host where `user` works, and no pages are set.
    pub fn new(user: impl Into<String>) -> Self {
        Self { user: user.into(), typesetter: None }
    }

    /// The user of this computer.
    pub fn of_this_computer() -> Self {
        let user = ["USERNAME", "USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
        Self::new(user.filter(|name| !name.is_empty()).unwrap_or_else(|| "未知用户".to_owned()))
    }

    /// The same, with what makes pages.
    pub fn with_typesetter(self, typesetter: impl Typesetter + 'static) -> Self {
        Self { typesetter: Some(Arc::new(typesetter)), ..self }
    }
}

/// An opened database and who works on it.
pub struct App {
    /// The database file.
    pub database: PathBuf,
    /// Who works.
    pub host: Host,
    store: Mutex<Store>,
    warnings: Mutex<Vec<Error>>,
    stop: AtomicBool,
}

impl App {
    /// Opens the database at `database`, making or migrating it as needed. It is copied before a migration, and at
    /// the first use of a day; if the latter fails, that is a warning.
    ///
    /// # Errors
    /// `DatabaseForeign`, `DatabaseNewer`, `DatabaseLocked`, `DatabaseUnreadable`, `DatabaseDamaged`; `BackupFailed` if
    /// it cannot be copied before a migration.
    pub fn open(database: &Path, host: Host) -> Result<Self> {
        let now = stamp(&host);
        let keep = |reader: &_| backup::before_migration(reader, database, &now);
        let store = Mutex::new(Store::open_keeping(database, &keep)?);
        let app = Self {
            database: database.to_owned(),
            host,
            store,
            warnings: Mutex::default(),
            stop: AtomicBool::new(false),
        };
        if let Err(error) = app.secure(Reason::Daily) {
            app.warn([error]);
        }
        app.catch_up(&mut app.store());
        Ok(app)
    }

    /// Judges what a change left to be judged after it. What fails is a warning, and is taken up again with the next
    /// change and when the database is next opened.
    pub(crate) fn catch_up(&self, store: &mut Store) {
        if let Err(error) = examination::catch_up(store, &self.stamp()) {
            let message = format!("有的报送还没有按最新的数据审核（{error}），下次打开时会再审核。");
            self.warn([Error { message, ..error }]);
        }
    }

    /// Makes sure that a verified copy holds the present state, before something changes much of it.
    ///
    /// # Errors
    /// `BackupFailed`: what was to be done must not be done.
    pub fn secure(&self, reason: Reason) -> Result<()> {
        let secured = backup::secure(&self.store(), &self.database, reason, &self.stamp())?;
        self.warn(secured.warnings);
        Ok(())
    }

    /// What did not work since the database was opened but stopped nothing, each once.
    pub fn warnings(&self) -> Vec<Error> {
        self.warnings.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn warn(&self, warnings: impl IntoIterator<Item = Error>) {
        let mut known = self.warnings.lock().unwrap_or_else(PoisonError::into_inner);
        for warning in warnings {
            if !known.contains(&warning) {
                known.push(warning);
            }
        }
    }

    /// Asks the running import to stop after the file it is at.
    pub fn stop_import(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// An import begins: what stopped an earlier one does not stop this one.
    pub(crate) fn begin_import(&self) {
        self.stop.store(false, Ordering::SeqCst);
    }

    /// Whether the running import is to stop.
    pub(crate) fn is_import_stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// The database, for as long as the guard lives; other commands wait. Hold it no longer than needed, and
    /// never across reading files.
    pub fn store(&self) -> MutexGuard<'_, Store> {
        // A command that panicked has rolled its transaction back: the store is as it was before.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same, for long work that takes the database step by step.
    pub fn shared_store(&self) -> &Mutex<Store> {
        &self.store
    }

    /// What makes pages.
    ///
    /// # Errors
    /// `Internal` in a host that brings nothing that does.
    pub fn typesetter(&self) -> Result<&dyn Typesetter> {
        self.host.typesetter.as_deref().ok_or_else(|| Error::internal("这个程序不带排版，做不了PDF"))
    }

    /// Who works, and now: what the log of changes records.
    pub fn stamp(&self) -> Stamp {
        stamp(&self.host)
    }

    /// The application's own database: in the user's data folder.
    pub fn default_database() -> Option<PathBuf> {
        Some(dirs::data_dir()?.join(IDENTIFIER).join("jiheng.db"))
    }
}

fn stamp(host: &Host) -> Stamp {
    Stamp { at: jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), by: host.user.clone() }
}
