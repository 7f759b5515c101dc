//! Samples of an item: as its page shows it, and as a part of the whole plan.

use super::super::context::TextForm;
use super::super::page::Draft;
use super::super::view::{ItemView, RelationView, SectionView, TableView};
use super::Samples;

impl Samples<'_> {
    /// An item as its page shows it; with a prefix, as a part of the whole plan shows it.
    pub(super) fn item(self, prefix: &str, draft: &mut Draft) -> ItemView {
        let is_page = prefix.is_empty();
        self.item_figures(prefix, draft);
        let bar = format!("{prefix}guide-item-status");
        let status = self.status(&bar);
        let drawn = super::status_bar(self.printer, &status, &bar);
        draft.figure(&bar, drawn);
        let cards = self.indicator_cards(&format!("{prefix}guide-item"), draft);
        ItemView {
            kicker: self.say("事業 1-2", "Project 1-2"),
            labels: self.labels(),
            subtitle: Some(self.say("歩いて行けるところに", "Within walking distance")),
            summary: Some(
                self.say("だれでも立ち寄れる居場所を開きます。", "Opens places where anybody may drop in."),
            ),
            reading: Some(self.say("いばしょづくり", "Ibasho-zukuri")),
            states: self.all_states(),
            stands: self.stands(),
            judgement: Some(self.judgement()),
            facts: self.facts(),
            has_lead: true,
            sections: self.sections(prefix, draft),
            status: Some(status),
            states_below: is_page.then(|| self.states_below()),
            weighted: Some(self.weighted()),
            indicators: cards,
            budget: Some(self.lines()),
            budget_years: Some(self.budget_years()),
            budget_below: is_page.then(|| self.budget_below()),
            schedule: Some(self.tasks()),
            months: if is_page { self.months() } else { Vec::new() },
            evaluations: Some(self.evaluated()),
            children: if is_page { self.tree() } else { Vec::new() },
            children_name: is_page.then(|| self.say("事業", "Projects")),
            relations: vec![RelationView {
                name: self.say("あわせて進める事業", "Goes together with"),
                items: self.item_refs(),
            }],
            contacts: Vec::new(),
            mentions: self.mentions(),
            notes: if is_page { self.notes() } else { Vec::new() },
        }
    }

    /// The charts that an item's page has by fixed names.
    fn item_figures(self, prefix: &str, draft: &mut Draft) {
        for (name, sample) in [("schedule", "schedule-year"), ("budget", "bars-two-columns")] {
            let id = format!("{prefix}guide-item-{name}");
            Self::figure(draft, &format!("{prefix}{name}"), self.chart(sample, &id));
        }
    }

    /// A section of prose and one of points.
    fn sections(self, prefix: &str, draft: &mut Draft) -> Vec<SectionView> {
        let name = format!("{prefix}section-1");
        self.text(
            draft,
            (&name, TextForm::Blocks),
            (
                "市内に居場所は4つあります。歩いて行ける人は、まだ半分です。",
                "There are four places. Half of the residents can walk to one.",
            ),
        );
        let points = [
            ("場所をさがすのに、時間がかかります。", "It takes long to find a place."),
            ("続ける人が足りません。", "There are too few to carry on."),
        ];
        let points = points.into_iter().zip(1..).map(|(words, number)| {
            let name = format!("{prefix}point-{number}");
            self.text(draft, (&name, TextForm::Line), words);
            name
        });
        let points = points.collect();
        vec![
            SectionView {
                name: self.say("いまの様子", "How things are"),
                anchor: format!("{prefix}now"),
                text: Some(name),
                points: Vec::new(),
            },
            SectionView {
                name: self.say("課題", "What is hard"),
                anchor: format!("{prefix}hard"),
                text: None,
                points,
            },
        ]
    }

    fn states_below(self) -> TableView {
        TableView {
            caption: self.say("事業ごとの状況", "States by project"),
            columns: vec![self.head("事業", "Project", false), self.head("順調", "On track", true)],
            rows: vec![
                self.row((("居場所づくり", "Places to meet"), 0), &["3"]),
                self.row((("見守り", "Looking out for each other"), 0), &["0"]),
            ],
            ..TableView::default()
        }
    }

    fn money(self, caption: (&str, &str), rows: &[((&str, &str), [&str; 2])]) -> TableView {
        TableView {
            caption: self.say(caption.0, caption.1),
            caption_note: Some(self.say("単位：千円", "Unit: thousand yen")),
            columns: vec![
                self.head("", "", false),
                self.head("当初", "Budget", true),
                self.head("決算", "Account", true),
            ],
            rows: rows.iter().map(|(name, cells)| self.row((*name, 0), cells)).collect(),
            ..TableView::default()
        }
    }

    fn budget_years(self) -> TableView {
        let rows = [
            (("2023年度", "FY 2023"), ["226", "218"]),
            (("2024年度", "FY 2024"), ["240", "230"]),
            (("2025年度", "FY 2025"), ["253", "—"]),
        ];
        let notes =
            vec![self.say("「—」は、決算がまだないことを表します。", "“—” stands for no account yet.")];
        TableView { notes, ..self.money(("年度ごとの予算", "Money by year"), &rows) }
    }

    fn budget_below(self) -> TableView {
        let rows = [
            (("居場所づくり", "Places to meet"), ["140", "135"]),
            (("見守り", "Looking out for each other"), ["100", "95"]),
        ];
        self.money(("事業ごとの予算：2024年度", "Money by project: FY 2024"), &rows)
    }

    fn lines(self) -> TableView {
        let rows =
            [(("開設の補助", "Grants to open one"), ["120", "116"]), (("備品", "Equipment"), ["20", "19"])];
        self.money(("予算の明細：2024年度", "Lines of FY 2024"), &rows)
    }

    fn tasks(self) -> TableView {
        let row = |name: (&str, &str), when: [&str; 2], how: [&str; 2]| {
            self.row((name, 0), &[&self.say(when[0], when[1]), &self.say(how[0], how[1])])
        };
        let [done, going, coming] = [["終わった", "done"], ["進行中", "under way"], ["これから", "to come"]];
        TableView {
            caption: self.say("2025年度の予定", "Tasks of FY 2025"),
            columns: vec![
                self.head("予定", "Task", false),
                self.head("時期", "When", false),
                self.head("進み具合", "Progress", false),
            ],
            rows: vec![
                row(("開設の相談を受ける", "Advice before opening"), ["2025年度", "FY 2025"], going),
                row(("補助金の募集", "Call for grants"), ["2025年5月から6月まで", "May to June 2025"], done),
                row(("審査会", "Jury"), ["2025年7月18日", "18 July 2025"], done),
                row(("交流会", "Meeting"), ["2025年11月8日", "8 November 2025"], done),
                row(("交流会", "Meeting"), ["2026年3月", "March 2026"], coming),
                row(
                    ("開設の準備", "Preparations"),
                    ["2025年9月から2026年2月まで", "September 2025 to February 2026"],
                    coming,
                ),
            ],
            ..TableView::default()
        }
    }
}
