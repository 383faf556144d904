//! What two self-evaluations have in common: their rows and sentences as hashes, so that a county's year is compared
//! in an instant.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::filing::{Block, Filing, Indicator};
use crate::number::normalise;

use super::scored::scored;

/// A row or sentence that at least so many departments of the year have is the county's own wording.
const TEMPLATE_AT_LEAST: usize = 4;
/// The same as a share of the departments: one in this many.
const TEMPLATE_ONE_IN: usize = 20;
/// So many rows or sentences must be the same.
const LEAST: usize = 5;
/// Shorter sentences are set phrases.
const SENTENCE_CHARS: usize = 15;

/// What is kept of a filing to tell whether another was copied from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch {
    /// The department.
    pub department: String,
    /// Per scored form, 附件二 first where there is one: its indicators with target and actual value.
    pub forms: Vec<Vec<u64>>,
    /// The sentences of goals and report.
    pub prose: Vec<u64>,
}

impl Sketch {
    /// The sketch of a filing.
    pub fn of(filing: &Filing) -> Self {
        let mut sketch = Self { department: filing.department.name.clone(), ..Self::default() };
        for form in scored(filing) {
            sketch.begin_form();
            for row in form.indicators {
                sketch.add_row(row.name.text(), row.target.text(), row.actual.text());
            }
        }
        for (_, text) in prose(filing) {
            sketch.add_prose(text);
        }
        sketch
    }

    /// Begins the next scored form.
    pub fn begin_form(&mut self) {
        self.forms.push(Vec::new());
    }

    /// Adds an indicator to the form that was begun last.
    pub fn add_row(&mut self, name: Option<&str>, target: Option<&str>, actual: Option<&str>) {
        if let (Some(form), Some(row)) = (self.forms.last_mut(), hashed(name, target, actual)) {
            form.push(row);
        }
    }

    /// Adds the sentences of a text.
    pub fn add_prose(&mut self, text: &str) {
        let found: Vec<u64> =
            sentences(text, &self.department).into_iter().map(|(_, sentence)| sentence).collect();
        self.prose.extend(found);
    }

    /// The other departments that have rows of this one's forms: by name, per form the rows that both have.
    pub(crate) fn twins<'a>(&self, all: &'a [Self], enough: impl Fn(Common) -> bool) -> Vec<Twin<'a>> {
        let (own, rare) = self.rare(all, |sketch| sketch.forms.concat());
        all.iter()
            .filter(|other| other.department != self.department)
            .filter_map(|other| {
                let theirs: HashSet<u64> =
                    other.forms.iter().flatten().copied().filter(|row| own.contains(row)).collect();
                if theirs.is_empty() {
                    return None;
                }
                let forms: Vec<(usize, Common)> = self
                    .forms
                    .iter()
                    .enumerate()
                    .filter_map(|(n, rows)| {
                        let of = rows.iter().filter(|row| rare.contains(*row)).count();
                        let same =
                            rows.iter().filter(|row| rare.contains(*row) && theirs.contains(*row)).count();
                        let common = Common { same, of };
                        enough(common).then_some((n, common))
                    })
                    .collect();
                (!forms.is_empty()).then_some(Twin { department: &other.department, forms })
            })
            .collect()
    }

    /// The other departments whose goals and reports have sentences of this one's.
    pub(crate) fn echoes<'a>(
        &self,
        all: &'a [Self],
        enough: impl Fn(Common) -> bool,
    ) -> Vec<(&'a Self, Common)> {
        let (_, rare) = self.rare(all, |sketch| sketch.prose.clone());
        all.iter()
            .filter(|other| other.department != self.department)
            .filter_map(|other| {
                let same = other
                    .prose
                    .iter()
                    .filter(|sentence| rare.contains(*sentence))
                    .collect::<HashSet<_>>()
                    .len();
                let common = Common { same, of: rare.len() };
                enough(common).then_some((other, common))
            })
            .collect()
    }

    /// Its own hashes, and those of them that are not the county's own wording.
    fn rare(&self, all: &[Self], of: impl Fn(&Self) -> Vec<u64>) -> (HashSet<u64>, HashSet<u64>) {
        let own: HashSet<u64> = of(self).into_iter().collect();
        // This department itself has it.
        let mut having: HashMap<u64, usize> = own.iter().map(|hash| (*hash, 1)).collect();
        for other in all.iter().filter(|other| other.department != self.department) {
            let theirs: HashSet<u64> = of(other).into_iter().filter(|hash| own.contains(hash)).collect();
            for hash in theirs {
                *having.entry(hash).or_default() += 1;
            }
        }
        let template = template(all);
        let rare = having.into_iter().filter(|(_, count)| *count < template).map(|(hash, _)| hash).collect();
        (own, rare)
    }
}

