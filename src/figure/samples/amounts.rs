//! Bullets, status bars and bars.

use super::{dec, head, number};
use crate::figure::{
    Amount, Arrangement, BarGroup, BarKind, Bars, Bullet, BulletActual, BulletTarget, Fill, Layout,
    PointKind, Reading, Segment, StatusBar, TargetKind, TargetRange, Tone,
};

fn reading(word: &str, value: &str) -> Reading {
    Reading { value: dec(value), label: format!("{word} {value}") }
}

fn bullet(id: &str, values: (Option<&str>, Option<&str>, Option<&str>)) -> Bullet {
    let (baseline, actual, target) = values;
    Bullet {
        head: head(id, "指標の現在地"),
        format: number(1, "%"),
        baseline: baseline.map(|value| reading("基準値", value)),
        actual: actual
            .map(|value| BulletActual { reading: reading("実績", value), kind: PointKind::Actual }),
        targets: target
            .map(|value| BulletTarget { reading: reading("目標", value), kind: TargetKind::Final })
            .into_iter()
            .collect(),
        range: None,
    }
}

pub(super) fn bullets() -> Vec<Bullet> {
    let mut interim = bullet("bullet-beyond", (Some("12"), Some("95.5"), Some("80")));
    interim.targets.insert(0, BulletTarget { reading: reading("中間目標", "50"), kind: TargetKind::Interim });
    let mut range = bullet("bullet-range", (None, Some("36.6"), None));
    range.range =
        Some(TargetRange {
            low: Some(dec("30")), high: Some(dec("35")), label: "目標の範囲 30〜35".into()
        });
    if let Some(actual) = &mut range.actual {
        actual.kind = PointKind::Estimate;
        actual.reading.label = "見込 36.6".into();
    }
    vec![
        bullet("bullet-between", (Some("38.4"), Some("44.6"), Some("48.0"))),
        bullet("bullet-no-actual", (Some("45.2"), None, Some("56.5"))),
        interim,
        bullet("bullet-below-zero", (Some("-2.5"), Some("-6.0"), Some("4"))),
        bullet("bullet-same", (Some("20"), Some("20"), Some("20"))),
        bullet("bullet-zero", (Some("0"), Some("0"), Some("0"))),
        range,
    ]
}

fn status(id: &str, counts: [u32; 5]) -> StatusBar {
    let states = [
        ("到達", Tone::Met),
        ("順調", Tone::Good),
        ("やや遅れ", Tone::Slow),
        ("遅れ", Tone::Late),
        ("未判定", Tone::None),
    ];
    let segment = |(count, (label, tone)): (u32, (&str, Tone))| Segment { count, label: label.into(), tone };
    StatusBar {
        head: head(id, "指標の状況"),
        segments: counts.into_iter().zip(states).map(segment).collect(),
    }
}

pub(super) fn status_bars() -> Vec<StatusBar> {
    vec![
        status("status-plan", [4, 12, 7, 4, 5]),
        status("status-thin", [1, 40, 2, 0, 3]),
        status("status-one", [0, 0, 0, 0, 8]),
        status("status-none", [0; 5]),
        status("status-many", [123, 87, 45, 60, 38]),
    ]
}

fn kind(label: &str, fill: Fill) -> BarKind {
    BarKind { label: label.into(), fill }
}

fn group(label: &str, sub: Option<&str>, amounts: &[&str]) -> BarGroup {
    let amount = |text: &&str| match *text {
        "-" => Amount::Absent { label: "計上なし".into() },
        text => Amount::Value { value: dec(text), label: text.replace('-', "▲") },
    };
    BarGroup {
        label: label.into(),
        sub: sub.map(Into::into),
        amounts: amounts.iter().map(amount).collect(),
        total: None,
    }
}

fn base(id: &str, title: &str) -> Bars {
    Bars {
        head: head(id, title),
        format: number(0, "千円"),
        arrangement: Arrangement::Grouped,
        layout: Layout::Columns,
        kinds: vec![kind("", Fill::Solid)],
        groups: Vec::new(),
    }
}

pub(super) fn bars() -> Vec<Bars> {
    vec![
        columns(),
        columns_below_zero(),
        grouped(),
        two_columns(),
        stacked(),
        stacked_below_zero(),
        by_item(),
        long_words(),
        shares(),
        base("bars-empty", "予算"),
    ]
}

