//! The model: plans in the words of the field, valid by construction.
//!
//! Leaf types that the second stage fills and the later ones read. They know no files, no messages,
//! no pages; where a thing was written is kept beside it, so that later findings can point there.

mod draft;
mod evaluation;
mod exact;
mod id;
mod indicator;
mod item;
mod money;
mod number;
pub mod period;
mod plan;
mod prose;
mod schedule;
mod share;
mod site;
mod status;
mod total;
mod vocabulary;

pub use draft::{Draft, DraftKind};
pub use evaluation::{Evaluation, Evaluator, Scale, Step, Subject};
pub use exact::{Exact, Rounding};
pub(crate) use id::is_id;
pub use id::{
    ActorId, ChapterId, DirectionId, DistrictId, FundId, IndicatorId, ItemId, LabelId, LevelId, LineId,
    MarkId, PlanId, ScaleId, ScopeId, SectionId, SeriesId, TermId,
};
pub use indicator::{
    Accumulation, Baseline, Break, Dimension, Indicator, IndicatorKind, IndicatorState, Member, Observation,
    ObservationKind, Series, Target, TargetKind, Trend,
};
pub use item::{Item, Relation, RelationKind, Section, SectionText};
pub use money::{Amount, BudgetKind, Line, MoneyUnit, Total, add_exactly};
pub use number::{Bounds, Number, NumberProblem, print_decimal, print_digits};
pub(crate) use number::{DASHES, STARS, is_no_number};
pub use plan::{Chapter, File, Plan, PlanState, RelatedPlan, RelatedRelation, Source, print_size};
pub use prose::Prose;
pub use schedule::{Task, TaskKind};
pub use share::Share;
pub use site::{Licence, Named, Settings, Site};
pub use status::{Band, Milestone, Progress, RuleName, Rules, StatusRule, Tone, Verdict};
pub use total::{StatedTotal, stated_totals};
pub use vocabulary::{
    Actor, Contact, Direction, District, Fund, Label, Level, Mark, Scope, SectionName, Term, Word,
};

/// A language that the program itself speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum Language {
    /// 日本語.
    #[serde(rename = "ja")]
    Japanese,
    /// English.
    #[serde(rename = "en")]
    English,
    /// やさしい日本語: plain Japanese for people who are learning it.
    #[serde(rename = "ja-easy")]
    EasyJapanese,
}

impl Language {
    /// All languages, in the order of the documentation.
    pub const ALL: [Self; 3] = [Self::Japanese, Self::English, Self::EasyJapanese];

    /// What it is called in keys, names of files and addresses (`ja`, `en`, `ja-easy`).
    pub fn tag(self) -> &'static str {
        match self {
            Self::Japanese => "ja",
            Self::English => "en",
            Self::EasyJapanese => "ja-easy",
        }
    }

    /// The BCP 47 tag of its pages. Plain Japanese has none of its own that anything understands.
    pub fn bcp47(self) -> &'static str {
        if self.is_japanese() { "ja" } else { "en" }
    }

    /// Whether it is Japanese, plain or not: periods and numbers are printed alike.
    pub fn is_japanese(self) -> bool {
        matches!(self, Self::Japanese | Self::EasyJapanese)
    }

    /// The language of a tag or of a system's locale name (`ja-JP`, `en_US.UTF-8`).
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_', '.']).next()? {
            "ja" => Some(Self::Japanese),
            "en" | "C" | "POSIX" => Some(Self::English),
            _ => None,
        }
    }
}
