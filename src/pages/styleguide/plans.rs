//! Samples of plans as on the home page, of their years, and of entries of facets.

use super::super::view::{ChapterRef, CountedEntry, Entry, GroupEntry, PlanCard, PlanYear};
use super::Samples;

impl Samples<'_> {
    pub(super) fn years() -> Vec<PlanYear> {
        let years =
            [("2022", "past"), ("2023", "past"), ("2024", "past"), ("2025", "now"), ("2026", "future")];
        years.into_iter().map(|(name, when)| PlanYear { name: name.to_owned(), when }).collect()
    }

    pub(super) fn position(self) -> String {
        self.say("5年のうち4年目", "Year 4 of 5")
    }

    /// A plan of which everything is known, and one of which hardly anything is.
    pub(super) fn plans(self) -> Vec<PlanCard> {
        let bare = PlanCard {
            id: "bare".to_owned(),
            path: Self::here(),
            title: self.say("題名だけの計画", "A plan with a title alone"),
            subtitle: None,
            kind: None,
            organisation: None,
            state: None,
            kicker: None,
            position: None,
            states: Vec::new(),
            stands: String::new(),
            updated: None,
            period: None,
            summary: None,
            contents: Vec::new(),
        };
        let full = PlanCard {
            id: "full".to_owned(),
            title: self.say("見本市総合計画", "Comprehensive Plan of Mihon City"),
            kicker: Some(self.say("総合計画・実施中", "Comprehensive plan, in force")),
            organisation: Some(self.say("見本市", "Mihon City")),
            position: Some(self.position()),
            states: self.all_states(),
            stands: self.stands(),
            updated: Some(self.say("2026年11月21日", "21 November 2026")),
            period: Some(self.say("2022年度から2026年度まで", "FY 2022 to 2026")),
            summary: Some(self.say(
                "{見守|みまも}り、{支|ささ}え合うまちをめざす計画です。",
                "A plan for a city in which people look out for each other.",
            )),
            contents: vec![self.say("目標 3", "Goals 3"), self.say("事業 15", "Projects 15")],
            ..bare.clone()
        };
        let subtitle =
            Some(self.say("要約の代わりに、副題が出ます", "which stands in the place of a summary"));
        let period = Some(self.say("2027年度から", "from FY 2027"));
        let title = self.say("副題のある計画", "A plan with a subtitle");
        let titled = PlanCard { id: "titled".to_owned(), title, subtitle, period, ..bare.clone() };
        vec![full, titled, bare]
    }

    pub(super) fn chapters(self) -> Vec<ChapterRef> {
        let chapter =
            |(title, summary): (String, Option<String>)| ChapterRef { path: Self::here(), title, summary };
        let about = self.say("まちのいまの姿を、数で見ます。", "The city of today, in numbers.");
        [
            (self.say("まちのいま", "The city today"), Some(about)),
            (self.say("説明のない章", "A chapter without a sentence"), None),
        ]
        .into_iter()
        .map(chapter)
        .collect()
    }

    /// Entries of facets, from all that there may be to a mere name.
    pub(super) fn entries(self) -> Vec<GroupEntry> {
        let bare = |japanese: &str, english: &str| GroupEntry {
            path: Self::here(),
            name: self.say(japanese, english),
            tone: None,
            symbol: None,
            number: None,
            reading: None,
            meaning: None,
            labels: Vec::new(),
            count: String::new(),
        };
        vec![
            GroupEntry {
                symbol: Some("★".to_owned()),
                meaning: Some(self.say("とくに力を入れるものにつきます。", "Marks what matters most.")),
                count: self.say("事業 6", "Projects 6"),
                ..bare("重点", "Priority")
            },
            GroupEntry {
                number: Some("11".to_owned()),
                count: self.say("事業 4", "Projects 4"),
                ..bare("住み続けられるまちづくりを", "Sustainable cities and communities")
            },
            GroupEntry {
                reading: Some(self.say("きたはまちく", "Kitahama chiku")),
                labels: self.labels(),
                count: self.say("事業 2、指標 1", "Projects 2, indicators 1"),
                ..bare("北浜地区", "Kitahama District")
            },
            GroupEntry {
                tone: Some("slow"),
                count: self.say("指標 7", "Indicators 7"),
                ..bare("やや遅れ", "Slightly behind")
            },
            bare("名前だけのもの", "A name alone"),
        ]
    }

    pub(super) fn counted(self) -> Vec<CountedEntry> {
        let names = [
            ("北浜地区", "Kitahama"),
            ("中央地区", "Chuo"),
            ("南台地区", "Minamidai"),
            ("島地区", "Shima"),
            ("山手地区", "Yamate"),
            ("川原地区", "Kawahara"),
            ("新町地区", "Shinmachi"),
            ("大野地区", "Ono"),
            ("港地区", "Minato"),
        ];
        let counted = |((japanese, english), count): ((&str, &str), usize)| CountedEntry {
            entry: self.entry(japanese, english),
            tone: None,
            count,
            count_text: self.say(&format!("事業 {count}"), &format!("Projects {count}")),
        };
        names.into_iter().zip([2, 7, 3, 1, 4, 5, 2, 1, 6]).map(counted).collect()
    }

    /// Entries with the shapes of their states.
    pub(super) fn counted_states(self) -> Vec<CountedEntry> {
        let entry = |count: super::super::view::StateCount| CountedEntry {
            entry: Entry { text: count.state.name, path: Some(Self::here()), ..Entry::default() },
            tone: Some(count.state.tone),
            count: count.count,
            count_text: String::new(),
        };
        self.all_states().into_iter().map(entry).collect()
    }
}
