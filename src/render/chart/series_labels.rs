//! The labels of a chart over time: which matter, and where they would like to stand.
//!
//! Takes: the drawn ground. Gives: its labels. Must not know: what the values measure. First,
//! baseline, latest, targets and the last estimate are always labelled; the others only in a chart
//! of one series, where they disturb nothing, the newest first; of many values only the highest and the lowest.

use std::borrow::Cow;

use super::canvas::Canvas;
use super::field::latest;
use super::label::Label;
use super::place::{Anchor, Spot};
use super::placer::{Need, Placer};
use super::svg::Percent;
use super::text;
use super::time_series::Ground;
use crate::figure::{Day, Point, PointKind, Series, TargetKind, TimeSeries};

/// How far a text stands from the middle of its mark.
const SIDE: f64 = 14.0;
const ABOVE: f64 = 13.0;
const BELOW: f64 = 25.0;
/// Of more values than this only those that matter are labelled: the ends, the highest and the lowest, baseline and
/// targets. The table has them all.
const MOST_SINGLE: usize = 12;

/// Where a label would like to stand.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Above,
    Below,
    Left,
    Right,
}

/// A label that looks for its place.
pub(super) struct Wish<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) class: &'static str,
    pub(super) mark: (Percent, f64),
    pub(super) side: Side,
    pub(super) need: Need,
}

/// The width of the label at the end of a series.
pub(super) fn end_width(series: &Series) -> f64 {
    latest(&series.points).map_or(0.0, |place| text::width(&end_text(series, place)))
}

fn end_text(series: &Series, place: usize) -> Cow<'_, str> {
    let label = &series.points[place].label;
    if series.label.is_empty() {
        Cow::Borrowed(label)
    } else {
        Cow::Owned(format!("{} {label}", series.label))
    }
}

/// The days whose labels matter, the most important first.
pub(super) fn key_days(figure: &TimeSeries) -> Vec<Day> {
    let mut days = Vec::new();
    let is_final = |kind| kind == TargetKind::Final;
    let last = figure.targets.iter().rfind(|target| is_final(target.kind));
    days.extend(last.map(|target| target.day));
    days.extend(figure.baseline.as_ref().map(|baseline| baseline.day));
    for series in figure.drawn() {
        days.extend(latest(&series.points).map(|place| series.points[place].day));
    }
    days.extend(figure.targets.iter().map(|target| target.day));
    days
}

/// Draws all labels of the data.
pub(super) fn draw(ground: &Ground<'_>, canvas: &mut Canvas<'_>, placer: &mut Placer) {
    let mut wishes = Vec::new();
    push_targets(ground, &mut wishes);
    push_latest(ground, &mut wishes);
    push_baseline(ground, &mut wishes);
    push_others(ground, &mut wishes);
    draw_range_label(ground, canvas, placer);
    draw_wishes(wishes, canvas, placer);
}

/// Draws labels; those that come first choose first.
pub(super) fn draw_wishes(wishes: Vec<Wish<'_>>, canvas: &mut Canvas<'_>, placer: &mut Placer) {
    let tickets: Vec<_> = wishes
        .iter()
        .map(|wish| {
            let width = text::width(&wish.text);
            let spots = spots(wish.mark, wish.side, width);
            let offered = match wish.need {
                Need::Must => &spots[..],
                Need::May => &spots[..6],
            };
            placer.place(offered, width, wish.need)
        })
        .collect();
    for (wish, ticket) in wishes.into_iter().zip(tickets) {
        let Some((spot, reach)) = ticket.map(|ticket| placer.spot(ticket)) else {
            continue;
        };
        canvas.text(&Label { reach, ..Label::new(wish.class, wish.text, spot) });
    }
}

/// The words of the target range, in the band or just above it, at one of its ends.
fn draw_range_label(ground: &Ground<'_>, canvas: &mut Canvas<'_>, placer: &mut Placer) {
    let Some(range) = &ground.figure.range else {
        return;
    };
    let top = range.high.map_or(ground.field.plot.top, |value| ground.field.plot.y(value));
    let width = text::width(&range.label);
    let ends = [100.0, ground.field.plot.x.0, 50.0];
    let [right, left, middle] = ends.map(|x| Spot::inside(Percent(x), top + 17.0, width));
    let [high_right, high_left] = [right, left].map(|spot| Spot { y: top - 6.0, ..spot });
    let spots = [right, left, middle, high_right, high_left];
    let free = spots.into_iter().find(|spot| !placer.is_taken(&spot.extent(width)));
    if let Some(spot) = free {
        canvas.text(&Label::new("t-halo", range.label.as_str(), spot));
        placer.keep(spot.extent(width));
    }
}

fn push_targets<'a>(ground: &Ground<'a>, wishes: &mut Vec<Wish<'a>>) {
    for target in &ground.figure.targets {
        let (class, side) = match target.kind {
            TargetKind::Final => ("t-b t-halo", Side::Left),
            TargetKind::Interim => ("t-halo", Side::Below),
        };
        wishes.push(Wish {
            text: Cow::Borrowed(&target.label),
            class,
            mark: (ground.field.x(target.day), ground.field.plot.y(target.value)),
            side,
            need: Need::Must,
        });
    }
}

