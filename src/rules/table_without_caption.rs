//! Tables without a caption: a list of tables that are all called “table”.

use crate::diag::{Code, Diagnostics};

use super::{Rule, TextCheck};

pub(super) const RULE: Rule = Rule::text(Code::TableWithoutCaption, check);

fn check(check: &TextCheck<'_>, found: &mut Diagnostics) {
    for range in check.text.scan.iter().flat_map(|scan| &scan.tables_unnamed) {
        found.push(check.at(Code::TableWithoutCaption, range));
    }
}
