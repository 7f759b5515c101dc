//! Records to tables in the format's own keys.
//!
//! Takes the records of each list, gives tables: heads in the order of the format, plain numbers, one record a row. Must
//! not know where records are from.

use std::collections::BTreeSet;

use crate::format::Holds;
use crate::format::fixed::TARGET_KIND;
use crate::format::sheet;
use crate::load::{LISTS, ListName, Record, Value};
use crate::model::Number;
use crate::source::quoted;

use super::fit::texts;
use super::{Lists, Note};

/// A table that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTable {
    /// The list that it holds.
    pub list: &'static str,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl NewTable {
    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.csv", self.list)
    }

    /// The files beside it that would hold the same list.
    pub fn rivals(&self) -> [String; 3] {
        sheet::files(self.list)
    }

    /// The bytes of its file, with what ends lines and a byte-order mark or none.
    pub fn bytes(&self, line_end: &str, has_mark: bool) -> Vec<u8> {
        let rows: Vec<Vec<String>> = std::iter::once(&self.heads).chain(&self.rows).cloned().collect();
        let mark = if has_mark { "\u{FEFF}" } else { "" };
        format!("{mark}{}", text(&rows, line_end)).into_bytes()
    }
}

/// Rows as a table of text.
pub(super) fn text(rows: &[Vec<String>], line_end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell, b',')).collect();
        text.push_str(&cells.join(","));
        text.push_str(line_end);
    }
    text
}

/// The tables of all lists that have records.
pub(super) fn tables(all: Lists, notes: &mut Vec<Note>) -> Vec<NewTable> {
    let mut tables: Vec<NewTable> = Vec::new();
    for (name, records) in all.into_iter().filter(|(_, records)| !records.is_empty()) {
        let Some(list) = LISTS.iter().find(|list| list.table == name) else { continue };
        tables.push(table(*list, &records, notes));
    }
    tables
}

fn table(list: ListName, records: &[Record], notes: &mut Vec<Note>) -> NewTable {
    let has_several = records.iter().any(|record| targets(record).len() > 1);
    let rows: Vec<Vec<(String, String)>> =
        records.iter().map(|record| cells(list, record, has_several)).collect();
    let used: BTreeSet<&str> = rows.iter().flatten().map(|(key, _)| key.as_str()).collect();
    let mut heads: Vec<String> =
        sheet::keys(list).into_iter().filter(|key| used.contains(key.as_str())).collect();
    for (key, _) in rows.iter().flatten() {
        if !heads.contains(key) {
            heads.push(key.clone());
        }
    }
    if has_several {
        notes.push(Note::new("targets-in-columns"));
    }
    let row = |cells: &Vec<(String, String)>| {
        let cell = |head: &String| cells.iter().find(|(key, _)| key == head).map_or("", |(_, text)| text);
        heads.iter().map(|head| cell(head).to_owned()).collect()
    };
    let rows = rows.iter().map(row).collect();
    NewTable { list: list.file, heads, rows }
}

/// The cells of a record. Several targets have a column for each period.
fn cells(list: ListName, record: &Record, has_several: bool) -> Vec<(String, String)> {
    let mut all: Vec<(String, &str)> = Vec::new();
    texts("", record, &mut all);
    let targets = targets(record);
    if has_several {
        all.retain(|(key, _)| !key.starts_with("target."));
    } else if let [Value::Table(target)] = targets.as_slice()
        && matches!(record.get("target"), Some(Value::List(_)))
    {
        texts("target.", target, &mut all);
    }
    let mut cells: Vec<(String, String)> =
        all.into_iter().map(|(key, text)| (key.clone(), plain(list, &key, text))).collect();
    for target in targets.iter().filter(|_| has_several) {
        let Value::Table(target) = target else { continue };
        let said = |key: &str| target.text(key).map_or("", |text| text.value.as_str());
        let kind = TARGET_KIND
            .words
            .iter()
            .find(|word| word.id == said("kind") || word.printed.contains(&said("kind")));
        let kind = kind.and_then(|word| word.printed.first()).unwrap_or(&"目標");
        let value = plain(list, "target.value", said("value"));
        let text = if value.is_empty() { said("text").to_owned() } else { value };
        cells.push((format!("{}{kind}", said("period")), text));
    }
    cells
}

fn targets(record: &Record) -> Vec<&Value> {
    match record.get("target") {
        Some(Value::List(list)) => list.value.iter().collect(),
        Some(single) => vec![single],
        None => Vec::new(),
    }
}

/// A number without its unit and commas; any other text as it is.
fn plain(list: ListName, key: &str, text: &str) -> String {
    if !matches!(sheet::holds(list, key), Some(Holds::Number | Holds::Amount)) {
        return text.to_owned();
    }
    let bare = Number::part_unit(text).map_or(text, |(number, _)| number);
    Number::parse(bare).map_or_else(|_| text.to_owned(), |number| number.value.to_string())
}
