//! Sheets in which the levels of a plan stand side by side: 基本方針, 施策, 事業.
//!
//! Takes a sheet of items, gives every name in a column of a level an item of its own above those that it is written
//! beside, unless the plan or the sheet has it already. Must not know how ids of rows are made.

use std::collections::{BTreeMap, BTreeSet};

use crate::format::sheet::{Column, Line, Meaning, Sheet, fold};
use crate::source::Spanned;

use super::Note;

/// What a plan has already.
pub(super) struct Known<'a> {
    /// Its levels from the top: id and name.
    pub(super) levels: &'a [(String, String)],
    /// What its items are called.
    pub(super) items: &'a BTreeSet<String>,
    /// The ids of its items.
    pub(super) ids: &'a BTreeSet<String>,
}

/// Makes items of what stands in columns of levels.
pub(super) fn make(sheet: &mut Sheet, known: &Known<'_>) -> Vec<Note> {
    let level_of =
        |column: &Column| known.levels.iter().position(|(_, name)| fold(name) == fold(&column.head.value));
    let mut columns: Vec<(usize, usize)> =
        sheet.columns.iter().enumerate().filter_map(|(at, column)| Some((level_of(column)?, at))).collect();
    columns.sort_unstable();
    if sheet.list.table != "item" || columns.is_empty() {
        return Vec::new();
    }
    let title = sheet.column("title");
    let mut names = known.items.clone();
    if let Some(title) = title {
        names.extend(sheet.lines.iter().map(|line| line.cells[title].value.clone()));
    }
    if let ([(_, only)], Some(_)) = (columns.as_slice(), title) {
        let mut cells = sheet.lines.iter().map(|line| &line.cells[*only].value);
        if cells.all(|name| name.is_empty() || names.contains(name)) {
            return Vec::new(); // nothing has to be made
        }
    }
    let own = if title.is_none() { columns.pop() } else { None };
    for (_, at) in &columns {
        sheet.columns[*at].meaning = Meaning::PassedOver;
    }
    let title = title.or_else(|| {
        let (_, at) = own?;
        sheet.columns[at].meaning = Meaning::Key("title".to_owned());
        Some(at)
    });
    let Some(title) = title else { return Vec::new() };
    let places = Places {
        title,
        id: sheet.with_column("id"),
        parent: sheet.with_column("parent"),
        level: sheet.with_column("level"),
    };
    let mut making = Making {
        known,
        names,
        places,
        made: BTreeMap::new(),
        ids: known.ids.clone(),
        counts: BTreeMap::new(),
    };
    making.rows(sheet, &columns, own.map(|(level, _)| level));
    let count = making.made.len();
    if count == 0 { Vec::new() } else { vec![Note::new("items-of-levels").with("count", count)] }
}

/// The columns that an item of a level needs.
struct Places {
    title: usize,
    id: usize,
    parent: usize,
    level: usize,
}

struct Making<'a> {
    known: &'a Known<'a>,
    /// Items that are there already, by name.
    names: BTreeSet<String>,
    places: Places,
    /// The ids of those that were made, by their names from the top.
    made: BTreeMap<Vec<String>, String>,
    ids: BTreeSet<String>,
    counts: BTreeMap<usize, usize>,
}

impl Making<'_> {
    /// Puts the items above each row before it. `own` is the level of the rows, when a column says it.
    fn rows(&mut self, sheet: &mut Sheet, columns: &[(usize, usize)], own: Option<usize>) {
        let mut above: Vec<Option<Spanned<String>>> = vec![None; columns.len()];
        for mut line in std::mem::take(&mut sheet.lines) {
            for (at, (_, column)) in columns.iter().enumerate() {
                let cell = &line.cells[*column];
                if !cell.value.is_empty() && above[at].as_ref().is_none_or(|above| above.value != cell.value)
                {
                    above[at] = Some(cell.clone());
                    above[at + 1..].fill(None);
                }
            }
            let chain =
                columns.iter().zip(&above).filter_map(|((level, _), cell)| Some((*level, cell.clone()?)));
            let (parents, parent) = self.parents(&chain.collect::<Vec<_>>(), line.cells.len());
            sheet.lines.extend(parents.into_iter().map(|parent| Line { number: line.number, ..parent }));
            if let Some(parent) = parent {
                line.cells[self.places.parent] = parent;
            }
            if let Some(level) = own {
                line.cells[self.places.level] =
                    Spanned { value: self.known.levels[level].1.clone(), ..line.blank() };
            }
            sheet.lines.push(line);
        }
    }

    /// The items above a row that are not there yet, and how the row names the lowest of them.
    fn parents(
        &mut self,
        chain: &[(usize, Spanned<String>)],
        width: usize,
    ) -> (Vec<Line>, Option<Spanned<String>>) {
        let mut lines = Vec::new();
        let mut parent: Option<Spanned<String>> = None;
        let mut path = Vec::new();
        for (level, cell) in chain {
            path.push(cell.value.clone());
            let named = |text: &str| Spanned::new(text.to_owned(), cell.span);
            if let Some(id) = self.made.get(&path) {
                parent = Some(named(id));
                continue;
            }
            if self.names.contains(&cell.value) {
                parent = Some(cell.clone());
                continue;
            }
            let id = self.id(*level);
            lines.push(self.line(&id, (*level, cell), parent.take(), width));
            parent = Some(named(&id));
            self.made.insert(path.clone(), id);
        }
        (lines, parent)
    }

    fn line(
        &self,
        id: &str,
        (level, cell): (usize, &Spanned<String>),
        parent: Option<Spanned<String>>,
        width: usize,
    ) -> Line {
        let mut cells = vec![Spanned::new(String::new(), cell.span); width];
        cells[self.places.id] = Spanned::new(id.to_owned(), cell.span);
        cells[self.places.title] = cell.clone();
        cells[self.places.level] = Spanned::new(self.known.levels[level].1.clone(), cell.span);
        if let Some(parent) = parent {
            cells[self.places.parent] = parent;
        }
        Line { number: 0, cells, span: cell.span }
    }

    /// A free id that says its level.
    fn id(&mut self, level: usize) -> String {
        loop {
            let count = self.counts.entry(level).or_default();
            *count += 1;
            let id = format!("{}-{count:02}", self.known.levels[level].0);
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}
