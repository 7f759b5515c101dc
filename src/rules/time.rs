//! Which values may be expected by a day, and which of them are there.
//!
//! Takes an indicator, its plan and the day that the site speaks for. Must not know what is said about it.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::period::{Calendar, Form, Period, Style, Unit};
use crate::model::{Indicator, IndicatorState, Language, Observation, Plan};
use crate::source::half_width;

/// The accounts of a year are settled, and most surveys counted, half a year after it.
const MONTHS_TO_COUNT: i64 = 6;
/// The most years between two surveys; what is written as more is a slip of the pen.
const MOST_YEARS: i64 = 100;

/// An indicator that is measured every year, and the years of which nothing is said.
#[derive(Debug)]
pub(super) struct Course<'a> {
    /// The last entry: a value, or the mark that stands in its place.
    pub(super) last: &'a Observation,
    /// Years between entries.
    pub(super) between: Vec<Period>,
    /// Years after the last entry whose values may be expected.
    pub(super) after: Vec<Period>,
}

/// Whether the value of a period may be expected by a day.
pub(super) fn is_due(period: &Period, day: Date) -> bool {
    period.end().saturating_add(MONTHS_TO_COUNT.months()) < day
}

/// The years that an indicator lacks; none when it is not measured every year, or no longer.
pub(super) fn course<'a>(indicator: &'a Indicator, plan: &Plan, day: Date) -> Option<Course<'a>> {
    if indicator.state == Some(IndicatorState::Discontinued)
        || every(indicator).is_some_and(|years| years > 1)
    {
        return None;
    }
    let entries: Vec<(i32, &Observation)> =
        indicator.headline().filter_map(|one| Some((one.period.year()?, one))).collect();
    let is_yearly = entries.windows(2).any(|pair| pair[1].0 - pair[0].0 == 1);
    if !is_yearly && every(indicator) != Some(1) {
        return None;
    }
    let (first, last) = (entries.first()?.1, entries.last()?.1);
    let until = end_of_interest(indicator, plan).unwrap_or(day).min(day);
    let years = years_until(first.period, until.max(last.period.end()), &plan.calendar);
    let missing = years.into_iter().filter(|year| {
        is_due(year, day) && year.end() <= until && !indicator.headline().any(|one| one.period.contains(year))
    });
    let begin = plan.period.map_or(first.period.start(), |period| period.start());
    let (after, between): (Vec<Period>, Vec<Period>) =
        missing.partition(|year| year.start() > last.period.start());
    let between = between.into_iter().filter(|year| year.start() >= begin).collect();
    Some(Course { last, between, after })
}

/// The years of the first one's kind up to a day.
fn years_until(first: Period, day: Date, calendar: &Calendar) -> Vec<Period> {
    let mut years = Vec::new();
    let mut year = Some(first);
    while let Some(this) = year.filter(|year| year.end() <= day) {
        years.push(this);
        year = next(&this, calendar);
    }
    years
}

/// The year of the same kind after this one.
fn next(year: &Period, calendar: &Calendar) -> Option<Period> {
    let Form::Single(Unit::Year(kind)) = year.form() else { return None };
    Period::of_year(kind, year.year()? + 1, calendar)
}

/// Nobody asks for values after the plan's period, or after the last target when that is later.
fn end_of_interest(indicator: &Indicator, plan: &Plan) -> Option<Date> {
    let targets = indicator.targets.iter().filter_map(|target| target.period.map(|period| period.end()));
    targets.chain(plan.period.map(|period| period.end())).max()
}

/// When the next value is to come, where that can be read as a time.
pub(super) fn release(indicator: &Indicator, plan: &Plan) -> Option<Period> {
    Period::parse(indicator.next_release.as_deref()?.trim(), &plan.calendar).ok()
}

/// Whether the next value is announced for a time to come.
pub(super) fn is_awaited(indicator: &Indicator, plan: &Plan, day: Date) -> bool {
    release(indicator, plan).is_some_and(|period| period.end() >= day)
}

/// Every how many years an indicator says that it is measured.
pub(super) fn every(indicator: &Indicator) -> Option<i64> {
    cycle(indicator.frequency.as_deref()?)
}

/// How many years lie between two surveys, in the words of a plan.
fn cycle(text: &str) -> Option<i64> {
    let folded: String = text.chars().map(half_width).collect();
    // `3年に1回` says 年に1回 too, so numbers come first.
    for (words, more) in [("年ごと", 0), ("年に1", 0), ("年に一", 0), ("年おき", 1)] {
        let Some(at) = folded.find(words) else { continue };
        let digits: String = folded[..at].chars().rev().take_while(char::is_ascii_digit).collect();
        let years = digits.chars().rev().collect::<String>().parse::<i64>();
        if let Some(years) = years.ok().and_then(|years| years.checked_add(more)) {
            return (1..=MOST_YEARS).contains(&years).then_some(years);
        }
    }
    let known = [
        ("隔年", 2),
        ("毎年", 1),
        ("年1回", 1),
        ("年に1回", 1),
        ("年に一回", 1),
        ("yearly", 1),
        ("annual", 1),
    ];
    known.iter().find(|(words, _)| folded.contains(words)).map(|(_, years)| *years)
}

/// A period as the plan would write it.
pub(super) fn printed(period: &Period, plan: &Plan) -> String {
    period.print(&plan.calendar, Language::Japanese, Style::Era)
}

#[cfg(test)]
mod tests {
    use super::cycle;

    #[test]
    fn cycles_are_read_as_they_are_written() {
        for (text, years) in [
            ("毎年3月", Some(1)),
            ("年に1回", Some(1)),
            ("3年ごと", Some(3)),
            ("５年に1回", Some(5)),
            ("隔年", Some(2)),
            ("2年おき", Some(3)),
            ("yearly", Some(1)),
            ("不定期", None),
            ("100年ごと", Some(100)),
            ("0年ごと", None),
            ("100年おき", None),
            ("99999年ごと", None),
            ("9223372036854775807年おき", None),
        ] {
            assert_eq!(cycle(text), years, "{text}");
        }
    }
}
