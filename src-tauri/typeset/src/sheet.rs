//! A table as the template takes it: strings, and lengths in hundredths of a point.

use jiheng_core::report::{Column, ColumnKind, Paper, Row, RowKind, Table};
use serde::Serialize;

use crate::columns::{self, BESIDE, Length, Need, Panel};
use crate::fonts::{Fonts, Purpose};
use crate::measure::{EM, Measure, Milli};
use crate::words::Words;

/// Where a table stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Its width.
    pub width: Length,
    /// The height of a page's text.
    pub height: Length,
}

impl Place {
    /// A page of its own. A4 less margins of 15 mm (across) or 18 mm (upright) at the sides, 18 mm above and below.
    pub fn page(paper: Paper) -> Self {
        match paper {
            Paper::Landscape => Self { width: 75_680, height: 49_300 },
            Paper::Portrait => Self { width: 49_320, height: 73_900 },
        }
    }

    /// Within a document: in its text, or across on a page of its own, with margins of 20 mm at the sides, 28 mm above, 26 mm below.
    pub fn document(paper: Paper) -> Self {
        match paper {
            Paper::Landscape => Self { width: 72_840, height: 44_200 },
            Paper::Portrait => Self { width: 44_210, height: 63_700 },
        }
    }
}

/// A table, ready for the template.
#[derive(Debug, Serialize)]
pub struct Sheet {
    annex: Option<String>,
    title: String,
    left: String,
    right: String,
    landscape: bool,
    /// The body's size in tenths of a point.
    size: u64,
    panels: Vec<Part>,
    notes: Vec<String>,
    signatures: Vec<String>,
}

/// Columns that stand side by side.
#[derive(Debug, Serialize)]
struct Part {
    widths: Vec<Length>,
    align: Vec<&'static str>,
    head: Vec<Vec<Head>>,
    rows: Vec<Line>,
}

/// A cell of the head.
#[derive(Debug, Serialize)]
struct Head {
    text: String,
    colspan: usize,
    rowspan: usize,
}

/// A row of the body.
#[derive(Debug, Serialize)]
struct Line {
    kind: &'static str,
    /// Only a row that would fill much of a page may be divided between two.
    breaks: bool,
    cells: Vec<String>,
}

/// Measures for the three faces that a table is set in.
struct Measures {
    head: Measure,
    body: Measure,
    strong: Measure,
}

impl Measures {
    fn of(&mut self, kind: RowKind) -> &mut Measure {
        match kind {
            RowKind::Body => &mut self.body,
            RowKind::Group | RowKind::Total => &mut self.strong,
        }
    }
}

impl Sheet {
    /// Lays out a table's columns for a place.
    pub fn new(table: &Table, place: Place, fonts: &Fonts, words: &mut Words) -> Self {
        let mut measures = Measures {
            head: Measure::new(fonts, Purpose::Head),
            body: Measure::new(fonts, Purpose::Body),
            strong: Measure::new(fonts, Purpose::Strong),
        };
        let titles: Vec<String> = table.columns.iter().map(|column| words.take(&column.title)).collect();
        let cells: Vec<Vec<String>> = table.rows.iter().map(|row| taken(row, table, words)).collect();
        let needs = needs(table, &titles, &cells, &mut measures);
        let fit = columns::fit(&needs, place.width, usize::from(table.frozen));
        let panels = fit
            .panels
            .iter()
            .map(|panel| {
                let rows = rows(table, &cells, panel, fit.size, place, &mut measures);
                Part {
                    widths: panel.widths.clone(),
                    align: panel.columns.iter().map(|&n| align(table.columns[n].kind)).collect(),
                    head: head(table, &titles, panel, fit.size, &mut measures.head, words),
                    rows,
                }
            })
            .collect();
        Self {
            annex: table.annex.as_deref().map(|annex| words.take(annex)),
            title: words.take(&table.title),
            left: words.take(&table.left),
            right: words.take(&table.right),
            landscape: table.paper == Paper::Landscape,
            size: fit.size,
            panels,
            notes: table.notes.iter().map(|note| words.take(note)).collect(),
            signatures: table.signatures.iter().map(|label| words.take(label)).collect(),
        }
    }

    /// Adds a note at the end.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }
}

