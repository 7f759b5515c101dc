//! Labels that are declared and never used: a page without entries, and a filter that finds nothing.

use crate::diag::{Code, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::LabelUnused, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let facets = &check.derived.facets;
    for label in check.plan.labels.values().filter(|label| label.note.is_none()) {
        let items = facets.labels.get(&label.id).is_some_and(|items| !items.is_empty());
        let districts = facets.label_districts.get(&label.id).is_some_and(|all| !all.is_empty());
        let has_mention = check.mentions("label", label.id.as_str());
        if !items && !districts && !has_mention {
            let diagnostic = check.at(Code::LabelUnused, label.span, "name");
            found.push(diagnostic.with("name", &label.name));
        }
    }
}
