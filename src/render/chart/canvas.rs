//! The drawing ground: the outer element, its name, and the few shapes that charts are made of.
//!
//! Takes: shapes with classes and positions. Gives: one svg element. Must not know: what the
//! shapes mean. The ids inside begin with the id of the figure.

use super::label::Label;
use super::place::Anchor;
use super::placer::Reach;
use super::svg::{Element, Percent};
use super::text;
use crate::figure::Head;

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

impl Symbol {
    /// The end of its id.
    fn suffix(self) -> &'static str {
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

    fn define(self, defs: &mut Element<'_>, id: &str) {
        let name = [id, self.suffix()];
        match self {
            Self::Square => path(defs.child("path"), &name, "M-5-5H5V5H-5z"),
            Self::Diamond => path(defs.child("path"), &name, "M0-8 8 0 0 8-8 0z"),
            Self::Slow => path(defs.child("path"), &name, "M0-8.2 9 7.2H-9z"),
            Self::Good => drop(defs.child("circle").attr_of("id", &name).px("r", 8.0)),
            Self::NotRated => drop(
                defs.child("circle").attr_of("id", &name).px("r", 7.5).attr("stroke-dasharray", "3.4 2.49"),
            ),
            Self::Met => {
                let mut group = defs.child("g").attr_of("id", &name);
                drop(group.child("circle").px("r", 9.0));
                sign(&mut group, "M-4.3.4-1.1 3.5 4.4-2.9");
            }
            Self::Late => {
                let mut group = defs.child("g").attr_of("id", &name);
                drop(group.child("path").attr("d", "M-8-8H8V8H-8z"));
                sign(&mut group, "M-3.8-3.8 3.8 3.8m0-7.6-7.6 7.6");
            }
            Self::Hatch => stripes(defs, &name, "p-hatch"),
            Self::NoneHatch => stripes(defs, &name, "p-none"),
            Self::Dots => {
                let mut tile = pattern(defs, &name);
                let dot = tile.child("circle").attr("class", "p-dots");
                drop(dot.px("cx", 3.0).px("cy", 3.0).px("r", 1.3));
            }
        }
    }
}

fn path(element: Element<'_>, id: &[&str], d: &str) {
    drop(element.attr_of("id", id).attr("d", d));
}

fn sign(group: &mut Element<'_>, d: &str) {
    drop(group.child("path").attr("class", "cut").attr("d", d));
}

fn pattern<'a>(defs: &'a mut Element<'_>, id: &[&str]) -> Element<'a> {
    defs.child("pattern")
        .attr_of("id", id)
        .px("width", 6.0)
        .px("height", 6.0)
        .attr("patternUnits", "userSpaceOnUse")
}

fn stripes(defs: &mut Element<'_>, id: &[&str], class: &str) {
    let mut tile = pattern(defs, id).attr("patternTransform", "rotate(45)");
    drop(tile.child("path").attr("class", class).attr("d", "M3 0v6"));
}

/// A drawing under way.
pub(super) struct Canvas<'a> {
    root: Element<'a>,
    id: &'a str,
}

/// What a drawing is as a whole.
pub(super) struct Frame<'a> {
    pub(super) head: &'a Head,
    /// Its classes.
    pub(super) class: &'static str,
    /// In pixels.
    pub(super) height: f64,
    /// The shapes that it uses.
    pub(super) symbols: &'a [Symbol],
    /// About how many shapes it draws.
    pub(super) size: usize,
}

/// An svg element with its name and description, filled by `body`.
pub(super) fn draw(frame: &Frame<'_>, body: impl FnOnce(&mut Canvas<'_>)) -> String {
    let Head { id, title, description } = frame.head;
    let names = title.len() + description.len();
    let mut out = String::with_capacity(600 + names + frame.size * 90);
    let labelled: &[&str] = if description.is_empty() { &[id, "-t"] } else { &[id, "-t ", id, "-d"] };
    let mut root = Element::open(&mut out, "svg")
        .attr("class", frame.class)
        .attr("width", "100%")
        .px("height", frame.height)
        .px("font-size", text::SIZE)
        .attr("role", "img")
        .attr_of("aria-labelledby", labelled);
    root.child("title").attr_of("id", &[id, "-t"]).text(title);
    if !description.is_empty() {
        root.child("desc").attr_of("id", &[id, "-d"]).text(description);
    }
    if !frame.symbols.is_empty() {
        let mut defs = root.child("defs");
        for symbol in frame.symbols {
            symbol.define(&mut defs, id);
        }
    }
    let mut canvas = Canvas { root, id };
    body(&mut canvas);
    drop(canvas);
    out
}

