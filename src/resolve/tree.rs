//! The tree of items: parents before children, levels, and what cannot be a tree.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic};
use crate::model::{Item, ItemId, LevelId, Plan};

use super::items::Written;
use super::reader::Reader;
use super::vocabulary::Vocabulary;

/// Puts parents before children, sets levels and children, and reports cycles and wrong levels.
pub(super) fn ordered(
    mut items: IndexMap<ItemId, Item>,
    written: &IndexMap<ItemId, Written>,
    plan: &Plan,
    (vocabulary, reader): (&Vocabulary, &mut Reader<'_>),
) -> IndexMap<ItemId, Item> {
    let cut = break_cycles(&mut items, written, reader);
    let mut children: IndexMap<Option<ItemId>, Vec<ItemId>> = IndexMap::new();
    for item in items.values() {
        children.entry(item.parent.clone()).or_default().push(item.id.clone());
    }
    let mut levels = Levels { plan, vocabulary, unknown: cut, reported: BTreeSet::new() };
    let mut ordered = IndexMap::with_capacity(items.len());
    let mut open: Vec<ItemId> = children.get(&None).cloned().unwrap_or_default();
    open.reverse();
    while let Some(id) = open.pop() {
        let Some(mut item) = items.swap_remove(&id) else { continue };
        item.children = children.get(&Some(id.clone())).cloned().unwrap_or_default();
        open.extend(item.children.iter().rev().cloned());
        let parent = item.parent.as_ref().and_then(|parent: &ItemId| ordered.get(parent));
        item.level = levels.level(&item, parent, written.get(&id), reader);
        ordered.insert(id, item);
    }
    ordered
}

/// Reports each cycle once, at its first item, and cuts it there. Gives the items that were cut off.
fn break_cycles(
    items: &mut IndexMap<ItemId, Item>,
    written: &IndexMap<ItemId, Written>,
    reader: &mut Reader<'_>,
) -> BTreeSet<ItemId> {
    let mut cut = BTreeSet::new();
    let mut clear: BTreeSet<ItemId> = BTreeSet::new();
    let ids: Vec<ItemId> = items.keys().cloned().collect();
    for start in &ids {
        let mut path: Vec<ItemId> = Vec::new();
        let mut on_path: BTreeSet<ItemId> = BTreeSet::new();
        let mut next = Some(start.clone());
        while let Some(id) = next.filter(|id| !clear.contains(id)) {
            if !on_path.insert(id.clone()) {
                let from = path.iter().position(|other| *other == id).unwrap_or(0);
                cut.extend(report_cycle(&path[from..], items, written, reader));
                break;
            }
            next = items.get(&id).and_then(|item| item.parent.clone());
            path.push(id);
        }
        clear.extend(path);
    }
    cut
}

fn report_cycle(
    cycle: &[ItemId],
    items: &mut IndexMap<ItemId, Item>,
    written: &IndexMap<ItemId, Written>,
    reader: &mut Reader<'_>,
) -> Option<ItemId> {
    let first =
        cycle.iter().enumerate().min_by_key(|(_, id)| items.get_index_of(*id)).map_or(0, |(at, _)| at);
    let around: Vec<&str> = cycle[first..].iter().chain(&cycle[..=first]).map(ItemId::as_str).collect();
    let item = items.get_mut(&cycle[first])?;
    let parent = written.get(&item.id).and_then(|written| written.parent.as_ref());
    let span = parent.map_or(item.span, |parent| parent.span);
    let diagnostic = Diagnostic::at(Code::ParentCycle, span).with("value", &item.id);
    reader.push(diagnostic.with("path", shortened(&around).join(" → ")));
    item.parent = None;
    Some(item.id.clone())
}

/// The beginning and the end of a long way round.
fn shortened<'a>(around: &[&'a str]) -> Vec<&'a str> {
    match around {
        [head @ .., last] if head.len() > 8 => head[..6].iter().copied().chain(["…", *last]).collect(),
        all => all.to_vec(),
    }
}

/// Finds the level of items.
struct Levels<'a> {
    plan: &'a Plan,
    vocabulary: &'a Vocabulary,
    /// Items of which nobody knows how deep they lie.
    unknown: BTreeSet<ItemId>,
    /// Parents of which a child that is too deep has been reported.
    reported: BTreeSet<Option<ItemId>>,
}

impl Levels<'_> {
    fn level(
        &mut self,
        item: &Item,
        parent: Option<&Item>,
        written: Option<&Written>,
        reader: &mut Reader<'_>,
    ) -> LevelId {
        let written = written.and_then(|written| written.level.as_ref());
        let levels = &self.plan.levels;
        let above = parent.and_then(|parent| levels.get_index_of(&parent.level));
        let found = match written {
            Some(written) => self.vocabulary.levels.find(written, reader),
            None => levels.get_index(above.map_or(0, |above| above + 1)).map(|(id, _)| id.clone()),
        };
        let at = found.as_ref().and_then(|id| levels.get_index_of(id));
        if parent.is_some_and(|parent| self.unknown.contains(&parent.id)) {
            self.unknown.insert(item.id.clone());
        }
        if self.unknown.contains(&item.id) {
            return found.unwrap_or_else(|| LevelId::new(""));
        }
        match (written, at, above) {
            (None, None, _) => self.report_depth(item, reader),
            (Some(written), Some(at), Some(above)) if at <= above => {
                let diagnostic = Diagnostic::at(Code::LevelOrder, written.span).with("value", &item.title);
                reader.push(diagnostic);
            }
            _ => {}
        }
        found.unwrap_or_else(|| LevelId::new(""))
    }

    /// An item for which the plan has no level. Its brothers and sisters have the same fault, and none of their own.
    fn report_depth(&mut self, item: &Item, reader: &mut Reader<'_>) {
        let is_without = self.plan.levels.is_empty();
        let place = if is_without { None } else { item.parent.clone() };
        if self.vocabulary.levels.has_gaps() || !self.reported.insert(place) {
            return;
        }
        let hint = if is_without { "none" } else { "deep" };
        reader.push(Diagnostic::at(Code::LevelOrder, item.span).with("value", &item.title).hint(hint));
    }
}
