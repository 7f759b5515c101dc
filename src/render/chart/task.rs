//! One task of a schedule: the ground that it covers, and its marks.
//!
//! Takes: a task and the time scale. Gives: where it lies, then its drawing. Must not know: rows,
//! calendars.

use super::canvas::Canvas;
use super::label::Label;
use super::place::{Anchor, Extent, NARROW, Spot};
use super::schedule_key::draw_bracket;
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use crate::figure::{Day, Span, Task, Timing};

/// Percent kept free at both ends, so that marks stay inside.
const MARGIN: f64 = 2.5;
/// How far a label stands from the middle of a point.
const SIDE: f64 = 14.0;
/// The height of a line of marks, and of the words above it.
const MARKS: f64 = 20.0;
const WORDS: f64 = 18.0;

/// Days along the width.
#[derive(Clone, Copy)]
pub(super) struct TimeScale {
    range: Span,
}

impl TimeScale {
    pub(super) fn new(range: Span) -> Self {
        Self { range }
    }

    /// The position of a day; days outside stand at the end that is nearer.
    pub(super) fn at(self, day: Day) -> Percent {
        let (from, to) = (f64::from(self.range.from.0), f64::from(self.range.to.0));
        let share = (f64::from(day.0) - from) / (to - from).max(1.0);
        Percent(MARGIN + (100.0 - 2.0 * MARGIN) * share.clamp(0.0, 1.0))
    }

    pub(super) fn shows(self, day: Day) -> bool {
        self.range.from <= day && day <= self.range.to
    }

    fn stretch(self, span: Span) -> Option<(Percent, Percent)> {
        let touches = span.to > self.range.from && span.from < self.range.to;
        (touches && span.from < span.to).then(|| (self.at(span.from), self.at(span.to)))
    }

    fn whole(self) -> (Percent, Percent) {
        (self.at(self.range.from), self.at(self.range.to))
    }
}

/// A task with its place along the width.
pub(super) struct Laid<'a> {
    task: &'a Task,
    /// What its marks cover; none when it lies outside of the range.
    x: (Percent, Percent),
    /// The lines of the label; a label beside its mark has one.
    lines: Vec<&'a str>,
    /// The width of the label.
    width: f64,
    /// The label's spot, with the height left open.
    spot: Spot,
    is_label_above: bool,
}

impl<'a> Laid<'a> {
    pub(super) fn new(task: &'a Task, scale: TimeScale) -> Option<Self> {
        let x = cover(&task.timing, scale)?;
        let lines = match task.label.as_str() {
            "" => Vec::new(),
            label => text::lines(label, NARROW),
        };
        let widths = lines.iter().map(|line| text::width(line));
        let width = widths.fold(0.0, f64::max);
        let (spot, is_label_above) = match task.timing {
            Timing::Point { .. } if lines.len() < 2 => beside(x, width),
            Timing::Unknown if lines.len() < 2 && width <= room(x) => {
                (Spot::new(Percent(50.0), 0.0, Anchor::Middle), false)
            }
            _ => (Spot::from_start(x.0, 0.0, width), true),
        };
        Some(Self { task, x, is_label_above: is_label_above && !lines.is_empty(), lines, width, spot })
    }

    /// Whether the label stands beside its marks, or above them and begins where they do.
    pub(super) fn is_at_its_sign(&self) -> bool {
        !self.is_label_above || (self.spot.anchor == Anchor::Start && self.spot.dx == 0.0)
    }

    /// The task with its label above a line of its own, from the left end on, where names of rows stand.
    pub(super) fn named(self) -> Self {
        let is_label_above = !self.lines.is_empty();
        Self { spot: Spot::new(Percent(0.0), 0.0, Anchor::Start), is_label_above, ..self }
    }

    /// The ground that marks and label cover.
    pub(super) fn extents(&self) -> [Extent; 2] {
        let (from, to) = self.x;
        // Bars may stand end to end, so they cover a little less than they reach.
        let reach = match self.task.timing {
            Timing::Bar { .. } | Timing::Within { .. } | Timing::Phase { .. } => -1.5,
            Timing::Point { .. } | Timing::Recurring { .. } | Timing::Unknown => 8.0,
        };
        let marks = Extent { from, to, left: -reach, right: reach, ..Extent::around(from, 0.0, 8.0) };
        if self.lines.is_empty() {
            [marks, marks]
        } else {
            let y = if self.is_label_above { -MARKS } else { 0.0 };
            [marks, Spot { y, ..self.spot }.extent(self.width + 4.0)]
        }
    }

    pub(super) fn height(&self) -> f64 {
        let marks = match self.task.timing {
            Timing::Unknown => MARKS + 6.0,
            _ => MARKS,
        };
        let lines = if self.is_label_above { self.lines.len() } else { 0 };
        marks + WORDS * super::float(lines)
    }

    /// The ground of each line of its label, when the line of tasks ends at `bottom`.
    pub(super) fn words(&self, bottom: f64) -> impl Iterator<Item = Extent> {
        let first = self.first_line(bottom);
        self.lines.iter().enumerate().map(move |(number, line)| {
            let y = first + WORDS * super::float(number);
            Spot { y, ..self.spot }.extent(text::width(line))
        })
    }

