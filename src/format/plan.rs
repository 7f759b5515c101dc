//! The keys of `plan.toml` and of the lists that a plan declares its words in.

use indexmap::IndexMap;

use super::{Many, RawLicence, Text, Texts};

raw! { closed
    /// `plan.toml`.
    RawPlanSettings {
        title: Text = "計画の名前", "The plan's title", r#"title = "地域づくり協働推進計画""#;
        subtitle: Option<Text> = "名前に添えることば", "A phrase or slogan", r#"subtitle = "私たちの組織使命と目標""#;
        kind: Option<Text> = "計画の種類", "Kind of plan", r#"kind = "推進計画""#;
        organisation: Option<Text> = "市町村の名前", "The city", r#"organisation = "見本市""#;
        department: Option<Text> = "担当の部署", "The department", r#"department = "市民部""#;
        state: Option<Text> = "計画の状態：draft（素案）、in-force（実施中）、superseded（後継計画に移行）", "draft, in-force or superseded", r#"state = "in-force""#;
        period: Option<Text> = "計画期間", "The time that the plan is for", r#"period = "令和3年度～令和7年度""#;
        updated: Option<Text> = "内容を最後に変えた日", "Day of the last change", r#"updated = "2026-11-21""#;
        summary: Option<Text> = "どんな計画か（1、2文）", "One or two plain sentences", r#"summary = "町内会と市が地域づくりを進める計画です。""#;
        era: Option<Text> = "「33年度」のように元号のない年の元号", "Era of years written without one", r#"era = "平成""#;
        year: Option<Text> = "「2025」とだけ書いた年：fiscal（年度）または calendar（暦年）", "What a bare year means: fiscal or calendar", r#"year = "fiscal""#;
        fiscal_year_start: Option<Text> = "年度が始まる月", "First month of the fiscal year", "fiscal_year_start = 4";
        fiscal_year_names: IndexMap<String, Text> = "年度の呼び方を市が決めているとき", "The city's own names of fiscal years", r#"fiscal_year_names = { 2019 = "平成31年度" }"#;
        money_unit: Option<Text> = "金額の単位：円、千円、万円、百万円、億円", "Unit of amounts", r#"money_unit = "千円""#;
        sdgs: Texts = "計画全体がかかわるSDGsの目標番号", "Sustainable development goals of the whole plan", "sdgs = [17]";
        licence: Option<Box<RawLicence>> = "サイトと違うときの、データの利用条件", "Licence of the data, when not the site's", r#"licence = { name = "CC BY 4.0" }"#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "市の名前は内容からの推定です。""#;
        source: Option<Box<RawSource>> = "元の文書", "The original document", r#"source = { title = "ダイジェスト版", page = "広報ID 1034534" }"#;
        contact: Option<Box<RawContact>> = "問い合わせ先。計画のすべてのページに載ります", "Whom to ask; shown on every page of the plan", r#"contact = { department = "市民協働推進課", phone = "019-626-7535" }"#;
        level: Many<RawWord> = "段の名前。上から順に", "Names of the levels, from the top", "[[level]]\nid = \"policy\"\nname = \"基本方針\"";
        section: Many<RawWord> = "項目の文章の区分。idは項目のキー（列）になる", "Named parts of an item's text; the id becomes a key of items", "[[section]]\nid = \"issues\"\nname = \"課題\"";
        label: Many<RawWord> = "しるし（★ 重点、新規など）", "Labels", "[[label]]\nid = \"priority\"\nname = \"重点\"\nsymbol = \"★\"";
        scope: Many<RawWord> = "対象", "Whom items are for", "[[scope]]\nid = \"children\"\nname = \"こども\"";
        actor: Many<RawActor> = "主体や担当", "Who takes part or answers", "[[actor]]\nid = \"city\"\nname = \"市\"";
        district: Many<RawDistrict> = "地区", "Districts", "[[district]]\nid = \"aoyama\"\nname = \"青山\"";
        direction: Many<RawWord> = "方向性（拡大、現状維持など）", "Where items are heading", "[[direction]]\nid = \"grow\"\nname = \"拡大\"";
        scale: Many<RawScale> = "評価の段階", "Rating scales", "[[scale]]\nid = \"four\"\nname = \"4段階評価\"";
        term: Many<RawTerm> = "用語", "Glossary", "[[term]]\nid = \"kyodo\"\nname = \"協働\"\nmeaning = \"市民と市が力を合わせること\"";
        mark: Many<RawWord> = "値の代わりに書くしるし（調査なしなど）", "Marks in a value's place", "[[mark]]\nid = \"no-survey\"\nname = \"調査なし\"";
        fund: Many<RawWord> = "財源", "Funds", "[[fund]]\nid = \"national\"\nname = \"国支出金\"";
        related: Many<RawRelated> = "ほかの計画", "Other plans", "[[related]]\nrelation = \"parent\"\ntitle = \"総合計画\"";
        status: Option<Box<RawStatus>> = "指標の状況を決めるきまり", "How the status of indicators is computed", "[status]\nrule = \"linear-pace\"";
    }
}

