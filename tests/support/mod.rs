//! A site in a few lines of test code.
//!
//! A site needs a `site.toml` and, in each plan's folder, a `plan.toml`. What a test does not write is filled in
//! with the least that is valid, so that a test shows only what it is about:
//!
//! ```ignore
//! let site = Site::new().file("content/p/items.csv", "id,title\n1,見守り\n");
//! let pages = site.build();                      // address -> bytes, nothing touches the disk
//! let said = site.report(Language::Japanese);    // what the program would print, "" when all is well
//! site.write_to(folder);                         // for tests of the program itself
//! ```
//!
//! - no `site.toml`: a title and `as_of = "2026-11-21"`, so that the day of the test does not matter;
//! - no folder in `content/`: one plan, `p`;
//! - a plan's folder without `plan.toml`: a title and two levels, 方針 (`policy`) and 取組 (`measure`).
//!
//! [`Site::without`] takes a default away again; [`Site::spoilt`] makes a file one that cannot be used.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

pub(crate) mod browser;
pub(crate) mod desk;
pub(crate) mod document;
pub(crate) mod folder;
#[cfg(unix)]
pub(crate) mod terminal;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use jiff::civil::{Date, date};
use keikaku::diag::{Catalogue, Diagnostics, ExampleFile, report, sound_site};
use keikaku::model::Language;
use keikaku::pipeline::{Inspected, Options, check, plan_site};
use keikaku::render::{Renderer, artifacts};
use keikaku::source::{Entry, EntryProblem, MemoryTree, SourceTree, Sources};
use rayon::prelude::*;

/// `site.toml` when a test writes none.
const SETTINGS: &str = "title = \"見本のサイト\"\nas_of = \"2026-11-21\"\n";
/// `plan.toml` when a test writes none.
const PLAN: &str = r#"title = "見本の計画"

[[level]]
id = "policy"
name = "方針"

[[level]]
id = "measure"
name = "取組"
"#;
/// The day on which tests build.
pub(crate) const TODAY: Date = date(2026, 11, 21);

/// Why a file cannot be used although it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spoilt {
    /// Its size is this many bytes; nobody reads them.
    Large(u64),
    /// The system refuses to read it.
    Unreadable,
    /// It is a link, a device or a file with an unreadable name, as [`EntryProblem`] calls it.
    Refused(&'static str),
}

/// A site in memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    spoilt: BTreeMap<String, Spoilt>,
    without: BTreeSet<String>,
}

