//! Takes what was written and a plan's calendar and gives the period: finds missing eras, centuries and kinds of
//! year, checks dates, and compares forms that are written twice. Must not know characters.

use super::calendar::{Calendar, YearKind};
use super::code::year_code;
use super::fold::{folded, original_rest};
use super::part::Part;
use super::phrase::{Phrase, Span};
use super::point::{Point, WrittenYear};
use super::problem::PeriodProblem;
use super::standing::Standing;
use super::{Period, Unit, dates};

/// A period as the head of a column writes it, with how settled its numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The period.
    pub period: Period,
    /// 見込, 速報 or 確定, if written.
    pub standing: Option<Standing>,
}

/// The parts can be read and make no whole; `Reading` puts the whole text in.
const WHOLE_UNREADABLE: PeriodProblem = PeriodProblem::Unreadable { rest: String::new() };

/// What one end of a range lends to the other, and a heading to what stands under it.
#[derive(Clone, Copy)]
struct Neighbour {
    written: Option<WrittenYear>,
    year: i32,
    kind: Option<YearKind>,
    part: Part,
}

impl Reading {
    /// Reads a period, and 見込, 速報 or 確定 behind it: 令和7年度見込, R6(速報).
    pub fn parse(text: &str, calendar: &Calendar) -> Result<Self, PeriodProblem> {
        Self::parse_near(text, calendar, None)
    }

    /// Reads like [`Reading::parse`] a text whose year may be missing; see [`Period::parse_within`].
    pub fn parse_within(text: &str, calendar: &Calendar, year: Period) -> Result<Self, PeriodProblem> {
        let kind = match year.form() {
            super::Form::Single(Unit::Year(kind)) => Some(kind),
            _ => None,
        };
        let heading = year.year().map(|year| Neighbour { written: None, year, kind, part: Part::Whole });
        Self::parse_near(text, calendar, heading)
    }

    /// The period alone; a standing that would be lost is a problem.
    pub(super) fn into_period(self) -> Result<Period, PeriodProblem> {
        match self.standing {
            None => Ok(self.period),
            Some(standing) => Err(PeriodProblem::StandingWritten { standing }),
        }
    }

    fn parse_near(
        text: &str,
        calendar: &Calendar,
        heading: Option<Neighbour>,
    ) -> Result<Self, PeriodProblem> {
        let original = text.trim();
        let folded_text = folded(original);
        if let Some(year) = calendar.fiscal_year_called(&folded_text)
            && let Some(period) = Period::of_year(YearKind::Fiscal, year, calendar)
        {
            return Ok(Self { period, standing: None });
        }
        let found = Phrase::read(&folded_text).and_then(|phrase| settle(&phrase, calendar, heading));
        found.map_err(|problem| match problem {
            PeriodProblem::Unreadable { rest } => PeriodProblem::Unreadable {
                rest: if rest.is_empty() { original } else { original_rest(original, rest.len()).trim() }
                    .to_owned(),
            },
            other => other,
        })
    }
}

fn settle(
    phrase: &Phrase,
    calendar: &Calendar,
    heading: Option<Neighbour>,
) -> Result<Reading, PeriodProblem> {
    let period = settle_span(&phrase.span, calendar, heading)?;
    // (2021～2025) behind a range of fiscal years counts fiscal years.
    let kind = match period.ends().0.form {
        super::Form::Single(unit) => unit.year_kind(),
        super::Form::Range { .. } => None,
    };
    let inner_calendar = calendar.clone().with_bare_year(kind.unwrap_or(calendar.bare_year()));
    for span in &phrase.also {
        let other = settle_span(span, &inner_calendar, heading)?;
        if (other.start, other.end) != (period.start, period.end) {
            return Err(PeriodProblem::FormsDisagree { first: period.code(), second: other.code() });
        }
    }
    if let Some(years) = phrase.years_stated {
        let months = dates::month_count(period.end) - dates::month_count(period.start) + 1;
        if months != years * 12 {
            return Err(PeriodProblem::LengthDisagrees { period: period.code(), years });
        }
    }
    Ok(Reading { period, standing: phrase.standing })
}

fn settle_span(
    span: &Span,
    calendar: &Calendar,
    heading: Option<Neighbour>,
) -> Result<Period, PeriodProblem> {
    let first = &span.first;
    let Some(last) = &span.last else {
        if first.open {
            return Err(WHOLE_UNREADABLE);
        }
        return single(neighbour(first, calendar, heading)?, calendar, first.at_end);
    };
    if !fits(first, last) {
        return Err(WHOLE_UNREADABLE);
    }
    // April to June 2019: the first end takes its year from the last.
    let lender = if first.year.is_none() && last.year.is_some() {
        Some(neighbour(last, calendar, None)?)
    } else {
        heading
    };
    let mut first_near = neighbour(first, calendar, lender)?;
    let mut last_near = neighbour(last, calendar, Some(first_near))?;
    if is_year_based(first.part) && is_year_based(last.part) {
        first_near.kind = first_near.kind.or(last_near.kind);
        last_near.kind = last_near.kind.or(first_near.kind);
    }
    let from = single(first_near, calendar, first.at_end)?;
    // 末 at the end of a range changes no day; it counts only when both ends have it.
    let to = single(last_near, calendar, first.at_end && last.at_end)?;
    Period::spanning(from, to)
}

