//! The list of all rules, each in a file of its own.

use super::Rule;

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[
    super::licence_missing::RULE,
    super::direction_missing::RULE,
    super::link_text_vague::RULE,
    super::date_by_slashes::RULE,
    super::value_missing::RULE,
    super::value_stale::RULE,
    super::value_early::RULE,
    super::estimate_overdue::RULE,
    super::target_early::RULE,
    super::target_met_before::RULE,
    super::target_against_direction::RULE,
    super::target_outside::RULE,
    super::baseline_missing::RULE,
    super::unit_missing::RULE,
    super::definition_missing::RULE,
    super::cumulative_falls::RULE,
    super::half_year_value::RULE,
    super::value_same_days::RULE,
    super::unit_changes::RULE,
    super::series_incomplete::RULE,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Severity, Stage};

    #[test]
    fn every_code_of_a_rule_has_one_and_is_a_warning() {
        let codes: Vec<Code> = RULES.iter().map(|rule| rule.code).collect();
        let expected: Vec<Code> =
            Code::ALL.iter().copied().filter(|code| code.stage() == Stage::Rules).collect();
        assert_eq!(codes, expected);
        assert!(codes.iter().all(|code| code.severity() == Severity::Warning));
    }
}
