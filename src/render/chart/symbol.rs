//! Shapes and patterns that a drawing defines once and uses by name.
//!
//! Takes: where to write them. Gives: their elements. Must not know: charts, what a shape stands for.

use super::canvas::Medium;
use super::paint;
use super::svg::Element;

/// A shape or a pattern that is defined once in a drawing and used by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    Square,
    Diamond,
    Met,
    Good,
    Slow,
    Late,
    NotRated,
    Hatch,
    Dots,
    NoneHatch,
}

/// The outline of a shape around its middle, and the sign inside it.
struct Shape {
    element: &'static str,
    attributes: &'static [(&'static str, &'static str)],
    sign: Option<&'static str>,
}

impl Shape {
    fn path(d: &'static [(&'static str, &'static str)]) -> Self {
        Self { element: "path", attributes: d, sign: None }
    }

    fn circle(attributes: &'static [(&'static str, &'static str)]) -> Self {
        Self { element: "circle", attributes, sign: None }
    }

    fn outline<'e>(&self, parent: &'e mut Element<'_>) -> Element<'e> {
        let start = parent.child(self.element);
        self.attributes.iter().fold(start, |element, (name, value)| element.attr(name, value))
    }
}

impl Symbol {
    /// The end of its id.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Square => "-sq",
            Self::Diamond => "-di",
            Self::Met => "-met",
            Self::Good => "-good",
            Self::Slow => "-slow",
            Self::Late => "-late",
            Self::NotRated => "-none",
            Self::Hatch => "-hatch",
            Self::Dots => "-dots",
            Self::NoneHatch => "-nohatch",
        }
    }

    /// Its shape; none for a pattern.
    fn shape(self) -> Option<Shape> {
        Some(match self {
            Self::Square => Shape::path(&[("d", "M-5-5H5V5H-5z")]),
            Self::Diamond => Shape::path(&[("d", "M0-8 8 0 0 8-8 0z")]),
            Self::Slow => Shape::path(&[("d", "M0-8.2 9 7.2H-9z")]),
            Self::Good => Shape::circle(&[("r", "8")]),
            Self::NotRated => Shape::circle(&[("r", "7.5"), ("stroke-dasharray", "3.4 2.49")]),
            Self::Met => Shape { sign: Some("M-4.3.4-1.1 3.5 4.4-2.9"), ..Shape::circle(&[("r", "9")]) },
            Self::Late => {
                let cross = Some("M-3.8-3.8 3.8 3.8m0-7.6-7.6 7.6");
                Shape { sign: cross, ..Shape::path(&[("d", "M-8-8H8V8H-8z")]) }
            }
            Self::Hatch | Self::NoneHatch | Self::Dots => return None,
        })
    }

    /// Writes its definition. A file has its shapes where they stand, since old viewers know no other way, and
    /// defines patterns only.
    pub(super) fn define(self, defs: &mut Element<'_>, id: &str, medium: Medium) {
        let name = [id, self.suffix()];
        match (self.shape(), medium) {
            (None, _) => self.define_pattern(defs, &name, medium),
            (Some(_), Medium::File(_)) => {}
            (Some(shape @ Shape { sign: None, .. }), Medium::Page) => {
                drop(shape.outline(defs).attr_of("id", &name));
            }
            (Some(shape @ Shape { sign: Some(sign), .. }), Medium::Page) => {
                let mut group = defs.child("g").attr_of("id", &name);
                drop(shape.outline(&mut group));
                drop(group.child("path").attr("class", "cut").attr("d", sign));
            }
        }
    }

    fn define_pattern(self, defs: &mut Element<'_>, name: &[&str], medium: Medium) {
        let tile = defs.child("pattern").attr_of("id", name).px("width", 6.0).px("height", 6.0);
        let tile = tile.attr("patternUnits", "userSpaceOnUse");
        if self == Self::Dots {
            let mut tile = tile;
            let dot = medium.class(tile.child("circle"), "p-dots");
            drop(dot.px("cx", 3.0).px("cy", 3.0).px("r", 1.3));
        } else {
            let class = if self == Self::Hatch { "p-hatch" } else { "p-none" };
            let mut tile = tile.attr("patternTransform", "rotate(45)");
            drop(medium.class(tile.child("path"), class).attr("d", "M3 0v6"));
        }
    }

    /// Draws it around the origin of a group that is painted for this class.
    pub(super) fn inscribe(self, group: &mut Element<'_>, class: &str) {
        let Some(shape) = self.shape() else { return };
        drop(shape.outline(group));
        let Some(sign) = shape.sign else { return };
        let path = group.child("path").attr("d", sign).attr("fill", "none");
        let path = path.attr("stroke", paint::cut(class)).attr("stroke-width", "2.2");
        drop(path.attr("stroke-linecap", "round").attr("stroke-linejoin", "round"));
    }
}
