//! Steps of scales and bands of rules between which a number falls.

use rust_decimal::Decimal;

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::{Bounds, RuleName};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::BandGap, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for scale in check.plan.scales.values().filter(|scale| scale.note.is_none()) {
        let bounds: Vec<&Bounds> = scale.steps.iter().map(|step| &step.bounds).collect();
        if let Some(number) = gap(&bounds) {
            let diagnostic = check.at(Code::BandGap, scale.span, "name");
            found.push(diagnostic.with("name", &scale.name).with("number", number.normalize()));
        }
    }
    for (id, rule) in RuleName::ALL.iter().filter_map(|(id, name)| Some((id, check.plan.rules.get(*name)?))) {
        let bounds: Vec<&Bounds> = rule.bands.iter().map(|band| &band.bounds).collect();
        if let Some(number) = gap(&bounds).filter(|_| rule.declared) {
            let diagnostic = Diagnostic::at(Code::BandGap, check.setting("status"));
            found.push(diagnostic.with("name", id).with("number", number.normalize()));
        }
    }
}

/// A number between the least and the greatest bound that nothing holds. Tried are the bounds, and what lies between
/// two of them: between those everything is alike.
fn gap(all: &[&Bounds]) -> Option<Decimal> {
    let edges = |bounds: &&Bounds| {
        [bounds.above, bounds.from, bounds.exactly, bounds.to, bounds.below]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    };
    let mut edges: Vec<Decimal> = all.iter().flat_map(edges).collect();
    edges.sort();
    edges.dedup();
    let between = edges.windows(2).map(|pair| (pair[0] + pair[1]) / Decimal::TWO);
    let mut tried: Vec<Decimal> = edges.iter().copied().chain(between).collect();
    tried.sort();
    tried.into_iter().find(|number| !all.iter().any(|bounds| bounds.contain(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_found_and_edges_that_meet_have_none() {
        let bounds = |from: Option<i64>, below: Option<i64>| Bounds {
            from: from.map(Decimal::from),
            below: below.map(Decimal::from),
            ..Bounds::default()
        };
        let found = |all: &[Bounds]| gap(&all.iter().collect::<Vec<_>>());
        assert_eq!(found(&[bounds(Some(90), None), bounds(None, Some(80))]), Some(Decimal::from(80)));
        assert_eq!(found(&[bounds(Some(90), None), bounds(None, Some(90))]), None);
        assert_eq!(found(&[Bounds::default()]), None);
    }
}
