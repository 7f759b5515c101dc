//! The only place that calls the stages in order. Owns nothing and decides nothing.

mod kept;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::artifact::Artifact;
use crate::derive::Derived;
use crate::diag::{Code, Diagnostic, Diagnostics, Failure, Severity};
use crate::format::Written;
use crate::load::RawSite;
use crate::model::{Draft, Language, Site};
use crate::pages::{Assets, SiteMap, Version, VersionMap};
use crate::progress::{Observer, Stage, Unobserved};
use crate::render::Renderer;
use crate::resolve::Resolved;
use crate::rules::Checked;
use crate::source::{SourceTree, Sources};
use crate::theme::{Asset, Theme};
use crate::write::{self, Protected, WriteError, WriteReport};
use crate::{derive, load, pages, render, resolve, rules, theme};

pub use kept::Kept;
use kept::KeptSite;

/// What a site is made with beside its sources.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day that stands in where the site states no `as_of`.
    pub today: Date,
    /// Whether the style guide is one of its pages.
    pub has_styleguide: bool,
    /// Whether the site is made with its drafts as well, for those who work on it.
    pub has_drafts: bool,
}

impl From<Date> for Options {
    fn from(today: Date) -> Self {
        Self { today, has_styleguide: false, has_drafts: false }
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
    /// What is left out of it.
    pub drafts: Vec<Draft>,
    /// The same site with its drafts, where that was asked for and there are any. What it is not without them is not going
    /// to be published.
    pub with_drafts: Option<Arc<SiteMap>>,
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
    /// What is left out of it.
    pub drafts: Vec<Draft>,
}

/// Why a build could not be carried out: the environment failed.
#[derive(Debug)]
pub enum BuildFailure {
    /// The sources could not be listed.
    Read(Failure),
    /// The output could not be written.
    Write(write::Failure),
}

/// Which rules are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// Those that the site has made errors: what a city demands is demanded always.
    Demanded,
    /// All that the site has not switched off.
    All,
}

/// What is asked of the stages.
#[derive(Clone, Copy)]
struct Order<'a> {
    options: Options,
    wanted: Wanted,
    observer: &'a dyn Observer,
}

/// Reads a site and decides all its pages.
pub fn plan_site(tree: &dyn SourceTree, options: impl Into<Options>) -> Result<Outcome, Failure> {
    let order = Order { options: options.into(), wanted: Wanted::Demanded, observer: &Unobserved };
    stages(tree, order, None).map(|(outcome, _)| outcome)
}

/// The same once more, after changes that the tree tells of.
pub fn plan_site_again(
    tree: &dyn SourceTree,
    options: impl Into<Options>,
    kept: &mut Kept,
) -> Result<Outcome, Failure> {
    let order = Order { options: options.into(), wanted: Wanted::Demanded, observer: &Unobserved };
    stages(tree, order, Some(kept)).map(|(outcome, _)| outcome)
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Plans.
    pub plans: usize,
    /// Items of all plans.
    pub items: usize,
    /// Indicators of all plans.
    pub indicators: usize,
    /// Pages in all languages; none when there are errors.
    pub pages: usize,
}

/// What a check came to.
#[derive(Debug)]
pub struct Inspected {
    /// All texts; diagnostics point into them.
    pub sources: Sources,
    /// What was found.
    pub diagnostics: Diagnostics,
    /// How much was looked at.
    pub extent: Extent,
    /// What is left out of the site.
    pub drafts: Vec<Draft>,
}

/// Checks everything that a build checks, and applies every rule. Every page is rendered and thrown away: a template
/// may fail on one of them only. Rules are applied when the sources have no errors that keep a site from being made.
pub fn check(tree: &dyn SourceTree, options: impl Into<Options>) -> Result<Inspected, Failure> {
    check_observed(tree, options, &Unobserved)
}

/// The same, and tells an observer how far it is.
pub fn check_observed(
    tree: &dyn SourceTree,
    options: impl Into<Options>,
    observer: &dyn Observer,
) -> Result<Inspected, Failure> {
    let order = Order { options: options.into(), wanted: Wanted::All, observer };
    let (outcome, mut extent) = stages(tree, order, None)?;
    let Outcome { sources, mut diagnostics, site, drafts, with_drafts: _ } = outcome;
    if let Some((map, theme)) = site
        && let Some(renderer) = Renderer::new(map, theme, None, &mut diagnostics)
    {
        extent.pages = renderer.map().pages().len();
        observer.begins(Stage::Write, extent.pages);
        let errors: Vec<_> = artifacts(&renderer, tree, observer).filter_map(Result::err).collect();
        diagnostics.extend(errors);
    }
    Ok(Inspected { sources, diagnostics, extent, drafts })
}

