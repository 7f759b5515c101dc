//! What the room promises: texts that are read, texts that are refused, texts that are printed, and laws.

mod laws;
mod prints;
mod reads;
mod refuses;

use super::{Calendar, Era, Period, YearKind};

/// A plan made in 平成: years without an era are of 平成.
fn heisei() -> Calendar {
    Calendar::new().with_era(Era::Heisei)
}

/// A plan, or a data file, whose bare years are calendar years.
fn calendar_years() -> Calendar {
    Calendar::new().with_bare_year(YearKind::Calendar)
}

fn read(text: &str) -> Period {
    Period::parse(text, &heisei()).unwrap_or_else(|problem| panic!("{text}: {problem:?}"))
}
