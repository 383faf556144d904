//! Which cells of the annexes hold the amount that a sentence states.

use super::Figure;
use super::words::{Column, Fund, Subject, Year};
use crate::audit::draft::Value;
use crate::audit::split::{self, Column as Split};
use crate::filing::{Filed, Filing, Overall, Triple};
use crate::number::{Amount, normalise};

/// How a stated amount stands to the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is the same amount: one of the cells must hold it.
    Same,
    /// It is of a part of the money: it may be less, never more.
    Part,
    /// It may be another amount; only what looks like a slip of the hand says that it is not.
    Perhaps,
}

/// The cells, and how the amount stands to them.
pub type Cells<'a> = (Standing, Vec<Value<'a, Amount>>);

/// The cells for a figure; none if the annexes do not hold what it is of.
pub fn of<'a>(filing: &'a Filing, figure: &Figure) -> Cells<'a> {
    let (standing, mut cells) = match (figure.subject, &figure.name) {
        (Some(subject), _) => of_subject(filing, subject, figure),
        (None, Some(name)) => of_name(filing, name, figure),
        (None, None) => (Standing::Perhaps, Vec::new()),
    };
    cells.retain(|cell| cell.field.value.is_some());
    // The general public budget's own section may speak of the department's whole all the same.
    let standing = match standing {
        Standing::Same if figure.fund.is_some() && !of_fund(figure) => Standing::Part,
        other => other,
    };
    (standing, cells)
}

/// The cell that holds last year's amount of what a figure is of.
pub fn prior<'a>(filing: &'a Filing, figure: &Figure) -> Option<Value<'a, Amount>> {
    let subject = figure.subject?;
    let last = Figure { year: Some(Year::Prior), column: Some(Column::Final), ..figure.clone() };
    let (standing, mut cells) = of_subject(filing, subject, &last);
    // A part of the money is not what 附件一 speaks of; 三公经费 is paid from appropriations alone.
    let whole = figure.fund.is_none() || matches!(figure.fund, Some(Fund::Appropriation));
    cells.retain(|cell| cell.field.value.is_some());
    if whole && standing == Standing::Same { cells.pop() } else { None }
}

/// Whether 附件二 itself splits this amount by funds.
fn of_fund(figure: &Figure) -> bool {
    matches!(figure.subject, Some(Subject::TotalExpenditure | Subject::TotalRevenue))
        && !figure.fund_of_heading
}

fn of_subject<'a>(filing: &'a Filing, subject: Subject, figure: &Figure) -> Cells<'a> {
    let basic = filing.basic_data.as_ref();
    let overall = filing.overall.as_ref();
    if figure.year == Some(Year::Other) {
        return (Standing::Perhaps, Vec::new());
    }
    let prior = figure.year == Some(Year::Prior);
    let triple = |row: Option<&'a Triple>, name: &str, path: &str| -> Vec<Value<'a, Amount>> {
        let Some(row) = row else { return Vec::new() };
        match (prior, figure.column) {
            (true, None | Some(Column::Final)) => {
                vec![Value::new(
                    format!("附件一{name}上年决算数"),
                    format!("basic_data.{path}.prior_final"),
                    &row.prior_final,
                )]
            }
            (false, None | Some(Column::Final)) => {
                let mut cells = vec![Value::new(
                    format!("附件一{name}本年决算数"),
                    format!("basic_data.{path}.final"),
                    &row.r#final,
                )];
                if figure.column.is_none() {
                    cells.push(Value::new(
                        format!("附件一{name}本年预算数"),
                        format!("basic_data.{path}.budget"),
                        &row.budget,
                    ));
                }
                cells
            }
            _ => Vec::new(),
        }
    };
    let three = basic.map(|form| &form.three_public);
    let cells = match subject {
        Subject::TotalExpenditure | Subject::TotalRevenue => return totals(overall, subject, figure, prior),
        Subject::Basic | Subject::Project => {
            let mut cells = Vec::new();
            let firm = if let Some(form) = overall.filter(|_| !prior) {
                let (found, firm) = split_cells(form, subject, figure.column);
                cells.extend(found);
                firm
            } else {
                true
            };
            if subject == Subject::Project {
                let row = basic.map(|form| &form.project_expenditure.total);
                cells.extend(triple(row, "项目支出", "project_expenditure.total"));
            }
            return (if firm { Standing::Same } else { Standing::Perhaps }, cells);
        }
        Subject::Operating => {
            triple(basic.map(|form| &form.operating_expense.total), "公用经费", "operating_expense.total")
        }
        Subject::ThreePublic => triple(three.map(|t| &t.total), "三公经费", "three_public.total"),
        Subject::Vehicles => {
            triple(three.map(|t| &t.vehicles), "公务用车购置和维护", "three_public.vehicles")
        }
        Subject::VehiclePurchase => {
            triple(three.map(|t| &t.vehicle_purchase), "公车购置", "three_public.vehicle_purchase")
        }
        Subject::VehicleOperation => {
            triple(three.map(|t| &t.vehicle_operation), "公车运行维护", "three_public.vehicle_operation")
        }
        Subject::Travel => {
            triple(three.map(|t| &t.overseas_travel), "因公出国", "three_public.overseas_travel")
        }
        Subject::Reception => triple(three.map(|t| &t.reception), "公务接待", "three_public.reception"),
        Subject::Procurement => {
            triple(basic.map(|form| &form.government_procurement), "政府采购金额", "government_procurement")
        }
        _ => Vec::new(),
    };
    (Standing::Same, cells)
}

