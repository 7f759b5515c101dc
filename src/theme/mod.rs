//! The theme: templates, style sheets, scripts, images and words.
//!
//! The shipped theme lies inside the program; a site's own theme in `themes/<name>/` lies over it file by file.
//! Takes a name and a source tree, gives texts. Must not know what templates are filled with.

mod images;
mod kept;
mod own;
mod style;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::artifact::OutPath;
use crate::diag::{Code, Diagnostic, Diagnostics, Failure};
use crate::model::Language;
use crate::source::{SourceTree, Sources};
use crate::words::Words;

pub use kept::{Kept, theme_again};
use own::Own;

/// What the shipped theme is called.
const SHIPPED_NAME: &str = "default";

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, read.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by name (`item.html`).
    pub templates: BTreeMap<String, String>,
    /// The words of each language of the site.
    pub words: BTreeMap<Language, Arc<Words>>,
    /// Style sheets, finished, with hashed names.
    pub styles: Vec<Asset>,
    /// Scripts by name (`filter`), with hashed names.
    pub scripts: BTreeMap<String, Asset>,
    /// Images by name (`favicon.svg`), with hashed names.
    pub images: BTreeMap<String, Asset>,
    /// Whether every template could be read; otherwise the others may miss what was not.
    pub is_whole: bool,
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
/// rest of the site can be judged. A folder that cannot be listed is a [`Failure`].
pub fn theme(
    name: &str,
    languages: &[Language],
    tree: &dyn SourceTree,
    (sources, diagnostics): (&mut Sources, &mut Diagnostics),
) -> Result<Theme, Failure> {
    let all_shipped = shipped();
    let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).ok();
    let shipped: BTreeMap<String, String> =
        all_shipped.iter().filter_map(|(path, bytes)| Some((path.clone(), text(bytes)?))).collect();
    let own = match name {
        SHIPPED_NAME => Own::default(),
        _ => own::read(name, tree, (sources, diagnostics))?,
    };
    let mut files = shipped.clone();
    files.extend(own.files.iter().map(|(path, file)| (path.clone(), sources.get(*file).text.to_string())));
    own::report_unused((name, &own), &all_shipped, &files, diagnostics);
    let words = words::words(languages, (&shipped, &files), (&own, sources), diagnostics);
    let styles = (!own.has_gaps_in("styles")).then(|| below(&files, "styles/"));
    let pictures = all_shipped.iter();
    let pictures =
        pictures.filter_map(|(path, bytes)| Some((path.strip_prefix("images/")?.to_owned(), bytes.to_vec())));
    let mut pictures: BTreeMap<String, Vec<u8>> = pictures.collect();
    pictures.extend(images::read(&own.images, tree, diagnostics));
    let images = pictures.into_iter().filter_map(|(name, bytes)| {
        let image = published(("images", &name), bytes, diagnostics)?;
        Some((name, image))
    });
    let images = images.collect();
    let sheet = styles.and_then(|styles| style_sheet(&styles, &images, diagnostics));
    // As written, so that a page can be looked into.
    let scripts = below(&files, "scripts/").into_iter().filter_map(|(file, text)| {
        let name = file.strip_suffix(".js")?.to_owned();
        Some((name, published(("scripts", &file), text.into_bytes(), diagnostics)?))
    });
    let scripts = scripts.collect();
    Ok(Theme {
        templates: below(&files, "templates/"),
        words: words.into_iter().map(|(language, words)| (language, Arc::new(words))).collect(),
        styles: sheet.into_iter().collect(),
        scripts,
        images,
        is_whole: !own.has_gaps_in("templates"),
    })
}

impl Theme {
    /// All files that are published beside the pages.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.styles.iter().chain(self.scripts.values()).chain(self.images.values())
    }
}

/// The finished style sheet; `None` after an error was pushed.
fn style_sheet(
    styles: &BTreeMap<String, String>,
    images: &BTreeMap<String, Asset>,
    diagnostics: &mut Diagnostics,
) -> Option<Asset> {
    let css = style::bundle(styles, images, diagnostics)?;
    published(("styles", "site.css"), css.into_bytes(), diagnostics)
}

/// A file of a folder as it is published: its name changes with what is in it, so that no browser shows an old one. A
/// name that can be no address is reported.
fn published((folder, file): (&str, &str), bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Asset> {
    let (stem, ending) = file.rsplit_once('.')?;
    let hash = blake3::hash(&bytes).to_hex();
    let Ok(path) = OutPath::new(&format!("assets/{stem}-{}.{ending}", &hash[..12])) else {
        diagnostics.push(Diagnostic::about_file(Code::FileName, format!("{folder}/{file}")));
        return None;
    };
    Some(Asset { path, bytes })
}

fn below(files: &BTreeMap<String, String>, folder: &str) -> BTreeMap<String, String> {
    let inside =
        files.iter().filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text.clone())));
    inside.collect()
}

/// The files of the shipped theme, by path.
fn shipped() -> BTreeMap<String, &'static [u8]> {
    let mut files = BTreeMap::new();
    let mut open = vec![&SHIPPED];
    while let Some(folder) = open.pop() {
        open.extend(folder.dirs());
        for file in folder.files() {
            if let Some(path) = file.path().to_str() {
                files.insert(path.replace('\\', "/"), file.contents());
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::source::{Entry, EntryProblem};

    struct Broken;

    impl SourceTree for Broken {
        fn list(&self, _: &str) -> io::Result<(Vec<Entry>, Vec<EntryProblem>)> {
            Err(io::Error::from(io::ErrorKind::PermissionDenied))
        }

        fn read(&self, _: &str) -> io::Result<Vec<u8>> {
            Err(io::Error::from(io::ErrorKind::NotFound))
        }
    }

    #[test]
    fn a_folder_that_cannot_be_listed_is_not_an_unknown_theme() {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
        let read = theme("city", &[Language::English], &Broken, (&mut sources, &mut diagnostics));
        assert!(read.is_err() && diagnostics.is_empty());
        let read = theme("default", &[Language::English], &Broken, (&mut sources, &mut diagnostics));
        assert!(read.unwrap().is_whole && diagnostics.is_empty());
    }
}
