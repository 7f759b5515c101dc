//! Keeps labels apart.
//!
//! Takes: what is already drawn, and where each label would like to stand. Gives: the spot that
//! each gets, and from which width on it is shown. Must not know: kinds of chart, SVG. Labels come
//! in the order of their weight; a needed label that finds no free spot may push an earlier one
//! to another of its spots, so spots are final only when all labels are placed.

use super::place::{Extent, NARROW, Spot, WIDE_FROM, WIDEST, WIDTHS};
use super::svg::Percent;

/// A drawn line; a label had better not lie on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) from: (Percent, f64),
    pub(super) to: (Percent, f64),
}

impl Stroke {
    fn crosses(&self, extent: &Extent, width: f64) -> bool {
        let px = |percent: Percent| percent.0 / 100.0 * width;
        let (left, right) = extent.at(width);
        let ((x1, y1), (x2, y2)) = ((px(self.from.0), self.from.1), (px(self.to.0), self.to.1));
        if x2 < left || x1 > right {
            return false;
        }
        let (start, end) = if x2 - x1 < 1.0 {
            (y1, y2)
        } else {
            let slope = (y2 - y1) / (x2 - x1);
            (y1 + slope * (left.max(x1) - x1), y1 + slope * (right.min(x2) - x1))
        };
        start.min(end) < extent.bottom && start.max(end) > extent.top
    }
}

/// From which width on a label is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    Everywhere,
    Wide,
}

/// How badly a label is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It is drawn wherever it covers no other words and stays inside; it may cover marks and lines.
    Must,
    /// It is drawn where it disturbs nothing.
    May,
}

/// A label's place among those of its placer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ticket(usize);

/// A label that has its spot.
struct Placed {
    spots: Vec<Spot>,
    width: f64,
    spot: Spot,
    reach: Reach,
    need: Need,
}

impl Placed {
    fn extent(&self) -> Extent {
        self.spot.extent(self.width)
    }
}

/// A candidate and how much it disturbs.
#[derive(Clone, Copy)]
struct Choice {
    spot: Spot,
    /// Covered things: words by number, marks and what is lost outside in square pixels.
    overlap: f64,
    /// Covered lines, and how little the spot was wanted.
    unease: f64,
}

/// What taking a later spot costs, in covered lines: little at first, then more and more, since
/// the last spots are far from their mark.
fn reluctance(place: usize) -> f64 {
    super::float(place * place) * 0.05
}

impl Choice {
    fn is_free(&self) -> bool {
        self.overlap <= 0.0
    }

    fn is_better_than(&self, other: Option<Self>) -> bool {
        let cost = |choice: Self| (choice.overlap, choice.unease);
        other.is_none_or(|other| cost(*self) < cost(other))
    }
}

/// What is drawn so far.
pub(super) struct Placer {
    blocked: Vec<Extent>,
    /// Words that stand where they are.
    words: Vec<Extent>,
    strokes: Vec<Stroke>,
    labels: Vec<Placed>,
    /// Top and bottom of the ground for labels.
    bounds: (f64, f64),
}

impl Placer {
    pub(super) fn new(top: f64, bottom: f64) -> Self {
        Self {
            blocked: Vec::new(),
            words: Vec::new(),
            strokes: Vec::new(),
            labels: Vec::new(),
            bounds: (top, bottom),
        }
    }

    /// Keeps all labels off words that are drawn already.
    pub(super) fn keep(&mut self, words: Extent) {
        self.words.push(words);
    }

    /// Whether words would cover others here, or leave the ground.
    pub(super) fn is_taken(&self, words: &Extent) -> bool {
        self.outside(words, 0) + self.label_overlap(words, 0, None) > 0.0
    }

    pub(super) fn block(&mut self, extent: Extent) {
        self.blocked.push(extent);
    }

    pub(super) fn cross(&mut self, stroke: Stroke) {
        self.strokes.push(stroke);
    }

    /// Keeps a label that has this one spot, if it disturbs nothing there.
    pub(super) fn fit(&mut self, spot: Spot, width: f64) -> Option<Reach> {
        let ticket = self.place(&[spot], width, Need::May)?;
        Some(self.spot(ticket).1)
    }

    /// Whether a label disturbs nothing here, at any width.
    pub(super) fn is_free(&self, spot: Spot, width: f64) -> bool {
        let is_free = |found: Choice| found.is_free() && self.crossings(&spot.extent(width), 0) <= 0.0;
        self.best(&[spot], width, 0).is_some_and(is_free)
    }

