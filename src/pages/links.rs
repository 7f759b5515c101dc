//! Where references lead: every target that Markdown may name.
//!
//! Takes a site, gives addresses and words by target. Must not know texts, or the pages at the addresses.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::diag::{Diagnostic, Gaps, nearest};
use crate::markdown::scan;
use crate::model::{DraftKind, Plan, PlanId, Site};

use super::address::{self, List};
use super::print::Printer;
use super::terms::Terms;
use super::view::Link;

/// What is known of the targets of plans that are the same as before.
pub(super) struct Known<'a> {
    pub(super) links: &'a Links,
    /// Whether a plan is the same.
    pub(super) is_same: &'a dyn Fn(&Plan) -> bool,
}

/// All targets of all plans.
#[derive(Clone, Debug)]
pub struct Links {
    plans: IndexMap<PlanId, Arc<PlanLinks>>,
    /// The plans themselves, as targets of all texts.
    all: BTreeMap<String, Link>,
    /// What is left out because it is a draft, as targets of all texts, with what each is.
    drafts: BTreeMap<String, DraftKind>,
    /// What could not be read, by plan; a link to what may be there is not broken.
    gaps: BTreeMap<PlanId, Gaps>,
}

/// The targets of one plan.
#[derive(Clone, Debug, Default)]
struct PlanLinks {
    /// `kind:id` to address and words.
    targets: BTreeMap<String, Link>,
    /// The terms that texts are linked to.
    terms: Option<Terms>,
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
    /// Every target of a site. Those of plans that are the same as before are taken over.
    pub(super) fn new(site: &Site, printer: Printer<'_>, known: Option<&Known<'_>>) -> Self {
        let up = address::up(&site.settings);
        let plans = address::plans(site);
        let all: BTreeMap<String, Link> = plans
            .clone()
            .map(|(plan, base)| {
                let path = format!("{base}{}", address::plan(&plan.id));
                (format!("plan:{}", plan.id), Link { path, text: plan.title.clone() })
            })
            .collect();
        let plans = plans.map(|(plan, base)| {
            let known = known.filter(|known| (known.is_same)(plan));
            let kept = known.and_then(|known| known.links.plans.get(&plan.id)).cloned();
            let links = kept.unwrap_or_else(|| Arc::new(plan_links(plan, printer, (base, up))));
            (plan.id.clone(), links)
        });
        let drafts = site.drafts.iter().map(|draft| (format!("plan:{}", draft.id), draft.kind));
        let in_plans = site.plans.iter().chain(&site.elsewhere).flat_map(|plan| {
            plan.drafts
                .iter()
                .map(|draft| (format!("plan:{}/{}:{}", plan.id, draft.kind.id(), draft.id), draft.kind))
        });
        let drafts = drafts.chain(in_plans).collect();
        Self { plans: plans.collect(), all, drafts, gaps: BTreeMap::new() }
    }

    /// Whether the same targets exist as in `other`, under whatever names: then what has been found in texts holds.
    pub(super) fn has_targets_of(&self, other: &Self) -> bool {
        let is_same = |(id, links): (&PlanId, &Arc<PlanLinks>)| {
            other.plans.get(id).is_some_and(|other| Arc::ptr_eq(links, other) || links.has_targets_of(other))
        };
        let has_same = self.plans.len() == other.plans.len() && self.drafts == other.drafts;
        has_same && self.plans.iter().all(is_same)
    }

    /// What a target from a text of `plan` is, with its id, where it is left out because it is a draft.
    pub(super) fn draft(&self, plan: Option<&PlanId>, bare: &str) -> Option<(DraftKind, &str)> {
        let whole = match (bare.strip_prefix("plan:"), plan) {
            (Some(_), _) => bare.to_owned(),
            (None, Some(plan)) => format!("plan:{plan}/{bare}"),
            (None, None) => return None,
        };
        let of_plan = || self.drafts.get_key_value(whole.split_once('/')?.0);
        let (target, kind) = self.drafts.get_key_value(&whole).or_else(of_plan)?;
        Some((*kind, target.rsplit_once(':')?.1))
    }

