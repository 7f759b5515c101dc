//! The ground of an upright chart: value axis on the left, groups or time along the bottom.
//!
//! Takes: a value axis and the stretch of the width that the data use. Gives: positions, and the
//! drawn grid. Must not know: series, bars.

use super::canvas::Canvas;
use super::label::Label;
use super::place::{Anchor, NARROW, Spot};
use super::placer::Placer;
use super::svg::Percent;
use super::text;
use crate::figure::{ValueFormat, ValueScale};

const WHOLE: (Percent, Percent) = (Percent(0.0), Percent(100.0));
/// How far the number of a tick stands above its line.
const TICK_RISE: f64 = 5.0;
/// What the sign of a cut axis takes after the first number.
const CUT_SIGN: f64 = 12.0;

/// Where data are drawn.
pub(super) struct Plot {
    /// The first and the last position of data.
    pub(super) x: (f64, f64),
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) scale: ValueScale,
    /// The ticks and their numbers, ascending; the last has the unit.
    ticks: Vec<(f64, String)>,
}

impl Plot {
    pub(super) fn new(y: (f64, f64), scale: ValueScale, format: &ValueFormat) -> Self {
        let (top, bottom) = y;
        let at = |value| bottom + (top - bottom) * scale.share(value);
        let ticks = scale.printed_ticks(format).into_iter().map(|(value, number)| (at(value), number));
        Self { x: (0.0, 100.0), top, bottom, scale, ticks: ticks.collect() }
    }

    /// The percentage that the numbers of the axis take in a narrow drawing. The unit stands
    /// above the data and takes nothing.
    pub(super) fn axis_width(&self) -> f64 {
        let inner = self.ticks.iter().take(self.ticks.len().saturating_sub(1));
        let widest = inner.map(|(_, number)| text::width(number)).fold(0.0, f64::max);
        let sign = if self.scale.is_cut() { CUT_SIGN } else { 0.0 };
        (widest + sign + 8.0) / NARROW * 100.0
    }

    /// The height of a value.
    pub(super) fn y(&self, value: rust_decimal::Decimal) -> f64 {
        self.bottom + (self.top - self.bottom) * self.scale.share(value)
    }

    /// The position at a share of the data's stretch.
    pub(super) fn at(&self, share: f64) -> Percent {
        Percent(self.x.0 + (self.x.1 - self.x.0) * share)
    }

    /// Hairlines with their numbers, the axis and the sign of its cut.
    pub(super) fn draw_values(&self, canvas: &mut Canvas<'_>) {
        for (y, number) in &self.ticks {
            canvas.level("g-line", WHOLE, *y);
            let spot = Spot::new(Percent(0.0), y - TICK_RISE, Anchor::Start);
            canvas.text(&Label::new("t-sub", number.as_str(), spot));
        }
    }

    pub(super) fn draw_axis(&self, canvas: &mut Canvas<'_>) {
        canvas.level("g-axis", WHOLE, self.bottom);
        if self.scale.is_below_zero() {
            canvas.level("g-zero", WHOLE, self.y(rust_decimal::Decimal::ZERO));
        }
        if self.scale.is_cut() {
            let number = self.ticks.first().map_or(0.0, |(_, number)| text::width(number));
            canvas.cut_sign(number + CUT_SIGN / 2.0, self.bottom);
        }
    }

    /// Keeps labels off the numbers of the axis.
    pub(super) fn block_axis(&self, placer: &mut Placer) {
        for (y, number) in &self.ticks {
            let spot = Spot::new(Percent(0.0), y - TICK_RISE, Anchor::Start);
            placer.keep(spot.extent(text::width(number)));
        }
    }
}
