//! A sheet of paper: cells placed on a grid, then drawn with borders, wrapping and row heights.

use rust_decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Formula, ProtectionOptions,
    Worksheet, XlsxError,
};

use super::content::{Content, exact_float};
use crate::number::from_spreadsheet;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The annex number, top left.
    Annex,
    /// The red line that says what the sheet is not, below the form.
    Notice,
    /// The title.
    Title,
    /// A label, centred.
    Label,
    /// A label that begins at the left, with a value behind it or beside it.
    Line,
    /// A figure or a short entry, centred.
    Entry,
    /// Prose.
    Prose,
    /// What stands below the table.
    Foot,
}

/// An area's first and last cell.
pub type Area = ((u32, u16), (u32, u16));

/// What a department may write into a cell of a blank form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Anything.
    Text,
    /// A number that is not negative.
    Number,
    /// A number of either sign.
    Signed,
    /// Points from 0 to 100.
    Points,
}

/// A cell or a merged area; rows and columns count from 0, the last ones included.
#[derive(Debug, Clone)]
struct Placed {
    first: (u32, u16),
    last: (u32, u16),
    content: Content,
    style: Style,
    /// What may be written here; nothing on a sheet that is not to be filled in.
    input: Option<Input>,
}

/// One sheet before it is drawn.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// Its name in the workbook.
    pub name: String,
    /// Column widths in characters of half width.
    widths: &'static [u16],
    placed: Vec<Placed>,
    notice: Option<String>,
    /// To be filled in: only cells for input can be changed.
    guarded: bool,
}

/// Height of a line of text at 11 points, and what a row adds to it, in pixels.
const LINE: u32 = 19;
const PADDING: u32 = 7;

impl Sheet {
    /// An empty sheet with its annex number and title.
    pub fn new(name: &str, widths: &'static [u16], annex: &str, title: String) -> Self {
        let mut sheet =
            Self { name: name.to_owned(), widths, placed: Vec::new(), notice: None, guarded: false };
        sheet.put(0, 0, Content::text(annex), Style::Annex);
        sheet.across(1, 0, sheet.last_column(), Content::Text(title), Style::Title);
        sheet
    }

