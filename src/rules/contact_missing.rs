//! Plans of which nobody can ask anybody: no telephone, no mail, neither of the plan nor of the site.

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Contact;

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::ContactMissing, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let can_be_reached = |contact: &Contact| {
        [&contact.phone, &contact.email, &contact.fax, &contact.address].iter().any(|way| way.is_some())
    };
    let plan = check.plan;
    if !can_be_reached(&plan.contact) && !can_be_reached(&check.all.site.settings.contact) {
        let diagnostic = Diagnostic::at(Code::ContactMissing, check.setting("title"));
        found.push(diagnostic.with("plan", &plan.title));
    }
}
