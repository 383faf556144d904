//! The indicator table of 附件二 and 附件三, and the total below it.

use super::captions::{pairs, signed_on};
use super::cells::CellReader;
use super::columns::Header;
use super::evaluation::{funds_columns, is_score, is_weight};
use super::segment::{Segment, is_title};
use super::target;
use crate::filing::overall::{Indicator, Total};
use crate::filing::{Fields, Filed};
use crate::intake::grid::Grid;
use crate::intake::labels;
use crate::intake::learnt::{NOT_READ, UnknownColumn};

/// Columns of the indicator table.
pub struct IndicatorColumns {
    header: Header,
    level1: Option<u32>,
    /// Points of the first level in a column of their own.
    level1_weight: Option<u32>,
    level2: Option<u32>,
    name: u32,
    /// 指标性质, where the target is written in parts.
    nature: Option<u32>,
    target: Option<u32>,
    /// 度量单位, likewise.
    unit: Option<u32>,
    actual: Option<u32>,
    weight: Option<u32>,
    self_score: Option<u32>,
    deviation_reason: Option<u32>,
}

/// The header of the indicator table: 一级指标, 二级指标, 三级指标, ….
pub fn indicator_columns(grid: &Grid, row: usize) -> Option<IndicatorColumns> {
    let header = Header::of(grid, row);
    let level1 = header.find(|key| key.starts_with("一级指"));
    let name = header
        .find(|key| key.starts_with("三级指"))
        .or_else(|| level1.and_then(|_| header.find(|key| key == "指标名称" || key == "指标内容")))?;
    let is_actual = |key: &str| {
        !key.contains("原因")
            && ((key.contains("完成") && key.contains('值'))
                || key.contains("实际值")
                || key.contains("完成情况")
                || key.starts_with("实际完成"))
    };
    let target = header
        .find(|key| (key.contains("指标值") || key.contains("目标值")) && !key.contains("完成"))
        .or_else(|| header.find(|key| ["年度指标", "年初目标", "年度目标", "绩效目标"].contains(&key)));
    let weight = header.find_behind(name, is_weight);
    Some(IndicatorColumns {
        name,
        level1,
        level1_weight: weight.and_then(|_| header.find(is_weight)).filter(|&column| column < name),
        level2: header.find(|key| key.starts_with("二级指")),
        nature: target.and_then(|_| header.find_behind(name, target::is_nature)),
        target,
        unit: target.and_then(|_| header.find_behind(name, target::is_unit)),
        actual: header.find(is_actual),
        weight: weight.or_else(|| header.find(is_weight)),
        self_score: header.find(is_score),
        deviation_reason: header.find(|key| key.contains("原因")),
        header,
    })
}

impl IndicatorColumns {
    /// Columns whose header was not understood, with their headers. What stands before the levels is
    /// the block's own label.
    fn unknown(&self) -> Vec<(u32, String)> {
        let known = [
            self.level1,
            self.level1_weight,
            self.level2,
            Some(self.name),
            self.nature,
            self.target,
            self.unit,
            self.actual,
            self.weight,
            self.self_score,
            self.deviation_reason,
        ];
        let first = known.iter().flatten().min().copied().unwrap_or(0);
        self.header
            .labels()
            .filter(|(column, _)| *column > first && !known.contains(&Some(*column)))
            .map(|(column, key)| (column, key.to_owned()))
            .collect()
    }
}

/// Whether a row's first words name the total: 总分, 总分（100分）, 合计.
fn is_total(key: &str) -> bool {
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == '分');
    key.starts_with("总分")
        || ["合计", "总计", "总", "总得", "自评总", "得分合计", "总分合计"].contains(&bare)
}

