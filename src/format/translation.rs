//! Translations: a text in another language stands beside its original (`title-en` beside `title`).
//!
//! Takes a record, gives what stands in it in the language that is read, and reports what is no translation. Must
//! not know what is translated.

use crate::annotation;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::load::{Field, Record, Value, is_language_tag};
use crate::source::Spanned;

use super::fixed::LANGUAGE;
use super::read::{FromField, Reading, Text, Texts};
use super::{FixedWord, Key};

/// The languages of a site by their tags, and the one that it is read in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Languages {
    /// The language that everything is written in.
    pub(crate) original: &'static str,
    /// Those that there may be translations in.
    pub(crate) others: Vec<&'static str>,
    /// The one of them that is read; none: the original.
    pub(crate) read: Option<&'static str>,
}

impl Languages {
    /// A site in one language.
    pub(crate) fn only(original: &'static str) -> Self {
        Self { original, others: Vec::new(), read: None }
    }

    /// A key of a translation: the key that it translates, and the language.
    pub(crate) fn parts<'k>(&self, key: &'k str) -> Option<(&'k str, &'static str)> {
        let part = |tag: &&'static str| Some((key.strip_suffix(*tag)?.strip_suffix('-')?, *tag));
        self.others.iter().find_map(part)
    }

    /// A text of the original that stands in the place of a translation: marked, when it is in the original's script.
    pub(crate) fn fallback(&self, text: &str) -> String {
        if self.has_letters(text) { annotation::original(text) } else { text.to_owned() }
    }

    /// Whether a text has letters of the original: `45.2%` and `CC BY 4.0` in Japanese are in no language.
    fn has_letters(&self, text: &str) -> bool {
        let of_original = |letter: char| match self.original {
            "en" => letter.is_ascii_alphabetic(),
            _ => letter > '\u{2E7F}' && letter.is_alphabetic(),
        };
        text.chars().any(of_original)
    }
}

/// What stands in a record in the language that is read, by the key that it translates.
#[derive(Default)]
pub(crate) struct Translations {
    fields: Vec<(&'static str, Field)>,
}

impl Translations {
    /// Reads the translation of a key. Its form has been judged.
    pub(crate) fn take<T: FromField>(&mut self, key: &str, row: bool, languages: &Languages) -> Option<T> {
        let at = self.fields.iter().position(|(known, _)| *known == key)?;
        let (_, Field { key, value }) = self.fields.swap_remove(at);
        T::from_value(value, &key, row, &mut Reading { diagnostics: &mut Diagnostics::new(), languages })
    }
}

/// Takes all translations out of a record, and gives those in the language that is read. Where that is the original,
/// they are judged instead. What translates no key stays.
pub(crate) fn part(record: &mut Record, keys: &'static [Key], reading: &mut Reading<'_>) -> Translations {
    let languages = reading.languages;
    let known = |field: &Field| {
        let (name, tag) = languages.parts(&field.key.value)?;
        Some((keys.iter().find(|key| key.name == name)?, tag))
    };
    let mut parted = Translations::default();
    if languages.others.is_empty() || !record.fields.iter().any(|field| known(field).is_some()) {
        return parted;
    }
    let mut seen: Vec<(&str, &str, Spanned<()>)> = Vec::new();
    for field in std::mem::take(&mut record.fields) {
        let Some((key, tag)) = known(&field) else {
            record.fields.push(field);
            continue;
        };
        if languages.read.is_some() {
            if languages.read == Some(tag) && key.is_translatable() {
                parted.fields.push((key.name, field));
            }
            continue;
        }
        reading.diagnostics.extend(judged(key, &field));
        if let Some((.., first)) = seen.iter().find(|(name, other, _)| (*name, *other) == (key.name, tag)) {
            let diagnostic = Diagnostic::at(Code::KeyTwice, field.key.span).with("key", &field.key.value);
            reading.diagnostics.push(diagnostic.other(first.span));
        }
        seen.push((key.name, tag, Spanned::new((), field.key.span)));
    }
    parted
}

/// What is wrong with a translation, if anything.
fn judged(key: &Key, field: &Field) -> Option<Diagnostic> {
    if !key.is_translatable() {
        let diagnostic = Diagnostic::at(Code::TranslationUnfit, field.key.span).with("key", key.name);
        return Some(diagnostic);
    }
    let is_text = |value: &Value| matches!(value, Value::Text(_));
    let fits = match &field.value {
        Value::Text(_) => true,
        Value::List(list) => key.form == "texts" && list.value.iter().all(is_text),
        Value::Bool(_) | Value::Table(_) => false,
    };
    let diagnostic = Diagnostic::at(Code::WrongType, field.value.span()).with("key", &field.key.value);
    (!fits).then(|| diagnostic.with("form", field.value.form()).hint(key.form))
}

/// A key that would be a translation if the site had its language (`title-en`, `title-fr`).
pub(crate) fn unknown_language<'n>(
    key: &Spanned<String>,
    mut names: impl Iterator<Item = &'n str>,
    languages: &Languages,
) -> Option<Diagnostic> {
    let tag = names.find_map(|name| key.value.strip_prefix(name)?.strip_prefix('-'))?;
    let diagnostic = Diagnostic::at(Code::LanguageUnknown, key.span).with("value", tag);
    is_language_tag(tag).then(|| hinted(diagnostic, tag, languages))
}

