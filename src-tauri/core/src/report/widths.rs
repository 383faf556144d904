//! How wide the columns of a sheet are: by what stands in them, so that names of 4 and of 40 characters both fit.

use super::table::{Cell, Column, ColumnKind, Paper, RowKind, Table, width};

/// A text is not made to take more lines than these: no spreadsheet knows a row of more than 409 points.
const MOST_LINES: usize = 24;
/// A column of words is not made narrower than this to spare room, in half-width characters.
const NARROWEST: usize = 14;

/// Half-width characters of the body's size that a page takes at full size, and what every column costs beside.
fn page(table: &Table) -> usize {
    let page: usize = match table.paper {
        Paper::Landscape => 146,
        Paper::Portrait => 99,
    };
    page.saturating_sub(table.columns.len() * 7 / 10)
}

/// Width of each column in half-width characters of the body's size. Figures are never broken. Words get what they
/// need up to what the model says, more where the page has room, less where it has none; the rest wraps.
pub fn widths(table: &Table) -> Vec<u16> {
    let needs: Vec<Need> = (0..table.columns.len()).map(|n| Need::of(table, n)).collect();
    let mut widths: Vec<usize> =
        needs.iter().map(|need| need.wanted.min(need.most).max(need.least)).collect();
    headings(table, &mut widths);
    let page = page(table);
    let all: usize = widths.iter().sum();
    // A little smaller than life is easier to read than narrow columns.
    let most = page + page / 4;
    if all > most {
        let spare: Vec<usize> =
            widths.iter().zip(&needs).map(|(width, need)| width.saturating_sub(need.least)).collect();
        take(&mut widths, &spare, all - most);
    } else if all < page {
        let lacking: Vec<usize> =
            widths.iter().zip(&needs).map(|(width, need)| need.wanted.saturating_sub(*width)).collect();
        give(&mut widths, &lacking, page - all);
    }
    widths.into_iter().map(|width| u16::try_from(width).unwrap_or(u16::MAX).min(250)).collect()
}

/// What a column needs.
struct Need {
    /// Narrower than this something would break that must not.
    least: usize,
    /// All of it in one line.
    wanted: usize,
    /// What the model says is enough.
    most: usize,
}

impl Need {
    fn of(table: &Table, n: usize) -> Self {
        let column = &table.columns[n];
        let heading = column.title.lines().map(width).max().unwrap_or(0) + 2;
        let air = air(column);
        let (mut least, mut wanted) = (heading, heading);
        for row in table.rows.iter().filter(|row| row.kind != RowKind::Group) {
            let Some(cell) = row.cells.get(n) else { continue };
            let printed = cell.printed(column.kind);
            let longest = printed.lines().map(width).max().unwrap_or(0);
            wanted = wanted.max(longest + air);
            let whole = match cell {
                Cell::Number(_) => longest + air,
                Cell::Text(_) | Cell::Empty => {
                    // Words in a total's first cell may stand in a narrow column of figures.
                    let lines = printed.lines().map(width).sum::<usize>().div_ceil(MOST_LINES);
                    word(&printed).max(longest.min(NARROWEST)).max(lines) + air
                }
            };
            least = least.max(whole);
        }
        // What is left to be written by hand needs room for it.
        let cells =
            || table.rows.iter().filter(|row| row.kind == RowKind::Body).filter_map(|row| row.cells.get(n));
        let blank = cells().filter(|cell| **cell == Cell::Empty).count();
        if column.kind == ColumnKind::Text && blank * 2 > cells().count() {
            least = least.max(usize::from(column.width) / 2);
            wanted = wanted.max(least);
        }
        Self { least, wanted, most: usize::from(column.width).max(least) }
    }
}

/// What a cell's borders and indent take beside the text.
pub(super) fn air(column: &Column) -> usize {
    if column.kind == ColumnKind::Text { 3 } else { 2 }
}

/// The longest run of Latin letters and figures, which does not break.
fn word(text: &str) -> usize {
    text.split(|c: char| !c.is_ascii_graphic()).map(str::len).max().unwrap_or(0).min(40)
}

