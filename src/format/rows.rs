//! The keys of items, indicators, values, budget lines, tasks and evaluations.
//!
//! Takes nothing, gives declarations. Must not know what becomes of a key.

use super::Holds::{Amount, Day, Fixed, Id, Number, Period, Reference, Sign, Whole};
use super::{Many, Text, Texts, Truth, fixed};

raw! { open
    /// An item. Keys that are not declared here are the sections that the plan declares.
    RawItem "item" = "項目（計画の木の1つ1つ）", "An item: a node of the plan's tree" {
        id: Option<Text> = "ページの番地になる名前。表では必要。items/ のファイルでは書かなくてよく、ファイル名がidになる", "Id; it becomes an address. Needed in a table; in items/ the file's name stands for it", r#"id = "15""#, Id;
        parent ["上の項目", "上位項目", "親項目", "親"]: Option<Text> = "1つ上の項目のid。いちばん上の項目には書かない", "Id of the item above; the topmost have none", r#"parent = "1""#, Reference("item");
        level ["段", "階層"]: Option<Text> = "段。書かないときは、上の項目の1つ下の段", "Level; the one below the parent's when absent", r#"level = "取組""#, Reference("level");
        number ["番号", "No.", "No", "№", "事業番号", "施策番号", "取組番号", "整理番号"]: Option<Text> = "紙での番号", "Number as printed", r#"number = "①-15""#, Sign;
        title ["名称", "項目", "項目名", "事業名", "事業名称", "事務事業名", "施策名", "取組名", "取組名称", "件名", "題名", "題"]: Option<Text> = "名前。表の行とitems/のファイルの、どちらか1か所に必ず書く", "Title; needed in either the row or the file in items/", r#"title = "地域担当職員制度の実施""#;
        subtitle ["副題"]: Option<Text> = "名前に添えることば", "A phrase that goes with the title", r#"subtitle = "～学ぶ、育む～""#;
        reading ["よみ", "よみがな", "ふりがな", "読み", "読み仮名"]: Option<Text> = "よみ", "Reading", r#"reading = "ちいきたんとうしょくいんせいどのじっし""#;
        keywords ["検索語", "キーワード"]: Texts = "一覧のことばの検索で見つかるようにすることば。ページには出ない", "Words by which the search over the list finds it; they are not shown", r#"keywords = ["バス", "交通"]"#;
        summary ["概要", "事業概要", "取組概要", "事業の概要", "取組の概要", "内容", "事業内容", "取組内容"]: Option<Text> = "どんな項目か（1、2文）。一覧にも出る", "One or two plain sentences, shown in lists too", r#"summary = "職員が地域の会議に出ます。""#;
        labels ["しるし", "印"]: Texts = "しるし", "Labels", r#"labels = ["priority", "拡充"]"#, Reference("label");
        actors ["主体", "実施主体", "取組主体"]: Texts = "主体。紙のとおり「市民、行政」と書いてもよい", "Who takes part; 市民、行政 as on paper will do", r#"actors = ["市民", "行政"]"#, Reference("actor");
        responsible ["担当", "担当課", "担当部署", "所管", "所管課", "所管部署", "担当課名"]: Texts = "担当", "Who answers for it", r#"responsible = ["kyodo-division"]"#, Reference("actor");
        scopes ["対象", "対象者"]: Texts = "対象", "Whom it is for", r#"scopes = ["children"]"#, Reference("scope");
        districts ["地区", "対象地区"]: Texts = "地区", "Districts", r#"districts = ["aoyama"]"#, Reference("district");
        sdgs ["SDGs", "SDGsの目標", "SDGs目標"]: Texts = "SDGsの目標番号", "Sustainable development goals", "sdgs = [11, 17]", Whole(1, 17);
        direction ["方向性", "今後の方向性"]: Option<Text> = "方向性", "Where it is heading", r#"direction = "拡大""#, Reference("direction");
        period ["期間", "実施期間", "事業期間"]: Option<Text> = "期間", "When", r#"period = "令和5年度～令和7年度""#, Period;
        serves ["支える項目"]: Texts = "この項目が支えている、ほかの項目のid", "Ids of the items whose purpose it serves", r#"serves = ["1"]"#, Reference("item");
        related ["関連項目", "関連事業", "関連する項目"]: Texts = "関連する項目のid。相手のページにも載る", "Ids of related items; they show it too", r#"related = ["16"]"#, Reference("item");
        merged_into ["統合先"]: Texts = "統合した先の項目のid", "Ids of the items that it was merged into", r#"merged_into = ["16"]"#, Reference("item");
        successor ["後継", "後継事業"]: Texts = "後を継ぐ項目のid", "Ids of the items that succeed it", r#"successor = ["16"]"#, Reference("item");
        draft ["下書き"]: Truth = "下書きか。下書きの項目は、下にある項目、予定、評価、その項目だけの予算といっしょに、公開されない", "Whether it is a draft: then neither it is published nor the items below it, their tasks, evaluations and the budget lines of it alone", "draft = true", Fixed(fixed::DRAFT);
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "原文のまま載せています。""#;
    }
}

