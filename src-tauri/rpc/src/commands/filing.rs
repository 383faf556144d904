use std::collections::BTreeMap;

use jiheng_core::filing::{Filing, FormKind, Origin};
use jiheng_core::intake::{Excerpt, excerpt};
use jiheng_core::scoring::{self, FilingScores, Reviews};
use jiheng_core::storage::{FilingId, FilingLine, Store};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which year's filings.
#[derive(Debug, Deserialize, TS)]
pub struct FilingsRequest {
    /// The evaluated year.
    pub year: i32,
}

/// The filings of a year.
#[derive(Debug, Serialize, TS)]
pub struct Filings {
    /// The year.
    pub year: i32,
    /// By code, then name.
    pub filings: Vec<FilingLine>,
}

/// Which filing.
#[derive(Debug, Deserialize, TS)]
pub struct ShowRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// Which version; without it the current one.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
    /// Also say where every value was read.
    #[serde(default)]
    pub sources: bool,
    /// Hide mobile numbers: for all that is not the filing page itself.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub masked: bool,
}

/// One filing, whole.
#[derive(Debug, Serialize, TS)]
pub struct Shown {
    /// The forms.
    #[serde(flatten)]
    pub filing: Filing,
    /// Its scores.
    pub scores: FilingScores,
    /// What the bureau decided.
    pub reviews: Reviews,
    /// Where every value was read, by its path.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub sources: Option<BTreeMap<String, Origin>>,
}

/// Which value.
#[derive(Debug, Deserialize, TS)]
pub struct ExcerptRequest {
    /// Name, alias or code of the department.
    pub department: String,
    /// The evaluated year.
    pub year: i32,
    /// The value's path, as in `sources`.
    pub path: String,
    /// Which version; without it the current one.
    #[serde(default)]
    #[ts(optional)]
    pub version: Option<u32>,
}

pub fn filings(app: &App, request: FilingsRequest, _: &dyn Progress) -> Result<Filings> {
    Ok(Filings { year: request.year, filings: app.store().filing_lines(request.year)? })
}

pub fn show(app: &App, request: ShowRequest, _: &dyn Progress) -> Result<Shown> {
    let (mut filing, reviews, rules) = {
        let store = app.store();
        let id = version(&store, &request.department, request.year, request.version)?;
        (store.load_filing(id)?, store.reviews(id)?, store.rule_set(request.year)?)
    };
    if request.masked {
        filing = filing.masked()?;
    }
    scoring::fill(&mut filing, &reviews, &rules);
    let scores = scoring::score(&filing, &reviews, &rules);
    let sources = request.sources.then(|| {
        let mut sources = BTreeMap::new();
        filing.each_field(&mut |path, leaf| {
            if let Some(origin) = leaf.origin()
                && (leaf.printed().is_some() || origin.corrected.is_some())
            {
                sources.insert(path.to_owned(), origin.clone());
            }
        });
        sources
    });
    Ok(Shown { filing, scores, reviews, sources })
}

pub fn excerpt(app: &App, request: ExcerptRequest, _: &dyn Progress) -> Result<Excerpt> {
    let not_found = || {
        Error::new(
            Code::NotFound,
            format!("这份报送里没有“{}”这一项，或它没有来源，请刷新页面后再试。", request.path),
        )
    };
    let (origin, bytes) = {
        let store = app.store();
        let _moment = store.moment()?;
        let id = version(&store, &request.department, request.year, request.version)?;
        let mut origin = None;
        store.load_filing(id)?.each_field(&mut |path, leaf| {
            if path == request.path {
                origin = leaf.origin().cloned();
            }
        });
        let origin = origin.ok_or_else(not_found)?;
        let (kind, nth) = form_of(&request.path).ok_or_else(not_found)?;
        let form =
            store.forms(id)?.into_iter().filter(|form| form.kind == kind).nth(nth).ok_or_else(not_found)?;
        let source = store.source_as_read(&form.sha256.ok_or_else(not_found)?)?.ok_or_else(not_found)?;
        (origin, source.bytes)
    };
    // The file is taken apart without holding the database.
    excerpt::excerpt(&bytes, &origin)
}

/// The version asked for, else the current one.
fn version(store: &Store, department: &str, year: i32, version: Option<u32>) -> Result<FilingId> {
    match version {
        Some(version) => store.filing_version(store.known_department(department)?, year, version),
        None => current(store, department, year),
    }
}

pub(super) fn current(store: &Store, department: &str, year: i32) -> Result<FilingId> {
    let id = store.known_department(department)?;
    store.current_filing(id, year)?.ok_or_else(|| {
        Error::new(
            Code::NotFound,
            format!("“{department}”没有{year}年度的报送。请核对年度，或先导入它的文件。"),
        )
    })
}

/// The same, if it is still the version that the page saw: what is decided on one version must not fall on another.
pub(super) fn current_as_seen(
    store: &Store,
    department: &str,
    year: i32,
    seen: Option<u32>,
) -> Result<FilingId> {
    let filing = current(store, department, year)?;
    let now = store.version_of(filing)?;
    match seen {
        Some(seen) if seen != now => Err(Error::new(
            Code::VersionOutdated,
            format!(
                "“{department}”{year}年度的报送现在是第{now}版，页面上看的是第{seen}版，没有改动。请刷新页面，核对后再改。"
            ),
        )),
        _ => Ok(filing),
    }
}

/// The form that a path lies in: its kind, and which of that kind.
fn form_of(path: &str) -> Option<(FormKind, usize)> {
    let mut parts = path.split('.');
    match parts.next()? {
        "basic_data" => Some((FormKind::BasicData, 0)),
        "overall" => Some((FormKind::Overall, 0)),
        "projects" => Some((FormKind::Project, parts.next()?.parse().ok()?)),
        "reports" => Some((FormKind::Report, parts.next()?.parse().ok()?)),
        _ => None,
    }
}
