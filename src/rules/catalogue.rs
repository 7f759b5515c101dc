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
    super::spaced_word::RULE,
    super::kana_half_width::RULE,
    super::character_residue::RULE,
    super::character_compressed::RULE,
    super::amount_without_comma::RULE,
    super::list_by_hand::RULE,
    super::link_text_address::RULE,
    super::file_type_missing::RULE,
    super::picture_text_poor::RULE,
    super::heading_skipped::RULE,
    super::heading_by_bold::RULE,
    super::table_without_caption::RULE,
    super::placeholder_left::RULE,
    super::width_mixed::RULE,
    super::punctuation_mixed::RULE,
    super::symbol_without_legend::RULE,
    super::file_unused::RULE,
    super::contact_missing::RULE,
    super::responsible_missing::RULE,
    super::as_of_missing::RULE,
    super::plan_over::RULE,
    super::label_unused::RULE,
    super::word_unused::RULE,
    super::item_unconnected::RULE,
    super::indicator_unconnected::RULE,
    super::title_twice::RULE,
    super::number_twice::RULE,
    super::difference_needless::RULE,
    super::line_unattributed::RULE,
    super::budget_outside::RULE,
    super::schedule_outside::RULE,
    super::item_outside::RULE,
    super::evaluation_unexplained::RULE,
    super::evaluation_early::RULE,
    super::translation_missing::RULE,
    super::contact_personal::RULE,
    super::related_one_sided::RULE,
    super::band_gap::RULE,
    super::reading_not_kana::RULE,
    super::summary_long::RULE,
    super::heading_empty::RULE,
    super::number_as_day::RULE,
    super::link_broken_off::RULE,
    super::heading_without_blank::RULE,
    super::as_of_outside::RULE,
    super::updated_early::RULE,
    super::value_jumps::RULE,
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
