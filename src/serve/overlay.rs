//! What the preview adds to a site: a script that keeps an open page up to date and shows mistakes over it.
//!
//! Takes findings, gives them as data for that script, and pages with it. Must not know how they are transported.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::diag::{Catalogue, Diagnostics, MOST_SHOWN, Severity, errors};
use crate::source::Sources;

use super::state::CHANGES;

/// The script.
pub(super) const SCRIPT: &str = include_str!("preview.js");
/// What it looks like.
pub(super) const STYLES: &str = include_str!("preview.css");
/// Where a page ends.
const END: &str = "</body>";

/// The mistakes of a site as data for the script; nothing when there are none.
pub(super) fn mistakes(diagnostics: &Diagnostics, sources: &Sources, catalogue: &Catalogue) -> Option<Value> {
    if !diagnostics.has_errors() {
        return None;
    }
    let mut all = errors(diagnostics, sources, catalogue, MOST_SHOWN);
    for finding in &mut all {
        if let Some(source) = source_line(finding, sources) {
            finding["source"] = source;
        }
        finding["place"] = json!(place(finding, catalogue));
        let code = finding["code"].as_str().unwrap_or_default().to_owned();
        finding["explain"] = json!(catalogue.say("cli.serve.explain", &[("code", code)]));
    }
    let say = |key: &str| catalogue.say(&format!("cli.serve.{key}"), &[]);
    let count = diagnostics.count(Severity::Error);
    let more = count.checked_sub(all.len()).filter(|more| *more > 0);
    let more = more.map(|more| catalogue.say("report.more", &[("count", more.to_string())]));
    Some(json!({
        "title": catalogue.say("cli.serve.mistakes", &[("count", count.to_string())]),
        "note": say("last-good"),
        "hint": say("hint"),
        "close": say("close"),
        "findings": all,
        "more": more,
    }))
}

/// The file and the line that a finding is about, in words.
fn place(finding: &Value, catalogue: &Catalogue) -> Option<String> {
    let file = finding["file"].as_str()?.to_owned();
    Some(match finding["line"].as_u64() {
        Some(line) => catalogue.say("cli.serve.line", &[("file", file), ("line", line.to_string())]),
        None => file,
    })
}

/// The line that a finding is about, in three parts: before it, itself, after it.
fn source_line(finding: &Value, sources: &Sources) -> Option<Value> {
    let text = sources.text_of(finding["file"].as_str()?)?;
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let (line, column) = (number(&finding["line"])?, number(&finding["column"])?);
    let written = text.lines().nth(line - 1)?;
    let end = if number(&finding["end"]["line"]) == Some(line) {
        number(&finding["end"]["column"])?
    } else {
        written.chars().count() + 1
    };
    let part = |from: usize, to: usize| -> String {
        written.chars().skip(from - 1).take(to.saturating_sub(from)).collect()
    };
    Some(json!([part(1, column), part(column, end), part(end, usize::MAX)]))
}

/// What is a draft as data for the script: the addresses of pages, and the anchors on this very page.
pub(super) fn drafts((pages, places): (&BTreeSet<String>, &[String]), catalogue: &Catalogue) -> String {
    let say = |key: &str| catalogue.say(&format!("cli.serve.{key}"), &[]);
    let (mark, note, language) = (say("draft"), say("draft-note"), catalogue.language().bcp47());
    let data = json!({ "language": language, "mark": mark, "note": note, "pages": pages, "places": places });
    // Nothing in a script's data may end the script.
    data.to_string().replace('<', "\\u003c")
}

/// A page of the site with the script. `seen` is what the script tells the server that its page shows.
pub(super) fn with_script(
    page: &[u8],
    token: &str,
    (seen, drafts): (&str, Option<&str>),
    catalogue: &Catalogue,
) -> Vec<u8> {
    let drafts = drafts.map_or_else(String::new, |drafts| {
        format!("<script type=\"application/json\" id=\"keikaku-drafts\">{drafts}</script>")
    });
    let (language, name) = (catalogue.language().bcp47(), catalogue.say("cli.serve.preview", &[]));
    let changes = catalogue.say("cli.serve.changes", &[]);
    let tags = format!(
        "{drafts}<nav id=\"keikaku-preview\" lang=\"{language}\" aria-label=\"{name}\"><span>{name}</span> \
         <a href=\"/{CHANGES}\">{changes}</a></nav>\
         <link rel=\"stylesheet\" href=\"/.keikaku/{token}/preview.css\">\
         <script src=\"/.keikaku/{token}/preview.js\" data-token=\"{token}\" data-seen=\"{seen}\"></script>"
    );
    let at = page.windows(END.len()).rposition(|window| window == END.as_bytes()).unwrap_or(page.len());
    [&page[..at], tags.as_bytes(), &page[at..]].concat()
}

/// The page that stands in where the site has none: what was there is gone, or has another name now. That of the site is
/// made for its own server.
pub(super) fn missing(catalogue: &Catalogue) -> Vec<u8> {
    let say = |key: &str| catalogue.say(&format!("cli.serve.{key}"), &[]);
    let (title, lead, home) = (say("missing"), say("missing-lead"), say("missing-home"));
    let body =
        format!("<body><main><h1>{title}</h1><p>{lead}</p><p><a href=\"/\">{home}</a></p></main></body>");
    bare(&title, &body, catalogue)
}

/// The page that stands in where there is none: before the first one is made, and while mistakes keep it from being
/// made.
pub(super) fn waiting(has_mistakes: bool, catalogue: &Catalogue) -> Vec<u8> {
    let key = if has_mistakes { "cli.serve.no-page" } else { "cli.serve.waiting" };
    let title = catalogue.say(key, &[]);
    bare(&title, &format!("<body data-keikaku-waiting><h1>{title}</h1></body>"), catalogue)
}

/// A page without a theme.
fn bare(title: &str, body: &str, catalogue: &Catalogue) -> Vec<u8> {
    let language = catalogue.language().bcp47();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>{body}</html>\n"
    )
    .into_bytes()
}
