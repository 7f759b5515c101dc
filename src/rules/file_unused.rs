//! Files that are published although nothing leads to them: often drafts, or what was meant for colleagues.

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic, Diagnostics};

use super::{PlanCheck, Rule};

pub(super) const RULE: Rule = Rule::plan(Code::FileUnused, check);

fn check(check: &PlanCheck<'_>, found: &mut Diagnostics) {
    let references = check.texts.iter().flat_map(|text| &text.scan).flat_map(|scan| &scan.references);
    let used: BTreeSet<&str> =
        references.filter_map(|reference| reference.target.split(['#', '?']).next()).collect();
    for (path, file) in &check.plan.files {
        if !used.contains(&**path) {
            found.push(Diagnostic::about_file(Code::FileUnused, file.source.to_string()));
        }
    }
}
