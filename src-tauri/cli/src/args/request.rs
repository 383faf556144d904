//! The requests that the commands stand for.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::{Command, ReportArgs};

impl Command {
    /// The command's name and request; what was not given is left out, so that core's defaults hold.
    pub fn request(&self) -> (&'static str, Value) {
        let (name, request) = match self {
            Self::Import(args) => (
                "import",
                json!({
                    "paths": args.paths, "year": args.year, "department": args.department,
                    "on_conflict": args.on_conflict, "dry_run": args.dry_run,
                }),
            ),
            Self::Ledger { path, year, columns, unit, confirm_year } => {
                let columns: Map<String, Value> =
                    columns.iter().map(|(id, header)| (id.clone(), json!(header))).collect();
                let request = json!({
                    "path": path, "year": year.year, "columns": columns, "unit": unit, "confirm_year": confirm_year,
                });
                ("ledger", request)
            }
            Self::Departments => ("departments", json!({})),
            Self::Show { department, year, sources } => {
                // What a command prints ends in files and other programs: no filing page.
                let request = json!({ "department": department, "year": year.year, "sources": sources, "masked": true });
                ("show", request)
            }
            Self::Audit { year, department, severity, rule, status, cause, closed } => (
                "audit",
                json!({
                    "year": year, "department": department, "severity": severity, "rule": rule,
                    "status": status, "cause": cause, "closed": closed,
                }),
            ),
            Self::FindingStatus { cases, status, reason } => {
                ("set_finding_status", json!({ "cases": cases, "status": status, "reason": reason }))
            }
            Self::FindingHistory { case } => ("finding_history", json!({ "case": case })),
            Self::Rectification { year, department, stage } => {
                ("rectification", json!({ "year": year.year, "department": department, "stage": stage }))
            }
            Self::Deadline { cases, date, notify } => {
                ("set_deadline", json!({ "cases": cases, "deadline": date, "notify": notify }))
            }
            Self::Replies { paths, dry_run } => {
                ("read_replies", json!({ "paths": paths, "dry_run": dry_run }))
            }
            Self::Rules { year } => ("rules", json!({ "year": year })),
            Self::SetRule { rule, year, off, severity, tolerance, reason } => (
                "set_rule",
                json!({
                    "rule": rule, "year": year.year, "enabled": !off, "severity": severity,
                    "tolerance": tolerance, "reason": reason,
                }),
            ),
            Self::RollRules { from, into } => ("roll_rules", json!({ "from": from, "into": into })),
            Self::Rank { year, by, category, projects, published } => (
                "rank",
                json!({ "year": year.year, "by": by.by, "category": category, "projects": projects, "published": published }),
            ),
            Self::Sample { year, size: None, .. } => ("sample", json!({ "year": year.year })),
            Self::Sample { year, size, seed, reviewers } => (
                "draw_sample",
                json!({ "year": year.year, "size": size, "seed": seed, "reviewers": reviewers }),
            ),
            Self::Quality(year) => ("quality", json!({ "year": year.year })),
            Self::Close(year) => ("close_year", json!({ "year": year.year })),
            Self::Reopen { year, reason } => ("reopen_year", json!({ "year": year.year, "reason": reason })),
            Self::Compare { year, metric, departments, category, superior } => (
                "compare",
                json!({
                    "year": year.year, "metric": metric, "departments": departments, "category": category,
                    "superior": superior,
                }),
            ),
            Self::Trend { metric, departments, categories, superiors, county, from, to } => (
                "trend",
                json!({
                    "metric": metric, "departments": departments, "categories": categories,
                    "superiors": superiors, "county": county, "from": from, "to": to,
                }),
            ),
            Self::Metrics => ("metrics", json!({})),
            Self::Review { department, year, form, indicator, score, reason, by } => (
                "review",
                json!({
                    "department": department, "year": year.year, "by": by,
                    "decisions": [{ "form": form, "item": indicator, "score": score, "reason": reason }],
                }),
            ),
            Self::Report(args) => args.request(),
            Self::Demo { departments, from, to, seed, files } => (
                "demo",
                json!({
                    "departments": departments, "from": from, "to": to, "seed": seed, "files": files,
                }),
            ),
            Self::Template { year, out, department, all } => {
                ("template", json!({ "year": year.year, "out": out, "department": department, "all": all }))
            }
            Self::Check => ("check", json!({})),
            Self::Backup { out } => ("backup", json!({ "out": out })),
            Self::Restore { file, dry_run } => ("restore", json!({ "file": file, "dry_run": dry_run })),
            Self::Backups { verify } => ("backups", json!({ "verify": verify })),
            Self::BackupFolder { folder } => ("backup_folder", json!({ "folder": folder })),
        };
        (name, given(request))
    }
}

fn given(request: Value) -> Value {
    match request {
        Value::Object(fields) => {
            fields.into_iter().filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>().into()
        }
        other => other,
    }
}

impl ReportArgs {
    fn request(&self) -> (&'static str, Value) {
        if self.is_bulk() {
            return (
                "report_bulk",
                json!({
                    "kind": self.kind, "year": self.year.year, "departments": self.departments,
                    "formats": self.formats, "deadline": self.deadline, "out": self.out,
                }),
            );
        }
        // One department is a report of it; several are a choice among all.
        let (department, departments) = match self.departments.as_slice() {
            [one] => (Some(one), &[][..]),
            several => (None, several),
        };
        let request = json!({
            "kind": self.kind, "year": self.year.year, "by": self.by.by, "category": self.category,
            "department": department, "departments": departments, "projects": self.projects,
            "published": self.published, "overdue": self.overdue, "from": self.from, "to": self.to,
            "deadline": self.deadline, "out": self.out,
        });
        ("report", request)
    }

    /// One for each department: a folder or an archive is named, not a file.
    fn is_bulk(&self) -> bool {
        let ending = Path::new(&self.out).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_file = ["xlsx", "pdf", "docx"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        ["letter", "problems"].contains(&self.kind.as_str()) && !is_file
    }
}
