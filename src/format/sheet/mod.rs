//! Tables as staff keep them: what each column is, and which records its rows are.
//!
//! Takes a [`RawTable`] and what its plan says of such tables ([`World`]), gives [`Record`](crate::load::Record)s in
//! the format's keys. Japanese heads, a column for each year, merged cells and rows of totals end here: what comes
//! after knows one record a row. Must not know what a record is for, nor where a table comes from.

mod heads;
mod rows;
mod totals;
mod wide;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::load::{LISTS, ListName, RawTable};
use crate::model::period::Calendar;
use crate::source::{Span, Spanned};

use super::describe::kind_of;
use super::{Holds, Key, RawKeeping, Text};

use heads::{Heads, printed};
pub(crate) use heads::{Known, fold, key_of_items};
pub(crate) use wide::{Of, Wide};

/// What a plan says that its tables are read with.
#[derive(Clone, Copy)]
pub(crate) struct World<'a> {
    /// How it counts years.
    pub(crate) calendar: &'a Calendar,
    /// How it keeps its tables.
    pub(crate) keeping: &'a [RawKeeping],
    /// The names of its levels, from the top.
    pub(crate) levels: &'a [String],
    /// The parts of items' texts: id and name.
    pub(crate) sections: &'a [(String, String)],
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A key, dotted where it is that of a part (`baseline.value`).
    Key(String),
    /// A period, or a kind of value: each cell is a record of its own.
    Wide(Wide),
    /// Nothing is read from it.
    PassedOver,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Its head as written.
    pub(crate) head: Spanned<String>,
    /// What it is.
    pub(crate) meaning: Meaning,
    /// The unit of its amounts, when its head says so.
    pub(crate) unit: Option<&'static str>,
}

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its number in a spreadsheet.
    pub(crate) number: usize,
    /// Its cells. A cell that was filled from above stands where it was filled from.
    pub(crate) cells: Vec<Spanned<String>>,
    /// Where it stands.
    pub(crate) span: Span,
}

impl Line {
    /// What no cell says; it stands where the row begins.
    pub(crate) fn blank(&self) -> Spanned<String> {
        Spanned::new(String::new(), self.span.within(&(0..0)))
    }
}

/// A table that is understood.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// The list that it holds.
    pub(crate) list: ListName,
    /// Where its heads stand.
    pub(crate) head: Span,
    /// Its columns.
    pub(crate) columns: Vec<Column>,
    /// Its rows without those of totals.
    pub(crate) lines: Vec<Line>,
    /// The numbers of rows with totals, which have been compared.
    pub(crate) totals: Vec<usize>,
    /// Columns with blank cells below a filled one.
    gappy: BTreeSet<usize>,
}

/// Reads a table.
pub(crate) fn read(
    table: &RawTable,
    list: ListName,
    world: &World<'_>,
    diagnostics: &mut Diagnostics,
) -> Sheet {
    let keeping: Vec<&RawKeeping> = kept(world, list).collect();
    let columns = Heads::new(list, world).columns(table, diagnostics);
    let blank: BTreeSet<String> =
        texts(&keeping, |one| &one.blank.all).map(|text| fold(&text.value)).collect();
    let place = |range: &std::ops::Range<usize>| Span::new(table.file, range.clone());
    let lines = table.rows.iter().map(|row| Line {
        number: row.number,
        span: table.place(row),
        cells: row
            .cells
            .iter()
            .map(|cell| {
                let is_blank = !blank.is_empty() && blank.contains(&fold(&cell.value));
                let value = if is_blank { String::new() } else { cell.value.clone() };
                Spanned::new(value, place(&cell.range))
            })
            .collect(),
    });
    let lines = lines.filter(|line| line.cells.iter().any(|cell| !cell.value.is_empty())).collect();
    let mut sheet =
        Sheet { list, head: table.head, columns, lines, totals: Vec::new(), gappy: BTreeSet::new() };
    sheet.pass_over_totals(&texts(&keeping, |one| &one.totals.all).collect::<Vec<_>>(), diagnostics);
    sheet.fill_down(&texts(&keeping, |one| &one.fill_down.all).collect::<Vec<_>>());
    sheet.gappy = (0..sheet.columns.len()).filter(|at| sheet.has_gaps(*at)).collect();
    sheet
}

/// What heads of a list's tables stand for, if for anything.
pub(crate) fn knows<'a>(list: ListName, world: &'a World<'a>) -> impl Fn(&str) -> Option<Known> + 'a {
    let mut heads = Heads::new(list, world);
    heads.declare(&mut Diagnostics::new());
    move |head| heads.known(head)
}

/// The list whose files have this name (`items`).
pub(crate) fn list_of(file: &str) -> Option<ListName> {
    LISTS.iter().find(|list| list.file == file).copied()
}

/// The files of a plan's folder that may hold a list; one of them does.
pub(crate) fn files(list: &str) -> [String; 3] {
    ["csv", "tsv", "toml"].map(|ending| format!("{list}.{ending}"))
}

/// The usual head of each key of a list, and of each key of its parts.
pub(crate) fn heads(list: ListName) -> Vec<&'static str> {
    let mut heads = printed("", keys_of(list));
    heads.dedup_by(|later, first| later.1 == first.1);
    heads.into_iter().map(|(head, _)| head).collect()
}

