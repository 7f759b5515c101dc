//! Whether what people say agrees with what is computed, and with each other.
//!
//! Takes a plan, gives for each evaluation what the indicators said at the end of its period and whether that agrees;
//! pairs of evaluators who do not agree; and persons' states against the rule that computes. A step is compared only as
//! far as its scale says what it goes with: nothing is guessed from its name. Must not know words for people.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::model::period::Period;
use crate::model::{Bounds, Evaluation, Exact, Indicator, IndicatorId, Plan, RuleName, Step, Subject, Tone};

use super::{Status, Unrated, rollup, status};

/// What agrees with what in a plan, and what does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreements {
    /// Each evaluation against the computation, in the order of the plan's evaluations.
    pub evaluations: Vec<Comparison>,
    /// Evaluators of one subject and period who do not agree.
    pub between: Vec<Between>,
    /// Persons' states against the rule that computes the indicator.
    pub verdicts: IndexMap<IndicatorId, Judged>,
}

/// An evaluation beside the computation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The indicator, or all at and below the item, at the end of the evaluation's period.
    pub computed: Vec<Computed>,
    /// Whether they agree.
    pub agreement: Agreement,
}

/// An indicator at the end of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its state then, with the values known then.
    pub status: Status,
    /// Its ratio to the target in percent, where the evaluation's step is compared with that.
    pub ratio: Option<Result<Exact, Unrated>>,
}

/// Whether two views agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// They do.
    Agrees,
    /// Some of the rated indicators agree, others do not.
    Partly,
    /// No rated indicator agrees.
    Disagrees(Higher),
    /// There is nothing to compare.
    Uncompared(Uncompared),
}

/// Which view is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Higher {
    /// What a person says.
    Person,
    /// What is computed.
    Computation,
    /// Neither in all.
    Neither,
}

/// Why an evaluation is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Uncompared {
    /// It was not filled in.
    Blank,
    /// Its step, or its free words, do not say which states or numbers go with it.
    Unlinked,
    /// Nothing measures the item or anything below it.
    NoIndicators,
    /// No indicator was rated at the end of the period.
    NotRated,
    /// The step stands for numbers, and no indicator had one then.
    NoRatio,
}

/// Two evaluators who do not agree, as places in the plan's evaluations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// The one that is written first.
    pub first: usize,
    /// The other one.
    pub second: usize,
    /// Which of the two is the better one, where one is.
    pub higher: Option<usize>,
}

/// A person's state beside the one that is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The rule that computes it.
    pub rule: RuleName,
    /// The state by it at the end of the verdict's period.
    pub status: Status,
    /// Whether both are drawn alike.
    pub agreement: Agreement,
}

impl Agreement {
    /// All there are.
    pub const ALL: &'static [Self] = &[
        Self::Agrees,
        Self::Partly,
        Self::Disagrees(Higher::Person),
        Self::Disagrees(Higher::Computation),
        Self::Disagrees(Higher::Neither),
        Self::Uncompared(Uncompared::Blank),
        Self::Uncompared(Uncompared::Unlinked),
        Self::Uncompared(Uncompared::NoIndicators),
        Self::Uncompared(Uncompared::NotRated),
        Self::Uncompared(Uncompared::NoRatio),
    ];

    /// The id that data use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Partly => "partly",
            Self::Disagrees(Higher::Person) => "person-higher",
            Self::Disagrees(Higher::Computation) => "computation-higher",
            Self::Disagrees(Higher::Neither) => "differs",
            Self::Uncompared(reason) => reason.id(),
        }
    }
}

impl Uncompared {
    /// The id that data use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Unlinked => "unlinked",
            Self::NoIndicators => "no-indicators",
            Self::NotRated => "not-rated",
            Self::NoRatio => "no-ratio",
        }
    }
}

/// How one indicator stands to what a person says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Agrees,
    Better,
    Worse,
    /// Neither better nor worse than all of it.
    Beside,
}