fn stages(
    tree: &dyn SourceTree,
    Order { options, wanted, observer }: Order<'_>,
    mut kept: Option<&mut Kept>,
) -> Result<(Outcome, Extent), Failure> {
    let mut diagnostics = Diagnostics::new();
    observer.begins(Stage::Read, 0);
    let known = kept.as_deref_mut().map(|kept| &mut kept.read);
    let Some(raw) = load::load_again(tree, known, &mut diagnostics)? else {
        let sources = Sources::default();
        let outcome = Outcome { sources, diagnostics, site: None, drafts: Vec::new(), with_drafts: None };
        return Ok((outcome, Extent::default()));
    };
    observer.begins(Stage::Check, 0);
    let has_levels = raw.settings.as_ref().is_some_and(|settings| settings.get("rules").is_some());
    let written = (wanted == Wanted::All || has_levels).then(|| resolve::written(&raw));
    let shown = options.has_drafts.then(|| raw.clone());
    let known = kept.as_deref_mut().map(|kept| &mut kept.published.resolved);
    let (mut sources, all) = versions(raw, (options.today, false), known, &mut diagnostics);
    let site = all[0].site();
    let drafts: Vec<Draft> =
        site.drafts.iter().chain(site.plans.iter().flat_map(|plan| &plan.drafts)).cloned().collect();
    let (name, languages) = (site.settings.theme.clone(), site.settings.languages.clone());
    let known = kept.as_deref_mut().map(|kept| &mut kept.theme);
    let theme = theme::theme_again(&name, &languages, tree, (&mut sources, &mut diagnostics), known)?;
    observer.begins(Stage::Pages, 0);
    let extent = Extent::of(all[0].site());
    let judge = Judge { wanted, written: written.as_ref(), sources: &sources };
    let known = kept.as_deref_mut().map(|kept| &mut kept.published.map);
    let map = map(all, known, (&theme, options.has_styleguide), Some(&judge), &mut diagnostics);
    if map.is_none() && theme.is_whole {
        render::engine(&theme, &mut diagnostics);
    }
    let shown = shown.filter(|_| !drafts.is_empty());
    let known = kept.map(|kept| &mut kept.shown);
    let with_drafts = shown.and_then(|raw| with_drafts(raw, options, known, &theme, &mut diagnostics));
    let site = map.map(|map| (map, theme));
    Ok((Outcome { sources, diagnostics, site, drafts, with_drafts }, extent))
}

/// A site in all its languages; the original comes first. What is wrong with it is said once.
fn versions(
    raw: RawSite,
    (today, has_drafts): (Date, bool),
    mut kept: Option<&mut BTreeMap<Option<Language>, resolve::Kept>>,
    diagnostics: &mut Diagnostics,
) -> (Sources, Vec<Resolved>) {
    let others: Vec<_> =
        resolve::translations(&raw).into_iter().map(|language| (language, raw.clone())).collect();
    let mut read = |raw, language: Option<Language>, diagnostics: &mut Diagnostics| {
        let known = kept.as_deref_mut().map(|kept| kept.entry(language).or_default());
        resolve::resolve_again(raw, (language, today, has_drafts), known, diagnostics)
    };
    let (sources, resolved) = read(raw, None, diagnostics);
    let mut all = vec![resolved];
    for (language, raw) in others {
        let mut found = Diagnostics::new();
        all.push(read(raw, Some(language), &mut found).1);
        diagnostics.append_new(found);
    }
    (sources, all)
}

/// The site with its drafts, and what is wrong with these.
fn with_drafts(
    raw: RawSite,
    options: Options,
    mut kept: Option<&mut KeptSite>,
    theme: &Theme,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<SiteMap>> {
    let mut found = Diagnostics::new();
    let known = kept.as_deref_mut().map(|kept| &mut kept.resolved);
    let (_, all) = versions(raw, (options.today, true), known, &mut found);
    let known = kept.map(|kept| &mut kept.map);
    let map = map(all, known, (theme, options.has_styleguide), None, &mut found);
    diagnostics.append_new(found);
    map
}

impl Extent {
    fn of(site: &Site) -> Self {
        Self {
            plans: site.plans.len(),
            items: site.plans.iter().map(|plan| plan.items.len()).sum(),
            indicators: site.plans.iter().map(|plan| plan.indicators.len()).sum(),
            pages: 0,
        }
    }
}

/// What the rules need beside the site.
struct Judge<'a> {
    wanted: Wanted,
    written: Option<&'a Written>,
    sources: &'a Sources,
}

