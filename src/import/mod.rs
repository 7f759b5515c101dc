//! A spreadsheet to the tables of a plan.
//!
//! Takes the bytes of a sheet, the site that it is for and what it holds, gives the files that it makes in the format's
//! own keys, with everything that was understood, passed over or is wrong, cell by cell. Writes nothing and prints
//! nothing. Must not know how a table is drawn on a screen.

mod canonical;
mod columns;
mod fit;
mod heads;
mod ids;
mod levels;
mod outline;
mod workbook;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Code, Diagnostic, Diagnostics, Severity};
use crate::format::Holds;
use crate::format::sheet::{self, Column, Meaning, Sheet, World};
use crate::load::{ListName, RawSite, RawTable, Record};
use crate::resolve::{self, PlanTables};
use crate::source::{FileId, Sources, decode, ending, letters, rows};

use outline::{Outline, outline};
use workbook::Grid;

pub use canonical::NewTable;

/// A spreadsheet that is to become tables of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The sheet that is meant; none: the one that has most heads that are known.
    pub sheet: Option<&'a str>,
    /// The list that it holds.
    pub list: ListName,
    /// The plan that it is for.
    pub plan: &'a str,
}

/// Something that a person should know about the sheet: the key of its words, and what they are filled with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The key of its words.
    pub key: &'static str,
    /// What they are filled with.
    pub arguments: Vec<(&'static str, String)>,
}

/// Why a file is not read at all.
pub type Refusal = Note;

impl Note {
    fn new(key: &'static str) -> Self {
        Self { key, arguments: Vec::new() }
    }

    /// A cell may have several lines, a note has one.
    #[must_use]
    fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        let value = value.to_string();
        let lines: Vec<&str> = value.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        self.arguments.push((name, lines.join(" ")));
        self
    }
}

/// How a column was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// Its letters.
    pub letters: String,
    /// Its head.
    pub head: String,
    /// The key that it is; none: it is passed over.
    pub key: Option<String>,
    /// The period that its head says.
    pub period: Option<String>,
}

/// What became of a spreadsheet.
#[derive(Debug)]
pub struct Import {
    /// All texts; findings point into them.
    pub sources: Sources,
    /// What is wrong, at its place in the spreadsheet. With an error nothing may be written.
    pub diagnostics: Diagnostics,
    /// The sheet that was read, when the file has names for them.
    pub sheet: Option<String>,
    /// The number of the row with the heads.
    pub head_row: usize,
    /// How the columns were understood.
    pub columns: Vec<Understood>,
    /// How many rows were read.
    pub rows: usize,
    /// What a person should know.
    pub notes: Vec<Note>,
    /// The tables that it makes.
    pub tables: Vec<NewTable>,
}

/// Reads a spreadsheet for a plan of a site. `today` stands in where the site states no `as_of`.
pub fn import(request: &Request<'_>, site: &RawSite, today: Date) -> Result<Import, Refusal> {
    let Some(plan) = PlanTables::of(site, request.plan) else {
        let plans: Vec<&str> = site.plans.iter().map(|plan| plan.id.as_str()).collect();
        return Err(Refusal::new("plan-unknown").with("plan", request.plan).with("plans", plans.join(" / ")));
    };
    let site = &without(site, request);
    let world = plan.world();
    let mut sources = site.sources.clone();
    let found = find(request, &world, &mut sources)?;
    let mut notes = found.grid.notes.clone();
    if request.sheet.is_none() && !found.grid.others.is_empty() {
        notes.insert(0, Note::new("other-sheets").with("sheets", found.grid.others.join(" / ")));
    }
    notes.extend(found.outline.notes.iter().cloned());
    let present = PlanTables::of(site, request.plan);
    let taken = present.as_ref().map(|plan| plan.ids(request.list.table)).unwrap_or_default();
    let items = present.as_ref().map(PlanTables::items).unwrap_or_default();
    let mut sheet = understand((&found, &sources), request.list, (&world, &items), &mut notes);
    fit::fit(&mut sheet, (&found.grid, &found.outline.above), &mut notes);
    let known = levels::Known { levels: &plan.level_words(), items: &items, ids: &taken };
    notes.extend(levels::make(&mut sheet, &known));
    notes.extend(ids::give(&mut sheet, &taken));
    let records = sheet.records();
    let site = &if records.values.is_empty() { site.clone() } else { without_values(site, request) };
    let all = vec![(request.list.table, records.own), ("value", records.values)];
    let (all, diagnostics) = checked(all, (site, &sources, found.file), (request, today), &mut notes);
    let tables = canonical::tables(all, &mut notes);
    Ok(Import {
        sources,
        diagnostics,
        sheet: (!found.grid.name.is_empty()).then(|| found.grid.name.clone()),
        head_row: found.outline.head_row,
        columns: sheet
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| understood(at, column, (&sheet, world.levels)))
            .collect(),
        rows: sheet.lines.len(),
        notes,
        tables,
    })
}

