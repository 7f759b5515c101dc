//! Takes folded text and gives the whole of what it says about a period: one point or a range, and what stands
//! around it (現在, 見込, 5年間, a second form in brackets, a note mark). Must not know calendars.

use super::cursor::Cursor;
use super::point::{Point, unreadable};
use super::problem::PeriodProblem;
use super::standing::Standing;

/// One point, or a range of two.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) first: Point,
    pub(super) last: Option<Point>,
}

/// All that a text says.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) span: Span,
    /// Other forms of the whole, in brackets.
    pub(super) also: Vec<Span>,
    /// How many years the range is said to have: 5年間.
    pub(super) years_stated: Option<i32>,
    pub(super) standing: Option<Standing>,
}

impl Span {
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, PeriodProblem> {
        let _ = cursor.word("FROM");
        let first = Point::read(cursor)?;
        let ranged =
            cursor.eat_one_of(&["~", "から", "-", "/"]) || cursor.word("TO") || cursor.word("THROUGH");
        let last = if ranged { Some(Point::read(cursor)?) } else { None };
        if last.is_some() {
            let _ = cursor.eat("まで");
        }
        Ok(Self { first, last })
    }
}

impl Phrase {
    /// Reads the whole text.
    pub(super) fn read(folded: &str) -> Result<Self, PeriodProblem> {
        let mut cursor = Cursor::new(folded);
        if cursor.is_done() {
            return Err(PeriodProblem::Empty);
        }
        let span = Span::read(&mut cursor)?;
        let mut phrase = Self { span, also: Vec::new(), years_stated: None, standing: None };
        while phrase.read_addition(&mut cursor) {}
        if cursor.is_done() { Ok(phrase) } else { Err(unreadable(&cursor)) }
    }

    /// Reads one of the things that may stand behind; false when there is none.
    fn read_addition(&mut self, cursor: &mut Cursor<'_>) -> bool {
        if cursor.eat_one_of(&["現在", "時点", "(現在)", "(時点)"]) || read_note_mark(cursor) {
            return true;
        }
        if self.standing.is_none() {
            self.standing = Standing::read(cursor);
            if self.standing.is_some() {
                return true;
            }
        }
        if self.years_stated.is_none() && self.span.last.is_some() {
            self.years_stated = read_years_stated(cursor);
            if self.years_stated.is_some() {
                return true;
            }
        }
        let mut trial = *cursor;
        if trial.eat("(")
            && let Ok(span) = Span::read(&mut trial)
            && trial.eat(")")
        {
            *cursor = trial;
            self.also.push(span);
            return true;
        }
        false
    }
}

/// の5年間, (5年間), 5か年.
fn read_years_stated(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut trial = *cursor;
    let bracket = trial.eat("(");
    let _ = trial.eat("の");
    let years = trial.short_number(2)?;
    let counted = trial.eat_one_of(&["年間", "か年", "カ年", "ヵ年", "ヶ年", "ケ年", "箇年"]);
    let _ = trial.eat("間");
    if !counted || (bracket && !trial.eat(")")) {
        return None;
    }
    *cursor = trial;
    Some(years)
}

/// [Note 5], [注5].
fn read_note_mark(cursor: &mut Cursor<'_>) -> bool {
    let mut trial = *cursor;
    if !trial.eat("[") || !(trial.word("NOTE") || trial.word("NOTES") || trial.eat("注")) {
        return false;
    }
    while trial.number().is_some() || trial.eat(",") {}
    let found = trial.eat("]");
    if found {
        *cursor = trial;
    }
    found
}
