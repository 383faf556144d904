//! How wide the columns of a table become: by what they hold, within the page.
//!
//! What fits, prints at 五号. What does not, first wraps its words, then is set smaller, down to 六号 and no further.
//! A table of too many columns even for that goes on further sheets, each with its first columns again.

use std::ops::Range;

use crate::measure::{EM, Milli};

/// Hundredths of a point.
pub type Length = u64;

/// Sizes tried while words keep lines of [`COMFORT`], in tenths of a point, from 五号 on.
const COMFORTABLE: [u64; 6] = [105, 100, 95, 90, 85, 80];
/// Sizes tried when words may wrap after a few characters. 六号 is the smallest that reads well on paper.
const TIGHT: [u64; 4] = [90, 85, 80, 75];
/// Words wrap after this many ems where there is room.
const COMFORT: Milli = 10 * EM;
/// And never before this many.
const TIGHTEST: Milli = 4 * EM;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Its widest cell, unwrapped.
    pub natural: Milli,
    /// What cannot be wrapped: figures, codes.
    pub unbroken: Milli,
}

impl Need {
    fn at_least(self, least: Milli) -> Milli {
        self.unbroken.max(self.natural.min(least))
    }
}

/// Columns that stand side by side on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// Which columns, in order.
    pub columns: Vec<usize>,
    /// How wide each is, the space beside its words included.
    pub widths: Vec<Length>,
}

/// How a table is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The body's size in tenths of a point.
    pub size: u64,
    /// One, or several where the table is too wide for a page.
    pub panels: Vec<Panel>,
}

/// The space at each side of a cell's words.
pub const BESIDE: Length = 300;

/// A width in ems at a size, with a little more than the font says: kerning may take some.
pub fn length(width: Milli, size: u64) -> Length {
    (width * size).div_ceil(100) + 40
}

/// The ems that a column of a width has room for at a size.
pub fn room(width: Length, size: u64) -> Milli {
    width.saturating_sub(2 * BESIDE + 40) * 100 / size.max(1)
}

/// Fits columns into a page that is `page` wide; the first `frozen` are repeated on further sheets.
pub fn fit(needs: &[Need], page: Length, frozen: usize) -> Fit {
    let all: Vec<usize> = (0..needs.len()).collect();
    // A single piece may not claim more than half a page: it is torn.
    let most = |size: u64| room(page / 2, size);
    let least = |size: u64, comfort: Milli| -> Vec<Length> {
        needs.iter().map(|need| length(need.at_least(comfort).min(most(size)), size) + 2 * BESIDE).collect()
    };
    let tries = COMFORTABLE.map(|size| (size, COMFORT)).into_iter().chain(TIGHT.map(|size| (size, TIGHTEST)));
    for (size, comfort) in tries {
        let least = least(size, comfort);
        if least.iter().sum::<Length>() <= page {
            let widths = share(needs, &least, page, size, &all);
            return Fit { size, panels: vec![Panel { columns: all, widths }] };
        }
    }
    let size = TIGHT[TIGHT.len() - 1];
    let least = least(size, TIGHTEST);
    let panels = divide(&least, page, frozen)
        .into_iter()
        .map(|columns| {
            let (needs, least): (Vec<_>, Vec<_>) =
                columns.iter().map(|&column| (needs[column], least[column])).unzip();
            let widths = share(&needs, &least, page, size, &columns);
            Panel { columns, widths }
        })
        .collect();
    Fit { size, panels }
}

/// Which columns stand on which sheet: as many as there is room for beside the repeated ones.
fn divide(least: &[Length], page: Length, frozen: usize) -> Vec<Vec<usize>> {
    // Repeated columns that would leave less than half a page are not repeated.
    let frozen = (0..=frozen.min(least.len()))
        .rev()
        .find(|&count| least[..count].iter().sum::<Length>() <= page / 2)
        .unwrap_or(0);
    let before: Length = least[..frozen].iter().sum();
    let mut sheets: Vec<Range<usize>> = Vec::new();
    let mut start = frozen;
    while start < least.len() {
        let mut end = start + 1;
        let mut used = before + least[start];
        while end < least.len() && used + least[end] <= page {
            used += least[end];
            end += 1;
        }
        sheets.push(start..end);
        start = end;
    }
    sheets.into_iter().map(|sheet| (0..frozen).chain(sheet).collect()).collect()
}

