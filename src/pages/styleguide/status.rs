//! Samples of states: how indicators stand alone, together, weighted, and why.

use super::super::view::{
    Column, ExplanationStep, StateCount, StateView, StatusSummary, StatusView, TableView, WeightedView,
};
use super::Samples;

/// Every tone, best first, then what is not rated.
const TONES: [(&str, &str, &str); 5] = [
    ("met", "到達", "Met"),
    ("good", "順調", "On track"),
    ("slow", "やや遅れ", "Slightly behind"),
    ("late", "遅れ", "Behind"),
    ("none", "未判定", "Not rated"),
];

impl Samples<'_> {
    /// A state by its tone.
    pub(super) fn state(self, wanted: &'static str) -> StateView {
        let known = TONES.iter().find(|(tone, ..)| *tone == wanted);
        let name = known.map_or_else(String::new, |(_, japanese, english)| self.say(japanese, english));
        StateView { tone: wanted, name }
    }

    /// How many are in which state; states that none is in are left out.
    pub(super) fn counts(self, counts: [usize; 5]) -> Vec<StateCount> {
        let count = |((tone, ..), count): (&(&'static str, &str, &str), usize)| StateCount {
            state: self.state(tone),
            count,
            detail: (*tone == "none")
                .then(|| self.say("実績がない 2、目標がない 1", "no value 2, no target 1")),
        };
        let all = TONES.iter().zip(counts).filter(|(_, count)| *count > 0);
        all.map(count).collect()
    }

    /// Some in each state.
    pub(super) fn all_states(self) -> Vec<StateCount> {
        self.counts([4, 12, 7, 4, 3])
    }

    /// How those stand, in words.
    pub(super) fn stands(self) -> String {
        self.say("27の指標のうち16は、到達したか順調です。", "16 of 27 indicators are met or on track.")
    }

    pub(super) fn status(self, figure: &str) -> StatusSummary {
        StatusSummary {
            sentence: self.stands() + &self.say("ほかに3は未判定です。", " 3 more are not rated."),
            states: self.all_states(),
            figure: Some(figure.to_owned()),
        }
    }

    /// One indicator has no bar.
    pub(super) fn lonely_status(self) -> StatusSummary {
        StatusSummary {
            sentence: self.say("1つの指標は順調です。", "The one indicator is on track."),
            states: self.counts([0, 1, 0, 0, 0]),
            figure: None,
        }
    }

    /// More than are drawn one by one.
    pub(super) fn many_states(self) -> Vec<StateCount> {
        self.counts([2, 38, 5, 1, 15])
    }

    pub(super) fn weighted(self) -> WeightedView {
        let columns = vec![
            self.head("指標", "Indicator", false),
            self.head("重み", "Weight", true),
            self.head("到達度", "Rate", true),
        ];
        let rows = vec![
            self.row((("参加した市民の割合", "Share of residents who took part"), 0), &["2", "92.9%"]),
            self.row((("居場所の数", "Places to meet"), 0), &["1", "104.0%"]),
        ];
        let foot = vec![self.row((("重みをつけた平均", "Weighted mean"), 0), &["3", "96.6%"])];
        WeightedView {
            sentence: self.say(
                "重みをつけた到達度は96.6%です。数え方は表のとおりです。",
                "The weighted rate is 96.6%. The table shows the sum.",
            ),
            table: TableView {
                caption: self.say("重みをつけた到達度", "Weighted rate"),
                columns,
                rows,
                foot,
                ..TableView::default()
            },
        }
    }

    /// A state with everything that explains it, or one that nothing can be computed of.
    pub(super) fn status_reason(self, is_rated: bool) -> StatusView {
        if !is_rated {
            return StatusView {
                state: self.state("none"),
                period: None,
                rule: None,
                reason: self
                    .say("実績がまだないので、判定していません。", "Not rated: there is no value yet."),
                steps: Vec::new(),
                bands: None,
                others: None,
            };
        }
        let step = |ja: &str, en: &str, formula: &str| ExplanationStep {
            name: self.say(ja, en),
            formula: formula.to_owned(),
        };
        StatusView {
            state: self.state("good"),
            period: Some(self.say("2024年度", "FY 2024")),
            rule: Some(self.say("直線の歩み", "Linear pace")),
            reason: self.say(
                "ここまでに進むはずだった分の107.6%です。",
                "It has come 107.6% of the way that it should have by now.",
            ),
            steps: vec![
                step("進むはずの分", "Expected change", "(48.0 − 38.4) × 3 ÷ 5 ＝ 5.76"),
                step("進んだ分", "Actual change", "44.6 − 38.4 ＝ 6.2"),
                step("割合", "Ratio", "6.2 ÷ 5.76 ＝ 107.6%"),
            ],
            bands: Some(self.bands()),
            others: Some(self.other_rules()),
        }
    }

    fn bands(self) -> TableView {
        let row = |(state, bounds): (&'static str, [&str; 2])| {
            let mut row = self.row((("", ""), 0), &[&self.say(bounds[0], bounds[1])]);
            if let Some(cell) = row.cells.first_mut() {
                cell.tone = Some(state);
                cell.text = self.state(state).name;
            }
            row
        };
        let rows = [
            ("good", ["100%以上", "100% or more"]),
            ("slow", ["80%以上100%未満", "80% to less than 100%"]),
            ("late", ["80%未満", "less than 80%"]),
        ];
        TableView {
            caption: self.say("状況の区分", "Bands"),
            columns: vec![self.head("状況", "State", false), self.head("割合", "Ratio", false)],
            rows: rows.into_iter().map(row).collect(),
            ..TableView::default()
        }
    }

    fn other_rules(self) -> TableView {
        let mut row = self.row((("目標との比", "Ratio to the target"), 0), &[""]);
        if let Some(cell) = row.cells.last_mut() {
            cell.tone = Some("late");
            cell.text = self.state("late").name;
        }
        TableView {
            caption: self.say("ほかの決め方での状況", "The same under other rules"),
            columns: vec![self.head("決め方", "Rule", false), self.head("状況", "State", false)],
            rows: vec![row],
            ..TableView::default()
        }
    }

    /// The head of a column.
    pub(super) fn head(self, japanese: &str, english: &str, numeric: bool) -> Column {
        Column { name: self.say(japanese, english), numeric, tone: None }
    }
}