impl Site {
    /// A site in which everything is a default.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A site of these files.
    pub(crate) fn of<P: AsRef<str>, B: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, B)>) -> Self {
        files.into_iter().fold(Self::new(), |site, (path, content)| site.file(path.as_ref(), content))
    }

    /// The golden site of a name: `tests/golden/<name>/site/`.
    pub(crate) fn golden(name: &str) -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        Self::of(folder::files_below(&tests.join("golden").join(name).join("site")))
    }

    /// The small sound site over which the examples of `keikaku explain` are laid.
    pub(crate) fn sound() -> Self {
        Self::of(sound_site())
    }

    /// The sound site with an example over it, and nothing that is in neither.
    pub(crate) fn example(files: &[ExampleFile]) -> Self {
        let sound = sound_site();
        files.iter().fold(Self::sound(), |site, ExampleFile { path, text, is_added }| {
            let before = sound.get(path).filter(|_| *is_added).map_or("", String::as_str);
            let site = site.file(path, format!("{before}{text}"));
            plan_of(path)
                .into_iter()
                .fold(site, |site, plan| site.without(&format!("content/{plan}/plan.toml")))
        })
    }

    /// Everything that `keikaku check` says about it; empty when it has nothing to say.
    pub(crate) fn inspected(&self) -> Inspected {
        check(&self.tree(), TODAY).unwrap()
    }

    /// Adds or replaces a file.
    #[must_use]
    pub(crate) fn file(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), content.into());
        self
    }

    /// Adds or replaces the `plan.toml` of a plan.
    #[must_use]
    pub(crate) fn plan(self, id: &str, settings: &str) -> Self {
        self.file(&format!("content/{id}/plan.toml"), settings)
    }

    /// Leaves a file out that would be a default.
    #[must_use]
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.without.insert(path.to_owned());
        self
    }

    /// Makes a file one that cannot be used.
    #[must_use]
    pub(crate) fn spoilt(mut self, path: &str, how: Spoilt) -> Self {
        self.spoilt.insert(path.to_owned(), how);
        self
    }

    /// All files, defaults among them.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.files.clone();
        let paths = files.keys().chain(self.spoilt.keys());
        let mut plans: BTreeSet<String> = paths.filter_map(|path| plan_of(path)).collect();
        if plans.is_empty() {
            plans.insert("p".to_owned());
        }
        let settings = plans.into_iter().map(|plan| (format!("content/{plan}/plan.toml"), PLAN));
        for (path, text) in settings.chain([("site.toml".to_owned(), SETTINGS)]) {
            if !self.without.contains(&path) {
                files.entry(path).or_insert_with(|| text.as_bytes().to_vec());
            }
        }
        files
    }

    /// The site as a source tree.
    pub(crate) fn tree(&self) -> Tree {
        let files = self.files().into_iter();
        let files = files.fold(MemoryTree::new(), |tree, (path, bytes)| tree.with(&path, bytes));
        Tree { files, spoilt: self.spoilt.clone() }
    }

    /// Puts the site into a folder of the disk.
    pub(crate) fn write_to(&self, folder: &Path) {
        for (path, bytes) in self.files() {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    /// Everything that the program says about the sources; empty when it has nothing to say.
    pub(crate) fn report(&self, language: Language) -> String {
        self.make().said(language)
    }

    /// The files of the finished site by address.
    pub(crate) fn build(&self) -> BTreeMap<String, Vec<u8>> {
        self.build_with(TODAY)
    }

    /// The same with options.
    pub(crate) fn build_with(&self, options: impl Into<Options>) -> BTreeMap<String, Vec<u8>> {
        let made = self.make_with(options);
        assert!(made.files.is_some(), "the site has errors:\n{}", made.said(Language::English));
        made.files.unwrap_or_default()
    }

    /// The finished site, and what was found on the way.
    pub(crate) fn make(&self) -> Made {
        self.make_with(TODAY)
    }

    fn make_with(&self, options: impl Into<Options>) -> Made {
        let tree = self.tree();
        let outcome = plan_site(&tree, options).unwrap();
        let mut diagnostics = outcome.diagnostics;
        let files = outcome.site.and_then(|(map, theme)| {
            let renderer = Renderer::new(map, theme, None, &mut diagnostics)?;
            let made: Vec<_> = artifacts(&renderer, &tree).collect();
            let mut files = BTreeMap::new();
            let mut whole = true;
            for artifact in made {
                match artifact {
                    Ok(artifact) => drop(files.insert(artifact.path.to_string(), artifact.bytes)),
                    Err(diagnostic) => {
                        diagnostics.push(diagnostic);
                        whole = false;
                    }
                }
            }
            whole.then_some(files)
        });
        Made { files, found: diagnostics, sources: outcome.sources }
    }
}

/// What became of a site.
#[derive(Debug)]
pub(crate) struct Made {
    /// The files by address; none when there are errors.
    pub(crate) files: Option<BTreeMap<String, Vec<u8>>>,
    found: Diagnostics,
    sources: Sources,
}

impl Made {
    /// The report as it is printed where there are no colours; empty when there is nothing to say.
    pub(crate) fn said(&self, language: Language) -> String {
        if self.found.is_empty() {
            return String::new();
        }
        report(&self.found, &self.sources, &Catalogue::of(language), false)
    }
}

/// What stands behind the last dot of a path.
pub(crate) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The plan that a path belongs to.
fn plan_of(path: &str) -> Option<String> {
    let mut parts = path.split('/');
    let plan = (parts.next() == Some("content")).then(|| parts.next()).flatten()?;
    parts.next().map(|_| plan.to_owned())
}

/// A tree in memory with files that cannot be used.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    files: MemoryTree,
    spoilt: BTreeMap<String, Spoilt>,
}

impl SourceTree for Tree {
    fn list(&self, folder: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)> {
        let (mut entries, mut problems) = self.files.list(folder)?;
        for (path, how) in self.spoilt.iter().filter(|(path, _)| path.starts_with(&format!("{folder}/"))) {
            entries.retain(|entry| *entry.path != **path);
            let entry = |size| Entry { path: path.as_str().into(), size, state: None };
            match how {
                Spoilt::Large(size) => entries.push(entry(*size)),
                Spoilt::Unreadable => entries.push(entry(1)),
                Spoilt::Refused(what) => problems.push(EntryProblem { path: path.clone(), what }),
            }
        }
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        Ok((entries, problems))
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.spoilt.get(path) {
            Some(_) => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
            None => self.files.read(path),
        }
    }
}
