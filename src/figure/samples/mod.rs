//! Samples of figures: every kind and every edge case, of invented things.
//!
//! Takes: nothing. Gives: charts that the golden drawings hold and the style guide shows, so that both are about the same.
//! Must not know: how they are drawn, nor where they are shown.

mod amounts;
mod over_time;
pub(crate) mod side_by_side;
mod tasks;

use rust_decimal::Decimal;

use crate::figure::{Caption, Chart, Day, Head, Tick, ValueFormat};

/// Every sample; the id of a figure is the name of its golden drawing.
pub(crate) fn all() -> Vec<Chart> {
    let mut all: Vec<Chart> = over_time::all().into_iter().map(Chart::TimeSeries).collect();
    all.extend(side_by_side::all().into_iter().map(Chart::SmallMultiple));
    all.extend(amounts::bullets().into_iter().map(Chart::Bullet));
    all.extend(amounts::status_bars().into_iter().map(Chart::StatusBar));
    all.extend(amounts::bars().into_iter().map(Chart::Bars));
    all.extend(tasks::all().into_iter().map(Chart::Schedule));
    all
}

/// A sample that stands alone, once more under another id.
pub(crate) fn copy(sample: &str, id: &str) -> Option<Chart> {
    let mut chart = all().into_iter().find(|chart| chart.head().id == sample)?;
    let head = match &mut chart {
        Chart::TimeSeries(figure) => &mut figure.head,
        Chart::Bullet(figure) => &mut figure.head,
        Chart::StatusBar(figure) => &mut figure.head,
        Chart::Bars(figure) => &mut figure.head,
        Chart::Schedule(figure) => &mut figure.head,
        Chart::SmallMultiple(_) => return None,
    };
    id.clone_into(&mut head.id);
    Some(chart)
}

/// The samples that are shown as files too: one of each kind.
pub(crate) const FILES: [&str; 7] = [
    "series-participation",
    "series-hostile",
    "small-estimate",
    "bullet-range",
    "status-plan",
    "bars-stacked",
    "schedule-timings",
];

/// The words around a chart in a file of its own.
pub(crate) fn caption() -> Caption {
    Caption {
        language: "ja".into(),
        subtitle: "単位：%、見本市、縦軸は35%から始まります".into(),
        notes: vec![
            "出典：<市民&意識>調査".into(),
            "2026年11月21日現在".into(),
            "利用条件：CC BY 4.0".into(),
        ],
    }
}

fn head(id: &str, title: &str) -> Head {
    Head {
        id: id.into(), title: title.into(), description: format!("{title}のようすを図にしました。")
    }
}

/// A number as it is written; a slip of the pen is 0, and seen in the golden drawing.
fn dec(text: &str) -> Decimal {
    text.replace(',', "").parse().unwrap_or_default()
}

fn number(decimals: u32, unit: &str) -> ValueFormat {
    ValueFormat { decimals, minus: "−".into(), unit: unit.into() }
}

/// The middle of a fiscal year, in days since the year 2000.
fn year(year: i32) -> Day {
    Day((year - 2000) * 1461 / 4 + 273)
}

/// The first day of a month, near enough.
fn month(year: i32, month: i32) -> Day {
    Day(((year - 2000) * 12 + month - 1) * 487 / 16)
}

/// A tick for each year; every year with an era year has it below.
fn ticks(from: i32, to: i32) -> Vec<Tick> {
    let tick = |number: i32| Tick {
        day: year(number),
        label: number.to_string(),
        sub: Some(match number {
            ..2019 => format!("平成{}", number - 1988),
            2019 => "令和元".into(),
            2020.. => format!("令和{}", number - 2018),
        }),
    };
    (from..=to).map(tick).collect()
}
