//! Charts: draws a figure as one inline SVG element.
//!
//! Takes: a [`Chart`]. Gives: its SVG as a string. Must not know: plans, pages, templates, any
//! language. Pure: the same figure gives the same bytes.
//!
//! # How a drawing is built
//! There is no view box: x is in percent of the width, y in pixels, so text keeps its size from a
//! phone to a wide screen. What a label needs is estimated from its characters, and every label
//! is fitted for a drawing of 288 px (a page of 320 px) and upwards. A label that fits only from
//! 576 px on (a page of 640 px) has the class `wide`; one that never fits is left to the table
//! beside. The drawing has a name, a description and `role="img"`. It has no script, no style
//! attribute or element, no colour and no address outside itself; its ids begin with the id of
//! the figure. A theme colours it by these classes and sets text at 14 px.
//!
//! # Classes
//! | class | on | meaning |
//! |---|---|---|
//! | `chart`, `chart-…` | the svg | every drawing, and its kind: `series`, `small`, `bullet`, `status`, `bars`, `schedule` |
//! | `chart-tall` | the svg | higher than a printed page |
//! | `wide` | text, glyph | to be hidden below 40rem |
//! | `t-sub`, `t-b`, `t-big` | text | secondary, bold, a count in large bold figures |
//! | `t-halo` | text | outlined with the ground, since marks may lie below |
//! | `g-line`, `g-axis`, `g-tick`, `g-grid` | line | hairline, axis or zero line, tick or leader, division of time |
//! | `g-zero` | line | the level of zero, above the axis |
//! | `g-cut` | path | the sign of a cut axis |
//! | `g-gap`, `g-range`, `g-edge` | rect, line | time without values, target range and its ends |
//! | `g-break` | line | the definition changed here |
//! | `g-track` | rect | the whole length of a bullet |
//! | `d-1` to `d-4` | line, mark | the series: sets its colour, and its dashes on `d-line` |
//! | `d-ref` | line, mark | the line that a small chart is compared with: thin and pale |
//! | `d-line`, `d-est` | line | values joined, and up to an estimate (dotted) |
//! | `d-span`, `g-span` | line | the whole period of a value, of a baseline or target |
//! | `m-act`, `m-pre`, `m-dot`, `m-est` | circle | actual, preliminary (ring and its dot), estimate (open) |
//! | `m-base`, `m-mid`, `m-tgt` | use | baseline (open square), interim target (open diamond), target (filled diamond) |
//! | `b-done`, `b-plan`, `b-dark` | rect | filled, open and ink bar |
//! | `b-hatch`, `b-dots`, `b-est` | rect | outline of a bar whose ground is hatched, dotted, or estimated (dashed outline) |
//! | `p-hatch`, `p-dots` | path, circle | the strokes of the patterns |
//! | `b-unknown` | rect | dashed bar: the time is not known |
//! | `pt-done`, `pt-plan`, `r-plan`, `ph` | use, line | day that was, day planned, recurring stroke, bracket of a phase |
//! | `now` | line | the day of the data |
//! | `s-met` … `s-none` | rect | segment of a state: met, good, slow, late, none |
//! | `q-met` … `q-none` | use | the shape of a state on its segment; `cut` is the sign inside it |
//! | `p-none` | path | the hatching of `s-none` |
//! | `cutline` | line | gap between segments |
//!
//! Patterns are the only presentation attributes that paint (`fill="url(#…)"`), so a theme must
//! not set `fill` on `b-hatch`, `b-dots` and `s-none`.

mod bars;
mod break_notes;
mod bullet;
mod canvas;
mod columns;
mod field;
mod label;
mod paint;
mod place;
mod placer;
mod plot;
mod schedule;
mod schedule_key;
mod series_labels;
mod sheet;
mod small_multiple;
mod stacked;
mod status_bar;
mod svg;
mod symbol;
mod task;
mod text;
mod time_series;
mod value_axis;

#[cfg(test)]
mod tests;

use crate::figure::{Caption, Chart};
use sheet::Sheet;

/// The SVG element of a chart, for a page.
#[must_use]
pub fn draw(chart: &Chart) -> String {
    draw_on(chart, Sheet::Page)
}

/// A chart as a file that stands alone: of fixed size, in the theme's light colours on white, with its title, what it is
/// measured in, its source. It needs no style sheet, and nothing of it is left to newer viewers.
#[must_use]
pub fn draw_file(chart: &Chart, caption: &Caption) -> String {
    draw_on(chart, Sheet::File(caption))
}

fn draw_on(chart: &Chart, sheet: Sheet<'_>) -> String {
    match chart {
        Chart::TimeSeries(figure) => time_series::draw(figure, sheet),
        Chart::SmallMultiple(figure) => small_multiple::draw(figure, sheet),
        Chart::Bullet(figure) => bullet::draw(figure, sheet),
        Chart::StatusBar(figure) => status_bar::draw(figure, sheet),
        Chart::Bars(figure) => bars::draw(figure, sheet),
        Chart::Schedule(figure) => schedule::draw(figure, sheet),
    }
}

/// A number of things as a coordinate.
fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}
