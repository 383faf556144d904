//! What the host hands in to make pages: core and rpc do not know how pages are set.

use super::Output;
use crate::Result;

/// Set pages.
pub struct Pages {
    /// How many.
    pub count: u32,
    /// The pages asked for, each a picture (SVG).
    pub pictures: Vec<String>,
    /// Characters that no font of this computer has; `〓` is printed for them.
    pub missing: Vec<String>,
}

/// A PDF.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Characters that no font of this computer has; `〓` is printed for them.
    pub missing: Vec<String>,
}

/// A font that prints, and what it is used for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct UsedFont {
    /// 标题, 正文, 表头….
    pub purpose: &'static str,
    /// The font that the rules ask for first.
    pub wanted: &'static str,
    /// The family that this computer has.
    pub family: String,
}

/// Makes pages of outputs.
pub trait Typesetter: Send + Sync {
    /// A PDF.
    ///
    /// # Errors
    /// `FontMissing` where no font of this computer has Chinese; `Internal` if setting fails.
    fn pdf(&self, output: &Output) -> Result<Pdf>;

    /// Pictures of the pages `first..` (from 0), at most `count` of them.
    ///
    /// # Errors
    /// As [`Typesetter::pdf`].
    fn pictures(&self, output: &Output, first: u32, count: u32) -> Result<Pages>;

    /// The fonts that print.
    ///
    /// # Errors
    /// `FontMissing`.
    fn fonts(&self) -> Result<Vec<UsedFont>>;
}
