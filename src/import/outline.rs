//! Where in a sheet the table is: its head, of one row or more, its rows, and what stands around it.
//!
//! Takes rows of cells and what is merged, gives a head with the rows below it. Must not know what a column is, but
//! for whether its head is one that is known.

use std::collections::BTreeMap;

use crate::format::sheet::{Known, fold};
use crate::source::{Cell, Row};

use super::Note;
use super::workbook::Merged;

/// The most rows among which the head is looked for.
const MOST_ABOVE: usize = 20;
/// The most rows of a head.
const MOST_HEADS: usize = 3;

/// A table in a sheet.
#[derive(Debug)]
pub(super) struct Outline {
    /// The heads of its columns; those of several rows joined.
    pub(super) head: Vec<Cell>,
    /// The number of the last row of the head.
    pub(super) head_row: usize,
    /// The rows below the head.
    pub(super) rows: Vec<Row>,
    /// What stands above the head.
    pub(super) above: Vec<String>,
    /// What was passed over.
    pub(super) notes: Vec<Note>,
    /// How many heads are known.
    pub(super) known: usize,
}

impl Outline {
    /// Whether more of its heads are known, for as many as there are, than of another table's.
    pub(super) fn is_better_than(&self, other: &Self) -> bool {
        let heads = |outline: &Self| outline.head.iter().filter(|cell| !cell.value.is_empty()).count();
        let (own, others) = (self.known * heads(other), other.known * heads(self));
        own > others || (own == others && self.known > other.known)
    }
}

/// Finds the table; none when no row has a head that is known.
pub(super) fn outline(
    rows: &[Row],
    merged: &[Merged],
    known_as: impl Fn(&str) -> Option<Known>,
) -> Option<Outline> {
    let mut best: Option<(usize, usize, Vec<Cell>, usize)> = None;
    for first in 0..rows.len().min(MOST_ABOVE) {
        for count in 1..=MOST_HEADS.min(rows.len() - first) {
            let head = joined(&rows[first..first + count], merged);
            let known: Vec<Known> = head.iter().filter_map(|cell| known_as(&cell.value)).collect();
            let (best_known, best_count) = best.as_ref().map_or((0, 0), |best| (best.3, best.1));
            // Of heads that say the same the shorter one is meant, and the upper one.
            let is_better = known.len() > best_known
                || (known.len() == best_known && best_known > 0 && count < best_count);
            if known.contains(&Known::Key) && is_better {
                best = Some((first, count, head, known.len()));
            }
        }
    }
    let (first, count, head, known) = best?;
    let mut notes = Vec::new();
    let mut above = Vec::new();
    for row in &rows[..first] {
        let text = words(row);
        notes.push(Note::new("row-above").with("row", row.number).with("value", &text));
        above.push(text);
    }
    let mut below = rows[first + count..].to_vec();
    let mut trailing = Vec::new();
    while let Some(row) = below.last().filter(|row| is_remark(row, below.len(), &below)) {
        trailing.push(Note::new("row-below").with("row", row.number).with("value", words(row)));
        below.pop();
    }
    notes.extend(trailing.into_iter().rev());
    Some(Outline { head, head_row: rows[first + count - 1].number, rows: below, above, notes, known })
}

/// What a row says.
fn words(row: &Row) -> String {
    let cells: Vec<&str> =
        row.cells.iter().map(|cell| cell.value.as_str()).filter(|text| !text.is_empty()).collect();
    cells.join(" ")
}

/// Whether a row below a table is a remark on it: one cell that begins as remarks do, or stands apart.
fn is_remark(row: &Row, count: usize, rows: &[Row]) -> bool {
    let filled: Vec<&Cell> = row.cells.iter().filter(|cell| !cell.value.is_empty()).collect();
    let [only] = filled.as_slice() else { return false };
    let text = fold(&only.value);
    let begins = ["※", "注", "(注", "*", "備考", "出典", "資料", "(出典", "(資料"];
    let is_apart = count < 2 || rows[count - 2].number + 1 < row.number;
    row.cells.len() > 2 && (begins.iter().any(|begin| text.starts_with(begin)) || is_apart)
}

/// The heads that several rows make together: what stands above belongs to every column that it is merged over.
fn joined(rows: &[Row], merged: &[Merged]) -> Vec<Cell> {
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut all: BTreeMap<(usize, usize), &Cell> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            if !cell.value.is_empty() {
                all.insert((at, column), cell);
            }
        }
    }
    (0..width)
        .map(|column| {
            let mut parts: Vec<&Cell> = Vec::new();
            for (at, row) in rows.iter().enumerate() {
                let own = all.get(&(at, column)).copied();
                let cell = own.or_else(|| over(&all, merged, (at, column, row.number - 1), rows.len()));
                if let Some(cell) = cell.filter(|cell| parts.iter().all(|part| part.value != cell.value)) {
                    parts.push(cell);
                }
            }
            let value: String = parts.iter().map(|part| part.value.as_str()).collect();
            let range = parts.last().map_or_else(
                || rows.last().and_then(|row| row.cells.get(column)).map_or(0..0, |cell| cell.range.clone()),
                |part| part.range.clone(),
            );
            Cell { value, range }
        })
        .collect()
}

/// The cell that a blank one of a head belongs to: the one that it is merged with, or, where nothing says so, the
/// next one to the left in a row that is not the last.
fn over<'a>(
    all: &BTreeMap<(usize, usize), &'a Cell>,
    merged: &[Merged],
    (at, column, row): (usize, usize, usize),
    count: usize,
) -> Option<&'a Cell> {
    let holds = |cells: &&Merged| {
        (cells.rows.0..=cells.rows.1).contains(&row) && (cells.columns.0..=cells.columns.1).contains(&column)
    };
    if let Some(cells) = merged.iter().find(holds) {
        let above = row - cells.rows.0;
        return all.get(&(at.checked_sub(above)?, cells.columns.0)).copied();
    }
    let has_below = (at + 1..count).any(|below| all.contains_key(&(below, column)));
    if !merged.is_empty() || at + 1 == count || !has_below {
        return None;
    }
    (0..column).rev().find_map(|left| all.get(&(at, left)).copied())
}
