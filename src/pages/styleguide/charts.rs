//! Every chart of the style guide, and copies of some of them where components show charts.
//!
//! Takes the samples of figures that the golden drawings hold as well. They are the same in every language; the copies
//! say their words in the page's.

use crate::figure::{Chart, SmallMultiples, samples};

use super::super::address;
use super::super::page::Draft;
use super::super::view::{LatestView, SampleChart, SampleCharts, SmallFigureView};
use super::Samples;

/// The kinds of charts, by how the names of the samples begin.
const KINDS: [&str; 6] = ["series", "small", "bullet", "status", "bars", "schedule"];

/// The language of the samples' words, but for those whose name says another.
const LANGUAGE: &str = "ja";

/// The words of the copies in English. Longer ones come before their parts.
const ENGLISH: [(&str, &str); 39] = [
    ("地域活動に参加した市民の割合", "Residents who took part in community work"),
    ("のようすを図にしました。", ", as a chart."),
    ("指標の現在地", "Where the indicator stands"),
    ("年代別の割合", "Share by age"),
    ("当初予算と決算", "Budget and account"),
    ("2025年度の予定", "Tasks of fiscal 2025"),
    ("開設の相談を受ける", "Advice before opening"),
    ("補助金の募集", "Call for grants"),
    ("審査会", "Jury"),
    ("居場所の交流会", "Meeting of the places"),
    ("開設の準備", "Preparations"),
    ("数え方を変更", "Counting changed"),
    ("目標の範囲", "Target range"),
    ("中間目標", "Interim target"),
    ("目標", "Target"),
    ("基準値", "Baseline"),
    ("実績", "Actual"),
    ("見込", "Estimate"),
    ("調査なし", "No survey"),
    ("北浜地区", "Kitahama"),
    ("中央地区", "Chuo"),
    ("南台地区", "Minamidai"),
    ("島地区", "Shima"),
    ("いま（11月21日）", "Today (21 November)"),
    ("7月18日", "18 July"),
    ("11月8日", "8 November"),
    ("3月", "March"),
    ("千円", " thousand yen"),
    ("当初", "Budget"),
    ("決算", "Account"),
    ("10代", "Teens"),
    ("30代", "30s"),
    ("50代", "50s"),
    ("70代", "70s"),
    ("描かない", "Not drawn"),
    ("令和元", "Reiwa 1"),
    ("令和", "Reiwa "),
    ("平成", "Heisei "),
    ("〜", " to "),
];

impl Samples<'_> {
    /// Every sample, by kind; one of each kind can be had as a file.
    pub(super) fn charts(self, draft: &mut Draft) -> Vec<SampleCharts> {
        let mut groups: Vec<SampleCharts> = KINDS
            .iter()
            .map(|kind| SampleCharts {
                anchor: format!("guide-charts-{kind}"),
                name: self.printer.word(&format!("styleguide.{kind}")),
                about: self.printer.word(&format!("styleguide.{kind}-about")),
                charts: Vec::new(),
            })
            .collect();
        for chart in samples::all() {
            let name = chart.head().id.clone();
            let kind = name.split('-').next().and_then(|kind| KINDS.iter().position(|known| *known == kind));
            let Some(group) = kind.and_then(|kind| groups.get_mut(kind)) else { continue };
            let language = if name.ends_with("-english") { "en" } else { LANGUAGE };
            group.charts.push(SampleChart {
                figure: name.clone(),
                title: chart.head().title.clone(),
                language: Some(language).filter(|language| *language != self.printer.language.bcp47()),
            });
            if samples::FILES.contains(&name.as_str()) {
                let address = address::styleguide_chart(&name);
                draft.chart_file(&name, &address, (chart.clone(), samples::caption()));
            }
            draft.figure(&name, chart);
        }
        groups
    }

    /// A copy of a sample under a name of its own, in the page's language.
    pub(super) fn chart(self, sample: &str, name: &str) -> Option<Chart> {
        let mut chart = samples::copy(sample, name)?;
        chart.each_text(&mut |text| self.translate(text));
        Some(chart)
    }

    /// Small charts side by side: with a link, with values, with a remark, without a chart.
    pub(super) fn small_figures(self, prefix: &str, draft: &mut Draft) -> Vec<SmallFigureView> {
        let mut districts: SmallMultiples = samples::side_by_side::districts();
        districts.each_text(&mut |text| self.translate(text));
        districts.members.truncate(4);
        for (number, member) in districts.members.iter_mut().enumerate() {
            member.head.id = format!("{prefix}-district-{number}");
        }
        let mut all: Vec<SmallFigureView> = Vec::new();
        for chart in districts.charts() {
            let head = chart.head().clone();
            let view = SmallFigureView {
                title: head.title,
                path: None,
                values: Vec::new(),
                note: None,
                figure: Some(draft.figure(&head.id, Chart::SmallMultiple(chart))),
            };
            all.push(view);
        }
        let value = |name: String, value: &str| LatestView {
            name,
            value: value.to_owned(),
            period: self.say("2024年度", "FY 2024"),
        };
        if let Some(first) = all.first_mut() {
            first.path = Some(Self::here());
            first.values =
                vec![value(first.title.clone(), "37.2%"), value(self.say("市全体", "Whole city"), "41.3%")];
            first.note = Some(
                self.say("縦の点線は、数え方が変わったところです。", "Counting changed at the dotted line."),
            );
        }
        all.push(SmallFigureView {
            title: self.say("値のない地区", "A district without values"),
            path: None,
            values: vec![value(
                self.say("値のない地区", "A district without values"),
                &self.say("調査なし", "No survey"),
            )],
            note: None,
            figure: None,
        });
        all
    }

    fn translate(self, text: &mut String) {
        if self.printer.language.is_japanese() {
            return;
        }
        for (japanese, english) in ENGLISH {
            if text.contains(japanese) {
                *text = text.replace(japanese, english);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::pages::print::Printer;
    use crate::words::Words;

    /// The samples that components show.
    const COPIED: [&str; 6] = [
        "series-participation",
        "series-four",
        "bullet-between",
        "bullet-no-actual",
        "bars-two-columns",
        "schedule-year",
    ];

    #[test]
    fn copies_have_no_japanese_in_english() {
        let words = Words::default();
        let guide = Samples { printer: Printer { words: &words, language: Language::English } };
        let mut texts = Vec::new();
        for name in COPIED {
            let mut chart = guide.chart(name, "copy").unwrap();
            chart.each_text(&mut |text| texts.push(text.clone()));
        }
        let mut districts = samples::side_by_side::districts();
        districts.each_text(&mut |text| {
            guide.translate(text);
            texts.push(text.clone());
        });
        assert!(texts.len() > 60, "{}", texts.len());
        let is_japanese = |text: &&String| text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c));
        assert_eq!(texts.iter().filter(is_japanese).collect::<Vec<_>>(), [""; 0]);
    }
}
