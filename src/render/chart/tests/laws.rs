//! Laws that every drawing obeys, whatever the figure.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::dice::Dice;
use super::well_formed::{Element, read};
use crate::figure::samples;
use crate::figure::{
    Amount, Chart, Day, Point, PointKind, Reading, Segment, Series, Span, StatusBar, Tick, TimeSeries,
    Timing, Tone,
};
use crate::render::chart::draw;

/// The classes that the documentation of the module names.
fn documented_classes() -> BTreeSet<String> {
    let table = include_str!("../mod.rs").lines().filter(|line| line.starts_with("//! | `"));
    let mut classes: BTreeSet<String> =
        table.flat_map(|line| line.split('`').skip(1).step_by(2)).map(String::from).collect();
    for tone in ["met", "good", "slow", "late", "none"] {
        classes.extend(["s", "q"].map(|kind| format!("{kind}-{tone}")));
    }
    for kind in ["series", "small", "bullet", "status", "bars", "schedule"] {
        classes.insert(format!("chart-{kind}"));
    }
    classes.extend(["d-2", "d-3"].map(String::from));
    classes
}

fn check(chart: &Chart) {
    let svg = draw(chart);
    let id = &chart.head().id;
    let elements = read(&svg).unwrap_or_else(|error| panic!("{id}: {error}\n{svg}"));
    assert_eq!(elements[0].name, "svg");
    assert_eq!(elements[0].attributes["role"], "img");
    check_ids(id, &elements);
    let classes = documented_classes();
    for element in &elements {
        check_names(element, &classes);
        check_numbers(element);
    }
    assert_eq!(svg, draw(chart), "{id}: drawn twice");
}

fn check_ids(id: &str, elements: &[Element]) {
    let mut ids = BTreeSet::new();
    for element in elements {
        if let Some(own) = element.attributes.get("id") {
            assert!(own.starts_with(&format!("{id}-")), "{own}");
            assert!(ids.insert(own.clone()), "{own} twice");
        }
    }
    for label in elements[0].attributes["aria-labelledby"].split(' ') {
        assert!(ids.contains(label), "{label} is not there");
    }
    for element in elements {
        if let Some(href) = element.attributes.get("href") {
            assert!(ids.contains(&href[1..]), "{href} is not there");
        }
        if let Some(fill) = element.attributes.get("fill") {
            let name = fill.strip_prefix("url(#").and_then(|fill| fill.strip_suffix(')'));
            assert!(ids.contains(name.unwrap()), "{fill} is not there");
        }
    }
}

fn check_names(element: &Element, classes: &BTreeSet<String>) {
    const ELEMENTS: &str = " svg title desc defs g path circle line rect use text pattern ";
    assert!(ELEMENTS.contains(&format!(" {} ", element.name)), "{}", element.name);
    for name in ["style", "stroke", "color", "onload", "xlink:href"] {
        assert!(!element.attributes.contains_key(name), "{name}");
    }
    if let Some(class) = element.attributes.get("class") {
        for class in class.split(' ') {
            assert!(classes.contains(class), "class {class} is not documented");
        }
    }
}

fn check_numbers(element: &Element) {
    for name in ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height", "dx"] {
        let Some(value) = element.attributes.get(name) else {
            continue;
        };
        let (number, is_percent) = match value.strip_suffix('%') {
            Some(number) => (number, true),
            None => (value.as_str(), false),
        };
        assert!(!number.contains(['e', 'N', 'i']) && number != "-0", "{name}={value}");
        let number: f64 = number.parse().unwrap();
        if is_percent {
            assert!((0.0..=100.0).contains(&number), "{name}={value}");
        } else if name != "dx" {
            assert!(number >= 0.0, "{name}={value} in <{}>", element.name);
        }
    }
}

#[test]
fn samples_obey_the_laws() {
    for chart in samples::all() {
        check(&chart);
    }
}

impl Dice {
    fn value(&mut self) -> Decimal {
        let digits = i64::try_from(self.roll(2_000_000)).unwrap() - 400_000;
        match self.roll(20) {
            0 => Decimal::MAX,
            1 => Decimal::MIN,
            2 => Decimal::ZERO,
            scale => Decimal::new(digits, u32::try_from(scale % 6).unwrap()),
        }
    }

