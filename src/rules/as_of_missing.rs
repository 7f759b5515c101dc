//! Sites whose pages depend on the day of the build.

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{Checked, Rule};

pub(super) const RULE: Rule = Rule::site(Code::AsOfMissing, check);

fn check(checked: &Checked<'_>, found: &mut Diagnostics) {
    let title = checked.written.site.iter().find(|text| text.kind == "site" && text.key == "title");
    if let Some(title) = title.filter(|title| !checked.written.has(title.record, "as_of")) {
        found.push(Diagnostic::at(Code::AsOfMissing, title.span));
    }
}
