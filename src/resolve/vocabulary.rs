//! The words that a plan declares.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diag::Gaps;
use crate::format::{
    Many, RawActor, RawBounds, RawContact, RawDistrict, RawScale, RawStep, RawTerm, RawWord, Text, fixed,
};
use crate::model::{
    Actor, ActorId, Contact, DirectionId, District, DistrictId, Evaluator, FundId, LabelId, LevelId, MarkId,
    Scale, ScaleId, ScopeId, SectionId, Step, Term, TermId, Word,
};

use super::reader::{Known, Reader, owned, reading_of, values};
use super::rules::TONES;
use super::words::Words;

/// Who may evaluate, as sources write it.
pub(super) const EVALUATORS: Known<Evaluator> = Known::new(
    fixed::EVALUATOR,
    &[("self", Evaluator::Own), ("supervisor", Evaluator::Supervisor), ("external", Evaluator::External)],
);

/// Whether terms are linked, as sources write it.
pub(super) const LINKED: Known<bool> = Known::new(fixed::LINKED, &[("first", true), ("none", false)]);

const ASKED: Known<bool> = Known::new(fixed::ASKED, &[("asked", true), ("none", false)]);

/// All indexes of a plan's vocabulary.
pub(super) struct Vocabulary {
    pub(super) levels: Words<LevelId>,
    pub(super) sections: Words<SectionId>,
    pub(super) labels: Words<LabelId>,
    pub(super) scopes: Words<ScopeId>,
    pub(super) actors: Words<ActorId>,
    pub(super) districts: Words<DistrictId>,
    pub(super) directions: Words<DirectionId>,
    pub(super) scales: Words<ScaleId>,
    pub(super) terms: Words<TermId>,
    pub(super) marks: Words<MarkId>,
    pub(super) funds: Words<FundId>,
    /// The steps of scales by id, each with its name in the original language.
    pub(super) step_names: BTreeMap<ScaleId, BTreeMap<String, String>>,
}

impl Vocabulary {
    pub(super) fn new(gaps: &Gaps) -> Self {
        Self {
            levels: Words::over("level", gaps),
            sections: Words::over("section", gaps),
            labels: Words::over("label", gaps),
            scopes: Words::over("scope", gaps),
            actors: Words::over("actor", gaps),
            districts: Words::over("district", gaps),
            directions: Words::over("direction", gaps),
            scales: Words::over("scale", gaps),
            terms: Words::over("term", gaps),
            marks: Words::over("mark", gaps),
            funds: Words::over("fund", gaps),
            step_names: BTreeMap::new(),
        }
    }
}

/// Declares the words of one simple vocabulary.
pub(super) fn words<I>(
    raw: Many<RawWord>,
    index: &mut Words<I>,
    new: fn(&str) -> I,
    reader: &mut Reader<'_>,
) -> IndexMap<I, Word<I>>
where
    I: Clone + PartialEq + Eq + std::hash::Hash,
{
    let mut declared = IndexMap::with_capacity(raw.len());
    for RawWord { id, name, symbol, meaning, note, span } in raw {
        let forms = [&name].into_iter().chain(&symbol).map(Text::written);
        let Some(word) = index.declare(&id, new, forms, reader) else { continue };
        let (name, symbol) = (name.value, owned(symbol));
        let entry = Word { id: word.clone(), name, symbol, meaning: owned(meaning), note: owned(note), span };
        declared.insert(word, entry);
    }
    declared
}

/// Declares actors.
pub(super) fn actors(
    raw: Many<RawActor>,
    index: &mut Words<ActorId>,
    reader: &mut Reader<'_>,
) -> IndexMap<ActorId, Actor> {
    let mut declared = IndexMap::with_capacity(raw.len());
    for RawActor { id, name, reading, aliases, meaning, contact, note, span } in raw {
        let forms = std::iter::once(name.written()).chain(aliases.written());
        let Some(word) = index.declare(&id, ActorId::new, forms, reader) else { continue };
        let actor = Actor {
            id: word.clone(),
            reading: reading_of(Some(&name), reading),
            name: name.value,
            aliases: values(aliases),
            meaning: owned(meaning),
            contact: contact.map(|contact| self::contact(*contact)),
            note: owned(note),
            span,
        };
        declared.insert(word, actor);
    }
    declared
}

