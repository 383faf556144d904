//! The figures of a made-up department-year, filled into the forms.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::figures::{Funds, Line, ProjectYear, WAN, Year};
use super::goals;
use super::manner::{BudgetColumn, Honesty, Manner};
use super::register::{COUNTY, Unit};
use super::score::{amount, filed, indicators, points, text};
use crate::filing::basic_data::{OperatingExpense, ProjectExpenditure, Staffing, ThreePublic};
use crate::filing::overall::{Expenditure, Revenue};
use crate::filing::{
    BasicData, Block, Building, Filed, Filing, FundsRow, Goal, Indicator, LineItem, Overall, Project,
    ProjectFunds, Report, SignOff, Total, Triple,
};
use crate::number::{Amount, Exact, Quantity, Rate, Score, round_half_up};

/// The points of the execution rate, in hundredths.
const EXECUTION: i64 = 10_00;

/// The filing of `unit` for `year`.
pub fn filing(unit: &Unit, manner: Manner, dice: &mut Dice, year: i32, figures: &Year) -> Filing {
    let clerk = Clerk { unit, manner, date: date(dice, manner, year) };
    let projects: Vec<Project> = figures
        .projects
        .iter()
        .enumerate()
        .map(|(n, project)| clerk.project(dice, figures, n, project))
        .collect();
    Filing {
        department: unit.department(),
        year,
        basic_data: Some(clerk.basic_data(dice, figures)),
        overall: Some(clerk.overall(dice, figures)),
        projects,
        reports: vec![report(unit, year, figures)],
        sign_off: SignOff { date: Some(clerk.date.clone()) },
        ..Filing::default()
    }
}

fn date(dice: &mut Dice, manner: Manner, year: i32) -> String {
    let (month, day) = (dice.between(3, 5), dice.between(1, 28));
    if manner.dates_in_words {
        format!("{}年{month}月{day}日", year + 1)
    } else {
        format!("{}.{month}.{day}", year + 1)
    }
}

/// Whoever fills in the forms of a department.
struct Clerk<'a> {
    unit: &'a Unit,
    manner: Manner,
    date: String,
}