/// The indicators and the total, from the row with 「三级指标」 on. `None` if the row is not that header.
pub fn indicators(
    segment: &Segment<'_>,
    reader: &mut CellReader<'_>,
    row: usize,
    indicators: &mut Vec<Indicator>,
    total: &mut Total,
) -> Option<usize> {
    let grid = segment.grid;
    let mut columns = indicator_columns(grid, row)?;
    let mut unknown: Vec<(usize, u32, String, usize)> = Vec::new();
    let (mut level1, mut level2) = (Filed::default(), Filed::default());
    let mut level1_weight = Filed::default();
    let mut row = columns.header.row;
    while let Some(below) = Some(row + 1).filter(|below| segment.rows().contains(below)) {
        // A sign-off line or another header ends the table; a repeated header or title is passed over.
        if signed_on(segment, reader, below).is_some() || funds_columns(grid, below).is_some() {
            break;
        }
        row = below;
        if let Some(repeated) = indicator_columns(grid, row) {
            row = repeated.header.row;
            columns = repeated;
            continue;
        }
        if is_title(grid, row) {
            continue;
        }
        let header = &columns.header;
        let place = |column: Option<u32>| column.and_then(|column| header.place(grid, row, column));
        let first = grid.seen(row).find(|seen| seen.row == row && !seen.cell.text.trim().is_empty());
        let first_key = first.map(|seen| labels::key(&seen.cell.text)).unwrap_or_default();
        if is_total(&first_key) {
            let label_end = first.map_or(0, |seen| seen.end());
            let points = header.only(&[columns.weight, columns.self_score]);
            let figure = |column: Option<u32>| {
                column
                    .and_then(|column| points.place(grid, row, column))
                    .filter(|&column| column >= label_end)
                    .map(|column| reader.number(row, column))
                    .unwrap_or_default()
            };
            *total = Total {
                weight: figure(columns.weight),
                self_score: figure(columns.self_score),
                ..Total::default()
            };
            // 「总分：99」 in one cell.
            if let Some(seen) = first.filter(|_| !total.self_score.is_filled())
                && let Some((_, Some(inside))) = pairs(&seen.cell.text).first()
            {
                total.self_score = reader.number_in_text(row, seen.cell.column, inside);
            }
            break;
        }
        // A subtotal would count its rows twice; its figures are listed with what is left of the form.
        if first_key.ends_with("小计") {
            continue;
        }
        // A level spans the rows of its merged cell; without merging, up to the next one written.
        if let Some(column) = place(columns.level1) {
            let text = grid.at(row, column).map(|seen| seen.cell.text.clone()).unwrap_or_default();
            if let (Some(name), points) = labels::level1(&text) {
                let renamed = level1.value.as_deref() != Some(name.as_str());
                level1 = reader.given(row, column, Some(name));
                let beside = columns.level1_weight.filter(|_| points.is_none());
                let weight = match beside {
                    Some(_) => reader.below(header, row, beside),
                    None => reader.given_number(row, column, points.as_deref()),
                };
                // Without merging, the points stand in the first row of a level that is named in each.
                if renamed || beside.is_none() || weight.is_filled() {
                    level1_weight = weight;
                }
                if renamed {
                    level2 = Filed::default();
                }
            }
        }
        if let Some(column) = place(columns.level2) {
            let text = grid.at(row, column).map(|seen| seen.cell.text.clone()).unwrap_or_default();
            let written = match labels::level1(&text) {
                (Some(name), Some(_)) if text.contains('分') => reader.given(row, column, Some(name)),
                _ => reader.name(row, column),
            };
            if written.value.is_some() {
                level2 = written;
            }
        }
        let text = |column| place(column).map(|column| reader.short_text(row, column)).unwrap_or_default();
        let nature: Filed<String> = text(columns.nature);
        let unit: Filed<String> = text(columns.unit);
        let indicator = Indicator {
            level1: level1.clone(),
            level1_weight: level1_weight.clone(),
            level2: level2.clone(),
            name: place(Some(columns.name)).map(|column| reader.name(row, column)).unwrap_or_default(),
            target: target::joined(text(columns.target), &nature, &unit),
            actual: target::in_unit(text(columns.actual), &unit),
            weight: reader.below(header, row, columns.weight),
            self_score: reader.below(header, row, columns.self_score),
            deviation_reason: place(columns.deviation_reason)
                .map(|column| reader.long_text(row, column))
                .unwrap_or_default(),
            ..Indicator::default()
        };
        let valued = indicator.target.is_filled()
            || indicator.actual.is_filled()
            || indicator.weight.is_filled()
            || indicator.self_score.is_filled();
        if valued {
            indicators.push(indicator);
        }
        for (column, key) in columns.unknown() {
            let Some(seen) = place(Some(column)).and_then(|column| grid.at(row, column)) else { continue };
            if seen.row == row && !seen.cell.text.trim().is_empty() {
                reader.taken.borrow_mut().insert((row, seen.cell.column));
                if ["序号", NOT_READ].contains(&key.as_str()) {
                    continue;
                }
                match unknown.iter_mut().find(|(_, _, known, _)| *known == key) {
                    Some((.., cells)) => *cells += 1,
                    None => unknown.push((row, seen.cell.column, key, 1)),
                }
            }
        }
    }
    for (row, column, key, cells) in unknown {
        reader.unknown.push(UnknownColumn {
            sheet: grid.sheet(row),
            cell: grid.address(row, column),
            raw: grid.at(row, column).map(|seen| seen.cell.text.trim().to_owned()).unwrap_or_default(),
            cells: u32::try_from(cells).unwrap_or(u32::MAX),
            label: key.clone(),
        });
        let reason = format!("没有认出“{key}”这一列，其中{cells}格内容没有读入，这是第一格");
        reader.leave_unread(segment.path(), row, column, &reason);
    }
    Some(row)
}
