//! The lists of a plan, entry by entry.
//!
//! Takes two editions, gives the changes of all their lists in the order in which a plan is read. Must not know what a
//! fact says.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::facts::{self, Fact};
use super::pairs::{moved, pairs};
use super::said::{Said, Side, code, entries, text};
use super::{Change, Field, FieldName, How, Subject, What};

/// The words that a plan declares, by list.
const WORDS: &[&str] = &[
    "levels",
    "sections",
    "labels",
    "scopes",
    "actors",
    "districts",
    "directions",
    "scales",
    "status",
    "terms",
    "marks",
    "funds",
];

/// A list of entries and how they are told apart.
struct List {
    what: What,
    /// What an entry is, and what it is in a weaker sense: where only one is left over on either side, that is it.
    keys: fn(&Value) -> [String; 2],
    /// Entries among which the order says something; none where it says nothing.
    group: Option<fn(&Value) -> String>,
}

/// Everything that changed in a plan that both editions have.
pub(super) fn all(before: &Value, after: &Value) -> Vec<Change> {
    let sides = [Side::of(before), Side::of(after)];
    let mut changes = Vec::new();
    let own = plan_in(&sides, (Some(before), Some(after)), How::Changed);
    changes.extend(Some(own).filter(|own| !own.fields.is_empty()));
    let id = |entry: &Value| [key(entry, &["id"]), String::new()];
    let in_plan = |_: &Value| String::new();
    let list = |what, group| List { what, keys: id, group };
    let mut add = |list: &List, name: &str| {
        changes.extend(compared(list, [entries(before, name), entries(after, name)], &sides, None));
    };
    add(&list(What::Chapter, Some(in_plan)), "chapters");
    add(&list(What::Item, Some(|item| key(item, &["parent"]))), "items");
    add(&list(What::Indicator, Some(in_plan)), "indicators");
    changes.extend(of_indicators(&sides));
    let keys = |line: &Value| [key(line, &["id", "fiscal_year", "kind", "fund"]), key(line, &["id"])];
    let lines = List { what: What::Line, keys, group: Some(in_plan) };
    changes.extend(compared(&lines, [entries(before, "budget"), entries(after, "budget")], &sides, None));
    let keys = |task: &Value| [key(task, &["item", "task"]), key(task, &["item", "row", "kind", "start"])];
    let tasks = List { what: What::Task, keys, group: Some(|task| key(task, &["item"])) };
    changes.extend(compared(&tasks, [entries(before, "schedule"), entries(after, "schedule")], &sides, None));
    let keys = |one: &Value| {
        let strong = key(one, &["item", "indicator", "period", "evaluator", "scale"]);
        [strong, key(one, &["item", "indicator", "evaluator"])]
    };
    let evaluations = List { what: What::Evaluation, keys, group: None };
    let both = [entries(before, "evaluations"), entries(after, "evaluations")];
    changes.extend(compared(&evaluations, both, &sides, None));
    for name in WORDS {
        let id = |word: &Value| [key(word, &["id", "rule"]), String::new()];
        let words = List { what: What::Word(name), keys: id, group: Some(in_plan) };
        changes.extend(compared(&words, [entries(before, name), entries(after, name)], &sides, None));
    }
    changes
}

/// A plan itself.
pub(super) fn plan((before, after): (Option<&Value>, Option<&Value>), how: How) -> Change {
    let none = Value::Null;
    let sides = [Side::of(before.unwrap_or(&none)), Side::of(after.unwrap_or(&none))];
    plan_in(&sides, (before, after), how)
}

