//! What stands in the margins of a plan's printed pages: small style sheets, because neither the theme's sheet nor
//! the pages know it, and pages may hold no styles.
//!
//! Takes the plan's names, or the parts of the whole plan, gives a finished file. Where in the margins they stand, and
//! how they look, is for the theme to say.

use std::fmt::Write as _;

use crate::annotation;
use crate::artifact::{Artifact, OutPath};
use crate::model::period::Period;

use super::context::Context;
use super::view::WholePlanPart;

impl Context<'_> {
    /// The style sheet of the plan's printed pages.
    pub(super) fn print_sheet(&self) -> Option<Artifact> {
        let mut css = String::from("@charset \"UTF-8\";\n:root {\n");
        let names = [("--plan-title", self.plan.title.as_str()), ("--plan-edition", &self.printed_edition())];
        for (name, text) in names {
            let _ = writeln!(css, "  {name}: {};", quoted(text));
        }
        css.push_str("}\n");
        self.sheet("print", css)
    }

    /// The style sheet of the whole plan, which says above each page what stands on it.
    pub(super) fn whole_sheet(&self, parts: &[WholePlanPart]) -> Option<Artifact> {
        let mut heads: Vec<(usize, Vec<String>)> = Vec::new();
        for part in parts {
            heads.extend(part.run.map(|run| (run, Vec::new())));
            if let (Some(number), Some((_, head))) = (&part.number, heads.last_mut()) {
                head.push(format!("{number}　{}", part.title));
            }
        }
        let mut css = String::from("@charset \"UTF-8\";\n");
        for (run, head) in heads {
            let head = quoted(&head.join(self.printer.get("whole.join")));
            let _ = writeln!(css, ".run-{run} {{ page: run-{run} }}");
            let _ = writeln!(css, "@page run-{run} {{ @top-right {{ content: {head} }} }}");
        }
        self.sheet("whole", css)
    }

    fn sheet(&self, name: &str, css: String) -> Option<Artifact> {
        let hash = blake3::hash(css.as_bytes()).to_hex();
        let path = OutPath::new(&format!("assets/{name}-{}-{}.css", self.plan.id, &hash[..12])).ok()?;
        Some(Artifact { path, bytes: css.into_bytes() })
    }

    /// The edition as the plan states it; else when it was changed, or the day that the site speaks for.
    fn printed_edition(&self) -> String {
        let plan = self.plan;
        let dated = |key, date| self.printer.say(key, &[("date", date)]);
        match (&plan.edition, &plan.updated) {
            (Some(edition), _) => edition.clone(),
            (None, Some(updated)) => dated("whole.updated", self.printer.period(updated, &plan.calendar)),
            (None, None) => dated(
                "whole.as-of",
                self.printer.period(&Period::of_day(self.site.settings.as_of), &plan.calendar),
            ),
        }
    }
}

/// A text as a string of CSS: its letters, and nothing that could end the string or the sheet.
fn quoted(text: &str) -> String {
    let mut string = String::from("\"");
    for letter in annotation::plain(text).chars() {
        match letter {
            '"' | '\\' | '<' | '>' | '{' | '}' => {
                let _ = write!(string, "\\{:x} ", u32::from(letter));
            }
            letter if letter.is_control() => string.push(' '),
            letter => string.push(letter),
        }
    }
    string.push('"');
    string
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_its_string() {
        assert_eq!(quoted("計画（令和8年版）"), "\"計画（令和8年版）\"");
        assert_eq!(quoted("a\"}\\\n</style>"), "\"a\\22 \\7d \\5c  \\3c /style\\3e \"");
        assert_eq!(quoted("{協働|きょうどう}"), "\"協働\"");
    }
}
