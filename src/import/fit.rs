//! What a spreadsheet has that a table of the format has not: merged cells, days as numbers, a unit above the head.
//!
//! Takes a sheet that is understood, changes its cells so that they can be read, and says what was changed. Must not
//! know where records go.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic};
use crate::format::fixed::MONEY_UNIT;
use crate::format::sheet::{self, Meaning, Of, Sheet, fold};
use crate::format::{Holds, JOINTS, SEPARATORS};
use crate::load::{ListName, Record, Value};
use crate::source::{Span, Spanned, letters};

use super::workbook::{Grid, of_serial};
use super::{Lists, Note};

/// Numbers of days that are taken for days: from 1954 to 2064.
const DAYS: std::ops::Range<u32> = 20_000..60_000;

/// Makes the cells of a sheet readable. `above` is what stands over its head.
pub(super) fn fit(sheet: &mut Sheet, (grid, above): (&Grid, &[String]), notes: &mut Vec<Note>) {
    fill_merged(sheet, grid, notes);
    let columns = sheet.columns.clone();
    for (at, column) in columns.iter().enumerate() {
        let Meaning::Key(key) = &column.meaning else { continue };
        if matches!(sheet::holds(sheet.list, key), Some(Holds::Period | Holds::Day)) {
            for line in &mut sheet.lines {
                days(&mut line.cells[at], (at, line.number), notes);
            }
        }
    }
    if let Some(unit) = unit_above(above).filter(|_| sheet.list.table == "line") {
        notes.push(Note::new("unit-above").with("unit", unit));
        for column in &mut sheet.columns {
            let is_amount = match &column.meaning {
                Meaning::Key(key) => key == "amount",
                Meaning::Wide(wide) => matches!(wide.of, Of::Amount(_)),
                Meaning::PassedOver => false,
            };
            if is_amount && column.unit.is_none() {
                column.unit = Some(unit);
            }
        }
    }
}

/// A number in the place of a period is a day, as spreadsheets count them.
fn days(cell: &mut Spanned<String>, (column, row): (usize, usize), notes: &mut Vec<Note>) {
    let Some(serial) = cell.value.parse::<u32>().ok().filter(|serial| DAYS.contains(serial)) else { return };
    let Some(day) = of_serial(Decimal::from(serial), false) else { return };
    let place = format!("{}{row}", letters(column));
    notes.push(Note::new("day-as-number").with("cell", place).with("value", serial).with("day", day));
    cell.value = day.to_string();
}

/// The unit of money that is stated above a table (`単位：千円`).
fn unit_above(above: &[String]) -> Option<&'static str> {
    let stated =
        above.iter().find_map(|text| fold(text).split_once("単位:").map(|(_, rest)| rest.to_owned()))?;
    let unit = stated.trim_end_matches(')');
    MONEY_UNIT.words.iter().find(|word| word.id == unit).map(|word| word.id)
}

/// Gives cells that are merged with one above them its value. A number is one number, however many rows it is over.
fn fill_merged(sheet: &mut Sheet, grid: &Grid, notes: &mut Vec<Note>) {
    for merged in grid.merged.iter().filter(|merged| merged.rows.0 < merged.rows.1) {
        let at = merged.columns.0;
        let Some(column) = sheet.columns.get(at) else { continue };
        let is_number = match &column.meaning {
            Meaning::Key(key) => matches!(sheet::holds(sheet.list, key), Some(Holds::Number | Holds::Amount)),
            Meaning::Wide(_) => true,
            Meaning::PassedOver => continue,
        };
        let row = |line: &sheet::Line| line.number - 1;
        let Some(first) = sheet.lines.iter().find(|line| row(line) == merged.rows.0) else { continue };
        let first = first.cells[at].clone();
        if is_number && !first.value.is_empty() {
            let cell = format!("{}{}", letters(at), merged.rows.0 + 1);
            notes.push(Note::new("number-merged").with("cell", cell));
            continue;
        }
        for line in &mut sheet.lines {
            if (merged.rows.0..=merged.rows.1).contains(&row(line)) && line.cells[at].value.is_empty() {
                line.cells[at] = first.clone();
            }
        }
    }
}

