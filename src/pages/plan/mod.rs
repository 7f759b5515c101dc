//! The page of a plan, and what all its pages share.
//!
//! Takes the plan and what was derived from it, gives views. Must not know how anything is counted.

mod ahead;
mod glance;
mod tree;

use jiff::civil::Date;

use crate::figure::Chart;
use crate::model::period::Style;
use crate::model::{Chapter, Level, Licence, Plan};

use super::address::{self, List};
use super::context::{Context, contact, note};
use super::description;
use super::figures;
use super::page::{Draft, Drafted};
use super::tallies::Named;
use super::view::{
    ChapterRef, Count, Entry, Fact, Link, NoteView, PlanCard, PlanPageView, PlanView, PlanYear, SourceView,
    View,
};

/// What stands before the anchors of the overview's headings: the page has anchors of its own.
pub(super) const OVERVIEW: &str = "overview-";

impl Context<'_> {
    /// What the home page says about the plan.
    pub(super) fn card(&self) -> PlanCard {
        let plan = self.plan;
        let all = self.states(&self.derived.rollups.plan);
        let states = Named::of(self.printer, all.iter()).counts(self.printer, &all);
        PlanCard {
            id: plan.id.to_string(),
            path: address::plan(&plan.id),
            title: plan.title.clone(),
            subtitle: plan.subtitle.clone(),
            kind: plan.kind.clone(),
            organisation: plan.organisation.clone(),
            state: plan.state.map(|state| self.printer.plan_state(state).to_owned()),
            kicker: self.plan_kicker(),
            position: self.position(),
            stands: self.stands(&states),
            states,
            updated: plan.updated.as_ref().map(|updated| self.printer.period(updated, &plan.calendar)),
            period: plan.period.as_ref().map(|period| self.printer.period(period, &plan.calendar)),
            summary: plan.summary.clone(),
            contents: self.contents(),
        }
    }

    /// What is in the plan, in words: items by level, indicators.
    fn contents(&self) -> Vec<String> {
        let levels = self.used_levels();
        let mut contents: Vec<String> = levels.map(|(level, count)| self.count_level(level, count)).collect();
        if !self.plan.indicators.is_empty() {
            contents.push(self.printer.count("indicators", self.plan.indicators.len()));
        }
        contents
    }

    /// The levels that have items, with how many.
    fn used_levels(&self) -> impl Iterator<Item = (&Level, usize)> {
        let count = |level: &Level| self.plan.items.values().filter(|item| item.level == level.id).count();
        self.plan.levels.values().map(move |level| (level, count(level))).filter(|(_, count)| *count > 0)
    }

    /// What all pages of the plan share.
    pub(super) fn plan_view(&self) -> PlanView {
        let plan = self.plan;
        let lists = List::ALL.iter().filter(|list| list.has_content(plan));
        // Data and the whole plan stand at the end of every page, states and levels at the top of the lists.
        let elsewhere = |list: &List| matches!(list, List::Data | List::Whole | List::States | List::Levels);
        let shown = lists.filter(|list| !elsewhere(list));
        let licence = self.licence();
        PlanView {
            card: self.card(),
            notice: plan.notice.clone(),
            navigation: shown.map(|list| self.list_link(*list)).collect(),
            contact: contact(&plan.contact),
            print_sheet: None,
            source: self.source(),
            own_licence: plan.licence.is_some(),
            licence: licence.map(licence_entry),
            licence_url: licence.and_then(|licence| licence.url.clone()),
            data: self.list_link(List::Data),
            whole: self.list_link(List::Whole),
        }
    }

    fn source(&self) -> Option<SourceView> {
        let source = self.plan.source.as_ref()?;
        // Titles often begin with the publisher's name already.
        let named =
            |publisher: &&String| !source.title.as_ref().is_some_and(|t| t.starts_with(publisher.as_str()));
        let publisher = source.publisher.as_ref().filter(named);
        let parts = [publisher, source.title.as_ref(), source.page.as_ref()].into_iter().flatten();
        let name = parts.map(String::as_str).collect::<Vec<_>>().join(self.printer.get("source.join"));
        Some(SourceView { name, url: source.url.clone(), note: source.note.clone() })
    }

    /// The page of the plan.
    pub(super) fn plan_page(&self) -> Drafted {
        let plan = self.plan;
        let mut page =
            super::context::page(self.site, self.printer, (address::plan(&plan.id), &plan.title), Vec::new());
        page.description = match &plan.summary {
            Some(summary) => description::summary(summary),
            None => self.printer.say("describe.plan", &[("plan", plan.title.clone())]),
        };
        let mut draft = Draft::new(page, plan.span);
        draft.summary(plan.summary.as_deref());
        if let Some(overview) = &plan.overview {
            draft.text("overview", overview, (1, OVERVIEW));
        }
        let status = self.drawn_status(&mut draft);
        let budget = self.short_budget_table();
        if let Some(chart) = self.by_year() {
            draft.figure("budget", chart);
        }
        let (indicators, indicators_name) = self.foremost_indicators();
        let (highlights, highlights_name) = self.highlights();
        let view = PlanPageView {
            facts: self.plan_facts(),
            years: self.years(),
            status,
            indicators,
            indicators_name,
            indicators_page: self.list_link(List::Indicators),
            tree: self.trees(plan.roots()),
            levels: self
                .used_levels()
                .map(|(level, count)| Count { name: level.name.clone(), count })
                .collect(),
            highlights,
            highlights_name,
            money: budget.is_some().then(|| self.money_sentence()),
            budget_page: budget.is_some().then(|| self.list_link(List::Budget)),
            budget,
            ahead: self.ahead(),
            responsible: self.responsible_table(),
            chapters: plan.chapters.values().map(|chapter| self.chapter_ref(chapter)).collect(),
            ways_in: self.ways_in(),
            related: self.related_plans(),
            notes: self.vocabulary_notes(),
        };
        draft.finish(View::Plan(Box::new(view)))
    }

    fn years(&self) -> Vec<PlanYear> {
        let Some(period) = &self.plan.period else { return Vec::new() };
        let as_of = self.site.settings.as_of;
        let years: Vec<_> = period.years().collect();
        if years.len() < 2 {
            return Vec::new();
        }
        let year = |year: &crate::model::period::Period| PlanYear {
            name: year.print(&self.plan.calendar, self.printer.language, Style::Axis),
            when: when(year.start(), year.end(), as_of),
        };
        years.iter().map(year).collect()
    }

    fn position(&self) -> Option<String> {
        let years = self.years();
        if years.is_empty() {
            return None;
        }
        let of = ("of", years.len().to_string());
        let now = years.iter().position(|year| year.when == "now");
        Some(match now {
            Some(now) => self.printer.say("plan.position", &[of, ("n", (now + 1).to_string())]),
            None if years.iter().all(|year| year.when == "past") => self.printer.say("plan.over", &[of]),
            None => self.printer.say("plan.not-begun", &[of]),
        })
    }

    fn chapter_ref(&self, chapter: &Chapter) -> ChapterRef {
        ChapterRef {
            path: address::chapter(&self.plan.id, &chapter.id),
            title: chapter.title.clone(),
            summary: chapter.summary.clone(),
        }
    }

    fn related_plans(&self) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        for related in &self.plan.related {
            let name = self.printer.related(related.relation).to_owned();
            let inside = address::plans(self.site).find(|(plan, _)| related.plan.as_ref() == Some(&plan.id));
            let text = related.title.clone().or_else(|| inside.map(|(plan, _)| plan.title.clone()));
            let text = text.unwrap_or_default();
            let text = match &related.note {
                Some(note) => self.printer.say("related.noted", &[("title", text), ("note", note.clone())]),
                None => text,
            };
            let path = inside.map(|(plan, base)| format!("{base}{}", address::plan(&plan.id)));
            let url = related.url.clone().filter(|_| path.is_none());
            let entry = Entry { text, path, url, symbol: None };
            match facts.iter_mut().find(|fact| fact.name == name) {
                Some(fact) => fact.entries.push(entry),
                None => facts.push(Fact { key: "related", name, entries: vec![entry] }),
            }
        }
        facts
    }

    /// Editor's notes on the plan and on the words that it declares.
    fn vocabulary_notes(&self) -> Vec<NoteView> {
        let plan = self.plan;
        let mut notes = note(plan.note.as_ref());
        let mut add = |about: &str, note: Option<&String>| {
            notes.extend(note.map(|text| NoteView { about: about.to_owned(), text: text.clone() }));
        };
        for level in plan.levels.values() {
            add(&level.name, level.note.as_ref());
        }
        for section in plan.sections.values() {
            add(&section.name, section.note.as_ref());
        }
        for direction in plan.directions.values() {
            add(&direction.name, direction.note.as_ref());
        }
        for mark in plan.marks.values() {
            add(&mark.name, mark.note.as_ref());
        }
        for fund in plan.funds.values() {
            add(&fund.name, fund.note.as_ref());
        }
        for scale in plan.scales.values() {
            add(&scale.name, scale.note.as_ref());
        }
        notes
    }

    /// How the indicators stand, for a text that places it.
    pub(super) fn status_chart(&self, id: &str) -> Option<(Chart, String)> {
        let summary = self.status_summary()?;
        Some((figures::status_bar(self.printer, &summary, id), summary.sentence))
    }
}

fn when(start: Date, end: Date, as_of: Date) -> &'static str {
    if end < as_of {
        "past"
    } else if start > as_of {
        "future"
    } else {
        "now"
    }
}

/// A licence as words.
pub(super) fn licence_entry(licence: &Licence) -> Entry {
    Entry { text: licence.name.clone(), ..Entry::default() }
}

/// The chapters of a plan as links, in order, with the present one without an address.
pub(super) fn chapter_entries(plan: &Plan, present: &Chapter) -> Vec<Entry> {
    let entry = |chapter: &Chapter| Entry {
        text: chapter.title.clone(),
        path: (chapter.id != present.id).then(|| address::chapter(&plan.id, &chapter.id)),
        ..Entry::default()
    };
    plan.chapters.values().map(entry).collect()
}

/// A link to a chapter.
pub(super) fn chapter_link(plan: &Plan, chapter: &Chapter) -> Link {
    Link { path: address::chapter(&plan.id, &chapter.id), text: chapter.title.clone() }
}
