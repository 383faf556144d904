//! The words of official prose that the reader knows. A phrase is understood only if it is made of
//! nothing else: 「招商引资项目支出」 holds 项目支出 and is not the department's project expenditure.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Subject {
    TotalExpenditure,
    TotalRevenue,
    Basic,
    Project,
    Staff,
    Operating,
    ThreePublic,
    Vehicles,
    VehiclePurchase,
    VehicleOperation,
    Travel,
    Reception,
    Procurement,
    Goods,
    Works,
    Services,
    Posts,
    StaffCount,
    Score,
    Assets,
    Liabilities,
    NetAssets,
}

impl Subject {
    /// What the clerk calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::TotalExpenditure => "总支出",
            Self::TotalRevenue => "总收入",
            Self::Basic => "基本支出",
            Self::Project => "项目支出",
            Self::Staff => "人员经费",
            Self::Operating => "公用经费",
            Self::ThreePublic => "三公经费",
            Self::Vehicles => "公务用车购置及运行维护费",
            Self::VehiclePurchase => "公务用车购置费",
            Self::VehicleOperation => "公务用车运行维护费",
            Self::Travel => "因公出国（境）费",
            Self::Reception => "公务接待费",
            Self::Procurement => "政府采购",
            Self::Goods => "货物",
            Self::Works => "工程",
            Self::Services => "服务",
            Self::Posts => "编制",
            Self::StaffCount => "在职人数",
            Self::Score => "自评得分",
            Self::Assets => "资产总额",
            Self::Liabilities => "负债总额",
            Self::NetAssets => "净资产",
        }
    }

    /// Whether it can be a part of `whole`.
    pub fn is_part_of(self, whole: Self) -> bool {
        use Subject::*;
        match whole {
            TotalExpenditure => matches!(self, Basic | Project | Staff | Operating),
            Basic => matches!(self, Staff | Operating),
            Operating => matches!(self, ThreePublic | Vehicles | VehicleOperation | Travel | Reception),
            ThreePublic => matches!(self, Vehicles | VehiclePurchase | VehicleOperation | Travel | Reception),
            Vehicles => matches!(self, VehiclePurchase | VehicleOperation),
            Procurement => matches!(self, Goods | Works | Services),
            StaffCount => self == StaffCount,
            _ => false,
        }
    }
}

/// Which figure of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// 年初预算.
    Initial,
    /// 全年预算, 调整后预算.
    Revised,
    /// 预算, without saying which.
    Budget,
    /// 决算, 执行, 实际支出.
    Final,
    /// 年中追加.
    Added,
}

/// Which money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fund {
    /// 一般公共预算.
    General,
    /// 政府性基金.
    Government,
    /// 国有资本经营预算.
    StateCapital,
    /// 社会保险基金预算.
    SocialInsurance,
    /// 专户非税.
    SpecialAccount,
    /// 其他资金.
    Other,
    /// 财政拨款, which several of the others are.
    Appropriation,
}

/// Which year, seen from the year of the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Year {
    /// The evaluated one.
    This,
    /// The one before.
    Prior,
    /// Another.
    Other,
}

#[derive(Debug, Clone, Copy)]
enum Token {
    Subject(Subject),
    /// 支出 without saying of what.
    Spending,
    /// 决算支出: both.
    Spent,
    Column(Column),
    Fund(Fund),
    Year(Year),
    Filler,
}

/// A phrase, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase {
    /// What it names.
    pub subject: Option<Subject>,
    /// It says 支出 and does not say of what.
    pub spending: bool,
    /// Which figure.
    pub column: Option<Column>,
    /// Which money.
    pub fund: Option<Fund>,
    /// Which year.
    pub year: Option<Year>,
    /// There was nothing in it but known words.
    pub understood: bool,
    /// There was nothing in it at all, or only filling.
    pub empty: bool,
    /// Its own words without year, column and filling at the ends: a name, if it is not understood.
    pub name: String,
}

