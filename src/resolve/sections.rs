//! The sections of an item's text: under keys of their own, and in its Markdown file.
//!
//! Takes what is left of a record, or a file's text with its translation; gives sections in the language that is read.
//! Must not know the rest of the item.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::format::{FromField, FromRecord, RawItem, Text, Texts, unknown_language};
use crate::load::{Field, Value};
use crate::markdown;
use crate::model::{Plan, Prose, Section, SectionId, SectionName, SectionText};
use crate::source::{Span, Spanned};

use super::documents::Body;
use super::prose;
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use super::words::is_called;

/// The sections that stand under a key of their own, in the order in which the plan declares them.
pub(super) fn keyed_sections(
    rest: Vec<Field>,
    plan: &Plan,
    (vocabulary, reader): (&Vocabulary, &mut Reader<'_>),
) -> Vec<Section> {
    let mut found: BTreeMap<usize, (Section, bool)> = BTreeMap::new();
    let languages = reader.languages;
    for Field { key, value } in rest {
        let parts = languages.parts(&key.value).filter(|(name, _)| plan.sections.contains_key(*name));
        let (name, tag) = parts.map_or((key.value.as_str(), None), |(name, tag)| (name, Some(tag)));
        let Some((at, _, declared)) = plan.sections.get_full(name) else {
            if !vocabulary.sections.has_gaps() {
                reader.push(unknown_key(&key, plan, reader)); // it may be one of those that could not be read
            }
            continue;
        };
        let Some(text) = section_text(value, &key, (tag.is_none(), reader)) else { continue };
        let is_read = tag.is_none() || tag == languages.read;
        let is_known = found.get(&at).is_some_and(|(_, is_translation)| *is_translation);
        if is_read && !is_known {
            let section = Section { id: Some(declared.id.clone()), name: declared.name.clone(), text };
            found.insert(at, (section, tag.is_some()));
        }
    }
    found.into_values().map(|(section, _)| section).collect()
}

/// A key that items have not.
fn unknown_key(key: &Spanned<String>, plan: &Plan, reader: &Reader<'_>) -> Diagnostic {
    let known = RawItem::KIND.keys.iter().map(|key| key.name);
    let known = known.chain(plan.sections.keys().map(SectionId::as_str));
    unknown_language(key, known.clone(), reader.languages).unwrap_or_else(|| {
        let diagnostic = Diagnostic::at(Code::UnknownKey, key.span).with("key", &key.value);
        diagnostic.suggest(&key.value, known)
    })
}

/// A list is bullet points; a text is Markdown, or bullet points when a cell separates them by `;`.
fn section_text(
    value: Value,
    key: &Spanned<String>,
    (is_original, reader): (bool, &mut Reader<'_>),
) -> Option<SectionText> {
    let span = value.span();
    let form = value.form();
    let Some(texts) = Texts::from_value(value, key, true, &mut reader.reading()) else {
        let diagnostic = Diagnostic::at(Code::WrongType, span).with("key", &key.value).with("form", form);
        reader.push(diagnostic.hint("texts"));
        return None;
    };
    let is_fallback = is_original && reader.languages.read.is_some();
    let prose = |text: Text| Prose { text: text.value.into(), span: text.span, is_fallback };
    let mut all = texts.all;
    if all.len() == 1 && !texts.list {
        return all.pop().map(|text| SectionText::Prose(prose(text)));
    }
    (!all.is_empty()).then(|| SectionText::Points(all.into_iter().map(prose).collect()))
}

/// The lead and the sections of a text, each section with its heading.
type Parts = (Option<Prose>, Vec<(Section, Span)>);

/// The lead and the sections of a Markdown body, with their headings, in the language that is read. What its
/// translation has not is there in the original language.
pub(super) fn body_sections(
    body: Body,
    (plan, vocabulary): (&Plan, &Vocabulary),
    reader: &mut Reader<'_>,
) -> Parts {
    let parts = |span: Span| parts(span, (plan, vocabulary), reader);
    let original = parts(body.original);
    if reader.languages.read.is_none() {
        return original;
    }
    let (lead, sections) = body.translation.map(parts).unwrap_or_default();
    let (original_lead, original_sections) = original;
    (lead.or(original_lead.map(fallback)), translated(original_sections, sections, reader))
}

/// The sections of an original in their order, each as its translation if there is one. Those that the plan declares
/// are paired by their ids, the others by their order.
fn translated(
    original: Vec<(Section, Span)>,
    mut translation: Vec<(Section, Span)>,
    reader: &Reader<'_>,
) -> Vec<(Section, Span)> {
    let mut sections = Vec::with_capacity(original.len());
    for (section, heading) in original {
        let pair = translation.iter().position(|(other, _)| other.id == section.id);
        sections.push(match pair {
            Some(at) => translation.remove(at),
            None => (untranslated(section, reader), heading),
        });
    }
    sections.extend(translation);
    sections
}

fn untranslated(section: Section, reader: &Reader<'_>) -> Section {
    let Section { id, name, text } = section;
    let name = if id.is_some() { name } else { reader.fallback(name) };
    let text = match text {
        SectionText::Prose(prose) => SectionText::Prose(fallback(prose)),
        SectionText::Points(points) => SectionText::Points(points.into_iter().map(fallback).collect()),
    };
    Section { id, name, text }
}

fn fallback(prose: Prose) -> Prose {
    Prose { is_fallback: true, ..prose }
}

/// The lead and the sections of a text, with their headings: each of the second level begins one. One that the plan
/// declares has the name that the plan gives it.
fn parts(body: Span, (plan, vocabulary): (&Plan, &Vocabulary), reader: &Reader<'_>) -> Parts {
    let text = reader.sources.slice(body);
    let headings: Vec<_> =
        markdown::scan(text).headings.into_iter().filter(|h| h.level <= 2 && !h.nested).collect();
    let lead_end = headings.first().map_or(text.len(), |heading| heading.range.start);
    let lead = Some(prose(reader.sources, body.within(&(0..lead_end)))).filter(|lead| !lead.is_blank());
    let is_translated = reader.languages.read.is_some();
    let sections = headings
        .into_iter()
        .map(|heading| {
            let is_it = |section: &&SectionName| {
                is_named(section, &heading.text)
                    || is_translated
                        && vocabulary.sections.first_form(&section.id) == Some(heading.text.as_str())
            };
            let declared = plan.sections.values().find(is_it);
            let text = SectionText::Prose(prose(reader.sources, body.within(&heading.body)));
            let id = declared.map(|section| section.id.clone());
            let name =
                declared.filter(|_| is_translated).map_or(heading.text, |section| section.name.clone());
            (Section { id, name, text }, body.within(&heading.range))
        })
        .collect();
    (lead, sections)
}

/// Where a section stands.
pub(super) fn place_of(section: &Section) -> Option<Span> {
    match &section.text {
        SectionText::Prose(prose) => Some(prose.span),
        SectionText::Points(points) => points.first().map(|point| point.span),
    }
}

fn is_named(section: &SectionName, heading: &str) -> bool {
    is_called(&section.name, heading) || section.id.as_str() == heading
}
