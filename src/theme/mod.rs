//! The theme: templates, style sheets, scripts, images and words.
//!
//! The shipped theme lies inside the program; a site's own theme in `themes/<name>/` lies over it file by file.
//! Takes a name and a source tree, gives texts. Must not know what templates are filled with.

mod images;
mod own;
mod style;
mod words;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use crate::artifact::OutPath;
use crate::diag::{Diagnostics, Failure};
use crate::model::Language;
use crate::source::{SourceTree, Sources};
use crate::words::Words;

use own::Own;

static SHIPPED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme, read.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Templates by name (`item.html`).
    pub templates: BTreeMap<String, String>,
    /// The words of each language of the site.
    pub words: BTreeMap<Language, Words>,
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
    let shipped = shipped();
    let own = match name {
        "default" => Own::default(),
        _ => own::read(name, tree, (sources, diagnostics))?,
    };
    let mut files = shipped.clone();
    files.extend(own.files.iter().map(|(path, file)| (path.clone(), sources.get(*file).text.to_string())));
    own::report_unused((name, &own), &shipped, &files, diagnostics);
    let words = words::words(languages, (&shipped, &files), (&own, sources), diagnostics);
    let styles = (!own.has_gaps_in("styles")).then(|| below(&files, "styles/"));
    let mut pictures = images::shipped();
    own::report_unused_images(&own, &pictures, &files, diagnostics);
    pictures.extend(images::read(&own.images, tree, diagnostics));
    let images = images::published(pictures, diagnostics);
    let sheet = styles.and_then(|styles| style_sheet(&styles, &images, diagnostics));
    let scripts = below(&files, "scripts/");
    let scripts = scripts.into_iter().filter_map(|(name, text)| script(name.strip_suffix(".js")?, text));
    Ok(Theme {
        templates: below(&files, "templates/"),
        words,
        styles: sheet.into_iter().collect(),
        scripts: scripts.collect(),
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
    hashed("site", "css", css)
}

/// A script as it is published: as written, so that a page can be looked into.
fn script(name: &str, text: String) -> Option<(String, Asset)> {
    Some((name.to_owned(), hashed(name, "js", text)?))
}

/// A file whose name changes with what is in it, so that no browser shows an old one.
fn hashed(name: &str, ending: &str, text: String) -> Option<Asset> {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    let path = OutPath::new(&format!("assets/{name}-{}.{ending}", &hash[..12])).ok()?;
    Some(Asset { path, bytes: text.into_bytes() })
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
