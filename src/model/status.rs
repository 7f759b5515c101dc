//! Status rules as plans declare them.

use super::Bounds;

/// The rule by which a plan's indicators are rated, with its bands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRule {
    /// The rule.
    pub name: RuleName,
    /// Its bands, best first.
    pub bands: Vec<Band>,
}

/// The rules that the program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleName {
    /// 達成率: actual / target.
    RatioToTarget,
    /// 進捗率: share of the way from the baseline to the target.
    FromBaseline,
    /// 年次按分: share of the way against share of the time.
    LinearPace,
}

impl RuleName {
    /// All rules with the ids that sources use.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("ratio-to-target", Self::RatioToTarget),
        ("from-baseline", Self::FromBaseline),
        ("linear-pace", Self::LinearPace),
    ];

    /// The id.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, rule)| *rule == self).map_or("", |(id, _)| id)
    }
}

/// A band of a rule: the numbers from here to there have this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Id.
    pub id: String,
    /// Printed name.
    pub name: String,
    /// How it is drawn.
    pub tone: Tone,
    /// What it means.
    pub meaning: Option<String>,
    /// In percent.
    pub bounds: Bounds,
}

/// How a state is drawn: shape and colour, always beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// Reached.
    Met,
    /// On track.
    Good,
    /// Somewhat late.
    Slow,
    /// Late.
    Late,
    /// Not rated.
    None,
}
