//! The keys of `plan.toml`, and of the chapters' front matter.
//!
//! Takes nothing, gives declarations. Must not know what becomes of a key.

use indexmap::IndexMap;

use super::Holds::{Fixed, Id, Number, Period, Reference, Sign, Web, Whole};
use super::{
    Many, RawActor, RawContact, RawDistrict, RawLicence, RawScale, RawTerm, RawWord, Text, Texts, Truth,
    fixed,
};

raw! { closed
    /// `plan.toml`.
    RawPlanSettings "plan" = "計画の基本の情報", "What a plan is" {
        title: Text = "計画の名前", "The plan's title", r#"title = "地域づくり協働推進計画""#;
        subtitle: Option<Text> = "名前に添えることば", "A phrase or slogan", r#"subtitle = "みんなでつくる住みよい地域""#;
        kind: Option<Text> = "計画の種類。トップページは、この種類ごとに計画を並べる", "Kind of plan; the home page groups plans by it", r#"kind = "推進計画""#;
        organisation: Option<Text> = "市町村の名前", "The city", r#"organisation = "見本市""#;
        department: Option<Text> = "担当の部署", "The department", r#"department = "市民部""#;
        draft: Truth = "計画全体が下書きか。下書きは公開されない。計画の状態の「素案」（まだ決まっていないが公開する案）とは別", "Whether the whole plan is a draft, of which nothing is published; a plan whose state is `draft` is published, as one that is not decided yet", "draft = true", Fixed(fixed::DRAFT);
        state: Option<Text> = "計画の状態", "Where the plan stands in its life", r#"state = "in-force""#, Fixed(fixed::STATE);
        period: Option<Text> = "計画期間", "The time that the plan is for", r#"period = "令和3年度～令和7年度""#, Period;
        edition: Option<Text> = "紙に印刷された版の名前。印刷したページの下に載る", "The edition as printed; it stands at the foot of printed pages", r#"edition = "令和8年3月版""#;
        updated: Option<Text> = "内容を最後に変えた日", "Day of the last change", r#"updated = "2026-11-21""#, Period;
        summary: Option<Text> = "どんな計画か（1、2文）", "One or two plain sentences", r#"summary = "町内会と市が地域づくりを進める計画です。""#;
        notice: Option<Text> = "計画のすべてのページのはじめに出す、ひとことの断り", "A sentence at the top of every page of the plan", r#"notice = "見本として入力し直したもので、市の公式のページではありません。""#;
        era: Option<Text> = "「33年度」のように元号を省いた年の元号", "Era of years that are written without one", r#"era = "平成""#, Fixed(fixed::ERA);
        year: Option<Text> = "「2025」とだけ書いた年の読み方", "What a bare year means", r#"year = "fiscal""#, Fixed(fixed::YEAR);
        fiscal_year_start: Option<Text> = "年度が始まる月。書かないときは4月", "First month of the fiscal year; April when absent", "fiscal_year_start = 4", Whole(1, 12);
        fiscal_year_names: IndexMap<String, Text> = "年度の呼び方を市が決めているとき、西暦の年ごとにその呼び方", "The city's own names of fiscal years, by Western year", r#"fiscal_year_names = { 2019 = "平成31年度" }"#;
        money_unit: Option<Text> = "計画の金額の単位", "Unit of the plan's amounts", r#"money_unit = "千円""#, Fixed(fixed::MONEY_UNIT);
        term_links: Option<Text> = "文章の中の用語を、用語集につなぐか", "Whether the terms in texts are linked to the glossary", r#"term_links = "none""#, Fixed(fixed::LINKED);
        sdgs: Texts = "計画全体がかかわるSDGsの目標番号", "Sustainable development goals of the whole plan", "sdgs = [11, 17]", Whole(1, 17);
        licence: Option<Box<RawLicence>> = "データの利用条件が、サイトと違うとき", "Licence of the data, when it is not the site's", r#"licence = { name = "CC BY 4.0" }"#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "市の名前は、内容から推定しました。""#;
        source: Option<Box<RawSource>> = "元の文書", "The original document", r#"source = { title = "ダイジェスト版", page = "広報ID 1034534" }"#;
        contact: Option<Box<RawContact>> = "問い合わせ先。計画のすべてのページに載る", "Whom to ask; shown on every page of the plan", r#"contact = { department = "市民協働課", phone = "0000-00-0000" }"#;
        level: Many<RawWord> = "項目の段の名前。上から順に並べる", "Names of the levels of items, from the top", "[[level]]\nid = \"policy\"\nname = \"基本方針\"";
        section: Many<RawWord> = "項目の文章の区分。idは項目のキー（CSVでは列）になる", "Named parts of an item's text; the id becomes a key of items", "[[section]]\nid = \"issues\"\nname = \"課題\"";
        label: Many<RawWord> = "項目や地区につけるしるし（★ 重点、新規など）", "Labels of items and districts", "[[label]]\nid = \"priority\"\nname = \"重点\"\nsymbol = \"★\"";
        scope: Many<RawWord> = "項目の対象", "Whom items are for", "[[scope]]\nid = \"children\"\nname = \"こども\"";
        actor: Many<RawActor> = "主体や担当", "Who takes part or answers", "[[actor]]\nid = \"city\"\nname = \"市\"";
        district: Many<RawDistrict> = "地区", "Districts", "[[district]]\nid = \"aoyama\"\nname = \"青山\"";
        direction: Many<RawWord> = "項目の方向性（拡大、現状維持など）", "Where items are heading", "[[direction]]\nid = \"grow\"\nname = \"拡大\"";
        scale: Many<RawScale> = "評価の段階", "Rating scales", "[[scale]]\nid = \"four\"\nname = \"4段階評価\"";
        term: Many<RawTerm> = "用語集", "Glossary", "[[term]]\nid = \"kyodo\"\nname = \"協働\"\nmeaning = \"市民と市が力を合わせること\"";
        mark: Many<RawWord> = "値の代わりに書くしるし（調査なしなど）", "Marks that stand in a value's place", "[[mark]]\nid = \"no-survey\"\nname = \"調査なし\"";
        fund: Many<RawWord> = "予算の財源", "Where money comes from", "[[fund]]\nid = \"national\"\nname = \"国支出金\"";
        related: Many<RawRelated> = "ほかの計画とのつながり", "Other plans that this one has to do with", "[[related]]\nrelation = \"parent\"\ntitle = \"総合計画\"";
        table: Many<RawKeeping> = "表の書き方。担当課の表をそのまま使うとき、見出しや、結合したます目などを、一覧ごとに決める", "How tables are kept, list by list: heads of columns, merged cells and so on, so that the departments' own tables can be used", "[[table]]\nlist = \"values\"\nblank = [\"…\"]";
        status: Many<RawStatus> = "指標の状況を決めるきまり。書かないときは、状況を判定しない。いくつも書くときは [[status]] とし、最初のものが計画のきまりになる。ほかは、指標が rule で名指しする", "How the state of indicators is computed; without it they are not rated. Several are written as [[status]]: the first is the plan's own, the others are for indicators that name them with rule", "[status]\nrule = \"linear-pace\"";
    }
}

