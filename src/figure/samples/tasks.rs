//! Schedules.

use super::{head, month};
use crate::figure::{Day, Now, Schedule, ScheduleRow, Sign, Span, Task, Tick, Timing};

pub(super) fn all() -> Vec<Schedule> {
    vec![one_year(), every_timing(), five_years(), outside(), empty()]
}

fn base(id: &str, title: &str) -> Schedule {
    let tick = |place: i32| Tick {
        day: Day(month(2025, 4 + place).0 + 15),
        label: ((3 + place) % 12 + 1).to_string(),
        sub: None,
    };
    Schedule {
        head: head(id, title),
        range: span((2025, 4), (2026, 4)),
        ticks: (0..12).map(tick).collect(),
        lines: (0..=4).map(|quarter| month(2025, 4 + quarter * 3)).collect(),
        rows: Vec::new(),
        now: Some(Now { day: Day(month(2025, 11).0 + 20), label: "いま（11月21日）".into() }),
        key: Vec::new(),
    }
}

fn span(from: (i32, i32), to: (i32, i32)) -> Span {
    Span { from: month(from.0, from.1), to: month(to.0, to.1) }
}

fn row(label: &str, tasks: Vec<Task>) -> ScheduleRow {
    ScheduleRow { heading: None, label: label.into(), tasks }
}

fn task(label: &str, timing: Timing) -> Task {
    Task { label: label.into(), timing }
}

fn bar(label: &str, planned: Option<Span>, actual: Option<Span>) -> Task {
    task(label, Timing::Bar { planned, actual })
}

fn point(label: &str, planned: Option<Day>, actual: Option<Day>) -> Task {
    task(label, Timing::Point { planned, actual })
}

fn one_year() -> Schedule {
    let day = |number: i32, days: i32| Day(month(2025, number).0 + days);
    Schedule {
        rows: vec![
            row(
                "開設の相談を受ける",
                vec![bar(
                    "",
                    Some(span((2025, 4), (2026, 4))),
                    Some(Span { from: month(2025, 4), to: day(11, 20) }),
                )],
            ),
            row("補助金の募集", vec![bar("", None, Some(span((2025, 5), (2025, 7))))]),
            row("審査会", vec![point("7月18日", None, Some(day(7, 17)))]),
            row(
                "居場所の交流会",
                vec![
                    point("11月8日", Some(day(10, 10)), Some(day(11, 7))),
                    point("3月", Some(day(15, 10)), None),
                ],
            ),
            row("開設の準備", vec![bar("", Some(span((2025, 9), (2026, 3))), None)]),
        ],
        ..base("schedule-year", "2025年度の予定")
    }
}

fn every_timing() -> Schedule {
    let days = (0..12).map(|place| Day(month(2025, 4 + place).0 + 10)).collect();
    Schedule {
        rows: vec![
            ScheduleRow {
                heading: Some("4 参加の推進".into()),
                ..row(
                    "講座の開催",
                    vec![
                        bar("企画", Some(span((2025, 4), (2025, 6))), None),
                        bar("参加者の募集", Some(span((2025, 6), (2025, 8))), None),
                        bar("講座", Some(span((2025, 8), (2025, 11))), None),
                        bar("まとめと報告書づくり", Some(span((2026, 1), (2026, 4))), None),
                    ],
                )
            },
            row(
                "",
                vec![task(
                    "毎月の定例会",
                    Timing::Recurring { days, actual: Some(span((2025, 4), (2025, 11))) },
                )],
            ),
            ScheduleRow {
                heading: Some("5 施設の管理".into()),
                ..row(
                    "とても長い名前のついた行は、狭い画面でも読めるように何行かに折り返されます",
                    vec![
                        task(
                            "協議・準備",
                            Timing::Phase {
                                span: span((2025, 4), (2025, 10)),
                                actual: Some(span((2025, 5), (2025, 11))),
                            },
                        ),
                        task("まとめ", Timing::Phase { span: span((2025, 10), (2026, 4)), actual: None }),
                        point("契約", Some(Day(month(2025, 4).0 + 2)), None),
                        point("完成の式典と見学会", Some(Day(month(2026, 3).0 + 25)), None),
                    ],
                )
            },
            row("修繕", vec![task("時期は原本で確認", Timing::Unknown)]),
            row(
                "下半期に開く説明会",
                vec![task(
                    "",
                    Timing::Within {
                        span: span((2025, 10), (2026, 4)),
                        actual: Some(span((2025, 10), (2025, 11))),
                    },
                )],
            ),
            long_labels(),
            row("時期が決まっていない仕事", Vec::new()),
        ],
        key: every_sign(),
        ..base("schedule-timings", "すべての種類の予定")
    }
}

fn every_sign() -> Vec<(Sign, String)> {
    vec![
        (Sign::Planned, "予定の期間".into()),
        (Sign::Done, "実際に行った期間".into()),
        (Sign::PlannedDay, "予定の日".into()),
        (Sign::DoneDay, "実際に行った日".into()),
        (Sign::Recurring, "くり返し行う予定".into()),
        (Sign::Phase, "まとまった期間の予定".into()),
        (Sign::Within, "この間のどこかの予定".into()),
    ]
}

fn long_labels() -> ScheduleRow {
    row(
        "",
        vec![
            task("時期がまだ分からないので、決まりしだい市のページでお知らせします", Timing::Unknown),
            bar(
                "長い名前の仕事も、狭い画面の幅で折り返して、すべて読めるようにします",
                Some(span((2026, 1), (2026, 3))),
                None,
            ),
        ],
    )
}

fn five_years() -> Schedule {
    let tick = |quarter: i32| Tick {
        day: Day(month(2021, 4 + quarter * 3).0 + 45),
        label: format!("{}期", quarter % 4 + 1),
        sub: (quarter % 4 == 1).then(|| format!("{}年度", 2021 + quarter / 4)),
    };
    let months = (0..60).map(|place| month(2021, 4 + place)).collect();
    Schedule {
        range: span((2021, 4), (2026, 4)),
        ticks: (0..20).map(tick).collect(),
        lines: (0..=5).map(|place| month(2021 + place, 4)).collect(),
        rows: vec![
            row(
                "計画づくり",
                vec![bar("策定", Some(span((2021, 4), (2022, 4))), Some(span((2021, 6), (2022, 9))))],
            ),
            row("巡回", vec![task("", Timing::Recurring { days: months, actual: None })]),
            row("前から続く仕事", vec![bar("", None, Some(span((2015, 4), (2023, 4))))]),
        ],
        ..base("schedule-five-years", "5年間の予定")
    }
}

fn outside() -> Schedule {
    Schedule {
        rows: vec![row(
            "期間の外の仕事",
            vec![
                bar("終わった", Some(span((2020, 4), (2021, 4))), None),
                point("先の日", Some(month(2030, 1)), None),
            ],
        )],
        now: Some(Now { day: month(2030, 1), label: "いま".into() }),
        ..base("schedule-outside", "範囲の外")
    }
}

fn empty() -> Schedule {
    let start = month(2025, 4);
    Schedule {
        range: Span { from: start, to: start },
        ticks: Vec::new(),
        lines: Vec::new(),
        now: None,
        ..base("schedule-empty", "予定なし")
    }
}
