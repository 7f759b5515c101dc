//! The page of an indicator.
//!
//! Takes an indicator, gives its view, which the whole plan shows as well, and the sentences that lead it. Must not know how
//! a chart or a state comes about.

use crate::annotation;
use crate::figure::Chart;
use crate::model::period::Period;
use crate::model::{Indicator, Subject, Trend};

use super::address::{self, List};
use super::context::{Context, note};
use super::course::{Course, Dated};
use super::description;
use super::judgement::judgement;
use super::page::{Draft, Drafted};
use super::view::{Entry, Fact, IndicatorView, TargetView, View};

impl Context<'_> {
    /// The page of an indicator.
    pub(super) fn indicator_page(&self, indicator: &Indicator) -> Drafted {
        let crumbs = vec![self.list_link(List::Indicators)];
        let path = address::indicator(&self.plan.id, &indicator.id);
        let mut page = self.page(path, &indicator.name, crumbs);
        page.description = description::summary(&self.lead(indicator));
        let dataset = self.indicator_dataset(indicator, &page);
        let mut draft = Draft::new(page, indicator.span);
        draft.dataset = Some(dataset);
        let view = self.indicator_view(indicator, "", &mut draft);
        draft.finish(View::Indicator(Box::new(view)))
    }

    /// What the page of an indicator shows; its figures go into `draft` under names with `prefix`.
    pub(super) fn indicator_view(
        &self,
        indicator: &Indicator,
        prefix: &str,
        draft: &mut Draft,
    ) -> IndicatorView {
        let id = format!("{prefix}trend");
        let chart = self.trend(indicator, &id);
        let subtitle = self.figure_subtitle(indicator, chart.as_ref());
        if let Some(chart) = chart.clone().filter(|_| prefix.is_empty()) {
            let address = address::indicator_chart(&self.plan.id, &indicator.id);
            let caption = self.caption(subtitle.clone(), self.sources(indicator));
            draft.chart_file(&id, &address, (chart, caption));
        }
        let figure = chart.map(|chart| draft.figure(&id, chart));
        let evaluations = self.evaluated(&Subject::Indicator(indicator.id.clone()));
        IndicatorView {
            kicker: self.kicker(indicator),
            lead: self.lead(indicator),
            judgement: evaluations.as_ref().and_then(|evaluated| judgement(self.printer, evaluated)),
            facts: self.indicator_facts(indicator),
            status: self.status_view(indicator),
            figure_title: self.chart_title(indicator),
            figure_subtitle: subtitle,
            figure_source: self.figure_source(indicator),
            figure,
            values_file: self.values_download(indicator),
            values: self.values_table(indicator),
            breakdowns: self.breakdown_views(indicator, prefix, draft),
            targets: self.target_views(indicator),
            definition: self.definition(indicator),
            evaluations,
            items: self.item_refs(&indicator.measures),
            contacts: self.contacts(&indicator.responsible),
            mentions: self.mentions_of(&address::indicator(&self.plan.id, &indicator.id)),
            notes: note(indicator.note.as_ref()),
        }
    }

    fn kicker(&self, indicator: &Indicator) -> String {
        let kind = self.printer.kind_of(indicator);
        match &indicator.number {
            Some(number) => format!("{kind} {number}"),
            None => kind.to_owned(),
        }
    }

    /// What the numbers say, in one or two sentences.
    pub(super) fn lead(&self, indicator: &Indicator) -> String {
        let value = |one: &Dated<'_>| self.printer.united(one.value, indicator);
        let period = |one: &Dated<'_>| self.printer.short_period(&one.period, &self.plan.calendar);
        let latest_words = |latest| [("latest", value(latest)), ("latest-period", period(latest))];
        let said = match Course::of(indicator) {
            Course { latest: None, .. } => self.lead_without_values(indicator),
            Course { first: None, latest: Some(latest) } => {
                self.printer.say("lead.one", &latest_words(&latest))
            }
            Course { first: Some(first), latest: Some(latest) } => {
                let mut words = vec![("first", value(&first)), ("first-period", period(&first))];
                words.extend(latest_words(&latest));
                self.printer.say("lead.several", &words)
            }
        };
        let mut sentences: Vec<String> =
            std::iter::once(said).chain(self.target_sentence(indicator)).collect();
        sentences.retain(|sentence| !sentence.is_empty());
        sentences.join(self.printer.get("lead.join"))
    }

    pub(super) fn lead_without_values(&self, indicator: &Indicator) -> String {
        if let Some(entry) = indicator.latest_entry() {
            let value = self.printer.observation(entry, indicator, self.plan);
            let period = self.printer.short_period(&entry.period, &self.plan.calendar);
            return self.printer.say("lead.mark", &[("value", value), ("period", period)]);
        }
        let Some(baseline) = &indicator.baseline else {
            return match self.milestone_step(indicator) {
                Some(step) => self.printer.say("lead.step", &[("step", step)]),
                None => self.printer.word("lead.nothing"),
            };
        };
        let value = self.printer.united(&baseline.value, indicator);
        match &baseline.period {
            Some(period) => {
                let period = self.printer.short_period(period, &self.plan.calendar);
                self.printer.say("lead.baseline", &[("value", value), ("period", period)])
            }
            None => self.printer.say("lead.baseline-undated", &[("value", value)]),
        }
    }

    pub(super) fn target_sentence(&self, indicator: &Indicator) -> Option<String> {
        let Some(target) = indicator.main_target() else {
            let key = match indicator.direction? {
                Trend::Up => "lead.only-up",
                Trend::Down => "lead.only-down",
                Trend::Keep => "lead.only-keep",
                _ => return None,
            };
            return Some(self.printer.word(key));
        };
        let value = self.printer.target(target, indicator);
        let numeric = target.value.is_some() || target.min.is_some() || target.max.is_some();
        Some(match &target.period {
            Some(period) => {
                let period = self.printer.short_period(period, &self.plan.calendar);
                let key = if numeric { "lead.target" } else { "lead.text-target" };
                self.printer.say(key, &[("value", value), ("period", period)])
            }
            None => self.printer.say("lead.text-target-undated", &[("value", value)]),
        })
    }

    pub(super) fn figure_subtitle(&self, indicator: &Indicator, chart: Option<&Chart>) -> String {
        let start = match chart {
            Some(Chart::TimeSeries(series)) => series.axis_starts_at(),
            _ => None,
        };
        let parts = [self.unit_note(indicator), self.plan.organisation.clone(), self.cut_note(start)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(self.printer.get("chart.join"))
    }

    fn figure_source(&self, indicator: &Indicator) -> String {
        let mut parts = self.sources(indicator);
        parts.push(self.as_of_note());
        parts.join(self.printer.get("chart.join-source"))
    }

    /// Where the values of a chart come from.
    pub(super) fn sources(&self, indicator: &Indicator) -> Vec<String> {
        let said = [("chart.source", &indicator.source), ("chart.method", &indicator.method)];
        let said = said.into_iter().filter_map(|(key, text)| {
            let text = annotation::trim_end(text.as_ref()?, &['。', '.']);
            Some(self.printer.say(key, &[("text", text)]))
        });
        said.collect()
    }

    fn indicator_facts(&self, indicator: &Indicator) -> Vec<Fact> {
        let responsible = self.actor_links(&indicator.responsible).into_iter().map(Entry::from);
        let direction = indicator.direction.map(|trend| self.printer.trend(trend).to_owned());
        let facts = [
            self.plain_fact("direction", direction),
            self.plain_fact("unit", indicator.unit.clone()),
            self.fact("responsible", responsible.collect()),
            self.plain_fact("next-release", indicator.next_release.clone()),
        ];
        facts.into_iter().flatten().collect()
    }

    fn definition(&self, indicator: &Indicator) -> Vec<Fact> {
        let accumulation = indicator.accumulation.map(|a| self.printer.accumulation(a).to_owned());
        let kind = indicator.kind.map(|kind| self.printer.indicator_kind(kind).to_owned());
        let facts = [
            self.plain_fact("definition", indicator.definition.clone()),
            self.plain_fact("kind", kind),
            self.plain_fact("accumulation", accumulation),
            self.plain_fact("method", indicator.method.clone()),
            self.plain_fact("source", indicator.source.clone()),
            self.plain_fact("frequency", indicator.frequency.clone()),
            self.plain_fact("reason", indicator.reason.clone()),
        ];
        facts.into_iter().flatten().collect()
    }

    fn target_views(&self, indicator: &Indicator) -> Vec<TargetView> {
        let undated = || self.printer.word("value.undated");
        let calendar = &self.plan.calendar;
        let period = |period: Option<&Period>| {
            period.map_or_else(undated, |period| self.printer.period(period, calendar))
        };
        let baseline = indicator.baseline.iter().map(|baseline| TargetView {
            name: self.printer.word("target.baseline"),
            period: period(baseline.period.as_ref()),
            value: self.printer.united(&baseline.value, indicator),
            note: baseline.note.clone(),
        });
        let targets = indicator.targets.iter().map(|target| TargetView {
            name: self.printer.target_kind(target.kind).to_owned(),
            period: period(target.period.as_ref()),
            value: self.printer.target(target, indicator),
            note: target.note.clone(),
        });
        baseline.chain(targets).collect()
    }
}
