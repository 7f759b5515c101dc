//! Rows of a sheet to records.
//!
//! Takes lines of cells and what their columns are, gives records in the format's keys. Must not know which keys
//! there are beyond those that a column of periods makes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::{Field, Head, Record, Value};
use crate::source::{Span, Spanned};

use super::super::describe::kind_of;
use super::{Column, Line, Meaning, Of, Sheet, Wide};

/// The most dots of a column head; the format needs one.
const MOST_DOTS: usize = 3;

/// The records that the rows of a table are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Records {
    /// Those of the table's list.
    pub(crate) own: Vec<Record>,
    /// Values of the indicators that the table is about.
    pub(crate) values: Vec<Record>,
}

/// Keys that a column of periods says instead of the row.
const OF_VALUES: &[&str] = &["period", "value", "kind", "mark", "numerator", "denominator"];
const OF_AMOUNTS: &[&str] = &["amount"];

impl Sheet {
    /// The records of all rows.
    pub(crate) fn records(&self) -> Records {
        let heads = self.heads();
        let required = self.required();
        let mut records = Records { own: Vec::with_capacity(self.lines.len()), values: Vec::new() };
        for line in &self.lines {
            let record = self.record(line, &heads.own, &required);
            match self.list.table {
                "value" => self.part(line, record, ("value", OF_VALUES), &mut records.own),
                "line" => self.part(line, record, ("amount", OF_AMOUNTS), &mut records.own),
                "indicator" => {
                    let id = record.text("id").cloned();
                    records.own.push(self.with_targets(line, record));
                    if let Some(id) = id {
                        self.values(line, &id, &heads.values, &mut records.values);
                    }
                }
                _ => records.own.push(record),
            }
        }
        records
    }

