//! The page of a plan.

use serde::Serialize;

use super::{Entry, Fact, IndicatorCard, ItemRef, Link, NoteView, StateView, TableView};

/// `plan.html`. Its text is `texts.overview`; figures: `status`, `budget`.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPageView {
    /// Organisation, period, how the indicators stand, money and the like.
    pub facts: Vec<Fact>,
    /// The years of the period; `past` before the site's date, `now` the present one.
    pub years: Vec<PlanYear>,
    /// How the indicators stand.
    pub status: Option<StatusSummary>,
    /// The indicators to look at first: all of few, of many those that are furthest behind.
    pub indicators: Vec<IndicatorCard>,
    /// Their heading; none where they are all.
    pub indicators_name: Option<String>,
    /// Where all of them are.
    pub indicators_page: Link,
    /// The items as a tree.
    pub tree: Vec<TreeNode>,
    /// How many items each level has.
    pub levels: Vec<Count>,
    /// Items with a label, a label at a time, where these are few enough to be a highlight.
    pub highlights: Vec<Highlight>,
    /// The heading of all highlights; empty: there are none.
    pub highlights_name: String,
    /// What it costs, in one sentence.
    pub money: Option<String>,
    /// Its money in few rows.
    pub budget: Option<TableView>,
    /// Where all of its money stands.
    pub budget_page: Option<Link>,
    /// What comes next; none where the plan has no schedule.
    pub ahead: Option<AheadView>,
    /// Who answers for each item at the top.
    pub responsible: Option<TableView>,
    /// Chapters, in order.
    pub chapters: Vec<ChapterRef>,
    /// Ways in, with counts: whom it is for, where, who takes part, goals of sustainable development.
    pub ways_in: Vec<WayIn>,
    /// Other plans.
    pub related: Vec<Fact>,
    /// Editor's notes on the plan and its vocabulary.
    pub notes: Vec<NoteView>,
}

/// What comes next in a plan.
#[derive(Clone, Debug, Serialize)]
pub struct AheadView {
    /// How many tasks there are and how they stand.
    pub sentence: String,
    /// Those that are late.
    pub late: Option<TableView>,
    /// Those that begin next.
    pub coming: Vec<ComingTask>,
    /// Where the whole schedule is.
    pub page: Link,
}

/// A task that begins soon.
#[derive(Clone, Debug, Serialize)]
pub struct ComingTask {
    /// Its name.
    pub name: String,
    /// When it is planned, in words.
    pub when: String,
    /// The item that it belongs to.
    pub item: Link,
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
    /// `levels`, `labels`, `actors`, `scopes`, `districts`, `sdgs` or `states`.
    pub facet: &'static str,
    /// Printed name.
    pub name: String,
    /// Address of the page with all entries.
    pub path: String,
    /// The entries with how many items each has.
    pub entries: Vec<CountedEntry>,
    /// Whether it is one that few readers come by, or so long that it would hide the others.
    pub folded: bool,
}

/// An entry with a count.
#[derive(Clone, Debug, Serialize)]
pub struct CountedEntry {
    /// The entry.
    pub entry: Entry,
    /// Drawn before it, for states: `met`, `good`, `slow`, `late`, `none`.
    pub tone: Option<&'static str>,
    /// How many items; for states: how many indicators.
    pub count: usize,
    /// The count in words (`事業 15`).
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
    /// The items, or the first of them.
    pub items: Vec<ItemRef>,
    /// Where all of them are, when these are not.
    pub all: Option<Link>,
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
    /// How the indicators at and below it stand, best first, then those not rated; empty: there are none.
    pub states: Vec<StateCount>,
    /// The same in words; empty: there are none.
    pub stands: String,
    /// What lies below it.
    pub children: Vec<TreeNode>,
}
