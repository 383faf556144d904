//! Which year a ledger says that it is of.

use crate::intake::labels;
use crate::intake::list::List;

use super::columns::COLUMNS;

/// How the file contradicts the year that was asked for, if its title or headers name years and none is that one.
pub fn contradicted(lists: &[List<'_>], file: &str, asked: i32) -> Option<String> {
    let lines = lists.iter().flat_map(|list| {
        let headers = (0..COLUMNS.len()).filter_map(|column| list.title(column).map(str::to_owned));
        list.above().chain(headers).collect::<Vec<String>>()
    });
    let said: Vec<(i32, String)> =
        lines.flat_map(|line| years(&line).into_iter().map(move |year| (year, line.clone()))).collect();
    if said.iter().any(|(year, _)| *year == asked) {
        return None;
    }
    let (year, line) = said.first()?;
    Some(format!("“{file}”里写的是{year}年（“{}”），要导入的是{asked}年度", line.trim()))
}

/// The years of a line; one that a month follows is a date, of an export or a printing.
fn years(line: &str) -> Vec<i32> {
    let mut rest = line;
    let mut found = Vec::new();
    while let Some(at) = rest.find('年') {
        let (before, behind) = rest.split_at(at + '年'.len_utf8());
        let is_date = behind.trim_start().starts_with(|c: char| c.is_numeric());
        found.extend(labels::year(before).filter(|_| !is_date));
        rest = behind;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the year of a ledger from the day on which it was exported.
    #[test]
    fn a_date_names_no_year() {
        assert_eq!(years("某县2023年预算执行台账（2024年3月1日导出）"), [2023]);
        assert_eq!(years("2024 年 3 月"), [0; 0]);
        assert_eq!(years("2022年至2023年执行情况"), [2022, 2023]);
        assert_eq!(years("年初预算数"), [0; 0]);
    }
}
