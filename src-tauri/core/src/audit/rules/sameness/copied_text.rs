use rust_decimal::Decimal;

use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::sketch::{Common, Sketch, prose, same_prose, sentences};
use crate::audit::text::{cite_block, quoted_block};
use crate::audit::{Context, Outcome};
use crate::filing::masked::mask;
use crate::filing::{Filing, FormKind, Origin};

rule! {
    /// ## 检查什么
    /// 自评报告和年度总体目标的文字，不能与别的部门报送的大部分相同。
    /// ## 为什么
    /// 报告写的是本部门一年的工作。大半句子与别的部门一字不差，说明是抄来的，看不出本部门做了什么。
    /// ## 公式
    /// 15 个字以上、去掉本部门名称后与另一个部门完全相同的句子，至少 5 句，并且占可比句子的 50% 以上。
    /// 本年度有 4 个以上部门、并且占 5% 以上部门都有的句子是统一的提纲，不计入。
    /// ## 例子
    /// 县林业局的自评报告 24 句里有 18 句与县水利局的相同，占 75%。
    /// ## 如何整改
    /// 按本部门的工作和数据重写报告。
    /// ## 依据
    /// 附件四正文，附件二、附件三“年度总体目标”；同一年度各部门的报送互相比较。
    pub const RULE: Rule = Rule {
        id: "copied_text", title: "部门间文字雷同", family: Sameness, severity: Warning,
        beyond: [Others],
        check: check,
    };
}

/// How much of a sentence is quoted, in characters.
const QUOTED: usize = 40;

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let own = Sketch::of(context.filing);
    if own.prose.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    let echoes = own.echoes(context.others, same_prose);
    if echoes.is_empty() {
        return vec![Outcome::Pass];
    }
    echoes.into_iter().map(|(other, common)| report(context.filing, other, common)).collect()
}

fn report(filing: &Filing, other: &Sketch, common: Common) -> Outcome {
    let shared: Vec<(String, &str)> = prose(filing)
        .into_iter()
        .filter_map(|(path, text)| {
            let sentence = sentences(text, &filing.department.name)
                .into_iter()
                .find(|(_, hash)| other.prose.contains(hash));
            sentence.map(|(sentence, _)| (path, sentence))
        })
        .collect();
    let kind = match shared.first() {
        Some((path, _)) if in_report(path).is_some() => FormKind::Report,
        Some((path, _)) if path.starts_with("projects.") => FormKind::Project,
        _ => FormKind::Overall,
    };
    let draft = Place::new(filing, kind).finding(
        &RULE,
        format!(
            "自评报告和总体目标的 {} 句话里有 {} 句与“{}”报送的相同，占 {}",
            common.of,
            common.same,
            other.department,
            common.share()
        ),
    );
    let draft = shared.iter().fold(draft, |draft, (path, _)| match in_report(path) {
        Some((report, block)) => cite_block(draft, report, block),
        None => {
            let (sheet, cell) =
                origin(filing, path).map_or(("", ""), |origin| (origin.sheet.as_str(), origin.cell.as_str()));
            draft.cite_at(path.clone(), sheet, cell.to_owned())
        }
    });
    let draft = match shared.first() {
        Some((path, sentence)) => {
            let quote: String = mask(sentence).chars().take(QUOTED).collect();
            draft.detail(match in_report(path) {
                Some((report, block)) => format!("例如{}", quoted_block(report, block, &quote)),
                None => format!("例如“{quote}”"),
            })
        }
        None => draft,
    };
    draft.left(Decimal::from(common.same)).suggestion(Some("按本部门的工作和数据重写".to_owned())).fail()
}

/// The report and block of a path below it.
fn in_report(path: &str) -> Option<(usize, usize)> {
    let (report, block) = path.strip_prefix("reports.")?.split_once(".blocks.")?;
    Some((report.parse().ok()?, block.parse().ok()?))
}

/// Where a field was read.
fn origin<'a>(filing: &'a Filing, path: &str) -> Option<&'a Origin> {
    let mut found = None;
    filing.each_field(&mut |known, leaf| {
        if known == path {
            found = leaf.origin();
        }
    });
    found
}
