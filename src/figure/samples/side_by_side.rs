//! Small charts side by side.

use super::over_time::{actual, values};
use super::{dec, head, month, number, ticks, year};
use crate::figure::{Member, Point, PointKind, SeriesBreak, SmallMultiple, SmallMultiples};

pub(super) fn all() -> Vec<SmallMultiple> {
    [districts(), around_zero(), nothing()].into_iter().flat_map(SmallMultiples::charts).collect()
}

fn member(id: &str, title: &str, points: Vec<Point>) -> Member {
    Member { head: head(id, title), points }
}

/// Five districts: whole, with a gap, with an estimate, with one value, far from the others.
pub(crate) fn districts() -> SmallMultiples {
    let mut with_gap = values(2019, &["41.0", "42.2"]);
    with_gap.push(Point { joined: false, ..actual(2022, "44.8") });
    with_gap.extend(values(2023, &["45.1"]));
    let mut expected = values(2019, &["35.5", "36.0", "37.4", "38.2", "39.0"]);
    expected.push(Point { kind: PointKind::Estimate, ..actual(2024, "39.5") });
    SmallMultiples {
        format: number(1, "%"),
        ticks: ticks(2019, 2024),
        reference: values(2019, &["38.1", "38.9", "39.6", "40.2", "41.0", "41.3"]),
        breaks: vec![SeriesBreak { day: month(2023, 4), label: "数え方を変更".into() }],
        members: vec![
            member(
                "small-whole",
                "北浜地区",
                values(2019, &["30.2", "31.0", "33.3", "34.1", "36.0", "37.2"]),
            ),
            member("small-gap", "中央地区", with_gap),
            member("small-estimate", "南台地区", expected),
            member("small-one-value", "島地区", vec![actual(2024, "52.0")]),
            member("small-hostile", "<\"&'>", vec![Point { label: "</text>".into(), ..actual(2020, "48") }]),
        ],
    }
}

fn around_zero() -> SmallMultiples {
    let preliminary = Point { kind: PointKind::Preliminary, ..actual(2024, "4.9") };
    SmallMultiples {
        format: number(1, "ポイント"),
        ticks: ticks(2022, 2024),
        reference: vec![Point { day: year(2023), value: dec("0"), ..actual(2023, "0") }],
        breaks: Vec::new(),
        members: vec![member(
            "small-negative",
            "増えたり減ったり",
            [values(2022, &["-6.1", "2.0"]), vec![preliminary]].concat(),
        )],
    }
}

fn nothing() -> SmallMultiples {
    let members = vec![member("small-empty", "値のない系列", Vec::new())];
    SmallMultiples {
        format: number(0, ""),
        ticks: Vec::new(),
        reference: Vec::new(),
        breaks: Vec::new(),
        members,
    }
}
