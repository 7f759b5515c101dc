//! JSON Schemas of the source files, made from the declarations of the format: editors that know TOML complete keys by
//! them, explain each, and mark what is wrong while it is typed.
//!
//! Takes nothing, gives the schema of each TOML file by its name. A schema knows one file: whether a reference points
//! at something is for the program to say. Must not know how files are read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::diag::{Code, Severity};
use crate::load::LISTS;

use super::describe::kind_of;
use super::fixed::{FixedList, LANGUAGE};
use super::plan::RawPlanSettings;
use super::site::RawSettings;
use super::{FromRecord, Holds, Key, RecordKind};

/// By this a schema file is known to be ours, so that a newer one may stand in its place.
pub const SCHEMA_COMMENT: &str = "keikaku schema";

/// The name of the schema for a TOML file of this name (`plan.toml`), if it is a source file.
pub fn schema_name(file: &str) -> Option<String> {
    let stem = file.strip_suffix(".toml")?;
    let is_known = matches!(stem, "site" | "plan") || LISTS.iter().any(|list| list.file == stem);
    is_known.then(|| format!("{stem}.json"))
}

/// The schema of each TOML file: the schema's file name and its text.
pub fn schemas() -> BTreeMap<String, String> {
    let whole = [("site", RawSettings::KIND), ("plan", RawPlanSettings::KIND)];
    let whole = whole.into_iter().map(|(name, kind)| (name, kind, record(kind)));
    let lists = LISTS.iter().filter_map(|list| {
        let kind = kind_of(*list)?;
        let rows = json!({ "type": "array", "items": reference(kind), "description": meaning(kind) });
        let file = json!({
            "type": "object",
            "properties": { list.table: rows },
            "additionalProperties": false,
        });
        Some((list.file, kind, file))
    });
    whole
        .chain(lists)
        .map(|(name, kind, body)| {
            let mut schema = Map::new();
            schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
            schema.insert("$comment".to_owned(), json!(SCHEMA_COMMENT));
            schema.insert("title".to_owned(), json!(format!("{name}.toml")));
            schema.insert("description".to_owned(), json!(meaning(kind)));
            let mut parts = BTreeMap::new();
            let is_list = !matches!(name, "site" | "plan");
            collect(kind, is_list, &mut parts);
            schema.extend(object(body));
            schema.insert("definitions".to_owned(), json!(parts));
            (format!("{name}.json"), format!("{:#}\n", Value::Object(schema)))
        })
        .collect()
}

/// The kinds of records that a record holds, and itself when it is a `part` of the file.
fn collect(kind: &'static RecordKind, part: bool, parts: &mut BTreeMap<&'static str, Value>) {
    if part && parts.insert(kind.name, record(kind)).is_some() {
        return;
    }
    for key in kind.keys {
        if let Holds::Record(inner) = key.holds {
            collect(inner, true, parts);
        }
    }
}

fn meaning(kind: &RecordKind) -> String {
    format!("{}\n\n{}", kind.japanese, kind.english)
}

fn reference(kind: &RecordKind) -> Value {
    json!({ "$ref": format!("#/definitions/{}", kind.name) })
}

fn object(value: Value) -> Map<String, Value> {
    if let Value::Object(map) = value { map } else { Map::new() }
}

/// A record with all its keys. Keys of translations are as many as there are languages, so they are a pattern.
fn record(kind: &RecordKind) -> Value {
    let properties: Map<String, Value> =
        kind.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    // In a table of its own an item needs its id; only a file of items/ goes without.
    let is_needed = |key: &&Key| key.required || (kind.name == "item" && key.name == "id");
    let required: Vec<&str> = kind.keys.iter().filter(is_needed).map(|key| key.name).collect();
    let rest = if kind.is_open { plain(&["string", "number", "array"]) } else { json!(false) };
    let mut schema = object(json!({ "type": "object", "properties": properties }));
    let translated: Vec<&str> =
        kind.keys.iter().filter(|key| key.is_translatable()).map(|key| key.name).collect();
    if !translated.is_empty() {
        let languages: Vec<&str> = LANGUAGE.words.iter().map(|word| word.id).collect();
        let pattern = format!("^({})-({})$", translated.join("|"), languages.join("|"));
        schema.insert(
            "patternProperties".to_owned(),
            json!({ pattern: plain(&["string", "number", "array"]) }),
        );
    }
    schema.insert("required".to_owned(), json!(required));
    schema.insert("additionalProperties".to_owned(), rest);
    if !required.is_empty() {
        schema.insert("x-taplo".to_owned(), json!({ "initKeys": required }));
    }
    Value::Object(schema)
}

fn plain(types: &[&str]) -> Value {
    json!({ "type": types })
}

/// One key with its meaning and its example.
fn property(key: &Key) -> Value {
    let mut schema = object(form(key));
    let text = format!("{}\n\n{}\n\n```toml\n{}\n```", key.japanese, key.english, key.example);
    schema.insert("description".to_owned(), json!(text));
    Value::Object(schema)
}

