//! What is left of a form once its fields are read: figures that no field took are listed, so that
//! nothing is lost without a word. Words are in `words.rs`.

use super::captions;
use super::cells::CellReader;
use super::segment::Segment;
use crate::intake::grid::{Cell, Content};
use crate::intake::labels;
use crate::number::{Reading, is_no_value, read};

/// Most cells listed one by one; beside a form there may be a whole calculation.
const MOST: usize = 60;

/// Lists the figures of a form's rows that no field took. `path` names the form.
pub fn leave_rest(segment: &Segment<'_>, reader: &mut CellReader<'_>, path: &str) {
    let grid = segment.grid;
    let mut left: Vec<(usize, u32, String)> = Vec::new();
    let mut more = 0_usize;
    let mut numbering: Option<u32> = None;
    for row in segment.rows() {
        let cells = &grid.rows[row].cells;
        if cells.iter().any(|cell| captions::signs_off(&cell.text)) {
            continue;
        }
        if let Some(cell) =
            cells.iter().find(|cell| ["序号", "编号", "行次"].contains(&labels::key(&cell.text).as_str()))
        {
            numbering = Some(cell.column);
        }
        for (n, cell) in cells.iter().enumerate() {
            if !(is_figure(cell) || holds_figure(&cell.text))
                || reader.taken.borrow().contains(&(row, cell.column))
                || numbering == Some(cell.column)
            {
                continue;
            }
            let label = cells[..n].iter().rev().find(|cell| !is_figure(cell) && !is_no_value(&cell.text));
            if label.is_none() && is_ordinal(cell) && cells.get(n + 1).is_some_and(|next| !is_figure(next)) {
                continue;
            }
            if label.is_some_and(|label| is_code_label(&labels::key(&label.text))) {
                continue;
            }
            if left.len() == MOST {
                more += 1;
                continue;
            }
            let reason = match label.map(|label| clipped(&label.text)) {
                Some(label) => format!("“{label}”后面的这个数字没有对应的栏目，没有读入"),
                None => "这个数字没有对应的栏目，没有读入".to_owned(),
            };
            left.push((row, cell.column, reason));
        }
    }
    if let Some(last) = left.last_mut().filter(|_| more > 0) {
        last.2 = format!("{}；此后还有{more}处数字没有读入", last.2);
    }
    for (row, column, reason) in left {
        reader.leave_unread(path, row, column, &reason);
    }
}

/// A figure, or something broken that may have been one. Long digit strings are codes and phones.
fn is_figure(cell: &Cell) -> bool {
    match &cell.content {
        Content::Blank => false,
        Content::Broken(_) => true,
        Content::Number { .. } => !is_code(&cell.text),
        Content::Text => {
            !is_no_value(&cell.text) && !is_code(&cell.text) && matches!(read(&cell.text), Reading::Value(..))
        }
    }
}

/// 「总分：99」: a label and a figure in one cell.
fn holds_figure(text: &str) -> bool {
    text.chars().count() <= 60
        && captions::pairs(text).into_iter().any(|(label, value)| {
            !is_code_label(&labels::key(label))
                && value.is_some_and(|value| {
                    !is_no_value(value) && !is_code(value) && matches!(read(value), Reading::Value(..))
                })
        })
}

fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() >= 10 && text.chars().all(|c| c.is_ascii_digit() || c == '-')
}

fn is_ordinal(cell: &Cell) -> bool {
    let text = cell.text.trim();
    text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_code_label(key: &str) -> bool {
    ["编码", "代码", "编号", "电话", "邮编", "邮政编码"].iter().any(|label| key.ends_with(label))
}

fn clipped(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.chars().count() > 20 { plain.chars().take(20).chain(['…']).collect() } else { plain }
}
