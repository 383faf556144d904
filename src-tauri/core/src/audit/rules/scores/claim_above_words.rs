use rust_decimal::Decimal;

use crate::audit::manual::rule;
use crate::audit::omission::cell;
use crate::audit::scored::{Scored, each, row_name};
use crate::audit::{Context, Outcome};
use crate::number::{Exact, Rate, normalise};
use crate::scoring::{Bands, Target};

rule! {
    /// ## 检查什么
    /// 定性指标的完成值写着“部分完成”“未完成”一类的话，自评得分不超过相应档次。
    /// ## 为什么
    /// 自己写明没有全部做到，却按全部做到给分，得分与事实不符。
    /// ## 公式
    /// 部分达成的得分不超过分值的 80%，未达成的不超过 60%（比例按本年度规则集的定性档次）。
    /// 只认明确的话：以“部分”“未”“没有”“尚未”开头说没有做到的；“基本完成”“有所提升”等不算。指标值写的就是这句话的，算达成。
    /// ## 例子
    /// “设施建设”完成值“部分完成”，分值 10，自评得分 10，最多 8 分。
    /// ## 如何整改
    /// 按档次改正自评得分；确已完成的，改正完成值并附佐证。
    /// ## 依据
    /// 本年度规则集的定性指标档次；默认值参照中江县、天长市 2022 年自评表的填表说明。
    pub const RULE: Rule = Rule {
        id: "claim_above_words", title: "得分与定性不符", family: Scores, severity: Warning,
        check: check,
    };
}

/// How an actual value in words says that the aim was missed, wholly or in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missed {
    Partly,
    Wholly,
}

/// What was, or was not, done.
const DONE: &[&str] =
    &["完成", "达成", "达到", "达标", "实现", "落实", "开展", "实施", "建成", "完工", "覆盖", "启动", "到位"];
const PARTLY: &[&str] = &["部分", "未全部", "未完全", "没有全部", "没有完全", "尚未全部", "尚未完全"];
const WHOLLY: &[&str] = &["未", "没有", "尚未", "还未", "没"];

impl Missed {
    /// What the words say, if they say so plainly and nothing else.
    fn read(text: &str) -> Option<Self> {
        let plain: String = normalise(text).chars().filter(|c| !c.is_whitespace()).collect();
        let after = |words: &[&str]| {
            words
                .iter()
                .filter_map(|word| plain.strip_prefix(word))
                .any(|rest| DONE.iter().any(|done| rest.starts_with(done)))
        };
        if after(PARTLY) {
            Some(Self::Partly)
        } else if after(WHOLLY) {
            Some(Self::Wholly)
        } else {
            None
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Partly => "部分达成",
            Self::Wholly => "未达成",
        }
    }

    /// The most it may get, as a share of the weight.
    fn band(self, bands: &Bands) -> Rate {
        match self {
            Self::Partly => bands.achieved,
            Self::Wholly => bands.partly,
        }
    }
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let bands = &context.rule_set.bands;
    each(context.filing, |form| {
        (0..form.indicators.len()).map(|n| check_row(form, n, bands)).collect::<Vec<_>>()
    })
}

fn check_row(form: &Scored<'_>, n: usize, bands: &Bands) -> Outcome {
    let row = &form.indicators[n];
    let (target, Some(actual)) = (row.target.text().unwrap_or_default(), row.actual.text()) else {
        return Outcome::NotApplicable;
    };
    let (Some(missed), Target::Words) = (Missed::read(actual), Target::read(actual)) else {
        return Outcome::NotApplicable;
    };
    let (Some(weight), Some(score)) = (row.weight.value, row.self_score.value) else {
        return Outcome::CannotJudge;
    };
    let band = missed.band(bands).decimal();
    let most = weight.decimal() * band;
    if target.trim() == actual.trim() || score.decimal() <= most {
        return Outcome::Pass;
    }
    let percent = (band * Decimal::ONE_HUNDRED).normalize();
    form.place
        .finding(
            &RULE,
            format!(
                "{}的完成值写的是“{actual}”，{}最多得分值 {weight} 的 {percent}%，即 {} 分，自评得了 {score} 分",
                row_name(row, n),
                missed.title(),
                most.normalize()
            ),
        )
        .cite(&cell(form, n, "实际完成值", "actual", &row.actual))
        .cite(&cell(form, n, "自评得分", "self_score", &row.self_score))
        .sides(score.decimal(), most)
        .suggestion(Some("按档次改正自评得分；确已完成的，改正完成值并附佐证".to_owned()))
        .fail()
}