raw! { closed
    /// How the table of a list is kept.
    RawKeeping "table" = "表の書き方", "How the table of a list is kept" {
        list: Text = "どの一覧の表か", "Which list", r#"list = "values""#, Fixed(fixed::TABLE);
        heads: IndexMap<String, Text> = "表の見出しと、それが表すキー。付属の見出しより優先する", "Heads of the table and the keys that they stand for; they come before the format's own heads", r#"heads = { "調べ方" = "note" }"#;
        fill_down: Texts = "結合したます目のため、空欄を上のます目の値で埋める列の見出し。左の列から順に書く。左の列の値が変わると、埋めるのをやめる", "Heads of columns whose blank cells take the value above, as merged cells leave them; from the left to the right. A new value in one of them ends the filling of those after it", r#"fill_down = ["施策", "指標名"]"#, Sign;
        ignore: Texts = "載せない列の見出し", "Heads of columns that are not published", r#"ignore = ["整理用"]"#, Sign;
        blank: Texts = "空欄と同じに読むしるし", "Signs that are read as a blank cell", r#"blank = ["－", "…"]"#, Sign;
        totals: Texts = "途中にある小計の行のはじめのことば。その行は読みとばし、前の小計からの和と比べる", "First words of rows with subtotals among the others: they are passed over, and compared with the sum since the last one", r#"totals = ["小計"]"#, Sign;
    }
}

raw! { closed
    /// The original document.
    RawSource "source" = "元の文書", "The original document" {
        title: Option<Text> = "文書の名前", "Title of the document", r#"title = "ダイジェスト版""#;
        publisher: Option<Text> = "発行者", "Who published it", r#"publisher = "見本市""#;
        page: Option<Text> = "ページや文書番号", "Page or document number", r#"page = "広報ID 1034534""#;
        url: Option<Text> = "ウェブのアドレス", "Address on the web", r#"url = "https://www.city.example.jp/plan.pdf""#, Web;
        note: Option<Text> = "編注", "Editor's note", r#"note = "PDFから入力し直しました。""#;
    }
}

