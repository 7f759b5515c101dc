//! Lists and single pages.

use serde::Serialize;

use super::{
    ContactView, Download, Entry, Fact, IndicatorCard, IndicatorView, ItemRef, ItemView, LabelView, Link,
    MentionView, NoteView, SmallFigureView, StatusSummary, TableView, WayIn,
};

/// `items.html`: all items, grouped by what they belong to.
#[derive(Clone, Debug, Serialize)]
pub struct ItemsView {
    /// The groups in the plan's order.
    pub groups: Vec<ItemsGroup>,
    /// How many there are in all, in words.
    pub count: String,
    /// The ways to pages with some of them.
    pub ways: Vec<WayIn>,
    /// What they may be narrowed down by, for a script; none for a short list.
    pub filter: Option<FilterView>,
}

/// A form that narrows a list down. A script shows it and compares the choices with the keys of the entries.
#[derive(Clone, Debug, Serialize)]
pub struct FilterView {
    /// What the field for words searches, in a sentence.
    pub hint: String,
    /// What is asked.
    pub questions: Vec<QuestionView>,
    /// How many there are while nothing is chosen, in words.
    pub all: String,
    /// How many are left, in words, with `{n}` for the number.
    pub some: String,
    /// Where else to look where nothing is left; the first is another list that the same words may be searched in.
    pub elsewhere: Vec<Link>,
}

/// A question of a form.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionView {
    /// Its name in addresses and in the keys of entries (`level`).
    pub key: &'static str,
    /// Its words.
    pub name: String,
    /// Whether several may be chosen.
    pub is_several: bool,
    /// What may be chosen.
    pub choices: Vec<ChoiceView>,
}

/// What may be chosen.
#[derive(Clone, Debug, Serialize)]
pub struct ChoiceView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub name: String,
    /// Drawn before it, for states: `met`, `good`, `slow`, `late`, `none`.
    pub tone: Option<&'static str>,
    /// How many entries of the list it is true of.
    pub count: usize,
    /// How many are left, in words that go with this choice, with `{n}` for the number.
    pub some: Option<String>,
}

/// Items below one item.
#[derive(Clone, Debug, Serialize)]
pub struct ItemsGroup {
    /// The item that they belong to, from the top down; empty for items at the top.
    pub path: Vec<Link>,
    /// Heading.
    pub name: String,
    /// Anchor.
    pub anchor: String,
    /// The items.
    pub items: Vec<ItemRef>,
}

/// `indicators.html`. Figures: `status`, and `indicator-<id>` for each.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorsView {
    /// How they stand together.
    pub status: Option<StatusSummary>,
    /// How those of each item stand, a table a level.
    pub levels: Vec<TableView>,
    /// Those that measure no item.
    pub unattached: Vec<Link>,
    /// All of them, by kind.
    pub kinds: Vec<KindOfIndicators>,
    /// The ways to pages with some of them.
    pub ways: Vec<WayIn>,
    /// What they may be narrowed down by, for a script; none for a short list.
    pub filter: Option<FilterView>,
}

/// Indicators of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct KindOfIndicators {
    /// The kind's name.
    pub name: String,
    /// The indicators.
    pub indicators: Vec<IndicatorCard>,
}

/// `budget.html`. Figures: `by-year`, `by-fund`, `by-line`.
#[derive(Clone, Debug, Serialize)]
pub struct BudgetView {
    /// What it costs, in one sentence.
    pub sentence: String,
    /// All lines, a table a year (or one without year).
    pub tables: Vec<TableView>,
    /// By year, with the change on the year before and what was spent, when there is something to compare; the figure
    /// is there with several years.
    pub by_year: Option<TableView>,
    /// By year and kind, with funds and stated totals.
    pub by_fund: Option<TableView>,
    /// Along the tree of items, a table a kind of budget.
    pub trees: Vec<TableView>,
    /// The latest year's lines, the funds of each added up.
    pub by_line: Option<TableView>,
}

/// `schedule.html`. Figures: `schedule-<n>` for the group with that number.
#[derive(Clone, Debug, Serialize)]
pub struct ScheduleView {
    /// How many tasks there are, and how they stand on the site's day.
    pub sentence: String,
    /// The tasks that are late; none where none is, or the plan does not say what became of its tasks.
    pub late: Option<TableView>,
    /// Name of the figure that says what the signs in the charts mean; all tasks in one chart can be had under the same name.
    pub key: Option<String>,
    /// The tasks of each item.
    pub groups: Vec<ScheduleGroup>,
    /// All tasks month by month, a table a fiscal year.
    pub months: Vec<TableView>,
}

/// The tasks of one item.
#[derive(Clone, Debug, Serialize)]
pub struct ScheduleGroup {
    /// The item.
    pub item: ItemRef,
    /// Name of the chart in `figures`; none when no task's time is known.
    pub figure: Option<String>,
    /// All tasks as a table.
    pub table: TableView,
}

