//! Diagnostics: what is wrong with a plan or a theme, where, why, and how to mend it.
//!
//! Takes facts (a code, a place, arguments), gives reports in Japanese or English.
//! Must not know any stage: the words of every code are data in `words/*.toml`.

mod catalogue;
mod code;
mod failure;
mod report;

pub use catalogue::Catalogue;
pub use code::{Code, Severity};
pub use failure::Failure;
pub use report::report;

use crate::source::Span;

/// One mistake in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// Where it is; `None` only for a file that is missing as a whole.
    pub span: Option<Span>,
    /// The facts that the words are filled with.
    pub arguments: Vec<(&'static str, String)>,
    /// Which of the code's hints fits.
    pub hint: &'static str,
    /// Another place that belongs to the mistake (the first of two equal ids).
    pub other: Option<Span>,
}

impl Diagnostic {
    /// A mistake at a place.
    pub fn at(code: Code, span: Span) -> Self {
        Self { code, span: Some(span), arguments: Vec::new(), hint: "default", other: None }
    }

    /// A mistake about a file that has no text.
    pub fn about_file(code: Code, path: impl Into<String>) -> Self {
        Self { code, span: None, arguments: vec![("path", path.into())], hint: "default", other: None }
    }

    /// Adds a fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Chooses the hint; the default one is called `default`.
    #[must_use]
    pub fn hint(mut self, hint: &'static str) -> Self {
        self.hint = hint;
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn other(mut self, span: Span) -> Self {
        self.other = Some(span);
        self
    }

    /// Adds the nearest of the known words as `near`, or all of them as `known`, and picks the hint to match.
    #[must_use]
    pub fn suggest<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().filter(|word| !word.is_empty()).collect();
        if let Some(near) = nearest(wrong, &known) {
            return self.with("near", near).hint("near");
        }
        if known.is_empty() {
            return self.hint("none");
        }
        let shown = known.iter().take(20).copied().collect::<Vec<_>>().join(", ");
        let more = if known.len() > 20 { ", …" } else { "" };
        self.with("known", format!("{shown}{more}"))
    }
}

/// The known word that is most like the wrong one, if any is like it.
fn nearest<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let folded = wrong.to_lowercase().replace('_', "-");
    known
        .iter()
        .map(|word| (strsim::jaro_winkler(&folded, &word.to_lowercase().replace('_', "-")), *word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// Collects the diagnostics of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Takes all of another collection in.
    pub fn append(&mut self, mut other: Self) {
        self.all.append(&mut other.all);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error)
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.all.iter().filter(|diagnostic| diagnostic.code.severity() == severity).count()
    }

    /// All of them by place, then by code; the order of discovery does not show.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.all.iter().collect();
        sorted.sort_by(|a, b| (a.span, a.code, &a.arguments).cmp(&(b.span, b.code, &b.arguments)));
        sorted.dedup();
        sorted
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_far_ones_are_listed() {
        assert_eq!(nearest("indicater", &["item", "indicator"]), Some("indicator"));
        assert_eq!(nearest("zzz", &["item", "indicator"]), None);
    }
}
