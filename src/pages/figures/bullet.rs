//! The chart of an indicator on one line: baseline, latest value and targets.
//!
//! Takes an indicator, gives the figure. Must not know how a figure is drawn.

use crate::figure::{Bullet, BulletActual, BulletTarget, Reading, TargetRange};
use crate::model::period::{Granularity, Period};
use crate::model::{Indicator, Number, Observation, TargetKind};

use super::{Context, point_kind, target_kind};

impl Context<'_> {
    /// Baseline, latest value and targets on one line.
    pub(in crate::pages) fn bullet(&self, indicator: &Indicator, id: &str) -> Option<Bullet> {
        let printer = self.printer;
        let reading = |key: &str, number: &Number, period: Option<&Period>| {
            let value = printer.value(number, indicator);
            let label = printer.say(key, &[("value", value)]);
            Reading { value: number.value, label: printer.dated(label, period, &self.plan.calendar) }
        };
        let baseline = indicator.baseline.as_ref();
        let baseline = baseline.map(|b| reading("chart.baseline", &b.value, b.period.as_ref()));
        // A part of a year is not on the way to what a whole one should reach.
        let is_measure = |latest: &&Observation| {
            let mut asked = indicator.targets.iter().filter_map(|target| target.period);
            latest.period.is_year()
                || latest.period.granularity() == Granularity::Range
                || !asked.any(|period| period.is_year())
        };
        let latest = indicator.latest_actual().filter(is_measure);
        let actual = latest.and_then(|latest| {
            let reading = reading("chart.actual", latest.value.as_ref()?, Some(&latest.period));
            Some(BulletActual { reading, kind: point_kind(latest.kind) })
        });
        let targets: Vec<BulletTarget> = indicator
            .targets
            .iter()
            .filter_map(|target| {
                let key = match target.kind {
                    TargetKind::Interim => "chart.interim",
                    TargetKind::Final => "chart.final",
                    TargetKind::LongTerm => "chart.long-term",
                };
                let reading = reading(key, target.value.as_ref()?, target.period.as_ref());
                Some(BulletTarget { reading, kind: target_kind(target.kind) })
            })
            .collect();
        let range = self.range(indicator).map(|range| {
            let label = printer.say("chart.final", &[("value", range.label)]);
            TargetRange { label, ..range }
        });
        // A scale with a target alone would look as if nothing had been done.
        if baseline.is_none() && actual.is_none() {
            return None;
        }
        let (head, format) = (self.head(indicator, id), self.format(indicator));
        Some(Bullet { head, format, baseline, actual, targets, range })
    }
}