raw! { closed
    /// An indicator.
    RawIndicator "indicator" = "指標", "An indicator" {
        id ["指標id"]: Text = "ページの番地になる名前", "Id; it becomes an address", r#"id = "participation""#, Id;
        name ["指標名", "指標", "名称", "成果指標", "成果指標名", "指標の名称", "KPI"]: Text = "名前", "Name", r#"name = "地域活動に参加した市民の割合""#;
        reading ["よみ", "よみがな", "ふりがな", "読み", "読み仮名"]: Option<Text> = "よみ", "Reading", r#"reading = "ちいきかつどうにさんかしたしみんのわりあい""#;
        keywords ["検索語", "キーワード"]: Texts = "一覧のことばの検索で見つかるようにすることば。ページには出ない", "Words by which the search over the list finds it; they are not shown", r#"keywords = ["町内会", "ボランティア"]"#;
        number ["番号", "No.", "No", "№", "指標番号", "整理番号"]: Option<Text> = "紙での番号", "Number as printed", r#"number = "5-1""#, Sign;
        unit ["単位"]: Option<Text> = "値の単位", "Unit of its values", r#"unit = "%""#;
        kind ["種別", "指標種別", "指標の種別", "区分", "指標区分"]: Option<Text> = "種別", "Kind", r#"kind = "成果""#, Fixed(fixed::INDICATOR_KIND);
        definition ["定義", "算式", "定義・算式", "算出方法", "計算式", "定義・算出方法", "指標の定義", "指標の説明"]: Option<Text> = "定義や算式", "Definition or formula", r#"definition = "参加した人 ÷ 回答した人 × 100""#;
        direction ["方向", "目指す方向", "めざす方向", "目標の方向", "方向性"]: Option<Text> = "めざす方向。値からは推定しないので、書かないと状況を判定しない", "Which way is good; never guessed from values, so without it there is no rating", r#"direction = "up""#, Fixed(fixed::TREND);
        accumulation ["性格", "値の性格", "集計方法"]: Option<Text> = "値の性格", "How values of several periods go together", r#"accumulation = "yearly""#, Fixed(fixed::ACCUMULATION);
        baseline: Option<Box<RawBaseline>> = "基準値", "Where it starts", r#"baseline = { period = "令和元年度", value = 45.2 }"#;
        target: Many<RawTarget> = "目標値。いくつでも書ける", "Where it should go; as many as there are", r#"target = { period = "令和6年度", value = 56.5 }"#;
        series: Many<RawSeries> = "内訳（男女別など）の系列", "Series besides the headline", "[[indicator.series]]\nid = \"young\"\nname = \"30歳未満\"";
        r#break: Many<RawBreak> = "値の取り方が変わった時点。図の線はそこで切れる", "Where values stop being comparable; the line of the chart is cut there", "[[indicator.break]]\nperiod = \"令和4年度\"\nreason = \"調査の方法を変えた\"";
        measures ["測る項目", "対象項目", "対象事業", "対象施策"]: Texts = "この指標で測る項目のid", "Ids of the items that it measures", r#"measures = ["1", "16"]"#, Reference("item");
        method ["把握方法", "調査方法", "測定方法", "取得方法"]: Option<Text> = "把握方法", "How it is surveyed", r#"method = "市民意識調査""#;
        source ["出典", "データ出典", "データ元"]: Option<Text> = "出典", "Source of the values", r#"source = "市民意識調査報告書""#;
        frequency ["更新頻度", "更新の頻度", "調査頻度", "公表頻度"]: Option<Text> = "更新の頻度", "How often it is published", r#"frequency = "毎年3月""#;
        next_release ["次回公表", "次回公表時期", "次の公表"]: Option<Text> = "次の値を公表する時期", "When the next value comes", r#"next_release = "2027年3月""#;
        reason ["設定理由", "選定理由", "設定の理由", "目標設定の理由"]: Option<Text> = "設定理由", "Why it was chosen", r#"reason = "地域のつながりの広がりをみるため""#;
        chart_title: Option<Text> = "図の題。書かないときは、値の変わり方を1文で出す", "Title of its chart; when absent, a sentence on how the values changed", r#"chart_title = "参加する人は、4年続けて増えました""#;
        chart_description: Option<Text> = "図の説明（図を見られない人のためのことば）。書かないときは、値と目標から作る", "Description of its chart for those who cannot see it; made from values and targets when absent", r#"chart_description = "2021年度の38.4%から、毎年度1ポイント以上増えています。""#;
        responsible ["担当", "担当課", "担当部署", "所管", "所管課", "所管部署", "担当課名"]: Texts = "担当", "Who answers for it", r#"responsible = ["kyodo-division"]"#, Reference("actor");
        rule ["判定のきまり"]: Option<Text> = "計画と違うきまりで状況を判定するとき、そのきまり", "Its own status rule, when it is not the plan's", r#"rule = "ratio-to-target""#, Fixed(fixed::RULE);
        weight ["重み", "ウエイト", "ウェイト"]: Option<Text> = "項目を測るほかの指標とくらべた重み（0より大きい数）。項目を測る指標のすべてに書くと、項目のページに、重みをつけた到達度が出る", "Its weight among the indicators that measure an item, above 0; where all of them have one, the item's page shows their weighted rate", "weight = 2", Number;
        state ["指標の状態"]: Option<Text> = "新しい指標や、やめた指標のしるし。どちらも状況を判定しない", "New or discontinued; then it is not rated", r#"state = "新規""#, Fixed(fixed::INDICATOR_STATE);
        manual: Option<Box<RawVerdict>> = "人が決めた状況", "A person's status", r#"manual = { band = "good", reason = "審議会の判断。新しい拠点が開いたため" }"#;
        milestone: Option<Box<RawMilestone>> = "ことばの目標が、どこまで進んだか", "How far a target in words has come", r#"milestone = { started = "2024-04-01" }"#;
        progress: Many<RawProgress> = "きまり open-sdg で、系列ごとに計算するとき。書かないときは全体の値だけを計算する", "For the rule open-sdg, part by part; without any, the headline alone", "[[indicator.progress]]\nbase_year = 2015";
        decimals ["小数の桁数", "小数点以下の桁数"]: Option<Text> = "表示する小数点より下の桁数。書かないときは、値ごとに書いてあるとおり", "Digits shown after the point; as each value is written when absent", "decimals = 1", Whole(0, 6);
        draft ["下書き"]: Truth = "下書きか。下書きの指標は、値や評価といっしょに、公開されない", "Whether it is a draft: then neither it is published nor its values and evaluations", "draft = true", Fixed(fixed::DRAFT);
        note ["備考", "編注"]: Option<Text> = "編注", "Editor's note", r#"note = "目標の方向は編者が補いました。""#;
    }
}

