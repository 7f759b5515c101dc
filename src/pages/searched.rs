//! What the text search of a list finds and an entry does not show: readings, names of what the entry belongs to, other
//! words for the same, and what its page says.
//!
//! Takes items and indicators, gives words in a row. Must not know how a script compares them, or what narrows a list down.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation;
use crate::markdown::{self, scan};
use crate::model::{Actor, ActorId, Indicator, Item, Plan, Prose, SectionText};

use super::terms::Terms;
use super::view::KeyView;

/// What pages say is searched as long as it weighs no more than this in a list, in bytes: about 30 kB on the way.
const MOST_TEXT: usize = 80_000;

/// The words of a list's entries that are found and not shown.
pub(super) struct Searched<'a> {
    /// By the entries' ids.
    pub(super) words: BTreeMap<&'a str, String>,
    /// Whether what pages say is among them.
    pub(super) has_texts: bool,
}

impl Searched<'_> {
    /// The words of an entry for its place in the list; none where it shows all of them.
    pub(super) fn key(&mut self, id: &str) -> Option<KeyView> {
        let words = self.words.remove(id).filter(|words| !words.is_empty())?;
        Some(KeyView { name: "text", ids: words })
    }
}

/// The words that the list of items is searched by.
pub(super) fn of_items(plan: &Plan) -> Searched<'_> {
    let terms = Terms::of(plan);
    let mut measured: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for indicator in plan.indicators.values() {
        for id in &indicator.measures {
            measured.entry(id.as_str()).or_default().push(&indicator.name);
        }
    }
    let entries = plan.items.values().map(|item| {
        let id = item.id.as_str();
        let mut words = Words::new(plan, terms.as_ref());
        words.shown_of_item(item);
        words.names_of_item(item, measured.get(id).map_or(&[], Vec::as_slice));
        let names = words.line();
        for prose in proses(item) {
            words.text(prose);
        }
        (id, names, words.line())
    });
    let entries: Vec<(&str, String, String)> = entries.collect();
    let has_texts = entries.iter().map(|(_, _, all)| all.len()).sum::<usize>() <= MOST_TEXT;
    let chosen = |(id, names, all)| (id, if has_texts { all } else { names });
    Searched { words: entries.into_iter().map(chosen).collect(), has_texts }
}

/// The words that the list of indicators is searched by.
pub(super) fn of_indicators(plan: &Plan) -> Searched<'_> {
    let terms = Terms::of(plan);
    let entries = plan.indicators.values().map(|indicator| {
        let mut words = Words::new(plan, terms.as_ref());
        words.of_indicator(indicator);
        (indicator.id.as_str(), words.line())
    });
    Searched { words: entries.collect(), has_texts: true }
}

/// What an item's page says, in its order.
fn proses(item: &Item) -> impl Iterator<Item = &Prose> {
    let sections = item.sections.iter().flat_map(|section| match &section.text {
        SectionText::Prose(prose) => std::slice::from_ref(prose),
        SectionText::Points(points) => points,
    });
    item.lead.iter().chain(sections)
}

/// The words of one entry.
struct Words<'a> {
    plan: &'a Plan,
    terms: Option<&'a Terms>,
    /// What the entry shows, phrase by phrase.
    shown: String,
    /// What is found besides, without what the entry shows, and each only once.
    found: Vec<String>,
    /// What there is already, of words in letters that stand apart from each other.
    known: BTreeSet<String>,
}

impl<'a> Words<'a> {
    fn new(plan: &'a Plan, terms: Option<&'a Terms>) -> Self {
        Self { plan, terms, shown: String::new(), found: Vec::new(), known: BTreeSet::new() }
    }

    fn shown_of_item(&mut self, item: &Item) {
        let plan = self.plan;
        let labels = item.labels.iter().filter_map(|id| plan.labels.get(id)).map(|label| &label.name);
        let actors = item.everybody().into_iter().filter_map(|id| plan.actors.get(id));
        let scopes = item.scopes.iter().filter_map(|id| plan.scopes.get(id)).map(|scope| &scope.name);
        let own = [Some(&item.title), item.subtitle.as_ref(), item.summary.as_ref()];
        let names = labels.chain(actors.map(|actor| &actor.name)).chain(scopes);
        for text in own.into_iter().flatten().chain(names) {
            self.shown(text);
        }
    }

