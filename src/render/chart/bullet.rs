//! Draws one value between its baseline and its targets.
//!
//! Takes: a bullet figure. Gives: its SVG. Must not know: time. The labels stand below, each
//! under its mark; those that would touch move a line down and keep a leader.

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Lanes, Spot};
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use super::value_axis::ValueAxis;
use crate::figure::{Bullet, PointKind, Reading, TargetKind, TargetRange};

const NUMBERS: f64 = 14.0;
const TRACK: (f64, f64) = (22.0, 46.0);
const MIDDLE: f64 = 34.0;
const LABELS: f64 = 66.0;
/// Percent kept free beside the axis, so that marks stay inside.
const MARGIN: f64 = 3.0;

/// A label below its mark.
struct Note<'a> {
    x: Percent,
    text: &'a str,
    class: &'static str,
    lane: usize,
}

impl Note<'_> {
    fn y(&self) -> f64 {
        LABELS + text::LINE * super::float(self.lane)
    }
}

/// The SVG of a bullet.
pub(super) fn draw(figure: &Bullet, sheet: Sheet<'_>) -> String {
    let axis = ValueAxis { scale: figure.scale(), x: (MARGIN, 100.0 - MARGIN) };
    let (notes, lanes) = notes(figure, &axis);
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-bullet",
        height: LABELS + 10.0 + text::LINE * super::float(lanes.saturating_sub(1)),
        symbols: &[Symbol::Square, Symbol::Diamond],
    };
    draw_frame(&frame, sheet, |canvas| {
        let ends = (Percent(axis.x.0), Percent(axis.x.1));
        canvas.rect("g-track", ends, TRACK);
        if let Some(range) = &figure.range {
            draw_range(canvas, &axis, range);
        }
        axis.draw(canvas, &figure.format, NUMBERS, (TRACK.0 - 3.0, TRACK.1));
        axis.draw_zero(canvas, (TRACK.0 - 3.0, TRACK.1));
        draw_marks(canvas, &axis, figure);
        for note in &notes {
            canvas.upright("g-tick", note.x, (TRACK.1, note.y() - 13.0));
        }
        for note in &notes {
            let spot = Spot::inside(note.x, note.y(), text::width(note.text));
            canvas.text(&Label::new(note.class, note.text, spot));
        }
    })
}

fn draw_range(canvas: &mut Canvas<'_>, axis: &ValueAxis, range: &TargetRange) {
    let low = range.low.map_or(axis.x.0, |value| axis.at(value).0);
    let high = range.high.map_or(axis.x.1, |value| axis.at(value).0);
    let x = (Percent(low), Percent(high));
    canvas.rect("g-range", x, TRACK);
}

fn draw_marks(canvas: &mut Canvas<'_>, axis: &ValueAxis, figure: &Bullet) {
    if let Some(actual) = &figure.actual {
        let class = match actual.kind {
            PointKind::Actual => "b-done",
            PointKind::Preliminary => "b-plan",
            PointKind::Estimate => "b-est",
        };
        let x = (axis.zero(), axis.at(actual.reading.value));
        canvas.rect(class, x, (MIDDLE - 6.0, MIDDLE + 6.0));
    }
    let edges = figure.range.iter().flat_map(|range| [range.low, range.high]);
    for edge in edges.flatten() {
        canvas.upright("g-edge", axis.at(edge), TRACK);
    }
    if let Some(baseline) = &figure.baseline {
        canvas.symbol("m-base", Symbol::Square, axis.at(baseline.value), MIDDLE);
    }
    for target in &figure.targets {
        let class = match target.kind {
            TargetKind::Interim => "m-mid",
            TargetKind::Final => "m-tgt",
        };
        canvas.symbol(class, Symbol::Diamond, axis.at(target.reading.value), MIDDLE);
    }
}

/// The labels from left to right, each on its line, and the number of lines.
fn notes<'a>(figure: &'a Bullet, axis: &ValueAxis) -> (Vec<Note<'a>>, usize) {
    let note = |reading: &'a Reading, class| Note {
        x: axis.at(reading.value),
        text: &reading.label,
        class,
        lane: 0,
    };
    let mut notes: Vec<Note<'a>> = Vec::new();
    notes.extend(figure.baseline.iter().map(|reading| note(reading, "t-halo")));
    notes.extend(figure.actual.iter().map(|actual| note(&actual.reading, "t-b t-halo")));
    notes.extend(figure.targets.iter().map(|target| {
        let is_final = target.kind == TargetKind::Final;
        note(&target.reading, if is_final { "t-b t-halo" } else { "t-halo" })
    }));
    if let Some(range) = &figure.range {
        let ends: Vec<f64> = [range.low, range.high].into_iter().flatten().map(|v| axis.at(v).0).collect();
        let middle = ends.iter().sum::<f64>() / super::float(ends.len().max(1));
        notes.push(Note { x: Percent(middle), text: &range.label, class: "t-halo", lane: 0 });
    }
    notes.retain(|note| !note.text.is_empty());
    notes.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
    let mut lanes = Lanes::default();
    for note in &mut notes {
        let width = text::width(note.text) + 6.0;
        note.lane = lanes.put(&[Spot::inside(note.x, 0.0, width).extent(width)]);
    }
    (notes, lanes.count())
}
