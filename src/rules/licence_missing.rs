//! Nobody may use data of which nothing says that they may be used.

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{Checked, Rule};

pub(super) const RULE: Rule = Rule::site(Code::LicenceMissing, check);

fn check(checked: &Checked<'_>, found: &mut Diagnostics) {
    let site = checked.site;
    if site.settings.licence.is_none() && site.plans.iter().any(|plan| plan.licence.is_none()) {
        found.extend(checked.setting("title").map(|title| Diagnostic::at(Code::LicenceMissing, title)));
    }
}
