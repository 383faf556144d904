//! 报送情况表.

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::known;
use super::table::{Cell, Column, ColumnKind, DASH, Row, Table};
use crate::filing_state::{DueFrom, FilingState, FilingStatus, StatusRow};

const COLUMNS: &[Column] = &[
    Column::new("序号", ColumnKind::Count, 6),
    Column::new("编码", ColumnKind::Centred, 12),
    Column::new("单位", ColumnKind::Text, 36),
    Column::new("应报", ColumnKind::Text, 26),
    Column::new("已报", ColumnKind::Text, 26),
    Column::new("状态", ColumnKind::Centred, 8),
    Column::new("日期", ColumnKind::Centred, 13),
    Column::new("退回次数", ColumnKind::Count, 10),
    Column::new("备注", ColumnKind::Text, 42),
];

/// Projects named in a remark; the rest are counted.
const NAMED: usize = 3;

/// The table of who has filed and who has not, as of `today` (`2025-04-18`).
pub fn filing_status(status: &FilingStatus, today: &str, imprint: &Imprint) -> Table {
    let mut table = imprint.table(ReportKind::FilingStatus, "绩效自评报送情况表", "", COLUMNS.to_vec());
    table.frozen = 3;
    table.rows = (1_u32..).zip(&status.rows).map(|(n, row)| line(n, row).into()).collect();
    let projects: u32 = status.rows.iter().map(|row| row.filed_projects).sum();
    let due_projects: u32 = status.rows.iter().filter_map(|row| row.due_projects).sum();
    let returned: u32 = status.rows.iter().map(|row| row.times_returned).sum();
    let due = match due_projects {
        0 => format!("{}个单位", status.due),
        _ => format!("{}个单位、附件三{due_projects}份", status.due),
    };
    table.rows.push(Row::total(vec![
        Cell::Text("合计".to_owned()),
        Cell::Empty,
        Cell::Empty,
        Cell::Text(due),
        Cell::Text(format!("{}个单位、附件三{projects}份", status.filed)),
        Cell::Empty,
        Cell::Empty,
        Cell::Number(returned.into()),
        Cell::Empty,
    ]));
    let missing = status.due - status.filed.min(status.due);
    let extended = status.rows.iter().filter(|row| row.state == FilingState::Extended).count();
    let overdue = status.rows.iter().filter(|row| row.overdue).count();
    let from = match status.due_from {
        DueFrom::Ledger => "本年度台账",
        DueFrom::Register => "部门名册",
    };
    let notes = vec![
        format!("截至{today}。范围：{}。应报以{from}为准，按单位编码排列。", imprint.scope()),
        format!(
            "应报{}个单位，已报{}个，未报{missing}个（其中延期{extended}个，延期已过的{overdue}个）。",
            status.due, status.filed
        ),
    ];
    imprint.close_with(table, notes)
}

fn line(n: u32, row: &StatusRow) -> Vec<Cell> {
    let due = row.due.then(|| match row.due_projects {
        Some(projects) => annexes(true, true, projects),
        None => "附件一、附件二及各项目附件三".to_owned(),
    });
    let filed = annexes(row.basic_data, row.overall, row.filed_projects);
    vec![
        Cell::Number(n.into()),
        known(row.code.as_ref()),
        Cell::Text(row.department.clone()),
        Cell::Text(due.unwrap_or_else(|| DASH.to_owned())),
        Cell::Text(if filed.is_empty() { DASH.to_owned() } else { filed }),
        Cell::Text(row.state.title().to_owned()),
        known(row.date.as_ref()),
        Cell::Number(row.times_returned.into()),
        remark(row),
    ]
}

fn annexes(basic_data: bool, overall: bool, projects: u32) -> String {
    let mut parts = Vec::new();
    if basic_data {
        parts.push("附件一".to_owned());
    }
    if overall {
        parts.push("附件二".to_owned());
    }
    if projects > 0 {
        parts.push(format!("附件三{projects}份"));
    }
    parts.join("、")
}

fn remark(row: &StatusRow) -> Cell {
    let mut remarks = Vec::new();
    match &row.extended_until {
        Some(until) if row.overdue => remarks.push(format!("延期至{until}，已过期")),
        Some(until) => remarks.push(format!("延期至{until}")),
        None => {}
    }
    if row.state == FilingState::Returned
        && let Some(reason) = &row.reason
    {
        remarks.push(format!("退回原因：{reason}"));
    }
    if row.state.needs_filing() && !row.missing_projects.is_empty() {
        let named: Vec<&str> = row.missing_projects.iter().take(NAMED).map(String::as_str).collect();
        let more = if row.missing_projects.len() > NAMED { "等" } else { "" };
        remarks.push(format!("缺{}个项目的附件三：{}{more}", row.missing_projects.len(), named.join("、")));
    }
    if !row.due {
        remarks.push("不在应报之列".to_owned());
    }
    Cell::text((!remarks.is_empty()).then(|| remarks.join("；")))
}
