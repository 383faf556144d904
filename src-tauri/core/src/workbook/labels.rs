//! What is printed on the forms, as the two real filings of 2023 and 2024 print it.

/// 附件一.
pub const BASIC_DATA_ANNEX: &str = "附件一";
/// 附件二.
pub const OVERALL_ANNEX: &str = "附件二";
/// 附件三; with more than one project `附件三-1`.
pub const PROJECT_ANNEX: &str = "附件三";

pub const BASIC_DATA_TITLE: &str = "年度部门整体支出绩效评价基础数据表";
pub const OVERALL_TITLE: &str = "年度部门整体支出绩效自评表";
pub const REPORT_ANNEX: &str = "附件四";
pub const REPORT_TITLE: &str = "部门整体支出绩效自评报告";
pub const PROJECT_TITLE: &str = "年度项目支出绩效自评表";

/// A row that stands for rows to be added.
pub const MORE: &str = "……";

/// Stands where no figure is asked for.
pub const NOT_ASKED: &str = "——";

/// The lines of 三公经费, in the order of the form.
pub const THREE_PUBLIC: [&str; 6] = [
    "三公经费:",
    "1、公务用车购置和维护经费",
    "其中：公车购置",
    "公车运行维护",
    "2、出国经费",
    "3、公务接待",
];
pub const PROJECT_EXPENDITURE: &str = "项目支出：";
/// The lines of 项目支出 that a blank form suggests.
pub const SUGGESTED_ITEMS: [&str; 2] = ["1、业务工作经费", "2、运行维护经费"];
/// The lines of 公用经费.
pub const OPERATING_EXPENSE: [&str; 4] =
    ["公用经费", "其中：办公经费", "水费、电费、差旅费", "会议费、培训费"];
pub const GOVERNMENT_PROCUREMENT: &str = "政府采购金额";
pub const BASIC_BUDGET_ADJUSTMENT: &str = "部门基本支出预算调整";
pub const BUILDINGS: [&str; 6] = [
    "批复规模（㎡）",
    "实际规模（㎡）",
    "规模控制率",
    "预算投资\n（万元）",
    "实际投资\n（万元）",
    "投资概算控制率",
];
pub const ECONOMY_MEASURES: &str = "厉行节约保障措施";
pub const BASIC_DATA_NOTE: &str =
    "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。";

/// The six columns of a funds block.
pub const FUNDS_COLUMNS: [&str; 6] = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "自评得分"];
pub const FUNDS_TOTAL: &str = "年度资金总额";
/// Where the money of a project comes from.
pub const FUND_SOURCES: [&str; 3] = ["其中：当年财政拨款", "上年结转资金", "其他资金"];
/// 按收入性质分; the value follows the colon in the same cell.
pub const REVENUE: [&str; 4] =
    ["其中： 一般公共预算：", "政府性基金拨款：", "纳入专户管理的非税收入拨款：", "其他资金："];
/// 按支出性质分; the value follows the colon in the same cell.
pub const EXPENDITURE: [&str; 2] = ["其中：基本支出：", "项目支出："];

pub const GOAL: &str = "年度总体目标";
pub const GOAL_EXPECTED: &str = "预期目标";
pub const GOAL_ACHIEVED: &str = "实际完成情况";
pub const INDICATORS: &str = "绩效指标";
pub const TOTAL: &str = "总分";

/// The columns of the indicator table of 附件二.
pub const OVERALL_INDICATOR_COLUMNS: [&str; 8] = [
    "一级指标",
    "二级指标",
    "三级指标",
    "年度指标值",
    "实际完成值",
    "分值",
    "自评得分",
    "偏差原因分析\n及改进措施",
];
/// The same columns in 附件三, which breaks them differently.
pub const PROJECT_INDICATOR_COLUMNS: [&str; 8] = [
    "一级指标",
    "二级指\n标",
    "三级指标",
    "年度\n指标值",
    "实际\n完成值",
    "分值",
    "自评得分",
    "偏差原因分析\n及改进措施",
];

/// The indicator groups of a blank form: 一级指标, its points, its 二级指标.
pub const GROUPS: [(&str, u32, &[&str]); 3] = [
    ("产出指标", 50, &["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", 30, &["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
    ("满意度指标", 10, &["服务对象满意度指标"]),
];

/// `产出指标\n(50 分)`: the form sets the first one's brackets half-width.
pub fn level1(name: &str, points: Option<&str>) -> String {
    match points {
        None => name.to_owned(),
        Some(points) if name == GROUPS[0].0 => format!("{name}\n({points} 分)"),
        Some(points) => format!("{name}\n（{points} 分）"),
    }
}

/// A 二级指标 as 附件三 breaks it.
pub fn project_level2(name: &str) -> String {
    match name {
        "可持续影响指标" => "可持续\n影响指标".to_owned(),
        "服务对象满意度指标" => "服务对\n象满意度指标".to_owned(),
        _ => name.to_owned(),
    }
}

/// The last line of each form. Names and phones are never written: only the date is kept.
pub fn sign_off(date: Option<&str>) -> String {
    format!("填表人：    填报日期：{}     联系电话：  单位负责人签字：", date.unwrap_or("          "))
}
