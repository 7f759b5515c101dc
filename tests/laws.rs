//! Whatever is done to the sources, the program ends with a site or with a report, and never with a crash.
//!
//! Random edits of a site in which everything occurs: characters and pieces of files are deleted, doubled, moved,
//! replaced by what editors and programs leave behind. Seeds of failures are not kept: a failure prints its edits.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use keikaku::diag::Code;
use keikaku::model::Language;
use proptest::prelude::*;
use support::{Site, ending};

static SOURCES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    Site::golden("everything").files().into_iter().filter(|(path, _)| is_text(path)).collect()
});

fn is_text(path: &str) -> bool {
    ["toml", "md", "csv"].contains(&ending(path))
}

/// What people and programs put where it does not belong.
const SNIPPETS: &[&str] = &[
    "",
    "\"",
    "'",
    ",",
    "，",
    ";",
    "、",
    "=",
    "＝",
    "[",
    "]",
    "[[",
    "{",
    "}",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "　",
    "#",
    "+++\n",
    "．",
    "-",
    "－",
    "▲",
    "0",
    "１２",
    "9999999999999999999999999999",
    "0.00000000000000000001",
    "1e400",
    "nan",
    "令和",
    "令和7年度",
    "33年度",
    "99999年ごと",
    "2月30日",
    "～",
    "年度",
    "%",
    "円",
    "::",
    "item:",
    "item:call",
    "[](item:call)",
    "![](chart:callers)",
    "![](chart:budget)",
    "[^1]",
    "[^1]: 注",
    "<b>",
    "<script>",
    "javascript:",
    "&colon;",
    "{漢字|かんじ}",
    "**",
    "~~",
    "`",
    "|",
    "| a | b |\n|---|---|\n",
    "^^",
    "> [!NOTE]\n",
    "# ",
    "## 課題\n",
    "\\",
    "\\\\",
    "\u{0}",
    "\u{1b}[31m",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "か\u{3099}",
    "𠮷",
    "👩‍👩‍👧",
    "../",
    "id",
    "title",
    "care",
    "call",
    "callers",
    "all",
    "total_of",
    "[status]\n",
    "[[indicator]]\n",
    "\u{fdd0}",
    "parent",
    "🈁",
];

/// How many random sites are tried; `PROPTEST_CASES=5000` tries more.
fn cases() -> u32 {
    let wanted = std::env::var_os("PROPTEST_CASES").and_then(|cases| cases.to_str()?.parse().ok());
    wanted.unwrap_or(150)
}

/// One edit: which file, where in it (in thousandths), how much is taken out, what is put in.
type Edit = (usize, usize, usize, usize);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (
        0..SOURCES.len(),
        0..1000_usize,
        prop_oneof![3 => Just(0_usize), 2 => 1..12_usize, 1 => 1..400_usize],
        0..SNIPPETS.len(),
    );
    prop::collection::vec(edit, 1..4)
}

fn edited(edits: &[Edit]) -> Site {
    let mut files: Vec<(String, Vec<u8>)> = SOURCES.clone().into_iter().collect();
    for (file, place, length, snippet) in edits {
        let bytes = &mut files[*file].1;
        let start = bytes.len() * place / 1000;
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, SNIPPETS[*snippet].bytes());
    }
    Site::of(files)
}

/// A site and no errors, or errors and no site; a report that can be read in both languages.
fn ends_well(site: &Site) -> Result<(), TestCaseError> {
    let made = site.make();
    let report = made.said(Language::English);
    let names_errors = report.lines().any(|line| line.starts_with("error["));
    prop_assert_eq!(made.files.is_none(), names_errors, "{}", report);
    prop_assert!(!report.contains(&format!("[{}]", Code::TemplateError.text())), "{}", report);
    prop_assert_eq!(
        made.said(Language::Japanese).lines().any(|line| line.starts_with("エラー[")),
        names_errors
    );
    let inspected = site.inspected();
    prop_assert!(!names_errors || inspected.diagnostics.has_errors(), "{}", report);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn edited_sources_end_well(edits in edits()) {
        ends_well(&edited(&edits))?;
    }

    #[test]
    fn random_files_end_well(text in "(?s).{0,200}", file in 0..SOURCES.len()) {
        let path = SOURCES.keys().nth(file).unwrap();
        let site = Site::of(SOURCES.clone());
        ends_well(&site.file(path, text))?;
    }
}

#[test]
fn every_file_may_be_cut_anywhere() {
    for (path, bytes) in SOURCES.iter() {
        for part in 0..8 {
            let site = Site::of(SOURCES.clone());
            let site = site.file(path, bytes[..bytes.len() * part / 8].to_vec());
            ends_well(&site).unwrap_or_else(|error| panic!("{path} cut at {part}/8: {error}"));
        }
    }
}

#[test]
fn every_file_may_be_missing() {
    for path in SOURCES.keys() {
        let rest = SOURCES.clone().into_iter().filter(|(other, _)| other != path);
        let site = Site::of(rest).without(path);
        ends_well(&site).unwrap_or_else(|error| panic!("without {path}: {error}"));
    }
}
