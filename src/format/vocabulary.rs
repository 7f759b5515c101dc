//! The keys of the lists that a plan declares its words in: labels, actors, districts, terms, scales and so on.
//!
//! Takes nothing, gives declarations. Must not know which plan uses which words.

use super::Holds::{Fixed, Id, Number, Reference, Sign};
use super::{Many, Text, Texts, fixed};

raw! { closed
    /// How to reach somebody.
    RawContact "contact" = "問い合わせ先", "How to reach somebody" {
        organisation ["団体", "団体名"]: Option<Text> = "団体", "City or body", r#"organisation = "見本市""#;
        department ["部署", "問い合わせ先", "問合せ先", "問合先"]: Option<Text> = "部署", "Department and section", r#"department = "市民部 市民協働課""#;
        role ["役職"]: Option<Text> = "役職や係", "Role", r#"role = "部長""#;
        person ["氏名", "担当者名"]: Option<Text> = "氏名。異動があるので、部署だけを書くことを勧めます", "A person's name; better only the department, since people move", r#"person = "見本 花子""#;
        postal_code ["郵便番号"]: Option<Text> = "郵便番号", "Postal code", r#"postal_code = "000-0000""#, Sign;
        address ["住所", "所在地"]: Option<Text> = "所在地", "Postal address", r#"address = "見本市本町1丁目1番1号""#;
        phone ["電話", "電話番号", "TEL"]: Option<Text> = "電話番号", "Telephone number", r#"phone = "0000-00-0000""#, Sign;
        fax ["ファクス", "ファックス", "FAX", "ファクス番号"]: Option<Text> = "ファクス番号", "Fax number", r#"fax = "0000-00-0001""#, Sign;
        email ["メール", "メールアドレス", "Eメール", "E-mail"]: Option<Text> = "メールアドレス", "E-mail address", r#"email = "kyodo@mihon.example""#, Sign;
        note ["受付時間"]: Option<Text> = "受付時間など。問い合わせ先の下に出る", "Opening hours and the like, below the rest", r#"note = "平日 8時30分から17時15分まで""#;
    }
}

raw! { closed
    /// A declared word.
    RawWord "word" = "計画で使うことば", "A word that the plan declares" {
        id: Text = "ページの番地になる名前", "Id; it becomes an address", r#"id = "priority""#, Id;
        name ["名称", "名前", "ことば"]: Text = "紙での名前", "Printed name", r#"name = "重点""#;
        symbol ["記号", "しるし", "印"]: Option<Text> = "紙でのしるし", "Symbol in print", r#"symbol = "★""#, Sign;
        meaning ["意味", "説明", "定義"]: Option<Text> = "意味", "What it means", r#"meaning = "計画期間中に特に力を入れる取組""#;
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "原文に凡例はありません。""#;
    }
}

raw! { closed
    /// An actor.
    RawActor "actor" = "主体や担当", "An actor" {
        id: Text = "ページの番地になる名前", "Id; it becomes an address", r#"id = "city""#, Id;
        name ["名称", "名前", "主体", "主体名", "部署名", "課名"]: Text = "紙での名前", "Printed name", r#"name = "市""#;
        reading ["よみ", "よみがな", "ふりがな", "読み", "読み仮名"]: Option<Text> = "よみ", "Reading", r#"reading = "し""#;
        aliases ["別名", "ほかの呼び方"]: Texts = "同じ主体のほかの呼び方", "Other printed names", r#"aliases = ["行政", "市役所"]"#;
        meaning ["説明", "意味"]: Option<Text> = "説明", "What it means", r#"meaning = "市の部署のことです。""#;
        contact: Option<Box<RawContact>> = "問い合わせ先", "How to reach it", r#"contact = { phone = "0000-00-0000" }"#;
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "原文に凡例はありません。""#;
    }
}

raw! { closed
    /// A district.
    RawDistrict "district" = "地区", "A district" {
        id: Text = "ページの番地になる名前", "Id; it becomes an address", r#"id = "aoyama""#, Id;
        name ["名称", "名前", "地区", "地区名"]: Text = "紙での名前", "Printed name", r#"name = "青山""#;
        reading ["よみ", "よみがな", "ふりがな", "読み", "読み仮名"]: Option<Text> = "よみ", "Reading", r#"reading = "あおやま""#;
        number ["番号", "No.", "No", "№"]: Option<Text> = "紙での番号", "Number in print", r#"number = "6""#, Sign;
        labels ["しるし", "印"]: Texts = "地区につくしるし", "Labels of the district", r#"labels = ["plan-made"]"#, Reference("label");
        meaning ["説明", "意味"]: Option<Text> = "説明", "What it means", r#"meaning = "駅の北側の地区です。""#;
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "よみは編者が補いました。""#;
    }
}

