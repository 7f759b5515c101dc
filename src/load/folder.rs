//! Which file of a site's folder is what.

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Failure};
use crate::source::{Entry, SourceTree, Sources, Span, Spanned};

use super::document::RawDocument;
use super::files::{Parsed, ParsedFile, is_text, read_all, stem};
use super::record::{Field, Record, Value};
use super::{RawFile, RawPlan, RawSite};

/// The folder of the sources.
const CONTENT: &str = "content";
/// The settings of the site.
const SETTINGS: &str = "site.toml";

/// A list of a plan: the name of its files, and the name of its tables in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListName {
    /// The name of its files, without the ending.
    pub file: &'static str,
    /// The name of its tables in TOML.
    pub table: &'static str,
}

/// Every list may stand in a table of its own. The file's name is the plural of the key.
pub const LISTS: &[ListName] = &[
    ListName { file: "items", table: "item" },
    ListName { file: "indicators", table: "indicator" },
    ListName { file: "values", table: "value" },
    ListName { file: "budget", table: "line" },
    ListName { file: "schedule", table: "task" },
    ListName { file: "evaluations", table: "evaluation" },
    ListName { file: "levels", table: "level" },
    ListName { file: "sections", table: "section" },
    ListName { file: "labels", table: "label" },
    ListName { file: "scopes", table: "scope" },
    ListName { file: "actors", table: "actor" },
    ListName { file: "districts", table: "district" },
    ListName { file: "directions", table: "direction" },
    ListName { file: "scales", table: "scale" },
    ListName { file: "terms", table: "term" },
    ListName { file: "marks", table: "mark" },
    ListName { file: "funds", table: "fund" },
];

/// Reads a site's folder.
///
/// Gives `None` only when `site.toml` is missing or unreadable, after a diagnostic. A folder that cannot
/// be listed is a [`Failure`].
pub fn load(tree: &dyn SourceTree, diagnostics: &mut Diagnostics) -> Result<Option<RawSite>, Failure> {
    let failure = |error| Failure::io("list", std::path::Path::new(CONTENT), error);
    let (entries, problems) = tree.list(CONTENT).map_err(failure)?;
    for problem in problems {
        let diagnostic = Diagnostic::about_file(Code::FileRefused, problem.path);
        diagnostics.push(diagnostic.hint(problem.what));
    }
    let mut sources = Sources::default();
    let settings = Entry { path: SETTINGS.into(), size: 0 };
    if tree.read(SETTINGS).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        diagnostics.push(Diagnostic::about_file(Code::SiteMissing, SETTINGS));
        return Ok(None);
    }
    let (texts, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_parsed);
    let texts: Vec<Entry> = std::iter::once(settings).chain(texts).collect();
    let parsed = read_all(tree, &texts, &mut sources, diagnostics);
    let mut site = Folder { settings: None, home: None, plans: IndexMap::new() };
    for file in parsed {
        site.place(file, diagnostics);
    }
    for entry in others {
        site.place_file(&entry, diagnostics);
    }
    Ok(site.finish(sources, diagnostics))
}

/// Everything but what lies in a plan's `files/` is parsed when its ending says that it is text.
fn is_parsed(entry: &Entry) -> bool {
    is_text(&entry.path) && entry.path.split('/').nth(2) != Some("files")
}

struct Folder {
    settings: Option<Record>,
    home: Option<RawDocument>,
    plans: IndexMap<String, Draft>,
}

#[derive(Default)]
struct Draft {
    settings: Option<Record>,
    lists: IndexMap<&'static str, Vec<Record>>,
    overview: Option<RawDocument>,
    chapters: Vec<RawDocument>,
    items: Vec<RawDocument>,
    files: Vec<RawFile>,
}

