//! Drafts: what the sources hold and nothing is published of.
//!
//! Takes plans whose tables are records, takes out of them what says that it is a draft, with what lies below it and
//! belongs to it; gives what was taken out and what it is called, so that a reference to a draft is told from one to
//! nothing. Must not know what a published entry says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::annotation;
use crate::diag::{Code, Diagnostic};
use crate::format::{Text, Truth, fixed};
use crate::load::{RawPlan, RawTable, Record, Value, ordered_stem};
use crate::model::{Draft, DraftKind};
use crate::source::Span;

use super::reader::{Known, Reader};

const DRAFTS: Known<bool> = Known::new(fixed::DRAFT, &[("true", true), ("false", false)]);

/// Which drafts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Whether they are there like everything else.
    pub(super) shows: bool,
    /// The plans that are left out.
    plans: BTreeSet<String>,
}

/// What is left out, by kind: the ids and what else it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Drafts {
    called: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Drafts {
    /// Whether something of a kind is left out.
    pub(super) fn are_any(&self, what: &str) -> bool {
        self.called.get(what).is_some_and(|names| !names.is_empty())
    }

    /// Whether something that is left out is called so.
    pub(super) fn are_called(&self, what: &str, name: &str) -> bool {
        self.called.get(what).is_some_and(|names| names.contains(name.trim()))
    }
}

/// Reads what an entry says of itself being a draft. What it comes to has been settled when drafts were left out.
pub(super) fn check(draft: &Truth, reader: &mut Reader<'_>) {
    let _ = reader.maybe_word("draft", draft.0.as_ref(), DRAFTS);
}

/// A reference to what is left out.
pub(super) fn referenced(what: &'static str, text: &Text) -> Diagnostic {
    let diagnostic = Diagnostic::at(Code::DraftReferenced, text.span).with("what", what);
    diagnostic.with("value", text.value.trim())
}

/// Takes out the plans that are drafts, unless drafts are to be shown.
pub(super) fn wanted(plans: Vec<Arc<RawPlan>>, shows: bool) -> (Vec<Arc<RawPlan>>, Wanted, Vec<Draft>) {
    if shows {
        return (plans, Wanted { shows, plans: BTreeSet::new() }, Vec::new());
    }
    let is_out = |plan: &Arc<RawPlan>| plan.settings.as_ref().is_some_and(is_draft);
    let (out, plans): (Vec<Arc<RawPlan>>, Vec<Arc<RawPlan>>) = plans.into_iter().partition(is_out);
    let draft = |plan: &Arc<RawPlan>| {
        let settings = plan.settings.as_ref()?;
        let (name, span) = match settings.text("title") {
            Some(title) => (title.value.clone(), title.span),
            None => (plan.id.clone(), settings.span),
        };
        Some(Draft { kind: DraftKind::Plan, id: plan.id.clone(), name, is_below: false, span })
    };
    let drafts = out.iter().filter_map(draft).collect();
    let wanted = Wanted { shows, plans: out.iter().map(|plan| plan.id.clone()).collect() };
    (plans, wanted, drafts)
}

/// Takes out of a plan what is a draft.
pub(super) fn leave_out(raw: &mut RawPlan, wanted: &Wanted) -> (Drafts, Vec<Draft>) {
    let mut drafts = Drafts::default();
    if !wanted.plans.is_empty() {
        drafts.called.insert("plan", wanted.plans.clone());
    }
    let records = raw.lists.get("item").into_iter().chain(raw.lists.get("indicator")).flatten();
    let documents = raw.items.iter().chain(&raw.chapters).map(|document| &document.front);
    if !records.chain(documents).any(is_draft) {
        return (drafts, Vec::new());
    }
    let mut items = items(raw);
    items.spread();
    let indicators = indicators(raw);
    let chapters = chapters(raw);
    retain(raw, "item", |record| !record.text("id").is_some_and(|id| items.has(&id.value)));
    raw.items.retain(|document| !items.has(document_id(document)));
    retain(raw, "indicator", |record| !record.text("id").is_some_and(|id| indicators.has(&id.value)));
    retain(raw, "value", |record| !indicators.has_every(record, "indicator"));
    retain(raw, "task", |record| !items.has_every(record, "item"));
    retain(raw, "evaluation", |record| {
        !items.has_every(record, "item") && !indicators.has_every(record, "indicator")
    });
    let lines = leave_lines_out(raw, &items);
    drafts.called.insert("line", lines);
    drafts.called.insert("item", items.called());
    drafts.called.insert("indicator", indicators.called());
    let all = [(DraftKind::Item, items), (DraftKind::Indicator, indicators), (DraftKind::Chapter, chapters)];
    let all = all.into_iter().flat_map(|(kind, entries)| entries.drafts(kind));
    (drafts, all.collect())
}

