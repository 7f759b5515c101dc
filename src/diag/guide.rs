//! `docs/rules.md`: every code with its explanation, in both languages.
//!
//! Takes the explanations, gives Markdown. Must not know what a check does.

use std::fmt::Write as _;

use crate::model::Language;

use super::explained::{ExampleFile, explained};
use super::{Catalogue, Code, Severity, Stage};

/// The text around the explanations; `<!-- codes -->` stands for them.
const FRAME: &str = include_str!("guide.md");

/// The whole documentation of codes, in Markdown.
pub fn guide() -> String {
    let [japanese, english] = [Language::Japanese, Language::English].map(Catalogue::of);
    let catalogues = (&japanese, &english);
    let mut all = String::new();
    for stage in Stage::ALL {
        let head = format!("stage.{}", stage.id());
        let _ = writeln!(all, "## {} / {}\n", japanese.say(&head, &[]), english.say(&head, &[]));
        for code in Code::ALL.iter().filter(|code| code.stage() == *stage) {
            one(*code, catalogues, &mut all);
        }
    }
    FRAME.replace("<!-- codes -->", all.trim_end()).replace("<!-- count -->", &rules().to_string())
}

/// How many rules there are.
fn rules() -> usize {
    Code::ALL.iter().filter(|code| code.stage() == Stage::Rules).count()
}

fn one(code: Code, (japanese, english): (&Catalogue, &Catalogue), out: &mut String) {
    let explained = explained(code);
    let (ja, en) = (Language::Japanese, Language::English);
    let _ = writeln!(out, "<a id=\"{0}\"></a>\n\n### `{0}`\n", code.text());
    let _ = writeln!(out, "**{}** / *{}*\n", explained.name(ja), explained.name(en));
    let _ = writeln!(out, "{}\n\n*{}*\n", explained.why(ja), explained.why(en));
    for (key, files) in [("explain.wrong", explained.wrong()), ("explain.right", explained.right())] {
        if !files.is_empty() {
            let _ = writeln!(out, "{} / *{}*\n", japanese.say(key, &[]), english.say(key, &[]));
            for file in &files {
                block(file, out);
            }
        }
    }
    if let (Some(ja), Some(en)) = (explained.shown(ja), explained.shown(en)) {
        let _ = writeln!(out, "{ja}\n\n*{en}*\n");
    }
    if let (Some(text_ja), Some(text_en)) = (explained.exception(ja), explained.exception(en)) {
        let key = "explain.exception";
        let heads = (japanese.say(key, &[]), english.say(key, &[]));
        let _ = writeln!(out, "{} / *{}*\n\n{text_ja}\n\n{}\n", heads.0, heads.1, slanted(text_en));
    }
    if code.severity() == Severity::Warning {
        let _ = writeln!(out, "`{} = \"off\"`\n", code.text());
    }
}

/// A text in italics; each point of a list by itself.
fn slanted(text: &str) -> String {
    if !text.starts_with("- ") {
        return format!("*{text}*");
    }
    let lines = text.replace("\n- ", "*\n- *");
    format!("- *{}*", lines.trim_start_matches("- "))
}

fn block(file: &ExampleFile, out: &mut String) {
    let ending = file.path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let language = if ending == "md" { "markdown" } else { ending };
    let added = if file.is_added { " +" } else { "" };
    let fence = if file.text.contains("```") { "````" } else { "```" };
    let _ = writeln!(out, "{fence}{language} {}{added}\n{}\n{fence}\n", file.path, file.text.trim());
}
