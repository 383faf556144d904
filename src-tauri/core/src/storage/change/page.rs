//! The log of changes, page by page, as a clerk reads it.

use std::collections::HashMap;

use rusqlite::OptionalExtension;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::audit::Status;
use crate::filing::label::label;
use crate::filing_state::FilingState;
use crate::storage::Reader;
use crate::{Error, Result};

/// Steps that are told of one change; those beyond are counted.
const STEPS: usize = 60;

/// A change, as a clerk reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangeLine {
    /// Its number in the log.
    #[ts(type = "number")]
    pub id: i64,
    /// When, local time.
    pub at: String,
    /// Who.
    pub by: String,
    /// What it was, for programs (`import`).
    pub action: String,
    /// Which filings and departments it concerned, each once.
    pub subjects: Vec<String>,
    /// What was done, step by step, in Chinese.
    pub steps: Vec<String>,
    /// Steps beyond those.
    pub steps_left_out: u32,
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChangePage {
    /// Newest first.
    pub changes: Vec<ChangeLine>,
    /// Whether there are older ones.
    pub older: bool,
}

impl Reader {
    /// `limit` changes that are older than `before`, or the newest ones; newest first.
    ///
    /// # Errors
    /// `DatabaseDamaged` and the like; `Internal` if the log's detail is not what this program writes.
    pub fn change_page(&self, before: Option<i64>, limit: u32) -> Result<ChangePage> {
        let mut statement = self.conn.prepare_cached(include_str!("page.sql"))?;
        let mut rows = statement.query((before, i64::from(limit) + 1))?;
        let mut page = ChangePage { changes: Vec::new(), older: false };
        let mut names = HashMap::new();
        while let Some(row) = rows.next()? {
            if page.changes.len() == limit as usize {
                page.older = true;
                break;
            }
            let detail: String = row.get(4)?;
            let detail: Value = serde_json::from_str(&detail).map_err(Error::internal)?;
            let mut line = ChangeLine {
                id: row.get(0)?,
                at: row.get(1)?,
                by: row.get(2)?,
                action: row.get(3)?,
                subjects: Vec::new(),
                steps: Vec::new(),
                steps_left_out: 0,
            };
            for step in detail.as_array().into_iter().flatten().filter_map(Value::as_object) {
                self.tell(step, &mut line, &mut names)?;
            }
            page.changes.push(line);
        }
        Ok(page)
    }

    fn tell(
        &self,
        step: &Map<String, Value>,
        line: &mut ChangeLine,
        names: &mut HashMap<i64, String>,
    ) -> Result<()> {
        let subject = match (step.get("filing").and_then(Value::as_i64), step.get("department")) {
            (Some(id), _) => match names.get(&id) {
                Some(name) => Some(name.clone()),
                None => {
                    let name = self.filing_name(id)?;
                    names.insert(id, name.clone());
                    Some(name)
                }
            },
            (None, Some(Value::String(name))) => Some(name.clone()),
            _ => None,
        };
        if let Some(subject) = &subject
            && !line.subjects.contains(subject)
        {
            line.subjects.push(subject.clone());
        }
        let Some(told) = sentence(step) else { return Ok(()) };
        if line.steps.len() < STEPS {
            line.steps.push(match subject {
                Some(subject) => format!("{subject}：{told}"),
                None => told,
            });
        } else {
            line.steps_left_out = line.steps_left_out.saturating_add(1);
        }
        Ok(())
    }

    /// 「某局 2024 年度第 1 版」.
    fn filing_name(&self, id: i64) -> Result<String> {
        let mut statement = self.conn.prepare_cached(include_str!("filing_name.sql"))?;
        let named = statement
            .query_row([id], |row| {
                let (name, year, version): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(format!("{name} {year} 年度第 {version} 版"))
            })
            .optional()?;
        Ok(named.unwrap_or_else(|| format!("报送 {id}")))
    }
}

