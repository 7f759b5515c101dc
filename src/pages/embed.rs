//! Charts, tables and lists that a Markdown text places by name.
//!
//! Takes a target as it is written, gives what it places, or why it cannot. Must not know the text.

use crate::figure::Chart;
use crate::model::{District, Indicator, Item};

use super::address::{self, List};
use super::context::Context;
use super::view::{Embed, Link, TableView};

/// Why a text cannot place what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EmbedProblem {
    /// There is nothing of this name.
    Unknown,
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

/// The tables that a plan may have, by the names that texts use.
const TABLES: &[&str] = &[
    "indicators",
    "budget",
    "schedule",
    "evaluations",
    "actors",
    "scopes",
    "districts",
    "labels",
    "sdgs",
    "terms",
];

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
            ("list", "items") => self.items_embed(title, &conditions),
            ("table" | "list", name) => self.table_embed((kind, name), title, &conditions),
            _ => Err(EmbedProblem::Unknown),
        }
    }

    /// Tables; a list other than that of items is a table too.
    fn table_embed(
        &self,
        (kind, name): (&str, &str),
        title: Option<&str>,
        conditions: &Conditions<'_>,
    ) -> Result<Placed, EmbedProblem> {
        let found = match name {
            "indicators" => self.indicators_table(|indicator| self.indicator_meets(indicator, conditions)),
            "budget" => self.main_budget_table(),
            "schedule" => self.tasks_table(title, conditions),
            "evaluations" => self.evaluations_table(),
            "districts" => self.districts_table(|district| district_meets(district, conditions)),
            "terms" | "glossary" => self.terms_table(),
            "actors" => self.facet_table(List::Actors),
            "labels" => self.facet_table(List::Labels),
            "scopes" => self.facet_table(List::Scopes),
            "sdgs" => self.facet_table(List::Sdgs),
            _ if kind == "table" => return self.values_embed(name, title),
            _ => return Err(EmbedProblem::Unknown),
        };
        found.map(|found| table(found, title)).ok_or(EmbedProblem::Empty)
    }

    /// The names that a target which is none may have been meant to be.
    pub(super) fn known_embeds(&self, target: &str) -> Vec<String> {
        let kind = target.split_once(':').map_or(target, |(kind, _)| kind);
        let names: &[&str] = match kind {
            "chart" => &["budget", "schedule", "status"],
            "table" | "list" => TABLES,
            _ => &[],
        };
        let items = (kind == "list").then(|| "list:items".to_owned());
        let indicators = self.plan.indicators.keys().filter(|_| kind != "list");
        let known = items.into_iter().chain(names.iter().map(|name| format!("{kind}:{name}")));
        known.chain(indicators.map(|id| format!("{kind}:{id}"))).collect()
    }

    fn indicator_embed(
        &self,
        (kind, name): (&str, &str),
        title: Option<&str>,
        id: &str,
    ) -> Result<Placed, EmbedProblem> {
        let indicator = self.plan.indicators.get(name).ok_or(EmbedProblem::Unknown)?;
        let chart = match kind {
            "chart" => self.trend(indicator, id),
            _ => self.bullet(indicator, id).map(Chart::Bullet),
        };
        let chart = chart.ok_or(EmbedProblem::Empty)?;
        let table = self.values_table(indicator).unwrap_or_else(|| self.targets_table(indicator));
        let more =
            Link { path: address::indicator(&self.plan.id, &indicator.id), text: indicator.name.clone() };
        let own = chart.head().title.clone();
        let subtitle = self.figure_subtitle(indicator, Some(&chart));
        let mut placed = figure(chart, (title.unwrap_or(&own), id), Some(table), Some(more));
        if let Embed::Figure { note, .. } = &mut placed.embed {
            *note = Some(subtitle).filter(|subtitle| !subtitle.is_empty());
        }
        Ok(placed)
    }

    fn values_embed(&self, name: &str, title: Option<&str>) -> Result<Placed, EmbedProblem> {
        let indicator = self.plan.indicators.get(name).ok_or(EmbedProblem::Unknown)?;
        let table = self.values_table(indicator).unwrap_or_else(|| self.targets_table(indicator));
        Ok(self::table(table, title))
    }

    fn status_embed(&self, title: Option<&str>, id: &str) -> Result<Placed, EmbedProblem> {
        let (chart, sentence) = self.status_chart(id).ok_or(EmbedProblem::Empty)?;
        let more = Some(self.list_link(List::Indicators));
        let table = self.states_table();
        Ok(figure(chart, (title.unwrap_or(&sentence), id), table, more))
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

    /// The places of the tasks that meet all conditions.
    fn scheduled(&self, conditions: &Conditions<'_>) -> Vec<usize> {
        let wanted = |task: &crate::model::Task| {
            self.plan.items.get(&task.item).is_some_and(|item| self.meets(item, conditions))
        };
        let tasks = self.plan.schedule.iter().enumerate();
        tasks.filter(|(_, task)| wanted(task)).map(|(at, _)| at).collect()
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

    fn tasks_table(&self, title: Option<&str>, conditions: &Conditions<'_>) -> Option<TableView> {
        let tasks = self.scheduled(conditions);
        let caption = title.map_or_else(|| self.printer.word("list.schedule"), str::to_owned);
        (!tasks.is_empty()).then(|| self.schedule_table(&tasks, caption))
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

fn district_meets(district: &District, conditions: &Conditions<'_>) -> bool {
    conditions.iter().all(|(key, wanted)| match *key {
        "id" => wanted.contains(&district.id.as_str()),
        "label" => district.labels.iter().any(|label| wanted.contains(&label.as_str())),
        _ => false,
    })
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
    let embed = Embed::Figure {
        figure: id.to_owned(),
        note: None,
        title: title.to_owned(),
        table,
        is_repeated: false,
        more,
    };
    Placed { embed, chart: Some(chart) }
}

fn table(mut table: TableView, title: Option<&str>) -> Placed {
    if let Some(title) = title {
        title.clone_into(&mut table.caption);
    }
    Placed { embed: Embed::Table { table }, chart: None }
}
