//! The only place that calls the stages in order. Owns nothing and decides nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::iter::ParallelIterator as _;

use crate::diag::{Diagnostics, Failure};
use crate::pages::{Assets, SiteMap, Version};
use crate::progress::{Observer, Stage, Unobserved};
use crate::render::Renderer;
use crate::resolve::Resolved;
use crate::source::{SourceTree, Sources};
use crate::theme::{Asset, Theme};
use crate::write::{self, Protected, WriteError, WriteReport};
use crate::{derive, load, pages, render, resolve, theme};

/// What a site is made with beside its sources.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day that stands in where the site states no `as_of`.
    pub today: Date,
    /// Whether the style guide is one of its pages.
    pub has_styleguide: bool,
}

impl From<Date> for Options {
    fn from(today: Date) -> Self {
        Self { today, has_styleguide: false }
    }
}

/// A site as far as it could be made, and what was found on the way.
#[derive(Debug)]
pub struct Outcome {
    /// All texts; diagnostics point into them.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// The pages and their theme; `None` when there are errors.
    pub site: Option<(Arc<SiteMap>, Arc<Theme>)>,
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

/// Reads a site and decides all its pages.
pub fn plan_site(tree: &dyn SourceTree, options: impl Into<Options>) -> Result<Outcome, Failure> {
    plan_site_observed(tree, options.into(), &Unobserved)
}

fn plan_site_observed(
    tree: &dyn SourceTree,
    Options { today, has_styleguide }: Options,
    observer: &dyn Observer,
) -> Result<Outcome, Failure> {
    let mut diagnostics = Diagnostics::new();
    observer.begins(Stage::Read, 0);
    let Some(raw) = load::load(tree, &mut diagnostics)? else {
        return Ok(Outcome { sources: Sources::default(), diagnostics, site: None });
    };
    observer.begins(Stage::Check, 0);
    let others: Vec<_> =
        resolve::translations(&raw).into_iter().map(|language| (language, raw.clone())).collect();
    let (mut sources, resolved) = resolve::resolve(raw, today, &mut diagnostics);
    let mut all = vec![resolved];
    for (language, raw) in others {
        let mut found = Diagnostics::new();
        all.push(resolve::resolve_in(raw, (language, today), &mut found).1);
        diagnostics.append_new(found);
    }
    let settings = &all[0].site().settings;
    let (name, languages) = (settings.theme.clone(), settings.languages.clone());
    let theme = theme::theme(&name, &languages, tree, (&mut sources, &mut diagnostics))?;
    observer.begins(Stage::Pages, 0);
    let map = map(all, (&theme, has_styleguide), &mut diagnostics);
    if map.is_none() && theme.is_whole {
        render::engine(&theme, &mut diagnostics);
    }
    Ok(Outcome { sources, diagnostics, site: map.map(|map| (Arc::new(map), Arc::new(theme))) })
}

/// The pages of a site in all its languages; where one of them has errors, what can be judged is.
fn map(
    all: Vec<Resolved>,
    (theme, has_styleguide): (&Theme, bool),
    diagnostics: &mut Diagnostics,
) -> Option<SiteMap> {
    if all.iter().any(|resolved| matches!(resolved, Resolved::Partial { .. })) {
        let none = BTreeMap::new();
        for resolved in &all {
            pages::check(resolved.site(), resolved.gaps().unwrap_or(&none), diagnostics);
        }
        return None;
    }
    let versions = all.into_iter().filter_map(|resolved| {
        let site = resolved.whole()?;
        let words = theme.words.get(&site.settings.language)?.clone();
        Some(Version { derived: derive::derive(&site), site: Arc::new(site), words })
    });
    pages::pages(versions.collect(), (None, &addresses(theme), has_styleguide), diagnostics)
}

/// Where the theme's files are going to stand.
fn addresses(theme: &Theme) -> Assets {
    let named = |assets: &BTreeMap<String, Asset>| -> BTreeMap<String, String> {
        assets.iter().map(|(name, asset)| (name.clone(), asset.path.to_string())).collect()
    };
    Assets {
        styles: theme.styles.iter().map(|style| style.path.to_string()).collect(),
        scripts: named(&theme.scripts),
        images: named(&theme.images),
    }
}

/// Builds a site into a folder. Nothing is written when there is an error.
pub fn build(
    tree: &dyn SourceTree,
    options: impl Into<Options>,
    target: (&Path, &Protected),
) -> Result<Built, BuildFailure> {
    build_observed(tree, options, target, &Unobserved)
}

/// The same, and tells an observer how far it is.
pub fn build_observed(
    tree: &dyn SourceTree,
    options: impl Into<Options>,
    (output, protected): (&Path, &Protected),
    observer: &dyn Observer,
) -> Result<Built, BuildFailure> {
    let outcome = plan_site_observed(tree, options.into(), observer).map_err(BuildFailure::Read)?;
    let Outcome { sources, mut diagnostics, site } = outcome;
    let Some((map, theme)) = site else { return Ok(Built { sources, diagnostics, report: None, pages: 0 }) };
    let Some(renderer) = Renderer::new(map, theme, None, &mut diagnostics) else {
        return Ok(Built { sources, diagnostics, report: None, pages: 0 });
    };
    let pages = renderer.map().pages().len();
    observer.begins(Stage::Write, pages);
    let artifacts = render::artifacts(&renderer, tree).inspect(|made| {
        if made.as_ref().is_ok_and(|artifact| {
            Path::new(artifact.path.as_str()).extension().is_some_and(|ending| ending == "html")
        }) {
            observer.is_a_step_further();
        }
    });
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
