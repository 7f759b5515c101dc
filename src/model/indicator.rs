//! Indicators: definitions, targets, observations.

use rust_decimal::Decimal;

use crate::source::Span;

use super::period::Period;
use super::{
    ActorId, DistrictId, IndicatorId, ItemId, MarkId, Milestone, Number, Progress, RuleName, SeriesId, Share,
    Verdict,
};

/// An indicator (指標).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Id.
    pub id: IndicatorId,
    /// Name.
    pub name: String,
    /// Reading (よみ).
    pub reading: Option<String>,
    /// Words by which it is found and that are not shown.
    pub keywords: Vec<String>,
    /// Number as printed.
    pub number: Option<String>,
    /// Unit as printed (%, 件, 人).
    pub unit: Option<String>,
    /// What it measures.
    pub kind: Option<IndicatorKind>,
    /// Definition or formula.
    pub definition: Option<String>,
    /// Which way is good; stated by the source, never derived.
    pub direction: Option<Trend>,
    /// How values of several periods go together.
    pub accumulation: Option<Accumulation>,
    /// Where it starts.
    pub baseline: Option<Baseline>,
    /// Where it should go, by date.
    pub targets: Vec<Target>,
    /// Series of values besides the headline one.
    pub series: Vec<Series>,
    /// Points where values stop being comparable.
    pub breaks: Vec<Break>,
    /// Values, by period.
    pub observations: Vec<Observation>,
    /// The items that it measures.
    pub measures: Vec<ItemId>,
    /// How it is surveyed (把握方法).
    pub method: Option<String>,
    /// Source of the values.
    pub source: Option<String>,
    /// How often it is published.
    pub frequency: Option<String>,
    /// When the next value comes.
    pub next_release: Option<String>,
    /// Why it was chosen (設定理由).
    pub reason: Option<String>,
    /// The title of its chart, in place of the sentence that is made from its values.
    pub chart_title: Option<String>,
    /// What its chart shows, in place of the sentences that are made from its values.
    pub chart_description: Option<String>,
    /// Who answers for it.
    pub responsible: Vec<ActorId>,
    /// Its own status rule.
    pub rule: Option<RuleName>,
    /// How much it weighs among the indicators of an item; above zero.
    pub weight: Option<Number>,
    /// Where it stands in its life, when that is why it is not rated.
    pub state: Option<IndicatorState>,
    /// A person's status.
    pub manual: Option<Verdict>,
    /// Parts that the rule of Open SDG scores by themselves; none: the headline.
    pub progress: Vec<Progress>,
    /// How far a target in words has come.
    pub milestone: Option<Milestone>,
    /// Digits after the point that are shown; none: as the source states each value.
    pub decimals: Option<u32>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Indicator {
    /// Whether values stop being comparable between two periods.
    pub fn is_cut(&self, earlier: &Period, later: &Period) -> bool {
        let (from, to) = (earlier.start(), later.start());
        self.breaks.iter().any(|cut| from < cut.period.start() && cut.period.start() <= to)
    }

    /// The final target, or the last one by date, or the only one.
    pub fn main_target(&self) -> Option<&Target> {
        let last = |targets: &mut dyn Iterator<Item = &'_ Target>| {
            targets.fold(None, |best: Option<usize>, target| {
                let at = self.targets.iter().position(|known| std::ptr::eq(known, target))?;
                match best {
                    Some(best) if self.targets[best].period > target.period => Some(best),
                    _ => Some(at),
                }
            })
        };
        let finals = &mut self.targets.iter().filter(|target| target.kind == TargetKind::Final);
        let at = last(finals).or_else(|| last(&mut self.targets.iter()))?;
        self.targets.get(at)
    }

    /// Whether its values are percentages.
    pub fn is_percentage(&self) -> bool {
        matches!(self.unit.as_deref(), Some("%" | "％" | "パーセント" | "percent"))
    }

    /// The headline values (no series) in order of time.
    pub fn headline(&self) -> impl Iterator<Item = &Observation> {
        self.observations.iter().filter(|observation| observation.series.is_none())
    }

    /// The latest measured headline entry: a value, or the mark that stands in its place.
    pub fn latest_entry(&self) -> Option<&Observation> {
        self.headline()
            .filter(|observation| observation.kind == ObservationKind::Actual)
            .max_by_key(|observation| (observation.period.end(), observation.period.start()))
    }

    /// The latest headline value that has been measured; where there are values of years, parts of years are not set
    /// beside them.
    pub fn latest_actual(&self) -> Option<&Observation> {
        self.headline()
            .filter(|observation| observation.kind == ObservationKind::Actual && observation.value.is_some())
            .max_by_key(|one| (one.period.is_year(), one.period.end(), one.period.start()))
    }
}

