//! How wide the columns of a table are: by what stands in them.

use crate::report::table::{Cell, Column, ColumnKind, RowKind, Table, width};

/// Sizes that a table is set in, in half points: 五号, 小五, 8 and 7.5 points, 六号 as the last resort.
const SIZES: [u32; 5] = [21, 18, 16, 15, 13];
/// Left and right of a cell's text, in twentieths of a point.
pub const CELL_MARGIN: u32 = 57;
/// A column of words is not made narrower than this, in half-width characters, if it holds as much.
const NARROWEST: usize = 8;
/// A word of Latin letters longer than this may be broken.
const LONGEST_WORD: usize = 16;

/// A table's columns as they fit on the page.
pub struct Fit {
    /// The body's size in half points.
    pub size: u32,
    /// The columns' widths in twentieths of a point; together as wide as the page's text.
    pub widths: Vec<u32>,
}

/// Fits a table into `available` twentieths of a point: the largest size at which no number is broken and no column of
/// words starved; then each column what it needs, and of the rest the more the more it holds.
pub fn fit(table: &Table, available: u32) -> Fit {
    let columns: Vec<Need> = (0..table.columns.len()).map(|n| Need::of(table, n)).collect();
    let size = SIZES
        .into_iter()
        .find(|size| columns.iter().map(|column| column.least(*size)).sum::<u32>() <= available)
        .unwrap_or(SIZES[SIZES.len() - 1]);
    let least: Vec<u32> = columns.iter().map(|column| column.least(size)).collect();
    let wanted: Vec<u32> = columns.iter().map(|column| column.wanted(size)).collect();
    let (all, rest) = (least.iter().sum::<u32>(), wanted.iter().sum::<u32>());
    let widths = if all > available {
        share(available, &least)
    } else if rest > available {
        let more: Vec<u32> = wanted.iter().zip(&least).map(|(wanted, least)| wanted - least).collect();
        let more = share(available - all, &more);
        least.iter().zip(more).map(|(least, more)| least + more).collect()
    } else {
        let more = share(available - rest, &wanted);
        wanted.iter().zip(more).map(|(wanted, more)| wanted + more).collect()
    };
    Fit { size, widths }
}

/// `amount` in proportion to `parts`; what rounding leaves goes to the last that has a part.
fn share(amount: u32, parts: &[u32]) -> Vec<u32> {
    let sum: u64 = parts.iter().copied().map(u64::from).sum();
    if sum == 0 {
        let each = amount.checked_div(u32::try_from(parts.len()).unwrap_or(1)).unwrap_or(amount);
        return vec![each; parts.len()];
    }
    let of = |part: u32| u32::try_from(u64::from(amount) * u64::from(part) / sum).unwrap_or(amount);
    let mut shares: Vec<u32> = parts.iter().map(|part| of(*part)).collect();
    let left = amount - shares.iter().sum::<u32>();
    if let Some(last) = parts.iter().rposition(|part| *part > 0) {
        shares[last] += left;
    }
    shares
}

/// What a column needs, in half-width characters.
struct Need {
    least: usize,
    wanted: usize,
}

impl Need {
    fn of(table: &Table, n: usize) -> Self {
        let column = &table.columns[n];
        let declared = usize::from(column.width);
        let (mut least, mut wanted) = heading(column);
        let rows = table.rows.iter().filter(|row| row.kind != RowKind::Group);
        let cells: Vec<&Cell> = rows.filter_map(|row| row.cells.get(n)).collect();
        if cells.iter().all(|cell| **cell == Cell::Empty) {
            // People will write in it.
            return Self { least: least.max(declared / 2), wanted: wanted.max(declared) };
        }
        for cell in cells {
            let printed = cell.printed(column.kind);
            let longest = printed.lines().map(width).max().unwrap_or(0);
            wanted = wanted.max(longest);
            least = least.max(match (cell, column.kind) {
                (Cell::Text(_), ColumnKind::Text) => {
                    longest.min((declared / 2).max(NARROWEST)).max(word(&printed))
                }
                (Cell::Text(_), _) => longest.min(NARROWEST).max(word(&printed)),
                _ => longest,
            });
        }
        // Nobody reads a line of 80 characters in a table: beyond what the model says, words wrap.
        Self { least, wanted: wanted.min(declared.max(least)).max(least) }
    }

    fn least(&self, size: u32) -> u32 {
        twips(self.least, size)
    }

    fn wanted(&self, size: u32) -> u32 {
        twips(self.wanted, size)
    }
}

/// A heading wraps, but not to less than two characters a line.
fn heading(column: &Column) -> (usize, usize) {
    let longest = column.title.lines().map(width).max().unwrap_or(0);
    (longest.min(4).max(word(&column.title)), longest.min(12))
}

/// The longest word that is not broken: Chinese breaks anywhere, Latin letters and figures do not. Capitals (`A0005`)
/// are half as wide again as figures.
fn word(text: &str) -> usize {
    let wide = |word: &str| word.len() + word.bytes().filter(u8::is_ascii_uppercase).count().div_ceil(2);
    text.split(|c: char| !c.is_ascii_graphic()).map(wide).max().unwrap_or(0).min(LONGEST_WORD)
}

/// Half-width characters of a size, with the cell's margins and a little air.
fn twips(characters: usize, size: u32) -> u32 {
    let characters = u32::try_from(characters).unwrap_or(1_000).min(1_000);
    characters * size * 5 + 2 * CELL_MARGIN + 40
}

#[cfg(test)]
mod tests {
    use super::{share, word};

    /// Protects codes with capitals from being broken over two lines.
    #[test]
    fn capitals_take_more_room_than_figures() {
        assert_eq!([word("103109"), word("A0005"), word("编码 AB12"), word("单位")], [6, 6, 5, 0]);
    }

    /// Protects a table from being wider or narrower than its page.
    #[test]
    fn shares_come_to_the_whole() {
        assert_eq!(share(100, &[1, 1, 1]), [33, 33, 34]);
        assert_eq!(share(10, &[0, 3, 0]), [0, 10, 0]);
        assert_eq!(share(9, &[0, 0]), [4, 4]);
    }
}
