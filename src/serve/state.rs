//! The site that is previewed: the last one without mistakes, the mistakes since, and the pages that are open.
//!
//! Takes a folder whenever it is told to look, answers addresses. Must not know how it is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::task::{Context, Poll};

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::artifact::{Artifact, OutPath};
use crate::diag::{Catalogue, Diagnostic, Diagnostics, Failure};
use crate::pages::SiteMap;
use crate::pipeline::{Kept, Options, Outcome, plan_site_again};
use crate::render::{self, Renderer};
use crate::source::{Sources, WatchedTree};

use super::watch::Change;
use super::{changes, overlay};

/// What an address holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether there is something at the address; else it is the page for addresses without one.
    pub found: bool,
    /// Its address below the root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What is a draft, as data for the script of the preview; none where nothing is.
    pub drafts: Option<String>,
}

impl Answer {
    /// What tells what is shown from what was.
    pub(super) fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.bytes);
        hasher.update(self.drafts.as_deref().unwrap_or_default().as_bytes());
        hasher.finalize().to_hex()[..16].to_owned()
    }
}

/// A site in preview.
pub struct Preview {
    tree: WatchedTree,
    /// The folder that builds write to.
    output: PathBuf,
    options: Options,
    catalogue: Catalogue,
    kept: Mutex<Kept>,
    made: RwLock<Made>,
    open: Mutex<Open>,
}

/// What was made last.
#[derive(Default)]
struct Made {
    /// The last site without mistakes.
    good: Option<Good>,
    sources: Sources,
    diagnostics: Diagnostics,
    /// The mistakes as data for pages.
    mistakes: Option<Value>,
}

/// A site without mistakes.
#[derive(Clone)]
struct Good {
    /// Makes its pages; with drafts, where there are any.
    renderer: Arc<Renderer>,
    /// The site without its drafts.
    published: Arc<SiteMap>,
    /// The addresses of pages that are there only because of drafts.
    drafts: Arc<BTreeSet<String>>,
    /// The pages that have been asked for.
    pages: Arc<Mutex<BTreeMap<String, Rendered>>>,
}

/// A page's bytes, or why its template could not be filled.
type Rendered = Result<Arc<Vec<u8>>, Diagnostic>;

/// How many pages are kept rendered: more than anybody looks at at once.
const RENDERED: usize = 64;

/// The pages that browsers show, by number.
#[derive(Default)]
struct Open {
    last: u64,
    pages: BTreeMap<u64, OpenPage>,
}

struct OpenPage {
    path: String,
    /// What the page shows.
    seen: String,
    sender: UnboundedSender<String>,
}

/// News for one open page. It is open as long as this is there.
pub(super) struct News {
    preview: Arc<Preview>,
    number: u64,
    receiver: UnboundedReceiver<String>,
}

impl Preview {
    /// A site that nobody has looked at yet.
    pub fn new(site: &Path, options: Options, catalogue: Catalogue) -> Self {
        Self {
            tree: WatchedTree::new(site),
            output: site.join(OUTPUT),
            options,
            catalogue,
            kept: Mutex::default(),
            made: RwLock::default(),
            open: Mutex::default(),
        }
    }

    /// The same, compared with the site in another output folder than the usual one.
    #[must_use]
    pub fn compared_with(self, output: PathBuf) -> Self {
        Self { output, ..self }
    }