/// A row's cells as they are printed, one for each column.
fn taken(row: &Row, table: &Table, words: &mut Words) -> Vec<String> {
    if row.kind == RowKind::Group {
        return row.cells.iter().take(1).map(|cell| words.take(&cell.printed(ColumnKind::Text))).collect();
    }
    let cell = |(n, column): (usize, &Column)| {
        row.cells.get(n).map_or_else(String::new, |cell| words.take(&cell.printed(column.kind)))
    };
    table.columns.iter().enumerate().map(cell).collect()
}

/// What each column asks for: its cells as they are, its heading wrapped in two if that helps.
fn needs(table: &Table, titles: &[String], cells: &[Vec<String>], measures: &mut Measures) -> Vec<Need> {
    let mut needs: Vec<Need> = Vec::with_capacity(titles.len());
    for (n, (column, title)) in table.columns.iter().zip(titles).enumerate() {
        let heading = measures.head.natural(title);
        let (mut natural, mut unbroken) = (0, measures.head.unbroken(title));
        for (row, cells) in table.rows.iter().zip(cells) {
            if row.kind != RowKind::Group {
                let measure = measures.of(row.kind);
                natural = natural.max(measure.natural(&cells[n]));
                unbroken = unbroken.max(measure.unbroken(&cells[n]));
            }
        }
        if natural == 0 {
            // Left empty to be written in: as wide as the model says.
            natural = Milli::from(column.width) * EM / 2;
        }
        let half = (heading / 2 + EM).min(heading);
        needs.push(Need { natural: natural.max(heading), unbroken: unbroken.max(half.min(4 * EM)) });
    }
    needs
}

fn align(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "left",
        ColumnKind::Centred | ColumnKind::Count => "center",
        ColumnKind::Amount | ColumnKind::Rate | ColumnKind::Score => "right",
    }
}

/// One row of headings, or two where columns share one.
fn head(
    table: &Table,
    titles: &[String],
    panel: &Panel,
    size: u64,
    measure: &mut Measure,
    words: &mut Words,
) -> Vec<Vec<Head>> {
    let columns: Vec<(usize, Length)> =
        panel.columns.iter().copied().zip(panel.widths.iter().copied()).collect();
    let group = |n: usize| table.columns[n].group.as_deref();
    let grouped = columns.iter().any(|&(n, _)| group(n).is_some());
    let mut title = |n: usize, width: Length, rowspan: usize| Head {
        text: measure.breakable(&titles[n], columns::room(width, size)),
        colspan: 1,
        rowspan,
    };
    if !grouped {
        return vec![columns.iter().map(|&(n, width)| title(n, width, 1)).collect()];
    }
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let same = |a: &(usize, Length), b: &(usize, Length)| group(a.0).is_some() && group(a.0) == group(b.0);
    for run in columns.chunk_by(same) {
        match group(run[0].0) {
            Some(shared) => {
                upper.push(Head { text: words.take(shared), colspan: run.len(), rowspan: 1 });
                lower.extend(run.iter().map(|&(n, width)| title(n, width, 1)));
            }
            None => upper.push(title(run[0].0, run[0].1, 2)),
        }
    }
    vec![upper, lower]
}

fn rows(
    table: &Table,
    cells: &[Vec<String>],
    panel: &Panel,
    size: u64,
    place: Place,
    measures: &mut Measures,
) -> Vec<Line> {
    let line = |(row, cells): (&Row, &Vec<String>)| {
        let measure = measures.of(row.kind);
        let columns: Vec<(usize, Length)> = match row.kind {
            RowKind::Group => vec![(0, place.width)],
            _ => panel.columns.iter().copied().zip(panel.widths.iter().copied()).collect(),
        };
        let mut lines = 1;
        let texts = columns
            .into_iter()
            .map(|(n, width)| {
                let text = cells.get(n).map_or("", String::as_str);
                let room = columns::room(width, size).max(EM);
                lines = lines
                    .max(text.lines().map(|line| (measure.line(line) * 11 / 10).div_ceil(room).max(1)).sum());
                measure.breakable(text, room)
            })
            .collect();
        Line {
            kind: match row.kind {
                RowKind::Body => "body",
                RowKind::Group => "group",
                RowKind::Total => "total",
            },
            // A line is 1.3 ems high.
            breaks: lines * size * 13 + 2 * BESIDE > place.height * 2 / 5,
            cells: texts,
        }
    };
    table.rows.iter().zip(cells).map(line).collect()
}
