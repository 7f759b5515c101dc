//! The value axis: where it starts and ends and where its ticks stand.
//!
//! Takes: the values to cover, the finest step allowed, and whether the axis may start above zero. Gives: a
//! [`ValueScale`] with ticks at 1, 2 or 5 times a power of ten. Must not know: pixels, words, kinds of chart. Total: an
//! axis too long for exact decimals loses its inner ticks, never the drawing.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::ValueFormat;

/// More ticks than this are never drawn.
const MOST_TICKS: usize = 12;
/// About how many steps are wanted.
const STEPS: Decimal = Decimal::from_parts(4, 0, 0, false, 0);
/// The finest step is ten to the minus this.
const FINEST: u32 = 12;
/// Counts up to this many stand on an axis from zero: one more or less is plain to see there.
const SMALL_COUNT: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Where a value axis starts, ends and is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueScale {
    from: Decimal,
    to: Decimal,
    step: Option<Decimal>,
    cut: bool,
}

/// What an axis has to satisfy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Demand {
    /// Whether the axis shows zero.
    pub(super) from_zero: bool,
    /// The most digits after the point of a step.
    pub(super) decimals: u32,
    /// Whether several lines lie close together and have to be told apart.
    pub(super) several: bool,
}

impl ValueScale {
    /// The axis that covers `values`. Without values it runs from zero to one step.
    pub(super) fn covering(values: impl Iterator<Item = Decimal>, demand: Demand) -> Self {
        let (mut low, mut high) = (None, None);
        for value in values {
            low = Some(low.map_or(value, |low: Decimal| low.min(value)));
            high = Some(high.map_or(value, |high: Decimal| high.max(value)));
        }
        let (low, high) = (low.unwrap_or_default(), high.unwrap_or_default());
        let is_small_count = demand.decimals == 0 && high <= SMALL_COUNT;
        if !demand.from_zero && !is_small_count && is_far_from_zero((low, high), demand.several) {
            return Self::between(low, high, demand, true);
        }
        Self::between(low.min(Decimal::ZERO), high.max(Decimal::ZERO), demand, false)
    }

    fn between(low: Decimal, high: Decimal, demand: Demand, cut: bool) -> Self {
        let finest = Decimal::new(1, demand.decimals.min(FINEST));
        let high = if low == high { low.saturating_add(finest) } else { high };
        Self::stepped(low, high, (finest, cut)).unwrap_or(Self {
            from: low,
            to: high,
            step: None,
            cut: cut && !low.is_zero(),
        })
    }

    fn stepped(low: Decimal, high: Decimal, (finest, cut): (Decimal, bool)) -> Option<Self> {
        // A closer look than this makes cliffs of small changes.
        let closest = if cut { high.checked_div(Decimal::TEN)? } else { finest };
        let rough = high.checked_sub(low)?.max(closest).checked_div(STEPS)?.max(finest);
        let step = step_of_at_least(rough)?;
        let mut from = low.checked_div(step)?.floor().checked_mul(step)?;
        let to = high.checked_div(step)?.ceil().checked_mul(step)?;
        // A mark at a cut axis would look like a zero: give it air.
        if cut && low.checked_sub(from)? < step.checked_div(Decimal::TWO)? {
            from = from.checked_sub(step)?.max(Decimal::ZERO);
        }
        Some(Self { from, to, step: Some(step), cut: cut && !from.is_zero() })
    }

    /// Whether the axis starts below zero.
    #[must_use]
    pub fn is_below_zero(&self) -> bool {
        self.from < Decimal::ZERO
    }

    /// Whether the axis starts above zero.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// The digits after the point that the ticks need.
    fn decimals(&self) -> u32 {
        self.step.map_or(0, |step| step.normalize().scale())
    }

    /// The marked values, ascending; the first is the start of the axis.
    fn ticks(&self) -> Vec<Decimal> {
        let Some(step) = self.step else {
            return vec![self.from, self.to];
        };
        std::iter::successors(Some(self.from), |tick| tick.checked_add(step))
            .take_while(|tick| *tick <= self.to)
            .take(MOST_TICKS)
            .collect()
    }

    /// The marked values as they are printed: the last has the unit.
    #[must_use]
    pub fn printed_ticks(&self, format: &ValueFormat) -> Vec<(Decimal, String)> {
        let mut ticks: Vec<(Decimal, String)> =
            self.ticks().into_iter().map(|tick| (tick, format.number(tick, self.decimals()))).collect();
        if let Some((_, last)) = ticks.last_mut() {
            last.push_str(&format.unit);
        }
        ticks
    }

    /// Where the axis starts, with unit, when that is above zero.
    pub(super) fn printed_start(&self, format: &ValueFormat) -> Option<String> {
        self.cut.then(|| format.number(self.from, self.decimals()) + &format.unit)
    }