/// Why a site has no translations in a language, as a hint.
pub(crate) fn hinted(diagnostic: Diagnostic, tag: &str, languages: &Languages) -> Diagnostic {
    let ids = || LANGUAGE.words.iter().map(|word: &FixedWord| word.id);
    let is_file = diagnostic.span.is_none();
    let either = |key: &'static str, file: &'static str| if is_file { file } else { key };
    if tag == languages.original {
        diagnostic.hint(either("original", "original-file"))
    } else if ids().any(|known| known == tag) {
        diagnostic.hint(either("undeclared", "undeclared-file"))
    } else {
        let known: Vec<&str> = ids().collect();
        diagnostic.list("known", &known).hint(either("default", "default-file"))
    }
}

/// A text in the language that is read.
pub(super) fn text(original: Text, translation: Option<Text>, languages: &Languages) -> Text {
    let translation = translation.filter(|translation| !translation.value.is_empty());
    let fallback = || Text::new(languages.fallback(&original.value), original.span);
    translation.unwrap_or_else(fallback).translating(original.value)
}

/// Texts in the language that is read: all of them, or those of the original.
pub(super) fn texts(original: Texts, translation: Option<Texts>, languages: &Languages) -> Texts {
    let Some(translation) = translation.filter(|translation| !translation.all.is_empty()) else {
        let all = original.all.into_iter().map(|one| text(one, None, languages)).collect();
        return Texts { all, ..original };
    };
    let mut translation = translation;
    let written = original.all.into_iter().map(|one| one.value);
    translation.written = Some(written.collect());
    translation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_translations_name_their_language() {
        let languages = Languages { others: vec!["en", "ja-easy"], ..Languages::only("ja") };
        assert_eq!(languages.parts("title-en"), Some(("title", "en")));
        assert_eq!(languages.parts("next-year-ja-easy"), Some(("next-year", "ja-easy")));
        assert_eq!(languages.parts("title-fr"), None);
        assert_eq!(languages.parts("titleen"), None);
    }

    #[test]
    fn what_is_in_no_language_is_not_marked() {
        let japanese = Languages::only("ja");
        assert!(annotation::has_original(&japanese.fallback("45.2ポイント")));
        assert_eq!(japanese.fallback("CC BY 4.0"), "CC BY 4.0");
        let english = Languages::only("en");
        assert!(annotation::has_original(&english.fallback("CC BY 4.0")));
        assert_eq!(english.fallback("45.2%"), "45.2%");
    }
}
