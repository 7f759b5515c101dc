//! Takes names and dates and gives the five modern Japanese eras.
//! Must not know fiscal years: which era names a fiscal year is decided in `calendar`.

use jiff::civil::{Date, date};

/// The last year of an era that is read or printed; three digits are a slip of the pen.
const LAST_YEAR: i32 = 99;

/// A Japanese era, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Era {
    /// 明治, from 1868.
    Meiji,
    /// 大正, from 1912.
    Taisho,
    /// 昭和, from 1926.
    Showa,
    /// 平成, from 1989.
    Heisei,
    /// 令和, from 2019.
    Reiwa,
}

impl Era {
    /// All eras, the oldest first.
    pub const ALL: [Self; 5] = [Self::Meiji, Self::Taisho, Self::Showa, Self::Heisei, Self::Reiwa];

    /// The era of a name as plans write it: 平成, 平, H, h, ㍻, Ｈ, Heisei. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let folded = super::fold::folded(text);
        let name = folded.trim();
        Self::ALL.into_iter().find(|era| {
            name == era.kanji()
                || name.chars().eq(era.kanji().chars().take(1))
                || name.chars().eq([era.letter()])
                || name.eq_ignore_ascii_case(era.english())
        })
    }

    /// The era of a day; `None` before 明治 and after 令和99年.
    pub fn of_date(day: Date) -> Option<Self> {
        let era = Self::ALL.into_iter().rev().find(|era| era.start() <= day);
        era.filter(|era| era.year_of(i32::from(day.year())) <= LAST_YEAR)
    }

    /// The era that names a whole year: the one that its last day has (2019 is 令和元年, 1989 is 平成元年).
    /// `None` before 1868 and after 令和99年.
    pub fn of_year(year: i32) -> Option<Self> {
        let era = Self::ALL.into_iter().rev().find(|era| era.first_year() <= year);
        era.filter(|era| era.year_of(year) <= LAST_YEAR)
    }

    /// The Western year of the era's year 1 (元年).
    pub fn first_year(self) -> i32 {
        i32::from(self.start().year())
    }

    /// The era's first day, in the Gregorian calendar.
    pub fn start(self) -> Date {
        match self {
            Self::Meiji => date(1868, 10, 23),
            Self::Taisho => date(1912, 7, 30),
            Self::Showa => date(1926, 12, 25),
            Self::Heisei => date(1989, 1, 8),
            Self::Reiwa => date(2019, 5, 1),
        }
    }

    /// The name in kanji: 平成.
    pub fn kanji(self) -> &'static str {
        match self {
            Self::Meiji => "明治",
            Self::Taisho => "大正",
            Self::Showa => "昭和",
            Self::Heisei => "平成",
            Self::Reiwa => "令和",
        }
    }

    /// The letter of short forms such as H31.
    pub fn letter(self) -> char {
        match self {
            Self::Meiji => 'M',
            Self::Taisho => 'T',
            Self::Showa => 'S',
            Self::Heisei => 'H',
            Self::Reiwa => 'R',
        }
    }

    /// The name in Latin letters: Heisei.
    pub fn english(self) -> &'static str {
        match self {
            Self::Meiji => "Meiji",
            Self::Taisho => "Taisho",
            Self::Showa => "Showa",
            Self::Heisei => "Heisei",
            Self::Reiwa => "Reiwa",
        }
    }

    /// The era's year for a Western year: 2019 is year 1 of 令和. Not positive before the era.
    pub fn year_of(self, western: i32) -> i32 {
        western - self.first_year() + 1
    }

    /// The Western year for a year of the era. Plans print years that an era never reached (平成40年度), so the
    /// end of an era is no limit; 0 and numbers of three digits are `None`.
    pub fn western_year(self, year: i32) -> Option<i32> {
        (1..=LAST_YEAR).contains(&year).then(|| self.first_year() + year - 1)
    }
}
