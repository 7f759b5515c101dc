//! `site.toml`.

use jiff::civil::Date;

use crate::diag::Diagnostics;
use crate::format::{RawLicence, RawSettings, fixed};
use crate::model::{Contact, Language, Licence, Settings};

use super::reader::{Known, day, owned, word};
use super::vocabulary::contact;

const LANGUAGES: Known<Language> =
    Known::new(fixed::LANGUAGE, &[("ja", Language::Japanese), ("en", Language::English)]);

/// The settings; `None` when a required one is missing (it has been reported).
pub(super) fn settings(raw: RawSettings, today: Date, diagnostics: &mut Diagnostics) -> Option<Settings> {
    let RawSettings {
        title,
        description,
        organisation,
        language,
        as_of,
        licence: raw_licence,
        contact: raw_contact,
        theme,
        plans: _,
        span: _,
    } = raw;
    let language =
        language.map_or(Some(Language::Japanese), |text| word("language", &text, LANGUAGES, diagnostics));
    let as_of = as_of.map_or(Some(today), |text| day(&text, diagnostics));
    Some(Settings {
        title: title.value,
        description: owned(description),
        organisation: owned(organisation),
        language: language?,
        as_of: as_of?,
        licence: raw_licence.map(|raw| licence(*raw)),
        contact: raw_contact.map_or_else(Contact::default, |raw| contact(*raw)),
        theme: owned(theme).unwrap_or_else(|| "default".to_owned()),
    })
}

/// A licence.
pub(super) fn licence(raw: RawLicence) -> Licence {
    let RawLicence { name, url, span: _ } = raw;
    Licence { name: name.value, url: owned(url) }
}
