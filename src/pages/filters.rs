//! What lists are narrowed down by: the questions of the form, and what each entry answers to them.
//!
//! Takes items and indicators, gives ids and words. Must not know how a script compares them.

use std::collections::BTreeMap;

use crate::model::{
    ActorId, DistrictId, Indicator, IndicatorKind, Item, ItemId, LabelId, Plan, ScopeId, Word,
};

use super::address::List;
use super::context::Context;
use super::item::numbered;
use super::searched::Searched;
use super::tallies::TONES;
use super::view::{ChoiceView, FilterView, KeyView, QuestionView};

/// Shorter lists are seen at a glance.
const FEWEST: usize = 8;

/// Where to look where a list has nothing, the lists that are searched first.
const ELSEWHERE: [List; 5] = [List::Items, List::Indicators, List::Glossary, List::Scopes, List::Districts];

/// Answers for an item that names no district; no district has this id.
pub(super) const NO_DISTRICT: &str = "-";

/// All kinds of indicators, in order.
const KINDS: [IndicatorKind; 4] =
    [IndicatorKind::Outcome, IndicatorKind::Output, IndicatorKind::Activity, IndicatorKind::Reference];

/// What the entries of a list answer, by their ids.
pub(super) type Answers<'a> = BTreeMap<&'a str, Vec<KeyView>>;

