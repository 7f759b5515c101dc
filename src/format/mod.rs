//! The source format: every key that sources may use, declared once.
//!
//! Takes raw [`Record`](crate::load::Record)s and tables as staff keep them (`sheet`), gives typed raw records (still
//! text, still with places) and reports unknown, missing and misshapen keys. The same declarations make
//! `docs/format.md` ([`describe`]) and the schemas that editors complete keys by ([`schemas`]). Must not know the model
//! but for how numbers and periods are written: whether a reference points at something is for the second stage to say.

#[macro_use]
mod declare;
mod describe;
pub(crate) mod fixed;
mod misplaced;
mod plan;
mod read;
mod rows;
mod schema;
mod several;
pub(crate) mod sheet;
mod site;
mod translation;
mod truth;
mod vocabulary;
mod written;

pub use declare::{Holds, Key, RecordKind};
pub use describe::{RECORD_KINDS, describe};
pub use fixed::{FIXED_LISTS, FixedList, FixedWord};
pub(crate) use misplaced::of_file;
pub(crate) use plan::{
    RawBand, RawBounds, RawChapter, RawKeeping, RawPlanSettings, RawRelated, RawSource, RawStatus,
};
pub(crate) use read::{
    FromField, FromRecord, Levelled, Many, Reading, Text, Texts, is_misspelt, missing_key,
};
pub(crate) use rows::{
    RawBaseline, RawBreak, RawEvaluation, RawIndicator, RawItem, RawLine, RawMilestone, RawObservation,
    RawProgress, RawSeries, RawTarget, RawTask, RawVerdict,
};
pub use schema::{SCHEMA_COMMENT, schema_name, schemas};
pub(crate) use several::{JOINTS, SEPARATORS, split_at};
pub(crate) use site::{RawLicence, RawSettings};
pub(crate) use translation::{Languages, hinted, unknown_language};
pub(crate) use truth::Truth;
pub(crate) use vocabulary::{RawActor, RawContact, RawDistrict, RawScale, RawStep, RawTerm, RawWord};
pub use written::{Written, WrittenText};
