//! Indicators and their values.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diag::{Code, Diagnostic};
use crate::format::{RawBaseline, RawBreak, RawIndicator, RawObservation, RawTarget, Text, fixed};
use crate::load::RawPlan;
use crate::model::{
    Accumulation, Baseline, Break, DASHES, Indicator, IndicatorId, IndicatorKind, IndicatorState, Number,
    Observation, ObservationKind, Plan, STARS, SeriesId, Target, TargetKind, Trend, is_no_number,
};
use crate::source::Span;

use super::drafts;
use super::items::ItemIndex;
use super::plan::listed;
use super::reader::{Known, Reader, owned, reading_of, small, values};
use super::rules::{Declared, RULES, milestone, progress, verdict};
use super::series::{report_empty, series};
use super::shares::{check_share, share};
use super::vocabulary::Vocabulary;
use super::words::Words;

const KINDS: Known<IndicatorKind> = Known::new(
    fixed::INDICATOR_KIND,
    &[
        ("outcome", IndicatorKind::Outcome),
        ("output", IndicatorKind::Output),
        ("activity", IndicatorKind::Activity),
        ("reference", IndicatorKind::Reference),
    ],
);
const STATES: Known<IndicatorState> = Known::new(
    fixed::INDICATOR_STATE,
    &[("new", IndicatorState::New), ("discontinued", IndicatorState::Discontinued)],
);
const TRENDS: Known<Trend> = Known::new(
    fixed::TREND,
    &[
        ("up", Trend::Up),
        ("down", Trend::Down),
        ("keep", Trend::Keep),
        ("at-least", Trend::AtLeast),
        ("at-most", Trend::AtMost),
        ("range", Trend::Range),
        ("milestone", Trend::Milestone),
        ("none", Trend::None),
    ],
);
const ACCUMULATIONS: Known<Accumulation> = Known::new(
    fixed::ACCUMULATION,
    &[
        ("cumulative", Accumulation::Cumulative),
        ("yearly", Accumulation::Yearly),
        ("average", Accumulation::Average),
        ("point", Accumulation::Point),
    ],
);
const TARGET_KINDS: Known<TargetKind> = Known::new(
    fixed::TARGET_KIND,
    &[("final", TargetKind::Final), ("interim", TargetKind::Interim), ("long-term", TargetKind::LongTerm)],
);
const OBSERVATION_KINDS: Known<ObservationKind> = Known::new(
    fixed::OBSERVATION_KIND,
    &[
        ("actual", ObservationKind::Actual),
        ("estimate", ObservationKind::Estimate),
        ("preliminary", ObservationKind::Preliminary),
        ("forecast", ObservationKind::Forecast),
    ],
);

/// All indicators of a plan with their values. `plan` has the names of districts and actors.
pub(super) fn indicators(
    raw: &mut RawPlan,
    (vocabulary, items, plan): (&Vocabulary, &ItemIndex, &Plan),
    rules: &Declared,
    reader: &mut Reader<'_>,
) -> IndexMap<IndicatorId, Indicator> {
    let mut known: Words<IndicatorId> = Words::over("indicator", &raw.gaps);
    let mut indicators = IndexMap::new();
    let mut series_of = IndexMap::new();
    let mut parts_of = IndexMap::new();
    // What cannot be read may be the values of any series.
    let mut unread = BTreeSet::new();
    let mut all_unread = raw.gaps.are_in("value");
    for raw in listed::<RawIndicator>(raw, "indicator", reader) {
        let Some(id) = known.declare(&raw.id, IndicatorId::new, [raw.name.written()], reader) else {
            continue;
        };
        let mut raw = raw;
        let parts = std::mem::take(&mut raw.progress);
        let (series, index) = series(std::mem::take(&mut raw.series), (vocabulary, plan), reader);
        let unit = raw.unit.as_ref().map(|unit| unit.written().to_owned());
        let mut indicator = indicator(id.clone(), raw, (vocabulary, items, rules), reader);
        indicator.series = series;
        parts_of.insert(id.clone(), progress(parts, &index, TRENDS, reader));
        indicators.insert(id.clone(), indicator);
        series_of.insert(id, (index, unit));
    }
    for raw in listed::<RawObservation>(raw, "value", reader) {
        let Some(id) = known.find(&raw.indicator, reader) else {
            all_unread = true;
            continue;
        };
        let (series, unit) = &series_of[&id];
        match observation(raw, (series, unit.as_deref()), vocabulary, reader) {
            Some(observation) => {
                check_share(&observation, &indicators[&id], reader);
                if observation.value.is_none() && observation.mark.is_none() {
                    unread.insert(id.clone());
                }
                indicators[&id].observations.push(observation);
            }
            None => drop(unread.insert(id)),
        }
    }
    for (indicator, parts) in indicators.values_mut().zip(parts_of.into_values()) {
        in_order(indicator, reader);
        if !all_unread && !unread.contains(&indicator.id) {
            report_empty(indicator, &parts, reader);
        }
        indicator.progress = parts.into_iter().map(|(part, _)| part).collect();
    }
    indicators
}

