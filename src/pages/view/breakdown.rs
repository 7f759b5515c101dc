//! What values are broken down by, and small charts.

use serde::Serialize;

use super::TableView;

/// Values broken down by one thing: sex, age, districts.
#[derive(Clone, Debug, Serialize)]
pub struct BreakdownView {
    /// Anchor of the section.
    pub anchor: String,
    /// Its heading (`内訳：性別`).
    pub title: String,
    /// The highest and the lowest value of one period, and their difference.
    pub finding: Option<String>,
    /// Who has no value in that period, and what is known instead.
    pub missing: Option<String>,
    /// Name of the chart in `figures`, where one chart shows all.
    pub figure: Option<String>,
    /// One small chart each, where there are too many for one chart; all have the same axes.
    pub figures: Vec<SmallFigureView>,
    /// Unit, and where a cut axis starts.
    pub figure_note: String,
    /// How to read the charts, and what they do not show.
    pub reading: Option<String>,
    /// All values: periods as rows, the headline first.
    pub table: TableView,
}

/// A small chart with its title, beside others.
#[derive(Clone, Debug, Serialize)]
pub struct SmallFigureView {
    /// What it shows.
    pub title: String,
    /// Address below the root of what its title names.
    pub path: Option<String>,
    /// Latest values that stand over the chart.
    pub values: Vec<LatestView>,
    /// Where its value axis starts, when not at zero and not said for all.
    pub note: Option<String>,
    /// Name of the chart in `figures`; none when no value can be drawn.
    pub figure: Option<String>,
}

/// A latest value.
#[derive(Clone, Debug, Serialize)]
pub struct LatestView {
    /// Whose it is.
    pub name: String,
    /// The value with its unit, or what is said in its place.
    pub value: String,
    /// When.
    pub period: String,
}