    fn text(&mut self) -> String {
        let words = ["", "44.6", "実績 44.6", "<&\">", "とても長い名前のついた目標の値 12,345,678千円"];
        words[usize::try_from(self.roll(5)).unwrap()].into()
    }

    fn point(&mut self) -> Point {
        Point {
            day: Day(i32::try_from(self.roll(5_000)).unwrap()),
            span: None,
            value: self.value(),
            label: self.text(),
            kind: match self.roll(3) {
                0 => PointKind::Actual,
                1 => PointKind::Preliminary,
                _ => PointKind::Estimate,
            },
            joined: self.roll(4) > 0,
        }
    }
}

#[test]
fn any_time_series_obeys_the_laws() {
    let mut dice = Dice(7);
    let Some(Chart::TimeSeries(base)) = samples::all().into_iter().next() else { unreachable!() };
    for _ in 0..300 {
        let series = (0..dice.roll(6)).map(|_| Series {
            label: dice.text(),
            points: (0..dice.roll(12)).map(|_| dice.point()).collect(),
        });
        let series = series.collect();
        let tick = |_| Tick { day: dice.point().day, label: dice.text(), sub: Some(dice.text()) };
        let figure = TimeSeries {
            ticks: (0..4).map(tick).collect(),
            series,
            from_zero: dice.roll(2) == 0,
            ..base.clone()
        };
        check(&Chart::TimeSeries(figure));
    }
}

#[test]
fn any_amounts_obey_the_laws() {
    let mut dice = Dice(13);
    for mut chart in (0..20).flat_map(|_| samples::all()) {
        match &mut chart {
            Chart::Bars(figure) => {
                let amounts = figure.groups.iter_mut().flat_map(|group| &mut group.amounts);
                for amount in amounts {
                    *amount = match dice.roll(5) {
                        0 => Amount::Absent { label: dice.text() },
                        _ => Amount::Value { value: dice.value(), label: dice.text() },
                    };
                }
            }
            Chart::Bullet(figure) => {
                let readings = figure.baseline.iter_mut();
                let readings = readings.chain(figure.actual.iter_mut().map(|actual| &mut actual.reading));
                for reading in readings.chain(figure.targets.iter_mut().map(|target| &mut target.reading)) {
                    *reading = Reading { value: dice.value(), label: dice.text() };
                }
            }
            Chart::TimeSeries(_) | Chart::SmallMultiple(_) | Chart::StatusBar(_) | Chart::Schedule(_) => {
                continue;
            }
        }
        check(&chart);
    }
}

#[test]
fn any_schedule_obeys_the_laws() {
    let mut dice = Dice(17);
    for mut chart in (0..20).flat_map(|_| samples::all()) {
        let Chart::Schedule(figure) = &mut chart else { continue };
        let tasks = figure.rows.iter_mut().flat_map(|row| &mut row.tasks);
        for task in tasks {
            let mut day = || Day(9_000 + i32::try_from(dice.roll(1_000)).unwrap());
            let span = Span { from: day(), to: day() };
            task.timing = match dice.roll(6) {
                0 => Timing::Bar { planned: Some(span), actual: None },
                1 => Timing::Bar { planned: None, actual: Some(span) },
                2 => Timing::Point { planned: Some(span.from), actual: Some(span.to) },
                3 => Timing::Recurring { days: vec![span.from, span.to], actual: Some(span) },
                4 => Timing::Within { span, actual: None },
                _ => Timing::Phase { span, actual: None },
            };
            task.label = dice.text();
        }
        check(&chart);
    }
}

#[test]
fn any_status_bar_obeys_the_laws() {
    let mut dice = Dice(11);
    let tones = [Tone::Met, Tone::Good, Tone::Slow, Tone::Late, Tone::None];
    for _ in 0..300 {
        let segments = tones.map(|tone| Segment {
            count: if dice.roll(3) == 0 { 0 } else { u32::try_from(dice.roll(5_000)).unwrap() },
            label: dice.text(),
            tone,
        });
        let mut figure = StatusBar { head: samples::all()[0].head().clone(), segments: segments.into() };
        check(&Chart::StatusBar(figure.clone()));
        let drawn = figure.segments.iter().filter(|segment| segment.count > 0).count();
        let svg = draw(&Chart::StatusBar(figure.clone()));
        assert_eq!(svg.matches("class=\"s-").count(), drawn);
        figure.segments.clear();
        check(&Chart::StatusBar(figure));
    }
}

