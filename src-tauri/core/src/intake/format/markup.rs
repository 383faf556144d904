//! Text with marks in it, as programs write that call it .xls: which kind it is, and its characters.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};

/// Most bytes of such a file: all of it is text, so a filing has below 1 MB.
pub const MOST: usize = 16 << 20;
/// How far the kind and the encoding are looked for.
const HEAD: usize = 64 << 10;

/// What a text with marks is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A web page.
    Html,
    /// A workbook of Excel 2003 as XML.
    Workbook,
    /// A document of Word 2003 as XML.
    Word,
    /// A web page with its pictures in one file (.mht).
    Archive,
    /// Some other XML.
    Other,
}

/// The kind of `bytes`; `None` if they are no text with marks.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    let head = decode(&bytes[..bytes.len().min(HEAD)]);
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let lower = head.to_ascii_lowercase();
    if start.get(..13).is_some_and(|start| start.eq_ignore_ascii_case("MIME-Version:")) {
        return Some(Kind::Archive);
    }
    let is_page = ["<table", "<html", "<body"].iter().any(|tag| lower.contains(tag));
    if !start.starts_with('<') {
        return is_page.then_some(Kind::Html);
    }
    let root = root(start).to_ascii_lowercase();
    let local = root.rsplit_once(':').map_or(root.as_str(), |(_, local)| local);
    Some(match local {
        "workbook" if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") => Kind::Workbook,
        "worddocument" => Kind::Word,
        _ if is_page || lower.starts_with("<!doctype html") => Kind::Html,
        _ => Kind::Other,
    })
}

/// The name of the first element, past declarations and comments.
fn root(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c)));
            return &rest[..end.unwrap_or(rest.len())];
        }
    }
    ""
}

/// The characters. A mark at the front counts most; then, what reads as UTF-8 is UTF-8 and what does not is not,
/// whatever the file says of itself; then what it says; else it is Chinese of Windows. Bytes that stand for
/// nothing become `�`, which no figure and no label is read with.
pub fn decode(bytes: &[u8]) -> String {
    let whole = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // A head may be cut within a character.
        Err(error) => error.error_len().is_none() && bytes.len() == HEAD,
    };
    let encoding = if whole { UTF_8 } else { declared(bytes).unwrap_or(GB18030) };
    encoding.decode(bytes).0.into_owned()
}

/// The encoding that a file which is not UTF-8 states in its first lines.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let at = memchr::memmem::find(&head, key.as_bytes())? + key.len();
        let label = head[at..].iter().skip_while(|byte| b"\"' ".contains(byte));
        let label: Vec<u8> =
            label.take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).copied().collect();
        let encoding = Encoding::for_label(&label).filter(|found| *found != UTF_8)?;
        // Files that say GB2312 have characters beyond it.
        Some(if encoding == GBK { GB18030 } else { encoding })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects the choice of reader from extensions, declarations and encodings that lie.
    #[test]
    fn kinds_are_told_by_content() {
        let workbook = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><!-- <html> -->\
            <ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"/>";
        for (text, kind_of) in [
            ("\u{feff} <!DOCTYPE html><HTML>", Some(Kind::Html)),
            ("导出结果 <table border=1>", Some(Kind::Html)),
            (workbook, Some(Kind::Workbook)),
            ("<w:wordDocument xmlns:w=\"w\">", Some(Kind::Word)),
            ("MIME-Version: 1.0\r\n<html>", Some(Kind::Archive)),
            ("<svg/>", Some(Kind::Other)),
            ("单位,金额\n甲,1", None),
        ] {
            assert_eq!(kind(text.as_bytes()), kind_of, "{text}");
        }
        let (chinese, _, _) = GB18030.encode("<meta charset=\"utf-8\"><td>县水利局");
        assert!(decode(&chinese).ends_with("县水利局"));
        assert!(decode("<meta charset=gb2312><td>县水利局".as_bytes()).ends_with("县水利局"));
    }
}