raw! { closed
    /// The original document.
    RawSource {
        title: Option<Text> = "文書の名前", "Title of the document", r#"title = "ダイジェスト版""#;
        publisher: Option<Text> = "発行者", "Who published it", r#"publisher = "見本市""#;
        page: Option<Text> = "ページや文書番号", "Page or document number", r#"page = "広報ID 1034534""#;
        url: Option<Text> = "ウェブのアドレス", "Address on the web", r#"url = "https://www.city.example.jp/plan.pdf""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "PDFから入力し直しました。""#;
    }
}

raw! { closed
    /// How to reach somebody.
    RawContact {
        organisation: Option<Text> = "団体", "City or body", r#"organisation = "見本市""#;
        department: Option<Text> = "部署", "Department and section", r#"department = "市民部 市民協働課""#;
        role: Option<Text> = "役職", "Role", r#"role = "部長""#;
        person: Option<Text> = "氏名（部署だけを勧めます）", "A person's name; departments are preferred", r#"person = "見本 花子""#;
        postal_code: Option<Text> = "郵便番号", "Postal code", r#"postal_code = "000-0000""#;
        address: Option<Text> = "所在地", "Postal address", r#"address = "見本市本町1丁目1番1号""#;
        phone: Option<Text> = "電話番号", "Telephone number", r#"phone = "0000-00-0000""#;
        fax: Option<Text> = "ファクス番号", "Fax number", r#"fax = "0000-00-0001""#;
        email: Option<Text> = "メールアドレス", "E-mail address", r#"email = "kyodo@mihon.example""#;
        note: Option<Text> = "受付時間など", "Opening hours and the like", r#"note = "平日 8時30分から17時15分まで""#;
    }
}

raw! { closed
    /// A declared word.
    RawWord {
        id: Text = "番地になる符号。英小文字、数字、ハイフン", "Id: lower-case letters, digits, dashes", r#"id = "policy""#;
        name: Text = "名前", "Printed name", r#"name = "基本方針""#;
        symbol: Option<Text> = "紙でのしるし", "Symbol in print", r#"symbol = "★""#;
        meaning: Option<Text> = "意味", "What it means", r#"meaning = "計画期間中に特に力を入れる取組""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "原文に凡例はありません。""#;
    }
}

raw! { closed
    /// An actor.
    RawActor {
        id: Text = "番地になる符号", "Id", r#"id = "city""#;
        name: Text = "名前", "Printed name", r#"name = "市""#;
        reading: Option<Text> = "よみ", "Reading", r#"reading = "し""#;
        aliases: Texts = "ほかの呼び方", "Other printed names", r#"aliases = ["行政"]"#;
        meaning: Option<Text> = "説明", "What it means", r#"meaning = "市の部署のことです""#;
        contact: Option<Box<RawContact>> = "問い合わせ先", "How to reach it", r#"contact = { phone = "0000-00-0000" }"#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "原文に凡例はありません。""#;
    }
}

raw! { closed
    /// A district.
    RawDistrict {
        id: Text = "番地になる符号", "Id", r#"id = "aoyama""#;
        name: Text = "名前", "Printed name", r#"name = "青山""#;
        reading: Option<Text> = "よみ", "Reading", r#"reading = "あおやま""#;
        number: Option<Text> = "番号", "Number in print", r#"number = "6""#;
        labels: Texts = "地区につくしるし", "Labels of the district", r#"labels = ["plan-made"]"#;
        meaning: Option<Text> = "説明", "What it means", r#"meaning = "駅の北側の地区です""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "よみは編者が補いました。""#;
    }
}

raw! { closed
    /// A glossary term.
    RawTerm {
        id: Text = "番地になる符号", "Id", r#"id = "kyodo""#;
        name: Text = "用語", "The term as printed", r#"name = "協働""#;
        reading: Option<Text> = "よみ", "Reading", r#"reading = "きょうどう""#;
        aliases: Texts = "ほかの書き方", "Other forms", r#"aliases = ["市民協働"]"#;
        meaning: Text = "意味", "Definition", r#"meaning = "市民と市が対等に力を合わせること""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "編者による説明です。""#;
    }
}

