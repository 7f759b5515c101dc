//! The keys of `site.toml`.

use super::{RawContact, Text, Texts};

raw! { closed
    /// `site.toml`.
    RawSettings {
        title: Text = "サイトの名前", "The site's title", r#"title = "計画の見本集""#;
        description: Option<Text> = "サイトの説明（1、2文）", "One or two sentences about the site", r#"description = "市の計画を載せています。""#;
        organisation: Option<Text> = "公開する団体", "Who publishes the site", r#"organisation = "見本市""#;
        language: Option<Text> = "言語（ja または en）", "Language of the content: ja or en", r#"language = "ja""#;
        as_of: Option<Text> = "いつの時点の内容か。書かないときは、つくった日", "The date that the site speaks for; the day of the build when absent", r#"as_of = "2026-11-21""#;
        licence: Option<Box<RawLicence>> = "データの利用条件", "Licence of the data", r#"licence = { name = "CC BY 4.0", url = "https://creativecommons.org/licenses/by/4.0/deed.ja" }"#;
        contact: Option<Box<RawContact>> = "サイトの問い合わせ先", "Whom to ask about the site", r#"contact = { department = "企画課", phone = "0000-00-0000" }"#;
        theme: Option<Text> = "見た目（テーマ）の名前", "Name of the theme", r#"theme = "default""#;
        plans: Texts = "計画を並べる順（フォルダー名）", "Order of the plans, by folder name", r#"plans = ["mihon-plan", "morioka-kyodo-2021"]"#;
    }
}

raw! { closed
    /// A licence.
    RawLicence {
        name: Text = "利用条件の名前", "Name of the licence", r#"name = "CC BY 4.0""#;
        url: Option<Text> = "利用条件のアドレス", "Its address on the web", r#"url = "https://creativecommons.org/licenses/by/4.0/deed.ja""#;
    }
}
