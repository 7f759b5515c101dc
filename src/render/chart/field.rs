//! The ground of a chart over time: where its days lie, and the lines of dated values on it.
//!
//! Takes: a plot, the days that it shows, gaps and breaks. Gives: positions, drawn lines and marks.
//! Must not know: what the values measure, labels of values, targets.

use super::canvas::Canvas;
use super::label::Label;
use super::place::{Extent, NARROW, Spot};
use super::placer::{Placer, Stroke};
use super::plot::Plot;
use super::svg::Percent;
use super::text;
use crate::figure::{Day, Gap, Point, PointKind, SeriesBreak, Span, Tick};

/// Points closer than this in a wide drawing are drawn as a bare line.
const CROWDED: f64 = 10.0;
/// Half the height of the strokes at the ends of a period.
const SPAN_END: f64 = 5.0;

/// The classes of a line and of its marks.
pub(super) struct Look {
    line: &'static str,
    dotted: &'static str,
    span: &'static str,
    actual: &'static str,
    preliminary: &'static str,
    dot: &'static str,
    estimate: &'static str,
}

macro_rules! look {
    ($series:literal) => {
        Look {
            line: concat!("d-line ", $series),
            dotted: concat!("d-est ", $series),
            span: concat!("d-span ", $series),
            actual: concat!("m-act ", $series),
            preliminary: concat!("m-pre ", $series),
            dot: concat!("m-dot ", $series),
            estimate: concat!("m-est ", $series),
        }
    };
}

/// The looks of the series of one chart, in their order.
pub(super) const LOOKS: [Look; 4] = [look!("d-1"), look!("d-2"), look!("d-3"), look!("d-4")];
/// The look of a line that others are compared with.
pub(super) const REFERENCE: Look = look!("d-ref");

/// Where days and values lie.
pub(super) struct Field<'a> {
    pub(super) plot: Plot,
    days: (f64, f64),
    gaps: &'a [Gap],
    breaks: &'a [SeriesBreak],
}

/// What the labels of the time axis take below it: one line, or two.
pub(super) fn ticks_height(ticks: &[Tick]) -> f64 {
    if ticks.iter().any(|tick| tick.sub.is_some()) { 50.0 } else { 32.0 }
}

/// The place of the latest measured value.
pub(super) fn latest(points: &[Point]) -> Option<usize> {
    points.iter().rposition(|point| point.kind != PointKind::Estimate)
}

impl<'a> Field<'a> {
    pub(super) fn new(
        plot: Plot,
        days: Option<(Day, Day)>,
        (gaps, breaks): (&'a [Gap], &'a [SeriesBreak]),
    ) -> Self {
        let (first, last) = days.unwrap_or((Day(0), Day(0)));
        Self { plot, days: (f64::from(first.0), f64::from(last.0)), gaps, breaks }
    }

    /// The position of a day; a chart of a single day has it in the middle.
    pub(super) fn x(&self, day: Day) -> Percent {
        let (first, last) = self.days;
        if last <= first {
            return self.plot.at(0.5);
        }
        let at = self.plot.at((f64::from(day.0) - first) / (last - first));
        Percent(at.0.clamp(0.0, 100.0))
    }

    /// The place of a value.
    pub(super) fn mark(&self, point: &Point) -> (Percent, f64) {
        (self.x(point.day), self.plot.y(point.value))
    }

    /// Where the definition changed.
    pub(super) fn draw_breaks(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        let y = (self.plot.top, self.plot.bottom);
        for change in self.breaks {
            let x = self.x(change.day);
            canvas.upright("g-break", x, y);
            placer.cross(Stroke { from: (x, y.0), to: (x, y.1) });
        }
    }

    /// The time axis: every tick has its stroke; labels that would touch wait for room.
    /// `keys` are the days whose labels matter, the most important first.
    pub(super) fn draw_ticks(&self, canvas: &mut Canvas<'_>, ticks: &[Tick], keys: &[Day]) {
        let bottom = self.plot.bottom;
        for tick in ticks {
            canvas.upright("g-tick", self.x(tick.day), (bottom, bottom + 5.0));
        }
        let mut order: Vec<usize> = (0..ticks.len()).collect();
        order.sort_by_key(|place| {
            let key = keys.iter().position(|day| *day == ticks[*place].day);
            let is_end = *place == 0 || place + 1 == ticks.len();
            (key.unwrap_or(if is_end { keys.len() } else { usize::MAX }), *place)
        });
        let mut placer = Placer::new(bottom, bottom + 60.0);
        for place in order {
            let tick = &ticks[place];
            let x = self.x(tick.day);
            let lines = [("", Some(&tick.label), 22.0), ("t-sub", tick.sub.as_ref(), 40.0)];
            for (class, label, drop) in lines {
                let Some(label) = label else { continue };
                let width = text::width(label) + 6.0;
                let spot = Spot::inside(x, bottom + drop, width);
                let Some(reach) = placer.fit(spot, width) else {
                    break;
                };
                canvas.text(&Label { reach, ..Label::new(class, label.as_str(), spot) });
            }
        }
    }

