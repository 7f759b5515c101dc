//! Which file of a site's folder is what, and which belong to one plan.

use std::sync::Arc;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics, Failure};
use crate::source::{Entry, SourceTree, Sources};

use super::document::{RawDocument, RawTranslation, translated};
use super::files::{Parsed, Text, is_text, parse, read_texts};
use super::kept::{Kept, ReadPlan};
use super::lists::unknown_file;
use super::plan_folder::{Part, alone, plan};
use super::record::Record;
use super::{RawPlan, RawSite};

/// The folder of the sources.
pub(super) const CONTENT: &str = "content";
/// The settings of the site.
const SETTINGS: &str = "site.toml";

/// Reads a site's folder.
///
/// Gives `None` only when `site.toml` is missing, after a diagnostic. A folder that cannot be listed is a
/// [`Failure`].
pub fn load(tree: &dyn SourceTree, diagnostics: &mut Diagnostics) -> Result<Option<RawSite>, Failure> {
    load_again(tree, None, diagnostics)
}

/// The same, and takes over what is as it was when the folder was read last.
pub fn load_again(
    tree: &dyn SourceTree,
    mut kept: Option<&mut Kept>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<RawSite>, Failure> {
    let failure = |error| Failure::io("list", std::path::Path::new(CONTENT), error);
    let (entries, problems) = tree.list(CONTENT).map_err(failure)?;
    let mut sources = Sources::default();
    let settings = Entry { path: SETTINGS.into(), size: 0, state: None };
    if tree.read(SETTINGS).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
        diagnostics.push(Diagnostic::about_file(Code::SiteMissing, SETTINGS));
        return Ok(None);
    }
    let mut site = Folder::default();
    for problem in problems {
        diagnostics.push(Diagnostic::refused(problem.clone()));
        site.place_refused(&problem.path);
    }
    let (texts, others): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_parsed);
    let texts: Vec<Entry> = std::iter::once(settings).chain(texts).collect();
    let kept_texts = kept.as_deref_mut().map(Kept::texts);
    for text in read_texts(tree, &texts, kept_texts, (&mut sources, diagnostics)) {
        site.place_text(text, diagnostics);
    }
    for entry in others {
        site.place_file(entry, diagnostics);
    }
    site.place_translations(diagnostics);
    let plans = plans(site.plans, kept, diagnostics);
    if plans.is_empty() {
        diagnostics.push(Diagnostic::about_file(Code::PlansMissing, CONTENT));
    }
    Ok(Some(RawSite { sources, settings: site.settings, home: site.home, plans }))
}

/// The folders of the plans, in parallel; those that are as they were are taken over.
fn plans(
    folders: IndexMap<String, Vec<Part>>,
    mut kept: Option<&mut Kept>,
    diagnostics: &mut Diagnostics,
) -> Vec<Arc<RawPlan>> {
    let known = kept.as_deref();
    let read: Vec<ReadPlan> = (0..folders.len())
        .into_par_iter()
        .filter_map(|at| folders.get_index(at))
        .map(|(id, parts)| {
            let known = known.and_then(|known| known.plan(id, parts));
            known.unwrap_or_else(|| {
                let (plan, found) = plan(id, parts);
                (Arc::new(plan), found)
            })
        })
        .collect();
    if let Some(kept) = &mut kept {
        kept.keep_plans(folders, &read);
    }
    let mut plans = Vec::with_capacity(read.len());
    for (plan, found) in read {
        diagnostics.append(found);
        plans.push(plan);
    }
    plans
}

/// Everything but what lies in a plan's `files/` is parsed when its ending says that it is text.
fn is_parsed(entry: &Entry) -> bool {
    is_text(&entry.path) && entry.path.split('/').nth(2) != Some("files")
}

#[derive(Default)]
struct Folder {
    settings: Option<Record>,
    home: Option<RawDocument>,
    /// What the plans' folders hold.
    plans: IndexMap<String, Vec<Part>>,
    /// The home page in other languages, with the path of the file.
    translations: Vec<(Arc<str>, RawTranslation)>,
}

impl Folder {
    fn place_text(&mut self, text: Text, diagnostics: &mut Diagnostics) {
        if let Some(plan) = plan_of(&text.path) {
            return self.plan(plan).push(Part::Text(text));
        }
        let path = text.path.clone();
        let name = path.strip_prefix(CONTENT).map(|below| below.trim_start_matches('/'));
        match (name, parse(&text, diagnostics)) {
            (None, Parsed::Settings(record)) => self.settings = Some(record),
            (Some(name), Parsed::Document(document)) if is_home(name) => {
                match translated(&document.stem.value).map(|(_, tag)| tag.to_owned()) {
                    Some(tag) => self.translations.push((path, RawTranslation { tag, document })),
                    None => self.home = Some(document),
                }
            }
            (None, _) => {}
            (Some(name), Parsed::Unread) if is_home(name) => {}
            _ => diagnostics.push(unknown_file(&path)),
        }
    }

    fn place_file(&mut self, entry: Entry, diagnostics: &mut Diagnostics) {
        match plan_of(&entry.path) {
            Some(plan) => self.plan(plan).push(Part::File(entry)),
            None => diagnostics.push(unknown_file(&entry.path)),
        }
    }

    /// Notes what cannot be looked into: a part of a plan's folder, or all of it.
    fn place_refused(&mut self, path: &str) {
        let whole = || path.strip_prefix("content/").filter(|_| !is_text(path));
        if let Some(plan) = plan_of(path).or_else(whole) {
            self.plan(plan).push(Part::Refused(path.into()));
        }
    }

    /// Puts the home page in other languages beside the original.
    fn place_translations(&mut self, diagnostics: &mut Diagnostics) {
        for (path, translation) in std::mem::take(&mut self.translations) {
            match &mut self.home {
                Some(home) => home.translations.push(translation),
                None => diagnostics.push(alone(&path, &translation.tag)),
            }
        }
    }

    fn plan(&mut self, id: &str) -> &mut Vec<Part> {
        if !self.plans.contains_key(id) {
            self.plans.insert(id.to_owned(), Vec::new());
        }
        &mut self.plans[id]
    }
}

/// The plan in whose folder a path stands.
fn plan_of(path: &str) -> Option<&str> {
    let (plan, _) = path.strip_prefix("content/")?.split_once('/')?;
    Some(plan)
}

/// Whether a name in the folder of the sources is that of the home page, or of its translation.
fn is_home(name: &str) -> bool {
    let stem = name.strip_suffix(".md");
    stem.is_some_and(|stem| translated(stem).map_or(stem, |(original, _)| original) == "index")
}
