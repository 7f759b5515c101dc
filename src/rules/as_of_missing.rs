//! Sites whose pages depend on the day of the build.

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{Checked, Rule};

pub(super) const RULE: Rule = Rule::site(Code::AsOfMissing, check);

fn check(checked: &Checked<'_>, found: &mut Diagnostics) {
    if !checked.says("as_of") {
        found.extend(checked.setting("title").map(|title| Diagnostic::at(Code::AsOfMissing, title)));
    }
}