fn indicator(
    id: IndicatorId,
    raw: RawIndicator,
    (vocabulary, items, rules): (&Vocabulary, &ItemIndex, &Declared),
    reader: &mut Reader<'_>,
) -> Indicator {
    drafts::check(&raw.draft, reader);
    let reading = reading_of(Some(&raw.name), raw.reading);
    let name = raw.name.value;
    let unit = raw.unit.as_ref().map(|unit| unit.written().to_owned());
    let unit = unit.as_deref();
    let breaks = raw.r#break.into_iter().filter_map(|RawBreak { period, reason, span: _ }| {
        Some(Break { period: reader.period(&period)?, reason: reason.value })
    });
    let breaks = breaks.collect();
    Indicator {
        id,
        name: name.clone(),
        reading,
        keywords: values(raw.keywords),
        number: owned(raw.number),
        unit: owned(raw.unit),
        kind: reader.maybe_word("kind", raw.kind.as_ref(), KINDS),
        definition: owned(raw.definition),
        direction: reader.maybe_word("direction", raw.direction.as_ref(), TRENDS),
        accumulation: reader.maybe_word("accumulation", raw.accumulation.as_ref(), ACCUMULATIONS),
        baseline: raw.baseline.and_then(|raw| baseline(*raw, unit, reader)),
        targets: raw.target.into_iter().filter_map(|raw| target(raw, unit, reader)).collect(),
        series: Vec::new(),
        breaks,
        observations: Vec::new(),
        measures: items.find_all(&raw.measures, reader),
        method: owned(raw.method),
        source: owned(raw.source),
        frequency: owned(raw.frequency),
        next_release: owned(raw.next_release),
        reason: owned(raw.reason),
        chart_title: owned(raw.chart_title),
        chart_description: owned(raw.chart_description),
        responsible: vocabulary.actors.find_all(&raw.responsible, reader),
        rule: reader.maybe_word("rule", raw.rule.as_ref(), RULES),
        weight: raw.weight.and_then(|text| reader.positive(&text)),
        state: reader.maybe_word("state", raw.state.as_ref(), STATES),
        manual: raw.manual.and_then(|raw| verdict(*raw, rules, reader)),
        progress: Vec::new(),
        milestone: raw.milestone.map(|steps| milestone(*steps, &name, reader)),
        decimals: raw.decimals.and_then(|text| small(&text, 0..=6, reader.diagnostics)).map(u32::from),
        note: owned(raw.note),
        span: raw.span,
    }
}

fn baseline(raw: RawBaseline, unit: Option<&str>, reader: &mut Reader<'_>) -> Option<Baseline> {
    let RawBaseline { period, value, note, span } = raw;
    let period = reader.maybe_period(period.as_ref());
    if value.value.is_empty() {
        return None; // reported as a missing key
    }
    Some(Baseline { period, value: reader.number_in(&value, unit, "default")?, note: owned(note), span })
}

