//! Cuts a grid into the stretches of rows that each hold one form.

use std::ops::Range;

use super::basic_data;
use super::columns::Header;
use super::evaluation::funds_columns;
use super::indicators::indicator_columns;
use super::project::is_project_name;
use super::staffing;
use super::titles::{annex_of_line, annex_of_title, clipped_title_kind, title_kind};
use crate::filing::FormKind;
use crate::intake::grid::{Grid, Place};
use crate::intake::labels;

/// The rows of one form.
#[derive(Debug, Clone)]
pub struct Segment<'a> {
    /// Where it stands.
    pub grid: &'a Grid,
    /// Which form.
    pub kind: FormKind,
    /// Index of the row with the title; `None` if it was known by its labels.
    pub title: Option<usize>,
    /// Index of the row with the annex number, and the number.
    pub annex: Option<(usize, String)>,
    first: usize,
    end: usize,
}

impl Segment<'_> {
    /// The rows below the title.
    pub fn rows(&self) -> Range<usize> {
        self.title.map_or(self.first, |title| title + 1)..self.end
    }

    /// The first row that belongs to it: its annex number or its title.
    pub fn top(&self) -> usize {
        self.first
    }

    /// The year in the title, or in a line below it that holds nothing else: 「（2024年度）」.
    pub fn year(&self) -> Option<i32> {
        let title = self.title?;
        labels::year(&self.grid.line(title)).or_else(|| {
            (title + 1..self.end.min(title + 4)).find_map(|row| {
                let line = self.grid.line(row);
                (labels::key(&line).chars().count() <= 12).then(|| labels::year(&line)).flatten()
            })
        })
    }

    /// The sheet its first row below the title belongs to.
    pub fn sheet(&self) -> String {
        let row = if self.rows().is_empty() { self.first } else { self.rows().start };
        self.grid.sheet(row)
    }

    /// How what belongs to no field of it is named.
    pub fn path(&self) -> &'static str {
        match self.kind {
            FormKind::BasicData => "basic_data",
            FormKind::Overall => "overall",
            FormKind::Project => "projects",
            FormKind::Report => "reports",
        }
    }
}

/// Whether a row is the title of a form.
pub fn is_title(grid: &Grid, row: usize) -> bool {
    title(grid, row).is_some()
}

/// The kind that a title names, if it names one: in the whole line, or in a cell of it.
fn title(grid: &Grid, row: usize) -> Option<Option<FormKind>> {
    let cells = || &grid.rows[row].cells;
    title_kind(&grid.line(row))
        .or_else(|| cells().iter().find_map(|cell| title_kind(&cell.text)))
        // A clipped title is known in a table only: in the text of a report it may be half of a title of two lines.
        .or_else(|| {
            let in_table = !matches!(grid.rows[row].place, Place::Paragraph(_));
            cells().iter().filter(|_| in_table).find_map(|cell| clipped_title_kind(&cell.text))
        })
}

/// Rows that may hold a form.
struct Stretch {
    kind: Option<FormKind>,
    title: Option<usize>,
    annex: Option<(usize, String)>,
    first: usize,
    end: usize,
}

/// The forms of a grid: by their titles, and where those are missing by their labels.
pub fn segments(grid: &Grid) -> Vec<Segment<'_>> {
    titled(grid)
        .into_iter()
        .flat_map(|stretch| split(grid, stretch))
        .filter_map(|Stretch { kind, title, annex, first, end }| {
            let kind = kind.or_else(|| by_labels(grid, first..end))?;
            Some(Segment { grid, kind, title, annex, first, end })
        })
        .collect()
}

/// What stands between the titles. A title over nothing (in a list of annexes, on a cover) and one
/// that is repeated on the next page belong to what stands around them.
fn titled(grid: &Grid) -> Vec<Stretch> {
    let rows = grid.rows.len();
    let written: Vec<(usize, Option<FormKind>)> =
        (0..rows).filter_map(|row| title(grid, row).map(|kind| (row, kind))).collect();
    let mut titles: Vec<(usize, Option<FormKind>)> = Vec::new();
    for (n, &(row, kind)) in written.iter().enumerate() {
        let end = written.get(n + 1).map_or(rows, |(next, _)| *next);
        let before = titles.last().and_then(|(_, kind)| *kind);
        if kind == Some(FormKind::Report)
            || holds_form(grid, row + 1..end) && !continues(grid, kind, before, row + 1..end)
        {
            titles.push((row, kind));
        }
    }
    let mut stretches: Vec<Stretch> = Vec::new();
    for (n, &(row, kind)) in titles.iter().enumerate() {
        // Each form begins at its annex number, which may stand a line or two above the title.
        let floor = n.checked_sub(1).map_or(0, |before| titles[before].0 + 1);
        let annex = annex_of_title(&grid.line(row)).map(|annex| (row, annex)).or_else(|| {
            (floor.max(row.saturating_sub(3))..row)
                .rev()
                .find_map(|above| annex_of_line(&grid.line(above)).map(|annex| (above, annex)))
        });
        let first = annex.as_ref().map_or(row, |(row, _)| *row);
        match stretches.last_mut() {
            Some(last) => last.end = first,
            None if first > 0 => stretches.push(untitled(grid, 0..first)),
            None => {}
        }
        stretches.push(Stretch { kind, title: Some(row), annex, first, end: rows });
    }
    if stretches.is_empty() {
        stretches.push(untitled(grid, 0..rows));
    }
    stretches
}

