//! Links that show their address: read aloud letter by letter, and broken at odd places on paper.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::LinkTextAddress, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for reference in check.text.links() {
        let text = reference.text.trim();
        let is_address =
            text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
        if is_address {
            let diagnostic = check.at(Code::LinkTextAddress, &reference.range);
            found.push(diagnostic.with("target", &reference.target));
        }
    }
}
