//! What understanding a filing costs beside merely reading its cells. The figure that counts is the
//! ratio of the two: it does not depend on the machine.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;
use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use jiheng_core::audit::{Context, audit, causes};
use jiheng_core::filing::{Filing, Form};
use jiheng_core::intake::plan::{Given, plan};

const NAME: &str = "衡山高新技术产业开发区管理委员会2024年度绩效自评.xlsx";

fn intake(bench: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/filings").join(NAME);
    let bytes = std::fs::read(path).unwrap();
    let mut group = bench.benchmark_group("12 forms");
    group.bench_function("cells alone, by calamine", |b| {
        b.iter(|| {
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(black_box(&bytes))).unwrap();
            let names = book.sheet_names();
            let mut cells = 0_u32;
            for name in names {
                let mut reader = book.worksheet_cells_reader(&name).unwrap();
                while let Some(cell) = reader.next_cell().unwrap() {
                    cells += u32::from(*cell.get_value() != calamine::DataRef::Empty);
                }
            }
            cells
        });
    });
    group.bench_function("understood", |b| {
        b.iter(|| plan(black_box(&bytes), NAME, &Given::default()).unwrap())
    });
    let mut filing = Filing { year: 2024, ..Filing::default() };
    for form in plan(&bytes, NAME, &Given::default()).unwrap().forms {
        match form.form {
            Form::BasicData(form) => filing.basic_data = Some(form),
            Form::Overall(form) => filing.overall = Some(form),
            Form::Project(form) => filing.projects.push(form),
            Form::Report(form) => filing.reports.push(form),
        }
    }
    group.bench_function("audited", |b| b.iter(|| audit(&Context::alone(black_box(&filing)))));
    let findings = audit(&Context::alone(&filing)).findings;
    group.bench_function("grouped by cause", |b| {
        b.iter(|| causes(&Context::alone(black_box(&filing)), black_box(&findings)))
    });
    group.finish();
}

criterion_group!(benches, intake);
criterion_main!(benches);
