//! Diagnostics for programs: a JSON document of our own, and SARIF 2.1.0.
//!
//! Takes diagnostics and the words of a language, gives JSON. Places count from 1; columns count characters, the end
//! is one past the last. Must not know what a program does with them.

use serde_json::{Map, Value, json};

use crate::source::{Sources, Span};

use super::report::label;
use super::{Catalogue, Code, Diagnostic, Diagnostics, Severity, explained};

/// The version of the JSON document's shape. A field may be added without a new one.
const VERSION: u32 = 1;
/// Where SARIF says that it is SARIF.
const SARIF_SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A place in a text, from 1; the end is one past the last character.
struct Region {
    path: String,
    start: (usize, usize),
    end: (usize, usize),
}

impl Region {
    fn of(span: Span, sources: &Sources) -> Self {
        let at = |start: u32| {
            let position = sources.position(Span { start, end: start, ..span });
            (position.line, position.column)
        };
        let path = sources.get(span.file).path.to_string();
        Self { path, start: at(span.start), end: at(span.end.max(span.start)) }
    }
}

/// The findings as one JSON document. `checked` says how much was looked at.
pub fn json(
    diagnostics: &Diagnostics,
    (sources, checked): (&Sources, &[(&str, usize)]),
    catalogue: &Catalogue,
) -> String {
    let findings: Vec<Value> =
        diagnostics.sorted().into_iter().map(|one| finding(one, diagnostics, sources, catalogue)).collect();
    let checked: Map<String, Value> =
        checked.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
    let document = json!({
        "version": VERSION,
        "errors": diagnostics.count(Severity::Error),
        "warnings": diagnostics.count(Severity::Warning),
        "checked": checked,
        "findings": findings,
    });
    format!("{document:#}")
}

/// The first errors, each as in the JSON document.
pub(crate) fn errors(
    diagnostics: &Diagnostics,
    sources: &Sources,
    catalogue: &Catalogue,
    most: usize,
) -> Vec<Value> {
    let errors =
        diagnostics.sorted().into_iter().filter(|one| diagnostics.severity(one) == Some(Severity::Error));
    errors.take(most).map(|one| finding(one, diagnostics, sources, catalogue)).collect()
}

fn finding(one: &Diagnostic, all: &Diagnostics, sources: &Sources, catalogue: &Catalogue) -> Value {
    let mut finding = json!({
        "code": one.code.text(),
        "severity": severity(one, all),
        "message": catalogue.title(one),
        "label": label(one, sources, catalogue),
        "hint": catalogue.hint(one),
        "file": path_of(one, sources),
    });
    if let (Some(fields), Some(span)) = (finding.as_object_mut(), one.span) {
        let Region { start, end, .. } = Region::of(span, sources);
        fields.insert("line".to_owned(), json!(start.0));
        fields.insert("column".to_owned(), json!(start.1));
        fields.insert("end".to_owned(), json!({ "line": end.0, "column": end.1 }));
        if let Some(other) = one.other {
            let Region { path, start, .. } = Region::of(other, sources);
            let place =
                json!({ "file": path, "line": start.0, "column": start.1, "label": catalogue.other(one) });
            fields.insert("other".to_owned(), place);
        }
    }
    finding
}

fn severity(one: &Diagnostic, all: &Diagnostics) -> &'static str {
    match all.severity(one) {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) | None => "warning",
    }
}

/// The file that a finding is about: that of its place, or the one that has no text.
fn path_of(one: &Diagnostic, sources: &Sources) -> Option<String> {
    let named = || one.arguments.iter().find(|(name, _)| *name == "path").map(|(_, path)| path.clone());
    one.span.map(|span| sources.get(span.file).path.to_string()).or_else(named)
}

/// The findings as a SARIF 2.1.0 log, with every rule that there is and its help.
pub fn sarif(diagnostics: &Diagnostics, sources: &Sources, catalogue: &Catalogue) -> String {
    let rules: Vec<Value> = Code::ALL.iter().map(|code| rule(*code, diagnostics, catalogue)).collect();
    let results: Vec<Value> =
        diagnostics.sorted().into_iter().map(|one| result(one, diagnostics, sources, catalogue)).collect();
    let log = json!({
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Keikaku",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "SITE": { "description": { "text": catalogue.say("machine.base", &[]) } } },
            "results": results,
        }],
    });
    format!("{log:#}")
}

fn rule(code: Code, diagnostics: &Diagnostics, catalogue: &Catalogue) -> Value {
    let level = match diagnostics.levels().severity(code) {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        None => "none",
    };
    let language = catalogue.language();
    let explained = explained(code);
    let why = explained.why(language);
    json!({
        "id": code.text(),
        "shortDescription": { "text": explained.name(language) },
        "fullDescription": { "text": why },
        "help": { "text": why },
        "defaultConfiguration": { "level": level, "enabled": level != "none" },
    })
}

fn result(one: &Diagnostic, all: &Diagnostics, sources: &Sources, catalogue: &Catalogue) -> Value {
    let parts = [Some(catalogue.title(one)), label(one, sources, catalogue), catalogue.hint(one)];
    let message: Vec<String> = parts.into_iter().flatten().collect();
    let mut result = json!({
        "ruleId": one.code.text(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == one.code),
        "level": severity(one, all),
        "message": { "text": plain(&message.join("\n")) },
    });
    let fields = result.as_object_mut();
    let location = match one.span {
        Some(span) => Some(location(&Region::of(span, sources))),
        None => path_of(one, sources).map(|path| json!({ "physicalLocation": artifact(&path) })),
    };
    if let (Some(fields), Some(mut location)) = (fields, location) {
        location["id"] = json!(0);
        fields.insert("locations".to_owned(), json!([location]));
        if let Some(other) = one.other {
            let mut related = self::location(&Region::of(other, sources));
            related["id"] = json!(1);
            if let Some(words) = catalogue.other(one) {
                related["message"] = json!({ "text": plain(&words) });
            }
            fields.insert("relatedLocations".to_owned(), json!([related]));
        }
    }
    result
}

/// A message of SARIF in which nothing is a link: brackets would begin one.
fn plain(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

fn location(region: &Region) -> Value {
    let mut physical = artifact(&region.path);
    physical["region"] = json!({
        "startLine": region.start.0,
        "startColumn": region.start.1,
        "endLine": region.end.0,
        "endColumn": region.end.1,
    });
    json!({ "physicalLocation": physical })
}

fn artifact(path: &str) -> Value {
    json!({ "artifactLocation": { "uri": address(path), "uriBaseId": "SITE" } })
}

/// A path as a relative address: what is no plain letter is percent-encoded.
fn address(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode =
        |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(encode).collect()
}
