//! Which pages a plan has, before any of them is made.
//!
//! Takes a plan in one language, gives its pages' addresses and names, what its texts mention, and what all its pages
//! share. Checks the plan's texts and addresses. Makes no page.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::artifact::{Artifact, OutPath};
use crate::diag::Diagnostics;
use crate::model::{ChapterId, IndicatorId, ItemId, Plan};
use crate::source::Span;

use super::address::{self, List};
use super::context::{Context, SiteContext};
use super::data::Data;
use super::entries::Groups;
use super::groups::FACETS;
use super::references::{Mentions, gathered};
use super::taken::Taken;
use super::texts;
use super::view::{Link, PlanView};

/// Which page of a plan it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// The plan's own page.
    Plan,
    Chapter(ChapterId),
    Item(ItemId),
    Indicator(IndicatorId),
    List(List),
    /// The nth entry of a facet.
    Group(List, usize),
}

/// A page that is not made yet.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    /// Address below the root of its language.
    pub(super) path: String,
    /// Where it goes.
    pub(super) out: OutPath,
    /// Its heading.
    pub(super) title: String,
    /// Whether another page of the plan has the same heading.
    pub(super) is_repeated: bool,
}

/// The pages of a plan in one language.
#[derive(Debug)]
pub(super) struct Outline {
    pub(super) plan: Arc<Plan>,
    /// All pages, in the order in which people read them.
    pub(super) entries: Vec<Entry>,
    by_path: BTreeMap<String, usize>,
    pub(super) groups: Groups,
    /// What its texts mention.
    pub(super) mentions: Mentions,
    /// What all its pages share.
    pub(super) view: PlanView,
    /// The style sheet of its printed pages.
    pub(super) sheet: Option<Artifact>,
    /// Its data files, as far as they have been written.
    pub(super) data: Data,
    /// What was found in its texts and addresses.
    pub(super) found: Diagnostics,
}

/// What is known of a page before it has an address.
struct Draft {
    key: Key,
    path: String,
    title: String,
    span: Option<Span>,
}

impl Outline {
    /// Decides the pages of a plan.
    pub(super) fn new(shared: SiteContext<'_>, plan: &Arc<Plan>) -> Self {
        let mut found = Diagnostics::new();
        let groups = Groups::default();
        let context = shared.of(plan, &groups);
        let mentions = gathered(texts::check(context, shared.links, &mut found));
        let entries = entries(context, &mut found);
        let sheet = context.print_sheet();
        let mut view = context.plan_view();
        view.print_sheet = sheet.as_ref().map(|sheet| address::shared(&shared.site.settings, &sheet.path));
        let by_path = entries.iter().enumerate().map(|(at, entry)| (entry.path.clone(), at)).collect();
        let data = Data::of(plan);
        Self { plan: plan.clone(), entries, by_path, groups, mentions, view, sheet, data, found }
    }

    /// The place of the page at an address below the root of its language.
    pub(super) fn find(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Whether the chart or the style sheet at an address may belong to a page.
    pub(super) fn may_have(&self, at: usize, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        match &self.entries[at].key {
            Key::Item(id) => path.contains("/charts/items/") && name.starts_with(id.as_str()),
            Key::Indicator(id) => path.contains("/charts/") && name.starts_with(id.as_str()),
            Key::List(List::Whole) => path.contains("assets/whole-"),
            Key::Plan | Key::List(_) => path.contains("/charts/"),
            Key::Chapter(_) | Key::Group(..) => false,
        }
    }

    /// The pages before and after one, as far as they are of its kind.
    pub(super) fn neighbours(&self, at: usize) -> (Option<Link>, Option<Link>) {
        let link = |other: usize| {
            let (own, other) = (self.entries.get(at)?, self.entries.get(other)?);
            let link = || Link { path: other.path.clone(), text: other.title.clone() };
            own.key.is_beside(&other.key).then(link)
        };
        (at.checked_sub(1).and_then(link), link(at + 1))
    }
}

impl Key {
    /// Whether people turn from one to the other.
    fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Chapter(_), Self::Chapter(_))
            | (Self::Item(_), Self::Item(_))
            | (Self::Indicator(_), Self::Indicator(_)) => true,
            (Self::Group(one, _), Self::Group(other, _)) => one == other,
            _ => false,
        }
    }
}

/// All pages of a plan that have an address.
fn entries(context: Context<'_>, found: &mut Diagnostics) -> Vec<Entry> {
    let folder = address::folder(&context.site.settings, context.site.settings.language);
    let mut taken = Taken::default();
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    let mut entries = Vec::new();
    for Draft { key, path, title, span } in drafts(context) {
        let Some(out) = taken.take(&format!("{folder}{path}"), span, found) else { continue };
        *titles.entry(title.clone()).or_default() += 1;
        entries.push(Entry { key, path, out, title, is_repeated: false });
    }
    let repeated: BTreeSet<&String> =
        titles.iter().filter(|(_, count)| **count > 1).map(|(title, _)| title).collect();
    for entry in &mut entries {
        entry.is_repeated = repeated.contains(&entry.title);
    }
    entries
}

fn drafts(context: Context<'_>) -> Vec<Draft> {
    let plan = context.plan;
    let id = &plan.id;
    let draft = |key, path, title: &str, span| Draft { key, path, title: title.to_owned(), span };
    let mut drafts = vec![draft(Key::Plan, address::plan(id), &plan.title, Some(plan.span))];
    drafts.extend(plan.chapters.values().map(|one| {
        draft(Key::Chapter(one.id.clone()), address::chapter(id, &one.id), &one.title, Some(one.span))
    }));
    drafts.extend(
        plan.items.values().map(|one| {
            draft(Key::Item(one.id.clone()), address::item(id, &one.id), &one.title, Some(one.span))
        }),
    );
    drafts.extend(plan.indicators.values().map(|one| {
        draft(Key::Indicator(one.id.clone()), address::indicator(id, &one.id), &one.name, Some(one.span))
    }));
    for list in List::ALL.iter().copied().filter(|list| list.has_content(plan)) {
        drafts.push(draft(Key::List(list), list.path(id), &context.list_name(list), None));
        if FACETS.contains(&list) {
            let groups = context.groups(list).iter().enumerate();
            drafts.extend(groups.map(|(at, group)| {
                draft(Key::Group(list, at), group.entry.path.clone(), &group.entry.name, group.span)
            }));
        }
    }
    drafts
}
