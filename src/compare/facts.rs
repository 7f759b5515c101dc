//! What entries of a plan state, fact by fact, in the order in which they are told.
//!
//! Takes an entry and a fact, gives what it says. What the program has computed is no fact. A test holds this to the
//! schema of the data, so that a new key is either here or left aside on purpose.

use serde_json::Value;

use super::What;
use super::said::{Name, Said, Side, code, entries, number, several, text, words};

/// One fact of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// Its name, which is its key in the data.
    pub(super) name: &'static str,
    /// What it is read as.
    form: Form,
    /// Whether an entry is known by it: it is told of what was added or removed.
    pub(super) is_main: bool,
}

/// What a fact is read as.
#[derive(Clone, Copy, Debug)]
enum Form {
    Text,
    Prose,
    Number,
    Period,
    /// All words of an object or a list.
    Words,
    /// Words of the interface, by the table that they stand in.
    Fixed(&'static str),
    /// What it refers to, by list.
    Reference(&'static str),
    /// The items that it has this relation to.
    Relation(&'static str),
    /// What only one kind of entry has.
    Own(fn(&Value, &Side<'_>) -> Option<Said>),
}

const fn fact(name: &'static str, form: Form) -> Fact {
    Fact { name, form, is_main: false }
}

const fn main(name: &'static str, form: Form) -> Fact {
    Fact { name, form, is_main: true }
}

use Form::{Fixed, Number, Own, Period, Prose, Reference, Relation, Text, Words};

const PLAN: &[Fact] = &[
    fact("title", Text),
    fact("subtitle", Text),
    fact("kind", Text),
    fact("organisation", Text),
    fact("department", Text),
    main("state", Fixed("plan")),
    main("period", Period),
    fact("edition", Text),
    fact("updated", Period),
    main("summary", Text),
    fact("money_unit", Text),
    fact("sdgs", Words),
    fact("source", Words),
    fact("contact", Words),
    fact("licence", Words),
    fact("related", Own(related)),
    fact("note", Text),
    fact("overview", Prose),
];
const CHAPTER: &[Fact] =
    &[fact("title", Text), main("summary", Text), fact("place", Fixed("changes")), fact("text", Prose)];
const ITEM: &[Fact] = &[
    fact("parent", Reference("items")),
    fact("level", Reference("levels")),
    fact("number", Text),
    fact("title", Text),
    fact("subtitle", Text),
    fact("reading", Text),
    main("summary", Text),
    fact("lead", Prose),
    fact("labels", Reference("labels")),
    fact("actors", Reference("actors")),
    fact("responsible", Reference("actors")),
    fact("scopes", Reference("scopes")),
    fact("districts", Reference("districts")),
    fact("sdgs", Words),
    fact("direction", Reference("directions")),
    fact("period", Period),
    fact("serves", Relation("serves")),
    fact("related", Relation("related")),
    fact("merged-into", Relation("merged-into")),
    fact("successor", Relation("successor")),
    fact("note", Text),
];
const INDICATOR: &[Fact] = &[
    fact("number", Text),
    fact("name", Text),
    fact("reading", Text),
    main("unit", Text),
    fact("kind", Fixed("indicator")),
    main("definition", Text),
    fact("direction", Fixed("trend")),
    fact("accumulation", Fixed("accumulation")),
    fact("status", Own(status)),
    fact("series", Own(series)),
    fact("breaks", Own(breaks)),
    fact("measures", Reference("items")),
    fact("method", Text),
    fact("source", Text),
    fact("frequency", Text),
    fact("next_release", Text),
    fact("reason", Text),
    fact("responsible", Reference("actors")),
    fact("weight", Number),
    fact("state", Fixed("unrated")),
    fact("milestone", Own(milestone)),
    fact("note", Text),
];
const TARGET: &[Fact] = &[
    main("value", Own(target_value)),
    fact("period", Period),
    fact("kind", Fixed("target")),
    main("text", Text),
    fact("note", Text),
];
const VALUE: &[Fact] = &[
    main("value", Own(value)),
    fact("kind", Fixed("observation")),
    fact("share", Own(share)),
    fact("note", Text),
];
const LINE: &[Fact] = &[
    fact("line", Text),
    fact("items", Reference("items")),
    fact("fiscal_year", Period),
    fact("kind", Fixed("budget")),
    fact("fund", Reference("funds")),
    main("amount", Own(amount)),
    fact("total_of", Words),
    fact("difference_reason", Text),
    fact("note", Text),
];
const TASK: &[Fact] = &[
    fact("task", Text),
    fact("row", Text),
    fact("kind", Fixed("task")),
    main("start", Period),
    main("end", Period),
    fact("actual_start", Period),
    fact("actual_end", Period),
    fact("monthly", Own(monthly)),
    fact("printed", Text),
    fact("note", Text),
];
const EVALUATION: &[Fact] = &[
    fact("period", Period),
    fact("scale", Reference("scales")),
    main("rating", Own(rating)),
    fact("reason", Text),
    fact("next", Text),
    fact("date", Period),
    fact("note", Text),
];
const WORD: &[Fact] = &[
    fact("name", Text),
    fact("reading", Text),
    fact("number", Text),
    fact("symbol", Text),
    fact("aliases", Words),
    main("meaning", Text),
    fact("labels", Reference("labels")),
    fact("evaluator", Fixed("evaluation")),
    fact("asks_reason", Own(asks_reason)),
    fact("steps", Own(steps)),
    fact("bands", Own(steps)),
    fact("contact", Words),
    fact("note", Text),
];

/// The facts of a kind of entry.
pub(super) fn of(what: What) -> &'static [Fact] {
    match what {
        What::Plan => PLAN,
        What::Chapter => CHAPTER,
        What::Item => ITEM,
        What::Indicator => INDICATOR,
        What::Target => TARGET,
        What::Value => VALUE,
        What::Line => LINE,
        What::Task => TASK,
        What::Evaluation => EVALUATION,
        What::Word(_) => WORD,
    }
}

impl Fact {
    /// What an entry says of it.
    pub(super) fn said(&self, entry: &Value, side: &Side<'_>) -> Option<Said> {
        let value = &entry[self.name];
        match self.form {
            Text => text(value).map(Said::Text),
            Prose => text(value).map(Said::Prose),
            Number => number(value).map(|number| Said::Number(number, None)),
            Period => code(value).map(Said::Period),
            Words => words(value),
            Fixed(table) => text(value).map(|word| Said::Fixed(table, word)),
            Reference(list) => names(value, list, side),
            Relation(kind) => {
                let all = entries(entry, "relations").iter().filter(|relation| relation["kind"] == kind);
                several(all.filter_map(|relation| names(&relation["to"], "items", side)).collect())
            }
            Own(read) => read(entry, side),
        }
    }
}

fn names(value: &Value, list: &'static str, side: &Side<'_>) -> Option<Said> {
    let name = |id: &Value| {
        let id = id.as_str()?;
        Some(Said::Name(Name { id: id.to_owned(), name: side.name(list, id) }))
    };
    match value {
        Value::Array(ids) => several(ids.iter().filter_map(name).collect()),
        id => name(id),
    }
}

fn related(plan: &Value, _: &Side<'_>) -> Option<Said> {
    let one = |related: &Value| {
        let relation = text(&related["relation"]).map(|word| Said::Fixed("related", word));
        let words = ["title", "plan", "url", "note"].map(|key| text(&related[key]).map(Said::Text));
        several(relation.into_iter().chain(words.into_iter().flatten()).collect())
    };
    several(entries(plan, "related").iter().filter_map(one).collect())
}

/// The name of the state, or why there is none.
fn status(indicator: &Value, side: &Side<'_>) -> Option<Said> {
    let status = &indicator["status"];
    let [rule, band, code] = ["rule", "band", "code"].map(|key| text(&status[key]).unwrap_or_default());
    let name = if band.is_empty() {
        text(&status["reason"])
    } else {
        let rules = entries(side.plan, "status").iter().filter(|one| one["rule"] == rule.as_str());
        let bands = rules.flat_map(|one| entries(one, "bands"));
        bands.filter(|one| one["id"] == band.as_str()).find_map(|one| text(&one["name"]))
    };
    name.map(|name| Said::Name(Name { id: [rule, band, code].join("/"), name }))
}

fn series(indicator: &Value, _: &Side<'_>) -> Option<Said> {
    let series =
        entries(indicator, "series").iter().flat_map(|series| [&series["dimension"], &series["name"]]);
    several(series.filter_map(text).map(Said::Text).collect())
}

fn breaks(indicator: &Value, _: &Side<'_>) -> Option<Said> {
    let one = |one: &Value| {
        let parts = [code(&one["period"]).map(Said::Period), text(&one["reason"]).map(Said::Text)];
        several(parts.into_iter().flatten().collect())
    };
    several(entries(indicator, "breaks").iter().filter_map(one).collect())
}

fn milestone(indicator: &Value, _: &Side<'_>) -> Option<Said> {
    let step = |key: &'static str| {
        let day = text(&indicator["milestone"][key])?;
        Some(Said::All(vec![Said::Fixed("changes", key.to_owned()), Said::Period(day)]))
    };
    several(["started", "done"].into_iter().filter_map(step).collect())
}

/// A target, or a baseline: both are told with the unit of their indicator, which stands beside.
fn target_value(target: &Value, _: &Side<'_>) -> Option<Said> {
    let unit = text(&target["unit"]);
    let [value, min, max] = ["value", "min", "max"].map(|key| number(&target[key]));
    match (value, min, max) {
        (Some(value), ..) => Some(Said::Number(value, unit)),
        (None, None, None) => None,
        (None, min, max) => Some(Said::Range(min, max, unit)),
    }
}

/// A value, or the mark that stands in its place.
fn value(value: &Value, side: &Side<'_>) -> Option<Said> {
    let mark = || names(&value["mark"], "marks", side);
    number(&value["value"]).map(|number| Said::Number(number, text(&value["unit"]))).or_else(mark)
}

fn share(value: &Value, _: &Side<'_>) -> Option<Said> {
    let part = |key: &str| number(&value["share"][key]);
    Some(Said::Share(part("numerator")?, part("denominator")?))
}

/// An amount, or that there is none; nothing where it is not known.
fn amount(line: &Value, _: &Side<'_>) -> Option<Said> {
    let stated =
        number(&line["amount"]).map(|amount| Said::Money(amount, text(&line["unit"]).unwrap_or_default()));
    let none = || (line["not_budgeted"] == true).then(|| Said::Fixed("budget", "not-budgeted".to_owned()));
    stated.or_else(none)
}

fn monthly(task: &Value, _: &Side<'_>) -> Option<Said> {
    (task["monthly"] == true).then(|| Said::Fixed("task", "monthly".to_owned()))
}

/// The step's name; without steps the rating is words.
fn rating(evaluation: &Value, side: &Side<'_>) -> Option<Said> {
    let rating = text(&evaluation["rating"])?;
    let scales = entries(side.plan, "scales").iter().filter(|scale| scale["id"] == evaluation["scale"]);
    let step = scales.flat_map(|scale| entries(scale, "steps")).find(|step| step["id"] == rating.as_str());
    let name = step.and_then(|step| text(&step["name"])).unwrap_or_else(|| rating.clone());
    Some(Said::Name(Name { id: rating, name }))
}

fn asks_reason(scale: &Value, _: &Side<'_>) -> Option<Said> {
    (scale["asks_reason"] == false).then(|| Said::Fixed("changes", "no-reason".to_owned()))
}

/// The steps of a scale or the bands of a rule: their words and their bounds.
fn steps(entry: &Value, _: &Side<'_>) -> Option<Said> {
    let steps = [entries(entry, "steps"), entries(entry, "bands")].concat();
    let one = |step: &Value| {
        let words = ["name", "symbol", "meaning", "note"].map(|key| text(&step[key]).map(Said::Text));
        let bounds = ["above", "from", "exactly", "to", "below"]
            .map(|key| number(&step["bounds"][key]).map(|bound| Said::Bound(key, bound)));
        let tone = |tone: &Value| text(tone).map(|tone| Said::Fixed("tone", tone));
        let tones = entries(step, "tones").iter().chain([&step["tone"]]).filter_map(tone);
        several(words.into_iter().chain(bounds).flatten().chain(tones).collect())
    };
    several(steps.iter().filter_map(one).collect())
}
