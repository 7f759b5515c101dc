//! Diagnostics: what is wrong with a plan or a theme, where, why, and how to mend it.
//!
//! Takes facts (a code, a place, arguments), gives reports in Japanese or English.
//! Must not know any stage: the words of every code are data in `words/*.toml`.

mod catalogue;
mod code;
mod explained;
mod failure;
mod gaps;
mod guide;
mod level;
mod machine;
mod report;

pub use catalogue::Catalogue;
pub use code::{Code, Severity, Stage};
pub use explained::{ExampleFile, Explained, code_list, explained, sound_site};
pub use failure::{Cause, Failure};
pub use gaps::Gaps;
pub use guide::guide;
pub use level::{Level, Levels};
pub(crate) use machine::errors;
pub use machine::{json, sarif};
pub(crate) use report::MOST_SHOWN;
pub use report::{findings, report};

use std::collections::BTreeSet;
use std::io;

use crate::source::{EntryProblem, Span, half_width};

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

/// Where a mistake is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In a text.
    Text(Span),
    /// A file that has no text, by its path.
    File(Option<String>),
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

    /// A file that the system does not let us read.
    pub fn unreadable(path: impl Into<String>, error: &io::Error) -> Self {
        Self::about_file(Code::FileUnreadable, path).with("why", failure::why(error.kind()))
    }

    /// Something among the sources that is no plain file, or a folder that cannot be looked into.
    pub fn refused(problem: EntryProblem) -> Self {
        match problem.what {
            "permission" | "system" => {
                Self::about_file(Code::FileUnreadable, problem.path).with("why", problem.what)
            }
            what => Self::about_file(Code::FileRefused, problem.path).hint(what),
        }
    }

    /// Where it is: in a text, or a file as a whole.
    fn place(&self) -> Place {
        let path = || self.arguments.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.clone());
        self.span.map_or_else(|| Place::File(path()), Place::Text)
    }

    /// Adds a fact. What an editor typed is repeated only as far as a sentence bears it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        let value = value.to_string();
        let typed = matches!(name, "value" | "key" | "near");
        self.arguments.push((name, if typed { clipped(&value) } else { value }));
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

    /// Adds several words as one fact; a report shows the first thirty.
    #[must_use]
    pub fn list<T: AsRef<str>>(self, name: &'static str, words: &[T]) -> Self {
        let shown: Vec<String> = words.iter().take(MOST_WORDS).map(|word| clipped(word.as_ref())).collect();
        let more = if words.len() > MOST_WORDS { [BETWEEN, "…"].concat() } else { String::new() };
        let words = shown.join(BETWEEN) + &more;
        let mut diagnostic = self;
        diagnostic.arguments.push((name, words));
        diagnostic
    }

    /// Adds the nearest of the known words as `near`, or all of them as `known`, and picks the hint to match.
    #[must_use]
    pub fn suggest<'a>(self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().filter(|word| !word.is_empty()).collect();
        if let Some(near) = nearest(wrong, known.iter().copied()) {
            return self.with("near", near).hint("near");
        }
        if known.is_empty() {
            return self.hint("none");
        }
        self.list("known", &known)
    }
}

/// What stands between the words of a list until a language puts its own sign there.
const BETWEEN: &str = "\u{1f}";
/// The most words that a report lists.
const MOST_WORDS: usize = 30;
/// How many findings of a kind get a suggestion: as many as a report shows.
pub(crate) const MOST_SUGGESTIONS: usize = 100;
/// The longest value that a report repeats, in characters.
const LONGEST_VALUE: usize = 80;

/// A value that is short enough to be read in a sentence.
fn clipped(value: &str) -> String {
    match value.char_indices().nth(LONGEST_VALUE) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// The known word that is most like the wrong one, if any is like it; the first of several.
pub(crate) fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = |word: &str| -> String {
        word.chars().map(half_width).collect::<String>().to_lowercase().replace('_', "-")
    };
    if wrong.chars().nth(LONGEST_VALUE).is_some() {
        return None;
    }
    let wrong = folded(wrong);
    known
        .into_iter()
        .map(|word| (likeness(&wrong, &folded(word)), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, word)| word)
}

