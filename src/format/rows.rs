//! The keys of items, indicators, values, budget lines, tasks and evaluations.

use super::{Many, Text, Texts};

raw! { open
    /// An item. Keys that are not declared here are the sections that the plan declares.
    RawItem {
        id: Option<Text> = "番地になる符号。items/ のファイルではファイル名", "Id; the file's name in items/", r#"id = "15""#;
        parent: Option<Text> = "上の項目のid", "Id of the item above", r#"parent = "p1-6""#;
        level: Option<Text> = "段。書かないときは上の項目の次の段", "Level; the one below the parent's when absent", r#"level = "取組""#;
        number: Option<Text> = "紙での番号", "Number as printed", r#"number = "15""#;
        title: Option<Text> = "名前", "Title (required once among the row and the file)", r#"title = "地域担当職員制度の実施""#;
        subtitle: Option<Text> = "名前に添えることば", "A phrase that goes with the title", r#"subtitle = "～学ぶ、育む～""#;
        reading: Option<Text> = "よみ", "Reading", r#"reading = "ちいきたんとうしょくいん""#;
        summary: Option<Text> = "どんな項目か（1、2文）", "One or two plain sentences", r#"summary = "職員が地域の会議に出ます。""#;
        labels: Texts = "しるし", "Labels", r#"labels = ["priority", "拡充"]"#;
        actors: Texts = "主体。紙のとおり「市民、行政」でもよい", "Who takes part", r#"actors = ["市民", "行政"]"#;
        responsible: Texts = "担当", "Who answers for it", r#"responsible = ["kyodo"]"#;
        scopes: Texts = "対象", "Whom it is for", r#"scopes = ["community"]"#;
        districts: Texts = "地区", "Districts", r#"districts = ["aoyama"]"#;
        sdgs: Texts = "SDGsの目標番号", "Sustainable development goals", "sdgs = [11, 17]";
        direction: Option<Text> = "方向性", "Where it is heading", r#"direction = "拡大""#;
        period: Option<Text> = "期間", "When", r#"period = "令和5年度～令和7年度""#;
        serves: Texts = "この項目が目的を支える項目のid", "Items whose purpose it serves", r#"serves = ["aim-2"]"#;
        related: Texts = "関連する項目のid", "Related items", r#"related = ["16"]"#;
        merged_into: Texts = "統合した先の項目のid", "Items that it was merged into", r#"merged_into = ["20"]"#;
        successor: Texts = "後を継ぐ項目のid", "Items that succeed it", r#"successor = ["21"]"#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "原文のまま載せています。""#;
    }
}

