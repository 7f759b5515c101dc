//! Diagnostics as text for people: the source line, carets that align under full-width characters, a hint.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::source::{SourceText, Sources, Span};

use super::{Catalogue, Diagnostic, Diagnostics, MOST_SUGGESTIONS, Severity, clipped};

/// The most findings of a report: nobody mends more at once.
pub(crate) const MOST_SHOWN: usize = MOST_SUGGESTIONS;
/// Two places of a file that are farther apart than this, in bytes, are shown separately.
const NEAR: u32 = 10_000;

/// Writes all diagnostics by place, with colours when `styled`, and a closing line with the counts.
pub fn report(diagnostics: &Diagnostics, sources: &Sources, catalogue: &Catalogue, styled: bool) -> String {
    let key = if diagnostics.has_errors() { "report.closing-errors" } else { "report.closing-warnings" };
    shown((diagnostics, key), sources, catalogue, styled)
}

/// The same for who wanted to know, and did not want anything written.
pub fn findings(diagnostics: &Diagnostics, sources: &Sources, catalogue: &Catalogue, styled: bool) -> String {
    shown((diagnostics, "report.closing-found"), sources, catalogue, styled)
}

fn shown(
    (diagnostics, closing_key): (&Diagnostics, &str),
    sources: &Sources,
    catalogue: &Catalogue,
    styled: bool,
) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut sorted = diagnostics.sorted();
    if sorted.len() > MOST_SHOWN {
        sorted.sort_by_key(|diagnostic| diagnostics.severity(diagnostic));
    }
    let mut text = String::new();
    for diagnostic in sorted.iter().take(MOST_SHOWN) {
        let severity = diagnostics.severity(diagnostic).unwrap_or(Severity::Warning);
        text.push_str(&one((diagnostic, severity), sources, catalogue, &renderer));
        text.push_str("\n\n");
    }
    if let Some(rest) = sorted.len().checked_sub(MOST_SHOWN).filter(|rest| *rest > 0) {
        text.push_str(&catalogue.say("report.more", &[("count", rest.to_string())]));
        text.push('\n');
    }
    text.push_str(&closing((diagnostics, closing_key), catalogue));
    text
}

fn one(
    (diagnostic, severity): (&Diagnostic, Severity),
    sources: &Sources,
    catalogue: &Catalogue,
    renderer: &Renderer,
) -> String {
    let (level, name) = match severity {
        Severity::Error => (Level::ERROR, catalogue.say("report.error", &[])),
        Severity::Warning => (Level::WARNING, catalogue.say("report.warning", &[])),
    };
    let title = level.with_name(name).primary_title(catalogue.title(diagnostic)).id(diagnostic.code.text());
    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let is_near = |other: &Span| other.file == span.file && other.start.abs_diff(span.start) < NEAR;
        let near = diagnostic.other.filter(is_near);
        let far = diagnostic.other.filter(|other| !is_near(other));
        let spans: Vec<Span> = near.into_iter().chain([span]).collect();
        if let Some(mut window) = Window::over(sources, &spans) {
            window = window.mark(span, AnnotationKind::Primary, label(diagnostic, sources, catalogue));
            if let Some(near) = near {
                window = window.mark(near, AnnotationKind::Context, catalogue.other(diagnostic));
            }
            group = group.element(window.lines);
        }
        if let Some(window) = far.and_then(|far| Window::over(sources, &[far])) {
            let far = diagnostic.other.unwrap_or(span);
            group =
                group.element(window.mark(far, AnnotationKind::Context, catalogue.other(diagnostic)).lines);
        }
    }
    if let Some(hint) = catalogue.hint(diagnostic) {
        group = group.element(Level::HELP.with_name(catalogue.say("report.hint", &[])).message(hint));
    }
    renderer.render(&[group])
}

/// The words under the caret. In a table they begin with what a spreadsheet calls the place.
pub(super) fn label(diagnostic: &Diagnostic, sources: &Sources, catalogue: &Catalogue) -> Option<String> {
    let label = catalogue.label(diagnostic);
    let Some(place) = diagnostic.span.and_then(|span| sources.cell(span)) else { return label };
    let row = ("row", place.row.to_string());
    let cell = match place.column {
        None => catalogue.say("report.row", &[row]),
        Some(column) => {
            let cell = ("cell", format!("{column}{}", place.row));
            match place.head {
                None => catalogue.say("report.cell-head", &[cell]),
                Some(head) if head.is_empty() => catalogue.say("report.cell-alone", &[cell]),
                Some(head) => catalogue.say("report.cell", &[cell, ("head", clipped(&head))]),
            }
        }
    };
    Some(match label {
        Some(label) => catalogue.say("report.in-cell", &[("cell", cell), ("label", label)]),
        None => cell,
    })
}

type Lines<'a> = Snippet<'a, annotate_snippets::Annotation<'a>>;

/// The lines from the first to the last of the spans, and no more: a report over a large file stays cheap.
struct Window<'a> {
    source: &'a SourceText,
    start: usize,
    lines: Lines<'a>,
}

impl<'a> Window<'a> {
    fn over(sources: &'a Sources, spans: &[Span]) -> Option<Self> {
        let first = spans.iter().min_by_key(|span| span.start)?;
        let last = spans.iter().map(|span| span.start as usize).max()?;
        let source = sources.get(first.file);
        let text: &'a str = &source.text;
        let start = text.get(..first.start as usize)?.rfind('\n').map_or(0, |at| at + 1);
        let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
        let lines = Snippet::source(&text[start..end]).path(&*source.path);
        let lines = lines.line_start(sources.position(*first).line);
        Some(Self { source, start, lines })
    }

    fn mark(mut self, span: Span, kind: AnnotationKind, label: Option<String>) -> Self {
        let range = first_line(&self.source.text, span);
        let range = range.start - self.start..range.end - self.start;
        self.lines = self.lines.annotation(kind.span(range).label(label));
        self
    }
}

/// A span over many lines (a whole row, a whole table) is shown by its first line.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    // A parser may point at one byte of a letter; what is shown is the letter.
    let range = text.floor_char_boundary(span.start as usize)..text.ceil_char_boundary(span.end as usize);
    let covered = text.get(range.clone()).unwrap_or("");
    let length = covered.find(['\n', '\r']).unwrap_or(covered.len());
    // A place between letters is shown by the letter behind it.
    let next = text[range.start..].chars().next().filter(|c| length == 0 && !matches!(c, '\n' | '\r'));
    range.start..range.start + next.map_or(length, char::len_utf8)
}

fn closing((diagnostics, key): (&Diagnostics, &str), catalogue: &Catalogue) -> String {
    let errors = diagnostics.count(Severity::Error);
    let warnings = diagnostics.count(Severity::Warning);
    let counts = [("errors", errors.to_string()), ("warnings", warnings.to_string())];
    let mut line = catalogue.say(key, &counts);
    line.push('\n');
    line
}
