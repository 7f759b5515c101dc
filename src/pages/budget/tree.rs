//! Money along the tree of items: what lies below adds up to what stands above, row by row.

use crate::derive::{BudgetKey, Sum, Sums};
use crate::model::period::Period;
use crate::model::{BudgetKind, Item, add_exactly};

use super::super::context::Context;
use super::super::view::{Cell, Column, Row, TableView};

/// A row before its amounts are filled in.
struct Node<'a> {
    name: Cell,
    depth: usize,
    sums: &'a Sums,
}

impl<'a> Context<'a> {
    /// The money of all items, a table for each kind of budget, years as columns.
    pub(super) fn tree_tables(&self) -> Vec<TableView> {
        let kinds = self.derived.budget.totals.kinds_of_budget();
        kinds.into_iter().filter_map(|kind| self.tree_table(kind)).collect()
    }

    fn tree_table(&self, kind: Option<BudgetKind>) -> Option<TableView> {
        let budget = &self.derived.budget;
        let mut nodes = Vec::new();
        for item in self.plan.roots() {
            self.nodes(item, (0, usize::MAX), &mut nodes);
        }
        if nodes.is_empty() {
            return None;
        }
        nodes.push(self.rest("budget.unattributed", 0, &budget.unattributed));
        let name = self.printer.budget_kind(kind).to_owned();
        let key = if kind.is_some() { "table.tree" } else { "table.tree-no-kind" };
        let caption = self.printer.say(key, &[("kind", name)]);
        let keys = keys(&budget.totals, kind);
        let mut table = self.sums_table(caption, nodes, &keys);
        let cells = |key: &BudgetKey| self.sum_cell(budget.totals.kinds.get(key));
        table.foot.push(self.foot_row("budget.total", keys.iter().map(cells)));
        if keys.iter().any(|key| budget.stated.contains_key(key)) {
            let stated = |key: &BudgetKey| match budget.stated.get(key) {
                Some(stated) => Cell::new(self.printer.number(*stated)),
                None => Cell::new(self.printer.word("budget.absent")),
            };
            table.foot.push(self.foot_row("budget.stated-total", keys.iter().map(stated)));
            table.foot.extend(self.difference_row(&keys));
        }
        (table.rows.len() > 1).then_some(table)
    }

    /// The money of the items directly below one, for the kind of budget that says most.
    pub(in crate::pages) fn below_table(&self, item: &Item) -> Option<TableView> {
        let sums = self.derived.budget.items.get(&item.id)?;
        let mut nodes = Vec::new();
        self.nodes(item, (0, 1), &mut nodes);
        if nodes.len() < 2 {
            return None;
        }
        let kinds = sums.total.kinds_of_budget();
        let kind = kinds.into_iter().rfind(|kind| BudgetKind::is_initial(*kind))?;
        let name = self.printer.budget_kind(kind).to_owned();
        let caption = self.printer.say("table.below", &[("title", item.title.clone()), ("kind", name)]);
        let keys = keys(&sums.total, kind);
        // The item itself is the total of what stands above it.
        nodes.remove(0);
        for node in &mut nodes {
            node.depth = 0;
        }
        let mut table = self.sums_table(caption, nodes, &keys);
        let cells = |key: &BudgetKey| self.sum_cell(sums.total.kinds.get(key));
        table.foot.push(self.foot_row("budget.total", keys.iter().map(cells)));
        Some(table)
    }

    /// The plan's money in few rows: the top of the tree for the year that the page speaks of; its lines when the tree
    /// has no branches.
    pub(in crate::pages) fn short_budget_table(&self) -> Option<TableView> {
        let budget = &self.derived.budget;
        let (key, sum) = self.main_sum()?;
        let (top, own) = self.branches();
        let mut nodes: Vec<Node<'a>> = Vec::new();
        for item in top {
            self.nodes(item, (0, 0), &mut nodes);
        }
        nodes.extend(own.map(|sums| self.rest("budget.undivided", 0, sums)));
        nodes.push(self.rest("budget.unattributed", 0, &budget.unattributed));
        let mut table = self.sums_table(self.key_words(key), nodes, std::slice::from_ref(key));
        if table.rows.len() < 2 {
            return Some(self.budget_table(key, sum));
        }
        table.columns[1] = self.printer.number_column("column.amount");
        let stated = budget.stated.get(key);
        if stated.is_none() || stated.copied() != sum.whole_amount() {
            // What it leaves out stands in its rows.
            let cell = Cell::new(self.sum_words(Some(sum)));
            table.foot.push(self.foot_row("budget.computed-total", std::iter::once(cell)));
        }
        let stated_cell = |stated| Cell::new(self.printer.number(stated));
        let stated_row = |stated| self.foot_row("budget.stated-total", std::iter::once(stated_cell(stated)));
        table.foot.extend(stated.copied().map(stated_row));
        table.foot.extend(self.difference_row(std::slice::from_ref(key)));
        table.notes = self.budget_notes(sum, stated.is_none());
        Some(table)
    }