/// All keys of a list, and those of their parts, in the order of the format.
pub(crate) fn keys(list: ListName) -> Vec<String> {
    heads::paths("", keys_of(list))
}

/// What the texts under a key of a list, or of a part of it, are read as.
pub(crate) fn holds(list: ListName, key: &str) -> Option<Holds> {
    let (outer, inner) = key.split_once('.').map_or((key, None), |(outer, inner)| (outer, Some(inner)));
    let found = keys_of(list).iter().find(|key| key.name == outer)?;
    match (found.holds, inner) {
        (Holds::Record(part), Some(inner)) => {
            part.keys.iter().find(|key| key.name == inner).map(|key| key.holds)
        }
        (holds, _) => Some(holds),
    }
}

/// Whether a record of a list has to have a key.
pub(crate) fn is_required(list: ListName, key: &str) -> bool {
    keys_of(list).iter().any(|known| known.name == key && known.required)
}

fn keys_of(list: ListName) -> &'static [Key] {
    kind_of(list).map_or(&[], |kind| kind.keys)
}

/// What the plan says of the tables of a list.
fn kept<'a>(world: &World<'a>, list: ListName) -> impl Iterator<Item = &'a RawKeeping> {
    world.keeping.iter().filter(move |one| one.list.value == list.file)
}

fn texts<'a>(
    keeping: &[&'a RawKeeping],
    of: impl Fn(&'a RawKeeping) -> &'a Vec<Text>,
) -> impl Iterator<Item = &'a Text> {
    keeping.iter().copied().flat_map(of)
}

/// Reports heads that a plan names and that no table of the list has.
pub(crate) fn check_kept(
    (list, tables): (ListName, &[Arc<RawTable>]),
    world: &World<'_>,
    diagnostics: &mut Diagnostics,
) {
    let heads = tables.iter().flat_map(|table| table.columns.iter().flatten()).map(|cell| &cell.value);
    let heads: Vec<&str> = heads.map(String::as_str).collect();
    let known: BTreeSet<String> = heads.iter().map(|head| fold(head)).collect();
    for keeping in kept(world, list) {
        let named = keeping.heads.iter().map(|(head, key)| (head.as_str(), key.span));
        let columns = keeping.fill_down.all.iter().chain(&keeping.ignore.all);
        let columns = columns.map(|text| (text.value.as_str(), text.span));
        for (head, span) in named.chain(columns).filter(|(head, _)| !known.contains(&fold(head))) {
            let diagnostic = Diagnostic::at(Code::ColumnUnknown, span).with("value", head);
            diagnostics.push(diagnostic.with("list", list.file).suggest(head, heads.iter().copied()));
        }
    }
}

/// What may be written in the place of an unknown key: heads in the place of a head in Japanese, else keys.
pub(super) fn known(keys: &'static [Key], is_row: bool, written: &str) -> Vec<String> {
    if is_row && !written.is_ascii() {
        return printed("", keys).into_iter().map(|(head, _)| head.to_owned()).collect();
    }
    keys.iter().map(|key| key.name.to_owned()).collect()
}

impl Sheet {
    /// Fills blank cells from above, in the columns that are named. A new value ends the filling to its right.
    fn fill_down(&mut self, named: &[&Text]) {
        let columns = named.iter().filter_map(|text| {
            self.columns.iter().position(|column| fold(&column.head.value) == fold(&text.value))
        });
        let columns: Vec<usize> = columns.collect();
        let mut above: Vec<Option<Spanned<String>>> = vec![None; columns.len()];
        for line in &mut self.lines {
            for (at, column) in columns.iter().enumerate() {
                let cell = &mut line.cells[*column];
                if cell.value.is_empty() {
                    if let Some(above) = &above[at] {
                        *cell = above.clone();
                    }
                } else if above[at].as_ref().is_none_or(|above| above.value != cell.value) {
                    above[at] = Some(cell.clone());
                    above[at + 1..].fill(None);
                }
            }
        }
    }

    /// The column of a key.
    pub(crate) fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| matches!(&column.meaning, Meaning::Key(own) if own == key))
    }

    /// The column of a key; a blank one at the end of the sheet where there is none.
    pub(crate) fn with_column(&mut self, key: &str) -> usize {
        self.column(key).unwrap_or_else(|| {
            let head = Spanned::new(key.to_owned(), self.head);
            self.columns.push(Column { head, meaning: Meaning::Key(key.to_owned()), unit: None });
            for line in &mut self.lines {
                line.cells.push(line.blank());
            }
            self.columns.len() - 1
        })
    }

    /// The columns with blank cells below a filled one.
    pub(crate) fn gappy(&self) -> impl Iterator<Item = &Column> {
        self.gappy.iter().filter_map(|at| self.columns.get(*at))
    }

    /// Whether a column is filled in the first row and blank in a later one.
    fn has_gaps(&self, column: usize) -> bool {
        let mut cells = self.lines.iter().map(|line| line.cells[column].value.is_empty());
        cells.next() == Some(false) && cells.any(|is_blank| is_blank)
    }
}

#[cfg(test)]
mod tests;
