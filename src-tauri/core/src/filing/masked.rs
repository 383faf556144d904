//! Mobile numbers, hidden where a filing leaves the filing page.

use std::borrow::Cow;

use super::{Block, Fields, Filing, Leaf, Origin, Stored};
use crate::Result;

/// Digits of a mobile number.
const DIGITS: usize = 11;

/// The text with the middle digits of every mobile number hidden: 138****5678. A sum of money of as many
/// digits is no mobile number.
pub fn mask(text: &str) -> Cow<'_, str> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).and_then(|c| digit_of(*c));
    let mut hidden = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = (at..chars.len()).take_while(|&n| digit(n).is_some()).count();
        let is_mobile = length == DIGITS && digit(at) == Some(1) && digit(at + 1) >= Some(3);
        let behind = chars.get(at + length);
        let is_figure = matches!(behind, Some('元' | '万' | '亿' | '㎡' | '%' | '％'))
            || (matches!(behind, Some('.' | '．')) && digit(at + length + 1).is_some())
            || (at > 0 && matches!(chars[at - 1], '.' | '．' | ','));
        if is_mobile && !is_figure {
            hidden.extend(at + 3..at + 7);
        }
        at += length.max(1);
    }
    if hidden.is_empty() {
        return Cow::Borrowed(text);
    }
    chars.iter().enumerate().map(|(n, c)| if hidden.contains(&n) { '*' } else { *c }).collect()
}

fn digit_of(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

impl Filing {
    /// The filing as it may leave the filing page: mobile numbers hidden in every text, in what stood in the
    /// cells, and in the reports.
    ///
    /// # Errors
    /// None for a filing that was loaded.
    pub fn masked(mut self) -> Result<Self> {
        if let Some(form) = &mut self.basic_data {
            mask_fields(form)?;
        }
        if let Some(form) = &mut self.overall {
            mask_fields(form)?;
        }
        for form in &mut self.projects {
            mask_fields(form)?;
        }
        for form in &mut self.reports {
            mask_fields(form)?;
            for block in &mut form.blocks {
                match block {
                    Block::Paragraph(text) => mask_text(text),
                    Block::Table(rows) => rows.iter_mut().flatten().for_each(mask_text),
                }
            }
        }
        for unread in &mut self.unread {
            mask_text(&mut unread.raw);
        }
        Ok(self)
    }
}

fn mask_text(text: &mut String) {
    if let Cow::Owned(masked) = mask(text) {
        *text = masked;
    }
}

fn mask_fields(form: &mut dyn Fields) -> Result<()> {
    let mut changed: Vec<(String, Option<Stored>, Option<Origin>)> = Vec::new();
    let mut failed = Ok(());
    form.visit("", &mut |path, leaf: &dyn Leaf| match masked_leaf(leaf) {
        Ok(Some((value, origin))) => changed.push((path.to_owned(), value, origin)),
        Ok(None) => {}
        Err(error) => failed = Err(error),
    });
    failed?;
    for (path, value, origin) in changed {
        if let Some(leaf) = form.at(&path) {
            leaf.restore(value, origin)?;
        }
    }
    Ok(())
}

/// What a field becomes; `None` if it holds no mobile number. A number that was understood is a figure.
fn masked_leaf(leaf: &dyn Leaf) -> Result<Option<(Option<Stored>, Option<Origin>)>> {
    let mut value = leaf.stored()?;
    let mut origin = leaf.origin().cloned();
    match &mut value {
        Some(Stored::Number(_)) if origin.as_ref().is_none_or(|origin| origin.corrected.is_none()) => {
            return Ok(None);
        }
        Some(Stored::Text(text)) => mask_text(text),
        _ => {}
    }
    if let Some(origin) = &mut origin {
        mask_text(&mut origin.raw);
        if let Some(correction) = &mut origin.corrected {
            correction.from.as_mut().map(mask_text);
            mask_text(&mut correction.to);
            mask_text(&mut correction.reason);
        }
    }
    let same = value == leaf.stored()? && origin.as_ref() == leaf.origin();
    Ok((!same).then_some((value, origin)))
}

#[cfg(test)]
mod tests {
    use super::mask;
    use crate::filing::{Block, Filed, Filing, Origin, Overall, Report};
    use crate::number::{Amount, Exact};

    /// Protects people's numbers from leaving the filing page, and figures from being taken for them.
    #[test]
    fn mobile_numbers_are_hidden_and_figures_are_not() {
        for (text, masked) in [
            ("联系电话：13812345678", "联系电话：138****5678"),
            ("张三１３８１２３４５６７８，19912345678", "张三１３８****５６７８，199****5678"),
            ("支出13812345678元", "支出13812345678元"),
            ("13812345678.50", "13812345678.50"),
            ("编号138123456789", "编号138123456789"),
            ("12012345678", "12012345678"),
            ("", ""),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    /// Protects every place of a filing that can hold a number: texts, raw cells, reports, what was not understood.
    #[test]
    fn a_filing_is_masked_everywhere() {
        let origin = |raw: &str| Origin {
            file: "报送.docx".to_owned(),
            sheet: "表2".to_owned(),
            cell: "B12".to_owned(),
            raw: raw.to_owned(),
            note: None,
            unread: None,
            corrected: None,
        };
        let mut filing = Filing::default();
        let mut overall = Overall::default();
        overall.goal.achieved = Filed {
            value: Some("完成，13812345678".to_owned()),
            origin: Some(origin("完成，13812345678").into()),
        };
        overall.funds.weight = Filed { value: None, origin: Some(origin("约13812345678").into()) };
        let amount = Some(Amount::new(13_812_345_678_i64.into()));
        overall.funds.executed = Filed { value: amount, origin: Some(origin("13812345678").into()) };
        filing.overall = Some(overall);
        filing.reports.push(Report {
            blocks: vec![
                Block::Paragraph("联系人13812345678".to_owned()),
                Block::Table(vec![vec!["13812345678".to_owned()]]),
            ],
            ..Report::default()
        });
        let masked = filing.masked().unwrap();
        let overall = masked.overall.as_ref().unwrap();
        assert_eq!(overall.goal.achieved.text(), Some("完成，138****5678"));
        assert_eq!(overall.goal.achieved.origin, Some(origin("完成，138****5678").into()));
        assert_eq!(overall.funds.weight.origin, Some(origin("约138****5678").into()));
        assert_eq!(
            overall.funds.executed,
            Filed { value: amount, origin: Some(origin("13812345678").into()) }
        );
        let blocks = serde_json::to_string(&masked.reports[0].blocks).unwrap();
        assert_eq!(blocks, r#"["联系人138****5678",[["138****5678"]]]"#);
    }
}
