//! The keys of `site.toml`.
//!
//! Takes nothing, gives declarations. Must not know what becomes of a setting.

use super::Holds::{Day, Fixed, Reference, Web};
use super::{Levelled, RawContact, Text, Texts, fixed};

raw! { closed
    /// `site.toml`.
    RawSettings "site" = "サイト全体の設定", "The settings of the site" {
        title: Text = "サイトの名前", "The site's title", r#"title = "計画の見本集""#;
        description: Option<Text> = "サイトの説明（1、2文）", "One or two sentences about the site", r#"description = "市の計画を載せています。""#;
        organisation: Option<Text> = "サイトを公開する団体", "Who publishes the site", r#"organisation = "見本市""#;
        url: Option<Text> = "サイトを置くフォルダーのアドレス。書くと、検索サイト向けのファイル（sitemap.xml、robots.txt）と、ページごとの正式なアドレスができる。書かなくても、サイトはどこに置いても動く", "Address of the folder in which the site is published. With it there are files for search engines (sitemap.xml, robots.txt) and every page states its own address; without it the site works all the same, wherever it lies", r#"url = "https://city.example/plans/""#, Web;
        language: Option<Text> = "サイトの言語", "Language of the site", r#"language = "ja""#, Fixed(fixed::LANGUAGE);
        languages: Texts = "翻訳がある、ほかの言語。書き方は「ほかの言語」", "The other languages, in which there are translations; see below", r#"languages = ["en", "ja-easy"]"#, Fixed(fixed::LANGUAGE);
        as_of: Option<Text> = "いつの時点のサイトか。書いておくと、いつつくっても同じページになります。書かないときは、つくった日", "The date that the site speaks for: with it, the same sources always give the same pages; the day of the build when absent", r#"as_of = "2026-11-21""#, Day;
        licence: Option<Box<RawLicence>> = "データの利用条件", "Licence of the data", r#"licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/deed.ja" }"#;
        contact: Option<Box<RawContact>> = "サイトについての問い合わせ先", "Whom to ask about the site", r#"contact = { department = "企画課", phone = "0000-00-0000" }"#;
        theme: Option<Text> = "見た目（テーマ）の名前。書かないときは `default`", "Name of the theme; `default` when absent", r#"theme = "default""#, Reference("theme");
        named: Option<Text> = "問い合わせ先に載せるのは、部署だけか、担当者の氏名もか。書かないときは、どちらとも決めない", "Whether contacts name departments only, or persons too; undecided when absent", r#"named = "departments""#, Fixed(fixed::NAMED);
        rules: Levelled = "点検の規則ごとの強さ。規則の符号は keikaku explain で分かる", "How grave the findings of each rule are; keikaku explain lists the codes", r#"rules = { link-text-vague = "error", date-by-slashes = "off" }"#, Fixed(fixed::LEVEL);
        plans: Texts = "トップページに計画を並べる順（フォルダー名）。書かない計画は、その後にフォルダー名の順", "Order of the plans by folder name; those not named follow by name", r#"plans = ["mihon-plan"]"#, Reference("plan");
    }
}

raw! { closed
    /// A licence.
    RawLicence "licence" = "データの利用条件", "Licence of the data" {
        name: Text = "利用条件の名前", "Name of the licence", r#"name = "CC BY 4.0""#;
        url: Option<Text> = "利用条件のウェブのアドレス", "Its address on the web", r#"url = "https://creativecommons.org/licenses/by/4.0/deed.ja""#, Web;
    }
}
