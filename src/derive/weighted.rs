//! The weighted rate of an item, as the French barometer groups its measures: each indicator's share of the way from
//! 0 to 100 (`rate-clamped`) counts as much as the plan says that it weighs.
//!
//! Takes the indicators that measure an item, gives the rate with all that it is made of, or why there is none. A
//! group with a part that has no rate has none: leaving the part out would change what the number is about.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::{Exact, Indicator, IndicatorId};

use super::{Computation, Unrated, status};

/// An item's indicators with their weights, together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighted {
    /// The indicators, in the plan's order.
    pub parts: Vec<WeightedPart>,
    /// Σ weight × rate ÷ Σ weight in percent.
    pub rate: Result<Exact, NoRate>,
}

/// One indicator of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedPart {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What it weighs; none: the plan does not say.
    pub weight: Option<Decimal>,
    /// How its rate is computed, or why it has none.
    pub rate: Result<Computation, Unrated>,
}

/// Why a group has no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// Some indicators have a weight and others have none.
    WeightsUnknown,
    /// Some indicators have no rate.
    PartMissing,
}

impl WeightedPart {
    /// Its rate in percent.
    pub fn percent(&self) -> Option<Exact> {
        self.rate.as_ref().ok().and_then(Computation::percent)
    }

    /// Weight × rate.
    pub fn product(&self) -> Option<Exact> {
        Some(Exact::from(self.weight?) * self.percent()?)
    }
}

/// The rate of indicators that measure one item; none where the plan weighs none of them.
pub(super) fn weighted<'a>(indicators: impl Iterator<Item = &'a Indicator>, as_of: Date) -> Option<Weighted> {
    let part = |indicator: &Indicator| WeightedPart {
        indicator: indicator.id.clone(),
        weight: indicator.weight.as_ref().map(|weight| weight.value),
        rate: status::clamped_rate(indicator, as_of),
    };
    let parts: Vec<WeightedPart> = indicators.map(part).collect();
    if parts.iter().all(|part| part.weight.is_none()) {
        return None;
    }
    let rate = rate(&parts);
    Some(Weighted { parts, rate })
}

fn rate(parts: &[WeightedPart]) -> Result<Exact, NoRate> {
    let sum = |numbers: Vec<Exact>| numbers.into_iter().fold(Exact::zero(), |sum, number| sum + number);
    let weights: Option<Vec<Exact>> = parts.iter().map(|part| part.weight.map(Exact::from)).collect();
    let weights = sum(weights.ok_or(NoRate::WeightsUnknown)?);
    let products: Option<Vec<Exact>> = parts.iter().map(WeightedPart::product).collect();
    let products = sum(products.ok_or(NoRate::PartMissing)?);
    // Weights are above zero, and so is their sum.
    products.checked_div(&weights).ok_or(NoRate::WeightsUnknown)
}
