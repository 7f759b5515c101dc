//! Draws values over time.
//!
//! Takes: a figure of an indicator over time. Gives: its SVG. Must not know: what the values
//! measure. Order of layers: grid, gaps and ranges, axes, targets, lines, points, baseline, labels.

use super::canvas::{Canvas, Frame, Symbol, draw as draw_frame};
use super::label::Label;
use super::place::{Extent, NARROW, Spot};
use super::placer::{Placer, Stroke};
use super::plot::Plot;
use super::series_labels;
use super::svg::Percent;
use super::text;
use crate::figure::{Day, Gap, Point, PointKind, Series, TargetKind, TargetRange, TimeSeries};

const TOP: f64 = 34.0;
const BOTTOM: f64 = 294.0;
/// Percent kept free beside the first and the last value.
const MARGINS: (f64, f64) = (9.0, 7.0);
/// The most percent that labels at the ends of lines may take.
const MOST_END: f64 = 30.0;
/// Points closer than this in a wide drawing are drawn as a bare line.
const CROWDED: f64 = 10.0;

const LINES: [&str; 4] = ["d-line d-1", "d-line d-2", "d-line d-3", "d-line d-4"];
const DOTTED: [&str; 4] = ["d-est d-1", "d-est d-2", "d-est d-3", "d-est d-4"];
const ACTUAL: [&str; 4] = ["m-act d-1", "m-act d-2", "m-act d-3", "m-act d-4"];
const PRELIMINARY: [&str; 4] = ["m-pre d-1", "m-pre d-2", "m-pre d-3", "m-pre d-4"];
const DOT: [&str; 4] = ["m-dot d-1", "m-dot d-2", "m-dot d-3", "m-dot d-4"];
const ESTIMATE: [&str; 4] = ["m-est d-1", "m-est d-2", "m-est d-3", "m-est d-4"];

/// A figure with the positions of its data.
pub(super) struct Ground<'a> {
    pub(super) figure: &'a TimeSeries,
    pub(super) plot: Plot,
    days: (f64, f64),
}

/// The SVG of values over time.
pub(super) fn draw(figure: &TimeSeries) -> String {
    let ground = Ground::new(figure);
    let has_sub = figure.ticks.iter().any(|tick| tick.sub.is_some());
    let mut symbols = Vec::with_capacity(2);
    if figure.baseline.is_some() {
        symbols.push(Symbol::Square);
    }
    if !figure.targets.is_empty() {
        symbols.push(Symbol::Diamond);
    }
    let points: usize = figure.drawn().iter().map(|series| series.points.len()).sum();
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-series",
        height: BOTTOM + if has_sub { 50.0 } else { 32.0 },
        symbols: &symbols,
        size: 20 + points * 3 + figure.ticks.len() * 3 + figure.targets.len() * 2,
    };
    draw_frame(&frame, |canvas| {
        let mut placer = Placer::new(2.0, BOTTOM - 1.0);
        ground.plot.block_axis(&mut placer);
        ground.plot.draw_values(canvas);
        ground.draw_grounds(canvas, &mut placer);
        ground.plot.draw_axis(canvas);
        ground.draw_ticks(canvas);
        ground.draw_targets(canvas, &mut placer);
        for (place, series) in figure.drawn().iter().enumerate() {
            ground.draw_lines(canvas, &mut placer, (place, series));
        }
        for (place, series) in figure.drawn().iter().enumerate() {
            ground.draw_points(canvas, &mut placer, (place, series));
        }
        ground.draw_baseline(canvas, &mut placer);
        series_labels::draw(&ground, canvas, &mut placer);
    })
}

