//! The tables, each from what the desk holds.

use std::collections::HashMap;

use jiheng_core::audit::Status;
use jiheng_core::ranking::{Question, lines, order};
use jiheng_core::rectification::{Reply, Stage, rectification};
use jiheng_core::report::{self, Imprint, Problem, ProblemsOf, Table, YearOf};
use jiheng_core::storage::Extent;
use jiheng_core::{Assessed, Code, Error, Result};

use super::desk::Desk;

/// Years that a comparison shows unless more are asked for.
const YEARS: usize = 3;

impl Desk<'_> {
    pub(super) fn ranking(&self) -> Result<Table> {
        let ranking = self.ranked()?;
        let imprint = Imprint {
            as_of: ranking.as_of.clone(),
            rule_set: ranking.rule_set.clone(),
            ..self.imprint.clone()
        };
        Ok(report::ranking(&ranking, self.request.projects, &imprint))
    }

    pub(super) fn grades(&self) -> Result<Table> {
        let filings = self.filings(self.extent())?;
        let rules = self.store.rule_set(self.request.year)?;
        let rows: Vec<_> = lines(&filings, self.request.projects).into_iter().map(|line| line.row).collect();
        if rows.is_empty() {
            return Err(self.nothing("没有报送项目", "请核对年度和类别，或先导入附件三。"));
        }
        Ok(report::grades(&rows, &rules, self.request.projects, &self.imprint))
    }

    pub(super) fn problems(&self) -> Result<Table> {
        let findings = self.findings()?;
        let cases = self.store.rectification_cases(
            self.request.year,
            if let [one] = self.chosen.as_slice() { Some(*one) } else { None },
        )?;
        let replies: HashMap<i32, &Reply> =
            cases.iter().filter_map(|case| Some((case.case, case.reply.as_ref()?))).collect();
        let mut by_department: HashMap<&str, Vec<Problem<'_>>> = HashMap::new();
        for line in findings.iter().filter(|line| line.status != Status::Waived) {
            by_department.entry(&line.finding.department).or_default().push(Problem {
                finding: &line.finding,
                case: line.case,
                status: line.status,
                reply: line.case.and_then(|case| replies.get(&case).copied()),
            });
        }
        let filed = self.store.filing_lines(self.request.year)?;
        let chosen = &self.imprint.departments;
        let departments: Vec<ProblemsOf<'_>> = filed
            .iter()
            .filter(|line| self.request.category.is_none() || line.category == self.request.category)
            .filter(|line| chosen.is_empty() || chosen.contains(&line.department))
            .map(|line| ProblemsOf {
                department: &line.department,
                code: line.code.as_deref(),
                problems: by_department.remove(line.department.as_str()).unwrap_or_default(),
            })
            .collect();
        if departments.is_empty() {
            return Err(self.nothing("没有任何报送", "请核对年度、类别和单位，或先导入文件。"));
        }
        // Who is asked for by name is told that nothing was found; of all others, only those with problems stand.
        let listed: Vec<ProblemsOf<'_>> =
            departments.into_iter().filter(|of| !chosen.is_empty() || !of.problems.is_empty()).collect();
        Ok(report::problems(&listed, &self.imprint))
    }

    pub(super) fn problem_summary(&self) -> Result<Table> {
        let filed: Vec<_> = self.store.filing_lines(self.request.year)?;
        let categories: HashMap<&str, &Option<String>> = filed
            .iter()
            .filter(|line| self.request.category.is_none() || line.category == self.request.category)
            .map(|line| (line.department.as_str(), &line.category))
            .collect();
        if categories.is_empty() {
            return Err(self.nothing("没有任何报送", "请核对年度和类别，或先导入文件。"));
        }
        let findings = self.findings()?;
        let counted = findings
            .iter()
            .filter(|line| line.status.is_unresolved())
            .map(|line| &line.finding)
            .filter(|finding| categories.contains_key(finding.department.as_str()));
        let departments = u32::try_from(categories.len()).unwrap_or(u32::MAX);
        Ok(report::problem_summary(counted, departments, &self.imprint))
    }

    pub(super) fn review_gap(&self) -> Result<Table> {
        let filings = self.filings(self.extent())?;
        let reviewed = |filing: &Assessed| match self.request.projects {
            true => filing.scores.projects.iter().any(|score| score.reviewed_score.is_some()),
            false => filing.scores.overall.as_ref().is_some_and(|score| score.reviewed_score.is_some()),
        };
        if !filings.iter().any(reviewed) {
            return Err(self.nothing("还没有复核得分", "请先在“复核”页面记下复核得分。"));
        }
        let rules = self.store.rule_set(self.request.year)?;
        Ok(report::review_gap(&filings, &rules, self.request.projects, &self.imprint))
    }

    pub(super) fn filing_status(&self) -> Result<Table> {
        let mut status = self.store.filing_status(self.request.year, &self.today)?;
        if let Some(category) = &self.request.category {
            status.rows.retain(|row| row.category.as_ref() == Some(category));
            let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
            status.due = count(status.rows.iter().filter(|row| row.due).count());
            status.filed =
                count(status.rows.iter().filter(|row| row.due && row.state.needs_filing()).count());
        }
        if status.rows.is_empty() {
            return Err(self
                .nothing("没有应报的部门，也没有报送", "请核对年度和类别，或先导入名册、台账或报送文件。"));
        }
        Ok(report::filing_status(&status, &self.today, &self.imprint))
    }

    pub(super) fn years(&self) -> Result<Table> {
        let to = self.request.to.unwrap_or(self.request.year);
        let filed: Vec<i32> =
            self.store.years()?.into_iter().map(|line| line.year).filter(|year| *year <= to).collect();
        let first = filed.len().saturating_sub(YEARS);
        let from = self.request.from.or_else(|| filed.get(first).copied()).unwrap_or(to);
        if from > to {
            return Err(Error::new(
                Code::BadRequest,
                format!("起始年度{from}在终止年度{to}之后，请改正后再试。"),
            ));
        }
        let by = self.request.by.unwrap_or_default();
        let shown =
            |name: &String| self.imprint.departments.is_empty() || self.imprint.departments.contains(name);
        let mut years = Vec::new();
        let mut as_of = Vec::new();
        for year in filed.into_iter().filter(|year| *year >= from) {
            let mut filings = self.store.assessed(year, None, Extent::Figures)?;
            filings.retain(|filing| self.is_in_category(filing));
            let rules = self.store.rule_set(year)?;
            let question = Question { year, rules, projects: false, ..self.question() };
            let mut ranking = order(&lines(&filings, false), &[], &question);
            ranking.rows.retain(|row| shown(&row.department));
            filings.retain(|filing| shown(&filing.filing.department.name));
            as_of.extend(self.store.newest_change(year)?);
            years.push(YearOf { ranking, filings });
        }
        if years.iter().all(|year| year.filings.is_empty()) {
            return Err(self.nothing("没有任何报送", "请核对年度、类别和单位，或先导入文件。"));
        }
        let newest = as_of.into_iter().max_by_key(|time| time.parse::<jiff::Timestamp>().ok());
        Ok(report::years(&years, by, &Imprint { as_of: newest, ..self.imprint.clone() }))
    }

    pub(super) fn peers(&self) -> Result<Table> {
        let mut filings = self.store.assessed(self.request.year, None, Extent::Figures)?;
        filings.retain(|filing| self.is_in_category(filing));
        let chosen = &self.imprint.departments;
        if !chosen.is_empty() {
            let theirs: Vec<Option<String>> = filings
                .iter()
                .map(|filing| &filing.filing.department)
                .filter(|department| chosen.contains(&department.name))
                .map(|department| department.category.clone())
                .collect();
            filings.retain(|filing| theirs.contains(&filing.filing.department.category));
        }
        if filings.is_empty() {
            return Err(self.nothing("没有任何报送", "请核对年度、类别和单位，或先导入文件。"));
        }
        let rules = self.store.rule_set(self.request.year)?;
        let by = self.request.by.unwrap_or_default();
        Ok(report::peers(&filings, by, &rules, chosen, &self.imprint))
    }

    pub(super) fn rectification(&self) -> Result<Table> {
        let department = self.chosen.first().copied();
        let mut ledger = rectification(self.store, self.request.year, department, &self.today)?;
        if let Some(category) = &self.request.category {
            ledger.rows.retain(|row| row.category.as_ref() == Some(category));
        }
        if self.request.overdue {
            ledger.rows.retain(|row| row.stage == Stage::Overdue);
        }
        if ledger.rows.is_empty() {
            return Err(Error::new(
                Code::NotFound,
                format!(
                    "{}年度没有{}整改的问题，没有可以导出的台账。问题通知单位、限定期限或收到单位说明后才列入台账。",
                    self.request.year,
                    if self.request.overdue { "逾期未" } else { "要" }
                ),
            ));
        }
        let scope = match (ledger.rows.first(), department.is_some()) {
            (Some(row), true) => row.finding.department.clone(),
            _ => (self.request.category.as_ref())
                .map_or_else(|| "全部单位".to_owned(), |category| format!("类别“{category}”")),
        };
        let scope = if self.request.overdue { format!("{scope}，只列逾期") } else { scope };
        let mut table = report::rectification(&ledger, &scope, self.imprint.bureau.as_deref(), &self.today);
        table.notes.splice(0..0, self.imprint.demo_note());
        Ok(table)
    }
}
