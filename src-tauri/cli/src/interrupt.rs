//! Ctrl-C stops an import after the file it is at; a second one ends the program at once.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// What shells answer for a program that Ctrl-C ended.
const ENDED: i32 = 130;

/// Listens for Ctrl-C from now on, and for the signals that ask a program to end.
///
/// # Errors
/// If the system does not let us.
pub fn listen() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::SeqCst) {
            // The database is whole: what is not committed was never there.
            std::process::exit(ENDED);
        }
        // The terminal may be gone already.
        let _ = writeln!(io::stderr(), "正在停下：手上的文件做完就停，做完的保留。再按一次Ctrl-C立即结束。");
    })
}

/// Whether the work is to stop.
pub fn is_asked() -> bool {
    ASKED.load(Ordering::SeqCst)
}
