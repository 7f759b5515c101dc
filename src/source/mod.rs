//! Sources: where texts come from and where in them something stands.
//!
//! Takes files (from a disk or from memory), gives decoded texts with ids, spans and lines, and the cells of tables.
//! Must not know what the texts mean: no plan, no Markdown, no messages.

mod cells;
mod decode;
mod edit;
mod grow;
mod path;
mod sites;
mod text;
mod tree;
mod watched;
mod width;

pub use cells::{Cell, CellPlace, Row, Rows, in_quotes, letters, quoted, rows};
pub use decode::{DecodeProblem, decode};
pub use edit::{Edit, EditProblem, LeftFile};
pub use grow::{grown, line_end};
pub use path::ending;
pub use sites::sites_at;
pub use text::{FileId, Position, SourceText, Sources, Span, Spanned};
pub use tree::{DiskTree, Entry, EntryProblem, MemoryTree, SourceTree};
pub use watched::WatchedTree;
pub use width::half_width;
