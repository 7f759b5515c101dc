//! Words never run into each other and never leave the drawing, at any width, however long, many and close they are.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::dice::Dice;
use super::well_formed::{Element, read};
use crate::figure::samples;
use crate::figure::{
    Amount, BarGroup, Chart, Day, Gap, Point, PointKind, Reading, Segment, Series, SeriesBreak, Span,
    StatusBar, Target, TargetKind, Task, Timing, Tone,
};
use crate::render::chart::{draw, text};

/// Drawings from a page of 320 px to one of 1440 px.
const WIDTHS: std::ops::RangeInclusive<u32> = 288..=1440;
/// A theme hides the class `wide` below this.
const WIDE: f64 = 576.0;

/// A word where it stands at one width.
struct Word<'a> {
    text: &'a str,
    x: (f64, f64),
    y: (f64, f64),
}

fn number(element: &Element, name: &str) -> f64 {
    element.attributes.get(name).map_or(0.0, |value| value.trim_end_matches('%').parse().unwrap())
}

fn word(element: &Element, width: f64) -> Word<'_> {
    let class = element.attributes.get("class").map_or("", String::as_str);
    let size = if class.split(' ').any(|class| class == "t-big") { 20.0 } else { text::SIZE };
    let wide = text::width_at(&element.text, size);
    let at = number(element, "x") / 100.0 * width + number(element, "dx");
    let left = match element.attributes.get("text-anchor").map(String::as_str) {
        Some("middle") => at - wide / 2.0,
        Some("end") => at - wide,
        _ => at,
    };
    let base = number(element, "y");
    Word { text: &element.text, x: (left, left + wide), y: (base - size * 0.8, base + size * 0.2) }
}

/// Holds the words of a drawing apart.
fn check(chart: &Chart) {
    let svg = draw(chart);
    let id = &chart.head().id;
    let elements = read(&svg).unwrap();
    let height = number(&elements[0], "height");
    let is_wide = |element: &Element| {
        element.attributes.get("class").is_some_and(|class| class.split(' ').any(|class| class == "wide"))
    };
    let texts: Vec<&Element> = elements.iter().filter(|element| element.name == "text").collect();
    for width in WIDTHS.step_by(32).map(f64::from) {
        let shown = texts.iter().filter(|text| width >= WIDE || !is_wide(text));
        let words: Vec<Word<'_>> = shown.map(|text| word(text, width)).collect();
        for one in &words {
            assert!(
                one.x.0 > -0.5 && one.x.1 < width + 0.5,
                "{id} at {width}: “{}” leaves it: {:?}",
                one.text,
                one.x
            );
            assert!(one.y.0 > -0.5 && one.y.1 < height + 0.5, "{id}: “{}” leaves it: {:?}", one.text, one.y);
        }
        // Only words of neighbouring lines can meet.
        let mut lines: BTreeMap<i64, Vec<&Word<'_>>> = BTreeMap::new();
        for one in &words {
            #[expect(clippy::cast_possible_truncation, reason = "a height in pixels")]
            let line = (one.y.0 / 24.0) as i64;
            for other in (line - 1..=line).filter_map(|line| lines.get(&line)).flatten() {
                assert!(
                    !meet(one, other),
                    "{id} at {width}: “{}” runs into “{}”\n{svg}",
                    one.text,
                    other.text
                );
            }
            for other in lines.get(&(line + 1)).into_iter().flatten() {
                assert!(
                    !meet(one, other),
                    "{id} at {width}: “{}” runs into “{}”\n{svg}",
                    one.text,
                    other.text
                );
            }
            lines.entry(line).or_default().push(one);
        }
    }
}

fn meet(one: &Word<'_>, other: &Word<'_>) -> bool {
    let overlap = |a: (f64, f64), b: (f64, f64)| a.1.min(b.1) - a.0.max(b.0);
    overlap(one.x, other.x) > 0.5 && overlap(one.y, other.y) > 1.0
}

