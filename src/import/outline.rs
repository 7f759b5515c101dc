//! Where in a sheet the table is: its head, of one row or more, its rows, and what stands around it.
//!
//! Takes rows of cells and what is merged, gives a head with the rows below it. Must not know what a column is, but
//! for whether its head is one that is known.

use crate::format::sheet::{Known, fold};
use crate::source::{Cell, Row};

use super::heads::HeadRows;
use super::workbook::Merged;
use super::{Note, Refusal};

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
    /// Why it cannot be read all the same.
    pub(super) refused: Option<Refusal>,
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
    let (first, mut count) = best(rows, merged, &known_as)?;
    let goes_on = |count: usize| {
        let next = rows.get(first + count);
        next.is_some_and(|next| HeadRows::new(&rows[first..first + count], merged).goes_on(next, &known_as))
    };
    while count < MOST_HEADS && goes_on(count) {
        count += 1;
    }
    let (numbers, is_too_tall) = ((rows[first].number, rows[first + count - 1].number), goes_on(count));
    let heads = HeadRows::new(&rows[first..first + count], merged);
    let head = heads.joined(&known_as);
    let known = head.iter().filter(|cell| known_as(&cell.value).is_some()).count();
    let refused = match heads.unread(&head, &known_as) {
        _ if is_too_tall => Some(Refusal::new("heads-too-tall").with("most", MOST_HEADS)),
        Some(unread) => {
            let refusal = Refusal::new("heads-in-rows").with("head", unread.head);
            Some(refusal.with("below", unread.below.join(" / ")))
        }
        None => None,
    };
    let refused = refused.map(|refusal| refusal.with("first", numbers.0).with("last", numbers.1));
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
    Some(Outline { head, head_row: numbers.1, rows: below, above, notes, known, refused })
}

/// The first row of the head, and how many it has: those with the most heads that are known.
fn best(
    rows: &[Row],
    merged: &[Merged],
    known_as: &impl Fn(&str) -> Option<Known>,
) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize, usize)> = None;
    for first in 0..rows.len().min(MOST_ABOVE) {
        for count in 1..=MOST_HEADS.min(rows.len() - first) {
            let head = HeadRows::new(&rows[first..first + count], merged).joined(known_as);
            let known: Vec<Known> = head.iter().filter_map(|cell| known_as(&cell.value)).collect();
            let (best_count, best_known) = best.map_or((0, 0), |(_, count, known)| (count, known));
            // Of heads that say the same the shorter one is meant, and the upper one.
            let is_better = known.len() > best_known
                || (known.len() == best_known && best_known > 0 && count < best_count);
            if known.iter().any(|known| matches!(known, Known::Key(_))) && is_better {
                best = Some((first, count, known.len()));
            }
        }
    }
    best.map(|(first, count, _)| (first, count))
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

#[cfg(test)]
mod tests;