    /// The columns that are periods, with their cells in a row, as far as these are not blank.
    fn wide<'s>(
        &'s self,
        line: &'s Line,
    ) -> impl Iterator<Item = (&'s Column, &'s Wide, &'s Spanned<String>)> {
        let cells = self.columns.iter().zip(&line.cells).filter(|(_, cell)| !cell.value.is_empty());
        cells.filter_map(|(column, cell)| match &column.meaning {
            Meaning::Wide(wide) => Some((column, wide, cell)),
            Meaning::Key(_) | Meaning::PassedOver => None,
        })
    }

    /// What a row says in the columns that are keys.
    fn record(&self, line: &Line, head: &Arc<Head>, required: &[(usize, &'static str)]) -> Record {
        let mut record = Record {
            head: Some(head.clone()),
            fields: Vec::with_capacity(line.cells.len()),
            ..Record::empty(line.span)
        };
        for (column, cell) in self.columns.iter().zip(&line.cells).filter(|(_, cell)| !cell.value.is_empty())
        {
            let Meaning::Key(key) = &column.meaning else { continue };
            let says_words =
                key == "target.value" && column.head.value != "target.value" && are_words(&cell.value);
            let key = if says_words { "target.text" } else { key };
            insert(&mut record, &parts(key), &column.head, cell);
            if let Some(unit) = column.unit {
                record.fields.push(field("unit", unit, &column.head));
            }
        }
        for (column, key) in required.iter().filter(|(column, _)| line.cells[*column].value.is_empty()) {
            record.blanks.push(Spanned::new(*key, line.cells[*column].span));
        }
        record
    }

    /// One record for each cell of a period, and one for what the row says without them.
    fn part(&self, line: &Line, record: Record, (key, own): (&str, &[&str]), records: &mut Vec<Record>) {
        let is_wide = self.columns.iter().any(|column| matches!(column.meaning, Meaning::Wide(_)));
        if !is_wide {
            return records.push(record);
        }
        for (column, wide, cell) in self.wide(line) {
            let mut one = record.clone();
            one.span = cell.span;
            let kept = |field: &Field| {
                let name = field.key.value.as_str();
                !own.contains(&name) || (wide.period.is_none() && name == "period")
            };
            one.fields.retain(kept);
            match wide.of {
                Of::Amount(kind) => {
                    one.fields.retain(|field| {
                        let name = field.key.value.as_str();
                        (wide.period.is_none() || name != "fiscal_year")
                            && (kind.is_none() || name != "kind")
                            && (column.unit.is_none() || name != "unit")
                    });
                    let period = wide.period.as_deref().map(|period| ("fiscal_year", period));
                    let said =
                        [period, kind.map(|kind| ("kind", kind)), column.unit.map(|unit| ("unit", unit))];
                    one.fields
                        .extend(said.into_iter().flatten().map(|(key, text)| field(key, text, &column.head)));
                }
                Of::Value(kind) => {
                    let row_kind =
                        record.get("kind").is_some().then(|| record.text("kind").cloned()).flatten();
                    let period = wide.period.as_deref().map(|period| ("period", period));
                    let said = [period, kind.map(|kind| ("kind", kind))];
                    one.fields
                        .extend(said.into_iter().flatten().map(|(key, text)| field(key, text, &column.head)));
                    if let (None, Some(kind)) = (kind, row_kind) {
                        one.fields.push(Field { key: named("kind", &column.head), value: Value::Text(kind) });
                    }
                }
                Of::Baseline | Of::Target(_) => continue,
            }
            one.fields.push(Field { key: named(key, &column.head), value: Value::Text(cell.clone()) });
            records.push(one);
        }
        if record.get(key).is_some() || record.get("mark").is_some() {
            records.push(record);
        }
    }

    /// The values that the row of an indicator has.
    fn values(&self, line: &Line, id: &Spanned<String>, head: &Arc<Head>, records: &mut Vec<Record>) {
        for (column, wide, cell) in self.wide(line) {
            let (Of::Value(kind), Some(period)) = (wide.of, &wide.period) else { continue };
            let mut record = Record { head: Some(head.clone()), ..Record::empty(cell.span) };
            record
                .fields
                .push(Field { key: named("indicator", &column.head), value: Value::Text(id.clone()) });
            record.fields.push(field("period", period, &column.head));
            record.fields.extend(kind.map(|kind| field("kind", kind, &column.head)));
            record.fields.push(Field { key: named("value", &column.head), value: Value::Text(cell.clone()) });
            records.push(record);
        }
    }

    /// An indicator with the baseline and the targets that stand in columns of periods.
    fn with_targets(&self, line: &Line, mut record: Record) -> Record {
        let mut targets = Vec::new();
        for (column, wide, cell) in self.wide(line) {
            let mut part = Record { head: record.head.clone(), ..Record::empty(cell.span) };
            part.head = part.head.map(|head| Arc::new(Head { columns: BTreeMap::new(), ..(*head).clone() }));
            part.fields.extend(wide.period.as_deref().map(|period| field("period", period, &column.head)));
            match wide.of {
                Of::Baseline => {
                    part.fields
                        .push(Field { key: named("value", &column.head), value: Value::Text(cell.clone()) });
                    record
                        .fields
                        .push(Field { key: named("baseline", &column.head), value: Value::Table(part) });
                }
                Of::Target(kind) => {
                    let key = if are_words(&cell.value) { "text" } else { "value" };
                    part.fields
                        .push(Field { key: named(key, &column.head), value: Value::Text(cell.clone()) });
                    part.fields.extend(kind.map(|kind| field("kind", kind, &column.head)));
                    targets.push((column.head.clone(), Value::Table(part)));
                }
                Of::Value(_) | Of::Amount(_) => {}
            }
        }
        if let Some((head, _)) = targets.first() {
            let key = named("target", head);
            let own = record.take("target").map(|field| field.value);
            let all: Vec<Value> =
                own.into_iter().chain(targets.into_iter().map(|(_, value)| value)).collect();
            let value = Value::List(Spanned::new(all, key.span));
            record.fields.push(Field { key, value });
        }
        record
    }

    /// The columns of keys that a row needs.
    fn required(&self) -> Vec<(usize, &'static str)> {
        let keys = kind_of(self.list).map_or(&[][..], |kind| kind.keys);
        let needed = keys.iter().filter(|key| key.required || matches!(key.name, "id" | "title"));
        needed.filter_map(|key| Some((self.column(key.name)?, key.name))).collect()
    }

    fn heads(&self) -> Heads {
        let mut paths: Vec<Vec<&str>> = Vec::new();
        let mut gappy = BTreeMap::new();
        for (at, column) in self.columns.iter().enumerate() {
            match &column.meaning {
                Meaning::Key(key) => {
                    paths.push(parts(key));
                    if self.gappy.contains(&at) && key != "id" {
                        gappy.insert(key.clone(), column.head.value.clone());
                    }
                }
                Meaning::Wide(Wide { of: Of::Value(_), .. }) if self.list.table == "value" => {
                    paths.extend([vec!["period"], vec!["value"]]);
                }
                Meaning::Wide(_) | Meaning::PassedOver => {}
            }
        }
        let below = |paths: &[Vec<&str>]| head(paths, (self.head, self.list.file), String::new());
        let mut own = below(&paths);
        own.gappy = gappy;
        let values = below(&[vec!["indicator"], vec!["period"], vec!["value"]]);
        Heads { own: Arc::new(own), values: Arc::new(values) }
    }
}

/// The heads of the records of a table.
struct Heads {
    own: Arc<Head>,
    values: Arc<Head>,
}

/// Whether a target is one in words: it has letters and no digit.
fn are_words(written: &str) -> bool {
    written.chars().any(|c| c.is_alphabetic() && c != 'ー') && !written.chars().any(char::is_numeric)
}

fn named(key: &str, head: &Spanned<String>) -> Spanned<String> {
    Spanned::new(key.to_owned(), head.span)
}

/// A field that the head of a column says.
fn field(key: &str, text: &str, head: &Spanned<String>) -> Field {
    Field { key: named(key, head), value: Value::Text(named(text, head)) }
}

/// The parts of a key between its dots.
fn parts(key: &str) -> Vec<&str> {
    if key.matches('.').count() > MOST_DOTS { vec![key] } else { key.split('.').collect() }
}

/// The head of the table, or of the tables that its dotted columns make.
fn head(paths: &[Vec<&str>], (span, list): (Span, &'static str), prefix: String) -> Head {
    let mut names: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for (name, inner) in paths.iter().filter_map(|path| path.split_first()) {
        let below = names.entry(name).or_default();
        below.extend((!inner.is_empty()).then(|| inner.to_vec()));
    }
    let columns = names.into_iter().map(|(name, below)| {
        let inner = || Arc::new(head(&below, (span, list), format!("{prefix}{name}.")));
        (name.to_owned(), (!below.is_empty()).then(inner))
    });
    let columns = columns.collect();
    Head { span, list, prefix, columns, gappy: BTreeMap::new() }
}

/// Puts a cell under its key; a dotted key (`baseline.value`) makes a table, as in TOML.
fn insert(record: &mut Record, key: &[&str], head: &Spanned<String>, cell: &Spanned<String>) {
    let Some((outer, inner)) = key.split_first() else { return };
    if inner.is_empty() {
        record.fields.push(Field { key: named(outer, head), value: Value::Text(cell.clone()) });
        return;
    }
    let at = record.fields.iter().position(|field| field.key.value == *outer);
    let at = at.unwrap_or_else(|| {
        let below = record.head.as_ref().and_then(|head| head.columns.get(*outer)).cloned().flatten();
        let table = Record { head: below, ..Record::empty(cell.span) };
        record.fields.push(Field { key: named(outer, head), value: Value::Table(table) });
        record.fields.len() - 1
    });
    if let Value::Table(table) = &mut record.fields[at].value {
        insert(table, inner, head, cell);
    }
}
