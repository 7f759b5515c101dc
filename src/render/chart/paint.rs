//! How a drawing looks that stands alone: the paint of every class, in the light colours of the theme that comes along.
//!
//! Takes: a class. Gives: presentation attributes. Must not know: shapes, charts. A drawing on a page has classes
//! instead, which the theme's style sheet paints; a test holds the colours to that sheet's.

/// An attribute and its value.
pub(super) type Paint = (&'static str, &'static str);

/// The colours by their names in the theme.
pub(super) mod colour {
    pub(crate) const BG: &str = "#ffffff";
    pub(crate) const SOFT: &str = "#f2f2f2";
    pub(crate) const INK: &str = "#333333";
    pub(crate) const SUB: &str = "#666666";
    pub(crate) const RULE: &str = "#cccccc";
    pub(crate) const EDGE: &str = "#767676";
    pub(crate) const ACCENT: &str = "#0017c1";
    pub(crate) const MET: &str = "#0c472a";
    pub(crate) const GOOD: &str = "#1d8b56";
    pub(crate) const SLOW: &str = "#a58000";
    pub(crate) const LATE: &str = "#a90000";
    pub(crate) const NONE: &str = "#666666";
}

use colour::{ACCENT, BG, EDGE, GOOD, INK, LATE, MET, NONE, RULE, SLOW, SOFT, SUB};

/// The paint of the words of a class attribute.
pub(super) fn of(class: &str) -> Vec<Paint> {
    let mut words = class.split(' ');
    let kind = words.next().unwrap_or("");
    let series = words.find_map(series_colour).unwrap_or(ACCENT);
    let mut paint = of_line(kind).or_else(|| of_ground(kind)).unwrap_or_else(|| of_mark(kind, series));
    if kind == "d-line" {
        paint.extend(of_join(class));
    }
    paint
}

/// The width of a line that joins values, and its dashes or round ends.
fn of_join(class: &str) -> [Paint; 2] {
    const ROUND: Paint = ("stroke-linecap", "round");
    let (width, more) = match class {
        "d-line d-2" => ("2", ROUND),
        "d-line d-3" => ("3", ("stroke-dasharray", "9 5")),
        "d-line d-4" => ("2", ("stroke-dasharray", "9 4 2 4")),
        "d-line d-ref" => ("1.5", ROUND),
        _ => ("3", ROUND),
    };
    [("stroke-width", width), more]
}

fn series_colour(word: &str) -> Option<&'static str> {
    Some(match word {
        "d-1" => ACCENT,
        "d-2" => INK,
        "d-3" | "d-ref" => EDGE,
        "d-4" => SUB,
        _ => return None,
    })
}

/// Axes, hairlines and edges.
fn of_line(kind: &str) -> Option<Vec<Paint>> {
    let (colour, width, dashes) = match kind {
        "g-line" | "g-grid" => (RULE, "1", None),
        "g-axis" | "g-span" | "g-zero" | "ph" => (INK, "1.5", None),
        "g-tick" => (EDGE, "1", None),
        "g-cut" => return Some(vec![("fill", "none"), ("stroke", INK), ("stroke-width", "1.5")]),
        "g-edge" => (INK, "1.5", Some("6 4")),
        "g-break" => (EDGE, "1.5", Some("2 4")),
        "now" => (INK, "2", None),
        "r-plan" => (ACCENT, "2.5", None),
        "cutline" => (BG, "3", None),
        "p-hatch" => (ACCENT, "2", None),
        "p-none" => (NONE, "1", None),
        _ => return None,
    };
    let mut paint = vec![("stroke", colour), ("stroke-width", width)];
    paint.extend(dashes.map(|dashes| ("stroke-dasharray", dashes)));
    Some(paint)
}

/// Bars, segments and grounds. Those with a pattern bring it with them.
fn of_ground(kind: &str) -> Option<Vec<Paint>> {
    let outlined = |colour| vec![("fill", BG), ("stroke", colour), ("stroke-width", "1.5")];
    Some(match kind {
        "g-gap" | "g-range" => vec![("fill", SOFT)],
        "g-track" => vec![("fill", BG), ("stroke", RULE), ("stroke-width", "1")],
        "b-done" | "p-dots" => vec![("fill", ACCENT)],
        "b-dark" => vec![("fill", INK)],
        "b-plan" => outlined(ACCENT),
        "b-est" => [outlined(ACCENT), vec![("stroke-dasharray", "4 3")]].concat(),
        "b-hatch" | "b-dots" => vec![("stroke", ACCENT), ("stroke-width", "1.5")],
        "b-unknown" => [outlined(EDGE), vec![("stroke-dasharray", "5 4")]].concat(),
        "pt-done" => vec![("fill", ACCENT), ("stroke", ACCENT), ("stroke-width", "2")],
        "pt-plan" => vec![("fill", BG), ("stroke", ACCENT), ("stroke-width", "2")],
        "s-met" => vec![("fill", MET)],
        "s-good" => vec![("fill", GOOD)],
        "s-slow" => vec![("fill", SLOW)],
        "s-late" => vec![("fill", LATE)],
        "s-none" => vec![("stroke", NONE), ("stroke-width", "1")],
        "q-met" | "q-good" | "q-slow" | "q-late" => vec![("fill", BG)],
        "q-none" => vec![("fill", BG), ("stroke", NONE), ("stroke-width", "2")],
        _ => return None,
    })
}

/// Lines and marks of series, and words.
fn of_mark(kind: &str, series: &'static str) -> Vec<Paint> {
    match kind {
        "d-line" => vec![("stroke", series)],
        "d-span" => vec![("stroke", series), ("stroke-width", "2")],
        "d-est" => vec![
            ("stroke", series),
            ("stroke-width", "2"),
            ("stroke-dasharray", "2 5"),
            ("stroke-linecap", "round"),
        ],
        "m-act" | "m-dot" => vec![("fill", series)],
        "m-est" | "m-pre" => vec![("fill", BG), ("stroke", series), ("stroke-width", "2.5")],
        "m-base" => vec![("fill", BG), ("stroke", INK), ("stroke-width", "2.5")],
        "m-mid" => vec![("fill", BG), ("stroke", INK), ("stroke-width", "2")],
        "m-tgt" => vec![("fill", INK), ("stroke", BG), ("stroke-width", "1")],
        "t-sub" => vec![("fill", SUB)],
        "t-b" => vec![("fill", INK), ("font-weight", "700")],
        "t-big" => vec![("fill", INK), ("font-size", "20"), ("font-weight", "700")],
        _ => vec![("fill", INK)],
    }
}

/// The colour of the sign that is cut out of a state's shape.
pub(super) fn cut(class: &str) -> &'static str {
    if class.starts_with("q-late") { LATE } else { MET }
}
