//! Where the money comes from: the funds of the sum that says most, as one bar of 100 %.
//!
//! Takes the sums of a plan, gives the figure; the table of funds beside it has the same amounts. A bar that leaves
//! something out would tell a wrong share, so there is none where an amount is not known.

use rust_decimal::Decimal;

use crate::derive::{BudgetKey, Sum};
use crate::figure::{Amount, Arrangement, BarGroup, BarKind, Bars, Chart, Fill, Head, Layout, ValueFormat};
use crate::model::{Exact, FundId};
use crate::pages::context::Context;

/// How the parts look, in their order; more cannot be told apart.
const FILLS: [Fill; 5] = [Fill::Solid, Fill::Hatched, Fill::Dotted, Fill::Dark, Fill::Open];
/// The digits of a share that place its bar.
const DIGITS: u32 = 6;

impl Context<'_> {
    /// The funds of the latest initial budget as parts of one bar, the largest first.
    pub(super) fn fund_shares(&self) -> Option<Chart> {
        let (key, sum) = self.main_sum()?;
        let whole = sum.whole_amount().filter(|whole| *whole > Decimal::ZERO)?;
        let mut parts = self.fund_parts(key)?;
        let has_negative = parts.iter().any(|(_, amount)| amount.is_sign_negative());
        let adds_up = parts.iter().map(|(_, amount)| *amount).sum::<Decimal>() == whole;
        if !(2..=FILLS.len()).contains(&parts.len()) || !adds_up || has_negative {
            return None;
        }
        parts.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        let shares: Vec<Exact> =
            parts.iter().map(|(_, amount)| share(*amount, whole)).collect::<Option<_>>()?;
        let amounts = parts.iter().zip(&shares).map(|((_, amount), share)| {
            let words = [("amount", self.printer.number(*amount)), ("percent", self.printer.percent(share))];
            Some(Amount::Value {
                value: share.to_decimal(DIGITS)?,
                label: self.printer.say("chart.share", &words),
            })
        });
        let amounts = amounts.collect::<Option<Vec<Amount>>>()?;
        let (largest, percent) = (parts.first()?, self.printer.percent(shares.first()?));
        let words = [("budget", self.key_words(key)), ("fund", largest.0.clone()), ("percent", percent)];
        let names = parts.iter().zip(FILLS).map(|((name, _), fill)| BarKind { label: name.clone(), fill });
        let kinds: Vec<BarKind> = names.collect();
        let said =
            kinds.iter().zip(&amounts).map(|(kind, amount)| format!("{} {}", kind.label, amount.label()));
        let head = Head {
            id: "by-fund".to_owned(),
            title: self.printer.say("chart.by-fund", &words),
            description: said.collect::<Vec<_>>().join(self.printer.get("chart.join")),
        };
        let total =
            self.printer.say("chart.whole", &[("amount", self.printer.money(whole, self.plan.money_unit))]);
        let group = BarGroup {
            label: self.key_words(key),
            sub: Some(total),
            amounts: whole_bar(amounts),
            total: None,
        };
        Some(Chart::Bars(Bars {
            head,
            format: ValueFormat { decimals: 0, unit: "%".to_owned(), ..self.money_format() },
            arrangement: Arrangement::Stacked,
            layout: Layout::Rows,
            kinds,
            groups: vec![group],
        }))
    }

    /// The amount of each fund of a year and kind by name; none when one is not known.
    fn fund_parts(&self, key: &BudgetKey) -> Option<Vec<(String, Decimal)>> {
        let funds = &self.derived.budget.totals.funds;
        let of_key = funds.iter().filter(|((of, _), _)| of == key);
        let part = |((_, fund), sum): (&(BudgetKey, Option<FundId>), &Sum)| {
            let fund = fund.as_ref().and_then(|id| self.plan.funds.get(id));
            Some((self.fund_name(fund), sum.whole_amount()?))
        };
        of_key.map(part).collect()
    }
}

fn share(amount: Decimal, whole: Decimal) -> Option<Exact> {
    (Exact::from(amount) * Exact::hundred()).checked_div(&Exact::from(whole))
}

/// The parts with what rounding leaves or takes given to the last, so that the bar ends at 100.
fn whole_bar(mut amounts: Vec<Amount>) -> Vec<Amount> {
    let others: Decimal = amounts.iter().rev().skip(1).filter_map(Amount::value).sum();
    if let Some(Amount::Value { value, .. }) = amounts.last_mut() {
        *value = Decimal::ONE_HUNDRED - others;
    }
    amounts
}
