//! The JSON Schema of `plan.json`, written in the same order as the data.

mod evaluations;
mod money;
mod states;

use serde_json::{Map, Value, json};

use crate::derive::Progress;

use evaluations::{all_agreements, evaluation};
use money::{budget_sum, execution, line};
use states::{distribution, distributions, status, status_rule, weighted};

/// Text, or nothing.
pub(super) fn text() -> Value {
    json!({ "type": ["string", "null"] })
}

/// A list of ids.
pub(super) fn ids() -> Value {
    json!({ "type": "array", "items": { "type": "string" } })
}

pub(super) fn list(of: Value) -> Value {
    let mut list = json!({ "type": "array" });
    list["items"] = of;
    list
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

pub(super) fn word(words: &[&str]) -> Value {
    let mut all: Vec<Value> = words.iter().map(|word| json!(word)).collect();
    all.push(Value::Null);
    json!({ "enum": all })
}

/// An object with exactly these properties; all of them are always there.
pub(super) fn object(properties: &[(&str, Value)]) -> Value {
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    let properties: Map<String, Value> =
        properties.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

/// The schema.
pub(super) fn schema() -> Value {
    let id = json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" });
    let period = || reference("period");
    let mut schema = object(&[
        ("$schema", json!({ "type": "string" })),
        ("id", id),
        ("title", json!({ "type": "string" })),
        ("subtitle", text()),
        ("kind", text()),
        ("organisation", text()),
        ("department", text()),
        ("state", word(&["draft", "in-force", "superseded"])),
        ("period", period()),
        ("edition", text()),
        ("updated", period()),
        ("as_of", json!({ "type": "string", "format": "date" })),
        ("summary", text()),
        ("money_unit", json!({ "enum": ["円", "千円", "万円", "百万円", "億円", null] })),
        ("sdgs", list(json!({ "type": "integer", "minimum": 1, "maximum": 17 }))),
        ("source", json!({ "type": ["object", "null"] })),
        ("contact", json!({ "type": ["object", "null"] })),
        ("licence", json!({ "type": ["object", "null"] })),
        ("note", text()),
        ("overview", text()),
        ("levels", list(reference("word"))),
        ("sections", list(reference("word"))),
        ("labels", list(reference("word"))),
        ("scopes", list(reference("word"))),
        ("directions", list(reference("word"))),
        ("marks", list(reference("word"))),
        ("funds", list(reference("word"))),
        ("actors", list(actor())),
        ("districts", list(district())),
        ("terms", list(term())),
        ("scales", list(scale())),
        ("status", list(status_rule())),
        ("related", list(related())),
        ("items", list(item())),
        ("indicators", list(indicator())),
        ("budget", list(line())),
        ("budget_sums", list(budget_sum())),
        ("execution", list(execution())),
        ("schedule", list(task())),
        ("evaluations", list(evaluation())),
        ("agreements", all_agreements()),
        ("chapters", list(chapter())),
        ("distributions", distributions()),
        ("weighted", list(weighted())),
    ]);
    if let Value::Object(schema) = &mut schema {
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!("A plan published with Keikaku"));
        schema.insert("$defs".to_owned(), definitions());
    }
    schema
}

fn definitions() -> Value {
    let mut period = object(&[
        ("code", json!({ "type": "string", "description": "FY2019, 2019, 2019-04, 2019-Q1, 2018/2020" })),
        ("start", json!({ "type": "string", "format": "date" })),
        ("end", json!({ "type": "string", "format": "date" })),
    ]);
    period["type"] = json!(["object", "null"]);
    let word = object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("symbol", text()),
        ("meaning", text()),
        ("note", text()),
    ]);
    let bound = json!({ "type": "number" });
    let bounds = json!({
        "type": "object",
        "properties": { "above": bound, "from": bound, "exactly": bound, "to": bound, "below": bound },
        "additionalProperties": false,
    });
    let value = json!({ "type": ["number", "null"] });
    let distribution = distribution();
    json!({ "period": period, "word": word, "bounds": bounds, "value": value, "distribution": distribution })
}

fn actor() -> Value {
    object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("reading", text()),
        ("aliases", ids()),
        ("meaning", text()),
        ("contact", json!({ "type": ["object", "null"] })),
        ("note", text()),
    ])
}

fn district() -> Value {
    object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("reading", text()),
        ("number", text()),
        ("labels", ids()),
        ("meaning", text()),
        ("note", text()),
    ])
}

fn term() -> Value {
    object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("reading", text()),
        ("aliases", ids()),
        ("meaning", json!({ "type": "string" })),
        ("note", text()),
    ])
}

