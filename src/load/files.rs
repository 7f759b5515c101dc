//! Reads and parses source files in parallel; what cannot be read becomes diagnostics.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{DecodeProblem, Entry, FileId, SourceTree, Sources, decode};

use super::document::{self, RawDocument};
use super::record::Record;
use super::{csv, toml};

/// Largest Markdown or TOML file, in bytes.
const TEXT_LIMIT: u64 = 10 * 1024 * 1024;
/// Largest table, in bytes.
const TABLE_LIMIT: u64 = 50 * 1024 * 1024;

/// What a parsed file is.
#[derive(Clone, Debug)]
pub(super) enum Parsed {
    /// A TOML file.
    Settings(Record),
    /// A table.
    Rows(Vec<Record>),
    /// A Markdown file.
    Document(RawDocument),
}

/// One file, parsed.
#[derive(Clone, Debug)]
pub(super) struct ParsedFile {
    /// Path below the site's folder.
    pub(super) path: Arc<str>,
    /// What was in it.
    pub(super) parsed: Parsed,
}

/// Whether a path is one that we parse, by its ending.
pub(super) fn is_text(path: &str) -> bool {
    matches!(ending(path), "toml" | "md" | "csv" | "tsv")
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_table(path: &str) -> bool {
    matches!(ending(path), "csv" | "tsv")
}

/// Reads all `entries`, keeps their texts in `sources` in the given order, and parses them.
pub(super) fn read_all(
    tree: &dyn SourceTree,
    entries: &[Entry],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<ParsedFile> {
    let texts: Vec<Result<String, Diagnostic>> = entries.par_iter().map(|entry| read(tree, entry)).collect();
    let mut readable: Vec<(Arc<str>, Arc<str>, FileId)> = Vec::with_capacity(entries.len());
    for (entry, text) in entries.iter().zip(texts) {
        match text {
            Ok(text) => {
                let text: Arc<str> = text.into();
                let id = sources.add(entry.path.clone(), text.clone());
                readable.push((entry.path.clone(), text, id));
            }
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    let parsed: Vec<(ParsedFile, Diagnostics)> = readable
        .into_par_iter()
        .map(|(path, text, id)| {
            let mut found = Diagnostics::new();
            let parsed = parse(&path, &text, id, &mut found);
            (ParsedFile { path, parsed }, found)
        })
        .collect();
    let mut files = Vec::with_capacity(parsed.len());
    for (file, found) in parsed {
        diagnostics.append(found);
        files.push(file);
    }
    files
}

fn parse(path: &str, text: &str, id: FileId, diagnostics: &mut Diagnostics) -> Parsed {
    match ending(path) {
        "toml" => Parsed::Settings(toml::parse(text, id, 0, diagnostics)),
        "csv" => Parsed::Rows(csv::parse(text, id, b',', diagnostics)),
        "tsv" => Parsed::Rows(csv::parse(text, id, b'\t', diagnostics)),
        _ => Parsed::Document(document::parse(text, id, stem(path), diagnostics)),
    }
}

/// A path's last part without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn read(tree: &dyn SourceTree, entry: &Entry) -> Result<String, Diagnostic> {
    let path = entry.path.as_ref();
    let limit = if is_table(path) { TABLE_LIMIT } else { TEXT_LIMIT };
    if entry.size > limit {
        let diagnostic = Diagnostic::about_file(Code::FileTooLarge, path);
        return Err(diagnostic.with("limit", limit / (1024 * 1024)).with("size", entry.size / (1024 * 1024)));
    }
    let bytes = tree
        .read(path)
        .map_err(|error| Diagnostic::about_file(Code::FileUnreadable, path).with("reason", error))?;
    match decode(&bytes, is_table(path)) {
        Ok(text) => Ok(text.into_owned()),
        Err(DecodeProblem::NotUtf8 { valid_up_to, likely }) => {
            let good = &bytes[..valid_up_to];
            let line = lines_before(good) + 1;
            let hint = if likely == "binary" { "binary" } else { "default" };
            let diagnostic = Diagnostic::about_file(Code::NotUtf8, path).with("line", line);
            Err(diagnostic.with("encoding", likely).hint(hint))
        }
        Err(DecodeProblem::Nul { at }) => {
            let line = lines_before(&bytes[..at.min(bytes.len())]) + 1;
            Err(Diagnostic::about_file(Code::NulByte, path).with("line", line))
        }
    }
}

fn lines_before(bytes: &[u8]) -> usize {
    bytes.split(|byte| *byte == b'\n').count() - 1
}
