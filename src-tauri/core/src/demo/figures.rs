//! The money of a made-up department, year after year: what adds up adds up by construction, and
//! each year goes on where the last one ended. Amounts are whole numbers of 分 (0.000001 万元).

use super::catalogue::{self, Kind};
use super::dice::Dice;
use super::register::Unit;

/// 1 万元 in 分.
pub const WAN: i64 = 1_000_000;

/// 年初, 全年 and 执行 of one source or total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Funds {
    pub initial: i64,
    pub revised: i64,
    pub executed: i64,
}

impl std::ops::Add for Funds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            initial: self.initial + other.initial,
            revised: self.revised + other.revised,
            executed: self.executed + other.executed,
        }
    }
}

/// 上年决算, 预算 and 决算 of a line of 附件一.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Line {
    pub prior: i64,
    pub budget: i64,
    pub executed: i64,
}

/// A project in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ProjectYear {
    pub kind: &'static Kind,
    /// What it aims to count this year.
    pub aim: i64,
    pub current: Funds,
    pub carried: Funds,
    pub other: Funds,
}

impl ProjectYear {
    /// All sources.
    pub fn total(&self) -> Funds {
        self.current + self.carried + self.other
    }
}

/// 三公 lines besides the sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct ThreePublic {
    pub purchase: Line,
    pub operation: Line,
    pub overseas: Line,
    pub reception: Line,
}

/// 公用经费 and its 其中 lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Operating {
    pub total: Line,
    pub office: Line,
    pub utilities: Line,
    pub meetings: Line,
}

/// A department in one year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Year {
    pub authorised: i64,
    pub actual: i64,
    pub basic: Funds,
    pub projects: Vec<ProjectYear>,
    /// Projects that ran last year: what was spent on each.
    pub ended: Vec<(&'static Kind, i64)>,
    /// What was spent on each of this year's projects last year.
    pub before: Vec<i64>,
    pub three_public: ThreePublic,
    pub operating: Operating,
    pub procurement: Line,
}

/// A project over its whole life.
struct Life {
    kind: &'static Kind,
    first: i32,
    last: i32,
    /// 年初 of its next year.
    size: i64,
    aim: i64,
    /// What was left of last year.
    left: i64,
    spent: i64,
}

/// A department over the years.
pub struct Books {
    dice: Dice,
    /// Smallest step of its figures, in 分: two, four or six decimals of 万元.
    step: i64,
    authorised: i64,
    actual: i64,
    /// Basic expenditure per head.
    pay: i64,
    lives: Vec<Life>,
    last: Year,
}

impl Books {
    /// Opens the books of `unit` so that every year from `from` to `to` can be drawn from them.
    pub fn open(unit: &Unit, mut dice: Dice, from: i32, to: i32) -> Self {
        let (staff, projects) = match unit.category {
            "党群" => ((9, 60), (1, 5)),
            "政府部门" => ((24, 180), (3, 12)),
            "事业单位" => ((12, 90), (1, 5)),
            "乡镇" => ((45, 130), (3, 9)),
            "园区" => ((25, 80), (5, 12)),
            "学校" if unit.name.contains('镇') || unit.name.contains('乡') => ((12, 90), (1, 4)),
            "学校" => ((40, 260), (2, 5)),
            _ if unit.name.ends_with("卫生院") => ((14, 70), (1, 4)),
            _ => ((90, 480), (2, 5)),
        };
        let authorised = dice.between(staff.0, staff.1);
        let actual = authorised * dice.between(780, 1010) / 1000;
        let step = dice.pick(&[10_000, 10_000, 10_000, 10_000, 100, 100, 1]);
        let count = usize::try_from(dice.between(projects.0, projects.1)).unwrap_or(1);
        let mut kinds: Vec<&'static Kind> = catalogue::of(unit.field).iter().collect();
        kinds = dice.shuffled(kinds);
        let common = dice.shuffled(catalogue::COMMON.iter().collect());
        kinds.extend(
            common
                .into_iter()
                .filter(|kind: &&Kind| !(unit.category == "学校" && kind.name == "驻村帮扶工作经费")),
        );
        let mut lives: Vec<Life> = Vec::new();
        for kind in kinds.into_iter().take(count) {
            // The first project runs through, so that no year is without one.
            let through = lives.is_empty() || dice.chance(700);
            let middle = i32::try_from(dice.between(i64::from(from), i64::from(to))).unwrap_or(from);
            let (first, last) = match (through, dice.chance(500)) {
                (true, _) => (i32::MIN, i32::MAX),
                (false, true) => (middle, i32::MAX),
                (false, false) => (i32::MIN, middle),
            };
            let size = round(dice.between(kind.size.0, kind.size.1) * WAN, step.max(10_000));
            let aim = dice.between(kind.counted.2, kind.counted.3);
            lives.push(Life { kind, first, last, size, aim, left: 0, spent: 0 });
        }
        let pay = dice.between(92, 138) * WAN / 10;
        let mut books = Self { dice, step, authorised, actual, pay, lives, last: Year::default() };
        // The year before the first gives it its 上年决算.
        books.next(from - 1);
        books
    }

