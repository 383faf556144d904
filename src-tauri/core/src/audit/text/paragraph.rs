//! A paragraph, figure by figure: each belongs to the words before it.

use super::clause::{SEPARATORS, clause_of, clause_start, numberless, quote_start, without_brackets};
use super::figure::{self, Scanned};
use super::grade;
use super::list::{self, Kind, List, Open};
use super::outline::Outline;
use super::plain::Plain;
use super::role::{Base, Before, Role, Sign, role};
use super::words::{Column, Fund, Phrase, Subject, Year, phrase, seen_from};
use super::{Figure, Text};

/// Words beyond this many before a figure are not looked at: its own clause stands next to it.
const REACH: usize = 160;

/// How many figures back an earlier amount is looked for.
const FAR: usize = 200;

/// Reads a paragraph into `text`.
pub fn read(words: &str, report: usize, block: usize, year: i32, outline: &Outline, text: &mut Text) {
    let plain = Plain::new(words);
    let mut reader = Reader {
        words,
        plain: &plain,
        report,
        block,
        year,
        outline,
        sentence: 0,
        said_year: None,
        last: None,
        head: Vec::new(),
        change: None,
        open: Vec::new(),
        first: text.figures.len(),
    };
    let mut before = 0;
    for scanned in figure::scan(&plain.chars) {
        reader.figure(&scanned, before, text);
        before = scanned.end;
    }
    grade::read(words, &plain, report, block, text);
}

struct Reader<'a> {
    words: &'a str,
    plain: &'a Plain,
    report: usize,
    block: usize,
    year: i32,
    outline: &'a Outline,
    sentence: usize,
    /// The year that the paragraph speaks of, once it names one.
    said_year: Option<Year>,
    /// The last amount of the sentence.
    last: Option<usize>,
    /// Amounts of the sentence that stand in no list.
    head: Vec<usize>,
    change: Option<(Base, Sign)>,
    open: Vec<Open>,
    /// The paragraph's first figure.
    first: usize,
}

/// What a figure's words say of it.
#[derive(Default)]
struct Meaning {
    subject: Option<Subject>,
    name: Option<String>,
    column: Option<Column>,
    fund: Option<Fund>,
    fund_of_heading: bool,
    carried: bool,
}

