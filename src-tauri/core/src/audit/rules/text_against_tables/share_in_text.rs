use crate::audit::draft::Place;
use crate::audit::manual::rule;
use crate::audit::text::near::{self, Rounded};
use crate::audit::text::{self, Figure, Role, Subject, Text, cite, held, in_marks, quoted};
use crate::audit::{Context, Outcome};
use crate::filing::{Filing, FormKind};

rule! {
    /// ## 检查什么
    /// 自评报告里“占总支出的……%”按报告和表里的金额计算得出。
    /// ## 为什么
    /// 比例是算出来的，算不出来就说明金额或比例写错了一个。
    /// ## 公式
    /// 占比＝这一项的金额÷总数，按写出的位数比较，四舍五入和截尾都算对。总数取报告里同名的金额、其中各项之和或表里的数，有一个对得上就算对。
    /// ## 例子
    /// “项目支出33419.87万元，占总支出的89.4%”，按 33419.87÷33963.61 计算是 98.40%。
    /// ## 如何整改
    /// 重新计算比例，改正写错的比例或金额。
    /// ## 依据
    /// 报告文字里的算术，不需要另外的规定。
    pub const RULE: Rule = Rule {
        id: "share_in_text", title: "文中占比复算", family: TextAgainstTables, severity: Warning,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let text = text::read(context.filing);
    let outcomes: Vec<Outcome> =
        (0..text.figures.len()).filter_map(|n| judge(context.filing, &text, n)).collect();
    if outcomes.is_empty() { vec![Outcome::NotApplicable] } else { outcomes }
}

fn judge(filing: &Filing, text: &Text, n: usize) -> Option<Outcome> {
    let share = &text.figures[n];
    let Role::Share(whole) = share.role else { return None };
    let part_at = near::amount_before(text, n)?;
    let part = &text.figures[part_at];
    let agrees = |whole: Rounded| near::is_ratio(share, Rounded::of(part), whole);
    let stated = stated(text, part_at, whole);
    if stated.iter().any(|(_, whole)| agrees(*whole) == Some(true)) {
        return Some(Outcome::Pass);
    }
    // The text may have the whole wrong and the share right: what the annexes hold counts as well.
    let mut asked: Vec<&Figure> = Vec::new();
    for figure in stated.iter().filter_map(|(figure, _)| *figure) {
        if !asked
            .iter()
            .any(|other| (other.column, other.fund, other.year) == (figure.column, figure.fund, figure.year))
        {
            asked.push(figure);
            if held(filing, figure).is_some_and(|held| agrees(Rounded::filed(held.filed)) == Some(true)) {
                return Some(Outcome::Pass);
            }
        }
    }
    let (figure, whole) = stated.into_iter().find(|(_, whole)| agrees(*whole).is_some())?;
    let name = figure.map_or_else(|| "其中各项之和".to_owned(), in_marks);
    let computed = near::percent(part.value(), whole.value, share.decimals)?;
    let draft = Place::new(filing, FormKind::Report)
        .finding(&RULE, format!("{}，按{}和{name}计算是 {computed}", quoted(share), in_marks(part)))
        .sides(share.value(), crate::number::round_half_up(part.value().checked_div(whole.value)?, 6))
        .detail(format!("{}÷{}＝{computed}", part.value(), whole.value.normalize()))
        .suggestion(Some("重新计算，改正比例或金额".to_owned()));
    Some(cite(cite(draft, part), share).fail())
}

/// What the part may be a part of as the text has it, the likeliest first; no figure for the sum of a list.
fn stated(text: &Text, part_at: usize, whole: Option<Subject>) -> Vec<(Option<&Figure>, Rounded)> {
    let part = &text.figures[part_at];
    let mut found = Vec::new();
    if let Some(list) = near::list_of(text, part_at) {
        let fits = |figure: &&Figure| whole.is_none_or(|subject| figure.subject == Some(subject));
        let parents = list.parents.iter().map(|&parent| &text.figures[parent]).filter(fits);
        found.extend(parents.map(|parent| (Some(parent), Rounded::of(parent))));
        found.push((None, Rounded::sum(list.parts.iter().map(|&n| Rounded::of(&text.figures[n])))));
    }
    let Some(subject) = whole else { return found };
    let named = near::around(text, part, part_at).filter(|figure| {
        figure.is_amount()
            && figure.cell.is_none()
            && figure.subject == Some(subject)
            && (figure.fund.is_none() || figure.fund == part.fund)
            && (figure.column.is_none() || part.column.is_none() || figure.column == part.column)
            && figure.is_of_this_year() == part.is_of_this_year()
    });
    found.extend(named.map(|figure| (Some(figure), Rounded::of(figure))));
    found
}