impl Folder {
    fn place(&mut self, file: ParsedFile, diagnostics: &mut Diagnostics) {
        let path = file.path.clone();
        let parts: Vec<&str> = path.split('/').collect();
        match (parts.as_slice(), file.parsed) {
            ([SETTINGS], Parsed::Settings(record)) => self.settings = Some(record),
            ([CONTENT, "index.md"], Parsed::Document(document)) => self.home = Some(document),
            ([CONTENT, plan, "plan.toml"], Parsed::Settings(record)) => {
                self.plan(plan).settings = Some(record);
            }
            ([CONTENT, plan, "index.md"], Parsed::Document(document)) => {
                self.plan(plan).overview = Some(document);
            }
            ([CONTENT, plan, "chapters", _], Parsed::Document(document)) => {
                self.plan(plan).chapters.push(document);
            }
            ([CONTENT, plan, "items", _], Parsed::Document(document)) => {
                self.plan(plan).items.push(document);
            }
            ([CONTENT, plan, _], parsed @ (Parsed::Settings(_) | Parsed::Rows(_))) => {
                self.place_list(plan, &path, parsed, diagnostics);
            }
            _ => diagnostics.push(unknown_file(&path)),
        }
    }

    fn place_list(&mut self, plan: &str, path: &str, parsed: Parsed, diagnostics: &mut Diagnostics) {
        let Some(list) = LISTS.iter().find(|list| list.file == stem(path)) else {
            diagnostics.push(unknown_file(path));
            return;
        };
        let rows = match parsed {
            Parsed::Rows(rows) => rows,
            Parsed::Settings(record) => tables(record, list.table, diagnostics),
            Parsed::Document(_) => Vec::new(),
        };
        self.plan(plan).lists.entry(list.table).or_default().extend(rows);
    }

    fn place_file(&mut self, entry: &Entry, diagnostics: &mut Diagnostics) {
        let parts: Vec<&str> = entry.path.split('/').collect();
        let [CONTENT, plan, "files", rest @ ..] = parts.as_slice() else {
            diagnostics.push(unknown_file(&entry.path));
            return;
        };
        let path = format!("files/{}", rest.join("/")).into();
        let file = RawFile { path, source: entry.path.clone(), size: entry.size };
        self.plan(plan).files.push(file);
    }

    fn plan(&mut self, id: &str) -> &mut Draft {
        self.plans.entry(id.to_owned()).or_default()
    }

    fn finish(self, sources: Sources, diagnostics: &mut Diagnostics) -> Option<RawSite> {
        let mut plans = Vec::with_capacity(self.plans.len());
        for (id, draft) in self.plans {
            let Some(settings) = draft.settings else {
                if !diagnostics.has_errors() {
                    let path = format!("{CONTENT}/{id}/plan.toml");
                    diagnostics.push(Diagnostic::about_file(Code::PlanMissing, path));
                }
                continue;
            };
            plans.push(RawPlan {
                id,
                settings,
                lists: draft.lists,
                overview: draft.overview,
                chapters: draft.chapters,
                items: draft.items,
                files: draft.files,
            });
        }
        Some(RawSite { sources, settings: self.settings?, home: self.home, plans })
    }
}

/// The tables `[[name]]` of a file that holds nothing else.
fn tables(record: Record, name: &'static str, diagnostics: &mut Diagnostics) -> Vec<Record> {
    let mut rows = Vec::new();
    for Field { key, value } in record.fields {
        if key.value != name {
            let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
            diagnostics.push(diagnostic.suggest(&key.value, [name]));
            continue;
        }
        let span = value.span();
        let values = match value {
            Value::List(list) => list.value,
            single => vec![single],
        };
        rows.extend(values.into_iter().filter_map(|value| row(value, span, diagnostics)));
    }
    rows
}

fn row(value: Value, span: Span, diagnostics: &mut Diagnostics) -> Option<Record> {
    if let Value::Table(record) = value {
        return Some(record);
    }
    diagnostics
        .push(Diagnostic::at(Code::WrongType, span).with("key", "").with("form", value.form()).hint("table"));
    None
}

fn unknown_file(path: &str) -> Diagnostic {
    let name = path.rsplit('/').next().unwrap_or(path);
    let known = LISTS.iter().map(|list| list.file).chain(["plan", "index"]);
    Diagnostic::about_file(Code::FileUnknown, path).suggest(stem(name), known)
}

/// The name of a document without the digits that order it: `01-background` is `background`.
pub(crate) fn ordered_stem(stem: &Spanned<String>) -> Spanned<String> {
    let name = stem.value.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = name.strip_prefix('-').filter(|_| name.len() < stem.value.len()).unwrap_or(&stem.value);
    Spanned::new(name.to_owned(), stem.span)
}
