//! Fenced blocks of a document that name a file: ```` ```toml path ````. A `+` behind the path puts the block at the
//! end of the file.

use super::Files;

/// A block with the file that it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Path below the site's folder.
    pub(crate) path: String,
    /// Whether it is put at the end of the file.
    pub(crate) appended: bool,
    /// Its text.
    pub(crate) text: String,
    /// Its line in the document.
    pub(crate) line: usize,
}

/// The blocks of a document in order.
pub(crate) fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Option<Block>> = None;
    for (at, line) in document.lines().enumerate() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(block)) => {
                blocks.extend(block.take());
                open = None;
            }
            (Some(info), None) => {
                let mut words = info.split_whitespace().skip(1);
                let path = words.next();
                let appended = words.next() == Some("+");
                let block =
                    |path: &str| Block { path: path.to_owned(), appended, text: String::new(), line: at + 1 };
                open = Some(path.map(block));
            }
            (None, Some(Some(block))) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            _ => {}
        }
    }
    blocks
}

/// Puts a block into a site.
pub(crate) fn put(files: &mut Files, block: &Block) {
    match files.iter_mut().find(|(path, _)| *path == block.path) {
        Some((_, text)) if block.appended => {
            text.push('\n');
            text.push_str(&block.text);
        }
        Some((_, text)) => text.clone_from(&block.text),
        None => files.push((block.path.clone(), block.text.clone())),
    }
}
