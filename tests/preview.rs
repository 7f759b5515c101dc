//! What the preview answers is what a build writes, whatever has been done to the sources since it was started.
//!
//! A site on disk is edited at random: mistakes and their mending, saves by renaming, deleted folders, another branch.
//! After each step the preview, which keeps what has not changed, is compared with a site that is made from nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use keikaku::diag::{Catalogue, report};
use keikaku::model::Language;
use keikaku::serve::{Change, Preview};
use support::{Site, TODAY};

/// How many steps are taken; `PREVIEW_STEPS=1000` takes more.
fn steps() -> usize {
    let wanted = std::env::var_os("PREVIEW_STEPS").and_then(|steps| steps.to_str()?.parse().ok());
    wanted.unwrap_or(30)
}

/// What people and programs leave in files.
const PIECES: &[&str] = &[
    "",
    "\"",
    ",",
    "\n",
    "+++\n",
    "１２",
    "令和7年度",
    "[](item:call)",
    "title = 1\n",
    "\u{fdd0}",
    "# ",
    "%",
];

type Files = BTreeMap<String, Vec<u8>>;

/// A folder on disk, what is in it, and its preview.
struct Desk {
    folder: tempfile::TempDir,
    files: Files,
    preview: Preview,
    /// The files of the last site without mistakes.
    good: Option<Files>,
}

impl Desk {
    fn new(files: &Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let preview = Preview::new(folder.path(), TODAY.into(), Catalogue::of(Language::English));
        let mut desk = Self { folder, files: Files::new(), preview, good: None };
        desk.step(files, 0);
        desk
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Brings the disk to another state, in one of several ways, and looks whether the preview has followed.
    fn step(&mut self, files: &Files, way: usize) {
        let mut told: Vec<PathBuf> = Vec::new();
        for path in self.files.keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(self.at(path)).unwrap();
            told.push(path.into());
        }
        for (path, bytes) in files.iter().filter(|(path, bytes)| self.files.get(*path) != Some(*bytes)) {
            let target = self.at(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            if way.is_multiple_of(2) {
                fs::write(target, bytes).unwrap();
            } else {
                let beside = format!("{path}.tmp");
                fs::write(self.at(&beside), bytes).unwrap();
                fs::rename(self.at(&beside), target).unwrap();
                told.push(beside.into());
            }
            told.push(path.into());
        }
        if way % 3 == 2 {
            // Of a folder with much in it the system tells no more than its name.
            told = told.into_iter().map(|path| path.parent().unwrap_or(Path::new("")).to_owned()).collect();
            told.push("content".into());
        }
        self.files.clone_from(files);
        let change = if way % 7 == 6 { Change::Anything } else { Change::Paths(told) };
        self.preview.make_after(&change).unwrap();
        self.compare();
    }

    fn compare(&mut self) {
        let site = self.files.iter().fold(Site::new(), |site, (path, bytes)| site.file(path, bytes.clone()));
        let site = if self.files.contains_key("site.toml") { site } else { site.without("site.toml") };
        let plans = self.files.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
        let site = plans.fold(site, |site, (plan, _)| {
            let settings = format!("content/{plan}/plan.toml");
            if self.files.contains_key(&settings) { site } else { site.without(&settings) }
        });
        let site = site.without("content/p/plan.toml");
        let fresh = site.make();
        let mut said = String::new();
        self.preview.findings(|found, sources| {
            if !found.is_empty() {
                said = report(found, sources, &Catalogue::of(Language::English), false);
            }
        });
        assert_eq!(said, fresh.said(Language::English));
        let is_good = fresh.files.is_some();
        if let Some(made) = fresh.files {
            self.good = Some(made);
        }
        let Some(good) = &self.good else { return };
        // What a plan brings along is as it is on disk, also while there are mistakes elsewhere.
        for (path, bytes) in good.iter().filter(|(path, _)| is_good || !path.contains("/files/")) {
            let answer = self.preview.answer(path).unwrap();
            assert!(answer.found, "{path} is not there");
            assert!(answer.bytes == *bytes, "{path} is not what a build writes");
        }
    }
}

/// Numbers that look random and are the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn path(&mut self, files: &Files) -> String {
        files.keys().nth(self.below(files.len())).unwrap().clone()
    }
}

/// A site with two plans that refer to nothing of each other.
fn original() -> Files {
    let mut files = Site::golden("everything").files();
    let plan =
        files.keys().find_map(|path| path.strip_prefix("content/")?.split_once('/')).unwrap().0.to_owned();
    let second: Files = files
        .iter()
        .filter_map(|(path, bytes)| {
            Some((
                format!("content/second/{}", path.strip_prefix(&format!("content/{plan}/"))?),
                bytes.clone(),
            ))
        })
        .collect();
    files.extend(second);
    files
}

fn edited(files: &Files, original: &Files, chance: &mut Chance) -> Files {
    let mut next = files.clone();
    match chance.below(10) {
        0..4 => {
            let path = chance.path(&next);
            let bytes = next.get_mut(&path).unwrap();
            let start = chance.below(bytes.len() + 1);
            let end = (start + chance.below(4)).min(bytes.len());
            bytes.splice(start..end, PIECES[chance.below(PIECES.len())].bytes());
        }
        4 => drop(next.remove(&chance.path(files))),
        5 => {
            let text = format!("+++\nid = \"new-{0}\"\ntitle = \"新しい事業{0}\"\n+++\n", chance.below(9));
            next.insert("content/second/items/new.md".to_owned(), text.into_bytes());
        }
        6 => next.retain(|path, _| !path.starts_with("content/second/")),
        7..9 => {
            let path = chance.path(original);
            next.insert(path.clone(), original[&path].clone());
        }
        _ => next.clone_from(original),
    }
    next
}

#[test]
fn the_preview_answers_what_a_build_writes_after_any_edits() {
    let original = original();
    let mut chance = Chance(20_261_122);
    let mut desk = Desk::new(&original);
    assert!(desk.good.is_some(), "the original has mistakes");
    for _ in 0..steps() {
        let next = edited(&desk.files, &original, &mut chance);
        let way = chance.below(42);
        desk.step(&next, way);
    }
    desk.step(&original, 0);
}

#[test]
fn what_has_not_changed_is_not_made_again() {
    let mut files = original();
    let mut desk = Desk::new(&files);
    let before = desk.preview.site().unwrap();
    let path = files
        .keys()
        .find(|path| path.starts_with("content/second/") && support::ending(path) == "md")
        .unwrap();
    let path = path.clone();
    files.get_mut(&path).unwrap().extend("\n\n一文を書き足した。\n".bytes());
    desk.step(&files, 0);
    let after = desk.preview.site().unwrap();
    let version = |site: &keikaku::pages::SiteMap| site.versions().next().unwrap().1.derived().plans.clone();
    let (before, after) = (version(&before), version(&after));
    assert_eq!(before.len(), 2);
    for (id, plan) in &before {
        let is_same = std::sync::Arc::ptr_eq(plan, &after[id]);
        assert_eq!(is_same, id.as_str() != "second", "{id}");
    }
}
