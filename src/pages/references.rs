//! Checks what texts refer to, and notes what they mention, before anything is rendered.
//!
//! Takes a text, its place and where references lead; gives findings and mentions. Renders nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, MOST_SUGGESTIONS};
use crate::markdown::{self, Reference, ReferenceKind, Scan, scan};
use crate::model::{DraftKind, Plan, PlanId, Prose};
use crate::source::Span;

use super::links::{Lead, Links};
use super::view::{Link, MentionView};

/// The hint where no suggestion is made any more: none.
pub(super) const MANY: &str = "many";

/// Where a text stands: what a mention of something in it leads back to.
#[derive(Clone, Debug)]
pub(super) struct TextPlace {
    /// The page that shows it.
    pub(super) page: Link,
    /// The anchor and heading that it stands under, when it is a section of an item.
    pub(super) section: Option<(String, String)>,
    /// What stands before the anchors of its own headings on that page.
    pub(super) prefix: &'static str,
}

/// What refers to what: by address, the texts that mention it.
pub(super) type Mentions = BTreeMap<String, Vec<MentionView>>;

/// One text that mentions something, with the address of what it mentions.
pub(super) type Mention = (String, MentionView);

/// The mentions of a plan's texts by what they mention.
pub(super) fn gathered(all: impl IntoIterator<Item = Mention>) -> Mentions {
    let mut mentions = Mentions::new();
    for (target, mention) in all {
        let known = mentions.entry(target).or_default();
        // Texts come in their order, so that what one section mentions twice comes twice in a row.
        if known.last() != Some(&mention) {
            known.push(mention);
        }
    }
    mentions
}

/// The folder that an address begins with: its plan's.
pub(super) fn folder(address: &str) -> Option<&str> {
    address.split_once('/').map(|(folder, _)| folder)
}