raw! { closed
    /// An indicator.
    RawIndicator {
        id: Text = "番地になる符号", "Id", r#"id = "participation""#;
        name: Text = "名前", "Name", r#"name = "地域活動に参加した市民の割合""#;
        reading: Option<Text> = "よみ", "Reading", r#"reading = "ちいきかつどう""#;
        number: Option<Text> = "紙での番号", "Number as printed", r#"number = "5-1""#;
        unit: Option<Text> = "単位", "Unit", r#"unit = "%""#;
        kind: Option<Text> = "種別：outcome（成果）、output（産出）、activity（活動）、reference（参考）", "outcome, output, activity or reference", r#"kind = "成果""#;
        definition: Option<Text> = "定義や算式", "Definition or formula", r#"definition = "参加した人 ÷ 回答した人 × 100""#;
        direction: Option<Text> = "めざす方向：up（↑）、down（↓）、keep（→）、at-least（以上）、at-most（以下）、range（範囲）、milestone（段階）、none（なし）", "up, down, keep, at-least, at-most, range, milestone or none", r#"direction = "up""#;
        accumulation: Option<Text> = "値の性格：cumulative（累計）、yearly（単年度）、average（期間平均）、point（時点）", "cumulative, yearly, average or point", r#"accumulation = "yearly""#;
        baseline: Option<Box<RawBaseline>> = "基準値", "Baseline", r#"baseline = { period = "令和元年度", value = 45.2 }"#;
        target: Many<RawTarget> = "目標値。いくつでも", "Targets, one or more", r#"target = { period = "令和6年度", value = 56.5 }"#;
        series: Many<RawSeries> = "内訳の系列", "Series besides the headline", "[[indicator.series]]\nid = \"young\"\nname = \"30歳未満\"";
        r#break: Many<RawBreak> = "値の取り方が変わった時点", "Where values stop being comparable", "[[indicator.break]]\nperiod = \"令和4年度\"\nreason = \"調査の方法を変えた\"";
        measures: Texts = "この指標で測る項目のid", "Items that it measures", r#"measures = ["1", "26"]"#;
        method: Option<Text> = "把握方法", "How it is surveyed", r#"method = "市民意識調査""#;
        source: Option<Text> = "出典", "Source of the values", r#"source = "市民意識調査報告書""#;
        frequency: Option<Text> = "更新の頻度", "How often it is published", r#"frequency = "毎年3月""#;
        next_release: Option<Text> = "次の公表", "When the next value comes", r#"next_release = "2027年3月""#;
        reason: Option<Text> = "設定理由", "Why it was chosen", r#"reason = "地域のつながりの広がりをみるため""#;
        responsible: Texts = "担当", "Who answers for it", r#"responsible = ["kyodo"]"#;
        rule: Option<Text> = "計画と違うきまりを使うとき", "Its own status rule", r#"rule = "ratio-to-target""#;
        decimals: Option<Text> = "小数点より下の桁数", "Digits shown after the point", "decimals = 1";
        note: Option<Text> = "編注", "Editor's note", r#"note = "目標の方向は編者が補いました。""#;
    }
}

raw! { closed
    /// A baseline.
    RawBaseline {
        period: Option<Text> = "いつの値か", "When", r#"period = "令和元年度""#;
        value: Text = "値", "Value", "value = 45.2";
        note: Option<Text> = "編注", "Editor's note", r#"note = "計画期間の前の値です。""#;
    }
}

raw! { closed
    /// A target.
    RawTarget {
        period: Option<Text> = "いつまでに", "By when", r#"period = "令和6年度""#;
        value: Option<Text> = "目標値", "Value", "value = 56.5";
        min: Option<Text> = "範囲の下限", "Least value of a range", "min = 20";
        max: Option<Text> = "範囲の上限", "Greatest value of a range", "max = 30";
        text: Option<Text> = "ことばでの目標", "The target in words", r#"text = "方向性をまとめる""#;
        kind: Option<Text> = "final（目標）、interim（中間目標）、long-term（長期目標）", "final, interim or long-term", r#"kind = "interim""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "2024年3月に引き上げました。""#;
    }
}

raw! { closed
    /// A series.
    RawSeries {
        id: Text = "符号", "Id", r#"id = "young""#;
        name: Text = "名前", "Printed name", r#"name = "30歳未満""#;
    }
}

raw! { closed
    /// A break.
    RawBreak {
        period: Text = "新しい取り方の最初の時期", "First period of the new way", r#"period = "令和4年度""#;
        reason: Text = "理由", "Why", r#"reason = "調査の方法を変えた""#;
    }
}

raw! { closed
    /// A value of an indicator.
    RawObservation {
        indicator: Text = "指標のid", "Id of the indicator", r#"indicator = "participation""#;
        period: Text = "時期", "When", r#"period = "令和6年度""#;
        series: Option<Text> = "系列。空欄は全体の値", "Series; blank: the headline", r#"series = "young""#;
        kind: Option<Text> = "actual（実績）、estimate（見込）、preliminary（速報）、forecast（推計）。空欄は実績", "actual, estimate, preliminary or forecast; blank: actual", r#"kind = "見込""#;
        value: Option<Text> = "値", "Value", "value = 44.6";
        mark: Option<Text> = "値がないわけなど", "Why there is no value", r#"mark = "調査なし""#;
        note: Option<Text> = "注", "Note", r#"note = "9月30日までの回答で推計""#;
    }
}

