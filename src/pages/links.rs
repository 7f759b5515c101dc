//! Where references lead: every target that Markdown may name, checked before anything is rendered.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Reference, ReferenceKind, Scan, scan};
use crate::model::{Plan, PlanId, Prose, Site};

use super::address::{self, List};
use super::print::Printer;
use super::view::{Link, MentionView};

/// All targets of all plans.
#[derive(Clone, Debug)]
pub struct Links {
    plans: IndexMap<PlanId, PlanLinks>,
}

/// The targets of one plan.
#[derive(Clone, Debug, Default)]
struct PlanLinks {
    /// `kind:id` to address and words.
    targets: BTreeMap<String, Link>,
    /// Files by their path below the plan's folder.
    files: BTreeMap<String, String>,
    /// Anchors by the address of their page.
    anchors: BTreeMap<String, BTreeSet<String>>,
}

/// Where a target leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// To a page or file of the site.
    Inside(Link),
    /// To another place, as written.
    Outside,
}

/// The kinds of targets inside of a plan.
const KINDS: &[&str] =
    &["item", "indicator", "actor", "label", "scope", "district", "term", "chapter", "sdg", "plan", "list"];
/// What may lead out of the site.
const OUTSIDE: &[&str] = &["https:", "http:", "mailto:", "tel:"];

impl Links {
    /// Every target of a site.
    pub(super) fn new(site: &Site, printer: Printer<'_>) -> Self {
        let all: BTreeMap<String, Link> = site
            .plans
            .iter()
            .map(|plan| {
                let link = Link { path: address::plan(&plan.id), text: plan.title.clone() };
                (format!("plan:{}", plan.id), link)
            })
            .collect();
        let plans = site.plans.iter().map(|plan| {
            let mut links = plan_links(plan, printer);
            links.targets.extend(all.clone());
            (plan.id.clone(), links)
        });
        Self { plans: plans.collect() }
    }

    /// Where a target leads from a text of `plan` (none: a text of the site).
    pub(crate) fn lead(&self, plan: Option<&PlanId>, target: &str) -> Option<Lead> {
        if OUTSIDE.iter().any(|scheme| target.to_ascii_lowercase().starts_with(scheme)) {
            return Some(Lead::Outside);
        }
        let (bare, anchor) =
            target.split_once('#').map_or((target, None), |(bare, anchor)| (bare, Some(anchor)));
        if bare.is_empty() {
            return Some(Lead::Outside);
        }
        let mut link = self.find(plan, bare)?;
        if let Some(anchor) = anchor {
            link.path = format!("{}#{anchor}", link.path);
        }
        Some(Lead::Inside(link))
    }

    /// A target without its anchor; `plan:id/item:1` looks into another plan.
    fn find(&self, plan: Option<&PlanId>, bare: &str) -> Option<Link> {
        if let Some((other, inner)) = bare.strip_prefix("plan:").and_then(|rest| rest.split_once('/')) {
            return self.plans.get(other)?.targets.get(inner).cloned();
        }
        match plan.and_then(|plan| self.plans.get(plan.as_str())) {
            Some(links) => links.targets.get(bare).cloned().or_else(|| links.file(bare)),
            None => self
                .plans
                .values()
                .find_map(|links| links.targets.get(bare).filter(|_| bare.starts_with("plan:")).cloned()),
        }
    }

    /// The address of a picture.
    pub(crate) fn picture(&self, plan: Option<&PlanId>, target: &str) -> Option<String> {
        self.plans.get(plan?.as_str())?.files.get(target).cloned()
    }

    fn known<'a>(&'a self, plan: Option<&PlanId>, bare: &str) -> Vec<&'a str> {
        let kind = bare.split(':').next().unwrap_or("");
        let links =
            plan.and_then(|plan| self.plans.get(plan.as_str())).or_else(|| self.plans.values().next());
        let Some(links) = links else { return Vec::new() };
        let same = |target: &&String| target.split(':').next() == Some(kind);
        links.targets.keys().filter(same).map(String::as_str).collect()
    }
}

impl PlanLinks {
    fn file(&self, path: &str) -> Option<Link> {
        let address = self.files.get(path)?;
        let name = path.rsplit('/').next().unwrap_or(path);
        Some(Link { path: address.clone(), text: name.to_owned() })
    }
}

