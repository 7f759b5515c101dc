//! Everything that a plan says, as JSON.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use crate::annotation;
use crate::derive::Progress;
use crate::model::period::Period;
use crate::model::{
    Bounds, Chapter, Indicator, Item, Member, Milestone, Observation, SectionText, Series, Target, Task, Word,
};

use super::super::context::Context;

/// A number with exactly the digits that the source states.
pub(super) fn number(value: Decimal) -> Value {
    serde_json::Number::from_str(&value.to_string()).map_or(Value::Null, Value::Number)
}

pub(super) fn period(period: Option<&Period>) -> Value {
    period.map_or(Value::Null, |period| {
        json!({ "code": period.code(), "start": period.start().to_string(), "end": period.end().to_string() })
    })
}

pub(super) fn bounds(bounds: &Bounds) -> Value {
    let all = [
        ("above", bounds.above),
        ("from", bounds.from),
        ("exactly", bounds.exactly),
        ("to", bounds.to),
        ("below", bounds.below),
    ];
    let set = all.into_iter().filter_map(|(name, bound)| Some((name.to_owned(), number(bound?))));
    Value::Object(set.collect::<Map<String, Value>>())
}

fn words<I: ToString>(words: &indexmap::IndexMap<I, Word<I>>) -> Value {
    let word = |word: &Word<I>| {
        json!({
            "id": word.id.to_string(),
            "name": word.name,
            "symbol": word.symbol,
            "meaning": word.meaning,
            "note": word.note,
        })
    };
    words.values().map(word).collect()
}

pub(super) fn ids<I: ToString>(ids: &[I]) -> Value {
    ids.iter().map(|id| Value::String(id.to_string())).collect()
}

impl Context<'_> {
    /// The whole plan.
    pub(super) fn plan_json(&self) -> Value {
        let plan = self.plan;
        let mut all = json!({
            "$schema": "plan.schema.json",
            "id": plan.id,
            "title": plan.title,
            "subtitle": plan.subtitle,
            "kind": plan.kind,
            "organisation": plan.organisation,
            "department": plan.department,
            "state": plan.state,
            "period": period(plan.period.as_ref()),
            "edition": plan.edition,
            "updated": period(plan.updated.as_ref()),
            "as_of": self.site.settings.as_of.to_string(),
            "summary": plan.summary,
            "money_unit": (!plan.budget.is_empty()).then_some(plan.money_unit),
            "sdgs": plan.sdgs,
            "source": plan.source,
            "contact": plan.contact,
            "licence": self.licence(),
            "note": plan.note,
            "overview": plan.overview.as_ref().map(|overview| overview.text.to_string()),
        });
        if let Value::Object(all) = &mut all {
            all.extend(self.vocabulary_json());
            all.extend(self.contents_json());
            all.extend(self.distributions_json());
        }
        all
    }

    fn vocabulary_json(&self) -> Map<String, Value> {
        let plan = self.plan;
        let mut all = Map::new();
        let mut add = |name: &str, value: Value| {
            all.insert(name.to_owned(), value);
        };
        add("levels", words(&plan.levels));
        add("sections", words(&plan.sections));
        add("labels", words(&plan.labels));
        add("scopes", words(&plan.scopes));
        add("directions", words(&plan.directions));
        add("marks", words(&plan.marks));
        add("funds", words(&plan.funds));
        let actors = plan.actors.values().map(|actor| {
            json!({
                "id": actor.id, "name": actor.name, "reading": actor.reading, "aliases": actor.aliases,
                "meaning": actor.meaning, "contact": actor.contact, "note": actor.note,
            })
        });
        add("actors", actors.collect());
        let districts = plan.districts.values().map(|district| {
            json!({
                "id": district.id, "name": district.name, "reading": district.reading, "number": district.number,
                "labels": ids(&district.labels), "meaning": district.meaning, "note": district.note,
            })
        });
        add("districts", districts.collect());
        let terms = plan.terms.values().map(|term| {
            json!({
                "id": term.id, "name": term.name, "reading": term.reading, "aliases": term.aliases,
                "meaning": term.meaning, "note": term.note,
            })
        });
        add("terms", terms.collect());
        all.extend(self.rating_json());
        all
    }

    fn rating_json(&self) -> Map<String, Value> {
        let plan = self.plan;
        let mut all = Map::new();
        let mut add = |name: &str, value: Value| {
            all.insert(name.to_owned(), value);
        };
        let scales = plan.scales.values().map(|scale| {
            let steps = scale.steps.iter().map(|step| {
                json!({
                    "id": step.id, "name": step.name, "symbol": step.symbol, "meaning": step.meaning,
                    "bounds": bounds(&step.bounds), "tones": step.tones, "note": step.note,
                })
            });
            json!({
                "id": scale.id, "name": scale.name, "evaluator": scale.evaluator, "meaning": scale.meaning,
                "asks_reason": scale.asks_reason,
                "steps": steps.collect::<Value>(), "note": scale.note,
            })
        });
        add("scales", scales.collect());
        add("status", self.rules_json());
        let related = plan.related.iter().map(|related| {
            json!({
                "relation": related.relation, "plan": related.plan, "title": related.title, "url": related.url,
                "note": related.note,
            })
        });
        add("related", related.collect());
        all
    }

    fn contents_json(&self) -> Map<String, Value> {
        let plan = self.plan;
        let mut all = Map::new();
        let mut add = |name: &str, value: Value| {
            all.insert(name.to_owned(), value);
        };
        add("items", plan.items.values().map(item).collect());
        add("indicators", plan.indicators.values().map(|one| self.indicator_json(one)).collect());
        add("budget", self.budget_json());
        add("budget_sums", self.budget_sums_json());
        add("execution", self.execution_json());
        add("schedule", plan.schedule.iter().zip(&self.derived.progress).map(task).collect());
        add("evaluations", self.evaluations_json());
        add("agreements", self.agreements_json());
        add("chapters", plan.chapters.values().map(chapter).collect());
        all
    }

    fn series_json(&self, series: &Series) -> Value {
        let (district, actor) = match &series.member {
            Member::District(id) => (Some(id), None),
            Member::Actor(id) => (None, Some(id)),
            Member::Plain => (None, None),
        };
        json!({
            "id": series.id,
            "name": series.name,
            "dimension": self.dimension(series),
            "district": district,
            "actor": actor,
        })
    }

    fn indicator_json(&self, indicator: &Indicator) -> Value {
        let [status, other_rules] = self.status_json(indicator);
        let baseline = indicator.baseline.as_ref().map(|baseline| {
            json!({
                "period": period(baseline.period.as_ref()),
                "value": number(baseline.value.value),
                "printed": baseline.value.written,
                "note": baseline.note,
            })
        });
        let series = indicator.series.iter().map(|series| self.series_json(series));
        let breaks = indicator.breaks.iter();
        let breaks = breaks.map(|b| json!({ "period": period(Some(&b.period)), "reason": b.reason }));
        json!({
            "id": indicator.id,
            "name": indicator.name,
            "reading": indicator.reading,
            "number": indicator.number,
            "unit": indicator.unit,
            "kind": indicator.kind,
            "definition": indicator.definition,
            "direction": indicator.direction,
            "accumulation": indicator.accumulation,
            "baseline": baseline,
            "targets": indicator.targets.iter().map(target).collect::<Value>(),
            "series": series.collect::<Value>(),
            "breaks": breaks.collect::<Value>(),
            "observations": indicator.observations.iter().map(observation).collect::<Value>(),
            "measures": ids(&indicator.measures),
            "method": indicator.method,
            "source": indicator.source,
            "frequency": indicator.frequency,
            "next_release": indicator.next_release,
            "reason": indicator.reason,
            "responsible": ids(&indicator.responsible),
            "weight": indicator.weight.as_ref().map(|weight| number(weight.value)),
            "state": indicator.state,
            "milestone": indicator.milestone.map(|steps| milestone(&steps)),
            "status": status,
            "other_rules": other_rules,
            "note": indicator.note,
        })
    }
}

