//! Takes a period and gives it in English: "FY2019", "21 November 2026".

use jiff::civil::Date;

use super::calendar::{Calendar, YearKind};
use super::era::Era;
use super::point_english::MONTHS;
use super::print::Style;
use super::{Form, Period, Unit};

/// The period in English.
pub(super) fn text(period: &Period, calendar: &Calendar, style: Style) -> String {
    match period.form {
        // A table says this once a row: which months a year has stands beside the plan's whole period.
        Form::Single(Unit::Year(_)) if style == Style::Full => full_name(period),
        Form::Single(_) if style == Style::Full => format!("{}{}", full_name(period), extent(period)),
        Form::Single(unit) => single(period, unit, calendar, style),
        Form::Range { first, last } => range(period, (first, last), calendar, style),
    }
}

fn range(period: &Period, units: (Unit, Unit), calendar: &Calendar, style: Style) -> String {
    let (from, to) = period.ends();
    let years = matches!(units, (Unit::Year(_), Unit::Year(_)));
    match style {
        Style::Full => format!("{} to {}{}", full_name(&from), full_name(&to), extent(period)),
        Style::Axis | Style::AxisEra if !years => {
            format!("{} to {}", text(&from, calendar, Style::Western), text(&to, calendar, Style::Western))
        }
        _ => format!("{} to {}", text(&from, calendar, style), text(&to, calendar, style)),
    }
}

fn single(period: &Period, unit: Unit, calendar: &Calendar, style: Style) -> String {
    let number = period.year_number();
    let plain = match unit {
        Unit::Year(kind) => match (style, calendar.era_year(kind, number)) {
            (Style::AxisEra, Some((era, number))) => return format!("{}{number}", era.letter()),
            (Style::Axis | Style::AxisEra, _) => return number.to_string(),
            _ => short_year(kind, number),
        },
        Unit::Half(kind, half) => format!("{} of {}", half_name(half), short_year(kind, number)),
        Unit::Quarter(kind, quarter) => format!("{} of {}", quarter_name(quarter), short_year(kind, number)),
        Unit::Month => month(period.start),
        Unit::Day => format!("{} {}", period.start.day(), month(period.start)),
    };
    let era_year = match unit.year_kind() {
        Some(kind) => calendar.era_year(kind, number),
        None => Era::of_date(period.end).map(|era| (era, era.year_of(number))),
    };
    match (style, era_year) {
        (Style::Era, Some((era, number))) => format!("{plain} ({} {number})", era.english()),
        _ => plain,
    }
}

/// The name of a year, the same in sentences, tables and on axes.
fn short_year(kind: YearKind, number: i32) -> String {
    match kind {
        YearKind::Fiscal => format!("FY{number}"),
        YearKind::Calendar => number.to_string(),
    }
}

/// The name of one unit, spelled out, without its extent.
fn full_name(period: &Period) -> String {
    let number = period.year_number();
    let year = |kind| short_year(kind, number);
    match period.form {
        Form::Single(Unit::Year(kind)) => year(kind),
        Form::Single(Unit::Half(kind, half)) => format!("{} of {}", half_name(half), year(kind)),
        Form::Single(Unit::Quarter(kind, quarter)) => format!("{} of {}", quarter_name(quarter), year(kind)),
        Form::Single(Unit::Day) => format!("{} {}", period.start.day(), month(period.start)),
        Form::Single(Unit::Month) | Form::Range { .. } => month(period.start),
    }
}

/// Which months a fiscal year or a part of one has, in brackets; nothing for other periods.
fn extent(period: &Period) -> String {
    let (first, last) = period.ends();
    let fiscal = [first, last].iter().any(|end| match end.form {
        Form::Single(unit) => unit.year_kind() == Some(YearKind::Fiscal),
        Form::Range { .. } => false,
    });
    let end = match last.form {
        Form::Single(Unit::Day) => full_name(&last),
        _ => month(period.end),
    };
    let start = match first.form {
        Form::Single(Unit::Day) => full_name(&first),
        _ => month(period.start),
    };
    if fiscal { format!(" ({start} to {end})") } else { String::new() }
}

fn month(day: Date) -> String {
    let place = usize::try_from(day.month() - 1).unwrap_or_default();
    format!("{} {}", MONTHS.get(place).copied().unwrap_or_default(), day.year())
}

fn half_name(half: u8) -> &'static str {
    if half == 1 { "first half" } else { "second half" }
}

fn quarter_name(quarter: u8) -> &'static str {
    match quarter {
        1 => "first quarter",
        2 => "second quarter",
        3 => "third quarter",
        _ => "fourth quarter",
    }
}
