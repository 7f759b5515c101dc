//! Which file of a site's folder is what.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Failure, Gaps};
use crate::source::{Entry, SourceTree, Sources, Spanned};

use super::document::{RawDocument, RawTranslation, translated};
use super::files::{Parsed, ParsedFile, is_text, read_all};
use super::lists::{list_meant, list_of, unknown_file};
use super::record::{Field, Record, Value};
use super::{RawFile, RawPlan, RawSite, RawTable};

/// The folder of the sources.
const CONTENT: &str = "content";
/// The settings of the site.
const SETTINGS: &str = "site.toml";

/// Reads a site's folder.
///
/// Gives `None` only when `site.toml` is missing, after a diagnostic. A folder that cannot be listed is a
/// [`Failure`].
pub fn load(tree: &dyn SourceTree, diagnostics: &mut Diagnostics) -> Result<Option<RawSite>, Failure> {
    let failure = |error| Failure::io("list", std::path::Path::new(CONTENT), error);
    let (entries, problems) = tree.list(CONTENT).map_err(failure)?;
    let mut sources = Sources::default();
    let settings = Entry { path: SETTINGS.into(), size: 0 };
    if tree.read(SETTINGS).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        diagnostics.push(Diagnostic::about_file(Code::SiteMissing, SETTINGS));
        return Ok(None);
    }
    let mut site = Folder::default();
    for problem in problems {
        site.mark(&problem.path);
        diagnostics.push(Diagnostic::refused(problem));
    }
    let (texts, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_parsed);
    let texts: Vec<Entry> = std::iter::once(settings).chain(texts).collect();
    for file in read_all(tree, &texts, &mut sources, diagnostics) {
        site.place(file, diagnostics);
    }
    for entry in others {
        site.place_file(&entry, diagnostics);
    }
    Ok(Some(site.finish(sources, diagnostics)))
}

/// Everything but what lies in a plan's `files/` is parsed when its ending says that it is text.
fn is_parsed(entry: &Entry) -> bool {
    is_text(&entry.path) && entry.path.split('/').nth(2) != Some("files")
}

#[derive(Default)]
struct Folder {
    settings: Option<Record>,
    home: Option<RawDocument>,
    plans: IndexMap<String, Draft>,
    /// Documents in other languages, with the path of the file.
    translations: Vec<(Arc<str>, RawDocument)>,
}

#[derive(Default)]
struct Draft {
    settings: Option<Record>,
    /// Whether `plan.toml` is there and could not be read.
    settings_unread: bool,
    lists: IndexMap<&'static str, Vec<Record>>,
    tables: IndexMap<&'static str, Vec<RawTable>>,
    overview: Option<RawDocument>,
    chapters: Vec<RawDocument>,
    items: Vec<RawDocument>,
    files: Vec<RawFile>,
    gaps: Gaps,
}

impl Folder {
    fn place(&mut self, file: ParsedFile, diagnostics: &mut Diagnostics) {
        let path = file.path.clone();
        if let Parsed::Document(document) = file.parsed {
            return self.place_document(&path, document, diagnostics);
        }
        let parts: Vec<&str> = path.split('/').collect();
        match (parts.as_slice(), file.parsed) {
            (_, Parsed::Unread) => {
                if !self.mark(&path) {
                    diagnostics.push(unknown_file(&path));
                }
            }
            ([SETTINGS], Parsed::Settings(record)) => self.settings = Some(record),
            ([CONTENT, plan, "plan.toml"], Parsed::Settings(record)) => {
                self.plan(plan).settings = Some(record);
            }
            ([CONTENT, plan, _], parsed @ (Parsed::Settings(_) | Parsed::Table(_))) => {
                self.place_list(plan, &path, parsed, diagnostics);
            }
            _ => self.leave(&path, diagnostics),
        }
    }

    fn place_document(&mut self, path: &Arc<str>, document: RawDocument, diagnostics: &mut Diagnostics) {
        let parts: Vec<&str> = path.split('/').collect();
        let is_translation = translated(&document.stem.value).is_some();
        match parts.as_slice() {
            [CONTENT, name] | [CONTENT, _, name] if is_translation && name.starts_with("index.") => {
                self.translations.push((path.clone(), document));
            }
            [CONTENT, _, "chapters" | "items", _] if is_translation => {
                self.translations.push((path.clone(), document));
            }
            [CONTENT, "index.md"] => self.home = Some(document),
            [CONTENT, plan, "index.md"] => self.plan(plan).overview = Some(document),
            [CONTENT, plan, "chapters", _] => self.plan(plan).chapters.push(document),
            [CONTENT, plan, "items", _] => self.plan(plan).items.push(document),
            _ => self.leave(path, diagnostics),
        }
    }

