//! Evaluations.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::format::{RawEvaluation, Text};
use crate::load::RawPlan;
use crate::model::{Evaluation, IndicatorId, Plan, Scale, Subject};

use super::items::ItemIndex;
use super::plan::listed;
use super::reader::{Reader, owned};
use super::vocabulary::{EVALUATORS, Vocabulary};
use super::words::{Words, is_called};

/// All evaluations of a plan.
pub(super) fn evaluations(
    raw: &mut RawPlan,
    plan: &Plan,
    (vocabulary, items): (&Vocabulary, &ItemIndex),
    reader: &mut Reader<'_>,
) -> Vec<Evaluation> {
    let mut indicators: Words<IndicatorId> = Words::over("indicator", &raw.gaps);
    for indicator in plan.indicators.values() {
        indicators.know(indicator.id.as_str(), indicator.id.clone(), indicator.span);
    }
    let raw: Vec<RawEvaluation> = listed(raw, "evaluation", reader);
    raw.into_iter()
        .filter_map(|raw| evaluation(raw, plan, (vocabulary, items, &indicators), reader))
        .collect()
}

fn evaluation(
    raw: RawEvaluation,
    plan: &Plan,
    (vocabulary, items, indicators): (&Vocabulary, &ItemIndex, &Words<IndicatorId>),
    reader: &mut Reader<'_>,
) -> Option<Evaluation> {
    let RawEvaluation { item, indicator, period, evaluator, scale, rating, reason, next, date, note, span } =
        raw;
    let subject = match (&item, &indicator) {
        (Some(item), None) => items.find(item, reader).map(Subject::Item),
        (None, Some(indicator)) => indicators.find(indicator, reader).map(Subject::Indicator),
        (Some(_), Some(second)) => {
            reader.push(Diagnostic::at(Code::KeyTwice, second.span).with("key", "indicator").hint("subject"));
            None
        }
        (None, None) => {
            reader.push(Diagnostic::at(Code::MissingKey, span).with("key", "item").hint("subject"));
            None
        }
    };
    let evaluator = reader.word("evaluator", &evaluator, EVALUATORS);
    let scale = vocabulary.scales.maybe(scale.as_ref(), reader);
    let declared =
        scale.as_ref().and_then(|scale| Some((plan.scales.get(scale)?, vocabulary.step_names.get(scale)?)));
    Some(Evaluation {
        subject: subject?,
        period: reader.maybe_period(period.as_ref()),
        evaluator: evaluator?,
        scale,
        rating: rating.and_then(|rating| step(&rating, declared, reader)),
        reason: owned(reason),
        next: owned(next),
        date: reader.maybe_period(date.as_ref()),
        note: owned(note),
        span,
    })
}

/// The id of the step that a rating names, or the words themselves on a scale without steps.
fn step(
    rating: &Text,
    scale: Option<(&Scale, &BTreeMap<String, String>)>,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let Some((scale, names)) = scale.filter(|(scale, _)| !scale.steps.is_empty()) else {
        return Some(reader.fallback(rating.value.clone()));
    };
    let wanted = rating.value.as_str();
    let found = scale.steps.iter().find(|step| {
        let is_named = names.get(&step.id).is_some_and(|name| is_called(name, wanted));
        step.id == wanted || is_named || step.symbol.as_deref() == Some(wanted)
    });
    if found.is_none() {
        let known = scale.steps.iter().map(|step| step.name.as_str());
        let diagnostic = Diagnostic::at(Code::UnknownReference, rating.span).with("value", wanted);
        reader.push(diagnostic.with("what", "step").suggest(wanted, known));
    }
    found.map(|step| step.id.clone())
}
