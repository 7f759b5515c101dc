//! The texts of a plan: their references are checked once, and what they place by name is put into their pages.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Gaps, nearest};
use crate::markdown::{Reference, ReferenceKind, scan};
use crate::model::{Item, Plan, PlanId, Prose, SectionText, Site};
use crate::words::Words;

use super::address;
use super::context::Context;
use super::embed::{EmbedProblem, Placed};
use super::item::numbered;
use super::links::Links;
use super::page::Drafted;
use super::print::Printer;
use super::references::{Checker, MANY, Mention, TextPlace, draft_referenced, placed};
use super::view::{Embed, Link, View};

/// Checks all texts of a plan. Gives what they mention, in their order.
pub(super) fn check(context: Context<'_>, links: &Links, diagnostics: &mut Diagnostics) -> Vec<Mention> {
    let mut checker = Checker::new(links, Some(context.plan), diagnostics);
    each(context.plan, |prose, place| {
        let (found, mentions) = checker.check(prose, place);
        let figures = found.references.iter().filter(|r| r.kind == ReferenceKind::Figure && r.alone);
        for reference in figures {
            check_figure(context, reference, prose, &mut checker);
        }
        mentions
    })
}

/// Calls `check` for the texts of a plan in the order in which a report shows them, so that the first get the
/// suggestions; gives the mentions in the order of the pages.
fn each(plan: &Plan, mut check: impl FnMut(&Prose, &TextPlace) -> Vec<Mention>) -> Vec<Mention> {
    let texts = texts_of(plan);
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| texts[*at].0.span);
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); texts.len()];
    for at in order {
        mentions[at] = check(texts[at].0, &texts[at].1);
    }
    mentions.into_iter().flatten().collect()
}

/// Checks what the texts of a site that has errors refer to. What `gaps` leave open is not judged.
pub(super) fn check_all(site: &Site, gaps: &BTreeMap<PlanId, Gaps>, diagnostics: &mut Diagnostics) {
    let words = Words::default();
    let printer = Printer { words: &words, language: site.settings.language };
    let links = Links::new(site, printer, None).with_gaps(gaps);
    for plan in &site.plans {
        let mut checker = Checker::new(&links, Some(plan), diagnostics);
        each(plan, |prose, place| checker.check(prose, place).1);
    }
    check_home(site, &links, diagnostics);
}

/// All texts of a plan, each with where it stands.
fn texts_of(plan: &Plan) -> Vec<(&Prose, TextPlace)> {
    let mut texts = Vec::new();
    let mut one = |prose, page: Link, (section, prefix): (Option<(String, String)>, &'static str)| {
        texts.push((prose, TextPlace { page, section, prefix }));
    };
    if let Some(overview) = &plan.overview {
        let page = Link { path: address::plan(&plan.id), text: plan.title.clone() };
        one(overview, page, (None, super::plan::OVERVIEW));
    }
    for chapter in plan.chapters.values() {
        one(&chapter.text, super::plan::chapter_link(plan, chapter), (None, ""));
    }
    for item in plan.items.values() {
        for (prose, section) in item_texts(item) {
            let page = Link { path: address::item(&plan.id, &item.id), text: numbered(item) };
            one(prose, page, (section, super::item::LEAD));
        }
    }
    texts
}

/// The texts of an item, each with the anchor and name of its section; the lead has none.
fn item_texts(item: &Item) -> Vec<(&Prose, Option<(String, String)>)> {
    let mut texts: Vec<(&Prose, Option<(String, String)>)> =
        item.lead.iter().map(|lead| (lead, None)).collect();
    for (at, section) in item.sections.iter().enumerate() {
        let place = || Some((super::item::section_anchor(at + 1), section.name.clone()));
        match &section.text {
            SectionText::Prose(prose) => texts.push((prose, place())),
            SectionText::Points(points) => texts.extend(points.iter().map(|point| (point, place()))),
        }
    }
    texts
}

fn check_figure(context: Context<'_>, reference: &Reference, prose: &Prose, checker: &mut Checker<'_>) {
    let target = reference.target.as_str();
    let Err(problem) = context.embed(target, None, "") else { return };
    let span = placed(prose, &reference.range);
    let name = target.split_once(':').map_or(target, |(_, name)| name);
    if let Some(draft) = checker.draft(&format!("indicator:{name}")) {
        return checker.push(draft_referenced(draft, span));
    }
    let diagnostic = Diagnostic::at(Code::FigureUnknown, span).with("value", target);
    let diagnostic = match problem {
        EmbedProblem::Unknown if !checker.may_suggest() => diagnostic.hint(MANY),
        EmbedProblem::Unknown => unknown_figure(target, &context.known_embeds(target), diagnostic),
        EmbedProblem::Empty => diagnostic.hint("empty"),
    };
    checker.push(diagnostic);
}