    /// The last column of the form.
    pub fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(1).saturating_sub(1)
    }

    /// Puts `content` into one cell.
    pub fn put(&mut self, row: u32, column: u16, content: Content, style: Style) {
        self.area((row, column), (row, column), content, style);
    }

    /// Puts `content` into a row's cells from `from` to `to`, merged.
    pub fn across(&mut self, row: u32, from: u16, to: u16, content: Content, style: Style) {
        self.area((row, from), (row, to), content, style);
    }

    /// Puts `content` into a column's cells from row `from` to row `to`, merged.
    pub fn down(&mut self, column: u16, from: u32, to: u32, content: Content, style: Style) {
        self.area((from, column), (to, column), content, style);
    }

    fn area(&mut self, first: (u32, u16), last: (u32, u16), content: Content, style: Style) {
        self.placed.push(Placed { first, last, content, style, input: None });
    }

    /// A label, centred in its cell.
    pub fn label(&mut self, row: u32, column: u16, label: &str) {
        self.put(row, column, Content::text(label), Style::Label);
    }

    /// A line in red below everything, and at the head of each printed page.
    pub fn notice(&mut self, notice: &str) {
        let row = self.placed.iter().map(|cell| cell.last.0 + 1).max().unwrap_or(0);
        let last = self.last_column();
        self.across(row, 0, last, Content::text(notice), Style::Notice);
        self.notice = Some(notice.to_owned());
    }

    /// Makes the sheet one to be filled in: entries and prose are open for any text, all else is locked.
    pub fn guard(&mut self) {
        self.guarded = true;
        for cell in &mut self.placed {
            if matches!(cell.style, Style::Entry | Style::Prose) {
                cell.input = Some(Input::Text);
            }
        }
    }

    /// Opens the cell whose area begins at `row` and `column` for `input`.
    pub fn open(&mut self, row: u32, column: u16, input: Input) {
        if let Some(cell) = self.at_mut(row, column) {
            cell.input = Some(input);
        }
    }

    /// Locks a cell again.
    pub fn lock(&mut self, row: u32, column: u16) {
        if let Some(cell) = self.at_mut(row, column) {
            cell.input = None;
        }
    }

    /// Whether nothing stands in the cell whose area begins at `row` and `column`.
    pub fn is_blank(&self, row: u32, column: u16) -> bool {
        let at = |cell: &&Placed| cell.first == (row, column);
        self.placed.iter().find(at).is_none_or(|cell| cell.content == Content::Blank)
    }

    /// The first row at or after `from` whose cell in `column` holds the text `label`.
    pub fn row_of(&self, from: u32, column: u16, label: &str) -> Option<u32> {
        let holds = |cell: &&Placed| {
            cell.first.0 >= from
                && cell.first.1 == column
                && matches!(&cell.content, Content::Text(text) if text == label)
        };
        self.placed.iter().filter(holds).map(|cell| cell.first.0).min()
    }

    /// Puts the sum of areas (first cell to last cell) into a blank cell; the sum of blanks is blank, not 0.
    pub fn sum(&mut self, row: u32, column: u16, areas: &[Area]) {
        let within = |at: (u32, u16)| {
            let inside = |(first, last): &Area| {
                (first.0..=last.0).contains(&at.0) && (first.1..=last.1).contains(&at.1)
            };
            areas.iter().any(inside)
        };
        let numbers =
            self.placed.iter().filter(|cell| within(cell.first)).filter_map(|cell| match cell.content {
                Content::Number(float) | Content::Formula { result: Some(float), .. } => {
                    from_spreadsheet(float)
                }
                _ => None,
            });
        let sum: Option<Decimal> = numbers.reduce(|sum, number| sum + number);
        let listed: Vec<String> = areas
            .iter()
            .map(|(first, last)| {
                let (from, to) = (row_col_to_cell(first.0, first.1), row_col_to_cell(last.0, last.1));
                if from == to { from } else { format!("{from}:{to}") }
            })
            .collect();
        let listed = listed.join(",");
        // To the cent: a spreadsheet's sum of 0.1 and 0.2 is not 0.3.
        let formula = format!("=IF(COUNT({listed})=0,\"\",ROUND(SUM({listed}),6))");
        self.compute(row, column, formula, sum.and_then(exact_float), false);
    }

    /// Puts the ratio of two cells, to two decimals of a percentage, into a blank cell.
    pub fn ratio(&mut self, row: u32, column: u16, part: (u32, u16), whole: (u32, u16)) {
        let (part, whole) = (row_col_to_cell(part.0, part.1), row_col_to_cell(whole.0, whole.1));
        let formula = format!("=IF(COUNT({part},{whole})<2,\"\",IF({whole}=0,\"\",ROUND({part}/{whole},4)))");
        self.compute(row, column, formula, None, true);
    }

    fn compute(&mut self, row: u32, column: u16, formula: String, result: Option<f64>, percent: bool) {
        if let Some(cell) = self.at_mut(row, column)
            && cell.content == Content::Blank
        {
            cell.content = Content::Formula { formula, result, percent };
            cell.input = None;
        }
    }

    fn at_mut(&mut self, row: u32, column: u16) -> Option<&mut Placed> {
        self.placed.iter_mut().find(|cell| cell.first == (row, column))
    }

    /// Draws the sheet.
    pub fn render(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        out.set_name(&self.name)?;
        // A formula without a result is blank, which is not 0.
        out.set_formula_result_default("");
        for (column, &width) in (0u16..).zip(self.widths) {
            out.set_column_width(column, width)?;
        }
        for cell in &self.placed {
            cell.draw(out)?;
            if let Some(rule) = cell.input.and_then(rule) {
                let rule = rule?;
                out.add_data_validation(cell.first.0, cell.first.1, cell.first.0, cell.first.1, &rule)?;
            }
        }
        if self.guarded {
            // Rows may be added and made higher; no password, because the form belongs to who fills it in.
            let mut allowed = ProtectionOptions::new();
            allowed.insert_rows = true;
            allowed.delete_rows = true;
            allowed.format_rows = true;
            allowed.format_columns = true;
            allowed.format_cells = true;
            out.protect_with_options(&allowed);
        }
        for (row, height) in (0u32..).zip(self.heights()) {
            out.set_row_height_pixels(row, height)?;
        }
        out.set_paper_size(9); // A4
        out.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3);
        out.set_print_center_horizontally(true);
        out.set_print_fit_to_pages(1, 0);
        out.set_footer("&C第 &P 页 共 &N 页");
        if let Some(notice) = &self.notice {
            // An ampersand begins a code in a page header.
            out.set_header(format!("&R{}", notice.replace('&', "&&")));
        }
        Ok(())
    }

    /// Pixel heights that show every wrapped text: merged cells do not grow by themselves.
    fn heights(&self) -> Vec<u32> {
        let rows = self.placed.iter().map(|cell| cell.last.0 as usize + 1).max().unwrap_or(0);
        let mut heights = vec![LINE + PADDING; rows];
        let (single, tall): (Vec<&Placed>, Vec<&Placed>) =
            self.placed.iter().partition(|cell| cell.first.0 == cell.last.0);
        for cell in single {
            let height = &mut heights[cell.first.0 as usize];
            *height = (*height).max(self.needed(cell));
        }
        for cell in tall {
            let (first, last) = (cell.first.0 as usize, cell.last.0 as usize);
            let missing = self.needed(cell).saturating_sub(heights[first..=last].iter().sum());
            heights[last] += missing;
        }
        // A spreadsheet's rows end at 409 points.
        heights.iter().map(|&height| height.min(545)).collect()
    }

    fn needed(&self, cell: &Placed) -> u32 {
        if cell.style == Style::Title {
            return 40;
        }
        if self.guarded
            && cell.style == Style::Prose
            && cell.first != cell.last
            && cell.content == Content::Blank
        {
            // Room to write in: merged cells do not grow while somebody types.
            return 4 * LINE + PADDING;
        }
        let Content::Text(text) = &cell.content else { return LINE + PADDING };
        let width: u16 = self.widths[cell.first.1 as usize..=cell.last.1 as usize].iter().sum();
        let width = u32::from(width).saturating_sub(1).max(1);
        let lines: u32 = text.split('\n').map(|line| half_widths(line).div_ceil(width).max(1)).sum();
        lines * LINE + PADDING
    }
}

