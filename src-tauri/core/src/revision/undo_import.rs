//! Takes a whole import back.

use crate::examination::{Occasion, year_changed};
use crate::filing_state::{FilingState, StateStep, standing};
use crate::storage::{DepartmentId, Effect, ImportId, Store, Writer};
use crate::{Code, Error, Result, Stamp};

/// Brings every filing that the import touched back to what it was: those it made are no longer current, versions
/// it replaced are current again, forms it added are taken out, and states it led to (已收, 重报) go with it. All of it
/// or nothing.
///
/// # Errors
/// `NotFound`; `YearClosed`; `BadRequest` if it was undone already, or if something changed one of the filings since, which the
/// sentence names.
pub fn undo_import(store: &mut Store, id: ImportId, stamp: &Stamp) -> Result<()> {
    store.write(stamp, "undo_import", |writer| {
        let steps = writer.import_steps(id)?;
        let mut touched = Vec::new();
        // The last step first: an import may touch a filing several times.
        for step in steps.iter().rev() {
            let (department, year) = writer.whose(step.filing)?;
            if writer.is_closed(year)? {
                return Err(Error::new(
                    Code::YearClosed,
                    format!(
                        "这次导入里有“{}”{year}年度的报送，{year}年度已经结账，所以不能整体撤销，没有改动任何数据。确需撤销的，请先写明理由重新打开{year}年度。",
                        writer.department(department)?.name
                    ),
                ));
            }
            if let Some(what) = writer.changed_since(id, step)? {
                let filing = writer.load_filing(step.filing)?;
                return Err(Error::new(
                    Code::BadRequest,
                    format!(
                        "“{}”{}年度的报送{what}，所以这次导入不能整体撤销，没有改动任何数据。请先撤销之后的改动，或在报送页恢复较早的版本。",
                        filing.department.name, filing.year
                    ),
                ));
            }
            // A filing that this import made is withdrawn as it is, with all its forms.
            let made_here =
                steps.iter().any(|other| other.filing == step.filing && other.effect != Effect::Extended);
            if step.effect != Effect::Extended || !made_here {
                writer.undo_import_step(step)?;
            }
            touched.push((department, year));
        }
        touched.sort_unstable();
        touched.dedup();
        for (department, year) in touched {
            year_changed(writer, department, year, &Occasion::Undone)?;
        }
        writer.close_import(id)?;
        let mut years = Vec::new();
        for step in &steps {
            let filing = writer.load_filing(step.filing)?;
            let year = (writer.known_department(&filing.department.name)?, filing.year);
            if !years.contains(&year) {
                years.push(year);
            }
        }
        years.into_iter().try_for_each(|(department, year)| unapprove(writer, id, department, year, stamp))
    })
}

/// What the import made of a year's state went with it; but a year that was approved since was approved as it stood
/// with the import, and stands so no longer.
fn unapprove(
    writer: &Writer<'_>,
    id: ImportId,
    department: DepartmentId,
    year: i32,
    stamp: &Stamp,
) -> Result<()> {
    let now = standing(&writer.state_history(department, year)?, Some("")).state;
    if now != FilingState::Approved
        || writer.current_filing(department, year)?.is_none()
        || !writer.approved_since(department, year, id)?
    {
        return Ok(());
    }
    let step = StateStep {
        state: FilingState::Received,
        date: stamp.at.get(..10).unwrap_or(&stamp.at).to_owned(),
        reason: Some("撤销了导入，通过时的内容已不在，请重新审定".to_owned()),
        until: None,
    };
    writer.set_filing_state(department, year, &step)
}
