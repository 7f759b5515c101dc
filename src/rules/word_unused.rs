//! Words of a plan that are declared and never used: levels, sections, actors, scopes, funds, marks, scales.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostics};
use crate::model::{Actor, Member};
use crate::source::Span;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::WordUnused, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let plan = check.plan;
    let used = used(check);
    let mut one = |what: &'static str, id: &str, name: &str, (note, span): (&Option<String>, Span)| {
        if note.is_none() && !used.contains(&(what, id)) && !check.mentions(what, id) {
            let diagnostic = check.at(Code::WordUnused, span, "name");
            found.push(diagnostic.with("what", what).with("name", name));
        }
    };
    plan.levels.values().for_each(|w| one("level", w.id.as_str(), &w.name, (&w.note, w.span)));
    plan.sections.values().for_each(|w| one("section", w.id.as_str(), &w.name, (&w.note, w.span)));
    plan.scopes.values().for_each(|w| one("scope", w.id.as_str(), &w.name, (&w.note, w.span)));
    // Who an actor is may be worth saying although nothing is laid upon it.
    let is_told = |w: &&Actor| w.meaning.is_some() || w.contact.is_some();
    plan.actors
        .values()
        .filter(|w| !is_told(w))
        .for_each(|w| one("actor", w.id.as_str(), &w.name, (&w.note, w.span)));
    plan.marks.values().for_each(|w| one("mark", w.id.as_str(), &w.name, (&w.note, w.span)));
    plan.funds.values().for_each(|w| one("fund", w.id.as_str(), &w.name, (&w.note, w.span)));
    plan.scales.values().for_each(|w| one("scale", w.id.as_str(), &w.name, (&w.note, w.span)));
}

/// What items, indicators, budget and evaluations name.
fn used<'a>(check: &PlanCheck<'a>) -> BTreeSet<(&'static str, &'a str)> {
    let plan = check.plan;
    let mut used = BTreeSet::new();
    // A plan without items shows its levels all the same, as what is to come.
    if plan.items.is_empty() {
        used.extend(plan.levels.keys().map(|id| ("level", id.as_str())));
        used.extend(plan.sections.keys().map(|id| ("section", id.as_str())));
    }
    for item in plan.items.values() {
        used.insert(("level", item.level.as_str()));
        used.extend(
            item.sections.iter().filter_map(|section| Some(("section", section.id.as_ref()?.as_str()))),
        );
        used.extend(item.scopes.iter().map(|id| ("scope", id.as_str())));
        used.extend(item.everybody().into_iter().map(|id| ("actor", id.as_str())));
    }
    for indicator in plan.indicators.values() {
        used.extend(indicator.responsible.iter().map(|id| ("actor", id.as_str())));
        used.extend(
            indicator.observations.iter().filter_map(|one| Some(("mark", one.mark.as_ref()?.as_str()))),
        );
        used.extend(indicator.series.iter().filter_map(|series| match &series.member {
            Member::Actor(id) => Some(("actor", id.as_str())),
            _ => None,
        }));
    }
    used.extend(plan.budget.iter().filter_map(|line| Some(("fund", line.fund.as_ref()?.as_str()))));
    used.extend(plan.evaluations.iter().filter_map(|one| Some(("scale", one.scale.as_ref()?.as_str()))));
    used
}
