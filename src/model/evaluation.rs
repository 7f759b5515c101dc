//! Evaluations: what people say about an item or an indicator, and the scales that they say it on.

use crate::source::Span;

use super::period::Period;
use super::{Bounds, IndicatorId, ItemId, ScaleId, Tone};

/// A rating scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Id.
    pub id: ScaleId,
    /// Printed name.
    pub name: String,
    /// Who rates on it.
    pub evaluator: Option<Evaluator>,
    /// What it means.
    pub meaning: Option<String>,
    /// Whether the original has a place for the reason; where it has none, a blank one is not 未記入.
    pub asks_reason: bool,
    /// Its steps, in the printed order; none: free words.
    pub steps: Vec<Step>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A step of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Id within the scale.
    pub id: String,
    /// Printed name.
    pub name: String,
    /// Symbol in print.
    pub symbol: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// The numbers that it stands for, in percent; empty: a step without a number.
    pub bounds: Bounds,
    /// The states of indicators that it does not disagree with; empty: not said.
    pub tones: Vec<Tone>,
    /// Editor's note.
    pub note: Option<String>,
}

/// Who evaluates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evaluator {
    /// 自己評価.
    #[serde(rename = "self")]
    Own,
    /// 指導者評価.
    Supervisor,
    /// 外部評価.
    External,
}

impl Evaluator {
    /// The id that sources and data use.
    pub fn id(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Supervisor => "supervisor",
            Self::External => "external",
        }
    }
}

/// What is evaluated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An item.
    Item(ItemId),
    /// An indicator.
    Indicator(IndicatorId),
}

/// One evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// What is evaluated.
    pub subject: Subject,
    /// For which period.
    pub period: Option<Period>,
    /// By whom.
    pub evaluator: Evaluator,
    /// On which scale.
    pub scale: Option<ScaleId>,
    /// The step's id, or free words where the scale has no steps; none: 未記入.
    pub rating: Option<String>,
    /// Why; none: 未記入.
    pub reason: Option<String>,
    /// What follows.
    pub next: Option<String>,
    /// When it was made.
    pub date: Option<Period>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}
