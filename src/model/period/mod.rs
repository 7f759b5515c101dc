//! The room of periods: fiscal and calendar years, halves, quarters, months, days and ranges of them.
//!
//! Takes a text as plans, tables and data files write periods, and a plan's way of counting years ([`Calendar`]).
//! Gives a [`Period`]: its first and last day and its form, as a code for data, as words for pages. Must not know
//! plans, observations, diagnostics, files.
//!
//! # Decisions
//! - The Western year is the only year kept. 平成31年度, H31, 令和元年度 and FY2019 are one value.
//! - A year past the end of its era is read (平成40年度 is 2028): plans of the time printed it. So is a month of
//!   an era's first year before its first day (令和元年4月). Year 0 and three digits are refused.
//! - A year with neither 年度, 年 nor FY is what the plan says bare years are, also in `2018/2020`, `2005-2007`
//!   and `2019-Q1`. Codes of data files are therefore read with [`Calendar::with_bare_year`] set to
//!   [`YearKind::Calendar`]; then [`Period::code`] and [`Period::parse`] are inverse.
//! - Months and days are of the Gregorian calendar, except after 年度: 令和7年度2月 is February 2026.
//! - 末 is a day: 平成30年1月末 is 2018-01-31, 令和7年度末 is 2026-03-31. At the end of a range it changes nothing
//!   (令和3年度～令和7年度末 is a range of years).
//! - 現在, 時点 and "as of" may follow or precede, and change nothing. 頃, 予定 and relative words (昨年) are refused: the
//!   value would be more precise than its source.
//! - `2019/20` and `2019-20` are the English fiscal year; `2019-04` and `2019/4` are months; `2011/12` could be
//!   both and is refused as ambiguous, while `2011-12` is the data code of a month. Two numbers with four digits are
//!   a range (`2019/2020`).
//! - The second of two years may be short: 令和3～7年度 takes the era, 2021～25年度 the century. 年度 behind the
//!   second counts for both. A range with equal ends is that one period.
//! - A period written twice (2025(令和7)年度) must be the same both times.
//! - A short number behind a part of a year (R7.4～9) could be a month or a year and is refused.
//! - A year without a name given by the city is named by the era of its 31 December: 2019年度 is 令和元年度 and
//!   1988年度 is 昭和63年度. A month in which the era changes has the later one; a day has its own.
//! - On an axis only years and ranges of years are shortened to numbers; a half year keeps its words, and
//!   [`Period::year`] has no year for it.

mod calendar;
mod code;
mod cursor;
mod dates;
mod era;
mod fold;
mod part;
mod phrase;
mod point;
mod point_english;
mod print;
mod print_english;
mod print_japanese;
mod problem;
mod settle;
mod standing;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use calendar::{Calendar, YearKind};
pub use dates::day_number;
pub use era::Era;
pub use print::Style;
pub use problem::PeriodProblem;
pub use settle::Reading;
pub use standing::Standing;

/// A stretch of whole days, and as what it was written. Ordered by first day, then last day, then form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    start: Date,
    end: Date,
    form: Form,
}

/// As what a period was written: a fiscal year is not a range of twelve months, even with the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// One unit.
    Single(Unit),
    /// From the first day of one unit to the last day of another.
    Range {
        /// The unit that begins the range.
        first: Unit,
        /// The unit that ends it.
        last: Unit,
    },
}

/// What a period, or one end of a range, consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A quarter, 1 to 4, of a year.
    Quarter(YearKind, u8),
    /// A half, 1 (上半期) or 2 (下半期), of a year.
    Half(YearKind, u8),
    /// A year.
    Year(YearKind),
}

/// How long the steps are in which periods follow each other, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Granularity {
    /// Days.
    Day,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Half years.
    Half,
    /// Years; only these stand on a yearly axis.
    Year,
    /// Ranges, such as rolling years.
    Range,
}

impl Unit {
    /// The kind of year that the unit is, or is a part of; `None` for months and days.
    pub fn year_kind(self) -> Option<YearKind> {
        match self {
            Self::Day | Self::Month => None,
            Self::Quarter(kind, _) | Self::Half(kind, _) | Self::Year(kind) => Some(kind),
        }
    }

    /// How many months; a day counts as the month that it is in.
    fn months(self) -> i32 {
        match self {
            Self::Day | Self::Month => 1,
            Self::Quarter(..) => 3,
            Self::Half(..) => 6,
            Self::Year(_) => 12,
        }
    }

    /// Months from the beginning of the year to the beginning of the unit.
    fn months_into_year(self) -> i32 {
        match self {
            Self::Day | Self::Month | Self::Year(_) => 0,
            Self::Quarter(_, number) | Self::Half(_, number) => (i32::from(number) - 1) * self.months(),
        }
    }
}

impl Period {
    /// Reads a period as written on paper or as a data code. Linear in the length of the text.
    pub fn parse(text: &str, calendar: &Calendar) -> Result<Self, PeriodProblem> {
        Reading::parse(text, calendar)?.into_period()
    }

