//! The lists of a plan that refer to its words and items: each is resolved again only when what it follows from is another.
//!
//! Takes the raw lists and what the plan was resolved to last, gives lists. Must not know what is in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Gaps;
use crate::load::{RawPlan, Record};
use crate::model::{ItemId, Plan};
use crate::source::Span;

use super::drafts::Drafts;
use super::items::Items;
use super::reader::Reader;

/// What the lists of a plan were resolved from.
#[derive(Debug)]
pub(super) struct Basis {
    ground: Ground,
    /// The records, by list.
    records: BTreeMap<&'static str, Vec<Record>>,
    /// The lists in which nothing was found. Findings depend on those before them, so that only these are taken over.
    clean: BTreeSet<&'static str>,
}

/// The plan as it was resolved last.
#[derive(Clone, Copy)]
pub(super) enum Before<'a> {
    /// Nobody is going to resolve it again.
    NotKept,
    /// It is resolved again and again; the last time, if there was one.
    Kept(Option<(&'a Plan, &'a Basis)>),
}

/// A list that is resolved by itself.
pub(super) struct List<T: 'static> {
    /// The lists of records that it is made of.
    pub(super) names: &'static [&'static str],
    /// The lists that it follows from as well.
    pub(super) others: &'static [&'static str],
    /// Where it is in a plan.
    pub(super) of: fn(&Plan) -> &T,
}

/// What all of them follow from.
#[derive(Debug, PartialEq, Eq)]
struct Ground {
    settings: Record,
    /// The lists that stood beside the settings, those of items and what refers to them apart.
    words: BTreeMap<&'static str, Vec<Record>>,
    gaps: Gaps,
    drafts: Drafts,
    items: Vec<(ItemId, Span)>,
    /// What items are called on paper.
    forms: Vec<(ItemId, String)>,
}

/// The lists that are resolved one by one, on the same ground.
const LISTS: &[&str] = &["item", "indicator", "value", "line", "task", "evaluation"];

/// The words of a plan before they are resolved.
pub(super) struct Words {
    settings: Record,
    lists: BTreeMap<&'static str, Vec<Record>>,
}

impl Words {
    pub(super) fn of(settings: &Record, raw: &RawPlan) -> Self {
        let words = raw.lists.iter().filter(|(name, _)| !LISTS.contains(name));
        let lists = words.map(|(name, records)| (*name, records.clone())).collect();
        Self { settings: settings.clone(), lists }
    }
}

/// The lists of a plan while they are resolved.
pub(super) struct Lists<'a> {
    /// The plan as it was resolved last, on the same ground.
    before: Option<(&'a Plan, &'a Basis)>,
    /// What they are resolved from now; none when nobody is going to ask.
    basis: Option<Basis>,
    taken_over: BTreeSet<&'static str>,
}

impl<'a> Lists<'a> {
    /// Begins when the items are resolved. Without `words` nothing is kept for the next time.
    pub(super) fn new(
        words: Option<Words>,
        (items, gaps, drafts): (&Items, &Gaps, &Drafts),
        before: Before<'a>,
    ) -> Self {
        let ground = words.map(|Words { settings, lists }| Ground {
            settings,
            words: lists,
            gaps: gaps.clone(),
            drafts: drafts.clone(),
            items: items.items.values().map(|item| (item.id.clone(), item.span)).collect(),
            forms: items.forms.clone(),
        });
        let (Before::Kept(before), ground) = (before, ground) else {
            return Self { before: None, basis: None, taken_over: BTreeSet::new() };
        };
        let before = before.filter(|(_, basis)| ground.as_ref() == Some(&basis.ground));
        let basis = ground.map(|ground| Basis { ground, records: BTreeMap::new(), clean: BTreeSet::new() });
        Self { before, basis, taken_over: BTreeSet::new() }
    }

    /// A list as it was resolved last, or as `resolve` makes it.
    pub(super) fn list<T: Clone>(
        &mut self,
        List { names, others, of }: &List<T>,
        (raw, reader): (&mut RawPlan, &mut Reader<'_>),
        resolve: impl FnOnce(&mut RawPlan, &mut Reader<'_>) -> T,
    ) -> T {
        let Some(basis) = &mut self.basis else { return resolve(raw, reader) };
        let is_same = |known: &Basis| {
            let same =
                |name: &&str| known.clean.contains(name) && known.records.get(name) == raw.lists.get(name);
            names.iter().all(same) && others.iter().all(|other| self.taken_over.contains(other))
        };
        if let Some((plan, _)) = self.before.filter(|(_, known)| is_same(known)) {
            let taken = names.iter().filter_map(|name| Some((*name, raw.lists.shift_remove(name)?)));
            basis.records.extend(taken);
            basis.clean.extend(*names);
            self.taken_over.extend(*names);
            return of(plan).clone();
        }
        let kept = names.iter().filter_map(|name| Some((*name, raw.lists.get(name)?.clone())));
        basis.records.extend(kept);
        let before = reader.diagnostics.taken();
        let list = resolve(raw, reader);
        if reader.diagnostics.taken() == before {
            basis.clean.extend(*names);
        }
        list
    }

    /// What they were resolved from, for the next time.
    pub(super) fn basis(self) -> Option<Basis> {
        self.basis
    }
}
