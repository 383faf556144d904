//! 通报 and letters, from what is kept.

use jiheng_core::audit::{Finding, Status};
use jiheng_core::filing_state::FilingState;
use jiheng_core::ranking::{Question, rank};
use jiheng_core::report::circular::{Year, circular};
use jiheng_core::report::letter::{Letter, SharedCause, letter};
use jiheng_core::report::{self, Document, Problem};
use jiheng_core::storage::{Extent, FindingFilter};
use jiheng_core::{Code, Error, Result};

use super::desk::Desk;

impl Desk<'_> {
    /// 通报 of the year, with the ranking and the problems by rule as its annexes.
    pub(super) fn circular(&self) -> Result<Document> {
        let (store, year) = (self.store, self.request.year);
        let filings = self.filings(Extent::Whole)?;
        let before = store.assessed(year.saturating_sub(1), None, Extent::Figures)?;
        let rules = store.rule_set(year)?;
        let filter = FindingFilter { year: Some(year), ..FindingFilter::default() };
        let (open, closed) = (store.findings(&filter)?, store.closed_findings(&filter)?);
        // What lapsed because rules, ledger or imports changed was never a department's to mend.
        let mended = closed.iter().filter(|line| line.status == Status::Rectified);
        let findings: Vec<(&Finding, Status)> =
            open.iter().chain(mended).map(|line| (&line.finding, line.status)).collect();
        let question = Question {
            year,
            by: self.request.by.unwrap_or_default(),
            as_of: self.imprint.as_of.clone(),
            rules: rules.clone(),
            ..Question::default()
        };
        let ranking = rank(&filings, &before, &question);
        let annexes = vec![report::ranking(&ranking, false, &self.imprint), self.problem_summary()?];
        let (status, sample) = (store.filing_status(year, &self.today)?, store.sample(year)?);
        let of = Year {
            year,
            as_of: self.imprint.as_of.as_deref(),
            rules: &rules,
            status: &status,
            filings: &filings,
            before: &before,
            findings: &findings,
            sample: sample.as_ref(),
        };
        Ok(circular(&of, self.imprint.bureau.as_deref(), self.imprint.demo, annexes))
    }

    /// The letter to one department, with its list of problems as the annex.
    pub(super) fn letter(&self) -> Result<Document> {
        let (store, year) = (self.store, self.request.year);
        let deadline = self.request.deadline.as_deref();
        if let Some(text) = deadline.filter(|text| text.parse::<jiff::civil::Date>().is_err()) {
            return Err(Error::new(
                Code::BadRequest,
                format!("整改期限“{text}”不是日期，请写成2025-05-10这样。"),
            ));
        }
        let [department] = self.chosen.as_slice() else {
            return Err(Error::new(Code::BadRequest, "一份审核意见只写给一个单位，请写明是哪一个。"));
        };
        let filings = self.filings(Extent::Whole)?;
        let Some(filing) = filings.first() else { return Err(Error::internal("没有报送")) };
        let filter =
            FindingFilter { year: Some(year), department: Some(*department), ..FindingFilter::default() };
        let findings = self.findings()?;
        let problems: Vec<Problem<'_>> = findings
            .iter()
            .filter(|line| line.status != Status::Waived)
            .map(|line| Problem { finding: &line.finding, case: line.case, status: line.status, reply: None })
            .collect();
        let causes = store.causes(&filter)?;
        let causes: Vec<SharedCause<'_>> = causes
            .iter()
            .map(|cause| SharedCause { kind: cause.kind, sentence: &cause.sentence, cases: &cause.cases })
            .collect();
        let history = store.state_history(*department, year)?;
        let came = |state| matches!(state, FilingState::Received | FilingState::Resubmitted);
        let received = history.iter().rev().find(|step| came(step.state)).map(|step| step.date.as_str());
        let of = Letter {
            filing,
            rule_set: &self.imprint.rule_set,
            received,
            problems: &problems,
            causes: &causes,
            deadline,
            bureau: self.imprint.bureau.as_deref(),
            demo: self.imprint.demo,
        };
        Ok(letter(&of, self.problems()?))
    }
}