    /// The targets of a site of which some could not be read.
    pub(super) fn with_gaps(self, gaps: &BTreeMap<PlanId, Gaps>) -> Self {
        Self { gaps: gaps.clone(), ..self }
    }

    /// Whether a target that is not found may be there once everything can be read.
    pub(super) fn may_be(&self, plan: Option<&PlanId>, bare: &str) -> bool {
        let (plan, inner) = match bare.strip_prefix("plan:").map(|rest| rest.split_once('/')) {
            Some(Some((other, inner))) => (self.gaps.get_key_value(other).map(|(id, _)| id), inner),
            Some(None) => return self.gaps.contains_key(&bare["plan:".len()..]),
            None => (plan, bare),
        };
        let Some(gaps) = plan.and_then(|plan| self.gaps.get(plan)) else { return false };
        match inner.split_once(':') {
            Some(("list" | "sdg", _)) => !gaps.is_empty(),
            Some((kind, _)) => gaps.are_in(kind),
            None => gaps.are_in("file"),
        }
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
        // A text that is not translated may name a heading that its target has only in the original language.
        if let Some(anchor) = anchor
            && self.anchors(&link.path).is_none_or(|anchors| anchors.contains(anchor))
        {
            link.path = format!("{}#{anchor}", link.path);
        }
        Some(Lead::Inside(link))
    }

    /// A target without its anchor; `plan:id/item:1` looks into another plan.
    fn find(&self, plan: Option<&PlanId>, bare: &str) -> Option<Link> {
        if let Some((other, inner)) = bare.strip_prefix("plan:").and_then(|rest| rest.split_once('/')) {
            let links = self.plans.get(other)?;
            return links.targets.get(inner).or_else(|| self.all.get(inner)).cloned();
        }
        if let Some(link) = self.all.get(bare) {
            return Some(link.clone());
        }
        let links = plan.and_then(|plan| self.plans.get(plan.as_str()))?;
        links.targets.get(bare).cloned().or_else(|| links.file(bare))
    }

    /// The terms of a plan that its texts are linked to.
    pub(crate) fn terms(&self, plan: Option<&PlanId>) -> Option<&Terms> {
        self.plans.get(plan?.as_str())?.terms.as_ref()
    }

    /// The address of a picture.
    pub(crate) fn picture(&self, plan: Option<&PlanId>, target: &str) -> Option<String> {
        self.plans.get(plan?.as_str())?.files.get(target).cloned()
    }

    /// What a target that leads nowhere was probably meant to be, as a hint.
    pub(super) fn suggest(&self, plan: Option<&PlanId>, bare: &str, diagnostic: Diagnostic) -> Diagnostic {
        let (plan, prefix, inner) = match bare.strip_prefix("plan:").map(|rest| rest.split_once('/')) {
            Some(Some((other, inner))) => (self.plans.get(other), format!("plan:{other}/"), inner),
            Some(None) => (self.plans.values().next(), String::new(), bare),
            None => (plan.and_then(|plan| self.plans.get(plan)), String::new(), bare),
        };
        let Some((kind, id)) = inner.split_once(':') else {
            let files: Vec<&str> =
                plan.into_iter().flat_map(|plan| plan.files.keys()).map(String::as_str).collect();
            if let Some(page) = plan.and_then(|plan| plan.page_of(inner)) {
                return diagnostic.with("near", format!("{prefix}{page}")).hint("page");
            }
            return match nearest(inner, files) {
                Some(near) => diagnostic.with("near", near).hint("near"),
                None => diagnostic.hint(if inner.contains('/') { "file" } else { "kind" }),
            };
        };
        let Some(plan) = plan else {
            let is_home = !bare.starts_with("plan:");
            return diagnostic.hint(if is_home { "home" } else { "none" });
        };
        let Some(meant) = KINDS
            .iter()
            .find(|known| **known == kind)
            .copied()
            .or_else(|| nearest(kind, KINDS.iter().copied()))
        else {
            return diagnostic.hint("kind");
        };
        let targets = plan.targets.keys().chain(self.all.keys());
        let ids: Vec<&str> =
            targets.filter_map(|target| target.strip_prefix(meant)?.strip_prefix(':')).collect();
        let full = |id: &&str| format!("{prefix}{meant}:{id}");
        match nearest(id, ids.iter().copied()) {
            Some(near) => diagnostic.with("near", full(&near)).hint("near"),
            None if ids.is_empty() => diagnostic.hint("none"),
            None => diagnostic.list("known", &ids.iter().map(full).collect::<Vec<String>>()),
        }
    }

