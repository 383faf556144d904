//! Budgets that the reports (附件四) state in their text and tables.

use rust_decimal::Decimal;

use super::report::Block;
use super::{Basis, Filing};
use crate::number::{Amount, Exact, Reading, normalise};

/// What a stated figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    ThreePublic,
    ProjectExpenditure,
    OperatingExpense,
    /// Something else, which ends what was spoken of before.
    Other,
}

/// A budget figure of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    pub subject: Subject,
    /// [`Basis::Initial`] or [`Basis::Revised`].
    pub basis: Basis,
    /// 万元.
    pub value: Decimal,
}

const SUBJECTS: &[(&str, Subject)] = &[
    ("三公经费", Subject::ThreePublic),
    ("项目支出", Subject::ProjectExpenditure),
    ("项目经费", Subject::ProjectExpenditure),
    ("公用经费", Subject::OperatingExpense),
    ("人员经费", Subject::Other),
    ("基本支出", Subject::Other),
    ("采购", Subject::Other),
    ("基金", Subject::Other),
    ("收入", Subject::Other),
    ("总支出", Subject::Other),
    ("安排支出", Subject::Other),
];

/// Words that say which column a figure is of; `None` for columns that are no budget.
const COLUMNS: &[(&str, Option<Basis>)] = &[
    ("年初预算", Some(Basis::Initial)),
    ("全年预算", Some(Basis::Revised)),
    ("调整后预算", Some(Basis::Revised)),
    ("决算", None),
    ("执行", None),
    ("追加", None),
    ("增加", None),
    ("减少", None),
    ("调整", None),
    ("结余", None),
    ("结转", None),
    ("超", None),
    ("实际", None),
    ("完成", None),
    ("到位", None),
    ("下达", None),
    ("使用", None),
    ("支付", None),
];

/// Every budget figure of the three blocks that the reports state, in their order.
pub(super) fn budgets(filing: &Filing) -> Vec<Stated> {
    let mut found = Vec::new();
    for report in &filing.reports {
        let mut heading = Subject::Other;
        for block in &report.blocks {
            match block {
                Block::Paragraph(text) => {
                    let text = plain(text);
                    if text.contains("万元") {
                        for sentence in text.split(['。', '；', ';', '\n']) {
                            of_sentence(sentence, heading, &mut found);
                        }
                    } else if text.chars().count() <= 40 {
                        heading = last_of(SUBJECTS, &text).unwrap_or(Subject::Other);
                    }
                }
                Block::Table(rows) => of_table(rows, &mut found),
            }
        }
    }
    found
}

fn plain(text: &str) -> String {
    normalise(text).chars().filter(|c| !c.is_whitespace() && !"“”\"‘’「」".contains(*c)).collect()
}

/// The entry whose word stands last in the text.
fn last_of<T: Copy>(words: &[(&str, T)], text: &str) -> Option<T> {
    words
        .iter()
        .filter_map(|(word, meaning)| text.rfind(word).map(|at| (at + word.len(), *meaning)))
        .max_by_key(|(end, _)| *end)
        .map(|(_, meaning)| meaning)
}