impl Reader<'_> {
    fn figure(&mut self, scanned: &Scanned, before: usize, text: &mut Text) {
        let from = before.max(scanned.start.saturating_sub(REACH));
        let between = &self.plain.chars[from..scanned.start];
        let ends = between.iter().rposition(|c| matches!(c, '。' | '！'));
        let behind_end = ends.map_or(0, |at| at + 1);
        let own: String = between[behind_end..].iter().collect();
        let own = without_brackets(&own);
        let begins_among = own.trim_start_matches(['（', '，', '：']).starts_with("其中");
        let leads_on = begins_among || ["同比", "比", "较", "与"].iter().any(|word| own.starts_with(word));
        if ends.is_some() {
            self.sentence += between.iter().filter(|c| matches!(c, '。' | '！')).count();
            self.open.clear();
            if !leads_on {
                self.last = None;
                self.change = None;
            }
        }
        self.close(between, text);
        let clause_at = clause_start(&own);
        let clause = clause_of(&own[clause_at..]);
        let kind = self.opens(&own, text);
        if ends.is_some() && !begins_among {
            self.head.clear();
        }
        self.year_of(&own);
        let clause = clause.trim_start_matches("其中").trim_start_matches('：');
        let known = self.last.map(|n| &text.figures[n]);
        let before = Before {
            change: self.change,
            subject: known.and_then(|figure| figure.subject),
            completes: known.is_some_and(|figure| figure.completes),
        };
        let within = kind.is_some_and(|kind| kind == Kind::Within);
        let clause = if within { clause.split_once('中').map_or(clause, |(_, part)| part) } else { clause };
        let role =
            if scanned.loose { Role::Other } else { role(scanned.unit, clause, &own, before, self.year) };
        if let Role::Change(base, sign) | Role::ChangeRate(base, sign) = role {
            self.change = Some((base, sign));
        }
        let said = phrase(clause, self.year);
        let meaning = if role == Role::Level { self.meaning(&said, &own, clause_at, text) } else { None };
        let (role, meaning) = match (role, meaning) {
            (Role::Level, None) => (Role::Other, Meaning::default()),
            (role, meaning) => (role, meaning.unwrap_or_default()),
        };
        let completes = role == Role::Level && clause.starts_with("完成") && meaning.column.is_some();
        let start = from + quote_start(between, behind_end);
        text.figures.push(Figure {
            report: self.report,
            block: self.block,
            cell: None,
            sentence: self.sentence,
            quote: self.plain.written(self.words, start, scanned.end).to_owned(),
            number: scanned.number,
            decimals: scanned.decimals,
            unit: scanned.unit,
            role,
            subject: meaning.subject,
            name: meaning.name,
            column: meaning.column,
            year: said.year.or(self.said_year),
            fund: meaning.fund,
            fund_of_heading: meaning.fund_of_heading,
            carried: meaning.carried,
            completes,
            unit_assumed: false,
        });
        let n = text.figures.len() - 1;
        self.join(n, text);
        if role == Role::Level {
            if !completes {
                self.change = None;
            }
            self.last = Some(n);
            if self.open.is_empty() && !completes {
                self.head.push(n);
            }
        }
    }

    /// What an amount is of: its own words, the clause before, the amount before, or the heading.
    fn meaning(&self, said: &Phrase, own: &str, clause_at: usize, text: &Text) -> Option<Meaning> {
        let of_heading = |meaning: Meaning| match (meaning.fund, self.outline.fund()) {
            (None, Some(fund)) => Meaning { fund: Some(fund), fund_of_heading: true, ..meaning },
            _ => meaning,
        };
        let column = said.column;
        if said.empty && said.column.is_none() && said.fund.is_none() {
            return None;
        }
        if !said.understood {
            let name = (!said.name.is_empty()).then(|| said.name.clone())?;
            return Some(of_heading(Meaning {
                name: Some(name),
                column,
                fund: said.fund,
                ..Meaning::default()
            }));
        }
        if let Some(subject) = said.subject {
            return Some(of_heading(Meaning {
                subject: Some(subject),
                column,
                fund: said.fund,
                ..Meaning::default()
            }));
        }
        let known = self.last.map(|n| &text.figures[n]);
        let total = |subject: Option<Subject>| {
            subject.filter(|s| matches!(s, Subject::TotalExpenditure | Subject::TotalRevenue))
        };
        if let Some(fund) = said.fund {
            let parent = self.open.last().and_then(|open| text.lists[open.list].parents.first());
            let subject = if said.spending {
                None
            } else {
                total(parent.and_then(|&n| text.figures[n].subject)).or(total(known.and_then(|f| f.subject)))
            };
            let subject = subject.unwrap_or(Subject::TotalExpenditure);
            return Some(Meaning { subject: Some(subject), column, fund: Some(fund), ..Meaning::default() });
        }
        // Words in between that were not understood may have changed what is spoken of.
        let passed = own[..clause_at].split(SEPARATORS).map(|part| part.trim_start_matches("其中"));
        let passed: Vec<Phrase> = passed
            .filter(|part| !part.chars().all(|c| c.is_ascii_digit()))
            .map(|part| phrase(numberless(part), self.year))
            .collect();
        if passed.iter().any(|part| !part.understood) {
            return None;
        }
        if let Some(named) = passed.iter().rev().find(|part| part.subject.is_some() || part.fund.is_some()) {
            let subject = named.subject.or(Some(Subject::TotalExpenditure));
            return Some(of_heading(Meaning {
                subject,
                column,
                fund: named.fund,
                carried: true,
                ..Meaning::default()
            }));
        }
        // 「安排收入…，其中…；安排支出…」 begins anew.
        let taken_apart = self.open.first().and_then(|open| text.lists[open.list].parents.first());
        if said.spending
            && taken_apart.is_some_and(|&n| text.figures[n].subject == Some(Subject::TotalRevenue))
        {
            let subject = Some(Subject::TotalExpenditure);
            return Some(of_heading(Meaning { subject, column, ..Meaning::default() }));
        }
        // 「其中基本支出…，实际支出…」: of the part or of the whole?
        if said.spending && !self.open.is_empty() {
            return None;
        }
        let same_sentence = known.filter(|figure| figure.sentence == self.sentence);
        if let Some(figure) =
            same_sentence.filter(|f| !(said.spending && f.subject == Some(Subject::TotalRevenue)))
        {
            return Some(Meaning {
                subject: figure.subject,
                name: figure.name.clone(),
                column,
                fund: figure.fund,
                fund_of_heading: figure.fund_of_heading,
                carried: true,
            });
        }
        match (self.outline.subject(), said.spending) {
            (Some(subject), _) => Some(of_heading(Meaning {
                subject: Some(subject),
                column,
                carried: true,
                ..Meaning::default()
            })),
            (None, true) => Some(of_heading(Meaning {
                subject: Some(Subject::TotalExpenditure),
                column,
                ..Meaning::default()
            })),
            // 「（全年预算…）」 under a heading that names only the money.
            (None, false) => {
                self.outline.fund().filter(|_| column.is_some())?;
                Some(of_heading(Meaning {
                    subject: Some(Subject::TotalExpenditure),
                    column,
                    carried: true,
                    ..Meaning::default()
                }))
            }
        }
    }

    /// Closes lists that the signs between two figures end.
    fn close(&mut self, between: &[char], text: &Text) {
        if between.contains(&'；') {
            self.open.truncate(1);
        }
        let depth = |c: &&char| matches!(c, '（' | '）');
        let mut opened = 0_usize;
        for c in between.iter().filter(depth) {
            if *c == '（' {
                opened += 1;
            } else if opened > 0 {
                opened -= 1;
            } else if let Some(at) = self.open.iter().rposition(|open| open.bracketed) {
                self.open.truncate(at);
            }
        }
        debug_assert!(self.open.iter().all(|open| open.list < text.lists.len()));
    }

    /// Opens a list if the words do.
    fn opens(&mut self, own: &str, text: &mut Text) -> Option<Kind> {
        let bracketed = own.contains('（') && !own.contains('）');
        let last = own.rsplit(SEPARATORS).find(|part| !part.is_empty()).unwrap_or("");
        let (kind, parents) = if own.contains("其中") {
            (Kind::Among, self.parents(text))
        } else if ["包括", "主要", "含", "用于", "分别", "具体"].iter().any(|word| last.starts_with(word))
        {
            (Kind::Examples, self.parents(text))
        } else {
            let (whole, part) = last.split_once('中')?;
            let whole = phrase(whole, self.year);
            let subject =
                whole.subject.filter(|_| whole.understood && whole.fund.is_none() && !part.is_empty())?;
            let parent = (text.figures.len().saturating_sub(FAR)..text.figures.len()).rev().find(|&n| {
                let figure = &text.figures[n];
                figure.report == self.report
                    && figure.cell.is_none()
                    && figure.is_amount()
                    && figure.subject == Some(subject)
            })?;
            (Kind::Within, vec![parent])
        };
        if parents.is_empty() {
            return None;
        }
        text.lists.push(List { kind, parents, parts: Vec::new(), gaps: false });
        self.open.push(Open { list: text.lists.len() - 1, bracketed });
        Some(kind)
    }

    /// What a list takes apart: the last amount, and those of the same subject before it.
    fn parents(&self, text: &Text) -> Vec<usize> {
        let levels = || {
            (self.first..text.figures.len()).rev().filter(|&n| {
                let figure = &text.figures[n];
                figure.role == Role::Level && !figure.completes
            })
        };
        let Some(last) =
            (if self.open.is_empty() { self.head.last().copied() } else { None }).or_else(|| levels().next())
        else {
            return Vec::new();
        };
        let of = &text.figures[last];
        let mut parents = vec![last];
        parents.extend(levels().take(FAR).filter(|&n| {
            let figure = &text.figures[n];
            n != last
                && figure.sentence == of.sentence
                && figure.subject == of.subject
                && figure.name == of.name
                && figure.fund == of.fund
        }));
        parents
    }

    /// Makes a figure a part of the list that is open for it.
    fn join(&mut self, n: usize, text: &mut Text) {
        let figure = &text.figures[n];
        let Some(mut list) = self.open.last().map(|open| open.list) else { return };
        if figure.role != Role::Level {
            if figure.role == Role::Other && figure.unit.is_money() {
                text.lists[list].gaps = true;
            }
            return;
        }
        if figure.carried || figure.completes {
            return;
        }
        while !text.lists[list]
            .parents
            .first()
            .is_some_and(|&parent| list::admits(&text.figures[parent], figure))
        {
            self.open.pop();
            match self.open.last() {
                Some(open) => list = open.list,
                None => return,
            }
        }
        let Some(&parent) = text.lists[list].parents.first() else { return };
        let (column, year) = (text.figures[parent].column, text.figures[parent].year);
        if list::other_column(column, figure.column)
            || matches!((year, figure.year), (Some(a), Some(b)) if a != b)
        {
            text.lists[list].gaps = true;
            return;
        }
        let part = &mut text.figures[n];
        part.column = part.column.or(column);
        part.year = part.year.or(year);
        text.lists[list].parts.push(n);
    }

    /// Notes a year that the words name, unless they only compare with it.
    fn year_of(&mut self, own: &str) {
        for part in
            own.split(SEPARATORS).filter(|part| !["比", "较", "与"].iter().any(|word| part.contains(word)))
        {
            if let Some(year) = phrase(part, self.year).year {
                self.said_year = Some(year);
            } else if let Some((front, _)) = part.split_once('年')
                && let Some(digits) = front.get(front.len().saturating_sub(4)..)
                && digits.len() == 4
                && let Ok(written) = digits.parse()
            {
                self.said_year = Some(seen_from(written, self.year));
            } else if ["明年", "下年", "下一年", "来年", "近年", "历年"]
                .iter()
                .any(|word| part.contains(word))
            {
                self.said_year = Some(Year::Other);
            }
        }
    }
}
