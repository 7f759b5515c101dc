//! Items: the nodes of a plan's tree.

use crate::source::Span;

use super::period::Period;
use super::{ActorId, DirectionId, DistrictId, ItemId, LabelId, LevelId, Prose, ScopeId, SectionId};

/// A node of the plan at a named level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Id.
    pub id: ItemId,
    /// The item that it belongs to.
    pub parent: Option<ItemId>,
    /// The items that belong to it, in the plan's order.
    pub children: Vec<ItemId>,
    /// Its level.
    pub level: LevelId,
    /// Number as printed (①, 64, ◎部局目標1).
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// A phrase that goes with the title.
    pub subtitle: Option<String>,
    /// Reading (よみ).
    pub reading: Option<String>,
    /// Words by which it is found and that are not shown.
    pub keywords: Vec<String>,
    /// One or two plain sentences.
    pub summary: Option<String>,
    /// The text before the first section.
    pub lead: Option<Prose>,
    /// Named sections, in order.
    pub sections: Vec<Section>,
    /// Labels.
    pub labels: Vec<LabelId>,
    /// Who takes part (主体).
    pub actors: Vec<ActorId>,
    /// Who answers for it (担当).
    pub responsible: Vec<ActorId>,
    /// Whom it is for (対象).
    pub scopes: Vec<ScopeId>,
    /// Where (地区).
    pub districts: Vec<DistrictId>,
    /// Sustainable development goals, 1 to 17.
    pub sdgs: Vec<u8>,
    /// Where it is heading (方向性).
    pub direction: Option<DirectionId>,
    /// When.
    pub period: Option<Period>,
    /// Relations to other items, as this item states them.
    pub relations: Vec<Relation>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Item {
    /// Everybody who takes part or answers for it, without repetition: first who answers.
    pub fn everybody(&self) -> Vec<&ActorId> {
        let mut all: Vec<&ActorId> = Vec::with_capacity(self.responsible.len() + self.actors.len());
        for actor in self.responsible.iter().chain(&self.actors) {
            if !all.contains(&actor) {
                all.push(actor);
            }
        }
        all
    }
}

/// A named part of an item's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The declared section, if it is one.
    pub id: Option<SectionId>,
    /// Its heading.
    pub name: String,
    /// What it says.
    pub text: SectionText,
}

/// What a section holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionText {
    /// Markdown.
    Prose(Prose),
    /// Bullet points, each one line of Markdown.
    Points(Vec<Prose>),
}

/// A relation from one item to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// What kind.
    pub kind: RelationKind,
    /// To which item.
    pub to: ItemId,
}

/// How two items belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// It serves the other's purpose.
    Serves,
    /// The two are related; symmetric.
    Related,
    /// It was merged into the other.
    MergedInto,
    /// The other succeeds it.
    Successor,
}
