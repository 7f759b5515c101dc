//! The page of an item.
//!
//! Takes an item, gives its view, which the whole plan shows as well. Must not know how a part of it looks or is computed.

use crate::figure::Chart;
use crate::model::{Item, RelationKind, SectionText, Subject};

use super::address::{self, List};
use super::context::{Context, note};
use super::description;
use super::judgement::judgement;
use super::page::{Draft, Drafted};
use super::view::{Entry, Fact, IndicatorCard, ItemView, RelationView, SectionView, View};

/// What stands before the anchors of the lead's headings: the page has anchors of its own.
pub(super) const LEAD: &str = "lead-";

/// The anchor of an item's nth section, counted from 1.
pub(super) fn section_anchor(number: usize) -> String {
    format!("section-{number}")
}

/// An item's number and title.
pub(super) fn numbered(item: &Item) -> String {
    match &item.number {
        Some(number) => format!("{number} {}", item.title),
        None => item.title.clone(),
    }
}

fn section_views(item: &Item, (prefix, shift): (&str, u8), draft: &mut Draft) -> Vec<SectionView> {
    let mut views = Vec::with_capacity(item.sections.len());
    for (at, section) in item.sections.iter().enumerate() {
        let anchor = format!("{prefix}{}", section_anchor(at + 1));
        let (text, points) = match &section.text {
            SectionText::Prose(prose) => {
                let inner = format!("{anchor}-");
                (Some(draft.text(&anchor, prose, (shift, &inner))), Vec::new())
            }
            SectionText::Points(points) => {
                let lines = points.iter().enumerate();
                let lines = lines.map(|(n, point)| draft.line(&format!("{anchor}-{}", n + 1), point));
                (None, lines.collect())
            }
        };
        views.push(SectionView { name: section.name.clone(), anchor, text, points });
    }
    views
}

/// The level with the number, unless the number says the level itself (`部局目標1`).
fn kicker(level: &str, number: Option<&str>) -> String {
    match number {
        None => level.to_owned(),
        Some(number) if number.contains(level) => number.to_owned(),
        Some(number) => format!("{level} {number}"),
    }
}

