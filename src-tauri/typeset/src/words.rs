//! Words on their way to paper: what cannot be printed is shown to be missing, never left as an empty box.

use std::collections::{BTreeSet, HashMap};

use typst::text::is_default_ignorable;

use crate::fonts::Fonts;

/// Printers put it where a sort is missing.
const GETA: char = '〓';

/// Takes words over, and remembers the characters that no font has.
pub struct Words<'a> {
    fonts: &'a Fonts,
    known: HashMap<char, bool>,
    missing: BTreeSet<char>,
}

impl<'a> Words<'a> {
    /// For the fonts of this computer.
    pub fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, known: HashMap::new(), missing: BTreeSet::new() }
    }

    /// As it will be printed: control characters are blanks, `〓` stands for a character that no font has.
    pub fn take(&mut self, text: &str) -> String {
        let mut taken = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\n' => taken.push(c),
                '\r' | '\u{feff}' => {}
                c if c.is_control() => taken.push(' '),
                c if self.has(c) => taken.push(c),
                c => {
                    self.missing.insert(c);
                    taken.push(if self.has(GETA) { GETA } else { '?' });
                }
            }
        }
        taken
    }

    fn has(&mut self, c: char) -> bool {
        let fonts = self.fonts;
        let there = || c.is_whitespace() || is_default_ignorable(c) || fonts.has(c);
        *self.known.entry(c).or_insert_with(there)
    }

    /// The characters that no font has, each with its number: `𬒈（U+2C488）`.
    pub fn missing(&self) -> Vec<String> {
        self.missing.iter().map(|&c| format!("{c}（U+{:04X}）", u32::from(c))).collect()
    }

    /// What the foot of a table says of them.
    pub fn note(&self) -> Option<String> {
        let numbers: Vec<String> = self.missing.iter().map(|&c| format!("U+{:04X}", u32::from(c))).collect();
        let here = self.has_geta();
        (!numbers.is_empty()).then(|| {
            format!("“{here}”处的字，打印这张表的电脑没有相应的字体，字的编号：{}。", numbers.join("、"))
        })
    }

    fn has_geta(&self) -> char {
        if self.known.get(&GETA).copied().unwrap_or(false) { GETA } else { '?' }
    }
}