impl<'a> Ground<'a> {
    fn new(figure: &'a TimeSeries) -> Self {
        let mut plot = Plot::new((TOP, BOTTOM), figure.scale(), &figure.format);
        let ends = figure.drawn().iter().filter(|series| !series.label.is_empty());
        let end = ends.map(series_labels::end_width).fold(0.0, f64::max);
        let right = ((end + 16.0) / NARROW * 100.0).clamp(MARGINS.1, MOST_END);
        plot.x = (plot.axis_width().max(MARGINS.0), 100.0 - right);
        let (first, last) = figure.days().unwrap_or((Day(0), Day(0)));
        Self { figure, plot, days: (f64::from(first.0), f64::from(last.0)) }
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

    /// Gaps, the target range and breaks.
    fn draw_grounds(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        if let Some(range) = &self.figure.range {
            self.draw_range(canvas, placer, range);
        }
        for gap in &self.figure.gaps {
            self.draw_gap(canvas, placer, gap);
        }
        for change in &self.figure.breaks {
            let x = self.x(change.day);
            canvas.upright("g-break", x, (TOP, BOTTOM));
            placer.cross(Stroke { from: (x, TOP), to: (x, BOTTOM) });
            let width = text::width(&change.label);
            let spot = Spot::inside(x, TOP - 8.0, width);
            placer.block(spot.extent(width));
            canvas.text(&Label::new("t-sub t-halo", change.label.as_str(), spot));
        }
    }

    fn draw_gap(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, gap: &Gap) {
        let (from, to) = (self.x(gap.from), self.x(gap.to));
        canvas.rect("g-gap", (from, to), (TOP, BOTTOM));
        let middle = Percent(f64::midpoint(from.0, to.0));
        let room = (to.0 - from.0) / 100.0 * NARROW;
        let lines = text::even_lines(&gap.label, room.max(text::SIZE * 3.0));
        let mut y = BOTTOM - 9.0 - text::LINE * super::float(lines.len() - 1);
        for line in lines {
            let width = text::width(line);
            let spot = Spot::inside(middle, y, width);
            placer.block(spot.extent(width));
            canvas.text(&Label::new("t-sub t-halo", line, spot));
            y += text::LINE;
        }
    }

    fn draw_range(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, range: &TargetRange) {
        let whole = (Percent(0.0), Percent(100.0));
        let low = range.low.map(|value| self.plot.y(value));
        let high = range.high.map(|value| self.plot.y(value));
        canvas.rect("g-range", whole, (high.unwrap_or(TOP), low.unwrap_or(BOTTOM)));
        for edge in [low, high].into_iter().flatten() {
            canvas.level("g-edge", whole, edge);
            placer.cross(Stroke { from: (whole.0, edge), to: (whole.1, edge) });
        }
    }

    /// The time axis: every tick has its stroke; labels that would touch wait for room.
    fn draw_ticks(&self, canvas: &mut Canvas<'_>) {
        let ticks = &self.figure.ticks;
        for tick in ticks {
            canvas.upright("g-tick", self.x(tick.day), (BOTTOM, BOTTOM + 5.0));
        }
        let keys = series_labels::key_days(self.figure);
        let mut order: Vec<usize> = (0..ticks.len()).collect();
        order.sort_by_key(|place| {
            let key = keys.iter().position(|day| *day == ticks[*place].day);
            let is_end = *place == 0 || place + 1 == ticks.len();
            (key.unwrap_or(if is_end { keys.len() } else { usize::MAX }), *place)
        });
        let mut placer = Placer::new(BOTTOM, BOTTOM + 60.0);
        for place in order {
            let tick = &ticks[place];
            let x = self.x(tick.day);
            let lines = [("", Some(&tick.label), 22.0), ("t-sub", tick.sub.as_ref(), 40.0)];
            for (class, label, drop) in lines {
                let Some(label) = label else { continue };
                let width = text::width(label) + 6.0;
                let spot = Spot::inside(x, BOTTOM + drop, width);
                let Some(reach) = placer.fit(spot, width) else {
                    break;
                };
                canvas.text(&Label { reach, ..Label::new(class, label.as_str(), spot) });
            }
        }
    }

    fn draw_targets(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        for target in &self.figure.targets {
            let (x, y) = (self.x(target.day), self.plot.y(target.value));
            placer.block(Extent::around(x, y, 8.0));
            let class = match target.kind {
                TargetKind::Interim => "m-mid",
                TargetKind::Final => "m-tgt",
            };
            canvas.symbol(class, Symbol::Diamond, x, y);
        }
    }

    /// Lines between values that follow each other.
    fn draw_lines(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, (place, series): (usize, &Series)) {
        for pair in series.points.windows(2) {
            let [before, after] = pair else { continue };
            if !self.is_joined(before, after) {
                continue;
            }
            let from = (self.x(before.day), self.plot.y(before.value));
            let to = (self.x(after.day), self.plot.y(after.value));
            let class = match after.kind {
                PointKind::Estimate => DOTTED[place],
                PointKind::Actual | PointKind::Preliminary => LINES[place],
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
            && !self.figure.gaps.iter().any(in_gap)
            && !self.figure.breaks.iter().any(|change| change.day > from && change.day <= to)
    }

    fn draw_points(&self, canvas: &mut Canvas<'_>, placer: &mut Placer, (place, series): (usize, &Series)) {
        let latest = series_labels::latest(series);
        let is_crowded = self.is_crowded(series);
        for (number, point) in series.points.iter().enumerate() {
            let next = series.points.get(number + 1);
            let is_alone = (number == 0 || !self.is_joined(&series.points[number - 1], point))
                && next.is_none_or(|next| !self.is_joined(point, next));
            let is_latest = latest == Some(number);
            let is_plain = point.kind == PointKind::Actual && !is_latest && !is_alone;
            if self.is_baseline(place, point) || (is_crowded && is_plain) {
                continue;
            }
            let (x, y) = (self.x(point.day), self.plot.y(point.value));
            placer.block(Extent::around(x, y, 6.0));
            match point.kind {
                PointKind::Actual => {
                    canvas.circle(ACTUAL[place], x, y, if is_latest { 6.0 } else { 4.5 });
                }
                PointKind::Preliminary => {
                    canvas.circle(PRELIMINARY[place], x, y, 6.0);
                    canvas.circle(DOT[place], x, y, 2.5);
                }
                PointKind::Estimate => canvas.circle(ESTIMATE[place], x, y, 6.0),
            }
        }
    }

    fn draw_baseline(&self, canvas: &mut Canvas<'_>, placer: &mut Placer) {
        if let Some(baseline) = &self.figure.baseline {
            let (x, y) = (self.x(baseline.day), self.plot.y(baseline.value));
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

    /// Whether the discs of a series would touch.
    pub(super) fn is_crowded(&self, series: &Series) -> bool {
        let (Some(first), Some(last)) = (series.points.first(), series.points.last()) else {
            return false;
        };
        let wide = (self.x(last.day).0 - self.x(first.day).0) / 100.0 * NARROW * 2.0;
        wide < CROWDED * super::float(series.points.len().saturating_sub(1))
    }
}
