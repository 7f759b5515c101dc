//! The weighted rate of an item, written out so that anyone can add it up.
//!
//! Takes a group of weighted indicators, gives a sentence and a table. Must not know how a rate is found.

use crate::derive::{Computation, NoRate, Weighted, WeightedPart};
use crate::model::{Exact, Item, Rounding};

use super::address;
use super::context::Context;
use super::view::{Cell, Row, TableView, WeightedView};

/// With more digits than this a sum by hand is no pleasure; then the table says that it is rounded.
const MOST_DIGITS: u32 = 4;

impl Context<'_> {
    /// The weighted rate of an item; none where it has no weights, or a single indicator, whose own rate says as much.
    pub(super) fn weighted_view(&self, item: &Item) -> Option<WeightedView> {
        let weighted = self.derived.weighted.get(&item.id).filter(|weighted| weighted.parts.len() > 1)?;
        let names = |which: &dyn Fn(&&WeightedPart) -> bool| {
            let names = weighted.parts.iter().filter(which).map(|part| self.quoted(part));
            ("names", names.collect::<Vec<_>>().join(self.printer.get("weighted.join")))
        };
        let sentence = match &weighted.rate {
            Ok(rate) => self.printer.say("weighted.rate", &[("percent", self.printer.percent(rate))]),
            Err(NoRate::WeightsUnknown) => {
                self.printer.say("weighted.weights-unknown", &[names(&|part| part.weight.is_none())])
            }
            Err(NoRate::PartMissing) => {
                self.printer.say("weighted.part-missing", &[names(&|part| part.rate.is_err())])
            }
        };
        Some(WeightedView { sentence, table: self.weighted_table(weighted) })
    }

    fn quoted(&self, part: &WeightedPart) -> String {
        let name = self.plan.indicators.get(&part.indicator).map_or("", |one| one.name.as_str());
        self.printer.say("weighted.quoted", &[("name", name.to_owned())])
    }

    fn weighted_table(&self, weighted: &Weighted) -> TableView {
        let printer = self.printer;
        let (digits, holds) = digits(weighted);
        let number = |value: Option<&Exact>| {
            let digits = value.map(|value| printer.digits(value, digits));
            Cell::or_dash(digits)
        };
        let row = |part: &WeightedPart| {
            let name = self.plan.indicators.get(&part.indicator).map_or("", |one| one.name.as_str());
            let path = Some(address::indicator(&self.plan.id, &part.indicator));
            let note = match &part.rate {
                Ok(computation) => self.rate_formula(computation),
                Err(reason) => Some(self.unrated_reason(reason)),
            };
            let weight = part.weight.map(|weight| printer.number(weight));
            Row::new(vec![
                Cell { path, note, ..Cell::new(name) },
                weight.map_or_else(|| Cell::new(printer.word("weighted.no-weight")), Cell::new),
                number(part.percent().as_ref()),
                number(part.product().as_ref()),
            ])
        };
        let mut table = TableView {
            caption: printer.word("weighted.caption"),
            caption_note: Some(printer.word("weighted.unit")),
            columns: vec![
                printer.column("column.indicator"),
                printer.number_column("column.weight"),
                printer.number_column("column.rate"),
                printer.number_column("column.product"),
            ],
            rows: weighted.parts.iter().map(row).collect(),
            ..TableView::default()
        };
        if let Ok(rate) = &weighted.rate {
            let [weights, products] = sums(weighted);
            let formula = [
                ("products", printer.digits(&products, digits)),
                ("weights", printer.exact(&weights)),
                ("percent", printer.percent(rate)),
            ];
            table.foot.push(Row::new(vec![
                Cell::new(printer.word("weighted.sum")),
                Cell::new(printer.exact(&weights)),
                Cell::or_dash(None),
                number(Some(&products)),
            ]));
            table.notes.push(printer.say("weighted.formula", &formula));
            table
                .notes
                .extend((!holds).then(|| printer.say("weighted.rounded", &[("n", MOST_DIGITS.to_string())])));
        }
        table
    }

    /// What a rate follows from, with its own numbers.
    fn rate_formula(&self, computation: &Computation) -> Option<String> {
        let Computation::Clamped { actual, baseline, target, way, percent } = computation else {
            return None;
        };
        let Some(way) = way else { return Some(self.printer.word("weighted.at-target")) };
        let numbers = [actual, baseline, target].map(|number| self.printer.number(*number));
        let [actual, baseline, target] = numbers;
        let facts = [("actual", actual), ("baseline", baseline), ("target", target)];
        let formula = self.printer.say("weighted.way", &facts);
        let cut = [("formula", formula.clone()), ("way", self.printer.percent(way))];
        Some(if way == percent { formula } else { self.printer.say("weighted.cut", &cut) })
    }
}

/// Σ weight and Σ weight × rate, of the parts that have both.
fn sums(weighted: &Weighted) -> [Exact; 2] {
    let sum = |numbers: &mut dyn Iterator<Item = Exact>| numbers.fold(Exact::zero(), |sum, one| sum + one);
    let weights = sum(&mut weighted.parts.iter().filter_map(|part| part.weight.map(Exact::from)));
    [weights, sum(&mut weighted.parts.iter().filter_map(WeightedPart::product))]
}

/// How many digits the table needs, so that what is printed can be multiplied and added up by hand, and whether any
/// number of digits does that: three thirds of 100 never do.
fn digits(weighted: &Weighted) -> (u32, bool) {
    let fits = (1..=MOST_DIGITS).find(|digits| holds(weighted, *digits));
    (fits.unwrap_or(MOST_DIGITS), fits.is_some())
}

fn holds(weighted: &Weighted, digits: u32) -> bool {
    let printed = |value: &Exact| value.to_decimal(digits).map(Exact::from);
    let multiplies = |part: &WeightedPart| {
        let (Some(weight), Some(rate)) = (part.weight, part.percent()) else { return true };
        let (Some(shown), Some(product)) = (printed(&rate), part.product()) else { return true };
        printed(&(Exact::from(weight) * shown)) == printed(&product)
    };
    let [weights, products] = sums(weighted);
    let shown = weighted.parts.iter().filter_map(|part| printed(&part.product()?));
    let shown = shown.fold(Exact::zero(), |sum, one| sum + one);
    let one_digit = |value: Option<Exact>| value.map(|value| value.rounded(1, Rounding::Nearest));
    weighted.parts.iter().all(multiplies)
        && Some(&shown) == printed(&products).as_ref()
        && one_digit(shown.checked_div(&weights)) == one_digit(products.checked_div(&weights))
}