    /// Puts documents in other languages beside their originals.
    fn place_translations(&mut self, diagnostics: &mut Diagnostics) {
        for (path, document) in std::mem::take(&mut self.translations) {
            let Some((stem, tag)) = translated(&document.stem.value) else { continue };
            let (stem, tag) = (stem.to_owned(), tag.to_owned());
            let parts: Vec<&str> = path.split('/').collect();
            let named = |documents: &'_ mut Vec<RawDocument>| {
                documents.iter().position(|document| document.stem.value == stem)
            };
            let (original, may_be) = match parts.as_slice() {
                [_, _] => (self.home.as_mut(), false),
                [_, plan, "chapters", _] => {
                    let draft = self.plan(plan);
                    let at = named(&mut draft.chapters);
                    (at.map(|at| &mut draft.chapters[at]), draft.gaps.are_in("chapter"))
                }
                [_, plan, "items", _] => {
                    let draft = self.plan(plan);
                    let at = named(&mut draft.items);
                    (at.map(|at| &mut draft.items[at]), draft.gaps.are_in("item"))
                }
                [_, plan, ..] => (self.plan(plan).overview.as_mut(), false),
                [] | [_] => continue,
            };
            if let Some(original) = original {
                original.translations.push(RawTranslation { tag, document });
            } else if !may_be {
                let original = path.replace(&format!(".{tag}.md"), ".md");
                let diagnostic = Diagnostic::about_file(Code::TranslationAlone, path.to_string());
                diagnostics.push(diagnostic.with("original", original));
            }
        }
    }

    fn place_list(&mut self, plan: &str, path: &str, parsed: Parsed, diagnostics: &mut Diagnostics) {
        let Some(list) = list_of(path) else { return self.leave(path, diagnostics) };
        let draft = self.plan(plan);
        let rows = match parsed {
            Parsed::Table(table) => {
                if !table.is_whole {
                    draft.gaps.add(list.table);
                }
                return draft.tables.entry(list.table).or_default().push(table);
            }
            Parsed::Settings(record) => tables(record, list.table, (&mut draft.gaps, diagnostics)),
            Parsed::Document(_) | Parsed::Unread => Vec::new(),
        };
        draft.lists.entry(list.table).or_default().extend(rows);
    }

    fn place_file(&mut self, entry: &Entry, diagnostics: &mut Diagnostics) {
        let parts: Vec<&str> = entry.path.split('/').collect();
        let [CONTENT, plan, "files", rest @ ..] = parts.as_slice() else {
            return self.leave(&entry.path, diagnostics);
        };
        let path = format!("files/{}", rest.join("/")).into();
        let file = RawFile { path, source: entry.path.clone(), size: entry.size };
        self.plan(plan).files.push(file);
    }

    /// Reports a file that nothing reads. A list that is meant by it may hold what others refer to.
    fn leave(&mut self, path: &str, diagnostics: &mut Diagnostics) {
        if let [CONTENT, plan, _] = path.split('/').collect::<Vec<_>>().as_slice()
            && let Some(list) = list_meant(path)
        {
            self.plan(plan).gaps.add(list.table);
        }
        diagnostics.push(unknown_file(path));
    }

    /// Notes what a file that cannot be read leaves open. Gives whether its name is one that is read.
    fn mark(&mut self, path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').collect();
        let is_translation = |name: &str| name.strip_suffix(".md").and_then(translated).is_some();
        match parts.as_slice() {
            [CONTENT, name] | [CONTENT, _, name] if name.starts_with("index.") && is_translation(name) => {}
            [SETTINGS] | [CONTENT, "index.md"] | [CONTENT, _, "index.md"] => {}
            [CONTENT, plan] if !is_text(path) => self.plan(plan).settings_unread = true,
            [CONTENT, plan, "plan.toml"] => self.plan(plan).settings_unread = true,
            [CONTENT, plan, "chapters"] | [CONTENT, plan, "chapters", _] => {
                self.plan(plan).gaps.add("chapter");
            }
            [CONTENT, plan, "items"] | [CONTENT, plan, "items", _] => self.plan(plan).gaps.add("item"),
            [CONTENT, plan, "files", ..] => self.plan(plan).gaps.add("file"),
            [CONTENT, plan, _] if list_of(path).is_some() => {
                let list = list_of(path).map_or("", |list| list.table);
                self.plan(plan).gaps.add(list);
            }
            _ => return false,
        }
        true
    }

    fn plan(&mut self, id: &str) -> &mut Draft {
        self.plans.entry(id.to_owned()).or_default()
    }

    fn finish(mut self, sources: Sources, diagnostics: &mut Diagnostics) -> RawSite {
        self.place_translations(diagnostics);
        let mut plans = Vec::with_capacity(self.plans.len());
        for (id, draft) in self.plans {
            if draft.settings.is_none() && !draft.settings_unread {
                let path = format!("{CONTENT}/{id}/plan.toml");
                diagnostics.push(Diagnostic::about_file(Code::PlanMissing, path));
            }
            plans.push(RawPlan {
                id,
                settings: draft.settings,
                lists: draft.lists,
                tables: draft.tables,
                overview: draft.overview,
                chapters: draft.chapters,
                items: draft.items,
                files: draft.files,
                gaps: draft.gaps,
            });
        }
        RawSite { sources, settings: self.settings, home: self.home, plans }
    }
}

/// The tables `[[name]]` of a file that holds nothing else.
fn tables(
    record: Record,
    name: &'static str,
    (gaps, diagnostics): (&mut Gaps, &mut Diagnostics),
) -> Vec<Record> {
    let mut rows = Vec::new();
    for Field { key, value } in record.fields {
        if key.value != name {
            gaps.add(name);
            let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
            diagnostics.push(diagnostic.suggest(&key.value, [name]));
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
