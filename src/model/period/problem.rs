//! Gives what can be wrong with a written period, as data. Must not know messages: they are made where diagnostics
//! are.

use jiff::civil::Date;

use super::era::Era;
use super::standing::Standing;

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// Nothing but spaces.
    Empty,
    /// Not understood.
    Unreadable {
        /// What could not be read, as typed: the end of the text, or all of it when the problem is the whole.
        rest: String,
    },
    /// A part of a year without the year: 上半期, 9月30日現在.
    YearMissing,
    /// A year of one to three digits without an era, in a plan that declares none.
    EraMissing {
        /// The number as written.
        year: i32,
    },
    /// No era counts such a year: 令和0年, 令和2025年.
    YearOutOfEra {
        /// The era.
        era: Era,
        /// The number as written.
        year: i32,
    },
    /// The calendar has no such month or day: 13月, 2月30日.
    NoSuchDate {
        /// Western year.
        year: i32,
        /// Month as written.
        month: i32,
        /// Day as written.
        day: Option<i32>,
    },
    /// No such quarter of a year: 第5四半期.
    NoSuchQuarter {
        /// The number as written.
        number: i32,
    },
    /// The same period is written twice and the two differ: 2025(令和8)年度. Both as codes.
    FormsDisagree {
        /// Code of the first form.
        first: String,
        /// Code of the form in brackets.
        second: String,
    },
    /// A range is said to have another number of years: 令和3年度～令和7年度（4年間）.
    LengthDisagrees {
        /// Code of the range.
        period: String,
        /// The number of years as written.
        years: i32,
    },
    /// Can be read in two ways, both as codes: 2011/12 is a fiscal year and a month.
    Ambiguous {
        /// Code of one reading.
        first: String,
        /// Code of the other reading.
        second: String,
    },
    /// The two ends of a range are years of different kinds: 2019年～2021年度.
    KindsDiffer {
        /// Code of the first end.
        first: String,
        /// Code of the last end.
        last: String,
    },
    /// A range ends before it starts.
    EndBeforeStart {
        /// First day of the range.
        start: Date,
        /// Last day of the range.
        end: Date,
    },
    /// 見込, 速報 or 確定 stands where only a period is wanted; see [`Reading`](super::Reading).
    StandingWritten {
        /// What was written.
        standing: Standing,
    },
}
