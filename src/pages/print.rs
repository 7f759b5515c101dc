//! Values as words: the one place where numbers, periods, amounts and fixed words get their printed form.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::figure::ValueFormat;
use crate::model::period::{Calendar, Period, Style};
use crate::model::{
    Accumulation, Amount, Bounds, BudgetKind, Evaluator, Exact, Indicator, IndicatorKind, Language, Line,
    MoneyUnit, Number, Observation, ObservationKind, Plan, PlanState, RelatedRelation, Rounding, Target,
    TargetKind, TaskKind, Trend, print_decimal, print_digits,
};
use crate::words::Words;

use super::view::Column;

/// Prints values in the site's language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printer<'a> {
    pub(super) words: &'a Words,
    pub(super) language: Language,
}

impl<'a> Printer<'a> {
    /// Words of the catalogue.
    pub(super) fn get(&self, key: &'a str) -> &'a str {
        self.words.get(key)
    }

    /// Words of the catalogue, owned.
    pub(super) fn word(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    /// Words of the catalogue, filled in.
    pub(super) fn say(&self, key: &str, arguments: &[(&'static str, String)]) -> String {
        self.words.say(key, arguments)
    }

    /// A column of words.
    pub(super) fn column(&self, key: &str) -> Column {
        Column { name: self.word(key), ..Column::default() }
    }

    /// A column of numbers.
    pub(super) fn number_column(&self, key: &str) -> Column {
        Column { name: self.word(key), numeric: true, ..Column::default() }
    }

    /// A number of things (`27項目`).
    pub(super) fn count(&self, key: &str, count: usize) -> String {
        let key = if count == 1 && self.words.has(&format!("count.{key}-one")) {
            format!("count.{key}-one")
        } else {
            format!("count.{key}")
        };
        self.say(&key, &[("n", count.to_string())])
    }

    /// A period in full.
    pub(super) fn period(&self, period: &Period, calendar: &Calendar) -> String {
        period.print(calendar, self.language, Style::Full)
    }

    /// A period in Western years.
    pub(super) fn short_period(&self, period: &Period, calendar: &Calendar) -> String {
        period.print(calendar, self.language, Style::Western)
    }

    /// A period in years of the era, below its Western years on an axis. To readers of English an era says nothing.
    pub(super) fn axis_era(&self, period: &Period, calendar: &Calendar) -> Option<String> {
        self.language.is_japanese().then(|| period.print(calendar, self.language, Style::AxisEra))
    }

    /// The month in which a period begins, for tables and axes that name the year beside.
    pub(super) fn month(&self, period: &Period) -> String {
        self.word(&format!("month.{}", period.start().month()))
    }

    /// An exact number.
    pub(super) fn number(&self, value: Decimal) -> String {
        print_decimal(value, self.language)
    }

    /// A number as the source states it: with as many digits, with thousands commas.
    pub(super) fn stated(&self, number: &Number) -> String {
        self.number(number.value)
    }

    /// A value of an indicator with as many digits as the indicator shows.
    pub(super) fn value(&self, number: &Number, indicator: &Indicator) -> String {
        let shown = indicator.decimals.map_or(number.value, |digits| {
            let mut value =
                number.value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            value.rescale(digits);
            value
        });
        // Fewer digits than the source states would hide what it says.
        if shown == number.value { self.number(shown) } else { self.stated(number) }
    }

    /// A value with its unit (`45.2%`, `116 件` in English).
    pub(super) fn with_unit(&self, value: &str, unit: Option<&str>) -> String {
        match unit {
            None => value.to_owned(),
            Some(unit) if self.language.is_japanese() || unit == "%" => format!("{value}{unit}"),
            Some(unit) => format!("{value} {unit}"),
        }
    }

    /// A value of an indicator with its unit.
    pub(super) fn united(&self, number: &Number, indicator: &Indicator) -> String {
        self.with_unit(&self.value(number, indicator), indicator.unit.as_deref())
    }

    /// A value with the period that it is of, where one is stated.
    pub(super) fn dated(&self, value: String, period: Option<&Period>, calendar: &Calendar) -> String {
        let Some(period) = period else { return value };
        self.say("value.dated", &[("value", value), ("period", self.short_period(period, calendar))])
    }

    /// How numbers with so many digits after the point are written on an axis.
    pub(super) fn axis(&self, decimals: u32, unit: &str) -> ValueFormat {
        ValueFormat {
            decimals,
            minus: if self.language.is_japanese() { "▲" } else { "−" }.to_owned(),
            unit: self.with_unit("", Some(unit)),
        }
    }

    /// What an indicator measures, or that it is one.
    pub(super) fn kind_of(&self, indicator: &Indicator) -> &'a str {
        indicator.kind.map_or_else(|| self.get("indicator.plain"), |kind| self.indicator_kind(kind))
    }

    /// A percentage rounded for display to one digit; the comparison with bounds happened before.
    pub(super) fn percent(&self, value: &Exact) -> String {
        format!("{}%", print_digits(&value.to_one_digit(), self.language))
    }

    /// An exact number with no more digits than it needs, and four after the point at most.
    pub(super) fn exact(&self, value: &Exact) -> String {
        self.digits(value, 4)
    }

    /// An exact number with at most so many digits after the point.
    pub(super) fn digits(&self, value: &Exact, digits: u32) -> String {
        let digits = value.rounded(digits, Rounding::Nearest);
        print_digits(digits.trim_end_matches('0').trim_end_matches('.'), self.language)
    }

    /// What stands in the value's place.
    pub(super) fn observation(
        &self,
        observation: &Observation,
        indicator: &Indicator,
        plan: &Plan,
    ) -> String {
        if let Some(number) = &observation.value {
            return self.value(number, indicator);
        }
        let mark = observation.mark.as_ref().and_then(|mark| plan.marks.get(mark));
        mark.map_or_else(|| self.word("value.none"), |mark| mark.name.clone())
    }

    /// A target: its number with the unit, its range, or its words.
    pub(super) fn target(&self, target: &Target, indicator: &Indicator) -> String {
        self.target_value(target, indicator, indicator.unit.as_deref())
    }

    /// A target with the unit that is given; none where a table names it once.
    pub(super) fn target_value(&self, target: &Target, indicator: &Indicator, unit: Option<&str>) -> String {
        let print = |number: &Number| self.with_unit(&self.value(number, indicator), unit);
        if let Some(value) = &target.value {
            let key = match indicator.direction {
                Some(Trend::AtLeast) => "target.at-least",
                Some(Trend::AtMost) => "target.at-most",
                _ => return print(value),
            };
            return self.say(key, &[("value", print(value))]);
        }
        match (&target.min, &target.max, &target.text) {
            (Some(min), Some(max), _) => {
                self.say("target.range", &[("min", print(min)), ("max", print(max))])
            }
            (Some(min), None, _) => self.say("target.at-least", &[("value", print(min))]),
            (None, Some(max), _) => self.say("target.at-most", &[("value", print(max))]),
            (None, None, Some(text)) => text.clone(),
            (None, None, None) => self.word("value.none"),
        }
    }

    /// What stands in an amount's place, without the unit.
    pub(super) fn amount(&self, amount: &Amount) -> String {
        match amount {
            Amount::Stated(number) => self.stated(number),
            Amount::NotBudgeted => self.word("budget.not-budgeted"),
            Amount::Unknown => self.word("budget.unknown"),
        }
    }

    /// An amount with its unit; words have none.
    pub(super) fn amount_with_unit(&self, line: &Line) -> String {
        match &line.amount {
            Amount::Stated(number) => self.money(number.value, line.unit),
            other => self.amount(other),
        }
    }

    /// Money with its unit (`22,600千円`).
    ///
    /// Thousands of yen are for those who work with budgets: easy Japanese says 億 and 万 (`3億7,014万円`).
    pub(super) fn money(&self, value: Decimal, unit: MoneyUnit) -> String {
        if self.language == Language::EasyJapanese
            && let Some(spoken) = self.spoken_yen(value, unit)
        {
            return spoken;
        }
        self.with_unit(&self.number(value), Some(self.unit(unit)))
    }

    /// Yen as they are spoken; none for parts of a yen and for what is too large to count.
    fn spoken_yen(&self, value: Decimal, unit: MoneyUnit) -> Option<String> {
        let yen = unit.convert(value, MoneyUnit::Yen)?;
        let ten_thousand = Decimal::from(10_000);
        if !yen.fract().is_zero() || yen.abs() < ten_thousand {
            return None;
        }
        let (myriads, ones) = ((yen.abs() / ten_thousand).trunc(), yen.abs() % ten_thousand);
        let parts = [
            ((myriads / ten_thousand).trunc(), "money.oku"),
            (myriads % ten_thousand, "money.man"),
            (ones, "money.rest"),
        ];
        let said = parts.into_iter().filter(|(number, _)| !number.is_zero());
        let said = said.map(|(number, key)| self.say(key, &[("n", self.number(number))]));
        let sign = if yen.is_sign_negative() { "▲" } else { "" };
        Some(format!("{sign}{}{}", said.collect::<String>(), self.get("money.yen")))
    }

    /// A unit of money.
    pub(super) fn unit(&self, unit: MoneyUnit) -> &'a str {
        self.get(match unit {
            MoneyUnit::Yen => "money.yen",
            MoneyUnit::Thousand => "money.thousand",
            MoneyUnit::TenThousand => "money.ten-thousand",
            MoneyUnit::Million => "money.million",
            MoneyUnit::HundredMillion => "money.hundred-million",
        })
    }

    /// A fiscal year, or that none is stated.
    pub(super) fn fiscal_year(&self, period: Option<&Period>, calendar: &Calendar) -> String {
        period.map_or_else(|| self.word("budget.no-year"), |period| self.period(period, calendar))
    }

    /// A fiscal year in Western years, or that none is stated.
    pub(super) fn short_fiscal_year(&self, period: Option<&Period>, calendar: &Calendar) -> String {
        period.map_or_else(|| self.word("budget.no-year"), |period| self.short_period(period, calendar))
    }

    /// Bounds in words (`90%以上100%未満`).
    pub(super) fn bounds(&self, bounds: &Bounds) -> String {
        if bounds.is_empty() {
            return self.word("scale.no-number");
        }
        let parts = [
            ("bound.above", bounds.above),
            ("bound.from", bounds.from),
            ("bound.exactly", bounds.exactly),
            ("bound.to", bounds.to),
            ("bound.below", bounds.below),
        ];
        let said: Vec<String> = parts
            .into_iter()
            .filter_map(|(key, bound)| Some(self.say(key, &[("value", self.number(bound?))])))
            .collect();
        said.join(self.get("bound.join"))
    }
}

macro_rules! fixed_words {
    ($($(#[$doc:meta])* $name:ident($kind:ty) { $($variant:pat => $key:literal,)* })*) => {
        impl<'a> Printer<'a> {
            $($(#[$doc])*
            pub(super) fn $name(&self, value: $kind) -> &'a str {
                self.get(match value { $($variant => $key,)* })
            })*
        }
    };
}

fixed_words! {
    /// How sure a value is.
    observation_kind(ObservationKind) {
        ObservationKind::Actual => "observation.actual",
        ObservationKind::Estimate => "observation.estimate",
        ObservationKind::Preliminary => "observation.preliminary",
        ObservationKind::Forecast => "observation.forecast",
    }
    /// What an indicator measures.
    indicator_kind(IndicatorKind) {
        IndicatorKind::Outcome => "indicator.outcome",
        IndicatorKind::Output => "indicator.output",
        IndicatorKind::Activity => "indicator.activity",
        IndicatorKind::Reference => "indicator.reference",
    }
    /// Which way is good.
    trend(Trend) {
        Trend::Up => "trend.up",
        Trend::Down => "trend.down",
        Trend::Keep => "trend.keep",
        Trend::AtLeast => "trend.at-least",
        Trend::AtMost => "trend.at-most",
        Trend::Range => "trend.range",
        Trend::Milestone => "trend.milestone",
        Trend::None => "trend.none",
    }
    /// How values of several periods go together.
    accumulation(Accumulation) {
        Accumulation::Cumulative => "accumulation.cumulative",
        Accumulation::Yearly => "accumulation.yearly",
        Accumulation::Average => "accumulation.average",
        Accumulation::Point => "accumulation.point",
    }
    /// Which of several targets.
    target_kind(TargetKind) {
        TargetKind::Interim => "target.interim",
        TargetKind::Final => "target.final",
        TargetKind::LongTerm => "target.long-term",
    }
    /// Which budget, or that it is not stated.
    budget_kind(Option<BudgetKind>) {
        Some(BudgetKind::Initial) => "budget.initial",
        Some(BudgetKind::Supplementary) => "budget.supplementary",
        Some(BudgetKind::Settled) => "budget.settled",
        None => "budget.no-kind",
    }
    /// Who evaluates.
    evaluator(Evaluator) {
        Evaluator::Own => "evaluation.self",
        Evaluator::Supervisor => "evaluation.supervisor",
        Evaluator::External => "evaluation.external",
    }
    /// Where a plan stands in its life.
    plan_state(PlanState) {
        PlanState::Draft => "plan.draft",
        PlanState::InForce => "plan.in-force",
        PlanState::Superseded => "plan.superseded",
    }
    /// How another plan is related.
    related(RelatedRelation) {
        RelatedRelation::Parent => "related.parent",
        RelatedRelation::Predecessor => "related.predecessor",
        RelatedRelation::Successor => "related.successor",
        RelatedRelation::Related => "related.related",
    }
    /// The shape of a task.
    task_kind(Option<TaskKind>) {
        Some(TaskKind::Bar) => "task.bar",
        Some(TaskKind::Point) => "task.point",
        Some(TaskKind::Recurring) => "task.recurring",
        Some(TaskKind::Phase) => "task.phase",
        None => "task.unstated",
    }
}
