//! What a closing freezes.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Closing;
use crate::ranking::{Line, Published, Question, Ranking, lines, order};
use crate::scoring::{FilingScores, Reviews, RuleSet};
use crate::storage::FindingLine;
use crate::storage::Reader;
use crate::{Assessed, Code, Error, Result};

/// A year's results as they were published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The evaluated year.
    pub year: i32,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// The rules that scored it.
    pub rule_set: RuleSet,
    /// The departments' lines.
    pub departments: Vec<Line>,
    /// The projects' lines.
    pub projects: Vec<Line>,
    /// The departments' lines of the year before, for the change of place.
    pub previous_departments: Vec<Line>,
    /// The projects' lines of the year before.
    pub previous_projects: Vec<Line>,
    /// Each filing's version, files, scores, decisions and findings, as `show` and `audit` give them.
    pub filings: Value,
}

/// A filing as it is frozen.
#[derive(Serialize)]
struct Frozen<'a> {
    department: &'a str,
    version: u32,
    files: Vec<&'a str>,
    scores: &'a FilingScores,
    reviews: &'a Reviews,
    findings: Vec<&'a FindingLine>,
}

impl Snapshot {
    /// Freezes a year.
    ///
    /// # Errors
    /// None that the values could cause.
    pub fn new(
        year: i32,
        as_of: Option<String>,
        rule_set: RuleSet,
        filings: &[Assessed],
        findings: &[FindingLine],
        previous: &[Assessed],
    ) -> Result<Self> {
        let frozen: Vec<Frozen<'_>> = filings
            .iter()
            .map(|assessed| Frozen {
                department: &assessed.filing.department.name,
                version: assessed.filing.version,
                files: assessed.filing.files.iter().map(|file| file.sha256.as_str()).collect(),
                scores: &assessed.scores,
                reviews: &assessed.reviews,
                findings: findings
                    .iter()
                    .filter(|finding| finding.department == assessed.filing.department.name)
                    .collect(),
            })
            .collect();
        Ok(Self {
            year,
            as_of,
            rule_set,
            departments: lines(filings, false),
            projects: lines(filings, true),
            previous_departments: lines(previous, false),
            previous_projects: lines(previous, true),
            filings: serde_json::to_value(frozen).map_err(Error::internal)?,
        })
    }

    /// The bytes that are kept, and that the checksum is of.
    ///
    /// # Errors
    /// None that the values could cause.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(self).map_err(Error::internal)
    }

    /// What was kept, if it is what was frozen.
    ///
    /// # Errors
    /// `DatabaseDamaged` if it is not.
    pub fn read(bytes: &[u8], wanted: &str) -> Result<Self> {
        let damaged =
            || Error::new(Code::DatabaseDamaged, "数据文件里结账时封存的结果与校验码不符，请从备份恢复。");
        if checksum(bytes) != wanted {
            return Err(damaged());
        }
        serde_json::from_slice(bytes).map_err(|_| damaged())
    }
}

/// What a closing froze.
///
/// # Errors
/// `DatabaseDamaged` if it is not there, or not what was frozen.
pub fn snapshot(reader: &Reader, checksum: &str) -> Result<Snapshot> {
    Snapshot::read(&reader.frozen(checksum)?.unwrap_or_default(), checksum)
}

/// SHA-256 in hexadecimal.
pub fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The ranking that was published with a closing.
pub fn published(snapshot: Snapshot, closing: &Closing, question: &Question) -> Ranking {
    let (now, previous) = match question.projects {
        true => (&snapshot.projects, &snapshot.previous_projects),
        false => (&snapshot.departments, &snapshot.previous_departments),
    };
    let asked =
        Question { rules: snapshot.rule_set.clone(), as_of: snapshot.as_of.clone(), ..question.clone() };
    Ranking {
        published: Some(Published {
            closed_at: closing.closed_at.clone(),
            closed_by: closing.closed_by.clone(),
            checksum: closing.checksum.clone(),
        }),
        ..order(now, previous, &asked)
    }
}
