//! Relations that can be checked only when everything is known.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Plan;

/// Checks relations inside of a plan: nothing is related to itself.
pub(super) fn within_plan(plan: &Plan, diagnostics: &mut Diagnostics) {
    for item in plan.items.values() {
        for relation in &item.relations {
            if relation.to == item.id {
                let diagnostic = Diagnostic::at(Code::UnknownReference, item.span).with("value", &item.id);
                diagnostics.push(diagnostic.with("what", "item").hint("itself"));
            }
        }
    }
}

/// Checks the plans that plans name.
pub(super) fn between_plans(plans: &[Plan], diagnostics: &mut Diagnostics) {
    for plan in plans {
        for wanted in plan.related.iter().filter_map(|related| related.plan.as_ref()) {
            if plans.iter().any(|other| other.id == *wanted) {
                continue;
            }
            let known = plans.iter().map(|other| other.id.as_str());
            let diagnostic = Diagnostic::at(Code::UnknownReference, plan.span).with("value", wanted);
            diagnostics.push(diagnostic.with("what", "plan").suggest(wanted.as_str(), known));
        }
    }
}