const SUBJECTS: &[(Subject, &str)] = &[
    (
        Subject::TotalExpenditure,
        "总支出 支出总计 支出合计 支出总额 总支出合计 部门整体支出 整体支出 部门总支出 财政总支出 各项支出总计",
    ),
    (Subject::TotalRevenue, "总收入 收入总计 收入合计 收入总额 总收入合计 部门总收入 收入"),
    (Subject::Basic, "基本支出 基本支出经费 基本经费支出"),
    (Subject::Project, "项目支出 项目支出经费 项目经费支出"),
    (Subject::Staff, "人员经费 人员经费支出 人员支出"),
    (Subject::Operating, "公用经费 日常公用经费 日常公用支出 公用支出 公用经费支出 日常公用经费支出"),
    (Subject::ThreePublic, "三公经费 三公经费支出 三公"),
    (
        Subject::Vehicles,
        "公务用车购置及运行维护费 公务用车购置和运行维护费 公务用车购置与运行维护费 公务用车购置及运行费 公务用车购置和运行费 \
         公务用车购置及维护费 公务用车购置和维护费 公务用车购置和维护 公务用车购置及运行维护 公务用车购置及运行维护费用 \
         公务用车购置和维护经费 公务用车购置、运行维护费 公务用车费 公务用车费用 公车购置及运行维护费 公车购置和运行维护费",
    ),
    (
        Subject::VehiclePurchase,
        "公务用车购置费 公务用车购置 公务用车购置费用 公车购置 公车购置费 购置公务用车",
    ),
    (
        Subject::VehicleOperation,
        "公务用车运行维护费 公务用车运行费 公务用车运行维护 公务用车维护费 公车运行维护费 公车运行费 公车运行维护 \
         公务用车运行维护费用 公务用车运行及维护费 公务车运行维护费 公务用车运维费",
    ),
    (
        Subject::Travel,
        "因公出国费 因公出国费用 因公出国 出国费 因公出国经费 因公出国境费 因公出国出境费 出国境费",
    ),
    (Subject::Reception, "公务接待费 公务接待 公务接待费用 公务接待经费 接待费"),
    (Subject::Procurement, "政府采购 政府采购金额 政府采购总额 政府采购支出总额"),
    (Subject::Goods, "货物 货物类 货物采购 政府采购货物 采购货物"),
    (Subject::Works, "工程 工程类 工程采购 政府采购工程 采购工程"),
    (Subject::Services, "服务 服务类 服务采购 政府采购服务 采购服务"),
    (Subject::Posts, "编制 核定编制 编制数 编制人数 编制总数 人员编制 人员编制数 总编制 定编 核定编制人数"),
    (
        Subject::StaffCount,
        "在职 在职人员 在职人数 在职职工 在职干部职工 实有人数 实有人员 在编在职 在编在职人员 在职在编 在职在编人员 编制在职 \
         在编人员 在编人数 在岗人数",
    ),
    (
        Subject::Score,
        "自评得分 自评总分 自评总得分 综合得分 综合评分 自评分 自评综合得分 自评分数 绩效自评得分 整体支出绩效自评得分 \
         部门整体支出绩效自评得分 自我评价得分 自评综合评分",
    ),
    (Subject::Assets, "资产总额 资产总计 总资产 资产合计"),
    (Subject::Liabilities, "负债总额 负债总计 总负债 负债合计"),
    (Subject::NetAssets, "净资产 净资产总额 净资产合计 净资产总计"),
];

const COLUMNS: &[(Column, &str)] = &[
    (
        Column::Initial,
        "年初预算 年初预算数 年初预算安排 年初 年初批复预算 年初安排 年初批复 年初部门预算 年初下达",
    ),
    (
        Column::Revised,
        "全年预算 全年预算数 调整后预算 调整后预算数 预算调整后 调整预算 调整预算数 可执行预算 可执行预算数 调整后 \
         调整后全年预算 最终预算 调整后的预算 调整后的预算数 调整后全年预算数",
    ),
    (Column::Budget, "预算 预算数 预算安排 预算总额 预算指标"),
    (
        Column::Final,
        "决算 决算数 执行数 全年执行数 实际执行 实际执行数 支出决算 支出决算数 决算总额 年末决算 全年执行",
    ),
    (
        Column::Added,
        "年中追加 年中增加 追加 追加预算 年中追加预算 年中调增 预算追加 调增 年中预算追加 预算调增",
    ),
];

const SPENT: &str = "决算支出 实际支出 实际支出数 全年支出 支出数 实际完成支出 完成支出 累计支出 支出金额 实际发生 实际使用 \
    支出执行数 实际支出金额 执行支出";

const FUNDS: &[(Fund, &str)] = &[
    (
        Fund::General,
        "一般公共预算 一般公共预算财政拨款 一般公共预算拨款 一般公共财政拨款 一般公共财政预算 一般公共预算资金 公共财政预算 \
         一般公共财政预算拨款 公共预算财政拨款 一般公共服务预算拨款",
    ),
    (
        Fund::Government,
        "政府性基金 政府性基金预算 政府性基金预算财政拨款 政府性基金拨款 政府性基金预算拨款 政府性基金财政拨款 政府基金",
    ),
    (Fund::StateCapital, "国有资本经营预算 国有资本经营预算财政拨款 国有资本经营"),
    (Fund::SocialInsurance, "社会保险基金预算 社会保险基金 社保基金"),
    (
        Fund::SpecialAccount,
        "财政专户 财政专户管理资金 纳入专户管理的非税收入拨款 专户非税 纳入财政专户管理的非税收入 财政专户管理的非税收入 \
         纳入专户管理的非税收入 财政专户资金",
    ),
    (Fund::Other, "其他资金 其它资金 其他收入 其它收入"),
    (Fund::Appropriation, "财政拨款 财政拨款资金 财政资金 财政补助"),
];

const YEARS: &[(Year, &str)] = &[
    (Year::This, "本年 本年度 当年 当年度 今年 年度 全年"),
    (Year::Prior, "上年 上年度 去年 上一年 上一年度"),
];

const SPENDING: &str = "支出 开支";

