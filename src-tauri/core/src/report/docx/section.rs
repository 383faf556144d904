//! Pages: their size, margins and page numbers.

use crate::report::Paper;

/// How pages are numbered and, with it, laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// 公文 (GB/T 9704): 「— 1 —」, odd ones right, even ones left.
    Paper,
    /// A table by itself: 「第 1 页 共 3 页」 in the middle.
    Table,
}

/// Lengths in twentieths of a point, as Word has them.
pub const A4: (u32, u32) = (11_906, 16_838);

/// Margins: top, right, bottom, left; and how far the page number stands from the paper's edge.
struct Margins {
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
    footer: u32,
}

fn margins(pages: Pages, paper: Paper) -> Margins {
    match (pages, paper) {
        // 天头37毫米, 订口28毫米, 版心156毫米×225毫米; the page number's line 7 mm below the text.
        (Pages::Paper, Paper::Portrait) => {
            Margins { top: 2_098, right: 1_474, bottom: 1_984, left: 1_587, footer: 1_268 }
        }
        // The binding edge is on top; the sides are narrowed so that wide tables stay readable.
        (Pages::Paper, Paper::Landscape) => {
            Margins { top: 1_587, right: 1_134, bottom: 1_474, left: 1_134, footer: 850 }
        }
        (Pages::Table, _) => Margins { top: 1_134, right: 1_021, bottom: 1_134, left: 1_021, footer: 567 },
    }
}

/// How wide the text of a page is.
pub fn text_width(pages: Pages, paper: Paper) -> u32 {
    let margins = margins(pages, paper);
    let width = match paper {
        Paper::Portrait => A4.0,
        Paper::Landscape => A4.1,
    };
    width - margins.left - margins.right
}

/// The `w:sectPr` of the section that ends here.
pub fn section(pages: Pages, paper: Paper) -> String {
    let (width, height, across) = match paper {
        Paper::Portrait => (A4.0, A4.1, ""),
        Paper::Landscape => (A4.1, A4.0, " w:orient=\"landscape\""),
    };
    let Margins { top, right, bottom, left, footer } = margins(pages, paper);
    // 22 lines a page. That a line holds 28 characters is up to the styles: programs differ in grids of characters.
    let grid = match (pages, paper) {
        (Pages::Paper, Paper::Portrait) => "<w:docGrid w:type=\"lines\" w:linePitch=\"579\"/>",
        _ => "<w:docGrid w:linePitch=\"312\"/>",
    };
    let even = match pages {
        Pages::Paper => "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>",
        Pages::Table => "",
    };
    format!(
        "<w:sectPr>{even}<w:footerReference w:type=\"default\" r:id=\"rId4\"/><w:type w:val=\"nextPage\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{across}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"851\" \
         w:footer=\"{footer}\" w:gutter=\"0\"/><w:cols w:space=\"425\"/>{grid}</w:sectPr>"
    )
}
