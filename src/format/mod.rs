//! The source format: every key that sources may use, declared once.
//!
//! Takes raw [`Record`]s, gives typed raw records (still text, still with places) and reports unknown,
//! missing and misshapen keys. The same declarations make `docs/format.md`. Must not know the model:
//! whether a reference points at something is for the second stage to say.

#[macro_use]
mod declare;
mod plan;
mod read;
mod rows;
mod site;

pub use declare::Key;
pub(crate) use plan::{
    RawActor, RawBand, RawBounds, RawChapter, RawContact, RawDistrict, RawPlanSettings, RawRelated, RawScale,
    RawSource, RawStatus, RawStep, RawTerm, RawWord,
};
pub(crate) use read::{FromField, FromRecord, Many, Reading, Text, Texts, split_at};
pub(crate) use rows::{
    RawBaseline, RawBreak, RawEvaluation, RawIndicator, RawItem, RawLine, RawObservation, RawSeries,
    RawTarget, RawTask,
};
pub(crate) use site::{RawLicence, RawSettings};
