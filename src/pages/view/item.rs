//! The page of an item.

use serde::Serialize;

use super::{
    ContactView, EvaluatedView, Fact, IndicatorCard, ItemRef, LabelView, Link, NoteView, StateCount,
    StatusSummary, TableView, TreeNode,
};

/// `item.html`. Texts: `lead`, and one for each section (`section-1` …); figures: `status`, `schedule`, `budget`,
/// and one for each indicator (`indicator-<id>`).
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    /// Its level's name and its number (`取組 13`).
    pub kicker: String,
    /// Symbols before the title are read out by their labels.
    pub labels: Vec<LabelView>,
    /// A phrase that goes with the title.
    pub subtitle: Option<String>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// How its name is read.
    pub reading: Option<String>,
    /// How the indicators at and below it stand, best first, then those not rated; empty: there are none.
    pub states: Vec<StateCount>,
    /// The same in words; empty: there are none.
    pub stands: String,
    /// What people said last, and whether it disagrees with the computation.
    pub judgement: Option<String>,
    /// Responsible, actors, scopes, districts, direction, period, budget in one line each.
    pub facts: Vec<Fact>,
    /// Whether `texts.lead` is there.
    pub has_lead: bool,
    /// Its named sections, in order.
    pub sections: Vec<SectionView>,
    /// How the indicators at and below it stand; none where a single one of its own says it all.
    pub status: Option<StatusSummary>,
    /// How those of each item directly below it stand.
    pub states_below: Option<TableView>,
    /// The weighted rate of its own ones.
    pub weighted: Option<WeightedView>,
    /// Its own indicators.
    pub indicators: Vec<IndicatorCard>,
    /// The budget lines that name it.
    pub budget: Option<TableView>,
    /// Its money with everything below it, by year.
    pub budget_years: Option<TableView>,
    /// The money of the items directly below it.
    pub budget_below: Option<TableView>,
    /// Its tasks with where they stand; the figure is `schedule`.
    pub schedule: Option<TableView>,
    /// Its tasks month by month, a table a fiscal year.
    pub months: Vec<TableView>,
    /// What people say about it, beside each other.
    pub evaluations: Option<EvaluatedView>,
    /// The items directly below it.
    pub children: Vec<TreeNode>,
    /// The name of their level.
    pub children_name: Option<String>,
    /// Other items, by kind of relation, both ways.
    pub relations: Vec<RelationView>,
    /// How to reach who answers for it.
    pub contacts: Vec<ContactView>,
    /// Texts that refer to it.
    pub mentions: Vec<MentionView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
}

/// The weighted rate of several indicators, never alone: it stands beside how many are in which state.
#[derive(Clone, Debug, Serialize)]
pub struct WeightedView {
    /// The rate, or why there is none.
    pub sentence: String,
    /// The sum, written out.
    pub table: TableView,
}

/// A named section of an item.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// Its heading.
    pub name: String,
    /// Its anchor.
    pub anchor: String,
    /// Name in `texts`, when it is prose.
    pub text: Option<String>,
    /// Names in `texts` of its bullet points, each one line.
    pub points: Vec<String>,
}

/// Other items that an item is related to.
#[derive(Clone, Debug, Serialize)]
pub struct RelationView {
    /// How.
    pub name: String,
    /// Which.
    pub items: Vec<ItemRef>,
}

/// A text that refers to this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionView {
    /// The page, with the section's anchor.
    pub link: Link,
    /// The title of the plan that it belongs to, when that is another one.
    pub plan: Option<String>,
    /// The section's heading.
    pub section: Option<String>,
}
