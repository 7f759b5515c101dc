//! Written periods and the codes they are read as.

use super::super::{Calendar, Granularity, Period, Reading, Standing, YearKind};
use super::{calendar_years, heisei, read};

#[track_caller]
fn check(calendar: &Calendar, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, code)| {
            let found = Period::parse(text, calendar).map(|period| period.code());
            (found.as_deref() != Ok(*code)).then(|| format!("{text}: {found:?}, not {code}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_fiscal_year_has_many_names() {
    let names = [
        "平成31年度",
        "H31",
        "H31年度",
        "h31",
        "Ｈ３１",
        "㍻31年度",
        "平31年度",
        "Heisei 31",
        "2019年度",
        "２０１９年度",
        "令和元年度",
        "R1",
        "R01",
        "R元",
        "R元年度",
        "令和1年度",
        "FY2019",
        "FY 2019",
        "fy2019",
        "FY2019年度",
        "fiscal year 2019",
        "2019",
        "2019(令和元)年度",
        "2019（平成31）年度",
        "2019年度（令和元年度）",
        "2019年度(平成31年度)",
        "平成31(2019)年度",
        "平成31年度（令和元年度）",
        "令和元年度（平成31年度・令和元年度）",
        "2019/20",
        "2019-20",
        "2019–20",
        "FY2019/20",
        "2019/20 [Note 5]",
        "2019会計年度",
        " 令和 元 年度 ",
        "令和　元　年度",
        "2019(R1)年度",
        "31年度",
        "FY2019 (Heisei 31)",
        "fiscal year 2019 (April 2019 to March 2020)",
        "二〇一九年度",
        "平成三十一年度",
        "H31/R1",
        "令和元年度～令和元年度",
        "2019 (Reiwa 1)",
    ];
    for name in names {
        assert_eq!(read(name).code(), "FY2019", "{name}");
    }
}

#[test]
fn years() {
    check(
        &heisei(),
        &[
            ("令和7年度", "FY2025"),
            ("R7", "FY2025"),
            ("R7年度", "FY2025"),
            ("２０２５年度", "FY2025"),
            ("2025(令和7)年度", "FY2025"),
            ("2025", "FY2025"),
            ("33年度", "FY2021"),
            ("33", "FY2021"),
            ("元年度", "FY1989"),
            ("平成40年度", "FY2028"),
            ("昭和70年度", "FY1995"),
            ("昭和64年", "1989"),
            ("S64", "FY1989"),
            ("平成元年", "1989"),
            ("令和7年", "2025"),
            ("2025年", "2025"),
            ("2025暦年", "2025"),
            ("1999/00", "FY1999"),
            ("令和七年度", "FY2025"),
        ],
    );
    check(
        &calendar_years(),
        &[("2019", "2019"), ("R1", "2019"), ("2019/20", "FY2019"), ("2013 Q1", "2013-Q1")],
    );
}

#[test]
fn ranges() {
    check(
        &heisei(),
        &[
            ("33年度～36年度", "FY2021/FY2024"),
            ("H27～R2年度", "FY2015/FY2020"),
            ("令和3年度～令和7年度", "FY2021/FY2025"),
            ("令和3～7年度", "FY2021/FY2025"),
            ("令和3-7年度", "FY2021/FY2025"),
            ("R3-R7", "FY2021/FY2025"),
            ("R3-7", "FY2021/FY2025"),
            ("S63-H1", "FY1988/FY1989"),
            ("令和３年度〜令和７年度", "FY2021/FY2025"),
            ("令和3年度から令和7年度まで", "FY2021/FY2025"),
            ("令和3年度から令和7年度までの5年間", "FY2021/FY2025"),
            ("令和3年度～令和7年度（5か年）", "FY2021/FY2025"),
            ("2021年度（令和3年度）～2025年度（令和7年度）", "FY2021/FY2025"),
            ("令和3年度～令和7年度（2021～2025）", "FY2021/FY2025"),
            ("令和3年度～令和7年度末", "FY2021/FY2025"),
            ("令和3年度末～令和7年度末", "2022-03-31/2026-03-31"),
            ("2021～25年度", "FY2021/FY2025"),
            ("2021-25", "FY2021/FY2025"),
            ("FY2021/FY2025", "FY2021/FY2025"),
            ("FY2021/2025", "FY2021/FY2025"),
            ("FY2021 to FY2025", "FY2021/FY2025"),
            ("fiscal years 2021 to 2025 (April 2021 to March 2026)", "FY2021/FY2025"),
            ("2005-2007", "FY2005/FY2007"),
            ("2005-07年度", "FY2005/FY2007"),
            ("2005年～2007年", "2005/2007"),
            ("令和7年4月～9月", "2025-04/2025-09"),
            ("令和7年4～9月", "2025-04/2025-09"),
            ("令和7年度10月～3月", "2025-10/2026-03"),
            ("令和7年4月1日～30日", "2025-04-01/2025-04-30"),
            ("令和7年9月1～30日", "2025-09-01/2025-09-30"),
            ("2025年9月1日～10月31日", "2025-09-01/2025-10-31"),
            ("平成29年度～平成30年6月", "FY2017/2018-06"),
            ("令和7年度上半期～下半期", "FY2025-H1/FY2025-H2"),
            ("April to June 2019", "2019-04/2019-06"),
            ("from April 2019 to March 2020", "2019-04/2020-03"),
            ("2019-04/2019-09", "2019-04/2019-09"),
            ("2018-H31", "FY2018/FY2019"),
            ("R7.4～9月", "2025-04/2025-09"),
            ("平成30年4月～31年3月", "2018-04/2019-03"),
            ("2018年4月～19年3月", "2018-04/2019-03"),
            ("Q1 to Q3 2013", "FY2013-Q1/FY2013-Q3"),
            ("2013 Q1 to 2014 Q4", "FY2013-Q1/FY2014-Q4"),
            ("令 和 ３ 年 度　～　令 和 ７ 年 度", "FY2021/FY2025"),
        ],
    );
    check(
        &calendar_years(),
        &[
            ("2018 to 2020", "2018/2020"),
            ("2018/2020", "2018/2020"),
            ("2005-2007", "2005/2007"),
            ("2005–2007", "2005/2007"),
            ("2019/2020", "2019/2020"),
            ("H27～R2年度", "FY2015/FY2020"),
        ],
    );
}

#[test]
fn months_and_days() {
    check(
        &heisei(),
        &[
            ("平成30年1月", "2018-01"),
            ("平成30年1月末", "2018-01-31"),
            ("平成30年1月末(現在)", "2018-01-31"),
            ("平成30年1月末現在", "2018-01-31"),
            ("平成30年1月末時点", "2018-01-31"),
            ("H29.11月", "2017-11"),
            ("R6.11月", "2024-11"),
            ("H17.4月", "2005-04"),
            ("H17.4", "2005-04"),
            ("H29/11", "2017-11"),
            ("R7.9.30", "2025-09-30"),
            ("R7/9/30", "2025-09-30"),
            ("令和7年9月30日現在", "2025-09-30"),
            ("2025年9月30日", "2025-09-30"),
            ("2025年(令和7年)9月30日", "2025-09-30"),
            ("令和7(2025)年9月30日", "2025-09-30"),
            ("令和7年9月30日（2025年9月30日）", "2025-09-30"),
            ("2019-04-01", "2019-04-01"),
            ("2019/4/1", "2019-04-01"),
            ("2019.4.1", "2019-04-01"),
            ("2019-04", "2019-04"),
            ("2019/4", "2019-04"),
            ("2011-12", "2011-12"),
            ("2019-4月", "2019-04"),
            ("昭和64年1月", "1989-01"),
            ("平成元年1月", "1989-01"),
            ("令和元年4月", "2019-04"),
            ("令和7年度2月", "2026-02"),
            ("令和7年度の2月末", "2026-02-28"),
            ("平成31年12月", "2019-12"),
            ("令和7年度末", "2026-03-31"),
            ("令和7年末", "2025-12-31"),
            ("2019年度（令和元年度）末", "2020-03-31"),
            ("令和7年4⽉1⽇", "2025-04-01"),
            ("April 2019", "2019-04"),
            ("Sept. 2019", "2019-09"),
            ("30 September 2025", "2025-09-30"),
            ("September 30th, 2025", "2025-09-30"),
            ("as of 30 September 2025", "2025-09-30"),
            ("end of January 2018", "2018-01-31"),
            ("end of FY2025", "2026-03-31"),
            ("2024年2月29日", "2024-02-29"),
        ],
    );
}

#[test]
fn halves_and_quarters() {
    check(
        &heisei(),
        &[
            ("令和7年度上半期", "FY2025-H1"),
            ("令和7年度 下半期", "FY2025-H2"),
            ("令和7年度の下期", "FY2025-H2"),
            ("2025年上半期", "2025-H1"),
            ("R7上半期", "FY2025-H1"),
            ("2025年度（令和7年度）上半期", "FY2025-H1"),
            ("2025年度第2四半期", "FY2025-Q2"),
            ("令和7年度第三四半期", "FY2025-Q3"),
            ("令和7年度第２・四半期", "FY2025-Q2"),
            ("令和7年度第4Q", "FY2025-Q4"),
            ("R7 Q4", "FY2025-Q4"),
            ("2013 Q1", "FY2013-Q1"),
            ("2019-Q1", "FY2019-Q1"),
            ("FY2019-H2", "FY2019-H2"),
            ("Q2 FY2025", "FY2025-Q2"),
            ("first half of fiscal year 2025 (April 2025 to September 2025)", "FY2025-H1"),
            ("令和7年度上半期末", "2025-09-30"),
        ],
    );
    check(&calendar_years(), &[("2019-Q1", "2019-Q1"), ("Q1 2013", "2013-Q1"), ("2019-H2", "2019-H2")]);
    let quarter = read("FY2019-Q4");
    assert_eq!(
        (quarter.start().to_string(), quarter.end().to_string()),
        ("2020-01-01".into(), "2020-03-31".into())
    );
}

#[test]
fn a_heading_lends_its_year() {
    let year = read("令和7年度");
    let table = [
        ("9月30日現在", "2025-09-30"),
        ("3月末", "2026-03-31"),
        ("上半期", "FY2025-H1"),
        ("第1四半期", "FY2025-Q1"),
        ("年度末", "2026-03-31"),
        ("年末", "2025-12-31"),
        ("4月～9月", "2025-04/2025-09"),
        ("R6", "FY2024"),
    ];
    for (text, code) in table {
        let found = Period::parse_within(text, &heisei(), year).map(|period| period.code());
        assert_eq!(found.as_deref(), Ok(code), "{text}");
    }
}

#[test]
fn a_standing_is_read_beside_the_period() {
    let table = [
        ("令和7年度見込", Standing::Estimate),
        ("R7(見込値)", Standing::Estimate),
        ("令和7年度（見込み）", Standing::Estimate),
        ("令和7年度速報値", Standing::Preliminary),
        ("FY2025 confirmed", Standing::Confirmed),
    ];
    for (text, standing) in table {
        let reading = Reading::parse(text, &heisei()).unwrap();
        assert_eq!((reading.period.code().as_str(), reading.standing), ("FY2025", Some(standing)), "{text}");
    }
}

#[test]
fn the_fiscal_year_may_begin_in_another_month() {
    let october = Calendar::new().with_first_month(10).unwrap();
    let table = [
        ("FY2019", "2019-10-01", "2020-09-30"),
        ("2019年度上半期", "2019-10-01", "2020-03-31"),
        ("2019年度第4四半期", "2020-07-01", "2020-09-30"),
        ("2019年度9月", "2020-09-01", "2020-09-30"),
        ("2019年度末", "2020-09-30", "2020-09-30"),
    ];
    for (text, start, end) in table {
        let period = Period::parse(text, &october).unwrap();
        assert_eq!(
            (period.start().to_string().as_str(), period.end().to_string().as_str()),
            (start, end),
            "{text}"
        );
    }
    assert_eq!(Period::parse("FY2019-Q4", &october).unwrap().code(), "FY2019-Q4");
    assert_eq!(Calendar::new().with_first_month(13), None);
}

#[test]
fn only_whole_years_are_years() {
    let whole = ["FY2019", "2019年", "H31"];
    let parts = ["FY2019-H1", "2019-Q1", "2019-04", "2019年4月1日", "FY2018/FY2019", "令和7年度末"];
    assert!(whole.iter().all(|text| read(text).is_year() && read(text).year() == Some(2019)));
    assert!(parts.iter().all(|text| !read(text).is_year() && read(text).year().is_none()));
    assert_eq!(read("FY2019-H1").granularity(), Granularity::Half);
}

#[test]
fn periods_are_ordered_and_contained() {
    let mut texts =
        ["R2", "2019年", "H31年度下半期", "H30～R2年度", "2019-04", "H31", "2019-04-01"].map(read);
    texts.sort();
    let codes = texts.map(|period| period.code());
    assert_eq!(codes, ["FY2018/FY2020", "2019", "2019-04-01", "2019-04", "FY2019", "FY2019-H2", "FY2020"]);
    assert!(read("FY2019").contains(&read("2020-03")));
    assert!(!read("FY2019").contains(&read("2019年")));
    assert!(read("2019").contains(&read("2019-Q1")), "bare years are one kind");
}

#[test]
fn a_range_has_years() {
    let codes = |text: &str| read(text).years().map(|year| year.code()).collect::<Vec<_>>();
    assert_eq!(codes("H30～R2年度"), ["FY2018", "FY2019", "FY2020"]);
    assert_eq!(codes("2018年～2019年"), ["2018", "2019"]);
    assert_eq!(codes("R2"), ["FY2020"]);
    assert!(codes("令和7年度上半期").is_empty());
    assert!(codes("平成29年度～平成30年6月").is_empty());
}

#[test]
fn the_middle_of_a_period_is_a_day() {
    assert_eq!(read("1970年1月1日").middle_day(), 0);
    assert_eq!(read("2019年").middle_day(), super::super::day_number(jiff::civil::date(2019, 7, 2)));
    assert_eq!(Period::of_year(YearKind::Fiscal, 2019, &heisei()), Some(read("FY2019")));
}