    /// Makes the site from what is on disk now, and tells open pages what concerns them. After a mistake the last good
    /// site stays.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn make(&self) -> Result<(), Failure> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let outcome = plan_site_again(&self.tree, self.options, &mut kept);
        drop(kept);
        let Outcome { sources, mut diagnostics, site, drafts, with_drafts } = outcome?;
        let before = self.made().good.clone();
        let good = site.and_then(|(published, theme)| {
            let map = if drafts.is_empty() { published.clone() } else { with_drafts? };
            let renderer = before.as_ref().map(|before| before.renderer.as_ref());
            let renderer = Arc::new(Renderer::new(map.clone(), theme, renderer, &mut diagnostics)?);
            let drafts = Arc::new(unpublished(&map, &published));
            Some(Good { renderer, published, drafts, pages: Arc::default() })
        });
        let failed = good.as_ref().map(|good| self.failing_pages(good)).unwrap_or_default();
        diagnostics.extend(failed);
        let mistakes = overlay::mistakes(&diagnostics, &sources, &self.catalogue);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        let last =
            std::mem::replace(&mut *made, Made { good: good.or(before), sources, diagnostics, mistakes });
        drop(made);
        self.tell(|_| true);
        // Taking a large site apart takes its time, which nobody has to wait for.
        drop(last);
        Ok(())
    }

    /// The same after something has happened on disk.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    pub fn make_after(&self, change: &Change) -> Result<(), Failure> {
        match change {
            Change::Paths(paths) => self.tree.changed(paths),
            Change::Anything => self.tree.forget(),
        }
        self.make()
    }

    /// Forgets what was kept between edits.
    pub(super) fn forget(&self) {
        self.tree.forget();
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = Kept::default();
    }

    /// What was found when the site was made last.
    pub fn findings(&self, say: impl FnOnce(&Diagnostics, &Sources)) {
        let made = self.made();
        say(&made.diagnostics, &made.sources);
    }

    /// The pages of the last site without mistakes.
    pub fn site(&self) -> Option<Arc<SiteMap>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).site().cloned()
    }

    /// What is at an address below the root. Nothing when there is no site yet, or when the page cannot be made: then it
    /// is among the mistakes why.
    pub fn answer(&self, path: &str) -> Option<Answer> {
        let good = self.made().good.clone()?;
        if path == CHANGES {
            let bytes = self.changes(&good.renderer, &good.published)?;
            return Some(Answer { found: true, path: path.to_owned(), bytes, drafts: None });
        }
        let marks = |path: &str| {
            let places = || places(good.renderer.map(), path, &good.drafts);
            (!good.drafts.is_empty()).then(|| overlay::drafts((&good.drafts, &places()), &self.catalogue))
        };
        let path = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        let missing = || Answer {
            found: false,
            path: NOT_FOUND.to_owned(),
            bytes: overlay::missing(&self.catalogue),
            drafts: None,
        };
        let found = self.bytes(&good, &path).map(|bytes| {
            let is_there = |bytes| Answer { found: true, drafts: marks(&path), path, bytes };
            bytes.map_or_else(missing, is_there)
        });
        found.map_err(|diagnostic| self.add_mistake(diagnostic)).ok()
    }

    /// A page that was not open when the site was made cannot be made.
    fn add_mistake(&self, diagnostic: Diagnostic) {
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        made.diagnostics.push(diagnostic);
        made.mistakes = overlay::mistakes(&made.diagnostics, &made.sources, &self.catalogue);
    }

    /// The page that stands in where there is no site yet.
    pub(super) fn waiting(&self) -> Vec<u8> {
        overlay::waiting(self.made().mistakes.is_some(), &self.catalogue)
    }

    /// A page with what the preview adds to it.
    pub(super) fn with_script(&self, page: &[u8], token: &str, seen: (&str, Option<&str>)) -> Vec<u8> {
        overlay::with_script(page, token, seen, &self.catalogue)
    }

    /// The page that lists what changed since the last build.
    fn changes(&self, renderer: &Renderer, published: &SiteMap) -> Option<Vec<u8>> {
        // What cannot be read is as good as not there: nothing can be said about it.
        let changes = changes::changes(published, &self.output).unwrap_or_default();
        let page = renderer.map().changes_page(CHANGES, &changes)?;
        renderer.render_page(&page).ok()?.pop().map(|page| page.bytes)
    }

    /// What is at an address; an error when it is a page whose template cannot be filled.
    fn bytes(&self, good: &Good, path: &str) -> Result<Option<Vec<u8>>, Diagnostic> {
        let Good { renderer, .. } = good;
        let map = renderer.map();
        if let Some(page) = good.page(path) {
            return page.map(|bytes| Some(bytes.to_vec()));
        }
        if let Some(asset) = renderer.theme().assets().find(|asset| asset.path.as_str() == path) {
            return Ok(Some(asset.bytes.clone()));
        }
        if let Some(file) = map.copied.iter().find(|file| file.path.as_str() == path) {
            return Ok(render::copied(file, &self.tree).ok().map(|file| file.bytes));
        }
        if let Some(file) = map.files().iter().find(|file| file.path.as_str() == path) {
            return Ok(Some(map.file(file).bytes));
        }
        let of = |made: Vec<Artifact>| made.into_iter().find(|one| one.path.as_str() == path);
        let made = map.pages_with(path).into_iter().find_map(|page| renderer.render(&page).ok().and_then(of));
        Ok(made.map(|file| file.bytes))
    }

    /// What is wrong with the templates of open pages.
    fn failing_pages(&self, good: &Good) -> Vec<Diagnostic> {
        let paths: BTreeSet<String> = self.open().pages.values().map(|page| page.path.clone()).collect();
        paths.iter().filter_map(|path| good.page(path)?.err()).collect()
    }

    /// A page has been opened: `seen` is what it shows.
    pub(super) fn open_page(self: &Arc<Self>, path: &str, seen: &str) -> News {
        let (sender, receiver) = unbounded_channel();
        let mut open = self.open();
        open.last += 1;
        let number = open.last;
        let page = OpenPage { path: path.to_owned(), seen: seen.to_owned(), sender };
        open.pages.insert(number, page);
        drop(open);
        self.tell(|other| other == number);
        News { preview: self.clone(), number, receiver }
    }

    /// Tells open pages the mistakes, and whether they have changed. Pages are made while nothing is locked: they take
    /// their time.
    fn tell(&self, whom: impl Fn(u64) -> bool) {
        let all: Vec<(u64, String)> = {
            let open = self.open();
            let told = open.pages.iter().filter(|(number, _)| whom(**number));
            told.map(|(number, page)| (*number, page.path.clone())).collect()
        };
        let now =
            |(number, path): (u64, String)| (number, self.answer(&path).map(|answer| answer.fingerprint()));
        let now: Vec<(u64, Option<String>)> = all.into_iter().map(now).collect();
        let mistakes = self.made().mistakes.clone();
        let mut open = self.open();
        for (number, now) in now {
            let Some(page) = open.pages.get_mut(&number) else { continue };
            let has_changed = now.as_ref().is_some_and(|now| *now != page.seen);
            if let Some(now) = now {
                page.seen = now;
            }
            let _ = page.sender.send(json!({ "changed": has_changed, "mistakes": mistakes }).to_string());
        }
    }

    fn made(&self) -> RwLockReadGuard<'_, Made> {
        self.made.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page that lists what changed since the last build. No plan's folder begins with a dot.
