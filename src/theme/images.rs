//! Images of a theme.
//!
//! Takes the shipped theme and paths of a theme's own, gives bytes by name. Must not know who shows them.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::source::SourceTree;

use super::SHIPPED;

/// Kinds of images that browsers show.
const KINDS: &[&str] = &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico"];

/// Whether a name is that of an image.
pub(super) fn is_image(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && KINDS.contains(&ending))
}

/// The shipped images, by name.
pub(super) fn shipped() -> BTreeMap<String, Vec<u8>> {
    let files = SHIPPED.get_dir("images").into_iter().flat_map(include_dir::Dir::files);
    let named = files
        .filter_map(|file| Some((file.path().file_name()?.to_str()?.to_owned(), file.contents().to_vec())));
    named.collect()
}

/// The images of a theme's own at `paths`, by name; what cannot be read is reported.
pub(super) fn read(
    paths: &[String],
    tree: &dyn SourceTree,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Vec<u8>> {
    let mut images = BTreeMap::new();
    for path in paths {
        let name = path.rsplit('/').next().unwrap_or(path);
        match tree.read(path) {
            Ok(bytes) => drop(images.insert(name.to_owned(), bytes)),
            Err(error) => diagnostics.push(Diagnostic::unreadable(path.clone(), &error)),
        }
    }
    images
}