const FILLERS: &str = "为 是 共 共计 合计 总计 总额 总 计 达 达到 有 即 我单位 我局 我委 我办 我中心 我镇 我乡 我院 我校 我站 我队 \
    本单位 本部门 本局 本委 本中心 部门 单位 安排 实现 其中 的 资金 经费 金额 总金额 数 额 费用 支付 累计 已 完成 使用 下达 批复 核定 \
    现有 实有 实际 年末 年底 末 截至 截止 情况 分别 全部 人数 人员 执行 职工 说明 总体 方面 绩效 管理 使用情况 发生 到位 \
    各 及 和";

static VOCABULARY: LazyLock<HashMap<&'static str, Token>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut add = |list: &'static str, token: Token| {
        for word in list.split_whitespace() {
            words.insert(word, token);
        }
    };
    add(FILLERS, Token::Filler);
    add(SPENDING, Token::Spending);
    add(SPENT, Token::Spent);
    YEARS.iter().for_each(|(year, list)| add(list, Token::Year(*year)));
    FUNDS.iter().for_each(|(fund, list)| add(list, Token::Fund(*fund)));
    COLUMNS.iter().for_each(|(column, list)| add(list, Token::Column(*column)));
    SUBJECTS.iter().for_each(|(subject, list)| add(list, Token::Subject(*subject)));
    words
});

/// The longest word of the vocabulary, in characters.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| VOCABULARY.keys().map(|word| word.chars().count()).max().unwrap_or(0));

/// No phrase of the forms is longer; a longer one is not taken apart.
const PHRASE: usize = 48;

/// Takes a phrase apart. `year` is the filing's.
pub fn phrase(text: &str, year: i32) -> Phrase {
    let chars: Vec<char> = text.chars().collect();
    let mut phrase = Phrase { empty: true, understood: true, ..Phrase::default() };
    if chars.len() > PHRASE {
        phrase.understood = false;
        phrase.empty = false;
        return phrase;
    }
    let (mut at, mut subjects) = (0, Vec::new());
    let (mut first, mut last) = (chars.len(), 0);
    while at < chars.len() {
        let (token, length) = token(&chars, at, year);
        phrase.empty &= matches!(token, Some(Token::Filler));
        let mut part_of_name = true;
        match token {
            None => phrase.understood = false,
            Some(Token::Subject(subject)) => subjects.push(subject),
            Some(Token::Spending) => phrase.spending = true,
            Some(Token::Spent) => {
                phrase.spending = true;
                phrase.column = Some(Column::Final);
                part_of_name = false;
            }
            Some(Token::Column(column)) => {
                // 预算 behind 年初 only says again what it is of; two that differ are not understood.
                match phrase.column {
                    Some(known) if known != column && column != Column::Budget => phrase.understood = false,
                    Some(_) => {}
                    None => phrase.column = Some(column),
                }
                part_of_name = false;
            }
            Some(Token::Fund(fund)) => match phrase.fund {
                Some(known) if known != fund && fund != Fund::Appropriation => phrase.understood = false,
                Some(_) => {}
                None => phrase.fund = Some(fund),
            },
            Some(Token::Year(year)) => {
                phrase.year = Some(year);
                part_of_name = false;
            }
            Some(Token::Filler) => part_of_name = false,
        }
        if part_of_name {
            first = first.min(at);
            last = last.max(at + length);
        }
        at += length;
    }
    if first < last {
        phrase.name = chars[first..last].iter().collect();
    }
    // 三公经费公务接待费 is the part; two that are not whole and part are one too many.
    for subject in subjects {
        match phrase.subject {
            None => phrase.subject = Some(subject),
            Some(whole) if subject.is_part_of(whole) || whole == subject => phrase.subject = Some(subject),
            Some(part) if part.is_part_of(subject) => {}
            Some(_) => phrase.understood = false,
        }
    }
    phrase
}

fn token(chars: &[char], at: usize, year: i32) -> (Option<Token>, usize) {
    if let Some((years, length)) = dated(chars, at, year) {
        return (Some(years.map_or(Token::Filler, Token::Year)), length);
    }
    let longest = (*LONGEST).min(chars.len() - at);
    (1..=longest)
        .rev()
        .find_map(|length| {
            let word: String = chars[at..at + length].iter().collect();
            VOCABULARY.get(word.as_str()).map(|token| (Some(*token), length))
        })
        .unwrap_or((None, 1))
}

/// 2024年度, 2024年12月31日, 12月底: a year word, or filling.
fn dated(chars: &[char], at: usize, year: i32) -> Option<(Option<Year>, usize)> {
    let digits = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let next = chars.get(at + digits)?;
    match (digits, next) {
        (4, '年') => {
            let written: i32 = chars[at..at + 4].iter().collect::<String>().parse().ok()?;
            let mut length = 5;
            if chars.get(at + 5) == Some(&'度') {
                length = 6;
            }
            Some((Some(seen_from(written, year)), length))
        }
        (1 | 2, '月' | '日') => Some((None, digits + 1)),
        _ => None,
    }
}

/// A written year, seen from the filing's.
pub fn seen_from(written: i32, year: i32) -> Year {
    match year - written {
        0 => Year::This,
        1 => Year::Prior,
        _ => Year::Other,
    }
}
