//! Values of the data as a fact has them: told apart by what they mean, not by how they are written.
//!
//! Takes JSON, gives values. Must not know which fact has which.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use rust_decimal::Decimal;
use serde_json::Value;

/// What a fact says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words.
    Text(String),
    /// What it refers to.
    Name(Name),
    /// A text in Markdown.
    Prose(String),
    /// A number with its unit; equal to every other way to write it.
    Number(Decimal, Option<String>),
    /// From a number to another; either may be open.
    Range(Option<Decimal>, Option<Decimal>, Option<String>),
    /// An amount in its unit.
    Money(Decimal, String),
    /// A period, by its code.
    Period(String),
    /// A word of the interface: the table that it stands in, and its key there.
    Fixed(&'static str, String),
    /// A percentage, and on which side of it something lies (`from`, `below`).
    Bound(&'static str, Decimal),
    /// What a share has above its line and below it.
    Share(Decimal, Decimal),
    /// A place in an order, from 1.
    Place(usize),
    /// Several.
    All(Vec<Said>),
}

/// Something that a fact refers to. It is the same under another name: that is told where it is declared.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Name {}

/// One edition of a plan, with the names of what others refer to.
pub(super) struct Side<'a> {
    pub(super) plan: &'a Value,
    names: BTreeMap<(&'static str, &'a str), &'a str>,
}

/// The lists that others refer to, each with the key that has the name.
const NAMED: &[(&str, &str)] = &[
    ("items", "title"),
    ("indicators", "name"),
    ("levels", "name"),
    ("labels", "name"),
    ("scopes", "name"),
    ("actors", "name"),
    ("districts", "name"),
    ("directions", "name"),
    ("scales", "name"),
    ("marks", "name"),
    ("funds", "name"),
];

impl<'a> Side<'a> {
    pub(super) fn of(plan: &'a Value) -> Self {
        let mut names = BTreeMap::new();
        for (list, key) in NAMED {
            for entry in entries(plan, list) {
                if let (Some(id), Some(name)) = (entry["id"].as_str(), entry[*key].as_str()) {
                    names.insert((*list, id), name);
                }
            }
        }
        Self { plan, names }
    }

    /// What an entry of a list is called; its id where the list has it not.
    pub(super) fn name(&self, list: &'static str, id: &str) -> String {
        self.names.get(&(list, id)).map_or_else(|| id.to_owned(), |name| (*name).to_owned())
    }
}

/// The entries of a list; none where the data have no such list.
pub(super) fn entries<'a>(plan: &'a Value, list: &str) -> &'a [Value] {
    plan[list].as_array().map_or(&[], Vec::as_slice)
}

/// Words, unless there are none.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

/// A number, with the digits that it is written with.
pub(super) fn number(value: &Value) -> Option<Decimal> {
    let Value::Number(number) = value else { return None };
    let written = number.to_string();
    Decimal::from_str(&written).or_else(|_| Decimal::from_scientific(&written)).ok()
}

/// The code of a period.
pub(super) fn code(value: &Value) -> Option<String> {
    text(&value["code"])
}

/// All words in a value, in its order: what an address or a source says.
pub(super) fn words(value: &Value) -> Option<Said> {
    let mut all = Vec::new();
    gather(value, &mut all);
    several(all.into_iter().map(Said::Text).collect())
}

fn gather(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
        Value::Object(values) => values.values().for_each(|value| gather(value, all)),
        Value::String(_) | Value::Number(_) => all.extend(text(value)),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Several values, unless there are none.
pub(super) fn several(mut all: Vec<Said>) -> Option<Said> {
    match all.len() {
        0 => None,
        1 => all.pop(),
        _ => Some(Said::All(all)),
    }
}
