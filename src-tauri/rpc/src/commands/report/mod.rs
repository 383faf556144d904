//! Printed outputs: what is asked for, how each is made from what is kept, and how it is written.

mod build;
mod bulk;
mod desk;
mod fonts;
mod kinds;
mod papers;
mod preview;
mod request;
mod tables;
mod write;

use std::path::Path;

use jiheng_core::Result;
use jiheng_core::report::{Format, Written};

pub use bulk::{ReportBulk, ReportBulkRequest, report_bulk};
pub use fonts::{Fonts, FontsRequest, fonts};
pub use kinds::{ReportKinds, ReportKindsRequest, report_kinds};
pub use preview::{PreviewReportRequest, ReportPreview, preview_report};
pub use request::ReportRequest;

use crate::{App, Progress};

pub fn report(app: &App, request: ReportRequest, _: &dyn Progress) -> Result<Written> {
    let out = Path::new(&request.out);
    // Before the work: a mistaken ending is told at once.
    Format::of(out, request.kind.formats())?;
    write::write(app, &build::build(app, &request)?, out)
}
