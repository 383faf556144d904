use serde_json::Value;

use super::table::Table;
use super::value::{amount, items, metric, plain, rate, score};

/// A ranking of departments or projects.
pub fn rank(answer: &Value) -> String {
    let projects = items(&answer["rows"]).any(|row| row.get("project").is_some());
    let mut titles = vec![
        ">名次",
        "单位",
        "类别",
        ">全年预算",
        ">全年执行",
        ">执行率",
        ">自评",
        ">重算",
        ">复核",
        ">无依据分",
        ">偏差",
        "等级",
        ">错误",
        ">警告",
    ];
    if projects {
        titles.insert(2, "项目");
    }
    let mut table = Table::new(&titles);
    for row in items(&answer["rows"]) {
        let mut cells = vec![plain(&row["rank"]), plain(&row["department"])];
        if projects {
            cells.push(plain(&row["project"]));
        }
        cells.extend([plain(&row["category"]), amount(&row["revised_budget"]), amount(&row["executed"])]);
        cells.push(rate(&row["execution_rate"]));
        let scores = ["self_score", "recomputed_score", "reviewed_score", "unsupported_points", "score_gap"];
        cells.extend(scores.map(|key| score(&row[key])));
        cells.extend(["grade", "errors", "warnings"].map(|key| plain(&row[key])));
        table.row(cells);
    }
    let by = match answer["by"].as_str() {
        Some("self") => "自评得分",
        Some("recomputed") => "重算得分",
        Some("reviewed") => "复核得分",
        _ => "最终得分",
    };
    let (year, rules, cut) = (plain(&answer["year"]), plain(&answer["rule_set"]), plain(&answer["as_of"]));
    format!("{year}年度，按{by}；评分规则：{rules}；数据截至 {cut}；金额单位：万元\n{}", table.print())
}

/// The departments drawn for re-checking.
pub fn sample(answer: &Value) -> String {
    let sample = &answer["sample"];
    if sample.is_null() {
        return "这一年度还没有抽查\n".to_owned();
    }
    let mut table = Table::new(&["单位", "分层", "抽取依据", "复核人"]);
    for row in items(&sample["departments"]) {
        table.row(["department", "stratum", "why", "reviewer"].map(|key| plain(&row[key])));
    }
    let of = |key: &str| plain(&sample[key]);
    format!(
        "{}年度抽查，种子“{}”，{} {} 抽取\n{}",
        of("year"),
        of("seed"),
        of("drawn_by"),
        of("drawn_at"),
        table.print()
    )
}

/// How well each department did its self-evaluation.
pub fn quality(answer: &Value) -> String {
    let mut table = Table::new(&["单位", ">得分", ">满分", ">及时", ">完整", ">准确", ">真实", "说明"]);
    for row in items(&answer["rows"]) {
        let parts = ["timely", "complete", "correct", "honest"].map(|key| &row[key]);
        let mut cells = vec![plain(&row["department"]), score(&row["total"]), score(&row["of"])];
        cells.extend(parts.iter().map(|part| score(&part["score"])));
        cells.push(parts.iter().map(|part| plain(&part["why"])).collect::<Vec<_>>().join("；"));
        table.row(cells);
    }
    format!("{}年度自评工作质量\n{}", plain(&answer["year"]), table.print())
}

/// One metric across departments.
pub fn compare(answer: &Value) -> String {
    let (info, kind) = (&answer["info"], &answer["info"]["kind"]);
    let mut table = Table::new(&[">名次", "单位", "类别", ">数值", ">全县中位数", "说明"]);
    for row in items(&answer["rows"]) {
        table.row([
            plain(&row["rank"]),
            plain(&row["department"]),
            plain(&row["category"]),
            metric(kind, &row["value"]),
            metric(kind, &row["county_median"]),
            row["note"].as_str().unwrap_or_default().to_owned(),
        ]);
    }
    let of = |key: &str| metric(kind, &answer["summary"][key]);
    format!(
        "{}（{}），{}年度，{}\n{}共 {} 个，最低 {}，下四分位 {}，中位数 {}，上四分位 {}，最高 {}，合计 {}\n",
        plain(&info["title"]),
        plain(&answer["unit"]),
        plain(&answer["year"]),
        plain(&answer["scope"]),
        table.print(),
        plain(&answer["summary"]["count"]),
        of("min"),
        of("lower_quartile"),
        of("median"),
        of("upper_quartile"),
        of("max"),
        of("total"),
    )
}

/// One metric over the years.
pub fn trend(answer: &Value) -> String {
    let (info, kind) = (&answer["info"], &answer["info"]["kind"]);
    let mut table = Table::new(&["单位", "年度", ">数值", ">比上年", ">变动率", ">占全县", "说明"]);
    for series in items(&answer["series"]) {
        let named = |key: &str| series[key].as_str().map(str::to_owned);
        let name = named("department")
            .or_else(|| named("category"))
            .or_else(|| named("superior").map(|superior| format!("{superior}及所属单位")))
            .unwrap_or_else(|| format!("全县（{}）", plain(&answer["county_basis"])));
        for point in items(&series["points"]) {
            table.row([
                name.clone(),
                plain(&point["year"]),
                metric(kind, &point["value"]),
                metric(kind, &point["change"]),
                rate(&point["change_rate"]),
                rate(&point["share"]),
                point["note"].as_str().unwrap_or_default().to_owned(),
            ]);
        }
    }
    format!("{}（{}）\n{}", plain(&info["title"]), plain(&info["unit"]), table.print())
}

/// The metrics.
pub fn metrics(answer: &Value) -> String {
    let mut table = Table::new(&["编号", "名称", "单位", "好坏", "算法", "依据", "没有数的情形"]);
    for row in items(&answer["metrics"]) {
        let mut cells: Vec<String> = ["id", "title", "unit"].map(|key| plain(&row[key])).into();
        let better = match row["better"].as_str() {
            Some("higher") => "高为好",
            Some("lower") => "低为好",
            _ => "",
        };
        cells.push(better.to_owned());
        cells.extend(["formula", "source", "unavailable"].map(|key| plain(&row[key])));
        table.row(cells);
    }
    table.print()
}