    fn names_of_item(&mut self, item: &Item, indicators: &[&str]) {
        let plan = self.plan;
        self.names(item.keywords.iter().chain(&item.reading));
        let districts = item.districts.iter().filter_map(|id| plan.districts.get(id));
        self.names(districts.flat_map(|district| std::iter::once(&district.name).chain(&district.reading)));
        self.actors(item.everybody());
        self.names(indicators);
        for text in std::iter::once(&item.title).chain(&item.summary) {
            self.terms_in(text);
        }
    }

    fn of_indicator(&mut self, indicator: &Indicator) {
        let plan = self.plan;
        self.shown(&indicator.name);
        self.names(indicator.keywords.iter().chain(&indicator.reading));
        let items = indicator.measures.iter().filter_map(|id| plan.items.get(id));
        self.names(items.map(|item| &item.title));
        self.actors(&indicator.responsible);
        self.names(indicator.series.iter().map(|series| &series.name));
        self.names(&indicator.definition);
        for text in std::iter::once(&indicator.name).chain(&indicator.definition) {
            self.terms_in(text);
        }
    }

    /// Actors by every name that they have.
    fn actors<'i>(&mut self, ids: impl IntoIterator<Item = &'i ActorId>) {
        let plan = self.plan;
        let actors = ids.into_iter().filter_map(|id| plan.actors.get(id));
        let names =
            |actor: &'a Actor| std::iter::once(&actor.name).chain(&actor.reading).chain(&actor.aliases);
        self.names(actors.flat_map(names));
    }

    /// A Markdown text, with the names of what it refers to.
    fn text(&mut self, prose: &Prose) {
        self.add(&markdown::plain_text(&prose.text));
        for reference in scan(&prose.text).references {
            self.named(&reference.target);
        }
        self.terms_in(&prose.text);
    }

    /// The names of a reference's target: readers see them in its place.
    fn named(&mut self, target: &str) {
        let plan = self.plan;
        match target.split_once(':') {
            Some(("district", id)) => self.names(plan.districts.get(id).map(|one| &one.name)),
            Some(("actor", id)) => self.names(plan.actors.get(id).map(|one| &one.name)),
            Some(("indicator", id)) => self.names(plan.indicators.get(id).map(|one| &one.name)),
            Some(("item", id)) => self.names(plan.items.get(id).map(|one| &one.title)),
            Some(("term", id)) => self.term(id),
            _ => {}
        }
    }

    /// The terms that a text uses, by every name that they have.
    fn terms_in(&mut self, text: &str) {
        for used in self.terms.into_iter().flat_map(|terms| terms.uses(text)) {
            self.term(used.term.trim_start_matches("term:"));
        }
    }

    fn term(&mut self, id: &str) {
        let term = self.plan.terms.get(id);
        self.names(
            term.into_iter()
                .flat_map(|term| std::iter::once(&term.name).chain(&term.reading).chain(&term.aliases)),
        );
    }

    fn names(&mut self, names: impl IntoIterator<Item = impl AsRef<str>>) {
        for name in names {
            self.add(name.as_ref());
        }
    }

    fn shown(&mut self, text: &str) {
        let plain = annotation::plain(text).to_lowercase();
        self.known.extend(phrases(&plain).filter(|phrase| is_apart(phrase)).map(str::to_owned));
        self.shown.push_str(&plain);
        self.shown.push(' ');
    }

    /// Adds what is new of a text.
    fn add(&mut self, text: &str) {
        for phrase in phrases(&annotation::plain(text).to_lowercase()) {
            let is_number = phrase.chars().all(char::is_numeric);
            let is_new = if is_apart(phrase) {
                phrase.len() > 1 && self.known.insert(phrase.to_owned())
            } else {
                !self.shown.contains(phrase) && !self.found.iter().any(|known| known.contains(phrase))
            };
            if is_new && !is_number {
                self.found.push(phrase.to_owned());
            }
        }
    }

    fn line(&self) -> String {
        self.found.join(" ")
    }
}

/// The parts of a text between marks and blanks.
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|phrase| !phrase.is_empty())
}

/// Whether a phrase is one word, of letters that have blanks between words.
fn is_apart(phrase: &str) -> bool {
    phrase.chars().all(|letter| letter.is_numeric() || letter < '\u{0250}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_words_in_latin_letters_and_phrases_in_others() {
        let all: Vec<&str> = phrases("Dial-a-ride、車を運転しない人も、ﾊﾞｽ（8往復）").collect();
        assert_eq!(all, ["Dial", "a", "ride", "車を運転しない人も", "ﾊﾞｽ", "8往復"]);
        assert!(is_apart("ride") && is_apart("été") && !is_apart("8往復") && !is_apart("ﾊﾞｽ"));
    }
}
