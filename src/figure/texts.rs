//! Every text of a figure, so that what only pages can show may be taken out of it.
//!
//! Takes a figure and what to do with a text. Figures are taken apart by name: a new text does not compile until it
//! is here. Must not know what is done with a text.

use super::{
    Amount, BarGroup, BarKind, Bars, Baseline, Bullet, BulletActual, BulletTarget, Caption, Chart, Gap, Head,
    Member, Now, Point, Reading, Schedule, ScheduleRow, Segment, Series, SeriesBreak, SmallMultiples,
    StatusBar, Target, TargetRange, Task, Tick, TimeSeries, ValueFormat,
};

/// What is done with a text.
type Change<'a> = &'a mut dyn FnMut(&mut String);

impl Chart {
    /// Calls `change` with every text. What small charts have in common is changed before they are parted, by
    /// [`SmallMultiples::each_text`].
    pub fn each_text(&mut self, change: Change<'_>) {
        match self {
            Self::TimeSeries(chart) => time_series(chart, change),
            Self::SmallMultiple(_) => {}
            Self::Bullet(chart) => bullet(chart, change),
            Self::StatusBar(StatusBar { head: own, segments }) => {
                head(own, change);
                for Segment { count: _, label, tone: _ } in segments {
                    change(label);
                }
            }
            Self::Bars(chart) => bars(chart, change),
            Self::Schedule(chart) => schedule(chart, change),
        }
    }
}

impl SmallMultiples {
    /// Calls `change` with every text.
    pub fn each_text(&mut self, change: Change<'_>) {
        let Self { format: own, ticks: labels, reference, breaks, members } = self;
        format(own, change);
        ticks(labels, change);
        points(reference, change);
        series_breaks(breaks, change);
        for Member { head: own, points: own_points } in members {
            head(own, change);
            points(own_points, change);
        }
    }
}

impl Caption {
    /// Changes every text, but for the language's tag.
    pub fn each_text(&mut self, change: Change<'_>) {
        let Self { language: _, subtitle, notes } = self;
        change(subtitle);
        for note in notes {
            change(note);
        }
    }
}

fn head(Head { id: _, title, description }: &mut Head, change: Change<'_>) {
    change(title);
    change(description);
}

fn format(ValueFormat { decimals: _, minus, unit }: &mut ValueFormat, change: Change<'_>) {
    change(minus);
    change(unit);
}

fn ticks(ticks: &mut [Tick], change: Change<'_>) {
    for Tick { day: _, label, sub } in ticks {
        change(label);
        sub.iter_mut().for_each(&mut *change);
    }
}

fn points(points: &mut [Point], change: Change<'_>) {
    for Point { day: _, value: _, label, kind: _, joined: _, span: _ } in points {
        change(label);
    }
}

fn series_breaks(breaks: &mut [SeriesBreak], change: Change<'_>) {
    for SeriesBreak { day: _, label } in breaks {
        change(label);
    }
}

fn range(range: &mut Option<TargetRange>, change: Change<'_>) {
    if let Some(TargetRange { low: _, high: _, label }) = range {
        change(label);
    }
}

fn time_series(chart: &mut TimeSeries, change: Change<'_>) {
    let TimeSeries {
        head: own,
        format: own_format,
        from_zero: _,
        ticks: labels,
        series,
        baseline,
        targets,
        range: own_range,
        gaps,
        breaks,
    } = chart;
    head(own, change);
    format(own_format, change);
    ticks(labels, change);
    for Series { label, points: own_points } in series {
        change(label);
        points(own_points, change);
    }
    if let Some(Baseline { day: _, value: _, label, span: _ }) = baseline {
        change(label);
    }
    for Target { day: _, value: _, label, kind: _, span: _ } in targets {
        change(label);
    }
    range(own_range, change);
    for Gap { from: _, to: _, label } in gaps {
        change(label);
    }
    series_breaks(breaks, change);
}

fn bullet(chart: &mut Bullet, change: Change<'_>) {
    let Bullet { head: own, format: own_format, baseline, actual, targets, range: own_range } = chart;
    head(own, change);
    format(own_format, change);
    let mut reading = |Reading { value: _, label }: &mut Reading| change(label);
    baseline.iter_mut().for_each(&mut reading);
    if let Some(BulletActual { reading: own, kind: _ }) = actual {
        reading(own);
    }
    for BulletTarget { reading: own, kind: _ } in targets {
        reading(own);
    }
    range(own_range, change);
}

fn bars(chart: &mut Bars, change: Change<'_>) {
    let Bars { head: own, format: own_format, arrangement: _, layout: _, kinds, groups } = chart;
    head(own, change);
    format(own_format, change);
    for BarKind { label, fill: _ } in kinds {
        change(label);
    }
    for BarGroup { label, sub, amounts, total } in groups {
        change(label);
        sub.iter_mut().chain(total).for_each(&mut *change);
        for amount in amounts {
            let (Amount::Value { value: _, label } | Amount::Absent { label }) = amount;
            change(label);
        }
    }
}

fn schedule(chart: &mut Schedule, change: Change<'_>) {
    let Schedule { head: own, range: _, ticks: labels, lines: _, rows, now, key } = chart;
    head(own, change);
    ticks(labels, change);
    for ScheduleRow { heading, label, tasks } in rows {
        heading.iter_mut().for_each(&mut *change);
        change(label);
        for Task { label, timing: _ } in tasks {
            change(label);
        }
    }
    if let Some(Now { day: _, label }) = now {
        change(label);
    }
    for (_, label) in key {
        change(label);
    }
}