/// The site without the table of values, which this sheet makes as well.
fn without_values(site: &RawSite, request: &Request<'_>) -> RawSite {
    let values = sheet::list_of("values");
    values.map_or_else(|| site.clone(), |list| without(site, &Request { list, ..*request }))
}

/// The site without the tables, in CSV or TOML, whose place the new ones would take.
fn without(site: &RawSite, request: &Request<'_>) -> RawSite {
    let mut site = site.clone();
    for plan in site.plans.iter_mut().filter(|plan| plan.id == request.plan) {
        let plan = Arc::make_mut(plan);
        plan.tables.shift_remove(request.list.table);
        plan.lists.shift_remove(request.list.table);
    }
    site
}

/// The table that was found in a file.
struct Found {
    grid: Grid,
    file: FileId,
    outline: Outline,
}

/// Finds the sheet and the table in it.
fn find(request: &Request<'_>, world: &World<'_>, sources: &mut Sources) -> Result<Found, Refusal> {
    let is_known = sheet::knows(request.list, world);
    let (grids, own) = grids(request)?;
    let mut best: Option<(Grid, String, u8, Outline)> = None;
    for grid in grids {
        let (text, separator) = match &own {
            Some((text, separator)) => (text.clone(), *separator),
            None => (canonical::text(&grid.rows, "\n"), b','),
        };
        let Some(outline) = outline(&rows(&text, separator).rows, &grid.merged, &is_known) else { continue };
        if best.as_ref().is_none_or(|(.., other)| outline.is_better_than(other)) {
            best = Some((grid, text, separator, outline));
        }
    }
    let Some((grid, text, separator, outline)) = best else {
        let refusal = Refusal::new("no-head").with("file", request.name).with("list", request.list.file);
        return Err(refusal.with("known", sheet::heads(request.list).join(" / ")));
    };
    if let Some(refused) = outline.refused {
        return Err(refused);
    }
    let file = sources.add_table((request.name.into(), text.into()), separator, outline.head_row);
    Ok(Found { grid, file, outline })
}

/// The text of a table that is one already, and what separates its cells.
type OwnText = (String, u8);

/// The sheets of a workbook, or the one of a table of text with its text.
fn grids(request: &Request<'_>) -> Result<(Vec<Grid>, Option<OwnText>), Refusal> {
    let separator = match ending(request.name).to_lowercase().as_str() {
        "xlsx" | "xlsm" => return Ok((workbook::open(request.bytes, request.sheet)?, None)),
        "csv" => b',',
        "tsv" | "txt" => b'\t',
        _ => return Err(Refusal::new("ending-unknown").with("file", request.name)),
    };
    if request.sheet.is_some() {
        return Err(Refusal::new("no-sheets").with("file", request.name));
    }
    let text = decode(request.bytes, true)
        .map_err(|_| Refusal::new("text-unreadable").with("file", request.name))?;
    Ok((vec![Grid::default()], Some((text.into_owned(), separator))))
}

