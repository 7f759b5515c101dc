//! Samples of tables: short, wide, sortable, with totals, with parts of parts, with months.

use super::super::view::{Cell, Column, Entry, Row, StateCount, TableView};
use super::Samples;

/// Words in both languages.
type Words<'t> = (&'t str, &'t str);

impl Samples<'_> {
    pub(super) fn tables(self) -> Vec<TableView> {
        vec![self.plain_table(), self.sortable(), self.with_totals(), self.with_cells(), self.by_state()]
    }

    /// A row with its head, how deep it lies, and the words of its other cells.
    pub(super) fn row(self, ((ja, en), depth): (Words<'_>, usize), cells: &[&str]) -> Row {
        let head = Cell::new(self.say(ja, en));
        let cells = std::iter::once(head).chain(cells.iter().map(|text| Cell::new(*text))).collect();
        Row { anchor: None, depth, cells }
    }

    /// Three columns and no more than words.
    pub(super) fn plain_table(self) -> TableView {
        TableView {
            caption: self.say("短い表", "A short table"),
            caption_note: Some(self.say("単位：%", "Unit: %")),
            columns: vec![
                self.head("年度", "Year", false),
                self.head("実績", "Actual", true),
                self.head("注", "Note", false),
            ],
            rows: vec![
                self.row((("2023年度", "FY 2023"), 0), &["42.7", "—"]),
                self.row((("2024年度", "FY 2024"), 0), &["44.6", &self.say("速報", "preliminary")]),
            ],
            notes: vec![self.say("「—」は、注がないことを表します。", "“—” stands for no note.")],
            ..TableView::default()
        }
    }

    fn sortable(self) -> TableView {
        let rows = [
            (("北浜地区", "Kitahama"), "12,804", "37.2", "4"),
            (("中央地区", "Chuo"), "23,115", "45.1", "7"),
            (("南台地区", "Minamidai"), "9,870", "39.0", "3"),
            (("島地区", "Shima"), "1,204", "52.0", "1"),
            (("山手地区", "Yamate"), "6,455", "41.8", "2"),
        ];
        let cell = |text: &str| {
            let number = text.replace(',', "").parse().ok();
            Cell::new(text).by_number(number)
        };
        let rows = rows.into_iter().zip(1..).map(|(((ja, en), people, share, places), number)| {
            let cells = [&number.to_string(), people, share, places].map(cell);
            let mut row = Row::new(cells.into());
            row.cells.insert(1, Cell::new(self.say(ja, en)));
            row
        });
        TableView {
            caption: self.say("並べ替えられる表", "A table that sorts"),
            columns: vec![
                self.head("番号", "Number", true),
                self.head("地区", "District", false),
                self.head("人口", "Residents", true),
                self.head("参加した割合", "Share who took part", true),
                self.head("居場所", "Places", true),
            ],
            rows: rows.collect(),
            ..TableView::default()
        }
        .sortable()
    }

    /// Wide, with parts of parts and totals.
    fn with_totals(self) -> TableView {
        let years = ["2022", "2023", "2024", "2025", "2026"];
        let year = |year: &&str| Column {
            name: self.say(&format!("{year}年度"), &format!("FY {year}")),
            numeric: true,
            tone: None,
        };
        let total = Column { name: self.say("合計", "Total"), numeric: true, tone: None };
        let columns = std::iter::once(self.head("項目", "Item", false))
            .chain(years.iter().map(year))
            .chain([total])
            .collect();
        let same = |text: &'static str, sum: &'static str| [text, text, text, text, text, sum];
        let mut pointed = self.row((("ともに支えるまち", "A city that cares"), 0), &same("1,500", "7,500"));
        pointed.anchor = Some("guide-row".to_owned());
        TableView {
            caption: self.say("横に長い、合計のある表", "A wide table with totals"),
            caption_note: Some(self.say("単位：千円", "Unit: thousand yen")),
            columns,
            rows: vec![
                pointed,
                self.row((("居場所づくり", "Places to meet"), 1), &same("900", "4,500")),
                self.row((("開設の補助", "Grants to open one"), 2), &same("600", "3,000")),
                self.row((("備品", "Equipment"), 3), &same("200", "1,000")),
                self.row((("いす", "Chairs"), 4), &same("80", "400")),
                self.row((("見守り", "Looking out for each other"), 1), &same("600", "3,000")),
            ],
            foot: vec![self.row((("合計", "Total"), 0), &same("1,500", "7,500"))],
            notes: vec![
                self.say(
                    "下の段の金額は、上の段に含まれます。",
                    "Amounts further in are part of those above.",
                ),
            ],
            is_sortable: false,
        }
    }

    /// Every kind of cell.
    fn with_cells(self) -> TableView {
        let mut link = Cell::new(self.say("見本の項目", "Sample item"));
        link.path = Some(Self::here());
        let phone =
            Entry { url: Some("tel:0000000000".to_owned()), ..self.plain("0000-00-0000", "0000-00-0000") };
        let entries = vec![
            self.entry("協働推進課", "Community Office"),
            self.plain("市民の会", "A citizens' group"),
            phone,
        ];
        let mut noted = Cell::new("22,600");
        noted.note = Some(self.say("補正を含む", "with supplements"));
        let mut toned = Cell::new(self.state("good").name);
        toned.tone = Some("good");
        let words = |ja: &str, en: &str| Cell::new(self.say(ja, en));
        let covering = Cell { rows: 2, ..words("2つの行の見出し", "Head of two rows") };
        let covered = || Cell { rows: 0, ..Cell::default() };
        let shared = Cell { rows: 2, ..words("2つの行に同じこと", "The same for two rows") };
        let dates = self.say("2024年9月から2025年3月まで（毎月）", "September 2024 to March 2025 (monthly)");
        TableView {
            caption: self.say("いろいろなます目のある表", "A table with every kind of cell"),
            columns: vec![
                Column::default(),
                self.head("ことばや数", "Words or numbers", false),
                self.head("2つの行", "Two rows", false),
            ],
            rows: vec![
                Row::new(vec![words("リンク", "Link"), link, shared]),
                Row::new(vec![
                    words("いくつかのことば", "Several words"),
                    Cell::of_entries(entries),
                    covered(),
                ]),
                Row::new(vec![words("注のある数", "Number with a note"), noted, Cell::or_dash(None)]),
                Row::new(vec![covering, toned, Cell::or_dash(None)]),
                Row::new(vec![covered(), Cell::phrase(dates), Cell::or_dash(None)]),
            ],
            ..TableView::default()
        }
    }

    /// A column for each state.
    fn by_state(self) -> TableView {
        let mut columns = vec![self.head("目標", "Goal", false)];
        let mut plan = self.row((("見本の計画", "Sample plan"), 0), &[]);
        for StateCount { state, count, .. } in self.all_states() {
            columns.push(Column { name: state.name, numeric: true, tone: Some(state.tone) });
            let text = count.to_string();
            plan.cells.push(Cell { sort: Some(text.clone()), ..Cell::new(text) });
        }
        TableView {
            caption: self.say("状況ごとの数", "Counts by state"),
            columns,
            rows: vec![plan],
            ..TableView::default()
        }
    }

    /// Twelve months, four of them with something in them.
    pub(super) fn months(self) -> Vec<TableView> {
        let months = (4..=15).map(|month| self.printer.column(&format!("month.{}", (month - 1) % 12 + 1)));
        let columns = std::iter::once(self.head("予定", "Task", false)).chain(months).collect();
        let cell = |place: usize| match place {
            1 => self.say("始まる", "begins"),
            2 | 3 => self.say("つづく", "goes on"),
            4 => self.say("終わる", "ends"),
            _ => "—".to_owned(),
        };
        let mut row = self.row((("居場所の準備", "Preparing a place"), 0), &[]);
        row.cells.extend((0..12).map(cell).map(Cell::new));
        vec![TableView {
            caption: self.say("2025年度の予定", "Tasks of FY 2025"),
            columns,
            rows: vec![row],
            notes: vec![self.say("「—」は予定のない月です。", "“—”: nothing is planned in this month.")],
            ..TableView::default()
        }]
    }
}
