//! Samples of items in lists and as a tree, and of what narrows a list down.

use super::super::view::{
    ChoiceView, FilterView, ItemRef, ItemsGroup, KeyView, Link, QuestionView, StateCount, TreeNode, WayIn,
};
use super::Samples;

impl Samples<'_> {
    /// An item of which no more is known than its title.
    fn bare_item(self, id: &str, (japanese, english): (&str, &str)) -> ItemRef {
        ItemRef {
            id: id.to_owned(),
            path: Self::here(),
            level: "project".to_owned(),
            level_name: self.say("事業", "Project"),
            number: None,
            title: self.say(japanese, english),
            subtitle: None,
            summary: None,
            labels: Vec::new(),
            responsible: Vec::new(),
            actors: Vec::new(),
            scopes: Vec::new(),
            direction: None,
            below: String::new(),
            keys: Vec::new(),
        }
    }

    /// Items from everything that there may be to a mere title.
    pub(super) fn item_refs(self) -> Vec<ItemRef> {
        let full = ItemRef {
            number: Some("1-2".to_owned()),
            subtitle: Some(self.say("歩いて行けるところに", "Within walking distance")),
            summary: Some(self.say(
                "だれでも立ち寄れる{居場所|いばしょ}を、地区ごとに開きます。",
                "Opens places in each district where anybody may drop in.",
            )),
            labels: self.labels(),
            responsible: vec![self.link("協働推進課", "Community Office")],
            actors: vec![
                self.link("自治会", "Neighbourhood groups"),
                self.link("社会福祉協議会", "Welfare council"),
            ],
            scopes: vec![self.entry("子育て家庭", "Families"), self.entry("高齢の人", "Older people")],
            direction: Some(self.say("拡大", "Expand")),
            ..self.bare_item("full", ("居場所づくり", "Places to meet"))
        };
        let summed = ItemRef {
            number: Some("1-3".to_owned()),
            summary: Some(self.say("一人で暮らす人をたずねます。", "Visits people who live alone.")),
            responsible: vec![self.link("福祉課", "Welfare Office")],
            ..self.bare_item("summed", ("見守り", "Looking out for each other"))
        };
        vec![full, summed, self.bare_item("bare", ("題名だけの項目", "An item with a title alone"))]
    }

    /// The list that the filter narrows down: what lies at the top, and what lies two levels down.
    pub(super) fn groups(self) -> Vec<ItemsGroup> {
        let mut items = self.item_refs();
        let states = ["good", "late", "none"];
        let labels = ["priority new", "", "new"];
        for ((item, state), labels) in items.iter_mut().zip(states).zip(labels) {
            let key = |name, ids: &str| KeyView { name, ids: ids.to_owned() };
            item.keys = vec![key("state", state), key("label", labels), key("text", "")];
        }
        let lower = items.split_off(1);
        let group = |(anchor, name): (&str, String), path: Vec<Link>, items: Vec<ItemRef>| ItemsGroup {
            path,
            name,
            anchor: format!("guide-group-{anchor}"),
            items,
        };
        let goal = || self.link("ともに支えるまち", "A city that cares");
        let measure = || self.link("つながりづくり", "Bringing people together");
        let path = vec![goal(), measure(), self.link("出会いの場", "Places")];
        vec![
            group(("top", self.say("いちばん上の段", "At the top")), Vec::new(), items),
            group(("lower", self.say("下の段", "Further down")), path, lower),
        ]
    }

    pub(super) fn filter(self) -> FilterView {
        let choice = |id: &str, name: String, tone: Option<&'static str>| ChoiceView {
            id: id.to_owned(),
            name,
            tone,
            count: 1,
            some: None,
        };
        let mut labels: Vec<ChoiceView> =
            self.labels().into_iter().map(|label| choice(&label.id, label.name, None)).collect();
        if let Some(last) = labels.last_mut() {
            last.count = 2;
            last.some = Some(self.say("3の事業のうち新規は{n}", "{n} of 3 projects are new"));
        }
        let states = ["good", "late", "none"];
        let states = states.map(|tone| choice(tone, self.state(tone).name, Some(tone)));
        let question = |key, name: String, choices: Vec<ChoiceView>| QuestionView {
            key,
            name,
            is_several: choices.iter().any(|choice| choice.tone.is_some()),
            choices,
        };
        FilterView {
            hint: self.printer.word("filter.hint-items"),
            questions: vec![
                question("label", self.printer.word("facet.labels"), labels),
                question("state", self.printer.word("facet.states"), states.into()),
            ],
            all: self.say("3の事業", "3 projects"),
            some: self.say("3の事業のうち{n}", "{n} of 3 projects"),
            elsewhere: vec![self.link("指標", "Indicators"), self.link("用語集", "Glossary")],
        }
    }

    /// Few entries in a line, and so many that they are folded.
    pub(super) fn ways(self) -> Vec<WayIn> {
        let way = |facet: &'static str, entries| WayIn {
            facet,
            name: self.printer.word(&format!("facet.{facet}")),
            path: Self::here(),
            entries,
            folded: false,
        };
        vec![way("states", self.counted_states()), way("districts", self.counted())]
    }

    fn node(
        self,
        item: ItemRef,
        (counts, stands): ([usize; 5], String),
        children: Vec<TreeNode>,
    ) -> TreeNode {
        let states: Vec<StateCount> = self.counts(counts);
        TreeNode { item, states, stands, children }
    }

    /// A tree of three levels, with and without indicators.
    pub(super) fn tree(self) -> Vec<TreeNode> {
        let leaf = |id: &str, words: (&str, &str)| self.bare_item(id, words);
        let [full, summed, bare]: [TreeNode; 3] = {
            let mut items = self.item_refs().into_iter();
            let mut next = |counts, stands: String| {
                let item = items.next().unwrap_or_else(|| leaf("none", ("項目", "Item")));
                self.node(item, (counts, stands), Vec::new())
            };
            [
                next([1, 2, 0, 0, 1], self.say("3のうち3が順調", "3 of 3 on track")),
                next([0, 0, 1, 1, 0], self.say("2のうち0が順調", "0 of 2 on track")),
                next([0; 5], String::new()),
            ]
        };
        let fork = ItemRef {
            number: Some("1".to_owned()),
            ..leaf("fork", ("つながりづくり", "Bringing people together"))
        };
        let fork = self.node(fork, ([0; 5], String::new()), vec![full, summed]);
        let goal = ItemRef {
            number: Some("A".to_owned()),
            subtitle: Some(self.say("だれもひとりにしない", "Nobody is left alone")),
            summary: Some(self.say("人と人とをつなぎます。", "Brings people together.")),
            below: self.say("事業 3", "Projects 3"),
            ..leaf("goal", ("ともに支えるまち", "A city that cares"))
        };
        let stands = self.say("5のうち3が順調", "3 of 5 on track");
        let goal = self.node(goal, ([1, 2, 1, 1, 1], stands), vec![fork, bare]);
        let counted = ItemRef {
            below: self.say("事業 1", "Projects 1"),
            ..leaf("counted", ("指標のない目標", "A goal without indicators"))
        };
        let counted = self.node(counted, ([0; 5], String::new()), Vec::new());
        let rated = leaf("rated", ("指標だけの目標", "A goal with indicators alone"));
        let rated =
            self.node(rated, ([0, 1, 0, 0, 0], self.say("1のうち1が順調", "1 of 1 on track")), Vec::new());
        vec![
            goal,
            counted,
            rated,
            self.node(
                leaf("lone", ("題名だけの目標", "A goal with a title alone")),
                ([0; 5], String::new()),
                Vec::new(),
            ),
        ]
    }
}
