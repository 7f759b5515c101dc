//! The words of fixed lists: what a key may say when it may not say just anything.
//!
//! Takes nothing, gives for each list the ids, the printed forms that mean the same, and what each means. Must not
//! know the values that the second stage makes of them; it pairs them by id and does not compile when one is missing.

/// The words that a key may have.
#[derive(Debug, PartialEq, Eq)]
pub struct FixedList {
    /// Its name, which is its anchor in the documentation.
    pub name: &'static str,
    /// What the words are about, in Japanese.
    pub japanese: &'static str,
    /// What the words are about, in English.
    pub english: &'static str,
    /// The words.
    pub words: &'static [FixedWord],
}

impl FixedList {
    /// The place of a word in the list, by its id or one of its printed forms.
    pub(crate) fn find(&self, wanted: &str) -> Option<usize> {
        self.words.iter().position(|word| word.id == wanted || word.printed.contains(&wanted))
    }
}

/// One word of a fixed list.
#[derive(Debug, PartialEq, Eq)]
pub struct FixedWord {
    /// What sources write.
    pub id: &'static str,
    /// What they may write instead, as on paper.
    pub printed: &'static [&'static str],
    /// What it means, in Japanese.
    pub japanese: &'static str,
    /// What it means, in English.
    pub english: &'static str,
    /// Whether it holds where nothing is written.
    pub is_default: bool,
}

impl FixedWord {
    /// What it means in Japanese and in English, for people; the default is said to be so.
    pub(crate) fn meanings(&self) -> (String, String) {
        let (ja, en) = if self.is_default {
            ("。書かないときはこれ", "; the one when nothing is written")
        } else {
            ("", "")
        };
        (format!("{}{ja}", self.japanese), format!("{}{en}", self.english))
    }
}

