//! The stable codes of diagnostics.

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published.
    Error,
    /// Worth a look; the site is published all the same.
    Warning,
}

/// Who finds a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Whoever reads the files.
    Files,
    /// Whoever reads keys and columns.
    Keys,
    /// Whoever makes values of what is written.
    Values,
    /// Whoever follows links and places figures.
    Texts,
    /// Whoever reads the theme.
    Theme,
    /// A rule: it is a site that can be published, and could be better.
    Rules,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: &'static [Self] =
        &[Self::Files, Self::Keys, Self::Values, Self::Texts, Self::Theme, Self::Rules];

    /// Its name in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Keys => "keys",
            Self::Values => "values",
            Self::Texts => "texts",
            Self::Theme => "theme",
            Self::Rules => "rules",
        }
    }
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

            /// The code of a text form.
            pub fn of(text: &str) -> Option<Self> {
                Self::ALL.iter().find(|code| code.text() == text).copied()
            }

            /// How grave it is where a site does not say otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// `site.toml` is not there.
    SiteMissing = "site-missing", Error;
    /// A site without a single plan.
    PlansMissing = "plans-missing", Error;
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
    /// Front matter whose first line is none.
    FrontMatterUnread = "front-matter-unread", Error;
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
    /// A column that the plan names and no table has.
    ColumnUnknown = "column-unknown", Error;
    /// A row of totals among the rows of a table.
    TotalInside = "total-inside", Error;
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
    /// A level for a code that there is not.
    RuleUnknown = "rule-unknown", Error;
    /// A level for a code whose level is fixed.
    RuleFixed = "rule-fixed", Error;
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
    /// A published entry that refers to a draft.
    DraftReferenced = "draft-referenced", Error;
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
    /// A number with another unit behind it than it has to have.
    UnitDiffers = "unit-differs", Error;
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
    /// Nothing says under which conditions the data may be used.
    LicenceMissing = "licence-missing", Warning;
    /// A target without a word on which way is good.
    DirectionMissing = "direction-missing", Warning;
    /// A link whose words do not say where it leads.
    LinkTextVague = "link-text-vague", Warning;
    /// A date written with strokes or dots.
    DateBySlashes = "date-by-slashes", Warning;
    /// A year that is over has no value.
    ValueMissing = "value-missing", Warning;
    /// The latest value is too old, or the next one overdue.
    ValueStale = "value-stale", Warning;
    /// A measured value of a time that is not over.
    ValueEarly = "value-early", Warning;
    /// An estimate of a year that has long been over.
    EstimateOverdue = "estimate-overdue", Warning;
    /// A target that is not after the baseline.
    TargetEarly = "target-early", Warning;
    /// A target that the baseline meets already.
    TargetMetBefore = "target-met-before", Warning;
    /// A target on the bad side of the baseline.
    TargetAgainstDirection = "target-against-direction", Warning;
    /// A target whose time is not within the plan's.
    TargetOutside = "target-outside", Warning;
    /// A target in numbers without a baseline, where the rule needs one.
    BaselineMissing = "baseline-missing", Warning;
    /// An indicator with numbers and no unit.
    UnitMissing = "unit-missing", Warning;
    /// An indicator of which nothing says how it is measured.
    DefinitionMissing = "definition-missing", Warning;
    /// A cumulative value that is less than the one before.
    CumulativeFalls = "cumulative-falls", Warning;
    /// A value of a part of a year beside targets of whole years.
    HalfYearValue = "half-year-value", Warning;
    /// Two values of one series for the same days, written differently.
    ValueSameDays = "value-same-days", Warning;
    /// A value that seems to be in another unit than its neighbours.
    UnitChanges = "unit-changes", Warning;
    /// A period in which some parts of a breakdown have a value and others have none.
    SeriesIncomplete = "series-incomplete", Warning;
    /// Blanks inside of a word that only set it wider.
    SpacedWord = "spaced-word", Warning;
    /// Katakana of half width.
    KanaHalfWidth = "kana-half-width", Warning;
    /// A character that a conversion has left behind.
    CharacterResidue = "character-residue", Warning;
    /// Several letters in one character.
    CharacterCompressed = "character-compressed", Warning;
    /// A large number of money or people without commas.
    AmountWithoutComma = "amount-without-comma", Warning;
    /// A list made with signs instead of Markdown.
    ListByHand = "list-by-hand", Warning;
    /// A link whose words are an address.
    LinkTextAddress = "link-text-address", Warning;
    /// A link to a file that does not say its type and size.
    FileTypeMissing = "file-type-missing", Warning;
    /// A picture whose description says nothing.
    PictureTextPoor = "picture-text-poor", Warning;
    /// A heading more than one level below the one before.
    HeadingSkipped = "heading-skipped", Warning;
    /// A bold paragraph in the place of a heading.
    HeadingByBold = "heading-by-bold", Warning;
    /// A table without a caption.
    TableWithoutCaption = "table-without-caption", Warning;
    /// Words that stand for words to come.
    PlaceholderLeft = "placeholder-left", Warning;
    /// Digits and Latin letters of full and of half width in one plan.
    WidthMixed = "width-mixed", Warning;
    /// Two kinds of commas in one plan.
    PunctuationMixed = "punctuation-mixed", Warning;
    /// A sign in a text that the plan does not explain.
    SymbolWithoutLegend = "symbol-without-legend", Warning;
    /// A file of a plan that nothing leads to.
    FileUnused = "file-unused", Warning;
    /// A plan that says nowhere whom to ask.
    ContactMissing = "contact-missing", Warning;
    /// An item without anybody who answers for it, in a plan that names who does.
    ResponsibleMissing = "responsible-missing", Warning;
    /// A site that does not say which day it speaks for.
    AsOfMissing = "as-of-missing", Warning;
    /// A plan whose period is over and that is called in force.
    PlanOver = "plan-over", Warning;
    /// A label that no item and no district has.
    LabelUnused = "label-unused", Warning;
    /// A declared word of a plan that nothing uses.
    WordUnused = "word-unused", Warning;
    /// An item that nothing serves and that serves nothing.
    ItemUnconnected = "item-unconnected", Warning;
    /// An indicator that measures no item, in a plan whose others do.
    IndicatorUnconnected = "indicator-unconnected", Warning;
    /// Two items under one parent, or two indicators, with the same name.
    TitleTwice = "title-twice", Warning;
    /// Two items of one level with the same printed number.
    NumberTwice = "number-twice", Warning;
    /// A reason for a difference that there is not.
    DifferenceNeedless = "difference-needless", Warning;
    /// A budget line that pays for no item, in a plan whose others do.
    LineUnattributed = "line-unattributed", Warning;
    /// A budget line of a year outside of the plan's period.
    BudgetOutside = "budget-outside", Warning;
    /// A task outside of its plan's or item's period.
    ScheduleOutside = "schedule-outside", Warning;
    /// An item whose period is not within the plan's.
    ItemOutside = "item-outside", Warning;
    /// An evaluation that disagrees with the computed state and does not say why.
    EvaluationUnexplained = "evaluation-unexplained", Warning;
    /// An evaluation of a time that is not over.
    EvaluationEarly = "evaluation-early", Warning;
    /// A text without its translation, in a plan that is translated.
    TranslationMissing = "translation-missing", Warning;
    /// A person's name, mail or mobile telephone where only departments are to be named.
    ContactPersonal = "contact-personal", Warning;
    /// A plan that names another one of the site, which does not name it.
    RelatedOneSided = "related-one-sided", Warning;
    /// Bands or steps between which a number falls.
    BandGap = "band-gap", Warning;
    /// A reading that is not in hiragana.
    ReadingNotKana = "reading-not-kana", Warning;
    /// A summary that is longer than two sentences should be.
    SummaryLong = "summary-long", Warning;
    /// A heading with nothing below it.
    HeadingEmpty = "heading-empty", Warning;
    /// A printed number that a spreadsheet has taken for a day.
    NumberAsDay = "number-as-day", Warning;
    /// What was meant as a link and is shown as text.
    LinkBrokenOff = "link-broken-off", Warning;
    /// What was meant as a heading and is shown as text.
    HeadingWithoutBlank = "heading-without-blank", Warning;
    /// A day of the site that is far from the time of every plan.
    AsOfOutside = "as-of-outside", Warning;
    /// A plan that was changed after the day of the site.
    UpdatedEarly = "updated-early", Warning;
    /// A value that is many times its neighbours.
    ValueJumps = "value-jumps", Warning;
}

impl Code {
    /// Who finds it. The codes stand in the order of the stages.
    pub fn stage(self) -> Stage {
        match self {
            _ if self < Self::UnknownKey => Stage::Files,
            _ if self < Self::DuplicateId => Stage::Keys,
            _ if self < Self::RawHtml => Stage::Values,
            _ if self < Self::TemplateError => Stage::Texts,
            _ if self <= Self::ThemeUnknown => Stage::Theme,
            _ => Stage::Rules,
        }
    }
}
