//! What people say, beside what is computed: on the pages of items and indicators, and on the page of evaluations.

use serde::Serialize;

use super::{Link, StateView, TableView};

/// `evaluations.html`: everything that people said, and where it does not agree.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationsView {
    /// How many are filled in and how many are not, in one sentence.
    pub sentence: String,
    /// How often each step of each scale was given, period by period.
    pub counts: Vec<TableView>,
    /// What each evaluator said last of each subject.
    pub latest: Option<TableView>,
    /// How many were compared, how many agree, how many were not compared and why; one sentence each. Empty where
    /// nothing was filled in.
    pub comparison: Vec<String>,
    /// What does not agree, by what does not agree with what.
    pub disagreements: Vec<DisagreementsView>,
    /// All of them, by what they are about.
    pub subjects: Vec<SubjectView>,
    /// The scales, once each.
    pub scales: Vec<ScaleView>,
}

/// What people say about one item or indicator.
#[derive(Clone, Debug, Serialize)]
pub struct SubjectView {
    /// What it is about.
    pub subject: Link,
    /// What that is (`事業`, `指標`).
    pub kind: String,
    /// What they say.
    pub evaluated: EvaluatedView,
}

/// What people say about one thing, period by period.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluatedView {
    /// The periods, in the order of the plan.
    pub periods: Vec<PeriodView>,
    /// The scales on which they rate, for those who do not know them; empty where the page explains them elsewhere.
    pub scales: Vec<ScaleView>,
}

/// What people say about one period, side by side.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    /// The period, or that none is stated.
    pub period: String,
    /// A place for each evaluator who says something about this thing in any period, in one order.
    pub places: Vec<PlaceView>,
    /// What the indicators said at the end of the period; none where none measures it.
    pub computed: Option<ComputedView>,
}

/// The place of one evaluator.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceView {
    /// By whom (`自己評価`).
    pub evaluator: String,
    /// What they say; several where they rate on several scales, none where there is no evaluation of this period.
    pub evaluations: Vec<EvaluationView>,
}

/// An evaluation.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluationView {
    /// By whom (`自己評価`).
    pub evaluator: String,
    /// For which period.
    pub period: Option<String>,
    /// The scale's name.
    pub scale: Option<String>,
    /// The rating; `未記入` where nothing was filled in.
    pub rating: String,
    /// Its symbol in print.
    pub symbol: Option<String>,
    /// Whether the rating was filled in.
    pub filled: bool,
    /// What the step means.
    pub meaning: Option<String>,
    /// Why; `未記入` where nothing was filled in, none where the original does not ask for it.
    pub reason: Option<String>,
    /// What follows.
    pub next: Option<String>,
    /// When it was made.
    pub date: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Whether it agrees with the computation, in words; none where it is not compared.
    pub agreement: Option<String>,
    /// `agrees`, `partly`, `person-higher`, `computation-higher`, `differs`, or why it is not compared.
    pub agreement_id: &'static str,
}

/// What the indicators said at the end of a period.
#[derive(Clone, Debug, Serialize)]
pub struct ComputedView {
    /// Which values were known (`2024年度までの値から`).
    pub until: String,
    /// The state of each indicator; of many, how many are in which state.
    pub states: Vec<ComputedState>,
}

/// A computed state.
#[derive(Clone, Debug, Serialize)]
pub struct ComputedState {
    /// The state.
    pub state: StateView,
    /// The indicator, where the page is not its own.
    pub indicator: Option<Link>,
    /// Period and result, why it is not rated, or how many indicators.
    pub detail: Option<String>,
}

/// Disagreements of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementsView {
    /// What does not agree with what, and how often, in words.
    pub name: String,
    /// They, the latest first.
    pub disagreements: Vec<DisagreementView>,
}

/// Two views that do not agree.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementView {
    /// What they are about.
    pub subject: Link,
    /// For which period.
    pub period: Option<String>,
    /// The two views.
    pub sides: Vec<SideView>,
    /// Which of them is the better one, in words; none where what they are listed under says it.
    pub words: Option<String>,
}

/// One of two views.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SideView {
    /// Whose view it is (`自己評価`, `指標からの計算`).
    pub name: String,
    /// On which scale, or from which values.
    pub about: Option<String>,
    /// The rating.
    pub rating: Option<String>,
    /// Its symbol in print.
    pub symbol: Option<String>,
    /// The computed states, for what was computed, or the state that a person gave.
    pub states: Vec<ComputedState>,
}

/// A rating scale.
#[derive(Clone, Debug, Serialize)]
pub struct ScaleView {
    /// Printed name.
    pub name: String,
    /// Who rates on it.
    pub evaluator: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// Its steps.
    pub steps: Vec<StepView>,
    /// Editor's note.
    pub note: Option<String>,
}

/// A step of a scale.
#[derive(Clone, Debug, Serialize)]
pub struct StepView {
    /// Printed name.
    pub name: String,
    /// Symbol in print.
    pub symbol: Option<String>,
    /// Bounds in words (`90%以上100%未満`), or that it has no number; none where no step has one.
    pub bounds: Option<String>,
    /// The states of indicators that it agrees with.
    pub states: Vec<StateView>,
    /// What it means.
    pub meaning: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
}
