//! A filing, form by form, with every figure as it was filed.

use serde_json::Value;

use super::table::Table;
use super::value::{items, list, plain, rate, score};

const TRIPLES: &[(&str, &str)] = &[
    ("/three_public/total", "三公经费"),
    ("/three_public/vehicles", "　公务用车购置和维护"),
    ("/three_public/vehicle_purchase", "　　公车购置"),
    ("/three_public/vehicle_operation", "　　公车运行维护"),
    ("/three_public/overseas_travel", "　因公出国"),
    ("/three_public/reception", "　公务接待"),
    ("/project_expenditure/total", "项目支出"),
    ("/operating_expense/total", "公用经费"),
    ("/operating_expense/office", "　其中：办公"),
    ("/operating_expense/utilities_and_travel", "　其中：水电差旅"),
    ("/operating_expense/meetings_and_training", "　其中：会议培训"),
    ("/government_procurement", "政府采购金额"),
    ("/basic_budget_adjustment", "基本支出预算调整"),
];

/// A filing, whole.
pub fn show(answer: &Value) -> String {
    let department = &answer["department"];
    let mut out = format!(
        "{}  {}年度  第{}版\n编码 {}，类别 {}\n",
        plain(&department["name"]),
        plain(&answer["year"]),
        plain(&answer["version"]),
        plain(&department["code"]),
        plain(&department["category"]),
    );
    if answer["basic_data"].is_object() {
        out.push_str(&basic_data(&answer["basic_data"]));
    }
    if answer["overall"].is_object() {
        out.push_str("\n附件二 部门整体支出绩效自评表\n");
        out.push_str(&evaluation(&answer["overall"], &[("funds", "资金总额")]));
        out.push_str(&split(&answer["overall"]));
        out.push_str(&scores(&answer["scores"]["overall"]));
    }
    for (n, project) in items(&answer["projects"]).enumerate() {
        out.push_str(&format!("\n{} {}\n", plain(&project["annex"]), plain(&project["name"])));
        let funds = [
            ("funds/total", "年度资金总额"),
            ("funds/current_appropriation", "　当年财政拨款"),
            ("funds/carried_over", "　上年结转"),
            ("funds/other_funds", "　其他资金"),
        ];
        out.push_str(&evaluation(project, &funds));
        out.push_str(&scores(&answer["scores"]["projects"][n]));
    }
    for report in items(&answer["reports"]) {
        let blocks: Vec<&Value> = items(&report["blocks"]).collect();
        let paragraphs = blocks.iter().filter(|block| block.is_string()).count();
        let tables = blocks.len() - paragraphs;
        let title = plain(&report["title"]);
        out.push_str(&format!("\n附件四 {title}（{paragraphs} 段，{tables} 张表）\n"));
    }
    out.push_str(&rest(answer));
    out
}

fn basic_data(form: &Value) -> String {
    let staffing = &form["staffing"];
    let mut out = format!(
        "\n附件一 部门整体支出绩效评价基础数据表\n编制 {}，在职 {}，控制率 {}\n",
        plain(&staffing["authorised_posts"]),
        plain(&staffing["actual_staff"]),
        rate(&staffing["control_rate"]),
    );
    let mut table = Table::new(&["项目（万元）", ">上年决算", ">本年预算", ">本年决算"]);
    let row = |title: &str, triple: &Value| {
        let figures = ["prior_final", "budget", "final"].map(|key| plain(&triple[key]));
        std::iter::once(title.to_owned()).chain(figures).collect::<Vec<_>>()
    };
    for (path, title) in TRIPLES {
        table.row(row(title, form.pointer(path).unwrap_or(&Value::Null)));
        if *path == "/project_expenditure/total" {
            for item in items(&form["project_expenditure"]["items"]) {
                table.row(row(&format!("　{}", plain(&item["name"])), item));
            }
        }
    }
    out.push_str(&table.print());
    for building in items(&form["buildings"]) {
        out.push_str(&format!(
            "楼堂馆所 {}：批复 {}㎡，实际 {}㎡；预算 {} 万元，实际 {} 万元\n",
            plain(&building["name"]),
            plain(&building["approved_area"]),
            plain(&building["actual_area"]),
            plain(&building["budgeted_investment"]),
            plain(&building["actual_investment"]),
        ));
    }
    out
}

