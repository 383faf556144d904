//! A paragraph of a document.

use super::markup::runs;

/// A paragraph, to be written once it is known whether a section ends with it.
#[derive(Default)]
pub struct Paragraph {
    /// The style's id (`parts::styles`).
    pub style: &'static str,
    /// Stays on the page of what follows.
    pub keep_next: bool,
    /// Begins a new page.
    pub new_page: bool,
    /// `w:tabs`, `w:spacing`, `w:ind` and `w:jc`, in this order, beyond what the style says.
    pub properties: String,
    /// Its text.
    pub text: String,
    /// Runs after the text, as they are (fields).
    pub more: String,
    /// `w:rPr` of the text beyond what the style says.
    pub run_properties: String,
}

impl Paragraph {
    /// A paragraph of a style.
    pub fn new(style: &'static str, text: impl Into<String>) -> Self {
        Self { style, text: text.into(), ..Self::default() }
    }

    /// As XML; `section` is the `w:sectPr` of the section that ends with it.
    pub fn xml(&self, section: Option<&str>) -> String {
        let style = format!("<w:pStyle w:val=\"{}\"/>", self.style);
        let keep = if self.keep_next { "<w:keepNext/>" } else { "" };
        let page = if self.new_page { "<w:pageBreakBefore/>" } else { "" };
        let text = if self.text.is_empty() { String::new() } else { runs(&self.text, &self.run_properties) };
        format!(
            "<w:p><w:pPr>{style}{keep}{page}{}{}</w:pPr>{text}{}</w:p>",
            self.properties,
            section.unwrap_or_default(),
            self.more
        )
    }
}
