//! Counted states as people read them: a sentence with a list, and a table with a column for each state.
//!
//! Takes tallies, gives views. Where several rules rate, there are more names for states than a reader can hold; they are
//! put together then by their tone, under common names, with the rules' own names beside. Must not know where counts
//! come from.

use std::collections::BTreeSet;

use crate::model::RuleName;

use super::page::Draft;
use super::print::Printer;
use super::view::{Cell, Column, Row, StateCount, StateView, StatusSummary, TableView};

/// More states than these are read by their tone.
const MOST_STATES: usize = 5;

/// All tones, best first; the last is that of what is not rated.
pub(super) const TONES: [&str; 5] = ["met", "good", "slow", "late", "none"];

/// The tones of rated states, best first.
const RATED: [&str; 4] = ["met", "good", "slow", "late"];

/// A state with its count.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) state: StateView,
    pub(super) count: usize,
    /// The rule by which they have it; none where they are not rated.
    pub(super) rule: Option<RuleName>,
    /// Why they are not rated.
    pub(super) reason: Option<String>,
}

/// A row of a table of states before it is printed.
pub(super) struct Counted {
    pub(super) name: Cell,
    pub(super) states: Vec<Tally>,
}

impl Counted {
    /// How many indicators it counts.
    pub(super) fn total(&self) -> usize {
        self.states.iter().map(|state| state.count).sum()
    }
}

/// The states that a list or a table names.
pub(super) struct Named {
    states: Vec<StateView>,
    /// Whether each stands for all states of its tone.
    by_tone: bool,
}

impl Named {
    /// The rated states of all tallies, or the tones of them when there are too many.
    pub(super) fn of<'a>(printer: Printer<'_>, tallies: impl Iterator<Item = &'a Tally>) -> Self {
        let mut states: Vec<StateView> = Vec::new();
        let mut rules: BTreeSet<RuleName> = BTreeSet::new();
        for tally in tallies.filter(|tally| tally.reason.is_none()) {
            rules.extend(tally.rule);
            if !states.contains(&tally.state) {
                states.push(tally.state.clone());
            }
        }
        states.sort_by_key(|state| goodness(state.tone));
        // One sign with several names of several rules would look like one state counted twice.
        let is_repeated = states.windows(2).any(|pair| pair[0].tone == pair[1].tone) && rules.len() > 1;
        let by_tone = states.len() > MOST_STATES || is_repeated;
        if by_tone {
            let occurs = |tone: &&'static str| states.iter().any(|state| state.tone == *tone);
            let name = |tone| StateView { tone, name: printer.word(&format!("tone.{tone}")) };
            states = RATED.into_iter().filter(occurs).map(name).collect();
        }
        Self { states, by_tone }
    }

    /// The tallies of one of the states.
    fn tallies<'a>(&self, state: &StateView, all: &'a [Tally]) -> impl Iterator<Item = &'a Tally> + use<'a> {
        let (state, by_tone) = (state.clone(), self.by_tone);
        let is_in = move |tally: &&Tally| {
            tally.reason.is_none() && (tally.state == state || (by_tone && tally.state.tone == state.tone))
        };
        all.iter().filter(is_in)
    }

    /// Those of the states that occur, with their counts.
    pub(super) fn counts(&self, printer: Printer<'_>, tallies: &[Tally]) -> Vec<StateCount> {
        let rated = self.states.iter().map(|state| {
            let count = self.tallies(state, tallies).map(|tally| tally.count).sum();
            StateCount { state: state.clone(), count, detail: None }
        });
        let unrated = tallies.iter().filter(|tally| tally.reason.is_some());
        let none = StateView { tone: "none", name: printer.word("status.unrated") };
        let unrated = StateCount { state: none, count: unrated.map(|tally| tally.count).sum(), detail: None };
        rated.chain(std::iter::once(unrated)).filter(|state| state.count > 0).collect()
    }
}

/// Whether a person gave the state: no computation, and marked as such where it is counted like one.
fn is_persons(tally: &Tally) -> bool {
    tally.rule == Some(RuleName::Manual)
}

/// Adds a count to those of the same state and reason.
pub(super) fn add(states: &mut Vec<Tally>, next: Tally) {
    let same = |known: &&mut Tally| {
        known.state == next.state && known.reason == next.reason && is_persons(known) == is_persons(&next)
    };
    match states.iter_mut().find(same) {
        Some(known) => known.count += next.count,
        None => states.push(next),
    }
}

/// The order of tones, best first; what is not rated stands last.
pub(super) fn goodness(tone: &str) -> usize {
    RATED.iter().position(|known| *known == tone).unwrap_or(RATED.len())
}

/// All of it in one sentence with its states; none where nothing is counted.
pub(super) fn summary(printer: Printer<'_>, tallies: &[Tally]) -> Option<StatusSummary> {
    let count = |of: &dyn Fn(&&Tally) -> bool| tallies.iter().filter(of).map(|tally| tally.count).sum();
    let total: usize = count(&|_| true);
    let rated: usize = count(&|tally| tally.reason.is_none());
    let well: usize = count(&|tally| matches!(tally.state.tone, "met" | "good"));
    if total == 0 {
        return None;
    }
    let numbers = [
        ("total", total.to_string()),
        ("rated", rated.to_string()),
        ("unrated", (total - rated).to_string()),
        ("well", well.to_string()),
        ("behind", (rated - well).to_string()),
    ];
    let key = match (total, rated, well) {
        (1, 1, _) => "status.summary-one",
        (1, 0, _) => "status.summary-one-none",
        (_, 0, _) => "status.summary-none",
        (_, 1, 1) => "status.summary-one-well",
        (_, 1, _) => "status.summary-one-behind",
        _ if well == rated => "status.summary-well",
        (_, _, 0) => "status.summary-behind",
        _ => "status.summary",
    };
    let mut sentence = printer.say(key, &numbers);
    if rated > 0 && rated < total {
        sentence.push_str(&printer.say("status.and-unrated", &numbers));
    }
    Some(StatusSummary { sentence, states: listed(printer, tallies), figure: None })
}