raw! { closed
    /// A budget line.
    RawLine {
        id: Text = "符号。年や区分が違う行は同じidでよい", "Id; the same line may stand for several years and kinds", r#"id = "grant""#;
        line: Text = "名前", "Printed name", r#"line = "地域コミュニティ推進交付金""#;
        items: Texts = "使いみちの項目のid", "Items that it pays for", r#"items = ["model"]"#;
        fiscal_year: Option<Text> = "年度。空欄は「年度の記載なし」", "Fiscal year; blank: not stated", r#"fiscal_year = "令和7年度""#;
        kind: Option<Text> = "initial（当初）、supplementary（補正）、settled（決算）。空欄は記載なし", "initial, supplementary or settled; blank: not stated", r#"kind = "当初""#;
        fund: Option<Text> = "財源", "Fund", r#"fund = "national""#;
        amount: Option<Text> = "金額。「-」は計上なし、空欄は不明", "Amount; `-`: no budget line, blank: unknown", r#"amount = "22,600""#;
        unit: Option<Text> = "計画と違う単位のとき", "Unit, when not the plan's", r#"unit = "円""#;
        total_of: Option<Text> = "合計の行：合計する行のid、またはall", "A total: the ids that it adds up, or `all`", r#"total_of = "all""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "取組み2から5までの分です。""#;
    }
}

raw! { closed
    /// A task.
    RawTask {
        item: Text = "項目のid", "Id of the item", r#"item = "5""#;
        row: Option<Text> = "図の行。同じ番号の予定は1行に並ぶ", "Row of the chart; tasks with the same row share it", r#"row = "2""#;
        task: Text = "予定の名前", "What is done", r#"task = "連絡会定例会""#;
        kind: Option<Text> = "bar（期間）、point（時点）、recurring（くり返し）、phase（段階）。空欄は不明", "bar, point, recurring or phase; blank: not stated", r#"kind = "point""#;
        start: Option<Text> = "始まり。空欄は時期不明", "Start; blank: not known", r#"start = "2019-04""#;
        end: Option<Text> = "終わり", "End", r#"end = "2020-03""#;
        actual_start: Option<Text> = "実際の始まり", "Actual start", r#"actual_start = "2019-05""#;
        actual_end: Option<Text> = "実際の終わり", "Actual end", r#"actual_end = "2020-03""#;
        every: Option<Text> = "month（毎月）", "month: every month", r#"every = "month""#;
        printed: Option<Text> = "紙での時期の書き方", "The timing in the words of the original", r#"printed = "毎月""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "時期は原本で確認してください。""#;
    }
}

raw! { closed
    /// An evaluation.
    RawEvaluation {
        item: Option<Text> = "項目のid", "Id of the item", r#"item = "goal-1""#;
        indicator: Option<Text> = "指標のid（項目か指標のどちらか）", "Id of the indicator (either of the two)", r#"indicator = "participation""#;
        period: Option<Text> = "いつの分か", "For which period", r#"period = "令和6年度""#;
        evaluator: Text = "self（自己評価）、supervisor（指導者評価）、external（外部評価）", "self, supervisor or external", r#"evaluator = "self""#;
        scale: Option<Text> = "評価の段階の符号", "Rating scale", r#"scale = "four""#;
        rating: Option<Text> = "評価。空欄は未記入", "Rating; blank: not filled in", r#"rating = "B""#;
        reason: Option<Text> = "理由", "Why", r#"reason = "2地区で開設が遅れたため""#;
        next: Option<Text> = "今後", "What follows", r#"next = "候補の建物を探す""#;
        date: Option<Text> = "評価した日", "When it was made", r#"date = "2026-05-20""#;
        note: Option<Text> = "編注", "Editor's note", r#"note = "原文では空欄です。""#;
    }
}
