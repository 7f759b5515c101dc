//! Figures of indicators over time.

use super::{dec, head, month, number, ticks, year};
use crate::figure::{
    Baseline, Day, Gap, Head, Point, PointKind, Series, SeriesBreak, Span, Target, TargetKind, TargetRange,
    Tick, TimeSeries,
};

pub(super) fn all() -> Vec<TimeSeries> {
    vec![
        participation(),
        baseline_and_target(),
        one_value(),
        four_series(),
        monthly(),
        range_and_negative(),
        change_of_definition(),
        kept_level(),
        empty(),
        hostile(),
        crowded_end(),
        english(),
        spans(),
        halves(),
        two_breaks(),
    ]
}

fn base(id: &str, title: &str) -> TimeSeries {
    TimeSeries {
        head: head(id, title),
        format: number(1, "%"),
        from_zero: false,
        ticks: ticks(2019, 2026),
        series: Vec::new(),
        baseline: None,
        targets: Vec::new(),
        range: None,
        gaps: Vec::new(),
        breaks: Vec::new(),
    }
}

pub(super) fn actual(number: i32, value: &str) -> Point {
    Point {
        day: year(number),
        span: None,
        value: dec(value),
        label: value.into(),
        kind: PointKind::Actual,
        joined: true,
    }
}

fn baseline(number: i32, value: &str) -> Baseline {
    Baseline { day: year(number), span: None, value: dec(value), label: format!("基準値 {value}") }
}

fn target(number: i32, value: &str, kind: TargetKind) -> Target {
    let word = match kind {
        TargetKind::Interim => "中間目標",
        TargetKind::Final => "目標",
    };
    Target { day: year(number), span: None, value: dec(value), label: format!("{word} {value}"), kind }
}

fn line(label: &str, points: Vec<Point>) -> Series {
    Series { label: label.into(), points }
}

pub(super) fn values(from: i32, values: &[&str]) -> Vec<Point> {
    (from..).zip(values).map(|(number, value)| actual(number, value)).collect()
}

fn participation() -> TimeSeries {
    let mut points = values(2017, &["41.2", "42.0", "43.1"]);
    points.extend(values(2021, &["38.4", "40.1", "42.7"]));
    points.push(Point { label: "実績 44.6".into(), ..actual(2024, "44.6") });
    points.push(Point { label: "見込 45.3".into(), kind: PointKind::Estimate, ..actual(2025, "45.3") });
    TimeSeries {
        ticks: ticks(2017, 2026),
        series: vec![line("", points)],
        baseline: Some(baseline(2021, "38.4")),
        targets: vec![target(2024, "43.0", TargetKind::Interim), target(2026, "48.0", TargetKind::Final)],
        gaps: vec![Gap { from: month(2020, 4), to: month(2021, 4), label: "調査なし".into() }],
        ..base("series-participation", "地域活動に参加した市民の割合")
    }
}

fn baseline_and_target() -> TimeSeries {
    TimeSeries {
        ticks: ticks(2019, 2024),
        baseline: Some(baseline(2019, "45.2")),
        targets: vec![target(2024, "56.5", TargetKind::Final)],
        ..base("series-no-actual", "まだ実績のない指標")
    }
}

fn one_value() -> TimeSeries {
    TimeSeries {
        format: number(0, "件"),
        ticks: ticks(2019, 2024),
        series: vec![line("", vec![actual(2022, "52")])],
        baseline: Some(baseline(2019, "46")),
        targets: vec![target(2024, "64", TargetKind::Final)],
        ..base("series-one-value", "実績が1つの指標")
    }
}

fn four_series() -> TimeSeries {
    TimeSeries {
        ticks: ticks(2019, 2025),
        series: vec![
            line("10代", values(2019, &["22.0", "24.5", "27.1", "29.9", "31.0", "33.2", "34.0"])),
            line("30代", values(2019, &["30.2", "30.0", "31.5", "31.9", "32.5", "33.0", "33.1"])),
            line("50代", values(2019, &["44.0", "43.2", "42.0", "40.5", "40.0", "38.8", "37.9"])),
            line("70代", values(2019, &["51.0", "50.2", "48.9", "49.3", "50.1", "50.0", "49.6"])),
            line("描かない", values(2019, &["90.0", "91.0"])),
        ],
        ..base("series-four", "年代別の割合")
    }
}

fn monthly() -> TimeSeries {
    let wave = [0, 3, 5, 9, 4, 2, 7, 8, 1, -2, -5, -3];
    let point = |(number, wave): (i32, &i32)| {
        let value = 1_200 + number * 9 + wave * 11;
        Point { day: Day(month(2020, 4 + number).0 + 15), ..actual(2020, &value.to_string()) }
    };
    TimeSeries {
        format: number(0, "人"),
        from_zero: true,
        ticks: ticks(2020, 2024),
        series: vec![line("", (0..60).zip(wave.iter().cycle()).map(point).collect())],
        ..base("series-monthly", "月ごとの利用者の数")
    }
}

fn range_and_negative() -> TimeSeries {
    TimeSeries {
        series: vec![line("", values(2019, &["-6.1", "-2.0", "1.5", "3.2", "2.4", "4.9"]))],
        range: Some(TargetRange {
            low: Some(dec("2")),
            high: Some(dec("4")),
            label: "目標の範囲 2〜4".into(),
        }),
        ..base("series-range", "収支の割合")
    }
}

