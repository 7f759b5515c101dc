//! Views: the contract between the program and templates.
//!
//! A view is plain data for one kind of page: words that are ready to print, addresses below the site's root
//! (templates put `page.root` before them), no HTML, no places in sources. A field is always there; what a page
//! has not is `null` or an empty list. `docs/theme.md` is the same contract for people who write themes.

mod breakdown;
mod changes;
mod common;
mod evaluation;
mod indicator;
mod item;
mod lists;
mod plan;
mod site;
mod styleguide;
mod table;

pub use breakdown::{BreakdownView, LatestView, SmallFigureView};
pub use changes::{
    ChangedEntryView, ChangedFactView, ChangedKindView, ChangedPlanView, ChangesView, HowView, StretchView,
};
pub use common::{
    Download, Entry, Fact, ItemRef, KeyView, LabelView, Link, NoteView, PageLanguage, PageView, StateView,
};
pub use evaluation::{
    ComputedState, ComputedView, DisagreementView, DisagreementsView, EvaluatedView, EvaluationView,
    EvaluationsView, PeriodView, PlaceView, ScaleView, SideView, StepView, SubjectView,
};
pub use indicator::{ExplanationStep, IndicatorCard, IndicatorView, StatusView, TargetView};
pub use item::{ItemView, MentionView, RelationView, SectionView, WeightedView};
pub use lists::{
    AccessibilityView, BudgetView, ChapterView, ChoiceView, DataFileView, DataView, FilterView, GlossaryView,
    GroupEntry, GroupView, GroupsView, IndicatorsView, ItemsGroup, ItemsView, KindOfIndicators, NotFoundView,
    QuestionView, ScheduleGroup, ScheduleView, TermView, WholePlanPart, WholePlanView,
};
pub use plan::{
    AheadView, ChapterRef, ComingTask, Count, CountedEntry, Highlight, PlanPageView, PlanYear, StateCount,
    StatusSummary, TreeNode, WayIn,
};
pub use site::{ContactView, HomeView, PlanCard, PlanElsewhere, PlanView, SiteView, SourceView};
pub use styleguide::{ForeignView, SampleChart, SampleCharts, StyleguideView, TokensView};
pub use table::{Cell, Column, Embed, Row, TableView};

use serde::Serialize;

/// The data of one page, by kind. The template has the kind's name.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    /// `home.html`.
    Home(HomeView),
    /// `plan.html`.
    Plan(Box<PlanPageView>),
    /// `item.html`.
    Item(Box<ItemView>),
    /// `indicator.html`.
    Indicator(Box<IndicatorView>),
    /// `items.html`.
    Items(ItemsView),
    /// `indicators.html`.
    Indicators(IndicatorsView),
    /// `budget.html`.
    Budget(Box<BudgetView>),
    /// `schedule.html`.
    Schedule(ScheduleView),
    /// `evaluations.html`.
    Evaluations(EvaluationsView),
    /// `groups.html`: all entries of a facet: actors, labels, scopes, districts, goals of sustainable development, states,
    /// levels.
    Groups(GroupsView),
    /// `group.html`: one entry of a facet.
    Group(Box<GroupView>),
    /// `glossary.html`.
    Glossary(GlossaryView),
    /// `chapter.html`.
    Chapter(ChapterView),
    /// `data.html`.
    Data(DataView),
    /// `whole.html`: the whole plan on one page.
    WholePlan(WholePlanView),
    /// `accessibility.html`.
    Accessibility(AccessibilityView),
    /// `404.html`.
    NotFound(NotFoundView),
    /// `changes.html`: only in previews.
    Changes(Box<ChangesView>),
    /// `styleguide.html`: only in sites that were asked for it.
    Styleguide(Box<StyleguideView>),
}

impl View {
    /// The name of the template.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::Plan(_) => "plan.html",
            Self::Item(_) => "item.html",
            Self::Indicator(_) => "indicator.html",
            Self::Items(_) => "items.html",
            Self::Indicators(_) => "indicators.html",
            Self::Budget(_) => "budget.html",
            Self::Schedule(_) => "schedule.html",
            Self::Evaluations(_) => "evaluations.html",
            Self::Groups(_) => "groups.html",
            Self::Group(_) => "group.html",
            Self::Glossary(_) => "glossary.html",
            Self::Chapter(_) => "chapter.html",
            Self::Data(_) => "data.html",
            Self::WholePlan(_) => "whole.html",
            Self::Accessibility(_) => "accessibility.html",
            Self::NotFound(_) => "404.html",
            Self::Changes(_) => "changes.html",
            Self::Styleguide(_) => "styleguide.html",
        }
    }

    /// The tables that stand open on a page beside what its texts place, and that a text may place too.
    pub(crate) fn tables(&self) -> Vec<&TableView> {
        match self {
            Self::Plan(plan) => plan.budget.iter().collect(),
            Self::Item(item) => item.schedule.iter().chain(&item.budget).chain(&item.budget_years).collect(),
            Self::WholePlan(whole) => {
                let indicators = whole.parts.iter().filter_map(|part| part.indicator.as_ref());
                let values = indicators.filter_map(|indicator| indicator.values.as_ref());
                whole.parts.iter().flat_map(|part| &part.tables).chain(values).collect()
            }
            _ => Vec::new(),
        }
    }
}