/// Declares districts; their labels have to be declared before.
pub(super) fn districts(
    raw: Many<RawDistrict>,
    vocabulary: &mut Vocabulary,
    reader: &mut Reader<'_>,
) -> IndexMap<DistrictId, District> {
    let mut declared = IndexMap::with_capacity(raw.len());
    for RawDistrict { id, name, reading, number, labels, meaning, note, span } in raw {
        let forms = [name.written()];
        let Some(word) = vocabulary.districts.declare(&id, DistrictId::new, forms, reader) else { continue };
        let district = District {
            id: word.clone(),
            reading: reading_of(Some(&name), reading),
            name: name.value,
            number: owned(number),
            labels: vocabulary.labels.find_all(&labels, reader),
            meaning: owned(meaning),
            note: owned(note),
            span,
        };
        declared.insert(word, district);
    }
    declared
}

/// Declares glossary terms.
pub(super) fn terms(
    raw: Many<RawTerm>,
    index: &mut Words<TermId>,
    reader: &mut Reader<'_>,
) -> IndexMap<TermId, Term> {
    let mut declared = IndexMap::with_capacity(raw.len());
    for RawTerm { id, name, reading, aliases, meaning, links, note, span } in raw {
        let forms = std::iter::once(name.written()).chain(aliases.written());
        let Some(word) = index.declare(&id, TermId::new, forms, reader) else { continue };
        let term = Term {
            id: word.clone(),
            reading: reading_of(Some(&name), reading),
            name: name.value,
            aliases: values(aliases),
            meaning: meaning.value,
            is_linked: reader.maybe_word("links", links.as_ref(), LINKED).unwrap_or(true),
            note: owned(note),
            span,
        };
        declared.insert(word, term);
    }
    declared
}

/// Declares rating scales with their steps.
pub(super) fn scales(
    raw: Many<RawScale>,
    vocabulary: &mut Vocabulary,
    reader: &mut Reader<'_>,
) -> IndexMap<ScaleId, Scale> {
    let mut declared = IndexMap::with_capacity(raw.len());
    for RawScale { id, name, evaluator, meaning, reason, step, note, span } in raw {
        let forms = [name.written()];
        let Some(word) = vocabulary.scales.declare(&id, ScaleId::new, forms, reader) else { continue };
        let names = step.iter().map(|step| (step.id.value.clone(), step.name.written().to_owned()));
        vocabulary.step_names.insert(word.clone(), names.collect());
        let mut known: Words<String> = Words::new("step");
        let steps = step.into_iter().filter_map(|step| self::step(step, &mut known, reader)).collect();
        let scale = Scale {
            id: word.clone(),
            name: name.value,
            evaluator: reader.maybe_word("evaluator", evaluator.as_ref(), EVALUATORS),
            meaning: owned(meaning),
            asks_reason: reader.maybe_word("reason", reason.as_ref(), ASKED).unwrap_or(true),
            steps,
            note: owned(note),
            span,
        };
        declared.insert(word, scale);
    }
    declared
}

fn step(raw: RawStep, known: &mut Words<String>, reader: &mut Reader<'_>) -> Option<Step> {
    let RawStep { id, name, symbol, meaning, above, from, exactly, to, below, tones, note, span } = raw;
    let id = known.declare(&id, str::to_owned, [], reader)?;
    let raw = RawBounds { above: &above, from: &from, exactly: &exactly, to: &to, below: &below };
    let bounds = reader.bounds(&raw, span);
    Some(Step {
        id,
        name: name.value,
        symbol: owned(symbol),
        meaning: owned(meaning),
        bounds,
        tones: tones.all.iter().filter_map(|tone| reader.word("tones", tone, TONES)).collect(),
        note: owned(note),
    })
}

/// A contact.
pub(super) fn contact(raw: RawContact) -> Contact {
    let RawContact {
        organisation,
        department,
        role,
        person,
        postal_code,
        address,
        phone,
        fax,
        email,
        note,
        span: _,
    } = raw;
    Contact {
        organisation: owned(organisation),
        department: owned(department),
        role: owned(role),
        person: owned(person),
        postal_code: owned(postal_code),
        address: owned(address),
        phone: owned(phone),
        fax: owned(fax),
        email: owned(email),
        note: owned(note),
    }
}
