//! Images of a site's own theme.
//!
//! Takes their paths, gives bytes by name. Must not know who shows them.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::source::SourceTree;

/// Kinds of images that browsers show.
const KINDS: &[&str] = &["svg", "png", "webp", "avif", "jpg", "jpeg", "gif", "ico"];

/// Whether a name is that of an image.
pub(super) fn is_image(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && KINDS.contains(&ending))
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
