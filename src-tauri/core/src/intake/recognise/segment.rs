//! Cuts a grid into the stretches of rows that each hold one form.

use std::ops::Range;

use crate::filing::FormKind;
use crate::intake::grid::Grid;
use crate::intake::labels;

/// A title is short; a sentence that mentions the form is not one.
const LONGEST_TITLE: usize = 48;

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

    /// The year in the title.
    pub fn year(&self) -> Option<i32> {
        self.title.and_then(|row| labels::year(&self.grid.line(row)))
    }

    /// The sheet its first row below the title belongs to.
    pub fn sheet(&self) -> String {
        let row = if self.rows().is_empty() { self.first } else { self.rows().start };
        self.grid.sheet(row)
    }
}

/// The forms of a grid: by their titles; in a grid without any title, by its labels.
pub fn segments(grid: &Grid) -> Vec<Segment<'_>> {
    let titles: Vec<(usize, FormKind)> =
        (0..grid.rows.len()).filter_map(|row| title_kind(&grid.line(row)).map(|kind| (row, kind))).collect();
    if titles.is_empty() {
        return by_labels(grid).into_iter().collect();
    }
    // Each form begins at its annex number, which may stand a line or two above the title.
    let starts: Vec<(usize, Option<(usize, String)>)> = titles
        .iter()
        .enumerate()
        .map(|(n, &(row, _))| {
            let floor = n.checked_sub(1).map_or(0, |before| titles[before].0 + 1);
            let annex = annex_of_title(&grid.line(row)).map(|annex| (row, annex)).or_else(|| {
                (floor.max(row.saturating_sub(3))..row)
                    .rev()
                    .find_map(|above| annex_of_line(&grid.line(above)).map(|annex| (above, annex)))
            });
            (annex.as_ref().map_or(row, |(row, _)| *row), annex)
        })
        .collect();
    titles
        .iter()
        .zip(&starts)
        .enumerate()
        .map(|(n, (&(row, kind), (first, annex)))| Segment {
            grid,
            kind,
            title: Some(row),
            annex: annex.clone(),
            first: *first,
            end: starts.get(n + 1).map_or(grid.rows.len(), |(next, _)| *next),
        })
        .collect()
}

/// Which form a line is the title of.
fn title_kind(line: &str) -> Option<FormKind> {
    let key = labels::key(line);
    if key.chars().count() > LONGEST_TITLE || line.contains(['。', '；', '，']) {
        return None;
    }
    if key.ends_with("基础数据表") {
        return Some(FormKind::BasicData);
    }
    if key.ends_with("自评表") {
        return if key.contains("项目") {
            Some(FormKind::Project)
        } else if key.contains("整体") || key.contains("部门") {
            Some(FormKind::Overall)
        } else {
            None
        };
    }
    (key.ends_with("自评报告") && !starts_with_numbering(line)).then_some(FormKind::Report)
}

/// A heading inside a report (「九、…自评报告」) is not its title.
fn starts_with_numbering(line: &str) -> bool {
    labels::name(line).is_some_and(|name| name.chars().count() < labels::key(line).chars().count())
}

/// `附件三-7` where the line is nothing else.
fn annex_of_line(line: &str) -> Option<String> {
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches([':', '：']);
    (text.starts_with("附件") && text.chars().count() <= 8).then(|| text.to_owned())
}

/// `附件三-7` in front of the title in the same line.
fn annex_of_title(line: &str) -> Option<String> {
    let text: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let rest = text.strip_prefix("附件")?;
    let number: String =
        rest.chars().take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十-－—".contains(*c)).collect();
    let after = &rest[number.len()..];
    // Without a break the digits may be the title's year: 「附件2024年度…」.
    (!number.is_empty()
        && (after.starts_with([':', '：', '、', '.']) || !number.ends_with(|c: char| c.is_ascii_digit())))
    .then(|| format!("附件{number}"))
}

/// A form whose title is missing, by labels that only it has.
fn by_labels(grid: &Grid) -> Option<Segment<'_>> {
    let keys: Vec<String> =
        grid.rows.iter().flat_map(|row| row.cells.iter().map(|cell| labels::key(&cell.text))).collect();
    let has = |label: &str| keys.iter().any(|key| key.contains(label));
    let kind = if has("三级指标") && (has("项目支出名称") || has("项目名称")) {
        FormKind::Project
    } else if has("三级指标") && (has("预算部门") || has("年度资金总额") || has("按收入性质分"))
    {
        FormKind::Overall
    } else if has("编制数") && (has("三公经费") || has("公用经费")) {
        FormKind::BasicData
    } else {
        return None;
    };
    let annex =
        (0..grid.rows.len().min(5)).find_map(|row| annex_of_line(&grid.line(row)).map(|annex| (row, annex)));
    let first = annex.as_ref().map_or(0, |(row, _)| row + 1);
    Some(Segment { grid, kind, title: None, annex, first, end: grid.rows.len() })
}
