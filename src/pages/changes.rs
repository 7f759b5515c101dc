//! The page that lists what changed since the site was written last.
//!
//! Takes changes plan by plan, gives a page in the site's words, each change with a link to where it is to be seen. Must
//! not know how editions are compared, nor where the earlier one comes from.

use std::collections::BTreeMap;

use crate::artifact::OutPath;
use crate::compare::{Change, How, What};
use crate::model::period::{Calendar, Period};
use crate::model::{Plan, PlanId};

use super::address::{self, List};
use super::changed::{Teller, is_plain, stretches};
use super::context::{SiteContext, page};
use super::page::{Draft, Drafted, Page};
use super::site_map::SiteMap;
use super::view::{
    Cell, ChangedEntryView, ChangedFactView, ChangedKindView, ChangedPlanView, ChangesView, HowView, Link,
    Row, TableView, View,
};

/// What changed since the site was written last.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What is known of the site that was written last; none when there is no such site.
    pub before: Option<Before>,
    /// The plans of both in which something changed.
    pub plans: Vec<PlanChanges>,
}

/// What changed in one plan.
#[derive(Clone, Debug)]
pub struct PlanChanges {
    /// Its id.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// The changes.
    pub changes: Vec<Change>,
}

/// What is known of the site that was written last.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The day that it speaks for (`2026-11-21`).
    pub as_of: Option<String>,
    /// What wrote it, as its pages say.
    pub generator: Option<String>,
}

const HOWS: [How; 3] = [How::Added, How::Changed, How::Removed];

impl SiteMap {
    /// The page of changes at an address below the root, in the site's original language.
    pub fn changes_page(&self, path: &str, changes: &Changes) -> Option<Page> {
        let version = self.versions.values().next()?;
        let drafted = version.context().changes_page(path, changes);
        Some(version.finish((OutPath::new("changes.html").ok()?, None), drafted))
    }
}

/// The changes of a kind, in the order of a plan.
type Kinds<'c> = Vec<(What, Vec<&'c Change>)>;