fn plan_in(sides: &[Side<'_>; 2], (before, after): (Option<&Value>, Option<&Value>), how: How) -> Change {
    change(What::Plan, how, (before, after), (sides, None))
}

/// Targets and values, indicator by indicator. Those of an indicator that is there no more go with it.
fn of_indicators(sides: &[Side<'_>; 2]) -> Vec<Change> {
    let [before, after] = sides.each_ref().map(|side| entries(side.plan, "indicators"));
    let known: BTreeMap<&str, &Value> =
        before.iter().filter_map(|one| Some((one["id"].as_str()?, one))).collect();
    let mut changes = Vec::new();
    for indicator in after {
        let Some(id) = indicator["id"].as_str() else { continue };
        let known = known.get(id).copied();
        let name = text(&indicator["name"]).unwrap_or_default();
        let of = Subject { what: What::Indicator, id: id.to_owned(), name };
        let both = |read: fn(&Value) -> Vec<Value>| [known.map_or_else(Vec::new, read), read(indicator)];
        let keys = |target: &Value| [key(target, &["kind", "period"]), key(target, &["kind"])];
        let [old, new] = both(targets);
        let list = List { what: What::Target, keys, group: None };
        changes.extend(compared(&list, [&old, &new], sides, Some(&of)));
        let keys =
            |value: &Value| [key(value, &["period", "series", "kind"]), key(value, &["period", "series"])];
        let [old, new] = both(values);
        let list = List { what: What::Value, keys, group: None };
        changes.extend(compared(&list, [&old, &new], sides, Some(&of)));
    }
    changes
}

/// The baseline and the targets of an indicator, each with its unit.
fn targets(indicator: &Value) -> Vec<Value> {
    let baseline = Some(&indicator["baseline"]).filter(|baseline| baseline.is_object());
    let baseline = baseline.map(|baseline| with(baseline, &[("kind", json!("baseline"))]));
    let all = baseline.into_iter().chain(entries(indicator, "targets").iter().cloned());
    all.map(|target| with(&target, &[("unit", indicator["unit"].clone())])).collect()
}

/// The values of an indicator, each with its unit and the name of its series.
fn values(indicator: &Value) -> Vec<Value> {
    let name = |id: &Value| {
        let series = entries(indicator, "series").iter().find(|series| series["id"] == *id);
        series.map_or(Value::Null, |series| series["name"].clone())
    };
    let values = entries(indicator, "observations").iter();
    let beside =
        |value: &Value| [("unit", indicator["unit"].clone()), ("series_name", name(&value["series"]))];
    values.map(|value| with(value, &beside(value))).collect()
}

fn with(entry: &Value, more: &[(&str, Value)]) -> Value {
    let mut entry = entry.clone();
    for (key, value) in more {
        entry[*key] = value.clone();
    }
    entry
}

/// Some facts of an entry as one key.
fn key(entry: &Value, facts: &[&str]) -> String {
    let part = |fact: &&str| match &entry[*fact] {
        Value::Null => String::new(),
        Value::Object(period) => period.get("code").and_then(text).unwrap_or_default(),
        other => text(other).unwrap_or_default(),
    };
    let parts: Vec<String> = facts.iter().map(part).collect();
    if parts.iter().all(String::is_empty) { String::new() } else { parts.join("\u{1f}") }
}

fn compared(
    list: &List,
    [before, after]: [&[Value]; 2],
    sides: &[Side<'_>; 2],
    of: Option<&Subject>,
) -> Vec<Change> {
    let keys = |all: &[Value]| all.iter().map(list.keys).collect::<Vec<_>>();
    let pairs = pairs(&keys(before), &keys(after));
    let places = list.group.map(|group| places([before, after], &pairs, group)).unwrap_or_default();
    let mut changes = Vec::new();
    for (old, new) in &pairs {
        let (how, entries) = match (old, new) {
            (Some(old), Some(new)) => (How::Changed, (Some(&before[*old]), Some(&after[*new]))),
            (None, Some(new)) => (How::Added, (None, Some(&after[*new]))),
            (Some(old), None) => (How::Removed, (Some(&before[*old]), None)),
            (None, None) => continue,
        };
        let mut change = change(list.what, how, entries, (sides, of));
        let place = places.iter().find(|(at, _)| Some(*at) == *new);
        change.fields.extend(place.map(|(_, [before, after])| Field {
            name: FieldName::Key("order"),
            before: Some(Said::Place(*before)),
            after: Some(Said::Place(*after)),
        }));
        if how != How::Changed || !change.fields.is_empty() {
            changes.push(change);
        }
    }
    changes
}

/// The entries that moved among those that stayed in their group: where they are now in the list, and their places
/// before and after.
fn places(
    [before, after]: [&[Value]; 2],
    pairs: &[(Option<usize>, Option<usize>)],
    group: fn(&Value) -> String,
) -> Vec<(usize, [usize; 2])> {
    let mut groups: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (old, new) in pairs {
        if let (Some(old), Some(new)) = (old, new)
            && group(&before[*old]) == group(&after[*new])
        {
            groups.entry(group(&after[*new])).or_default().push((*old, *new));
        }
    }
    let mut places = Vec::new();
    for both in groups.into_values() {
        let sequence: Vec<usize> = both.iter().map(|(old, _)| *old).collect();
        for at in moved(&sequence) {
            let was = sequence.iter().filter(|other| **other < sequence[at]).count() + 1;
            places.push((both[at].1, [was, at + 1]));
        }
    }
    places
}

fn change(
    what: What,
    how: How,
    (before, after): (Option<&Value>, Option<&Value>),
    (sides, of): (&[Side<'_>; 2], Option<&Subject>),
) -> Change {
    let none = Value::Null;
    let (shown, side) = match (before, after) {
        (_, Some(after)) => (after, &sides[1]),
        (Some(before), None) => (before, &sides[0]),
        (None, None) => (&none, &sides[1]),
    };
    let said = |fact: &Fact| {
        let before = before.and_then(|entry| fact.said(entry, &sides[0]));
        let after = after.and_then(|entry| fact.said(entry, &sides[1]));
        (before != after).then_some(Field { name: FieldName::Key(fact.name), before, after })
    };
    let told = facts::of(what).iter().filter(|fact| how == How::Changed || fact.is_main);
    let mut fields: Vec<Field> = told.filter_map(said).collect();
    if what == What::Item && how == How::Changed {
        fields.extend(sections(before.unwrap_or(&none), after.unwrap_or(&none)));
    }
    Change {
        what,
        how,
        id: text(&shown["id"]).unwrap_or_default(),
        of: of.cloned().or_else(|| subject(shown, side)),
        name: name(what, shown, side),
        fields,
    }
}

/// The item or indicator that an entry names as what it is about.
fn subject(entry: &Value, side: &Side<'_>) -> Option<Subject> {
    let of = |key: &str, what, list| {
        let id = entry[key].as_str()?;
        Some(Subject { what, id: id.to_owned(), name: side.name(list, id) })
    };
    of("item", What::Item, "items").or_else(|| of("indicator", What::Indicator, "indicators"))
}

/// What an entry is called, in parts.
fn name(what: What, entry: &Value, side: &Side<'_>) -> Vec<Said> {
    let words = |key: &str| text(&entry[key]).map(Said::Text);
    let period = |key: &str| code(&entry[key]).map(Said::Period);
    let fixed = |table, key: &str| text(&entry[key]).map(|word| Said::Fixed(table, word));
    let fund = || Some(Said::Text(side.name("funds", entry["fund"].as_str()?)));
    let parts = match what {
        What::Plan | What::Chapter => vec![words("title")],
        What::Item => vec![words("number"), words("title")],
        What::Indicator => vec![words("number"), words("name")],
        What::Word(_) => vec![words("name").or_else(|| fixed("rule", "rule"))],
        What::Target => vec![fixed("target", "kind"), period("period")],
        What::Value => vec![period("period"), words("series_name"), fixed("observation", "kind")],
        What::Line => vec![words("line"), period("fiscal_year"), fixed("budget", "kind"), fund()],
        What::Task => vec![words("task")],
        What::Evaluation => vec![period("period"), fixed("evaluation", "evaluator")],
    };
    parts.into_iter().flatten().collect()
}

/// The sections of an item's text, by their names.
fn sections(before: &Value, after: &Value) -> Vec<Field> {
    let said = |section: &Value| {
        let points = entries(section, "points").iter().filter_map(text).collect::<Vec<_>>();
        text(&section["text"]).or_else(|| Some(points.join("\n")).filter(|_| !points.is_empty()))
    };
    let [old, new] = [before, after].map(|item| entries(item, "sections"));
    let key = |section: &Value| [text(&section["name"]).unwrap_or_default(), String::new()];
    let keys = |all: &[Value]| all.iter().map(key).collect::<Vec<_>>();
    let field = |(before, after): (Option<usize>, Option<usize>)| {
        let named = after.map(|at| &new[at]).or_else(|| before.map(|at| &old[at]))?;
        let before = before.and_then(|at| said(&old[at])).map(Said::Prose);
        let after = after.and_then(|at| said(&new[at])).map(Said::Prose);
        let name = FieldName::Section(text(&named["name"]).unwrap_or_default());
        (before != after).then_some(Field { name, before, after })
    };
    pairs(&keys(old), &keys(new)).into_iter().filter_map(field).collect()
}
