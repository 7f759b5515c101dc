//! Status rules: which rules a plan declares, with their bands and numbers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::diag::{Code, Diagnostic};
use crate::format::{
    Many, RawBand, RawBounds, RawMilestone, RawProgress, RawStatus, RawVerdict, Text, fixed,
};
use crate::model::{
    Band, Bounds, Milestone, Progress, RuleName, Rules, SeriesId, StatusRule, Tone, Trend, Verdict,
};
use crate::source::Span;

use super::reader::{Known, Reader, day, owned};
use super::words::{Words, is_called};

/// The tones of bands and steps, as sources write them.
pub(super) const TONES: Known<Tone> = Known::new(
    fixed::TONE,
    &[("met", Tone::Met), ("good", Tone::Good), ("slow", Tone::Slow), ("late", Tone::Late)],
);
/// The status rules, as sources write them.
pub(super) const RULES: Known<RuleName> = Known::new(fixed::RULE, RuleName::ALL);

/// What a plan declares about its rules.
pub(super) struct Declared {
    pub(super) rules: Rules,
    /// The bands that a plan names for persons' states, each with its name in the original language.
    names: BTreeMap<String, String>,
    /// Whether some of it could not be read, so that a band that is not found may be there.
    has_gaps: bool,
}

/// The rules of a plan: those that it declares, and all others by default.
pub(super) fn rules(raw: Many<RawStatus>, reader: &mut Reader<'_>) -> Declared {
    let written: usize = raw.iter().map(|raw| 1 + raw.band.len()).sum();
    let mut known: Words<RuleName> = Words::new("rule");
    let mut declared = Vec::new();
    let mut names = BTreeMap::new();
    for raw in raw {
        let Some(name) = reader.word("rule", &raw.rule, RULES) else { continue };
        // One rule may be written in two ways; its id is what can be there only once.
        let id = Text::new(name.id().to_owned(), raw.rule.span);
        if known.enter(&id, |_| name, [], reader).is_some() {
            if name == RuleName::Manual {
                let called =
                    |band: &RawBand| Some((band.id.value.clone(), band.name.as_ref()?.written().to_owned()));
                names.extend(raw.band.iter().filter_map(called));
            }
            declared.push(rule(name, raw, reader));
        }
    }
    let read: usize = declared.iter().map(|rule| 1 + rule.bands.len()).sum();
    Declared { rules: Rules::new(&declared), names, has_gaps: read < written }
}

fn rule(name: RuleName, raw: RawStatus, reader: &mut Reader<'_>) -> StatusRule {
    let RawStatus { rule: _, tolerance, error, base_year, target_year, band, span: _ } = raw;
    let default = StatusRule::default_of(name);
    let mut own = |key: &'static str, owner: RuleName, text: Option<Text>| -> Option<Decimal> {
        let text = text?;
        if name != owner {
            reader.push(unfit(name, key, text.span));
            return None;
        }
        let number = reader.number(&text)?.value;
        if number.is_sign_negative() && !number.is_zero() {
            reader.push(Diagnostic::at(Code::BoundsEmpty, text.span).hint("negative"));
            return None;
        }
        Some(number)
    };
    let tolerance = own("tolerance", RuleName::Position, tolerance);
    let error = own("error", RuleName::TrendBand, error);
    let mut year = |key: &'static str, text: Option<Text>| year(name, (key, text), reader);
    let (base_year, target_year) = (year("base_year", base_year), year("target_year", target_year));
    StatusRule {
        name,
        tolerance: tolerance.unwrap_or(default.tolerance),
        error: error.unwrap_or(default.error),
        base_year: base_year.unwrap_or(default.base_year),
        target_year: target_year.unwrap_or(default.target_year),
        bands: bands(&default, band, reader),
        declared: true,
    }
}

