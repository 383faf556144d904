//! The made-up county: the same for the same seed, sound but for its planted faults, and read back
//! by intake exactly as it was made.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use jiheng_core::demo::{self, COUNTY, County, DemoFiling, DemoRequest, FaultKind, NOTICE, county};
use jiheng_core::filing::{Filed, Filing, Form, Triple};
use jiheng_core::intake::plan::{DepartmentFound, Given, plan};
use jiheng_core::number::{Amount, Exact, Score};
use jiheng_core::scoring::{Reviews, RuleSet, score};
use jiheng_core::storage::Store;
use jiheng_core::{Code, Silent, Stamp};

fn request(departments: u32, from: i32, to: i32, seed: u64) -> DemoRequest {
    DemoRequest { departments, from, to, seed, files: None }
}

fn made(departments: u32, seed: u64) -> County {
    county(&request(departments, 2022, 2024, seed)).unwrap()
}

fn stamp() -> Stamp {
    Stamp { at: "2025-04-18T16:30:00+08:00".to_owned(), by: "测试".to_owned() }
}

/// Every value of a filing by its path.
fn values(filing: &Filing) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    filing.each_field(&mut |path, leaf| {
        if let Some(value) = leaf.printed() {
            values.insert(path.to_owned(), value);
        }
    });
    values
}

/// Protects: a seed names a county: figures and bytes are the same each time, other seeds differ.
#[test]
fn the_same_seed_gives_the_same_county() {
    let (one, again, other) = (made(12, 7), made(12, 7), made(12, 8));
    assert_eq!(one, again);
    for (one, again) in one.filings.iter().zip(&again.filings) {
        assert!(one.file().unwrap() == again.file().unwrap());
    }
    assert_ne!(one.filings, other.filings);
    // A department stays what it is in a larger county of the same seed, but for its superior.
    let larger = made(40, 7);
    for small in &one.filings {
        let same = larger.filings.iter().find(|large| {
            large.filing.department.name == small.filing.department.name
                && large.filing.year == small.filing.year
        });
        let funds = |made: &DemoFiling| made.filing.overall.as_ref().unwrap().funds.clone();
        assert_eq!(same.map(funds), Some(funds(small)));
    }
}

/// Protects: the county is of the size asked for, of all categories, with unique names and codes,
/// and is labelled as made up.
#[test]
fn the_county_is_whole_and_labelled() {
    let county = made(100, 1);
    assert_eq!(county.departments.len(), 100);
    let departments: Vec<_> = county.departments.iter().map(|made| &made.department).collect();
    let set = |of: &dyn Fn(usize) -> String| (0..100).map(of).collect::<BTreeSet<String>>();
    assert_eq!(set(&|n| departments[n].name.clone()).len(), 100);
    let codes = set(&|n| departments[n].code.clone().unwrap());
    assert_eq!(codes.len(), 100);
    assert!(codes.iter().all(|code| code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())));
    assert!(codes.iter().any(|code| code.starts_with('0')));
    let categories = set(&|n| departments[n].category.clone().unwrap());
    assert_eq!(categories.len(), 7);
    assert!(departments.iter().all(|department| department.name.starts_with(COUNTY)));

    // Some are missing in some years, most are there.
    assert!((250..300).contains(&county.filings.len()), "{}", county.filings.len());
    for made in &county.filings {
        assert!((1..=12).contains(&made.filing.projects.len()));
    }
    let file = county.filings[0].file().unwrap();
    assert!(file.name.starts_with("示例"));
    let mut book: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(file.bytes)).unwrap();
    for (name, range) in calamine::Reader::worksheets(&mut book) {
        let labelled =
            range.used_cells().any(|(_, _, cell)| cell == &calamine::Data::String(NOTICE.to_owned()));
        assert!(labelled, "{name}");
    }
}

/// Protects: the largest county still has unique names and codes; nonsense is refused.
#[test]
fn requests_are_bounded() {
    let largest = county(&request(250, 2024, 2024, 3)).unwrap();
    let names: BTreeSet<_> = largest.departments.iter().map(|made| &made.department.name).collect();
    let codes: BTreeSet<_> = largest.departments.iter().map(|made| &made.department.code).collect();
    assert_eq!((names.len(), codes.len()), (250, 250));
    for (departments, from, to) in [(0, 2022, 2024), (251, 2022, 2024), (5, 2024, 2022), (5, 1990, 2024)] {
        assert_eq!(county(&request(departments, from, to, 1)).unwrap_err().code, Code::BadRequest);
    }
}