/// The states of a list, best first, then what is not rated with its reasons.
fn listed(printer: Printer<'_>, tallies: &[Tally]) -> Vec<StateCount> {
    let named = Named::of(printer, tallies.iter());
    let rated = named.states.iter().map(|state| {
        let parts: Vec<&Tally> = named.tallies(state, tallies).collect();
        let part = |tally: &&Tally| {
            let name = ("name", tally.state.name.clone());
            let key = if is_persons(tally) { "states.part-person" } else { "states.part" };
            printer.say(key, &[name, ("n", tally.count.to_string())])
        };
        let details: Vec<String> = parts.iter().map(part).collect();
        let by_name = named.by_tone.then(|| details.join(printer.get("states.join")));
        let persons: usize = parts.iter().filter(|tally| is_persons(tally)).map(|tally| tally.count).sum();
        let of_persons = (persons > 0).then(|| printer.say("states.persons", &[("n", persons.to_string())]));
        StateCount {
            state: state.clone(),
            count: parts.iter().map(|tally| tally.count).sum(),
            detail: by_name.or(of_persons),
        }
    });
    let unrated: Vec<&Tally> = tallies.iter().filter(|tally| tally.reason.is_some()).collect();
    let detail = match unrated.as_slice() {
        [only] => only.reason.clone(),
        several => Some(reasons(printer, several)),
    };
    let unrated = unrated.first().map(|first| StateCount {
        state: first.state.clone(),
        count: unrated.iter().map(|tally| tally.count).sum(),
        detail,
    });
    rated.chain(unrated).collect()
}

/// The summary with its bar; a bar of one indicator, or of none that is rated, would say less than words.
pub(super) fn drawn(
    printer: Printer<'_>,
    mut summary: StatusSummary,
    (name, draft): (&str, &mut Draft),
) -> StatusSummary {
    let is_rated = summary.states.iter().any(|state| state.state.tone != "none");
    if is_rated && summary.states.iter().map(|state| state.count).sum::<usize>() > 1 {
        let bar = super::figures::status_bar(printer, &summary, name);
        summary.figure = Some(draft.figure(name, bar));
    }
    summary
}

/// A table with a column for each state that occurs. `head` is what stands over the names of the rows.
pub(super) fn states_table(
    printer: Printer<'_>,
    (caption, head): (String, String),
    (rows, foot): (Vec<Counted>, Vec<Counted>),
) -> TableView {
    let all = || rows.iter().chain(&foot).flat_map(|row| &row.states);
    let named = Named::of(printer, all());
    let has_unrated = all().any(|tally| tally.reason.is_some());
    let mut columns =
        vec![Column { name: head, ..Column::default() }, printer.number_column("column.indicators")];
    let state_column = |name: String, tone| Column { name, numeric: true, tone: Some(tone) };
    columns.extend(named.states.iter().map(|state| state_column(state.name.clone(), state.tone)));
    if has_unrated {
        columns.push(state_column(printer.word("status.unrated"), "none"));
    }
    // Reasons stand beside the rows; those of all rows together stand in the list.
    let row = |counted: Counted, with_reasons: bool| {
        let total = counted.total();
        let of = |state| named.tallies(state, &counted.states).map(|tally| tally.count).sum::<usize>();
        let counts: Vec<usize> = named.states.iter().map(of).collect();
        let unrated: Vec<&Tally> = counted.states.iter().filter(|tally| tally.reason.is_some()).collect();
        let note = (with_reasons && !unrated.is_empty())
            .then(|| printer.say("states.unrated", &[("reasons", reasons(printer, &unrated))]));
        let name = Cell { note, ..counted.name };
        let count = |count: usize| Cell::new(count.to_string()).by_place(count);
        let mut cells = vec![name, count(total)];
        cells.extend(counts.into_iter().map(count));
        let unrated: usize = unrated.iter().map(|tally| tally.count).sum();
        cells.extend(has_unrated.then(|| count(unrated)));
        Row::new(cells)
    };
    let notes = named.by_tone.then(|| printer.word("states.by-tone"));
    let rows = rows.into_iter().map(|counted| row(counted, true)).collect();
    let foot = foot.into_iter().map(|counted| row(counted, false)).collect();
    let notes = notes.into_iter().collect();
    TableView { caption, columns, rows, foot, notes, ..TableView::default() }.sortable()
}

/// Why indicators are not rated, with how many for each reason.
fn reasons(printer: Printer<'_>, unrated: &[&Tally]) -> String {
    let reason = |tally: &&Tally| {
        let reason = ("reason", tally.reason.clone().unwrap_or_default());
        printer.say("states.reason", &[reason, ("n", tally.count.to_string())])
    };
    unrated.iter().map(reason).collect::<Vec<_>>().join(printer.get("states.join"))
}
