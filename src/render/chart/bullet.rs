//! Draws one value between its baseline and its targets.
//!
//! Takes: a bullet figure. Gives: its SVG. Must not know: time. The labels stand below, each
//! under its mark; those that would touch move a line down and keep a leader.

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, Extent, Lanes, NARROW, Spot};
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
/// Between a leader and a label beside it: their ground has some air around it.
const ASIDE: f64 = 10.0;
/// Percent kept free beside the axis, so that marks stay inside.
const MARGIN: f64 = 3.0;

/// A label below its mark.
struct Note<'a> {
    x: Percent,
    text: &'a str,
    class: &'static str,
    spot: Spot,
    lane: usize,
}

impl Note<'_> {
    /// The ground of its label on its line.
    fn extent(&self) -> Extent {
        self.spot.extent(text::width(self.text) + 6.0)
    }

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
            // Where there is no way past the labels above it, a leader ends at them: stubs between them lead nowhere.
            let above = notes.iter().filter(|other| other.lane < note.lane);
            let crossed = above.filter(|other| other.extent().meets_upright(note.x));
            let end = crossed.map(Note::y).fold(note.y(), f64::min) - 13.0;
            canvas.upright("g-tick", note.x, (TRACK.1, end));
        }
        for note in &notes {
            let spot = Spot { y: note.y(), ..note.spot };
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
    let at = |x: Percent, text: &'a str, class| {
        let spot = Spot::inside(x, 0.0, text::width(text));
        Note { x, text, class, spot, lane: 0 }
    };
    let note = |reading: &'a Reading, class| at(axis.at(reading.value), &reading.label, class);
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
        notes.push(at(Percent(middle), &range.label, "t-halo"));
    }
    notes.retain(|note| !note.text.is_empty());
    notes.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
    let lanes = put_apart(&mut notes).or_else(|| {
        turn_away(&mut notes);
        put_apart(&mut notes)
    });
    let lanes = lanes.unwrap_or_else(|| {
        notes.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
        let mut lanes = Lanes::default();
        for note in &mut notes {
            note.spot = Spot::inside(note.x, 0.0, text::width(note.text));
            note.lane = lanes.put(&[note.extent()]);
        }
        lanes.count()
    });
    (notes, lanes)
}

/// Gives each label the first line on which it meets no label and no leader, and below which its own leader meets no label.
/// Gives the number of lines, or none when a leader would have to go behind a label.
fn put_apart(notes: &mut [Note<'_>]) -> Option<usize> {
    let mut taken: Vec<Vec<Extent>> = Vec::new();
    for note in notes {
        let (label, leader) = (note.extent(), Extent::around(note.x, 0.0, 1.0));
        let is_free = |lane: &Vec<Extent>, ground: &Extent| !lane.iter().any(|other| other.touches(ground));
        let passed = taken.iter().take_while(|lane| is_free(lane, &leader)).count();
        let lane = (0..=passed).find(|lane| taken.get(*lane).is_none_or(|lane| is_free(lane, &label)))?;
        taken.resize_with(taken.len().max(lane + 1), Vec::new);
        taken[..lane].iter_mut().for_each(|above| above.push(leader));
        taken[lane].push(label);
        note.lane = lane;
    }
    Some(taken.len())
}

/// Puts each label on the side of its mark that is away from the nearer end, and the marks nearest to the ends last: then
/// their leaders pass beside all labels that stand higher.
fn turn_away(notes: &mut [Note<'_>]) {
    for note in notes.iter_mut() {
        let (width, at) = (text::width(note.text), note.x.0 / 100.0 * NARROW);
        if note.x.0 >= 50.0 && width + ASIDE <= at {
            note.spot = Spot::new(note.x, 0.0, Anchor::End).moved(-ASIDE);
        } else if note.x.0 < 50.0 && width + ASIDE <= NARROW - at {
            note.spot = Spot::new(note.x, 0.0, Anchor::Start).moved(ASIDE);
        }
    }
    notes.sort_by(|a, b| (a.x.0 - 50.0).abs().total_cmp(&(b.x.0 - 50.0).abs()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaders_of_marks_that_crowd_at_an_end_pass_beside_the_labels_above() {
        for ends in [[94.0, 94.3, 97.0], [3.0, 5.0, 5.5]] {
            let texts = ["目標 90.0%から98.0%まで", "実績 94.1（2025年度）", "基準値 99.1（2021年度）"];
            let note = |(x, text): (f64, &'static str)| {
                let (x, class) = (Percent(x), "t-halo");
                Note { x, text, class, spot: Spot::inside(x, 0.0, text::width(text)), lane: 0 }
            };
            let mut notes: Vec<Note<'_>> = ends.into_iter().zip(texts).map(note).collect();
            assert_eq!(put_apart(&mut notes), None);
            turn_away(&mut notes);
            assert_eq!(put_apart(&mut notes), Some(3));
            for note in &notes {
                let mut above = notes.iter().filter(|other| other.lane < note.lane);
                assert!(above.all(|other| !other.extent().meets_upright(note.x)), "{}", note.text);
            }
        }
    }
}
