//! Status rules as plans declare them, and the bands that a rule has when a plan declares none.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::period::Period;
use super::{Bounds, Indicator, SeriesId, Trend};

/// The rules of a plan: every rule that the program knows, as the plan declares it or as it is by default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The plan's own rule; none: its indicators are not rated unless they name a rule themselves.
    pub own: Option<RuleName>,
    /// In the order of [`RuleName::ALL`].
    all: Vec<StatusRule>,
}

impl Rules {
    /// The rules of a plan that declares these, the first of which is its own. A person's status uses the bands of
    /// the plan's own rule when the plan declares none for it, so that both can be compared.
    pub fn new(declared: &[StatusRule]) -> Self {
        let own = declared.first().map(|rule| rule.name);
        let own_bands = declared.first().map(|rule| rule.bands.clone());
        let all = RuleName::ALL.iter().map(|(_, name)| {
            let known = declared.iter().find(|rule| rule.name == *name).cloned();
            known.unwrap_or_else(|| {
                let default = StatusRule::default_of(*name);
                let bands = own_bands.clone().filter(|_| *name == RuleName::Manual);
                StatusRule { bands: bands.unwrap_or(default.bands), ..default }
            })
        });
        Self { own, all: all.collect() }
    }

    /// A rule.
    pub fn get(&self, name: RuleName) -> Option<&StatusRule> {
        self.all.iter().find(|rule| rule.name == name)
    }

    /// A band of a rule, by its place.
    pub fn band(&self, rule: RuleName, band: usize) -> Option<&Band> {
        self.get(rule)?.bands.get(band)
    }

    /// All rules, the plan's own one first.
    pub fn iter(&self) -> impl Iterator<Item = &StatusRule> {
        let own = self.all.iter().filter(|rule| Some(rule.name) == self.own);
        own.chain(self.all.iter().filter(|rule| Some(rule.name) != self.own))
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self::new(&[])
    }
}

/// A rule with its bands and numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusRule {
    /// The rule.
    pub name: RuleName,
    /// Its bands, best first.
    pub bands: Vec<Band>,
    /// [`RuleName::Position`]: how far from the baseline is still as good as the baseline, in percent of it.
    pub tolerance: Decimal,
    /// [`RuleName::TrendBand`]: how much a survey may err, in points; only values in percent are from such surveys.
    pub error: Decimal,
    /// [`RuleName::OpenSdg`]: the year from which growth is counted.
    pub base_year: i32,
    /// [`RuleName::OpenSdg`]: the year of a target whose own year is not stated.
    pub target_year: i32,
    /// Whether the plan declares it.
    pub declared: bool,
}

impl StatusRule {
    /// The rule as it is when a plan says nothing about it.
    pub fn default_of(name: RuleName) -> Self {
        Self {
            name,
            bands: default_bands(name),
            tolerance: Decimal::TEN,
            error: Decimal::from(3),
            base_year: 2015,
            target_year: 2030,
            declared: false,
        }
    }

    /// How much an indicator's values may err by [`Self::error`]; zero where they are no survey's.
    pub fn error_of(&self, indicator: &Indicator) -> Decimal {
        if self.name == RuleName::TrendBand && indicator.is_percentage() { self.error } else { Decimal::ZERO }
    }

    /// Where a band stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.bands.iter().position(|band| band.id == id)
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $id:literal;)*) => {
        /// The rules that the program knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum RuleName {
            $($(#[$doc])* $name,)*
        }

        impl RuleName {
            /// All rules with the ids that sources use.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($id, Self::$name),)*];

            /// The id.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }
        }
    };
}

rules! {
    /// 年次按分: share of the way against share of the time.
    LinearPace = "linear-pace";
    /// 進捗率: share of the way from the baseline to the target.
    FromBaseline = "from-baseline";
    /// 達成率: actual / target.
    RatioToTarget = "ratio-to-target";
    /// 基準値との位置: beyond the target, better than the baseline, as good, worse.
    Position = "position";
    /// 傾向: on track, flat, worse than the start.
    TrendBand = "trend-band";
    /// 範囲: between the least and the greatest value.
    Range = "range";
    /// 段階: done, in progress, not started, late.
    Milestone = "milestone";
    /// 進捗率（0から100まで）: share of the way, cut off at both ends.
    RateClamped = "rate-clamped";
    /// Open SDG: growth a year against the growth that the target asks for.
    OpenSdg = "open-sdg";
    /// 人による判断: what a person says, with the reason.
    Manual = "manual";
}

impl RuleName {
    /// Whether the rule sorts into bands of its own instead of giving a number that bounds are asked about: then
    /// the ids of its bands are fixed, and they have no bounds.
    pub fn sorts(self) -> bool {
        use RuleName as R;
        matches!(self, R::Position | R::TrendBand | R::Range | R::Milestone | R::OpenSdg)
    }