fn target(raw: RawTarget, unit: Option<&str>, reader: &mut Reader<'_>) -> Option<Target> {
    let RawTarget { period, value, min, max, text, kind, note, span } = raw;
    let had_period = period.is_some();
    let mut number = |text: &Option<_>| -> Option<Number> {
        text.as_ref().and_then(|text| reader.number_in(text, unit, "target"))
    };
    let (value_read, min_read, max_read) = (number(&value), number(&min), number(&max));
    let is_read = value_read.is_some() || min_read.is_some() || max_read.is_some();
    let numeric = value.or(min).or(max);
    if numeric.is_none() && text.is_none() {
        reader.push(Diagnostic::at(Code::TargetEmpty, span));
        return None;
    }
    if let Some(numeric) = numeric
        && is_read
        && !had_period
    {
        let diagnostic = Diagnostic::at(Code::TargetWithoutPeriod, numeric.span);
        reader.push(diagnostic.with("value", &numeric.value));
    }
    Some(Target {
        period: reader.maybe_period(period.as_ref()),
        value: value_read,
        min: min_read,
        max: max_read,
        text: owned(text),
        kind: reader.maybe_word("kind", kind.as_ref(), TARGET_KINDS).unwrap_or(TargetKind::Final),
        note: owned(note),
        span,
    })
}

/// The sign that stands alone in the place of a value.
fn sign(written: &str) -> Option<char> {
    let mut signs = written.trim().chars();
    signs.next().filter(|sign| is_no_number(*sign) && signs.next().is_none())
}

/// The mark that is declared with another of the dashes: nobody sees which of them was typed.
fn same_dash(written: &str, vocabulary: &Vocabulary) -> Option<String> {
    let sign = sign(written).filter(|_| !vocabulary.marks.knows(written))?;
    let same = [DASHES, STARS].into_iter().find(|signs| signs.contains(&sign))?;
    same.iter().map(char::to_string).find(|sign| vocabulary.marks.knows(sign))
}

fn observation(
    raw: RawObservation,
    (series, unit): (&Words<SeriesId>, Option<&str>),
    vocabulary: &Vocabulary,
    reader: &mut Reader<'_>,
) -> Option<Observation> {
    let RawObservation {
        indicator: _,
        period,
        series: raw_series,
        kind,
        value,
        numerator,
        denominator,
        mark,
        note,
        span,
    } = raw;
    let period = reader.period(&period);
    let mut mark_found = vocabulary.marks.maybe(mark.as_ref(), reader);
    let mut number = None;
    if let Some(value) = &value {
        let is_number = Number::parse(&value.value).is_ok();
        let dash = same_dash(&value.value, vocabulary);
        if let Some(dash) = dash {
            mark_found = vocabulary.marks.find(&Text::new(dash, value.span), reader);
        } else if !is_number && (vocabulary.marks.knows(&value.value) || vocabulary.marks.has_gaps()) {
            mark_found = vocabulary.marks.find(value, reader);
        } else {
            let hint = if sign(&value.value).is_some() { "dash" } else { "value" };
            number = reader.number_in(value, unit, hint);
        }
    } else if mark.is_none() {
        reader.push(Diagnostic::at(Code::ValueEmpty, span));
    }
    let stated_kind = reader.maybe_word("kind", kind.as_ref(), OBSERVATION_KINDS);
    let found_series = series.maybe(raw_series.as_ref(), reader);
    if stated_kind.is_some() != kind.is_some() || found_series.is_some() != raw_series.is_some() {
        return None; // nobody knows which values it goes with
    }
    Some(Observation {
        period: period?,
        series: found_series,
        kind: stated_kind.unwrap_or(ObservationKind::Actual),
        value: number,
        share: share((numerator.as_ref(), denominator.as_ref()), span, reader),
        mark: mark_found,
        note: owned(note),
        span,
    })
}

/// Puts values in order of time and reports two for the same period, series and kind.
fn in_order(indicator: &mut Indicator, reader: &mut Reader<'_>) {
    indicator
        .observations
        .sort_by(|a, b| (&a.period, &a.series, a.kind).cmp(&(&b.period, &b.series, b.kind)));
    let same = |pair: &[Observation]| {
        pair[0].period == pair[1].period && pair[0].series == pair[1].series && pair[0].kind == pair[1].kind
    };
    let doubles: Vec<(Span, Span)> = indicator
        .observations
        .windows(2)
        .filter(|pair| same(pair))
        .map(|pair| (pair[1].span, pair[0].span))
        .collect();
    for (second, first) in doubles {
        let diagnostic = Diagnostic::at(Code::ValueTwice, second).with("value", &indicator.name);
        reader.push(diagnostic.other(first));
    }
}
