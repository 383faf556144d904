//! The database behind the window.

use std::sync::{Mutex, PoisonError};

use jiheng_rpc::{Progress, Result, Session};
use serde_json::{Value, json};

/// The session, and whether its demo county has still to be made up.
pub struct Desk {
    session: Session,
    demo_due: Mutex<bool>,
}

impl Desk {
    /// A desk on a session; with `demo`, the first call makes up a county if there is none.
    pub fn new(session: Session, demo: bool) -> Self {
        Self { session, demo_due: Mutex::new(demo) }
    }

    /// Runs a command.
    ///
    /// # Errors
    /// What the session says: an unopened database answers every call with the reason.
    pub fn call(&self, name: &str, request: Value, progress: &dyn Progress) -> Result<Value> {
        self.demo(progress)?;
        self.session.call(name, request, progress)
    }

    fn demo(&self, progress: &dyn Progress) -> Result<()> {
        let mut due = self.demo_due.lock().unwrap_or_else(PoisonError::into_inner);
        if *due {
            let status = self.session.call("status", json!({}), progress)?;
            if status["departments"] == 0 {
                self.session.call("demo", json!({}), progress)?;
            }
            *due = false;
        }
        Ok(())
    }
}