fn change_of_definition() -> TimeSeries {
    let mut points = values(2019, &["61.0", "63.5"]);
    points.push(Point { joined: false, ..actual(2022, "66.0") });
    points.extend(values(2023, &["72.4", "73.0"]));
    points.push(Point { label: "速報 75.2".into(), kind: PointKind::Preliminary, ..actual(2025, "75.2") });
    TimeSeries {
        series: vec![line("", points)],
        targets: vec![target(2026, "80.0", TargetKind::Final)],
        breaks: vec![SeriesBreak { day: month(2023, 4), label: "数え方を変更".into() }],
        ..base("series-break", "途中で数え方が変わった指標")
    }
}

fn kept_level() -> TimeSeries {
    TimeSeries {
        format: number(0, "人"),
        series: vec![line("", values(2020, &["2,476", "2,476"]))],
        baseline: Some(baseline(2020, "2,476")),
        targets: vec![target(2026, "2,476", TargetKind::Final)],
        ..base("series-kept", "今の水準を保つ指標")
    }
}

fn empty() -> TimeSeries {
    TimeSeries { ticks: Vec::new(), ..base("series-empty", "値のない指標") }
}

fn hostile() -> TimeSeries {
    let evil = "\"><script>alert(1)</script>&amp;'";
    let mut figure = participation();
    figure.head.id = "series-hostile".into();
    figure.head.title = evil.into();
    figure.head.description = evil.into();
    figure.format.unit = evil.into();
    figure.series[0].label = evil.into();
    figure.gaps[0].label = evil.into();
    figure.ticks[0].label = evil.into();
    figure.targets[1].label = format!("とても長くて画面の幅に入らない目標の名前 {evil}");
    figure
}

/// Baseline, latest, estimate and target close together at the right end.
fn crowded_end() -> TimeSeries {
    let mut points = values(2023, &["80.1", "80.9"]);
    points.push(Point { label: "見込 81.0".into(), kind: PointKind::Estimate, ..actual(2025, "81.0") });
    TimeSeries {
        ticks: ticks(2010, 2026),
        series: vec![line("", points)],
        baseline: Some(baseline(2023, "80.1")),
        targets: vec![target(2025, "80.8", TargetKind::Interim), target(2026, "81.0", TargetKind::Final)],
        ..base("series-crowded-end", "右の端に集まる値")
    }
}

/// From the first day of a fiscal year to the last of another.
fn span(from: i32, to: i32) -> Span {
    Span { from: month(from, 4), to: month(to + 1, 4) }
}

fn middle(span: Span) -> Day {
    Day(i32::midpoint(span.from.0, span.to.0))
}

fn of_span(span: Span, value: &str) -> Point {
    Point { day: middle(span), span: Some(span), joined: false, ..actual(2000, value) }
}

/// Means of several years, below zero.
fn spans() -> TimeSeries {
    let (start, end) = (span(2017, 2021), span(2022, 2026));
    let wanted = target(2026, "-100", TargetKind::Final);
    TimeSeries {
        format: number(0, "人"),
        ticks: ticks(2017, 2026),
        series: vec![line("", vec![of_span(span(2022, 2023), "-187"), of_span(span(2022, 2025), "-166")])],
        baseline: Some(Baseline { day: middle(start), span: Some(start), ..baseline(2019, "-212") }),
        targets: vec![Target { day: middle(end), span: Some(end), ..wanted }],
        ..base("series-spans", "転入と転出の差（期間の平均）")
    }
}

/// Half years, which no line joins, beside the target of a year.
fn halves() -> TimeSeries {
    let half = |year, first| Span { from: month(year, first), to: month(year, first + 6) };
    let wanted = target(2026, "8,000", TargetKind::Final);
    TimeSeries {
        format: number(0, "人"),
        ticks: ticks(2025, 2026),
        series: vec![line("", vec![of_span(half(2025, 10), "2,940"), of_span(half(2026, 4), "4,110")])],
        targets: vec![Target { span: Some(span(2026, 2026)), ..wanted }],
        ..base("series-halves", "半年ごとの利用者の数")
    }
}

fn two_breaks() -> TimeSeries {
    let change = |year, label: &str| SeriesBreak { day: month(year, 4), label: label.into() };
    let mut figure = change_of_definition();
    figure.head.id = "series-two-breaks".into();
    figure.breaks = vec![
        change(2020, "対象を18歳以上の市民にひろげ、調査の方法を郵送からウェブに変えました"),
        change(2023, "数え方を変更"),
    ];
    figure
}

fn english() -> TimeSeries {
    let tick = |number: i32| Tick {
        day: year(number),
        label: format!("{number}/{:02}", (number + 1) % 100),
        sub: None,
    };
    TimeSeries {
        format: number(0, " people"),
        ticks: (2018..=2025).map(tick).collect(),
        series: vec![line(
            "",
            values(2018, &["12,804", "13,111", "9,870", "10,455", "12,003", "13,877", "14,020"]),
        )],
        targets: vec![Target { label: "Target 15,000".into(), ..target(2025, "15,000", TargetKind::Final) }],
        head: Head { description: "Visitors, as a chart.".into(), ..head("series-english", "Visitors") },
        ..base("series-english", "Visitors")
    }
}