/// Whether there may be drafts in a plan whose tables have not been read yet.
pub(super) fn may_be_in(raw: &RawPlan) -> bool {
    let documents = raw.items.iter().chain(&raw.chapters).map(|document| &document.front);
    let has_column = |table: &Arc<RawTable>| {
        table.columns.iter().flatten().any(|head| matches!(head.value.trim(), "draft" | "下書き"))
    };
    documents.chain(raw.lists.values().flatten()).any(is_draft)
        || raw.tables.values().flatten().any(has_column)
}

/// Lines that are there for drafts alone. Gives the ids that no line has any more.
fn leave_lines_out(raw: &mut RawPlan, items: &Entries) -> BTreeSet<String> {
    let ids = |raw: &RawPlan| -> BTreeSet<String> {
        let lines = raw.lists.get("line").into_iter().flatten();
        lines.filter_map(|line| line.text("id")).map(|id| id.value.clone()).collect()
    };
    let before = ids(raw);
    retain(raw, "line", |record| !items.has_every(record, "items"));
    let after = ids(raw);
    before.difference(&after).cloned().collect()
}

fn retain(raw: &mut RawPlan, list: &str, stays: impl Fn(&Record) -> bool) {
    if let Some(records) = raw.lists.get_mut(list) {
        records.retain(stays);
    }
}

/// Whether a record says that it is a draft.
fn is_draft(record: &Record) -> bool {
    let text = record.get("draft").cloned().and_then(Truth::text);
    text.and_then(|text| DRAFTS.find(text.value.trim())).unwrap_or(false)
}

/// The entries of a list by id.
#[derive(Default)]
struct Entries {
    all: IndexMap<String, Entry>,
    /// The ids by what else entries are called; none where that is more than one.
    by_form: BTreeMap<String, Option<String>>,
}

/// An entry as far as it matters for drafts.
struct Entry {
    is_draft: bool,
    is_below: bool,
    /// How often its id stands in rows, and in files: one that is there twice is a mistake, and stays to be reported.
    rows: usize,
    files: usize,
    parent: Option<String>,
    /// What else it is called.
    forms: BTreeSet<String>,
    name: Option<String>,
    span: Span,
}

impl Entries {
    fn add(&mut self, id: &str, record: &Record, is_file: bool, names: [&str; 2]) {
        let entry = self.all.entry(id.to_owned()).or_insert_with(|| Entry {
            is_draft: false,
            is_below: false,
            rows: 0,
            files: 0,
            parent: None,
            forms: BTreeSet::new(),
            name: None,
            span: record.span,
        });
        *(if is_file { &mut entry.files } else { &mut entry.rows }) += 1;
        if is_draft(record) {
            entry.is_draft = true;
            entry.span = record.get("draft").map_or(entry.span, Value::span);
        }
        let text = |key: &str| record.text(key).map(|text| text.value.trim().to_owned());
        entry.parent = entry.parent.take().or_else(|| text("parent"));
        entry.name = entry.name.take().or_else(|| text(names[0]));
        for form in names.into_iter().filter_map(text).filter(|form| !form.is_empty()) {
            for form in [annotation::plain(&form).trim().to_owned(), form] {
                let known = self.by_form.entry(form.clone()).or_insert_with(|| Some(id.to_owned()));
                *known = known.take().filter(|known| known == id);
                entry.forms.insert(form);
            }
        }
    }

