//! The page of an indicator, and an indicator in a list.

use serde::Serialize;

use super::{
    BreakdownView, ContactView, Download, EvaluatedView, Fact, ItemRef, KeyView, MentionView, NoteView,
    StateView, TableView,
};

/// `indicator.html`. Figures: `trend` (over time, or a bullet where there is one value only), and those of the breakdowns.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorView {
    /// Kind and number (`成果指標`).
    pub kicker: String,
    /// What the numbers say, in one or two sentences.
    pub lead: String,
    /// What people said last, and whether it disagrees with the computation.
    pub judgement: Option<String>,
    /// Direction, unit, responsible, next release.
    pub facts: Vec<Fact>,
    /// How it stands.
    pub status: StatusView,
    /// The chart's title.
    pub figure_title: String,
    /// Unit, place, period, cut axis.
    pub figure_subtitle: String,
    /// Source, method and as-of date.
    pub figure_source: String,
    /// Name of the chart in `figures`.
    pub figure: Option<String>,
    /// Its values as a file.
    pub values_file: Option<Download>,
    /// All headline values.
    pub values: Option<TableView>,
    /// What its values are broken down by.
    pub breakdowns: Vec<BreakdownView>,
    /// All targets, with the baseline first.
    pub targets: Vec<TargetView>,
    /// Definition, method, source, frequency and so on.
    pub definition: Vec<Fact>,
    /// What people say about it.
    pub evaluations: Option<EvaluatedView>,
    /// The items that it measures.
    pub items: Vec<ItemRef>,
    /// How to reach who answers for it.
    pub contacts: Vec<ContactView>,
    /// Texts that refer to it.
    pub mentions: Vec<MentionView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
}

/// A baseline or a target.
#[derive(Clone, Debug, Serialize)]
pub struct TargetView {
    /// `基準値`, `中間目標`, `目標` …
    pub name: String,
    /// When.
    pub period: String,
    /// The number with its unit, or the words.
    pub value: String,
    /// A remark.
    pub note: Option<String>,
}

/// How an indicator stands, and why.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    /// The state.
    pub state: StateView,
    /// For which period.
    pub period: Option<String>,
    /// The rule's name.
    pub rule: Option<String>,
    /// Why, in one sentence: also why it is not rated.
    pub reason: String,
    /// How the state was computed, with the indicator's own numbers.
    pub steps: Vec<ExplanationStep>,
    /// The bands of the rule, with their bounds.
    pub bands: Option<TableView>,
    /// The same data under other rules.
    pub others: Option<TableView>,
}

/// A step of a computation.
#[derive(Clone, Debug, Serialize)]
pub struct ExplanationStep {
    /// What is computed.
    pub name: String,
    /// The formula with numbers.
    pub formula: String,
}

/// An indicator in a list.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorCard {
    /// Id.
    pub id: String,
    /// Address.
    pub path: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<String>,
    /// `成果` …
    pub kind: Option<String>,
    /// Baseline with its period, ready to print.
    pub baseline: Option<String>,
    /// Latest actual value with its period.
    pub latest: Option<String>,
    /// Target with its period.
    pub target: Option<String>,
    /// Which way is good, in words.
    pub direction: Option<String>,
    /// How it stands.
    pub state: StateView,
    /// That a person gave it, and no computation, in few words.
    pub judged: Option<String>,
    /// Why it is not rated, in few words.
    pub unrated: Option<String>,
    /// Why it has its state, in one sentence.
    pub reason: String,
    /// What it answers to the questions of a filter; empty outside of the list that has one.
    pub keys: Vec<KeyView>,
    /// Name of its small chart in `figures`, when the page has one.
    pub figure: Option<String>,
}