impl Judge<'_> {
    /// Applies the rules that are wanted to the original, which comes first.
    fn judge(&self, sites: &[&Site], derived: &Derived, diagnostics: &mut Diagnostics) {
        let (Some(written), [site, others @ ..]) = (self.written, sites) else { return };
        let checked = Checked { site, derived, others, written, sources: self.sources };
        let levels = diagnostics.levels().clone();
        let is_wanted = |code: Code| match self.wanted {
            Wanted::Demanded => levels.severity(code) == Some(Severity::Error),
            Wanted::All => levels.severity(code).is_some(),
        };
        diagnostics.append(rules::check(&checked, is_wanted));
    }
}

/// The pages of a site in all its languages; where one of them has errors, what can be judged is. `kept` is the last one.
fn map(
    all: Vec<Resolved>,
    kept: Option<&mut Option<Arc<SiteMap>>>,
    (theme, has_styleguide): (&Theme, bool),
    judge: Option<&Judge<'_>>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<SiteMap>> {
    if all.iter().any(|resolved| matches!(resolved, Resolved::Partial { .. })) {
        let none = BTreeMap::new();
        for resolved in &all {
            pages::check(resolved.site(), resolved.gaps().unwrap_or(&none), diagnostics);
        }
        return None;
    }
    let before = kept.as_deref().and_then(Option::as_deref);
    let versions = all.into_iter().filter_map(|resolved| {
        let site = resolved.whole()?;
        let words = theme.words.get(&site.settings.language)?.clone();
        let before = before.and_then(|before| before.version(site.settings.language));
        let derived = derive::derive_again(&site, before.map(VersionMap::derived));
        Some(Version { derived, site: Arc::new(site), words })
    });
    let versions: Vec<Version> = versions.collect();
    let sites: Vec<&Site> = versions.iter().map(|version| version.site.as_ref()).collect();
    if let Some(judge) = judge {
        judge.judge(&sites, &versions.first()?.derived, diagnostics);
    }
    let map =
        pages::pages(versions, (before, &addresses(theme), has_styleguide), diagnostics).map(Arc::new)?;
    if let Some(kept) = kept {
        *kept = Some(map.clone());
    }
    Some(map)
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
    let order = Order { options: options.into(), wanted: Wanted::Demanded, observer };
    let (outcome, _) = stages(tree, order, None).map_err(BuildFailure::Read)?;
    let Outcome { sources, mut diagnostics, site, drafts, with_drafts: _ } = outcome;
    let Some((map, theme)) = site else {
        return Ok(Built { sources, diagnostics, report: None, pages: 0, drafts });
    };
    let Some(renderer) = Renderer::new(map, theme, None, &mut diagnostics) else {
        return Ok(Built { sources, diagnostics, report: None, pages: 0, drafts });
    };
    let pages = renderer.map().pages().len();
    observer.begins(Stage::Write, pages);
    let artifacts = artifacts(&renderer, tree, observer);
    match write::write(artifacts, output, protected) {
        Ok(report) => Ok(Built { sources, diagnostics, report: Some(report), pages, drafts }),
        Err(WriteError::Failure(failure)) => Err(BuildFailure::Write(failure)),
        Err(WriteError::Artifacts(errors)) => {
            for error in errors {
                diagnostics.push(error);
            }
            Ok(Built { sources, diagnostics, report: None, pages: 0, drafts })
        }
    }
}

/// Every file of the site; each page is a step further.
fn artifacts<'a>(
    renderer: &'a Renderer,
    tree: &'a dyn SourceTree,
    observer: &'a dyn Observer,
) -> impl ParallelIterator<Item = Result<Artifact, Diagnostic>> + 'a {
    render::artifacts(renderer, tree).inspect(|made| {
        let is_page =
            |made: &Artifact| Path::new(made.path.as_str()).extension().is_some_and(|kind| kind == "html");
        if made.as_ref().is_ok_and(is_page) {
            observer.is_a_step_further();
        }
    })
}