    /// Whether an id is that of a draft.
    fn has(&self, id: &str) -> bool {
        self.all.get(id).is_some_and(Entry::is_out)
    }

    /// The id of what is called so.
    fn id_of<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        match self.all.get_key_value(name) {
            Some((id, _)) => Some(id),
            None => self.by_form.get(name)?.as_deref(),
        }
    }

    /// What lies below a draft is one.
    fn spread(&mut self) {
        let mut children: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, entry) in &self.all {
            let Some(parent) = entry.parent.as_deref() else { continue };
            if let Some(parent) = self.id_of(parent) {
                children.entry(parent.to_owned()).or_default().push(id.clone());
            }
        }
        let mut open: Vec<String> = self.all.keys().filter(|id| self.has(id)).cloned().collect();
        while let Some(id) = open.pop() {
            for child in children.remove(&id).unwrap_or_default() {
                let Some(entry) = self.all.get_mut(&child) else { continue };
                entry.is_below |= !entry.is_draft;
                open.push(child);
            }
        }
    }

    /// Whether a record names something under a key, and nothing but drafts. What could be something else stays, and is
    /// reported where it is read.
    fn has_every(&self, record: &Record, key: &str) -> bool {
        let is_out = |name: &str| self.id_of(name).is_some_and(|id| self.has(id));
        let names = names(record, key);
        !names.is_empty()
            && names
                .iter()
                .all(|name| is_out(name.trim()) || parts(name, &['、', '，']).iter().all(|part| is_out(part)))
    }

    /// What drafts are called: their ids, and their other forms.
    fn called(&self) -> BTreeSet<String> {
        let out = self.all.iter().filter(|(_, entry)| entry.is_out());
        out.flat_map(|(id, entry)| entry.forms.iter().chain([id])).cloned().collect()
    }

    fn drafts(self, kind: DraftKind) -> impl Iterator<Item = Draft> {
        let out = self.all.into_iter().filter(|(_, entry)| entry.is_out());
        out.map(move |(id, Entry { name, is_below, span, .. })| {
            let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
            Draft { kind, id, name: annotation::plain(&name).into_owned(), is_below, span }
        })
    }
}

impl Entry {
    fn is_out(&self) -> bool {
        (self.is_draft || self.is_below) && self.rows <= 1 && self.files <= 1
    }
}

fn items(raw: &RawPlan) -> Entries {
    let mut entries = Entries::default();
    for record in raw.lists.get("item").into_iter().flatten() {
        if let Some(id) = record.text("id") {
            entries.add(&id.value, record, false, ["title", "number"]);
        }
    }
    for document in &raw.items {
        entries.add(document_id(document), &document.front, true, ["title", "number"]);
    }
    entries
}

fn document_id(document: &crate::load::RawDocument) -> &str {
    document.front.text("id").map_or(&document.stem.value, |id| &id.value)
}

fn indicators(raw: &RawPlan) -> Entries {
    let mut entries = Entries::default();
    for record in raw.lists.get("indicator").into_iter().flatten() {
        if let Some(id) = record.text("id") {
            entries.add(&id.value, record, false, ["name", "name"]);
        }
    }
    entries
}

/// The chapters; those that are drafts are taken out.
fn chapters(raw: &mut RawPlan) -> Entries {
    let mut entries = Entries::default();
    for document in raw.chapters.iter().filter(|document| is_draft(&document.front)) {
        entries.add(&ordered_stem(&document.stem).value, &document.front, true, ["title", "title"]);
    }
    raw.chapters.retain(|document| !is_draft(&document.front));
    entries
}

/// What a key names: a list, or the parts of one cell.
fn names(record: &Record, key: &str) -> Vec<String> {
    match record.get(key) {
        Some(Value::Text(text)) => parts(&text.value, &[';', '；']),
        Some(Value::List(list)) => {
            let texts = list.value.iter().filter_map(|value| match value {
                Value::Text(text) => Some(text.value.clone()),
                _ => None,
            });
            texts.collect()
        }
        _ => Vec::new(),
    }
}

fn parts(text: &str, separators: &[char]) -> Vec<String> {
    text.split(separators).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