/// A year of the rule `open-sdg`.
fn year(rule: RuleName, (key, text): (&'static str, Option<Text>), reader: &mut Reader<'_>) -> Option<i32> {
    let text = text?;
    if rule != RuleName::OpenSdg {
        reader.push(unfit(rule, key, text.span));
        return None;
    }
    whole_year(&text, reader)
}

/// A year as a plain number.
fn whole_year(text: &Text, reader: &mut Reader<'_>) -> Option<i32> {
    let year = reader.number(text)?.value;
    let whole = year.to_i32().filter(|whole| Decimal::from(*whole) == year && (1..=9999).contains(whole));
    if whole.is_none() {
        let diagnostic = Diagnostic::at(Code::NumberUnreadable, text.span).with("value", &text.value);
        reader.push(diagnostic.with("low", 1).with("high", 9999).hint("range"));
    }
    whole
}

/// The bands of a rule. A rule that sorts has its own, in its own order; a plan can name and draw them.
fn bands(default: &StatusRule, raw: Many<RawBand>, reader: &mut Reader<'_>) -> Vec<Band> {
    let mut known: Words<String> = Words::new("band");
    let declared: Vec<Band> =
        raw.into_iter().filter_map(|raw| band(default, raw, &mut known, reader)).collect();
    if default.name.sorts() {
        let own = |band: &Band| declared.iter().find(|known| known.id == band.id).unwrap_or(band).clone();
        return default.bands.iter().map(own).collect();
    }
    if declared.is_empty() { default.bands.clone() } else { declared }
}

fn band(rule: &StatusRule, raw: RawBand, known: &mut Words<String>, reader: &mut Reader<'_>) -> Option<Band> {
    let RawBand { id, name, tone, meaning, above, from, exactly, to, below, span } = raw;
    let usual = rule.bands.iter().find(|band| band.id == id.value);
    let id_known = known.declare(&id, str::to_owned, [], reader);
    if rule.name.sorts() && usual.is_none() && !id.value.is_empty() {
        let diagnostic =
            Diagnostic::at(Code::UnknownWord, id.span).with("key", "id").with("value", &id.value);
        reader.push(diagnostic.suggest(&id.value, rule.bands.iter().map(|band| band.id.as_str())));
    }
    if name.is_none() && usual.is_none() && !rule.name.sorts() {
        reader.push(Diagnostic::at(Code::MissingKey, span).with("key", "name"));
    }
    let bounds = if rule.name.measures() {
        let raw = RawBounds { above: &above, from: &from, exactly: &exactly, to: &to, below: &below };
        reader.bounds(&raw, span)
    } else {
        let written =
            [("above", &above), ("from", &from), ("exactly", &exactly), ("to", &to), ("below", &below)];
        for (key, text) in written {
            let found = text.as_ref().map(|text| unfit(rule.name, key, text.span));
            reader.diagnostics.extend(found);
        }
        Bounds::default()
    };
    let tone = reader.word("tone", &tone, TONES)?;
    Some(Band { id: id_known?, name: owned(name), tone, meaning: owned(meaning), bounds })
}

/// A key that only other rules know.
fn unfit(rule: RuleName, key: &'static str, span: Span) -> Diagnostic {
    Diagnostic::at(Code::KeyUnfit, span).with("key", key).with("rule", rule.id())
}

/// A person's status; its band is one of the plan's.
pub(super) fn verdict(raw: RawVerdict, declared: &Declared, reader: &mut Reader<'_>) -> Option<Verdict> {
    let RawVerdict { band, reason, period, span: _ } = raw;
    let period = reader.maybe_period(period.as_ref());
    let known = declared.rules.get(RuleName::Manual).map_or(&[][..], |rule| rule.bands.as_slice());
    let named = |known: &&Band| {
        known.id == band.value
            || declared.names.get(&known.id).is_some_and(|name| is_called(name, &band.value))
    };
    let Some(found) = known.iter().find(named) else {
        if !band.value.is_empty() && !declared.has_gaps {
            let diagnostic = Diagnostic::at(Code::UnknownReference, band.span).with("value", &band.value);
            let diagnostic = diagnostic.with("what", "band");
            reader.push(diagnostic.suggest(&band.value, known.iter().map(|band| band.id.as_str())));
        }
        return None;
    };
    Some(Verdict { band: found.id.clone(), reason: reason.value, period })
}

/// Parts for the rule `open-sdg`, each with the place of the series that it names.
pub(super) fn progress(
    raw: Many<RawProgress>,
    series: &Words<SeriesId>,
    trends: Known<Trend>,
    reader: &mut Reader<'_>,
) -> Vec<(Progress, Option<Span>)> {
    let mut parts = Vec::with_capacity(raw.len());
    for raw in raw {
        let RawProgress { series: name, direction, base_year, target_year, target, limit, group, span: _ } =
            raw;
        let found = series.maybe(name.as_ref(), reader);
        let is_lost = name.is_some() && found.is_none();
        let mut year = |text: Option<Text>| text.and_then(|text| whole_year(&text, reader));
        let (base_year, target_year) = (year(base_year), year(target_year));
        let mut number = |text: Option<Text>| text.and_then(|text| reader.number(&text)).map(|one| one.value);
        let (target, limit) = (number(target), number(limit));
        let direction = reader.maybe_word("direction", direction.as_ref(), trends);
        let group = owned(group);
        let part = Progress { series: found, direction, base_year, target_year, target, limit, group };
        parts.extend((!is_lost).then_some((part, name.map(|name| name.span))));
    }
    parts
}

/// The steps of a target in words.
pub(super) fn milestone(raw: RawMilestone, name: &str, reader: &mut Reader<'_>) -> Milestone {
    let RawMilestone { started, done, span } = raw;
    let mut read = |text: Option<Text>| text.and_then(|text| day(&text, reader.diagnostics));
    let milestone = Milestone { started: read(started), done: read(done) };
    if let (Some(started), Some(done)) = (milestone.started, milestone.done)
        && done < started
    {
        reader.push(Diagnostic::at(Code::TaskBackwards, span).with("value", name));
    }
    milestone
}
