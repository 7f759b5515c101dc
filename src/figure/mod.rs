//! Figures: what a chart shows, as plain data.
//!
//! Takes: nothing; a caller fills the structs in. Every word and every printed number comes in
//! ready made and localised, every position in time is a [`Day`], every value an exact decimal.
//! Gives: one [`Chart`] per drawing, and the value axis that the drawing will have, so that the
//! page can say where a cut axis starts. Must not know: plans, pages, SVG, CSS, any language.

mod bars;
mod bullet;
pub(crate) mod samples;
mod scale;
mod schedule;
mod small_multiples;
mod status_bar;
mod texts;
mod time_series;
mod value_format;

pub use bars::{Amount, Arrangement, BarGroup, BarKind, Bars, Fill, Layout};
pub use bullet::{Bullet, BulletActual, BulletTarget, Reading};
pub use scale::ValueScale;
pub use schedule::{Now, Schedule, ScheduleRow, Sign, Task, Timing};
pub use small_multiples::{Member, SmallMultiple, SmallMultiples};
pub use status_bar::{Segment, StatusBar, Tone};
pub use time_series::{Baseline, Gap, MAX_SERIES, Point, Series, SeriesBreak, Target, TimeSeries};
pub use value_format::ValueFormat;

use rust_decimal::Decimal;

/// One chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Values over time with baseline and targets.
    TimeSeries(TimeSeries),
    /// Values over time beside others like it, on their common axes.
    SmallMultiple(SmallMultiple),
    /// Baseline, actual value and targets on one line.
    Bullet(Bullet),
    /// How many things are in which state.
    StatusBar(StatusBar),
    /// Amounts as bars: by year, by item, by kind.
    Bars(Bars),
    /// Tasks over time.
    Schedule(Schedule),
}

impl Chart {
    /// Who this chart is on its page.
    #[must_use]
    pub fn head(&self) -> &Head {
        match self {
            Self::TimeSeries(chart) => &chart.head,
            Self::SmallMultiple(chart) => chart.head(),
            Self::Bullet(chart) => &chart.head,
            Self::StatusBar(chart) => &chart.head,
            Self::Bars(chart) => &chart.head,
            Self::Schedule(chart) => &chart.head,
        }
    }
}

/// The identity and the accessible name of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// ASCII, unique on the page, usable as an id; the ids inside the drawing begin with it.
    pub id: String,
    /// The accessible name: what the chart shows.
    pub title: String,
    /// The accessible description: the finding in words. Empty when the title says all.
    pub description: String,
}

/// The words around a chart that stands alone in a file of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The language of all words, as in `lang`.
    pub language: String,
    /// Unit, place, cut axis.
    pub subtitle: String,
    /// Source, as-of date, whose plan it is, licence: a line each.
    pub notes: Vec<String>,
}

/// A day, counted from an epoch of the caller's choice that all days of a chart share.
///
/// A value of a period stands at the middle of its period; a bar runs from its first day to the
/// day after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub i32);

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
}

/// A label on the time axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where the label is centred.
    pub day: Day,
    /// For example a year.
    pub label: String,
    /// A second line, for example the same year in its era.
    pub sub: Option<String>,
}

/// How sure a measured value is; each has its own mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointKind {
    /// Measured and final: a disc.
    Actual,
    /// Measured, not yet final: a ring with a dot.
    Preliminary,
    /// Expected: an open disc at the end of a dotted line.
    Estimate,
}

/// Which target this is; each has its own mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// On the way: an open diamond.
    Interim,
    /// The end: a filled diamond.
    Final,
}

/// A target that is a range of values: a band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRange {
    /// The lower end; open when absent.
    pub low: Option<Decimal>,
    /// The upper end; open when absent.
    pub high: Option<Decimal>,
    /// The words printed in the band.
    pub label: String,
}

impl TargetRange {
    fn ends(&self) -> impl Iterator<Item = Decimal> {
        [self.low, self.high].into_iter().flatten()
    }
}