/// Takes out of the records what they can do without: references that lead nowhere, and dashes in the place of values
/// where the plan has no such mark.
pub(super) fn leave_out(all: &mut Lists, list: ListName, found: &[Diagnostic]) -> Vec<Note> {
    let mut broken: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut dashes = 0;
    for diagnostic in found {
        let Some(span) = diagnostic.span else { continue };
        match diagnostic.code {
            Code::UnknownReference => {
                let records = all.iter_mut().filter(|(name, _)| *name == list.table);
                for record in records.flat_map(|(_, records)| records) {
                    references(record, (list, span, wanted(diagnostic)), &mut broken);
                }
            }
            Code::NumberUnreadable if diagnostic.hint == "dash" => {
                for (_, records) in all.iter_mut() {
                    let before = records.len();
                    records.retain(|record| record.text("value").is_none_or(|value| value.span != span));
                    dashes += before - records.len();
                }
            }
            _ => {}
        }
    }
    let note = |((key, value), count): ((String, String), usize)| {
        Note::new("reference-left-out").with("key", key).with("value", value).with("count", count)
    };
    let mut notes: Vec<Note> = broken.into_iter().map(note).collect();
    if dashes > 0 {
        notes.push(Note::new("dashes-left-out").with("count", dashes));
    }
    notes
}

/// What a reference that leads nowhere is called.
fn wanted(diagnostic: &Diagnostic) -> &str {
    diagnostic.arguments.iter().find(|(name, _)| *name == "value").map_or("", |(_, value)| value)
}

/// Takes the reference that a finding is about out of a record. Others in the same cell stay.
fn references(
    record: &mut Record,
    (list, span, wanted): (ListName, Span, &str),
    broken: &mut BTreeMap<(String, String), usize>,
) {
    record.fields.retain_mut(|field| {
        let key = field.key.value.as_str();
        let is_reference = matches!(sheet::holds(list, key), Some(Holds::Reference(_)));
        match &mut field.value {
            Value::Text(text)
                if is_reference && !sheet::is_required(list, key) && covers(text.span, span) =>
            {
                let rest = without(&text.value, wanted);
                let left_out = if rest.is_some() { wanted } else { &text.value };
                *broken.entry((key.to_owned(), left_out.to_owned())).or_default() += 1;
                text.value = rest.unwrap_or_default();
                !text.value.is_empty()
            }
            _ => true,
        }
    });
}

/// What a cell with several references says without one of them; none where it does not stand apart from the others.
fn without(cell: &str, reference: &str) -> Option<String> {
    let is_sign = |c: char| SEPARATORS.contains(&c) || JOINTS.contains(&c) || matches!(c, ';' | '；');
    let stands_apart = |(at, _): &(usize, &str)| {
        let (before, after) = (&cell[..*at], &cell[at + reference.len()..]);
        before.chars().next_back().is_none_or(is_sign) && after.chars().next().is_none_or(is_sign)
    };
    let (at, _) = cell.match_indices(reference).find(stands_apart).filter(|_| !reference.is_empty())?;
    let before = cell[..at].trim_end_matches(is_sign);
    let after = cell[at + reference.len()..].trim_start_matches(is_sign);
    let between = if before.is_empty() || after.is_empty() { "" } else { "; " };
    Some(format!("{before}{between}{after}"))
}

/// Whether a finding lies in a cell.
fn covers(cell: Span, finding: Span) -> bool {
    cell.file == finding.file && cell.start <= finding.start && finding.end <= cell.end
}

/// The texts of a record by key, dotted where it is that of a part.
pub(super) fn texts<'r>(prefix: &str, record: &'r Record, out: &mut Vec<(String, &'r str)>) {
    for field in &record.fields {
        let key = format!("{prefix}{}", field.key.value);
        match &field.value {
            Value::Text(text) => out.push((key, &text.value)),
            Value::Table(table) => texts(&format!("{key}."), table, out),
            Value::List(_) | Value::Bool(_) => {}
        }
    }
}
