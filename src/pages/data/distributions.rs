//! How the indicators stand together, as data: counts of states for the plan, its levels, items and actors, and the
//! weighted rates of items.
//!
//! Takes the counts, gives rows and values. Must not know how anything is counted.

use serde_json::{Map, Value, json};

use crate::derive::{Distribution, NoRate, Rollup, Unrated, Weighted, WeightedPart};
use crate::model::{Band, Exact, IndicatorId, ItemId, RuleName};

use super::super::context::Context;
use super::Table;
use super::plan_json::number;
use super::statuses::exact;

/// What a row of the table is about: its kind, its id, its name, and whether what lies below it counts too.
type About<'a> = [&'a str; 4];

impl Context<'_> {
    /// A row for each state of each thing that has indicators; long, so that it can be summed and pivoted.
    pub(super) fn distributions_data(&self) -> Table {
        let plan = self.plan;
        let rollups = &self.derived.rollups;
        let mut rows = Vec::new();
        let mut add = |about: About<'_>, counts: &Distribution| rows.extend(self.state_rows(about, counts));
        add(["plan", plan.id.as_str(), &plan.title, "total"], &rollups.plan);
        add(["unattached", "", "", "total"], &rollups.unattached);
        for (id, counts) in &rollups.levels {
            let name = plan.levels.get(id).map_or("", |level| level.name.as_str());
            add(["level", id.as_str(), name, "own"], &counts.own);
            add(["level", id.as_str(), name, "total"], &counts.total);
        }
        for (id, counts) in &rollups.items {
            let name = plan.items.get(id).map_or("", |item| item.title.as_str());
            add(["item", id.as_str(), name, "own"], &counts.own);
            add(["item", id.as_str(), name, "total"], &counts.total);
        }
        for (id, counts) in &rollups.actors {
            let name = plan.actors.get(id).map_or("", |actor| actor.name.as_str());
            add(["actor", id.as_str(), name, "total"], counts);
        }
        Table {
            columns: &[
                "about",
                "about_id",
                "about_name",
                "reach",
                "rule",
                "status",
                "status_name",
                "reason",
                "count",
            ],
            rows,
        }
    }

    fn state_rows(&self, about: About<'_>, counts: &Distribution) -> Vec<Vec<String>> {
        let row = |state: [String; 4], count: usize| {
            let about = about.iter().map(|cell| (*cell).to_owned());
            about.chain(state).chain([count.to_string()]).collect()
        };
        let rated = counts.rated.iter().map(|(key, count)| {
            let (rule, band) = (key.0.id().to_owned(), self.band_id(*key));
            row([rule, band, self.band_words(*key), String::new()], *count)
        });
        let unrated = self.printer.get("status.unrated");
        let unrated = counts.unrated.iter().map(|(reason, count)| {
            let words = [String::new(), String::new(), unrated.to_owned(), self.unrated_reason(reason)];
            row(words, *count)
        });
        rated.chain(unrated).collect()
    }

    fn band_of(&self, (rule, band): (RuleName, usize)) -> Option<&Band> {
        self.plan.rules.band(rule, band)
    }

    fn band_id(&self, key: (RuleName, usize)) -> String {
        self.band_of(key).map_or_else(String::new, |band| band.id.clone())
    }

    fn band_words(&self, key: (RuleName, usize)) -> String {
        self.band_of(key).map_or_else(String::new, |band| self.band_name(key.0, band))
    }

    /// `distributions` and `weighted` of `plan.json`.
    pub(super) fn distributions_json(&self) -> Map<String, Value> {
        let rollups = &self.derived.rollups;
        let counts = |counts: &Distribution| self.distribution_json(counts);
        let both = |id: &str, rollup: &Rollup| json!({ "id": id, "own": counts(&rollup.own), "total": counts(&rollup.total) });
        let levels = rollups.levels.iter().map(|(id, rollup)| both(id.as_str(), rollup));
        let items = rollups.items.iter().map(|(id, rollup)| both(id.as_str(), rollup));
        let actors = rollups.actors.iter();
        let actors = actors.map(|(id, actor)| json!({ "id": id, "total": counts(actor) }));
        let mut all = Map::new();
        let distributions = json!({
            "plan": counts(&rollups.plan),
            "unattached": {
                "indicators": rollups.unattached_ids.iter().map(IndicatorId::as_str).collect::<Value>(),
                "total": counts(&rollups.unattached),
            },
            "levels": levels.collect::<Value>(),
            "items": items.collect::<Value>(),
            "actors": actors.collect::<Value>(),
        });
        all.insert("distributions".to_owned(), distributions);
        let weighted = self.derived.weighted.iter().map(|(item, one)| self.weighted_json(item, one));
        all.insert("weighted".to_owned(), weighted.collect());
        all
    }

    fn distribution_json(&self, counts: &Distribution) -> Value {
        let rated = counts.rated.iter();
        let rated =
            rated.map(|(key, count)| json!({ "rule": key.0, "band": self.band_id(*key), "count": count }));
        let unrated = counts.unrated.iter().map(|(reason, count)| {
            let mark = match reason {
                Unrated::Mark(mark) => Some(mark),
                _ => None,
            };
            json!({
                "code": reason.id(), "mark": mark, "reason": self.unrated_reason(reason), "count": count,
            })
        });
        json!({
            "count": counts.total(),
            "rated": rated.collect::<Value>(),
            "unrated": unrated.collect::<Value>(),
        })
    }

    fn weighted_json(&self, item: &ItemId, weighted: &Weighted) -> Value {
        let percent = |percent: Option<&Exact>| percent.map_or(Value::Null, exact);
        let part = |part: &WeightedPart| {
            let reason = part.rate.as_ref().err();
            json!({
                "indicator": part.indicator,
                "weight": part.weight.map(number),
                "rate": percent(part.percent().as_ref()),
                "reason": reason.map(|reason| self.unrated_reason(reason)),
                "code": reason.map(Unrated::id),
            })
        };
        let code = weighted.rate.as_ref().err().map(|reason| match reason {
            NoRate::WeightsUnknown => "weights-unknown",
            NoRate::PartMissing => "part-missing",
        });
        json!({
            "item": item,
            "rate": percent(weighted.rate.as_ref().ok()),
            "code": code,
            "parts": weighted.parts.iter().map(part).collect::<Value>(),
        })
    }
}
