//! What people said last about an item or indicator, in one or two sentences for the top of its page.
//!
//! Takes what stands further down on the page, so that the two cannot differ. A judgement that disagrees with the
//! computation says so at once. Must not know how anything is compared.

use super::print::Printer;
use super::view::{EvaluatedView, EvaluationView};

/// The ways in which a judgement and the computation can disagree.
const DISAGREES: [&str; 3] = ["person-higher", "computation-higher", "differs"];

/// The latest period in which somebody filled in a rating; none where nobody ever did.
pub(super) fn judgement(printer: Printer<'_>, evaluated: &EvaluatedView) -> Option<String> {
    let filled = |period: &&super::view::PeriodView| {
        period.places.iter().flat_map(|place| &place.evaluations).any(|evaluation| evaluation.filled)
    };
    let period = evaluated.periods.iter().rev().find(filled)?;
    let evaluations: Vec<&EvaluationView> = period
        .places
        .iter()
        .flat_map(|place| &place.evaluations)
        .filter(|evaluation| evaluation.filled)
        .collect();
    let part = |evaluation: &&EvaluationView| {
        let rating = match &evaluation.symbol {
            Some(symbol) => {
                let named = [("symbol", symbol.clone()), ("rating", evaluation.rating.clone())];
                printer.say("judgement.rating", &named)
            }
            None => evaluation.rating.clone(),
        };
        printer.say("judgement.part", &[("evaluator", evaluation.evaluator.clone()), ("rating", rating)])
    };
    let parts: Vec<String> = evaluations.iter().map(part).collect();
    let arguments = [("period", period.period.clone()), ("parts", parts.join(printer.get("states.join")))];
    let said = printer.say("judgement.sentence", &arguments);
    let differ = evaluations.iter().filter(|evaluation| DISAGREES.contains(&evaluation.agreement_id)).count();
    let key = match differ {
        0 => return Some(said),
        _ if differ == evaluations.len() => "judgement.differs",
        _ => "judgement.differs-partly",
    };
    Some(said + &printer.word(key))
}
