//! Takes a period and gives its code for data files: FY2019, 2019, 2019-04, FY2019-Q1, 2018/2020.
//! Must not know languages. Codes are read back by `Period::parse` with bare years as calendar years.

use super::{Form, Period, Unit, YearKind};

impl Period {
    /// The code for data files and ids: `FY2019`, `2019`, `2019-04`, `2019-Q1`, `FY2019-H1`, `2019-04-01`, and for
    /// ranges the codes of the ends with a slash, `FY2021/FY2025`. A year without FY is a calendar year.
    pub fn code(&self) -> String {
        match self.form {
            Form::Range { .. } => {
                let (first, last) = self.ends();
                format!("{}/{}", first.code(), last.code())
            }
            Form::Single(Unit::Day) => self.start.to_string(),
            Form::Single(Unit::Month) => format!("{:04}-{:02}", self.start.year(), self.start.month()),
            Form::Single(Unit::Quarter(kind, number)) => format!("{}-Q{number}", self.year_code(kind)),
            Form::Single(Unit::Half(kind, number)) => format!("{}-H{number}", self.year_code(kind)),
            Form::Single(Unit::Year(kind)) => self.year_code(kind),
        }
    }

    fn year_code(&self, kind: YearKind) -> String {
        year_code(kind, self.year_number())
    }
}

/// The code of a year, also of one that no period can have.
pub(super) fn year_code(kind: YearKind, year: i32) -> String {
    match kind {
        YearKind::Fiscal => format!("FY{year:04}"),
        YearKind::Calendar => format!("{year:04}"),
    }
}
