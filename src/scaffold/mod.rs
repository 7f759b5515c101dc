//! New source files: what `init`, `new` and `schema` put into a site's folder.
//!
//! Takes what an editor asks for and the files that are there, gives [`Edit`](crate::source::Edit)s: nothing is
//! written here. Must not know terminals.

mod entry;
mod init;
mod known;
mod next;
mod row;
mod schemas;
mod starters;

pub use entry::{Above, Entry, EntryKind, EntryProblem, Wanted, new_entry, plan_of};
pub use init::{Beginning, with_site};
pub use schemas::{SCHEMA_FOLDER, schema_line, with_schemas};
