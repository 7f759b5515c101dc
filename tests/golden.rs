//! Small sites and exactly what becomes of them: the list of files, the bytes of the data files and of two pages.
//!
//! A golden site is a folder `golden/<name>/`: its sources in `site/`, what is expected in `expected/`.
//! `UPDATE=1 cargo test --test golden` writes the expected files anew: look at the difference before you commit it.
//! The names of style sheets, scripts and images hold a hash; here it is `*`, so that a new colour changes no page.

#![allow(
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "addresses are lower case, and lists are short"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use support::folder::{differs, files_below, updating};
use support::{Site, ending};

/// What a site's data are described by; it is the same beside every plan, and golden once.
const SCHEMA: &str = "plan.schema.json";

fn root(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn built(name: &str) -> BTreeMap<String, Vec<u8>> {
    let files = Site::golden(name).build().into_iter();
    files.map(|(path, bytes)| (without_hash(&path), bytes)).collect()
}

/// A text with `*` in the place of the hashes in the names of style sheets and images.
fn without_hash(text: &str) -> String {
    let mut parts = text.split("assets/");
    let mut plain = parts.next().unwrap().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('.').unwrap();
        let (stem, hash) = name.rsplit_once('-').unwrap();
        assert!(hash.len() == 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "no hash in {name}");
        plain.extend(["assets/", stem, "-*.", rest]);
    }
    plain
}

/// Holds a site to its expected files.
fn check(name: &str, pages: [&str; 2]) {
    let files = built(name);
    let list: String = files.keys().map(|path| format!("{path}\n")).collect();
    let mut expected = BTreeMap::from([("files.txt".to_owned(), list.into_bytes())]);
    for (path, bytes) in &files {
        let is_data = path.contains("/data/") && ending(path) != "html";
        if is_data && (name == "everything" || !path.ends_with(SCHEMA)) {
            expected.insert(path.clone(), bytes.clone());
        }
    }
    for page in pages {
        let html = String::from_utf8(files[page].clone()).unwrap();
        expected.insert(page.to_owned(), without_hash(&html).into_bytes());
    }
    let folder = root(name).join("expected");
    let mut wrong: Vec<String> =
        expected.iter().filter_map(|(path, bytes)| differs(&folder.join(path), bytes)).collect();
    let present: BTreeSet<String> = files_below(&folder).into_keys().collect();
    for path in present.iter().filter(|path| !expected.contains_key(*path)) {
        if updating() {
            std::fs::remove_file(folder.join(path)).unwrap();
        } else {
            wrong.push(format!("{path} is expected no more"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_plan_of_texts_only() {
    check("text-only", ["index.html", "midori/chapters/way.html"]);
}

#[test]
fn indicators_that_are_broken_down() {
    check("breakdown", ["nagi/indicators/greeted.html", "nagi/districts/kita.html"]);
}

#[test]
fn a_plan_with_everything() {
    check("everything", ["sasae/items/call.html", "sasae/indicators/callers.html"]);
}

#[test]
fn a_plan_whose_states_are_counted_weighed_and_compared() {
    check("compared", ["mimamori/items/w1.html", "mimamori/evaluations.html"]);
}

#[test]
fn a_site_in_english() {
    check("english", ["index.html", "walk/indicators/walkers.html"]);
}

#[test]
fn a_site_in_three_languages() {
    check("languages", ["en/index.html", "en/minato/items/2.html"]);
}

#[test]
fn a_plan_with_almost_nothing() {
    check("almost-nothing", ["index.html", "tane/index.html"]);
}

#[test]
fn every_page_can_be_reached_and_every_link_leads_to_a_file() {
    for name in ["text-only", "everything", "breakdown", "compared", "english", "languages", "almost-nothing"]
    {
        let files = built(name);
        for (path, bytes) in files.iter().filter(|(path, _)| ending(path) == "html") {
            let html = without_hash(std::str::from_utf8(bytes).unwrap());
            for link in inner_links(&html) {
                // Servers show this page at any depth: it names addresses from the root of the server.
                let below = link.strip_prefix("/plans/").filter(|_| path == "404.html");
                let target = resolved(path, below.unwrap_or(link));
                assert!(files.contains_key(&target), "{name}: {path} links to {link}, which is {target}");
            }
        }
        let mut reached = std::collections::BTreeSet::from(["index.html".to_owned()]);
        let mut open = vec!["index.html".to_owned()];
        while let Some(path) = open.pop() {
            let html = without_hash(std::str::from_utf8(&files[&path]).unwrap());
            let targets = inner_links(&html).into_iter().map(|link| resolved(&path, link));
            let targets: Vec<String> = targets.filter(|target| ending(target) == "html").collect();
            open.extend(targets.into_iter().filter(|target| reached.insert(target.clone())));
        }
        for path in files.keys().filter(|path| ending(path) == "html" && *path != "404.html") {
            assert!(reached.contains(path), "{name}: no page leads to {path}");
        }
    }
}

/// The targets of a page that lead to files of the site.
fn inner_links(html: &str) -> Vec<&str> {
    let attributes = ["href=\"", "src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
    let targets = attributes.filter_map(|rest| rest.split_once('"')).map(|(target, _)| target);
    let targets = targets.map(|target| target.split(['#', '?']).next().unwrap());
    targets.filter(|target| !target.is_empty() && !target.contains(':')).collect()
}

/// The path that a relative link on a page means.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop().unwrap()),
            "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn the_schema_is_the_same_beside_every_plan() {
    let schemas = ["text-only", "everything", "almost-nothing"].map(|name| {
        let files = built(name);
        files.into_iter().find(|(path, _)| path.ends_with(SCHEMA)).unwrap().1
    });
    assert!(schemas.windows(2).all(|pair| pair[0] == pair[1]));
}