/// 总支出 and 总收入: the funds of 附件二, or their split by revenue.
fn totals<'a>(overall: Option<&'a Overall>, subject: Subject, figure: &Figure, prior: bool) -> Cells<'a> {
    let Some(form) = overall.filter(|_| !prior) else { return (Standing::Perhaps, Vec::new()) };
    let funds = &form.funds;
    let initial = || Value::new("附件二年初预算数", "overall.funds.initial_budget", &funds.initial_budget);
    let revised = || Value::new("附件二全年预算数", "overall.funds.revised_budget", &funds.revised_budget);
    let executed = || Value::new("附件二全年执行数", "overall.funds.executed", &funds.executed);
    let whole = |column: Option<Column>| match column {
        Some(Column::Initial) => vec![initial()],
        Some(Column::Revised) => vec![revised()],
        Some(Column::Budget) => vec![revised(), initial()],
        Some(Column::Final) => vec![executed()],
        Some(Column::Added) => Vec::new(),
        None => vec![executed(), revised(), initial()],
    };
    let revenue = &form.revenue;
    let of_fund = |fund: Fund| -> Option<Value<'a, Amount>> {
        Some(match fund {
            Fund::General => Value::new(
                "附件二一般公共预算",
                "overall.revenue.general_public_budget",
                &revenue.general_public_budget,
            ),
            Fund::Government => Value::new(
                "附件二政府性基金拨款",
                "overall.revenue.government_fund",
                &revenue.government_fund,
            ),
            Fund::SpecialAccount => Value::new(
                "附件二专户非税收入拨款",
                "overall.revenue.special_account",
                &revenue.special_account,
            ),
            Fund::Other => Value::new("附件二其他资金", "overall.revenue.other_funds", &revenue.other_funds),
            _ => return None,
        })
    };
    match figure.fund {
        None if subject == Subject::TotalExpenditure => (Standing::Same, whole(figure.column)),
        None => (Standing::Perhaps, whole(figure.column.or(Some(Column::Final)))),
        Some(fund) => {
            // What the split splits is not said: it is the executed total where that is the revised one too.
            let even = funds.executed.value.is_some() && funds.executed.value == funds.revised_budget.value;
            let column = matches!(figure.column, None | Some(Column::Final | Column::Revised));
            let cell: Vec<_> = of_fund(fund).into_iter().filter(|_| column).collect();
            if figure.fund_of_heading {
                (Standing::Perhaps, cell.into_iter().chain(whole(figure.column)).collect())
            } else if even && !cell.is_empty() {
                (Standing::Same, cell)
            } else {
                (Standing::Perhaps, cell)
            }
        }
    }
}