#[test]
fn a_drawing_without_description_is_described_by_none() {
    let mut figure = samples::side_by_side::districts();
    figure.members[0].head.description = String::new();
    let charts = figure.charts();
    let described = |place: usize| draw(&Chart::SmallMultiple(charts[place].clone())).contains("<desc");
    assert_eq!([described(0), described(1)], [false, true]);
    check(&Chart::SmallMultiple(charts[0].clone()));
}

#[test]
fn a_lonely_value_never_becomes_a_line() {
    for chart in samples::all() {
        if let Chart::TimeSeries(figure) = &chart {
            let measured = figure.series.iter().map(|series| series.points.len()).max();
            if measured.unwrap_or(0) < 2 {
                let svg = draw(&chart);
                assert!(!svg.contains("d-line") && !svg.contains("d-est"), "{svg}");
            }
        }
    }
}

#[test]
fn a_cut_axis_is_said_and_marked() {
    for chart in samples::all() {
        if let Chart::TimeSeries(figure) = &chart {
            let is_marked = draw(&chart).contains("g-cut");
            assert_eq!(figure.axis_starts_at().is_some(), is_marked, "{}", figure.head.id);
        }
    }
}

/// What belongs to the axes of a drawing: the places of their lines, and their words.
fn axes(svg: &str) -> Vec<String> {
    let elements = read(svg).unwrap();
    let is_axis = |element: &&Element| {
        let class = element.attributes.get("class").map_or("", String::as_str);
        ["g-line", "g-tick", "g-axis", "g-cut", "t-sub", "d-line d-ref", "g-break"].contains(&class)
    };
    elements
        .iter()
        .filter(is_axis)
        .map(|element| format!("{:?} {}", element.attributes, element.text))
        .collect()
}

#[test]
fn charts_side_by_side_share_their_axes_and_none_is_left_out() {
    let mut dice = Dice(19);
    for count in (0..60).map(|round| round % 13) {
        let mut figure = samples::side_by_side::districts();
        let base = figure.members[0].clone();
        figure.members = vec![base; count];
        for (number, member) in figure.members.iter_mut().enumerate() {
            member.head.id = format!("small-{number}");
            member.points = (0..dice.roll(8)).map(|_| dice.point()).collect();
        }
        let charts = figure.charts();
        assert_eq!(charts.len(), count);
        let drawn: Vec<String> = charts
            .into_iter()
            .map(|chart| {
                let chart = Chart::SmallMultiple(chart);
                check(&chart);
                draw(&chart)
            })
            .collect();
        for (number, svg) in drawn.iter().enumerate() {
            assert!(svg.contains(&format!("aria-labelledby=\"small-{number}-t")), "{svg}");
            assert_eq!(axes(svg), axes(&drawn[0]));
        }
    }
}

#[test]
fn equal_values_stand_equally_high_side_by_side() {
    let charts = samples::side_by_side::districts().charts();
    let points: Vec<_> = charts
        .iter()
        .flat_map(|chart| {
            let svg = draw(&Chart::SmallMultiple(chart.clone()));
            let elements = read(&svg).unwrap();
            let marks = elements
                .into_iter()
                .filter(|element| element.name == "circle" && element.attributes["class"].ends_with("d-1"));
            let heights: Vec<String> = marks.map(|mark| mark.attributes["cy"].clone()).collect();
            assert_eq!(heights.len(), chart.points().len());
            let values = chart.points().iter().map(|point| point.value);
            values.zip(heights).collect::<Vec<_>>()
        })
        .collect();
    for (value, height) in &points {
        for (other, level) in &points {
            let [height, level]: [f64; 2] = [height, level].map(|y| y.parse().unwrap());
            assert_eq!(value.cmp(other), level.total_cmp(&height), "{value} at {height}, {other} at {level}");
        }
    }
}