fn push_latest<'a>(ground: &Ground<'a>, wishes: &mut Vec<Wish<'a>>) {
    for (number, series) in ground.figure.drawn().iter().enumerate() {
        let Some(place) = latest(&series.points) else {
            continue;
        };
        let point = &series.points[place];
        // The baseline's own label says it, unless the series has a name to say.
        if series.label.is_empty() && ground.is_baseline(number, point) {
            continue;
        }
        let is_end = place + 1 == series.points.len() && !series.label.is_empty();
        wishes.push(Wish {
            text: end_text(series, place),
            class: "t-b t-halo",
            mark: ground.field.mark(point),
            side: if is_end { Side::Right } else { Side::Above },
            need: Need::Must,
        });
    }
}

fn push_baseline<'a>(ground: &Ground<'a>, wishes: &mut Vec<Wish<'a>>) {
    if let Some(baseline) = &ground.figure.baseline {
        wishes.push(Wish {
            text: Cow::Borrowed(&baseline.label),
            class: "t-halo",
            mark: (ground.field.x(baseline.day), ground.field.plot.y(baseline.value)),
            side: Side::Below,
            need: Need::Must,
        });
    }
}

/// The first value and the last estimate of each series, then what finds room.
fn push_others<'a>(ground: &Ground<'a>, wishes: &mut Vec<Wish<'a>>) {
    let mut minor = Vec::new();
    for (number, series) in ground.figure.drawn().iter().enumerate() {
        let latest = latest(&series.points);
        let last = series.points.len().saturating_sub(1);
        let has_many = series.points.len() > MOST_SINGLE;
        let is_alone = ground.figure.drawn().len() == 1;
        let ends = if is_alone { extremes(&series.points) } else { Vec::new() };
        for (place, point) in series.points.iter().enumerate().rev() {
            if latest == Some(place) || ground.is_baseline(number, point) {
                continue;
            }
            let is_end = place == 0 || place == last;
            let is_key = is_end || (has_many && ends.contains(&place));
            let wish = Wish {
                text: Cow::Borrowed(&point.label),
                class: "t-halo",
                mark: ground.field.mark(point),
                side: if point.kind == PointKind::Estimate { Side::Below } else { Side::Above },
                // Among several lines a label away from its mark would seem to be another's.
                need: if is_key && is_alone { Need::Must } else { Need::May },
            };
            if is_key {
                wishes.push(wish);
            } else if !has_many && !ground.field.is_crowded(&series.points) {
                minor.push(wish);
            }
        }
    }
    if ground.figure.drawn().len() == 1 {
        wishes.append(&mut minor);
    }
}

/// The places of the highest and the lowest value.
fn extremes(points: &[Point]) -> Vec<usize> {
    let value = |place: &usize| points[*place].value;
    let places = || 0..points.len();
    places().max_by_key(value).into_iter().chain(places().min_by_key(value)).collect()
}

/// The places around a mark, as numbers of the array in [`spots`], for each preferred side.
const ORDERS: [[usize; 14]; 4] = [
    [0, 1, 2, 3, 4, 5, 7, 6, 8, 9, 12, 10, 14, 15],
    [1, 0, 5, 4, 3, 2, 7, 6, 9, 8, 13, 11, 15, 14],
    [6, 0, 1, 2, 4, 3, 5, 7, 8, 9, 10, 11, 14, 15],
    [7, 16, 17, 18, 19, 2, 4, 0, 1, 8, 9, 6, 14, 15],
];

/// The places around a mark, the preferred side first.
fn spots((x, y): (Percent, f64), side: Side, width: f64) -> [Spot; 14] {
    let above = Spot::inside(x, y - ABOVE, width);
    let below = Spot::inside(x, y + BELOW, width);
    let ends = |y| Spot::new(x, y, Anchor::End).moved(SIDE);
    let starts = |y| Spot::new(x, y, Anchor::Start).moved(-SIDE);
    let left = |rise| Spot::new(x, y + 5.0 - rise, Anchor::End).moved(-SIDE);
    let right = |rise| Spot::new(x, y + 5.0 - rise, Anchor::Start).moved(SIDE);
    let risen = |spot: Spot, lines: f64| Spot { y: spot.y - lines * text::LINE, ..spot };
    let all = [
        above,
        below,
        ends(above.y),
        starts(above.y),
        ends(below.y),
        starts(below.y),
        left(0.0),
        right(0.0),
        risen(above, 1.0),
        risen(below, -1.0),
        left(12.0),
        left(-12.0),
        right(12.0),
        right(-12.0),
        risen(above, 2.0),
        risen(below, -2.0),
        right(9.0),
        right(-9.0),
        right(18.0),
        right(-18.0),
    ];
    let order = match side {
        Side::Above => ORDERS[0],
        Side::Below => ORDERS[1],
        Side::Left => ORDERS[2],
        Side::Right => ORDERS[3],
    };
    order.map(|place| all[place])
}
