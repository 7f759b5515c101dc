//! Draws upright bars.
//!
//! Takes: a bars figure. Gives: its SVG, and whether every label of it would fit on the narrowest
//! screen; where one would not, lying bars are drawn. Must not know: money, years.

use super::bars::{draw_bar, symbols, words_class};
use super::canvas::{Canvas, Frame};
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::plot::Plot;
use super::sheet::{Sheet, draw as draw_frame};
use super::svg::Percent;
use super::text;
use crate::figure::{Amount, BarGroup, Bars};

const TOP: f64 = 34.0;
const BOTTOM: f64 = 234.0;
/// The share of a group's place that its bars use.
const USED: f64 = 0.9;
/// The widest bar, in percent.
const WIDEST: f64 = 10.0;

/// The places of groups and bars.
struct Columns<'a> {
    figure: &'a Bars,
    plot: Plot,
    /// The share of the width that a group has.
    group: f64,
    /// The same for a bar.
    bar: f64,
    /// The height of the labels below zero.
    below: f64,
}

impl<'a> Columns<'a> {
    fn new(figure: &'a Bars) -> Self {
        let mut plot = Plot::new((TOP, BOTTOM), figure.scale(), &figure.format);
        plot.x = (plot.axis_width(), 100.0);
        let group = 1.0 / super::float(figure.groups.len().max(1));
        let below = if plot.scale.is_below_zero() { text::LINE } else { 0.0 };
        Self { figure, plot, group, bar: group * USED / super::float(figure.kinds.len().max(1)), below }
    }

    /// The pixels that a share of the width has on the narrowest screen.
    fn room(&self, share: f64) -> f64 {
        (self.plot.x.1 - self.plot.x.0) / 100.0 * NARROW * share - 4.0
    }

    fn has_kinds(&self) -> bool {
        self.figure.kinds.iter().any(|kind| !kind.label.is_empty())
    }

    fn has_subs(&self) -> bool {
        self.figure.groups.iter().any(|group| group.sub.is_some())
    }
}

/// Whether every label fits into the place of its bar or group.
pub(super) fn fits(figure: &Bars) -> bool {
    let columns = Columns::new(figure);
    let group = columns.room(columns.group);
    // The only bar of a group has the whole place of the group for its words.
    let bar = if figure.kinds.len() > 1 { columns.room(columns.bar) } else { group };
    let fits_group = |candidate: &BarGroup| {
        let sub = candidate.sub.as_deref().map_or(0.0, text::width);
        text::width(&candidate.label).max(sub) <= group
            && candidate.amounts.iter().all(|amount| text::width(amount.label()) <= bar)
    };
    figure.kinds.iter().all(|kind| text::width(&kind.label) <= bar) && figure.groups.iter().all(fits_group)
}

/// The SVG of upright bars.
pub(super) fn draw(figure: &Bars, sheet: Sheet<'_>) -> String {
    let columns = Columns::new(figure);
    let lines = 1 + usize::from(columns.has_kinds()) + usize::from(columns.has_subs());
    let frame = Frame {
        head: &figure.head,
        class: "chart chart-bars",
        height: BOTTOM + columns.below + text::LINE * super::float(lines) + 8.0,
        symbols: &symbols(&figure.kinds),
    };
    draw_frame(&frame, sheet, |canvas| {
        columns.plot.draw_values(canvas);
        for (place, group) in figure.groups.iter().enumerate() {
            let start = columns.group * (super::float(place) + (1.0 - USED) / 2.0);
            for (number, amount) in group.amounts.iter().take(figure.kinds.len()).enumerate() {
                let middle = start + columns.bar * (super::float(number) + 0.5);
                columns.draw_amount(canvas, columns.plot.at(middle), (number, amount));
            }
            let middle = columns.group * (super::float(place) + 0.5);
            columns.draw_names(canvas, columns.plot.at(middle), group);
        }
        let zero = columns.plot.y(rust_decimal::Decimal::ZERO);
        canvas.level("g-axis", (Percent(0.0), Percent(100.0)), zero);
    })
}

impl Columns<'_> {
    fn draw_amount(&self, canvas: &mut Canvas<'_>, x: Percent, (number, amount): (usize, &Amount)) {
        let kind = &self.figure.kinds[number];
        let zero = self.plot.y(rust_decimal::Decimal::ZERO);
        let y = amount.value().map_or(zero, |value| self.plot.y(value));
        let half = ((self.plot.x.1 - self.plot.x.0) * self.bar * 0.42).min(WIDEST / 2.0);
        if (y - zero).abs() > 0.0 {
            let sides = (Percent(x.0 - half), Percent(x.0 + half));
            draw_bar(canvas, kind.fill, sides, (zero, y));
        }
        let base = if y > zero { y + 16.0 } else { y - 6.0 };
        let spot = Spot::new(x, base, Anchor::Middle);
        canvas.text(&Label::new(words_class(amount), amount.label(), spot));
        if !kind.label.is_empty() {
            let spot = Spot::new(x, BOTTOM + self.below + 17.0, Anchor::Middle);
            canvas.text(&Label::new("t-sub", kind.label.as_str(), spot));
        }
    }

    fn draw_names(&self, canvas: &mut Canvas<'_>, x: Percent, group: &BarGroup) {
        let kinds = if self.has_kinds() { text::LINE } else { 0.0 };
        let base = BOTTOM + self.below + 18.0 + kinds;
        let spot = Spot::new(x, base, Anchor::Middle);
        canvas.text(&Label::new("", group.label.as_str(), spot));
        if let Some(sub) = &group.sub {
            let y = base + text::LINE;
            canvas.text(&Label::new("t-sub", sub.as_str(), Spot { y, ..spot }));
        }
    }
}
