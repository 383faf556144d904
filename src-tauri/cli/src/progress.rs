//! How far a long command is, on one line of a terminal; nothing where stderr is a file.

use std::io::{self, IsTerminal, Write};

use jiheng_rpc::{Progress, Step};
use unicode_width::UnicodeWidthChar;

/// The line.
pub struct Bar {
    shown: bool,
}

impl Bar {
    /// A line, if somebody can see it.
    pub fn new() -> Self {
        Self { shown: io::stderr().is_terminal() }
    }

    /// Wipes the line.
    pub fn clear(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[2K");
        }
    }
}

impl Progress for Bar {
    fn cancelled(&self) -> bool {
        crate::interrupt::is_asked()
    }

    fn step(&self, step: &Step) {
        if self.shown {
            // Cut to what surely fits on one line, so that the next step can overwrite it.
            let mut left = 60;
            let current = step.current.chars().take_while(|c| {
                left -= i32::try_from(c.width().unwrap_or(0)).unwrap_or(0);
                left >= 0
            });
            let current: String = current.collect();
            let _ = write!(io::stderr(), "\r\x1b[2K[{}/{}] {current}", step.done, step.total);
        }
    }
}
