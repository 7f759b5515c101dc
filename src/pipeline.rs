//! The only place that calls the stages in order. Owns nothing and decides nothing.

use std::path::Path;

use jiff::civil::Date;

use crate::diag::{Diagnostics, Failure};
use crate::pages::{Assets, SiteMap};
use crate::render::Renderer;
use crate::resolve::Resolved;
use crate::source::{SourceTree, Sources};
use crate::theme::Theme;
use crate::write::{self, Protected, WriteError, WriteReport};
use crate::{derive, load, pages, render, resolve, theme};

/// A site as far as it could be made, and what was found on the way.
#[derive(Debug)]
pub struct Outcome {
    /// All texts; diagnostics point into them.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The pages and their theme; `None` when there are errors.
    pub site: Option<(SiteMap, Theme)>,
}

/// What a build came to.
#[derive(Debug)]
pub struct Built {
    /// All texts; diagnostics point into them.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// What was written; `None` when there are errors, and then nothing was.
    pub report: Option<WriteReport>,
    /// How many pages the site has.
    pub pages: usize,
}

/// Why a build could not be carried out: the environment failed.
#[derive(Debug)]
pub enum BuildFailure {
    /// The sources could not be listed.
    Read(Failure),
    /// The output could not be written.
    Write(write::Failure),
}

/// Reads a site and decides all its pages. `today` stands in where the site states no `as_of`.
pub fn plan_site(tree: &dyn SourceTree, today: Date) -> Result<Outcome, Failure> {
    let mut diagnostics = Diagnostics::new();
    let Some(raw) = load::load(tree, &mut diagnostics)? else {
        return Ok(Outcome { sources: Sources::default(), diagnostics, site: None });
    };
    let (mut sources, resolved) = resolve::resolve(raw, today, &mut diagnostics);
    let (site, gaps) = match resolved {
        Resolved::Whole(site) => (site, None),
        Resolved::Partial { site, gaps } => (site, Some(gaps)),
    };
    let settings = &site.settings;
    let theme = theme::theme(&settings.theme, settings.language, tree, (&mut sources, &mut diagnostics))?;
    let map = if let Some(gaps) = gaps {
        pages::check(&site, &gaps, &mut diagnostics);
        None
    } else {
        let derived = derive::derive(&site);
        pages::pages(&site, &derived, (&theme.words, addresses(&theme)), &mut diagnostics)
    };
    if map.is_none() && theme.is_whole {
        render::engine(&theme, &mut diagnostics);
    }
    Ok(Outcome { sources, diagnostics, site: map.map(|map| (map, theme)) })
}

/// Where the theme's files are going to stand.
fn addresses(theme: &Theme) -> Assets {
    let scripts = theme.scripts.iter().map(|(name, script)| (name.clone(), script.path.to_string()));
    Assets {
        styles: theme.styles.iter().map(|style| style.path.to_string()).collect(),
        scripts: scripts.collect(),
    }
}

/// Builds a site into a folder. Nothing is written when there is an error.
pub fn build(
    tree: &dyn SourceTree,
    today: Date,
    (output, protected): (&Path, &Protected),
) -> Result<Built, BuildFailure> {
    let outcome = plan_site(tree, today).map_err(BuildFailure::Read)?;
    let Outcome { sources, mut diagnostics, site } = outcome;
    let Some((map, theme)) = site else { return Ok(Built { sources, diagnostics, report: None, pages: 0 }) };
    let Some(renderer) = Renderer::new(&map, &theme, &mut diagnostics) else {
        return Ok(Built { sources, diagnostics, report: None, pages: 0 });
    };
    let artifacts = render::artifacts(&map, &renderer, (&theme, tree));
    let pages = map.pages.len();
    match write::write(artifacts, output, protected) {
        Ok(report) => Ok(Built { sources, diagnostics, report: Some(report), pages }),
        Err(WriteError::Failure(failure)) => Err(BuildFailure::Write(failure)),
        Err(WriteError::Artifacts(errors)) => {
            for error in errors {
                diagnostics.push(error);
            }
            Ok(Built { sources, diagnostics, report: None, pages: 0 })
        }
    }
}
