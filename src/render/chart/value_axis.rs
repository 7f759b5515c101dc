//! The value axis of a chart whose bars lie: numbers above, hairlines down through the bars.
//!
//! Takes: a value axis and the stretch of the width it may use. Gives: positions, and the drawn
//! lines. Must not know: what the bars mean.

use rust_decimal::Decimal;

use super::canvas::Canvas;
use super::label::Label;
use super::place::Spot;
use super::placer::Placer;
use super::svg::Percent;
use super::text;
use crate::figure::{ValueFormat, ValueScale};

/// A level value axis.
pub(super) struct ValueAxis {
    pub(super) scale: ValueScale,
    /// Where it starts and ends, in percent.
    pub(super) x: (f64, f64),
}

impl ValueAxis {
    /// The position of a value.
    pub(super) fn at(&self, value: Decimal) -> Percent {
        let (from, to) = self.x;
        Percent(from + (to - from) * self.scale.share(value))
    }

    /// The position of zero.
    pub(super) fn zero(&self) -> Percent {
        self.at(Decimal::ZERO)
    }

    /// The line from which bars start, between two heights.
    pub(super) fn draw_zero(&self, canvas: &mut Canvas<'_>, y: (f64, f64)) {
        canvas.upright("g-axis", self.zero(), y);
    }

    /// The numbers with base line `y`, and hairlines between the two heights. The last number has
    /// the unit.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, format: &ValueFormat, y: f64, lines: (f64, f64)) {
        let mut ticks = self.scale.printed_ticks(format);
        for (tick, _) in &ticks {
            canvas.upright("g-line", self.at(*tick), lines);
        }
        let mut placer = Placer::new(y - 20.0, y + 20.0);
        let last = ticks.last().map(|(tick, _)| *tick);
        ticks.sort_by_key(|(tick, _)| (Some(*tick) != last, !tick.is_zero()));
        for (tick, number) in ticks {
            let width = text::width(&number) + 8.0;
            let spot = Spot::inside(self.at(tick), y, width);
            if let Some(reach) = placer.fit(spot, width) {
                canvas.text(&Label { reach, ..Label::new("t-sub", number, spot) });
            }
        }
    }
}
