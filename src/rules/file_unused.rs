//! Files that are published although nothing leads to them: often drafts, or what was meant for colleagues.

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::FileUnused, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    for (path, file) in &check.plan.files {
        if !check.targets.contains(&**path) {
            found.push(Diagnostic::about_file(Code::FileUnused, file.source.to_string()));
        }
    }
}
