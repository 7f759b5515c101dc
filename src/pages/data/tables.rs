//! The CSV tables of a plan. Column names are fixed: others rely on them.

use rust_decimal::Decimal;

use crate::derive::{Progress, Status};
use crate::model::period::Period;
use crate::model::{Indicator, Item, Member, Observation, Task, Tone};

use super::super::context::Context;
use super::Table;

/// The columns of values, of all indicators and of one.
const OBSERVATION_COLUMNS: &[&str] = &[
    "indicator_id",
    "series",
    "series_name",
    "dimension",
    "district_id",
    "actor_id",
    "period",
    "start",
    "end",
    "kind",
    "value",
    "numerator",
    "denominator",
    "mark",
    "note",
];

/// Several values in one cell.
pub(super) fn joined<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
    values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join(";")
}

pub(super) fn code(period: Option<&Period>) -> String {
    period.map_or_else(String::new, Period::code)
}

pub(super) fn plain(value: Option<Decimal>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn text(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

impl Context<'_> {
    pub(super) fn items_data(&self) -> Table {
        let row = |item: &Item| {
            vec![
                item.id.to_string(),
                item.parent.as_ref().map_or_else(String::new, ToString::to_string),
                item.level.to_string(),
                text(item.number.as_ref()),
                item.title.clone(),
                joined(&item.labels),
                joined(item.everybody()),
                joined(&item.scopes),
                joined(&item.districts),
                joined(&item.sdgs),
                item.direction.as_ref().map_or_else(String::new, ToString::to_string),
                format!("../items/{}.html", item.id),
            ]
        };
        Table {
            columns: &[
                "item_id",
                "parent_id",
                "level",
                "number",
                "title",
                "labels",
                "actors",
                "scopes",
                "districts",
                "sdgs",
                "direction",
                "url",
            ],
            rows: self.plan.items.values().map(row).collect(),
        }
    }

    pub(super) fn indicators_data(&self) -> Table {
        Table {
            columns: &[
                "indicator_id",
                "name",
                "unit",
                "kind",
                "direction",
                "accumulation",
                "baseline_period",
                "baseline_value",
                "target_period",
                "target_value",
                "target_text",
                "latest_period",
                "latest_value",
                "status",
                "rule",
                "method",
                "source",
                "item_ids",
                "url",
            ],
            rows: self.plan.indicators.values().map(|indicator| self.indicator_data(indicator)).collect(),
        }
    }

    fn indicator_data(&self, indicator: &Indicator) -> Vec<String> {
        let baseline = indicator.baseline.as_ref();
        let target = indicator.main_target();
        let latest = indicator.latest_actual();
        vec![
            indicator.id.to_string(),
            indicator.name.clone(),
            text(indicator.unit.as_ref()),
            indicator.kind.map_or_else(String::new, |kind| kind.id().to_owned()),
            indicator.direction.map_or_else(String::new, |trend| trend.id().to_owned()),
            indicator.accumulation.map_or_else(String::new, |a| a.id().to_owned()),
            code(baseline.and_then(|baseline| baseline.period.as_ref())),
            plain(baseline.map(|baseline| baseline.value.value)),
            code(target.and_then(|target| target.period.as_ref())),
            plain(target.and_then(|target| target.value.as_ref()).map(|number| number.value)),
            text(target.and_then(|target| target.text.as_ref())),
            code(latest.map(|latest| &latest.period)),
            plain(latest.and_then(Observation::decimal)),
            self.status_code(indicator),
            self.rule_code(indicator),
            text(indicator.method.as_ref()),
            text(indicator.source.as_ref()),
            joined(&indicator.measures),
            format!("../indicators/{}.html", indicator.id),
        ]
    }

    /// The band's id; blank where there is no state.
    pub(super) fn status_code(&self, indicator: &Indicator) -> String {
        let Some(Status::Rated(rated)) = self.derived.statuses.get(&indicator.id) else {
            return String::new();
        };
        let band = self.plan.rules.band(rated.rule, rated.band);
        band.map_or_else(String::new, |band| band.id.clone())
    }

    /// The rule's id; blank where there is no state.
    pub(super) fn rule_code(&self, indicator: &Indicator) -> String {
        match self.derived.statuses.get(&indicator.id) {
            Some(Status::Rated(rated)) => rated.rule.id().to_owned(),
            _ => String::new(),
        }
    }

    /// What a value is about: series, its name, its dimension, district and actor; blank for the headline.
    fn series_cells(&self, indicator: &Indicator, observation: &Observation) -> [String; 5] {
        let id = observation.series.as_ref();
        let Some(series) = indicator.series.iter().find(|series| id == Some(&series.id)) else {
            return <[String; 5]>::default();
        };
        let (district, actor) = match &series.member {
            Member::District(id) => (id.to_string(), String::new()),
            Member::Actor(id) => (String::new(), id.to_string()),
            Member::Plain => (String::new(), String::new()),
        };
        [series.id.to_string(), series.name.clone(), self.dimension(series), district, actor]
    }

    pub(super) fn observations_data(&self) -> Table {
        let rows = self.plan.indicators.values().flat_map(|indicator| self.observation_rows(indicator));
        Table { columns: OBSERVATION_COLUMNS, rows: rows.collect() }
    }

    /// The observations of one indicator, with the columns of all.
    pub(super) fn values_data(&self, indicator: &Indicator) -> Table {
        Table { columns: OBSERVATION_COLUMNS, rows: self.observation_rows(indicator).collect() }
    }

    fn observation_rows(&self, indicator: &Indicator) -> impl Iterator<Item = Vec<String>> {
        indicator.observations.iter().map(|observation| {
            let [series, name, dimension, district, actor] = self.series_cells(indicator, observation);
            vec![
                indicator.id.to_string(),
                series,
                name,
                dimension,
                district,
                actor,
                observation.period.code(),
                observation.period.start().to_string(),
                observation.period.end().to_string(),
                observation.kind.id().to_owned(),
                plain(observation.decimal()),
                plain(observation.share.as_ref().map(|share| share.numerator.value)),
                plain(observation.share.as_ref().map(|share| share.denominator.value)),
                observation.mark.as_ref().map_or_else(String::new, ToString::to_string),
                text(observation.note.as_ref()),
            ]
        })
    }

    pub(super) fn schedule_data(&self) -> Table {
        let first =
            |period: Option<&Period>| period.map_or_else(String::new, |period| period.start().to_string());
        let last =
            |period: Option<&Period>| period.map_or_else(String::new, |period| period.end().to_string());
        let row = |(task, progress): (&Task, &Progress)| {
            vec![
                task.item.to_string(),
                task.name.clone(),
                task.kind.map_or_else(String::new, |kind| kind.id().to_owned()),
                first(task.start.as_ref()),
                last(task.end.as_ref().or(task.start.as_ref())),
                first(task.actual_start.as_ref()),
                last(task.actual_end.as_ref()),
                text(task.printed.as_ref()),
                progress.id().to_owned(),
                text(task.note.as_ref()),
            ]
        };
        Table {
            columns: &[
                "item_id",
                "task",
                "kind",
                "start",
                "end",
                "actual_start",
                "actual_end",
                "printed",
                "progress",
                "note",
            ],
            rows: self.plan.schedule.iter().zip(&self.derived.progress).map(row).collect(),
        }
    }

    pub(super) fn glossary_data(&self) -> Table {
        let terms = self.plan.terms.values();
        let rows =
            terms.map(|term| vec![term.name.clone(), text(term.reading.as_ref()), term.meaning.clone()]);
        Table { columns: &["term", "reading", "definition"], rows: rows.collect() }
    }

    pub(super) fn codes_data(&self) -> Table {
        let mut rows = Vec::new();
        macro_rules! words {
            ($($list:literal: $words:expr;)*) => {
                $(for word in $words.values() {
                    rows.push(vec![
                        $list.to_owned(),
                        word.id.to_string(),
                        word.name.clone(),
                        text(word.symbol.as_ref()),
                        text(word.meaning.as_ref()),
                    ]);
                })*
            };
        }
        let plan = self.plan;
        words! {
            "level": plan.levels;
            "section": plan.sections;
            "label": plan.labels;
            "scope": plan.scopes;
            "direction": plan.directions;
            "mark": plan.marks;
            "fund": plan.funds;
        }
        let mut add = |list: &str, code: String, label: String, symbol: String, meaning: String| {
            rows.push(vec![list.to_owned(), code, label, symbol, meaning]);
        };
        for actor in plan.actors.values() {
            add(
                "actor",
                actor.id.to_string(),
                actor.name.clone(),
                String::new(),
                text(actor.meaning.as_ref()),
            );
        }
        for district in plan.districts.values() {
            let meaning = text(district.meaning.as_ref());
            add("district", district.id.to_string(), district.name.clone(), String::new(), meaning);
        }
        for scale in plan.scales.values() {
            for step in &scale.steps {
                let list = format!("scale:{}", scale.id);
                let meaning = step.meaning.clone().unwrap_or_else(|| self.printer.bounds(&step.bounds));
                add(&list, step.id.clone(), step.name.clone(), text(step.symbol.as_ref()), meaning);
            }
        }
        for (rule, band) in self.bands_in_use() {
            let meaning = band.meaning.clone().unwrap_or_else(|| match band.tone {
                Tone::Met => String::new(),
                _ => self.printer.bounds(&band.bounds),
            });
            let list = if Some(rule) == plan.rules.own {
                "status".to_owned()
            } else {
                format!("status:{}", rule.id())
            };
            add(&list, band.id.clone(), self.band_name(rule, band), String::new(), meaning);
        }
        Table { columns: &["list", "code", "label", "symbol", "meaning"], rows }
    }
}
