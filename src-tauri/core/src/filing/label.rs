//! What a field is called: the words of the form for a path, so that findings, corrections and version
//! comparisons name a value alike.

/// The name of the field at a path of a filing or of a form: 「全年预算数 · 年度资金总额」 for
/// `overall.funds.revised_budget`. The form itself is not named. A path of no field is given back as it is.
pub fn label(path: &str) -> String {
    let steps: Vec<&str> = below_form(path).split('.').collect();
    let Some((field, blocks)) = steps.split_last() else { return path.to_owned() };
    let within = blocks.iter().rev().find(|step| step.parse::<usize>().is_err() && **step != "total");
    let Some(name) = field_name(field, within.copied()) else { return path.to_owned() };
    match block_name(blocks) {
        Some(block) if block != name => format!("{name} · {block}"),
        _ => name.to_owned(),
    }
}

/// The path without the form it leads into.
fn below_form(path: &str) -> &str {
    let (head, rest) = path.split_once('.').unwrap_or((path, ""));
    match head {
        "basic_data" | "overall" => rest,
        "projects" | "reports" => rest.split_once('.').map_or("", |(_, below)| below),
        _ => path,
    }
}

fn block_name(blocks: &[&str]) -> Option<String> {
    let row = blocks.last().and_then(|step| step.parse::<usize>().ok()).map(|n| n + 1);
    let block = blocks.iter().rev().find(|step| step.parse::<usize>().is_err() && **step != "total");
    let name = match *block.or(blocks.first())? {
        "total" => "总分",
        "staffing" => "财政供养人员",
        "three_public" => "三公经费",
        "vehicles" => "公务用车购置和维护",
        "vehicle_purchase" => "公车购置",
        "vehicle_operation" => "公车运行维护",
        "overseas_travel" => "因公出国",
        "reception" => "公务接待",
        "project_expenditure" | "items" => "项目支出",
        "operating_expense" => "公用经费",
        "office" => "办公经费",
        "utilities_and_travel" => "水费、电费、差旅费",
        "meetings_and_training" => "会议费、培训费",
        "government_procurement" => "政府采购金额",
        "basic_budget_adjustment" => "部门基本支出预算调整",
        "buildings" => "楼堂馆所",
        "funds" => "年度资金总额",
        "current_appropriation" => "当年财政拨款",
        "carried_over" => "上年结转资金",
        "other_funds" => "其他资金",
        "revenue" => "按收入性质分",
        "expenditure" => "按支出性质分",
        "goal" => "年度总体目标",
        "indicators" => "绩效指标",
        _ => return None,
    };
    Some(match row {
        Some(row) => format!("{name}第{row}行"),
        None => name.to_owned(),
    })
}

fn field_name(field: &str, within: Option<&str>) -> Option<&'static str> {
    Some(match field {
        "name" => match within {
            Some("indicators") => "三级指标",
            Some("items") => "项目",
            Some("buildings") => "名称",
            _ => "项目支出名称",
        },
        "annex" => "附件编号",
        "department" => "预算部门、单位名称",
        "signed_on" => "填报日期",
        "title" => "标题",
        "supervising_department" => "主管部门",
        "implementing_unit" => "实施单位",
        "authorised_posts" => "编制数",
        "actual_staff" => "实际在职人数",
        "control_rate" => "控制率",
        "prior_final" => "上年决算数",
        "budget" => "本年预算数",
        "final" => "本年决算数",
        "approved_area" => "批复规模",
        "actual_area" => "实际规模",
        "area_control_rate" => "规模控制率",
        "budgeted_investment" => "预算投资",
        "actual_investment" => "实际投资",
        "investment_control_rate" => "投资概算控制率",
        "economy_measures" => "厉行节约保障措施",
        "initial_budget" => "年初预算数",
        "revised_budget" => "全年预算数",
        "executed" => "全年执行数",
        "weight" => "分值",
        "execution_rate" => "执行率",
        "self_score" => "自评得分",
        "general_public_budget" => "一般公共预算",
        "government_fund" => "政府性基金拨款",
        "special_account" => "纳入专户管理的非税收入拨款",
        "other_funds" => "其他资金",
        "basic_expenditure" => "基本支出",
        "project_expenditure" => "项目支出",
        "expected" => "预期目标",
        "achieved" => "实际完成情况",
        "level1" => "一级指标",
        "level1_weight" => "一级指标分值",
        "level2" => "二级指标",
        "target" => "年度指标值",
        "actual" => "实际完成值",
        "deviation_reason" => "偏差原因",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::filing::{Form, FormKind};

    /// Protects the clerk from paths: every field of every form has a Chinese name.
    #[test]
    fn every_field_is_named() {
        for kind in [FormKind::BasicData, FormKind::Overall, FormKind::Project, FormKind::Report] {
            let mut form = Form::empty(kind);
            for list in ["indicators.0.name", "project_expenditure.items.0.name", "buildings.0.name"] {
                form.fields_mut().at(list);
            }
            let mut fields = 0;
            form.fields().visit("", &mut |path, _| {
                fields += 1;
                assert!(!label(path).is_ascii() && !label(path).contains('.'), "{path}: {}", label(path));
            });
            assert!(fields > 0);
        }
    }

    /// Protects the words: those of the forms, the block behind the field.
    #[test]
    fn labels_are_the_words_of_the_forms() {
        for (path, expected) in [
            ("overall.funds.revised_budget", "全年预算数 · 年度资金总额"),
            ("projects.3.funds.total.executed", "全年执行数 · 年度资金总额"),
            ("projects.3.funds.carried_over.executed", "全年执行数 · 上年结转资金"),
            ("overall.indicators.3.weight", "分值 · 绩效指标第4行"),
            ("overall.total.self_score", "自评得分 · 总分"),
            ("basic_data.three_public.total.final", "本年决算数 · 三公经费"),
            ("basic_data.project_expenditure.items.0.budget", "本年预算数 · 项目支出第1行"),
            ("basic_data.economy_measures", "厉行节约保障措施"),
            ("projects.0.name", "项目支出名称"),
            ("reports.0.title", "标题"),
        ] {
            assert_eq!(label(path), expected);
        }
    }
}