/// Gives columns the whole width: each what it needs, and of what is over, by what it holds.
fn share(needs: &[Need], least: &[Length], page: Length, size: u64, columns: &[usize]) -> Vec<Length> {
    debug_assert_eq!(needs.len(), columns.len());
    let natural: Vec<Length> = needs
        .iter()
        .zip(least)
        .map(|(need, least)| (length(need.natural, size) + 2 * BESIDE).max(*least))
        .collect();
    let total: Length = natural.iter().sum();
    let mut widths = if total <= page {
        // By the root: figures get air beside long names.
        let roots: Length = natural.iter().map(|width| width.isqrt()).sum();
        natural.iter().map(|width| width + (page - total) * width.isqrt() / roots.max(1)).collect()
    } else {
        wrapped(&natural, least, page)
    };
    // What rounding left goes to the widest, where it shows least.
    let over = page.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += over;
    }
    widths
}

/// Long words wrap: a column gets room by the root of what it holds, no less than it must and no more than it needs.
fn wrapped(natural: &[Length], least: &[Length], page: Length) -> Vec<Length> {
    let at = |factor: u64| -> Vec<Length> {
        let each = natural.iter().zip(least);
        each.map(|(natural, least)| (natural.isqrt() * factor / 64).clamp(*least, *natural)).collect()
    };
    let (mut low, mut high) = (0, page.saturating_mul(64));
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if at(middle).iter().sum::<Length>() <= page { low = middle } else { high = middle - 1 }
    }
    at(low)
}

#[cfg(test)]
mod tests {
    use super::{EM, Fit, Need, fit};

    /// A4 across, in hundredths of a point.
    const PAGE: u64 = 75_680;

    fn text(natural: u64) -> Need {
        Need { natural: natural * EM, unbroken: 0 }
    }

    fn figure(width: u64) -> Need {
        Need { natural: width * EM, unbroken: width * EM }
    }

    fn whole(fit: &Fit) {
        for panel in &fit.panels {
            assert_eq!(panel.widths.iter().sum::<u64>(), PAGE, "{fit:?}");
        }
    }

    /// A narrow table prints at 五号 over the whole width.
    #[test]
    fn a_narrow_table_fills_the_page() {
        let fit = fit(&[figure(2), text(12), figure(5)], PAGE, 2);
        assert_eq!((fit.size, fit.panels.len()), (105, 1));
        whole(&fit);
    }

    /// Long words wrap before figures are set smaller, and figures are never narrowed.
    #[test]
    fn words_wrap_before_figures_shrink() {
        let needs = [figure(2), text(200), figure(6), figure(6), text(40)];
        let fit = fit(&needs, PAGE, 2);
        assert_eq!((fit.size, fit.panels.len()), (105, 1));
        let widths = &fit.panels[0].widths;
        assert!(widths[2] >= super::length(6 * EM, 105), "{fit:?}");
        assert!(widths[1] > widths[4], "the longer text has more room: {fit:?}");
        whole(&fit);
    }

    /// Many columns make the type smaller, down to 六号.
    #[test]
    fn many_columns_make_the_type_smaller() {
        let needs: Vec<Need> = std::iter::once(text(16)).chain((0..14).map(|_| figure(5))).collect();
        let fit = fit(&needs, PAGE, 1);
        assert_eq!(fit.panels.len(), 1);
        assert!((75..105).contains(&fit.size), "{fit:?}");
        whole(&fit);
    }

    /// A table too wide even then goes on further sheets, each with the first columns, and no column is lost.
    #[test]
    fn too_many_columns_go_on_further_sheets() {
        let needs: Vec<Need> = std::iter::once(text(16)).chain((0..40).map(|_| figure(6))).collect();
        let fit = fit(&needs, PAGE, 1);
        assert!(fit.panels.len() > 1);
        assert!(fit.panels.iter().all(|panel| panel.columns[0] == 0));
        let mut others: Vec<usize> =
            fit.panels.iter().flat_map(|panel| panel.columns.iter().copied().skip(1)).collect();
        others.sort_unstable();
        assert_eq!(others, (1..41).collect::<Vec<_>>());
        whole(&fit);
    }

    /// A figure longer than a page is torn, not printed past the edge.
    #[test]
    fn a_monstrous_figure_stays_within_the_page() {
        let fit = fit(&[text(10), figure(400)], PAGE, 1);
        whole(&fit);
        assert_eq!(fit.panels.len(), 1);
    }
}
