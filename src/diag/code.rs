//! The stable codes of diagnostics.

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published.
    Error,
    /// Worth a look; the site is published all the same.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// What kind of mistake a diagnostic reports. The text form never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All codes, in the order of the stages that give them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable text form.
            pub fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// How grave it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// `site.toml` is not there.
    SiteMissing = "site-missing", Error;
    /// A plan's folder has no `plan.toml`.
    PlanMissing = "plan-missing", Error;
    /// A file could not be read.
    FileUnreadable = "file-unreadable", Error;
    /// A link, device or badly named file among the sources.
    FileRefused = "file-refused", Error;
    /// A file is larger than the stated limit.
    FileTooLarge = "file-too-large", Error;
    /// A file name that gives no address.
    FileName = "file-name", Error;
    /// A file that no plan knows what to do with.
    FileUnknown = "file-unknown", Error;
    /// Text that is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A NUL byte in a text.
    NulByte = "nul-byte", Error;
    /// TOML that cannot be parsed.
    TomlSyntax = "toml-syntax", Error;
    /// Front matter that is not closed.
    FrontMatterUnclosed = "front-matter-unclosed", Error;
    /// Characters that nobody sees: controls, direction marks, blanks without width.
    HiddenCharacter = "hidden-character", Warning;
    /// A table whose cells are not separated by commas.
    CsvSeparator = "csv-separator", Error;
    /// A row with more or fewer cells than the head.
    CsvRagged = "csv-ragged", Error;
    /// A blank column head over cells that are not blank.
    CsvHeadBlank = "csv-head-blank", Error;
    /// The same column head twice.
    CsvHeadTwice = "csv-head-twice", Error;
    /// A quote that is never closed.
    CsvQuote = "csv-quote", Error;
    /// A key that nothing reads.
    UnknownKey = "unknown-key", Error;
    /// A required key that is not there.
    MissingKey = "missing-key", Error;
    /// The same fact stated in two places.
    KeyTwice = "key-twice", Error;
    /// A value of the wrong form.
    WrongType = "wrong-type", Error;
    /// A word that is not one of the known ones.
    UnknownWord = "unknown-word", Error;
    /// An id that cannot be an address.
    BadId = "bad-id", Error;
    /// A key that belongs to another status rule.
    KeyUnfit = "key-unfit", Error;
    /// A translation in a language that the site has not.
    LanguageUnknown = "language-unknown", Error;
    /// A translation of what is no text.
    TranslationUnfit = "translation-unfit", Error;
    /// A translated text without the original.
    TranslationAlone = "translation-alone", Error;
    /// Two keys of which there can be one only.
    KeysExclusive = "keys-exclusive", Error;
    /// Two things with one id.
    DuplicateId = "duplicate-id", Error;
    /// A reference to something that does not exist.
    UnknownReference = "unknown-reference", Error;
    /// An item that is its own ancestor.
    ParentCycle = "parent-cycle", Error;
    /// An item whose level is not below its parent's.
    LevelOrder = "level-order", Error;
    /// A period that cannot be read.
    PeriodUnreadable = "period-unreadable", Error;
    /// A date that cannot be read.
    DateUnreadable = "date-unreadable", Error;
    /// A number that cannot be read.
    NumberUnreadable = "number-unreadable", Error;
    /// An amount of money that cannot be read.
    AmountUnreadable = "amount-unreadable", Error;
    /// A target with a number and no period.
    TargetWithoutPeriod = "target-without-period", Error;
    /// A target or baseline that says nothing.
    TargetEmpty = "target-empty", Error;
    /// Two values of one indicator for the same period, series and kind.
    ValueTwice = "value-twice", Error;
    /// A row of values with neither a number nor a mark.
    ValueEmpty = "value-empty", Error;
    /// A series that is declared or is to be scored, and has no value.
    SeriesEmpty = "series-empty", Error;
    /// A share that is not its numerator over its denominator.
    ShareDiffers = "share-differs", Warning;
    /// Bounds that leave no number or contradict each other.
    BoundsEmpty = "bounds-empty", Error;
    /// A stated total that is not the sum of its parts, without a word on why.
    TotalDiffers = "total-differs", Error;
    /// A total over lines in other units, or over itself.
    TotalUnclear = "total-unclear", Error;
    /// A task that ends before it starts.
    TaskBackwards = "task-backwards", Error;
    /// Raw HTML in Markdown.
    RawHtml = "raw-html", Warning;
    /// A link to a page, heading or file that does not exist.
    LinkBroken = "link-broken", Error;
    /// An anchor that the target page does not have.
    AnchorBroken = "anchor-broken", Error;
    /// A link target that is not allowed.
    LinkRefused = "link-refused", Error;
    /// A picture that does not exist.
    PictureMissing = "picture-missing", Error;
    /// A picture without alternative text.
    PictureWithoutText = "picture-without-text", Error;
    /// A chart, table or list that cannot be placed.
    FigureUnknown = "figure-unknown", Error;
    /// A figure inside a list, table or sentence.
    FigureNotAlone = "figure-not-alone", Error;
    /// A footnote that is not defined.
    FootnoteUndefined = "footnote-undefined", Error;
    /// Two pages with one address.
    AddressClash = "address-clash", Error;
    /// A template that cannot be read or rendered.
    TemplateError = "template-error", Error;
    /// A style sheet that cannot be read.
    StyleError = "style-error", Error;
    /// The theme that the site names does not exist.
    ThemeUnknown = "theme-unknown", Error;
}
