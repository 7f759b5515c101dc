//! Where texts stand and what ground things cover.
//!
//! Takes: positions and widths. Gives: spots, extents, and lines on which extents stay apart. Must
//! not know: kinds of chart, SVG. Positions mix percent and pixels, so two things that are apart
//! in a wide drawing may touch in a narrow one: every pair is compared at several widths.

use super::svg::Percent;

/// The narrowest drawing: a page of 320 px less its margins.
pub(super) const NARROW: f64 = 288.0;
/// The widest drawing: a page of 1440 px, should a theme give a chart all of it.
pub(super) const WIDEST: f64 = 1440.0;
/// The widths at which things are compared.
pub(super) const WIDTHS: [f64; 4] = [NARROW, 400.0, 576.0, 768.0];
/// The first of the widths at which labels of the class `wide` are shown.
pub(super) const WIDE_FROM: usize = 2;
/// Room kept between two things.
const AIR: f64 = 2.0;
/// How far a label rises above and falls below its base line.
const ASCENT: f64 = 12.0;
const DESCENT: f64 = 4.0;

/// Which side of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) x: Percent,
    pub(super) dx: f64,
    /// The base line.
    pub(super) y: f64,
    pub(super) anchor: Anchor,
}

impl Spot {
    pub(super) fn new(x: Percent, y: f64, anchor: Anchor) -> Self {
        Self { x, dx: 0.0, y, anchor }
    }

    pub(super) fn moved(self, dx: f64) -> Self {
        Self { dx: self.dx + dx, ..self }
    }

    /// Centred, or moved just as far as a text of this width needs to stay inside.
    pub(super) fn inside(x: Percent, y: f64, width: f64) -> Self {
        let at = x.0 / 100.0 * NARROW;
        if at < width / 2.0 {
            Self::new(x, y, Anchor::Start).moved(-at)
        } else if NARROW - at < width / 2.0 {
            Self::new(x, y, Anchor::End).moved(NARROW - at)
        } else {
            Self::new(x, y, Anchor::Middle)
        }
    }

    /// Beginning at a position, or as far before it as a text of this width needs.
    pub(super) fn from_start(x: Percent, y: f64, width: f64) -> Self {
        let room = NARROW - x.0 / 100.0 * NARROW;
        Self::new(x, y, Anchor::Start).moved((room - width).min(0.0))
    }

    /// The ground that a text of this width covers here.
    pub(super) fn extent(self, width: f64) -> Extent {
        let left = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => -width / 2.0,
            Anchor::End => -width,
        };
        Extent {
            from: self.x,
            to: self.x,
            left: self.dx + left,
            right: self.dx + left + width,
            top: self.y - ASCENT,
            bottom: self.y + DESCENT,
        }
    }
}

/// Ground that is covered: from `left` pixels beside `from` to `right` pixels beside `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) from: Percent,
    pub(super) to: Percent,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

impl Extent {
    /// The ground of a mark.
    pub(super) fn around(x: Percent, y: f64, radius: f64) -> Self {
        Self { from: x, to: x, left: -radius, right: radius, top: y - radius, bottom: y + radius }
    }

    pub(super) fn at(&self, width: f64) -> (f64, f64) {
        let px = |percent: Percent| percent.0 / 100.0 * width;
        (px(self.from) + self.left, px(self.to) + self.right)
    }

    /// Whether two extents touch in any drawing, from the narrowest to the widest.
    pub(super) fn touches(&self, other: &Self) -> bool {
        self.touches_from(other, NARROW)
    }

    /// Whether two extents touch in any drawing that is at least so wide.
    pub(super) fn touches_from(&self, other: &Self, narrowest: f64) -> bool {
        let is_level = self.top < other.bottom && other.top < self.bottom;
        is_level && overlap_somewhere(self, other, narrowest)
    }

    /// Whether an upright line at `x` runs into it in any drawing.
    pub(super) fn meets_upright(&self, x: Percent) -> bool {
        overlap_somewhere(self, &Self { from: x, to: x, left: -AIR, right: AIR, ..*self }, NARROW)
    }

    /// The area that two extents share, in square pixels.
    pub(super) fn shared(&self, other: &Self, width: f64) -> f64 {
        let tall = self.bottom.min(other.bottom) - self.top.max(other.top);
        if tall <= 0.0 {
            return 0.0;
        }
        let ((left, right), (from, to)) = (self.at(width), other.at(width));
        (right.min(to) - left.max(from) + AIR).max(0.0) * tall
    }

    /// The area outside of the drawing, in square pixels.
    pub(super) fn outside(&self, bounds: (f64, f64), width: f64) -> f64 {
        let (left, right) = self.at(width);
        let wide = (-left).max(0.0) + (right - width).max(0.0);
        let tall = (bounds.0 - self.top).max(0.0) + (self.bottom - bounds.1).max(0.0);
        wide * (self.bottom - self.top) + tall * (right - left)
    }
}

/// Whether two stretches overlap at any width. Both ends are linear in the width, so "left of" holds on one side of some
/// width only: they overlap on a stretch of widths.
fn overlap_somewhere(one: &Extent, other: &Extent, narrowest: f64) -> bool {
    let before = |left: (Percent, f64), right: (Percent, f64)| {
        let (slope, start) = ((right.0.0 - left.0.0) / 100.0, right.1 + AIR - left.1);
        if slope.abs() < 1e-12 {
            return if start > 0.0 {
                (f64::NEG_INFINITY, f64::INFINITY)
            } else {
                (f64::INFINITY, f64::NEG_INFINITY)
            };
        }
        let turn = -start / slope;
        if slope > 0.0 { (turn, f64::INFINITY) } else { (f64::NEG_INFINITY, turn) }
    };
    let (from, to) = before((one.from, one.left), (other.to, other.right));
    let (start, end) = before((other.from, other.left), (one.to, one.right));
    from.max(start).max(narrowest) < to.min(end).min(WIDEST)
}

/// Lines one below the other, filled from the top.
#[derive(Default)]
pub(super) struct Lanes {
    taken: Vec<Vec<Extent>>,
}

impl Lanes {
    /// The first line with room for a thing that covers all these extents.
    pub(super) fn put(&mut self, thing: &[Extent]) -> usize {
        let touches = |other: &Extent| thing.iter().any(|extent| extent.touches(other));
        let is_free = |lane: &Vec<Extent>| !lane.iter().any(touches);
        let lane = self.taken.iter().position(is_free).unwrap_or_else(|| {
            self.taken.push(Vec::new());
            self.taken.len() - 1
        });
        self.taken[lane].extend_from_slice(thing);
        lane
    }

    pub(super) fn count(&self) -> usize {
        self.taken.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_at_the_edge_moves_inside() {
        for x in [0.0, 2.0, 9.0, 50.0, 93.0, 100.0] {
            let extent = Spot::inside(Percent(x), 20.0, 120.0).extent(120.0);
            for width in WIDTHS {
                let (left, right) = extent.at(width);
                assert!(left >= -1e-9 && right <= width + 1e-9, "{x} at {width}");
            }
        }
    }

    #[test]
    fn lanes_fill_from_the_top() {
        let mut lanes = Lanes::default();
        let lane = |x: f64| [Extent::around(Percent(x), 0.0, 20.0)];
        assert_eq!(lanes.put(&lane(10.0)), 0);
        assert_eq!(lanes.put(&lane(15.0)), 1);
        assert_eq!(lanes.put(&lane(80.0)), 0);
        assert_eq!(lanes.put(&lane(12.0)), 2);
        assert_eq!(lanes.count(), 3);
    }
}
