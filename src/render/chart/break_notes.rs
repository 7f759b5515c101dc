//! What changed where a definition changed, above a chart over time.
//!
//! Takes: the breaks of a figure. Gives: their words in lines of their own, so that they are never cut and cover nothing,
//! each with a leader down to its line. Must not know: values.

use super::canvas::Canvas;
use super::field::Field;
use super::label::Label;
use super::place::{NARROW, Spot};
use super::text;
use crate::figure::{SeriesBreak, TimeSeries};

/// The words of each break, on as many lines as a narrow drawing needs.
pub(super) struct BreakNotes<'a> {
    notes: Vec<(&'a SeriesBreak, Vec<&'a str>)>,
}

impl<'a> BreakNotes<'a> {
    pub(super) fn new(figure: &'a TimeSeries) -> Self {
        let worded = figure.breaks.iter().filter(|change| !change.label.is_empty());
        Self { notes: worded.map(|change| (change, text::even_lines(&change.label, NARROW))).collect() }
    }

    /// The room that they take above the chart.
    pub(super) fn height(&self) -> f64 {
        let lines: usize = self.notes.iter().map(|(_, lines)| lines.len()).sum();
        text::LINE * super::float(lines)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, field: &Field<'_>) {
        let mut y = 14.0;
        let mut ends = Vec::with_capacity(self.notes.len());
        let mut lines = Vec::new();
        for (change, words) in &self.notes {
            let x = field.x(change.day);
            let width = words.iter().map(|line| text::width(line)).fold(0.0, f64::max);
            for line in words {
                lines.push((*line, Spot::inside(x, y, width)));
                y += text::LINE;
            }
            ends.push((x, y - text::LINE + 5.0));
        }
        for (x, end) in ends {
            canvas.upright("g-break", x, (end, field.plot.top));
        }
        for (line, spot) in lines {
            canvas.text(&Label::new("t-sub t-halo", line, spot));
        }
    }
}
