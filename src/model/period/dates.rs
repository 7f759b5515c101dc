//! Takes numbers and gives dates of the Gregorian calendar: months counted through, days counted through.
//! Must not know fiscal years, eras or written forms.

use jiff::civil::{Date, date as civil_date};

const EPOCH: Date = civil_date(1970, 1, 1);
const SECONDS_PER_DAY: i64 = 86_400;

/// The date with these numbers, or `None` when the calendar has no such day.
pub(super) fn date(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Months since January of the year 0; with it, adding months is adding numbers.
pub(super) fn month_count(date: Date) -> i32 {
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The first day of a month counted as in [`month_count`]; `None` beyond the year 9999.
pub(super) fn month_start(count: i32) -> Option<Date> {
    date(count.div_euclid(12), count.rem_euclid(12) + 1, 1)
}

/// Days since 1970-01-01 (which is 0); negative before. For positions on a time axis and for counting days.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a date has at most 4 digits of year: under 4 million days"
)]
pub fn day_number(date: Date) -> i32 {
    (date.duration_since(EPOCH).as_secs() / SECONDS_PER_DAY) as i32
}
