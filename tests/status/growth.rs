//! The growth rule: value, state and score to nine digits, computed beforehand with fifty digits of decimal
//! arithmetic from the text of the method.

use keikaku::derive::{Computation, Growth, Part, Unrated};

use super::One;

const BANDS: [&str; 5] = ["achieved", "substantial", "moderate", "limited", "deterioration"];

fn parts(one: &One) -> (Vec<Part>, &'static str, String) {
    let rated = one.rated();
    let Computation::OpenSdg { parts, score } = rated.computation else { panic!("{rated:?}") };
    (parts, BANDS[rated.band], score.to_string())
}

/// Value, state and score of the only part.
fn grown(one: &One) -> (String, &'static str, String) {
    let (parts, band, mean) = parts(one);
    let [Part { growth: Ok(growth), .. }] = parts.as_slice() else { panic!("{parts:?}") };
    assert_eq!(growth.score.to_string(), mean);
    // One part's own state follows from its value, the indicator's from the score; see below where they differ.
    assert!(band == growth.band || growth.band != "achieved", "{band} {growth:?}");
    (growth.value.to_string(), growth.band, growth.score.to_string())
}

fn free(direction: &str, base: &str, actual: &str) -> One {
    One::new(format!("direction = \"{direction}\"")).by("open-sdg").at(2015, base).at(2023, actual)
}

fn expected(value: &str, band: &'static str, score: &str) -> (String, &'static str, String) {
    (value.to_owned(), band, score.to_owned())
}

#[test]
fn without_a_target_growth_itself_is_judged() {
    for (direction, base, actual, value, band, score) in [
        ("up", "50", "60", "0.023051875", "substantial", "5"),
        ("up", "50", "53", "0.007310204", "moderate", "0.577550887"),
        ("up", "50", "50.5", "0.001244565", "limited", "-1.877717407"),
        ("up", "50", "49", "-0.002522152", "deterioration", "-2.815269054"),
        ("up", "50", "30", "-0.061857294", "deterioration", "-5"),
        ("down", "50", "40", "0.027507528", "substantial", "5"),
        ("down", "50", "51", "-0.002478395", "deterioration", "-2.809799321"),
        // Growth of a negative number makes it worse where up is good.
        ("up", "-50", "-40", "0.027507528", "substantial", "5"),
        ("down", "-50", "-40", "-0.027507528", "deterioration", "-5"),
        // A base of zero counts as 0.001; a latest value of zero is nothing at all.
        ("up", "0", "5", "1.8998214", "substantial", "5"),
        ("down", "50", "0", "1", "substantial", "5"),
    ] {
        assert_eq!(grown(&free(direction, base, actual)), expected(value, band, score), "{base} {actual}");
    }
}

#[test]
fn near_the_limit_less_growth_will_do() {
    let limited = |direction, limit: &str, base, actual| {
        let part = format!("[[indicator.progress]]\nlimit = {limit}");
        let definition = format!("direction = \"{direction}\"\n{part}");
        grown(&One::new(definition).by("open-sdg").at(2015, base).at(2023, actual))
    };
    for (direction, limit, base, actual, value, band, score) in [
        ("up", "100", "95", "96", "0.001309769", "moderate", "0.357706466"),
        ("up", "100", "95", "95.5", "0.000656385", "limited", "-0.888610943"),
        ("up", "100", "95", "95.1", "0.000131518", "limited", "-2.177129493"),
        ("up", "100", "30", "33", "0.011985024", "moderate", "1.760613354"),
        // At the limit there is nothing left to gain, and keeping it is all that can be done.
        ("up", "100", "100", "100", "0", "substantial", "5"),
        ("up", "100", "100", "99", "-0.001255503", "deterioration", "-2.656937897"),
        // Falling towards a floor: between it and twice as much, and from twice as much up.
        ("down", "10", "15", "14", "0.008587028", "moderate", "1.000436667"),
        ("down", "10", "20", "19", "0.006391151", "moderate", "0.347787739"),
        ("down", "10", "25", "24.5", "0.002522152", "limited", "-1.238923785"),
    ] {
        let result = limited(direction, limit, base, actual);
        assert_eq!(result, expected(value, band, score), "{limit} {base} {actual}");
    }
}

#[test]
fn with_a_target_growth_is_compared_with_what_it_asks_for() {
    for (direction, from, base, actual, target, to, value, band, score) in [
        ("up", 2015, "50", "60", "80", 2030, "0.724226717", "moderate", "0.887379019"),
        ("up", 2015, "50", "68", "80", 2030, "1.231047242", "substantial", "4.507547347"),
        ("up", 2015, "50", "65", "80", 2030, "1.047427323", "substantial", "3.195968623"),
        ("up", 2015, "50", "80", "80", 2030, "1.901075929", "achieved", "5"),
        ("up", 2015, "50", "49", "80", 2030, "-0.079239114", "deterioration", "-2.830165617"),
        ("down", 2015, "20", "15", "10", 2030, "0.782166177", "moderate", "1.301234787"),
        // A target of zero counts as 0.001.
        ("down", 2015, "20", "18", "0", 2030, "0.027073376", "limited", "-2.387193363"),
        ("down", 2015, "20", "0", "0", 2030, "2.069241706", "achieved", "5"),
        ("up", 2015, "0", "5", "10", 2030, "2.240752319", "substantial", "5"),
        ("down", 2015, "-5", "-8", "-20", 2030, "0.624947832", "moderate", "0.178239872"),
        // The next later year stands in for a base year without a value; the target has a year of its own.
        ("up", 2016, "50", "60", "80", 2025, "0.492220854", "limited", "-0.449063369"),
    ] {
        let target =
            format!("direction = \"{direction}\"\ntarget = {{ period = \"{to}年度\", value = {target} }}");
        let one = One::new(target).by("open-sdg").at(from, base).at(2023, actual);
        assert_eq!(grown(&one), expected(value, band, score), "{base} {actual}");
    }
}

