//! Samples of what people say beside what was computed.

use super::super::view::{
    ComputedState, ComputedView, DisagreementView, EvaluatedView, EvaluationView, PeriodView, PlaceView,
    ScaleView, SideView, StateView, StepView,
};
use super::Samples;

impl Samples<'_> {
    /// Two periods: one in which everything was said, one in which hardly anything was.
    pub(super) fn evaluated(self) -> EvaluatedView {
        let own = self.say("自己評価", "Self-evaluation");
        let outside = self.say("市民の会議", "Citizens' council");
        let place = |evaluator: &String, evaluations: Vec<EvaluationView>| PlaceView {
            evaluator: evaluator.clone(),
            evaluations,
        };
        let before = PeriodView {
            period: self.say("2023年度", "FY 2023"),
            places: vec![place(&own, vec![self.blank(&own)]), place(&outside, Vec::new())],
            computed: None,
        };
        let latest = PeriodView {
            period: self.say("2024年度", "FY 2024"),
            places: vec![place(&own, vec![self.filled(&own)]), place(&outside, vec![self.short(&outside)])],
            computed: Some(ComputedView {
                until: self.say("2024年度までの値から", "from values up to FY 2024"),
                states: self.computed(),
            }),
        };
        EvaluatedView { periods: vec![before, latest], scales: vec![self.scale()] }
    }

    /// An evaluation with everything that there may be.
    fn filled(self, evaluator: &str) -> EvaluationView {
        EvaluationView {
            evaluator: evaluator.to_owned(),
            period: Some(self.say("2024年度", "FY 2024")),
            scale: Some(self.say("進み具合", "Progress")),
            rating: self.state("slow").name,
            symbol: Some("△".to_owned()),
            filled: true,
            meaning: Some(self.say("8割より少し下", "A little below four fifths")),
            reason: Some(
                self.say("開いた居場所が1つ少なかったためです。", "One place fewer was opened than planned."),
            ),
            next: Some(self.say("場所を早めにさがします。", "We look for places earlier.")),
            date: Some(self.say("2025年6月30日", "30 June 2025")),
            note: Some(self.say("原文のままです。", "As in the original.")),
            agreement: Some(
                self.say("指標からの計算より低い評価です。", "A lower rating than the computation."),
            ),
            agreement_id: "computation-higher",
        }
    }

    /// A rating that agrees, and nothing else.
    fn short(self, evaluator: &str) -> EvaluationView {
        EvaluationView {
            evaluator: evaluator.to_owned(),
            rating: self.state("good").name,
            scale: None,
            symbol: Some("○".to_owned()),
            meaning: None,
            reason: None,
            next: None,
            date: None,
            note: None,
            agreement: Some(self.say("指標からの計算と合います。", "Agrees with the computation.")),
            agreement_id: "agrees",
            ..self.filled(evaluator)
        }
    }

    /// A form that was not filled in.
    fn blank(self, evaluator: &str) -> EvaluationView {
        let blank = self.say("未記入", "Not filled in");
        EvaluationView {
            rating: blank.clone(),
            symbol: None,
            filled: false,
            reason: Some(blank),
            agreement: None,
            agreement_id: "blank",
            ..self.short(evaluator)
        }
    }

    fn computed(self) -> Vec<ComputedState> {
        vec![
            ComputedState {
                state: self.state("good"),
                indicator: Some(self.link("参加した市民の割合", "Share of residents who took part")),
                detail: Some(self.say("2024年度：107.6%", "FY 2024: 107.6%")),
            },
            ComputedState { state: self.state("none"), indicator: None, detail: None },
        ]
    }

    fn scale(self) -> ScaleView {
        let step = |(symbol, name): (&str, String), bounds: [&str; 2], states: Vec<StateView>| StepView {
            name,
            symbol: Some(symbol.to_owned()),
            bounds: Some(self.say(bounds[0], bounds[1])),
            states,
            meaning: None,
            note: None,
        };
        let explained = StepView {
            meaning: Some(self.say("計画のとおりか、それより先です。", "As planned, or ahead.")),
            note: Some(self.say("2023年度に変わりました。", "Changed in FY 2023.")),
            ..step(
                ("○", self.state("good").name),
                ["100%以上", "100% or more"],
                vec![self.state("met"), self.state("good")],
            )
        };
        let behind = ["100%未満", "less than 100%"];
        let plain = StepView {
            name: self.say("評価しない", "Not judged"),
            symbol: None,
            bounds: None,
            states: Vec::new(),
            meaning: None,
            note: None,
        };
        ScaleView {
            name: self.say("進み具合", "Progress"),
            evaluator: None,
            meaning: None,
            steps: vec![
                explained,
                step(("△", self.state("slow").name), behind, vec![self.state("slow")]),
                plain,
            ],
            note: None,
        }
    }

    /// A person and the computation, and two persons.
    pub(super) fn disagreements(self) -> Vec<DisagreementView> {
        let rated = |name: String, symbol: &str, rating: String| SideView {
            name,
            about: Some(self.say("進み具合", "Progress")),
            rating: Some(rating),
            symbol: Some(symbol.to_owned()),
            states: Vec::new(),
        };
        let own = || rated(self.say("自己評価", "Self-evaluation"), "△", self.state("slow").name);
        let outside = || rated(self.say("市民の会議", "Citizens' council"), "○", self.state("good").name);
        let computed = SideView {
            name: self.printer.word("ui.computed"),
            states: self.computed(),
            ..SideView::default()
        };
        vec![
            DisagreementView {
                subject: self.link("居場所づくり", "Places to meet"),
                period: Some(self.say("2024年度", "FY 2024")),
                sides: vec![own(), computed],
                words: None,
            },
            DisagreementView {
                subject: self.link("見守り", "Looking out for each other"),
                period: None,
                sides: vec![own(), outside()],
                words: Some(self.say("市民の会議の評価が高い", "The council rates higher")),
            },
        ]
    }
}
