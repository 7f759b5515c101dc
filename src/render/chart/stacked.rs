//! Draws bars whose parts lie end to end.
//!
//! Takes: a bars figure. Gives: its SVG. Must not know: what the parts are. Parts above zero run
//! to the right, parts below zero to the left; each has its words below, with a leader.

use super::bars::{
    BETWEEN, FIRST, Heading, MOST_BESIDE, NUMBERS, SIDE, axis_for, draw_bar, symbols, words, words_class,
};
use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, Lanes, NARROW, Spot};
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::text;
use super::value_axis::ValueAxis;
use crate::figure::{Amount, BarGroup, BarKind, Bars};
use rust_decimal::Decimal;

const BAR: f64 = 18.0;
/// From the top of a bar to the first line of words.
const TO_WORDS: f64 = 40.0;

/// One part of a bar.
struct Part<'a> {
    kind: &'a BarKind,
    amount: &'a Amount,
    x: (Percent, Percent),
    lane: usize,
}

/// A group with its parts laid out.
struct Stack<'a> {
    group: &'a BarGroup,
    heading: Heading<'a>,
    parts: Vec<Part<'a>>,
    lanes: usize,
    /// Whether the total stands beside its bar, not above it.
    is_beside: bool,
}

/// The SVG of stacked bars.
pub(super) fn draw(figure: &Bars, sheet: Sheet<'_>) -> String {
    let totals = figure.groups.iter().filter_map(|group| group.total.as_deref());
    let widest = totals.map(text::width).fold(0.0, f64::max);
    let is_beside = widest <= NARROW * MOST_BESIDE / 100.0;
    let axis = axis_for(figure, if is_beside { widest } else { 0.0 });
    let stack = |group| Stack::new(figure, group, (&axis, is_beside));
    let stacks: Vec<Stack<'_>> = figure.groups.iter().map(stack).collect();
    let bottom = stacks.iter().fold(FIRST, |y, stack| y + stack.height());
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-bars",
        height: bottom,
        symbols: &symbols(&figure.kinds),
    };
    draw_frame(&frame, sheet, |canvas| {
        axis.draw(canvas, &figure.format, NUMBERS, (FIRST - 4.0, bottom - BETWEEN / 2.0));
        let mut top = FIRST;
        for stack in &stacks {
            stack.draw(canvas, &axis, top);
            top += stack.height();
        }
    })
}

impl<'a> Stack<'a> {
    fn new(figure: &'a Bars, group: &'a BarGroup, (axis, is_beside): (&ValueAxis, bool)) -> Self {
        let mut reach = [Decimal::ZERO; 2];
        let mut lanes = Lanes::default();
        let mut parts = Vec::with_capacity(group.amounts.len());
        for (kind, amount) in figure.kinds.iter().zip(&group.amounts) {
            let value = amount.value().unwrap_or_default();
            let end = &mut reach[usize::from(value >= Decimal::ZERO)];
            let from = axis.at(*end);
            *end = end.saturating_add(value);
            let x = (from, axis.at(*end));
            let width = text::width(&words(kind, amount)) + 6.0;
            let extent = Spot::inside(middle(x), 0.0, width).extent(width);
            parts.push(Part { kind, amount, x, lane: lanes.put(&[extent]) });
        }
        Self { group, heading: Heading::new(group), parts, lanes: lanes.count(), is_beside }
    }

    fn height(&self) -> f64 {
        let words = text::LINE * super::float(self.lanes.saturating_sub(1));
        self.above() + TO_WORDS + words + 4.0 + BETWEEN
    }

    /// The height of heading and total above the bar.
    fn above(&self) -> f64 {
        let has_line = self.group.total.is_some() && !self.is_beside;
        self.heading.height() + if has_line { text::LINE } else { 0.0 }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, axis: &ValueAxis, top: f64) {
        self.heading.draw(canvas, top);
        let top = top + self.above() + 2.0;
        let y = (top, top + BAR);
        let drawn = |part: &&Part<'_>| part.x.0 != part.x.1;
        for part in self.parts.iter().filter(drawn) {
            draw_bar(canvas, part.kind.fill, part.x, y);
        }
        for part in self.parts.iter().filter(drawn) {
            if part.x.0 != axis.zero() {
                canvas.upright("cutline", part.x.0, y);
            }
        }
        let end = self.parts.iter().map(|part| part.x.1.0).fold(axis.zero().0, f64::max);
        if let Some(total) = &self.group.total {
            let spot = if self.is_beside {
                Spot::new(Percent(end), top + BAR - 4.0, Anchor::Start).moved(SIDE)
            } else {
                Spot::new(Percent(0.0), top - 7.0, Anchor::Start)
            };
            canvas.text(&Label::new("t-b t-halo", total.as_str(), spot));
        }
        axis.draw_zero(canvas, (y.0 - 3.0, y.1 + 3.0));
        let base = |part: &Part<'_>| top + TO_WORDS - 2.0 + text::LINE * super::float(part.lane);
        for part in self.parts.iter().filter(|part| part.amount.value().is_some()) {
            canvas.upright("g-tick", middle(part.x), (y.1, base(part) - 13.0));
        }
        for part in &self.parts {
            let words = words(part.kind, part.amount);
            let spot = Spot::inside(middle(part.x), base(part), text::width(&words));
            canvas.text(&Label::new(words_class(part.amount), words, spot));
        }
    }
}

fn middle(x: (Percent, Percent)) -> Percent {
    Percent(f64::midpoint(x.0.0, x.1.0))
}
