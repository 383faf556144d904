//! 绩衡 on the command line: builds the request, hands it to the same dispatcher as the window, and
//! prints what comes back. One JSON document or a Chinese table on stdout, all else on stderr.

mod args;
mod interrupt;
mod progress;
mod text;
mod usage;

use std::io::{self, Write};
use std::process::ExitCode;

use args::Cli;
use clap::Parser;
use jiheng_rpc::{Code, Error, Host, Session};
use serde_json::{Value, json};

/// Done.
const DONE: u8 = 0;
/// Done, but some input was refused or a check failed.
const REFUSED: u8 = 1;
/// Wrong usage, or nothing could be done.
const NOTHING: u8 = 2;

/// Who works here, and what sets pages.
fn host() -> Host {
    let host = Host::of_this_computer();
    #[cfg(feature = "pages")]
    let host = host.with_typesetter(jiheng_typeset::Press::new());
    host
}

fn main() -> ExitCode {
    ExitCode::from(match Cli::try_parse() {
        Ok(cli) => run(&cli),
        Err(usage) => misused(&usage),
    })
}

fn run(cli: &Cli) -> u8 {
    let (name, request) = cli.command.request();
    let bar = progress::Bar::new();
    // Other commands are one transaction, or write a file whole or not at all: they may be cut off.
    if ["import", "report_bulk"].contains(&name)
        && let Err(error) = interrupt::listen()
    {
        eprintln!("提醒：听不到Ctrl-C（{error}），中途不能取消。");
    }
    let session = Session::new(cli.db.clone(), host());
    let answer = session.call(name, request, &bar);
    bar.clear();
    if answer.is_ok() {
        for warning in session.app().map(|app| app.warnings()).unwrap_or_default() {
            eprintln!("提醒：{warning}");
        }
    }
    match answer {
        Ok(answer) => {
            if let Some(told) = text::unconverted(&answer) {
                eprintln!("{told}");
            }
            for c in answer["missing"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                eprintln!(
                    "提醒：这台电脑的字体里没有“{c}”，纸上印作“〓”。请装上有这个字的字体（如宋体-扩展）再导出。"
                );
            }
            let out = if cli.json { format!("{answer}\n") } else { text::of(name, &answer) };
            match print(&out) {
                Ok(()) => verdict(name, &answer),
                Err(error) => {
                    eprintln!("错误：结果写不出去（{error}）。");
                    NOTHING
                }
            }
        }
        Err(error) => failed(cli.json, &error),
    }
}

/// Whether everything that was asked for came out well.
fn verdict(name: &str, answer: &Value) -> u8 {
    let totals = &answer["totals"];
    let some = |list: &Value| list.as_array().is_some_and(|list| !list.is_empty());
    let unread = name == "read_replies" && (some(&answer["refused"]) || unanswered(answer));
    let refused = name == "import"
        && (totals["refused"] != 0 || totals["needs_decision"] != 0 || some(&answer["not_reached"]));
    let broken = ["check", "backup", "restore"].contains(&name) && answer["ok"] != true;
    let unmatched = name == "ledger" && some(&answer["unmatched"]);
    let cut_off = name == "report_bulk" && some(&answer["not_reached"]);
    if refused || unread || broken || unmatched || cut_off { REFUSED } else { DONE }
}

/// Whether a row of a list that came back was not taken.
fn unanswered(answer: &Value) -> bool {
    let files = answer["files"].as_array().into_iter().flatten();
    files
        .flat_map(|file| file["replies"].as_array().into_iter().flatten())
        .any(|row| row["outcome"] == "refused")
}

fn failed(json: bool, error: &Error) -> u8 {
    if json {
        // If even this cannot be written the exit code still says it.
        let _ = print(&format!("{}\n", json!({ "error": error })));
    }
    let place = [&error.sheet, &error.cell].into_iter().flatten().cloned().collect::<Vec<_>>().join("!");
    let place = if place.is_empty() { place } else { format!("（{place}）") };
    eprintln!("错误：{error}{place}");
    NOTHING
}

/// `--help` and `--version` are no mistakes; all else that clap refuses is.
fn misused(usage: &clap::Error) -> u8 {
    if !usage.use_stderr() {
        return if usage.print().is_ok() { DONE } else { NOTHING };
    }
    let json = std::env::args_os().any(|arg| arg == "--json");
    failed(json, &Error::new(Code::BadRequest, usage::sentence(usage)))
}

/// Writes to stdout; a reader that closed early (`| head`) is no failure.
fn print(out: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(out.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{DONE, REFUSED, verdict};
    use serde_json::json;

    /// A script learns from the exit code alone that something was refused or is broken.
    #[test]
    fn refusals_show_in_the_exit_code() {
        let import = |refused, undecided| {
            verdict("import", &json!({ "totals": { "refused": refused, "needs_decision": undecided } }))
        };
        assert_eq!([import(0, 0), import(1, 0), import(0, 1)], [DONE, REFUSED, REFUSED]);
        assert_eq!(verdict("check", &json!({ "ok": true })), DONE);
        assert_eq!(verdict("check", &json!({ "ok": false })), REFUSED);
        assert_eq!(verdict("audit", &json!({ "findings": [{ "severity": "error" }] })), DONE);
    }
}