/// Compares everything that can be.
pub(super) fn agreements(plan: &Plan, as_of: Date) -> Agreements {
    let measured = measured(plan);
    // Evaluations of one period ask for the same states again and again.
    let mut known: BTreeMap<(usize, Option<Date>), Status> = BTreeMap::new();
    let mut compare = |evaluation: &Evaluation| -> Comparison {
        let period = evaluation.period.as_ref();
        let step = plan.step_of(evaluation);
        let bounds = step.filter(|step| step.tones.is_empty() && !step.bounds.is_empty());
        let computed = places(plan, evaluation, &measured).into_iter().filter_map(|at| {
            let (id, indicator) = plan.indicators.get_index(at)?;
            let key = (at, period.map(Period::end));
            let status = known
                .entry(key)
                .or_insert_with(|| {
                    // A person's word is compared with what is computed, not with another person's.
                    let rule = status::computing_rule(indicator, plan);
                    status::status_at(indicator, (plan, rule), (period, as_of))
                })
                .clone();
            let ratio = bounds.map(|_| status::ratio_at(indicator, (period, as_of)));
            Some(Computed { indicator: id.clone(), status, ratio })
        });
        let computed: Vec<Computed> = computed.collect();
        Comparison { agreement: agreement(plan, (evaluation, step), &computed), computed }
    };
    Agreements {
        evaluations: plan.evaluations.iter().map(&mut compare).collect(),
        between: between(plan),
        verdicts: verdicts(plan, as_of),
    }
}

/// The indicators at and below each evaluated item.
fn measured(plan: &Plan) -> BTreeMap<usize, Vec<usize>> {
    let item = |evaluation: &Evaluation| match &evaluation.subject {
        Subject::Item(id) => plan.items.get_index_of(id),
        Subject::Indicator(_) => None,
    };
    let mut measured: BTreeMap<usize, Vec<usize>> =
        plan.evaluations.iter().filter_map(item).map(|at| (at, Vec::new())).collect();
    for (at, indicator) in plan.indicators.values().enumerate() {
        for item in &rollup::places(plan, indicator)[1] {
            if let Some(indicators) = measured.get_mut(item) {
                indicators.push(at);
            }
        }
    }
    measured
}

fn places(plan: &Plan, evaluation: &Evaluation, measured: &BTreeMap<usize, Vec<usize>>) -> Vec<usize> {
    match &evaluation.subject {
        Subject::Item(id) => {
            let at = plan.items.get_index_of(id);
            at.and_then(|at| measured.get(&at)).cloned().unwrap_or_default()
        }
        Subject::Indicator(id) => plan.indicators.get_index_of(id).into_iter().collect(),
    }
}

fn agreement(
    plan: &Plan,
    (evaluation, step): (&Evaluation, Option<&Step>),
    computed: &[Computed],
) -> Agreement {
    use Uncompared as U;
    if evaluation.rating.is_none() {
        return Agreement::Uncompared(U::Blank);
    }
    let Some(step) = step.filter(|step| !step.tones.is_empty() || !step.bounds.is_empty()) else {
        return Agreement::Uncompared(U::Unlinked);
    };
    if computed.is_empty() {
        return Agreement::Uncompared(U::NoIndicators);
    }
    let side = |one: &Computed| match &one.ratio {
        Some(ratio) => ratio.as_ref().ok().map(|percent| beside_bounds(&step.bounds, percent)),
        None => tone_of(plan, &one.status).map(|tone| beside_tones(&step.tones, tone)),
    };
    let sides: Vec<Side> = computed.iter().filter_map(side).collect();
    if sides.is_empty() {
        let is_rated = computed.iter().any(|one| matches!(one.status, Status::Rated(_)));
        return Agreement::Uncompared(if is_rated { U::NoRatio } else { U::NotRated });
    }
    together(&sides)
}

fn together(sides: &[Side]) -> Agreement {
    let all = |side: Side| sides.iter().all(|one| *one == side);
    if all(Side::Agrees) {
        Agreement::Agrees
    } else if sides.contains(&Side::Agrees) {
        Agreement::Partly
    } else if all(Side::Better) {
        Agreement::Disagrees(Higher::Computation)
    } else if all(Side::Worse) {
        Agreement::Disagrees(Higher::Person)
    } else {
        Agreement::Disagrees(Higher::Neither)
    }
}