    /// Finds one of the spots for a text of this width; the first ones are preferred.
    pub(super) fn place(&mut self, spots: &[Spot], width: f64, need: Need) -> Option<Ticket> {
        let found = self.best(spots, width, 0)?;
        let (spot, reach) = match need {
            Need::Must if found.is_free() => (found.spot, Reach::Everywhere),
            Need::Must => match self.make_room(spots, width).or_else(|| self.apart(spots, width, 0)) {
                Some(spot) => (spot, Reach::Everywhere),
                None => (self.apart(spots, width, WIDE_FROM)?, Reach::Wide),
            },
            Need::May if found.is_free() && self.crossings(&found.spot.extent(width), 0) <= 0.0 => {
                (found.spot, Reach::Everywhere)
            }
            Need::May => {
                let wide = self.best(spots, width, WIDE_FROM)?;
                (wide.is_free().then_some(wide.spot)?, Reach::Wide)
            }
        };
        self.labels.push(Placed { spots: spots.to_vec(), width, spot, reach, need });
        Some(Ticket(self.labels.len() - 1))
    }

    /// Where a label stands in the end.
    pub(super) fn spot(&self, ticket: Ticket) -> (Spot, Reach) {
        let label = &self.labels[ticket.0];
        (label.spot, label.reach)
    }

    /// The spot that disturbs least at the widths from the given one on.
    fn best(&self, spots: &[Spot], width: f64, first: usize) -> Option<Choice> {
        let mut best: Option<Choice> = None;
        for (place, spot) in spots.iter().enumerate() {
            let extent = spot.extent(width);
            let crossings = self.crossings(&extent, first);
            let choice = Choice {
                spot: *spot,
                overlap: self.overlap(&extent, first) + self.label_overlap(&extent, first, None),
                unease: crossings + reluctance(place),
            };
            if choice.is_better_than(best) {
                best = Some(choice);
            }
            if choice.overlap + crossings <= 0.0 {
                break;
            }
        }
        best
    }

    /// The spot that covers no words from the given width on, and the least of marks and lines.
    fn apart(&self, spots: &[Spot], width: f64, first: usize) -> Option<Spot> {
        let mut best: Option<Choice> = None;
        for (place, spot) in spots.iter().enumerate() {
            let extent = spot.extent(width);
            if self.outside(&extent, first) + self.label_overlap(&extent, first, None) > 0.0 {
                continue;
            }
            let unease = self.crossings(&extent, first) + reluctance(place);
            let choice = Choice { spot: *spot, overlap: self.covered(&extent, first), unease };
            if choice.is_better_than(best) {
                best = Some(choice);
            }
        }
        Some(best?.spot)
    }

    /// Moves one needed label so that another one finds a free spot, which is given.
    fn make_room(&mut self, spots: &[Spot], width: f64) -> Option<Spot> {
        let mut best: Option<(Choice, Ticket, Spot)> = None;
        for (place, spot) in spots.iter().enumerate() {
            let extent = spot.extent(width);
            if self.overlap(&extent, 0) > 0.0 {
                continue;
            }
            let Some(other) = self.only_label_on(&extent) else {
                continue;
            };
            let Some(moved) = self.best_beside(other, &extent) else {
                continue;
            };
            let choice = Choice {
                spot: *spot,
                overlap: 0.0,
                unease: self.crossings(&extent, 0) + reluctance(place) + moved.unease,
            };
            if choice.is_better_than(best.map(|best| best.0)) {
                best = Some((choice, other, moved.spot));
            }
        }
        let (choice, other, moved) = best?;
        self.labels[other.0].spot = moved;
        Some(choice.spot)
    }

    /// The one needed label that covers this ground; none when there are more, or other words.
    fn only_label_on(&self, extent: &Extent) -> Option<Ticket> {
        if self.words.iter().any(|words| words.touches_from(extent, NARROW)) {
            return None;
        }
        let covers = |label: &Placed| label.extent().touches_from(extent, NARROW);
        let mut covering = (0..self.labels.len()).filter(|place| covers(&self.labels[*place]));
        let only = covering.next()?;
        let Placed { need, reach, .. } = self.labels[only];
        let is_movable = need == Need::Must && reach == Reach::Everywhere;
        (covering.next().is_none() && is_movable).then_some(Ticket(only))
    }