/// Where an indicator stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorState {
    /// 新規: too new to be rated.
    New,
    /// 廃止: no longer measured.
    Discontinued,
}

/// What an indicator measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndicatorKind {
    /// 成果: an effect on people's lives.
    Outcome,
    /// 産出: what was made or delivered.
    Output,
    /// 活動: what was done.
    Activity,
    /// 参考: for reference.
    Reference,
}

macro_rules! ids {
    ($($kind:ident { $($variant:ident = $id:literal,)* })*) => {
        $(impl $kind {
            /// The id that sources and data use.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        })*
    };
}

ids! {
    IndicatorKind { Outcome = "outcome", Output = "output", Activity = "activity", Reference = "reference", }
    Trend {
        Up = "up", Down = "down", Keep = "keep", AtLeast = "at-least", AtMost = "at-most", Range = "range",
        Milestone = "milestone", None = "none",
    }
    IndicatorState { New = "new", Discontinued = "discontinued", }
    Accumulation { Cumulative = "cumulative", Yearly = "yearly", Average = "average", Point = "point", }
    TargetKind { Interim = "interim", Final = "final", LongTerm = "long-term", }
    ObservationKind {
        Actual = "actual", Estimate = "estimate", Preliminary = "preliminary", Forecast = "forecast",
    }
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trend {
    /// Up is good.
    Up,
    /// Down is good.
    Down,
    /// Staying is good.
    Keep,
    /// At least the target.
    AtLeast,
    /// At most the target.
    AtMost,
    /// Between two bounds.
    Range,
    /// A step that is done or not.
    Milestone,
    /// No way is better.
    None,
}

/// How values of several periods go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accumulation {
    /// 累計: each value contains those before.
    Cumulative,
    /// 単年度: each value is one year's.
    Yearly,
    /// 期間平均: the average over a period.
    Average,
    /// 時点: the state at a point in time.
    Point,
}

/// Where an indicator starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// When.
    pub period: Option<Period>,
    /// The value.
    pub value: Number,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// Where an indicator should go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// By when; a number always has one.
    pub period: Option<Period>,
    /// The number.
    pub value: Option<Number>,
    /// Least value of a range.
    pub min: Option<Number>,
    /// Greatest value of a range.
    pub max: Option<Number>,
    /// The target in words.
    pub text: Option<String>,
    /// Which of several.
    pub kind: TargetKind,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// Which of several targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetKind {
    /// 中間目標.
    Interim,
    /// 目標.
    Final,
    /// 長期目標.
    LongTerm,
}

/// A series of values besides the headline one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Id.
    pub id: SeriesId,
    /// Printed name; that of its district or actor where the source states none.
    pub name: String,
    /// What the values are broken down by; series of one dimension belong together.
    pub dimension: Dimension,
    /// Whom the values are about.
    pub member: Member,
    /// Where it is declared.
    pub span: Span,
}

/// What values are broken down by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// What the source says (性別).
    Named(String),
    /// Districts.
    Districts,
    /// Actors.
    Actors,
    /// The source does not say.
    Unnamed,
}

/// Whom the values of a series are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// Nobody who has a page; the name says all.
    Plain,
    /// A district.
    District(DistrictId),
    /// An actor.
    Actor(ActorId),
}

/// A point in time where values stop being comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// The first period of the new way.
    pub period: Period,
    /// Why.
    pub reason: String,
}

/// One value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// When.
    pub period: Period,
    /// Which series; none: the headline.
    pub series: Option<SeriesId>,
    /// How sure it is.
    pub kind: ObservationKind,
    /// The value; none: see the mark.
    pub value: Option<Number>,
    /// What the value is a share of, when the source says so.
    pub share: Option<Share>,
    /// Why there is no value, or what is special about it.
    pub mark: Option<MarkId>,
    /// Note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Observation {
    /// The exact value, when there is one.
    pub fn decimal(&self) -> Option<Decimal> {
        self.value.as_ref().map(|number| number.value)
    }
}

/// How sure a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObservationKind {
    /// 実績.
    Actual,
    /// 見込.
    Estimate,
    /// 速報.
    Preliminary,
    /// 推計.
    Forecast,
}
