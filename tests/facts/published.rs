//! The repository's own seven plans, published once for all tests of this binary.
//!
//! Takes the sources of the repository, gives the written files: tables as rows, `plan.json` as a
//! value, pages as trees. Must not know what any plan says.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use keikaku::pipeline::{Outcome, build, plan_site};
use keikaku::source::{DiskTree, MemoryTree, SourceTree};
use keikaku::write::Protected;
use serde_json::Value;

use super::html::{self, Element};

/// The plans by their folders.
pub(super) const PLANS: [&str; 7] = [CHIGASAKI, IGA, KOKA, MIHON, MIHON_BEFORE, MORIOKA, NAGASAKI];
pub(super) const CHIGASAKI: &str = "chigasaki-workplan-2019";
pub(super) const IGA: &str = "iga-manifesto-2025";
pub(super) const KOKA: &str = "koka-kyodo-action";
pub(super) const MIHON: &str = "mihon-plan";
pub(super) const MIHON_BEFORE: &str = "mihon-plan-1";
pub(super) const MORIOKA: &str = "morioka-kyodo-2021";
pub(super) const NAGASAKI: &str = "nagasaki-project-9";

/// The day of the build; the site states the same one itself.
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 21);

/// A row of a table, by column.
pub(super) type Row = BTreeMap<String, String>;

/// All files of the published site, by path below its root.
pub(super) struct Published {
    files: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<String, Page>,
}

/// The published site.
pub(super) fn site() -> &'static Published {
    static SITE: LazyLock<Published> = LazyLock::new(Published::new);
    &SITE
}

