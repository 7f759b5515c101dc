//! Markdown: the text of chapters and items, read and written.
//!
//! Takes a source as people type it and [`Surroundings`] that know where
//! links lead; gives what the source refers to ([`scan`]), HTML in pieces
//! ([`render`]), one line of HTML ([`inline`]) or bare text ([`plain_text`]).
//! A leaf: must not know plans, files or addresses.
//!
//! ```text
//! source --prepare--> text with marks --steps--> blocks --+--> scan
//!          (script)                    (the parser)       +--> render, inline (escape, target)
//!                                                         +--> plain text
//! ```
//!
//! What holds for every text, whatever it says:
//!
//! - no HTML comes out that this room did not write itself;
//! - every piece is balanced, every id unique within the text;
//! - the time grows with the length; containers nest 100 deep at most.

mod anchor;
mod escape;
mod footnote;
mod inline;
mod marks;
mod offsets;
mod plain;
mod prepare;
mod render;
mod scan;
mod script;
mod steps;
mod surroundings;
mod table;
mod target;
mod terms;

#[cfg(test)]
mod tests;

pub use inline::{inline, letters};
pub use plain::{paragraphs, plain_text, plain_text_within};
pub use render::{Piece, render};
pub use scan::{Heading, Reference, ReferenceKind, Scan, scan};
pub use surroundings::{Destination, PictureInfo, Surroundings, TermUse, Words};
pub(crate) use target::{is_followed, is_web_address};