    /// The best free spot of a label that leaves this ground alone.
    fn best_beside(&self, label: Ticket, ground: &Extent) -> Option<Choice> {
        let Placed { spots, width, .. } = &self.labels[label.0];
        let mut best = None;
        for (place, spot) in spots.iter().enumerate() {
            let extent = spot.extent(*width);
            if extent.touches_from(ground, NARROW)
                || self.overlap(&extent, 0) > 0.0
                || self.label_overlap(&extent, 0, Some(label)) > 0.0
            {
                continue;
            }
            let choice =
                Choice { spot: *spot, overlap: 0.0, unease: self.crossings(&extent, 0) + reluctance(place) };
            if choice.is_better_than(best) {
                best = Some(choice);
            }
        }
        best
    }

    /// The area shared with what is blocked, or lost outside.
    fn overlap(&self, extent: &Extent, first: usize) -> f64 {
        self.outside(extent, first) + self.covered(extent, first)
    }

    /// The area lost outside. Between the narrowest and the widest drawing nothing is lost that is not lost in one of them.
    fn outside(&self, extent: &Extent, first: usize) -> f64 {
        [WIDTHS[first], WIDEST].into_iter().map(|width| extent.outside(self.bounds, width)).sum()
    }

    /// The area shared with what is blocked.
    fn covered(&self, extent: &Extent, first: usize) -> f64 {
        let shared = |width: &f64| self.blocked.iter().map(|other| extent.shared(other, *width)).sum::<f64>();
        WIDTHS[first..].iter().map(shared).sum()
    }

    /// How many labels other than the given one, and fixed words, it would run into.
    fn label_overlap(&self, extent: &Extent, first: usize, except: Option<Ticket>) -> f64 {
        let labels = self.labels.iter().enumerate().filter(|(number, label)| {
            let shown = if label.reach == Reach::Wide { first.max(WIDE_FROM) } else { first };
            except != Some(Ticket(*number)) && label.extent().touches_from(extent, WIDTHS[shown])
        });
        let words = self.words.iter().filter(|words| words.touches_from(extent, WIDTHS[first]));
        super::float(labels.count() + words.count())
    }

    /// How many lines are covered, summed over the widths.
    fn crossings(&self, extent: &Extent, first: usize) -> f64 {
        let crossed = WIDTHS[first..].iter().flat_map(|width| {
            let strokes = self.strokes.iter();
            strokes.filter(move |stroke| stroke.crosses(extent, *width))
        });
        super::float(crossed.count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::chart::place::Anchor;

    fn centred(x: f64, y: f64) -> Spot {
        Spot::new(Percent(x), y, Anchor::Middle)
    }

    #[test]
    fn labels_that_touch_when_narrow_wait_for_room() {
        let mut placer = Placer::new(0.0, 100.0);
        let mut fit = |x| placer.fit(centred(x, 50.0), 60.0);
        assert_eq!(fit(50.0), Some(Reach::Everywhere));
        assert_eq!(fit(65.0), Some(Reach::Wide));
        assert_eq!(fit(55.0), None);
    }

    #[test]
    fn a_needed_label_takes_the_freest_spot() {
        let mut placer = Placer::new(0.0, 100.0);
        placer.block(Extent::around(Percent(50.0), 50.0, 20.0));
        let spots = [54.0, 84.0].map(|y| centred(50.0, y));
        let ticket = placer.place(&spots, 60.0, Need::Must).unwrap();
        assert_eq!(placer.spot(ticket), (spots[1], Reach::Everywhere));
        let ticket = placer.place(&spots[..1], 60.0, Need::Must).unwrap();
        assert_eq!(placer.spot(ticket).0, spots[0], "marks may be covered");
        assert_eq!(placer.place(&spots[..1], 60.0, Need::Must), None, "words may not");
    }

    #[test]
    fn a_needed_label_pushes_another_one_aside() {
        let mut placer = Placer::new(0.0, 100.0);
        let spots = [50.0, 80.0].map(|y| centred(50.0, y));
        let first = placer.place(&spots, 60.0, Need::Must).unwrap();
        assert_eq!(placer.spot(first).0, spots[0]);
        let second = placer.place(&spots[..1], 60.0, Need::Must).unwrap();
        assert_eq!(placer.spot(first).0, spots[1]);
        assert_eq!(placer.spot(second).0, spots[0]);
    }

    #[test]
    fn a_label_that_may_be_dropped_covers_no_line_when_narrow() {
        let mut placer = Placer::new(0.0, 100.0);
        placer.cross(Stroke { from: (Percent(60.0), 0.0), to: (Percent(60.0), 100.0) });
        assert_eq!(placer.fit(centred(50.0, 50.0), 60.0), Some(Reach::Wide));
    }
}