raw! { closed
    /// A baseline.
    RawBaseline "indicator.baseline" = "基準値", "A baseline" {
        period ["基準年度", "基準年", "基準時点", "基準値の年度", "基準値の時期", "現状値の年度"]: Option<Text> = "いつの値か", "When", r#"period = "令和元年度""#, Period;
        value ["基準値", "現状値", "現況値"]: Text = "値", "Value", "value = 45.2", Number;
        note ["基準値の注"]: Option<Text> = "注。値の下に出る", "Note, below the value", r#"note = "計画期間の前の値です。""#;
    }
}

raw! { closed
    /// A target.
    RawTarget "indicator.target" = "目標値", "A target" {
        period ["目標年度", "目標年", "目標時期", "目標値の年度", "目標値の時期", "達成年度"]: Option<Text> = "いつまでに。数の目標には必要", "By when; needed where the target is a number", r#"period = "令和6年度""#, Period;
        value ["目標値", "目標", "最終目標", "最終目標値"]: Option<Text> = "目標値（数）。これか、min、max、textのどれかが必要", "Value; this or min, max or text has to be there", "value = 56.5", Number;
        min ["目標値の下限", "目標の下限"]: Option<Text> = "範囲の下限", "Least value of a range", "min = 20", Number;
        max ["目標値の上限", "目標の上限"]: Option<Text> = "範囲の上限", "Greatest value of a range", "max = 30", Number;
        text ["ことばの目標", "目標の内容", "定性目標"]: Option<Text> = "ことばでの目標", "The target in words", r#"text = "条例をつくる""#;
        kind ["目標の種類"]: Option<Text> = "目標の種類", "Which of several", r#"kind = "interim""#, Fixed(fixed::TARGET_KIND);
        note ["目標値の注"]: Option<Text> = "注。値の下に出る", "Note, below the value", r#"note = "2024年3月に引き上げました。""#;
    }
}