raw! { closed
    /// A rating scale.
    RawScale {
        id: Text = "番地になる符号", "Id", r#"id = "five-steps""#;
        name: Text = "名前", "Printed name", r#"name = "業績目標の標語""#;
        evaluator: Option<Text> = "だれの評価か：self（自己評価）、supervisor（指導者評価）、external（外部評価）", "self, supervisor or external", r#"evaluator = "supervisor""#;
        meaning: Option<Text> = "意味", "What it means", r#"meaning = "達成水準に対する割合で決めます""#;
        step: Many<RawStep> = "段階。紙の順に", "Its steps, as printed", "[[scale.step]]\nid = \"reached\"\nname = \"到達\"\nexactly = 100";
        note: Option<Text> = "編注", "Editor's note", r#"note = "原文ではどの段階にも印がありません。""#;
    }
}

raw! { closed
    /// A step of a scale.
    RawStep {
        id: Text = "符号", "Id", r#"id = "nearly""#;
        name: Text = "名前", "Printed name", r#"name = "わずかに届かない""#;
        symbol: Option<Text> = "紙でのしるし", "Symbol in print", r#"symbol = "B""#;
        meaning: Option<Text> = "意味", "What it means", r#"meaning = "90%以上100%未満""#;
        above: Option<Text> = "これより大きい（%）", "More than, in percent", "above = 100";
        from: Option<Text> = "これ以上（%）", "At least, in percent", "from = 90";
        exactly: Option<Text> = "ちょうど（%）", "Exactly, in percent", "exactly = 100";
        to: Option<Text> = "これ以下（%）", "At most, in percent", "to = 100";
        below: Option<Text> = "これ未満（%）", "Less than, in percent", "below = 100";
        note: Option<Text> = "編注", "Editor's note", r#"note = "数値のない段階です。""#;
    }
}

raw! { closed
    /// The status rule.
    RawStatus {
        rule: Text = "きまり：linear-pace（年次按分）、from-baseline（進捗率）、ratio-to-target（達成率）", "linear-pace, from-baseline or ratio-to-target", r#"rule = "linear-pace""#;
        band: Many<RawBand> = "状況の区分。よい順に", "Bands, best first", "[[status.band]]\nid = \"good\"\nname = \"順調\"\ntone = \"good\"\nfrom = 100";
    }
}

raw! { closed
    /// A band of the status rule.
    RawBand {
        id: Text = "符号", "Id", r#"id = "good""#;
        name: Text = "名前", "Printed name", r#"name = "順調""#;
        tone: Text = "図での形と色：met、good、slow、late", "How it is drawn: met, good, slow or late", r#"tone = "good""#;
        meaning: Option<Text> = "意味", "What it means", r#"meaning = "目安どおりに進んでいる""#;
        above: Option<Text> = "これより大きい（%）", "More than, in percent", "above = 100";
        from: Option<Text> = "これ以上（%）", "At least, in percent", "from = 100";
        exactly: Option<Text> = "ちょうど（%）", "Exactly, in percent", "exactly = 100";
        to: Option<Text> = "これ以下（%）", "At most, in percent", "to = 60";
        below: Option<Text> = "これ未満（%）", "Less than, in percent", "below = 60";
    }
}

/// The bounds of a step or a band, as written.
pub(crate) struct RawBounds<'a> {
    pub(crate) above: &'a Option<Text>,
    pub(crate) from: &'a Option<Text>,
    pub(crate) exactly: &'a Option<Text>,
    pub(crate) to: &'a Option<Text>,
    pub(crate) below: &'a Option<Text>,
}

raw! { closed
    /// Another plan.
    RawRelated {
        relation: Text = "関係：parent（上位計画）、predecessor（前計画）、successor（後継計画）、related（関連計画）", "parent, predecessor, successor or related", r#"relation = "parent""#;
        plan: Option<Text> = "このサイトにある計画のフォルダー名", "Folder name of a plan on this site", r#"plan = "mihon-plan""#;
        title: Option<Text> = "このサイトにない計画の名前", "Title of a plan elsewhere", r#"title = "総合計画""#;
        url: Option<Text> = "ウェブのアドレス", "Address on the web", r#"url = "https://www.city.example.jp/plan/""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "令和2年度で終わりました。""#;
    }
}

raw! { closed
    /// The front matter of a chapter and of other reading pages.
    RawChapter {
        title: Option<Text> = "ページの名前。書かないときはファイル名", "Title; the file's name when absent", r#"title = "推進体制""#;
        summary: Option<Text> = "どんなページか（1、2文）", "One or two plain sentences", r#"summary = "計画をだれがどう進めるか。""#;
        place: Option<Text> = "項目の前（before）か後（after）か", "before or after the items", r#"place = "after""#;
    }
}
