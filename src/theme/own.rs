//! A site's own theme: its files, read as all sources are, and judged.
//!
//! Takes a name and a source tree, gives texts by their path below the theme's folder. What a theme cannot use is
//! reported. Must not know what the texts say.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diag::{Code, Diagnostic, Diagnostics, Failure, nearest};
use crate::load::read_texts;
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
    for (entry, file) in used.iter().zip(read_texts(tree, &used, sources, diagnostics)) {
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

/// Reports the images that neither a template nor a style sheet names. `shipped` are the names of the shipped ones.
pub(super) fn report_unused_images(
    own: &Own,
    shipped: &BTreeMap<String, Vec<u8>>,
    files: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) {
    if own.has_gaps_in("templates") || own.has_gaps_in("styles") {
        return; // what could not be read may use it
    }
    for path in &own.images {
        let name = path.rsplit('/').next().unwrap_or(path);
        if !shipped.contains_key(name) && !files.values().any(|text| text.contains(name)) {
            let diagnostic = Diagnostic::about_file(Code::FileUnknown, path.clone());
            diagnostics.push(match nearest(name, shipped.keys().map(String::as_str)) {
                Some(near) => diagnostic.with("near", format!("images/{near}")).hint("near"),
                None => diagnostic.hint("image"),
            });
        }
    }
}

/// Reports the templates that no page is made with, the style sheets that no other pulls in and the scripts that no
/// template names. `shipped` are the paths of the shipped theme, `files` all texts.
pub(super) fn report_unused(
    (name, own): (&str, &Own),
    shipped: &BTreeMap<String, String>,
    files: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) {
    for path in own.files.keys().filter(|path| !shipped.contains_key(*path)) {
        let Some((folder, file)) = path.split_once('/') else { continue };
        let (ending, hint) = match folder {
            "templates" => (".html", "template"),
            "styles" => (".css", "style"),
            "scripts" => (".js", "script"),
            _ => continue,
        };
        // Scripts are named by templates, templates and style sheets by their like.
        let users = if folder == "scripts" { "templates" } else { folder };
        let named = match folder {
            "scripts" => format!("scripts.{}", file.trim_end_matches(ending)),
            _ => file.to_owned(),
        };
        let beside = || files.iter().filter(|(other, _)| *other != path && other.starts_with(users));
        if own.has_gaps_in(users) {
            continue; // what could not be read may use it
        }
        // A component is used by its own name, whatever its file is called.
        if files[path].contains("{% component ") || beside().any(|(_, text)| text.contains(&named)) {
            continue;
        }
        let stems = shipped.keys().filter_map(|path| path.strip_prefix(folder)?[1..].strip_suffix(ending));
        let near = nearest(file.trim_end_matches(ending), stems);
        let diagnostic = Diagnostic::about_file(Code::FileUnknown, format!("themes/{name}/{path}"));
        diagnostics.push(match near {
            Some(near) => diagnostic.with("near", format!("{folder}/{near}{ending}")).hint("near"),
            None => diagnostic.hint(hint),
        });
    }
}
