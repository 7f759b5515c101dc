//! Tables on a terminal: columns stand under each other, full-width letters and all.

use unicode_width::UnicodeWidthStr as _;

/// The most columns of the terminal that a cell takes.
const MOST_WIDE: usize = 28;

/// The lines of a table.
pub(super) fn drawn(heads: &[String], rows: &[Vec<String>]) -> Vec<String> {
    let rows: Vec<Vec<String>> = std::iter::once(heads)
        .chain(rows.iter().map(Vec::as_slice))
        .map(|row| row.iter().map(|cell| cut(cell)).collect())
        .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end().to_owned()
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    lines.insert(1, format!("  {}", rule.join("  ")));
    lines
}

/// A cell on one line, as long as fits.
fn cut(cell: &str) -> String {
    let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.width() <= MOST_WIDE {
        return line;
    }
    let mut out = String::new();
    for letter in line.chars() {
        if out.width() + letter.to_string().width() + 1 > MOST_WIDE {
            break;
        }
        out.push(letter);
    }
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let lines = drawn(&row(["見出し", "キー"]), &[row(["A", "name"]), row(["指標名", "x"])]);
        assert_eq!(lines, ["  見出し  キー", "  ------  ----", "  A       name", "  指標名  x"]);
        assert!(cut(&"長い".repeat(20)).width() <= MOST_WIDE);
    }
}
