//! What is kept of whole years between questions.

use std::sync::Arc;

use jiheng_core::filing::{Form, Overall};
use jiheng_core::metrics;
use jiheng_core::storage::{Extent, Store};

use super::{fresh, new_filing, stamp};

fn reported(executed: i64) -> Form {
    let mut form = Overall::default();
    form.funds.executed.value = Some(jiheng_core::number::Exact::from_stored(executed));
    Form::Overall(form)
}

/// What a store says was executed in 2024, department by department.
fn executed(store: &Store) -> Vec<(String, String)> {
    let metric = metrics::find("executed").unwrap();
    let figures = store.figures(2024).unwrap();
    let line = |one: &jiheng_core::Assessed| {
        (one.filing.department.name.clone(), metric.of(one).unwrap().to_string())
    };
    figures.iter().map(line).collect()
}

/// Protects from stale figures: what this connection writes, what another one writes, what is restored, and what is
/// taken back, is seen at once; what is unchanged is not read again.
#[test]
fn kept_figures_are_those_of_the_data() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    let mut other = Store::open(&path).unwrap();
    let file = |store: &mut Store, name: &str, executed| {
        store.write(&stamp(), "test", |tx| new_filing(tx, name, 2024, &[reported(executed)])).unwrap();
    };
    file(&mut store, "甲局", 5_000_000);
    assert_eq!(executed(&store), [("甲局".into(), "5".into())]);
    let (once, twice) = (store.figures(2024).unwrap(), store.figures(2024).unwrap());
    assert!(Arc::ptr_eq(&once, &twice), "nothing changed: nothing is read again");

    file(&mut other, "乙局", 7_000_000);
    assert_eq!(executed(&store).len(), 2, "the other instance's filing is there");
    assert_eq!(once.len(), 1, "what was handed out stays as it was");
    file(&mut store, "丙局", 9_000_000);
    assert_eq!((executed(&store).len(), executed(&other).len()), (3, 3));

    // Within a moment all is of one state, whatever the other instance does meanwhile.
    let moment = store.moment().unwrap();
    assert_eq!(executed(&store).len(), 3);
    file(&mut other, "丁局", 1_000_000);
    assert_eq!(executed(&store).len(), 3);
    drop(moment);
    assert_eq!(executed(&store).len(), 4);

    // What a change has not brought in yet is seen within it only.
    let seen = store
        .rehearse(&stamp(), |tx| {
            new_filing(tx, "戊局", 2024, &[reported(1_000_000)])?;
            Ok(tx.figures(2024)?.len())
        })
        .unwrap();
    assert_eq!((seen, executed(&store).len()), (5, 4));
    assert_eq!(store.figures_of(2020..=2030).unwrap().keys().collect::<Vec<_>>(), [&2024]);
}

/// Protects one department from being two lines: filed under one name, renamed since, it has one name in all years.
#[test]
fn a_renamed_department_is_one() {
    let (_folder, path) = fresh();
    let mut store = Store::open(&path).unwrap();
    store
        .write(&stamp(), "test", |tx| {
            new_filing(tx, "园区管委会", 2023, &[reported(5_000_000)])?;
            let id = tx.known_department("园区管委会")?;
            tx.rename_department(id, "高新区管委会")?;
            new_filing(tx, "高新区管委会", 2024, &[reported(6_000_000)])
        })
        .unwrap();
    let filings = store.figures_of(2023..=2024).unwrap();
    let departments = ["高新区管委会".to_owned()];
    let lines = jiheng_core::trend::Lines { departments: &departments, ..Default::default() };
    let metric = metrics::find("executed").unwrap();
    let answer = jiheng_core::trend::trend(&filings, metric, &lines, Some(2023..=2024));
    let values: Vec<_> = answer.series[0].points.iter().map(|point| point.value.as_deref()).collect();
    assert_eq!(values, [Some("5"), Some("6")]);
    assert_eq!(answer.series[0].points[1].change.as_deref(), Some("1"));
    assert_eq!(
        store.assessed(2023, None, Extent::Figures).unwrap()[0].filing.department.name,
        "高新区管委会"
    );
}
