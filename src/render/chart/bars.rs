//! Draws amounts as bars, and chooses which way they run.
//!
//! Takes: a bars figure. Gives: its SVG. Must not know: money, years. Here are the lying bars,
//! each on a line of its own with its words at its end; upright and stacked bars have modules of
//! their own.

use std::borrow::Cow;

use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::symbol::Symbol;
use super::text;
use super::value_axis::ValueAxis;
use super::{columns, stacked};
use crate::figure::{Amount, Arrangement, BarGroup, BarKind, Bars, Fill, Layout};

/// The base line of the numbers on the axis.
pub(super) const NUMBERS: f64 = 14.0;
/// Where the first group begins.
pub(super) const FIRST: f64 = 24.0;
/// The room between two groups.
pub(super) const BETWEEN: f64 = 10.0;
/// The room between a bar and its words.
pub(super) const SIDE: f64 = 6.0;
/// Between words above a bar and the bar and the axis.
const CLEAR: f64 = 4.0;
const BAR: f64 = 14.0;
const BAR_LINE: f64 = 22.0;
/// Percent kept free at the start of the axis.
const START: f64 = 0.5;
/// Words that need more than this percentage stand above their bar.
pub(super) const MOST_BESIDE: f64 = 50.0;

/// The SVG of bars.
pub(super) fn draw(figure: &Bars, sheet: Sheet<'_>) -> String {
    match (figure.arrangement, figure.layout) {
        (Arrangement::Stacked, _) => stacked::draw(figure, sheet),
        (Arrangement::Grouped, Layout::Columns) if columns::fits(figure) => columns::draw(figure, sheet),
        (Arrangement::Grouped, _) => draw_rows(figure, sheet),
    }
}

/// The patterns that the kinds need.
pub(super) fn symbols(kinds: &[BarKind]) -> Vec<Symbol> {
    let mut symbols = Vec::with_capacity(2);
    for symbol in kinds.iter().filter_map(|kind| pattern(kind.fill)) {
        if !symbols.contains(&symbol) {
            symbols.push(symbol);
        }
    }
    symbols
}

fn pattern(fill: Fill) -> Option<Symbol> {
    match fill {
        Fill::Hatched => Some(Symbol::Hatch),
        Fill::Dotted => Some(Symbol::Dots),
        Fill::Solid | Fill::Open | Fill::Dark => None,
    }
}

/// One bar.
pub(super) fn draw_bar(canvas: &mut Canvas<'_>, fill: Fill, x: (Percent, Percent), y: (f64, f64)) {
    let class = match fill {
        Fill::Solid => "b-done",
        Fill::Open => "b-plan",
        Fill::Hatched => "b-hatch",
        Fill::Dotted => "b-dots",
        Fill::Dark => "b-dark",
    };
    match pattern(fill) {
        Some(pattern) => canvas.patterned(class, pattern, x, y),
        None => canvas.rect(class, x, y),
    }
}

/// What is printed at a bar: its kind, where there are several, and its amount.
pub(super) fn words<'a>(kind: &'a BarKind, amount: &'a Amount) -> Cow<'a, str> {
    if kind.label.is_empty() {
        Cow::Borrowed(amount.label())
    } else {
        Cow::Owned(format!("{} {}", kind.label, amount.label()))
    }
}

/// The class of an amount's words: those of an absent amount stand back.
pub(super) fn words_class(amount: &Amount) -> &'static str {
    match amount {
        Amount::Value { .. } => "t-halo",
        Amount::Absent { .. } => "t-sub t-halo",
    }
}

/// The end of the axis that leaves room for words of this width beside the longest bar.
pub(super) fn axis_for(figure: &Bars, widest: f64) -> ValueAxis {
    let taken = (widest + SIDE + 4.0) / NARROW * 100.0;
    ValueAxis { scale: figure.scale(), x: (START, 100.0 - taken.clamp(START, MOST_BESIDE)) }
}

/// The name of a group, on as many lines as a narrow drawing needs.
pub(super) struct Heading<'a> {
    lines: Vec<&'a str>,
    sub: Option<&'a str>,
}