fn form(key: &Key) -> Value {
    match (key.form, key.holds) {
        ("names", holds) if key.name == "fiscal_year_names" => json!({
            "type": "object",
            "patternProperties": { "^[0-9]{4}$": one(holds) },
            "additionalProperties": false,
        }),
        ("levels", holds) => {
            let codes = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
            let levels: Map<String, Value> = codes.map(|code| (code.text().to_owned(), one(holds))).collect();
            json!({ "type": "object", "properties": levels, "additionalProperties": false })
        }
        ("names", holds) => json!({ "type": "object", "additionalProperties": one(holds) }),
        // What is always written with [[…]] is a list; what may be one table alone is either.
        ("tables", Holds::Record(kind)) if key.example.starts_with("[[") => {
            json!({ "type": "array", "items": reference(kind) })
        }
        ("tables", Holds::Record(kind)) => {
            json!({ "anyOf": [reference(kind), { "type": "array", "items": reference(kind) }] })
        }
        (_, Holds::Record(kind)) => json!({ "allOf": [reference(kind)] }),
        ("texts", Holds::Fixed(_)) => {
            json!({ "anyOf": [{ "type": "array", "items": one(key.holds) }, one(key.holds)] })
        }
        ("texts", holds) => {
            let mut both = object(one(holds));
            if let Some(Value::Array(types)) = both.get_mut("type") {
                types.insert(0, json!("array"));
            }
            both.insert("items".to_owned(), one(holds));
            Value::Object(both)
        }
        (_, holds) => one(holds),
    }
}

/// One text. The reader takes a number for a text, so a schema must as well.
fn one(holds: Holds) -> Value {
    match holds {
        Holds::Id => {
            json!({ "type": ["string", "integer"], "pattern": "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$" })
        }
        Holds::Whole(least, greatest) => {
            json!({ "type": ["string", "integer"], "minimum": least, "maximum": greatest })
        }
        Holds::Web => json!({ "type": ["string"], "pattern": "^https?://" }),
        Holds::Day => plain(&["string"]),
        Holds::Fixed(list) => fixed(list),
        _ => plain(&["string", "number"]),
    }
}

/// The words of a fixed list: first the ids, then what may stand for them as on paper, each with its meaning.
fn fixed(list: &FixedList) -> Value {
    let ids = list.words.iter().map(|word| (word.id, word));
    let printed = list.words.iter().flat_map(|word| word.printed.iter().map(move |form| (*form, word)));
    let all: Vec<_> = ids.chain(printed).collect();
    let word = |form: &str| form.parse().map_or_else(|_| json!(form), |truth: bool| json!(truth));
    let words: Vec<Value> = all.iter().map(|(form, _)| word(form)).collect();
    let meanings = all.iter().map(|(_, word)| word.meanings());
    let meanings: Vec<String> =
        meanings.map(|(japanese, english)| format!("{japanese}\n\n{english}")).collect();
    json!({ "enum": words, "x-taplo": { "docs": { "enumValues": meanings } } })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every value of a schema, from the outside in.
    fn walk<'a>(value: &'a Value, seen: &mut impl FnMut(&'a Value)) {
        seen(value);
        match value {
            Value::Object(map) => map.values().for_each(|inner| walk(inner, seen)),
            Value::Array(all) => all.iter().for_each(|inner| walk(inner, seen)),
            _ => {}
        }
    }

    #[test]
    fn every_toml_file_has_a_schema_and_every_reference_a_definition() {
        let schemas = schemas();
        assert_eq!(schemas.len(), LISTS.len() + 2);
        for (name, text) in &schemas {
            let schema: Value = serde_json::from_str(text).unwrap();
            let stem = name.strip_suffix(".json").unwrap();
            assert_eq!(schema_name(&format!("{stem}.toml")).as_ref(), Some(name));
            walk(&schema, &mut |value| {
                if let Some(Value::String(target)) = value.get("$ref") {
                    let part = target.strip_prefix("#/definitions/").unwrap();
                    assert!(schema["definitions"].get(part).is_some(), "{name}: {target}");
                }
            });
        }
        assert_eq!(schema_name("notes.toml"), None);
        assert_eq!(schema_name("items.csv"), None);
    }

    #[test]
    fn a_schema_says_what_the_declaration_says() {
        let schemas = schemas();
        let plan: Value = serde_json::from_str(&schemas["plan.json"]).unwrap();
        assert_eq!(plan["required"], json!(["title"]));
        assert_eq!(plan["additionalProperties"], json!(false));
        let state = &plan["properties"]["state"];
        assert_eq!(state["enum"][0], "draft");
        assert!(state["enum"].as_array().unwrap().contains(&json!("素案")));
        assert!(state["description"].as_str().unwrap().starts_with("計画の状態"));
        assert_eq!(plan["properties"]["fiscal_year_start"]["maximum"], 12);
        let site: Value = serde_json::from_str(&schemas["site.json"]).unwrap();
        let levels = &site["properties"]["rules"];
        assert_eq!(levels["properties"]["heading-by-bold"]["enum"][0], "off");
        assert_eq!((&levels["type"], levels.get("enum")), (&json!("object"), None));
        let items: Value = serde_json::from_str(&schemas["items.json"]).unwrap();
        let item = &items["definitions"]["item"];
        assert_eq!(item["required"], json!(["id"]));
        assert_ne!(item["additionalProperties"], json!(false), "sections are keys of items");
    }
}