raw! { closed
    /// The status rule.
    RawStatus "status" = "指標の状況を決めるきまり", "How the state of indicators is computed" {
        rule: Text = "きまりの名前", "The rule's name", r#"rule = "linear-pace""#, Fixed(fixed::RULE);
        tolerance: Option<Text> = "きまり position で、基準値とほぼ同じとみる幅（基準値の何%か）。書かないときは10", "For the rule position: what counts as about as good as the baseline, in percent of it; 10 when absent", "tolerance = 10", Number;
        error: Option<Text> = "きまり trend-band で、調査の誤差とみる幅（ポイント）。単位が%の指標だけに使う。書かないときは3", "For the rule trend-band: the error of a survey in points, for indicators in %; 3 when absent", "error = 3", Number;
        base_year: Option<Text> = "きまり open-sdg で、伸びを数え始める年。書かないときは2015", "For the rule open-sdg: the year from which growth is counted; 2015 when absent", "base_year = 2015", Number;
        target_year: Option<Text> = "きまり open-sdg で、目標の年が書かれていないときの年。書かないときは2030", "For the rule open-sdg: the year of targets that state none; 2030 when absent", "target_year = 2030", Number;
        band: Many<RawBand> = "状況の区分。よい順に並べる。計算した%が入る最初の区分が状況になる。書かないときは、きまりごとに決まった区分を使う", "Bands, best first; the first that holds the percentage is the state. Without any, the rule's usual ones", "[[status.band]]\nid = \"good\"\nname = \"順調\"\ntone = \"good\"\nfrom = 100";
    }
}

raw! { closed
    /// A band of the status rule.
    RawBand "status.band" = "状況の区分", "A band of the status rule" {
        id: Text = "区分のid", "Id", r#"id = "good""#, Id;
        name: Option<Text> = "区分の名前。決まった区分では、書かなくてもよい", "Printed name; usual bands have one already", r#"name = "順調""#;
        tone: Text = "図での形と色", "How it is drawn", r#"tone = "good""#, Fixed(fixed::TONE);
        meaning: Option<Text> = "意味", "What it means", r#"meaning = "目安どおりに進んでいる""#;
        above: Option<Text> = "この%より大きい", "More than this percentage", "above = 100", Number;
        from: Option<Text> = "この%以上", "At least this percentage", "from = 100", Number;
        exactly: Option<Text> = "ちょうどこの%", "Exactly this percentage", "exactly = 100", Number;
        to: Option<Text> = "この%以下", "At most this percentage", "to = 60", Number;
        below: Option<Text> = "この%未満", "Less than this percentage", "below = 60", Number;
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
    RawRelated "related" = "ほかの計画とのつながり", "Another plan" {
        relation: Text = "この計画から見た関係", "What it is to this plan", r#"relation = "parent""#, Fixed(fixed::RELATION);
        plan: Option<Text> = "このサイトにある計画のフォルダー名。これかtitleのどちらかが必要", "Folder name of a plan on this site; this or the title has to be there", r#"plan = "mihon-plan""#, Reference("plan");
        title: Option<Text> = "計画の名前。このサイトにない計画のとき", "Title of a plan that is not on this site", r#"title = "総合計画""#;
        url: Option<Text> = "ウェブのアドレス", "Address on the web", r#"url = "https://www.city.example.jp/plan/""#, Web;
        note: Option<Text> = "編注。名前の後にかっこで付く", "Editor's note, in brackets after the title", r#"note = "令和2年度で終わりました""#;
    }
}

raw! { closed
    /// The front matter of a chapter.
    RawChapter "chapter" = "章の前書き", "The front matter of a chapter" {
        title: Option<Text> = "章の名前。書かないときはファイル名から番号を除いたもの", "Title; the file's name without its number when absent", r#"title = "推進体制""#;
        summary: Option<Text> = "どんな章か（1、2文）", "One or two plain sentences", r#"summary = "計画をだれがどう進めるか。""#;
        place: Option<Text> = "計画のページで、項目の前に並べるか後に並べるか", "Whether the plan's page lists it before or after the items", r#"place = "after""#, Fixed(fixed::PLACE);
        draft: Truth = "下書きか。下書きの章は公開されない", "Whether it is a draft, which is not published", "draft = true", Fixed(fixed::DRAFT);
    }
}