fn plan_links(plan: &Plan, printer: Printer<'_>) -> PlanLinks {
    let mut links = PlanLinks::default();
    let id = &plan.id;
    let mut add = |kind: &str, name: &str, path: String, text: &str| {
        links.targets.insert(format!("{kind}:{name}"), Link { path, text: text.to_owned() });
    };
    for item in plan.items.values() {
        add("item", item.id.as_str(), address::item(id, &item.id), &item.title);
    }
    for indicator in plan.indicators.values() {
        add("indicator", indicator.id.as_str(), address::indicator(id, &indicator.id), &indicator.name);
    }
    for actor in plan.actors.values() {
        add("actor", actor.id.as_str(), address::actor(id, &actor.id), &actor.name);
    }
    for label in plan.labels.values() {
        add("label", label.id.as_str(), address::label(id, &label.id), &label.name);
    }
    for scope in plan.scopes.values() {
        add("scope", scope.id.as_str(), address::scope(id, &scope.id), &scope.name);
    }
    for district in plan.districts.values() {
        add("district", district.id.as_str(), address::district(id, &district.id), &district.name);
    }
    for term in plan.terms.values() {
        add("term", term.id.as_str(), address::term(id, &term.id), &term.name);
    }
    for chapter in plan.chapters.values() {
        add("chapter", chapter.id.as_str(), address::chapter(id, &chapter.id), &chapter.title);
    }
    let goals = plan.sdgs.iter().chain(plan.items.values().flat_map(|item| &item.sdgs));
    for goal in goals.copied().collect::<BTreeSet<u8>>() {
        add("sdg", &goal.to_string(), address::sdg(id, goal), printer.get(&format!("sdg.{goal}")));
    }
    for list in List::ALL.iter().filter(|list| list.has_content(plan)) {
        add("list", list.name(), list.path(id), printer.get(&format!("list.{}", list.name())));
    }
    links.files = plan.files.keys().map(|path| (path.to_string(), address::file(id, path))).collect();
    for chapter in plan.chapters.values() {
        let headings = scan(&chapter.text.text).headings;
        let anchors = headings.into_iter().map(|heading| heading.anchor).collect();
        links.anchors.insert(address::chapter(id, &chapter.id), anchors);
    }
    for item in plan.items.values() {
        let anchors = (1..=item.sections.len()).map(super::item::section_anchor).collect();
        links.anchors.insert(address::item(id, &item.id), anchors);
    }
    let terms = plan.terms.keys().map(ToString::to_string).collect();
    links.anchors.insert(List::Glossary.path(id), terms);
    links
}

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
    for range in &found.raw_html {
        diagnostics.push(Diagnostic::at(Code::RawHtml, prose.span.within(range)));
    }
    for (label, range) in &found.footnotes_undefined {
        let diagnostic = Diagnostic::at(Code::FootnoteUndefined, prose.span.within(range));
        diagnostics.push(diagnostic.with("value", label));
    }
    for reference in &found.references {
        match reference.kind {
            ReferenceKind::Link => {
                if let Some(problem) = broken(reference, prose, &found, (links, plan)) {
                    diagnostics.push(problem);
                } else if let Some(Lead::Inside(link)) = links.lead(plan, &reference.target) {
                    mention(mentions, &link.path, reference, &found, place);
                }
            }
            ReferenceKind::Picture => picture(reference, prose, (links, plan), diagnostics),
            ReferenceKind::Figure if !reference.alone => {
                let diagnostic = Diagnostic::at(Code::FigureNotAlone, prose.span.within(&reference.range));
                diagnostics.push(diagnostic.with("value", &reference.target));
            }
            ReferenceKind::Figure => {}
        }
    }
    found
}

fn broken(
    reference: &Reference,
    prose: &Prose,
    found: &Scan,
    (links, plan): (&Links, Option<&PlanId>),
) -> Option<Diagnostic> {
    let span = prose.span.within(&reference.range);
    let target = reference.target.as_str();
    let (bare, anchor) = target.split_once('#').map_or((target, None), |(bare, anchor)| (bare, Some(anchor)));
    let own = || found.headings.iter().map(|heading| heading.anchor.as_str());
    let lost = |anchor: &str, known: &mut dyn Iterator<Item = &str>| {
        let diagnostic = Diagnostic::at(Code::AnchorBroken, span).with("value", anchor);
        diagnostic.suggest(anchor, known)
    };
    if bare.is_empty() {
        let anchor = anchor.unwrap_or("");
        return (!own().any(|known| known == anchor)).then(|| lost(anchor, &mut own()));
    }
    let Some(lead) = links.lead(plan, bare) else {
        let diagnostic = Diagnostic::at(Code::LinkBroken, span).with("value", target);
        let kind = bare.split_once(':').map(|(kind, _)| kind);
        return Some(match kind {
            Some(kind) if KINDS.contains(&kind) => diagnostic.suggest(bare, links.known(plan, bare)),
            Some(_) => Diagnostic::at(Code::LinkRefused, span).with("value", target),
            None if bare.contains('/') => diagnostic.hint("file"),
            None => diagnostic.hint("kind"),
        });
    };
    let (Lead::Inside(link), Some(anchor)) = (lead, anchor) else { return None };
    let anchors = links.plans.values().find_map(|links| links.anchors.get(&link.path));
    let known = anchors.is_some_and(|anchors| anchors.contains(anchor));
    (!known).then(|| lost(anchor, &mut anchors.into_iter().flatten().map(String::as_str)))
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
    if !known.contains(&view) {
        known.push(view);
    }
}

fn picture(
    reference: &Reference,
    prose: &Prose,
    (links, plan): (&Links, Option<&PlanId>),
    diagnostics: &mut Diagnostics,
) {
    let span = prose.span.within(&reference.range);
    let target = reference.target.as_str();
    if links.picture(plan, target).is_none() {
        let files = plan.and_then(|plan| links.plans.get(plan.as_str())).map(|links| links.files.keys());
        let known = files.into_iter().flatten().map(String::as_str);
        let diagnostic = Diagnostic::at(Code::PictureMissing, span).with("value", target);
        diagnostics.push(diagnostic.suggest(target, known));
    } else if reference.text_empty {
        diagnostics.push(Diagnostic::at(Code::PictureWithoutText, span).with("value", target));
    }
}
