//! A spreadsheet of Excel to a grid of texts, as a person sees them.
//!
//! Takes the bytes of an `.xlsx` file, gives the texts of one sheet's cells, what is merged, and what is not as it seems:
//! formulas without a result, errors, rounded numbers. Must not know what a cell is about.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Data, Dimensions, ExcelDateTime, Reader as _, Xlsx};
use jiff::Span;
use jiff::civil::{Date, date};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::source::letters;

use super::{Note, Refusal};

/// The most cells of a sheet from A1 to its last one.
const MOST_CELLS: u64 = 1_000_000;

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Its name.
    pub(super) name: String,
    /// The names of the other sheets.
    pub(super) others: Vec<String>,
    /// The texts of its cells from A1 on; every row has as many.
    pub(super) rows: Vec<Vec<String>>,
    /// Cells that are one.
    pub(super) merged: Vec<Merged>,
    /// What is not as it seems.
    pub(super) notes: Vec<Note>,
}

/// Cells that are one: from the first row and column to the last, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub(super) rows: (usize, usize),
    pub(super) columns: (usize, usize),
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the named sheet, or all that have something in them.
pub(super) fn open(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<Grid>, Refusal> {
    let unreadable = |_| Refusal::new("workbook-unreadable");
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    if let Some(wanted) = wanted
        && !names.iter().any(|name| name == wanted)
    {
        let refusal = Refusal::new("sheet-unknown").with("sheet", wanted);
        return Err(refusal.with("sheets", names.join(" / ")));
    }
    let (mut grids, mut refused) = (Vec::new(), None);
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == *name)) {
        let mut grid = match sheet(&mut book, name).map_err(unreadable)? {
            Ok(grid) => grid,
            Err(refusal) => {
                refused = Some(refusal);
                continue;
            }
        };
        grid.others = names.iter().filter(|other| *other != name).cloned().collect();
        if grid.rows.iter().flatten().any(|cell| !cell.is_empty()) {
            grids.push(grid);
        }
    }
    refused.filter(|_| grids.is_empty()).map_or(Ok(grids), Err)
}

fn sheet(book: &mut Book<'_>, name: &str) -> Result<Result<Grid, Refusal>, calamine::XlsxError> {
    let Some((values, formulas)) = cells(book, name)? else {
        return Ok(Err(Refusal::new("sheet-too-large").with("sheet", name).with("limit", MOST_CELLS)));
    };
    let styles = book.worksheet_style(name)?;
    let merged = book.merge_cells_by_sheet_name(name)?;
    let is_1904 = book.has_1904_epoch();
    let mut grid = Grid { name: name.to_owned(), ..Grid::default() };
    let (height, width) = size(values.keys().chain(&formulas));
    for row in 0..height {
        let mut cells = Vec::with_capacity(width as usize);
        for column in 0..width {
            let style = styles.get((row, column)).and_then(|style| style.number_format.as_ref());
            let format = style.map_or("", |format| of_id(format.format_id, &format.format_code));
            let value = values.get(&(row, column)).unwrap_or(&Data::Empty);
            let has_formula = formulas.contains(&(row, column));
            let (text, note) = text(value, format, is_1904);
            let note = note.or((has_formula && *value == Data::Empty).then_some("formula-without-value"));
            if let Some(key) = note {
                let cell = format!("{}{}", letters(column as usize), row + 1);
                grid.notes.push(Note::new(key).with("cell", cell).with("value", &text));
            }
            cells.push(if note == Some("error-cell") { String::new() } else { text });
        }
        grid.rows.push(cells);
    }
    grid.merged = merged.iter().map(merged_cells).collect();
    Ok(Ok(grid))
}

/// The values of a sheet's cells, and which cells have formulas.
type Cells = (BTreeMap<(u32, u32), Data>, BTreeSet<(u32, u32)>);

/// The cells that have something in them; none where the sheet is too large. They are read one by one: a sheet of two
/// cells may be as wide and high as Excel allows.
fn cells(book: &mut Book<'_>, name: &str) -> Result<Option<Cells>, calamine::XlsxError> {
    let (mut values, mut formulas) = (BTreeMap::new(), BTreeSet::new());
    let mut reader = match book.worksheet_cells_reader(name) {
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(Some((values, formulas))),
        reader => reader?,
    };
    while let Some(cell) = reader.next_cell()? {
        let value = Data::from(cell.get_value().clone());
        if value != Data::Empty {
            values.insert(cell.get_position(), value);
        }
        if values.len() as u64 > MOST_CELLS {
            return Ok(None);
        }
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_formula()? {
        if !cell.get_value().is_empty() {
            formulas.insert(cell.get_position());
        }
    }
    let (height, width) = size(values.keys().chain(&formulas));
    Ok((u64::from(height) * u64::from(width) <= MOST_CELLS).then_some((values, formulas)))
}

/// How many rows and columns there are from A1 on.
fn size<'a>(places: impl Iterator<Item = &'a (u32, u32)>) -> (u32, u32) {
    places.fold((0, 0), |(height, width), (row, column)| (height.max(row + 1), width.max(column + 1)))
}

