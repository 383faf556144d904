//! Words of a form that no field took: what somebody wrote to the bureau in an unexpected place is listed, what the
//! template prints is not.

use super::captions;
use super::cells::CellReader;
use super::columns::Header;
use super::segment::{Segment, heads_block, is_title};
use crate::intake::grid::{Cell, Content};
use crate::intake::labels;
use crate::number::is_no_value;

/// Most cells listed one by one.
const MOST: usize = 20;

/// No label of a form is as long.
const LONGEST_LABEL: usize = 24;

/// Lists sentences anywhere in a form's rows, and words behind a row's values.
pub fn leave_words(segment: &Segment<'_>, reader: &mut CellReader<'_>, path: &str) {
    let grid = segment.grid;
    let mut left: Vec<(usize, u32)> = Vec::new();
    let mut more = 0_usize;
    let mut headers_end = segment.rows().start;
    for row in segment.rows() {
        let cells = &grid.rows[row].cells;
        if heads_block(grid, row) {
            headers_end = Header::of(grid, row).row + 1;
        }
        if row < headers_end
            || is_title(grid, row)
            || cells.iter().any(|cell| captions::signs_off(&cell.text))
        {
            continue;
        }
        let taken = |cell: &Cell| reader.taken.borrow().contains(&(row, cell.column));
        let last_taken = cells.iter().rposition(|cell| taken(cell) && !cell.text.trim().is_empty());
        for (n, cell) in cells.iter().enumerate() {
            if !matches!(cell.content, Content::Text) || taken(cell) || is_no_value(&cell.text) {
                continue;
            }
            let behind = last_taken.is_some_and(|last| n > last) && is_remark(&cell.text);
            if !(behind || is_sentence(&cell.text)) || is_instruction(&cell.text) {
                continue;
            }
            if left.len() == MOST {
                more += 1;
            } else {
                left.push((row, cell.column));
            }
        }
    }
    let last = left.len();
    for (n, (row, column)) in left.into_iter().enumerate() {
        let mut reason = "这里的文字没有对应的栏目，没有读入".to_owned();
        if n + 1 == last && more > 0 {
            reason = format!("{reason}；此后还有{more}处");
        }
        reader.leave_unread(path, row, column, &reason);
    }
}

/// Longer than any label, or with the punctuation of a sentence.
fn is_sentence(text: &str) -> bool {
    let key = labels::key(text).chars().count();
    key > LONGEST_LABEL || key >= 10 && text.contains(['。', '，', '；', '！', '？'])
}

/// Words behind the values of a row that are no label.
fn is_remark(text: &str) -> bool {
    let key = labels::key(text).chars().count();
    let last = text.trim_end().chars().next_back();
    let unit = ["单位", "金额单位", "计量单位"].iter().any(|label| text.trim_start().starts_with(label));
    key >= 2 && !unit && !matches!(last, Some(':' | '：'))
}

/// What a template says to who fills it in. Whoever speaks of himself or gives a reason is no template.
fn is_instruction(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let own = [
        "我单位",
        "我局",
        "我镇",
        "我乡",
        "我办",
        "我中心",
        "我校",
        "本单位20",
        "本局",
        "由于",
        "因为",
        "核对",
        "改革",
    ];
    if own.iter().any(|words| plain.contains(words)) {
        return false;
    }
    let notes = ["说明", "填表说明", "填报说明", "注", "备注", "附注", "*", "※"];
    let is_note = notes.iter().any(|note| {
        plain.strip_prefix(note).is_some_and(|rest| {
            note.len() == 1 || rest.starts_with([':', '：', '.', '、', '1', '１', '（', '('])
        })
    });
    let says = ["请各", "请填", "请按", "请在", "填报", "填写", "填列", "填入", "计算公式", "得分="];
    is_note || says.iter().any(|words| plain.contains(words))
}

#[cfg(test)]
mod tests {
    use super::{is_instruction, is_sentence};

    /// Protects what a department wrote from being taken for the template's own words, and the clerk from those.
    #[test]
    fn a_departments_words_are_told_from_the_templates() {
        for text in [
            "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，“公用经费”填报基本支出中的一般商品和服务支出。",
            "注：1.分值合计为100分；2.金额保留两位小数。",
            "请各单位认真填写，于3月31日前报送",
            "备注：得分=执行率×分值，最高不超过满分。",
        ] {
            assert!(is_sentence(text) && is_instruction(text), "{text}");
        }
        for text in [
            "本单位2024年机构改革，原水土保持站并入，数据口径有变化。",
            "说明：由于年中追加预算，全年预算数比年初多80万元。",
            "该数含上年结转，请财政局核对",
            "备注我单位无公车，购置费为零。",
        ] {
            assert!(is_sentence(text) && !is_instruction(text), "{text}");
        }
        for label in [
            "纳入专户管理的非税收入拨款",
            "偏差原因分析\n及改进措施",
            "楼堂馆所控制情况\n（2023 年完工项目）",
        ] {
            assert!(!is_sentence(label), "{label}");
        }
    }
}
