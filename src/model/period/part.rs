//! Takes folded text behind a year and gives the part of the year that is meant: half, quarter, month, day.
//! Must not know calendars; months and days are not checked here.

use super::YearKind;
use super::code::year_code;
use super::cursor::Cursor;
use super::point::WrittenYear;
use super::problem::PeriodProblem;

/// A part of a year as written; months and days are not checked yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Half(u8),
    Quarter(u8),
    Month(i32),
    Day(i32, i32),
    /// A day without its month: the second end of 9月1日～30日.
    DayOnly(i32),
}

/// What follows a year without 年 or 年度 after a dot, dash or slash.
pub(super) enum Tail {
    /// Nothing that belongs to the year.
    Nothing,
    /// The next year in two digits: 2019/20.
    NextYear,
    /// A month, or month and day: 2019-04, R7.9.30.
    Part(Part),
}

/// Reads 上半期, 第2四半期, Q2, -Q2; and H2, -H2 behind a Western year (behind an era H2 is 平成2年).
pub(super) fn half_or_quarter(cursor: &mut Cursor<'_>, western: bool) -> Result<Option<Part>, PeriodProblem> {
    let mut trial = *cursor;
    let part = if trial.eat_one_of(&["上半期", "前半期", "上期"]) {
        Some(Part::Half(1))
    } else if trial.eat_one_of(&["下半期", "後半期", "下期"]) {
        Some(Part::Half(2))
    } else if let Some(number) = japanese_quarter(&mut trial) {
        Some(quarter(number)?)
    } else {
        lettered(&mut trial, western)?
    };
    if part.is_some() {
        *cursor = trial;
    }
    Ok(part)
}

/// Part 1 to 4 as a quarter.
pub(super) fn quarter(number: i32) -> Result<Part, PeriodProblem> {
    match u8::try_from(number) {
        Ok(small @ 1..=4) => Ok(Part::Quarter(small)),
        _ => Err(PeriodProblem::NoSuchQuarter { number }),
    }
}

/// Number 1 or 2 as a half year; `None` for others, for behind a dash H31 is an era's year.
pub(super) fn half(number: i32) -> Option<Part> {
    match number {
        1 => Some(Part::Half(1)),
        2 => Some(Part::Half(2)),
        _ => None,
    }
}

/// 第2四半期, 第二・四半期, 第2Q, 2Q.
fn japanese_quarter(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut trial = *cursor;
    let _ = trial.eat("第");
    let number = trial.short_number(2)?;
    let _ = trial.eat_one_of(&["・", "/"]);
    if !(trial.eat("四半期") || trial.word("Q")) {
        return None;
    }
    *cursor = trial;
    Some(number)
}

fn lettered(cursor: &mut Cursor<'_>, western: bool) -> Result<Option<Part>, PeriodProblem> {
    let mut trial = *cursor;
    let _ = trial.eat("-");
    let part = if trial.word("Q") {
        trial.short_number(1).map(quarter).transpose()?
    } else if western && trial.word("H") {
        trial.short_number(1).and_then(half)
    } else {
        None
    };
    if part.is_some() {
        *cursor = trial;
    }
    Ok(part)
}

/// Reads 4月, 9月30日; and, where a range may follow (`may_open`), 4～ and 9月1～ as open.
pub(super) fn month_and_day(cursor: &mut Cursor<'_>, may_open: bool) -> Option<(Part, bool)> {
    let range_follows = |cursor: &Cursor<'_>| ["~", "-"].iter().any(|mark| cursor.sees(mark));
    let mut trial = *cursor;
    let month = trial.short_number(2)?;
    if !trial.eat("月") {
        let open = may_open && range_follows(&trial);
        return open.then(|| {
            *cursor = trial;
            (Part::Month(month), true)
        });
    }
    *cursor = trial;
    let Some(day) = trial.short_number(2) else {
        return Some((Part::Month(month), false));
    };
    let open = !trial.eat("日");
    if open && !range_follows(&trial) {
        return Some((Part::Month(month), false));
    }
    *cursor = trial;
    Some((Part::Day(month, day), open))
}

/// Reads what follows a bare year in digits: 2019-04, 2019/4/1, R7.9.30, H29.11月, 2019/20. A second year is left
/// alone, for it makes a range.
pub(super) fn numeric_tail(
    cursor: &mut Cursor<'_>,
    year: WrittenYear,
    fiscal: bool,
) -> Result<Tail, PeriodProblem> {
    let mut trial = *cursor;
    let Some(mark) = [".", "-", "/"].into_iter().find(|mark| trial.eat(mark)) else {
        return Ok(Tail::Nothing);
    };
    if !fiscal && let Some((part, _)) = month_and_day(&mut trial, false) {
        *cursor = trial;
        return Ok(Tail::Part(part));
    }
    let Some(number) = trial.number().filter(|number| number.digits <= 2) else {
        return Ok(Tail::Nothing);
    };
    if trial.sees("年") {
        return Ok(Tail::Nothing);
    }
    let mut day_trial = trial;
    let tail = if !fiscal
        && day_trial.eat(mark)
        && let Some(day) = day_trial.short_number(2)
    {
        trial = day_trial;
        Tail::Part(Part::Day(number.value, day))
    } else {
        two_numbers(year, fiscal, mark, number.value, number.digits)?
    };
    if !matches!(tail, Tail::Nothing) {
        *cursor = trial;
    }
    Ok(tail)
}

/// Decides what a year and one number of one or two digits are.
fn two_numbers(
    year: WrittenYear,
    fiscal: bool,
    mark: &str,
    number: i32,
    digits: usize,
) -> Result<Tail, PeriodProblem> {
    let is_month = !fiscal && (1..=12).contains(&number);
    let western = year.is_western();
    let next_year = western && (year.number + 1).rem_euclid(if digits == 2 { 100 } else { 10 }) == number;
    let month = Tail::Part(Part::Month(number));
    match mark {
        "." => Ok(if fiscal { Tail::Nothing } else { month }),
        "/" if is_month && next_year => Err(PeriodProblem::Ambiguous {
            first: year_code(YearKind::Fiscal, year.number),
            second: format!("{}-{number:02}", year_code(YearKind::Calendar, year.number)),
        }),
        "/" if is_month => Ok(month),
        "-" if is_month && western => Ok(month),
        _ if next_year && digits == 2 => Ok(Tail::NextYear),
        // R3-7 and 2018-25 are ranges; the second year is short.
        _ if fiscal || !western || (digits == 2 && number > year.number % 100) => Ok(Tail::Nothing),
        _ => Ok(month),
    }
}
