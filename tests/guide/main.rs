//! The guide for editors (`docs/ja`) is carried out from its first double click to the published folder: its windows are
//! opened and typed into, its files are changed, and the pages that it says are in the browser are asked for.
//! `UPDATE=1 cargo test --test guide` writes what is on the screen anew; look at the difference before you commit it.
//!
//! What a block is stands behind its fence: `画面 keikaku` (a double click on the program), `画面 プレビュー` (one on the file
//! that starts the preview), `画面` (more of the window), `ブラウザー ADDRESS` (lines that the page says, in their order),
//! `ブラウザー ADDRESS 間違い` (the mistakes over it, whole), or a file of the site with `直す前` and `直した後`, `足す`, `置きかえる`, `消す`, `中身` (it holds this). There is nothing else. Words in bold
//! stand on the screen, and `code` names a file, or something that is on the screen or in a file.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod desk;
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use desk::{Desk, bare};
use support::document::{carried_out, hold};
use support::folder::updating;

/// The fiscal year in which the guide is written. In another one its years are moved, as those of new sites are.
const YEAR: i16 = 2026;

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ja")
}

/// The names of the pages, in the order in which README.md leads through them.
fn pages() -> Vec<String> {
    let index = fs::read_to_string(guide().join("README.md")).unwrap();
    let mut names = vec!["README.md".to_owned()];
    for name in links(&index).filter(|link| ending(link) == "md" && !link.contains('/')) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    let mut all: Vec<String> = fs::read_dir(guide())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| ending(name) == "md")
        .collect();
    let mut sorted = names.clone();
    sorted.sort();
    all.sort();
    assert_eq!(sorted, all, "README.md leads to every page");
    names
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[test]
fn every_step_goes_as_the_guide_says() {
    let today = jiff::Zoned::now().date();
    let years = today.year() - i16::from(today.month() < 4) - YEAR;
    assert!(years == 0 || !updating(), "write the guide in the year in which it is written: {YEAR}");
    let mut desk = Desk::new();
    let mut documents = Vec::new();
    for name in pages() {
        let path = guide().join(&name);
        let document = moved(&fs::read_to_string(&path).unwrap(), years);
        // What the guide brings along is at the desk before the page is followed.
        for file in links(&prose(&document)).filter(|link| link.starts_with("samples/")) {
            desk.copy(&guide().join(file));
        }
        let taken = carried_out(&document, |block| desk.step(block));
        hold(&path, &document, &taken);
        documents.push((name, document));
    }
    // README.md is about what comes after it.
    for (name, document) in &documents {
        check_words(name, document, &desk);
    }
    let published = desk.site().join("public/index.html");
    assert!(published.is_file(), "the guide ends with a site that can be published");
}

/// A text without its blocks.
fn prose(document: &str) -> String {
    document
        .split("\n```")
        .step_by(2)
        .map(|part| part.split_once('\n').map_or("", |(_, rest)| rest))
        .collect()
}

/// Holds words in bold to have been on the screen, and code to name something.
fn check_words(name: &str, document: &str, desk: &Desk) {
    let prose = prose(document);
    let seen = bare(&desk.seen);
    for words in prose.split("**").skip(1).step_by(2) {
        assert!(seen.contains(&bare(words)), "{name}: “{words}” was never on the screen");
    }
    for code in prose.split('`').skip(1).step_by(2) {
        assert!(desk.knows(code), "{name}: there is no `{code}`");
    }
}

/// A text some years later: 令和7年度 and 2025年度 become the years that many later.
fn moved(text: &str, years: i16) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("年度") {
        let (before, after) = rest.split_at(at);
        let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
        let (before, number) = before.split_at(before.len() - digits);
        out.push_str(before);
        let is_year = before.ends_with("令和") || digits == 4;
        match number.parse::<i16>() {
            Ok(number) if is_year => out.push_str(&(number + years).to_string()),
            _ => out.push_str(number),
        }
        out.push_str("年度");
        rest = &after["年度".len()..];
    }
    out + rest
}

#[test]
fn years_are_moved_and_nothing_else() {
    let text = "令和7年度（2025年度）の3年度分、40.6、5年のうち2年目、年度";
    assert_eq!(moved(text, 0), text);
    assert_eq!(moved(text, 2), "令和9年度（2027年度）の3年度分、40.6、5年のうち2年目、年度");
}
