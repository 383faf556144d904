//! A table in a terminal, where a Chinese character is two columns wide.

use unicode_width::UnicodeWidthStr;

/// Rows under a header; numbers flush right.
pub struct Table {
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns; a title that starts with `>` makes its column flush right.
    pub fn new(titles: &[&str]) -> Self {
        Self {
            right: titles.iter().map(|title| title.starts_with('>')).collect(),
            rows: vec![titles.iter().map(|title| title.trim_start_matches('>').to_owned()).collect()],
        }
    }

    /// Adds a row.
    pub fn row<I: IntoIterator<Item = String>>(&mut self, cells: I) {
        self.rows.push(cells.into_iter().collect());
    }

    /// The table as lines, a rule under the header.
    pub fn print(&self) -> String {
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.right.len()).map(width).collect();
        let mut out = String::new();
        for (n, row) in self.rows.iter().enumerate() {
            let cells = row.iter().zip(&widths).zip(&self.right).map(|((cell, width), right)| {
                let blank = " ".repeat(width.saturating_sub(cell.width()));
                if *right { format!("{blank}{cell}") } else { format!("{cell}{blank}") }
            });
            out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
            out.push('\n');
            if n == 0 {
                let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                out.push_str(&rule.join("  "));
                out.push('\n');
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    /// Columns stand under each other though Chinese characters are twice as wide.
    #[test]
    fn chinese_is_twice_as_wide() {
        let mut table = Table::new(&["单位", ">金额"]);
        table.row(["县财政局".into(), "1,353.05".into()]);
        table.row(["A".into(), "2".into()]);
        assert_eq!(
            table.print(),
            "单位          金额\n────────  ────────\n县财政局  1,353.05\nA                2\n"
        );
    }
}
