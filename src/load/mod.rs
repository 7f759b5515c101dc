//! First stage: source files to raw records.
//!
//! Takes a [`SourceTree`](crate::source::SourceTree), gives a [`RawSite`]: strings as written, each with its place.
//! A file knows no other file, nothing is checked against anything else; files are read in parallel.
//! Must not know the model: what a key means is the next stage's business.

mod csv;
mod document;
mod fence;
mod files;
mod folder;
mod kept;
mod lists;
mod nesting;
mod plan_folder;
mod record;
mod syntax;
mod toml;
mod typed;

pub use csv::RawTable;
pub(crate) use document::is_language_tag;
pub use document::{RawDocument, RawTranslation};
pub(crate) use files::add_texts;
pub use folder::{load, load_again};
pub use kept::Kept;
pub(crate) use lists::list_table;
pub use lists::{LISTS, ListName};
pub(crate) use plan_folder::ordered_stem;
pub use record::{Field, Head, Record, Value};

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diag::{Diagnostics, Gaps};
use crate::source::{FileId, Sources};

/// Everything below a site's folder, as written.
#[derive(Clone, Debug)]
pub struct RawSite {
    /// All texts; spans point into them.
    pub sources: Sources,
    /// `site.toml`; none when it could not be read.
    pub settings: Option<Record>,
    /// `content/index.md`.
    pub home: Option<RawDocument>,
    /// The plans' folders, by name.
    pub plans: Vec<Arc<RawPlan>>,
}

/// One plan's folder, as written.
#[derive(Clone, Debug)]
pub struct RawPlan {
    /// The folder's name.
    pub id: String,
    /// `plan.toml`; none when it could not be read: then nothing in the plan can be judged.
    pub settings: Option<Record>,
    /// The lists that have a TOML file of their own (`indicators.toml`), by the list's name.
    pub lists: IndexMap<&'static str, Vec<Record>>,
    /// The tables of lists (`items.csv`), by the list's name. What their columns are is for the plan to say.
    pub tables: IndexMap<&'static str, Vec<Arc<RawTable>>>,
    /// `index.md`.
    pub overview: Option<RawDocument>,
    /// `chapters/*.md`, by name.
    pub chapters: Vec<RawDocument>,
    /// `items/*.md`, by name.
    pub items: Vec<RawDocument>,
    /// Everything in `files/`: path below the plan's folder, path below the site's folder, size in bytes.
    pub files: Vec<RawFile>,
    /// What could not be read.
    pub gaps: Gaps,
}

impl RawPlan {
    /// A folder with nothing in it.
    fn empty(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            settings: None,
            lists: IndexMap::new(),
            tables: IndexMap::new(),
            overview: None,
            chapters: Vec::new(),
            items: Vec::new(),
            files: Vec::new(),
            gaps: Gaps::default(),
        }
    }
}

/// A picture or document that a plan brings along; its bytes are copied as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFile {
    /// Path below the plan's folder (`files/map.png`).
    pub path: Arc<str>,
    /// Path below the site's folder.
    pub source: Arc<str>,
    /// Size in bytes.
    pub size: u64,
}

/// Parses a whole TOML file; `None` after its mistakes were pushed.
pub(crate) fn parse_toml(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<Record> {
    toml::parse(text, file, 0, diagnostics)
}
