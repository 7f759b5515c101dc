//! What the documents say is what the program does. `UPDATE=1 cargo test --test docs` writes the generated ones anew;
//! look at the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod blocks;
mod format;
mod keys;
mod markdown;
mod rules;
mod terms;
mod theme;
mod world;

use std::fs;
use std::path::Path;

use jiff::civil::date;
use keikaku::diag::Diagnostic;
use keikaku::pipeline::plan_site;
use keikaku::source::MemoryTree;

/// The files of a site: path and text.
pub(crate) type Files = Vec<(String, String)>;

/// A document of the project.
fn document(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

/// Compares a generated document with the file, or writes the file.
#[track_caller]
fn is_up_to_date(path: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(path), text).unwrap();
    }
    assert!(document(path) == text, "{path} is out of date: UPDATE=1 cargo test --test docs");
}

/// Everything that the program finds in a site.
fn findings(files: &[(String, String)]) -> Vec<Diagnostic> {
    let tree = files.iter().fold(MemoryTree::new(), |tree, (path, text)| tree.with(path, text.as_str()));
    let outcome = plan_site(&tree, date(2026, 11, 21)).unwrap();
    outcome.diagnostics.sorted().into_iter().cloned().collect()
}

/// The codes of what the program finds, with what it says about each, for messages of tests.
fn codes(files: &[(String, String)]) -> Vec<String> {
    let text = |found: &Diagnostic| format!("{} {:?}", found.code.text(), found.arguments);
    findings(files).iter().map(text).collect()
}
