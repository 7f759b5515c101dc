//! The page of a plan.

use serde::Serialize;

use super::{Entry, Fact, IndicatorCard, ItemRef, Link, NoteView, StateView, TableView};

/// `plan.html`. Its text is `texts.overview`; figures: `status`, `budget`, `schedule`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPageView {
    /// Kind, organisation, period, state and the like.
    pub facts: Vec<Fact>,
    /// How far we are in its period, in words (`5年のうち4年目`).
    pub position: Option<String>,
    /// The years of the period; `done` up to the site's date, `now` the present one.
    pub years: Vec<PlanYear>,
    /// How the indicators stand.
    pub status: Option<StatusSummary>,
    /// How those of each item of the topmost level stand.
    pub states: Option<TableView>,
    /// Where the other levels are.
    pub states_more: Link,
    /// The indicators that measure no item.
    pub unattached: Vec<Link>,
    /// The indicators.
    pub indicators: Vec<IndicatorCard>,
    /// The items as a tree.
    pub tree: Vec<TreeNode>,
    /// How many items each level has.
    pub levels: Vec<Count>,
    /// Items with a label, a label at a time, where these are few enough to be a highlight.
    pub highlights: Vec<Highlight>,
    /// Its money in few rows.
    pub budget: Option<TableView>,
    /// Where all of its money stands.
    pub budget_page: Option<Link>,
    /// Whether there is a schedule (figure `schedule`), and where.
    pub schedule: Option<Link>,
    /// Chapters before the items.
    pub chapters_before: Vec<ChapterRef>,
    /// Chapters after the items.
    pub chapters_after: Vec<ChapterRef>,
    /// Ways in: actors, scopes, districts, labels and so on with counts.
    pub ways_in: Vec<WayIn>,
    /// Other plans.
    pub related: Vec<Fact>,
    /// Editor's notes on the plan and its vocabulary.
    pub notes: Vec<NoteView>,
}

/// A year of a plan's period.
#[derive(Clone, Debug, Serialize)]
pub struct PlanYear {
    /// Printed (`2024`).
    pub name: String,
    /// `past`, `now` or `future`.
    pub when: &'static str,
}

/// A chapter in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterRef {
    /// Address.
    pub path: String,
    /// Title.
    pub title: String,
    /// One or two plain sentences.
    pub summary: Option<String>,
}

/// A way into the plan: all entries of one facet.
#[derive(Clone, Debug, Serialize)]
pub struct WayIn {
    /// `actors`, `scopes`, `districts`, `labels` or `sdgs`.
    pub facet: &'static str,
    /// Printed name.
    pub name: String,
    /// Address of the page with all entries.
    pub path: String,
    /// The entries with how many items each has.
    pub entries: Vec<CountedEntry>,
}

/// An entry with a count.
#[derive(Clone, Debug, Serialize)]
pub struct CountedEntry {
    /// The entry.
    pub entry: Entry,
    /// How many items.
    pub count: usize,
    /// The count in words (`15項目`).
    pub count_text: String,
}

/// A count with its name.
#[derive(Clone, Debug, Serialize)]
pub struct Count {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// Items with one label.
#[derive(Clone, Debug, Serialize)]
pub struct Highlight {
    /// The label.
    pub label: super::LabelView,
    /// The items.
    pub items: Vec<ItemRef>,
}

/// How several indicators stand. Unknown ones are counted beside, never in the denominator.
#[derive(Clone, Debug, Serialize)]
pub struct StatusSummary {
    /// All of it in one sentence.
    pub sentence: String,
    /// The states with their counts, best first, then those not rated.
    pub states: Vec<StateCount>,
    /// Name of its bar in `figures`; none where there is one indicator only.
    pub figure: Option<String>,
}

/// A state with its count.
#[derive(Clone, Debug, Serialize)]
pub struct StateCount {
    /// The state.
    pub state: StateView,
    /// How many indicators.
    pub count: usize,
    /// What it puts together: the rules' own names for it, or why indicators are not rated, with counts.
    pub detail: Option<String>,
}

/// A node of the tree.
#[derive(Clone, Debug, Serialize)]
pub struct TreeNode {
    /// The item.
    pub item: ItemRef,
    /// What lies below it.
    pub children: Vec<TreeNode>,
}