/// A heading above several columns must stand in them together.
fn headings(table: &Table, widths: &mut [usize]) {
    let mut first = 0;
    for same in table.columns.chunk_by(|a, b| a.group.is_some() && a.group == b.group) {
        if let Some(group) = &same[0].group {
            let have: usize = widths[first..first + same.len()].iter().sum();
            let lacking = (width(group) + 2).saturating_sub(have);
            let each = lacking.div_ceil(same.len());
            widths[first..first + same.len()].iter_mut().for_each(|width| *width += each);
        }
        first += same.len();
    }
}

/// Takes `amount`, as far as there is so much to spare, in proportion.
fn take(widths: &mut [usize], spare: &[usize], amount: usize) {
    let all: usize = spare.iter().sum();
    if all > 0 {
        let amount = amount.min(all);
        widths.iter_mut().zip(spare).for_each(|(width, spare)| *width -= (amount * spare).div_euclid(all));
    }
}

/// Gives at most `amount`, in proportion to what lacks.
fn give(widths: &mut [usize], lacking: &[usize], amount: usize) {
    let all: usize = lacking.iter().sum();
    if all > 0 {
        let amount = amount.min(all);
        widths.iter_mut().zip(lacking).for_each(|(width, lack)| *width += (amount * lack).div_euclid(all));
    }
}

/// How many lines a text takes in a width of half-width characters. A run of figures, letters and the marks between
/// them (`G15、G16`) goes to the next line whole, as spreadsheets do it, and breaks only where no line could hold it.
pub(super) fn lines(text: &str, room: usize) -> usize {
    let room = room.max(2);
    text.lines().map(|line| broken(line, room)).sum::<usize>().max(1)
}

/// How many lines a paragraph takes.
fn broken(line: &str, room: usize) -> usize {
    let (mut taken, mut used) = (1, 0);
    for run in runs(line) {
        let wide = width(run);
        if used + width(run.trim_end()) <= room {
            used += wide;
            continue;
        }
        if used > 0 {
            taken += 1;
        }
        let more = wide.saturating_sub(1) / room;
        taken += more;
        used = wide - more * room;
    }
    taken
}

/// A line in pieces that are not broken: a Chinese character with the marks after it, or what stands together without
/// one, up to and with the blank.
fn runs(line: &str) -> impl Iterator<Item = &str> {
    let chinese = |c: char| c >= '\u{3400}' && c.is_alphabetic();
    let mut rest = line;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut before) = chars.next()?;
        let mut after_chinese = chinese(before);
        let end = chars.find_map(|(at, c)| {
            let ends = c.is_alphanumeric() && (before.is_whitespace() || chinese(c) || after_chinese);
            before = c;
            after_chinese = if c.is_alphanumeric() { chinese(c) } else { after_chinese };
            ends.then_some(at)
        });
        let (run, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(run)
    })
}

#[cfg(test)]
mod tests {
    use super::{give, lines, runs, take};

    /// Protects a sheet from columns that lose or gain more than there is.
    #[test]
    fn widths_are_taken_and_given_in_proportion() {
        let mut widths = [20, 40, 10];
        take(&mut widths, &[10, 30, 0], 20);
        assert_eq!(widths, [15, 25, 10]);
        take(&mut widths, &[0, 0, 0], 5);
        assert_eq!(widths, [15, 25, 10]);
        give(&mut widths, &[5, 15, 0], 100);
        assert_eq!(widths, [20, 40, 10]);
    }

    /// Protects the end of a cell's words from being cut off below: spreadsheets take a run of cells' names to the next
    /// line whole.
    #[test]
    fn a_text_takes_the_lines_that_a_spreadsheet_breaks_it_into() {
        assert_eq!([lines("", 4), lines("四个汉字", 4), lines("一\n二", 4)], [1, 2, 2]);
        assert_eq!(
            runs("整体 G15、G16，共2 行。").collect::<Vec<_>>(),
            ["整", "体 ", "G15、G16，", "共", "2 ", "行。"]
        );
        assert_eq!(lines("整体 G15、G16、G17、G18、G20", 20), 3);
        assert_eq!(lines("整体 G15、G16", 13), 1);
        assert_eq!(lines("决算，2023年", 12), 1);
        assert_eq!(lines("ABCDEFGHIJ", 4), 3);
    }
}