/// Checks the texts of a plan, or those of the site.
pub(super) struct Checker<'a> {
    links: &'a Links,
    /// None: the site.
    plan: Option<&'a Plan>,
    diagnostics: &'a mut Diagnostics,
    /// How many references lead nowhere so far.
    misses: usize,
    /// Whether the text is one of the original in the place of a translation, which has been judged there.
    is_judged: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn new(links: &'a Links, plan: Option<&'a Plan>, diagnostics: &'a mut Diagnostics) -> Self {
        Self { links, plan, diagnostics, misses: 0, is_judged: false }
    }

    /// Checks the references of one text. Gives what is in it and what it mentions.
    pub(super) fn check(&mut self, prose: &Prose, place: &TextPlace) -> (Scan, Vec<Mention>) {
        let found = scan(&prose.text);
        self.is_judged = prose.is_fallback;
        for diagnostic in raw_html(prose, &found) {
            self.push(diagnostic);
        }
        for (label, range) in &found.footnotes_undefined {
            let diagnostic = Diagnostic::at(Code::FootnoteUndefined, placed(prose, range));
            self.push(diagnostic.with("value", label));
        }
        let own: BTreeSet<&str> = found.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        let mut mentions = Vec::new();
        for reference in &found.references {
            match reference.kind {
                ReferenceKind::Link => {
                    if let Some(problem) = self.broken(reference, prose, &own) {
                        self.push(problem);
                    } else if let Some(Lead::Inside(link)) = self.links.lead(self.id(), &reference.target) {
                        mentions.extend(self.mention(link.path, reference, &found, place));
                    }
                }
                ReferenceKind::Picture => self.picture(reference, prose),
                ReferenceKind::Figure if !reference.alone => {
                    let diagnostic = Diagnostic::at(Code::FigureNotAlone, placed(prose, &reference.range));
                    self.push(diagnostic.with("value", &reference.target));
                }
                ReferenceKind::Figure => {}
            }
        }
        (found, mentions)
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_judged {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Counts something that leads nowhere. Gives whether it gets a suggestion: a search takes its time, and a report
    /// shows only so many.
    pub(super) fn may_suggest(&mut self) -> bool {
        self.misses += 1;
        self.misses <= MOST_SUGGESTIONS
    }

    /// What a target is that is left out because it is a draft.
    pub(super) fn draft(&self, bare: &str) -> Option<(DraftKind, &'a str)> {
        self.links.draft(self.id(), bare)
    }

    fn id(&self) -> Option<&'a PlanId> {
        self.plan.map(|plan| &plan.id)
    }

    /// What is wrong with a link, if anything. `own` are the anchors of its text.
    fn broken(&mut self, reference: &Reference, prose: &Prose, own: &BTreeSet<&str>) -> Option<Diagnostic> {
        let (links, plan) = (self.links, self.id());
        let span = placed(prose, &reference.range);
        let target = reference.target.as_str();
        let at = |code: Code, value: &str| Diagnostic::at(code, span).with("value", value);
        if target.is_empty() {
            return Some(at(Code::LinkBroken, target).hint("empty"));
        }
        if !markdown::is_followed(target) {
            let is_bare = target.trim_end_matches('/').ends_with(':');
            let diagnostic = at(Code::LinkRefused, target);
            return Some(if is_bare { diagnostic.hint("bare") } else { diagnostic });
        }
        let (bare, anchor) =
            target.split_once('#').map_or((target, None), |(bare, anchor)| (bare, Some(anchor)));
        if bare.is_empty() {
            let anchor = anchor.unwrap_or("");
            let diagnostic = (!own.contains(anchor)).then(|| at(Code::AnchorBroken, anchor))?;
            return Some(self.suggested(diagnostic, anchor, || own.iter().copied()));
        }
        let Some(lead) = links.lead(plan, bare) else {
            if let Some(draft) = links.draft(plan, bare) {
                return Some(draft_referenced(draft, span));
            }
            if links.may_be(plan, bare) {
                return None;
            }
            if bare.contains(':') && !Links::is_meant(bare) {
                return Some(at(Code::LinkRefused, target));
            }
            let diagnostic = at(Code::LinkBroken, target);
            let few = self.may_suggest();
            return Some(if few { links.suggest(plan, bare, diagnostic) } else { diagnostic.hint(MANY) });
        };
        let (Lead::Inside(link), Some(anchor)) = (lead, anchor) else { return None };
        let anchors = links.anchors(&link.path);
        if anchors.is_some_and(|anchors| anchors.contains(anchor)) {
            return None;
        }
        let all = || anchors.into_iter().flatten().map(String::as_str);
        Some(self.suggested(at(Code::AnchorBroken, anchor), anchor, all))
    }

    /// A diagnostic with what may have been meant, as long as suggestions are made.
    fn suggested<'k, K: Iterator<Item = &'k str>>(
        &mut self,
        diagnostic: Diagnostic,
        wrong: &str,
        known: impl FnOnce() -> K,
    ) -> Diagnostic {
        if self.may_suggest() { diagnostic.suggest(wrong, known()) } else { diagnostic.hint(MANY) }
    }

    fn mention(
        &self,
        target: String,
        reference: &Reference,
        found: &Scan,
        place: &TextPlace,
    ) -> Option<Mention> {
        if place.page.path == target {
            return None;
        }
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
        let elsewhere = self.plan.filter(|plan| folder(&target) != Some(plan.id.as_str()));
        // The page of the other plan itself says its title already.
        let plan = elsewhere.map(|plan| plan.title.clone()).filter(|title| *title != place.page.text);
        let link = Link { path, text: place.page.text.clone() };
        Some((target, MentionView { link, plan, section }))
    }

    fn picture(&mut self, reference: &Reference, prose: &Prose) {
        let (links, plan) = (self.links, self.id());
        let span = placed(prose, &reference.range);
        let target = reference.target.as_str();
        if links.picture(plan, target).is_some() {
            if reference.text_empty {
                self.push(Diagnostic::at(Code::PictureWithoutText, span).with("value", target));
            }
        } else if !links.may_be(plan, target) {
            let diagnostic = Diagnostic::at(Code::PictureMissing, span).with("value", target);
            let diagnostic = match target.split_once(':') {
                Some(_) => diagnostic.hint("elsewhere"),
                None => self.suggested(diagnostic, target, || links.files(plan)),
            };
            self.push(diagnostic);
        }
    }
}

/// A reference to what is left out because it is a draft.
pub(super) fn draft_referenced((kind, id): (DraftKind, &str), span: Span) -> Diagnostic {
    Diagnostic::at(Code::DraftReferenced, span).with("what", kind.id()).with("value", id)
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