impl SiteContext<'_> {
    fn changes_page(&self, path: &str, changes: &Changes) -> Drafted {
        let title = self.printer.get("changes.title");
        let mut page = page(self.site, self.printer, (path.to_owned(), title), Vec::new());
        page.description = self.printer.word("changes.limits");
        page.canonical = None;
        let plans = changes.plans.iter();
        let view = ChangesView {
            lead: self.changes_lead(changes),
            notes: self.changes_notes(changes),
            counts: self.changes_counts(changes),
            plans: plans.map(|plan| self.changed_plan(plan)).collect(),
        };
        Draft::new(page, None).finish(View::Changes(Box::new(view)))
    }

    fn changes_lead(&self, changes: &Changes) -> String {
        let Some(before) = &changes.before else { return self.printer.word("changes.lead-none") };
        let day = before.as_of.as_deref().and_then(|day| day.parse().ok()).map(Period::of_day);
        let as_of = day.map_or_else(String::new, |day| self.printer.period(&day, &Calendar::default()));
        let count: usize = changes.plans.iter().map(|plan| plan.changes.len()).sum();
        let key = if count == 0 { "changes.lead-same" } else { "changes.lead" };
        self.printer.say(key, &[("as_of", as_of), ("count", count.to_string())])
    }

    fn changes_notes(&self, changes: &Changes) -> Vec<String> {
        let Some(before) = &changes.before else { return Vec::new() };
        let now = concat!("Keikaku ", env!("CARGO_PKG_VERSION"));
        let other = before.generator.as_ref().filter(|generator| *generator != now).map(|generator| {
            let programs = [("before", generator.clone()), ("now", now.to_owned())];
            self.printer.say("changes.other-program", &programs)
        });
        other.into_iter().chain([self.printer.word("changes.limits")]).collect()
    }

    /// How much changed: a row a kind.
    fn changes_counts(&self, changes: &Changes) -> Option<TableView> {
        let mut rows: BTreeMap<What, [usize; 3]> = BTreeMap::new();
        for change in changes.plans.iter().flat_map(|plan| &plan.changes) {
            let at = HOWS.iter().position(|how| *how == change.how)?;
            rows.entry(change.what).or_default()[at] += 1;
        }
        let row = |name: String, counts: &[usize; 3]| {
            let count = |count: &usize| Cell::new(count.to_string());
            let cells = std::iter::once(Cell::new(name)).chain(counts.iter().map(count));
            Row { cells: cells.collect(), ..Row::default() }
        };
        let mut total = [0; 3];
        for counts in rows.values() {
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        let heads = HOWS.map(|how| self.printer.number_column(how_key(how)));
        (!rows.is_empty()).then(|| TableView {
            caption: self.printer.word("changes.counts"),
            columns: std::iter::once(self.printer.column("changes.what")).chain(heads).collect(),
            rows: rows.iter().map(|(what, counts)| row(self.kind_name(*what), counts)).collect(),
            foot: vec![row(self.printer.word("changes.total"), &total)],
            ..TableView::default()
        })
    }

    fn kind_name(&self, what: What) -> String {
        self.printer.word(&format!("changes-kind.{}", kind_key(what)))
    }

    fn how(&self, how: How) -> HowView {
        let key = how_key(how);
        HowView { key: key.trim_start_matches("changes."), name: self.printer.word(key) }
    }

    fn changed_plan(&self, PlanChanges { id, title, changes }: &PlanChanges) -> ChangedPlanView {
        let plan = self.site.plans.iter().find(|plan| plan.id == *id).map(AsRef::as_ref);
        let whole = changes.iter().find(|one| one.what == What::Plan && one.how != How::Changed);
        let kind = |(what, changes): &(What, Vec<&Change>)| ChangedKindView {
            name: self.kind_name(*what),
            entries: self.changed_entries((plan, *what), changes),
        };
        ChangedPlanView {
            title: title.clone(),
            path: plan.map(|plan| address::plan(&plan.id)),
            how: whole.map(|change| self.how(change.how)),
            kinds: kinds(changes).iter().map(kind).filter(|_| whole.is_none()).collect(),
        }
    }

    /// One entry each; what belongs to an indicator or item stands together under its name.
    fn changed_entries(
        &self,
        (plan, what): (Option<&Plan>, What),
        changes: &[&Change],
    ) -> Vec<ChangedEntryView> {
        let teller = Teller { printer: self.printer, plan };
        if !matches!(what, What::Target | What::Value | What::Task | What::Evaluation) {
            return changes.iter().map(|change| self.changed_entry(&teller, change)).collect();
        }
        let mut entries: Vec<(&Change, ChangedEntryView)> = Vec::new();
        for change in changes {
            let facts = self.facts_together(&teller, change);
            if let Some((_, entry)) = entries.last_mut().filter(|(first, _)| first.of == change.of) {
                entry.facts.extend(facts);
                continue;
            }
            let name = change.of.as_ref().map_or("", |of| of.name.as_str());
            let title = Link { path: path(plan, change).unwrap_or_default(), text: name.to_owned() };
            entries.push((*change, ChangedEntryView { title, how: None, facts }));
        }
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    fn changed_entry(&self, teller: &Teller<'_>, change: &Change) -> ChangedEntryView {
        let fact = |field: &crate::compare::Field| {
            let [before, after] = stretches(
                [&field.before, &field.after].map(|said| said.as_ref().map(|said| teller.tell(said))),
            );
            let how = match (&before, &after) {
                (None, _) => How::Added,
                (_, None) => How::Removed,
                _ => How::Changed,
            };
            let how = (change.how == How::Changed && how != How::Changed).then(|| self.how(how));
            ChangedFactView { name: teller.field_name(&field.name), how, before, after }
        };
        ChangedEntryView {
            title: Link {
                path: path(teller.plan, change).unwrap_or_default(),
                text: teller.name(&change.name),
            },
            how: Some(self.how(change.how)),
            facts: change.fields.iter().map(fact).collect(),
        }
    }

    /// What changed of something that has no heading of its own.
    fn facts_together(&self, teller: &Teller<'_>, change: &Change) -> Vec<ChangedFactView> {
        let name = teller.name(&change.name);
        if change.how != How::Changed {
            let told = |is_before: bool| {
                let said = change
                    .fields
                    .iter()
                    .filter_map(|field| if is_before { field.before.as_ref() } else { field.after.as_ref() });
                let told: Vec<String> = said.map(|said| teller.tell(said)).collect();
                let is_there = is_before == (change.how == How::Removed);
                is_there.then(|| told.join(self.printer.get("changes.join")))
            };
            let [before, after] = stretches([told(true), told(false)]);
            return vec![ChangedFactView { name, how: Some(self.how(change.how)), before, after }];
        }
        let fact = |field: &crate::compare::Field| {
            let fact = teller.field_name(&field.name);
            let parts = [("name", name.clone()), ("fact", fact)];
            let name =
                if is_plain(&field.name) { name.clone() } else { self.printer.say("changes.named", &parts) };
            let [before, after] = stretches(
                [&field.before, &field.after].map(|said| said.as_ref().map(|said| teller.tell(said))),
            );
            ChangedFactView { name, how: Some(self.how(How::Changed)), before, after }
        };
        change.fields.iter().map(fact).collect()
    }
}

/// The changes by kind, in their order.
fn kinds(changes: &[Change]) -> Kinds<'_> {
    let mut kinds: Kinds<'_> = Vec::new();
    for change in changes {
        match kinds.iter_mut().find(|(what, _)| *what == change.what) {
            Some((_, known)) => known.push(change),
            None => kinds.push((change.what, vec![change])),
        }
    }
    kinds
}

