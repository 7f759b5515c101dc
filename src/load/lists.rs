//! The lists of a plan: what their files are called, and what a file may have been meant to be.

use crate::diag::{Code, Diagnostic, nearest};
use crate::source::ending;

use super::files::stem;

/// A list of a plan: the name of its files, and the name of its tables in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListName {
    /// The name of its files, without the ending.
    pub file: &'static str,
    /// The name of its tables in TOML.
    pub table: &'static str,
}

/// Every list may stand in a table of its own. The file's name is the plural of the key.
pub const LISTS: &[ListName] = &[
    ListName { file: "items", table: "item" },
    ListName { file: "indicators", table: "indicator" },
    ListName { file: "values", table: "value" },
    ListName { file: "budget", table: "line" },
    ListName { file: "schedule", table: "task" },
    ListName { file: "evaluations", table: "evaluation" },
    ListName { file: "levels", table: "level" },
    ListName { file: "sections", table: "section" },
    ListName { file: "labels", table: "label" },
    ListName { file: "scopes", table: "scope" },
    ListName { file: "actors", table: "actor" },
    ListName { file: "districts", table: "district" },
    ListName { file: "directions", table: "direction" },
    ListName { file: "scales", table: "scale" },
    ListName { file: "terms", table: "term" },
    ListName { file: "marks", table: "mark" },
    ListName { file: "funds", table: "fund" },
];

/// The list that a file holds.
pub(super) fn list_of(path: &str) -> Option<&'static ListName> {
    LISTS.iter().find(|list| list.file == stem(path))
}

/// The name of a list's tables, when a key of `plan.toml` is one.
pub(crate) fn list_table(key: &str) -> Option<&'static str> {
    LISTS.iter().find(|list| list.table == key).map(|list| list.table)
}

/// The list that a file was meant to hold: it is nearly called so, or it is a spreadsheet of its name.
pub(super) fn list_meant(path: &str) -> Option<&'static ListName> {
    let near = nearest(stem(path), LISTS.iter().map(|list| list.file))?;
    LISTS.iter().find(|list| list.file == near)
}

/// Files of office programs, which hold more than text.
const OFFICE: &[&str] = &["xlsx", "xlsm", "xls", "ods", "numbers", "docx", "doc", "odt"];

/// The name of a file without the `.txt` that an editor has put behind it and Windows does not show.
pub(super) fn without_txt(path: &str) -> Option<&str> {
    let (name, last) = path.rsplit('/').next().unwrap_or(path).rsplit_once('.')?;
    let is_hidden = last.eq_ignore_ascii_case("txt") && matches!(ending(name), "csv" | "tsv" | "toml" | "md");
    is_hidden.then_some(name)
}

/// A file that nothing reads, with what it may have been meant to be.
pub(super) fn unknown_file(path: &str) -> Diagnostic {
    let diagnostic = Diagnostic::about_file(Code::FileUnknown, path);
    let parts: Vec<&str> = path.split('/').collect();
    let ending = ending(path).to_lowercase();
    let is_office = OFFICE.contains(&ending.as_str());
    if let Some(near) = without_txt(path) {
        return diagnostic.with("near", near).hint("txt");
    }
    match parts.as_slice() {
        [_, _] => diagnostic.hint("above"),
        [_, _, "chapters" | "items", _] if is_office || ending != "md" => diagnostic.hint("markdown"),
        [_, _, "chapters" | "items", ..] => diagnostic.hint("deep"),
        [_, _, _] if is_office => {
            let list = list_meant(path).map_or("items", |list| list.file);
            diagnostic.with("near", format!("{list}.csv")).hint("office")
        }
        [_, _, name] if ending == "md" && nearest(name, ["index.md"]).is_none() => {
            diagnostic.hint("document")
        }
        [_, _, name] if matches!(ending.as_str(), "csv" | "tsv" | "toml" | "md") => {
            let known = LISTS.iter().map(|list| format!("{}.csv", list.file));
            let known: Vec<String> =
                ["plan.toml", "index.md"].map(str::to_owned).into_iter().chain(known).collect();
            let near = nearest(name, known.iter().map(String::as_str)).filter(|near| near != name);
            match near {
                Some(near) => diagnostic.with("near", near).hint("near"),
                None => diagnostic.list("known", &known),
            }
        }
        [_, _, _] => diagnostic.hint("files"),
        _ => diagnostic.hint("deep"),
    }
}
