//! Predecessors and successors that only one of two plans knows of.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::RelatedRelation;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::RelatedOneSided, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for related in &check.plan.related {
        let wanted = match related.relation {
            RelatedRelation::Predecessor => "successor",
            RelatedRelation::Successor => "predecessor",
            RelatedRelation::Parent | RelatedRelation::Related => continue,
        };
        let other = check.all.site.plans.iter().find(|plan| Some(&plan.id) == related.plan.as_ref());
        let Some(other) = other else { continue };
        if other.related.iter().any(|back| back.plan.as_ref() == Some(&check.plan.id)) {
            continue;
        }
        let diagnostic = Diagnostic::at(Code::RelatedOneSided, check.setting("title"));
        let diagnostic = diagnostic.with("other", &other.title).with("id", &other.id);
        found.push(diagnostic.with("wanted", wanted).with("own", &check.plan.id));
    }
}
