//! A PDF as poppler reads it: another program's eyes.

use std::io::Write;
use std::process::Command;

/// Words with their places, page by page.
pub struct Pdf {
    /// The pages.
    pub pages: Vec<Page>,
}

/// A page.
pub struct Page {
    /// Its width and height in points.
    pub size: (f64, f64),
    /// Its words, in reading order.
    pub words: Vec<Word>,
}

/// A word and the box around it, in points from the top left corner.
pub struct Word {
    /// What it says.
    pub text: String,
    /// The box.
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Pdf {
    /// Reads a file's bytes.
    pub fn read(bytes: &[u8]) -> Self {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        let output = Command::new("pdftotext")
            .arg("-bbox")
            .arg(file.path())
            .arg("-")
            .output()
            .unwrap_or_else(|error| panic!("pdftotext (poppler-utils): {error}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Self::parse(&String::from_utf8(output.stdout).unwrap())
    }

    fn parse(boxes: &str) -> Self {
        let mut pages: Vec<Page> = Vec::new();
        for line in boxes.lines().map(str::trim) {
            let at = |name: &str| -> f64 {
                let start = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
                line[start..].split('"').next().unwrap().parse().unwrap()
            };
            if line.starts_with("<page ") {
                pages.push(Page { size: (at("width"), at("height")), words: Vec::new() });
            } else if line.starts_with("<word ") {
                let text = line.split_once('>').unwrap().1.trim_end_matches("</word>");
                let text = text
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&");
                let word =
                    Word { text, left: at("xMin"), top: at("yMin"), right: at("xMax"), bottom: at("yMax") };
                pages.last_mut().unwrap().words.push(word);
            }
        }
        Self { pages }
    }

    /// All words, a line each.
    pub fn text(&self) -> String {
        self.pages.iter().map(Page::text).collect::<Vec<_>>().join("\n")
    }

    /// No word stands nearer to a page's edge than `margin` points. Punctuation at the end of a line may: half of its
    /// box is blank.
    pub fn within(&self, margin: f64) {
        for (n, page) in self.pages.iter().enumerate() {
            for word in &page.words {
                let blank = if word.text.ends_with(['，', '。', '；', '：', '”', '）', '、']) {
                    0.6
                } else {
                    0.0
                };
                let right = word.right - blank * (word.bottom - word.top);
                let inside = word.left >= margin
                    && right <= page.size.0 - margin
                    && word.top >= margin / 2.0
                    && word.bottom <= page.size.1 - margin / 2.0;
                assert!(
                    inside,
                    "“{}” leaves page {}: {:?}",
                    word.text,
                    n + 1,
                    (word.left, word.top, word.right, word.bottom)
                );
            }
        }
    }
}

impl Page {
    /// Its words, a line each.
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Words that stand on one line, joined.
    #[allow(dead_code, reason = "not every test that reads PDFs asks for lines")]
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<(f64, String)> = Vec::new();
        for word in &self.words {
            match lines.iter_mut().find(|(top, _)| (top - word.top).abs() < 3.0) {
                Some((_, line)) => line.push_str(&word.text),
                None => lines.push((word.top, word.text.clone())),
            }
        }
        lines.into_iter().map(|(_, line)| line).collect()
    }
}