#[test]
fn words_of_the_samples_stay_apart() {
    for chart in samples::all() {
        check(&chart);
    }
}

#[test]
fn words_that_meet_are_seen() {
    let texts = r#"<svg><text x="10%" y="20">目標 48.0</text><text x="12%" y="24">実績</text></svg>"#;
    let elements = read(texts).unwrap();
    let [one, other] = [1, 2].map(|place| word(&elements[place], 300.0));
    assert!(meet(&one, &other));
    assert!(!meet(&one, &word(&elements[2], 4_000.0)));
}

/// Names as plans have them: none, short, and longer than a phone is wide.
const NAMES: [&str; 5] = [
    "",
    "全体",
    "北浜地区",
    "障がいのある人とその家族が地域で安心して暮らすための相談支援の体制づくり",
    "Residents with a very long name of a group, 12,345,678",
];

fn name(dice: &mut Dice) -> String {
    NAMES[dice.pick(NAMES.len())].into()
}

/// Points of one series: their values equal, close together or far apart.
fn points(dice: &mut Dice, count: usize, spread: u64) -> Vec<Point> {
    (0..count)
        .map(|place| {
            let value = Decimal::new(i64::try_from(40_000 + dice.roll(spread)).unwrap() - 20_000, 1);
            Point {
                day: Day(i32::try_from(place).unwrap() * 365),
                span: (dice.roll(9) == 0).then(|| {
                    let day = i32::try_from(place).unwrap() * 365;
                    Span { from: Day(day - 500), to: Day(day + 180) }
                }),
                value,
                label: value.to_string(),
                kind: [PointKind::Actual, PointKind::Actual, PointKind::Preliminary, PointKind::Estimate]
                    [dice.pick(4)],
                joined: dice.roll(6) > 0,
            }
        })
        .collect()
}

#[test]
fn words_over_time_stay_apart() {
    let mut dice = Dice(23);
    let Some(Chart::TimeSeries(base)) = samples::all().into_iter().next() else { unreachable!() };
    for round in 0..160 {
        let count = 1 + dice.pick(60);
        let spread = [1, 30, 3_000, 40_000][round % 4];
        let several = 1 + dice.pick(4);
        let series: Vec<Series> = (0..several)
            .map(|_| Series {
                label: if several > 1 { name(&mut dice) } else { String::new() },
                points: points(&mut dice, count, spread),
            })
            .collect();
        let mut figure = base.clone();
        figure.ticks = (0..count)
            .map(|place| crate::figure::Tick {
                day: Day(i32::try_from(place).unwrap() * 365),
                label: (1990 + place).to_string(),
                sub: (place == 0 || place + 1 == count).then(|| "令和8".into()),
            })
            .collect();
        let mut day = || Day(i32::try_from(dice.pick(count.max(2))).unwrap() * 365);
        figure.targets = (0..round % 4)
            .map(|number| Target {
                day: day(),
                span: None,
                value: Decimal::new(2_000, 1),
                label: "中間目標 12,345.6".into(),
                kind: if number == 0 { TargetKind::Final } else { TargetKind::Interim },
            })
            .collect();
        figure.gaps = (0..round % 3)
            .map(|_| day())
            .map(|from| Gap { from, to: Day(from.0 + 365), label: "調査をしていない".into() })
            .collect();
        figure.breaks = (0..round % 3).map(|_| SeriesBreak { day: day(), label: NAMES[3].into() }).collect();
        figure.series = series;
        check(&Chart::TimeSeries(figure));
    }
}

#[test]
fn words_side_by_side_stay_apart() {
    let mut dice = Dice(29);
    for round in 0..60 {
        let mut figure = samples::side_by_side::districts();
        for member in &mut figure.members {
            member.points = points(&mut dice, 1 + round, [1, 30, 3_000][round % 3]);
        }
        figure.charts().into_iter().map(Chart::SmallMultiple).for_each(|chart| check(&chart));
    }
}