/// Whether the last end of a range can belong to the first.
fn fits(first: &Point, last: &Point) -> bool {
    // 4～9月 and 1～30日 share the word that stands behind the second number.
    let closed = !first.open
        || matches!(
            (first.part, last.part),
            (Part::Month(_), Part::Month(_)) | (Part::Day(..), Part::DayOnly(_))
        );
    // R7.4～9 could end in a month or in a year.
    let bare_number = last.part == Part::Whole
        && last.kind.is_none()
        && last.year.is_some_and(|year| year.era.is_none() && !year.is_western());
    closed && (first.part == Part::Whole || !bare_number)
}

fn is_year_based(part: Part) -> bool {
    matches!(part, Part::Whole | Part::Half(_) | Part::Quarter(_))
}

/// Finds the year of a point, from what it says or from its neighbour.
fn neighbour(
    point: &Point,
    calendar: &Calendar,
    near: Option<Neighbour>,
) -> Result<Neighbour, PeriodProblem> {
    let part = match (point.part, near.map(|near| near.part)) {
        (Part::DayOnly(day), Some(Part::Month(month) | Part::Day(month, _))) => Part::Day(month, day),
        (Part::DayOnly(_), _) => return Err(PeriodProblem::YearMissing),
        (part, _) => part,
    };
    let Some(written) = point.year else {
        let near = near.ok_or(PeriodProblem::YearMissing)?;
        return Ok(Neighbour { kind: point.kind.or(near.kind), part, ..near });
    };
    let year = western_year(written, calendar, near.and_then(|near| near.written))?;
    let found = Neighbour { written: Some(written), year, kind: point.kind, part };
    for (other, other_kind) in &point.also {
        let other_year = western_year(*other, calendar, Some(written))?;
        let kinds_differ = matches!((point.kind, other_kind), (Some(kind), Some(other)) if kind != *other);
        if other_year != year || kinds_differ {
            let kind = point.kind.or(*other_kind).unwrap_or(calendar.bare_year());
            return Err(PeriodProblem::FormsDisagree {
                first: year_code(kind, year),
                second: year_code(other_kind.unwrap_or(kind), other_year),
            });
        }
    }
    Ok(found)
}

fn western_year(
    written: WrittenYear,
    calendar: &Calendar,
    near: Option<WrittenYear>,
) -> Result<i32, PeriodProblem> {
    let WrittenYear { era, number, digits } = written;
    if written.is_western() {
        return Ok(number);
    }
    let era = era.or(near.and_then(|near| near.era));
    if era.is_none()
        && digits == 2
        && let Some(near) = near.filter(WrittenYear::is_western)
    {
        return Ok(near.number - near.number.rem_euclid(100) + number);
    }
    let era = era.or(calendar.era()).ok_or(PeriodProblem::EraMissing { year: number })?;
    era.western_year(number).ok_or(PeriodProblem::YearOutOfEra { era, year: number })
}

/// The period of one point whose year is known.
fn single(near: Neighbour, calendar: &Calendar, at_end: bool) -> Result<Period, PeriodProblem> {
    let kind = near.kind.unwrap_or(calendar.bare_year());
    let period = match near.part {
        Part::Whole => Period::part_of_year(Unit::Year(kind), near.year, calendar),
        Part::Half(number) => Period::part_of_year(Unit::Half(kind, number), near.year, calendar),
        Part::Quarter(number) => Period::part_of_year(Unit::Quarter(kind, number), near.year, calendar),
        Part::Month(month) => return month_or_day(near, month, None, calendar, at_end),
        Part::Day(month, day) => return month_or_day(near, month, Some(day), calendar, at_end),
        Part::DayOnly(_) => return Err(PeriodProblem::YearMissing),
    };
    let period = period.ok_or(PeriodProblem::NoSuchDate { year: near.year + 1, month: 1, day: None })?;
    Ok(if at_end { Period::of_day(period.end) } else { period })
}

fn month_or_day(
    near: Neighbour,
    month: i32,
    day: Option<i32>,
    calendar: &Calendar,
    at_end: bool,
) -> Result<Period, PeriodProblem> {
    // 令和7年度2月 is the February in which the fiscal year ends.
    let next = near.kind == Some(YearKind::Fiscal) && month <= calendar.month_offset(YearKind::Fiscal);
    let year = near.year + i32::from(next);
    let missing = PeriodProblem::NoSuchDate { year, month, day };
    let start = dates::date(year, month, day.unwrap_or(1)).ok_or(missing.clone())?;
    if day.is_some() {
        return Ok(Period::of_day(start));
    }
    let period = Period::of_months(Unit::Month, dates::month_count(start)).ok_or(missing)?;
    Ok(if at_end { Period::of_day(period.end) } else { period })
}
