//! .csv and tab-separated text: UTF-8, with or without a mark, UTF-16 with one, or GB18030.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::sheet::{Budget, Sheet, Sheets};
use crate::Result;
use crate::intake::grid::Content;

/// The text of bytes that are text; `None` if they are anything else.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let (encoding, marked) = match bytes {
        [0xff, 0xfe, ..] => (UTF_16LE, true),
        [0xfe, 0xff, ..] => (UTF_16BE, true),
        _ if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes.starts_with(&[0xef, 0xbb, 0xbf])),
        _ => (GB18030, false),
    };
    if !marked && bytes.iter().any(|byte| byte.is_ascii_control() && !b"\t\r\n".contains(byte)) {
        return None;
    }
    let (text, _, broken) = encoding.decode(bytes);
    (!broken).then(|| text.into_owned())
}

/// What separates the fields of a text; `None` if nothing does in most of its first lines.
pub fn separator(text: &str) -> Option<char> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(50).collect();
    let with = |mark: char| lines.iter().filter(|line| line.contains(mark)).count();
    let best = [',', '\t', ';'].into_iter().max_by_key(|&mark| with(mark))?;
    // Titles and prefaces stand alone in their lines in some programs' output.
    (lines.len() > 1 && with(best) * 2 >= lines.len()).then_some(best)
}

/// The one sheet of a text, called as the file.
pub fn read(text: &str, name: &str) -> Result<Sheets> {
    let mut budget = Budget::new(name);
    let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut sheet = Sheet::new(title.to_owned());
    let separator = separator(text).unwrap_or(',');
    let (mut row, mut column) = (0, 0);
    let mut field = String::new();
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    loop {
        let next = chars.next();
        match next {
            Some('"') if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            Some('"') if quoted => quoted = false,
            Some('"') if field.trim().is_empty() => {
                field.clear();
                quoted = true;
            }
            Some(c) if quoted => field.push(c),
            Some('\r') if chars.peek() == Some(&'\n') => {}
            Some(c) if c != separator && c != '\n' && c != '\r' => field.push(c),
            end => {
                let text = std::mem::take(&mut field);
                if !text.trim().is_empty() {
                    // ="0012" is how some programs keep leading zeros.
                    let plain = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"'));
                    let text = plain.map_or_else(|| text.clone(), str::to_owned);
                    sheet.put(row, column, (text, Content::Text), &mut budget)?;
                }
                match end {
                    None => break,
                    Some(c) if c == separator => column += 1,
                    Some(_) => (row, column) = (row + 1, 0),
                }
            }
        }
    }
    let mut sheets = Sheets::default();
    sheets.add(sheet.grid(&budget)?, true);
    Ok(sheets)
}