/// Declares fixed lists and the list of all of them. `default` marks the word that holds where nothing is written.
macro_rules! fixed {
    ($($(#[$doc:meta])* $list:ident $name:literal = $ja:literal, $en:literal {
        $($id:literal $([$($printed:literal),*])? = $word_ja:literal, $word_en:literal $(, $default:ident)?;)*
    })*) => {
        $(
            $(#[$doc])*
            pub(crate) const $list: &FixedList = &FixedList {
                name: $name,
                japanese: $ja,
                english: $en,
                words: &[$(FixedWord {
                    id: $id,
                    printed: &[$($($printed),*)?],
                    japanese: $word_ja,
                    english: $word_en,
                    is_default: fixed! { @is_default [$($default)?] },
                },)*],
            };
        )*

        /// All fixed lists, in the order of the documentation.
        pub const FIXED_LISTS: &[&FixedList] = &[$($list,)*];
    };
    (@is_default []) => { false };
    (@is_default [default]) => { true };
}

fixed! {
    /// Languages of a site.
    LANGUAGE "language" = "サイトの言語", "Languages of a site" {
        "ja" ["日本語"] = "日本語", "Japanese", default;
        "en" ["English"] = "英語", "English";
        "ja-easy" ["やさしい日本語"] = "やさしい日本語", "Plain Japanese for people who are learning it";
    }
    /// How grave a finding is.
    LEVEL "level" = "点検の強さ", "How grave a finding is" {
        "off" = "知らせない", "It is not looked for";
        "warning" = "知らせる。サイトは公開できる", "It is said, and the site can be published", default;
        "error" = "直すまで公開しない", "The site is not published until it is mended";
    }
    /// Who may be named as a contact.
    NAMED "named" = "問い合わせ先に載せるもの", "Who is named as a contact" {
        "departments" ["部署"] = "部署だけを載せる。個人の氏名や連絡先があれば、点検で知らせる", "Departments only; names and contacts of persons are reported by a check";
        "people" ["個人"] = "担当者の氏名も載せる", "Persons too";
    }
    /// Where a plan stands in its life.
    STATE "state" = "計画の状態", "Where a plan stands in its life" {
        "draft" ["素案", "案"] = "まだ決まっていない案", "Not decided yet";
        "in-force" ["実施中"] = "決まって、いま進めている計画", "Decided and under way";
        "superseded" ["後継計画に移行"] = "期間が終わり、後継計画に代わった計画", "Replaced by its successor";
    }
    /// Whether something is a draft.
    DRAFT "draft" = "下書きか", "Whether it is a draft" {
        "true" ["下書き", "○", "TRUE"] = "下書き。公開されず、プレビュー（keikaku serve）だけに出る", "A draft: it is not published, and only the preview (keikaku serve) shows it";
        "false" ["公開", "FALSE"] = "公開する", "It is published", default;
    }
    /// What a bare year means.
    YEAR "year" = "「2025」とだけ書いた年の読み方", "What a bare year means" {
        "fiscal" ["年度"] = "年度と読む", "A fiscal year", default;
        "calendar" ["暦年", "年"] = "1月から12月までの年と読む", "A calendar year";
    }
    /// Eras.
    ERA "era" = "元号", "Era of years that are written without one" {
        "meiji" ["明治", "M"] = "明治", "Meiji";
        "taisho" ["大正", "T"] = "大正", "Taisho";
        "showa" ["昭和", "S"] = "昭和", "Showa";
        "heisei" ["平成", "H"] = "平成", "Heisei";
        "reiwa" ["令和", "R"] = "令和", "Reiwa";
    }
    /// Units of money.
    MONEY_UNIT "money-unit" = "金額の単位", "Units of money" {
        "円" = "円", "Yen", default;
        "千円" = "1,000円", "1,000 yen";
        "万円" = "10,000円", "10,000 yen";
        "百万円" = "1,000,000円", "1,000,000 yen";
        "億円" = "100,000,000円", "100,000,000 yen";
    }
    /// How another plan is related.
    RELATION "relation" = "ほかの計画との関係", "How another plan is related" {
        "parent" ["上位計画"] = "この計画の上にある計画", "The plan above this one";
        "predecessor" ["前計画"] = "この計画の前の計画", "The plan before this one";
        "successor" ["後継計画"] = "この計画を継ぐ計画", "The plan after this one";
        "related" ["関連計画"] = "そのほかの関わりのある計画", "A plan that has to do with it";
    }
    /// Who evaluates.
    EVALUATOR "evaluator" = "評価する人", "Who evaluates" {
        "self" ["自己評価"] = "担当する部署が自分で行う評価", "The department itself";
        "supervisor" ["指導者評価"] = "上司や市長による評価", "A superior";
        "external" ["外部評価"] = "審議会など、外の人による評価", "Somebody from outside";
    }
    /// Whether something is asked for.
    ASKED "asked" = "原本に欄があるか", "Whether the original has a place for it" {
        "asked" ["あり"] = "欄がある。空欄は「未記入」と示す", "It has; blank is shown as not filled in", default;
        "none" ["なし"] = "欄がない。空欄は何も示さない", "It has not; blank shows nothing";
    }
    /// Whether terms are linked where texts use them.
    LINKED "linked" = "用語を用語集につなぐか", "Whether terms are linked to the glossary" {
        "first" ["つなぐ"] = "ページの中で最初に出たところをつなぐ", "At their first use on a page", default;
        "none" ["つながない"] = "つながない", "They are not";
    }
    /// Status rules.
    RULE "rule" = "指標の状況を決めるきまり", "How the state of an indicator is computed" {
        "linear-pace" ["年次按分"] = "基準値から目標値までを年数で等分し、いまの目安と実績を比べる。%は、進んだ割合 ÷ 過ぎた時間の割合 × 100", "The share of the way from baseline to target against the share of the time, in percent";
        "from-baseline" ["進捗率"] = "基準値から目標値までを、どこまで進んだか。%は（実績 − 基準値）÷（目標値 − 基準値）× 100", "The share of the way from baseline to target, in percent";
        "ratio-to-target" ["達成率"] = "実績が目標値の何%か。方向が「下げる」「以下」の指標では、目標値が実績の何%か", "The value in percent of the target; for down and at-most the other way round";
        "position" ["基準値との比較"] = "目標に届いた（s）、基準値よりよい（a）、基準値とほぼ同じ（b）、基準値より悪い（c）に分ける", "Sorts by where the value stands: at or beyond the target (s), better than the baseline (a), about as good (b), worse (c)";
        "trend-band" ["傾向"] = "いまの目安に届いている（a）、横ばいか目安より遅い（b）、始めより悪い（c）に分ける。調査の誤差の中の動きは横ばいとみる", "Sorts by the way since the baseline: on track (a), flat or below the pace (b), worse than the start (c); moves within the error of a survey are flat";
        "range" ["範囲内"] = "実績が下限から上限までにあるか（met、outside）", "Whether the value lies between the least and the greatest (met, outside)";
        "milestone" ["できたかどうか"] = "できた（done）、進行中（in-progress）、まだ（not-started）、期限を過ぎた（late）に、日付で分ける", "Sorts by dates: done, in progress, not started, late";
        "rate-clamped" ["到達度"] = "進捗率を0から100までに収めたもの。目標値が基準値を超えないときは、届いていれば100、いなければ0", "The share of the way, cut off at 0 and 100; where the baseline is at the target already, 100 when it is kept and 0 when not";
        "open-sdg" ["年平均の伸び"] = "Open SDG（カナダ統計局）の方法。基準の年からの年平均の伸びを、目標までに必要な伸びと比べる", "The method of Open SDG after Statistics Canada: growth a year against the growth that the target asks for";
        "manual" ["人の判断"] = "人が決めた状況（manual）。理由が必要", "What a person says (manual), with the reason";
    }
    /// Where an indicator stands in its life.
    INDICATOR_STATE "indicator-state" = "指標の状態", "Where an indicator stands in its life" {
        "new" ["新規"] = "新しい指標。まだ状況を判定しない", "New, not rated yet";
        "discontinued" ["廃止"] = "やめた指標。もう状況を判定しない", "No longer measured, and no longer rated";
    }
    /// How a band is drawn.
    TONE "tone" = "状況の区分の形と色", "How a band is drawn" {
        "met" = "到達。数を書かない到達の区分があると、目標に届いた指標は計算をせずにここに入る", "Reached; where there is such a band without numbers, an indicator that meets its target falls into it without any computation";
        "good" = "順調", "On track";
        "slow" = "やや遅れ", "Somewhat late";
        "late" = "遅れ", "Late";
    }
    /// Kinds of indicators.
    INDICATOR_KIND "indicator-kind" = "指標の種別", "Kinds of indicators" {
        "outcome" ["成果"] = "市民の暮らしにどんな変化があったか", "An effect on people's lives";
        "output" ["産出"] = "何をどれだけつくったか、届けたか", "What was made or delivered";
        "activity" ["活動"] = "何をどれだけ行ったか", "What was done";
        "reference" ["参考"] = "ようすを知るための、参考の値", "For reference";
    }
    /// Which way an indicator should go.
    TREND "trend" = "指標のめざす方向", "Which way is good" {
        "up" ["↑", "↗", "増加", "上昇"] = "上げる", "Up is good";
        "down" ["↓", "↘", "減少", "低下"] = "下げる", "Down is good";
        "keep" ["→", "維持"] = "いまの値を保つ", "Staying is good";
        "at-least" ["以上"] = "目標値以上を保つ", "At least the target";
        "at-most" ["以下"] = "目標値以下を保つ", "At most the target";
        "range" ["範囲"] = "minからmaxまでの間を保つ", "Between min and max";
        "milestone" ["段階"] = "値ではなく、できたかどうかを見る。状況は、きまり milestone だけが決める", "A step that is done or not; only the rule milestone rates it";
        "none" ["なし", "-"] = "よい方向を決めない。状況は計算しない", "No way is better; no state is computed";
    }
    /// How values of several periods go together.
    ACCUMULATION "accumulation" = "値の性格", "How values of several periods go together" {
        "cumulative" ["累計"] = "前の年の分も積み上げた値", "Each value contains those before";
        "yearly" ["単年度"] = "その年度だけの値", "Each value is one year's";
        "average" ["期間平均"] = "期間をならした値", "The average over a period";
        "point" ["時点"] = "ある時点の値（年度末の数など）", "The state at a point in time";
    }
    /// Kinds of targets.
    TARGET_KIND "target-kind" = "目標の種類", "Kinds of targets" {
        "final" ["目標", "目標値"] = "計画の目標", "The target", default;
        "interim" ["中間目標"] = "途中の目標", "A target on the way";
        "long-term" ["長期目標"] = "計画の期間より先の目標", "A target beyond the plan";
    }
    /// How sure a value is.
    OBSERVATION_KIND "observation-kind" = "値の確かさ", "How sure a value is" {
        "actual" ["実績"] = "実績の値", "Measured", default;
        "estimate" ["見込", "見込み"] = "まだ確定していない見込の値", "Expected, not settled yet";
        "preliminary" ["速報"] = "確定の前の速報の値", "Published before it is settled";
        "forecast" ["推計"] = "先の時期の推計の値", "Computed for a time to come";
    }
    /// Which budget an amount stands in.
    BUDGET_KIND "budget-kind" = "予算の区分", "Which budget" {
        "initial" ["当初"] = "当初予算", "The initial budget";
        "supplementary" ["補正"] = "補正予算", "A supplementary budget";
        "settled" ["決算"] = "決算", "The settled account";
    }
    /// Kinds of tasks.
    TASK_KIND "task-kind" = "予定の形", "Kinds of tasks" {
        "bar" ["期間"] = "始まりから終わりまで続く", "Goes on from start to end";
        "point" ["時点"] = "一度だけ行う", "Happens once";
        "recurring" ["くり返し", "繰り返し"] = "期間の中でくり返す", "Comes back again and again";
        "phase" ["段階"] = "いくつかの予定をまとめる段階", "A phase that holds several tasks";
    }
    /// How often a task comes back.
    EVERY "every" = "予定のくり返し", "How often a task comes back" {
        "month" ["毎月", "月"] = "毎月", "Every month";
    }
    /// Lists that may be tables.
    TABLE "table" = "表になる一覧", "Lists that may be tables" {
        "items" = "項目（items.csv）", "Items (items.csv)";
        "indicators" = "指標（indicators.csv）", "Indicators (indicators.csv)";
        "values" = "指標の値（values.csv）", "Values of indicators (values.csv)";
        "budget" = "予算（budget.csv）", "Budget lines (budget.csv)";
        "schedule" = "予定（schedule.csv）", "Tasks (schedule.csv)";
        "evaluations" = "評価（evaluations.csv）", "Evaluations (evaluations.csv)";
        "levels" = "段の名前（levels.csv）", "Levels of items (levels.csv)";
        "sections" = "項目の文章の区分（sections.csv）", "Parts of items' texts (sections.csv)";
        "labels" = "しるし（labels.csv）", "Labels (labels.csv)";
        "scopes" = "対象（scopes.csv）", "Whom items are for (scopes.csv)";
        "actors" = "主体や担当（actors.csv）", "Actors (actors.csv)";
        "districts" = "地区（districts.csv）", "Districts (districts.csv)";
        "directions" = "方向性（directions.csv）", "Directions (directions.csv)";
        "scales" = "評価の段階（scales.csv）", "Rating scales (scales.csv)";
        "terms" = "用語（terms.csv）", "Terms (terms.csv)";
        "marks" = "値のしるし（marks.csv）", "Marks of values (marks.csv)";
        "funds" = "財源（funds.csv）", "Funds (funds.csv)";
    }
    /// Where a chapter stands.
    PLACE "place" = "章を置く場所", "Where a chapter stands" {
        "before" ["前"] = "項目の前", "Before the items", default;
        "after" ["後"] = "項目の後", "After the items";
    }
}
