//! Limits that hold before any parser sees a file: sizes are counted while inflating, because the
//! sizes that a ZIP states may lie.

use std::io::{Cursor, Read};

use super::sniff::{Format, damaged, encrypted};
use crate::{Code, Error, Result};

/// Largest file taken, bytes. Real filings have below 1 MB.
pub const MOST_BYTES: usize = 64 << 20;
/// Most parts of an archive.
pub const PARTS: usize = 4_096;
/// Most bytes that all parts may inflate to.
const INFLATED: u64 = 256 << 20;

/// Most tags of one XML part; a sheet formatted down to its last row has three million.
const TAGS: usize = 4_000_000;
/// Most tags of the list of styles: the library keeps them all.
const STYLE_TAGS: usize = 400_000;
/// Most tags of the list of texts.
const TEXT_TAGS: usize = 2_000_000;
/// Most bytes between two tags, or within one.
const RUN: usize = 4 << 20;
/// What the attributes of all tags may cost: XML readers compare each with all others of its tag.
const PAIRS: usize = 400_000_000;

/// Counts what an XML part is made of while it is inflated, before any parser sees it.
#[derive(Default)]
struct Markup {
    begun: bool,
    is_xml: bool,
    tags: usize,
    run: usize,
    /// Signs of equality since the last tag began.
    attributes: usize,
    pairs: usize,
    /// The last bytes of the piece before, for a mark that lies across two pieces.
    tail: Vec<u8>,
}

impl Markup {
    /// Takes the next piece; says what is too much.
    fn take(&mut self, piece: &[u8], most_tags: usize) -> Option<&'static str> {
        if !self.begun {
            self.begun = true;
            self.is_xml = piece.iter().take(64).any(|&byte| byte == b'<');
        }
        if !self.is_xml {
            return None;
        }
        for part in piece.split_inclusive(|&byte| byte == b'<') {
            self.run += part.len();
            self.attributes += memchr::memchr_iter(b'=', part).count();
            if self.run > RUN {
                return Some("里面有一段文字过长");
            }
            if part.last() == Some(&b'<') {
                self.tags += 1;
                self.run = 0;
                self.pairs = self.pairs.saturating_add(self.attributes.saturating_mul(self.attributes));
                self.attributes = 0;
            }
        }
        if self.pairs.saturating_add(self.attributes.saturating_mul(self.attributes)) > PAIRS {
            return Some("里面的标记带有过多的属性");
        }
        if self.tags > most_tags {
            return Some("里面的样式、文字或单元格过多");
        }
        // Entities can multiply themselves; no program that writes filings defines any.
        self.tail.extend_from_slice(&piece[..piece.len().min(16)]);
        let defines = |bytes: &[u8]| {
            memchr::memmem::find(bytes, b"<!ENTITY").is_some()
                || memchr::memmem::find(bytes, b"<!\0E\0N\0T\0").is_some()
        };
        let found = defines(piece) || defines(&self.tail);
        self.tail.clear();
        self.tail.extend_from_slice(&piece[piece.len().saturating_sub(16)..]);
        found.then_some("里面定义了会自我展开的内容（XML 实体）")
    }
}

fn most_tags(part: &str) -> usize {
    match part.to_ascii_lowercase() {
        name if name.contains("styles") => STYLE_TAGS,
        name if name.contains("sharedstrings") => TEXT_TAGS,
        _ => TAGS,
    }
}

/// Refuses a file that is too large in itself or once inflated, or whose parts do not inflate.
pub fn check(bytes: &[u8], format: Format, name: &str) -> Result<()> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large(name, "文件超过 64 MB"));
    }
    if !format.is_zipped() {
        return Ok(());
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    if archive.len() > PARTS {
        return Err(too_large(name, "文件里的部件过多"));
    }
    let mut left = INFLATED;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(what)
                if what == zip::result::ZipError::PASSWORD_REQUIRED =>
            {
                encrypted(name)
            }
            _ => damaged(name),
        })?;
        let most_tags = most_tags(&String::from_utf8_lossy(part.name_raw()));
        let mut markup = Markup::default();
        loop {
            let read = part.read(&mut buffer).map_err(|_| damaged(name))? as u64;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read).ok_or_else(|| too_large(name, "文件解开后超过 256 MB"))?;
            let piece = buffer.get(..usize::try_from(read).unwrap_or(0)).unwrap_or_default();
            if let Some(why) = markup.take(piece, most_tags) {
                return Err(too_large(name, why));
            }
        }
    }
    Ok(())
}

/// Refuses the text of an XML file beyond the limits that hold for the parts of archives.
pub fn check_text(text: &str, name: &str) -> Result<()> {
    let mut markup = Markup::default();
    text.as_bytes()
        .chunks(64 << 10)
        .find_map(|piece| markup.take(piece, TAGS))
        .map_or(Ok(()), |why| Err(too_large(name, why)))
}

/// The sentence for a file beyond a limit.
pub fn too_large(name: &str, why: &str) -> Error {
    Error::new(
        Code::FileTooLarge,
        format!("“{name}”没有读取：{why}，不像正常的报送文件。请删去无关的工作表、图片或空行后另存再导入。"),
    )
}
