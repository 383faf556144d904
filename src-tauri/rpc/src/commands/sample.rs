use jiheng_core::sample::{Candidate, Sample, draw};
use jiheng_core::storage::{Extent, Place, Store};
use jiheng_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{App, Progress};

/// Which year.
#[derive(Debug, Deserialize, TS)]
pub struct SampleRequest {
    /// The evaluated year.
    pub year: i32,
}

/// How to draw.
#[derive(Debug, Deserialize, TS)]
pub struct DrawSampleRequest {
    /// The evaluated year.
    pub year: i32,
    /// How many departments.
    pub size: u32,
    /// What the order is made from: the same seed draws the same departments.
    pub seed: String,
    /// Who reviews, in turn.
    #[serde(default)]
    pub reviewers: Vec<String>,
}

/// Who reviews a department.
#[derive(Debug, Deserialize, TS)]
pub struct AssignReviewerRequest {
    /// The evaluated year.
    pub year: i32,
    /// Name, alias or code of the department.
    pub department: String,
    /// Who; without it nobody.
    #[serde(default)]
    pub reviewer: Option<String>,
}

/// The sample of a year, if one was drawn.
#[derive(Debug, Serialize, TS)]
pub struct Sampled {
    /// The sample.
    pub sample: Option<Sample>,
}

pub fn sample(app: &App, request: SampleRequest, _: &dyn Progress) -> Result<Sampled> {
    sampled(&app.store(), request.year)
}

pub fn draw_sample(app: &App, request: DrawSampleRequest, _: &dyn Progress) -> Result<Sampled> {
    let bad = |what: &str| Err(Error::new(Code::BadRequest, format!("{what}，没有抽取。")));
    let (size, seed) = (usize::try_from(request.size).map_err(Error::internal)?, request.seed.trim());
    if size == 0 {
        return bad("抽查户数应至少为 1");
    }
    if seed.is_empty() {
        return bad("没有写抽查种子；种子可以是任意文字，写在纸上就能让别人照样再抽一遍");
    }
    let stamp = app.stamp();
    let mut store = app.store();
    let filings = store.assessed(request.year, None, Extent::Figures)?;
    if filings.is_empty() {
        return bad(&format!("{}年度没有任何报送", request.year));
    }
    let candidates: Vec<Candidate> = filings.iter().map(Candidate::from).collect();
    let mut drawn = draw(&candidates, request.year, size, seed);
    let reviewers: Vec<&str> =
        request.reviewers.iter().map(|name| name.trim()).filter(|name| !name.is_empty()).collect();
    for (row, name) in drawn.iter_mut().zip(reviewers.iter().cycle()) {
        row.reviewer = Some((*name).to_owned());
    }
    store.write(&stamp, "sample", |writer| writer.put_sample(request.year, seed, &drawn))?;
    sampled(&store, request.year)
}

pub fn assign_reviewer(app: &App, request: AssignReviewerRequest, _: &dyn Progress) -> Result<Sampled> {
    let stamp = app.stamp();
    let mut store = app.store();
    let reviewer = request.reviewer.as_deref().map(str::trim).filter(|name| !name.is_empty());
    store.write(&stamp, "sample", |writer| {
        let department = writer.known_department(&request.department)?;
        let name = writer.department(department)?.name;
        writer.by_hand(match reviewer {
            Some(reviewer) => format!("{name}{}年度由{reviewer}复核", request.year),
            None => format!("{name}{}年度不指定复核人", request.year),
        });
        writer.watch(Place::reviewer(request.year, department))?;
        writer.assign_reviewer(request.year, &request.department, reviewer)
    })?;
    sampled(&store, request.year)
}

fn sampled(store: &Store, year: i32) -> Result<Sampled> {
    Ok(Sampled { sample: store.sample(year)? })
}
