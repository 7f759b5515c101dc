//! Columns whose heads say nothing that is known: those that name items of the plan, and those that look like levels.
//!
//! Takes a sheet that was read and what the plan's items are called, gives such columns their meaning, or says what
//! would. Must not know how items are made of names.

use std::collections::BTreeSet;

use crate::format::sheet::{Meaning, Sheet, key_of_items};
use crate::format::{JOINTS, SEPARATORS};

use super::Note;

/// Settles what columns are. `is_known` is whether a head is known, `items` what the items of the plan are called.
pub(super) fn settle(
    sheet: &mut Sheet,
    is_known: impl Fn(&str) -> bool,
    items: &BTreeSet<String>,
) -> Vec<Note> {
    let mut unknown: Vec<usize> = (0..sheet.columns.len())
        .filter(|at| {
            let column = &sheet.columns[*at];
            matches!(column.meaning, Meaning::Key(_)) && !is_known(&column.head.value)
        })
        .collect();
    let mut notes = Vec::new();
    if let Some((at, key)) = of_items(sheet, &unknown, items) {
        let note = Note::new("column-of-items").with("head", &sheet.columns[at].head.value);
        notes.push(note.with("key", key));
        sheet.columns[at].meaning = Meaning::Key(key.to_owned());
        unknown.retain(|unknown| *unknown != at);
    }
    let levels = levels(sheet, &unknown);
    for at in unknown {
        let key = if levels.contains(&at) { "column-of-level" } else { "column-unknown" };
        notes.push(Note::new(key).with("head", &sheet.columns[at].head.value));
        sheet.columns[at].meaning = Meaning::PassedOver;
    }
    notes
}

/// The column that names items of the plan in most of its cells, where none does by its head, and the key that it is.
/// Of several the last is the lowest level.
fn of_items(sheet: &Sheet, unknown: &[usize], items: &BTreeSet<String>) -> Option<(usize, &'static str)> {
    // What a row of items stands below may be in the same sheet, which is about names then.
    let key = key_of_items(sheet.list).filter(|key| *key != "parent" && sheet.column(key).is_none())?;
    let is_of_items = |cell: &str| {
        let every = |signs: &[char]| {
            let mut parts = cell.split(signs).map(str::trim).filter(|part| !part.is_empty()).peekable();
            parts.peek().is_some() && parts.all(|part| items.contains(part))
        };
        every(&[';', '；']) || every(SEPARATORS) || every(&[SEPARATORS, JOINTS].concat())
    };
    let is_mostly = |at: &usize| {
        let cells = filled(sheet, *at);
        cells.iter().filter(|cell| is_of_items(cell)).count() * 2 > cells.len()
    };
    unknown.iter().copied().rfind(is_mostly).map(|at| (at, key))
}

/// The columns that look like levels above the rows of a list of items: on the left of the title, with words that stand
/// for several rows; and what stands between such a column and the title.
fn levels(sheet: &Sheet, unknown: &[usize]) -> BTreeSet<usize> {
    let title = sheet.column("title").unwrap_or(sheet.columns.len());
    let left = || unknown.iter().copied().filter(|at| *at < title && has_words(sheet, *at));
    let first = left().find(|at| {
        let cells = filled(sheet, *at);
        cells.iter().collect::<BTreeSet<_>>().len() < sheet.lines.len()
    });
    let first = first.filter(|_| sheet.list.table == "item");
    first.map_or_else(BTreeSet::new, |first| left().filter(|at| *at >= first).collect())
}

fn has_words(sheet: &Sheet, column: usize) -> bool {
    filled(sheet, column).iter().any(|cell| cell.chars().any(char::is_alphabetic))
}

/// What the cells of a column say, but for blank ones.
fn filled(sheet: &Sheet, column: usize) -> Vec<&str> {
    let cells = sheet.lines.iter().map(|line| line.cells[column].value.as_str());
    cells.filter(|cell| !cell.is_empty()).collect()
}