/// Rows without a title; an annex number may stand in the first ones.
fn untitled(grid: &Grid, rows: Range<usize>) -> Stretch {
    let annex = (rows.start..rows.end.min(rows.start + 5))
        .find_map(|row| annex_of_line(&grid.line(row)).map(|annex| (row, annex)));
    let first = annex.as_ref().map_or(rows.start, |(row, _)| row + 1);
    Stretch { kind: None, title: None, annex, first, end: rows.end }
}

/// Whether rows hold any header of a form.
fn holds_form(grid: &Grid, rows: Range<usize>) -> bool {
    rows.into_iter().any(|row| Mark::of(grid, row).is_some())
}

/// Whether a title only repeats the one before it on the next page: no block of its own follows.
fn continues(grid: &Grid, kind: Option<FormKind>, before: Option<FormKind>, rows: Range<usize>) -> bool {
    kind == before
        && matches!(kind, Some(FormKind::Overall | FormKind::Project))
        && rows.into_iter().find_map(|row| Mark::of(grid, row)) == Some(Mark::Indicators)
}

/// Whether a row is the header of a block: its cells are labels.
pub fn heads_block(grid: &Grid, row: usize) -> bool {
    Mark::of(grid, row).is_some() || basic_data::is_buildings(grid, row)
}

/// Whether a row belongs to the header of a block, which may have two rows.
pub fn in_header(grid: &Grid, row: usize) -> bool {
    let second = |above: usize| heads_block(grid, above) && Header::of(grid, above).row == row;
    heads_block(grid, row) || row.checked_sub(1).is_some_and(second)
}

/// A row that shows which part of which form begins.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Staffing,
    Money,
    ProjectName,
    Funds,
    Indicators,
}

impl Mark {
    fn of(grid: &Grid, row: usize) -> Option<Self> {
        let cells = &grid.rows[row].cells;
        if indicator_columns(grid, row).is_some() {
            Some(Self::Indicators)
        } else if funds_columns(grid, row).is_some() {
            Some(Self::Funds)
        } else if staffing::is_staffing(grid, row) {
            Some(Self::Staffing)
        } else if basic_data::header(grid, row).is_some() {
            Some(Self::Money)
        } else if cells.iter().any(|cell| is_project_name(&cell.text)) {
            Some(Self::ProjectName)
        } else {
            None
        }
    }
}

/// Parts a stretch where another form begins without a title: below the indicators of one.
fn split(grid: &Grid, stretch: Stretch) -> Vec<Stretch> {
    if stretch.kind == Some(FormKind::Report) {
        return vec![stretch];
    }
    let start = stretch.title.map_or(stretch.first, |title| title + 1);
    let mut cuts: Vec<usize> = Vec::new();
    let mut seen: Vec<Mark> = Vec::new();
    let mut closed: Option<usize> = None;
    for row in start..stretch.end {
        if let Some(mark) = Mark::of(grid, row) {
            let basic = seen.contains(&Mark::Staffing) || seen.contains(&Mark::Money);
            let begins = match mark {
                Mark::Funds | Mark::ProjectName => basic || seen.contains(&Mark::Indicators),
                Mark::Staffing => !seen.is_empty(),
                Mark::Indicators => basic,
                Mark::Money => false,
            };
            if begins {
                // What stands between the end of the one form and this row belongs to the other.
                cuts.push(closed.map_or(row, |closed| closed + 1));
                seen.clear();
            }
            seen.push(mark);
            closed = None;
        } else if closes(grid, row) {
            closed = Some(row);
        }
    }
    let mut parts = Vec::new();
    let mut rest = stretch;
    for cut in cuts {
        let end = rest.end;
        rest.end = cut;
        let next = untitled(grid, cut..end);
        parts.push(std::mem::replace(&mut rest, next));
    }
    parts.push(rest);
    parts
}

/// The total row or the sign-off: the last rows of a form.
fn closes(grid: &Grid, row: usize) -> bool {
    grid.rows[row].cells.iter().find(|cell| !cell.text.trim().is_empty()).is_some_and(|cell| {
        labels::key(&cell.text).starts_with("总分") || super::captions::signs_off(&cell.text)
    })
}

/// Which form rows without a title hold, by labels that only it has.
fn by_labels(grid: &Grid, rows: Range<usize>) -> Option<FormKind> {
    let cells = || grid.rows[rows.clone()].iter().flat_map(|row| &row.cells);
    let keys: Vec<String> = cells().map(|cell| labels::key(&cell.text)).collect();
    let has = |label: &str| keys.iter().any(|key| key.contains(label));
    if has("三级指") && cells().any(|cell| is_project_name(&cell.text)) {
        Some(FormKind::Project)
    } else if has("三级指")
        && (has("预算部门")
            || has("年度资金总额")
            || has("按收入性质分")
            || cells().any(|cell| super::captions::names_department(&cell.text)))
    {
        Some(FormKind::Overall)
    } else if has("编制") && (has("三公经费") || has("公用经费")) {
        Some(FormKind::BasicData)
    } else {
        None
    }
}
