//! One more plan, item or indicator.
//!
//! Takes what is wanted and the files that are there, gives the edit that adds it: a row at the end of the table, a
//! table at the end of the TOML file, or a file, as the plan keeps its entries; every other byte stays. Must not know
//! what a sound plan is: that the result is read is for the caller to see.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Diagnostics, Failure};
use crate::format::sheet;
use crate::load::{LISTS, RawPlan, RawSite, load, parse_toml};
use crate::model::{Language, is_id};
use crate::source::{Edit, SourceTree, Sources, decode, ending, grown};
use crate::words::Words;

use super::init::{as_excel_saves, in_quotes, on_one_line, with_years};
use super::known::{Column, Held, Known, Table, held, known};
use super::next::next_id;
use super::row::row;
use super::schemas::schema_line;

/// What kind of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A plan with its folder.
    Plan,
    /// An item of a plan.
    Item,
    /// An indicator of a plan.
    Indicator,
}

/// Where a new item stands in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Above {
    /// Beside the last item of the list.
    AsLast,
    /// At the top.
    Nothing,
    /// Below this item.
    Item(String),
}

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What kind.
    pub kind: EntryKind,
    /// The plan that it belongs to; may be left out where there is one only.
    pub plan: Option<String>,
    /// Its id; the next free one when absent.
    pub id: Option<String>,
    /// Where an item stands.
    pub above: Above,
    /// Its title; a word to be replaced when absent.
    pub title: Option<String>,
    /// The day on which it begins.
    pub today: Date,
}

/// A new entry.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The changes that make it.
    pub edit: Edit,
    /// Its id.
    pub id: String,
    /// The file to go on in, below the site's folder.
    pub file: String,
    /// The columns or keys that are worth filling in next.
    pub blank: Vec<String>,
}

/// Why there is no new entry.
#[derive(Debug)]
pub enum EntryProblem {
    /// There is no site in the folder.
    NoSite,
    /// The plan has to be named: these are there.
    WhichPlan(Vec<String>),
    /// There is no such plan: these are there.
    NoSuchPlan(String, Vec<String>),
    /// There is no such item to stand below.
    NoSuchItem(String),
    /// The id cannot be an address.
    BadId(String),
    /// The id is taken.
    Taken(String),
    /// Something of the list cannot be read; what that is, `build` says.
    Unread,
    /// The table has no column of this name.
    NoColumn(String, &'static str),
    /// The table has rows of totals, below which no row may stand.
    Totals(String),
    /// The TOML file does not write its entries as tables of this name, one after the other.
    NoTables(String, &'static str),
    /// The file's encoding has no such character.
    NoSuchCharacter(String, char),
    /// The environment failed.
    Failure(Failure),
}

/// The edit that adds an entry to the site in `tree`, whose folder is `root`.
pub fn new_entry(tree: &dyn SourceTree, root: &Path, wanted: &Wanted) -> Result<Entry, EntryProblem> {
    let mut diagnostics = Diagnostics::new();
    let site = load(tree, &mut diagnostics).map_err(EntryProblem::Failure)?.ok_or(EntryProblem::NoSite)?;
    let words = Words::parse(match language(&site) {
        "en" => include_str!("entry/en.toml"),
        _ => include_str!("entry/ja.toml"),
    });
    let desk = Desk { tree, root, site: &site, words: &words };
    match wanted.kind {
        EntryKind::Plan => desk.plan(wanted),
        EntryKind::Item => desk.item(wanted),
        EntryKind::Indicator => desk.indicator(wanted),
    }
}

/// The plan that is meant: the one that is named, or the only one.
pub fn plan_of<'a>(site: &'a RawSite, id: Option<&str>) -> Result<&'a RawPlan, EntryProblem> {
    let known = || site.plans.iter().map(|plan| plan.id.clone()).collect();
    match (id, site.plans.as_slice()) {
        (None, [only]) => Ok(only),
        (None, _) | (Some(_), []) => Err(EntryProblem::WhichPlan(known())),
        (Some(id), plans) => {
            let plan = plans.iter().find(|plan| plan.id == id).map(Arc::as_ref);
            plan.ok_or_else(|| EntryProblem::NoSuchPlan(id.to_owned(), known()))
        }
    }
}

/// The language that the site is written in.
fn language(site: &RawSite) -> &str {
    let language = site.settings.as_ref().and_then(|settings| settings.text("language"));
    language.map_or("ja", |language| &language.value)
}

/// What an entry is made with.
struct Desk<'a> {
    tree: &'a dyn SourceTree,
    root: &'a Path,
    site: &'a RawSite,
    words: &'a Words,
}

