//! 年度对比表: the departments' scores, places, execution rates and 三公 over several years.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::ReportKind;
use super::imprint::Imprint;
use super::lines::{FAULTY, known, of_all, place, remarks, value};
use super::table::{Cell, Column, ColumnKind, Row, Table};
use crate::Assessed;
use crate::filing::DepartmentRef;
use crate::metrics::median;
use crate::number::Exact;
use crate::ranking::{RankBy, RankRow, Ranking};

/// More years than these do not stand side by side on a page: each department then gets a line for every year.
const SIDE_BY_SIDE: usize = 4;

/// One year of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct YearOf {
    /// The departments' places in it.
    pub ranking: Ranking,
    /// What they filed.
    pub filings: Vec<Assessed>,
}

/// A department in a year.
struct Point<'a> {
    row: &'a RankRow,
    filing: &'a Assessed,
}

impl Point<'_> {
    fn cells(&self, by: RankBy) -> Vec<Cell> {
        vec![
            Cell::known(self.row.score_of(by).map(Exact::decimal)),
            place(self.row.rank),
            Cell::known(value(self.filing, "execution_rate").ok()),
            Cell::known(value(self.filing, "three_public_final").ok()),
        ]
    }
}

type Points<'a> = HashMap<(&'a str, i32), Point<'a>>;

/// The years, oldest first, side by side.
pub fn years(years: &[YearOf], by: RankBy, imprint: &Imprint) -> Table {
    let mut points: Points<'_> = HashMap::new();
    let mut departments: BTreeMap<&str, &DepartmentRef> = BTreeMap::new();
    for year in years {
        let rows: HashMap<&str, &RankRow> =
            year.ranking.rows.iter().map(|row| (row.department.as_str(), row)).collect();
        for filing in &year.filings {
            let department = &filing.filing.department;
            let Some(row) = rows.get(department.name.as_str()) else { continue };
            points.insert((&department.name, year.ranking.year), Point { row, filing });
            departments.insert(&department.name, department);
        }
    }
    let numbers: Vec<i32> = years.iter().map(|year| year.ranking.year).collect();
    let mut departments: Vec<&DepartmentRef> = departments.into_values().collect();
    departments.sort_by_cached_key(|department| {
        let rank =
            |year: &i32| points.get(&(department.name.as_str(), *year)).and_then(|point| point.row.rank);
        let newest_first: Vec<_> =
            numbers.iter().rev().map(|year| (rank(year).is_none(), rank(year))).collect();
        (newest_first, department.code.is_none(), department.code.clone(), department.name.clone())
    });
    let what = match numbers.as_slice() {
        [first, .., last] => format!("{first}—{last}年度部门整体支出绩效对比表"),
        [one] => format!("{one}年度部门整体支出绩效对比表"),
        [] => "年度对比表".to_owned(),
    };
    let wide = numbers.len() <= SIDE_BY_SIDE;
    let columns = if wide { side_by_side(&numbers) } else { below() };
    let mut table = imprint.table(ReportKind::Years, "", "万元、分", columns);
    table.title = format!("{what}{}", imprint.scope_in_title());
    table.frozen = if wide { 3 } else { 1 };
    table.rows = match wide {
        true => wide_rows(years, &departments, &points, by),
        false => long_rows(years, &departments, &points, by),
    };
    let rules: Vec<String> =
        years.iter().map(|year| format!("{}年度{}", year.ranking.year, year.ranking.rule_set)).collect();
    let order = match wide {
        true => "按最近一年的名次排列；合计一行，得分是中位数，执行率按合计数计算，三公经费是合计数。",
        false => {
            "按最近一年的名次排列，每个单位每年一行；最后的全部单位，得分是中位数，执行率按合计数计算，三公经费是合计数。"
        }
    };
    let notes = vec![
        format!(
            "得分按{}，名次在{}内排；同分同名次。各年度评分规则：{}。",
            by.title(),
            imprint.category.as_ref().map_or("全部单位".to_owned(), |category| format!("类别“{category}”")),
            rules.join("，")
        ),
        order.to_owned(),
        "三公经费是附件一的本年决算数。单位按现在的名称对应，更名、合并的已并在一起；有的年度没有报送的，那一年是“—”。"
            .to_owned(),
        format!("当年有未整改错误的，备注栏标明“{FAULTY}”。"),
    ];
    let mut stands = vec![format!(
        "数据截止时间：{}。范围：{}。",
        imprint.as_of.as_deref().map_or_else(|| "未记录".to_owned(), super::imprint::local_time),
        imprint.scope()
    )];
    stands.extend(notes);
    imprint.close_with(table, stands)
}

