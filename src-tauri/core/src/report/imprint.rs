//! What every paper states beside its figures: whose it is, as of when, by which rules, and what it leaves out.

use super::ReportKind;
use super::table::{Cell, Column, DASH, Paper, Table};

/// The circumstances a table was made in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imprint {
    /// The evaluated year.
    pub year: i32,
    /// 填报单位; `None` as long as the bureau has not said who it is.
    pub bureau: Option<String>,
    /// The newest change that the figures include, local time with offset.
    pub as_of: Option<String>,
    /// Name of the year's rule set.
    pub rule_set: String,
    /// Only this category, if one was asked for.
    pub category: Option<String>,
    /// Only these departments, if any were asked for.
    pub departments: Vec<String>,
    /// Departments that have to file and have not; they are in no table of figures.
    pub not_filed: u32,
    /// Whether the county is made up.
    pub demo: bool,
}

impl Imprint {
    /// A table of this year, empty; `what` is its title without year and scope.
    pub(super) fn table(&self, kind: ReportKind, what: &str, unit: &str, columns: Vec<Column>) -> Table {
        Table {
            annex: None,
            title: format!("{}年度{what}{}", self.year, self.scope_in_title()),
            sheet: kind.title().to_owned(),
            left: self.left(),
            right: if unit.is_empty() { String::new() } else { format!("单位：{unit}") },
            columns,
            frozen: 0,
            paper: Paper::Landscape,
            rows: Vec::new(),
            notes: Vec::new(),
            signatures: vec!["填表人：", "审核人：", "单位负责人：", "填报日期："],
        }
    }

    /// 「填报单位：某县财政局」, or the place for it.
    pub fn left(&self) -> String {
        format!("填报单位：{}", self.bureau.as_deref().unwrap_or_default())
    }

    /// （乡镇）, （县教育局）, or nothing.
    pub(super) fn scope_in_title(&self) -> String {
        match (&self.category, self.departments.as_slice()) {
            (None, []) => String::new(),
            (Some(category), []) => format!("（{category}）"),
            (_, [one]) => format!("（{one}）"),
            (_, several) => format!("（{}个单位）", several.len()),
        }
    }

    /// Whom the table is about.
    pub fn scope(&self) -> String {
        let category = self.category.as_ref().map(|category| format!("类别“{category}”"));
        let departments = (!self.departments.is_empty()).then(|| self.departments.join("、"));
        match (category, departments) {
            (None, None) => "全部类别".to_owned(),
            (Some(one), None) | (None, Some(one)) => one,
            (Some(category), Some(departments)) => format!("{category}中的{departments}"),
        }
    }

    /// What must stand first on a paper of a county that is made up.
    pub fn demo_note(&self) -> Option<String> {
        self.demo.then(|| "演示数据：单位和数字均为虚构，不得用作依据。".to_owned())
    }

    /// The first note: as of when, by which rules, about whom.
    pub(super) fn standing(&self) -> String {
        format!(
            "数据截止时间：{}。评分规则：{}。范围：{}。",
            self.as_of.as_deref().map_or_else(|| "未记录".to_owned(), local_time),
            self.rule_set,
            self.scope(),
        )
    }

    /// The table with its notes numbered: first how it stands, then `own`, then what every table owes its reader.
    pub(super) fn close(&self, table: Table, own: Vec<String>) -> Table {
        let mut notes = vec![self.standing()];
        notes.extend(own);
        if self.not_filed > 0 {
            notes.push(format!("应报单位中还有{}个没有报送，未列入。", self.not_filed));
        }
        self.close_with(table, notes)
    }

    /// The same for a table that says by itself how it stands.
    pub(super) fn close_with(&self, mut table: Table, mut notes: Vec<String>) -> Table {
        let dash = |cell: &Cell| matches!(cell, Cell::Text(text) if text == DASH);
        if table.rows.iter().flat_map(|row| &row.cells).any(dash) {
            notes.push("“—”表示没有填报、没有登记或不能计算，不是0。".to_owned());
        }
        if self.bureau.is_none() {
            notes.push("填报单位的名称还没有在“设置”里填写，打印后请手写补上。".to_owned());
        }
        let numbered = notes.into_iter().enumerate().map(|(n, note)| {
            let lead = if n == 0 { "注：" } else { "　　" };
            format!("{lead}{}. {note}", n + 1)
        });
        table.notes = self.demo_note().into_iter().chain(numbered).collect();
        table
    }
}

/// `2025-04-18T16:30:00+08:00` as 2025年4月18日16:30; what is not such a time is printed as it stands.
pub(super) fn local_time(text: &str) -> String {
    let Ok(pieces) = jiff::fmt::temporal::Pieces::parse(text) else { return text.to_owned() };
    let (date, time) = (pieces.date(), pieces.time().unwrap_or_default());
    format!("{}年{}月{}日{:02}:{:02}", date.year(), date.month(), date.day(), time.hour(), time.minute())
}
