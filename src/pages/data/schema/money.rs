//! The schema of money: lines as the plan states them, and what this site added up.
//!
//! Takes nothing, gives schemas. Must not know where they stand.

use serde_json::{Value, json};

use super::{ids, object, reference, text, word};

pub(super) fn line() -> Value {
    object(&[
        ("id", json!({ "type": "string" })),
        ("line", json!({ "type": "string" })),
        ("items", ids()),
        ("fiscal_year", reference("period")),
        ("kind", word(&["initial", "supplementary", "settled"])),
        ("fund", text()),
        ("amount", reference("value")),
        ("not_budgeted", json!({ "type": "boolean" })),
        ("unit", json!({ "type": "string" })),
        ("total_of", json!({ "anyOf": [{ "type": "null" }, { "const": "all" }, ids()] })),
        ("parts_sum", reference("value")),
        ("difference", reference("value")),
        ("difference_reason", text()),
        ("note", text()),
    ])
}

/// What this site added up; in the plan's unit.
pub(super) fn budget_sum() -> Value {
    let count = || json!({ "type": "integer", "minimum": 0 });
    object(&[
        ("about", json!({ "enum": ["plan", "level", "item", "unattributed"] })),
        ("about_id", text()),
        ("fiscal_year", reference("period")),
        ("kind", word(&["initial", "supplementary", "settled"])),
        ("sum", reference("value")),
        ("own_sum", reference("value")),
        ("lines", count()),
        ("not_budgeted", count()),
        ("unknown", count()),
    ])
}

pub(super) fn execution() -> Value {
    object(&[
        ("fiscal_year", reference("period")),
        ("planned", json!({ "type": "number" })),
        ("settled", json!({ "type": "number" })),
        ("percent", json!({ "type": "number" })),
    ])
}
