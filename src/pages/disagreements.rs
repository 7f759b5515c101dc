//! Where evaluations do not agree with what is computed, and evaluators not with each other: for a whole plan.
//!
//! Takes comparisons, gives sentences with counts and the list of what does not agree. Must not know how anything is
//! compared.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::derive::{Agreement, Between, Comparison, Higher, Judged, Uncompared};
use crate::model::period::Period;
use crate::model::{Evaluation, Indicator, RuleName, Subject};

use super::context::Context;
use super::view::{ComputedState, DisagreementView, DisagreementsView, SideView};

impl Context<'_> {
    /// How many evaluations were compared, with which result, and why others were not.
    pub(super) fn comparison_sentences(&self) -> Vec<String> {
        let agreements = &self.derived.agreements;
        let all = || agreements.evaluations.iter().map(|comparison| comparison.agreement);
        let mut reasons: BTreeMap<Uncompared, usize> = BTreeMap::new();
        for agreement in all() {
            if let Agreement::Uncompared(reason) = agreement {
                *reasons.entry(reason).or_default() += 1;
            }
        }
        let uncompared: usize = reasons.values().sum();
        let compared = agreements.evaluations.len() - uncompared;
        let mut sentences = Vec::new();
        if reasons.get(&Uncompared::Blank) != Some(&agreements.evaluations.len()) {
            let count = |of: &dyn Fn(Agreement) -> bool| all().filter(|one| of(*one)).count().to_string();
            let numbers = [
                ("compared", compared.to_string()),
                ("agrees", count(&|one| one == Agreement::Agrees)),
                ("partly", count(&|one| one == Agreement::Partly)),
                ("disagrees", count(&|one| matches!(one, Agreement::Disagrees(_)))),
            ];
            let key = if compared == 0 { "agreement.none" } else { "agreement.sentence" };
            sentences.push(self.printer.say(key, &numbers));
            sentences.extend((uncompared > 0).then(|| self.uncompared_sentence(uncompared, &reasons)));
        }
        let verdicts = agreements.verdicts.values().filter(|judged| disagrees(judged.agreement)).count();
        for (key, count) in
            [("agreement.all-between", agreements.between.len()), ("agreement.all-verdicts", verdicts)]
        {
            let number = [("n", count.to_string())];
            sentences.extend((count > 0).then(|| self.printer.say(key, &number)));
        }
        sentences
    }

    fn uncompared_sentence(&self, uncompared: usize, reasons: &BTreeMap<Uncompared, usize>) -> String {
        let reason = |(reason, count): (&Uncompared, &usize)| {
            let words = ("reason", self.printer.word(&format!("agreement.{}", reason.id())));
            self.printer.say("agreement.reason", &[words, ("n", count.to_string())])
        };
        let reasons: Vec<String> = reasons.iter().map(reason).collect();
        let reasons = ("reasons", reasons.join(self.printer.get("agreement.join")));
        self.printer.say("agreement.uncompared", &[reasons, ("n", uncompared.to_string())])
    }

    /// Everything that does not agree at all (what agrees in part is counted beside), by what does not agree with what;
    /// in each group the latest first.
    pub(super) fn disagreements(&self) -> Vec<DisagreementsView> {
        let agreements = &self.derived.agreements;
        let evaluations = || self.plan.evaluations.iter().zip(&agreements.evaluations).enumerate();
        let compared = |higher: Higher| {
            let fits = move |one: &Comparison| one.agreement == Agreement::Disagrees(higher);
            let fitting = evaluations().filter(move |(_, (_, comparison))| fits(comparison));
            let dated = |(at, (one, comparison)): (usize, (&Evaluation, &Comparison))| {
                (last_day(one.period), self.with_computation(at, (one, comparison)))
            };
            fitting.map(dated).collect::<Vec<_>>()
        };
        let between = agreements.between.iter();
        let between =
            between.map(|one| (last_day(self.plan.evaluations[one.first].period), self.between(one)));
        let verdicts = self.plan.indicators.values().filter_map(|indicator| {
            let judged =
                agreements.verdicts.get(&indicator.id).filter(|judged| disagrees(judged.agreement))?;
            let period = indicator.manual.as_ref().and_then(|verdict| verdict.period);
            Some((last_day(period), self.of_verdict(indicator, judged)))
        });
        let groups = [
            ("agreement.person-higher", compared(Higher::Person)),
            ("agreement.computation-higher", compared(Higher::Computation)),
            ("agreement.differs", compared(Higher::Neither)),
            ("agreement.of-evaluators", between.collect()),
            ("agreement.of-persons", verdicts.collect()),
        ];
        groups.into_iter().filter_map(|(key, found)| self.group_of(key, found)).collect()
    }

    fn group_of(
        &self,
        key: &str,
        mut found: Vec<(Date, Option<DisagreementView>)>,
    ) -> Option<DisagreementsView> {
        found.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        let disagreements: Vec<DisagreementView> = found.into_iter().filter_map(|(_, view)| view).collect();
        let named = [("name", self.printer.word(key)), ("n", disagreements.len().to_string())];
        let name = self.printer.say("agreement.group", &named);
        (!disagreements.is_empty()).then_some(DisagreementsView { name, disagreements })
    }

    fn with_computation(
        &self,
        at: usize,
        (evaluation, comparison): (&Evaluation, &Comparison),
    ) -> Option<DisagreementView> {
        let computed = SideView {
            name: self.printer.word("agreement.computed"),
            about: Some(self.until(evaluation.period.as_ref())),
            states: self.computed_states(&comparison.computed, &evaluation.subject),
            ..SideView::default()
        };
        Some(DisagreementView {
            subject: self.subject(&evaluation.subject)?.0,
            period: self.printed_period(evaluation),
            sides: vec![self.side(at), computed],
            // What they are listed under says it.
            words: None,
        })
    }

    fn printed_period(&self, evaluation: &Evaluation) -> Option<String> {
        evaluation.period.as_ref().map(|period| self.printer.period(period, &self.plan.calendar))
    }

    /// What an evaluator says.
    fn side(&self, at: usize) -> SideView {
        let view = self.evaluation_view(at);
        SideView {
            name: view.evaluator,
            about: view.scale,
            rating: Some(view.rating),
            symbol: view.symbol,
            states: Vec::new(),
        }
    }

    fn of_verdict(&self, indicator: &Indicator, judged: &Judged) -> Option<DisagreementView> {
        let verdict = indicator.manual.as_ref()?;
        let manual = self.plan.rules.get(RuleName::Manual)?;
        let band = manual.bands.get(manual.position(&verdict.band)?)?;
        let said = ComputedState {
            state: self.band_state(RuleName::Manual, band),
            indicator: None,
            detail: Some(verdict.reason.clone()),
        };
        let computed = ComputedState {
            state: self.state_of(&judged.status),
            indicator: None,
            detail: self.state_detail(&judged.status),
        };
        let rule = ("rule", self.rule_name(judged.rule));
        let sides = vec![
            SideView {
                name: self.printer.word("agreement.person"),
                states: vec![said],
                ..SideView::default()
            },
            SideView {
                name: self.printer.say("agreement.by-rule", &[rule]),
                about: Some(self.until(verdict.period.as_ref())),
                states: vec![computed],
                ..SideView::default()
            },
        ];
        let words = match judged.agreement {
            Agreement::Disagrees(Higher::Person) => {
                self.printer.say("agreement.higher", &[("who", self.printer.word("agreement.person"))])
            }
            agreement => self.printer.word(&format!("agreement.{}", agreement.id())),
        };
        let period = verdict.period.map(|period| self.printer.period(&period, &self.plan.calendar));
        let subject = self.subject(&Subject::Indicator(indicator.id.clone()))?.0;
        Some(DisagreementView { subject, period, sides, words: Some(words) })
    }

    fn between(&self, between: &Between) -> Option<DisagreementView> {
        let evaluation = &self.plan.evaluations[between.first];
        let words = match between.higher {
            Some(at) => {
                let who = self.printer.evaluator(self.plan.evaluations[at].evaluator).to_owned();
                self.printer.say("agreement.higher", &[("who", who)])
            }
            None => self.printer.word("agreement.apart"),
        };
        Some(DisagreementView {
            subject: self.subject(&evaluation.subject)?.0,
            period: self.printed_period(evaluation),
            sides: vec![self.side(between.first), self.side(between.second)],
            words: Some(words),
        })
    }
}

fn disagrees(agreement: Agreement) -> bool {
    matches!(agreement, Agreement::Disagrees(_))
}

/// When a period ends; what names none is about the present.
fn last_day(period: Option<Period>) -> Date {
    period.map_or(Date::MAX, |period| period.end())
}