/// The tone of a state.
fn tone_of(plan: &Plan, status: &Status) -> Option<Tone> {
    match status {
        Status::Rated(rated) => plan.rules.band(rated.rule, rated.band).map(|band| band.tone),
        Status::Unrated(_) => None,
    }
}

/// Tones are ordered from the best one to the worst.
fn beside_tones(tones: &[Tone], computed: Tone) -> Side {
    if tones.contains(&computed) {
        Side::Agrees
    } else if tones.iter().all(|tone| computed < *tone) {
        Side::Better
    } else if tones.iter().all(|tone| computed > *tone) {
        Side::Worse
    } else {
        Side::Beside
    }
}

fn beside_bounds(bounds: &Bounds, percent: &Exact) -> Side {
    if bounds.contain(percent) {
        return Side::Agrees;
    }
    let is_above = bounds.to.is_some_and(|bound| *percent > bound)
        || bounds.below.is_some_and(|bound| *percent >= bound)
        || bounds.exactly.is_some_and(|bound| *percent > bound);
    if is_above { Side::Better } else { Side::Worse }
}

/// Pairs of different evaluators of one subject and period whose steps have no state in common.
fn between(plan: &Plan) -> Vec<Between> {
    let mut together: IndexMap<(&Subject, Option<&Period>), Vec<usize>> = IndexMap::new();
    for (at, evaluation) in plan.evaluations.iter().enumerate() {
        let key = (&evaluation.subject, evaluation.period.as_ref());
        together.entry(key).or_default().push(at);
    }
    let tones = |at: usize| plan.step_of(&plan.evaluations[at]).map_or(&[][..], |step| step.tones.as_slice());
    let mut found = Vec::new();
    for group in together.values() {
        for (n, first) in group.iter().enumerate() {
            for second in &group[n + 1..] {
                let (ours, theirs) = (tones(*first), tones(*second));
                let one = plan.evaluations[*first].evaluator == plan.evaluations[*second].evaluator;
                if one || ours.is_empty() || theirs.is_empty() {
                    continue;
                }
                if ours.iter().any(|tone| theirs.contains(tone)) {
                    continue;
                }
                found.push(Between {
                    first: *first,
                    second: *second,
                    higher: higher(ours, theirs, [*first, *second]),
                });
            }
        }
    }
    found
}

/// Which of two is the better one: all of its tones are better than all of the other's.
fn higher(ours: &[Tone], theirs: &[Tone], [first, second]: [usize; 2]) -> Option<usize> {
    let sides: BTreeSet<bool> =
        ours.iter().flat_map(|our| theirs.iter().map(move |their| our < their)).collect();
    match (sides.contains(&true), sides.contains(&false)) {
        (true, false) => Some(first),
        (false, true) => Some(second),
        _ => None,
    }
}

/// Persons' states against the rule that computes the indicator.
fn verdicts(plan: &Plan, as_of: Date) -> IndexMap<IndicatorId, Judged> {
    let manual = plan.rules.get(RuleName::Manual);
    let judged = |indicator: &Indicator| {
        let verdict = indicator.manual.as_ref()?;
        let rule = status::computing_rule(indicator, plan)?;
        let manual = manual?;
        let said = manual.bands.get(manual.position(&verdict.band)?)?.tone;
        let status = status::status_at(indicator, (plan, Some(rule)), (verdict.period.as_ref(), as_of));
        let agreement = match tone_of(plan, &status) {
            Some(computed) => together(&[beside_tones(&[said], computed)]),
            None => Agreement::Uncompared(Uncompared::NotRated),
        };
        Some(Judged { rule, status, agreement })
    };
    let found = plan.indicators.values();
    found.filter_map(|indicator| Some((indicator.id.clone(), judged(indicator)?))).collect()
}
