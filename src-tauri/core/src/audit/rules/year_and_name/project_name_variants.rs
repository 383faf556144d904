use crate::audit::draft::{Place, Value};
use crate::audit::manual::rule;
use crate::audit::names::{key, spelled};
use crate::audit::text::report_name;
use crate::audit::{Context, Outcome};
use crate::filing::{Block, Filing};

rule! {
    /// ## 检查什么
    /// 同一个项目在附件一、附件三、自评报告里的名称写得一样。
    /// ## 为什么
    /// 名称不一样，核对时要一个个认；也可能把两个项目当成了一个。
    /// ## 公式
    /// 除去“事务”与“事物”、“安排”与“安排的”、“其他”与“其它”、“账”与“帐”之差后同名，而写法不同的，作提示。
    /// 末尾有没有“支出”二字不算不同。绩衡按同一个项目核对。
    /// ## 例子
    /// 附件一“城乡社区管理事务”，附件三“城乡社区管理事物支出”。
    /// ## 如何整改
    /// 各处都用预算批复上的名称。
    /// ## 依据
    /// 附件一项目支出各行、附件三“项目支出名称”、自评报告的表。
    pub const RULE: Rule = Rule {
        id: "project_name_variants", title: "项目名称写法不一", family: YearAndName, severity: Note,
        check: check,
    };
}

fn check(context: &Context<'_>) -> Vec<Outcome> {
    let filing = context.filing;
    if filing.projects.is_empty() {
        return vec![Outcome::NotApplicable];
    }
    (0..filing.projects.len()).map(|n| judge(filing, n)).collect()
}

fn judge(filing: &Filing, n: usize) -> Outcome {
    let field = &filing.projects[n].name;
    let Some(name) = field.text() else { return Outcome::NotApplicable };
    let other = |text: &str| key(text) == key(name) && spelled(text) != spelled(name);
    let mut draft = None;
    let mut says: Vec<String> = Vec::new();
    let own = Value::new("项目支出名称", format!("projects.{n}.name"), field);
    let begin = || Place::project(filing, n).finding(&RULE, "").cite(&own);
    for (m, item) in filing.basic_data.iter().flat_map(|form| &form.project_expenditure.items).enumerate() {
        let Some(text) = item.name.text().filter(|text| other(text)) else { continue };
        let path = format!("basic_data.project_expenditure.items.{m}.name");
        draft = Some(draft.unwrap_or_else(begin).cite(&Value::new("项目", path, &item.name)));
        says.push(format!("附件一“{text}”"));
    }
    for (r, b, text) in table_cells(filing) {
        let quoted = format!("{}“{}”", report_name(r), text.trim());
        if other(text) && !says.contains(&quoted) {
            let place = format!("第{}段附表", b + 1);
            draft = Some(draft.unwrap_or_else(begin).cite_at(
                format!("reports.{r}.blocks.{b}"),
                &report_name(r),
                place,
            ));
            says.push(quoted);
        }
    }
    match draft {
        None => Outcome::Pass,
        Some(draft) => draft
            .message(format!("同一个项目写法不一：附件三“{name}”，{}；已按同一个项目核对", says.join("，")))
            .left(name)
            .suggestion(Some("各处都用预算批复上的名称".to_owned()))
            .fail(),
    }
}

/// The cells of the reports' tables.
fn table_cells(filing: &Filing) -> impl Iterator<Item = (usize, usize, &str)> {
    filing.reports.iter().enumerate().flat_map(|(r, report)| {
        report.blocks.iter().enumerate().flat_map(move |(b, block)| {
            let rows = match block {
                Block::Table(rows) => rows.as_slice(),
                Block::Paragraph(_) => &[],
            };
            rows.iter().flatten().map(move |cell| (r, b, cell.as_str()))
        })
    })
}