    /// Reads like [`Period::parse`] a text that may leave out the year, which is then `year`: 9月30日現在, 上半期,
    /// 年度末 under a heading 令和7年度. `year` must be a whole year, or a missing year stays missing.
    pub fn parse_within(text: &str, calendar: &Calendar, year: Self) -> Result<Self, PeriodProblem> {
        Reading::parse_within(text, calendar, year)?.into_period()
    }

    /// A fiscal or calendar year; `None` when it reaches beyond the year 9999.
    pub fn of_year(kind: YearKind, year: i32, calendar: &Calendar) -> Option<Self> {
        Self::part_of_year(Unit::Year(kind), year, calendar)
    }

    /// A day.
    pub fn of_day(day: Date) -> Self {
        Self { start: day, end: day, form: Form::Single(Unit::Day) }
    }

    /// From the beginning of one period to the end of another; equal ends give that period.
    pub fn spanning(from: Self, to: Self) -> Result<Self, PeriodProblem> {
        let ((first, _), (_, last)) = (from.ends(), to.ends());
        if last.start < first.start || last.end < first.end {
            return Err(PeriodProblem::EndBeforeStart { start: first.start, end: last.end });
        }
        let (Form::Single(first_unit), Form::Single(last_unit)) = (first.form, last.form) else {
            return Ok(from);
        };
        if let (Some(one), Some(other)) = (first_unit.year_kind(), last_unit.year_kind())
            && one != other
        {
            return Err(PeriodProblem::KindsDiffer { first: first.code(), last: last.code() });
        }
        let form =
            if first == last { first.form } else { Form::Range { first: first_unit, last: last_unit } };
        Ok(Self { start: first.start, end: last.end, form })
    }

    /// The first day.
    pub fn start(&self) -> Date {
        self.start
    }

    /// The last day.
    pub fn end(&self) -> Date {
        self.end
    }

    /// As what the period was written.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The day in the middle as a [`day_number`], for a place on a time axis.
    pub fn middle_day(&self) -> i32 {
        i32::midpoint(day_number(self.start), day_number(self.end))
    }

    /// Whether this is one whole year.
    pub fn is_year(&self) -> bool {
        self.granularity() == Granularity::Year
    }

    /// The step that the period makes on an axis.
    pub fn granularity(&self) -> Granularity {
        match self.form {
            Form::Range { .. } => Granularity::Range,
            Form::Single(Unit::Day) => Granularity::Day,
            Form::Single(Unit::Month) => Granularity::Month,
            Form::Single(Unit::Quarter(..)) => Granularity::Quarter,
            Form::Single(Unit::Half(..)) => Granularity::Half,
            Form::Single(Unit::Year(_)) => Granularity::Year,
        }
    }

    /// The Western year that names a whole year; `None` for everything else, so that a half year is never taken
    /// for a year.
    pub fn year(&self) -> Option<i32> {
        self.is_year().then(|| self.year_number())
    }

    /// Whether every day of the other period lies in this one.
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The years of a year or a range of years, the first first. Empty when an end is not a whole year.
    pub fn years(&self) -> impl Iterator<Item = Self> + use<> {
        let (first, last) = self.ends();
        let kind = match (first.form, last.form) {
            (Form::Single(Unit::Year(kind)), Form::Single(Unit::Year(_))) => Some(kind),
            _ => None,
        };
        let (from, to) = (dates::month_count(first.start), dates::month_count(last.start));
        kind.into_iter().flat_map(move |kind| {
            (from..=to).step_by(12).filter_map(move |month| Self::of_months(Unit::Year(kind), month))
        })
    }

    /// The two ends of a range as periods of their own; twice the same when there is no range.
    pub fn ends(&self) -> (Self, Self) {
        let Form::Range { first, last } = self.form else {
            return (*self, *self);
        };
        let last_month = dates::month_count(self.end) - last.months() + 1;
        let end_of = |unit, day, month| match unit {
            Unit::Day => Self::of_day(day),
            // The days of a period are valid, so those of its ends are.
            _ => Self::of_months(unit, month).unwrap_or(*self),
        };
        (end_of(first, self.start, dates::month_count(self.start)), end_of(last, self.end, last_month))
    }

    /// The year to which a single unit belongs.
    fn year_number(&self) -> i32 {
        let into_year = match self.form {
            Form::Single(unit) => unit.months_into_year(),
            Form::Range { .. } => 0,
        };
        (dates::month_count(self.start) - into_year).div_euclid(12)
    }

    fn part_of_year(unit: Unit, year: i32, calendar: &Calendar) -> Option<Self> {
        let offset = unit.year_kind().map_or(0, |kind| calendar.month_offset(kind));
        Self::of_months(unit, year * 12 + offset + unit.months_into_year())
    }

    fn of_months(unit: Unit, first_month: i32) -> Option<Self> {
        let start = dates::month_start(first_month)?;
        let end = dates::month_start(first_month + unit.months() - 1)?.last_of_month();
        Some(Self { start, end, form: Form::Single(unit) })
    }
}
