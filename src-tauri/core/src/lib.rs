//! 绩衡: everything the bureau does with departments' performance self-evaluations.
//!
//! This crate knows neither Tauri nor a terminal. Bytes come in through [`intake`], are kept by
//! [`storage`], judged by [`audit`] and [`scoring`], set side by side by [`ranking`],
//! [`comparison`] and [`trend`], and leave through [`report`].

pub mod assessed;
pub mod audit;
pub mod backup;
pub mod bureau;
pub mod check;
pub mod closing;
pub mod comparison;
pub mod demo;
pub mod department;
pub mod dossier;
pub mod error;
pub mod examination;
pub mod filing;
pub mod filing_state;
pub mod find;
pub mod intake;
pub mod ledger;
pub mod metrics;
pub mod number;
pub mod overview;
pub mod progress;
pub mod project;
pub mod quality;
pub mod ranking;
pub mod rectification;
pub mod register;
pub mod report;
pub mod review;
pub mod revision;
pub mod rule_set;
pub mod sample;
pub mod scoring;
pub mod stamp;
pub mod storage;
pub mod trend;
pub mod undo;
pub mod workbook;
pub mod yearly;

pub use assessed::{Assessed, ThreePublicBefore};
pub use error::{Code, Error, Result};
pub use progress::{Progress, Silent, Step};
pub use stamp::Stamp;