raw! { closed
    /// A person's status.
    RawVerdict "indicator.manual" = "人が決めた状況", "A person's status" {
        band: Text = "状況の区分のid", "Id of a band", r#"band = "good""#, Reference("band");
        reason: Text = "理由。だれの判断かも書く", "Why, and whose word it is", r#"reason = "審議会の判断。新しい拠点が開いたため""#;
        period: Option<Text> = "いつの状況か", "For which period", r#"period = "令和6年度""#, Period;
    }
}

raw! { closed
    /// A part for the rule `open-sdg`.
    RawProgress "indicator.progress" = "きまり open-sdg で計算する1つの部分", "A part that the rule open-sdg scores by itself" {
        series: Option<Text> = "系列。書かないときは全体の値", "Series; the headline when absent", r#"series = "young""#, Reference("series");
        direction: Option<Text> = "めざす方向。書かないときは、指標と同じ", "Which way is good; the indicator's when absent", r#"direction = "down""#, Fixed(fixed::TREND);
        base_year: Option<Text> = "伸びを数え始める年。書かないときは、きまりの年", "The year from which growth is counted; the rule's when absent", "base_year = 2015", Number;
        target_year: Option<Text> = "目標の年。書かないときは、きまりの年", "The year of the target; the rule's when absent", "target_year = 2030", Number;
        target: Option<Text> = "目標値。書かないとき、全体の値は指標の目標を使い、系列は目標なしで計算する", "Target; when absent the headline has the indicator's, and a series has none", "target = 56.5", Number;
        limit: Option<Text> = "これより先はよくならない値（100%など）。目標がないときに使う", "The value beyond which nothing can get better; for parts without a target", "limit = 100", Number;
        group: Option<Text> = "組。同じ組の部分は、平均して1つと数える", "Group; parts of one group are averaged and count once", r#"group = "年代別""#;
    }
}

raw! { closed
    /// The steps of a target in words.
    RawMilestone "indicator.milestone" = "ことばの目標の進み方", "The steps of a target in words" {
        started: Option<Text> = "始めた日", "Day when work began", r#"started = "2024-04-01""#, Day;
        done: Option<Text> = "できた日", "Day when it was done", r#"done = "2025-12-18""#, Day;
    }
}

raw! { closed
    /// A series.
    RawSeries "indicator.series" = "内訳の系列", "A series besides the headline" {
        id: Text = "系列のid", "Id", r#"id = "young""#, Id;
        name: Option<Text> = "紙での名前。districtかactorがあれば書かなくてよく、その地区や主体の名前になる", "Printed name; may be left out beside a district or an actor, whose name it then has", r#"name = "30歳未満""#;
        dimension: Option<Text> = "何で分けた内訳か。同じことばの系列が、1つの図と表になる。書かないときは、地区、主体、または内訳", "What the values are broken down by; series with the same words share a chart and a table. Districts, actors or breakdown when absent", r#"dimension = "年齢""#;
        district: Option<Text> = "地区。その地区のページにも値が載る", "District; its page shows the values too", r#"district = "aoyama""#, Reference("district");
        actor: Option<Text> = "主体。その主体のページにも値が載る。districtといっしょには書けない", "Actor; its page shows the values too. Not together with district", r#"actor = "市民""#, Reference("actor");
    }
}

raw! { closed
    /// A break.
    RawBreak "indicator.break" = "値の取り方が変わった時点", "Where values stop being comparable" {
        period: Text = "新しい取り方の最初の時期", "First period of the new way", r#"period = "令和4年度""#, Period;
        reason: Text = "変えた理由", "Why", r#"reason = "調査の方法を変えた""#;
    }
}

