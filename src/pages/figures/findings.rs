//! What an indicator's chart shows, in sentences: its title, and a description for those who cannot see it.
//!
//! Takes an indicator, gives sentences. Must not know how a figure is drawn. They tell the change and the distance to
//! the target with their numbers and judge nothing: the state of an indicator stands elsewhere, with its rule.

use indexmap::IndexSet;
use rust_decimal::Decimal;

use crate::model::period::Period;
use crate::model::{Indicator, ObservationKind, Target, Trend};
use crate::pages::context::Context;
use crate::pages::course::{Course, Dated, comparable};

/// More periods without values than this are counted.
const MOST_NAMED: usize = 3;

impl Context<'_> {
    /// What the chart shows, in one sentence.
    pub(in crate::pages) fn chart_title(&self, indicator: &Indicator) -> String {
        if let Some(title) = &indicator.chart_title {
            return title.clone();
        }
        let name = ("name", indicator.name.clone());
        let Course { first, latest } = Course::of(indicator);
        let Some(latest) = latest else { return self.title_without_values(indicator, name) };
        let latest_words = [
            ("latest", self.printer.united(latest.value, indicator)),
            ("latest-period", self.course_period(&latest)),
        ];
        let Some(first) = first else {
            return self.printer.say("finding.one", &[vec![name], latest_words.to_vec()].concat());
        };
        let key = self.change(indicator, &first, &latest);
        let (low, high) =
            if latest.value.value < first.value.value { (&latest, &first) } else { (&first, &latest) };
        let words = [
            name,
            ("first", self.printer.united(first.value, indicator)),
            ("first-period", self.course_period(&first)),
            ("difference", self.difference(high.value, low.value, indicator)),
        ];
        self.printer.say(key, &[words.to_vec(), latest_words.to_vec()].concat())
    }

    /// What there is when nothing has been measured: the latest value that is not final, if any.
    fn title_without_values(&self, indicator: &Indicator, name: (&'static str, String)) -> String {
        let Some(expected) = indicator.headline().filter(|one| one.value.is_some()).last() else {
            return self.printer.say("finding.nothing", &[name]);
        };
        let words = [
            name,
            ("latest", self.marked(expected, indicator, indicator.unit.as_deref())),
            ("latest-period", self.printer.short_period(&expected.period, &self.plan.calendar)),
        ];
        self.printer.say("finding.not-measured", &words)
    }

    /// The sentence for a change. What lies inside the known error of a survey is no change.
    fn change(&self, indicator: &Indicator, first: &Dated<'_>, latest: &Dated<'_>) -> &'static str {
        let difference = latest.value.value - first.value.value;
        let rule = indicator.rule.or(self.plan.rules.own).and_then(|rule| self.plan.rules.get(rule));
        let error = rule.map_or(Decimal::ZERO, |rule| rule.error_of(indicator));
        // Below zero there is no more and no less to count, only up and down.
        let has_rate =
            indicator.is_percentage() || [first, latest].iter().any(|one| one.value.value.is_sign_negative());
        if difference.is_zero() {
            "finding.same"
        } else if difference.abs() <= error {
            "finding.level"
        } else if difference.is_sign_negative() {
            if has_rate { "finding.fell-rate" } else { "finding.fell" }
        } else if has_rate {
            "finding.rose-rate"
        } else {
            "finding.rose"
        }
    }

    fn course_period(&self, dated: &Dated<'_>) -> String {
        let period = self.printer.short_period(&dated.period, &self.plan.calendar);
        if dated.is_baseline { self.printer.say("finding.base", &[("period", period)]) } else { period }
    }

    /// What the chart shows beyond its title: where the target lies, the ends of the values, and what is special.
    pub(in crate::pages) fn chart_description(&self, indicator: &Indicator) -> String {
        if let Some(description) = &indicator.chart_description {
            return description.clone();
        }
        let latest = Course::of(indicator).latest;
        let mut sentences = Vec::new();
        let is_expected = indicator.headline().any(|one| one.value.is_some());
        let has_start = indicator.baseline.is_some() || !is_expected;
        sentences.extend((latest.is_none() && has_start).then(|| self.lead_without_values(indicator)));
        sentences.push(self.against_target(indicator, latest.as_ref()));
        sentences.extend(self.ends(indicator));
        sentences.extend(self.not_final(indicator));
        sentences.extend(self.without_values(indicator));
        sentences.extend(self.break_notes("breakdown.break", indicator));
        let sentences: IndexSet<String> =
            sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
        let sentences: Vec<String> = sentences.into_iter().collect();
        sentences.join(self.printer.get("lead.join"))
    }

    /// How far the latest value is from the target; where the two may not be compared, the target alone, and that
    /// there is none.
    fn against_target(&self, indicator: &Indicator, latest: Option<&Dated<'_>>) -> String {
        let compared = latest.zip(indicator.main_target()).and_then(|(latest, target)| {
            let period = target.period?;
            let is_like = period.is_year() == latest.period.is_year();
            is_like.then(|| self.distance(indicator, latest, (target, &period)))?
        });
        compared
            .or_else(|| self.target_sentence(indicator))
            .unwrap_or_else(|| self.printer.word("finding.no-target"))
    }

    fn distance(
        &self,
        indicator: &Indicator,
        latest: &Dated<'_>,
        (target, period): (&Target, &Period),
    ) -> Option<String> {
        let value = latest.value.value;
        let mut words = vec![
            ("target", self.printer.target(target, indicator)),
            ("period", self.printer.short_period(period, &self.plan.calendar)),
            ("latest-period", self.printer.short_period(&latest.period, &self.plan.calendar)),
        ];
        if target.min.is_some() || target.max.is_some() {
            let is_inside = target.min.as_ref().is_none_or(|min| min.value <= value)
                && target.max.as_ref().is_none_or(|max| value <= max.value);
            return Some(
                self.printer.say(if is_inside { "finding.inside" } else { "finding.outside" }, &words),
            );
        }
        let wanted = target.value.as_ref()?;
        let is_reached = match indicator.direction? {
            Trend::Up | Trend::AtLeast => value >= wanted.value,
            Trend::Down | Trend::AtMost => value <= wanted.value,
            Trend::Keep | Trend::Range | Trend::Milestone | Trend::None => return None,
        };
        let (low, high) = if value < wanted.value { (latest.value, wanted) } else { (wanted, latest.value) };
        words.push(("gap", self.difference(high, low, indicator)));
        let is_past = period.end() <= latest.period.end();
        let key = match (is_reached, is_past) {
            (true, _) => "finding.reached",
            (false, false) => "finding.to-go",
            (false, true) => "finding.missed",
        };
        Some(self.printer.say(key, &words))
    }

    /// The highest and the lowest of the values that may be compared, where they are not the first and the latest.
    fn ends(&self, indicator: &Indicator) -> Option<String> {
        let Course { first, latest } = Course::of(indicator);
        let values: Vec<Dated<'_>> = first.into_iter().chain(comparable(indicator)).collect();
        let said: Vec<Period> = first.iter().chain(&latest).map(|one| one.period).collect();
        let value = |one: &&Dated<'_>| one.value.value;
        let (low, high) = (values.iter().min_by_key(value)?, values.iter().max_by_key(value)?);
        let is_plain = [low, high].into_iter().all(|end| said.contains(&end.period));
        let words = || {
            let period = |one: &Dated<'_>| self.printer.short_period(&one.period, &self.plan.calendar);
            [
                ("high", self.printer.united(high.value, indicator)),
                ("high-period", period(high)),
                ("low", self.printer.united(low.value, indicator)),
                ("low-period", period(low)),
            ]
        };
        (!is_plain).then(|| self.printer.say("finding.ends", &words()))
    }

    /// Values that are not measured and final.
    fn not_final(&self, indicator: &Indicator) -> Vec<String> {
        let others = indicator.headline().filter(|one| one.kind != ObservationKind::Actual);
        let others = others.filter(|one| one.value.is_some());
        let sentence = |one: &crate::model::Observation| {
            let words = [
                ("period", self.printer.short_period(&one.period, &self.plan.calendar)),
                ("value", self.marked(one, indicator, indicator.unit.as_deref())),
            ];
            self.printer.say("finding.not-final", &words)
        };
        others.map(sentence).collect()
    }

    /// Periods in which something else stands in the place of a value.
    fn without_values(&self, indicator: &Indicator) -> Vec<String> {
        let missing: Vec<_> = indicator.headline().filter(|one| one.value.is_none()).collect();
        let sentence = |one: &&crate::model::Observation| {
            let value = self.printer.observation(one, indicator, self.plan);
            let period = self.printer.short_period(&one.period, &self.plan.calendar);
            self.printer.say("lead.mark", &[("value", value), ("period", period)])
        };
        let mut sentences: Vec<String> = missing.iter().take(MOST_NAMED).map(sentence).collect();
        let others = missing.len().saturating_sub(MOST_NAMED);
        sentences.extend((others > 0).then(|| self.printer.count("periods-without", others)));
        sentences
    }
}
