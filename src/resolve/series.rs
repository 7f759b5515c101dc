//! The series of an indicator: what each breaks it down to, and whether it has values.
//!
//! Takes what an indicator declares, gives its series and the index by which values find them. Must not know how a
//! value is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation;
use crate::diag::{Code, Diagnostic};
use crate::format::{Many, RawSeries, Text};
use crate::model::{Dimension, Indicator, Member, Observation, Plan, Progress, Series, SeriesId};
use crate::source::Span;

use super::reader::{Reader, owned};
use super::vocabulary::Vocabulary;
use super::words::Words;

/// Declares the series of one indicator. `plan` has the names of districts and actors.
pub(super) fn series(
    raw: Many<RawSeries>,
    (vocabulary, plan): (&Vocabulary, &Plan),
    reader: &mut Reader<'_>,
) -> (Vec<Series>, Words<SeriesId>) {
    let mut known: Words<SeriesId> = Words::new("series");
    let mut declared = Vec::with_capacity(raw.len());
    let dimensions = dimensions(&raw);
    for RawSeries { id, name, dimension, district, actor, span } in raw {
        if let (Some(first), Some(second)) = (&district, &actor) {
            let diagnostic = Diagnostic::at(Code::KeysExclusive, second.span).with("key", "actor");
            reader.push(diagnostic.with("beside", "district").other(first.span));
        }
        let member = match (&district, &actor) {
            (Some(district), _) => vocabulary.districts.find(district, reader).map(Member::District),
            (None, Some(actor)) => vocabulary.actors.find(actor, reader).map(Member::Actor),
            (None, None) => None,
        };
        let member = member.unwrap_or(Member::Plain);
        let own = match &member {
            Member::District(id) => plan.districts.get(id).map(|district| district.name.clone()),
            Member::Actor(id) => plan.actors.get(id).map(|actor| actor.name.clone()),
            Member::Plain => None,
        };
        if name.is_none() && district.is_none() && actor.is_none() {
            reader.push(Diagnostic::at(Code::MissingKey, span).with("key", "name").hint("series"));
        }
        let own_forms = match &member {
            Member::District(id) => vocabulary.districts.first_form(id),
            Member::Actor(id) => vocabulary.actors.first_form(id),
            Member::Plain => None,
        };
        let forms = name.as_ref().map(Text::written).into_iter().chain(own_forms);
        let Some(id) = known.declare(&id, SeriesId::new, forms, reader) else { continue };
        let unnamed = match member {
            Member::District(_) => Dimension::Districts,
            Member::Actor(_) => Dimension::Actors,
            Member::Plain => Dimension::Unnamed,
        };
        let dimension = dimension.map(|dimension| dimensions[dimension.written()].clone());
        let dimension = dimension.map_or(unnamed, Dimension::Named);
        let name = owned(name).or_else(|| own.clone()).unwrap_or_default();
        declared.push(Series { id, name, dimension, member, span });
    }
    (declared, known)
}

/// The names of dimensions by their names in the original language: series with the same one belong together, whichever
/// of them it is translated at.
fn dimensions(raw: &[RawSeries]) -> BTreeMap<String, String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for dimension in raw.iter().filter_map(|series| series.dimension.as_ref()) {
        let name = names.entry(dimension.written().to_owned()).or_insert_with(|| dimension.value.clone());
        if annotation::has_original(name) {
            name.clone_from(&dimension.value);
        }
    }
    names
}

/// Reports series without values: those that are declared while the indicator has values, and those that are to be
/// scored. `parts` are the parts to be scored, with the places at which they name a series.
pub(super) fn report_empty(
    indicator: &Indicator,
    parts: &[(Progress, Option<Span>)],
    reader: &mut Reader<'_>,
) {
    let of = |observation: &Observation| observation.series.clone();
    let said: BTreeSet<Option<SeriesId>> = indicator.observations.iter().map(of).collect();
    let valued = indicator.observations.iter().filter(|one| one.value.is_some());
    let valued: BTreeSet<Option<SeriesId>> = valued.map(of).collect();
    for series in indicator.series.iter().filter(|_| !said.is_empty()) {
        if !said.contains(&Some(series.id.clone())) {
            let diagnostic = Diagnostic::at(Code::SeriesEmpty, series.span).with("value", &series.name);
            reader.push(diagnostic);
        }
    }
    for (part, place) in parts {
        // What has no row at all is reported where it is declared.
        let is_known = said.is_empty() || said.contains(&part.series);
        if let (Some(series), Some(place), true) = (&part.series, place, is_known)
            && !valued.contains(&part.series)
        {
            reader.push(Diagnostic::at(Code::SeriesEmpty, *place).with("value", series).hint("scored"));
        }
    }
}
