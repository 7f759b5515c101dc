//! Money: exact amounts in a declared unit, budget lines, stated totals.

use rust_decimal::Decimal;

use crate::source::Span;

use super::period::Period;
use super::{FundId, ItemId, LineId, Number};

/// The unit in which amounts are stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum MoneyUnit {
    /// 円.
    #[serde(rename = "円")]
    Yen,
    /// 千円.
    #[serde(rename = "千円")]
    Thousand,
    /// 万円.
    #[serde(rename = "万円")]
    TenThousand,
    /// 百万円.
    #[serde(rename = "百万円")]
    Million,
    /// 億円.
    #[serde(rename = "億円")]
    HundredMillion,
}

impl MoneyUnit {
    /// All units with their printed names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("円", Self::Yen),
        ("千円", Self::Thousand),
        ("万円", Self::TenThousand),
        ("百万円", Self::Million),
        ("億円", Self::HundredMillion),
    ];

    /// The printed name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, unit)| *unit == self).map_or("", |(name, _)| name)
    }

    /// How many zeros one of it has in yen.
    fn zeros(self) -> u32 {
        match self {
            Self::Yen => 0,
            Self::Thousand => 3,
            Self::TenThousand => 4,
            Self::Million => 6,
            Self::HundredMillion => 8,
        }
    }

    /// An amount in this unit as an amount in another one, exactly; none when it has too many digits for that.
    pub fn convert(self, amount: Decimal, to: Self) -> Option<Decimal> {
        if self == to {
            return Some(amount);
        }
        let mut amount = amount.normalize();
        let scale = amount.scale() + to.zeros();
        // Units are powers of ten, so only the point moves.
        if let Some(scale) = scale.checked_sub(self.zeros()) {
            amount.set_scale(scale).ok()?;
            return Some(amount.normalize());
        }
        let zeros = self.zeros() - scale;
        amount.set_scale(0).ok()?;
        amount.checked_mul(Decimal::from(10_i64.pow(zeros)))
    }
}

/// The sum of two amounts; none when it has more digits than can be kept.
pub fn add_exactly(one: Decimal, other: Decimal) -> Option<Decimal> {
    if one.is_zero() {
        return Some(other);
    }
    if other.is_zero() {
        return Some(one);
    }
    let sum = one.checked_add(other)?;
    // A sum that does not fit loses its last digits first.
    (sum.scale() >= one.scale().max(other.scale())).then_some(sum)
}

/// What stands in an amount's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number in the line's unit.
    Stated(Number),
    /// `-`: 計上なし, no budget line; not zero.
    NotBudgeted,
    /// Blank: not known.
    Unknown,
}

impl Amount {
    /// The number, when there is one.
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Stated(number) => Some(number.value),
            Self::NotBudgeted | Self::Unknown => None,
        }
    }
}

/// Which budget an amount belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BudgetKind {
    /// 当初: the initial budget.
    Initial,
    /// 補正: a supplementary budget.
    Supplementary,
    /// 決算: the settled account.
    Settled,
}

impl BudgetKind {
    /// Whether what a line states, if anything, is an initial budget.
    pub fn is_initial(stated: Option<Self>) -> bool {
        matches!(stated, None | Some(Self::Initial))
    }

    /// All kinds, with id and printed name as sources write them.
    pub const ALL: &'static [(&'static str, &'static str, Self)] = &[
        ("initial", "当初", Self::Initial),
        ("supplementary", "補正", Self::Supplementary),
        ("settled", "決算", Self::Settled),
    ];

    /// The id.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, _, kind)| *kind == self).map_or("", |(id, _, _)| id)
    }
}

/// Which lines a stated total adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Total {
    /// All lines of the same year, kind and fund that are no totals themselves.
    All,
    /// The named lines.
    Of(Vec<LineId>),
}

/// One budget line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id; the same line may stand for several years and kinds under one id.
    pub id: LineId,
    /// Its printed name.
    pub name: String,
    /// The items that it pays for; none: not attributed.
    pub items: Vec<ItemId>,
    /// The fiscal year; none: 年度の記載なし.
    pub fiscal_year: Option<Period>,
    /// Which budget; none: not stated.
    pub kind: Option<BudgetKind>,
    /// Where the money comes from.
    pub fund: Option<FundId>,
    /// The amount.
    pub amount: Amount,
    /// The amount's unit.
    pub unit: MoneyUnit,
    /// Set when the line states a total of others.
    pub total: Option<Total>,
    /// Why a stated total is not what its parts make.
    pub difference: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Line {
    /// Whether a total over `all` lines takes this one in: same year, kind and fund, and no total itself.
    pub fn is_part_of(&self, total: &Self) -> bool {
        let same = self.fiscal_year == total.fiscal_year
            && self.kind == total.kind
            && (total.fund.is_none() || self.fund == total.fund);
        match &total.total {
            None => false,
            Some(Total::All) => same && self.total.is_none(),
            Some(Total::Of(ids)) => same && ids.contains(&self.id),
        }
    }
}
