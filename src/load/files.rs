//! Reads and parses source files in parallel; what cannot be read becomes diagnostics.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{DecodeProblem, Entry, FileId, SourceTree, Sources, Span, decode, ending};

use super::csv::{self, RawTable};
use super::document::{self, RawDocument};
use super::kept::{KeptText, KeptTexts};
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

/// One file, decoded.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// Path below the site's folder.
    pub(super) path: Arc<str>,
    /// Its number among the sources; none when it could not be read, which has been reported.
    pub(super) id: Option<FileId>,
    /// What is in it.
    pub(super) content: Arc<str>,
}

impl Text {
    /// Whether a text is the very same as another, at the same place among the sources.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.id == other.id && self.path == other.path && Arc::ptr_eq(&self.content, &other.content)
    }
}

/// Whether a path is one that we parse, by its ending.
pub(super) fn is_text(path: &str) -> bool {
    matches!(ending(path), "toml" | "md" | "csv" | "tsv")
}

fn is_table(path: &str) -> bool {
    matches!(ending(path), "csv" | "tsv")
}

/// Reads `entries` and keeps their texts in `sources`, in the given order; `None` where one could not be read.
/// Characters that nobody sees are reported.
pub(crate) fn add_texts(
    tree: &dyn SourceTree,
    entries: &[Entry],
    (sources, diagnostics): (&mut Sources, &mut Diagnostics),
) -> Vec<Option<FileId>> {
    read_texts(tree, entries, None, (sources, diagnostics)).into_iter().map(|text| text.id).collect()
}

/// The same, and takes over the texts of files that are as they were.
pub(super) fn read_texts(
    tree: &dyn SourceTree,
    entries: &[Entry],
    kept: Option<&mut KeptTexts>,
    (sources, diagnostics): (&mut Sources, &mut Diagnostics),
) -> Vec<Text> {
    let known = kept.as_deref();
    let read = |entry: &Entry| {
        let known = known.and_then(|known| known.get(&entry.path));
        if let Some(known) = known.filter(|known| known.state.is_some() && known.state == entry.state) {
            return Ok(known.clone());
        }
        let text = read(tree, entry)?;
        Ok(match known.filter(|known| known.text == text) {
            Some(known) => KeptText { state: entry.state, ..known.clone() },
            None => KeptText { state: entry.state, hidden: hidden(&text), text },
        })
    };
    let read: Vec<Result<KeptText, Diagnostic>> = entries.par_iter().map(read).collect();
    let mut texts = Vec::with_capacity(entries.len());
    let mut keep = KeptTexts::new();
    for (entry, read) in entries.iter().zip(read) {
        let path = entry.path.clone();
        match read {
            Ok(one) => {
                let id = sources.add(path.clone(), one.text.clone());
                diagnostics.extend(one.hidden.as_ref().map(|hidden| hidden.reported(id)));
                texts.push(Text { path: path.clone(), id: Some(id), content: one.text.clone() });
                if kept.is_some() {
                    keep.insert(path, one);
                }
            }
            Err(diagnostic) => {
                diagnostics.push(diagnostic);
                texts.push(Text { path, id: None, content: Arc::default() });
            }
        }
    }
    if let Some(kept) = kept {
        *kept = keep;
    }
    texts
}

/// What a text says, by the ending of its file.
pub(super) fn parse(text: &Text, diagnostics: &mut Diagnostics) -> Parsed {
    let Text { path, id: Some(id), content } = text else { return Parsed::Unread };
    match ending(path) {
        "toml" => toml::parse(content, *id, 0, diagnostics).map_or(Parsed::Unread, Parsed::Settings),
        "csv" => Parsed::Table(csv::parse(content, *id, (path, b','), diagnostics)),
        "tsv" => Parsed::Table(csv::parse(content, *id, (path, b'\t'), diagnostics)),
        _ => Parsed::Document(document::parse(content, *id, stem(path), diagnostics)),
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
#[derive(Clone, Debug)]
pub(super) struct Hidden {
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
