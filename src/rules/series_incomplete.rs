//! Breakdowns that lack some of their parts in a period.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostics};
use crate::model::{Dimension, Indicator, Observation, Series};

use super::{PlanCheck, Rule, time};

pub(super) const RULE: Rule = Rule::plan(Code::SeriesIncomplete, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for indicator in check.plan.indicators.values().filter(|one| one.series.len() > 1) {
        for dimension in dimensions(indicator) {
            of_dimension(check, indicator, &dimension, found);
        }
    }
}

/// The series that belong together. Those of which nothing says what they are parts of may be anything.
fn dimensions(indicator: &Indicator) -> Vec<Vec<&Series>> {
    let mut all: Vec<Vec<&Series>> = Vec::new();
    for series in indicator.series.iter().filter(|series| series.dimension != Dimension::Unnamed) {
        match all.iter_mut().find(|known| known[0].dimension == series.dimension) {
            Some(known) => known.push(series),
            None => all.push(vec![series]),
        }
    }
    all
}

fn of_dimension(check: &PlanCheck<'_>, indicator: &Indicator, all: &[&Series], found: &mut Diagnostics) {
    let mut periods: BTreeMap<_, (BTreeSet<&str>, &Observation)> = BTreeMap::new();
    for one in &indicator.observations {
        let Some(id) = &one.series else { continue };
        if all.iter().any(|series| series.id == *id) {
            let known = periods.entry((one.period, one.kind)).or_insert_with(|| (BTreeSet::new(), one));
            known.0.insert(id.as_str());
        }
    }
    for ((period, _), (there, first)) in periods {
        let missing: Vec<&str> = all
            .iter()
            .filter(|series| !there.contains(series.id.as_str()))
            .map(|series| series.name.as_str())
            .collect();
        // A single part alone is no breakdown of that period: it may be the only one that was asked for.
        if !missing.is_empty() && there.len() > 1 {
            let diagnostic = check.at(Code::SeriesIncomplete, first.span, "period");
            let diagnostic = diagnostic.with("name", &indicator.name).list("missing", &missing);
            found.push(diagnostic.with("period", time::printed(&period, check.plan)));
        }
    }
}