impl Canvas<'_> {
    /// A straight line from `(x, y)` to `(x, y)`.
    pub(super) fn line(&mut self, class: &str, from: (Percent, f64), to: (Percent, f64)) {
        let line = self.root.child("line").attr("class", class);
        let line = line.percent("x1", from.0).px("y1", from.1);
        drop(line.percent("x2", to.0).px("y2", to.1));
    }

    /// A level line.
    pub(super) fn level(&mut self, class: &str, x: (Percent, Percent), y: f64) {
        self.line(class, (x.0, y), (x.1, y));
    }

    /// An upright line.
    pub(super) fn upright(&mut self, class: &str, x: Percent, y: (f64, f64)) {
        self.line(class, (x, y.0), (x, y.1));
    }

    /// A rectangle between two positions, either way round.
    pub(super) fn rect(&mut self, class: &str, x: (Percent, Percent), y: (f64, f64)) {
        drop(self.rect_element(class, x, y));
    }

    /// A rectangle whose ground is a pattern.
    pub(super) fn patterned(&mut self, class: &str, pattern: Symbol, x: (Percent, Percent), y: (f64, f64)) {
        let id = self.id;
        let rect = self.rect_element(class, x, y);
        drop(rect.attr_of("fill", &["url(#", id, pattern.suffix(), ")"]));
    }

    fn rect_element(&mut self, class: &str, x: (Percent, Percent), y: (f64, f64)) -> Element<'_> {
        let left = Percent(x.0.0.min(x.1.0));
        let wide = Percent((x.1.0 - x.0.0).abs());
        let rect = self.root.child("rect").attr("class", class);
        let rect = rect.percent("x", left).px("y", y.0.min(y.1));
        rect.percent("width", wide).px("height", (y.1 - y.0).abs())
    }

    pub(super) fn circle(&mut self, class: &str, x: Percent, y: f64, radius: f64) {
        let circle = self.root.child("circle").attr("class", class);
        drop(circle.percent("cx", x).px("cy", y).px("r", radius));
    }

    /// A defined shape, centred.
    pub(super) fn symbol(&mut self, class: &str, symbol: Symbol, x: Percent, y: f64) {
        let id = self.id;
        let shape = self.root.child("use").attr("class", class);
        let shape = shape.attr_of("href", &["#", id, symbol.suffix()]);
        drop(shape.percent("x", x).px("y", y));
    }

    /// The sign that an axis is cut, on a level axis, so many pixels from its start.
    pub(super) fn cut_sign(&mut self, x: f64, y: f64) {
        let mut group = self.root.child("svg").px("x", x).px("y", y - 5.0);
        let sign = group.child("path").attr("class", "g-cut");
        drop(sign.attr("d", "M0 10 5 0m1 10 5-10"));
    }

    pub(super) fn text(&mut self, label: &Label<'_>) {
        if label.text.is_empty() {
            return;
        }
        let element = self.root.child("text");
        let element = match (label.class, label.reach) {
            ("", Reach::Everywhere) => element,
            ("", Reach::Wide) => element.attr("class", "wide"),
            (class, Reach::Everywhere) => element.attr("class", class),
            (class, Reach::Wide) => element.attr_of("class", &[class, " wide"]),
        };
        let element = match label.spot.anchor {
            Anchor::Start => element,
            Anchor::Middle => element.attr("text-anchor", "middle"),
            Anchor::End => element.attr("text-anchor", "end"),
        };
        let element = element.percent("x", label.spot.x).px("y", label.spot.y);
        let element = if label.spot.dx.abs() < 0.005 { element } else { element.px("dx", label.spot.dx) };
        element.text(&text::shortened(&label.text));
    }
}
