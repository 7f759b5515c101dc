//! What the page of a plan says at first glance: facts beside the title, the indicators to look at first, what is new or
//! has priority, and who answers for what.
//!
//! Takes the plan and what was derived from it, gives views. Must not know charts.

use super::super::address;
use super::super::context::{Context, phones};
use super::super::tallies::goodness;
use super::super::view::{Cell, Column, Entry, Fact, Highlight, IndicatorCard, Link, Row, TableView};
use crate::model::period::Period;
use crate::model::{Actor, Indicator, Item};

/// A label is a highlight when at most this many items have it.
const HIGHLIGHT_LIMIT: usize = 12;
/// So many items of a label are named; its own page has them all.
const HIGHLIGHT_ITEMS: usize = 6;
/// So many labels give their names to the heading of what they mark.
const HIGHLIGHT_NAMES: usize = 3;
/// A plan with at most this many indicators shows them all; of more, those that need attention.
const FEW_INDICATORS: usize = 8;
/// So many of those are shown.
const FOREMOST: usize = 5;

impl Context<'_> {
    /// Kind and state of the plan.
    pub(super) fn plan_kicker(&self) -> Option<String> {
        let state = self.plan.state.map(|state| self.printer.plan_state(state).to_owned());
        let parts: Vec<String> = self.plan.kind.clone().into_iter().chain(state).collect();
        (!parts.is_empty()).then(|| parts.join(self.printer.get("plan.kicker-join")))
    }

    /// What stands beside the title.
    pub(in crate::pages) fn plan_facts(&self) -> Vec<Fact> {
        let plan = self.plan;
        let own = |anchor: &str, text| Entry {
            text,
            path: Some(format!("{}#{anchor}", address::plan(&plan.id))),
            ..Entry::default()
        };
        let print = |period: &Period| self.printer.period(period, &plan.calendar);
        let period = plan.period.as_ref().map_or_else(|| self.printer.word("value.no-period"), print);
        let stands = self.stand_in_short().map(|text| own("indicators", text));
        let money = self.plan_money().map(|text| own("budget", text));
        let source = plan.source.as_ref().and_then(|source| source.title.clone().zip(source.url.clone()));
        let source = source.map(|(text, url)| Entry { text, url: Some(url), ..Entry::default() });
        let facts = [
            self.plain_fact("organisation", plan.organisation.clone()),
            self.plain_fact("period", Some(period)),
            self.plain_fact("department", plan.department.clone()),
            self.fact("indicators", stands.into_iter().collect()),
            self.fact("budget", money.into_iter().collect()),
            self.plain_fact("edition", plan.edition.clone()),
            self.plain_fact("updated", plan.updated.as_ref().map(print)),
            self.fact("original", source.into_iter().collect()),
        ];
        facts.into_iter().flatten().collect()
    }

    /// How the indicators stand, in one line: on the way, behind, not rated.
    fn stand_in_short(&self) -> Option<String> {
        let summary = self.status_summary()?;
        let count = |tones: &[&str]| -> usize {
            summary.states.iter().filter(|one| tones.contains(&one.state.tone)).map(|one| one.count).sum()
        };
        let parts = [
            ("stand.well", count(&["met", "good"])),
            ("stand.behind", count(&["slow", "late"])),
            ("stand.unrated", count(&["none"])),
        ];
        let total: usize = parts.iter().map(|(_, count)| count).sum();
        let said = parts.into_iter().filter(|(_, count)| *count > 0);
        let said: Vec<String> =
            said.map(|(key, count)| self.printer.say(key, &[("n", count.to_string())])).collect();
        let parts = said.join(self.printer.get("states.join"));
        Some(self.printer.say("stand.all", &[("total", total.to_string()), ("parts", parts)]))
    }

    /// The indicators to look at first, with the name of their list: all of few, of many those that are furthest behind.
    pub(super) fn foremost_indicators(&self) -> (Vec<IndicatorCard>, Option<String>) {
        let all = &self.plan.indicators;
        let card = |indicator: &Indicator| self.indicator_card(indicator, None);
        if all.len() <= FEW_INDICATORS {
            return (all.values().map(card).collect(), None);
        }
        let mut behind: Vec<IndicatorCard> =
            all.values().map(card).filter(|card| matches!(card.state.tone, "slow" | "late")).collect();
        behind.sort_by_key(|card| std::cmp::Reverse(goodness(card.state.tone)));
        behind.truncate(FOREMOST);
        let name = (!behind.is_empty()).then(|| self.printer.word("plan.behind"));
        (behind, name)
    }

    /// What few items are marked by, and the name for all of it.
    pub(super) fn highlights(&self) -> (Vec<Highlight>, String) {
        // A label that everything has is no highlight.
        let leaves = self.plan.items.values().filter(|item| item.children.is_empty()).count();
        let few =
            self.derived.facets.labels.iter().filter(|(_, items)| {
                !items.is_empty() && items.len() <= HIGHLIGHT_LIMIT && items.len() < leaves
            });
        let highlights = few.filter_map(|(id, items)| {
            let label = self.plan.labels.get(id)?;
            let shown = &items[..items.len().min(HIGHLIGHT_ITEMS)];
            let all = (items.len() > shown.len()).then(|| {
                let arguments =
                    [("name", label.name.clone()), ("count", self.printer.count("items", items.len()))];
                Link {
                    path: address::label(&self.plan.id, id),
                    text: self.printer.say("plan.all-marked", &arguments),
                }
            });
            let mut items = self.item_refs(shown);
            // What the heading says need not stand at every item.
            for item in &mut items {
                item.labels.retain(|own| own.id != id.as_str());
            }
            Some(Highlight { label: self.label(label), items, all })
        });
        let highlights: Vec<Highlight> = highlights.collect();
        let names: Vec<&str> = highlights.iter().map(|one| one.label.name.as_str()).collect();
        let name = match names.len() {
            0 => String::new(),
            1..=HIGHLIGHT_NAMES => names.join(self.printer.get("plan.highlights-join")),
            _ => self.printer.word("plan.highlights"),
        };
        (highlights, name)
    }

    /// Who answers for each item at the top, and how to reach them; none where the plan does not say.
    pub(super) fn responsible_table(&self) -> Option<TableView> {
        let answers = |item: &&Item| !item.responsible.is_empty();
        let roots: Vec<&Item> = self.plan.roots().filter(answers).collect();
        let first = roots.first()?;
        let actors = |item: &Item| -> Vec<&Actor> {
            item.responsible.iter().filter_map(|id| self.plan.actors.get(id)).collect()
        };
        let numbers = |actor: &Actor| actor.contact.as_ref().map(phones).unwrap_or_default();
        let has_phones =
            roots.iter().any(|item| actors(item).into_iter().any(|one| !numbers(one).is_empty()));
        // A row for each actor, so that its numbers stand with it.
        let mut rows: Vec<Row> = Vec::new();
        for item in roots.iter().copied() {
            let actors = actors(item);
            for (at, actor) in actors.iter().enumerate() {
                let covers = if at == 0 { actors.len() } else { 0 };
                let reached = std::iter::once(Entry::from(self.actor_link(actor))).chain(numbers(actor));
                let head = Cell { rows: covers, ..Cell::link(self.item_link(item)) };
                rows.push(Row::new(vec![head, Cell::of_entries(reached.collect())]));
            }
        }
        let head = Column { name: self.level_name(first).to_owned(), ..Column::default() };
        let reached = if has_phones { "column.responsible-phone" } else { "column.responsible" };
        let columns = vec![head, self.printer.column(reached)];
        let caption = self.printer.word("table.responsible");
        Some(TableView { caption, columns, rows, ..TableView::default() })
    }
}