    /// Draws the figures of `year`, which follows the year drawn before.
    pub fn next(&mut self, year: i32) -> Year {
        self.staff();
        let mut drawn = Year { authorised: self.authorised, actual: self.actual, ..Year::default() };
        self.projects(year, &mut drawn);
        drawn.three_public = self.three_public();
        drawn.operating = self.operating();
        drawn.basic = self.basic(drawn.operating.total);
        let spent: i64 = drawn.projects.iter().map(|project| project.total().executed).sum();
        drawn.procurement = self.procurement(spent);
        self.last = drawn.clone();
        drawn
    }

    fn staff(&mut self) {
        if self.dice.chance(120) {
            self.authorised += self.dice.between(-2, 3);
        }
        let most = self.authorised * 103 / 100 + 1;
        self.actual = (self.actual + self.dice.between(-2, 2)).clamp((self.authorised * 6 / 10).max(3), most);
        self.pay = self.pay * self.dice.between(1015, 1060) / 1000;
    }

    fn projects(&mut self, year: i32, drawn: &mut Year) {
        for life in &mut self.lives {
            if year < life.first || year > life.last {
                if life.spent > 0 {
                    drawn.ended.push((life.kind, life.spent));
                }
                (life.left, life.spent) = (0, 0);
                continue;
            }
            let (dice, step) = (&mut self.dice, self.step);
            // A new project is often not in the initial budget.
            let unforeseen = life.spent == 0 && dice.chance(250);
            let mut current = Funds { initial: if unforeseen { 0 } else { life.size }, ..Funds::default() };
            let growth = match dice.between(1, 100) {
                1..=35 => 1000,
                36..=75 => dice.between(900, 1120),
                76..=94 => dice.between(1120, 1420),
                _ => dice.between(1600, 3200),
            };
            current.revised = part(life.size, growth, step).max(step);
            let mut other = Funds::default();
            if dice.chance(150) {
                other.initial = part(life.size, dice.between(40, 180), step);
                other.revised = part(other.initial, dice.between(900, 1200), step);
            }
            let kept = life.left > 0 && dice.chance(650);
            let mut carried = Funds { revised: if kept { life.left } else { 0 }, ..Funds::default() };
            let revised = current.revised + other.revised + carried.revised;
            let rate = match dice.between(1, 100) {
                1..=34 => 1000,
                35..=92 => dice.between(860, 999),
                93..=97 => dice.between(720, 860),
                _ => dice.between(450, 720),
            };
            let executed = part(revised, rate, step);
            // What was carried over is spent first, this year's appropriation last.
            carried.executed = carried.revised.min(executed);
            other.executed = other.revised.min(executed - carried.executed);
            current.executed = executed - carried.executed - other.executed;
            drawn.before.push(life.spent);
            drawn.projects.push(ProjectYear { kind: life.kind, aim: life.aim, current, carried, other });
            life.left = revised - executed;
            life.spent = executed;
            life.size = part(life.size, dice.between(1005, 1090), step.max(10_000));
            life.aim = (life.aim * dice.between(980, 1060) / 1000).max(1);
        }
    }