pub(super) const CHANGES: &str = ".keikaku/changes.html";
/// The folder in a site's that builds write to.
const OUTPUT: &str = "public";
/// What stands in for addresses that do not exist.
const NOT_FOUND: &str = "404.html";

/// The anchors of drafts on a page that is not theirs, as on that of the whole plan.
fn places(map: &SiteMap, path: &str, drafts: &BTreeSet<String>) -> Vec<String> {
    let Some(page) = map.page_at(path) else { return Vec::new() };
    let folder = path.strip_suffix(page.page.path.as_str()).unwrap_or_default();
    let is_draft = |address: &str| drafts.contains(&format!("{folder}{address}"));
    let places = page.places.iter().filter(|(address, _)| is_draft(address));
    places.map(|(_, place)| place.anchor.clone()).collect()
}

/// The addresses of pages that are there only because of drafts.
fn unpublished(map: &SiteMap, published: &SiteMap) -> BTreeSet<String> {
    if std::ptr::eq(map, published) {
        return BTreeSet::new();
    }
    let there: BTreeSet<OutPath> = published.pages().into_iter().map(|page| page.path).collect();
    let pages = map.pages().into_iter().filter(|page| !there.contains(&page.path));
    pages.map(|page| page.path.to_string()).collect()
}

impl Good {
    /// A page, made when it is asked for first. Nothing when there is no page at the address.
    fn page(&self, path: &str) -> Option<Rendered> {
        let pages = || self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = pages().get(path) {
            return Some(known.clone());
        }
        let page = self.renderer.map().find(path)?;
        let made = self.renderer.render(&page).map(|made| {
            let own = made.into_iter().find(|one| one.path.as_str() == path);
            Arc::new(own.map(|own| own.bytes).unwrap_or_default())
        });
        let mut pages = pages();
        if pages.len() >= RENDERED {
            pages.clear();
        }
        pages.insert(path.to_owned(), made.clone());
        Some(made)
    }
}

impl News {
    /// The next news; nothing when there will be none.
    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<String>> {
        self.receiver.poll_recv(context)
    }
}

impl Drop for News {
    fn drop(&mut self) {
        self.preview.open().pages.remove(&self.number);
    }
}