    /// The base line of the first line of the label.
    fn first_line(&self, bottom: f64) -> f64 {
        if self.is_label_above { bottom - self.height() + 14.0 } else { bottom - MARKS / 2.0 + 5.0 }
    }

    /// Draws marks and label on a line that ends at `bottom`.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, scale: TimeScale, bottom: f64) {
        let y = bottom - MARKS / 2.0;
        match &self.task.timing {
            Timing::Bar { planned, actual } => draw_bar(canvas, scale, (*planned, *actual), y),
            Timing::Point { planned, actual } => {
                if planned.is_some() && actual.is_some() {
                    canvas.level("g-tick", self.x, y);
                }
                let days = [("pt-plan", planned), ("pt-done", actual)];
                for (class, day) in days {
                    for day in day.iter().filter(|day| scale.shows(**day)) {
                        canvas.symbol(class, Symbol::Diamond, scale.at(*day), y);
                    }
                }
            }
            Timing::Recurring { days, actual } => {
                canvas.level("g-tick", self.x, y);
                draw_done(canvas, scale, *actual, y);
                for day in days.iter().filter(|day| scale.shows(**day)) {
                    canvas.upright("r-plan", scale.at(*day), (y - 6.0, y + 6.0));
                }
            }
            Timing::Phase { span, actual } => {
                if let Some(x) = scale.stretch(*span) {
                    draw_bracket(canvas, x, y);
                }
                draw_done(canvas, scale, *actual, y - 2.0);
            }
            Timing::Within { span, actual } => {
                if let Some(x) = scale.stretch(*span) {
                    canvas.rect("b-unknown", x, (y - 6.0, y + 6.0));
                }
                draw_done(canvas, scale, *actual, y);
            }
            Timing::Unknown => canvas.rect("b-unknown", self.x, (y - 12.0, y + 10.0)),
        }
        let mut base = self.first_line(bottom);
        for line in &self.lines {
            let spot = Spot { y: base, ..self.spot };
            canvas.text(&Label::new("t-sub t-halo", *line, spot));
            base += WORDS;
        }
    }
}

/// The pixels inside a bar on the narrowest screen.
fn room((from, to): (Percent, Percent)) -> f64 {
    (to.0 - from.0) / 100.0 * NARROW - 8.0
}

/// From where to where the marks of a task reach.
fn cover(timing: &Timing, scale: TimeScale) -> Option<(Percent, Percent)> {
    let spans: Vec<(Percent, Percent)> = match timing {
        Timing::Bar { planned, actual } => {
            let spans = [planned, actual].into_iter().flatten();
            spans.filter_map(|span| scale.stretch(*span)).collect()
        }
        Timing::Within { span, actual } | Timing::Phase { span, actual } => {
            let spans = [Some(span), actual.as_ref()].into_iter().flatten();
            spans.filter_map(|span| scale.stretch(*span)).collect()
        }
        Timing::Point { planned, actual } => {
            let days = [planned, actual].into_iter().flatten();
            points(days, scale)
        }
        Timing::Recurring { days, actual } => {
            let actual = actual.and_then(|span| scale.stretch(span));
            points(days.iter(), scale).into_iter().chain(actual).collect()
        }
        Timing::Unknown => vec![scale.whole()],
    };
    let from = spans.iter().map(|span| span.0.0).min_by(f64::total_cmp)?;
    let to = spans.iter().map(|span| span.1.0).max_by(f64::total_cmp)?;
    Some((Percent(from), Percent(to)))
}

fn points<'a>(days: impl Iterator<Item = &'a Day>, scale: TimeScale) -> Vec<(Percent, Percent)> {
    let shown = days.filter(|day| scale.shows(**day));
    shown.map(|day| (scale.at(*day), scale.at(*day))).collect()
}

/// The spot beside a point: after it, before it, or else above it.
fn beside((from, to): (Percent, Percent), width: f64) -> (Spot, bool) {
    let px = |percent: Percent| percent.0 / 100.0 * NARROW;
    if px(to) + SIDE + width <= NARROW {
        (Spot::new(to, 0.0, Anchor::Start).moved(SIDE), false)
    } else if px(from) - SIDE - width >= 0.0 {
        (Spot::new(from, 0.0, Anchor::End).moved(-SIDE), false)
    } else {
        (Spot::inside(from, 0.0, width), true)
    }
}

/// What was, thin and filled, in the middle of what was planned.
fn draw_done(canvas: &mut Canvas<'_>, scale: TimeScale, actual: Option<Span>, y: f64) {
    if let Some(x) = actual.and_then(|span| scale.stretch(span)) {
        canvas.rect("b-done", x, (y - 3.0, y + 3.0));
    }
}

/// What was planned, outlined, and what was, filled; thinner where both are.
fn draw_bar(
    canvas: &mut Canvas<'_>,
    scale: TimeScale,
    (planned, actual): (Option<Span>, Option<Span>),
    y: f64,
) {
    let planned = planned.and_then(|span| scale.stretch(span));
    if let Some(x) = planned {
        canvas.rect("b-plan", x, (y - 6.0, y + 6.0));
    }
    if let Some(x) = actual.and_then(|span| scale.stretch(span)) {
        let half = if planned.is_some() { 3.0 } else { 6.0 };
        canvas.rect("b-done", x, (y - half, y + half));
    }
}
