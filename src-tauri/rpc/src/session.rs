//! What a host holds while it runs: its database, opened, or to be tried again at the next call.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiheng_core::{Code, Error, Progress, Result};
use serde_json::Value;

use crate::{App, Host, dispatch};

/// A host's hold on one database. When the database cannot be opened, every call says why and tries
/// again, so that closing the other window, or plugging in the drive, is enough to go on.
pub struct Session {
    database: Option<PathBuf>,
    host: Host,
    app: Mutex<Option<Arc<App>>>,
}

impl Session {
    /// A session of `host` on `given`, else on `JIHENG_DB`, else on the application's own database.
    pub fn new(given: Option<PathBuf>, host: Host) -> Self {
        let named = || std::env::var_os("JIHENG_DB").filter(|name| !name.is_empty()).map(PathBuf::from);
        let database = given.or_else(named).or_else(App::default_database);
        Self { database, host, app: Mutex::new(None) }
    }

    /// The opened application.
    ///
    /// # Errors
    /// What [`App::open`] says; `DatabaseUnreadable` if this user has no data folder.
    pub fn app(&self) -> Result<Arc<App>> {
        let mut app = self.app.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(app) = app.as_ref() {
            return Ok(Arc::clone(app));
        }
        let Some(database) = &self.database else {
            return Err(Error::new(
                Code::DatabaseUnreadable,
                "找不到当前用户存放数据的文件夹，没有打开任何数据。请用 --db 指明数据文件的位置。",
            ));
        };
        let opened = Arc::new(App::open(database, self.host.clone())?);
        *app = Some(Arc::clone(&opened));
        Ok(opened)
    }

    /// Runs a command. A fault of the program is caught here and answered as `Internal`, so that one
    /// broken command does not end the window.
    ///
    /// # Errors
    /// What [`Session::app`] or the command says.
    pub fn call(&self, name: &str, request: Value, progress: &dyn Progress) -> Result<Value> {
        let app = self.app()?;
        catch_unwind(AssertUnwindSafe(|| dispatch(&app, name, request, progress)))
            .unwrap_or_else(|_| Err(Error::internal(format!("命令“{name}”中途停止"))))
    }
}