/// What a step did; `None` for one that goes without saying beside the others of its change.
fn sentence(step: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| match step.get(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let or_blank = |key: &str| text(key).unwrap_or_else(|| "（空白）".to_owned());
    let has = |key: &str| step.contains_key(key);
    if has("source") && has("size") {
        return text("name").map(|name| format!("保存原文件“{name}”"));
    }
    for (key, done) in [("undone_step", "撤销"), ("redone_step", "重做")] {
        if has(key) {
            return Some(format!("{done}：{}", or_blank(key)));
        }
    }
    if has("finding_case") {
        let status =
            Status::from_id(&or_blank("status")).map_or_else(|| or_blank("status"), |s| s.title().to_owned());
        let why = text("reason").map(|why| format!("，理由：{why}")).unwrap_or_default();
        return Some(format!(
            "{} 年度第 {} 号问题记为{status}{why}",
            or_blank("year"),
            or_blank("finding_case")
        ));
    }
    if has("rule") {
        return Some(super::rule::sentence(step));
    }
    if has("findings") {
        return Some(format!("审核发现 {} 条", or_blank("findings")));
    }
    if has("values") && has("form") {
        let form = match step.get("form").and_then(Value::as_str) {
            Some("basic_data") => "附件一",
            Some("overall") => "附件二",
            Some("project") => "附件三",
            Some("report") => "附件四",
            _ => "附件",
        };
        let name = text("name").map(|name| format!("“{name}”")).unwrap_or_default();
        return Some(format!("写入{form}{name}，{} 个值", or_blank("values")));
    }
    if has("version") && has("year") {
        return Some("新建这一版报送".to_owned());
    }
    if has("copied_from") {
        return Some("沿用上一版的一张表".to_owned());
    }
    if has("after") && has("path") {
        let (before, after) = (or_blank("before"), or_blank("after"));
        return Some(format!(
            "{} 由 {before} 更正为 {after}，理由：{}",
            label(&or_blank("path")),
            or_blank("reason")
        ));
    }
    if has("correction_removed") {
        let what = label(&or_blank("path"));
        return Some(format!("{what} 的更正 {} 已撤销", or_blank("correction_removed")));
    }
    if has("restored_from") {
        return Some(format!("恢复自第 {} 版，理由：{}", or_blank("restored_from"), or_blank("reason")));
    }
    if has("current") && has("filing") {
        let current = step.get("current").and_then(Value::as_bool).unwrap_or_default();
        return Some(if current { "重新成为当前版本" } else { "不再是当前版本" }.to_owned());
    }
    if has("form") && has("removed") {
        return Some("取出导入时加入的一张表".to_owned());
    }
    if has("import") {
        let undone = has("undone");
        return undone.then(|| format!("第 {} 次导入已撤销", or_blank("import")));
    }
    if has("file") && has("removed") {
        return Some("不再附有这个文件".to_owned());
    }
    if has("file") && has("name") {
        return Some(format!("附上文件“{}”", or_blank("name")));
    }
    if has("state") {
        let state = step.get("state").cloned().and_then(|id| serde_json::from_value::<FilingState>(id).ok());
        let state = state.map_or_else(|| or_blank("state"), |state| state.title().to_owned());
        let why = text("reason").map(|why| format!("，理由：{why}")).unwrap_or_default();
        let until = text("until").map(|until| format!("，延到 {until}")).unwrap_or_default();
        return Some(format!("{} 年度 {} 记为{state}{until}{why}", or_blank("year"), or_blank("date")));
    }
    if has("merged_into") {
        let facts = facts(step, false);
        let facts = if facts.is_empty() { facts } else { format!("（原有{facts}）") };
        return Some(format!("并入“{}”{facts}", or_blank("merged_into")));
    }
    if has("renamed") {
        return Some(format!("改名为“{}”", or_blank("renamed")));
    }
    if has("registered") {
        return Some("登记进名册".to_owned());
    }
    if has("alias_removed") {
        return Some(format!("去掉别名“{}”", or_blank("alias_removed")));
    }
    if has("ledger") {
        let what = if step.get("replaced") == Some(&Value::Bool(true)) { "替换" } else { "导入" };
        return Some(format!(
            "{what} {} 年度台账“{}”：{} 个部门，{} 个项目，{} 行没有对上",
            or_blank("ledger"),
            or_blank("file"),
            or_blank("departments"),
            or_blank("projects"),
            or_blank("unmatched")
        ));
    }
    if FACTS.iter().any(|(key, ..)| has(key)) && has("department") {
        return Some(format!("名册里改为：{}", facts(step, true)));
    }
    if has("alias") {
        return Some(format!("加上别名“{}”", or_blank("alias")));
    }
    if has("label") && has("meaning") {
        return Some(format!("表头“{}”一列记作：{}", or_blank("label"), or_blank("meaning")));
    }
    if has("forgotten") {
        return Some(format!("不再记住表头“{}”一列的含义", or_blank("forgotten")));
    }
    if has("restored") {
        return Some(format!("从备份“{}”恢复", or_blank("restored")));
    }
    if has("setting") {
        let what = match or_blank("setting").as_str() {
            "bureau" => "本单位名称".to_owned(),
            "backup_folder" => "第二个备份文件夹".to_owned(),
            other => format!("设置 {other}"),
        };
        return Some(format!("{what}改为 {}", or_blank("value")));
    }
    if has("department") && step.len() == 1 {
        return Some("加入名册".to_owned());
    }
    if has("form") && has("unread") {
        return None;
    }
    // Said in the log's own words rather than left out.
    let rest = step.iter().filter(|(key, _)| !matches!(key.as_str(), "filing" | "department"));
    let rest: Vec<String> =
        rest.filter(|(_, value)| !value.is_null()).map(|(key, value)| format!("{key} {value}")).collect();
    (!rest.is_empty()).then(|| rest.join("，"))
}

/// What the register says of a department, as the log names it.
const FACTS: [(&str, &str); 5] = [
    ("code", "编码"),
    ("category", "类别"),
    ("superior", "主管部门"),
    ("first_year", "起始年度"),
    ("last_year", "撤销年度"),
];

/// 「编码 0070，类别 政府部门」; with `blanks` also what it says is empty now.
fn facts(step: &Map<String, Value>, blanks: bool) -> String {
    let tell = |(key, title): &(&str, &str)| {
        let text = match step.get(*key)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ if blanks => "（空白）".to_owned(),
            _ => return None,
        };
        Some(format!("{title} {text}"))
    };
    FACTS.iter().filter_map(tell).collect::<Vec<_>>().join("，")
}