fn of(field: &Filed<Amount>) -> Amount {
    field.get().unwrap_or_default()
}

fn sum<'a>(fields: impl IntoIterator<Item = &'a Filed<Amount>>) -> Amount {
    fields.into_iter().map(of).sum()
}

/// What does not add up in a filing.
fn contradictions(filing: &Filing) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: &str, left: String, right: String| {
        if left != right {
            wrong.push(format!("{what}: {left} ≠ {right}"));
        }
    };
    let mut equal =
        |what: &str, left: Amount, right: Amount| check(what, left.to_string(), right.to_string());
    let basic = filing.basic_data.as_ref().unwrap();
    let overall = filing.overall.as_ref().unwrap();
    let columns: [fn(&Triple) -> &Filed<Amount>; 3] =
        [|triple| &triple.prior_final, |triple| &triple.budget, |triple| &triple.r#final];
    let three = &basic.three_public;
    for column in columns {
        let parts = [&three.vehicles, &three.overseas_travel, &three.reception].map(column);
        equal("三公经费", of(column(&three.total)), sum(parts));
        let vehicles = [&three.vehicle_purchase, &three.vehicle_operation].map(column);
        equal("公务用车", of(column(&three.vehicles)), sum(vehicles));
        let operating = &basic.operating_expense;
        let parts = [&operating.office, &operating.utilities_and_travel, &operating.meetings_and_training];
        assert!(sum(parts.map(column)) <= of(column(&operating.total)));
    }
    let projects = &basic.project_expenditure;
    equal(
        "项目上年",
        of(&projects.total.prior_final),
        sum(projects.items.iter().map(|item| &item.prior_final)),
    );
    equal("项目预算", of(&projects.total.budget), sum(projects.items.iter().map(|item| &item.budget)));
    equal("项目决算", of(&projects.total.r#final), sum(projects.items.iter().map(|item| &item.r#final)));
    equal("附件一二项目", of(&projects.total.r#final), of(&overall.expenditure.project_expenditure));
    let executed = filing.projects.iter().map(|project| &project.funds.total.executed);
    equal("附件二三项目", sum(executed), of(&overall.expenditure.project_expenditure));
    let revenue = &overall.revenue;
    let revenue = [
        &revenue.general_public_budget,
        &revenue.government_fund,
        &revenue.special_account,
        &revenue.other_funds,
    ];
    equal("收入", of(&overall.funds.revised_budget), sum(revenue));
    let spending = [&overall.expenditure.basic_expenditure, &overall.expenditure.project_expenditure];
    equal("支出", of(&overall.funds.executed), sum(spending));
    for project in &filing.projects {
        let funds = &project.funds;
        let sources = [&funds.current_appropriation, &funds.carried_over, &funds.other_funds];
        equal("年初", of(&funds.total.initial_budget), sum(sources.map(|row| &row.initial_budget)));
        equal("全年", of(&funds.total.revised_budget), sum(sources.map(|row| &row.revised_budget)));
        equal("执行", of(&funds.total.executed), sum(sources.map(|row| &row.executed)));
        for row in sources {
            assert!(of(&row.executed) <= of(&row.revised_budget));
        }
    }
    let tables = [(&overall.funds, &overall.indicators, &overall.total)]
        .into_iter()
        .chain(filing.projects.iter().map(|form| (&form.funds.total, &form.indicators, &form.total)));
    for (funds, rows, total) in tables {
        let weights = rows.iter().filter_map(|row| row.weight.get()).sum();
        let claimed = rows.iter().filter_map(|row| row.self_score.get()).sum();
        let score = |field: &Filed<_>| field.get().unwrap_or_default();
        check("总分", score(&total.weight).to_string(), (score(&funds.weight) + weights).to_string());
        check("权重", score(&total.weight).to_string(), "100".to_owned());
        let claimed = (score(&funds.self_score) + claimed).to_string();
        check("自评", total.self_score.get().map_or("空".to_owned(), |score| score.to_string()), claimed);
        for row in rows {
            check("超分", (row.self_score.get() > row.weight.get()).to_string(), "false".to_owned());
            check("指标值", row.target.text().is_some().to_string(), "true".to_owned());
        }
    }
    wrong
}

/// Protects: where no fault was planted everything adds up, and a planted fault of arithmetic shows.
#[test]
fn figures_add_up_where_no_fault_was_planted() {
    use FaultKind::{
        BlankTargets, ItemSumOff, ProjectDifference, ScoreAboveWeight, SwappedDigits, TotalWithoutScore,
        WeightsNotHundred,
    };
    let arithmetic = [
        BlankTargets,
        ItemSumOff,
        ProjectDifference,
        ScoreAboveWeight,
        SwappedDigits,
        TotalWithoutScore,
        WeightsNotHundred,
    ];
    for made in made(100, 1).filings {
        let wrong = contradictions(&made.filing);
        let planted = made.faults.iter().any(|fault| arithmetic.contains(&fault.kind));
        assert_eq!(!wrong.is_empty(), planted, "{:?} {wrong:?}", made.faults);
    }
}

/// Protects: every kind of fault occurs, in some filings but not in most.
#[test]
fn every_kind_of_fault_occurs() {
    let county = made(100, 1);
    for kind in FaultKind::ALL {
        let with = county.filings.iter().filter(|made| made.faults.iter().any(|fault| fault.kind == kind));
        let with = with.count();
        assert!((4..60).contains(&with), "{kind:?}: {with}");
    }
    assert!(county.filings.iter().filter(|made| made.faults.is_empty()).count() > 100);
}

/// Protects: 上年决算 is last year's 决算, where neither year's figure was spoilt.
#[test]
fn years_continue_one_another() {
    let county = made(60, 5);
    let mut compared = 0;
    for this in county.filings.iter().filter(|made| made.faults.is_empty()) {
        let before = county.filings.iter().find(|made| {
            made.filing.department == this.filing.department
                && made.filing.year + 1 == this.filing.year
                && made.faults.is_empty()
        });
        let Some(before) = before else { continue };
        let basic = |made: &DemoFiling| made.filing.basic_data.clone().unwrap();
        let (before, this) = (basic(before), basic(this));
        for (before, this) in [
            (&before.three_public.total, &this.three_public.total),
            (&before.project_expenditure.total, &this.project_expenditure.total),
            (&before.operating_expense.total, &this.operating_expense.total),
            (&before.government_procurement, &this.government_procurement),
        ] {
            assert_eq!(of(&before.r#final), of(&this.prior_final));
        }
        compared += 1;
    }
    assert!(compared > 30, "{compared}");
}

/// Protects: what is written is what is read: every value of every form, its cell, and nothing more.
#[test]
fn intake_reads_back_what_was_made() {
    let mut wrong = Vec::new();
    let mut kinds = BTreeSet::new();
    let filings = made(100, 11).filings;
    for made in filings.iter().step_by(2) {
        let file = made.file().unwrap();
        let plan = plan(&file.bytes, &file.name, &Given::default()).unwrap();
        assert_eq!(plan.year, Some(made.filing.year));
        assert_eq!(plan.department, DepartmentFound::Named(made.filing.department.name.clone()));
        assert!(plan.questions.is_empty(), "{:?}", plan.questions);
        let mut read = Filing::default();
        for form in plan.forms {
            assert!(form.unread.is_empty(), "{} {:?}", file.name, form.unread);
            match form.form {
                Form::BasicData(form) => read.basic_data = Some(form),
                Form::Overall(form) => read.overall = Some(form),
                Form::Project(form) => read.projects.push(form),
                Form::Report(form) => read.reports.push(form),
            }
        }
        let mut notes = Vec::new();
        let mut origins = BTreeMap::new();
        read.each_field(&mut |path, leaf| {
            let Some(origin) = leaf.origin() else { return };
            assert_eq!(origin.unread, None, "{} {path}", file.name);
            notes.extend(origin.note.is_some().then(|| path.to_owned()));
            origins.insert(path.to_owned(), format!("{}!{} “{}”", origin.sheet, origin.cell, origin.raw));
        });
        let expected: Vec<String> = made
            .faults
            .iter()
            .filter(|fault| fault.kind == FaultKind::FullWidthDigits)
            .map(|fault| fault.path.clone())
            .collect();
        assert_eq!(notes, expected, "{}", file.name);
        let (written, read) = (values(&made.filing), values(&read));
        let paths: BTreeSet<&String> = written.keys().chain(read.keys()).collect();
        for path in paths {
            let (written, read) = (written.get(path), read.get(path));
            if written != read {
                wrong.push(format!("{} {path}: {written:?} → {read:?} {:?}", file.name, origins.get(path)));
            }
        }
        kinds.extend(made.faults.iter().map(|fault| fault.kind));
    }
    assert!(wrong.is_empty(), "{} values differ:\n{}", wrong.len(), wrong[..wrong.len().min(40)].join("\n"));
    assert_eq!(kinds.len(), FaultKind::ALL.len());
}

/// Protects: self-scores flatter: recomputing takes points off many departments, and moves grades.
#[test]
fn self_scores_are_often_contradicted_by_the_figures() {
    let (mut all, mut inflated, mut lowered, mut high) = (0, 0, 0, 0);
    for made in made(100, 1).filings {
        let scores = score(&made.filing, &Reviews::default(), &RuleSet::default()).overall.unwrap();
        let (claimed, recomputed) = (scores.self_score.unwrap(), scores.recomputed_score.unwrap());
        all += 1;
        high += usize::from(claimed >= Score::new(88.into()));
        inflated += usize::from(claimed > recomputed + Score::new(2.into()));
        lowered += usize::from(scores.self_grade != scores.final_grade);
    }
    assert!(high * 10 > all * 8, "{high} of {all}");
    assert!(inflated * 5 > all, "{inflated} of {all}");
    assert!(lowered * 10 > all, "{lowered} of {all}");
}

fn store() -> (tempfile::TempDir, Mutex<Store>) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("jiheng.db")).unwrap();
    (folder, Mutex::new(store))
}

/// Protects: a county is imported whole, with codes and categories, marked as made up; again changes
/// nothing; the kept workbooks are the same ones.
#[test]
fn a_county_is_imported_and_marked() {
    let (folder, store) = store();
    let files = folder.path().join("工作簿");
    let request = DemoRequest { files: Some(files.display().to_string()), ..request(8, 2023, 2024, 1) };
    let demo = demo::import(&store, &request, &stamp(), &Silent).unwrap();
    let made = county(&request).unwrap();
    assert_eq!((demo.departments, demo.filings as usize), (8, made.filings.len()));
    {
        let store = store.lock().unwrap();
        assert!(store.is_demo().unwrap());
        let known = store.departments().unwrap();
        for made in &made.departments {
            let known = known.iter().find(|known| known.name == made.department.name).unwrap();
            assert_eq!((&known.code, &known.category), (&made.department.code, &made.department.category));
            assert_eq!(known.superior, made.superior);
        }
        for made in &made.filings {
            let id = store.known_department(&made.filing.department.name).unwrap();
            let kept = store.current_filing(id, made.filing.year).unwrap().unwrap();
            let same = values(&store.load_filing(kept).unwrap()) == values(&made.filing);
            assert!(same, "{} {}", made.filing.department.name, made.filing.year);
            let file = made.file().unwrap();
            let path = files.join(made.filing.year.to_string()).join(&file.name);
            assert!(std::fs::read(path).unwrap() == file.bytes);
        }
    }
    demo::import(&store, &request, &stamp(), &Silent).unwrap();
    let store = store.lock().unwrap();
    let id = store.known_department(&made.filings[0].filing.department.name).unwrap();
    let kept = store.current_filing(id, made.filings[0].filing.year).unwrap().unwrap();
    assert_eq!(store.load_filing(kept).unwrap().version, 1);
}

/// Protects: made-up filings are never mixed with real ones.
#[test]
fn a_database_with_real_departments_is_refused() {
    let (_folder, store) = store();
    store.lock().unwrap().write(&stamp(), "import", |tx| tx.ensure_department("衡山县财政局")).unwrap();
    let error = demo::import(&store, &request(3, 2024, 2024, 1), &stamp(), &Silent).unwrap_err();
    assert_eq!(error.code, Code::DemoRefused);
    let store = store.lock().unwrap();
    assert_eq!(store.departments().unwrap().len(), 1);
    assert!(!store.is_demo().unwrap());
}
