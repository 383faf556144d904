//! 附件四: the title, then paragraphs and tables as they stand.

use super::captions;
use super::cells::CellReader;
use super::evaluation;
use super::segment::Segment;
use crate::filing::{Block, Form, Report};
use crate::intake::grid::{Grid, Place};
use crate::intake::labels;

/// Reads 附件四; also the department that its title names.
pub fn read(segment: &Segment<'_>, reader: &mut CellReader<'_>) -> (Form, Option<captions::Named>) {
    let grid = segment.grid;
    let mut report = Report::default();
    let mut department = None;
    if let Some(row) = segment.title {
        let title = grid.line(row);
        let column = evaluation::first_column(grid, row);
        department = department_of(&title).map(|name| captions::Named { column, code: None, name });
        report.title = reader.given(row, evaluation::first_column(grid, row), labels::name(&title));
    }
    let mut rows = segment.rows().peekable();
    while let Some(row) = rows.next() {
        if let Place::Table(table, _) = grid.rows[row].place {
            let mut lines = vec![line(grid, row)];
            while let Some(next) =
                rows.next_if(|&next| matches!(grid.rows[next].place, Place::Table(t, _) if t == table))
            {
                lines.push(line(grid, next));
            }
            report.blocks.push(Block::Table(square(lines)));
        } else if in_columns(grid, row) && rows.peek().is_some_and(|&next| in_columns(grid, next)) {
            // In a sheet a table is rows like any other; a paragraph stands in one cell.
            let mut lines = vec![line(grid, row)];
            while let Some(next) = rows.next_if(|&next| in_columns(grid, next)) {
                lines.push(line(grid, next));
            }
            report.blocks.push(Block::Table(square(lines)));
        } else if captions::signed_on(segment, reader, row).is_none() {
            // Figures of cells that stand side by side must not run into one.
            let text = if in_columns(grid, row) { line(grid, row).join(" ") } else { grid.line(row) };
            let text = text.trim().to_owned();
            if !text.is_empty() {
                report.blocks.push(Block::Paragraph(text));
            }
        }
    }
    (Form::Report(report), department)
}

/// Whether a row of a sheet holds texts side by side.
fn in_columns(grid: &Grid, row: usize) -> bool {
    let row = &grid.rows[row];
    let beside = row.cells.iter().filter(|cell| !cell.text.trim().is_empty()).count() > 1;
    beside
        && !matches!(row.place, Place::Table(..))
        && !row.cells.iter().any(|cell| cell.text.contains("填报日期"))
}

/// The cells of a row at their columns; a merged cell's text stands in its first one.
fn line(grid: &Grid, row: usize) -> Vec<String> {
    let mut texts = Vec::new();
    for cell in &grid.rows[row].cells {
        texts.resize(cell.column as usize, String::new());
        texts.push(cell.text.trim().to_owned());
    }
    texts
}

/// Rows of equal length, so that columns stay below each other.
fn square(mut lines: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    for line in &mut lines {
        line.resize(width, String::new());
    }
    lines
}

/// 「2024年度X部门整体支出绩效自评报告」 names X.
fn department_of(title: &str) -> Option<String> {
    let plain = labels::name(title)?;
    // What stands in the title of a project's report is the project.
    if plain.contains("项目") && !plain.contains("整体") {
        return None;
    }
    let after_year = match plain.find("年度").map(|at| at + "年度".len()) {
        Some(at) => &plain[at..],
        None => plain.find('年').map_or(plain.as_str(), |at| &plain[at + '年'.len_utf8()..]),
    };
    let end = ["部门整体支出", "整体支出", "部门支出", "绩效自评"]
        .iter()
        .filter_map(|mark| after_year.find(mark))
        .min()?;
    // 「X2024年度部门整体支出…」 names it in front.
    let before_year = plain[..plain.len() - after_year.len()]
        .trim_end_matches("年度")
        .trim_end_matches('年')
        .trim_end_matches(|c: char| c.is_numeric())
        .trim_start_matches("关于");
    [&after_year[..end], before_year]
        .into_iter()
        // 「2024年度某县部门整体支出…」 names the county, not who files.
        .find(|name| {
            name.chars().count() >= 3
                && !name.starts_with("附件")
                && !name.ends_with(['省', '市', '县', '州'])
        })
        .map(str::to_owned)
}
