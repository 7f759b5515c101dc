//! What holds for every period.

use proptest::prelude::*;

use super::super::{Calendar, Form, Period, Style, Unit, YearKind};
use super::calendar_years;
use crate::model::Language;

fn unit() -> impl Strategy<Value = Unit> {
    let kind = prop_oneof![Just(YearKind::Fiscal), Just(YearKind::Calendar)];
    (kind, 0_u8..9).prop_map(|(kind, number)| match number {
        0 => Unit::Day,
        1 => Unit::Month,
        2 => Unit::Year(kind),
        3 | 4 => Unit::Half(kind, number - 2),
        _ => Unit::Quarter(kind, number - 4),
    })
}

/// A single period with a calendar that counts its fiscal years.
fn single(first_month: u8) -> impl Strategy<Value = Period> {
    (unit(), 1000..9990_i32, 0..12_i32, 1..29_i8).prop_map(move |(unit, year, month, day)| {
        let calendar = calendar_years().with_first_month(first_month).unwrap();
        let within = if unit.year_kind().is_some() { 0 } else { month };
        let offset = unit.year_kind().map_or(0, |kind| calendar.month_offset(kind));
        let count = year * 12 + within + offset + unit.months_into_year();
        let period = Period::of_months(unit, count).unwrap();
        if unit == Unit::Day { Period::of_day(period.start.with().day(day).build().unwrap()) } else { period }
    })
}

fn any_period() -> impl Strategy<Value = (Period, Calendar)> {
    (1_u8..=12).prop_flat_map(|first_month| {
        (single(first_month), single(first_month), any::<bool>()).prop_map(move |(one, other, ranged)| {
            let calendar = calendar_years().with_first_month(first_month).unwrap();
            let range = Period::spanning(one.min(other), one.max(other));
            (if ranged { range.unwrap_or(one) } else { one }, calendar)
        })
    })
}

proptest! {
    #[test]
    fn codes_are_read_back((period, calendar) in any_period()) {
        let code = period.code();
        let read = Period::parse(&code, &calendar);
        prop_assert_eq!(read.as_ref(), Ok(&period), "{}", code);
        prop_assert_eq!(read.map(|period| period.code()), Ok(code));
    }

    #[test]
    fn printed_words_are_read_back((period, calendar) in any_period(), japanese in any::<bool>()) {
        let language = if japanese { Language::Japanese } else { Language::English };
        for style in [Style::Full, Style::Western, Style::Era] {
            let text = period.print(&calendar, language, style);
            prop_assert_eq!(Period::parse(&text, &calendar), Ok(period), "{}", text);
        }
    }

    #[test]
    fn ends_make_the_period_again((period, _) in any_period()) {
        let (first, last) = period.ends();
        prop_assert_eq!(Period::spanning(first, last), Ok(period));
        prop_assert!(period.contains(&first) && period.contains(&last));
        prop_assert!(period.start() <= period.end());
    }

    #[test]
    fn years_fill_a_range_of_years(year in 1000..9000_i32, more in 0..30_i32, fiscal in any::<bool>()) {
        let kind = if fiscal { YearKind::Fiscal } else { YearKind::Calendar };
        let calendar = Calendar::new();
        let of_year = |year| Period::of_year(kind, year, &calendar).unwrap();
        let range = Period::spanning(of_year(year), of_year(year + more)).unwrap();
        let years: Vec<Period> = range.years().collect();
        prop_assert_eq!(years.len(), usize::try_from(more + 1).unwrap());
        prop_assert!(years.iter().all(|one| one.is_year() && range.contains(one)));
        prop_assert_eq!(years.first().map(Period::start), Some(range.start()));
        prop_assert_eq!(years.last().map(Period::end), Some(range.end()));
    }

    #[test]
    fn the_order_is_that_of_first_days((one, _) in any_period(), (other, _) in any_period()) {
        if one.start() != other.start() {
            prop_assert_eq!(one < other, one.start() < other.start());
        }
        if matches!(one.form(), Form::Single(Unit::Half(..) | Unit::Quarter(..))) {
            prop_assert_eq!(one.year(), None);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[平成令和元年度月日末上下半期第四～~()（）\\-/.0-9０-９RHSFYQa-z \u{3000}・現在]{0,24}") {
        if let Ok(period) = Period::parse(&text, &calendar_years()) {
            prop_assert!(period.start() <= period.end());
            prop_assert_eq!(Period::parse(&period.code(), &calendar_years()), Ok(period));
        }
    }

    #[test]
    fn no_characters_break_the_reader(text in ".*") {
        let _ = Period::parse(&text, &Calendar::new());
    }
}