fn milestone(steps: &Milestone) -> Value {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    json!({ "started": day(steps.started), "done": day(steps.done) })
}

fn item(item: &Item) -> Value {
    let sections = item.sections.iter().map(|section| {
        let (text, points) = match &section.text {
            SectionText::Prose(prose) => (Some(prose.text.trim().to_owned()), Vec::new()),
            SectionText::Points(points) => {
                (None, points.iter().map(|point| point.text.to_string()).collect())
            }
        };
        json!({ "id": section.id, "name": section.name, "text": text, "points": points })
    });
    let relations = item.relations.iter().map(|relation| json!({ "kind": relation.kind, "to": relation.to }));
    json!({
        "id": item.id,
        "parent": item.parent,
        "level": item.level,
        "number": item.number,
        "title": item.title,
        "subtitle": item.subtitle,
        "reading": item.reading,
        "summary": item.summary,
        "lead": item.lead.as_ref().map(|lead| lead.text.trim().to_owned()),
        "sections": sections.collect::<Value>(),
        "labels": ids(&item.labels),
        "actors": ids(&item.actors),
        "responsible": ids(&item.responsible),
        "scopes": ids(&item.scopes),
        "districts": ids(&item.districts),
        "sdgs": item.sdgs,
        "direction": item.direction,
        "period": period(item.period.as_ref()),
        "relations": relations.collect::<Value>(),
        "note": item.note,
    })
}

fn target(target: &Target) -> Value {
    let value =
        |number: &Option<crate::model::Number>| number.as_ref().map(|number| self::number(number.value));
    json!({
        "period": period(target.period.as_ref()),
        "value": value(&target.value),
        "min": value(&target.min),
        "max": value(&target.max),
        "text": target.text.as_ref().map(|text| annotation::plain(text)),
        "kind": target.kind,
        "note": target.note,
    })
}

fn observation(observation: &Observation) -> Value {
    json!({
        "period": period(Some(&observation.period)),
        "series": observation.series,
        "kind": observation.kind,
        "value": observation.decimal().map(number),
        "printed": observation.value.as_ref().map(|value| &value.written),
        "share": observation.share.as_ref().map(|share| json!({
            "numerator": number(share.numerator.value),
            "denominator": number(share.denominator.value),
        })),
        "mark": observation.mark,
        "note": observation.note,
    })
}

fn task((task, progress): (&Task, &Progress)) -> Value {
    json!({
        "item": task.item,
        "row": task.row,
        "task": task.name,
        "kind": task.kind,
        "start": period(task.start.as_ref()),
        "end": period(task.end.as_ref()),
        "actual_start": period(task.actual_start.as_ref()),
        "actual_end": period(task.actual_end.as_ref()),
        "monthly": task.monthly,
        "printed": task.printed,
        "progress": progress.id(),
        "note": task.note,
    })
}

fn chapter(chapter: &Chapter) -> Value {
    json!({
        "id": chapter.id,
        "title": chapter.title,
        "summary": chapter.summary,
        "place": if chapter.after_items { "after" } else { "before" },
        "text": chapter.text.text.to_string(),
    })
}
