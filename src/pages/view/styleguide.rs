//! The style guide: samples of everything that templates are made of.

use serde::Serialize;

use super::{
    ChapterRef, ContactView, CountedEntry, DisagreementView, EvaluatedView, Fact, FilterView, GroupEntry,
    IndicatorCard, IndicatorView, ItemView, ItemsGroup, LabelView, Link, PageLanguage, PlanCard, PlanYear,
    SmallFigureView, StateCount, StatusSummary, TableView, TreeNode, WayIn,
};

/// `styleguide.html`: every component in every state, and every chart, with invented content. Texts: `text`, `line` and
/// `lead`, and those of the items; figures: `status`, and those that the samples name.
#[derive(Clone, Debug, Serialize)]
pub struct StyleguideView {
    /// Colours and sizes, by the names of their custom properties.
    pub tokens: TokensView,
    /// What people said last, for the head.
    pub judgement: String,
    /// Names with what belongs to them.
    pub facts: Vec<Fact>,
    /// Labels, with and without symbol.
    pub labels: Vec<LabelView>,
    /// How indicators stand, in every state; the figure is `status`.
    pub status: StatusSummary,
    /// The same of one indicator, which has no bar.
    pub lonely: StatusSummary,
    /// More of one state than are drawn one by one.
    pub many: Vec<StateCount>,
    /// A sentence in another language than the page's.
    pub foreign: ForeignView,
    /// Languages to switch between.
    pub languages: Vec<PageLanguage>,
    /// A period with past, present and future years.
    pub years: Vec<PlanYear>,
    /// How far we are in it.
    pub position: String,
    /// Contacts, from everything to a mere note.
    pub contacts: Vec<ContactView>,
    /// Links, with and without a sentence.
    pub chapters: Vec<ChapterRef>,
    /// Links to pages.
    pub links: Vec<Link>,
    /// Entries of a facet.
    pub entries: Vec<GroupEntry>,
    /// Entries with counts.
    pub counted: Vec<CountedEntry>,
    /// Plans as on the home page.
    pub plans: Vec<PlanCard>,
    /// A tree of items.
    pub tree: Vec<TreeNode>,
    /// What narrows the list of items down.
    pub filter: FilterView,
    /// The ways to parts of the list, few and many.
    pub ways: Vec<WayIn>,
    /// The list that the filter narrows down.
    pub groups: Vec<ItemsGroup>,
    /// Indicators in a list.
    pub indicators: Vec<IndicatorCard>,
    /// Indicators that measure no item.
    pub unattached: Vec<Link>,
    /// What people say, beside what was computed.
    pub evaluated: EvaluatedView,
    /// Views that do not agree.
    pub disagreements: Vec<DisagreementView>,
    /// Tables, each with what it is a sample of as its caption.
    pub tables: Vec<TableView>,
    /// Tables of months.
    pub months: Vec<TableView>,
    /// Small charts side by side.
    pub small: Vec<SmallFigureView>,
    /// Every chart, by kind.
    pub charts: Vec<SampleCharts>,
    /// An item, as its page shows it.
    pub item: Box<ItemView>,
    /// An indicator, as its page shows it.
    pub indicator: Box<IndicatorView>,
    /// The same item as a part of the whole plan: names begin with `whole-item-`.
    pub whole_item: Box<ItemView>,
    /// The same indicator as a part of the whole plan: names begin with `whole-indicator-`.
    pub whole_indicator: Box<IndicatorView>,
}

/// The tokens of the theme: the names of its custom properties without the dashes.
#[derive(Clone, Debug, Serialize)]
pub struct TokensView {
    /// Colours of words, lines and grounds.
    pub colours: Vec<&'static str>,
    /// Colours of states.
    pub states: Vec<&'static str>,
    /// Sizes of type, from small to large.
    pub sizes: Vec<&'static str>,
    /// Distances, from small to large.
    pub spaces: Vec<&'static str>,
}

/// Words in another language than the page's.
#[derive(Clone, Debug, Serialize)]
pub struct ForeignView {
    /// The language, as `lang` wants it.
    pub language: &'static str,
    /// The words.
    pub text: String,
}

/// The charts of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct SampleCharts {
    /// Anchor of the section.
    pub anchor: String,
    /// The kind's name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// Its samples.
    pub charts: Vec<SampleChart>,
}

/// A chart in the style guide. The samples are the same in every language.
#[derive(Clone, Debug, Serialize)]
pub struct SampleChart {
    /// Its name in `figures`, which says what it is a sample of.
    pub figure: String,
    /// Its title.
    pub title: String,
    /// Its language, where that is not the page's.
    pub language: Option<&'static str>,
}