fn columns() -> Bars {
    Bars {
        groups: vec![
            group("2022", Some("令和4"), &["3,600"]),
            group("2023", Some("令和5"), &["4,920"]),
            group("2024", Some("令和6"), &["0"]),
            group("2025", Some("令和7"), &["-"]),
        ],
        ..base("bars-columns", "年度ごとの決算")
    }
}

fn columns_below_zero() -> Bars {
    Bars {
        groups: vec![
            group("2023", None, &["320"]),
            group("2024", None, &["-150"]),
            group("2025", None, &["80"]),
        ],
        ..base("bars-below-zero", "年度ごとの増減")
    }
}

fn grouped() -> Bars {
    Bars {
        kinds: vec![kind("当初", Fill::Open), kind("補正", Fill::Hatched), kind("決算", Fill::Solid)],
        groups: vec![
            group("2023年度", Some("令和5年度"), &["22,600", "1,200", "21,874"]),
            group("2024年度", Some("令和6年度"), &["24,000", "-850", "23,020"]),
            group("2025年度", Some("令和7年度"), &["25,300", "-", "-"]),
        ],
        ..base("bars-grouped", "当初予算と決算")
    }
}

fn two_columns() -> Bars {
    Bars {
        kinds: vec![kind("当初", Fill::Open), kind("決算", Fill::Solid)],
        groups: vec![
            group("2023", None, &["226", "218"]),
            group("2024", None, &["240", "230"]),
            group("2025", None, &["253", "-"]),
        ]
        .into_iter()
        .map(|mut group| {
            for amount in &mut group.amounts {
                if let Amount::Absent { label } = amount {
                    *label = "—".into();
                }
            }
            group
        })
        .collect(),
        ..base("bars-two-columns", "当初予算と決算")
    }
}

fn funds() -> Vec<BarKind> {
    vec![
        kind("国", Fill::Solid),
        kind("県", Fill::Hatched),
        kind("地方債", Fill::Dotted),
        kind("その他", Fill::Dark),
        kind("一般財源", Fill::Open),
    ]
}

fn stacked() -> Bars {
    let total = |mut group: BarGroup, total: &str| {
        group.total = Some(format!("計 {total}"));
        group
    };
    Bars {
        arrangement: Arrangement::Stacked,
        kinds: funds(),
        groups: vec![
            total(group("2024年度", None, &["1,000", "620", "400", "150", "3,620"]), "5,790"),
            total(group("2025年度", None, &["900", "-", "0", "2,000", "2,340"]), "5,240"),
        ],
        ..base("bars-stacked", "財源の内訳")
    }
}

fn stacked_below_zero() -> Bars {
    Bars {
        arrangement: Arrangement::Stacked,
        kinds: funds(),
        groups: vec![group("2025年度", None, &["900", "-300", "200", "-150", "600"])],
        ..base("bars-stacked-below-zero", "財源の増減")
    }
}

/// Parts of a whole, in percent and with their amounts.
fn shares() -> Bars {
    let share = |percent: &str, words: &str| Amount::Value { value: dec(percent), label: words.into() };
    let amounts = vec![
        share("37.2", "137,620（37.2%）"),
        share("25.0", "92,600（25.0%）"),
        share("20.2", "74,900（20.2%）"),
        share("15.1", "56,020（15.1%）"),
        share("2.5", "9,000（2.5%）"),
    ];
    let group =
        BarGroup {
            amounts, sub: Some("計 370,140千円".into()), ..group("2025年度 当初予算", None, &[])
        };
    Bars {
        format: number(0, "%"),
        arrangement: Arrangement::Stacked,
        kinds: funds(),
        groups: vec![group],
        ..base("bars-shares", "財源の割合")
    }
}

fn by_item() -> Bars {
    Bars {
        layout: Layout::Rows,
        kinds: vec![kind("", Fill::Open)],
        groups: vec![
            group("地域のつながりづくり事業", None, &["19,954"]),
            group("市民活動団体と市が力を合わせて取り組む事業の推進", None, &["-"]),
            group("集会施設の管理", None, &["163,706"]),
            group("まつりの開催", None, &["3,942"]),
        ],
        ..base("bars-by-item", "事業ごとの予算")
    }
}

fn long_words() -> Bars {
    Bars {
        kinds: vec![kind("新しい種類の特別な予算", Fill::Dotted)],
        groups: vec![
            group("2024年度の予算の見通し", Some("令和6年度から令和7年度までの分"), &["1,234,567"]),
            group("2025年度", Some("令和7年度"), &["987,654"]),
        ],
        ..base("bars-long-words", "長い名前")
    }
}
