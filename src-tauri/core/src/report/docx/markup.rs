//! Texts as XML holds them.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// A text as the content of an element or the value of an attribute. XML has no way to hold control characters, which
/// departments paste in from other programs: they are nothing to see, and a blank stands in their place.
pub fn escaped(text: &str) -> String {
    let text: Cow<'_, str> = match text.chars().all(is_allowed) {
        true => text.into(),
        false => text.chars().map(|c| if is_allowed(c) { c } else { ' ' }).collect::<String>().into(),
    };
    escape(&*text).into_owned()
}

/// XML 1.0, production 2; line ends and tabs are elements of their own in a document.
fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The runs of a text: its lines set apart by breaks. `properties` is the content of `w:rPr`.
pub fn runs(text: &str, properties: &str) -> String {
    let mut out = String::new();
    let properties = match properties {
        "" => String::new(),
        some => format!("<w:rPr>{some}</w:rPr>"),
    };
    for (n, line) in text.split('\n').enumerate() {
        let mark = if n > 0 { "<w:br/>" } else { "" };
        out.push_str("<w:r>");
        out.push_str(&properties);
        out.push_str(mark);
        for (n, piece) in line.trim_end_matches('\r').split('\t').enumerate() {
            if n > 0 {
                out.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                out.push_str("<w:t xml:space=\"preserve\">");
                out.push_str(&escaped(piece));
                out.push_str("</w:t>");
            }
        }
        out.push_str("</w:r>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::runs;

    /// Protects a document from what a department typed: no control character, no markup, and a formula is words.
    #[test]
    fn hostile_words_stay_words() {
        assert_eq!(
            runs("=1+1\u{0}<甲>&\u{b}\"乙\"\u{ffff}", ""),
            "<w:r><w:t xml:space=\"preserve\">=1+1 &lt;甲&gt;&amp; &quot;乙&quot; </w:t></w:r>"
        );
        assert_eq!(
            runs("一\r\n二\t三", "<w:b/>"),
            "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">一</w:t></w:r>\
             <w:r><w:rPr><w:b/></w:rPr><w:br/><w:t xml:space=\"preserve\">二</w:t><w:tab/>\
             <w:t xml:space=\"preserve\">三</w:t></w:r>"
        );
    }
}
