//! Which file of a plan's folder is what.
//!
//! Takes the parts of one folder, gives a [`RawPlan`]. Must not know other folders: what a folder comes to follows from
//! its parts alone.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics, Gaps, nearest};
use crate::source::{Entry, Spanned};

use super::document::{RawDocument, RawTranslation, translated};
use super::files::{Parsed, Text, parse};
use super::lists::{list_meant, list_of, unknown_file, without_txt};
use super::record::{Field, Record, Value};
use super::{RawFile, RawPlan};

/// Something in a plan's folder.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A text.
    Text(Text),
    /// A file that is not a text.
    File(Entry),
    /// A path that cannot be looked into; why has been reported.
    Refused(Arc<str>),
}

impl Part {
    /// Whether a part is the very same as another.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one.is(other),
            (Self::File(one), Self::File(other)) => (&one.path, one.size) == (&other.path, other.size),
            (Self::Refused(one), Self::Refused(other)) => one == other,
            _ => false,
        }
    }
}

/// Reads the folder of a plan: refused paths come first, then texts, then other files.
pub(super) fn plan(id: &str, parts: &[Part]) -> (RawPlan, Diagnostics) {
    let read: Vec<(Option<Parsed>, Diagnostics)> = parts
        .par_iter()
        .map(|part| {
            let mut found = Diagnostics::new();
            let parsed = match part {
                Part::Text(text) => Some(parse(text, &mut found)),
                Part::File(_) | Part::Refused(_) => None,
            };
            (parsed, found)
        })
        .collect();
    let mut folder = PlanFolder::new(id);
    for (part, (parsed, found)) in parts.iter().zip(read) {
        folder.found.append(found);
        match part {
            Part::Text(text) => folder.place(&text.path, parsed.unwrap_or(Parsed::Unread)),
            Part::File(entry) => folder.place_file(entry),
            Part::Refused(path) => drop(folder.mark(path)),
        }
    }
    folder.finish()
}

/// A document that stands alone, though its name says that it translates another.
pub(super) fn alone(path: &str, tag: &str) -> Diagnostic {
    let original = path.replace(&format!(".{tag}.md"), ".md");
    Diagnostic::about_file(Code::TranslationAlone, path).with("original", original)
}

struct PlanFolder {
    raw: RawPlan,
    /// Whether `plan.toml` is there and could not be read.
    settings_unread: bool,
    /// Documents in other languages, with the path of the file.
    translations: Vec<(Arc<str>, RawDocument)>,
    found: Diagnostics,
}

impl PlanFolder {
    fn new(id: &str) -> Self {
        Self {
            raw: RawPlan::empty(id),
            settings_unread: false,
            translations: Vec::new(),
            found: Diagnostics::new(),
        }
    }

    fn place(&mut self, path: &Arc<str>, parsed: Parsed) {
        match (below(path).as_slice(), parsed) {
            (_, Parsed::Unread) => {
                if !self.mark(path) {
                    self.found.push(unknown_file(path));
                }
            }
            (_, Parsed::Document(document)) => self.place_document(path, document),
            (["plan.toml"], Parsed::Settings(record)) => self.raw.settings = Some(record),
            ([_], parsed) => self.place_list(path, parsed),
            _ => self.leave(path),
        }
    }

    fn place_document(&mut self, path: &Arc<str>, document: RawDocument) {
        let is_translation = translated(&document.stem.value).is_some();
        match below(path).as_slice() {
            [name] if is_translation && name.starts_with("index.") => {
                self.translations.push((path.clone(), document));
            }
            ["chapters" | "items", _] if is_translation => self.translations.push((path.clone(), document)),
            ["index.md"] => self.raw.overview = Some(document),
            ["chapters", _] => self.raw.chapters.push(document),
            ["items", _] => self.raw.items.push(document),
            _ => self.leave(path),
        }
    }

    /// Puts documents in other languages beside their originals.
    fn place_translations(&mut self) {
        for (path, document) in std::mem::take(&mut self.translations) {
            let Some((stem, tag)) = translated(&document.stem.value) else { continue };
            let (stem, tag) = (stem.to_owned(), tag.to_owned());
            let raw = &mut self.raw;
            let (originals, list) = match below(&path).first().copied() {
                Some("chapters") => (raw.chapters.as_mut_slice(), Some("chapter")),
                Some("items") => (raw.items.as_mut_slice(), Some("item")),
                _ => (raw.overview.as_mut_slice(), None),
            };
            let original =
                originals.iter_mut().find(|original| list.is_none() || original.stem.value == stem);
            if let Some(original) = original {
                original.translations.push(RawTranslation { tag, document });
            } else if !list.is_some_and(|list| raw.gaps.are_in(list)) {
                self.found.push(alone(&path, &tag));
            }
        }
    }

