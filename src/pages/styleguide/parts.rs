//! Small samples: tokens, labels, facts, contacts, texts, a run in another language.

use super::super::context::{Text, TextForm};
use super::super::page::Draft;
use super::super::view::{
    ContactView, Embed, Entry, Fact, ForeignView, LabelView, NoteView, PageLanguage, TokensView,
};
use super::Samples;

impl Samples<'_> {
    pub(super) fn tokens() -> TokensView {
        TokensView {
            colours: vec![
                "ink",
                "sub",
                "edge",
                "rule",
                "soft",
                "bg",
                "link",
                "link-hover",
                "accent",
                "focus",
                "focus-ring",
            ],
            states: vec!["met", "good", "slow", "late", "none"],
            sizes: vec!["small", "table", "lead", "h3", "h2", "h1"],
            spaces: vec!["s1", "s2", "s3", "s4", "s5", "s6"],
        }
    }

    pub(super) fn facts(self) -> Vec<Fact> {
        let outside = Entry {
            url: Some("https://example.com/".to_owned()),
            ..self.plain("見本市のサイト", "Site of Mihon City")
        };
        let marked = Entry { symbol: Some("◎".to_owned()), ..self.entry("子育て家庭", "Families") };
        vec![
            self.fact(
                ("responsible", "fact.responsible"),
                vec![self.entry("協働推進課", "Community Office")],
            ),
            self.fact(
                ("period", "fact.period"),
                vec![self.plain("2022年度から2026年度まで", "FY 2022 to 2026")],
            ),
            self.fact(("scopes", "fact.scopes"), vec![marked, self.entry("高齢の人", "Older people")]),
            self.fact(("original", "fact.original"), vec![outside]),
        ]
    }

    pub(super) fn judgement(self) -> String {
        self.say(
            "2024年度は、自己評価で「やや遅れ」でした。指標からの計算とは合いません。",
            "The self-evaluation of FY 2024 says “slightly behind”. The computation does not agree.",
        )
    }

    pub(super) fn labels(self) -> Vec<LabelView> {
        let label = |id: &str, name: String, symbol: Option<&str>| LabelView {
            id: id.to_owned(),
            name,
            symbol: symbol.map(str::to_owned),
            meaning: Some(self.say("力を入れるもの", "What matters most")),
            path: Self::here(),
        };
        vec![
            label("priority", self.say("重点", "Priority"), Some("★")),
            label("new", self.say("新規", "New"), None),
        ]
    }

    pub(super) fn foreign(self) -> ForeignView {
        let is_japanese = self.printer.language.is_japanese();
        ForeignView {
            language: if is_japanese { "en" } else { "ja" },
            // What is said is in the language that the page is not in.
            text: if is_japanese { "Walks through the districts" } else { "地区を歩く会" }.to_owned(),
        }
    }

    pub(super) fn languages(self) -> Vec<PageLanguage> {
        let own = self.printer.language.tag();
        let language = |(tag, language, name): (&'static str, &'static str, &str)| PageLanguage {
            tag,
            language,
            name: name.to_owned(),
            path: Self::here(),
            url: None,
            current: tag == own,
        };
        let all =
            [("ja", "ja", "日本語"), ("en", "en", "English"), ("ja-easy", "ja", "やさしい{日本語|にほんご}")];
        all.into_iter().map(language).collect()
    }

    pub(super) fn contacts(self) -> Vec<ContactView> {
        let name = || self.say("見本市 協働推進課", "Mihon City, Community Office");
        let phone = |text: &str, is_dialled: bool| {
            let url = is_dialled.then(|| format!("tel:{}", text.replace('-', "")));
            Entry { text: text.to_owned(), url, ..Entry::default() }
        };
        vec![
            ContactView {
                name: name(),
                role: Some(self.say("地域づくり係", "Section for Neighbourhoods")),
                person: Some(self.say("見本 花子", "Hanako Mihon")),
                address: Some(self.say("〒000-0000 見本市中央1丁目1", "1-1 Chuo, Mihon City 000-0000")),
                phones: ["0000-00-0000", "0000-00-0002"].map(|number| phone(number, true)).into(),
                fax: Some("0000-00-0001".to_owned()),
                email: Some("kyodo@example.com".to_owned()),
                note: Some(self.say("平日の8時30分から17時まで", "Weekdays, 8:30 to 17:00")),
            },
            ContactView {
                name: name(),
                phones: vec![phone(&self.say("代表電話の内線", "Extension of the switchboard"), false)],
                ..ContactView::default()
            },
            ContactView {
                note: Some(self.say("窓口はまだ決まっていません。", "No office has been named yet.")),
                ..ContactView::default()
            },
        ]
    }

    pub(super) fn notes(self) -> Vec<NoteView> {
        vec![
            NoteView {
                about: String::new(),
                text: self.say("見本の計画は架空のものです。", "The sample plan is made up."),
            },
            NoteView {
                about: self.say("担当", "Responsible"),
                text: self.say("原文のままです。", "As in the original."),
            },
        ]
    }

    /// The texts that samples place, with everything that a text may hold.
    pub(super) fn texts(self, draft: &mut Draft) {
        self.text(draft, ("text", TextForm::Blocks), (TEXT, TEXT_ENGLISH));
        self.text(draft, ("line", TextForm::Line), (LINE, LINE_ENGLISH));
        let lead = ("本文のはじめの段落です。", "The first paragraph of the text.");
        self.text(draft, ("lead", TextForm::Blocks), lead);
        self.text(draft, ("whole-item-lead", TextForm::Blocks), lead);
        let title = || self.say("参加した市民の割合", "Share of residents who took part");
        let chart = self.chart("bullet-between", "guide-embed");
        if let Some(figure) = Self::figure(draft, "guide-embed", chart) {
            let embed = Embed::Figure {
                figure,
                note: Some(self.say("単位：%", "Unit: %")),
                title: title(),
                table: Some(self.plain_table()),
                is_repeated: true,
                more: Some(self.link("参加した市民の割合", "Share of residents who took part")),
            };
            draft.embeds.insert("text/0".to_owned(), embed);
        }
        draft.embeds.insert("text/1".to_owned(), Embed::Table { table: self.plain_table() });
        let items = self.item_refs();
        draft.embeds.insert("text/2".to_owned(), Embed::Items { title: Some(title()), items });
    }

    /// A text under a name, as a block or as one line.
    pub(super) fn text(self, draft: &mut Draft, (name, form): (&str, TextForm), (ja, en): (&str, &str)) {
        let text = Text {
            markdown: self.say(ja, en).into(),
            heading_shift: 2,
            prefix: format!("{name}-"),
            form,
            order: draft.texts.len(),
            is_fallback: false,
        };
        draft.texts.insert(name.to_owned(), text);
    }
}

