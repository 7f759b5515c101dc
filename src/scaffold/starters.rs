//! The files that a person double-clicks to see a preview.
//!
//! Takes a language, gives the files. They look for the program beside themselves, one folder above, and where the
//! system looks; when it is nowhere they say what to do. Must not know what a preview is.

use encoding_rs::SHIFT_JIS;

use crate::model::Language;
use crate::source::Edit;

/// That of Windows in Japanese, and of other systems.
const JAPANESE: [&str; 2] = [include_str!("start/ja/preview.bat"), include_str!("start/ja/preview.command")];
/// The same in English.
const ENGLISH: [&str; 2] = [include_str!("start/en/preview.bat"), include_str!("start/en/preview.command")];

/// Adds the files to an edit of a new site's folder.
pub(super) fn with_starters(edit: Edit, language: Language) -> Edit {
    let (name, [windows, others]) = match language {
        Language::English => ("preview.bat", ENGLISH),
        Language::Japanese | Language::EasyJapanese => ("プレビュー.bat", JAPANESE),
    };
    edit.create_program(name, as_windows_reads(windows)).create_program("preview.command", others)
}

/// The command line of a Japanese Windows reads its files in its own code page, and misses jumps without `\r`.
fn as_windows_reads(text: &str) -> Vec<u8> {
    SHIFT_JIS.encode(&text.replace('\n', "\r\n")).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_can_read_its_file_byte_by_byte() {
        for text in [JAPANESE[0], ENGLISH[0]] {
            let (bytes, _, has_unknown) = SHIFT_JIS.encode(text);
            assert!(!has_unknown);
            // A second byte that is a sign of the command line would be one where the code page is another.
            let mut rest = bytes.iter();
            while let Some(first) = rest.next() {
                let is_wide = matches!(first, 0x81..=0x9F | 0xE0..=0xFC);
                let second = is_wide.then(|| rest.next().copied()).flatten();
                assert!(
                    !second.is_some_and(|byte| b"\\|^%<>&\"()!".contains(&byte)),
                    "{first:x} {second:x?}"
                );
            }
        }
        assert!(ENGLISH.iter().all(|text| text.is_ascii()));
    }

    #[test]
    fn both_languages_do_the_same() {
        let is_said = |line: &&str| ["rem ", "echo ", "# "].iter().any(|own| line.starts_with(own));
        let steps = |text: &'static str| text.lines().filter(|line| !is_said(line)).collect::<Vec<_>>();
        for (japanese, english) in JAPANESE.iter().zip(ENGLISH) {
            assert_eq!(steps(japanese), steps(english));
            assert!(steps(english).iter().any(|step| step.ends_with(" serve")));
        }
    }
}
