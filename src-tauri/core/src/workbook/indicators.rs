//! The indicator table of 附件二 and 附件三, and the total below it.

use rust_decimal::Decimal;

use super::content::{Content, figure, target, words};
use super::labels;
use super::sheet::{Sheet, Style};
use crate::filing::{Filed, Indicator, Total};
use crate::number::{Exact, Score};

/// Rows that stand under one 二级指标.
struct Group<'a> {
    level1: String,
    points: Option<Score>,
    level2: String,
    rows: &'a [Indicator],
}

impl Group<'_> {
    fn same_level1(&self, other: &Self) -> bool {
        self.level1 == other.level1 && self.points == other.points
    }
}

/// Draws the table from `row` on; returns the row after it.
pub fn table(
    sheet: &mut Sheet,
    row: u32,
    columns: &[&str; 8],
    rows: &[Indicator],
    printed: impl Fn(&str) -> String,
) -> u32 {
    for (column, label) in (1..).zip(columns) {
        sheet.label(row, column, label);
    }
    let first = row + 1;
    let mut next = first;
    for level1 in groups(rows).chunk_by(Group::same_level1) {
        let top = next;
        for group in level1 {
            let begin = next;
            let blank = if rows.is_empty() { 2 } else { usize::from(group.rows.is_empty()) };
            for indicator in group.rows.iter().chain(std::iter::repeat_n(&Indicator::default(), blank)) {
                entries(sheet, next, indicator);
                next += 1;
            }
            sheet.label(next, 3, labels::MORE);
            for column in 4..=8 {
                sheet.put(next, column, Content::Blank, Style::Entry);
            }
            sheet.down(2, begin, next, Content::text(printed(&group.level2)), Style::Label);
            next += 1;
        }
        let label = match level1.first() {
            Some(group) => {
                labels::level1(&group.level1, group.points.map(|points| points.to_string()).as_deref())
            }
            None => String::new(),
        };
        sheet.down(1, top, next - 1, Content::text(label), Style::Label);
    }
    sheet.down(0, row, next.max(first + 1) - 1, Content::text(labels::INDICATORS), Style::Label);
    next
}

/// Draws the total row and the sign-off line.
pub fn total(sheet: &mut Sheet, row: u32, total: &Total, date: Option<&str>) {
    sheet.across(row, 0, 5, Content::text(labels::TOTAL), Style::Label);
    sheet.put(row, 6, figure(&total.weight), Style::Entry);
    sheet.put(row, 7, figure(&total.self_score), Style::Entry);
    sheet.put(row, 8, Content::Blank, Style::Entry);
    let last = sheet.last_column();
    sheet.across(row + 1, 0, last, Content::Text(labels::sign_off(date)), Style::Foot);
}

fn entries(sheet: &mut Sheet, row: u32, indicator: &Indicator) {
    sheet.put(row, 3, words(&indicator.name), Style::Prose);
    sheet.put(row, 4, target(&indicator.target), Style::Entry);
    sheet.put(row, 5, target(&indicator.actual), Style::Entry);
    sheet.put(row, 6, figure(&indicator.weight), Style::Entry);
    sheet.put(row, 7, figure(&indicator.self_score), Style::Entry);
    sheet.put(row, 8, words(&indicator.deviation_reason), Style::Prose);
}

/// The filing's own groups; where they are those of the blank form, also the ones left empty.
fn groups(rows: &[Indicator]) -> Vec<Group<'_>> {
    let text = |field: &Filed<String>| field.text().unwrap_or_default().to_owned();
    let filed: Vec<Group<'_>> = rows
        .chunk_by(|a, b| {
            text(&a.level1) == text(&b.level1)
                && a.level1_weight.value == b.level1_weight.value
                && text(&a.level2) == text(&b.level2)
        })
        .filter_map(|rows| rows.first().map(|first| (first, rows)))
        .map(|(first, rows)| Group {
            level1: text(&first.level1),
            points: first.level1_weight.value,
            level2: text(&first.level2),
            rows,
        })
        .collect();

    let mut rest = filed.iter().peekable();
    let mut whole = Vec::new();
    for (level1, points, level2s) in labels::GROUPS {
        // A form that gives this 一级指标 other points, or none, keeps them for its empty groups too.
        let points = filed
            .iter()
            .find(|group| group.level1 == level1)
            .map_or_else(|| Some(Score::new(Decimal::from(points))), |group| group.points);
        for &level2 in level2s {
            let rows = rest
                .next_if(|group| group.level1 == level1 && group.level2 == level2 && group.points == points)
                .map_or(&[][..], |group| group.rows);
            whole.push(Group { level1: level1.to_owned(), points, level2: level2.to_owned(), rows });
        }
    }
    if rest.peek().is_none() { whole } else { filed }
}