/// A figure of a name that there is not. What stands before the colon is not compared: it is always alike.
fn unknown_figure(target: &str, known: &[String], diagnostic: Diagnostic) -> Diagnostic {
    let name = |target: &str| target.split_once(':').map_or(target, |(_, name)| name).to_owned();
    let names: Vec<String> = known.iter().map(|known| name(known)).collect();
    let near = nearest(&name(target), names.iter().map(String::as_str));
    match near.and_then(|near| known.iter().find(|known| name(known) == near)) {
        Some(near) => diagnostic.with("near", near).hint("near"),
        None if known.is_empty() => diagnostic.hint("none"),
        None => diagnostic.list("known", known),
    }
}

/// Checks the text of the home page. Gives what it mentions.
pub(super) fn check_home(site: &Site, links: &Links, diagnostics: &mut Diagnostics) -> Vec<Mention> {
    let Some(home) = &site.home else { return Vec::new() };
    let page = Link { path: address::HOME.to_owned(), text: site.settings.title.clone() };
    let place = TextPlace { page, section: None, prefix: "" };
    let mut checker = Checker::new(links, None, diagnostics);
    let (found, mentions) = checker.check(home, &place);
    for reference in found.references.iter().filter(|r| r.kind == ReferenceKind::Figure && r.alone) {
        let span = home.span.within(&reference.range);
        let diagnostic = Diagnostic::at(Code::FigureUnknown, span).with("value", &reference.target);
        checker.push(diagnostic.hint("home"));
    }
    mentions
}

/// Puts what a page's texts place by name into its embeds and figures. The nth figure of a text `name` is the
/// embed `name/n`, counted from 0, because the same chart may be placed twice on one page.
pub(super) fn place_embeds(context: Context<'_>, Drafted { draft, view }: &mut Drafted) {
    let mut embeds = Vec::new();
    for (name, text) in draft.texts.iter().filter(|(_, text)| text.markdown.contains("![")) {
        let figures = scan(&text.markdown).references.into_iter();
        let figures = figures.filter(|reference| reference.kind == ReferenceKind::Figure && reference.alone);
        for (at, reference) in figures.enumerate() {
            let alt = alt_text(&text.markdown, &reference);
            let id = format!("{name}-figure-{}", at + 1);
            if let Ok(placed) = context.embed(&reference.target, alt, &id) {
                embeds.push((format!("{name}/{at}"), id, placed));
            }
        }
    }
    mark_repeated(&mut embeds, view);
    for (key, id, placed) in embeds {
        draft.embeds.insert(key, placed.embed);
        if let Some(chart) = placed.chart {
            draft.figure(&id, chart);
        }
    }
}

/// Marks the charts whose table the page shows once more: in a view, as a table of its own, or with a later chart.
fn mark_repeated(embeds: &mut [(String, String, Placed)], view: &View) {
    for at in 0..embeds.len() {
        let Some((before, [(_, _, placed), after @ ..])) = embeds.split_at_mut_checked(at) else { continue };
        let Embed::Figure { table: Some(own), is_repeated, .. } = &mut placed.embed else { continue };
        let earlier = before.iter().filter_map(|(_, _, one)| match &one.embed {
            Embed::Table { table } => Some(table),
            _ => None,
        });
        let later = after.iter().filter_map(|(_, _, one)| match &one.embed {
            Embed::Table { table } | Embed::Figure { table: Some(table), .. } => Some(table),
            _ => None,
        });
        let shown = view.tables();
        *is_repeated = earlier.chain(later).chain(shown).any(|table| table.says_the_same(own));
    }
}

/// The words between the brackets of `![words](target)`.
fn alt_text<'t>(markdown: &'t str, reference: &Reference) -> Option<&'t str> {
    let written = markdown.get(reference.range.clone())?.strip_prefix("![")?;
    let alt = written.rsplit_once("](")?.0.trim();
    (!alt.is_empty()).then_some(alt)
}