#[test]
fn words_of_amounts_stay_apart() {
    let mut dice = Dice(31);
    for mut chart in (0..40).flat_map(|_| samples::all()) {
        match &mut chart {
            Chart::Bars(figure) => {
                for kind in &mut figure.kinds {
                    kind.label = name(&mut dice);
                }
                for BarGroup { label, sub, amounts, total } in &mut figure.groups {
                    *label = name(&mut dice);
                    *sub = (dice.roll(2) == 0).then(|| name(&mut dice));
                    *total = total.as_ref().map(|_| name(&mut dice));
                    for amount in amounts {
                        let value = Decimal::from(dice.roll(9_000)) - Decimal::from(3_000);
                        *amount = match dice.roll(4) {
                            0 => Amount::Absent { label: name(&mut dice) },
                            _ => Amount::Value { value, label: value.to_string() },
                        };
                    }
                }
            }
            Chart::Bullet(figure) => {
                let mut reading = || Reading {
                    value: Decimal::from(dice.roll(90)) - Decimal::from(30),
                    label: name(&mut dice),
                };
                figure.baseline = figure.baseline.is_some().then(&mut reading);
                for target in &mut figure.targets {
                    target.reading = reading();
                }
            }
            _ => continue,
        }
        check(&chart);
    }
}

#[test]
fn words_of_states_stay_apart() {
    let mut dice = Dice(37);
    let tones = [Tone::Met, Tone::Good, Tone::Slow, Tone::Late, Tone::None];
    for _ in 0..200 {
        let segments = tones.map(|tone| Segment {
            count: u32::try_from(dice.pick(60)).unwrap(),
            label: name(&mut dice),
            tone,
        });
        let figure = StatusBar { head: samples::all()[0].head().clone(), segments: segments.into() };
        every_count_is_said(&figure);
        check(&Chart::StatusBar(figure));
    }
}

/// Holds that no count is left to wide screens, with its name as long as one line.
fn every_count_is_said(figure: &StatusBar) {
    let elements = read(&draw(&Chart::StatusBar(figure.clone()))).unwrap();
    let texts = elements.iter().filter(|element| element.name == "text");
    let said: Vec<&str> = texts
        .filter(|text| text.attributes.get("class").is_none_or(|class| class == "t-big"))
        .map(|text| text.text.as_str())
        .collect();
    for Segment { count, label, .. } in figure.segments.iter().filter(|segment| segment.count > 0) {
        let line = format!("{count} {label}");
        let below = said.contains(&count.to_string().as_str()) && said.contains(&&*text::shortened(label));
        assert!(below || said.contains(&&*text::shortened(&line)) || label.is_empty(), "{line}: {said:?}");
    }
}

#[test]
fn words_of_tasks_stay_apart() {
    let mut dice = Dice(41);
    for mut chart in (0..40).flat_map(|_| samples::all()) {
        let Chart::Schedule(figure) = &mut chart else { continue };
        let first = figure.range.from.0;
        for row in &mut figure.rows {
            row.heading = (dice.roll(3) == 0).then(|| name(&mut dice));
            row.label = name(&mut dice);
            for Task { label, timing } in &mut row.tasks {
                let from = Day(first + i32::try_from(dice.pick(400)).unwrap());
                let span = Span { from, to: Day(from.0 + 1 + i32::try_from(dice.pick(200)).unwrap()) };
                *timing = match dice.roll(5) {
                    0 => Timing::Bar { planned: Some(span), actual: None },
                    1 => Timing::Point { planned: Some(span.from), actual: None },
                    2 => Timing::Phase { span, actual: Some(span) },
                    3 => Timing::Within { span, actual: None },
                    _ => Timing::Unknown,
                };
                *label = name(&mut dice);
            }
        }
        check(&chart);
    }
}