/// What a spreadsheet refuses in a cell for `input`, and says then.
fn rule(input: Input) -> Option<Result<DataValidation, XlsxError>> {
    let (rule, says) = match input {
        Input::Text => return None,
        Input::Number => {
            (DataValidationRule::GreaterThanOrEqualTo(0.0), "这里填数字，不能小于0；没有数就留空。")
        }
        Input::Signed => (DataValidationRule::Between(-1e12, 1e12), "这里填数字；没有数就留空。"),
        Input::Points => (DataValidationRule::Between(0.0, 100.0), "这里填0到100的分数；没有就留空。"),
    };
    let validation = DataValidation::new().allow_decimal_number(rule);
    Some(validation.set_error_title("填写不对").and_then(|validation| validation.set_error_message(says)))
}

/// How many half-width characters a text takes: a Chinese character takes two.
fn half_widths(text: &str) -> u32 {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

impl Placed {
    fn draw(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        let format = self.format();
        let (row, column) = self.first;
        if self.first != self.last {
            // The merged area is drawn blank, then its first cell gets the content.
            out.merge_range(row, column, self.last.0, self.last.1, "", &format)?;
        }
        match &self.content {
            Content::Blank => out.write_blank(row, column, &format)?,
            Content::Text(text) => out.write_string_with_format(row, column, text, &format)?,
            Content::Number(value) | Content::Percent(value, _) => {
                out.write_number_with_format(row, column, *value, &format)?
            }
            Content::Formula { formula, result, .. } => {
                let result = result.map(|value| value.to_string()).unwrap_or_default();
                let formula = Formula::new(formula).set_result(result);
                out.write_formula_with_format(row, column, formula, &format)?
            }
        };
        Ok(())
    }

    fn format(&self) -> Format {
        let mut format = Format::new()
            .set_font_name("宋体")
            .set_font_size(11)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap();
        if !matches!(self.style, Style::Annex | Style::Notice | Style::Title | Style::Foot) {
            format = format.set_border(FormatBorder::Thin);
        }
        if self.input.is_some() {
            format = format.set_unlocked();
        }
        format = match self.style {
            Style::Annex | Style::Foot | Style::Line | Style::Prose => format.set_align(FormatAlign::Left),
            Style::Notice => format.set_align(FormatAlign::Left).set_font_color(Color::Red).set_bold(),
            Style::Title => format.set_align(FormatAlign::Center).set_bold().set_font_size(16),
            Style::Label | Style::Entry => format.set_align(FormatAlign::Center),
        };
        match &self.content {
            Content::Formula { percent: true, .. } => format.set_num_format("0.00%"),
            Content::Percent(_, 0) => format.set_num_format("0%"),
            Content::Percent(_, places) => {
                format.set_num_format(format!("0.{}%", "0".repeat(*places as usize)))
            }
            // Stays a text even if someone edits the cell.
            Content::Text(text) if text.starts_with(['=', '+', '-', '@']) => format.set_quote_prefix(),
            _ => format,
        }
    }
}
