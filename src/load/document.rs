//! A Markdown file: front matter between two `+++` lines, then text.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Span, Spanned};

use super::fence::{self, FENCE};
use super::record::Record;
use super::toml;

/// A Markdown file, as written.
#[derive(Clone, Debug)]
pub struct RawDocument {
    /// The file's name without its ending; the span is the file's first line.
    pub stem: Spanned<String>,
    /// The front matter; empty when there is none.
    pub front: Record,
    /// Whether the front matter could be read; if not, what seems missing may be there.
    pub whole: bool,
    /// Where the text stands.
    pub body: Span,
    /// The same document in other languages.
    pub translations: Vec<RawTranslation>,
}

/// A document in another language than its original.
#[derive(Clone, Debug)]
pub struct RawTranslation {
    /// The language's tag, as the file's name says it (`01-about.en.md`).
    pub tag: String,
    /// The document.
    pub document: RawDocument,
}

/// The name of an original and the language, when a name is that of a translation (`01-about.en`).
pub(super) fn translated(stem: &str) -> Option<(&str, &str)> {
    stem.rsplit_once('.').filter(|(original, tag)| !original.is_empty() && is_language_tag(tag))
}

/// Whether a word looks like the tag of a language (`fr`, `ja-easy`).
pub(crate) fn is_language_tag(word: &str) -> bool {
    let mut parts = word.split('-');
    let is_part = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    parts.next().is_some_and(|first| matches!(first.len(), 2 | 3) && is_part(first))
        && parts.all(|part| (2..=8).contains(&part.len()) && is_part(part))
}

/// Splits a file and parses its front matter.
pub(super) fn parse(text: &str, file: FileId, stem: &str, diagnostics: &mut Diagnostics) -> RawDocument {
    let first_line = Span::new(file, 0..text.find(['\r', '\n']).unwrap_or(text.len()));
    let stem = Spanned::new(stem.to_owned(), first_line);
    let document = |front: Option<Record>, body: usize| RawDocument {
        stem: stem.clone(),
        whole: front.is_some(),
        front: front.unwrap_or_else(|| Record::empty(first_line)),
        body: Span::new(file, body..text.len()),
        translations: Vec::new(),
    };
    let Some(front_start) = fence_end(text, 0) else {
        if let Some(slip) = fence::opening(text) {
            let span = Span::new(file, slip.range.clone());
            let diagnostic = Diagnostic::at(Code::FrontMatterUnread, span);
            diagnostics.push(diagnostic.with("value", &text[slip.range]).hint(slip.hint));
            return document(None, text.len());
        }
        return document(Some(Record::empty(first_line)), 0);
    };
    let mut at = front_start;
    loop {
        if let Some(body) = fence_end(text, at) {
            let front = toml::parse(&text[front_start..at], file, front_start, diagnostics);
            return document(front, body);
        }
        match text[at..].find('\n') {
            Some(length) => at += length + 1,
            None => break,
        }
    }
    let diagnostic = Diagnostic::at(Code::FrontMatterUnclosed, first_line);
    diagnostics.push(match fence::nearly(&text[front_start..]) {
        Some(range) => {
            let other = Span::new(file, front_start + range.start..front_start + range.end);
            diagnostic.other(other).hint("near")
        }
        None => diagnostic,
    });
    document(None, text.len())
}

/// Where the text goes on after a fence line at `at`, if one stands there.
fn fence_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let line = rest.split('\n').next()?;
    (line.trim_end() == FENCE).then(|| (at + line.len() + 1).min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_languages_are_short_words() {
        assert!(is_language_tag("fr") && is_language_tag("ja-easy") && is_language_tag("pt-br"));
        for word in ["x", "year", "en-", "EN", ""] {
            assert!(!is_language_tag(word), "{word}");
        }
        assert_eq!(translated("01-about.ja-easy"), Some(("01-about", "ja-easy")));
        assert_eq!(translated("01-about"), None);
    }
}
