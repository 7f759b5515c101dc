//! Periods in words.

use super::super::{Calendar, Style};
use super::read;
use crate::model::Language::{self, English, Japanese};

#[track_caller]
fn check(calendar: &Calendar, language: Language, table: &[(&str, Style, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, style, expected)| {
            let found = read(text).print(calendar, language, *style);
            (found != *expected).then(|| format!("{text} {style:?}: {found}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn japanese() {
    check(
        &Calendar::new(),
        Japanese,
        &[
            ("H31", Style::Full, "2019年度（令和元年度）"),
            ("H31", Style::Western, "2019年度"),
            ("H31", Style::Era, "令和元年度"),
            ("H31", Style::Axis, "2019"),
            ("H31", Style::AxisEra, "令和元"),
            ("S63年度", Style::Era, "昭和63年度"),
            ("1989年", Style::Full, "1989年（平成元年）"),
            ("2025年", Style::Full, "2025年（令和7年）"),
            ("1800年", Style::Full, "1800年"),
            ("1800年", Style::AxisEra, "1800"),
            ("2026-11-21", Style::Full, "2026年11月21日"),
            ("2026-11-21", Style::Axis, "2026年11月21日"),
            ("2026-11-21", Style::Era, "令和8年11月21日"),
            ("2019-04", Style::Full, "2019年4月"),
            ("2019-04", Style::Era, "平成31年4月"),
            ("2019-05", Style::AxisEra, "令和元年5月"),
            ("1989-01", Style::Era, "平成元年1月"),
            ("1989-01-07", Style::Era, "昭和64年1月7日"),
            ("R3～R7", Style::Full, "2021年度（令和3年度）～2025年度（令和7年度）"),
            ("R3～R7", Style::Western, "2021年度～2025年度"),
            ("R3～R7", Style::Era, "令和3年度～令和7年度"),
            ("R3～R7", Style::Axis, "2021～2025"),
            ("H30～R2", Style::AxisEra, "平成30～令和2"),
            ("FY2017/2018-06", Style::Axis, "2017年度～2018年6月"),
            ("FY2025-H1", Style::Full, "2025年度（令和7年度）上半期"),
            ("FY2025-H2", Style::Axis, "2025年度下半期"),
            ("FY2025-H2", Style::AxisEra, "令和7年度下半期"),
            ("2025年第4四半期", Style::Western, "2025年第4四半期"),
        ],
    );
}

#[test]
fn the_city_names_its_fiscal_year() {
    let ruled = Calendar::new().with_fiscal_name(2019, "平成31年度").with_fiscal_name(2020, "2020年度");
    check(
        &ruled,
        Japanese,
        &[
            ("R1", Style::Full, "2019年度（平成31年度）"),
            ("R1", Style::Era, "平成31年度"),
            ("R1", Style::AxisEra, "平成31"),
            ("2019年", Style::Era, "令和元年"),
            ("R2", Style::Full, "2020年度"),
        ],
    );
    check(&ruled, English, &[("R1", Style::Era, "FY2019 (Heisei 31)"), ("R1", Style::AxisEra, "H31")]);
}

#[test]
fn english() {
    check(
        &Calendar::new(),
        English,
        &[
            ("H31", Style::Full, "FY2019"),
            ("H31", Style::Western, "FY2019"),
            ("H31", Style::Era, "FY2019 (Reiwa 1)"),
            ("H31", Style::Axis, "2019"),
            ("H31", Style::AxisEra, "R1"),
            ("2019年", Style::Full, "2019"),
            ("2019年", Style::Era, "2019 (Reiwa 1)"),
            ("2026-11-21", Style::Full, "21 November 2026"),
            ("2026-11-21", Style::Era, "21 November 2026 (Reiwa 8)"),
            ("2019-04", Style::Full, "April 2019"),
            ("2019-04", Style::Era, "April 2019 (Heisei 31)"),
            ("R3～R7", Style::Full, "FY2021 to FY2025 (April 2021 to March 2026)"),
            ("R3～R7", Style::Western, "FY2021 to FY2025"),
            ("R3～R7", Style::Era, "FY2021 (Reiwa 3) to FY2025 (Reiwa 7)"),
            ("R3～R7", Style::Axis, "2021 to 2025"),
            ("R3～R7", Style::AxisEra, "R3 to R7"),
            ("2018年～2020年", Style::Full, "2018 to 2020"),
            ("FY2025-H1", Style::Full, "first half of FY2025 (April 2025 to September 2025)"),
            ("FY2025-H1", Style::Axis, "first half of FY2025"),
            ("FY2025-Q4", Style::Western, "fourth quarter of FY2025"),
            ("FY2017/2018-06", Style::Full, "FY2017 to June 2018 (April 2017 to June 2018)"),
            ("FY2017/2018-06-10", Style::Full, "FY2017 to 10 June 2018 (April 2017 to 10 June 2018)"),
            ("FY2017/2018-06", Style::Axis, "FY2017 to June 2018"),
            ("2025-04-01/2025-09-30", Style::Full, "1 April 2025 to 30 September 2025"),
        ],
    );
}