/// Reads the rows below the head. What a table of the format would be refused for is passed over here, and said.
fn understand(
    (found, sources): (&Found, &Sources),
    list: ListName,
    (world, items): (&World<'_>, &BTreeSet<String>),
    notes: &mut Vec<Note>,
) -> Sheet {
    let mut said = Diagnostics::new();
    let mut table = RawTable::blank(found.file);
    table.fill(found.outline.head.clone(), found.outline.rows.clone(), &mut said);
    let is_known = sheet::knows(list, world);
    let mut sheet = sheet::read(&table, list, world, &mut said);
    notes.extend(columns::settle(&mut sheet, |head| is_known(head).is_some(), items));
    let is_reference = |column: &&Column| match &column.meaning {
        Meaning::Key(key) => matches!(sheet::holds(list, key), Some(Holds::Reference(_))),
        Meaning::Wide(_) | Meaning::PassedOver => false,
    };
    if found.grid.name.is_empty() {
        let gaps = sheet.gappy().filter(is_reference);
        notes.extend(gaps.map(|column| {
            Note::new("column-with-gaps").with("head", &column.head.value).with("list", list.file)
        }));
    }
    for row in &sheet.totals {
        notes.push(Note::new("row-of-totals").with("row", row));
    }
    for diagnostic in said.sorted() {
        notes.extend(noted(diagnostic, sources));
    }
    sheet
}

/// What a finding of a table is in a spreadsheet that is only read.
fn noted(diagnostic: &Diagnostic, sources: &Sources) -> Option<Note> {
    let key = match diagnostic.code {
        Code::CsvHeadTwice if diagnostic.hint == "same" => "column-twice",
        Code::CsvHeadTwice => "column-repeated",
        Code::CsvHeadBlank => "column-without-head",
        Code::TotalDiffers => "total-differs",
        Code::CsvRagged => "row-ragged",
        Code::UnknownKey if diagnostic.hint == "indicators" => "column-of-indicators",
        _ => return None,
    };
    let said = diagnostic.arguments.iter();
    let note = said.fold(Note::new(key), |note, (name, value)| note.with(name, value));
    let Some(place) = diagnostic.span.and_then(|span| sources.cell(span)) else { return Some(note) };
    let cell = format!("{}{}", place.column.unwrap_or_default(), place.row);
    Some(note.with("row", place.row).with("cell", cell))
}

fn understood(at: usize, column: &Column, (sheet, levels): (&Sheet, &[String])) -> Understood {
    // Names in columns of levels become the items above a row.
    let is_level = sheet.list.table == "item"
        && levels.iter().any(|level| sheet::fold(level) == sheet::fold(&column.head.value));
    let (key, period) = match &column.meaning {
        Meaning::Key(key) => (Some(key.clone()), None),
        Meaning::Wide(wide) => (Some(wide.key().to_owned()), wide.period.clone()),
        Meaning::PassedOver => (is_level.then(|| "parent".to_owned()), None),
    };
    let made = column.head.span == sheet.head && !column.head.value.is_empty();
    Understood {
        letters: if made { String::new() } else { letters(at) },
        head: column.head.value.clone(),
        key,
        period,
    }
}

type Lists = Vec<(&'static str, Vec<Record>)>;

/// Resolves the site with the new records in it. References that lead nowhere are left out where the format can do
/// without them.
fn checked(
    mut all: Lists,
    (site, sources, file): (&RawSite, &Sources, FileId),
    (request, today): (&Request<'_>, Date),
    notes: &mut Vec<Note>,
) -> (Lists, Diagnostics) {
    let findings = |all: &Lists| {
        let mut trial = RawSite { sources: sources.clone(), ..site.clone() };
        for plan in trial.plans.iter_mut().filter(|plan| plan.id == request.plan) {
            for (list, records) in all {
                Arc::make_mut(plan).lists.entry(list).or_default().extend(records.iter().cloned());
            }
        }
        let mut found = Diagnostics::new();
        resolve::resolve(trial, today, &mut found);
        let here = |diagnostic: &&Diagnostic| diagnostic.span.is_some_and(|span| span.file == file);
        found.sorted().into_iter().filter(here).cloned().collect::<Vec<Diagnostic>>()
    };
    let mut found = findings(&all);
    let left_out = fit::leave_out(&mut all, request.list, &found);
    if !left_out.is_empty() {
        notes.extend(left_out);
        found = findings(&all);
    }
    found.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
    let mut diagnostics = Diagnostics::new();
    diagnostics.extend(found);
    (all, diagnostics)
}
