//! The list of commands; each handler stands in the file of its noun.

mod analysis;
mod audit;
mod backup;
mod bureau;
mod closing;
mod comparison;
mod dossier;
mod filing;
mod find;
mod intake;
mod ledger;
mod overview;
mod project;
mod quality;
mod rectification;
mod register;
mod report;
mod review;
mod revision;
mod rule_set;
mod rules;
mod sample;
mod seen;
mod send_back;
mod state;
mod status;
mod template;
mod trend;
mod undo;

use serde::de::DeserializeOwned;

use crate::declare::commands;

commands! {
    /// The database, its years and what they hold.
    status(status::StatusRequest) -> status::Status = status::status;
    /// What the window always shows: unresolved findings, the newest copy.
    standing(status::StandingRequest) -> status::Standing = status::standing;
    /// Verify the database.
    check(status::CheckRequest) -> jiheng_core::check::Check = status::check;
    /// Copy the database to a file, and read the copy back.
    backup(backup::BackupRequest) -> jiheng_core::backup::Made = backup::backup;
    /// Bring back what a copy holds, or say what that is.
    restore(backup::RestoreRequest) -> jiheng_core::backup::Restored = backup::restore;
    /// The copies that there are.
    backups(backup::BackupsRequest) -> jiheng_core::backup::Copies = backup::backups;
    /// Set the second folder for copies.
    backup_folder(backup::BackupFolderRequest) -> jiheng_core::backup::Copies = backup::backup_folder;
    /// The bureau that works with this database.
    bureau(bureau::BureauRequest) -> jiheng_core::bureau::Bureau = bureau::bureau;
    /// Set the bureau's name.
    set_bureau(bureau::SetBureauRequest) -> jiheng_core::bureau::Bureau = bureau::set_bureau;
    /// Find departments, projects, indicators and findings by what they are called.
    find(find::FindRequest) -> jiheng_core::find::Found = find::find;
    /// Take the last edit by hand back.
    undo(undo::UndoRequest) -> jiheng_core::undo::Undone = undo::undo;
    /// Do again what was taken back last.
    redo(undo::UndoRequest) -> jiheng_core::undo::Undone = undo::redo;
    /// What would be taken back, or done again.
    undo_state(undo::UndoRequest) -> jiheng_core::undo::UndoState = undo::undo_state;
    /// The log of changes, newest first.
    changes(status::ChangesRequest) -> jiheng_core::storage::ChangePage = status::changes;
    /// The register of departments.
    departments(status::DepartmentsRequest) -> status::Departments = status::departments;
    /// Add a department to the register, or change one.
    set_department(register::SetDepartmentRequest) -> jiheng_core::department::Department = register::set_department;
    /// Make one department of two entries of the register, or say what would move.
    merge_departments(register::MergeDepartmentsRequest) -> register::Merged = register::merge_departments;
    /// Bring a list of departments into the register, or say what it would change.
    import_register(register::ImportRegisterRequest) -> jiheng_core::register::RegisterImport = register::import_register;
    /// Write the register to a workbook.
    export_register(register::ExportRegisterRequest) -> jiheng_core::report::Written = register::export_register;
    /// Bring in the bureau's own figures of a year: departments and projects due, budgets, posts.
    ledger(ledger::LedgerRequest) -> jiheng_core::ledger::LedgerImport = ledger::ledger;
    /// What a workbook would give as a year's ledger.
    read_ledger(ledger::LedgerRequest) -> jiheng_core::ledger::LedgerPlan = ledger::read_ledger;
    /// A year's ledger.
    show_ledger(ledger::ShowLedgerRequest) -> jiheng_core::ledger::ShownLedger = ledger::show_ledger;
    /// Import files and folders.
    import(intake::ImportRequest) -> jiheng_core::intake::Import = intake::import;
    /// Stop the running import, or writing of templates, after the file it is at.
    cancel(intake::CancelRequest) -> intake::Cancelled = intake::cancel;
    /// A file as it is understood, drawn with the recognised cells marked.
    preview(intake::PreviewRequest) -> jiheng_core::intake::Preview = intake::preview;
    /// The headers of columns that the clerk explained.
    learnt_labels(intake::LearntRequest) -> intake::LearntLabels = intake::learnt_labels;
    /// Keep what a header means, for every later file.
    learn_label(intake::LearnRequest) -> intake::LearntLabels = intake::learn_label;
    /// Forget what a header means.
    forget_label(intake::ForgetRequest) -> intake::LearntLabels = intake::forget_label;
    /// Make up a county.
    demo(jiheng_core::demo::DemoRequest) -> jiheng_core::demo::Demo = intake::demo;
    /// The filings of a year, a line each.
    filings(filing::FilingsRequest) -> filing::Filings = filing::filings;
    /// Who has filed for a year and who has not.
    filing_status(state::FilingStatusRequest) -> jiheng_core::filing_state::FilingStatus = state::filing_status;
    /// Record a step of a department's year: returned, approved, extended.
    set_state(state::SetStateRequest) -> jiheng_core::filing_state::FilingStatus = state::set_state;
    /// One filing, whole.
    show(filing::ShowRequest) -> filing::Shown = filing::show;
    /// The piece of the original sheet around a value's cell.
    excerpt(filing::ExcerptRequest) -> jiheng_core::intake::Excerpt = filing::excerpt;
    /// The imports that wrote something.
    imports(revision::ImportsRequest) -> revision::Imports = revision::imports;
    /// Take a whole import back.
    undo_import(revision::UndoImportRequest) -> revision::Imports = revision::undo_import;
    /// The versions of a filing.
    versions(revision::VersionsRequest) -> revision::Versions = revision::versions;
    /// What differs between two versions of a filing.
    compare_versions(revision::CompareVersionsRequest) -> revision::VersionComparison = revision::compare_versions;
    /// Make a copy of an earlier version the current one.
    restore_version(revision::RestoreVersionRequest) -> revision::Versions = revision::restore_version;
    /// Put a value right by hand.
    correct(revision::CorrectRequest) -> jiheng_core::revision::Corrected = revision::correct;
    /// Take a correction back.
    uncorrect(revision::UncorrectRequest) -> jiheng_core::revision::Corrected = revision::uncorrect;
    /// Add an empty form, to be filled by hand.
    enter(revision::EnterRequest) -> revision::Versions = revision::enter;
    /// A year of the county at a glance, and what is to be done next.
    overview(overview::OverviewRequest) -> jiheng_core::overview::Overview = overview::overview;
    /// The findings of a year, a line each, with how the checks of each rule came out.
    findings(audit::YearFindingsRequest) -> audit::YearFindings = audit::findings;
    /// Findings.
    audit(audit::AuditRequest) -> audit::Findings = audit::audit;
    /// Set how far the bureau has come with some findings.
    set_finding_status(audit::SetFindingStatusRequest) -> audit::FindingStatusSet = audit::set_finding_status;
    /// Write lists of findings for departments and record their filings as sent back, or say what would go back.
    send_back(send_back::SendBackRequest) -> send_back::SentBack = send_back::send_back;
    /// What became of a finding through the versions of its filing.
    finding_history(audit::FindingHistoryRequest) -> jiheng_core::storage::CaseHistory = audit::finding_history;
    /// What departments were told to mend, by when, and how far they are.
    rectification(rectification::RectificationRequest) -> jiheng_core::rectification::Rectification = rectification::rectification;
    /// Give findings a date by which they are to be mended.
    set_deadline(rectification::SetDeadlineRequest) -> rectification::Recorded = rectification::set_deadline;
    /// Record what a department said of a finding.
    record_reply(rectification::RecordReplyRequest) -> rectification::Recorded = rectification::record_reply;
    /// Read problem lists that departments filled in and sent back.
    read_replies(rectification::ReadRepliesRequest) -> rectification::Replies = rectification::read_replies;
    /// The register of rules, and how they are applied in a year.
    rules(rules::RulesRequest) -> rules::Rules = rules::rules;
    /// Set how a rule is applied in a year.
    set_rule(rules::SetRuleRequest) -> rules::Rules = rules::set_rule;
    /// Give a year the settings of the year before.
    roll_rules(rules::RollRulesRequest) -> jiheng_core::examination::Rolled = rules::roll_rules;
    /// Record decisions of the bureau in the place of self-scores.
    review(review::ReviewRequest) -> review::Reviewed = review::review;
    /// Take a decision back.
    withdraw_review(review::WithdrawReviewRequest) -> review::Reviewed = review::withdraw_review;
    /// The scoring rules of a year.
    rule_set(rule_set::RuleSetRequest) -> rule_set::RuleSets = rule_set::rule_set;
    /// Which grades other rules would change.
    preview_rule_set(rule_set::PreviewRuleSetRequest) -> rule_set::RuleSetPreview = rule_set::preview_rule_set;
    /// Set the scoring rules of a year.
    set_rule_set(rule_set::SetRuleSetRequest) -> rule_set::RuleSets = rule_set::set_rule_set;
    /// Take the scoring rules of one year into another.
    roll_rule_set(rule_set::RollRuleSetRequest) -> rule_set::RuleSets = rule_set::roll_rule_set;
    /// The departments drawn for re-checking.
    sample(sample::SampleRequest) -> sample::Sampled = sample::sample;
    /// Draw departments for re-checking.
    draw_sample(sample::DrawSampleRequest) -> sample::Sampled = sample::draw_sample;
    /// Say who reviews a department of the sample.
    assign_reviewer(sample::AssignReviewerRequest) -> sample::Sampled = sample::assign_reviewer;
    /// How well each department did its self-evaluation.
    quality(quality::QualityRequest) -> quality::Qualities = quality::quality;
    /// How a year stands, and its closings.
    closing(closing::ClosingRequest) -> closing::YearEnd = closing::closing;
    /// Freeze the results of a year.
    close_year(closing::ClosingRequest) -> closing::YearEnd = closing::close_year;
    /// Open a closed year again.
    reopen_year(closing::ReopenYearRequest) -> closing::YearEnd = closing::reopen_year;
    /// A ranking of departments or projects.
    rank(analysis::RankRequest) -> jiheng_core::ranking::Ranking = analysis::rank;
    /// One metric across departments.
    compare(comparison::CompareRequest) -> jiheng_core::comparison::Comparison = comparison::compare;
    /// Chosen departments side by side over many metrics.
    compare_departments(comparison::CompareDepartmentsRequest) -> jiheng_core::comparison::SideBySide = comparison::compare_departments;
    /// Departments × metrics by percentile.
    heat_map(comparison::HeatMapRequest) -> jiheng_core::comparison::HeatMap = comparison::heat_map;
    /// Two metrics of each department.
    scatter(comparison::ScatterRequest) -> jiheng_core::comparison::Scatter = comparison::scatter;
    /// One metric over the years.
    trend(trend::TrendRequest) -> jiheng_core::trend::Trend = trend::trend;
    /// The places of departments over the years.
    places(trend::PlacesRequest) -> jiheng_core::trend::Places = trend::places;
    /// What a total is made of over the years.
    structure(trend::StructureRequest) -> jiheng_core::trend::Structure = trend::structure;
    /// One department over all its years.
    dossier(dossier::DossierRequest) -> dossier::DepartmentDossier = dossier::dossier;
    /// The projects of a year.
    projects(project::ProjectsRequest) -> jiheng_core::project::ProjectList = project::projects;
    /// One project over the years.
    project_history(project::ProjectHistoryRequest) -> jiheng_core::project::ProjectHistory = project::project_history;
    /// The metrics that compare and trend take.
    metrics(analysis::MetricsRequest) -> analysis::Metrics = analysis::metrics;
    /// Write blank workbooks for departments to fill in.
    template(template::TemplateRequest) -> template::Templates = template::template;
    /// Write a table as it is seen in the window to a workbook.
    save_table(seen::SaveTableRequest) -> jiheng_core::report::Written = seen::save_table;
    /// Write a picture of a chart to a file.
    save_picture(seen::SavePictureRequest) -> seen::PictureWritten = seen::save_picture;
    /// Write a letter or a list of problems for each department.
    report_bulk(report::ReportBulkRequest) -> report::ReportBulk = report::report_bulk;
    /// Write a printed output to a file.
    report(report::ReportRequest) -> jiheng_core::report::Written = report::report;
    /// Pages of a printed output, as pictures.
    preview_report(report::PreviewReportRequest) -> report::ReportPreview = report::preview_report;
    /// The fonts that print.
    fonts(report::FontsRequest) -> report::Fonts = report::fonts;
    /// The kinds of printed output, and what each can be asked for.
    report_kinds(report::ReportKindsRequest) -> report::ReportKinds = report::report_kinds;
}

/// Reads a request; a missing one is an empty object.
fn request<T: DeserializeOwned>(name: &str, json: serde_json::Value) -> jiheng_core::Result<T> {
    let json = if json.is_null() { serde_json::json!({}) } else { json };
    serde_json::from_value(json).map_err(|error| {
        jiheng_core::Error::new(
            jiheng_core::Code::BadRequest,
            format!("命令“{name}”的参数不对：{error}。请把这句话告诉维护人员。"),
        )
    })
}
