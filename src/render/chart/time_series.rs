//! Draws values over time.
//!
//! Takes: a figure of an indicator over time. Gives: its SVG. Must not know: what the values
//! measure. Order of layers: grid, gaps and ranges, axes, targets, lines, points, baseline, labels.

use super::break_notes::BreakNotes;
use super::canvas::{Canvas, Frame};
use super::field::{Field, LOOKS, ticks_height};
use super::label::Label;
use super::place::{Extent, NARROW, Spot};
use super::placer::{Placer, Stroke};
use super::plot::Plot;
use super::series_labels;
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use crate::figure::{Gap, Point, TargetKind, TargetRange, TimeSeries};

const TOP: f64 = 34.0;
/// From the highest value of the axis to the lowest.
const HEIGHT: f64 = 260.0;
/// Percent kept free beside the first and the last value.
const MARGINS: (f64, f64) = (9.0, 7.0);
/// The most percent that labels at the ends of lines may take.
const MOST_END: f64 = 30.0;

/// A figure with the positions of its data.
pub(super) struct Ground<'a> {
    pub(super) figure: &'a TimeSeries,
    pub(super) field: Field<'a>,
    notes: BreakNotes<'a>,
}

/// The SVG of values over time.
pub(super) fn draw(figure: &TimeSeries, sheet: Sheet<'_>) -> String {
    let ground = Ground::new(figure);
    let bottom = ground.field.plot.bottom;
    let mut symbols = Vec::with_capacity(2);
    if figure.baseline.is_some() {
        symbols.push(Symbol::Square);
    }
    if !figure.targets.is_empty() {
        symbols.push(Symbol::Diamond);
    }
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-series",
        height: bottom + ticks_height(&figure.ticks),
        symbols: &symbols,
    };
    draw_frame(&frame, sheet, |canvas| {
        let mut placer = Placer::new(ground.field.plot.top - TOP + 2.0, bottom - 1.0);
        ground.field.plot.block_axis(&mut placer);
        ground.field.plot.draw_values(canvas);
        ground.draw_grounds(canvas, &mut placer);
        ground.field.plot.draw_axis(canvas);
        ground.field.draw_ticks(canvas, &figure.ticks, &series_labels::key_days(figure));
        ground.draw_targets(canvas, &mut placer);
        for (look, series) in LOOKS.iter().zip(figure.drawn()) {
            ground.field.draw_lines(canvas, &mut placer, (look, &series.points));
            ground.field.draw_spans(canvas, &mut placer, (look, &series.points));
        }
        for (place, (look, series)) in LOOKS.iter().zip(figure.drawn()).enumerate() {
            let is_hidden = |point: &Point| ground.is_baseline(place, point);
            ground.field.draw_points(canvas, &mut placer, (look, &series.points), is_hidden);
        }
        ground.draw_baseline(canvas, &mut placer);
        series_labels::draw(&ground, canvas, &mut placer);
    })
}

impl<'a> Ground<'a> {
    fn new(figure: &'a TimeSeries) -> Self {
        let notes = BreakNotes::new(figure);
        let top = TOP + notes.height();
        let mut plot = Plot::new((top, top + HEIGHT), figure.scale(), &figure.format);
        let ends = figure.drawn().iter().filter(|series| !series.label.is_empty());
        let end = ends.map(series_labels::end_width).fold(0.0, f64::max);
        let right = ((end + 16.0) / NARROW * 100.0).clamp(MARGINS.1, MOST_END);
        plot.x = (plot.axis_width().max(MARGINS.0), 100.0 - right);
        Self { figure, field: Field::new(plot, figure.days(), (&figure.gaps, &figure.breaks)), notes }
    }

    /// Gaps, the target range and breaks.
    fn draw_grounds(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        if let Some(range) = &self.figure.range {
            self.draw_range(canvas, placer, range);
        }
        for gap in &self.figure.gaps {
            self.draw_gap(canvas, placer, gap);
        }
        self.field.draw_breaks(canvas, placer);
        self.notes.draw(canvas, &self.field);
    }

    fn draw_gap(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, gap: &Gap) {
        let (from, to) = (self.field.x(gap.from), self.field.x(gap.to));
        canvas.rect("g-gap", (from, to), (self.field.plot.top, self.field.plot.bottom));
        let middle = Percent(f64::midpoint(from.0, to.0));
        let room = (to.0 - from.0) / 100.0 * NARROW;
        let lines = text::even_lines(&gap.label, room.max(text::SIZE * 3.0));
        let first = self.field.plot.bottom - 9.0 - text::LINE * super::float(lines.len() - 1);
        let labels: Vec<Label<'_>> = lines
            .into_iter()
            .enumerate()
            .map(|(number, line)| {
                let y = first + text::LINE * super::float(number);
                Label::new("t-sub t-halo", line, Spot::inside(middle, y, text::width(line)))
            })
            .collect();
        let extents: Vec<Extent> =
            labels.iter().map(|label| label.spot.extent(text::width(&label.text))).collect();
        // Half a reason says less than the table.
        if extents.iter().any(|extent| placer.is_taken(extent)) {
            return;
        }
        for extent in extents {
            placer.keep(extent);
        }
        for label in &labels {
            canvas.text(label);
        }
    }

    fn draw_range(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, range: &TargetRange) {
        let whole = (Percent(0.0), Percent(100.0));
        let low = range.low.map(|value| self.field.plot.y(value));
        let high = range.high.map(|value| self.field.plot.y(value));
        canvas.rect(
            "g-range",
            whole,
            (high.unwrap_or(self.field.plot.top), low.unwrap_or(self.field.plot.bottom)),
        );
        for edge in [low, high].into_iter().flatten() {
            canvas.level("g-edge", whole, edge);
            placer.cross(Stroke { from: (whole.0, edge), to: (whole.1, edge) });
        }
    }

    fn draw_targets(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        for target in &self.figure.targets {
            let (x, y) = (self.field.x(target.day), self.field.plot.y(target.value));
            if let Some(span) = target.span {
                self.field.draw_span(canvas, placer, ("g-span", span, y));
            }
            placer.block(Extent::around(x, y, 8.0));
            let class = match target.kind {
                TargetKind::Interim => "m-mid",
                TargetKind::Final => "m-tgt",
            };
            canvas.symbol(class, Symbol::Diamond, x, y);
        }
    }

    fn draw_baseline(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        if let Some(baseline) = &self.figure.baseline {
            let (x, y) = (self.field.x(baseline.day), self.field.plot.y(baseline.value));
            if let Some(span) = baseline.span {
                self.field.draw_span(canvas, placer, ("g-span", span, y));
            }
            placer.block(Extent::around(x, y, 6.5));
            canvas.symbol("m-base", Symbol::Square, x, y);
        }
    }

    /// Whether the baseline's mark stands for this value.
    pub(super) fn is_baseline(&self, place: usize, point: &Point) -> bool {
        let is_same = |day, value| day == point.day && value == point.value;
        let baseline = self.figure.baseline.as_ref();
        place == 0 && baseline.is_some_and(|baseline| is_same(baseline.day, baseline.value))
    }
}