impl Clerk<'_> {
    fn amount(&self, fen: i64) -> Filed<Amount> {
        if fen == 0 && self.manner.blank_for_zero { Filed::default() } else { filed(amount(fen)) }
    }

    fn triple(&self, line: Line) -> Triple {
        Triple {
            prior_final: self.amount(line.prior),
            budget: self.amount(line.budget),
            r#final: self.amount(line.executed),
        }
    }

    fn rate(&self, part: i64, whole: i64) -> Filed<Rate> {
        let places = self.manner.rate_places + 2;
        match Decimal::from(part).checked_div(Decimal::from(whole)) {
            Some(rate) => filed(Rate::new(round_half_up(rate, places))),
            None => Filed::default(),
        }
    }

    /// A total row of a funds block, with its points.
    fn funds(&self, funds: Funds) -> FundsRow {
        let spent = funds.executed.min(funds.revised);
        let fair = (EXECUTION * spent + funds.revised / 2) / funds.revised.max(1);
        let full = self.manner.honesty == Honesty::Inflating && fair >= EXECUTION * 7 / 10;
        FundsRow {
            weight: filed(points(EXECUTION)),
            execution_rate: self.rate(funds.executed, funds.revised),
            self_score: filed(points(if full { EXECUTION } else { fair })),
            ..self.source(funds)
        }
    }

    /// A row below the total.
    fn source(&self, funds: Funds) -> FundsRow {
        FundsRow {
            initial_budget: self.amount(funds.initial),
            revised_budget: self.amount(funds.revised),
            executed: self.amount(funds.executed),
            ..FundsRow::default()
        }
    }

    fn basic_data(&self, dice: &mut Dice, year: &Year) -> BasicData {
        let quantity = |n: i64| filed(Quantity::new(Decimal::from(n)));
        let budget = |funds: Funds| match self.manner.budget_column {
            BudgetColumn::Initial => funds.initial,
            BudgetColumn::Revised => funds.revised,
            BudgetColumn::CopiedFromFinal => funds.executed,
        };
        let items = items(self.manner, year, budget);
        let total = items.iter().fold(Line::default(), |sum, (_, line)| add(sum, *line));
        let operating = |line: Line| match self.manner.budget_column {
            BudgetColumn::CopiedFromFinal => self.triple(Line { budget: line.executed, ..line }),
            _ => self.triple(line),
        };
        let three = year.three_public;
        let vehicles = add(three.purchase, three.operation);
        let adjustment = year.basic.revised - year.basic.initial;
        BasicData {
            annex: text("附件一"),
            staffing: Staffing {
                authorised_posts: quantity(year.authorised),
                actual_staff: quantity(year.actual),
                control_rate: self.rate(year.actual, year.authorised),
            },
            three_public: ThreePublic {
                total: self.triple(add(add(vehicles, three.overseas), three.reception)),
                vehicles: self.triple(vehicles),
                vehicle_purchase: self.triple(three.purchase),
                vehicle_operation: self.triple(three.operation),
                overseas_travel: self.triple(three.overseas),
                reception: self.triple(three.reception),
            },
            project_expenditure: ProjectExpenditure {
                total: self.triple(total),
                items: items
                    .into_iter()
                    .map(|(name, line)| {
                        let Triple { prior_final, budget, r#final } = self.triple(line);
                        LineItem { name: text(name), prior_final, budget, r#final }
                    })
                    .collect(),
            },
            operating_expense: OperatingExpense {
                total: operating(year.operating.total),
                office: operating(year.operating.office),
                utilities_and_travel: operating(year.operating.utilities),
                meetings_and_training: operating(year.operating.meetings),
            },
            government_procurement: self.triple(year.procurement),
            basic_budget_adjustment: if adjustment > 0 && dice.chance(300) {
                Triple { r#final: filed(amount(adjustment)), ..Triple::default() }
            } else {
                Triple::default()
            },
            buildings: if dice.chance(25) { vec![building(dice)] } else { Vec::new() },
            economy_measures: if dice.chance(450) { text(dice.pick(MEASURES)) } else { Filed::default() },
            signed_on: text(&self.date),
            ..BasicData::default()
        }
    }

    fn overall(&self, dice: &mut Dice, year: &Year) -> Overall {
        let sum = |part: fn(&ProjectYear) -> Funds| {
            year.projects.iter().map(part).fold(Funds::default(), |sum, funds| sum + funds)
        };
        let projects = sum(ProjectYear::total);
        let funds = year.basic + projects;
        let other = sum(|project| project.other).revised;
        let urban =
            |project: &&ProjectYear| project.kind.function == "城乡社区支出" && project.kind.size.1 > 1000;
        let fund: i64 = year.projects.iter().filter(urban).map(|project| project.current.revised).sum();
        let special = match self.unit.category {
            "学校" | "医院" => year.basic.revised / 10 / WAN * WAN,
            _ => 0,
        };
        let main: Vec<(&str, &str, i64)> = year
            .projects
            .iter()
            .take(2)
            .map(|project| (project.kind.counted.0, project.kind.counted.1, project.aim))
            .collect();
        let rows = indicators(dice, self.manner, &main, &goals::DEPARTMENT, ("部门支出控制在预算内", funds));
        let row = self.funds(funds);
        Overall {
            annex: text("附件二"),
            department: text(&self.unit.name),
            total: total(&row, &rows),
            funds: row,
            revenue: Revenue {
                general_public_budget: self.amount(funds.revised - fund - special - other),
                government_fund: self.amount(fund),
                special_account: self.amount(special),
                other_funds: self.amount(other),
            },
            expenditure: Expenditure {
                basic_expenditure: self.amount(year.basic.executed),
                project_expenditure: self.amount(projects.executed),
            },
            goal: overall_goal(dice, year),
            indicators: rows,
            signed_on: text(&self.date),
        }
    }

    fn project(&self, dice: &mut Dice, year: &Year, n: usize, project: &ProjectYear) -> Project {
        let funds = project.total();
        let (name, unit, _, _) = project.kind.counted;
        let rows = indicators(
            dice,
            self.manner,
            &[(name, unit, project.aim)],
            goals::of(project.kind.shape),
            ("项目成本控制", funds),
        );
        let row = self.funds(funds);
        let source = |source: Funds| {
            let row = self.source(source);
            if self.manner.repeats_points && source.revised > 0 {
                let rate = self.rate(source.executed, source.revised);
                FundsRow { weight: filed(points(EXECUTION)), execution_rate: rate, ..row }
            } else {
                row
            }
        };
        let superior = self.unit.superior.clone().unwrap_or_else(|| format!("{COUNTY}人民政府"));
        Project {
            annex: if year.projects.len() > 1 {
                filed(format!("附件三-{}", n + 1))
            } else {
                text("附件三")
            },
            name: text(project.kind.name),
            supervising_department: if self.manner.names_supervisor {
                filed(superior)
            } else {
                Filed::default()
            },
            implementing_unit: text(&self.unit.name),
            total: total(&row, &rows),
            funds: ProjectFunds {
                total: row,
                current_appropriation: source(project.current),
                carried_over: source(project.carried),
                other_funds: source(project.other),
            },
            goal: Goal {
                expected: filed(format!(
                    "完成{name}{}{unit}以上，按计划使用资金，达到预期效益。",
                    project.aim
                )),
                achieved: text(dice.pick(ACHIEVED)),
            },
            indicators: rows,
            signed_on: text(&self.date),
        }
    }
}

/// The lines below 项目支出: last year's projects that ended still have their 上年决算.
fn items(manner: Manner, year: &Year, budget: impl Fn(Funds) -> i64) -> Vec<(&str, Line)> {
    let running = year.projects.iter().zip(&year.before).map(|(project, &prior)| {
        let funds = project.total();
        (project.kind, Line { prior, budget: budget(funds), executed: funds.executed })
    });
    let ended = year.ended.iter().map(|&(kind, prior)| (kind, Line { prior, ..Line::default() }));
    let mut items: Vec<(&str, Line)> = Vec::new();
    for (kind, line) in running.chain(ended) {
        let name = if manner.items_by_function { kind.function } else { kind.name };
        match items.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum = add(*sum, line),
            None => items.push((name, line)),
        }
    }
    items
}

fn add(a: Line, b: Line) -> Line {
    Line { prior: a.prior + b.prior, budget: a.budget + b.budget, executed: a.executed + b.executed }
}

fn total(funds: &FundsRow, rows: &[Indicator]) -> Total {
    let sum = |field: fn(&Indicator) -> &Filed<Score>| {
        rows.iter().filter_map(|row| field(row).get()).sum::<Score>()
    };
    Total {
        weight: filed(funds.weight.get().unwrap_or_default() + sum(|row| &row.weight)),
        self_score: filed(funds.self_score.get().unwrap_or_default() + sum(|row| &row.self_score)),
        ..Total::default()
    }
}

fn overall_goal(dice: &mut Dice, year: &Year) -> Goal {
    let names: Vec<&str> = year.projects.iter().take(3).map(|project| project.kind.name).collect();
    Goal {
        expected: filed(format!(
            "保障机关正常运转和职工工资福利按时发放；做好{}等重点工作；规范预算执行，提高资金使用效益。",
            names.join("、")
        )),
        achieved: text(dice.pick(ACHIEVED)),
    }
}

/// 附件四, short: what the department is, what it did, what it found wanting.
fn report(unit: &Unit, year: i32, figures: &Year) -> Report {
    let names: Vec<&str> = figures.projects.iter().take(3).map(|project| project.kind.name).collect();
    let blocks = [
        "一、部门基本情况".to_owned(),
        format!("核定编制{}人，年末在职{}人。", figures.authorised, figures.actual),
        "二、整体支出绩效情况".to_owned(),
        format!("{year}年重点做好{}等工作，各项指标完成情况见自评表。", names.join("、")),
        "三、存在的问题".to_owned(),
        "部分绩效指标设置不够细化，指标值的依据不够充分。".to_owned(),
        "四、下一步改进措施".to_owned(),
        "细化绩效指标，加强预算执行监控。".to_owned(),
    ];
    Report {
        title: filed(format!("{year}年度{}部门整体支出绩效自评报告", unit.name)),
        blocks: blocks.into_iter().map(Block::Paragraph).collect(),
    }
}

fn building(dice: &mut Dice) -> Building {
    let area = dice.between(400, 3600);
    let built = area * dice.between(960, 1060) / 1000;
    let cost = area * dice.between(18, 32) / 100;
    let paid = cost * dice.between(930, 1080) / 1000;
    let rate = |part: i64, whole: i64| {
        Rate::of(Decimal::from(part), Decimal::from(whole))
            .map_or_else(Filed::default, |rate| filed(Rate::new(round_half_up(rate.decimal(), 4))))
    };
    Building {
        approved_area: filed(Quantity::new(Decimal::from(area))),
        actual_area: filed(Quantity::new(Decimal::from(built))),
        area_control_rate: rate(built, area),
        budgeted_investment: filed(amount(cost * WAN)),
        actual_investment: filed(amount(paid * WAN)),
        investment_control_rate: rate(paid, cost),
        ..Building::default()
    }
}

const ACHIEVED: &[&str] = &[
    "按计划完成",
    "基本完成",
    "已完成年度目标任务",
    "全面完成年初设定的目标",
    "完成年度目标，个别指标略有偏差",
];

const MEASURES: &[&str] = &[
    "严格执行公务接待和公务用车管理制度，压减一般性支出。",
    "推行无纸化办公，节约用水用电，严控会议和培训规模。",
    "严格预算执行，未经批准不追加预算，厉行节约反对浪费。",
];
