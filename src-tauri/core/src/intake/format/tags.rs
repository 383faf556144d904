//! HTML taken apart into tags and text, in one pass and in time that grows with its length alone, whatever the
//! bytes are. Browsers' parsers build a tree, which a page that is nested a million times deep makes as deep, and
//! compare every attribute of a tag with all others.

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Characters as they stand, entities unresolved.
    Text(&'a str),
    /// A tag that opens: its name as it stands, and its attributes.
    Open(&'a str, Attributes<'a>),
    /// A tag that closes.
    Close(&'a str),
    /// A comment. Excel keeps what only Excel is to read in one.
    Comment(&'a str),
}

/// The attributes of a tag, as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attributes<'a>(&'a str);

/// The pieces of a page.
pub struct Pieces<'a> {
    rest: &'a str,
    /// The element whose content is characters only, up to its end tag.
    raw: Option<&'a str>,
}

impl<'a> Pieces<'a> {
    /// Those of `text`.
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, raw: None }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What begins with `<`, or `None` if it is a character like others.
    fn tag(&mut self) -> Option<Piece<'a>> {
        let after = &self.rest[1..];
        if let Some(comment) = after.strip_prefix("!--") {
            let end = memchr::memmem::find(comment.as_bytes(), b"-->").unwrap_or(comment.len());
            let inside = &comment[..end];
            self.take(4 + end + 3);
            return Some(Piece::Comment(inside));
        }
        if after.starts_with(['!', '?']) {
            let end = memchr::memchr(b'>', after.as_bytes()).unwrap_or(after.len());
            self.take(1 + end + 1);
            return Some(Piece::Comment(""));
        }
        let (closes, named) = match after.strip_prefix('/') {
            Some(named) => (true, named),
            None => (false, after),
        };
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = named.bytes().position(|b| b.is_ascii_whitespace() || b == b'/' || b == b'>');
        let (name, inside) = named.split_at(end.unwrap_or(named.len()));
        let mut attributes = Attributes(inside);
        while attributes.step().is_some() {}
        let inside = &inside[..inside.len() - attributes.0.len()];
        self.take(1 + usize::from(closes) + name.len() + inside.len() + 1);
        if closes {
            return Some(Piece::Close(name));
        }
        let is_raw = ["script", "style", "textarea", "title", "xmp", "noscript", "template", "iframe"]
            .iter()
            .any(|raw| name.eq_ignore_ascii_case(raw));
        self.raw = is_raw.then_some(name);
        Some(Piece::Open(name, Attributes(inside)))
    }

    /// The content of an element that holds characters only.
    fn raw(&mut self, name: &str) -> Piece<'a> {
        let bytes = self.rest.as_bytes();
        let is_end = |at: &usize| {
            let after = &bytes[at + 1..];
            after.first() == Some(&b'/')
                && after.get(1..=name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = memchr::memchr_iter(b'<', bytes).find(is_end).unwrap_or(bytes.len());
        Piece::Text(self.take(end))
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.raw.take() {
            return Some(self.raw(name));
        }
        if self.rest.is_empty() {
            return None;
        }
        let mut from = 0;
        if self.rest.starts_with('<') {
            if let Some(tag) = self.tag() {
                return Some(tag);
            }
            from = 1;
        }
        let end = memchr::memchr(b'<', &self.rest.as_bytes()[from..]).map(|at| at + from);
        Some(Piece::Text(self.take(end.unwrap_or(self.rest.len()))))
    }
}

impl<'a> Attributes<'a> {
    /// The value of an attribute, entities resolved; empty if it has none.
    pub fn get(self, wanted: &str) -> Option<String> {
        let mut rest = self;
        while let Some((name, value)) = rest.step() {
            if name.eq_ignore_ascii_case(wanted) {
                return Some(resolved(value));
            }
        }
        None
    }

    /// The next attribute; `None` at the end of the tag, which `self` then begins with.
    fn step(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.0.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        self.0 = rest;
        if rest.is_empty() || rest.starts_with('>') {
            return None;
        }
        // A name may even begin with `=`.
        let stops = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'=');
        let end = rest.bytes().skip(1).position(stops).map_or(rest.len(), |at| at + 1);
        let (name, rest) = rest.split_at(end);
        self.0 = rest;
        let Some(value) = rest.trim_start_matches(|c: char| c.is_ascii_whitespace()).strip_prefix('=') else {
            return Some((name, ""));
        };
        let value = value.trim_start_matches(|c: char| c.is_ascii_whitespace());
        for quote in ['"', '\''] {
            if let Some(quoted) = value.strip_prefix(quote) {
                // A quotation that never ends takes the rest of the page, as in a browser.
                let end = memchr::memchr(quote as u8, quoted.as_bytes());
                self.0 = end.map_or("", |end| &quoted[end + 1..]);
                return Some((name, &quoted[..end.unwrap_or(quoted.len())]));
            }
        }
        let end = value.bytes().position(|b| b.is_ascii_whitespace() || b == b'>');
        let (value, rest) = value.split_at(end.unwrap_or(value.len()));
        self.0 = rest;
        Some((name, value))
    }
}

/// A text with its entities resolved; those that are not known stay as they stand.
pub fn resolved(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after
            .bytes()
            .take(32)
            .position(|b| !(b.is_ascii_alphanumeric() || b == b'#'))
            .unwrap_or(after.len().min(32));
        let (name, tail) = after.split_at_checked(end).unwrap_or((after, ""));
        match entity(name) {
            Some(character) => {
                out.push(character);
                rest = tail.strip_prefix(';').unwrap_or(tail);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The entities that tables in Chinese use.
const ENTITIES: &[(&str, char)] = &[
    ("nbsp", '\u{a0}'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ge", '≥'),
    ("le", '≤'),
    ("ne", '≠'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("minus", '−'),
    ("deg", '°'),
    ("permil", '‰'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("pound", '£'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("sect", '§'),
    ("para", '¶'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("radic", '√'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("thinsp", '\u{2009}'),
    ("copy", '©'),
    ("reg", '®'),
    ("shy", '\u{ad}'),
    ("zwnj", '\u{200c}'),
];

fn entity(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    // 128 to 159 are meant as Windows means them.
    if let Some(byte) = u8::try_from(code).ok().filter(|byte| (0x80..0xa0).contains(byte)) {
        return encoding_rs::WINDOWS_1252.decode(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|character| !character.is_control() || matches!(character, '\t' | '\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects tags from what stands in quotation marks, comments and scripts, and text from what looks like a tag.
    #[test]
    fn pages_come_apart_as_in_a_browser() {
        let page = "a<3 &amp; b<TD x='>' colspan = 2 y>≥3&nbsp;座<br/><!-- <td> --><script>if (a<b) '</td>'</SCRIPT ></td";
        let pieces: Vec<String> = Pieces::new(page)
            .map(|piece| match piece {
                Piece::Text(text) => resolved(text),
                Piece::Open(name, tag) => format!("[{name} {:?} {:?}]", tag.get("COLSPAN"), tag.get("y")),
                Piece::Close(name) => format!("[/{name}]"),
                Piece::Comment(text) => format!("[!{text}]"),
            })
            .collect();
        assert_eq!(
            pieces.concat(),
            "a<3 & b[TD Some(\"2\") Some(\"\")]≥3\u{a0}座[br None None][! <td> ][script None None]if (a<b) '</td>'[/SCRIPT][/td]"
        );
        assert_eq!(resolved("&#8805;&#x33;&ge3;&nosuch;&"), "≥3&ge3;&nosuch;&");
    }
}
