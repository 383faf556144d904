//! When filings are judged, against what, and how often: only what a change touches runs again.
//!
//! * A filing changed: all its rules, and those rules of the same department's next year that look at the year
//!   before. The other departments' filings of the year are held against it later, by [`catch_up`].
//! * The ledger of a year changed: the rules that look at it, of the departments that it names or named.
//! * A rule's setting changed: that rule, of the year's filings.
//!
//! Everything happens in the transaction of the change, so that no reader sees findings of another state.

mod catch_up;
mod follow_up;
mod occasion;
mod rule;
mod send_back;
mod surroundings;

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use crate::Result;
use crate::audit::registry::RULES;
use crate::audit::{Audit, Beyond, Rule, audit, audit_again, causes};
use crate::filing::Filing;
use crate::storage::{AuditRun, DepartmentId, FilingId, Writer};
use surroundings::{Sketches, Surroundings};

pub use catch_up::catch_up;
pub use follow_up::set_status;
pub use occasion::Occasion;
pub use rule::{Rolled, roll_rules, set_rule};
pub(crate) use rule::{plausible, rule_changed};
pub use send_back::{Letter, letters, send_back};

/// Filings of a year that are loaded at once.
const AT_ONCE: usize = 20;

/// A filing and what its audit came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Examined {
    /// The filing.
    pub filing: Filing,
    /// The result.
    pub audit: Audit,
}

/// A filing changed: judges it, and what it is the year before of.
///
/// # Errors
/// What concerns the database.
pub fn filing_changed(writer: &Writer<'_>, filing: FilingId, occasion: &Occasion<'_>) -> Result<Examined> {
    let (department, year) = writer.whose(filing)?;
    // What a first filing has in common with others is looked at with all of them, by `catch_up`; of a later one it
    // is looked at here, so that a finding that stays is not closed in between.
    let first = writer.last_audit(filing)?.counts.is_empty() && writer.version_of(filing)? < 2;
    let alone = |rule: &Rule| !looks_at(rule, Beyond::Others);
    let touched: Touched<'_> = if first { &alone } else { &|_| true };
    let examined = judge(writer, filing, Some(touched), occasion)?;
    successor_changed(writer, department, year)?;
    Ok(examined)
}

/// Keeps how the findings stand that a change of a department's year may open or close, so that taking the change
/// back leaves them exactly as they were.
///
/// # Errors
/// What concerns the database.
pub(crate) fn watch_filing(writer: &Writer<'_>, department: DepartmentId, year: i32) -> Result<()> {
    for year in [year, year + 1] {
        let cases = writer.cases(year, Some(department), None)?;
        cases.into_iter().try_for_each(|case| writer.watch(case))?;
    }
    Ok(())
}

/// The same for all that a department ever filed.
///
/// # Errors
/// What concerns the database.
pub fn watch_department(writer: &Writer<'_>, department: DepartmentId) -> Result<()> {
    writer.filed_years(department)?.into_iter().try_for_each(|year| watch_filing(writer, department, year))
}

/// The same for a whole year, or what one rule finds in it.
///
/// # Errors
/// What concerns the database.
pub(crate) fn watch_year(writer: &Writer<'_>, year: i32, rule: Option<&str>) -> Result<()> {
    writer.cases(year, None, rule)?.into_iter().try_for_each(|case| writer.watch(case))
}

/// Another version of a department's filing for a year became the current one, or none did.
///
/// # Errors
/// What concerns the database.
pub fn year_changed(
    writer: &Writer<'_>,
    department: DepartmentId,
    year: i32,
    occasion: &Occasion<'_>,
) -> Result<()> {
    match writer.current_filing(department, year)? {
        Some(filing) => filing_changed(writer, filing, occasion).map(|_| ()),
        None => {
            follow_up::withdrawn(writer, department, year, occasion)?;
            successor_changed(writer, department, year)
        }
    }
}

/// The department has another name, or filings of a department that was merged into it.
///
/// # Errors
/// What concerns the database.
pub fn department_changed(writer: &Writer<'_>, department: DepartmentId) -> Result<()> {
    for year in writer.filed_years(department)? {
        year_changed(writer, department, year, &Occasion::Register)?;
    }
    Ok(())
}

