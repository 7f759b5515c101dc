//! The theme: templates, style sheets and words.
//!
//! The shipped theme lies inside the program; a site's own theme in `themes/<name>/` lies over it file by file.
//! Takes a name and a source tree, gives texts. Must not know what templates are filled with.

mod style;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::artifact::OutPath;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::model::Language;
use crate::source::SourceTree;
use crate::words::Words;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, read.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by name (`item.html`).
    pub templates: BTreeMap<String, String>,
    /// The words of the site's language.
    pub words: Words,
    /// Style sheets, finished, with hashed names.
    pub assets: Vec<Asset>,
}

/// A file of the theme, as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Where it goes.
    pub path: OutPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads the theme `name`. What is wrong is reported, and what the shipped theme has stands in its place, so that the
/// rest of the site can be judged.
pub fn theme(name: &str, language: Language, tree: &dyn SourceTree, diagnostics: &mut Diagnostics) -> Theme {
    let mut files = shipped();
    let own = if name == "default" { BTreeMap::new() } else { own(name, tree, diagnostics) };
    if name != "default" && own.is_empty() {
        diagnostics.push(Diagnostic::about_file(Code::ThemeUnknown, name));
    }
    let words = words([&files, &own], language);
    files.extend(own);
    let assets = style_sheet(&below(&files, "styles/"), diagnostics);
    Theme { templates: below(&files, "templates/"), words, assets: assets.into_iter().collect() }
}

/// The finished style sheet; `None` after an error was pushed.
fn style_sheet(styles: &BTreeMap<String, String>, diagnostics: &mut Diagnostics) -> Option<Asset> {
    let css = style::bundle(styles, diagnostics)?;
    let hash = blake3::hash(css.as_bytes()).to_hex();
    let path = OutPath::new(&format!("assets/site-{}.css", &hash[..12])).ok()?;
    Some(Asset { path, bytes: css.into_bytes() })
}

/// The words of a language. A word that the theme has not falls back to Japanese; word by word, those of a site's own
/// theme lie over the shipped ones.
fn words(layers: [&BTreeMap<String, String>; 2], language: Language) -> Words {
    let mut words = Words::default();
    for tag in [Language::Japanese.tag(), language.tag()] {
        for text in layers.iter().filter_map(|files| files.get(&format!("words/{tag}.toml"))) {
            words.overlay(Words::parse(text));
        }
    }
    words
}

fn below(files: &BTreeMap<String, String>, folder: &str) -> BTreeMap<String, String> {
    let inside =
        files.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
    inside.collect()
}

fn shipped() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut open = vec![&SHIPPED];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
                files.insert(path.replace('\\', "/"), text.to_owned());
            }
        }
    }
    files
}

fn own(name: &str, tree: &dyn SourceTree, diagnostics: &mut Diagnostics) -> BTreeMap<String, String> {
    let folder = format!("themes/{name}");
    let Ok((entries, _)) = tree.list(&folder) else { return BTreeMap::new() };
    let mut files = BTreeMap::new();
    for entry in entries {
        let Some(path) = entry.path.strip_prefix(&format!("{folder}/")) else { continue };
        match tree.read(&entry.path).map(String::from_utf8) {
            Ok(Ok(text)) => {
                files.insert(path.to_owned(), text);
            }
            Ok(Err(_)) => {
                let diagnostic = Diagnostic::about_file(Code::NotUtf8, entry.path.to_string());
                diagnostics.push(diagnostic.with("line", 1).with("encoding", "binary").hint("binary"));
            }
            Err(error) => {
                diagnostics.push(Diagnostic::unreadable(entry.path.to_string(), &error));
            }
        }
    }
    files
}
