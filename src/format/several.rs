//! Several texts in one cell of a table.
//!
//! Takes a cell, gives its parts with their places. Must not know what they are read as.

use super::Text;

/// What stands between the references of a cell, besides `;`.
pub(crate) const SEPARATORS: &[char] = &['、', '，', '､', '\n', '\r'];
/// What may stand between them, and in names.
pub(crate) const JOINTS: &[char] = &['・', '･', '/', '／', ',', ' ', '\u{3000}'];

/// The parts of a cell between separators. A quoted cell's parts cannot be placed exactly and get the whole.
pub(crate) fn split_at(cell: &Text, separators: &[char]) -> Vec<Text> {
    let exact = cell.span.range().len() == cell.value.len();
    let mut parts = Vec::new();
    let mut start = 0;
    for part in cell.value.split(separators) {
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let from = start + (part.len() - part.trim_start().len());
            let span = if exact { cell.span.within(&(from..from + trimmed.len())) } else { cell.span };
            parts.push(Text::new(trimmed.to_owned(), span));
        }
        start += part.len();
        start += cell.value[start..].chars().next().map_or(0, char::len_utf8);
    }
    parts
}