impl Desk<'_> {
    fn plan(&self, wanted: &Wanted) -> Result<Entry, EntryProblem> {
        let ids: Vec<String> = self.site.plans.iter().map(|plan| plan.id.clone()).collect();
        let id = free_id(wanted, &ids, &ids, "plan-")?;
        let (language, settings, items) = if language(self.site) == "en" {
            (Language::English, include_str!("plan/en/plan.toml"), include_str!("plan/en/items.csv"))
        } else {
            (Language::Japanese, include_str!("plan/ja/plan.toml"), include_str!("plan/ja/items.csv"))
        };
        let (file, table) = (format!("content/{id}/plan.toml"), format!("content/{id}/items.csv"));
        let settings = with_years(settings, language, wanted.today);
        let settings = settings.replace("{title}", &in_quotes(&self.title(wanted, "plan")));
        let settings = self.named_schema(&file) + &settings;
        let edit = Edit::new(self.root).create(&file, settings);
        let edit = edit.create(&table, as_excel_saves(items));
        Ok(Entry { edit, id, file, blank: vec!["period".into(), "summary".into(), "contact".into()] })
    }

    fn item(&self, wanted: &Wanted) -> Result<Entry, EntryProblem> {
        let plan = plan_of(self.site, wanted.plan.as_deref())?;
        let list = self.held(plan, "item")?;
        let items = items(plan, &list);
        let parent = match &wanted.above {
            Above::Nothing => None,
            Above::AsLast => items.last().and_then(|last| last.parent.clone()),
            Above::Item(id) if items.iter().any(|item| item.id == *id) => Some(id.clone()),
            Above::Item(id) => return Err(EntryProblem::NoSuchItem(id.clone())),
        };
        let all: Vec<String> = items.iter().map(|item| item.id.clone()).collect();
        let beside = items.iter().filter(|item| item.parent == parent).map(|item| item.id.clone());
        let start = match &parent {
            Some(parent) => format!("{parent}-"),
            None if items.is_empty() => String::new(),
            None => "item-".to_owned(),
        };
        let id = free_id(wanted, &beside.collect::<Vec<_>>(), &all, &start)?;
        let title = self.title(wanted, "item");
        let above = parent.as_deref().unwrap_or_default();
        if self.list_file(&plan.id, "items").is_none() && !plan.items.is_empty() {
            let file = format!("content/{}/items/{id}.md", plan.id);
            let text = self.filled("markdown.item", (&id, &title, above));
            let edit = Edit::new(self.root).create(&file, text);
            return Ok(Entry { edit, id, file, blank: vec!["summary".into(), "responsible".into()] });
        }
        let known = [("id", id.as_str()), ("parent", above), ("title", &title)];
        self.in_list(plan, ("items", &list), &known, &self.filled("toml.item", (&id, &title, above)))
    }

    fn indicator(&self, wanted: &Wanted) -> Result<Entry, EntryProblem> {
        let plan = plan_of(self.site, wanted.plan.as_deref())?;
        let list = self.held(plan, "indicator")?;
        let ids: Vec<String> = list.entries.iter().map(|known| known.id.clone()).collect();
        let id = free_id(wanted, &ids, &ids, "indicator-")?;
        let title = self.title(wanted, "indicator");
        let toml = self.filled("toml.indicator", (&id, &title, ""));
        self.in_list(plan, ("indicators", &list), &[("id", &id), ("name", &title)], &toml)
    }

    /// An entry of a list that is a table or a TOML file; a new TOML file where there is none.
    fn in_list(
        &self,
        plan: &RawPlan,
        (list, held): (&str, &Held),
        known: &[(&'static str, &str)],
        toml: &str,
    ) -> Result<Entry, EntryProblem> {
        let made = |edit, file, blank| Ok(Entry { edit, id: known[0].1.to_owned(), file, blank });
        let Some(file) = self.list_file(&plan.id, list) else {
            let file = format!("content/{}/{list}.toml", plan.id);
            let text = self.named_schema(&file) + toml.trim_start();
            return made(Edit::new(self.root).create(&file, text), file, keys_to_fill(toml));
        };
        let failed = |error| EntryProblem::Failure(Failure::io("read", Path::new(&file), error));
        let before = self.tree.read(&file).map_err(failed)?;
        let table = held.tables.iter().find(|table| table.path == file);
        let (lines, blank) = match table {
            None => (toml.to_owned(), keys_to_fill(toml)),
            Some(table) if table.has_totals => return Err(EntryProblem::Totals(file)),
            Some(Table { columns, .. }) => {
                (table_row(&file, &before, columns, known)?, heads_to_fill(columns, known))
            }
        };
        match grown(&before, &lines) {
            Ok(after) if table.is_none() && !is_toml(&after) => {
                Err(EntryProblem::NoTables(file, if list == "items" { "item" } else { "indicator" }))
            }
            Ok(after) => made(Edit::new(self.root).grow(&file, before, after), file, blank),
            Err(character) => Err(EntryProblem::NoSuchCharacter(file, character)),
        }
    }

    /// What the plan has of a list, if all of it can be read.
    fn held(&self, plan: &RawPlan, table: &'static str) -> Result<Held, EntryProblem> {
        let mut tables = plan.tables.get(table).into_iter().flatten();
        let is_whole = !plan.gaps.are_in(table) && plan.settings.is_some();
        let is_whole = is_whole && tables.all(|table| table.is_whole);
        let list = LISTS.iter().copied().find(|list| list.table == table && is_whole);
        list.and_then(|list| held(self.site, plan, list)).ok_or(EntryProblem::Unread)
    }

    /// The file that holds a list of a plan: the first of those that it can have.
    fn list_file(&self, plan: &str, list: &str) -> Option<String> {
        let files = sheet::files(list).map(|file| format!("content/{plan}/{file}"));
        files.into_iter().find(|file| self.tree.read(file).is_ok())
    }

    fn title(&self, wanted: &Wanted, kind: &str) -> String {
        let title = wanted.title.as_deref().map(on_one_line).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| self.words.get(&format!("title.{kind}")).to_owned())
    }

    fn filled(&self, key: &str, (id, title, parent): (&str, &str, &str)) -> String {
        let parent = if parent.is_empty() { String::new() } else { format!("parent = \"{parent}\"\n") };
        let facts = [("id", id.to_owned()), ("title", in_quotes(title)), ("parent", parent)];
        self.words.say(key, &facts)
    }

    /// The line that names a new file's schema, where the site has schemas.
    fn named_schema(&self, file: &str) -> String {
        let has_schemas = self.tree.read(&format!("{}/plan.json", super::SCHEMA_FOLDER)).is_ok();
        has_schemas.then(|| schema_line(file)).flatten().unwrap_or_default()
    }
}

