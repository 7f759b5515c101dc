//! What a text must be told about the place where it is shown.
//!
//! Takes targets as written, gives addresses, sizes and words. The caller
//! implements it; nothing here knows a plan or a file.

use std::ops::Range;

/// Where links lead and how pieces are named; the caller decides.
pub trait Surroundings {
    /// Where a link leads. Asked only for targets that passed the allow-list:
    /// `https:`, `http:`, `mailto:`, `tel:`, relative ones, `#…`, and
    /// `kind:id`. `None` leaves the text of the link without a link.
    fn link(&self, target: &str) -> Option<Destination>;

    /// The picture at a target. `None` shows its text instead.
    fn picture(&self, target: &str) -> Option<PictureInfo>;

    /// The terms in a stretch of text that a page may explain: in order, without overlap.
    fn terms(&self, text: &str) -> Vec<TermUse> {
        let _ = text;
        Vec::new()
    }

    /// Where a term is explained, when this is its first use on the page; from then on it is not.
    fn first_use(&self, term: &str) -> Option<Destination> {
        let _ = term;
        None
    }

    /// The words that the writers need.
    fn words(&self) -> &Words;

    /// Added to the level of every heading; level 6 is the last.
    fn heading_shift(&self) -> u8;

    /// Put before every id, so that several texts can stand on one page;
    /// includes its own separator (`background-`).
    fn id_prefix(&self) -> &str;
}

/// A term that a text uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which term it is, as [`Surroundings::first_use`] wants it.
    pub term: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The address; not shown when it is not on the allow-list.
    pub href: String,
    /// The text of a link that has none of its own; when this is empty too,
    /// the target is shown. What it carries besides its letters goes with it.
    pub text: String,
}

/// A picture that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureInfo {
    /// The address; not shown when it is not on the allow-list.
    pub src: String,
    /// The width in pixels, when known.
    pub width: Option<u32>,
    /// The height in pixels, when known.
    pub height: Option<u32>,
}

/// The words of the interface that appear in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The label of an editor's note (編注).
    pub note: String,
    /// The name of a table without a caption (表).
    pub table: String,
    /// The name of the section of footnotes (注).
    pub footnotes: String,
    /// The name of a footnote; `{n}` is its number (注{n}).
    pub footnote: String,
    /// The name of the link back from a footnote; `{n}` is its number
    /// (注{n}の本文に戻る).
    pub back_link: String,
}