impl Context<'_> {
    /// The page of an item.
    pub(super) fn item_page(&self, item: &Item) -> Drafted {
        let mut crumbs = vec![self.list_link(List::Items)];
        let path = self.plan.path_to(item);
        crumbs.extend(path.iter().take(path.len() - 1).map(|above| self.item_link(above)));
        let mut page = self.page(address::item(&self.plan.id, &item.id), &item.title, crumbs);
        page.description = self.item_description(item);
        let mut draft = Draft::new(page, item.span);
        draft.summary(item.summary.as_deref());
        let view = self.item_view(item, ("", 0), &mut draft);
        draft.finish(View::Item(Box::new(view)))
    }

    fn item_description(&self, item: &Item) -> String {
        if let Some(summary) = &item.summary {
            return description::summary(summary);
        }
        let lead = item.lead.as_ref().map(description::of_text);
        lead.filter(|lead| !lead.is_empty()).unwrap_or_else(|| {
            let arguments = [
                ("plan", self.plan.title.clone()),
                ("level", self.level_name(item).to_owned()),
                ("title", item.title.clone()),
            ];
            self.printer.say("describe.item", &arguments)
        })
    }

    /// What the page of an item shows; texts and figures go into `draft` under names with `prefix`, headings
    /// `shift` levels deeper.
    pub(super) fn item_view(&self, item: &Item, (prefix, shift): (&str, u8), draft: &mut Draft) -> ItemView {
        let lead = item.lead.as_ref().filter(|lead| !lead.is_blank());
        if let Some(lead) = lead {
            draft.text(&format!("{prefix}lead"), lead, (1 + shift, &format!("{prefix}{LEAD}")));
        }
        let status = self.item_status(item, (&format!("{prefix}status"), draft));
        let indicators = self.item_indicators(item, prefix, draft);
        let schedule = self.item_schedule(item, &format!("{prefix}schedule")).map(|(chart, table)| {
            if let Some(chart) = chart {
                draft.figure(&format!("{prefix}schedule"), Chart::Schedule(chart));
            }
            table
        });
        if let Some(chart) = self.item_budget_chart(item, &format!("{prefix}budget")) {
            draft.figure(&format!("{prefix}budget"), chart);
        }
        if prefix.is_empty() {
            let address = |name| address::item_chart(&self.plan.id, &item.id, name);
            let unit = self.printer.unit(self.plan.money_unit).to_owned();
            self.offer_figure(draft, "schedule", (&address("schedule"), None));
            self.offer_figure(draft, "budget", (&address("budget"), Some(unit)));
        }
        let level = self.level_name(item);
        let evaluations = self.evaluated(&Subject::Item(item.id.clone()));
        let stand = self.short_states(item);
        ItemView {
            kicker: kicker(level, item.number.as_deref()),
            labels: self.labels(&item.labels),
            subtitle: item.subtitle.clone(),
            summary: item.summary.clone(),
            reading: item.reading.clone(),
            stands: self.stands(&stand),
            states: stand,
            judgement: evaluations.as_ref().and_then(|evaluated| judgement(self.printer, evaluated)),
            facts: self.item_facts(item),
            has_lead: lead.is_some(),
            sections: section_views(item, (prefix, shift), draft),
            status,
            states_below: self.states_below(item),
            weighted: self.weighted_view(item),
            indicators,
            budget: self.item_budget(item),
            budget_years: self.item_years(item),
            budget_below: self.below_table(item),
            schedule,
            months: self.item_months(item),
            evaluations,
            children: self.trees(self.children(item)),
            children_name: self.children_name(item),
            relations: self.relation_views(item),
            contacts: self.contacts(&item.responsible),
            mentions: self.mentions_of(&address::item(&self.plan.id, &item.id)),
            notes: note(item.note.as_ref()),
        }
    }

    fn children_name(&self, item: &Item) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for child in self.children(item) {
            let name = self.level_name(child);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.join(self.printer.get("item.join-levels")))
    }

    fn item_indicators(&self, item: &Item, prefix: &str, draft: &mut Draft) -> Vec<IndicatorCard> {
        let ids = self.derived.indicators_of.get(&item.id);
        let mut cards = Vec::new();
        for indicator in ids.into_iter().flatten().filter_map(|id| self.plan.indicators.get(id)) {
            let name = format!("{prefix}indicator-{}", indicator.id);
            let chart = self.bullet(indicator, &name).map(Chart::Bullet);
            let figure = chart.map(|chart| draft.figure(&name, chart));
            cards.push(self.indicator_card(indicator, figure));
        }
        cards
    }

    fn item_facts(&self, item: &Item) -> Vec<Fact> {
        let plan = self.plan;
        let actors = |ids| self.actor_links(ids).into_iter().map(Entry::from).collect();
        let districts = item.districts.iter().filter_map(|id| plan.districts.get(id));
        let districts = districts.map(|district| Entry {
            text: district.name.clone(),
            path: Some(address::district(&plan.id, &district.id)),
            ..Entry::default()
        });
        let sdgs = item.sdgs.iter().map(|goal| self.sdg_entry(*goal));
        let period = item.period.as_ref().map(|period| self.printer.period(period, &plan.calendar));
        let facts = [
            self.fact("responsible", actors(&item.responsible)),
            self.fact("actors", actors(&item.actors)),
            self.fact("scopes", self.scope_entries(item)),
            self.fact("districts", districts.collect()),
            self.plain_fact("item-direction", self.direction(item)),
            self.plain_fact("period", period),
            self.plain_fact("budget", self.item_money(item)),
            self.fact("sdgs", sdgs.collect()),
        ];
        facts.into_iter().flatten().collect()
    }

    /// A goal of sustainable development.
    pub(super) fn sdg_entry(&self, goal: u8) -> Entry {
        let name = self.printer.word(&format!("sdg.{goal}"));
        let text = self.printer.say("sdg.numbered", &[("n", goal.to_string()), ("name", name)]);
        Entry { text, path: Some(address::sdg(&self.plan.id, goal)), ..Entry::default() }
    }

    fn relation_views(&self, item: &Item) -> Vec<RelationView> {
        let mut views = Vec::new();
        let incoming = self.derived.incoming.get(&item.id);
        for kind in
            [RelationKind::Serves, RelationKind::Related, RelationKind::MergedInto, RelationKind::Successor]
        {
            let out =
                item.relations.iter().filter(|relation| relation.kind == kind).map(|relation| &relation.to);
            let back = incoming.into_iter().flatten().filter(|(k, _)| *k == kind).map(|(_, id)| id);
            let (key, back_key) = match kind {
                RelationKind::Serves => ("relation.serves", "relation.served-by"),
                RelationKind::Related => ("relation.related", "relation.related"),
                RelationKind::MergedInto => ("relation.merged-into", "relation.merged-from"),
                RelationKind::Successor => ("relation.successor", "relation.predecessor"),
            };
            // "Related" is symmetric: both ways are one list without repetition.
            if kind == RelationKind::Related {
                let mut both: Vec<_> = out.chain(back).collect();
                let mut seen = std::collections::BTreeSet::new();
                both.retain(|id| seen.insert(*id));
                views.extend(self.relation(key, both));
            } else {
                views.extend(self.relation(key, out.collect()));
                views.extend(self.relation(back_key, back.collect()));
            }
        }
        views
    }

    fn relation(&self, key: &str, ids: Vec<&crate::model::ItemId>) -> Option<RelationView> {
        let items = self.item_refs(ids);
        (!items.is_empty()).then(|| RelationView { name: self.printer.word(key), items })
    }
}
