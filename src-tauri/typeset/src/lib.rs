//! Printed pages: tables and documents become PDF and page pictures, through typst. Knows no kind of report.

mod columns;
mod document;
mod fonts;
mod measure;
mod press;
mod sheet;
mod words;
mod world;

pub use press::Press;
