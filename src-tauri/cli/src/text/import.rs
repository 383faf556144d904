use serde_json::Value;

use super::value::{form, items, plain};

/// The code of a file that LibreOffice would have to convert first, where it is not installed.
const MISSING: &str = "converter_missing";

/// The files that only LibreOffice could have opened, all together, with what to ask for; `None` if there is none.
pub fn unconverted(answer: &Value) -> Option<String> {
    let asks = |file: &&Value| items(&file["problems"]).any(|problem| problem["code"] == MISSING);
    let files: Vec<String> = items(&answer["files"]).filter(asks).map(|file| plain(&file["path"])).collect();
    (!files.is_empty()).then(|| {
        format!(
            "提醒：{} 个旧式文档（.doc、.wps、.rtf、.odt）没有读取，因为这台电脑上没有装 LibreOffice。请各单位用 Word 或 WPS 打开后另存为 .docx 重报，或装上 LibreOffice 再导入：{}",
            files.len(),
            files.join("；")
        )
    })
}

/// What became of every file, and the sums.
pub fn import(answer: &Value) -> String {
    let mut out = String::new();
    for file in items(&answer["files"]) {
        out.push_str(&format!("{}  {}\n", status(&file["status"]), plain(&file["path"])));
        for filing in items(&file["filings"]) {
            let forms: Vec<String> = items(&filing["forms"]).map(|part| form(&part["kind"])).collect();
            let count = |severity| plain(&filing["findings"][severity]);
            out.push_str(&format!(
                "        {} {}年度：{}；错误 {}，警告 {}，提示 {}\n",
                plain(&filing["department"]),
                plain(&filing["year"]),
                counted(&forms),
                count("error"),
                count("warning"),
                count("note"),
            ));
        }
        for note in items(&file["notes"]) {
            out.push_str(&format!("        {}\n", plain(note)));
        }
        for problem in items(&file["problems"]).filter(|problem| problem["code"] != MISSING) {
            let place = ["sheet", "cell"].map(|key| problem[key].as_str().unwrap_or_default());
            let place = place.join(" ");
            let place =
                if place.trim().is_empty() { String::new() } else { format!("〔{}〕", place.trim()) };
            out.push_str(&format!("        {place}{}\n", plain(&problem["message"])));
        }
    }
    let total = |status| plain(&answer["totals"][status]);
    out.push_str(&format!(
        "共导入 {}，未变 {}，未能读取 {}，待确认 {}\n",
        total("imported"),
        total("unchanged"),
        total("refused"),
        total("needs_decision")
    ));
    let left: Vec<String> = items(&answer["not_reached"]).map(plain).collect();
    if !left.is_empty() {
        out.push_str(&format!("中途取消，下面 {} 个文件没有处理；已导入的保留。\n", left.len()));
        left.iter().for_each(|path| out.push_str(&format!("        {path}\n")));
    }
    out
}

fn status(value: &Value) -> &'static str {
    match value.as_str() {
        Some("imported") => "已导入",
        Some("unchanged") => "未变",
        Some("needs_decision") => "待确认",
        _ => "未能读取",
    }
}

/// 「项目自评表」 ten times over is 「项目自评表×10」.
fn counted(forms: &[String]) -> String {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for form in forms {
        match kinds.iter_mut().find(|(kind, _)| kind == form) {
            Some((_, count)) => *count += 1,
            None => kinds.push((form, 1)),
        }
    }
    let kinds = kinds.iter().map(|(kind, count)| match count {
        1 => (*kind).to_owned(),
        _ => format!("{kind}×{count}"),
    });
    kinds.collect::<Vec<_>>().join("、")
}