impl Context<'_> {
    /// What an item answers to the questions of its list.
    pub(super) fn item_keys(&self, item: &Item) -> Vec<KeyView> {
        let plan = self.plan;
        let states = self.derived.indicators_of.get(&item.id).into_iter().flatten();
        let states = states.filter_map(|id| self.plan.indicators.get(id)).map(|one| self.state(one).0.tone);
        let sdgs: Vec<String> = item.sdgs.iter().map(ToString::to_string).collect();
        let keys = [
            key("level", [item.level.as_str()]),
            key("label", item.labels.iter().map(LabelId::as_str)),
            key("actor", item.everybody().into_iter().map(ActorId::as_str)),
            key("scope", item.scopes.iter().map(ScopeId::as_str)),
            key("district", districts_of(plan, item)),
            key("sdg", sdgs.iter().map(String::as_str)),
            key("item", top(self.plan, &item.id).map(|top| top.id.as_str())),
            key("state", states),
        ];
        keys.into_iter().flatten().collect()
    }

    /// What an indicator answers to the questions of its list.
    pub(super) fn indicator_keys(&self, indicator: &Indicator) -> Vec<KeyView> {
        let tops = indicator.measures.iter().filter_map(|id| top(self.plan, id));
        let keys = [
            key("kind", indicator.kind.map(IndicatorKind::id)),
            key("state", [self.state(indicator).0.tone]),
            key("actor", indicator.responsible.iter().map(ActorId::as_str)),
            key("item", tops.map(|item| item.id.as_str())),
        ];
        keys.into_iter().flatten().collect()
    }

    /// The form over the list of items; none for a short list.
    pub(super) fn items_filter(&self, answers: &Answers<'_>, searched: &Searched<'_>) -> Option<FilterView> {
        let plan = self.plan;
        let sdgs = self.derived.facets.sdgs.keys();
        let word = |key| self.printer.word(key);
        let questions = [
            ("item", self.top_level(), self.top_choices()),
            ("level", word("facet.levels"), choices(plan.levels.values())),
            ("label", word("facet.labels"), choices(plan.labels.values())),
            ("actor", word("facet.actors"), actors(plan)),
            ("scope", word("facet.scopes"), choices(plan.scopes.values())),
            ("district", word("facet.districts"), districts(plan, &word("filter.no-district"))),
            ("sdg", word("facet.sdgs"), sdgs.map(|goal| self.sdg_choice(*goal)).collect()),
            ("state", word("filter.state-of-items"), self.state_choices()),
        ];
        let mut filter = self.filter(List::Items, answers, questions)?;
        if !searched.has_texts {
            filter.hint = self.printer.word("filter.hint-names");
        }
        for question in filter.questions.iter_mut().filter(|question| question.key == "level") {
            for choice in &mut question.choices {
                choice.some = Some(self.some_of_level(&choice.name, choice.count));
            }
        }
        if let [(_, only)] = plan.levels.iter().collect::<Vec<_>>()[..] {
            filter.some = self.some_of_level(&only.name, plan.items.len());
        }
        Some(filter)
    }

    /// The form over the list of indicators; none for a short list.
    pub(super) fn indicators_filter(&self, answers: &Answers<'_>) -> Option<FilterView> {
        let plan = self.plan;
        let kinds = KINDS.map(|kind| choice(kind.id(), self.printer.indicator_kind(kind)));
        let word = |key| self.printer.word(key);
        let questions = [
            ("kind", word("fact.kind"), kinds.to_vec()),
            ("item", self.top_level(), self.top_choices()),
            ("actor", word("facet.actors"), actors(plan)),
            ("state", word("facet.states"), self.state_choices()),
        ];
        self.filter(List::Indicators, answers, questions)
    }

    fn state_choices(&self) -> Vec<ChoiceView> {
        let state = |tone| {
            let name = self.tone_name(tone)?;
            Some(ChoiceView { tone: Some(tone), ..choice(tone, &name) })
        };
        TONES.into_iter().filter_map(state).collect()
    }

    fn top_choices(&self) -> Vec<ChoiceView> {
        self.plan.roots().map(|item| choice(item.id.as_str(), &numbered(item))).collect()
    }

    /// What the items at the top are called.
    fn top_level(&self) -> String {
        self.plan.levels.values().next().map_or_else(String::new, |level| level.name.clone())
    }

    fn sdg_choice(&self, goal: u8) -> ChoiceView {
        choice(&goal.to_string(), &self.sdg_entry(goal).text)
    }

    /// How many of a level are left.
    fn some_of_level(&self, level: &str, total: usize) -> String {
        self.printer.say("filter.some-level", &[("level", level.to_owned()), ("total", total.to_string())])
    }

    fn filter<const N: usize>(
        &self,
        list: List,
        answers: &Answers<'_>,
        questions: [(&'static str, String, Vec<ChoiceView>); N],
    ) -> Option<FilterView> {
        if answers.len() < FEWEST {
            return None;
        }
        let questions: Vec<QuestionView> =
            questions.into_iter().filter_map(|question| asked(question, answers)).collect();
        let total = [("total", answers.len().to_string())];
        let elsewhere = ELSEWHERE.iter().filter(|other| **other != list && other.has_content(self.plan));
        let elsewhere = elsewhere.map(|other| self.list_link(*other)).collect();
        let list = list.name();
        (!questions.is_empty()).then(|| FilterView {
            questions,
            hint: self.printer.word(&format!("filter.hint-{list}")),
            all: self.printer.say(&format!("filter.all-{list}"), &total),
            some: self.printer.say(&format!("filter.some-{list}"), &total),
            elsewhere,
        })
    }
}

/// A question with the choices that occur, each counted; none when the answer would change nothing.
fn asked(
    (key, name, mut choices): (&'static str, String, Vec<ChoiceView>),
    answers: &Answers<'_>,
) -> Option<QuestionView> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in answers.values().flatten().filter(|known| known.name == key) {
        for id in entry.ids.split(' ') {
            *counts.entry(id).or_default() += 1;
        }
    }
    for choice in &mut choices {
        choice.count = counts.get(choice.id.as_str()).copied().unwrap_or(0);
    }
    choices.retain(|choice| choice.count > 0);
    let narrows = choices.iter().any(|choice| choice.count < answers.len());
    narrows.then_some(QuestionView { key, name, is_several: key == "state", choices })
}

/// Words of the vocabulary as choices.
fn choices<'a, I: std::borrow::Borrow<str> + 'a>(
    words: impl Iterator<Item = &'a Word<I>>,
) -> Vec<ChoiceView> {
    words.map(|word| choice(word.id.borrow(), &word.name)).collect()
}

fn actors(plan: &Plan) -> Vec<ChoiceView> {
    plan.actors.values().map(|actor| choice(actor.id.as_str(), &actor.name)).collect()
}

fn districts(plan: &Plan, none: &str) -> Vec<ChoiceView> {
    let all = plan.districts.values().map(|district| choice(district.id.as_str(), &district.name));
    all.chain([choice(NO_DISTRICT, none)]).collect()
}

/// The districts that an item names. What names none of a plan's districts can be asked for as well.
fn districts_of<'a>(plan: &Plan, item: &'a Item) -> Vec<&'a str> {
    match item.districts.as_slice() {
        [] if !plan.districts.is_empty() => vec![NO_DISTRICT],
        all => all.iter().map(DistrictId::as_str).collect(),
    }
}

fn choice(id: &str, name: &str) -> ChoiceView {
    ChoiceView { id: id.to_owned(), name: name.to_owned(), tone: None, count: 0, some: None }
}

/// An answer without repetition; none when there is nothing to say.
fn key<'a>(name: &'static str, ids: impl IntoIterator<Item = &'a str>) -> Option<KeyView> {
    let mut all: Vec<&str> = Vec::new();
    for id in ids {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    (!all.is_empty()).then(|| KeyView { name, ids: all.join(" ") })
}

/// The item at the top to which one belongs.
fn top<'a>(plan: &'a Plan, id: &ItemId) -> Option<&'a Item> {
    plan.path_to(plan.items.get(id)?).first().copied()
}
