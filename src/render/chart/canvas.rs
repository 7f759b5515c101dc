//! The drawing ground: the outer element, its name, and the few shapes that charts are made of.
//!
//! Takes: shapes with classes and positions. Gives: one svg element, for a page or for a file of its own. Must not know:
//! what the shapes mean. The ids inside begin with the id of the figure.

use super::label::Label;
use super::paint::{self, Paint, colour::BG};
use super::place::Anchor;
use super::placer::Reach;
use super::svg::{Element, Percent};
use super::symbol::Symbol;
use super::text;
use crate::figure::Head;

/// What a drawing is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Medium {
    /// A page: as wide as there is room, painted by the theme.
    Page,
    /// A file that stands alone: so many pixels wide, painted by itself.
    File(f64),
}

impl Medium {
    /// A position along the width.
    fn along<'e>(self, element: Element<'e>, name: &'static str, at: Percent) -> Element<'e> {
        match self {
            Self::Page => element.percent(name, at),
            Self::File(width) => element.px(name, at.0 / 100.0 * width),
        }
    }

    /// How a shape looks.
    pub(super) fn class<'e>(self, element: Element<'e>, class: &str) -> Element<'e> {
        match self {
            Self::Page => element.attr("class", class),
            Self::File(_) => painted(element, class),
        }
    }
}

fn painted<'e>(element: Element<'e>, class: &str) -> Element<'e> {
    paint::of(class).into_iter().fold(element, |element, (name, value)| element.attr(name, value))
}

/// A drawing under way.
pub(super) struct Canvas<'a> {
    root: Element<'a>,
    id: &'a str,
    medium: Medium,
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
}

impl<'a> Canvas<'a> {
    pub(super) fn new(root: Element<'a>, id: &'a str, medium: Medium) -> Self {
        Self { root, id, medium }
    }

    /// A shape's element with its look.
    fn shape(&mut self, name: &'static str, class: &str) -> (Element<'_>, Medium) {
        (self.medium.class(self.root.child(name), class), self.medium)
    }

    /// A straight line from `(x, y)` to `(x, y)`.
    pub(super) fn line(&mut self, class: &str, from: (Percent, f64), to: (Percent, f64)) {
        let (line, medium) = self.shape("line", class);
        let line = medium.along(line, "x1", from.0).px("y1", from.1);
        drop(medium.along(line, "x2", to.0).px("y2", to.1));
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
        let (rect, medium) = self.shape("rect", class);
        let rect = medium.along(rect, "x", left).px("y", y.0.min(y.1));
        medium.along(rect, "width", wide).px("height", (y.1 - y.0).abs())
    }

    pub(super) fn circle(&mut self, class: &str, x: Percent, y: f64, radius: f64) {
        let (circle, medium) = self.shape("circle", class);
        drop(medium.along(circle, "cx", x).px("cy", y).px("r", radius));
    }

    /// A defined shape, centred.
    pub(super) fn symbol(&mut self, class: &str, symbol: Symbol, x: Percent, y: f64) {
        let id = self.id;
        match self.medium {
            Medium::Page => {
                let shape = self.root.child("use").attr("class", class);
                let shape = shape.attr_of("href", &["#", id, symbol.suffix()]);
                drop(shape.percent("x", x).px("y", y));
            }
            Medium::File(width) => {
                let mut group = painted(self.group((x.0 / 100.0 * width, y)), class);
                symbol.inscribe(&mut group, class);
            }
        }
    }

    /// A group with its own origin; for files only.
    fn group(&mut self, (x, y): (f64, f64)) -> Element<'_> {
        self.root.child("g").attr("transform", &format!("translate({x:.2} {y:.2})"))
    }

    /// A part of the drawing that has a fixed width and its own origin, wherever the drawing ends.
    pub(super) fn inset(&mut self, (x, y): (f64, f64), width: f64, body: impl FnOnce(&mut Canvas<'_>)) {
        let id = self.id;
        match self.medium {
            Medium::Page => {
                let part = self.root.child("svg").px("x", x).px("y", y).px("width", width);
                body(&mut Canvas::new(part.attr("overflow", "visible"), id, Medium::Page));
            }
            Medium::File(_) => {
                body(&mut Canvas::new(self.group((x, y)), id, Medium::File(width)));
            }
        }
    }

    /// The sign that an axis is cut, on a level axis, so many pixels from its start.
    pub(super) fn cut_sign(&mut self, x: f64, y: f64) {
        self.inset((x, y - 5.0), 12.0, |canvas| {
            let (sign, _) = canvas.shape("path", "g-cut");
            drop(sign.attr("d", "M0 10 5 0m1 10 5-10"));
        });
    }

    pub(super) fn text(&mut self, label: &Label<'_>) {
        if label.text.is_empty() {
            return;
        }
        match self.medium {
            Medium::Page => self.page_text(label),
            Medium::File(_) => {
                // Not every viewer can paint the outline first, so the outline is a text of its own.
                if label.class.contains("t-halo") {
                    let outline =
                        [("fill", BG), ("stroke", BG), ("stroke-width", "5"), ("aria-hidden", "true")];
                    let bold = label.class.contains("t-b ").then_some(("font-weight", "700"));
                    let paint: Vec<Paint> = outline.into_iter().chain(bold).collect();
                    self.file_text(label, &paint);
                }
                self.file_text(label, &paint::of(label.class));
            }
        }
    }

    fn page_text(&mut self, label: &Label<'_>) {
        let element = self.root.child("text");
        let element = match (label.class, label.reach) {
            ("", Reach::Everywhere) => element,
            ("", Reach::Wide) => element.attr("class", "wide"),
            (class, Reach::Everywhere) => element.attr("class", class),
            (class, Reach::Wide) => element.attr_of("class", &[class, " wide"]),
        };
        let element = anchored(element, label.spot.anchor);
        let element = element.percent("x", label.spot.x).px("y", label.spot.y);
        let element = if label.spot.dx.abs() < 0.005 { element } else { element.px("dx", label.spot.dx) };
        element.text(&text::shortened(&label.text));
    }

    fn file_text(&mut self, label: &Label<'_>, paint: &[Paint]) {
        let Medium::File(width) = self.medium else { return };
        let element = self.root.child("text");
        let element = paint.iter().fold(element, |element, (name, value)| element.attr(name, value));
        let x = label.spot.x.0 / 100.0 * width + label.spot.dx;
        let element = anchored(element, label.spot.anchor).px("x", x).px("y", label.spot.y);
        element.text(&text::shortened(&label.text));
    }
}

fn anchored(element: Element<'_>, anchor: Anchor) -> Element<'_> {
    match anchor {
        Anchor::Start => element,
        Anchor::Middle => element.attr("text-anchor", "middle"),
        Anchor::End => element.attr("text-anchor", "end"),
    }
}
