//! A plan: everything that one document of a city says.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use crate::source::Span;

use super::period::{Calendar, Period};
use super::{
    Actor, ActorId, ChapterId, Contact, Direction, DirectionId, District, DistrictId, Draft, Evaluation,
    Fund, FundId, Indicator, IndicatorId, Item, ItemId, Label, LabelId, Level, LevelId, Licence, Line, Mark,
    MarkId, MoneyUnit, PlanId, Prose, Rules, Scale, ScaleId, Scope, ScopeId, SectionId, SectionName, Step,
    Task, Term, TermId,
};

/// A plan, valid: every reference points at something.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Id: the folder's name.
    pub id: PlanId,
    /// Title.
    pub title: String,
    /// A phrase or slogan.
    pub subtitle: Option<String>,
    /// Kind of plan (総合計画, 推進計画).
    pub kind: Option<String>,
    /// The city.
    pub organisation: Option<String>,
    /// The department.
    pub department: Option<String>,
    /// Where it stands in its life.
    pub state: Option<PlanState>,
    /// The time that it is for.
    pub period: Option<Period>,
    /// The edition as printed.
    pub edition: Option<String>,
    /// Last change of the sources.
    pub updated: Option<Period>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// What every page of it says first.
    pub notice: Option<String>,
    /// How it counts years.
    pub calendar: Calendar,
    /// The unit of amounts without their own.
    pub money_unit: MoneyUnit,
    /// Whether the terms in its texts are linked to the glossary.
    pub links_terms: bool,
    /// Sustainable development goals of the whole plan.
    pub sdgs: Vec<u8>,
    /// The original document.
    pub source: Option<Source>,
    /// Whom to ask.
    pub contact: Contact,
    /// Under which licence its data may be used, when not the site's.
    pub licence: Option<Licence>,
    /// Other plans.
    pub related: Vec<RelatedPlan>,
    /// Editor's note.
    pub note: Option<String>,
    /// Levels, from the top.
    pub levels: IndexMap<LevelId, Level>,
    /// Named sections of items.
    pub sections: IndexMap<SectionId, SectionName>,
    /// Labels.
    pub labels: IndexMap<LabelId, Label>,
    /// Scopes.
    pub scopes: IndexMap<ScopeId, Scope>,
    /// Actors.
    pub actors: IndexMap<ActorId, Actor>,
    /// Districts.
    pub districts: IndexMap<DistrictId, District>,
    /// Directions.
    pub directions: IndexMap<DirectionId, Direction>,
    /// Rating scales.
    pub scales: IndexMap<ScaleId, Scale>,
    /// Glossary.
    pub terms: IndexMap<TermId, Term>,
    /// Special marks.
    pub marks: IndexMap<MarkId, Mark>,
    /// Funds.
    pub funds: IndexMap<FundId, Fund>,
    /// The status rules.
    pub rules: Rules,
    /// Items, parents before children, in the plan's order.
    pub items: IndexMap<ItemId, Item>,
    /// Indicators, in the plan's order.
    pub indicators: IndexMap<IndicatorId, Indicator>,
    /// Budget lines, in the plan's order.
    pub budget: Vec<Line>,
    /// Tasks, in the plan's order.
    pub schedule: Vec<Task>,
    /// Evaluations, in the plan's order.
    pub evaluations: Vec<Evaluation>,
    /// The plan in plain words.
    pub overview: Option<Prose>,
    /// Reading pages.
    pub chapters: IndexMap<ChapterId, Chapter>,
    /// Pictures and documents, by their path below the plan's folder.
    pub files: BTreeMap<Arc<str>, File>,
    /// What is left out of it.
    pub drafts: Vec<Draft>,
    /// Where it is declared.
    pub span: Span,
}

impl Plan {
    /// The items without a parent, in order.
    pub fn roots(&self) -> impl Iterator<Item = &Item> {
        self.items.values().filter(|item| item.parent.is_none())
    }

    /// The step of its scale that an evaluation names.
    pub fn step_of(&self, evaluation: &Evaluation) -> Option<&Step> {
        let scale = self.scales.get(evaluation.scale.as_ref()?)?;
        scale.steps.iter().find(|step| Some(&step.id) == evaluation.rating.as_ref())
    }

    /// An item and what it belongs to, from the top down to the item itself.
    pub fn path_to<'a>(&'a self, item: &'a Item) -> Vec<&'a Item> {
        let mut path = vec![item];
        let mut at = item;
        while let Some(parent) = at.parent.as_ref().and_then(|id| self.items.get(id)) {
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }
}

/// Where a plan stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanState {
    /// 素案.
    Draft,
    /// 実施中.
    InForce,
    /// 後継計画に移行.
    Superseded,
}

/// The original document.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Its address on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Editor's note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Another plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedPlan {
    /// How it is related.
    pub relation: RelatedRelation,
    /// The plan on this site, if it is one.
    pub plan: Option<PlanId>,
    /// Its title, when it is not on this site.
    pub title: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
}

/// How two plans belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelatedRelation {
    /// 上位計画.
    Parent,
    /// 前計画.
    Predecessor,
    /// 後継計画.
    Successor,
    /// 関連計画.
    Related,
}

/// A reading page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Id.
    pub id: ChapterId,
    /// Title.
    pub title: String,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// Whether it stands after the items in the original.
    pub after_items: bool,
    /// The text.
    pub text: Prose,
    /// Where it is written.
    pub span: Span,
}

/// A picture or document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the site's folder.
    pub source: Arc<str>,
    /// Size in bytes.
    pub size: u64,
}

/// The size of a file as people read it: kilobytes, then megabytes with a tenth.
pub fn print_size(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{}KB", bytes.div_ceil(1000).max(1));
    }
    format!("{}.{}MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

#[cfg(test)]
mod tests {
    use super::print_size;

    #[test]
    fn sizes_are_kilobytes_or_megabytes() {
        assert_eq!(
            [0, 1, 1_001, 999_999, 1_000_000, 1_299_999].map(print_size),
            ["1KB", "1KB", "2KB", "1000KB", "1.0MB", "1.2MB"]
        );
    }
}