raw! { closed
    /// A value of an indicator.
    RawObservation "value" = "指標の値", "A value of an indicator" {
        indicator ["指標", "指標名", "指標id", "成果指標", "成果指標名", "指標の名称", "KPI"]: Text = "指標のid", "Id of the indicator", r#"indicator = "participation""#, Reference("indicator");
        period ["時期", "年度", "年", "年月", "年月日", "時点"]: Text = "時期", "When", r#"period = "令和5年度""#, Period;
        series ["系列", "内訳"]: Option<Text> = "系列。空欄は全体の値", "Series; blank: the headline", r#"series = "young""#, Reference("series");
        kind ["確かさ", "値の区分", "区分", "種別"]: Option<Text> = "値の確かさ", "How sure it is", r#"kind = "見込""#, Fixed(fixed::OBSERVATION_KIND);
        value ["値", "数値", "実績", "実績値"]: Option<Text> = "値。しるし（mark）の名前をここに書いてもよい", "Value; the name of a mark may stand here too", "value = 44.6", Number;
        numerator ["分子"]: Option<Text> = "割合の分子。denominatorといっしょに書く。単位が%なら計算し直し、値と合わなければ知らせる（書いてある値はそのまま載る）", "What a share has above its line; together with denominator. In %, it is computed again, and a value that differs is reported and stays as it is written", "numerator = 446", Number;
        denominator ["分母"]: Option<Text> = "割合の分母", "What a share has below its line", "denominator = 1000", Number;
        mark ["値のしるし"]: Option<Text> = "値がないわけなどのしるし。値かしるしのどちらかが必要", "Why there is no value; either value or mark has to be there", r#"mark = "調査なし""#, Reference("mark");
        note ["備考", "注", "注記"]: Option<Text> = "注。値の表に出る", "Note, in the table of values", r#"note = "9月30日までの回答で推計""#;
    }
}

raw! { closed
    /// A budget line.
    RawLine "line" = "予算の行", "A budget line" {
        id ["番号", "No.", "No", "№", "事業番号", "予算番号", "整理番号", "行id"]: Text = "行のid。年度、区分、財源のどれかが違う行は、同じidでよい", "Id; lines that differ in year, kind or fund may share one", r#"id = "grant""#, Id;
        line ["予算の名前", "事業名", "事業名称", "事務事業名", "予算事業名", "細事業名", "件名", "名称"]: Text = "予算の名前", "Printed name", r#"line = "地域コミュニティ推進交付金""#;
        items ["項目", "対象項目", "使いみち", "関連項目"]: Texts = "使いみちの項目のid。いくつあってもよい。空欄は項目に分けられない予算", "Ids of the items that it pays for; blank: not attributed", r#"items = ["15", "16"]"#, Reference("item");
        fiscal_year ["年度", "会計年度", "予算年度"]: Option<Text> = "年度。空欄は「年度の記載なし」", "Fiscal year; blank: not stated", r#"fiscal_year = "令和7年度""#, Period;
        kind ["区分", "予算区分", "予算の区分"]: Option<Text> = "予算の区分。空欄は区分の記載なし", "Which budget; blank: not stated", r#"kind = "当初""#, Fixed(fixed::BUDGET_KIND);
        fund ["財源", "財源区分"]: Option<Text> = "財源", "Where the money comes from", r#"fund = "国支出金""#, Reference("fund");
        amount ["金額", "予算額", "事業費", "額"]: Option<Text> = "金額。「-」は計上なし、空欄は不明", "Amount; `-`: no budget line, blank: unknown", r#"amount = "22,600""#, Amount;
        unit ["単位", "金額の単位"]: Option<Text> = "金額の単位が計画と違うとき", "Unit, when it is not the plan's", r#"unit = "円""#, Fixed(fixed::MONEY_UNIT);
        total_of ["合計する行"]: Option<Text> = "合計の行のとき、合計する行のid（; で区切る）。allは、年度、区分、財源が同じすべての行。合計が合わないとエラーになる", "On a total: the ids that it adds up, separated by `;`, or `all`: every line of the same year, kind and fund. A total that does not add up is an error", r#"total_of = "grant""#, Reference("line");
        difference ["差の理由", "差のわけ"]: Option<Text> = "計画に書かれた合計が、足した額と違うときのわけ。書くと、違ってもエラーにならず、差とわけが予算の表に出る", "Why the total that the plan states is not what its lines make. With it a difference is no error, and the table of the budget shows it", r#"difference = "端数処理のため""#;
        note ["備考", "注", "注記", "摘要"]: Option<Text> = "注。予算の表に出る", "Note, in the table of the budget", r#"note = "取組15と16の分です。""#;
    }
}