impl<'a> Heading<'a> {
    pub(super) fn new(group: &'a BarGroup) -> Self {
        Self { lines: text::lines(&group.label, NARROW), sub: group.sub.as_deref() }
    }

    /// Whether the second name stands on the last line of the first.
    fn sub_start(&self) -> Option<f64> {
        let sub = text::width(self.sub?);
        let start = text::width(self.lines.last()?) + 10.0;
        (start + sub <= NARROW).then_some(start)
    }

    pub(super) fn height(&self) -> f64 {
        let own_line = self.sub.is_some() && self.sub_start().is_none();
        text::LINE * super::float(self.lines.len() + usize::from(own_line))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, top: f64) {
        let mut spot = Spot::new(Percent(0.0), top + 14.0, Anchor::Start);
        for (number, line) in self.lines.iter().enumerate() {
            spot.y = top + 14.0 + text::LINE * super::float(number);
            canvas.text(&Label::new("t-halo", *line, spot));
        }
        let Some(sub) = self.sub else { return };
        let spot = match self.sub_start() {
            Some(start) => spot.moved(start),
            None => Spot { y: spot.y + text::LINE, ..spot },
        };
        canvas.text(&Label::new("t-sub t-halo", sub, spot));
    }
}

/// Lying bars, one below the other.
struct Rows<'a> {
    figure: &'a Bars,
    axis: ValueAxis,
    /// Whether words stand beside their bar, not above it.
    is_beside: bool,
}

fn draw_rows(figure: &Bars, sheet: Sheet<'_>) -> String {
    let widest = figure
        .groups
        .iter()
        .flat_map(|group| figure.kinds.iter().zip(&group.amounts))
        .map(|(kind, amount)| text::width(&words(kind, amount)))
        .fold(0.0, f64::max);
    let is_beside = widest <= NARROW * MOST_BESIDE / 100.0;
    let rows = Rows { figure, axis: axis_for(figure, if is_beside { widest } else { 0.0 }), is_beside };
    let headings: Vec<Heading<'_>> = figure.groups.iter().map(Heading::new).collect();
    let heights = figure.groups.iter().zip(&headings);
    let bottom = heights.fold(FIRST, |y, (group, heading)| y + rows.height(group, heading));
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-bars",
        height: bottom,
        symbols: &symbols(&figure.kinds),
    };
    draw_frame(&frame, sheet, |canvas| {
        rows.axis.draw(canvas, &figure.format, NUMBERS, (FIRST - 4.0, bottom - BETWEEN / 2.0));
        let mut top = FIRST;
        for (group, heading) in figure.groups.iter().zip(&headings) {
            heading.draw(canvas, top);
            let mut y = top + heading.height();
            for (kind, amount) in figure.kinds.iter().zip(&group.amounts) {
                rows.draw_amount(canvas, y, (kind, amount));
                y += rows.line();
            }
            rows.axis.draw_zero(canvas, (top + heading.height(), y));
            top += rows.height(group, heading);
        }
    })
}

impl Rows<'_> {
    fn line(&self) -> f64 {
        if self.is_beside { BAR_LINE } else { BAR_LINE + text::LINE }
    }

    fn height(&self, group: &BarGroup, heading: &Heading<'_>) -> f64 {
        let bars = group.amounts.len().min(self.figure.kinds.len());
        heading.height() + self.line() * super::float(bars) + BETWEEN
    }

    fn draw_amount(&self, canvas: &mut Canvas<'_>, top: f64, (kind, amount): (&BarKind, &Amount)) {
        let zero = self.axis.zero();
        let end = amount.value().map_or(zero, |value| self.axis.at(value));
        let y = if self.is_beside { top + 3.0 } else { top + text::LINE + CLEAR };
        if end != zero {
            draw_bar(canvas, kind.fill, (zero, end), (y, y + BAR));
        }
        let words = words(kind, amount);
        let spot = if self.is_beside {
            let after = Percent(end.0.max(zero.0));
            Spot::new(after, y + BAR - 2.0, Anchor::Start).moved(SIDE)
        } else {
            // Clear of the axis, which runs down beside them.
            Spot::from_start(zero, top + 14.0, text::width(&words) + CLEAR).moved(CLEAR)
        };
        canvas.text(&Label::new(words_class(amount), words, spot));
    }
}
