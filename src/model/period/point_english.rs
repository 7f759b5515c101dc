//! Takes folded text and gives points of time in English word order: "April 2019", "30 September 2025", "Q1 2013",
//! "first half of FY2025". Must not know calendars.

use super::cursor::Cursor;
use super::part::{self, Part};
use super::point::{Point, WrittenYear, fiscal_prefix, other_forms};
use super::problem::PeriodProblem;

/// The names of the months; the first three letters are their short names.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a point in English order; `None` when there is none here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<Point>, PeriodProblem> {
    if let Some(point) = part_first(cursor)? {
        return Ok(Some(point));
    }
    Ok(date(cursor))
}

/// "Q1 2013", "H1 FY2025", "second quarter of fiscal year 2025".
fn part_first(cursor: &mut Cursor<'_>) -> Result<Option<Point>, PeriodProblem> {
    let mut trial = *cursor;
    let _ = trial.word("THE");
    let part = if trial.word("Q") {
        let Some(number) = trial.short_number(1) else { return Ok(None) };
        Some(part::quarter(number)?)
    } else if trial.word("H") {
        trial.short_number(1).and_then(part::half)
    } else {
        spelled_part(&mut trial)
    };
    let Some(part) = part else { return Ok(None) };
    let _ = trial.word("OF");
    let kind = fiscal_prefix(&mut trial);
    let Some(year) = WrittenYear::read(&mut trial).filter(WrittenYear::is_western) else {
        return Ok(None);
    };
    let also = other_forms(&mut trial);
    *cursor = trial;
    Ok(Some(Point { also, ..Point::new(Some(year), kind, part) }))
}

fn spelled_part(cursor: &mut Cursor<'_>) -> Option<Part> {
    let number = cursor.letters_matching(|word| {
        let place = ["FIRST", "SECOND", "THIRD", "FOURTH"].iter().position(|ordinal| *ordinal == word)?;
        i32::try_from(place + 1).ok()
    })?;
    if cursor.word("QUARTER") {
        return part::quarter(number).ok();
    }
    cursor.word("HALF").then(|| part::half(number)).flatten()
}

/// "April 2019", "1 April 2019", "April 1, 2019"; the year may be missing.
fn date(cursor: &mut Cursor<'_>) -> Option<Point> {
    let mut trial = *cursor;
    let before_month = day_number(&mut trial);
    let _ = before_month.is_some() && trial.word("OF");
    let month = month(&mut trial)?;
    let day = before_month.or_else(|| day_number(&mut trial));
    let mut year_trial = trial;
    let _ = year_trial.eat(",");
    let year = WrittenYear::read(&mut year_trial).filter(WrittenYear::is_western);
    let also = if year.is_some() {
        trial = year_trial;
        other_forms(&mut trial)
    } else {
        Vec::new()
    };
    *cursor = trial;
    let part = day.map_or(Part::Month(month), |day| Part::Day(month, day));
    Some(Point { also, ..Point::new(year, None, part) })
}

/// 30, 30th.
fn day_number(cursor: &mut Cursor<'_>) -> Option<i32> {
    let number = cursor.short_number(2)?;
    let _ = ["ST", "ND", "RD", "TH"].into_iter().any(|ending| cursor.word(ending));
    Some(number)
}

fn month(cursor: &mut Cursor<'_>) -> Option<i32> {
    let found = cursor.letters_matching(|word| {
        let place = MONTHS.iter().position(|name| {
            let short = name.get(..3).unwrap_or(name);
            word.eq_ignore_ascii_case(name) || word.eq_ignore_ascii_case(short)
        });
        let place = if word == "SEPT" { Some(8) } else { place };
        i32::try_from(place? + 1).ok()
    })?;
    let _ = cursor.eat(".");
    Some(found)
}