    /// Whether a target begins like a thing of a plan, perhaps misspelt.
    pub(super) fn is_meant(target: &str) -> bool {
        let kind = target.split_once(':').map(|(kind, _)| kind);
        kind.is_some_and(|kind| nearest(kind, KINDS.iter().copied()).is_some())
    }

    /// The anchors of a page; none when the page has no text of its own.
    pub(super) fn anchors(&self, path: &str) -> Option<&BTreeSet<String>> {
        let (plan, _) = path.strip_prefix("../").unwrap_or(path).split_once('/')?;
        self.plans.get(plan)?.anchors.get(path)
    }

    /// The pictures and documents of a plan.
    pub(super) fn files(&self, plan: Option<&PlanId>) -> impl Iterator<Item = &str> {
        let links = plan.and_then(|plan| self.plans.get(plan));
        links.into_iter().flat_map(|links| links.files.keys()).map(String::as_str)
    }
}

impl PlanLinks {
    fn has_targets_of(&self, other: &Self) -> bool {
        let is_same = |((name, link), (other, other_link)): ((&String, &Link), (&String, &Link))| {
            name == other && link.path == other_link.path
        };
        self.targets.len() == other.targets.len()
            && self.targets.iter().zip(&other.targets).all(is_same)
            && self.anchors == other.anchors
            && self.files == other.files
    }

    /// The chapter or item whose source file a path names (`chapters/01-background.md`), as a target.
    fn page_of(&self, path: &str) -> Option<String> {
        let stem = path.strip_suffix(".md")?.rsplit('/').next()?;
        let bare = stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
        let kinds = if path.contains("items/") { ["item", "chapter"] } else { ["chapter", "item"] };
        let names = kinds.iter().flat_map(|kind| [stem, bare].map(|name| format!("{kind}:{name}")));
        names.into_iter().find(|target| self.targets.contains_key(target))
    }

    fn file(&self, path: &str) -> Option<Link> {
        let address = self.files.get(path)?;
        let name = path.rsplit('/').next().unwrap_or(path);
        Some(Link { path: address.clone(), text: name.to_owned() })
    }
}

/// The targets of a plan. `base` is put before the addresses of its pages, `up` before those of its files.
fn plan_links(plan: &Plan, printer: Printer<'_>, (base, up): (&str, &str)) -> PlanLinks {
    let mut links = PlanLinks { terms: Terms::of(plan), ..PlanLinks::default() };
    let id = &plan.id;
    let mut add = |kind: &str, name: &str, path: String, text: &str| {
        let path = format!("{base}{path}");
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
    links.files = plan
        .files
        .keys()
        .map(|path| (path.to_string(), format!("{up}{}", address::file(id, path))))
        .collect();
    for chapter in plan.chapters.values() {
        let headings = scan(&chapter.text.text).headings;
        let anchors = headings.into_iter().map(|heading| heading.anchor).collect();
        links.anchors.insert(format!("{base}{}", address::chapter(id, &chapter.id)), anchors);
    }
    for item in plan.items.values() {
        let anchors = (1..=item.sections.len()).map(super::item::section_anchor).collect();
        links.anchors.insert(format!("{base}{}", address::item(id, &item.id)), anchors);
    }
    let terms = plan.terms.keys().map(ToString::to_string).collect();
    links.anchors.insert(format!("{base}{}", List::Glossary.path(id)), terms);
    links
}
