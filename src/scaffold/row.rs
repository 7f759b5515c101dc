//! A new row of a table, with a cell for each of its columns.
//!
//! Takes the keys of the columns and what is known of the row, gives the line. Must not know where the table lies.

use crate::source::{in_quotes, quoted};

/// The line of a row; columns that nothing is known for stay blank. Where the head's cells are in quotes, so are those
/// of the row.
pub(super) fn row(keys: &[&str], (separator, is_quoted): (u8, bool), known: &[(&str, &str)]) -> String {
    let cells = keys.iter().map(|column| {
        let value = known.iter().find(|(key, _)| key == column).map_or("", |(_, value)| *value);
        if is_quoted { in_quotes(value).into() } else { quoted(value, separator) }
    });
    cells.collect::<Vec<_>>().join(&char::from(separator).to_string()) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_cell_for_every_column() {
        let known = [("id", "a2"), ("title", "道、\"橋\", 川"), ("parent", "a")];
        let keys = ["id", "parent", "title", "labels", ""];
        assert_eq!(row(&keys, (b',', false), &known), "a2,a,\"道、\"\"橋\"\", 川\",,\n");
        assert_eq!(row(&["title", "id"], (b'\t', false), &known), "\"道、\"\"橋\"\", 川\"\ta2\n");
        assert_eq!(row(&["id", "note"], (b',', true), &known), "\"a2\",\"\"\n");
    }
}
