//! Samples of indicators: in lists, on their page, and as a part of the whole plan.

use super::super::page::Draft;
use super::super::view::{
    BreakdownView, IndicatorCard, IndicatorView, MentionView, Row, TableView, TargetView,
};
use super::Samples;

impl Samples<'_> {
    /// Indicators with all their numbers, without actual values, and without any.
    pub(super) fn indicator_cards(self, prefix: &str, draft: &mut Draft) -> Vec<IndicatorCard> {
        let mut drawn = |sample: &str| {
            let name = format!("{prefix}-{sample}");
            Self::figure(draft, &name, self.chart(sample, &name))
        };
        let between = drawn("bullet-between");
        let no_actual = drawn("bullet-no-actual");
        let words = |japanese: &str, english: &str| Some(self.say(japanese, english));
        let full = IndicatorCard {
            id: "participation".to_owned(),
            path: Self::here(),
            name: self.say("参加した市民の割合", "Share of residents who took part"),
            unit: Some("%".to_owned()),
            kind: words("成果", "outcome"),
            baseline: words("38.4%（2021年度）", "38.4% (FY 2021)"),
            latest: words("44.6%（2024年度）", "44.6% (FY 2024)"),
            target: words("48.0%（2026年度）", "48.0% (FY 2026)"),
            direction: None,
            state: self.state("good"),
            judged: None,
            unrated: None,
            reason: self.say("進むはずだった分の107.6%です。", "107.6% of the way that it should have come."),
            keys: Vec::new(),
            figure: between,
        };
        let judged = IndicatorCard {
            id: "network".to_owned(),
            name: self.say("人が状況を決めた指標", "An indicator whose state a person gave"),
            judged: words("人による判断", "given by a person"),
            state: self.state("slow"),
            baseline: None,
            target: None,
            direction: words("増やす（↑）", "to go up (↑)"),
            reason: self.say("担当する人が決めました。", "The office gave it."),
            figure: None,
            ..full.clone()
        };
        let unrated = IndicatorCard {
            id: "new".to_owned(),
            name: self.say("まだ実績のない指標", "An indicator without a value yet"),
            baseline: words("45.2%（2019年度）", "45.2% (FY 2019)"),
            latest: None,
            target: words("56.5%（2024年度）", "56.5% (FY 2024)"),
            state: self.state("none"),
            unrated: words("実績がない", "no value"),
            reason: self.say("実績がまだありません。", "There is no value yet."),
            figure: no_actual,
            ..full.clone()
        };
        let bare = IndicatorCard {
            id: "bare".to_owned(),
            name: self.say("数のない指標", "An indicator without numbers"),
            baseline: None,
            target: None,
            figure: None,
            ..unrated.clone()
        };
        vec![full, judged, unrated, bare]
    }

    /// An indicator as its page shows it; with a prefix, as a part of the whole plan shows it: there it has people's
    /// views, no chart and no state.
    pub(super) fn indicator(self, prefix: &str, draft: &mut Draft) -> IndicatorView {
        let is_page = prefix.is_empty();
        let figure = is_page.then(|| self.chart("series-participation", "guide-trend")).flatten();
        let figure = Self::figure(draft, "guide-trend", figure);
        let status = self.status_reason(is_page);
        let breakdowns = if is_page { self.breakdowns(draft) } else { Vec::new() };
        IndicatorView {
            kicker: self.say("成果指標", "Outcome indicator"),
            lead: self.say(
                "2021年度の38.4%から、2024年度は44.6%になりました。目標は、2026年度に48.0%です。",
                "From 38.4% in FY 2021 to 44.6% in FY 2024. The target is 48.0% in FY 2026.",
            ),
            judgement: None,
            facts: vec![self.fact(("unit", "fact.unit"), vec![self.plain("%", "%")])],
            status,
            figure_title: self.say(
                "参加した市民の割合は、2021年度から2024年度に6.2ポイント上がりました",
                "The share of residents who took part rose by 6.2 points from FY 2021 to FY 2024",
            ),
            figure_subtitle: self.say(
                "単位：%、見本市、縦軸は35%から始まります",
                "Unit: %, Mihon City, the axis starts at 35%",
            ),
            figure_source: self.say(
                "出典：市民意識調査。2026年11月21日現在",
                "Source: residents' survey. As of 21 November 2026",
            ),
            figure,
            values_file: Some(self.values_download()),
            values: Some(self.values()),
            breakdowns,
            targets: self.targets(),
            definition: vec![
                self.fact(("method", "fact.method"), vec![self.plain("市民意識調査", "Residents' survey")]),
                self.fact(("frequency", "fact.frequency"), vec![self.plain("毎年9月", "Every September")]),
            ],
            evaluations: (!is_page).then(|| self.evaluated()),
            items: self.item_refs(),
            contacts: Vec::new(),
            mentions: self.mentions(),
            notes: if is_page { Vec::new() } else { self.notes() },
        }
    }

    fn values(self) -> TableView {
        let rows = [
            (("2017年度", "FY 2017"), "41.2", ("実績", "actual")),
            (("2018年度", "FY 2018"), "42.0", ("実績", "actual")),
            (("2019年度", "FY 2019"), "43.1", ("実績", "actual")),
            (("2021年度", "FY 2021"), "38.4", ("基準値", "baseline")),
            (("2022年度", "FY 2022"), "40.1", ("実績", "actual")),
            (("2023年度", "FY 2023"), "42.7", ("実績", "actual")),
            (("2024年度", "FY 2024"), "44.6", ("実績", "actual")),
            (("2025年度", "FY 2025"), "45.3", ("見込", "estimate")),
        ];
        let row = |(year, value, (ja, en)): ((&str, &str), &str, (&str, &str))| {
            self.row((year, 0), &[value, &self.say(ja, en)])
        };
        TableView {
            caption: self.say("すべての値", "All values"),
            caption_note: Some(self.say("単位：%", "Unit: %")),
            columns: vec![
                self.head("年度", "Year", false),
                self.head("値", "Value", true),
                self.head("種別", "Kind", false),
            ],
            rows: rows.into_iter().map(row).collect(),
            ..TableView::default()
        }
    }

    fn targets(self) -> Vec<TargetView> {
        let target = |name: &str, period: [&str; 2], value: String, note: Option<String>| TargetView {
            name: self.printer.word(&format!("target.{name}")),
            period: self.say(period[0], period[1]),
            value,
            note,
        };
        let words = self.say("どの地区でも半分より多く", "More than half in every district");
        let undated = TargetView { period: String::new(), ..target("long-term", ["", ""], words, None) };
        let moved = self.say("2024年に45.0%から改めました。", "Changed from 45.0% in 2024.");
        vec![
            target("baseline", ["2021年度", "FY 2021"], "38.4%".to_owned(), None),
            target("interim", ["2024年度", "FY 2024"], "43.0%".to_owned(), Some(moved)),
            target("final", ["2026年度", "FY 2026"], "48.0%".to_owned(), None),
            undated,
        ]
    }

    pub(super) fn mentions(self) -> Vec<MentionView> {
        let link = self.link("まちのいま", "The city today");
        vec![
            MentionView { link: link.clone(), plan: None, section: None },
            MentionView {
                link,
                plan: Some(self.say("見本市基本計画（前期）", "First basic plan of Mihon City")),
                section: Some(self.say("参加のようす", "Who takes part")),
            },
        ]
    }

    /// Values by age in one chart, and by district in small ones.
    fn breakdowns(self, draft: &mut Draft) -> Vec<BreakdownView> {
        let ages = self.chart("series-four", "guide-ages");
        let figure = Self::figure(draft, "guide-ages", ages);
        let by_age = BreakdownView {
            anchor: "guide-by-age".to_owned(),
            title: self.say("内訳：年代", "By age"),
            finding: Some(self.say(
                "2025年度は、70代が49.6%でいちばん高く、30代が33.1%でいちばん低くなりました。",
                "In FY 2025 the share was highest in the 70s (49.6%) and lowest in the 30s (33.1%).",
            )),
            missing: Some(self.say("20代は調査していません。", "People in their twenties were not asked.")),
            figure,
            figures: Vec::new(),
            figure_note: self.say("単位：%", "Unit: %"),
            reading: Some(
                self.say("線の名前は右の端にあります。", "The names of the lines stand at their ends."),
            ),
            table: self.by_age(),
        };
        let by_district = BreakdownView {
            anchor: "guide-by-district".to_owned(),
            title: self.say("内訳：地区", "By district"),
            finding: None,
            missing: None,
            figure: None,
            figures: self.small_figures("guide-breakdown", draft),
            reading: Some(self.say("細い線は市全体の値です。", "The thin line is the whole city.")),
            table: self.by_district(),
            ..by_age.clone()
        };
        vec![by_age, by_district]
    }

    fn by_age(self) -> TableView {
        let ages = [("10代", "Teens"), ("30代", "30s"), ("50代", "50s"), ("70代", "70s")];
        let rows = vec![
            self.row((("2023年度", "FY 2023"), 0), &["42.7", "31.0", "32.5", "40.0", "50.1"]),
            self.row((("2024年度", "FY 2024"), 0), &["44.6", "33.2", "33.0", "38.8", "50.0"]),
            self.row((("2025年度", "FY 2025"), 0), &["45.3", "34.0", "33.1", "37.9", "49.6"]),
        ];
        self.by(("年代ごとの値", "Values by age"), ages, rows)
    }

    fn by_district(self) -> TableView {
        let districts =
            [("北浜地区", "Kitahama"), ("中央地区", "Chuo"), ("南台地区", "Minamidai"), ("島地区", "Shima")];
        let rows = vec![
            self.row((("2023年度", "FY 2023"), 0), &["41.0", "36.0", "45.1", "39.0", "—"]),
            self.row((("2024年度", "FY 2024"), 0), &["41.3", "37.2", "—", "39.5", "52.0"]),
        ];
        let notes = vec![self.say("「—」は、調査がないことを表します。", "“—” stands for no survey.")];
        TableView { notes, ..self.by(("地区ごとの値", "Values by district"), districts, rows) }
    }

    /// Values of the whole and of four parts.
    fn by(self, caption: (&str, &str), parts: [(&str, &str); 4], rows: Vec<Row>) -> TableView {
        let parts = parts.iter().map(|(japanese, english)| self.head(japanese, english, true));
        let whole = [self.head("年度", "Year", false), self.head("全体", "All", true)];
        TableView {
            caption: self.say(caption.0, caption.1),
            caption_note: Some(self.say("単位：%", "Unit: %")),
            columns: whole.into_iter().chain(parts).collect(),
            rows,
            ..TableView::default()
        }
    }
}
