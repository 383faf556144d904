use crate::audit::by_form::{self, Looked, list};
use crate::audit::manual::rule;
use crate::audit::{Context, Outcome};
use crate::filing::label::label;
use crate::filing::{Leaf, Stored};

rule! {
    /// ## 检查什么
    /// 数字中间没有空格，名称中间没有全角空格。
    /// ## 为什么
    /// “1 149.03”在表格里是文字，不参加求和；名称里夹了空格，按名称查就查不到。
    /// ## 公式
    /// 两个数字之间有空格的格子，两个字之间有全角空格的项目、指标、单位名称，一张表合为一条，作提示。
    /// 名称前后的空格、为排版拉开的半角空格不算。
    /// ## 例子
    /// 全年执行数写作“1 149.03”。
    /// ## 如何整改
    /// 删去中间的空格。
    /// ## 依据
    /// 电子表格不把夹空格的数当数字；绩衡读入时已去掉空格。
    pub const RULE: Rule = Rule {
        id: "blanks_inside", title: "数字名称夹空格", family: Characters, severity: Note,
        check: check,
    };
}

/// The fields that hold names.
const NAMES: &[&str] = &["name", "department", "supervising_department", "implementing_unit"];

fn check(context: &Context<'_>) -> Vec<Outcome> {
    by_form::check(
        context.filing,
        &RULE,
        look,
        |spots| format!("有 {} 格中间夹了空格，已去掉空格读入：{}", spots.len(), list(spots)),
        |draft| draft.suggestion(Some("删去中间的空格".to_owned())),
    )
}

fn look(path: &str, leaf: &dyn Leaf) -> Looked {
    let written = leaf.origin().map_or("", |origin| origin.written()).trim();
    let field = path.rsplit('.').next().unwrap_or_default();
    let between = match leaf.stored() {
        // The points of a level stand behind its name.
        Ok(Some(Stored::Number(_))) if field != "level1_weight" => parted(
            written,
            |c| c.is_whitespace() && c != '\n',
            |c| c.is_ascii_digit() || matches!(c, '.' | '０'..='９'),
        ),
        Ok(Some(Stored::Text(_))) if NAMES.contains(&field) => {
            parted(written, |c| c == '\u{3000}', char::is_alphanumeric)
        }
        _ => return Looked::Nothing,
    };
    if between { Looked::Spot(format!("{}“{written}”", label(path))) } else { Looked::Sound }
}

/// Whether a blank stands between two characters of the kind.
fn parted(text: &str, blank: impl Fn(char) -> bool, kind: impl Fn(char) -> bool) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars.windows(3).any(|three| kind(three[0]) && blank(three[1]) && kind(three[2]))
}