#[test]
fn years_between_and_values_before_the_base_year_do_not_count() {
    let one = free("up", "50", "60").at(2010, "90").at(2019, "10");
    assert_eq!(grown(&one).0, "0.023051875");
    let later = "[status]\nrule = \"open-sdg\"\nbase_year = 2019";
    // (60 / 10)^(1/4) - 1
    assert_eq!(grown(&one.declaring(later)).0, "0.56508458");
}

#[test]
fn a_group_is_averaged_first_and_counts_once() {
    let definition = "direction = \"up\"\n\
        [[indicator.series]]\nid = \"young\"\nname = \"30歳未満\"\n\
        [[indicator.series]]\nid = \"old\"\nname = \"65歳以上\"\n\
        [[indicator.progress]]\n\
        [[indicator.progress]]\nseries = \"young\"\ngroup = \"年代\"\n\
        [[indicator.progress]]\nseries = \"old\"\ngroup = \"年代\"";
    let one = One::new(definition).by("open-sdg").at(2015, "50").at(2023, "53");
    let one = one.of("young", 2015, "50").of("young", 2023, "49");
    let all = one.clone().of("old", 2015, "50").of("old", 2023, "50.5");
    let (found, band, mean) = parts(&all);
    assert_eq!(found.len(), 3);
    // (0.577550887 + (-2.815269054 + -1.877717407) / 2) / 2 = (0.577550887 - 2.3464932305) / 2
    assert_eq!((band, mean.as_str()), ("limited", "-0.884471172"));
    // A part without a score is left out, and says why.
    let (found, band, mean) = parts(&one.of("old", 2023, "50.5"));
    assert!(matches!(found[2].growth, Err(Unrated::TooFewYears)), "{found:?}");
    // (0.577550887 - 2.815269054) / 2
    assert_eq!((band, mean.as_str()), ("limited", "-1.118859084"));
}

#[test]
fn an_indicator_is_achieved_only_when_every_part_is() {
    let definition = |other: &str| {
        format!(
            "direction = \"up\"\ntarget = {{ period = \"2030年度\", value = 80 }}\n\
             [[indicator.series]]\nid = \"old\"\nname = \"65歳以上\"\n\
             [[indicator.progress]]\n[[indicator.progress]]\nseries = \"old\"\ntarget = {other}"
        )
    };
    let one = |other: &str| {
        let one = One::new(definition(other)).by("open-sdg").at(2015, "50").at(2023, "80");
        parts(&one.of("old", 2015, "50").of("old", 2023, "68")).1
    };
    assert_eq!((one("68"), one("80")), ("achieved", "substantial"));
}

#[test]
fn the_state_of_an_indicator_follows_from_its_score() {
    // A limited part's score lies below zero; so does that of a part that grows worse by little.
    assert_eq!(parts(&free("up", "50", "50.5")).1, "limited");
    // 125 * -0.0012… - 2.5 is below -2.5: deterioration. 250 * 0.0073… - 1.25 is above 0: moderate.
    assert_eq!(parts(&free("up", "50", "49.5")).1, "deterioration");
    assert_eq!(parts(&free("up", "50", "53")).1, "moderate");
}

#[test]
fn what_cannot_grow_says_why() {
    assert_eq!(free("up", "-5", "5").reason(), Unrated::SignChange);
    assert_eq!(free("up", "0", "-5").reason(), Unrated::SignChange);
    assert_eq!(One::new("direction = \"up\"").by("open-sdg").at(2023, "5").reason(), Unrated::TooFewYears);
    assert_eq!(
        free("up", "1", "5").declaring("[status]\nrule = \"open-sdg\"\nbase_year = 2023").reason(),
        Unrated::TooFewYears
    );
    assert_eq!(One::new("direction = \"up\"").by("open-sdg").reason(), Unrated::NoActual);
    assert_eq!(free("keep", "1", "5").reason(), Unrated::NotApplicable);
    // The target is the base: no growth is asked for. Across zero: no growth leads there.
    let to =
        |target: &str| format!("direction = \"up\"\ntarget = {{ period = \"2030年度\", value = {target} }}");
    let one = |target: &str| One::new(to(target)).by("open-sdg").at(2015, "50").at(2023, "60").reason();
    assert_eq!((one("50"), one("-5")), (Unrated::NoGrowth, Unrated::NoGrowth));
    // A half year is no year.
    let halves = One::new("direction = \"up\"").by("open-sdg").at(2015, "5").on("2023年度上半期", "9");
    assert_eq!(halves.reason(), Unrated::TooFewYears);
    // A fiscal and a calendar year of one number are two values for it.
    assert_eq!(free("up", "1", "5").on("2023年", "6").reason(), Unrated::NoYears);
}

#[test]
fn every_number_of_the_formula_is_kept() {
    let one = One::new("direction = \"up\"\ntarget = { period = \"2030年度\", value = 80 }");
    let (found, ..) = parts(&one.by("open-sdg").at(2015, "50").at(2023, "60"));
    let Ok(Growth { base_year, base, year, actual, target, grown, asked, .. }) = &found[0].growth else {
        panic!("{found:?}")
    };
    assert_eq!(
        (*base_year, base.to_string(), *year, actual.to_string()),
        (2015, "50".into(), 2023, "60".into())
    );
    assert_eq!(target.map(|(value, year)| (value.to_string(), year)), Some(("80".to_owned(), 2030)));
    // 1.2^(1/8) - 1 and 1.6^(1/15) - 1
    assert_eq!((grown.to_string(), asked.unwrap().to_string()), ("0.023051875".into(), "0.031829639".into()));
}
