//! Headings that promise what is not there.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::HeadingEmpty, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    let text = &check.text.written.text;
    for heading in check.text.scan.iter().flat_map(|scan| &scan.headings).filter(|heading| !heading.nested) {
        if text.get(heading.body.clone()).is_some_and(|body| body.trim().is_empty()) {
            found.push(check.at(Code::HeadingEmpty, &heading.range).with("words", &heading.text));
        }
    }
}