raw! { closed
    /// A task.
    RawTask "task" = "予定", "A task of an item" {
        item ["項目", "項目id"]: Text = "項目のid", "Id of the item", r#"item = "15""#, Reference("item");
        row ["行", "図の行"]: Option<Text> = "図の行。同じ項目で続けて同じ番号を書くと、図の1行に並ぶ", "Row of the chart; tasks that follow each other with the same row share it", r#"row = "2""#, Sign;
        task ["予定", "作業", "工程", "内容", "取組内容", "スケジュール"]: Text = "予定の名前", "What is done", r#"task = "連絡会定例会""#;
        kind ["形", "予定の形"]: Option<Text> = "予定の形。空欄は記載なし", "Shape; blank: not stated", r#"kind = "point""#, Fixed(fixed::TASK_KIND);
        start ["開始", "始まり", "開始時期", "開始予定", "開始年月"]: Option<Text> = "始まり。空欄は時期不明", "Start; blank: not known", r#"start = "2025年4月""#, Period;
        end ["終了", "終わり", "終了時期", "終了予定", "終了年月"]: Option<Text> = "終わり", "End", r#"end = "2026年3月""#, Period;
        actual_start ["実際の開始", "開始実績"]: Option<Text> = "実際の始まり", "Actual start", r#"actual_start = "2025年5月""#, Period;
        actual_end ["実際の終了", "終了実績"]: Option<Text> = "実際の終わり", "Actual end", r#"actual_end = "2026年3月""#, Period;
        every ["くり返し", "繰り返し", "頻度"]: Option<Text> = "くり返し", "How often it comes back", r#"every = "month""#, Fixed(fixed::EVERY);
        printed ["時期", "実施時期"]: Option<Text> = "紙での時期の書き方", "The timing in the words of the original", r#"printed = "毎月第2火曜日""#;
        note ["備考", "注", "注記"]: Option<Text> = "注。予定の表に出る", "Note, in the table of tasks", r#"note = "時期は原本で確認してください。""#;
    }
}

raw! { closed
    /// An evaluation.
    RawEvaluation "evaluation" = "評価", "An evaluation" {
        item ["項目", "項目id"]: Option<Text> = "評価する項目のid。項目か指標の、どちらか1つを必ず書く", "Id of the item; either an item or an indicator has to be there, not both", r#"item = "15""#, Reference("item");
        indicator ["指標", "指標名", "指標id"]: Option<Text> = "評価する指標のid", "Id of the indicator", r#"indicator = "participation""#, Reference("indicator");
        period ["年度", "時期", "評価年度", "評価の対象"]: Option<Text> = "いつの分の評価か", "For which period", r#"period = "令和6年度""#, Period;
        evaluator ["評価者", "評価する人", "評価区分"]: Text = "評価する人", "Who evaluates", r#"evaluator = "self""#, Fixed(fixed::EVALUATOR);
        scale ["評価の段階", "尺度", "段階"]: Option<Text> = "評価の段階の組", "Rating scale", r#"scale = "4段階評価""#, Reference("scale");
        rating ["評価", "評価結果", "評価区分の結果", "達成状況"]: Option<Text> = "評価（段階のid、名前、しるし）。空欄は未記入", "Rating: a step's id, name or symbol; blank: not filled in", r#"rating = "B""#, Reference("step");
        reason ["理由", "評価理由", "評価の理由"]: Option<Text> = "理由。空欄は未記入", "Why; blank: not filled in", r#"reason = "2地区で開設が遅れたため""#;
        next ["今後", "今後の方針", "今後の取組", "改善策", "今後の対応"]: Option<Text> = "今後どうするか", "What follows", r#"next = "候補の建物を探す""#;
        date ["評価日", "評価した日"]: Option<Text> = "評価した日", "When it was made", r#"date = "2025年6月20日""#, Period;
        note ["備考", "注", "注記"]: Option<Text> = "注。評価の下に出る", "Note, below the evaluation", r#"note = "原文では空欄です。""#;
    }
}