    /// The items at which the tree first branches, and what belongs to the one above them itself.
    fn branches(&self) -> (Vec<&'a Item>, Option<&'a Sums>) {
        let has_money = |item: &&Item| self.derived.budget.items.contains_key(&item.id);
        let mut top: Vec<&Item> = self.plan.roots().filter(has_money).collect();
        let mut own = None;
        while let [only] = top.as_slice() {
            let children = only.children.iter().filter_map(|id| self.plan.items.get(id));
            let children: Vec<&Item> = children.filter(has_money).collect();
            let sums = &self.derived.budget.items[&only.id].own;
            // Money that stands higher still would be lost from the table.
            if children.is_empty() || (own.is_some() && !sums.kinds.is_empty()) {
                break;
            }
            own = Some(sums).filter(|sums| !sums.kinds.is_empty()).or(own);
            top = children;
        }
        (top, own)
    }

    /// An item with money and what lies below it, `limit` levels deep. What cannot be divided among the items below
    /// stands after them.
    fn nodes(&self, item: &'a Item, (depth, limit): (usize, usize), nodes: &mut Vec<Node<'a>>) {
        let Some(sums) = self.derived.budget.items.get(&item.id) else { return };
        let has_parts = item.children.iter().any(|id| self.derived.budget.items.contains_key(id));
        let level = ("level", self.level_name(item).to_owned());
        let note = (has_parts && depth < limit).then(|| self.printer.say("budget.subtotal", &[level]));
        let name = Cell { note, ..Cell::link(self.item_link(item)) };
        nodes.push(Node { name, depth, sums: &sums.total });
        if depth >= limit || !has_parts {
            return;
        }
        for child in item.children.iter().filter_map(|id| self.plan.items.get(id)) {
            self.nodes(child, (depth + 1, limit), nodes);
        }
        nodes.push(self.rest("budget.undivided", depth + 1, &sums.own));
    }

    fn rest(&self, key: &str, depth: usize, sums: &'a Sums) -> Node<'a> {
        Node { name: Cell::new(self.printer.word(key)), depth, sums }
    }

    /// A table of sums: those rows that have any of the years.
    fn sums_table(&self, caption: String, found: Vec<Node<'a>>, keys: &[BudgetKey]) -> TableView {
        let mut columns = vec![self.printer.column("column.items")];
        columns.extend(keys.iter().map(|key| Column {
            name: self.printer.short_fiscal_year(key.fiscal_year.as_ref(), &self.plan.calendar),
            numeric: true,
            ..Column::default()
        }));
        let has_any = |node: &Node<'_>| keys.iter().any(|key| node.sums.kinds.contains_key(key));
        let rows = found.into_iter().filter(has_any).map(|node| {
            let mut cells = vec![node.name];
            cells.extend(keys.iter().map(|key| self.sum_cell(node.sums.kinds.get(key))));
            Row { anchor: None, depth: node.depth, cells }
        });
        let rows: Vec<Row> = rows.collect();
        let mut notes = Vec::new();
        if rows.iter().any(|row| row.depth > 0) {
            notes.push(self.printer.word("budget.tree-note"));
        }
        let any = |text: &str| rows.iter().flat_map(|row| &row.cells).any(|cell| cell.text == text);
        if rows.iter().flat_map(|row| &row.cells).any(Cell::is_dash) {
            notes.push(self.printer.word("budget.tree-dash"));
        }
        if any(self.printer.get("budget.not-budgeted")) {
            notes.push(self.printer.word("budget.not-budgeted-note"));
        }
        if any(self.printer.get("budget.unknown")) {
            notes.push(self.printer.word("budget.unknown-note"));
        }
        TableView { rows, notes, ..self.money_table(caption, columns) }
    }

    /// The stated totals less the sums, where they are not the same.
    fn difference_row(&self, keys: &[BudgetKey]) -> Option<Row> {
        let budget = &self.derived.budget;
        let difference = |key: &BudgetKey| {
            let sum = budget.totals.kinds.get(key).and_then(Sum::whole_amount)?;
            add_exactly(*budget.stated.get(key)?, -sum).filter(|difference| !difference.is_zero())
        };
        keys.iter().any(|key| difference(key).is_some()).then(|| {
            let cell =
                |key: &BudgetKey| Cell::or_dash(difference(key).map(|amount| self.printer.number(amount)));
            self.foot_row("budget.difference", keys.iter().map(cell))
        })
    }

    fn foot_row(&self, key: &str, cells: impl Iterator<Item = Cell>) -> Row {
        Row::new(std::iter::once(Cell::new(self.printer.word(key))).chain(cells).collect())
    }
}

/// The years of a kind, in order.
fn keys(sums: &Sums, kind: Option<BudgetKind>) -> Vec<BudgetKey> {
    let key = |year: Option<Period>| BudgetKey { fiscal_year: year, kind };
    sums.kinds.keys().filter(|known| known.kind == kind).map(|known| key(known.fiscal_year)).collect()
}