    /// The whole period of a value that is not of the usual length, with an end on either side.
    pub(super) fn draw_span(
        &self,
        canvas: &mut Canvas<'_>,
        placer: &mut Placer,
        (class, span, y): (&str, Span, f64),
    ) {
        let x = (self.x(span.from), self.x(span.to));
        canvas.level(class, x, y);
        for end in [x.0, x.1] {
            canvas.upright(class, end, (y - SPAN_END, y + SPAN_END));
        }
        placer.block(Extent {
            from: x.0,
            to: x.1,
            left: 0.0,
            right: 0.0,
            ..Extent::around(x.0, y, SPAN_END)
        });
    }

    /// The periods of values that are not of the usual length.
    pub(super) fn draw_spans(
        &self,
        canvas: &mut Canvas<'_>,
        placer: &mut Placer,
        (look, points): (&Look, &[Point]),
    ) {
        for point in points {
            if let Some(span) = point.span {
                self.draw_span(canvas, placer, (look.span, span, self.plot.y(point.value)));
            }
        }
    }

    /// Lines between values that follow each other.
    pub(super) fn draw_lines(
        &self,
        canvas: &mut Canvas<'_>,
        placer: &mut Placer,
        (look, points): (&Look, &[Point]),
    ) {
        for pair in points.windows(2) {
            let [before, after] = pair else { continue };
            if !self.is_joined(before, after) {
                continue;
            }
            let (from, to) = (self.mark(before), self.mark(after));
            let class = match after.kind {
                PointKind::Estimate => look.dotted,
                PointKind::Actual | PointKind::Preliminary => look.line,
            };
            placer.cross(Stroke { from, to });
            canvas.line(class, from, to);
        }
    }

    /// No line crosses a missing period, a gap or a break.
    fn is_joined(&self, before: &Point, after: &Point) -> bool {
        let (from, to) = (before.day, after.day);
        let in_gap = |gap: &Gap| gap.from < to && gap.to > from;
        after.joined
            && !self.gaps.iter().any(in_gap)
            && !self.breaks.iter().any(|change| change.day > from && change.day <= to)
    }

    /// Whether no line leads to a value or away from it.
    fn is_alone(&self, points: &[Point], place: usize) -> bool {
        let point = &points[place];
        let next = points.get(place + 1);
        (place == 0 || !self.is_joined(&points[place - 1], point))
            && next.is_none_or(|next| !self.is_joined(point, next))
    }

    /// The marks of values, without those that something else stands for.
    pub(super) fn draw_points(
        &self,
        canvas: &mut Canvas<'_>,
        placer: &mut Placer,
        (look, points): (&Look, &[Point]),
        is_hidden: impl Fn(&Point) -> bool,
    ) {
        let latest = latest(points);
        let is_crowded = self.is_crowded(points);
        for (place, point) in points.iter().enumerate() {
            let is_latest = latest == Some(place);
            let is_plain = point.kind == PointKind::Actual && !is_latest && !self.is_alone(points, place);
            if is_hidden(point) || (is_crowded && is_plain) {
                continue;
            }
            let (x, y) = self.mark(point);
            placer.block(Extent::around(x, y, 6.0));
            match point.kind {
                PointKind::Actual => canvas.circle(look.actual, x, y, if is_latest { 6.0 } else { 4.5 }),
                PointKind::Preliminary => {
                    canvas.circle(look.preliminary, x, y, 6.0);
                    canvas.circle(look.dot, x, y, 2.5);
                }
                PointKind::Estimate => canvas.circle(look.estimate, x, y, 6.0),
            }
        }
    }

    /// A line to compare with: no marks, except where a value without neighbours would not be seen.
    pub(super) fn draw_reference(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, points: &[Point]) {
        self.draw_lines(canvas, placer, (&REFERENCE, points));
        for place in (0..points.len()).filter(|place| self.is_alone(points, *place)) {
            let (x, y) = self.mark(&points[place]);
            canvas.circle(REFERENCE.actual, x, y, 3.0);
        }
    }

    /// Whether the discs of a series would touch.
    pub(super) fn is_crowded(&self, points: &[Point]) -> bool {
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            return false;
        };
        let wide = (self.x(last.day).0 - self.x(first.day).0) / 100.0 * NARROW * 2.0;
        wide < CROWDED * super::float(points.len().saturating_sub(1))
    }
}
