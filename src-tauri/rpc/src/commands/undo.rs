use jiheng_core::Result;
use jiheng_core::undo::{self, UndoState, Undone};
use serde::Deserialize;
use ts_rs::TS;

use crate::{App, Progress};

/// Nothing to ask.
#[derive(Debug, Deserialize, TS)]
pub struct UndoRequest {}

pub fn undo_state(app: &App, _: UndoRequest, _: &dyn Progress) -> Result<UndoState> {
    undo::state(&app.store(), &app.host.user)
}

pub fn undo(app: &App, _: UndoRequest, _: &dyn Progress) -> Result<Undone> {
    let mut store = app.store();
    let undone = undo::take_back(&mut store, &app.stamp())?;
    app.catch_up(&mut store);
    Ok(undone)
}

pub fn redo(app: &App, _: UndoRequest, _: &dyn Progress) -> Result<Undone> {
    let mut store = app.store();
    let done = undo::do_again(&mut store, &app.stamp())?;
    app.catch_up(&mut store);
    Ok(done)
}