fn side_by_side(years: &[i32]) -> Vec<Column> {
    let mut columns = vec![
        Column::new("序号", ColumnKind::Count, 6),
        Column::new("编码", ColumnKind::Centred, 12),
        Column::new("单位", ColumnKind::Text, 32),
        Column::new("类别", ColumnKind::Centred, 12),
    ];
    for year in years {
        for (title, kind, width) in [
            ("得分", ColumnKind::Score, 9),
            ("排名", ColumnKind::Count, 6),
            ("执行率", ColumnKind::Rate, 10),
            ("三公经费", ColumnKind::Amount, 12),
        ] {
            let group = Some(Cow::Owned(format!("{year}年度")));
            columns.push(Column { group, ..Column::new(title, kind, width) });
        }
    }
    columns.push(Column::new("备注", ColumnKind::Text, 26));
    columns
}

fn below() -> Vec<Column> {
    vec![
        Column::new("年度", ColumnKind::Centred, 10),
        Column::new("得分", ColumnKind::Score, 12),
        Column::new("排名", ColumnKind::Count, 10),
        Column::new("执行率", ColumnKind::Rate, 12),
        Column::new("三公经费", ColumnKind::Amount, 16),
        Column::new("备注", ColumnKind::Text, 30),
    ]
}

fn wide_rows(years: &[YearOf], departments: &[&DepartmentRef], points: &Points<'_>, by: RankBy) -> Vec<Row> {
    let line = |(n, department): (u32, &&DepartmentRef)| {
        let mut cells = vec![
            Cell::Number(n.into()),
            known(department.code.as_ref()),
            Cell::Text(department.name.clone()),
            known(department.category.as_ref()),
        ];
        let mut faulty = Vec::new();
        for year in years.iter().map(|year| year.ranking.year) {
            match points.get(&(department.name.as_str(), year)) {
                Some(point) => {
                    cells.extend(point.cells(by));
                    if point.row.errors > 0 {
                        faulty.push(format!("{year}"));
                    }
                }
                None => cells.extend((0..4).map(|_| Cell::known(None))),
            }
        }
        cells.push(remarks(match faulty.as_slice() {
            [] => Vec::new(),
            some => vec![format!("{}年度{FAULTY}", some.join("、"))],
        }));
        Row::from(cells)
    };
    let mut rows: Vec<Row> = (1_u32..).zip(departments).map(line).collect();
    let mut total = vec![Cell::Text("合计".to_owned()), Cell::Empty, Cell::Empty, Cell::Empty];
    total.extend(years.iter().flat_map(|year| of_year(year, by)));
    total.push(Cell::Empty);
    rows.push(Row::total(total));
    rows
}

fn long_rows(years: &[YearOf], departments: &[&DepartmentRef], points: &Points<'_>, by: RankBy) -> Vec<Row> {
    let mut rows = Vec::new();
    for department in departments {
        let code = department.code.as_ref().map_or(String::new(), |code| format!("（{code}）"));
        rows.push(Row::group(format!("{}{code}", department.name)));
        for year in years.iter().map(|year| year.ranking.year) {
            let mut cells = vec![Cell::Text(format!("{year}"))];
            match points.get(&(department.name.as_str(), year)) {
                Some(point) => {
                    cells.extend(point.cells(by));
                    cells.push(Cell::text((point.row.errors > 0).then_some(FAULTY)));
                }
                None => {
                    cells.extend((0..4).map(|_| Cell::known(None)));
                    cells.push(Cell::Text("没有报送".to_owned()));
                }
            }
            rows.push(cells.into());
        }
    }
    rows.push(Row::group("全部单位"));
    for year in years {
        let mut cells = vec![Cell::Text(format!("{}", year.ranking.year))];
        cells.extend(of_year(year, by));
        cells.push(Cell::Empty);
        rows.push(Row::total(cells));
    }
    rows
}

/// What a year comes to: the median score, the rate of the totals, the sum.
fn of_year(year: &YearOf, by: RankBy) -> Vec<Cell> {
    let mut scores: Vec<Decimal> =
        year.ranking.rows.iter().filter_map(|row| row.score_of(by).map(Exact::decimal)).collect();
    vec![
        Cell::known(median(&mut scores)),
        Cell::Empty,
        Cell::known(of_all(&year.filings, "execution_rate").value),
        Cell::known(of_all(&year.filings, "three_public_final").value),
    ]
}