    /// Whether its bands are asked about a number.
    pub fn measures(self) -> bool {
        !self.sorts() && self != Self::Manual
    }
}

/// A band of a rule: the numbers from here to there have this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Id.
    pub id: String,
    /// Printed name; none: the words of the site's language for a band that every plan knows.
    pub name: Option<String>,
    /// How it is drawn.
    pub tone: Tone,
    /// What it means.
    pub meaning: Option<String>,
    /// In percent.
    pub bounds: Bounds,
}

/// The bands of a rule when a plan declares none: id, tone, lower and upper bound.
fn default_bands(rule: RuleName) -> Vec<Band> {
    use RuleName as R;
    let from = |bound: i64| Bounds { from: Some(bound.into()), ..Bounds::default() };
    let below = |bound: i64| Bounds { below: Some(bound.into()), ..Bounds::default() };
    let between = |low, high| Bounds { from: from(low).from, ..below(high) };
    let exactly = |bound: i64| Bounds { exactly: Some(bound.into()), ..Bounds::default() };
    let above = |bound: i64| Bounds { above: Some(bound.into()), ..Bounds::default() };
    let none = Bounds::default;
    let bands: Vec<(&str, Tone, Bounds)> = match rule {
        R::LinearPace | R::Manual => vec![
            ("met", Tone::Met, none()),
            ("good", Tone::Good, from(100)),
            ("slow", Tone::Slow, between(60, 100)),
            ("late", Tone::Late, below(60)),
        ],
        R::FromBaseline => vec![
            ("met", Tone::Met, none()),
            ("most", Tone::Good, from(50)),
            ("some", Tone::Slow, between(0, 50)),
            ("worse", Tone::Late, below(0)),
        ],
        R::RatioToTarget => vec![
            ("over", Tone::Met, above(100)),
            ("met", Tone::Met, exactly(100)),
            ("nearly", Tone::Good, between(90, 100)),
            ("partly", Tone::Slow, between(60, 90)),
            ("short", Tone::Late, below(60)),
        ],
        R::RateClamped => vec![
            ("full", Tone::Met, from(100)),
            ("most", Tone::Good, between(50, 100)),
            ("some", Tone::Slow, Bounds { above: Some(Decimal::ZERO), ..below(50) }),
            ("none", Tone::Late, exactly(0)),
        ],
        R::Position | R::TrendBand | R::Range | R::Milestone | R::OpenSdg => {
            fixed_bands(rule).iter().map(|(id, tone)| (*id, *tone, none())).collect()
        }
    };
    let band = |(id, tone, bounds): (&str, Tone, Bounds)| Band {
        id: id.to_owned(),
        name: None,
        tone,
        meaning: None,
        bounds,
    };
    bands.into_iter().map(band).collect()
}

/// The bands of a rule that sorts.
fn fixed_bands(rule: RuleName) -> &'static [(&'static str, Tone)] {
    match rule {
        RuleName::Position => &[("s", Tone::Met), ("a", Tone::Good), ("b", Tone::Slow), ("c", Tone::Late)],
        RuleName::TrendBand => &[("a", Tone::Good), ("b", Tone::Slow), ("c", Tone::Late)],
        RuleName::Range => &[("met", Tone::Met), ("outside", Tone::Late)],
        RuleName::Milestone => &[
            ("done", Tone::Met),
            ("in-progress", Tone::Good),
            ("not-started", Tone::Slow),
            ("late", Tone::Late),
        ],
        RuleName::OpenSdg => &[
            ("achieved", Tone::Met),
            ("substantial", Tone::Good),
            ("moderate", Tone::Good),
            ("limited", Tone::Slow),
            ("deterioration", Tone::Late),
        ],
        _ => &[],
    }
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

/// A person's status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Id of a band of the rule [`RuleName::Manual`].
    pub band: String,
    /// Why, and whose word it is.
    pub reason: String,
    /// For which period.
    pub period: Option<Period>,
}

/// One part of an indicator that the rule [`RuleName::OpenSdg`] scores by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which series; none: the headline.
    pub series: Option<SeriesId>,
    /// Which way is good, when not as for the indicator.
    pub direction: Option<Trend>,
    /// The year from which growth is counted, when not the rule's.
    pub base_year: Option<i32>,
    /// The year of the target, when not the rule's.
    pub target_year: Option<i32>,
    /// The target; none: the headline has the indicator's, a series has none.
    pub target: Option<Decimal>,
    /// The value beyond which nothing can get better.
    pub limit: Option<Decimal>,
    /// Parts of one group count once.
    pub group: Option<String>,
}

/// The steps of a target in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Milestone {
    /// When work began.
    pub started: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
}
