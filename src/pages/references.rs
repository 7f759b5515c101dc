//! Checks what texts refer to, and notes what they mention, before anything is rendered.
//!
//! Takes a text, its place and where references lead; gives findings and mentions. Renders nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, MOST_SUGGESTIONS};
use crate::markdown::{self, Reference, ReferenceKind, Scan, scan};
use crate::model::{Plan, PlanId, Prose};
use crate::source::Span;

use super::links::{Lead, Links};
use super::view::{Link, MentionView};

/// Where a text stands: what a mention of something in it leads back to.
#[derive(Clone, Debug)]
pub(super) struct TextPlace<'a> {
    /// The plan that the text belongs to; none: the site.
    pub(super) plan: Option<&'a Plan>,
    /// The page that shows it.
    pub(super) page: Link,
    /// The anchor and heading that it stands under, when it is a section of an item.
    pub(super) section: Option<(String, String)>,
    /// What stands before the anchors of its own headings on that page.
    pub(super) prefix: &'static str,
}

/// What refers to what: by address, the texts that mention it.
pub(super) type Mentions = BTreeMap<String, Vec<MentionView>>;

/// Checks the references of one text and notes what it mentions.
pub(super) fn check(
    prose: &Prose,
    place: &TextPlace<'_>,
    links: &Links,
    (mentions, diagnostics): (&mut Mentions, &mut Diagnostics),
) -> Scan {
    let found = scan(&prose.text);
    let plan = place.plan.map(|plan| &plan.id);
    diagnostics.extend(raw_html(prose, &found));
    for (label, range) in &found.footnotes_undefined {
        let diagnostic = Diagnostic::at(Code::FootnoteUndefined, placed(prose, range));
        diagnostics.push(diagnostic.with("value", label));
    }
    let mut misses = 0;
    for reference in &found.references {
        match reference.kind {
            ReferenceKind::Link => {
                if let Some(problem) = broken(reference, (prose, &found), (links, plan), &mut misses) {
                    diagnostics.push(problem);
                } else if let Some(Lead::Inside(link)) = links.lead(plan, &reference.target) {
                    mention(mentions, &link.path, reference, &found, place);
                }
            }
            ReferenceKind::Picture => picture(reference, prose, (links, plan), diagnostics),
            ReferenceKind::Figure if !reference.alone => {
                let diagnostic = Diagnostic::at(Code::FigureNotAlone, placed(prose, &reference.range));
                diagnostics.push(diagnostic.with("value", &reference.target));
            }
            ReferenceKind::Figure => {}
        }
    }
    found
}

/// The place of a part of a text. A text with escapes in it has no exact places, and is shown as a whole.
pub(super) fn placed(prose: &Prose, range: &Range<usize>) -> Span {
    if prose.span.range().len() == prose.text.len() { prose.span.within(range) } else { prose.span }
}

/// Raw HTML, once a line: an element has two tags.
fn raw_html(prose: &Prose, found: &Scan) -> Vec<Diagnostic> {
    let mut said = 0;
    let mut diagnostics = Vec::new();
    for range in &found.raw_html {
        if diagnostics.is_empty() || prose.text[said..range.start].contains('\n') {
            diagnostics.push(Diagnostic::at(Code::RawHtml, placed(prose, range)));
        }
        said = range.end;
    }
    diagnostics
}

/// What is wrong with a link. `misses` counts those that lead nowhere: suggestions take their time.
fn broken(
    reference: &Reference,
    (prose, found): (&Prose, &Scan),
    (links, plan): (&Links, Option<&PlanId>),
    misses: &mut usize,
) -> Option<Diagnostic> {
    let span = placed(prose, &reference.range);
    let target = reference.target.as_str();
    let at = |code: Code, value: &str| Diagnostic::at(code, span).with("value", value);
    if target.is_empty() {
        return Some(at(Code::LinkBroken, target).hint("empty"));
    }
    if !markdown::is_followed(target) {
        return Some(at(Code::LinkRefused, target));
    }
    let (bare, anchor) = target.split_once('#').map_or((target, None), |(bare, anchor)| (bare, Some(anchor)));
    if bare.is_empty() {
        let anchor = anchor.unwrap_or("");
        let own: Vec<&str> = found.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        return (!own.contains(&anchor)).then(|| at(Code::AnchorBroken, anchor).suggest(anchor, own));
    }
    let Some(lead) = links.lead(plan, bare) else {
        if links.may_be(plan, bare) {
            return None;
        }
        if bare.contains(':') && !Links::is_meant(bare) {
            return Some(at(Code::LinkRefused, target));
        }
        *misses += 1;
        let diagnostic = at(Code::LinkBroken, target);
        let few = *misses <= MOST_SUGGESTIONS;
        return Some(if few { links.suggest(plan, bare, diagnostic) } else { diagnostic.hint("many") });
    };
    let (Lead::Inside(link), Some(anchor)) = (lead, anchor) else { return None };
    let anchors = links.anchors(&link.path);
    let known = anchors.is_some_and(|anchors| anchors.contains(anchor));
    let all = anchors.into_iter().flatten().map(String::as_str);
    (!known).then(|| at(Code::AnchorBroken, anchor).suggest(anchor, all))
}

fn mention(mentions: &mut Mentions, path: &str, reference: &Reference, found: &Scan, place: &TextPlace<'_>) {
    let target = path.to_owned();
    let heading = reference.heading.and_then(|at| found.headings.get(at));
    let (anchor, section) = match (&place.section, heading) {
        (Some((anchor, name)), _) => (Some(anchor.clone()), Some(name.clone())),
        (None, Some(heading)) => {
            (Some(format!("{}{}", place.prefix, heading.anchor)), Some(heading.text.clone()))
        }
        (None, None) => (None, None),
    };
    let path = match anchor {
        Some(anchor) => format!("{}#{anchor}", place.page.path),
        None => place.page.path.clone(),
    };
    if place.page.path == target {
        return;
    }
    let view = MentionView { link: Link { path, text: place.page.text.clone() }, section };
    let known = mentions.entry(target).or_default();
    // Texts are checked in their order, so that what one section mentions twice comes twice in a row.
    if known.last() != Some(&view) {
        known.push(view);
    }
}

fn picture(
    reference: &Reference,
    prose: &Prose,
    (links, plan): (&Links, Option<&PlanId>),
    diagnostics: &mut Diagnostics,
) {
    let span = placed(prose, &reference.range);
    let target = reference.target.as_str();
    if links.picture(plan, target).is_some() {
        if reference.text_empty {
            diagnostics.push(Diagnostic::at(Code::PictureWithoutText, span).with("value", target));
        }
    } else if !links.may_be(plan, target) {
        let diagnostic = Diagnostic::at(Code::PictureMissing, span).with("value", target);
        diagnostics.push(match target.split_once(':') {
            Some(_) => diagnostic.hint("elsewhere"),
            None => diagnostic.suggest(target, links.files(plan)),
        });
    }
}