raw! { closed
    /// A glossary term.
    RawTerm "term" = "用語", "A term of the glossary" {
        id: Text = "ページの番地になる名前", "Id; it becomes an address", r#"id = "kyodo""#, Id;
        name ["用語", "名称", "名前"]: Text = "用語", "The term as printed", r#"name = "協働""#;
        reading ["よみ", "よみがな", "ふりがな", "読み", "読み仮名"]: Option<Text> = "よみ。どの用語にもあるとき、用語集はよみの順に並ぶ（英語の用語集は、いつも名前の順）", "Reading; where every term has one, the glossary is sorted by it (in English always by name)", r#"reading = "きょうどう""#;
        aliases ["別名", "ほかの書き方"]: Texts = "ほかの書き方", "Other forms", r#"aliases = ["市民協働"]"#;
        meaning ["意味", "説明", "定義", "解説"]: Text = "意味", "Definition", r#"meaning = "市民と市が対等に力を合わせること""#;
        links: Option<Text> = "文章の中の用語を、用語集につなぐか。どこにでも出ることばは「none」にする", "Whether texts that use the term are linked to the glossary; `none` for words that are everywhere", r#"links = "none""#, Fixed(fixed::LINKED);
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "編者による説明です。""#;
    }
}

raw! { closed
    /// A rating scale.
    RawScale "scale" = "評価の段階", "A rating scale" {
        id: Text = "段階の組のid", "Id", r#"id = "four""#, Id;
        name ["名称", "名前"]: Text = "紙での名前", "Printed name", r#"name = "4段階評価""#;
        evaluator ["評価者"]: Option<Text> = "だれの評価に使うか", "Who rates on it", r#"evaluator = "supervisor""#, Fixed(fixed::EVALUATOR);
        meaning ["説明", "意味"]: Option<Text> = "説明", "What it means", r#"meaning = "達成水準に対する割合で決めます。""#;
        reason: Option<Text> = "評価の理由を書く欄が原本にあるか", "Whether the original has a place for the reason", r#"reason = "none""#, Fixed(fixed::ASKED);
        step: Many<RawStep> = "段階。紙の順に並べる。1つもないときは、評価をことばで書く", "Its steps, as printed; without any, ratings are free words", "[[scale.step]]\nid = \"a\"\nname = \"予定を上回る\"\nsymbol = \"A\"";
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "原文ではどの段階にも印がありません。""#;
    }
}

raw! { closed
    /// A step of a scale.
    RawStep "scale.step" = "評価の1つの段階", "A step of a scale" {
        id: Text = "段階のid", "Id", r#"id = "nearly""#, Id;
        name: Text = "紙での名前", "Printed name", r#"name = "わずかに届かない""#;
        symbol: Option<Text> = "紙でのしるし", "Symbol in print", r#"symbol = "B""#, Sign;
        meaning: Option<Text> = "説明", "What it means", r#"meaning = "ほぼ目標どおり""#;
        above: Option<Text> = "この%より大きい", "More than this percentage", "above = 100", Number;
        from: Option<Text> = "この%以上", "At least this percentage", "from = 90", Number;
        exactly: Option<Text> = "ちょうどこの%", "Exactly this percentage", "exactly = 100", Number;
        to: Option<Text> = "この%以下", "At most this percentage", "to = 100", Number;
        below: Option<Text> = "この%未満", "Less than this percentage", "below = 100", Number;
        tones: Texts = "この段階と食い違わない、指標の状況。書かない段階は、%の範囲があれば達成率と比べ、なければ比べない", "The states of indicators that this step does not disagree with; a step without any is compared with the ratio to the target where it has bounds, and else not at all", r#"tones = ["met", "good"]"#, Fixed(fixed::TONE);
        note: Option<Text> = "編注", "Editor's note", r#"note = "数値のない段階です。""#;
    }
}
