//! A small, good site to begin with, in the language of who begins.
//!
//! Takes the names of the city and the plan and the day, gives the files. The files lie in `site/`, where `{{…}}`
//! stands for what is filled in; their years are those around the day, so that the sample is never out of date. Must
//! not know what stands in a folder already.

use include_dir::{Dir, File, include_dir};
use jiff::civil::Date;

use crate::model::Language;
use crate::source::{Edit, ending};

use super::schemas::schema_line;
use super::starters::with_starters;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/site");

/// What a new site is about.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// The city or body.
    pub city: String,
    /// The plan's title.
    pub plan: String,
    /// The day on which it begins.
    pub today: Date,
}

/// Adds the files of a new site to an edit of its folder.
pub fn with_site(edit: Edit, language: Language, beginning: &Beginning) -> Edit {
    let own = if language == Language::English { "en" } else { "ja" };
    let mut files = Vec::new();
    for folder in ["common", own] {
        collect(&FILES, folder, &mut files);
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    let edit = files.into_iter().fold(edit, |edit, (path, text)| {
        let text = filled(&path, text, language, beginning);
        let bytes = if ending(&path) == "csv" { as_excel_saves(&text) } else { text };
        edit.create(&path, bytes)
    });
    with_starters(edit, language)
}

/// The files of one of the folders in `site/`, by their paths below it. A name that begins with a dot would mean
/// something in this project too, so such names begin with `dot-` there.
fn collect(dir: &'static Dir<'static>, top: &str, files: &mut Vec<(String, &'static str)>) {
    for inner in dir.dirs() {
        collect(inner, top, files);
    }
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some((_, path)) = path.split_once('/').filter(|(first, _)| *first == top) {
            files.push((path.replace("dot-", "."), File::contents_utf8(file).unwrap_or_default()));
        }
    }
}

/// A file's text with its schema named and its places filled in.
fn filled(path: &str, text: &str, language: Language, beginning: &Beginning) -> String {
    let safe = |name: &str| if ending(path) == "toml" { in_quotes(name) } else { on_one_line(name) };
    let mut text = schema_line(path).unwrap_or_default() + text;
    text = text.replace("{{city}}", &safe(&beginning.city)).replace("{{plan}}", &safe(&beginning.plan));
    text = text.replace("{{today}}", &beginning.today.to_string());
    with_years(&text, language, beginning.today)
}

/// A text with the fiscal years around a day in the places for them: `{{fy}}` is that of the day.
pub(super) fn with_years(text: &str, language: Language, today: Date) -> String {
    let year = today.year() - i16::from(today.month() < 4);
    let years = [("-2", year - 2), ("-1", year - 1), ("", year), ("+3", year + 3), ("+4", year + 4)];
    years.into_iter().fold(text.to_owned(), |text, (place, year)| {
        text.replace(&format!("{{{{fy{place}}}}}"), &fiscal_year(year, language))
    })
}

fn fiscal_year(year: i16, language: Language) -> String {
    match language {
        Language::English => format!("FY{year}"),
        _ if year > 2019 => format!("令和{}年度", year - 2018),
        _ => format!("{year}年度"),
    }
}

/// A name as it stands between the quotes of TOML.
pub(super) fn in_quotes(name: &str) -> String {
    on_one_line(name).replace('\\', "\\\\").replace('"', "\\\"")
}

pub(super) fn on_one_line(name: &str) -> String {
    name.split(|c: char| c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// With a byte-order mark and the line ends of Windows: without the mark Excel takes Japanese for something else.
pub(super) fn as_excel_saves(text: &str) -> String {
    format!("\u{FEFF}{}", text.replace('\n', "\r\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_files() {
        let paths = |folder: &str| {
            let mut files = Vec::new();
            collect(&FILES, folder, &mut files);
            let mut paths: Vec<String> = files.into_iter().map(|(path, _)| path).collect();
            paths.sort();
            paths
        };
        assert_eq!(paths("ja"), paths("en"));
        assert_eq!(paths("ja").len(), 12);
        assert!(paths("common").contains(&".vscode/settings.json".to_owned()), "{:?}", paths("common"));
    }

    #[test]
    fn names_cannot_break_out_of_their_places() {
        assert_eq!(in_quotes("見本\"市\\\n"), "見本\\\"市\\\\");
    }
}