fn scale() -> Value {
    let step = object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("symbol", text()),
        ("meaning", text()),
        ("bounds", reference("bounds")),
        ("tones", list(json!({ "enum": ["met", "good", "slow", "late"] }))),
        ("note", text()),
    ]);
    object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("evaluator", word(&["self", "supervisor", "external"])),
        ("meaning", text()),
        ("asks_reason", json!({ "type": "boolean" })),
        ("steps", list(step)),
        ("note", text()),
    ])
}

fn related() -> Value {
    object(&[
        ("relation", word(&["parent", "predecessor", "successor", "related"])),
        ("plan", text()),
        ("title", text()),
        ("url", text()),
        ("note", text()),
    ])
}

fn item() -> Value {
    let section = object(&[
        ("id", text()),
        ("name", json!({ "type": "string" })),
        ("text", text()),
        ("points", list(json!({ "type": "string" }))),
    ]);
    let relation = object(&[
        ("kind", word(&["serves", "related", "merged-into", "successor"])),
        ("to", json!({ "type": "string" })),
    ]);
    object(&[
        ("id", json!({ "type": "string" })),
        ("parent", text()),
        ("level", json!({ "type": "string" })),
        ("number", text()),
        ("title", json!({ "type": "string" })),
        ("subtitle", text()),
        ("reading", text()),
        ("summary", text()),
        ("lead", text()),
        ("sections", list(section)),
        ("labels", ids()),
        ("actors", ids()),
        ("responsible", ids()),
        ("scopes", ids()),
        ("districts", ids()),
        ("sdgs", list(json!({ "type": "integer" }))),
        ("direction", text()),
        ("period", reference("period")),
        ("relations", list(relation)),
        ("note", text()),
    ])
}

fn observation() -> Value {
    let mut share = object(&[
        ("numerator", json!({ "type": "number" })),
        ("denominator", json!({ "type": "number", "exclusiveMinimum": 0 })),
    ]);
    share["type"] = json!(["object", "null"]);
    object(&[
        ("period", reference("period")),
        ("series", text()),
        ("kind", word(&["actual", "estimate", "preliminary", "forecast"])),
        ("value", reference("value")),
        ("printed", text()),
        ("share", share),
        ("mark", text()),
        ("note", text()),
    ])
}

fn indicator() -> Value {
    let mut baseline = object(&[
        ("period", reference("period")),
        ("value", json!({ "type": "number" })),
        ("printed", json!({ "type": "string" })),
        ("note", text()),
    ]);
    baseline["type"] = json!(["object", "null"]);
    let target = object(&[
        ("period", reference("period")),
        ("value", reference("value")),
        ("min", reference("value")),
        ("max", reference("value")),
        ("text", text()),
        ("kind", word(&["interim", "final", "long-term"])),
        ("note", text()),
    ]);
    let mut milestone = object(&[("started", text()), ("done", text())]);
    milestone["type"] = json!(["object", "null"]);
    let series = object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("dimension", json!({ "type": "string" })),
        ("district", text()),
        ("actor", text()),
    ]);
    let breaks = object(&[("period", reference("period")), ("reason", json!({ "type": "string" }))]);
    object(&[
        ("id", json!({ "type": "string" })),
        ("name", json!({ "type": "string" })),
        ("reading", text()),
        ("number", text()),
        ("unit", text()),
        ("kind", word(&["outcome", "output", "activity", "reference"])),
        ("definition", text()),
        ("direction", word(&["up", "down", "keep", "at-least", "at-most", "range", "milestone", "none"])),
        ("accumulation", word(&["cumulative", "yearly", "average", "point"])),
        ("baseline", baseline),
        ("targets", list(target)),
        ("series", list(series)),
        ("breaks", list(breaks)),
        ("observations", list(observation())),
        ("measures", ids()),
        ("method", text()),
        ("source", text()),
        ("frequency", text()),
        ("next_release", text()),
        ("reason", text()),
        ("responsible", ids()),
        ("weight", reference("value")),
        ("state", word(&["new", "discontinued"])),
        ("milestone", milestone),
        ("status", status()),
        ("other_rules", list(status())),
        ("note", text()),
    ])
}

fn task() -> Value {
    object(&[
        ("item", json!({ "type": "string" })),
        ("row", text()),
        ("task", json!({ "type": "string" })),
        ("kind", word(&["bar", "point", "recurring", "phase"])),
        ("start", reference("period")),
        ("end", reference("period")),
        ("actual_start", reference("period")),
        ("actual_end", reference("period")),
        ("monthly", json!({ "type": "boolean" })),
        ("printed", text()),
        ("progress", json!({ "enum": Progress::ALL.map(Progress::id) })),
        ("note", text()),
    ])
}

fn chapter() -> Value {
    object(&[
        ("id", json!({ "type": "string" })),
        ("title", json!({ "type": "string" })),
        ("summary", text()),
        ("place", word(&["before", "after"])),
        ("text", json!({ "type": "string" })),
    ])
}
