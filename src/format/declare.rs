//! The macro that declares a kind of record: its struct, its reading and its documentation are one thing.

/// One key of a record, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What form its value has (`text`, `texts`, `table`, `tables`, `names`).
    pub form: &'static str,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means, in Japanese.
    pub japanese: &'static str,
    /// What it means, in English.
    pub english: &'static str,
    /// An example in TOML.
    pub example: &'static str,
}

/// Declares a typed raw record.
///
/// Each line is `key: Form = "日本語", "English", "example";`. `closed` records report keys that are not
/// declared; `open` ones keep them in `rest` (items hold the sections that their plan declares).
macro_rules! raw {
    (closed $($declaration:tt)*) => { raw! { @record [] $($declaration)* } };
    (open $($declaration:tt)*) => { raw! { @record [rest] $($declaration)* } };
    (@record [$($rest:ident)?] $(#[$doc:meta])* $name:ident {
        $($key:ident : $form:ty = $ja:literal, $en:literal, $example:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            $(pub(crate) $key: $form,)*
            $(
                /// Keys that are not declared here.
                pub(crate) $rest: Vec<$crate::load::Field>,
            )?
            /// Where the record begins.
            #[allow(dead_code, reason = "every record has a place, and not every one is ever pointed at")]
            pub(crate) span: $crate::source::Span,
        }

        impl $name {
            /// The keys, in the order of the documentation.
            pub(crate) const KEYS: &'static [$crate::format::Key] = &[$($crate::format::Key {
                name: $crate::format::read::plain(stringify!($key)),
                form: <$form as $crate::format::read::FromField>::FORM,
                required: <$form as $crate::format::read::FromField>::REQUIRED,
                japanese: $ja,
                english: $en,
                example: $example,
            },)*];
        }

        impl $crate::format::FromRecord for $name {
            fn from_record(mut record: $crate::load::Record, reading: &mut $crate::format::Reading<'_>) -> Self {
                let span = record.span;
                let row = record.row;
                $(let $key = $crate::format::read::take(
                    &mut record,
                    $crate::format::read::plain(stringify!($key)),
                    row,
                    reading,
                );)*
                raw! { @undeclared [$($rest)?] record, reading, Self::KEYS }
                Self { $($key,)* $($rest: record.fields,)? span }
            }
        }
    };
    (@undeclared [] $record:ident, $reading:ident, $keys:expr) => {
        $crate::format::read::report_undeclared($record.fields, $keys, $reading);
    };
    (@undeclared [rest] $record:ident, $reading:ident, $keys:expr) => {};
}
