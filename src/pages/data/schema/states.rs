//! The part of the schema that is about states: rules, states, how many indicators have which.

use serde_json::{Value, json};

use super::{ids, list, object, reference, text, word};

/// A status rule with its bands.
pub(super) fn status_rule() -> Value {
    let band = object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("tone", word(&["met", "good", "slow", "late", "none"])),
        ("meaning", text()),
        ("bounds", reference("bounds")),
    ]);
    object(&[("rule", rule_name()), ("own", json!({ "type": "boolean" })), ("bands", list(band))])
}

/// One of the rules, or nothing where none is in force.
pub(super) fn rule_name() -> Value {
    let names: Vec<&str> = crate::model::RuleName::ALL.iter().map(|(id, _)| *id).collect();
    word(&names)
}

/// A state by one rule.
pub(super) fn status() -> Value {
    let part = object(&[
        ("inputs", json!({ "type": "object" })),
        ("value", reference("value")),
        ("band", text()),
        ("score", reference("value")),
        ("reason", text()),
        ("code", text()),
    ]);
    object(&[
        ("rated", json!({ "type": "boolean" })),
        ("rule", rule_name()),
        ("period", reference("period")),
        ("inputs", json!({ "type": "object" })),
        ("value", reference("value")),
        ("band", text()),
        ("score", reference("value")),
        ("reason", text()),
        ("code", text()),
        ("parts", list(part)),
    ])
}

/// How many indicators are in which state.
pub(super) fn distribution() -> Value {
    let count = || json!({ "type": "integer", "minimum": 1 });
    let rated = object(&[("rule", rule_name()), ("band", json!({ "type": "string" })), ("count", count())]);
    let unrated = object(&[
        ("code", json!({ "type": "string" })),
        ("mark", text()),
        ("reason", json!({ "type": "string" })),
        ("count", count()),
    ]);
    object(&[
        ("count", json!({ "type": "integer", "minimum": 0 })),
        ("rated", list(rated)),
        ("unrated", list(unrated)),
    ])
}

/// The distributions of the plan, its levels, items and actors.
pub(super) fn distributions() -> Value {
    let counts = || reference("distribution");
    let id = || ("id", json!({ "type": "string" }));
    let both = || list(object(&[id(), ("own", counts()), ("total", counts())]));
    object(&[
        ("plan", counts()),
        ("unattached", object(&[("indicators", ids()), ("total", counts())])),
        ("levels", both()),
        ("items", both()),
        ("actors", list(object(&[id(), ("total", counts())]))),
    ])
}

/// The weighted rate of an item.
pub(super) fn weighted() -> Value {
    let part = object(&[
        ("indicator", json!({ "type": "string" })),
        ("weight", reference("value")),
        ("rate", reference("value")),
        ("reason", text()),
        ("code", text()),
    ]);
    object(&[
        ("item", json!({ "type": "string" })),
        ("rate", reference("value")),
        ("code", word(&["weights-unknown", "part-missing"])),
        ("parts", list(part)),
    ])
}