/// The ledger of a year was brought in. `before`: the departments that the one before named; `None` if there was
/// none, which touches everybody.
///
/// # Errors
/// What concerns the database.
pub fn books_changed(
    writer: &Writer<'_>,
    year: i32,
    before: Option<&std::collections::BTreeSet<DepartmentId>>,
) -> Result<()> {
    let now = writer.named_in_ledger(year)?.unwrap_or_default();
    let mut touched = Vec::new();
    for filing in writer.current_filings(year, None)? {
        let department = writer.whose(filing)?.0;
        if before.is_none_or(|before| before.contains(&department)) || now.contains(&department) {
            touched.push(filing);
        }
    }
    judge_all(writer, &touched, &|rule| looks_at(rule, Beyond::Books), &Occasion::Ledger)
}

/// The scoring rules of a year changed, on which any rule may rest.
///
/// # Errors
/// What concerns the database.
pub fn rule_set_changed(writer: &Writer<'_>, year: i32) -> Result<()> {
    judge_all(writer, &writer.current_filings(year, None)?, &|_| true, &Occasion::RuleSet)
}

/// A closed year was opened again: what it is held against may have changed since.
///
/// # Errors
/// What concerns the database.
pub fn year_reopened(writer: &Writer<'_>, year: i32) -> Result<()> {
    judge_all(writer, &writer.current_filings(year, None)?, &|_| true, &Occasion::Reopened)
}

/// The next year's filing, whose year before this is.
fn successor_changed(writer: &Writer<'_>, department: DepartmentId, year: i32) -> Result<()> {
    if RULES.iter().any(|rule| looks_at(rule, Beyond::Others)) {
        writer.mark_due(year)?;
    }
    if let Some(next) = writer.current_filing(department, year + 1)? {
        judge_all(writer, &[next], &|rule| looks_at(rule, Beyond::Prior), &Occasion::PriorYear)?;
    }
    Ok(())
}

fn looks_at(rule: &Rule, beyond: Beyond) -> bool {
    rule.beyond.contains(&beyond)
}

/// Which rules run again.
type Touched<'a> = &'a dyn Fn(&Rule) -> bool;

fn judge_all(
    writer: &Writer<'_>,
    filings: &[FilingId],
    touched: Touched<'_>,
    occasion: &Occasion<'_>,
) -> Result<()> {
    if !RULES.iter().any(|rule| touched(rule)) {
        return Ok(());
    }
    let mut sketches = Sketches::new();
    for ids in filings.chunks(AT_ONCE) {
        for (id, filing) in ids.iter().zip(writer.load_all(ids)?) {
            judge_loaded(writer, *id, filing, Some(touched), &mut sketches, occasion)?;
        }
    }
    Ok(())
}

fn judge(
    writer: &Writer<'_>,
    id: FilingId,
    touched: Option<Touched<'_>>,
    occasion: &Occasion<'_>,
) -> Result<Examined> {
    judge_loaded(writer, id, writer.load_filing(id)?, touched, &mut Sketches::new(), occasion)
}

/// Runs the rules that are touched, all without `touched`, and keeps what changed of the findings.
fn judge_loaded(
    writer: &Writer<'_>,
    id: FilingId,
    filing: Filing,
    touched: Option<Touched<'_>>,
    sketches: &mut Sketches,
    occasion: &Occasion<'_>,
) -> Result<Examined> {
    let (department, year) = writer.whose(id)?;
    let before = writer.last_audit(id)?;
    if writer.is_closed(year)? {
        // What was published stands; it is judged when the year is opened again.
        writer.mark_stale(id)?;
        return Ok(Examined { filing, audit: before });
    }
    let around = Surroundings::of(writer, department, year, touched, sketches)?;
    let context = around.context(&filing);
    let result = match touched {
        None => audit(&context),
        Some(touched) => audit_again(&context, before.clone(), touched),
    };
    let cases = follow_up::follow_up(writer, department, &filing, &result, occasion)?;
    if result != before {
        writer.replace_findings(id, &result)?;
    }
    // A row that was renamed makes another case of a finding that reads as before.
    writer.link_cases(id, &cases)?;
    if result != before || touched.is_none() {
        writer.replace_causes(id, &causes(&context, &result.findings))?;
    }
    writer.put_audit_run(id, &AuditRun { edition: around.settings.edition, rules: FINGERPRINT.clone() })?;
    Ok(Examined { filing, audit: result })
}

/// Tells one set of rules from another: a program that brings other rules judges everything anew.
static FINGERPRINT: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    for rule in RULES.iter() {
        for part in [rule.id, rule.severity.id(), rule.title, rule.manual] {
            hash.update(part);
            hash.update([0]);
        }
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
});