/// The departments whose self-evaluation has so much in common with another's that a rule speaks of it.
pub fn alike(all: &[Sketch]) -> BTreeSet<String> {
    let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
    for (n, sketch) in all.iter().enumerate() {
        let hashes: HashSet<u64> = sketch.forms.iter().flatten().chain(&sketch.prose).copied().collect();
        for hash in hashes {
            having.entry(hash).or_default().push(n);
        }
    }
    // Most departments have nothing in common but the county's own wording: only the others are looked at closely.
    let template = template(all);
    let mut common: HashMap<(usize, usize), usize> = HashMap::new();
    for who in having.values().filter(|who| who.len() > 1 && who.len() < template) {
        for (at, a) in who.iter().enumerate() {
            for b in &who[at + 1..] {
                *common.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let close = common.into_iter().filter(|(_, count)| *count >= LEAST);
    let suspects: BTreeSet<usize> = close.flat_map(|((a, b), _)| [a, b]).collect();
    suspects
        .into_iter()
        .map(|n| &all[n])
        .filter(|own| !own.twins(all, same_table).is_empty() || !own.echoes(all, same_prose).is_empty())
        .map(|own| own.department.clone())
        .collect()
}

/// So many departments of the year make a row or sentence the county's own wording.
fn template(all: &[Sketch]) -> usize {
    TEMPLATE_AT_LEAST.max(all.len() / TEMPLATE_ONE_IN)
}

/// Whether a form's table counts as the same: five rows and three quarters of it.
pub(crate) fn same_table(common: Common) -> bool {
    common.reaches(LEAST, 75)
}

/// Whether goals and report count as the same: five sentences and half of them.
pub(crate) fn same_prose(common: Common) -> bool {
    common.reaches(LEAST, 50)
}

/// How much two have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Common {
    /// What both have.
    pub same: usize,
    /// Of how much that this one has.
    pub of: usize,
}

impl Common {
    /// Whether at least `least` are the same, and `percent` of all.
    pub(crate) fn reaches(self, least: usize, percent: usize) -> bool {
        self.same >= least && self.same * 100 >= self.of * percent
    }

    /// `83%`, cut off.
    pub(crate) fn share(self) -> String {
        format!("{}%", (self.same * 100).checked_div(self.of).unwrap_or(0))
    }
}

/// Another department that has rows of this one's forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Twin<'a> {
    pub department: &'a str,
    /// The forms, from 0 in the order of the sketch.
    pub forms: Vec<(usize, Common)>,
}

/// A row of an indicator table: what it is called, set out to do and did; `None` if that is too little to compare.
pub(crate) fn row(indicator: &Indicator) -> Option<u64> {
    hashed(indicator.name.text(), indicator.target.text(), indicator.actual.text())
}

fn hashed(name: Option<&str>, target: Option<&str>, actual: Option<&str>) -> Option<u64> {
    let name = plain(name?);
    let (target, actual) = (target.map(plain).unwrap_or_default(), actual.map(plain).unwrap_or_default());
    let empty = name.is_empty() || (target.is_empty() && actual.is_empty());
    (!empty).then(|| hash(&(name, target, actual)))
}

/// The texts of a filing that are prose, with the path of each.
pub(crate) fn prose(filing: &Filing) -> Vec<(String, &str)> {
    let mut texts = Vec::new();
    let goals = filing.overall.iter().map(|form| ("overall.goal".to_owned(), &form.goal)).chain(
        filing.projects.iter().enumerate().map(|(n, form)| (format!("projects.{n}.goal"), &form.goal)),
    );
    for (path, goal) in goals {
        for (name, field) in [("expected", &goal.expected), ("achieved", &goal.achieved)] {
            texts.extend(field.text().map(|text| (format!("{path}.{name}"), text)));
        }
    }
    for (n, report) in filing.reports.iter().enumerate() {
        texts.extend(report.blocks.iter().enumerate().filter_map(|(at, block)| match block {
            Block::Paragraph(text) => Some((format!("reports.{n}.blocks.{at}"), text.as_str())),
            Block::Table(_) => None,
        }));
    }
    texts
}

/// The sentences of a text that are long enough to say something, without the department's own name; each with its
/// hash.
pub(crate) fn sentences<'a>(text: &'a str, department: &str) -> Vec<(&'a str, u64)> {
    let department = plain(department);
    text.split(['。', '；', ';', '！', '\n'])
        .filter_map(|sentence| {
            let mut bare = plain(sentence);
            if !department.is_empty() {
                bare = bare.replace(&department, "");
            }
            (bare.chars().count() >= SENTENCE_CHARS).then(|| (sentence.trim(), hash(&bare)))
        })
        .collect()
}

fn plain(text: &str) -> String {
    normalise(text).chars().filter(|c| !c.is_whitespace()).collect()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
