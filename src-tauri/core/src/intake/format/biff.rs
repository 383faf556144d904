//! What .xls and .xlsb have in common: little-endian fields, packed numbers, error values.

use crate::intake::grid::Content;

/// Reads fields one after the other; `None` where the bytes end too soon.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Fields<'a> {
    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    /// The next byte.
    pub fn u8(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    /// The next two bytes.
    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    /// The next four bytes.
    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    /// The next eight bytes as a float.
    pub fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }
}

/// A number packed into four bytes: an integer or the upper half of a float, perhaps times 100 (MS-XLS 2.5.217).
#[allow(clippy::float_arithmetic)] // The file divides; the exact value is made of the quotient.
pub fn packed(rk: u32) -> f64 {
    let value = if rk & 2 != 0 {
        // Arithmetic shift: the upper 30 bits are signed.
        f64::from(rk.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(rk & !3) << 32)
    };
    if rk & 1 != 0 { value / 100.0 } else { value }
}

/// An error value.
pub fn error(code: u8) -> (String, Content) {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        _ => "#GETTING_DATA",
    };
    (text.to_owned(), Content::Broken(format!("公式出错（{text}）")))
}

/// A truth value.
pub fn truth(value: bool) -> (String, Content) {
    (if value { "是" } else { "否" }.to_owned(), Content::Text)
}

/// UTF-16 with the lower byte first; halves of pairs that stand alone are replaced.
pub fn wide(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
