//! Gives the words that may follow a period in the head of a column: how settled its numbers are.
//! Must not know observations.

use super::cursor::Cursor;

/// How settled the numbers of a period are, as written after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// 見込: expected by the office before the period is over.
    Estimate,
    /// 速報: counted, not yet final.
    Preliminary,
    /// 確定: final.
    Confirmed,
}

impl Standing {
    /// Reads 見込, 見込み, 見込値, 速報値, (確定) and the English words.
    pub(super) fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut trial = *cursor;
        let bracket = trial.eat("(");
        let found = Self::word(&mut trial)?;
        if bracket && !trial.eat(")") {
            return None;
        }
        *cursor = trial;
        Some(found)
    }

    fn word(cursor: &mut Cursor<'_>) -> Option<Self> {
        let japanese = [
            ("見込み", Self::Estimate),
            ("見込", Self::Estimate),
            ("速報", Self::Preliminary),
            ("確定", Self::Confirmed),
        ];
        for (word, standing) in japanese {
            if cursor.eat(word) {
                cursor.eat("値");
                return Some(standing);
            }
        }
        cursor.letters_matching(|word| match word {
            "ESTIMATE" | "ESTIMATED" => Some(Self::Estimate),
            "PRELIMINARY" | "PROVISIONAL" => Some(Self::Preliminary),
            "CONFIRMED" | "FINAL" => Some(Self::Confirmed),
            _ => None,
        })
    }
}