    fn three_public(&mut self) -> ThreePublic {
        let before = self.last.three_public;
        let (dice, step) = (&mut self.dice, self.step);
        let scale = self.actual.clamp(8, 160) * WAN;
        let mut line = |before: Line, likely: i64, per_mille: (i64, i64)| {
            if before.budget == 0 && !dice.chance(likely) {
                return Line { prior: before.executed, ..Line::default() };
            }
            let budget = match before.budget {
                0 => part(scale, dice.between(per_mille.0, per_mille.1), step.max(10_000)),
                budget => part(budget, dice.between(900, 1030), step.max(10_000)),
            };
            let rate = if dice.chance(80) { dice.between(1005, 1180) } else { dice.between(720, 1000) };
            Line { prior: before.executed, budget, executed: part(budget, rate, step) }
        };
        let operation = line(before.operation, 700, (20, 90));
        let reception = line(before.reception, 930, (8, 70));
        let overseas = line(before.overseas, 6, (30, 120));
        // A car is bought once, not year after year.
        let purchase = line(Line { budget: 0, ..before.purchase }, 15, (150, 400));
        ThreePublic { purchase, operation, overseas, reception }
    }

    fn operating(&mut self) -> Operating {
        let before = self.last.operating;
        let (dice, step) = (&mut self.dice, self.step);
        let per_head = if before.total.budget == 0 {
            part(dice.between(90, 190) * WAN / 100, 1000, step)
        } else {
            before.total.budget / self.last.actual.max(1)
        };
        let budget = round(per_head * self.actual * dice.between(990, 1050) / 1000, step);
        let rate = if dice.chance(70) { dice.between(1010, 1300) } else { dice.between(800, 1000) };
        let total = Line { prior: before.total.executed, budget, executed: part(budget, rate, step) };
        let mut share = |before: Line, low, high| Line {
            prior: before.executed,
            budget: part(total.budget, dice.between(low, high), step),
            executed: part(total.executed, dice.between(low, high), step),
        };
        let office = share(before.office, 140, 320);
        let utilities = share(before.utilities, 120, 280);
        let meetings = share(before.meetings, 10, 90);
        Operating { total, office, utilities, meetings }
    }

    fn basic(&mut self, operating: Line) -> Funds {
        let (dice, step) = (&mut self.dice, self.step);
        let salaries = round(self.pay * self.actual, step);
        let initial = salaries + operating.budget;
        let revised = part(initial, dice.between(1000, 1085), step).max(operating.executed + salaries);
        let executed = if dice.chance(450) { revised } else { part(revised, dice.between(970, 1000), step) };
        Funds { initial, revised, executed }
    }

    fn procurement(&mut self, spent: i64) -> Line {
        let before = self.last.procurement;
        let (dice, step) = (&mut self.dice, self.step);
        if !dice.chance(720) {
            return Line { prior: before.executed, ..Line::default() };
        }
        let budget = part(spent, dice.between(60, 420), step);
        Line { prior: before.executed, budget, executed: part(budget, dice.between(830, 1000), step) }
    }
}

/// `per_mille` thousandths of `amount`, to a whole number of `step`s.
fn part(amount: i64, per_mille: i64, step: i64) -> i64 {
    let exact = i128::from(amount) * i128::from(per_mille) / 1000;
    round(i64::try_from(exact).unwrap_or(i64::MAX), step)
}

fn round(amount: i64, step: i64) -> i64 {
    (amount + step / 2) / step * step
}