    fn place_list(&mut self, path: &str, parsed: Parsed) {
        let Some(list) = list_of(path) else { return self.leave(path) };
        let rows = match parsed {
            Parsed::Table(table) => {
                if !table.is_whole {
                    self.raw.gaps.add(list.table);
                }
                return self.raw.tables.entry(list.table).or_default().push(Arc::new(table));
            }
            Parsed::Settings(record) => tables(record, list.table, (&mut self.raw.gaps, &mut self.found)),
            Parsed::Document(_) | Parsed::Unread => Vec::new(),
        };
        self.raw.lists.entry(list.table).or_default().extend(rows);
    }

    fn place_file(&mut self, entry: &Entry) {
        let parts = below(&entry.path);
        let ["files", ..] = parts.as_slice() else { return self.leave(&entry.path) };
        let file = RawFile { path: parts.join("/").into(), source: entry.path.clone(), size: entry.size };
        self.raw.files.push(file);
    }

    /// Reports a file that nothing reads. A list that is meant by it may hold what others refer to.
    fn leave(&mut self, path: &str) {
        if let Some(name) = without_txt(path) {
            let meant = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/{name}"));
            self.mark(&meant);
        }
        if let ([_], Some(list)) = (below(path).as_slice(), list_meant(path)) {
            self.raw.gaps.add(list.table);
        }
        self.found.push(unknown_file(path));
    }

    /// Notes what a file that cannot be read leaves open. Gives whether its name is one that is read.
    fn mark(&mut self, path: &str) -> bool {
        let is_translation = |name: &str| name.strip_suffix(".md").and_then(translated).is_some();
        match below(path).as_slice() {
            [name] if name.starts_with("index.") && is_translation(name) => {}
            ["index.md"] => {}
            [] | ["plan.toml"] => self.settings_unread = true,
            ["chapters"] | ["chapters", _] => self.raw.gaps.add("chapter"),
            ["items"] | ["items", _] => self.raw.gaps.add("item"),
            ["files", ..] => self.raw.gaps.add("file"),
            [_] => match list_of(path) {
                Some(list) => self.raw.gaps.add(list.table),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn finish(mut self) -> (RawPlan, Diagnostics) {
        self.place_translations();
        if self.raw.settings.is_none() && !self.settings_unread {
            let path = format!("content/{}/plan.toml", self.raw.id);
            self.found.push(Diagnostic::about_file(Code::PlanMissing, path));
        }
        (self.raw, self.found)
    }
}

/// The parts of a path below the folder of its plan.
fn below(path: &str) -> Vec<&str> {
    path.split('/').skip(2).collect()
}

/// The tables `[[name]]` of a file that holds nothing else.
fn tables(
    record: Record,
    name: &'static str,
    (gaps, diagnostics): (&mut Gaps, &mut Diagnostics),
) -> Vec<Record> {
    let (mut rows, mut is_headless) = (Vec::new(), false);
    for Field { key, value } in record.fields {
        if key.value != name {
            gaps.add(name);
            let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
            // The first keys of an entry whose head is missing are one mistake.
            if matches!(value, Value::Table(_)) || nearest(&key.value, [name]).is_some() {
                diagnostics.push(diagnostic.suggest(&key.value, [name]));
            } else if !std::mem::replace(&mut is_headless, true) {
                diagnostics.push(diagnostic.with("head", format!("[[{name}]]")).hint("head"));
            }
            continue;
        }
        let span = value.span();
        let form = value.form();
        let values = match value {
            Value::List(list) => list.value,
            single => vec![single],
        };
        let count = values.len();
        let tables = values.into_iter().filter_map(|value| match value {
            Value::Table(record) => Some(record),
            _ => None,
        });
        let before = rows.len();
        rows.extend(tables);
        if rows.len() - before < count {
            gaps.add(name);
            let diagnostic = Diagnostic::at(Code::WrongType, span).with("key", name).with("form", form);
            diagnostics.push(diagnostic.hint("tables"));
        }
    }
    rows
}

/// The name of a document without the digits that order it: `01-background` is `background`.
pub(crate) fn ordered_stem(stem: &Spanned<String>) -> Spanned<String> {
    let name = stem.value.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = name.strip_prefix('-').filter(|_| name.len() < stem.value.len()).unwrap_or(&stem.value);
    Spanned::new(name.to_owned(), stem.span)
}