impl Published {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        let sources = vec![root.join("content"), root.join("themes")];
        let protected = Protected { project: root.to_owned(), sources, home: None };
        let built =
            build(&DiskTree::new(root), TODAY, (&output, &protected)).expect("a folder to build into");
        assert!(built.report.is_some(), "the plans have errors: {:#?}", built.diagnostics.sorted());
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&output) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(&output).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(path, std::fs::read(entry.path()).unwrap());
            }
        }
        let pages = files.iter().filter(|(path, _)| is_kind(path, "html")).map(|(path, bytes)| {
            let html = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            (path.clone(), Page { path: path.clone(), root: html::read(html, path) })
        });
        Self { pages: pages.collect(), files }
    }

    /// The paths of all files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All pages, in every language.
    pub(super) fn pages_of_all_languages(&self) -> impl Iterator<Item = &Page> {
        self.pages.values()
    }

    /// The pages in the language that the site is written in.
    pub(super) fn pages(&self) -> impl Iterator<Item = &Page> {
        self.pages_of_all_languages().filter(|page| page.language() == "ja")
    }

    /// The pages of one plan.
    pub(super) fn pages_of(&self, plan: &str) -> impl Iterator<Item = &Page> {
        self.pages().filter(move |page| page.path.split('/').next() == Some(plan))
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The bytes of a file.
    pub(super) fn bytes(&self, path: &str) -> &[u8] {
        self.files.get(path).unwrap_or_else(|| panic!("{path} is not published"))
    }

    /// A file's text.
    pub(super) fn text(&self, path: &str) -> &str {
        std::str::from_utf8(self.bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A page.
    pub(super) fn page(&self, path: &str) -> &Page {
        self.pages.get(path).unwrap_or_else(|| panic!("{path} is not published"))
    }

    /// The page of an item.
    pub(super) fn item(&self, plan: &str, id: &str) -> &Page {
        self.page(&format!("{plan}/items/{id}.html"))
    }

    /// A chapter.
    pub(super) fn chapter(&self, plan: &str, id: &str) -> &Page {
        self.page(&format!("{plan}/chapters/{id}.html"))
    }

    /// The rows of a table of a plan's data, in order.
    pub(super) fn rows(&self, plan: &str, table: &str) -> Vec<Row> {
        let bytes = self.bytes(&format!("{plan}/data/{table}"));
        let mut reader = csv::Reader::from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
        let head = reader.headers().unwrap().clone();
        let row = |row: csv::StringRecord| {
            head.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect::<Row>()
        };
        reader.records().map(|record| row(record.unwrap())).collect()
    }

    /// The one row of a table whose first column is `id`.
    pub(super) fn row(&self, plan: &str, table: &str, (column, id): (&str, &str)) -> Row {
        let mut rows: Vec<Row> = self.rows(plan, table).into_iter().filter(|row| row[column] == id).collect();
        assert_eq!(rows.len(), 1, "{plan}/{table}: {column} {id}");
        rows.remove(0)
    }

    /// A plan's `plan.json`.
    pub(super) fn json(&self, plan: &str) -> Value {
        serde_json::from_slice(self.bytes(&format!("{plan}/data/plan.json"))).unwrap()
    }
}

/// A page of the site.
pub(super) struct Page {
    /// Its path below the root.
    pub(super) path: String,
    /// All of it.
    pub(super) root: Element,
}

impl Page {
    /// Everything that is seen.
    pub(super) fn text(&self) -> String {
        self.root.text()
    }

    /// What stands between the navigation above and below.
    pub(super) fn main(&self) -> &Element {
        let mains = self.root.named("main");
        assert_eq!(mains.len(), 1, "{}: one main part", self.path);
        mains[0]
    }

    /// The language of the page, by the folder that it lies in.
    pub(super) fn language(&self) -> &'static str {
        match self.path.split('/').next() {
            Some("en") => "en",
            Some("ja-easy") => "ja-easy",
            _ => "ja",
        }
    }

    /// The heading of the page.
    pub(super) fn title(&self) -> String {
        self.root.named("h1").first().map(|h1| h1.text()).unwrap_or_default()
    }

    /// All ids, in order.
    pub(super) fn ids(&self) -> Vec<String> {
        self.root.all().iter().filter_map(|e| e.attribute("id")).map(str::to_owned).collect()
    }

    /// The addresses that an element and all below it lead to: paths below the root, with anchors.
    pub(super) fn links(&self, from: &Element) -> Vec<String> {
        let all = from.all();
        let addresses = all.iter().flat_map(|e| [e.attribute("href"), e.attribute("src")]).flatten();
        addresses.filter(|address| !is_outside(address)).map(|address| self.resolve(address)).collect()
    }

    /// A relative address as a path below the root.
    pub(super) fn resolve(&self, address: &str) -> String {
        resolve(&self.path, address)
    }

    /// The part of the page under the second-level heading `heading`.
    pub(super) fn part(&self, heading: &str) -> &Element {
        let parts = self.root.named("section");
        let mut fitting =
            parts.into_iter().filter(|part| part.named("h2").first().is_some_and(|h| h.text() == heading));
        fitting.next().unwrap_or_else(|| panic!("{}: no part {heading}", self.path))
    }

    /// The chapters that the page of a plan leads to, in order: the list at the end of what it says about the plan.
    pub(super) fn chapters(&self) -> Vec<String> {
        let part = self.part("この計画について");
        let list = part.classed("links").last().copied();
        list.unwrap_or_else(|| panic!("{}: no chapters", self.path))
            .named("a")
            .iter()
            .map(|a| a.text())
            .collect()
    }

    /// The headings of the parts of the page.
    pub(super) fn parts(&self) -> Vec<String> {
        self.main().named("h2").iter().map(|heading| heading.text()).collect()
    }

    /// The first table whose caption begins with `caption`.
    pub(super) fn table(&self, caption: &str) -> Table {
        let tables = self.root.named("table");
        let fits = |table: &&Element| table.named("caption").iter().any(|c| c.text().starts_with(caption));
        let found = tables.into_iter().find(fits);
        Table { element: found.unwrap_or_else(|| panic!("{}: no table {caption}", self.path)).clone() }
    }

    /// A fact in a list of facts (`dt` and `dd`), by its name; the first of that name.
    pub(super) fn fact(&self, name: &str) -> String {
        fact(self.main(), name).unwrap_or_else(|| panic!("{}: no fact {name}", self.path))
    }
}

/// The words beside a name (`dt` and `dd`) in or below an element; the first of that name.
pub(super) fn fact(element: &Element, name: &str) -> Option<String> {
    element.all().iter().find_map(|list| {
        let pairs: Vec<&Element> = list.elements().collect();
        let at = pairs.iter().position(|e| e.name == "dt" && e.text() == name)?;
        pairs.get(at + 1).filter(|e| e.name == "dd").map(|e| e.text())
    })
}

/// A table of a page.
pub(super) struct Table {
    /// All of it.
    pub(super) element: Element,
}

impl Table {
    /// The rows below the head, each with its cells.
    pub(super) fn body(&self) -> Vec<Vec<&Element>> {
        let bodies = self.element.named("tbody").into_iter().chain(self.element.named("tfoot"));
        bodies.flat_map(Element::elements).map(|row| row.elements().collect()).collect()
    }

    /// The texts of the rows below the head.
    pub(super) fn texts(&self) -> Vec<Vec<String>> {
        self.body().iter().map(|row| row.iter().map(|cell| cell.text()).collect()).collect()
    }

    /// How many rows each cell that begins a group in column `column` of `columns` covers, from the top.
    pub(super) fn spans(&self, columns: usize, column: usize) -> Vec<usize> {
        let mut left = vec![0; columns];
        let mut spans = Vec::new();
        for row in self.body() {
            let mut cells = row.into_iter();
            for (at, open) in left.iter_mut().enumerate() {
                if *open == 0 {
                    let cell = cells.next().expect("a cell in each free column");
                    *open = cell.attribute("rowspan").map_or(1, |rows| rows.parse().unwrap());
                    if at == column {
                        spans.push(*open);
                    }
                }
                *open -= 1;
            }
            assert!(cells.next().is_none(), "a row has more cells than there are columns");
        }
        assert!(left.iter().all(|open| *open == 0), "a cell reaches below its table");
        spans
    }
}

/// Whether the name of a file ends in `.kind`.
pub(super) fn is_kind(path: &str, kind: &str) -> bool {
    path.rsplit('.').next() == Some(kind)
}

/// Whether an address leads out of the site (or to no file at all).
pub(super) fn is_outside(address: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:", "data:"].iter().any(|scheme| address.starts_with(scheme))
}

/// A relative address on the page `from` as a path below the root, with its anchor.
pub(super) fn resolve(from: &str, address: &str) -> String {
    let (path, anchor) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
    let path = path.split('?').next().unwrap_or(path); // what a list is narrowed down to, for its script
    // Servers show this page at any depth; the sample site stands at the root of its server.
    let path = if from == "404.html" && !path.is_empty() { path.strip_prefix('/').unwrap() } else { path };
    assert!(!path.starts_with('/'), "{from}: {address} is absolute");
    let mut parts: Vec<&str> = from.split('/').collect();
    if !path.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                ".." => assert!(parts.pop().is_some(), "{from}: {address} leaves the site"),
                "." | "" => panic!("{from}: {address} has an empty step"),
                name => parts.push(name),
            }
        }
    }
    anchor.map_or_else(|| parts.join("/"), |id| format!("{}#{id}", parts.join("/")))
}

