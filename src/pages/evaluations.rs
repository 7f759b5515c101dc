//! What people say about items and indicators: period by period, evaluators side by side, beside what was computed.
//!
//! Takes evaluations and their comparisons, gives views. What was not filled in says so. Must not know how anything
//! is compared.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::derive::{Agreement, Comparison, Computation, Computed, Status};
use crate::model::period::Period;
use crate::model::{Evaluator, Scale, Step, Subject, Tone};

use super::address::{self, List};
use super::context::{Context, tone};
use super::page::{Draft, Drafted};
use super::view::{
    ComputedState, ComputedView, EvaluatedView, EvaluationView, EvaluationsView, Link, PeriodView, PlaceView,
    ScaleView, StateCount, StateView, StepView, SubjectView, View,
};

/// Of more indicators than this only the number in each state is said.
const NAMED_INDICATORS: usize = 5;

impl Context<'_> {
    /// The page with all evaluations and scales.
    pub(super) fn evaluations_page(&self) -> Drafted {
        let draft = Draft::new(self.list_page(List::Evaluations), None);
        let all = &self.plan.evaluations;
        let blank = all.iter().filter(|evaluation| evaluation.rating.is_none()).count();
        let numbers = [
            ("total", all.len().to_string()),
            ("blank", blank.to_string()),
            ("filled", (all.len() - blank).to_string()),
        ];
        let key = match (blank, all.len() - blank) {
            (0, _) => "evaluation.sentence-all",
            (_, 0) => "evaluation.sentence-none",
            _ => "evaluation.sentence",
        };
        let subjects = self.derived.evaluations_of.keys().filter_map(|subject| {
            let (subject_link, kind) = self.subject(subject)?;
            // The scales stand once at the end of the page.
            let evaluated = EvaluatedView { periods: self.periods(subject)?, scales: Vec::new() };
            Some(SubjectView { subject: subject_link, kind, evaluated })
        });
        draft.finish(View::Evaluations(EvaluationsView {
            sentence: self.printer.say(key, &numbers),
            counts: self.rating_counts(),
            latest: self.latest_ratings(),
            comparison: self.comparison_sentences(),
            disagreements: self.disagreements(),
            subjects: subjects.collect(),
            scales: self.plan.scales.values().map(|scale| self.scale_view(scale)).collect(),
        }))
    }

    /// A link to what is evaluated, and what that is.
    pub(super) fn subject(&self, subject: &Subject) -> Option<(Link, String)> {
        Some(match subject {
            Subject::Item(id) => {
                let item = self.plan.items.get(id)?;
                (self.item_link(item), self.level_name(item).to_owned())
            }
            Subject::Indicator(id) => {
                let text = self.plan.indicators.get(id)?.name.clone();
                let link = Link { path: address::indicator(&self.plan.id, id), text };
                (link, self.printer.word("indicator.plain"))
            }
        })
    }

    /// What people say about a subject, with the scales on which they say it.
    pub(super) fn evaluated(&self, subject: &Subject) -> Option<EvaluatedView> {
        let places = self.derived.evaluations_of.get(subject)?;
        let used = places.iter().filter_map(|at| self.plan.evaluations[*at].scale.as_ref());
        let used: BTreeSet<_> = used.collect();
        let scales = self.plan.scales.values().filter(|scale| used.contains(&scale.id));
        let with_steps = scales.filter(|scale| !scale.steps.is_empty());
        let scales = with_steps.map(|scale| self.scale_view(scale)).collect();
        Some(EvaluatedView { periods: self.periods(subject)?, scales })
    }

    /// What people say about a subject, period by period.
    fn periods(&self, subject: &Subject) -> Option<Vec<PeriodView>> {
        let places = self.derived.evaluations_of.get(subject)?;
        let evaluations = || places.iter().map(|at| (&self.plan.evaluations[*at], *at));
        let evaluators: BTreeSet<Evaluator> = evaluations().map(|(one, _)| one.evaluator).collect();
        let mut periods: IndexMap<Option<&Period>, Vec<usize>> = IndexMap::new();
        for (evaluation, at) in evaluations() {
            periods.entry(evaluation.period.as_ref()).or_default().push(at);
        }
        let view = |(period, places): (Option<&Period>, Vec<usize>)| {
            let of = |evaluator: Evaluator| {
                let own = places.iter().filter(|at| self.plan.evaluations[**at].evaluator == evaluator);
                PlaceView {
                    evaluator: self.printer.evaluator(evaluator).to_owned(),
                    evaluations: own.map(|at| self.evaluation_view(*at)).collect(),
                }
            };
            let first = &self.derived.agreements.evaluations[*places.first()?];
            Some(PeriodView {
                period: self.period_or_none(period),
                places: evaluators.iter().map(|evaluator| of(*evaluator)).collect(),
                computed: self.computed_view(period, (first, subject)),
            })
        };
        Some(periods.into_iter().filter_map(view).collect())
    }

    pub(super) fn period_or_none(&self, period: Option<&Period>) -> String {
        let print = |period: &Period| self.printer.period(period, &self.plan.calendar);
        period.map_or_else(|| self.printer.word("value.undated"), print)
    }

    /// An evaluation by its place; what was not filled in says so.
    pub(super) fn evaluation_view(&self, at: usize) -> EvaluationView {
        let printer = self.printer;
        let calendar = &self.plan.calendar;
        let evaluation = &self.plan.evaluations[at];
        let comparison = &self.derived.agreements.evaluations[at];
        let scale = evaluation.scale.as_ref().and_then(|id| self.plan.scales.get(id));
        let step = self.plan.step_of(evaluation);
        let asked = scale.is_none_or(|scale| scale.asks_reason);
        let blank = || printer.word("evaluation.blank");
        let rating = step.map(|step| step.name.clone()).or_else(|| evaluation.rating.clone());
        EvaluationView {
            evaluator: printer.evaluator(evaluation.evaluator).to_owned(),
            period: evaluation.period.as_ref().map(|period| printer.period(period, calendar)),
            scale: scale.map(|scale| scale.name.clone()),
            filled: rating.is_some(),
            rating: rating.unwrap_or_else(blank),
            symbol: step.and_then(|step| step.symbol.clone()),
            meaning: step.and_then(|step| step.meaning.clone()),
            reason: evaluation.reason.clone().or_else(|| asked.then(blank)),
            next: evaluation.next.clone(),
            date: evaluation.date.as_ref().map(|date| printer.period(date, calendar)),
            note: evaluation.note.clone(),
            agreement: self.agreement_words(comparison),
            agreement_id: comparison.agreement.id(),
        }
    }

    /// Whether an evaluation agrees; with the ratio to the target where that was asked.
    pub(super) fn agreement_words(&self, comparison: &Comparison) -> Option<String> {
        if let Agreement::Uncompared(_) = comparison.agreement {
            return None;
        }
        let words = self.printer.word(&format!("agreement.{}", comparison.agreement.id()));
        let mut ratios = comparison.computed.iter().filter_map(|one| one.ratio.as_ref()?.as_ref().ok());
        Some(match (ratios.next(), ratios.next()) {
            (Some(ratio), None) => {
                let percent = ("percent", self.printer.percent(ratio));
                self.printer.say("agreement.by-ratio", &[("words", words), percent])
            }
            (Some(_), Some(_)) => self.printer.say("agreement.by-ratios", &[("words", words)]),
            (None, _) => words,
        })
    }

    /// What the indicators said at the end of a period.
    fn computed_view(
        &self,
        period: Option<&Period>,
        (comparison, subject): (&Comparison, &Subject),
    ) -> Option<ComputedView> {
        let states = self.computed_states(&comparison.computed, subject);
        (!states.is_empty()).then(|| ComputedView { until: self.until(period), states })
    }

    /// Up to when values were known.
    pub(super) fn until(&self, period: Option<&Period>) -> String {
        match period {
            Some(period) => {
                let period = self.printer.short_period(period, &self.plan.calendar);
                self.printer.say("agreement.until", &[("period", period)])
            }
            None => self.printer.word("agreement.now"),
        }
    }

    /// The states of indicators, each with its numbers; of many, how many are in which state.
    pub(super) fn computed_states(&self, computed: &[Computed], subject: &Subject) -> Vec<ComputedState> {
        if computed.len() > NAMED_INDICATORS {
            let statuses = computed.iter().map(|one| &one.status);
            return self.states_of(statuses).into_iter().map(|count| self.counted_state(count)).collect();
        }
        let state = |one: &Computed| {
            let own = matches!(subject, Subject::Indicator(_));
            let name = self.plan.indicators.get(&one.indicator).filter(|_| !own);
            let path = address::indicator(&self.plan.id, &one.indicator);
            ComputedState {
                state: self.state_of(&one.status),
                indicator: name.map(|indicator| Link { path, text: indicator.name.clone() }),
                detail: self.state_detail(&one.status),
            }
        };
        computed.iter().map(state).collect()
    }

    fn counted_state(&self, count: StateCount) -> ComputedState {
        let number = self.printer.count("indicators", count.count);
        let parts = [Some(number), count.detail].into_iter().flatten();
        let detail = parts.collect::<Vec<_>>().join(self.printer.get("agreement.join"));
        ComputedState { state: count.state, indicator: None, detail: Some(detail) }
    }

    /// Period and result of a state, or why there is none.
    pub(super) fn state_detail(&self, status: &Status) -> Option<String> {
        let rated = match status {
            Status::Rated(rated) => rated,
            Status::Unrated(reason) => return Some(self.unrated_reason(reason)),
        };
        let period = rated.period.map(|period| self.printer.short_period(&period, &self.plan.calendar));
        let percent = match &rated.computation {
            // Nothing was divided, and 100% would be read as a result.
            Computation::Reached { .. } => None,
            computation => computation.percent().map(|percent| self.printer.percent(&percent)),
        };
        let parts: Vec<String> = period.into_iter().chain(percent).collect();
        (!parts.is_empty()).then(|| parts.join(self.printer.get("agreement.join")))
    }

    /// A scale with its steps.
    fn scale_view(&self, scale: &Scale) -> ScaleView {
        ScaleView {
            name: scale.name.clone(),
            evaluator: scale.evaluator.map(|evaluator| self.printer.evaluator(evaluator).to_owned()),
            meaning: scale.meaning.clone(),
            steps: self.step_views(scale),
            note: scale.note.clone(),
        }
    }

    fn step_views(&self, scale: &Scale) -> Vec<StepView> {
        // 数値なし says something only beside steps that have numbers.
        let numeric = scale.steps.iter().any(|step| !step.bounds.is_empty());
        let bounds = |step: &Step| numeric.then(|| self.printer.bounds(&step.bounds));
        let view = |step: &Step| StepView {
            name: step.name.clone(),
            symbol: step.symbol.clone(),
            bounds: bounds(step),
            states: step.tones.iter().flat_map(|tone| self.states_drawn(*tone)).collect(),
            meaning: step.meaning.clone(),
            note: step.note.clone(),
        };
        scale.steps.iter().map(view).collect()
    }

    /// The states of the plan's own rule that are drawn in one way.
    fn states_drawn(&self, drawn: Tone) -> Vec<StateView> {
        let rule = self.plan.rules.own.and_then(|own| self.plan.rules.get(own));
        let bands = rule.into_iter().flat_map(|rule| rule.bands.iter().map(|band| (rule.name, band)));
        let own = bands.filter(|(_, band)| band.tone == drawn);
        let own: Vec<StateView> = own.map(|(rule, band)| self.band_state(rule, band)).collect();
        if own.is_empty() {
            let name = self.printer.word(&format!("tone.{}", tone(drawn)));
            return vec![StateView { tone: tone(drawn), name }];
        }
        own
    }
}
