//! Why each code matters, with a wrong and a right example: one file a code, in `explained/`.
//!
//! Takes a code, gives its explanation. The examples are files laid over a small sound site, `explained/site/`, and a
//! test tries them all. Must not know how a site is checked.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::model::Language;
use crate::words::Words;

use super::{Catalogue, Code, Severity, Stage};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/diag/explained");
/// The folder of the site over which examples are laid.
const SITE: &str = "site/";

/// The explanation of a code.
#[derive(Clone, Debug)]
pub struct Explained {
    code: Code,
    words: Words,
}

/// A file of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFile {
    /// Its path below the site's folder.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Whether it stands behind what the sound site has in that file.
    pub is_added: bool,
}

/// The explanation of a code.
pub fn explained(code: Code) -> Explained {
    let text = FILES.get_file(format!("{}.toml", code.text())).and_then(|file| file.contents_utf8());
    Explained { code, words: Words::parse(text.unwrap_or_default()) }
}

/// The files of the small sound site, by path.
pub fn sound_site() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders: Vec<&Dir<'_>> = FILES.dirs().collect();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let path = path.strip_prefix(SITE).unwrap_or(&path).to_owned();
            files.insert(path, file.contents_utf8().unwrap_or_default().to_owned());
        }
    }
    files
}

impl Explained {
    /// What it is about, in a few words.
    pub fn name(&self, language: Language) -> &str {
        self.part(language, "name").unwrap_or_default()
    }

    /// Why it matters.
    pub fn why(&self, language: Language) -> &str {
        self.part(language, "why").unwrap_or_default()
    }

    /// What looks like it and is right, and how the sources say so.
    pub fn exception(&self, language: Language) -> Option<&str> {
        self.part(language, "exception")
    }

    /// What cannot be shown in a file of text.
    pub fn shown(&self, language: Language) -> Option<&str> {
        self.part(language, "shown")
    }

    fn part(&self, language: Language, part: &str) -> Option<&str> {
        let tag = if language.is_japanese() { "ja" } else { "en" };
        let key = format!("{tag}.{part}");
        self.words.iter().find(|(known, _)| *known == key).map(|(_, text)| text.trim_end())
    }

    /// The files of the wrong example.
    pub fn wrong(&self) -> Vec<ExampleFile> {
        self.files("wrong.")
    }

    /// The files of the right example.
    pub fn right(&self) -> Vec<ExampleFile> {
        self.files("right.")
    }

    fn files(&self, prefix: &str) -> Vec<ExampleFile> {
        let files = self.words.iter().filter_map(|(key, text)| {
            let path = key.strip_prefix(prefix)?;
            let (path, is_added) = path.strip_suffix(" +").map_or((path, false), |path| (path, true));
            Some(ExampleFile { path: path.to_owned(), text: text.to_owned(), is_added })
        });
        files.collect()
    }

    /// All of it for people, in plain text.
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let language = catalogue.language();
        let say = |key: &str| catalogue.say(&format!("explain.{key}"), &[]);
        let mut parts = vec![format!("{}: {}", self.code.text(), self.name(language))];
        parts.push(self.why(language).to_owned());
        for (key, files) in [("wrong", self.wrong()), ("right", self.right())] {
            if !files.is_empty() {
                let files: Vec<String> = files.iter().map(|file| shown(file, &say("added"))).collect();
                parts.push(format!("{}\n\n{}", say(key), files.join("\n\n")));
            }
        }
        parts.extend(self.shown(language).map(str::to_owned));
        parts.extend(self.exception(language).map(|text| format!("{}\n{text}", say("exception"))));
        parts.push(self.switch(catalogue));
        parts.join("\n\n") + "\n"
    }

    /// How it is switched off, or that it cannot be.
    pub fn switch(&self, catalogue: &Catalogue) -> String {
        let key = match self.code.severity() {
            Severity::Error => "explain.fixed",
            Severity::Warning => "explain.switch",
        };
        catalogue.say(key, &[("code", self.code.text().to_owned())])
    }
}

/// A file of an example, indented under its path.
fn shown(file: &ExampleFile, added: &str) -> String {
    let lines = file.text.trim_end().lines();
    let lines: Vec<String> = lines.map(|line| format!("    {line}").trim_end().to_owned()).collect();
    let added = if file.is_added { added } else { "" };
    format!("  {}{added}\n{}", file.path, lines.join("\n"))
}

/// All codes by stage, one line each.
pub fn code_list(catalogue: &Catalogue) -> String {
    let mut parts = Vec::new();
    for stage in Stage::ALL {
        let codes = Code::ALL.iter().filter(|code| code.stage() == *stage);
        let lines = codes
            .map(|code| format!("  {:<26}  {}", code.text(), explained(*code).name(catalogue.language())));
        let head = catalogue.say(&format!("stage.{}", stage.id()), &[]);
        parts.push(format!("{head}\n{}", lines.collect::<Vec<_>>().join("\n")));
    }
    parts.push(catalogue.say("explain.list", &[]));
    parts.join("\n\n") + "\n"
}