/// What comes of the repository's sources when one text in one file is replaced.
pub(super) fn changed(path: &str, from: &str, to: &str) -> Outcome {
    let tree = DiskTree::new(env!("CARGO_MANIFEST_DIR"));
    let mut changed = MemoryTree::new();
    for folder in ["content", "themes"] {
        for entry in tree.list(folder).unwrap().0 {
            changed = changed.with(&entry.path, tree.read(&entry.path).unwrap());
        }
    }
    changed = changed.with("site.toml", tree.read("site.toml").unwrap());
    let text = source(path);
    assert!(text.contains(from), "{path} no longer says {from}");
    plan_site(&changed.with(path, text.replacen(from, to, 1)), TODAY).unwrap()
}

/// The one error that comes of such a change: its code, and the line that it points at, as `file:line`. There must
/// be no other error and no site.
pub(super) fn error_of(path: &str, from: &str, to: &str) -> (&'static str, String) {
    let outcome = changed(path, from, to);
    assert!(outcome.site.is_none(), "{path}: a site with an error must not be made");
    let found = outcome.diagnostics.sorted();
    let [only] = found.as_slice() else { panic!("{path}: one error was expected: {found:#?}") };
    let span = only.span.expect("the error has a place");
    let place = (&outcome.sources.get(span.file).path, outcome.sources.position(span).line);
    (only.code.text(), format!("{}:{}", place.0, place.1))
}

/// Where a text first stands in a source file, as `file:line`.
pub(super) fn line_of(path: &str, text: &str) -> String {
    let source = source(path);
    let at = source.find(text).unwrap_or_else(|| panic!("{path} no longer says {text}"));
    format!("{path}:{}", source[..at].matches('\n').count() + 1)
}

fn source(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}
