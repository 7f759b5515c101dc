//! The macro that declares a kind of record: its struct, its reading and its documentation are one thing.
//!
//! Takes the lines of a declaration, gives a struct, the way to read it, and [`RecordKind`] for people. Must not
//! know what becomes of a record.

use super::fixed::FixedList;

/// A kind of record: a file of settings, a table, a row.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordKind {
    /// Its name in the documentation; a part of another record is named after it (`indicator.target`).
    pub name: &'static str,
    /// What it is, in Japanese.
    pub japanese: &'static str,
    /// What it is, in English.
    pub english: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
    /// Whether it may have other keys, which the plan declares.
    pub is_open: bool,
}

/// One key of a record, for people.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What form its value has (`text`, `texts`, `table`, `tables`, `names`).
    pub form: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What a table may have over its column instead, as people write it.
    pub heads: &'static [&'static str],
    /// What its texts are read as.
    pub holds: Holds,
    /// What it means, in Japanese.
    pub japanese: &'static str,
    /// What it means, in English.
    pub english: &'static str,
    /// An example in TOML.
    pub example: &'static str,
}

impl Key {
    /// Whether its value can stand in another language beside it (`title-en` beside `title`).
    pub fn is_translatable(&self) -> bool {
        self.holds == Holds::Words && matches!(self.form, "text" | "texts")
    }
}

/// What the texts under a key are read as. The second stage does the reading; `tests/docs` holds it to this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Any words. They can be translated.
    Words,
    /// A number or sign as printed, the same in every language.
    Sign,
    /// The id of the record itself.
    Id,
    /// A period as on paper.
    Period,
    /// A single day.
    Day,
    /// An exact number as on paper.
    Number,
    /// A whole number from the first to the second, both included.
    Whole(u8, u8),
    /// The address of a page on the web.
    Web,
    /// An amount of money, or `-`.
    Amount,
    /// A word of a fixed list.
    Fixed(&'static FixedList),
    /// An entry of the list with this name (`label`), by its id; a declared word also by its printed forms.
    Reference(&'static str),
    /// Another record.
    Record(&'static RecordKind),
}

/// Declares a typed raw record.
///
/// `closed` records report keys that are not declared; `open` ones keep them in `rest` (items hold the sections
/// that their plan declares). After the struct's name stand the record's name and what it is. Each line is
/// `key ["見出し"]: Form = "日本語", "English", "example";` with what the key [`Holds`] at the end, unless that is plain
/// words. What stands in brackets are heads of columns.
macro_rules! raw {
    (closed $($declaration:tt)*) => { raw! { @record [] $($declaration)* } };
    (open $($declaration:tt)*) => { raw! { @record [rest] $($declaration)* } };
    (@record [$($rest:ident)?] $(#[$doc:meta])* $name:ident $kind:literal = $kind_ja:literal, $kind_en:literal {
        $($key:ident $([$($head:literal),*])? : $form:ty = $ja:literal, $en:literal, $example:literal $(, $holds:expr)?;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $(pub(crate) $key: $form,)*
            $(
                /// The record without the keys that are declared here.
                pub(crate) $rest: $crate::load::Record,
            )?
            /// Where the record begins.
            #[allow(dead_code, reason = "every record has a place, and not every one is ever pointed at")]
            pub(crate) span: $crate::source::Span,
        }

        impl $crate::format::FromRecord for $name {
            const KIND: &'static $crate::format::RecordKind = &$crate::format::RecordKind {
                name: $kind,
                japanese: $kind_ja,
                english: $kind_en,
                keys: &[$($crate::format::Key {
                    name: $crate::format::read::plain(stringify!($key)),
                    form: <$form as $crate::format::read::FromField>::FORM,
                    required: <$form as $crate::format::read::FromField>::REQUIRED,
                    heads: &[$($($head),*)?],
                    holds: raw! { @holds $form $(, $holds)? },
                    japanese: $ja,
                    english: $en,
                    example: $example,
                },)*],
                is_open: raw! { @is_open [$($rest)?] },
            };

            fn from_record(mut record: $crate::load::Record, reading: &mut $crate::format::Reading<'_>) -> Self {
                let span = record.span;
                let keys = <Self as $crate::format::FromRecord>::KIND.keys;
                #[allow(unused_mut, reason = "not every record has a key")]
                let mut translations = $crate::format::translation::part(&mut record, keys, reading);
                $(let $key = $crate::format::read::take(
                    (&mut record, &mut translations),
                    $crate::format::read::plain(stringify!($key)),
                    keys,
                    reading,
                );)*
                raw! { @undeclared [$($rest)?] record, reading }
                Self { $($key,)* $($rest: record,)? span }
            }
        }
    };
    (@is_open []) => { false };
    (@is_open [rest]) => { true };
    (@holds $form:ty, $holds:expr) => { $holds };
    (@holds $form:ty) => { <$form as $crate::format::read::FromField>::HOLDS };
    (@undeclared [] $record:ident, $reading:ident) => {
        $crate::format::read::report_undeclared($record, Self::KIND.keys, $reading);
    };
    (@undeclared [rest] $record:ident, $reading:ident) => {};
}