fn merged_cells(cells: &Dimensions) -> Merged {
    Merged {
        rows: (cells.start.0 as usize, cells.end.0 as usize),
        columns: (cells.start.1 as usize, cells.end.1 as usize),
    }
}

/// The format of a number by its own code, or by the number that Excel knows it by.
fn of_id(id: Option<u32>, code: &str) -> &str {
    match id {
        Some(1 | 3) => "0",
        Some(2 | 4) => "0.00",
        Some(9) => "0%",
        Some(10) => "0.00%",
        _ => code,
    }
}

/// A cell as a person sees it, and the note that it needs.
fn text(value: &Data, format: &str, is_1904: bool) -> (String, Option<&'static str>) {
    match value {
        Data::Empty => (String::new(), None),
        Data::String(text) => (text.trim().to_owned(), None),
        Data::Bool(truth) => (truth.to_string().to_uppercase(), None),
        Data::Int(number) => shown(Decimal::from(*number), format),
        Data::Float(number) => match exact(*number) {
            Some(number) => shown(number, format),
            None => (number.to_string(), None),
        },
        Data::DateTime(time) => (day(time, format, is_1904), None),
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            (text.split('T').next().unwrap_or(text).to_owned(), None)
        }
        Data::Error(error) => (error.to_string(), Some("error-cell")),
    }
}

/// The number that Excel means: it keeps fifteen digits.
fn exact(number: f64) -> Option<Decimal> {
    Decimal::from_scientific(&format!("{number:.14e}")).ok().map(|number| number.normalize())
}

/// A number as its format shows it, rounded where the format shows fewer digits.
fn shown(number: Decimal, format: &str) -> (String, Option<&'static str>) {
    let code = format.split(';').next().unwrap_or(format);
    let is_share = bare(code).contains('%');
    let hundred = if is_share { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let Some(number) = number.checked_mul(hundred) else { return (number.to_string(), None) };
    let rounded = digits(code).map_or(number, |digits| {
        let mut rounded = number.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(digits);
        rounded
    });
    let note = (rounded != number).then_some("rounded-cell");
    let unit = if is_share { "%".to_owned() } else { suffix(code) };
    (format!("{}{unit}", if digits(code).is_some() { rounded } else { number.normalize() }), note)
}

/// A format without what it shows literally.
fn bare(code: &str) -> String {
    code.split('"').step_by(2).collect()
}

/// How many digits after the point a format shows; none when it shows as many as there are.
fn digits(code: &str) -> Option<u32> {
    let code = bare(code);
    let is_fixed = code.contains('0') && !code.contains(['E', 'e', '/', '?']);
    let after = code.rsplit_once('.').map_or(0, |(_, after)| after.chars().filter(|c| *c == '0').count());
    is_fixed.then(|| u32::try_from(after).unwrap_or(0))
}

/// The unit that a format shows behind a number.
fn suffix(code: &str) -> String {
    let mut parts = code.rsplit('"');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(after), Some(unit), Some(before)) if after.trim().is_empty() && before.contains('0') => {
            unit.trim().to_owned()
        }
        _ => String::new(),
    }
}

/// A day, month or year, as far as the format shows it.
fn day(time: &ExcelDateTime, format: &str, is_1904: bool) -> String {
    let Some(day) = exact(time.as_f64()).and_then(|serial| of_serial(serial, is_1904)) else {
        return time.as_f64().to_string();
    };
    let code = bare(format).to_lowercase();
    let has_day = code.contains('d') || !code.contains('m');
    if has_day { day.to_string() } else { day.strftime("%Y-%m").to_string() }
}

/// The day that a number means in a spreadsheet.
pub(super) fn of_serial(serial: Decimal, is_1904: bool) -> Option<Date> {
    let first = if is_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) };
    let days: i32 = serial.trunc().try_into().ok()?;
    first.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(number: &str, format: &str) -> (String, bool) {
        let (text, note) = shown(number.parse().unwrap(), format);
        (text, note.is_some())
    }

    #[test]
    fn numbers_are_as_a_person_sees_them() {
        assert_eq!(seen("0.835", "0.0%"), ("83.5%".to_owned(), false));
        assert_eq!(seen("0.83512", "0.0%"), ("83.5%".to_owned(), true));
        assert_eq!(seen("1042", "#,##0\"人\""), ("1042人".to_owned(), false));
        assert_eq!(seen("12.25", "0.0_ "), ("12.3".to_owned(), true));
        assert_eq!(seen("12.50", "General"), ("12.5".to_owned(), false));
        assert_eq!(seen("-5", "#,##0;\"▲\"#,##0"), ("-5".to_owned(), false));
        assert_eq!(seen("10000000000000000000000000000", "0%").0, "10000000000000000000000000000");
        assert_eq!(exact(0.1 + 0.2).unwrap().to_string(), "0.3");
    }

    #[test]
    fn numbers_of_days_are_days() {
        assert_eq!(of_serial(Decimal::from(45748), false), Some(date(2025, 4, 1)));
        assert_eq!(of_serial(Decimal::from(44286), true), Some(date(2025, 4, 1)));
        for far in [12_345_678, -12_345_678, i32::MAX, i32::MIN] {
            assert_eq!(of_serial(Decimal::from(far), false), None, "{far}");
        }
    }
}
