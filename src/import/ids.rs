//! Ids for rows that have none.
//!
//! Takes a sheet, gives each of its rows an id: its own, its number when that can be an address, or a made one. Must
//! not know what else a row says.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::sheet::{Sheet, fold};
use crate::model::is_id;

use super::Note;

/// Gives ids, and says where they are from. `taken` are those of the plan.
pub(super) fn give(sheet: &mut Sheet, taken: &BTreeSet<String>) -> Vec<Note> {
    let stem = match sheet.list.table {
        "item" => "item",
        "indicator" => "indicator",
        "line" => "line",
        _ => return Vec::new(),
    };
    let number = sheet.column("number");
    // Lines of one name are one line of several years.
    let name = sheet.column("line").filter(|_| stem == "line");
    let id = sheet.with_column("id");
    let mut used: BTreeSet<String> = taken.clone();
    let mut of_name: BTreeMap<String, String> = BTreeMap::new();
    let (mut from_numbers, mut made, mut count) = (0, Vec::new(), 0);
    for line in &mut sheet.lines {
        let own = fold(&line.cells[id].value);
        let name = name.map(|name| line.cells[name].value.clone());
        let known = name.as_ref().and_then(|name| of_name.get(name)).cloned();
        let numbered = number.map(|number| fold(&line.cells[number].value)).unwrap_or_default();
        let given = if let Some(known) = known.filter(|known| own.is_empty() || own == *known) {
            known
        } else if is_id(&own) && (name.is_some() || !used.contains(&own)) {
            own
        } else if is_id(&numbered) && !used.contains(&numbered) {
            from_numbers += 1;
            numbered
        } else {
            let free = std::iter::from_fn(|| {
                count += 1;
                Some(format!("{stem}-{count:02}"))
            });
            let free = free.into_iter().find(|free| !used.contains(free)).unwrap_or_default();
            made.push(free.clone());
            free
        };
        used.insert(given.clone());
        if let Some(name) = name {
            of_name.insert(name, given.clone());
        }
        line.cells[id].value = given;
    }
    let mut notes = Vec::new();
    if from_numbers > 0 {
        notes.push(Note::new("ids-of-numbers").with("count", from_numbers));
    }
    match made.as_slice() {
        [] => {}
        [only] => notes.push(Note::new("id-made").with("id", only)),
        [first, .., last] => {
            let note = Note::new("ids-made").with("count", made.len());
            notes.push(note.with("first", first).with("last", last));
        }
    }
    notes
}
