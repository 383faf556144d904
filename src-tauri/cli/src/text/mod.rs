//! What a person reads in place of the JSON.

mod analysis;
mod backup;
mod findings;
mod import;
mod rectification;
mod register;
mod show;
mod table;
mod value;

pub use import::unconverted;
use serde_json::Value;

/// The answer to `command`, as text that ends in a line break.
pub fn of(command: &str, answer: &Value) -> String {
    match command {
        "import" => import::import(answer),
        "departments" => register::departments(answer),
        "ledger" => register::ledger(answer),
        "show" => show::show(answer),
        "review" => show::reviewed(answer),
        "audit" => findings::audit(answer),
        "set_finding_status" => findings::status_set(answer),
        "finding_history" => findings::history(answer),
        "rectification" => rectification::ledger(answer),
        "set_deadline" => rectification::deadline(answer),
        "read_replies" => rectification::replies(answer),
        "rules" | "set_rule" => findings::rules(answer),
        "roll_rules" => findings::rolled(answer),
        "rank" => analysis::rank(answer),
        "sample" | "draw_sample" => analysis::sample(answer),
        "quality" => analysis::quality(answer),
        "close_year" | "reopen_year" => register::year_end(answer),
        "compare" => analysis::compare(answer),
        "trend" => analysis::trend(answer),
        "metrics" => analysis::metrics(answer),
        "report" => register::written(answer),
        "report_bulk" => register::papers(answer),
        "template" => register::templates(answer),
        "demo" => register::demo(answer),
        "check" => register::check(answer),
        "backup" => backup::made(answer),
        "restore" => backup::restored(answer),
        "backups" | "backup_folder" => backup::copies(answer),
        _ => format!("{answer:#}\n"),
    }
}
