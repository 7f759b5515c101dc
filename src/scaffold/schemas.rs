//! The schemas of the source files, and the lines by which files name them.
//!
//! Takes the files that are there, gives the edit that brings the schemas of this program. Must not know what a schema
//! says.

use std::io;

use crate::format::{SCHEMA_COMMENT, schema_name, schemas};
use crate::source::{Edit, SourceTree};

/// Where schemas lie in a site's folder. Names with a dot are never sources.
pub const SCHEMA_FOLDER: &str = ".keikaku/schema";

/// Adds the schemas to an edit of the folder that `tree` reads; `folder` is below it. Those of another version of the
/// program are replaced, anything else of their names is in the way.
pub fn with_schemas(edit: Edit, tree: &dyn SourceTree, folder: &str) -> io::Result<Edit> {
    schemas().into_iter().try_fold(edit, |edit, (name, text)| {
        let path = format!("{folder}/{name}");
        match tree.read(&path) {
            Ok(bytes) if bytes == text.as_bytes() => Ok(edit),
            Ok(bytes) if is_ours(&bytes) => Ok(edit.grow(&path, bytes, text)),
            Ok(_) => Ok(edit.create(&path, text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(edit.create(&path, text)),
            Err(error) => Err(error),
        }
    })
}

fn is_ours(bytes: &[u8]) -> bool {
    let comment = serde_json::from_slice::<serde_json::Value>(bytes).ok().and_then(|schema| {
        schema.get("$comment").and_then(|comment| comment.as_str().map(|comment| comment == SCHEMA_COMMENT))
    });
    comment == Some(true)
}

/// The line that names the schema of a source file; none for files that have no schema. `path` is below the site's
/// folder.
pub fn schema_line(path: &str) -> Option<String> {
    let name = schema_name(path.rsplit('/').next().unwrap_or(path))?;
    let up = match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    };
    Some(format!("#:schema {up}{SCHEMA_FOLDER}/{name}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::MemoryTree;

    #[test]
    fn files_name_their_schema_from_where_they_lie() {
        let line = |path| schema_line(path).unwrap_or_default();
        assert_eq!(line("site.toml"), "#:schema ./.keikaku/schema/site.json\n");
        assert_eq!(line("content/p/items.toml"), "#:schema ../../.keikaku/schema/items.json\n");
        assert_eq!(line("content/p/items.csv"), "");
    }

    #[test]
    fn schemas_of_another_version_are_replaced_and_other_files_are_not() {
        let count = |tree: &MemoryTree| {
            let edit = with_schemas(Edit::new("nowhere"), tree, "s").unwrap();
            edit.paths().count()
        };
        let all = schemas();
        let tree = all
            .iter()
            .fold(MemoryTree::new(), |tree, (name, text)| tree.with(&format!("s/{name}"), text.as_str()));
        assert_eq!(count(&MemoryTree::new()), all.len());
        assert_eq!(count(&tree), 0, "nothing to do where they are as they should be");
        assert_eq!(count(&tree.with("s/plan.json", "{\"$comment\": \"keikaku schema\"}")), 1);
        assert!(is_ours(b"{\"$comment\": \"keikaku schema\"}") && !is_ours(b"{}") && !is_ours(b"mine"));
    }
}
