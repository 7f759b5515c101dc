//! The part of the schema that is about evaluations and how far they agree with the computation.

use serde_json::{Value, json};

use super::super::evaluations::agreements;
use super::states::rule_name;
use super::{list, object, reference, text, word};

fn agreement() -> Value {
    json!({ "enum": agreements() })
}

/// An evaluation with what was computed for the end of its period.
pub(super) fn evaluation() -> Value {
    let computed = object(&[
        ("indicator", json!({ "type": "string" })),
        ("rule", rule_name()),
        ("band", text()),
        ("period", reference("period")),
        ("value", reference("value")),
        ("code", text()),
        ("ratio", reference("value")),
    ]);
    object(&[
        ("item", text()),
        ("indicator", text()),
        ("period", reference("period")),
        ("evaluator", word(&["self", "supervisor", "external"])),
        ("scale", text()),
        ("rating", text()),
        ("reason", text()),
        ("next", text()),
        ("date", reference("period")),
        ("note", text()),
        ("computed", list(computed)),
        ("agreement", agreement()),
    ])
}

/// Disagreements between evaluators, as places in `evaluations`, and persons' states beside the rule that computes them.
pub(super) fn all_agreements() -> Value {
    let place = || json!({ "type": "integer", "minimum": 0 });
    let between = object(&[
        ("evaluations", json!({ "type": "array", "items": place(), "minItems": 2, "maxItems": 2 })),
        ("higher", json!({ "type": ["integer", "null"], "minimum": 0 })),
    ]);
    let verdict = object(&[
        ("indicator", json!({ "type": "string" })),
        ("rule", rule_name()),
        ("band", text()),
        ("period", reference("period")),
        ("value", reference("value")),
        ("code", text()),
        ("agreement", agreement()),
    ]);
    object(&[("between", list(between)), ("verdicts", list(verdict))])
}
