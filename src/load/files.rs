//! Reads and parses source files in parallel; what cannot be read becomes diagnostics.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{DecodeProblem, Entry, FileId, SourceTree, Sources, Span, decode};

use super::csv::{self, RawTable};
use super::document::{self, RawDocument};
use super::record::Record;
use super::toml;

const MEGABYTE: u64 = 1024 * 1024;
/// Largest Markdown or TOML file, in bytes.
const TEXT_LIMIT: u64 = 10 * MEGABYTE;
/// Largest table, in bytes.
const TABLE_LIMIT: u64 = 50 * MEGABYTE;

/// What a file is.
#[derive(Clone, Debug)]
pub(super) enum Parsed {
    /// A TOML file.
    Settings(Record),
    /// A table.
    Table(RawTable),
    /// A Markdown file.
    Document(RawDocument),
    /// A file that could not be read; why has been reported.
    Unread,
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

pub(super) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_table(path: &str) -> bool {
    matches!(ending(path), "csv" | "tsv")
}

/// Reads `entries` and keeps their texts in `sources`, in the given order; `None` where one could not be read.
/// Characters that nobody sees are reported.
pub(crate) fn read_texts(
    tree: &dyn SourceTree,
    entries: &[Entry],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<FileId>> {
    type Read = Result<(Arc<str>, Option<Hidden>), Diagnostic>;
    let look = |text: Arc<str>| {
        let hidden = hidden(&text);
        (text, hidden)
    };
    let texts: Vec<Read> = entries.par_iter().map(|entry| read(tree, entry).map(look)).collect();
    let mut ids: Vec<Option<FileId>> = Vec::with_capacity(entries.len());
    for (entry, text) in entries.iter().zip(texts) {
        let text = text.map_err(|diagnostic| diagnostics.push(diagnostic)).ok();
        ids.push(text.map(|(text, hidden)| {
            let id = sources.add(entry.path.clone(), text);
            diagnostics.extend(hidden.map(|hidden| hidden.reported(id)));
            id
        }));
    }
    ids
}

/// Reads all `entries`, keeps their texts in `sources` in the given order, and parses them.
pub(super) fn read_all(
    tree: &dyn SourceTree,
    entries: &[Entry],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<ParsedFile> {
    let ids = read_texts(tree, entries, sources, diagnostics);
    let parsed: Vec<(ParsedFile, Diagnostics)> = entries
        .par_iter()
        .zip(ids)
        .map(|(entry, id)| {
            let mut found = Diagnostics::new();
            let parsed =
                id.map_or(Parsed::Unread, |id| parse(&entry.path, &sources.get(id).text, id, &mut found));
            (ParsedFile { path: entry.path.clone(), parsed }, found)
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
        "toml" => toml::parse(text, id, 0, diagnostics).map_or(Parsed::Unread, Parsed::Settings),
        "csv" => Parsed::Table(csv::parse(text, id, (path, b','), diagnostics)),
        "tsv" => Parsed::Table(csv::parse(text, id, (path, b'\t'), diagnostics)),
        _ => Parsed::Document(document::parse(text, id, stem(path), diagnostics)),
    }
}

/// A path's last part without its ending.
pub(super) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn read(tree: &dyn SourceTree, entry: &Entry) -> Result<Arc<str>, Diagnostic> {
    let path = entry.path.as_ref();
    let limit = if is_table(path) { TABLE_LIMIT } else { TEXT_LIMIT };
    let too_large = |size: u64| {
        let diagnostic = Diagnostic::about_file(Code::FileTooLarge, path);
        diagnostic.with("limit", limit / MEGABYTE).with("size", size.div_ceil(MEGABYTE))
    };
    if entry.size > limit {
        return Err(too_large(entry.size));
    }
    let bytes = tree.read(path).map_err(|error| Diagnostic::unreadable(path, &error))?;
    let size = bytes.len() as u64;
    if size > limit {
        return Err(too_large(size));
    }
    let line = |at: usize| bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    match decode(&bytes, is_table(path)) {
        Ok(text) => Ok(with_line_ends(&text)),
        Err(DecodeProblem::NotUtf8 { valid_up_to, likely }) => {
            let hint = if likely == "binary" { "binary" } else { "default" };
            let diagnostic = Diagnostic::about_file(Code::NotUtf8, path).with("line", line(valid_up_to));
            Err(diagnostic.with("encoding", likely).hint(hint))
        }
        Err(DecodeProblem::Nul { at }) => {
            let hint = if bytes.starts_with(b"PK") { "excel" } else { "default" };
            Err(Diagnostic::about_file(Code::NulByte, path).with("line", line(at)).hint(hint))
        }
    }
}

/// The first character of a text that nobody sees, and how many there are.
struct Hidden {
    at: usize,
    character: char,
    count: usize,
}

impl Hidden {
    fn reported(&self, file: FileId) -> Diagnostic {
        let span = Span::new(file, self.at..self.at + self.character.len_utf8());
        let number = format!("U+{:04X}", u32::from(self.character));
        let diagnostic = Diagnostic::at(Code::HiddenCharacter, span).with("number", number);
        diagnostic.with("count", self.count)
    }
}

fn hidden(text: &str) -> Option<Hidden> {
    let mut all = text.char_indices().filter(|(_, character)| is_hidden(*character));
    let (at, character) = all.next()?;
    Some(Hidden { at, character, count: all.count() + 1 })
}

/// Controls, marks that turn the direction of writing, and blanks without width. Joiners and variation selectors
/// belong to writing.
fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Old editors end lines with CR alone; everything after this stage counts LF.
fn with_line_ends(text: &str) -> Arc<str> {
    if text.contains('\n') || !text.contains('\r') { text.into() } else { text.replace('\r', "\n").into() }
}
