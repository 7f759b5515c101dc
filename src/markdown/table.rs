//! The writer of tables: caption, scopes, classes for alignment, merged cells.
//!
//! Takes the cells as finished HTML, row by row, gives the table. Must not
//! know how cells were written. Rows are held only until the next one that
//! merges with nothing, so that a table of millions of cells stays small.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::escape::{push_name, push_text};

/// A cell that merges with the cell above.
const MERGED: &str = "^^";

/// A caption with its text for the name of the region.
#[derive(Debug)]
pub(super) struct Caption {
    /// The caption as HTML.
    pub(super) html: String,
    /// The caption as text.
    pub(super) text: String,
}

/// A table as it is written.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<Alignment>,
    row: Vec<String>,
    /// A row that merges with nothing, and those that merge into it.
    group: Vec<Vec<String>>,
    body_open: bool,
}

impl Table {
    /// Begins a table. `name` is what it is called when it has no caption.
    pub(super) fn open(
        out: &mut String,
        columns: Vec<Alignment>,
        caption: Option<&Caption>,
        name: &str,
    ) -> Self {
        out.push_str("<div class=\"scroll\" role=\"group\" aria-label=\"");
        let captioned = caption.map(|caption| caption.text.as_str()).filter(|text| !text.is_empty());
        match captioned {
            Some(caption) => push_text(out, caption),
            None => push_name(out, name),
        }
        out.push_str("\" tabindex=\"0\">\n<table>\n");
        if let Some(caption) = caption {
            let _ = writeln!(out, "<caption>{}</caption>", caption.html);
        }
        Self { columns, row: Vec::new(), group: Vec::new(), body_open: false }
    }

    /// Adds a cell to the row that is being read.
    pub(super) fn cell(&mut self, html: String) {
        self.row.push(html);
    }

    /// Ends the row of heads.
    pub(super) fn end_head(&mut self, out: &mut String) {
        out.push_str("<thead>\n<tr>");
        for (column, html) in std::mem::take(&mut self.row).into_iter().enumerate() {
            // An empty head names nothing.
            let head = (!html.is_empty()).then_some("col");
            self.push_cell(out, &Cell { column, html: &html, head, rows: 1 });
        }
        out.push_str("</tr>\n</thead>\n");
    }

    /// Ends a row of the body.
    pub(super) fn end_row(&mut self, out: &mut String) {
        let row = std::mem::take(&mut self.row);
        let merged = row.iter().filter(|html| *html == MERGED).count();
        if merged == 0 {
            self.flush(out);
        } else if merged == row.len() && !self.group.is_empty() {
            // A row in which no cell begins is not valid, and says nothing.
            return;
        }
        self.group.push(row);
    }

    /// Ends the table.
    pub(super) fn close(mut self, out: &mut String) {
        self.flush(out);
        self.close_body(out);
        out.push_str("</table>\n</div>\n");
    }

    /// Writes the rows held. A first cell that spans all of them heads a
    /// group, which is a `tbody` of its own, as its scope demands.
    fn flush(&mut self, out: &mut String) {
        let group = std::mem::take(&mut self.group);
        let heads_group = self.has_row_heads()
            && group.len() > 1
            && group.first().is_some_and(|row| row.first().is_some_and(|html| !html.is_empty()))
            && group.iter().skip(1).all(|row| is_merged(row, 0));
        if heads_group {
            self.close_body(out);
        }
        if !group.is_empty() && !self.body_open {
            out.push_str("<tbody>\n");
            self.body_open = true;
        }
        for index in 0..group.len() {
            self.push_row(out, &group[index..], index == 0, heads_group);
        }
        if heads_group {
            self.close_body(out);
        }
    }

    /// Writes the first of the rows; the others are what it may span.
    fn push_row(&self, out: &mut String, rows: &[Vec<String>], first: bool, heads_group: bool) {
        let Some((row, below)) = rows.split_first() else { return };
        out.push_str("<tr>");
        for (column, html) in row.iter().enumerate() {
            // In the first row there is nothing to merge with.
            if html == MERGED && !first {
                continue;
            }
            let spanned = 1 + below.iter().take_while(|row| is_merged(row, column)).count();
            let scope = if heads_group { "rowgroup" } else { "row" };
            let is_head = column == 0 && self.has_row_heads() && !html.is_empty();
            self.push_cell(out, &Cell { column, html, head: is_head.then_some(scope), rows: spanned });
        }
        out.push_str("</tr>\n");
    }

    /// Whether the first column names the rows: not when it is the only one,
    /// nor when it is set like numbers.
    fn has_row_heads(&self) -> bool {
        self.columns.len() > 1 && self.columns.first() != Some(&Alignment::Right)
    }

    fn push_cell(&self, out: &mut String, cell: &Cell<'_>) {
        let name = if cell.head.is_some() { "th" } else { "td" };
        let _ = write!(out, "<{name}");
        if let Some(scope) = cell.head {
            let _ = write!(out, " scope=\"{scope}\"");
        }
        if cell.rows > 1 {
            let _ = write!(out, " rowspan=\"{}\"", cell.rows);
        }
        match self.columns.get(cell.column) {
            Some(Alignment::Right) => out.push_str(" class=\"r\""),
            Some(Alignment::Center) => out.push_str(" class=\"c\""),
            _ => {}
        }
        let _ = write!(out, ">{}</{name}>", cell.html);
    }

    fn close_body(&mut self, out: &mut String) {
        if std::mem::take(&mut self.body_open) {
            out.push_str("</tbody>\n");
        }
    }
}

struct Cell<'a> {
    column: usize,
    html: &'a str,
    head: Option<&'static str>,
    rows: usize,
}

fn is_merged(row: &[String], column: usize) -> bool {
    row.get(column).is_some_and(|html| html == MERGED)
}