/// A text with everything that Markdown may hold. The places of embeds are counted from 0.
const TEXT: &str = "\
段落の文章です。**大事なところ**、*強めるところ*、`コード`、{協働|きょうどう}のような読みがな、\
[外のページへのリンク](https://example.com/)があります。注もつけられます[^1]。

## 本文の見出し

- ことばの一覧
- 一覧の中の一覧
  - 下の段

1. 順のある一覧
2. その次

> 引用した文章です。

```
整形済みの文章
```

| 年度 | 割合 |
|---|---:|
| 2023 | 42.7 |
| 2024 | 44.6 |

![](chart:sample)

![](table:sample)

![](list:items)

---

終わりの段落です。

[^1]: 注の文章です。
";

/// The same in English.
const TEXT_ENGLISH: &str = "\
A paragraph with **something that matters**, *something stressed*, `code`, a word with its reading like \
{協働|きょうどう}, and [a link to another site](https://example.com/). There are notes as well[^1].

## A heading in the text

- A list
- A list in a list
  - One level down

1. A list with an order
2. What comes next

> A quotation.

```
Preformatted text
```

| Year | Share |
|---|---:|
| 2023 | 42.7 |
| 2024 | 44.6 |

![](chart:sample)

![](table:sample)

![](list:items)

---

The last paragraph.

[^1]: The text of the note.
";

const LINE: &str = "1行の文章です。**大事なところ**と[リンク](https://example.com/)を入れられます。";
const LINE_ENGLISH: &str = "One line, with **what matters** and [a link](https://example.com/).";
