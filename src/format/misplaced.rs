//! Keys of a file that stand below a head of it, where they belong to the head's table.
//!
//! Takes the record that a file is, reads it with such keys where they were meant, and reports them. Must
//! not know what a key means: a line that somebody has written below the others is meant for the file.

use crate::diag::{Code, Diagnostic};
use crate::load::{Field, Record, Value};

use super::{FromRecord, Holds, Key, Reading, RecordKind};

/// Reads the record that a file is.
pub(crate) fn of_file<T: FromRecord>(mut record: Record, reading: &mut Reading<'_>) -> T {
    reading.diagnostics.extend(lift(&mut record, T::KIND));
    T::from_record(record, reading)
}

/// Lifts the keys that only the file has out of its tables.
fn lift(record: &mut Record, kind: &'static RecordKind) -> Vec<Diagnostic> {
    let mut lifted = Lifted { keys: kind.keys, fields: Vec::new(), found: Vec::new() };
    lifted.out_of(record, kind);
    for field in lifted.fields {
        if record.fields.iter().all(|known| known.key.value != field.key.value) {
            record.fields.push(field);
        }
    }
    lifted.found
}

struct Lifted {
    /// The keys of the file.
    keys: &'static [Key],
    fields: Vec<Field>,
    found: Vec<Diagnostic>,
}

impl Lifted {
    fn out_of(&mut self, record: &mut Record, kind: &'static RecordKind) {
        for field in &mut record.fields {
            let declared = kind.keys.iter().find(|key| key.name == field.key.value);
            let Some(Holds::Record(inner)) = declared.map(|key| key.holds) else { continue };
            let name = field.key.value.clone();
            match &mut field.value {
                Value::Table(table) => self.out_of_table(table, inner, &format!("[{name}]")),
                Value::List(list) => {
                    for value in &mut list.value {
                        let Value::Table(table) = value else { continue };
                        self.out_of_table(table, inner, &format!("[[{name}]]"));
                    }
                }
                Value::Text(_) | Value::Bool(_) => {}
            }
        }
    }

    fn out_of_table(&mut self, table: &mut Record, kind: &'static RecordKind, head: &str) {
        let is_own = |key: &str| kind.is_open || kind.keys.iter().any(|own| own.name == key);
        let of_file = |key: &str| {
            self.keys.iter().any(|known| known.name == key && !matches!(known.holds, Holds::Record(_)))
        };
        let (rest, lifted): (Vec<Field>, Vec<Field>) = std::mem::take(&mut table.fields)
            .into_iter()
            .partition(|field| is_own(&field.key.value) || !of_file(&field.key.value));
        table.fields = rest;
        for field in lifted {
            let diagnostic = Diagnostic::at(Code::UnknownKey, field.key.span).with("key", &field.key.value);
            self.found.push(diagnostic.with("head", head).hint("file"));
            self.fields.push(field);
        }
        self.out_of(table, kind);
    }
}
