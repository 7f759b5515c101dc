//! A plan's own words: declared once, with printed name, symbol and meaning.

use crate::source::Span;

use super::{ActorId, DirectionId, DistrictId, FundId, LabelId, LevelId, MarkId, ScopeId, SectionId, TermId};

/// A word that a plan declares: most of its vocabulary has this one shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<I> {
    /// Id.
    pub id: I,
    /// Printed name.
    pub name: String,
    /// Symbol in print; shown beside the name and hidden from screen readers.
    pub symbol: Option<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A level of the plan's tree (基本方針, 取組).
pub type Level = Word<LevelId>;
/// A named section of items (課題, 主な内容); its id is also the key of items that holds it.
pub type SectionName = Word<SectionId>;
/// A label (★ 重点, 新規).
pub type Label = Word<LabelId>;
/// A scope (対象): whom an item is for.
pub type Scope = Word<ScopeId>;
/// A direction of an item (拡大, 現状維持).
pub type Direction = Word<DirectionId>;
/// A special mark in a value's place (調査なし, 未定).
pub type Mark = Word<MarkId>;
/// A fund (財源).
pub type Fund = Word<FundId>;

/// How to reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Contact {
    /// City or body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Department and section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Role (部長).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// A person's name; departments are preferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Postal code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Fax number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Opening hours and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An actor (主体, 担当): who carries out or answers for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Id.
    pub id: ActorId,
    /// Printed name.
    pub name: String,
    /// Reading (よみ).
    pub reading: Option<String>,
    /// Other printed names.
    pub aliases: Vec<String>,
    /// What it means.
    pub meaning: Option<String>,
    /// How to reach it.
    pub contact: Option<Contact>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A district (地区).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// Id.
    pub id: DistrictId,
    /// Printed name.
    pub name: String,
    /// Reading (よみ).
    pub reading: Option<String>,
    /// Number in print.
    pub number: Option<String>,
    /// Labels of the district.
    pub labels: Vec<LabelId>,
    /// What it means.
    pub meaning: Option<String>,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A glossary term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Id.
    pub id: TermId,
    /// The term as printed.
    pub name: String,
    /// Reading (よみ).
    pub reading: Option<String>,
    /// Other forms of the term.
    pub aliases: Vec<String>,
    /// Its definition.
    pub meaning: String,
    /// Whether texts that use it are linked to it.
    pub is_linked: bool,
    /// Editor's note.
    pub note: Option<String>,
    /// Where it is declared.
    pub span: Span,
}
