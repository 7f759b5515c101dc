//! Addresses of output files.

use std::path::Component;

use proptest::prelude::*;

use super::*;
use crate::artifact::PathProblem;

#[test]
fn paths_that_are_safe_everywhere_are_taken() {
    let longest = "a".repeat(OutPath::MAX_BYTES);
    for path in [
        "index.html",
        "a/b/c.d-e_f.9",
        "0",
        "_",
        "-",
        "a..b",
        "console",
        "com",
        "com10",
        "lpt.txt",
        "nulls/x",
        &longest,
    ] {
        assert_eq!(OutPath::new(path).unwrap().as_str(), path);
    }
}

#[test]
fn other_paths_are_refused_with_the_reason() {
    use PathProblem::*;
    let segment = |text: &str| text.to_owned();
    let cases = [
        ("", Empty),
        ("/", EmptySegment),
        ("/etc/x", EmptySegment),
        ("//evil", EmptySegment),
        ("a//b", EmptySegment),
        ("a/", EmptySegment),
        (".", LeadingDot { segment: segment(".") }),
        ("../../x", LeadingDot { segment: segment("..") }),
        ("a/../../b", LeadingDot { segment: segment("..") }),
        ("a/.git", LeadingDot { segment: segment(".git") }),
        ("a./b", TrailingDot { segment: segment("a.") }),
        ("a b", Character { character: ' ' }),
        ("A.html", Character { character: 'A' }),
        ("c:\\x", Character { character: ':' }),
        ("a\\b", Character { character: '\\' }),
        ("%2e%2e/", Character { character: '%' }),
        ("a\0", Character { character: '\0' }),
        ("計画.html", Character { character: '計' }),
        ("con", DeviceName { segment: segment("con") }),
        ("a/nul.html", DeviceName { segment: segment("nul.html") }),
        ("aux.tar.gz/x", DeviceName { segment: segment("aux.tar.gz") }),
        ("com1", DeviceName { segment: segment("com1") }),
        ("lpt9.txt", DeviceName { segment: segment("lpt9.txt") }),
        ("prn", DeviceName { segment: segment("prn") }),
        ("keikaku-manifest.txt", Reserved),
    ];
    for (path, problem) in cases {
        assert!(!problem.en().is_empty() && !problem.ja().is_empty());
        assert_eq!(OutPath::new(path), Err(problem), "{path:?}");
    }
    let long = "a/".repeat(100) + "b";
    assert_eq!(OutPath::new(&long), Err(TooLong { bytes: 201 }));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_path_that_is_taken_stays_below_its_root(text in "[a-z./\\\\:%~ \\-_0-9A]{0,20}") {
        if let Ok(path) = OutPath::new(&text) {
            let path = Path::new(path.as_str());
            prop_assert!(path.components().all(|part| matches!(part, Component::Normal(_))));
            prop_assert_eq!(path.to_str(), Some(text.as_str()));
            prop_assert_eq!(text.to_lowercase(), text);
        }
    }
}
