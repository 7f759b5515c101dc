//! Takes a period and gives it in Japanese: 2019年度（令和元年度）, 2026年11月21日, 令和3年度～令和7年度.

use super::calendar::{Calendar, YearKind, era_year_text};
use super::era::Era;
use super::print::Style;
use super::{Form, Period, Unit};

/// The period in Japanese.
pub(super) fn text(period: &Period, calendar: &Calendar, style: Style) -> String {
    match period.form {
        Form::Single(unit) => single(period, unit, calendar, style),
        Form::Range { first, last } => {
            let (from, to) = period.ends();
            let style =
                if matches!((first, last), (Unit::Year(_), Unit::Year(_))) { style } else { spoken(style) };
            format!("{}～{}", text(&from, calendar, style), text(&to, calendar, style))
        }
    }
}

/// The style of what an axis cannot shorten.
fn spoken(style: Style) -> Style {
    match style {
        Style::Axis => Style::Western,
        Style::AxisEra => Style::Era,
        other => other,
    }
}

fn single(period: &Period, unit: Unit, calendar: &Calendar, style: Style) -> String {
    let number = period.year_number();
    match unit {
        Unit::Year(kind) => year(kind, number, calendar, style),
        Unit::Half(kind, half) => {
            let half = if half == 1 { "上半期" } else { "下半期" };
            format!("{}{half}", year(kind, number, calendar, spoken(style)))
        }
        Unit::Quarter(kind, quarter) => {
            format!("{}第{quarter}四半期", year(kind, number, calendar, spoken(style)))
        }
        Unit::Month => format!("{}{}月", date_year(period, style), period.start.month()),
        Unit::Day => {
            format!("{}{}月{}日", date_year(period, style), period.start.month(), period.start.day())
        }
    }
}

fn year(kind: YearKind, number: i32, calendar: &Calendar, style: Style) -> String {
    let suffix = match kind {
        YearKind::Fiscal => "年度",
        YearKind::Calendar => "年",
    };
    let western = format!("{number}{suffix}");
    let era = calendar.era_name(kind, number).filter(|era| *era != western);
    match (style, era) {
        (Style::Full, Some(era)) => format!("{western}（{era}）"),
        (Style::Era, Some(era)) => era,
        (Style::AxisEra, Some(era)) => era.strip_suffix(suffix).unwrap_or(&era).to_owned(),
        (Style::Axis | Style::AxisEra, _) => number.to_string(),
        (Style::Full | Style::Western | Style::Era, _) => western,
    }
}

/// The year in front of a month. The era of a month in which it changes is the later one.
fn date_year(period: &Period, style: Style) -> String {
    let number = i32::from(period.start.year());
    match (spoken(style), Era::of_date(period.end)) {
        (Style::Era, Some(era)) => format!("{}年", era_year_text(era, number)),
        _ => format!("{number}年"),
    }
}
