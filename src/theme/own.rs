//! A site's own theme: its files, read as all sources are, and judged.
//!
//! Takes a name and a source tree, gives texts by their path below the theme's folder. What a theme cannot use is
//! reported. Must not know what the texts say.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics, Failure, nearest};
use crate::load::add_texts;
use crate::model::Language;
use crate::source::{Entry, FileId, SourceTree, Sources};

use super::images::is_image;

/// What a theme may hold, as an editor is told.
const KNOWN: &[&str] = &[
    "templates/*.html",
    "styles/*.css",
    "scripts/*.js",
    "images/*.svg",
    "words/ja.toml",
    "words/en.toml",
    "words/ja-easy.toml",
];

/// The files of a site's own theme.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// Those that could be read, by their path below its folder.
    pub(super) files: BTreeMap<String, FileId>,
    /// Its images, by their path below the site's folder.
    pub(super) images: Vec<String>,
    /// What could not be, in the same form; empty: its folder.
    gaps: Vec<String>,
}

impl Own {
    /// Whether something of a folder (`templates`) may be missing.
    pub(super) fn has_gaps_in(&self, folder: &str) -> bool {
        self.gaps.iter().any(|gap| gap.is_empty() || gap.split('/').next() == Some(folder))
    }
}

/// Reads the theme `name`. A folder that cannot be listed is a [`Failure`].
pub(super) fn read(
    name: &str,
    tree: &dyn SourceTree,
    (sources, diagnostics): (&mut Sources, &mut Diagnostics),
) -> Result<Own, Failure> {
    let folder = format!("themes/{name}/");
    let failure = |error| Failure::io("list", Path::new(&folder), error);
    let (mut entries, problems) = tree.list(folder.trim_end_matches('/')).map_err(failure)?;
    entries.retain(|entry| entry.path.starts_with(&folder));
    if entries.is_empty() && problems.is_empty() {
        diagnostics.push(Diagnostic::about_file(Code::ThemeUnknown, name));
        return Ok(Own::default());
    }
    let below = |path: &str| path.strip_prefix(&folder).unwrap_or("").to_owned();
    let gaps = problems.iter().map(|problem| below(&problem.path)).collect();
    let mut own = Own { gaps, ..Own::default() };
    diagnostics.extend(problems.into_iter().map(Diagnostic::refused));
    let (used, others): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| is_used(&below(&entry.path)));
    let (images, others): (Vec<Entry>, Vec<Entry>) = others
        .into_iter()
        .partition(|entry| below(&entry.path).strip_prefix("images/").is_some_and(is_image));
    own.images = images.iter().map(|entry| entry.path.to_string()).collect();
    for entry in others {
        diagnostics.push(misplaced(&entry.path, &below(&entry.path)));
    }
    for (entry, file) in used.iter().zip(add_texts(tree, &used, (sources, diagnostics))) {
        match file {
            Some(file) => drop(own.files.insert(below(&entry.path), file)),
            None => own.gaps.push(below(&entry.path)),
        }
    }
    Ok(own)
}

/// Whether a file stands where a theme has files of its kind.
fn is_used(path: &str) -> bool {
    let ends = |ending: &str| path.rsplit_once('.').is_some_and(|(_, own)| own == ending);
    match path.split_once('/') {
        Some(("templates", _)) => ends("html"),
        Some(("styles", _)) => ends("css"),
        Some(("scripts", name)) => name.strip_suffix(".js").is_some_and(is_plain),
        Some(("words", name)) => {
            name.strip_suffix(".toml").is_some_and(|tag| Language::ALL.iter().any(|own| own.tag() == tag))
        }
        _ => false,
    }
}

/// Whether a script has a name that templates can write as `site.scripts.name`.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// A file that stands where a theme has none. A folder may be misspelt.
fn misplaced(path: &str, below: &str) -> Diagnostic {
    let diagnostic = Diagnostic::about_file(Code::FileUnknown, path);
    let (folder, rest) = below.split_once('/').unwrap_or(("", below));
    let folders = KNOWN.iter().filter_map(|known| Some(known.split_once('/')?.0));
    match nearest(folder, folders).filter(|near| *near != folder) {
        Some(near) => diagnostic.with("near", format!("{near}/{rest}")).hint("near"),
        None => diagnostic.list("known", KNOWN).hint("theme"),
    }
}

/// Which folders name the files of a folder, and what an editor is told of a file that none of them names.
const NAMED_BY: [(&str, &[&str], &str); 4] = [
    ("templates", &["templates"], "template"),
    ("styles", &["styles"], "style"),
    ("scripts", &["templates"], "script"),
    ("images", &["templates", "styles"], "image"),
];

/// Reports the files that nothing names. `shipped` has the paths of the shipped theme, `files` are all texts.
pub(super) fn report_unused(
    (name, own): (&str, &Own),
    shipped: &BTreeMap<String, &[u8]>,
    files: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) {
    let theme = format!("themes/{name}/");
    let images = own.images.iter().filter_map(|path| path.strip_prefix(&theme));
    for path in own.files.keys().map(String::as_str).chain(images) {
        let Some((folder, file)) = path.split_once('/') else { continue };
        let Some((_, users, hint)) = NAMED_BY.iter().find(|(named, ..)| *named == folder) else { continue };
        // What could not be read may use it.
        if shipped.contains_key(path) || users.iter().any(|user| own.has_gaps_in(user)) {
            continue;
        }
        let stem = |file: &str| file.rsplit_once('.').map_or("", |(stem, _)| stem).to_owned();
        let named = match folder {
            "scripts" => format!("scripts.{}", stem(file)),
            "images" => file.rsplit('/').next().unwrap_or(file).to_owned(),
            _ => file.to_owned(),
        };
        let may_use = |other: &str| other != path && users.iter().any(|user| other.starts_with(user));
        let is_named = || files.iter().any(|(other, text)| may_use(other) && text.contains(&named));
        // A component is used by its own name, whatever its file is called.
        let is_component = || files.get(path).is_some_and(|text| text.contains("{% component "));
        if is_component() || is_named() {
            continue;
        }
        let like: BTreeMap<String, &String> = shipped
            .keys()
            .filter_map(|path| Some((stem(path.strip_prefix(folder)?.strip_prefix('/')?), path)))
            .collect();
        let near = nearest(&stem(file), like.keys().map(String::as_str));
        let diagnostic = Diagnostic::about_file(Code::FileUnknown, format!("{theme}{path}"));
        diagnostics.push(match near.and_then(|near| like.get(near)) {
            Some(near) => diagnostic.with("near", near).hint("near"),
            None => diagnostic.hint(hint),
        });
    }
}
