//! Draws one of several small charts over time.
//!
//! Takes: a figure with the axes that all of them share. Gives: its SVG. Must not know: the others, what
//! the values measure. Its first and its latest value are labelled, and its last estimate.

use std::borrow::Cow;

use indexmap::IndexSet;

use super::canvas::{Canvas, Frame};
use super::field::{Field, LOOKS, latest, ticks_height};
use super::placer::{Need, Placer};
use super::plot::Plot;
use super::series_labels::{Side, Wish, draw_wishes};
use super::sheet::{Sheet, draw as draw_frame};
use crate::figure::{PointKind, SmallMultiple};

const TOP: f64 = 28.0;
const BOTTOM: f64 = 148.0;
/// Percent kept free beside the first and the last value.
const MARGINS: (f64, f64) = (9.0, 9.0);

/// The SVG of one small chart.
pub(super) fn draw(figure: &SmallMultiple, sheet: Sheet<'_>) -> String {
    let mut plot = Plot::new((TOP, BOTTOM), figure.scale(), figure.format());
    plot.x = (plot.axis_width().max(MARGINS.0), 100.0 - MARGINS.1);
    let field = Field::new(plot, figure.days(), (&[], figure.breaks()));
    let points = figure.points();
    let frame = Frame {
        head: figure.head(),
        class: "chart chart-small",
        height: BOTTOM + ticks_height(figure.ticks()),
        symbols: &[],
    };
    draw_frame(&frame, sheet, |canvas| {
        let mut placer = Placer::new(2.0, BOTTOM - 1.0);
        field.plot.block_axis(&mut placer);
        field.plot.draw_values(canvas);
        field.draw_breaks(canvas, &mut placer);
        field.plot.draw_axis(canvas);
        let keys: Vec<_> = latest(points).map(|place| points[place].day).into_iter().collect();
        field.draw_ticks(canvas, figure.ticks(), &keys);
        field.draw_reference(canvas, &mut placer, figure.reference());
        field.draw_lines(canvas, &mut placer, (&LOOKS[0], points));
        field.draw_spans(canvas, &mut placer, (&LOOKS[0], points));
        field.draw_points(canvas, &mut placer, (&LOOKS[0], points), |_| false);
        draw_labels(figure, &field, (canvas, &mut placer));
    })
}

fn draw_labels(figure: &SmallMultiple, field: &Field<'_>, (canvas, placer): (&mut Canvas<'_>, &mut Placer)) {
    let points = figure.points();
    let latest = latest(points);
    let ends = points.len().checked_sub(1).into_iter().flat_map(|last| [0, last]);
    // What matters most chooses its place first.
    let labelled: IndexSet<usize> = latest.into_iter().chain(ends).collect();
    let wish = |place: usize| {
        let point = &points[place];
        let is_latest = latest == Some(place);
        Wish {
            text: Cow::Borrowed(point.label.as_str()),
            class: if is_latest { "t-b t-halo" } else { "t-halo" },
            mark: field.mark(point),
            side: if point.kind == PointKind::Estimate { Side::Below } else { Side::Above },
            need: Need::Must,
        }
    };
    draw_wishes(labelled.into_iter().map(wish).collect(), canvas, placer);
}
