//! How wide words are, in thousandths of the font's size: whole numbers, taken from the fonts that will print.

use std::collections::HashMap;

use typst::text::{FontInstance, is_default_ignorable};

use crate::fonts::{Fonts, Purpose};

/// Thousandths of the font's size.
pub type Milli = u64;

/// An em.
pub const EM: Milli = 1000;

/// Measures words of one purpose.
pub struct Measure {
    instances: Vec<FontInstance>,
    known: HashMap<char, Milli>,
}

impl Measure {
    /// With the fonts of a purpose.
    pub fn new(fonts: &Fonts, purpose: Purpose) -> Self {
        Self { instances: fonts.instances(purpose), known: HashMap::new() }
    }

    /// A character.
    pub fn of(&mut self, c: char) -> Milli {
        let instances = &self.instances;
        *self.known.entry(c).or_insert_with(|| {
            if c != ' ' && is_default_ignorable(c) {
                return 0;
            }
            let advance = instances.iter().find_map(|instance| {
                let face = instance.ttf();
                let units = face.glyph_hor_advance(face.glyph_index(c)?)?;
                Some((u64::from(units) * EM).div_ceil(u64::from(face.units_per_em().max(1))))
            });
            // Another font will have it; ideographs are an em wide, most else is narrower.
            advance.unwrap_or(EM)
        })
    }

    /// A line of words.
    pub fn line(&mut self, text: &str) -> Milli {
        text.chars().map(|c| self.of(c)).sum()
    }

    /// The longest line.
    pub fn natural(&mut self, text: &str) -> Milli {
        text.lines().map(|line| self.line(line)).max().unwrap_or(0)
    }

    /// The longest piece that no line may break within.
    pub fn unbroken(&mut self, text: &str) -> Milli {
        pieces(text).map(|piece| self.line(piece)).max().unwrap_or(0)
    }

    /// The same text, with places where lines may break in pieces that are wider than `room`.
    pub fn breakable(&mut self, text: &str, room: Milli) -> String {
        if self.unbroken(text) <= room {
            return text.to_owned();
        }
        let mut broken = String::with_capacity(text.len() * 2);
        for piece in pieces(text) {
            let tears = self.line(piece) > room;
            let mut used = 0;
            for c in piece.chars() {
                let width = self.of(c);
                if tears && used > 0 && used + width > room {
                    broken.push('\u{200b}');
                    used = 0;
                }
                used += width;
                broken.push(c);
            }
        }
        broken
    }
}

/// Pieces between which a line may break. Stricter than Unicode's rules, which also break after hyphens: a piece that
/// is torn here would at worst have held together there.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let narrow = |c: char| c < '\u{2e80}' && !c.is_whitespace();
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end =
            if narrow(first) { rest.find(|c| !narrow(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::pieces;

    /// Figures and codes hold together, ideographs do not: what the widths of columns rest on.
    #[test]
    fn figures_hold_together() {
        let all: Vec<&str> = pieces("教育局12,345.60万元 A-1").collect();
        assert_eq!(all, ["教", "育", "局", "12,345.60", "万", "元", " ", "A-1"]);
    }
}