/// 基本支出 or 项目支出 of 附件二, if its split is of the column that is spoken of; and whether that is sure.
fn split_cells<'a>(
    form: &'a Overall,
    subject: Subject,
    column: Option<Column>,
) -> (Vec<Value<'a, Amount>>, bool) {
    let [basic, project] = split::expenditure(form);
    let cell = if subject == Subject::Basic { basic } else { project };
    let columns = split::columns(form, &split::expenditure(form));
    let cell = Value::new(format!("附件二{}", cell.label), cell.path, cell.field);
    let fits = match column {
        None => true,
        Some(Column::Final) => columns.is_empty() || columns.contains(&Split::Executed),
        Some(Column::Revised) => columns.contains(&Split::Revised),
        Some(Column::Initial) => columns.contains(&Split::Initial),
        Some(Column::Budget) => columns.contains(&Split::Revised) || columns.contains(&Split::Initial),
        Some(Column::Added) => false,
    };
    // A sentence that names no column speaks of what was spent; a split of the budget may be another amount.
    let firm = if column.is_none() { columns.contains(&Split::Executed) } else { !columns.is_empty() };
    if fits { (vec![cell], firm) } else { (Vec::new(), true) }
}

/// Projects of 附件三 and lines of 附件一 that bear a name.
fn of_name<'a>(filing: &'a Filing, name: &str, figure: &Figure) -> Cells<'a> {
    let key = key(name);
    if key.chars().count() < 3 || !figure.is_of_this_year() {
        return (Standing::Perhaps, Vec::new());
    }
    let same = |field: &Filed<String>| field.value.as_deref().is_some_and(|value| self::key(value) == key);
    let wants = |column: Column| figure.column.is_none() || figure.column == Some(column);
    let mut cells = Vec::new();
    for (n, project) in filing.projects.iter().enumerate().filter(|(_, project)| same(&project.name)) {
        let funds = &project.funds.total;
        let form = project.annex.value.as_deref().unwrap_or("附件三");
        let title = project.name.value.as_deref().unwrap_or_default();
        let mut add = |column, label: &str, field: &str, value| {
            if wants(column) {
                cells.push(Value::new(
                    format!("{form}“{title}”{label}"),
                    format!("projects.{n}.funds.total.{field}"),
                    value,
                ));
            }
        };
        add(Column::Final, "全年执行数", "executed", &funds.executed);
        add(Column::Revised, "全年预算数", "revised_budget", &funds.revised_budget);
        add(Column::Initial, "年初预算数", "initial_budget", &funds.initial_budget);
    }
    if let Some(form) = filing.basic_data.as_ref().filter(|_| wants(Column::Final)) {
        for (n, item) in
            form.project_expenditure.items.iter().enumerate().filter(|(_, item)| same(&item.name))
        {
            let title = item.name.value.as_deref().unwrap_or_default();
            cells.push(Value::new(
                format!("附件一“{title}”本年决算数"),
                format!("basic_data.project_expenditure.items.{n}.final"),
                &item.r#final,
            ));
        }
    }
    // In running text a name may stand for a class of expenditure as well as for the line of that name.
    let sure = figure.cell.is_some() || figure.column.is_some();
    (if sure { Standing::Same } else { Standing::Perhaps }, cells)
}

/// A name without what clerks write and leave out at will.
pub fn key(name: &str) -> String {
    let plain: String = normalise(name)
        .chars()
        .filter(|c| !c.is_whitespace() && !"“”\"‘’'（）()《》〈〉、，,。的".contains(*c))
        .collect();
    let plain = plain.replace("事物", "事务");
    let bare = plain.trim_end_matches("支出").trim_end_matches("经费").trim_end_matches("项目");
    if bare.is_empty() { plain } else { bare.to_owned() }
}
