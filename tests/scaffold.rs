//! New sites and new entries: what they look like, that they are sound, and that nothing else is touched.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use keikaku::diag::{Catalogue, report};
use keikaku::model::Language;
use keikaku::pipeline::plan_site;
use keikaku::scaffold::{Beginning, SCHEMA_FOLDER, with_schemas, with_site};
use keikaku::source::{DiskTree, Edit};
use support::folder::files_below;

const LANGUAGES: [Language; 2] = [Language::Japanese, Language::English];

/// What the program says about a site in a folder; empty when there is nothing to say.
fn said(folder: &Path, today: Date) -> String {
    let outcome = plan_site(&DiskTree::new(folder), today).unwrap();
    if outcome.diagnostics.is_empty() {
        assert!(outcome.site.is_some());
        return String::new();
    }
    report(&outcome.diagnostics, &outcome.sources, &Catalogue::of(Language::English), false)
}

fn begin(folder: &Path, language: Language, (city, plan, today): (&str, &str, Date)) {
    let beginning = Beginning { city: city.to_owned(), plan: plan.to_owned(), today };
    let edit = with_site(Edit::new(folder), language, &beginning);
    with_schemas(edit, &DiskTree::new(folder), SCHEMA_FOLDER).unwrap().carry_out().unwrap();
}

#[test]
fn a_new_site_is_sound_whenever_it_is_begun() {
    for language in LANGUAGES {
        for today in [date(2021, 4, 1), date(2026, 3, 31), date(2026, 4, 1), date(2031, 12, 31)] {
            let folder = tempfile::tempdir().unwrap();
            begin(folder.path(), language, ("見本市", "計画", today));
            assert_eq!(said(folder.path(), today), "", "{language:?} {today}");
        }
    }
}

#[test]
fn names_stay_names_whatever_is_in_them() {
    let hostile = "見本\"市\"\\ ]\n[x]\ny = 1 # {{plan}} <b>'";
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        begin(folder.path(), language, (hostile, hostile, date(2026, 11, 21)));
        let found = said(folder.path(), date(2026, 11, 21));
        // A tag in a text is shown as it was typed, and said to be so.
        assert!(!found.contains("error"), "{found}");
        let settings = fs::read_to_string(folder.path().join("site.toml")).unwrap();
        assert!(settings.contains("見本\\\"市\\\"\\\\ ] [x] y = 1 #"), "{settings}");
    }
}

#[test]
fn its_files_open_in_excel_and_in_editors() {
    let folder = tempfile::tempdir().unwrap();
    begin(folder.path(), Language::Japanese, ("見本市", "計画", date(2026, 11, 21)));
    let files = files_below(folder.path());
    let endings =
        |ending: &'static str| files.iter().filter(move |(path, _)| support::ending(path) == ending);
    assert_eq!(endings("csv").count(), 4);
    for (path, bytes) in endings("csv") {
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.starts_with('\u{FEFF}'), "{path}");
        assert!(text.split('\n').all(|line| line.is_empty() || line.ends_with('\r')), "{path}");
    }
    for (path, bytes) in endings("toml") {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let schema = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
        let schema = folder.path().join(path).parent().unwrap().join(schema);
        assert!(schema.is_file(), "{path} names {}", schema.display());
    }
    for (path, bytes) in &files {
        assert!(!String::from_utf8_lossy(bytes).contains("{{"), "{path} has a place that is not filled in");
    }
    for path in [".vscode/settings.json", ".vscode/extensions.json"] {
        assert!(serde_json::from_slice::<serde_json::Value>(&files[path]).unwrap().is_object(), "{path}");
    }
    for path in [".editorconfig", ".gitattributes", ".gitignore", "README.md"] {
        assert!(files.contains_key(path), "{path}");
    }
}
