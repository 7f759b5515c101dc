//! Charts, tables and lists that a Markdown text places by name.

use crate::figure::Chart;
use crate::model::{Indicator, Item};

use super::address::{self, List};
use super::context::Context;
use super::view::{Cell, Embed, Entry, Link, Row, TableView};

/// Why a text cannot place what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EmbedProblem {
    /// There is nothing of this name; these are the names that there are.
    Unknown(Vec<String>),
    /// The conditions leave nothing.
    Empty,
}

/// What is placed: the embed, and its chart.
pub(super) struct Placed {
    pub(super) embed: Embed,
    pub(super) chart: Option<Chart>,
}

/// Conditions of a list: `level=measure&label=priority`.
type Conditions<'t> = Vec<(&'t str, Vec<&'t str>)>;

impl Context<'_> {
    /// What a target like `chart:participation` places, under the name `id` in the page's figures.
    pub(super) fn embed(&self, target: &str, title: Option<&str>, id: &str) -> Result<Placed, EmbedProblem> {
        let (kind, rest) = target.split_once(':').unwrap_or((target, ""));
        let (name, query) = rest.split_once('?').unwrap_or((rest, ""));
        let conditions = conditions(query);
        match (kind, name) {
            ("chart", "budget") => self.budget_embed(title, id),
            ("chart", "schedule") => self.schedule_embed(title, id, &conditions),
            ("chart", "status") => self.status_embed(title, id),
            ("chart" | "bullet", name) => self.indicator_embed((kind, name), title, id),
            ("table" | "list", "indicators") => self.indicators_table(title, &conditions),
            ("table", "budget") => self.budget_embed_table(title),
            ("table", "schedule") => self.schedule_embed_table(title, &conditions),
            ("table", "districts") => self.districts_table(title, &conditions),
            ("table", "terms") => self.terms_table(title),
            ("table", name) => self.values_embed(name, title),
            ("list", "items") => self.items_embed(title, &conditions),
            _ => Err(self.unknown(kind)),
        }
    }

    fn unknown(&self, kind: &str) -> EmbedProblem {
        let indicators = self.plan.indicators.keys();
        let mut known: Vec<String> = match kind {
            "chart" => ["budget", "schedule", "status"].iter().map(|name| format!("chart:{name}")).collect(),
            "table" => ["indicators", "budget", "schedule", "districts", "terms"]
                .iter()
                .map(|name| format!("table:{name}"))
                .collect(),
            "list" => vec!["list:items".to_owned(), "list:indicators".to_owned()],
            _ => Vec::new(),
        };
        if kind != "list" {
            known.extend(indicators.map(|id| format!("{kind}:{id}")));
        }
        EmbedProblem::Unknown(known)
    }

    fn indicator_embed(
        &self,
        (kind, name): (&str, &str),
        title: Option<&str>,
        id: &str,
    ) -> Result<Placed, EmbedProblem> {
        let indicator = self.plan.indicators.get(name).ok_or_else(|| self.unknown(kind))?;
        let chart = match kind {
            "chart" => self.trend(indicator, id),
            _ => self.bullet(indicator, id).map(Chart::Bullet),
        };
        let chart = chart.ok_or(EmbedProblem::Empty)?;
        let table = self.values_table(indicator).unwrap_or_else(|| self.targets_table(indicator));
        let more =
            Link { path: address::indicator(&self.plan.id, &indicator.id), text: indicator.name.clone() };
        Ok(figure(chart, (title.unwrap_or(&indicator.name), id), Some(table), Some(more)))
    }

    /// Baseline and targets as a table, for indicators without values.
    fn targets_table(&self, indicator: &Indicator) -> TableView {
        let view = self.indicator_card(indicator, None);
        TableView {
            caption: indicator.name.clone(),
            columns: vec![
                self.printer.column("column.baseline"),
                self.printer.column("column.latest"),
                self.printer.column("column.target"),
            ],
            rows: vec![Row {
                anchor: None,
                cells: vec![
                    Cell::or_dash(view.baseline),
                    Cell::or_dash(view.latest.or_else(|| Some(self.printer.word("status.no-actual")))),
                    Cell::or_dash(view.target.or(view.direction)),
                ],
            }],
            ..TableView::default()
        }
    }

    fn values_embed(&self, name: &str, title: Option<&str>) -> Result<Placed, EmbedProblem> {
        let indicator = self.plan.indicators.get(name).ok_or_else(|| self.unknown("table"))?;
        let table = self.values_table(indicator).unwrap_or_else(|| self.targets_table(indicator));
        Ok(self::table(table, title))
    }

    fn status_embed(&self, title: Option<&str>, id: &str) -> Result<Placed, EmbedProblem> {
        let (chart, sentence) = self.status_chart(id).ok_or(EmbedProblem::Empty)?;
        let more = Some(self.list_link(List::Indicators));
        let table = self.states_table();
        Ok(figure(chart, (title.unwrap_or(&sentence), id), table, more))
    }

    /// The states with their counts as a table.
    fn states_table(&self) -> Option<TableView> {
        let summary = self.status_summary()?;
        let rows = summary.states.into_iter().map(|state| {
            let name =
                Cell { tone: Some(state.state.tone), note: state.reason, ..Cell::new(state.state.name) };
            Row::new(vec![name, Cell::new(state.count.to_string())])
        });
        Some(TableView {
            caption: self.printer.word("chart.status"),
            columns: vec![self.printer.column("column.state"), self.printer.number_column("column.count")],
            rows: rows.collect(),
            ..TableView::default()
        })
    }

    fn budget_embed(&self, title: Option<&str>, id: &str) -> Result<Placed, EmbedProblem> {
        let (mut chart, table) = self.budget_chart().ok_or(EmbedProblem::Empty)?;
        if let Chart::Bars(bars) = &mut chart {
            id.clone_into(&mut bars.head.id);
        }
        let caption = table.caption.clone();
        let more = Some(self.list_link(List::Budget));
        Ok(figure(chart, (title.unwrap_or(&caption), id), Some(table), more))
    }

    fn budget_embed_table(&self, title: Option<&str>) -> Result<Placed, EmbedProblem> {
        let table = self.budget_tables().pop().ok_or(EmbedProblem::Empty)?;
        Ok(self::table(table, title))
    }

    fn scheduled(&self, conditions: &Conditions<'_>) -> Vec<&crate::model::Task> {
        let wanted = |task: &&crate::model::Task| {
            self.plan.items.get(&task.item).is_some_and(|item| self.meets(item, conditions))
        };
        self.plan.schedule.iter().filter(wanted).collect()
    }

    fn schedule_embed(
        &self,
        title: Option<&str>,
        id: &str,
        conditions: &Conditions<'_>,
    ) -> Result<Placed, EmbedProblem> {
        let tasks = self.scheduled(conditions);
        if tasks.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let caption = title.map_or_else(|| self.printer.word("list.schedule"), str::to_owned);
        let table = self.schedule_table(&tasks, caption.clone());
        let Some(chart) = self.schedule_chart(&tasks, (caption.clone(), id)).map(Chart::Schedule) else {
            return Ok(self::table(table, None));
        };
        Ok(figure(chart, (&caption, id), Some(table), Some(self.list_link(List::Schedule))))
    }

    fn schedule_embed_table(
        &self,
        title: Option<&str>,
        conditions: &Conditions<'_>,
    ) -> Result<Placed, EmbedProblem> {
        let tasks = self.scheduled(conditions);
        if tasks.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let caption = title.map_or_else(|| self.printer.word("list.schedule"), str::to_owned);
        Ok(self::table(self.schedule_table(&tasks, caption), None))
    }

    fn indicators_table(
        &self,
        title: Option<&str>,
        conditions: &Conditions<'_>,
    ) -> Result<Placed, EmbedProblem> {
        let rows: Vec<Row> = self
            .plan
            .indicators
            .values()
            .filter(|indicator| self.indicator_meets(indicator, conditions))
            .map(|indicator| self.indicator_row(indicator))
            .collect();
        if rows.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let table = TableView {
            caption: self.printer.word("list.indicators"),
            columns: vec![
                self.printer.column("column.indicator"),
                self.printer.column("column.baseline"),
                self.printer.column("column.latest"),
                self.printer.column("column.target"),
                self.printer.column("column.method"),
            ],
            rows,
            ..TableView::default()
        };
        Ok(self::table(table, title))
    }

    fn indicator_row(&self, indicator: &Indicator) -> Row {
        let card = self.indicator_card(indicator, None);
        let name = Cell { path: Some(card.path), ..Cell::new(card.name) };
        let latest = card.latest.unwrap_or_else(|| self.printer.word("status.no-actual"));
        Row {
            anchor: None,
            cells: vec![
                name,
                Cell::or_dash(card.baseline),
                Cell::or_dash(Some(latest)),
                Cell::or_dash(card.target.or(card.direction)),
                Cell::or_dash(indicator.method.clone()),
            ],
        }
    }

    fn indicator_meets(&self, indicator: &Indicator, conditions: &Conditions<'_>) -> bool {
        conditions.iter().all(|(key, wanted)| match *key {
            "id" => wanted.contains(&indicator.id.as_str()),
            "kind" => indicator.kind.is_some_and(|kind| {
                let name = self.printer.indicator_kind(kind);
                wanted.iter().any(|wanted| *wanted == kind.id() || *wanted == name)
            }),
            "item" => indicator.measures.iter().any(|item| wanted.contains(&item.as_str())),
            _ => false,
        })
    }

    fn districts_table(
        &self,
        title: Option<&str>,
        conditions: &Conditions<'_>,
    ) -> Result<Placed, EmbedProblem> {
        let labels = self.plan.districts.values().any(|district| !district.labels.is_empty());
        let numbers = self.plan.districts.values().any(|district| district.number.is_some());
        let meets = |district: &&crate::model::District| {
            conditions.iter().all(|(key, wanted)| {
                *key == "label" && district.labels.iter().any(|label| wanted.contains(&label.as_str()))
            })
        };
        let rows: Vec<Row> = self
            .plan
            .districts
            .values()
            .filter(meets)
            .map(|district| {
                let path = Some(address::district(&self.plan.id, &district.id));
                let mut cells = Vec::new();
                cells.extend(numbers.then(|| Cell::new(district.number.clone().unwrap_or_default())));
                cells.push(Cell { path, ..Cell::new(district.name.clone()) });
                let entries = self.labels(&district.labels).into_iter();
                let entries = entries.map(|label| Entry {
                    text: label.name,
                    path: Some(label.path),
                    symbol: label.symbol,
                });
                cells.extend(labels.then(|| Cell::of_entries(entries.collect())));
                Row::new(cells)
            })
            .collect();
        if rows.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let mut columns = Vec::new();
        columns.extend(numbers.then(|| self.printer.column("column.number")));
        columns.push(self.printer.column("column.district"));
        columns.extend(labels.then(|| self.printer.column("column.labels")));
        let table =
            TableView { caption: self.printer.word("list.districts"), columns, rows, ..TableView::default() };
        Ok(self::table(table, title))
    }

    fn terms_table(&self, title: Option<&str>) -> Result<Placed, EmbedProblem> {
        let rows: Vec<Row> = self
            .plan
            .terms
            .values()
            .map(|term| {
                let name = Cell {
                    path: Some(address::term(&self.plan.id, &term.id)),
                    ..Cell::new(term.name.clone())
                };
                Row::new(vec![name, Cell::new(term.meaning.clone())])
            })
            .collect();
        if rows.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let columns = vec![self.printer.column("column.term"), self.printer.column("column.meaning")];
        let table =
            TableView { caption: self.printer.word("list.glossary"), columns, rows, ..TableView::default() };
        Ok(self::table(table, title))
    }

    fn items_embed(&self, title: Option<&str>, conditions: &Conditions<'_>) -> Result<Placed, EmbedProblem> {
        let items: Vec<&Item> =
            self.plan.items.values().filter(|item| self.meets(item, conditions)).collect();
        if items.is_empty() {
            return Err(EmbedProblem::Empty);
        }
        let items = items.into_iter().map(|item| self.item_ref(item)).collect();
        Ok(Placed { embed: Embed::Items { title: title.map(str::to_owned), items }, chart: None })
    }

    /// Whether an item meets all conditions; a condition of an unknown kind is met by none.
    fn meets(&self, item: &Item, conditions: &Conditions<'_>) -> bool {
        let any = |ids: &mut dyn Iterator<Item = &str>, wanted: &[&str]| {
            let mut ids = ids;
            Iterator::any(&mut ids, |id| wanted.contains(&id))
        };
        conditions.iter().all(|(key, wanted)| match *key {
            "id" | "item" => wanted.contains(&item.id.as_str()),
            "level" => wanted.contains(&item.level.as_str()),
            "parent" => item.parent.as_ref().is_some_and(|parent| wanted.contains(&parent.as_str())),
            "below" => {
                self.plan.path_to(item).iter().rev().skip(1).any(|above| wanted.contains(&above.id.as_str()))
            }
            "label" => any(&mut item.labels.iter().map(crate::model::LabelId::as_str), wanted),
            "scope" => any(&mut item.scopes.iter().map(crate::model::ScopeId::as_str), wanted),
            "actor" => any(&mut item.everybody().into_iter().map(crate::model::ActorId::as_str), wanted),
            "district" => any(&mut item.districts.iter().map(crate::model::DistrictId::as_str), wanted),
            _ => false,
        })
    }
}

fn conditions(query: &str) -> Conditions<'_> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (key, values) = pair.split_once('=').unwrap_or((pair, ""));
            (key, values.split([',', ';']).collect())
        })
        .collect()
}

fn figure(chart: Chart, (title, id): (&str, &str), table: Option<TableView>, more: Option<Link>) -> Placed {
    let embed = Embed::Figure { figure: id.to_owned(), title: title.to_owned(), table, more };
    Placed { embed, chart: Some(chart) }
}

fn table(mut table: TableView, title: Option<&str>) -> Placed {
    if let Some(title) = title {
        title.clone_into(&mut table.caption);
    }
    Placed { embed: Embed::Table { table }, chart: None }
}
