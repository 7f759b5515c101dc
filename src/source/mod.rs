//! Sources: where texts come from and where in them something stands.
//!
//! Takes files (from a disk or from memory), gives decoded texts with ids, spans and lines.
//! Must not know what the texts mean: no plan, no Markdown, no messages.

mod decode;
mod edit;
mod text;
mod tree;

pub use decode::{DecodeProblem, decode};
pub use edit::{Edit, EditProblem};
pub use text::{FileId, Position, SourceText, Sources, Span, Spanned};
pub use tree::{DiskTree, Entry, EntryProblem, MemoryTree, SourceTree};