/// The items of a plan: those of lists, then those that are files alone.
fn items(plan: &RawPlan, list: &Held) -> Vec<Known> {
    let mut items = list.entries.clone();
    for document in &plan.items {
        let of_front = known(&document.front);
        let id = of_front.map_or_else(|| document.stem.value.clone(), |known| known.id);
        let parent = document.front.text("parent").map(|parent| parent.value.clone());
        match items.iter_mut().find(|item| item.id == id) {
            Some(item) => item.parent = item.parent.take().or(parent),
            None => items.push(Known { id, parent }),
        }
    }
    items
}

/// The row of a table that is a file with these bytes.
fn table_row(
    file: &str,
    bytes: &[u8],
    columns: &[Column],
    known: &[(&'static str, &str)],
) -> Result<String, EntryProblem> {
    let has = |key: &str| columns.iter().any(|column| column.key == key);
    if let Some((key, _)) = known.iter().find(|(key, value)| !value.is_empty() && !has(key)) {
        return Err(EntryProblem::NoColumn(file.to_owned(), key));
    }
    let text = decode(bytes, true).map_err(|_| EntryProblem::Unread)?;
    let separator = if ending(file) == "tsv" { b'\t' } else { b',' };
    let is_quoted = text.trim_start().starts_with('"');
    let keys: Vec<&str> = columns.iter().map(|column| column.key.as_str()).collect();
    Ok(row(&keys, (separator, is_quoted), known))
}

/// The heads of the columns that a new row leaves blank.
fn heads_to_fill(columns: &[Column], known: &[(&'static str, &str)]) -> Vec<String> {
    let is_filled =
        |column: &&Column| known.iter().any(|(key, value)| *key == column.key && !value.is_empty());
    let blank = columns.iter().filter(|column| !column.head.is_empty() && !is_filled(column));
    blank.map(|column| column.head.clone()).collect()
}

/// The keys that a new table of TOML shows in remarks.
fn keys_to_fill(toml: &str) -> Vec<String> {
    let remarks = toml.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(" = "));
    remarks.map(|(key, _)| key.to_owned()).collect()
}

/// Whether bytes are TOML: entries that are written in one line (`item = [{ … }]`) take no table after them.
fn is_toml(bytes: &[u8]) -> bool {
    let Ok(text) = decode(bytes, false) else { return false };
    let file = Sources::default().add("".into(), text.as_ref().into());
    parse_toml(&text, file, &mut Diagnostics::new()).is_some()
}

/// The id that is wanted, if it can be had, or the next one.
fn free_id(wanted: &Wanted, like: &[String], all: &[String], start: &str) -> Result<String, EntryProblem> {
    match &wanted.id {
        None => Ok(next_id(like, &all.iter().cloned().collect::<BTreeSet<_>>(), start)),
        Some(id) if !is_id(id) => Err(EntryProblem::BadId(id.clone())),
        Some(id) if all.contains(id) => Err(EntryProblem::Taken(id.clone())),
        Some(id) => Ok(id.clone()),
    }
}