/// The code whose text is most like a wrong one, if any is like it.
pub fn nearest_code(wrong: &str) -> Option<Code> {
    nearest(wrong, Code::ALL.iter().map(|code| code.text())).and_then(Code::of)
}

/// How alike two words are, from 0 to 1. Different numbers are different things, not slips of the finger, and a
/// single letter is like no word.
fn likeness(a: &str, b: &str) -> f64 {
    let letters = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let is_letter = |word: &str| word.chars().nth(1).is_none();
    if a != b && (letters(a) == letters(b) || is_letter(a) || is_letter(b)) {
        return 0.0;
    }
    strsim::jaro_winkler(a, b)
}

/// Collects the diagnostics of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    all: Vec<Diagnostic>,
    levels: Levels,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// From here on findings are as grave as the site says, also those that are there already.
    pub fn set_levels(&mut self, levels: Levels) {
        self.levels = levels;
    }

    /// How grave the site wants its findings to be.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// How grave a finding is here; none when the site does not want to hear of it.
    pub fn severity(&self, diagnostic: &Diagnostic) -> Option<Severity> {
        self.levels.severity(diagnostic.code)
    }

    /// Takes one in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.all.push(diagnostic);
    }

    /// Takes all of another collection in.
    pub fn append(&mut self, mut other: Self) {
        self.all.append(&mut other.all);
    }

    /// Takes in what another look at the same sources has found, as far as it is new: the same mistake at the same
    /// place is one, even if names in it are in another language.
    pub fn append_new(&mut self, other: Self) {
        let known: BTreeSet<(Code, Place)> = self.all.iter().map(|one| (one.code, one.place())).collect();
        self.all.extend(other.all.into_iter().filter(|one| !known.contains(&(one.code, one.place()))));
    }

    /// Takes several in.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.all.extend(diagnostics);
    }

    /// How many were taken in, whether or not the site wants to hear of them.
    pub(crate) fn taken(&self) -> usize {
        self.all.len()
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|diagnostic| self.severity(diagnostic) == Some(Severity::Error))
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|diagnostic| self.severity(diagnostic) == Some(severity)).count()
    }

    /// All that the site wants to hear of, by place, then by code, each once; the order of discovery does not show.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> =
            self.all.iter().filter(|diagnostic| self.severity(diagnostic).is_some()).collect();
        sorted.sort_by(|a, b| (a.span, a.code, &a.arguments).cmp(&(b.span, b.code, &b.arguments)));
        sorted.dedup();
        sorted
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.iter().all(|diagnostic| self.severity(diagnostic).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_far_ones_are_listed() {
        let nearest = |wrong, known: &[&'static str]| nearest(wrong, known.iter().copied());
        assert_eq!(nearest("indicater", &["item", "indicator"]), Some("indicator"));
        assert_eq!(nearest("zzz", &["item", "indicator"]), None);
        assert_eq!(nearest("measure-12", &["measure-11", "measure-13"]), None);
    }

    #[test]
    fn a_mistake_at_a_place_is_one_and_files_are_places() {
        let of = |path: &str| Diagnostic::about_file(Code::BadId, path);
        let mut all = Diagnostics::new();
        all.push(of("a").with("value", "ja"));
        let mut other = Diagnostics::new();
        other.extend([of("a").with("value", "en"), of("b")]);
        all.append_new(other);
        assert_eq!(all.sorted(), [&of("a").with("value", "ja"), &of("b")]);
    }

    #[test]
    fn long_values_are_clipped_and_long_lists_cut() {
        let file = crate::source::Sources::default().add("a".into(), "a".into());
        let diagnostic = Diagnostic::at(Code::BadId, Span::new(file, 0..1)).with("value", "あ".repeat(100));
        assert_eq!(diagnostic.arguments[0].1.chars().count(), LONGEST_VALUE + 1);
        let words: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        let diagnostic = diagnostic.list("known", &words);
        assert!(diagnostic.arguments[1].1.ends_with("29\u{1f}…"));
    }
}
