//! Takes folded text and gives one point of time as written: a year or a part of one, with what may be missing
//! (era, year, kind of year). Must not know the plan's calendar: what is missing is found in `settle`.

use super::YearKind;
use super::cursor::Cursor;
use super::era::Era;
use super::part::{self, Part, Tail};
use super::point_english as english;
use super::problem::PeriodProblem;

/// A point of time as written.
#[derive(Clone, Debug)]
pub(super) struct Point {
    /// The year; the first of several forms.
    pub(super) year: Option<WrittenYear>,
    /// The other forms of the year, in brackets.
    pub(super) also: Vec<(WrittenYear, Option<YearKind>)>,
    /// 年度 or FY, 年, or nothing.
    pub(super) kind: Option<YearKind>,
    /// What part of the year.
    pub(super) part: Part,
    /// Its last day: 末.
    pub(super) at_end: bool,
    /// A month or day whose 月 or 日 stands behind the second end of the range: 4～9月.
    pub(super) open: bool,
}

/// A year as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenYear {
    pub(super) era: Option<Era>,
    pub(super) number: i32,
    pub(super) digits: usize,
}

impl WrittenYear {
    /// Four digits without an era: the number is the Western year.
    pub(super) fn is_western(&self) -> bool {
        self.era.is_none() && self.digits == 4 && self.number >= 1000
    }

    /// Reads R7, 令和7, 平成元, 2025, 33.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut trial = *cursor;
        let era = trial.era();
        let number = trial.era_number().filter(|number| number.digits <= 4)?;
        *cursor = trial;
        Some(Self { era, number: number.value, digits: number.digits })
    }
}

impl Point {
    pub(super) fn new(year: Option<WrittenYear>, kind: Option<YearKind>, part: Part) -> Self {
        Self { year, also: Vec::new(), kind, part, at_end: false, open: false }
    }

    /// Reads one point.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Self, PeriodProblem> {
        let _ = cursor.words(&["AS", "OF"]) || cursor.words(&["AS", "AT"]);
        let english_end = cursor.words(&["END", "OF"]);
        let mut point = match english::read(cursor)? {
            Some(point) => point,
            None => match read_yearless(cursor)? {
                Some(point) => point,
                None => read_year_first(cursor)?,
            },
        };
        point.at_end = english_end || cursor.eat("末");
        Ok(point)
    }
}

/// The problem that the text cannot be read from here on. `rest` is folded text until `Reading` puts the original
/// in its place.
pub(super) fn unreadable(cursor: &Cursor<'_>) -> PeriodProblem {
    PeriodProblem::Unreadable { rest: cursor.rest().to_owned() }
}

/// A point without a year: 9月30日, 30日, 上半期, 年度末.
fn read_yearless(cursor: &mut Cursor<'_>) -> Result<Option<Point>, PeriodProblem> {
    if let Some(part) = part::half_or_quarter(cursor, false)? {
        return Ok(Some(Point::new(None, None, part)));
    }
    let mut trial = *cursor;
    for (word, kind) in [("年度", YearKind::Fiscal), ("年", YearKind::Calendar)] {
        if trial.eat(word) && trial.sees("末") {
            *cursor = trial;
            return Ok(Some(Point::new(None, Some(kind), Part::Whole)));
        }
        trial = *cursor;
    }
    if let Some((part, open)) = part::month_and_day(cursor, false) {
        return Ok(Some(Point { open, ..Point::new(None, None, part) }));
    }
    let day = trial.short_number(2).filter(|_| trial.eat("日"));
    Ok(day.map(|day| {
        *cursor = trial;
        Point::new(None, None, Part::DayOnly(day))
    }))
}

/// A point that begins with its year.
fn read_year_first(cursor: &mut Cursor<'_>) -> Result<Point, PeriodProblem> {
    let prefix = fiscal_prefix(cursor);
    let year = WrittenYear::read(cursor).ok_or_else(|| unreadable(cursor))?;
    let mut point = Point::new(Some(year), prefix, Part::Whole);
    point.also = other_forms(cursor);
    let suffix = year_suffix(cursor);
    if suffix.is_some() {
        point.kind = suffix;
        point.also.extend(other_forms(cursor));
    } else {
        match part::numeric_tail(cursor, year, prefix.is_some())? {
            Tail::Nothing => {}
            Tail::NextYear => point.kind = Some(YearKind::Fiscal),
            Tail::Part(part) => point.part = part,
        }
    }
    if point.part == Part::Whole {
        let before = *cursor;
        let _ = cursor.eat("の");
        if let Some(part) = part::half_or_quarter(cursor, year.is_western())? {
            point.part = part;
        } else if suffix.is_some()
            && let Some((part, open)) = part::month_and_day(cursor, true)
        {
            (point.part, point.open) = (part, open);
        } else {
            *cursor = before;
        }
    }
    Ok(point)
}

/// FY, "fiscal year", "fiscal years".
pub(super) fn fiscal_prefix(cursor: &mut Cursor<'_>) -> Option<YearKind> {
    let found = cursor.word("FY") || cursor.words(&["FISCAL", "YEAR"]) || cursor.words(&["FISCAL", "YEARS"]);
    found.then_some(YearKind::Fiscal)
}

fn year_suffix(cursor: &mut Cursor<'_>) -> Option<YearKind> {
    if cursor.eat_one_of(&["会計年度", "年度"]) {
        Some(YearKind::Fiscal)
    } else {
        cursor.eat_one_of(&["暦年", "年"]).then_some(YearKind::Calendar)
    }
}

/// Other forms of the year in brackets: (令和7), (平成31年度・令和元年度), (Reiwa 7). Anything else in brackets is
/// left alone.
pub(super) fn other_forms(cursor: &mut Cursor<'_>) -> Vec<(WrittenYear, Option<YearKind>)> {
    let mut trial = *cursor;
    let mut forms = Vec::new();
    let mut more = trial.eat("(");
    while more {
        let prefix = fiscal_prefix(&mut trial);
        let Some(year) = WrittenYear::read(&mut trial) else {
            return Vec::new();
        };
        forms.push((year, year_suffix(&mut trial).or(prefix)));
        more = trial.eat_one_of(&["・", "/", ","]);
    }
    if forms.is_empty() || !trial.eat(")") {
        return Vec::new();
    }
    *cursor = trial;
    forms
}