/// `groups.html`: all entries of one facet.
#[derive(Clone, Debug, Serialize)]
pub struct GroupsView {
    /// `actors`, `labels`, `scopes`, `districts`, `sdgs`, `states` or `levels`.
    pub facet: &'static str,
    /// The entries.
    pub entries: Vec<GroupEntry>,
}

/// An entry of a facet.
#[derive(Clone, Debug, Serialize)]
pub struct GroupEntry {
    /// Address.
    pub path: String,
    /// Printed name.
    pub name: String,
    /// Drawn before the name, for states: `met`, `good`, `slow`, `late`, `none`.
    pub tone: Option<&'static str>,
    /// Symbol in print.
    pub symbol: Option<String>,
    /// Number in print.
    pub number: Option<String>,
    /// Reading.
    pub reading: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// Its own labels (of districts).
    pub labels: Vec<LabelView>,
    /// How many items and indicators, in words; empty when nothing names this entry.
    pub count: String,
}

/// `group.html`: one entry of a facet and everything that concerns it.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// `actors`, `labels`, `scopes`, `districts`, `sdgs`, `states` or `levels`.
    pub facet: &'static str,
    /// The facet's name for one entry (`主体`).
    pub kicker: String,
    /// The entry.
    pub entry: GroupEntry,
    /// How to reach it (of actors).
    pub contact: ContactView,
    /// Items, grouped by what they belong to.
    pub groups: Vec<ItemsGroup>,
    /// What these items are to the entry.
    pub groups_title: String,
    /// How many items, in words.
    pub count: String,
    /// Of districts: where the items are that name no district, and how many.
    pub elsewhere: Option<Link>,
    /// How the indicators stand that it answers for (of actors); the figure is `status`.
    pub status: Option<StatusSummary>,
    /// Indicators that it answers for.
    pub indicators: Vec<IndicatorCard>,
    /// Its own values of indicators that are broken down (of districts and actors), each beside the whole.
    pub values: Vec<SmallFigureView>,
    /// Entries of the same or another facet that belong to it (districts with a label).
    pub entries: Vec<GroupEntry>,
    /// Texts that refer to it.
    pub mentions: Vec<MentionView>,
    /// Editor's notes.
    pub notes: Vec<NoteView>,
}

/// `glossary.html`.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryView {
    /// The terms by reading.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermView {
    /// Anchor.
    pub anchor: String,
    /// As printed.
    pub name: String,
    /// Reading.
    pub reading: Option<String>,
    /// Definition.
    pub meaning: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// Texts that refer to it.
    pub mentions: Vec<MentionView>,
    /// Editor's note.
    pub note: Option<String>,
}

/// `chapter.html`. Its text is `texts.body`.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterView {
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// Its headings of the second level.
    pub headings: Vec<Entry>,
    /// All chapters of the plan.
    pub chapters: Vec<Entry>,
}

/// `data.html`.
#[derive(Clone, Debug, Serialize)]
pub struct DataView {
    /// The files.
    pub files: Vec<DataFileView>,
    /// Documents that the plan brings along.
    pub documents: Vec<Download>,
}

/// A file with data.
#[derive(Clone, Debug, Serialize)]
pub struct DataFileView {
    /// What it holds, as a heading.
    pub name: String,
    /// Address, name, type.
    pub download: Download,
    /// What is in it.
    pub meaning: String,
    /// How many rows, in words; empty for files that are not tables.
    pub rows: String,
    /// The columns with their meaning.
    pub columns: Vec<(String, String)>,
}

/// `whole.html`: everything on one page, for print. Texts and figures have the names of their own pages, with
/// the part's `prefix` before.
#[derive(Clone, Debug, Serialize)]
pub struct WholePlanView {
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// City, period, edition and the like, as on a title page.
    pub facts: Vec<Fact>,
    /// The parts in order; they are the table of contents too.
    pub parts: Vec<WholePlanPart>,
    /// Address of the style sheet that says above each printed page what stands on it.
    pub print_sheet: Option<String>,
}

/// A part of the whole plan.
#[derive(Clone, Debug, Serialize)]
pub struct WholePlanPart {
    /// Anchor, and prefix of names in `texts` and `figures`.
    pub prefix: String,
    /// Heading.
    pub title: String,
    /// Its number in the book (`第1部`), for those of depth 2.
    pub number: Option<String>,
    /// The number of the run of printed pages that begins with it; short parts share one.
    pub run: Option<usize>,
    /// Depth of its heading, 2 to 6.
    pub depth: u8,
    /// Name in `texts` of its text, for parts that are text.
    pub text: Option<String>,
    /// For items: what its own page shows.
    pub item: Option<Box<ItemView>>,
    /// For indicators: what its own page shows.
    pub indicator: Option<Box<IndicatorView>>,
    /// For parts that are tables.
    pub tables: Vec<TableView>,
}

/// `accessibility.html`.
#[derive(Clone, Debug, Serialize)]
pub struct AccessibilityView {
    /// How many pages the site has, in words.
    pub pages: String,
    /// What the build itself has checked on every page, one sentence each.
    pub checks: Vec<String>,
}

/// `404.html`.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundView {
    /// Where to go on.
    pub plans: Vec<Link>,
}