fn how_key(how: How) -> &'static str {
    match how {
        How::Added => "changes.added",
        How::Changed => "changes.changed",
        How::Removed => "changes.removed",
    }
}

fn kind_key(what: What) -> &'static str {
    match what {
        What::Plan => "plan",
        What::Chapter => "chapter",
        What::Item => "item",
        What::Indicator => "indicator",
        What::Target => "target",
        What::Value => "value",
        What::Line => "line",
        What::Task => "task",
        What::Evaluation => "evaluation",
        What::Word(list) => list,
    }
}

/// Where a change is to be seen: nowhere, when the plan has it no more.
fn path(plan: Option<&Plan>, change: &Change) -> Option<String> {
    let plan = plan?;
    let of = |what: What, id: &str| match what {
        What::Item => plan.items.get(id).map(|item| address::item(&plan.id, &item.id)),
        What::Indicator => plan.indicators.get(id).map(|one| address::indicator(&plan.id, &one.id)),
        _ => None,
    };
    let subject = || change.of.as_ref().and_then(|subject| of(subject.what, &subject.id));
    let is_there = change.how != How::Removed;
    match change.what {
        What::Plan => Some(address::plan(&plan.id)),
        What::Item | What::Indicator => of(change.what, &change.id),
        What::Chapter => plan.chapters.get(change.id.as_str()).map(|one| address::chapter(&plan.id, &one.id)),
        What::Target | What::Value | What::Task | What::Evaluation => subject(),
        What::Line => (is_there && List::Budget.has_content(plan)).then(|| List::Budget.path(&plan.id)),
        What::Word(list) => word_path(plan, list, &change.id).filter(|_| is_there),
    }
}

fn word_path(plan: &Plan, list: &str, id: &str) -> Option<String> {
    let own = &plan.id;
    match list {
        "labels" => plan.labels.get(id).map(|one| address::label(own, &one.id)),
        "scopes" => plan.scopes.get(id).map(|one| address::scope(own, &one.id)),
        "actors" => plan.actors.get(id).map(|one| address::actor(own, &one.id)),
        "districts" => plan.districts.get(id).map(|one| address::district(own, &one.id)),
        "terms" => plan.terms.get(id).map(|one| address::term(own, &one.id)),
        _ => None,
    }
}
