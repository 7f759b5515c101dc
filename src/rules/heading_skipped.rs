//! Headings that skip a level: who jumps from heading to heading thinks that one is missing.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::HeadingSkipped, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    // The title of the page is the first level, whatever a text begins with.
    let mut before = 1;
    let headings = check.text.scan.iter().flat_map(|scan| &scan.headings);
    for heading in headings.filter(|heading| !heading.nested) {
        if heading.level > before + 1 {
            let diagnostic = check.at(Code::HeadingSkipped, &heading.range);
            let wanted = "#".repeat(usize::from(before) + 1);
            found.push(diagnostic.with("words", &heading.text).with("wanted", wanted));
        }
        before = heading.level;
    }
}