/// 附件二 and 附件三 alike: funds, indicators, total.
fn evaluation(form: &Value, funds: &[(&str, &str)]) -> String {
    let mut table =
        Table::new(&["资金（万元）", ">年初预算", ">全年预算", ">全年执行", ">分值", ">执行率", ">自评"]);
    for (path, title) in funds {
        let row = form.pointer(&format!("/{path}")).unwrap_or(&Value::Null);
        let mut cells = vec![(*title).to_owned()];
        cells.extend(["initial_budget", "revised_budget", "executed", "weight"].map(|key| plain(&row[key])));
        cells.extend([rate(&row["execution_rate"]), plain(&row["self_score"])]);
        table.row(cells);
    }
    let mut out = table.print();
    let mut table =
        Table::new(&["一级", "二级", "三级指标", "年度指标值", "实际完成值", ">分值", ">自评", ">重算"]);
    for row in items(&form["indicators"]) {
        let text = ["level1", "level2", "name", "target", "actual", "weight", "self_score"];
        let text = text.map(|key| plain(&row[key]).replace('\n', " "));
        table.row(text.into_iter().chain([score(&row["recomputed_score"])]));
    }
    out.push_str(&table.print());
    let total = &form["total"];
    out.push_str(&format!("总分：分值 {}，自评 {}\n", plain(&total["weight"]), plain(&total["self_score"])));
    out
}

/// Where the money of 附件二 came from and what it went into.
fn split(form: &Value) -> String {
    let (from, into) = (&form["revenue"], &form["expenditure"]);
    format!(
        "收入：一般公共预算 {}，政府性基金 {}，专户非税 {}，其他资金 {}；支出：基本支出 {}，项目支出 {}\n",
        plain(&from["general_public_budget"]),
        plain(&from["government_fund"]),
        plain(&from["special_account"]),
        plain(&from["other_funds"]),
        plain(&into["basic_expenditure"]),
        plain(&into["project_expenditure"]),
    )
}

fn scores(form: &Value) -> String {
    if !form.is_object() {
        return String::new();
    }
    format!(
        "得分：自评 {}，重算 {}，复核 {}，无依据分 {}，偏差 {}，等级 {}\n",
        score(&form["self_score"]),
        score(&form["recomputed_score"]),
        score(&form["reviewed_score"]),
        score(&form["unsupported_points"]),
        score(&form["score_gap"]),
        plain(&form["final_grade"]),
    )
}

/// A filing's scores after a decision.
pub fn reviewed(answer: &Value) -> String {
    let mut out = format!("{} {}年度\n", plain(&answer["department"]), plain(&answer["year"]));
    if answer["scores"]["overall"].is_object() {
        out.push_str(&format!("附件二 {}", scores(&answer["scores"]["overall"])));
    }
    for (n, form) in items(&answer["scores"]["projects"]).enumerate() {
        out.push_str(&format!("附件三第{}张 {}", n + 1, scores(form)));
    }
    out
}

/// What was not understood, the files, and where every value was read.
fn rest(answer: &Value) -> String {
    let mut out = String::new();
    if items(&answer["unread"]).next().is_some() {
        let mut table = Table::new(&["表", "单元格", "原文", "原因"]);
        for row in items(&answer["unread"]) {
            table.row(["sheet", "cell", "raw", "reason"].map(|key| plain(&row[key])));
        }
        out.push_str(&format!("\n没有读懂的单元格\n{}", table.print()));
    }
    let files: Vec<Value> = items(&answer["files"]).map(|file| file["name"].clone()).collect();
    out.push_str(&format!("\n来源文件：{}\n", list(&Value::Array(files))));
    if let Some(sources) = answer["sources"].as_object() {
        let mut table = Table::new(&["数据项", "文件", "表", "单元格", "原文"]);
        for (path, source) in sources {
            let place = ["file", "sheet", "cell", "raw"].map(|key| plain(&source[key]).replace('\n', " "));
            table.row(std::iter::once(path.clone()).chain(place));
        }
        out.push_str(&format!("\n出处\n{}", table.print()));
    }
    out
}