    /// How far along the axis a value stands: 0 at its start, 1 at its end, never outside.
    #[must_use]
    pub fn share(&self, value: Decimal) -> f64 {
        let float = |value: Decimal| value.to_f64().unwrap_or_default();
        let (from, to) = (float(self.from), float(self.to));
        ((float(value) - from) / (to - from)).clamp(0.0, 1.0)
    }
}

/// Values that use less than a third of an axis from zero deserve a closer look, and several lines in less than half.
fn is_far_from_zero((low, high): (Decimal, Decimal), several: bool) -> bool {
    let part = high / Decimal::from(if several { 2 } else { 3 });
    low < high && low > high - part
}

/// The smallest of 1, 2, 5 times a power of ten that is not below `rough`.
fn step_of_at_least(rough: Decimal) -> Option<Decimal> {
    let mut unit = Decimal::ONE;
    while unit > rough && unit.scale() < FINEST {
        unit = Decimal::new(1, unit.scale() + 1);
    }
    while unit.checked_mul(Decimal::TEN)? <= rough {
        unit = unit.checked_mul(Decimal::TEN)?;
    }
    [1, 2, 5, 10]
        .into_iter()
        .filter_map(|times| unit.checked_mul(Decimal::from(times)))
        .find(|step| *step >= rough)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[&str], from_zero: bool) -> ValueScale {
        let demand = Demand { from_zero, decimals: 1, several: false };
        ValueScale::covering(values.iter().map(|text| text.parse().unwrap()), demand)
    }

    fn ends(scale: ValueScale) -> (String, String, usize, bool) {
        let ticks = scale.ticks();
        let (first, last) = (ticks[0].normalize(), ticks[ticks.len() - 1].normalize());
        (first.to_string(), last.to_string(), ticks.len(), scale.is_cut())
    }

    #[test]
    fn steps_are_one_two_or_five() {
        for (values, from_zero, expected) in [
            (&["38.4", "48"][..], false, ("35", "50", 4, true)),
            (&["38.4", "48"][..], true, ("0", "60", 4, false)),
            (&["45.2", "56.5"][..], false, ("40", "60", 5, true)),
            (&["45", "56.5"][..], false, ("40", "60", 5, true)),
            (&["80.1", "81"][..], false, ("75", "85", 3, true)),
            (&["20", "64"][..], false, ("0", "80", 5, false)),
            (&["-5", "5"][..], false, ("-5", "5", 3, false)),
            (&["-8", "-2"][..], false, ("-8", "0", 5, false)),
            (&["7"][..], false, ("0", "8", 5, false)),
            (&["0"][..], false, ("0", "0.1", 2, false)),
            (&[][..], false, ("0", "0.1", 2, false)),
            (&["100"][..], false, ("0", "100", 3, false)),
            (&["0.7", "1"][..], false, ("0.6", "1", 5, true)),
            (&["1", "1.6"][..], true, ("0", "2", 5, false)),
        ] {
            let (from, to, count, cut) = ends(scale(values, from_zero));
            assert_eq!((from.as_str(), to.as_str(), count, cut), expected, "{values:?}");
        }
    }

    #[test]
    fn an_axis_is_cut_only_where_the_values_need_it() {
        let is_cut = |values: &[i64], decimals| {
            let demand = Demand { from_zero: false, decimals, several: false };
            ValueScale::covering(values.iter().map(|value| Decimal::from(*value)), demand).is_cut()
        };
        assert!(!is_cut(&[5, 6], 0), "a small count");
        assert!(!is_cut(&[18, 20], 0), "the largest small count");
        assert!(is_cut(&[19, 21], 0));
        assert!(is_cut(&[5, 6], 1), "no count");
        assert!(!is_cut(&[60, 100], 0), "the values use a third of the axis");
        assert!(is_cut(&[70, 100], 0));
        let several = Demand { from_zero: false, decimals: 0, several: true };
        let of_lines = |low: u32| ValueScale::covering([low, 100].map(Decimal::from).into_iter(), several);
        assert!(of_lines(60).is_cut(), "lines that have to be told apart");
        assert!(!of_lines(50).is_cut());
        assert!(!is_cut(&[-6, -5], 0), "bars and lines below zero hang from it");
    }

    #[test]
    fn no_step_is_finer_than_the_digits_shown() {
        let demand = Demand { from_zero: true, decimals: 0, several: false };
        let scale = ValueScale::covering([Decimal::TWO].into_iter(), demand);
        assert_eq!(scale.ticks().len(), 3);
        assert_eq!(scale.decimals(), 0);
    }

    #[test]
    fn extreme_values_keep_an_axis() {
        for values in [
            vec![Decimal::MAX, Decimal::MIN],
            vec![Decimal::MAX],
            vec![Decimal::MIN],
            vec![Decimal::new(1, 28)],
        ] {
            let demand = Demand { from_zero: false, decimals: 28, several: false };
            let scale = ValueScale::covering(values.iter().copied(), demand);
            assert!((2..=MOST_TICKS).contains(&scale.ticks().len()), "{values:?}");
            for value in values {
                assert!((0.0..=1.0).contains(&scale.share(value)));
            }
        }
    }
}
