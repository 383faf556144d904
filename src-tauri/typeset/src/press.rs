//! Makes pages.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use jiheng_core::report::{Output, Pages, Pdf, Typesetter, UsedFont};
use jiheng_core::{Error, Result};
use serde_json::json;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;
use typst_svg::SvgOptions;

use crate::document::Prose;
use crate::fonts::{Fonts, Purpose};
use crate::sheet::{Place, Sheet};
use crate::words::Words;
use crate::world::Paper;

const TEMPLATE: &str = include_str!("page.typ");

/// Sets pages with the fonts of this computer. One document at a time; the last one is kept, so that paging through it,
/// saving and printing it set it once.
#[derive(Default)]
pub struct Press {
    folder: Option<PathBuf>,
    fonts: Mutex<Option<Arc<Fonts>>>,
    last: Mutex<Option<Arc<Laid>>>,
}

/// A document that is set.
struct Laid {
    output: Output,
    title: String,
    pages: PagedDocument,
    missing: Vec<String>,
}

impl Press {
    /// With the fonts of this computer, looked for when the first page is set.
    pub fn new() -> Self {
        Self::default()
    }

    /// With the fonts of a folder and no others.
    pub fn with_fonts_of(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), ..Self::default() }
    }

    /// The fonts, looked for once; where none has Chinese, again at the next call: one may have been installed.
    fn chosen(&self) -> Result<Arc<Fonts>> {
        let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fonts) = fonts.as_ref() {
            return Ok(Arc::clone(fonts));
        }
        let found = Arc::new(match &self.folder {
            Some(folder) => Fonts::of_folder(folder)?,
            None => Fonts::of_this_computer()?,
        });
        *fonts = Some(Arc::clone(&found));
        Ok(found)
    }

    /// The pages of an output. The lock is held while they are set: two at a time would need twice the memory.
    fn laid(&self, output: &Output) -> Result<Arc<Laid>> {
        let fonts = self.chosen()?;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(laid) = last.as_ref().filter(|laid| laid.output == *output) {
            return Ok(Arc::clone(laid));
        }
        *last = None;
        let laid = Arc::new(lay(output, &fonts)?);
        *last = Some(Arc::clone(&laid));
        Ok(laid)
    }
}

impl Typesetter for Press {
    fn pdf(&self, output: &Output) -> Result<Pdf> {
        let laid = self.laid(output)?;
        let options = PdfOptions {
            ident: Smart::Custom(laid.title.clone()),
            creator: Smart::Custom(Some("绩衡".to_owned())),
            tagged: false,
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&laid.pages, &options).map_err(|errors| told(&errors));
        comemo::evict(0);
        Ok(Pdf { bytes: bytes?, pages: count(&laid.pages), missing: laid.missing.clone() })
    }

    fn pictures(&self, output: &Output, first: u32, wanted: u32) -> Result<Pages> {
        let laid = self.laid(output)?;
        let index = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let pages = laid.pages.pages().iter().skip(index(first)).take(index(wanted));
        let pictures = pages.map(|page| typst_svg::svg(page, &SvgOptions::default())).collect();
        comemo::evict(0);
        Ok(Pages { count: count(&laid.pages), pictures, missing: laid.missing.clone() })
    }

    fn fonts(&self) -> Result<Vec<UsedFont>> {
        Ok(self.chosen()?.used())
    }
}

fn count(pages: &PagedDocument) -> u32 {
    u32::try_from(pages.pages().len()).unwrap_or(u32::MAX)
}

/// Sets a document.
fn lay(output: &Output, fonts: &Fonts) -> Result<Laid> {
    let mut words = Words::new(fonts);
    let (title, mut data) = match output {
        Output::Table(table) => {
            let mut sheet = Sheet::new(table, Place::page(table.paper), fonts, &mut words);
            if let Some(note) = words.note() {
                sheet.note(note);
            }
            (words.take(&table.title), json!({ "sheet": sheet }))
        }
        Output::Document(document) => {
            let prose = Prose::new(document, fonts, &mut words);
            (words.take(&document.title), json!({ "document": prose }))
        }
    };
    use Purpose::{Body, Head, Second, Small, Strong, Title};
    let faces = [
        ("title", Title),
        ("body", Body),
        ("strong", Strong),
        ("head", Head),
        ("second", Second),
        ("small", Small),
    ];
    let faces: serde_json::Map<_, _> =
        faces.into_iter().map(|(name, purpose)| (name.to_owned(), json!(fonts.face(purpose)))).collect();
    data["title"] = json!(title);
    data["faces"] = faces.into();
    let world = Paper::new(fonts, TEMPLATE, data.to_string())?;
    let set = typst::compile::<PagedDocument>(&world);
    // What typst remembers of a document is as large as the document.
    comemo::evict(0);
    let pages = set.output.map_err(|errors| told(&errors))?;
    let mut missing = words.missing();
    for page in pages.pages() {
        boxes(&page.frame, &mut missing);
    }
    Ok(Laid { output: output.clone(), title, pages, missing })
}

/// Words that came out as empty boxes after all.
fn boxes(frame: &Frame, missing: &mut Vec<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => boxes(&group.frame, missing),
            FrameItem::Text(text) => {
                for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let there = text.text.get(glyph.range()).unwrap_or_default().to_owned();
                    if !missing.contains(&there) {
                        missing.push(there);
                    }
                }
            }
            _ => {}
        }
    }
}

fn told(errors: &[SourceDiagnostic]) -> Error {
    let said: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    Error::internal(format!("排版没有成功（{}）", said.join("；")))
}