/// A figure's subject and column stand before it; where its clause names none, those of the clause
/// before still hold (年初预算安排支出…，其中基本支出…，项目支出25.05万元).
fn of_sentence(sentence: &str, heading: Subject, found: &mut Vec<Stated>) {
    let (mut subject, mut basis) = (heading, None);
    let mut rest = sentence;
    while let Some(at) = rest.find("万元") {
        let clause = &rest[..at];
        rest = &rest[at + "万元".len()..];
        let start = clause
            .rfind(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
        let (words, figure) = clause.split_at(start);
        subject = last_of(SUBJECTS, words).unwrap_or(subject);
        basis = last_of(COLUMNS, words).unwrap_or(basis);
        if let (Some(basis), Reading::Value(value, _)) = (basis, Amount::read(figure))
            && subject != Subject::Other
        {
            found.push(Stated { subject, basis, value: value.decimal() });
        }
    }
}

fn of_table(rows: &[Vec<String>], found: &mut Vec<Stated>) {
    let mut columns: Vec<(usize, Basis)> = Vec::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
        let heads: Vec<(usize, Basis)> =
            cells.iter().enumerate().filter_map(|(n, cell)| Some((n, last_of(COLUMNS, cell)??))).collect();
        if !heads.is_empty() {
            columns = heads;
            continue;
        }
        let label = cells.iter().take(columns.first().map_or(0, |(n, _)| *n)).rfind(|cell| !cell.is_empty());
        let Some(subject) = label.and_then(|label| {
            SUBJECTS.iter().find(|(word, _)| label.ends_with(word)).map(|(_, subject)| *subject)
        }) else {
            continue;
        };
        for (n, basis) in &columns {
            if let (true, Some(Reading::Value(value, _))) =
                (subject != Subject::Other, cells.get(*n).map(|cell| Amount::read(cell)))
            {
                found.push(Stated { subject, basis: *basis, value: value.decimal() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::Report;

    fn filing(blocks: Vec<Block>) -> Filing {
        Filing { reports: vec![Report { blocks, ..Report::default() }], ..Filing::default() }
    }

    fn stated(blocks: &[&str]) -> Vec<(Subject, Basis, String)> {
        let blocks = blocks.iter().map(|text| Block::Paragraph((*text).to_owned())).collect();
        budgets(&filing(blocks)).into_iter().map(|s| (s.subject, s.basis, s.value.to_string())).collect()
    }

    /// Protects: a figure belongs to the subject and column named last before it, in its sentence.
    #[test]
    fn figures_in_sentences() {
        assert_eq!(
            stated(&["公用经费年初预算21.27万元，年中增加16.36万元，决算37.63万元，预算执行率100％。"]),
            [(Subject::OperatingExpense, Basis::Initial, "21.27".to_owned())]
        );
        assert_eq!(
            stated(&[
                "2024年年初预算安排收入409.56万元；年初预算安排支出409.56万元，其中基本支出384.51万元，项目支出25.05万元。"
            ]),
            [(Subject::ProjectExpenditure, Basis::Initial, "25.05".to_owned())]
        );
        assert_eq!(stated(&["人员经费年初预算151.89万元，决算166.39万元。"]), []);
        assert_eq!(
            stated(&["年初预算安排项目支出25.05万元，实际支出33419.87万元。"]),
            [(Subject::ProjectExpenditure, Basis::Initial, "25.05".to_owned())]
        );
    }

    /// Protects: a section's heading is the subject of sentences that name none.
    #[test]
    fn headings_give_the_subject() {
        let sentence = "年初预算7.5万元，年中追加1141.52万元，全年预算1149.03万元，决算1149.02万元。";
        assert_eq!(
            stated(&["（二）项目支出情况", sentence]),
            [
                (Subject::ProjectExpenditure, Basis::Initial, "7.5".to_owned()),
                (Subject::ProjectExpenditure, Basis::Revised, "1149.03".to_owned()),
            ]
        );
        assert_eq!(stated(&["（一）基本支出情况", sentence]), []);
    }

    /// Protects: tables of reports are read by their header row.
    #[test]
    fn tables_are_read_by_header() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let table = Block::Table(vec![
            row(&["类别", "年初预算", "预算调整", "调整后预算", "决算支出"]),
            row(&["其中：人员经费", "338.01", "", "367.35", "367.35"]),
            row(&["日常公用经费", "46.5", "", "176.39", "176.39"]),
            row(&["项目支出", "25.05", "", "33419.87", "33419.87"]),
        ]);
        let values: Vec<_> =
            budgets(&filing(vec![table])).into_iter().map(|s| (s.basis, s.value.to_string())).collect();
        assert_eq!(
            values,
            [
                (Basis::Initial, "46.5".to_owned()),
                (Basis::Revised, "176.39".to_owned()),
                (Basis::Initial, "25.05".to_owned()),
                (Basis::Revised, "33419.87".to_owned()),
            ]
        );
    }
}
