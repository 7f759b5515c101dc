//! Texts that are no period, and why.

use super::super::{Calendar, Era, Period, PeriodProblem, Reading, Standing};

fn problem(text: &str) -> PeriodProblem {
    Period::parse(text, &Calendar::new()).expect_err(text)
}

fn unreadable(rest: &str) -> PeriodProblem {
    PeriodProblem::Unreadable { rest: rest.to_owned() }
}

fn disagree(first: &str, second: &str) -> PeriodProblem {
    PeriodProblem::FormsDisagree { first: first.to_owned(), second: second.to_owned() }
}

#[test]
fn nothing_is_no_period() {
    for text in ["", "  ", "　", "\u{FEFF}"] {
        assert_eq!(problem(text), PeriodProblem::Empty, "{text:?}");
    }
}

#[test]
fn unknown_words_are_shown_as_typed() {
    let table = [
        ("昨年12月", "昨年12月"),
        ("令和７年４月頃", "頃"),
        ("令和7年度（予定）", "（予定）"),
        ("２０１９年４月ｘ", "ｘ"),
        ("20190401", "20190401"),
        ("2019 20", "20"),
        ("令和7年4", "4"),
        ("平成", "平成"),
        ("R", "R"),
        ("-", "-"),
        ("22,600", ",600"),
        ("未定", "未定"),
        ("令和3年度～", "令和3年度～"),
        ("R7.4～9", "R7.4～9"),
        ("2019-04/09", "2019-04/09"),
        ("R1 Q1～3", "R1 Q1～3"),
        ("令和7年4～", "令和7年4～"),
        ("令和7年4～7年", "令和7年4～7年"),
        ("令和3年度から5年間", "間"),
        ("令和7年度まで", "まで"),
        ("H31・R1", "・R1"),
        ("令和7年度(8人)", "(8人)"),
    ];
    for (text, rest) in table {
        let found = Period::parse(text, &Calendar::new().with_era(Era::Reiwa)).expect_err(text);
        assert_eq!(found, unreadable(rest), "{text}");
    }
}

#[test]
fn what_is_missing_is_named() {
    for text in ["9月30日現在", "上半期", "第1四半期", "年度末", "4月～9月"] {
        assert_eq!(problem(text), PeriodProblem::YearMissing, "{text}");
    }
    assert_eq!(problem("33年度"), PeriodProblem::EraMissing { year: 33 });
    assert_eq!(problem("元年"), PeriodProblem::EraMissing { year: 1 });
    assert_eq!(problem("7"), PeriodProblem::EraMissing { year: 7 });
}

#[test]
fn years_that_no_era_has() {
    assert_eq!(problem("令和0年"), PeriodProblem::YearOutOfEra { era: Era::Reiwa, year: 0 });
    assert_eq!(problem("R0"), PeriodProblem::YearOutOfEra { era: Era::Reiwa, year: 0 });
    assert_eq!(problem("令和2025年"), PeriodProblem::YearOutOfEra { era: Era::Reiwa, year: 2025 });
}

#[test]
fn days_that_do_not_exist() {
    let table = [
        ("2025年2月30日", 2025, 2, Some(30)),
        ("2025年2月29日", 2025, 2, Some(29)),
        ("令和32年13月", 2050, 13, None),
        ("令和7年0月", 2025, 0, None),
        ("2019-13", 2019, 13, None),
        ("2019-00-01", 2019, 0, Some(1)),
        ("R7.9.31", 2025, 9, Some(31)),
        ("9999年度", 10000, 1, None),
    ];
    for (text, year, month, day) in table {
        assert_eq!(problem(text), PeriodProblem::NoSuchDate { year, month, day }, "{text}");
    }
    assert_eq!(problem("令和7年度第5四半期"), PeriodProblem::NoSuchQuarter { number: 5 });
    assert_eq!(problem("2019-Q0"), PeriodProblem::NoSuchQuarter { number: 0 });
}

#[test]
fn two_forms_must_agree() {
    assert_eq!(problem("2025(令和8)年度"), disagree("FY2025", "FY2026"));
    assert_eq!(problem("令和7年度(2026年度)"), disagree("FY2025", "FY2026"));
    assert_eq!(problem("2025年度(令和7年)"), disagree("FY2025", "2025"));
    assert_eq!(problem("令和7年9月30日(2025年9月29日)"), disagree("2025-09-30", "2025-09-29"));
    assert_eq!(problem("令和3年度～令和7年度(2021～2026)"), disagree("FY2021/FY2025", "FY2021/FY2026"));
    assert_eq!(
        problem("令和3年度～令和7年度(4年間)"),
        PeriodProblem::LengthDisagrees { period: "FY2021/FY2025".to_owned(), years: 4 }
    );
}

#[test]
fn ranges_must_run_forward_in_one_kind_of_year() {
    let date = jiff::civil::date;
    let backwards = PeriodProblem::EndBeforeStart { start: date(2025, 4, 1), end: date(2022, 3, 31) };
    assert_eq!(problem("令和7年度～令和3年度"), backwards);
    let kinds = PeriodProblem::KindsDiffer { first: "2019".to_owned(), last: "FY2021".to_owned() };
    assert_eq!(problem("2019年～2021年度"), kinds);
}

#[test]
fn two_readings_are_not_guessed() {
    let ambiguous = PeriodProblem::Ambiguous { first: "FY2011".to_owned(), second: "2011-12".to_owned() };
    assert_eq!(problem("2011/12"), ambiguous);
    assert!(matches!(problem("2003/4"), PeriodProblem::Ambiguous { .. }));
}

#[test]
fn a_standing_is_not_dropped() {
    let expected = PeriodProblem::StandingWritten { standing: Standing::Estimate };
    assert_eq!(problem("令和7年度見込"), expected);
    assert!(Reading::parse("令和7年度見込速報", &Calendar::new()).is_err());
}

#[test]
fn long_texts_are_refused_in_linear_time() {
    for piece in ["1", "(", "令和", "年", "2019-", "[Note", "十", "(2019・"] {
        let text = format!("2019年度{}", piece.repeat(200_000));
        assert!(Period::parse(&text, &Calendar::new()).is_err(), "{piece}");
        assert!(Period::parse(&piece.repeat(200_000), &Calendar::new()).is_err(), "{piece}");
    }
}
