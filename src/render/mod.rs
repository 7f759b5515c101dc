//! Fifth stage: pages to bytes.
//!
//! Takes a [`SiteMap`](crate::pages::SiteMap) and a [`Theme`], gives [`Artifact`]s. Pure page by page, so that a preview can render the one
//! page that is asked for. Must not know plans: everything that a page needs is in its view.

pub mod chart;
mod page;
mod places;
mod text;

use rayon::prelude::*;
use tera::Tera;

use crate::artifact::Artifact;
use crate::diag::{Diagnostic, Diagnostics};
use crate::pages::CopiedFile;
use crate::source::SourceTree;
use crate::theme::{Asset, Theme};

pub use page::Renderer;

/// Compiles a theme's templates; `None` after an error was pushed.
pub fn engine(theme: &Theme, diagnostics: &mut Diagnostics) -> Option<Tera> {
    let mut tera = Tera::default();
    let templates = theme.templates.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    if let Err(error) = tera.add_raw_templates(templates) {
        diagnostics.push(page::template_error(&error, ""));
        return None;
    }
    Some(tera)
}

/// Every file of the site, in parallel. Each that cannot be made is a diagnostic.
pub fn artifacts<'a>(
    renderer: &'a Renderer,
    tree: &'a dyn SourceTree,
) -> impl ParallelIterator<Item = Result<Artifact, Diagnostic>> + 'a {
    let map = renderer.map();
    let pages = map.pages().into_par_iter().flat_map_iter(|page| match renderer.render(&page) {
        Ok(artifacts) => artifacts.into_iter().map(Ok).collect(),
        Err(diagnostic) => vec![Err(diagnostic)],
    });
    let files = map.files().into_par_iter().map(|file| Ok(map.file(&file)));
    let copied = map.copied.par_iter().map(move |file| copied(file, tree));
    let assets: Vec<&Asset> = renderer.theme().assets().collect();
    let assets = assets
        .into_par_iter()
        .map(|asset| Ok(Artifact { path: asset.path.clone(), bytes: asset.bytes.clone() }));
    pages.chain(files).chain(copied).chain(assets)
}

/// A file that is copied as it is.
pub fn copied(file: &CopiedFile, tree: &dyn SourceTree) -> Result<Artifact, Diagnostic> {
    let unreadable = |error| Diagnostic::unreadable(file.source.to_string(), &error);
    let bytes = tree.read(&file.source).map_err(unreadable)?;
    Ok(Artifact { path: file.path.clone(), bytes })
}
