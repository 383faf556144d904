//! The columns of a ledger, and the headers that they go by.

use std::collections::BTreeMap;

use crate::{Code, Error, Result};

pub const DEPARTMENT: usize = 0;
pub const DEPARTMENT_CODE: usize = 1;
pub const PROJECT: usize = 2;
pub const PROJECT_CODE: usize = 3;
pub const INITIAL: usize = 4;
pub const REVISED: usize = 5;
pub const EXECUTED: usize = 6;
pub const POSTS: usize = 7;
pub const THREE_PUBLIC: usize = 8;

/// Name of the column in a mapping, and its usual headers, the likeliest first.
pub const COLUMNS: [(&str, &[&str]); 9] = [
    ("department", &["单位名称", "部门名称", "预算单位名称", "预算单位", "预算部门", "部门", "单位"]),
    (
        "department_code",
        &["单位编码", "部门编码", "预算单位编码", "单位代码", "部门代码", "单位编号", "部门编号"],
    ),
    ("project", &["项目名称", "预算项目名称", "预算项目", "项目"]),
    ("project_code", &["项目编码", "预算项目编码", "项目代码", "项目编号"]),
    (
        "initial_budget",
        &["年初预算数", "年初预算", "年初批复数", "年初预算金额", "年初安排数", "年初数", "年初指标", "年初"],
    ),
    (
        "revised_budget",
        &[
            "调整后预算数",
            "调整后预算",
            "全年预算数",
            "全年预算",
            "调整预算数",
            "预算指标数",
            "调剂后预算数",
            "调剂后预算",
            "调剂后",
            "调整后",
        ],
    ),
    ("executed", &["执行数", "全年执行数", "预算执行数", "支出数", "累计支出", "实际支出", "支付数", "执行"]),
    ("authorised_posts", &["编制数", "编制人数", "核定编制", "核定编制数", "行政事业编制", "编制"]),
    ("three_public_budget", &["三公经费预算数", "三公经费预算", "“三公”经费预算", "三公预算", "三公经费"]),
];

/// The headers to look for. `given`: what the clerk points at is meant and nothing else, a blank means that there is no
/// such column; what is merely remembered comes before the usual ones.
///
/// # Errors
/// `BadRequest` for a column that a ledger does not have.
pub fn titles(mapping: &BTreeMap<String, String>, given: bool) -> Result<Vec<Vec<String>>> {
    if let Some(unknown) = mapping.keys().find(|id| COLUMNS.iter().all(|(known, _)| known != id)) {
        let known: Vec<&str> = COLUMNS.iter().map(|(id, _)| *id).collect();
        return Err(Error::new(
            Code::BadRequest,
            format!("台账没有“{unknown}”这一列，可以指定的是：{}。请改正后再导入。", known.join("、")),
        ));
    }
    Ok(COLUMNS
        .iter()
        .map(|(id, usual)| {
            let usual = usual.iter().map(|title| (*title).to_owned());
            match mapping.get(*id) {
                Some(header) if given => {
                    Some(header.clone()).filter(|header| !header.trim().is_empty()).into_iter().collect()
                }
                remembered => remembered.cloned().into_iter().chain(usual).collect(),
            }
        })
        .collect())
}
