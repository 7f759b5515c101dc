//! Ids: one type a kind, so that an actor's id is never taken for an item's.

use std::fmt;
use std::sync::Arc;

/// Whether a text can be an id: lower-case ASCII letters, digits and dashes, not beginning or ending with a dash.
pub(crate) fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
            pub struct $name(Arc<str>);

            impl $name {
                /// An id from a text that the second stage has checked.
                pub(crate) fn new(text: &str) -> Self {
                    Self(text.into())
                }

                /// The id as written.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                    formatter.write_str(&self.0)
                }
            }

            impl std::borrow::Borrow<str> for $name {
                fn borrow(&self) -> &str {
                    &self.0
                }
            }
        )*
    };
}

ids! {
    /// A plan: its folder's name.
    PlanId;
    /// A level of a plan.
    LevelId;
    /// A named section of items.
    SectionId;
    /// A label.
    LabelId;
    /// A scope (対象).
    ScopeId;
    /// An actor (主体, 担当).
    ActorId;
    /// A district (地区).
    DistrictId;
    /// A direction (方向性).
    DirectionId;
    /// A rating scale.
    ScaleId;
    /// A glossary term.
    TermId;
    /// A special mark in a value's place.
    MarkId;
    /// A fund (財源).
    FundId;
    /// An item.
    ItemId;
    /// An indicator.
    IndicatorId;
    /// A series of an indicator.
    SeriesId;
    /// A budget line.
    LineId;
    /// A chapter.
    ChapterId;
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_addresses() {
        for good in ["1", "a-1", "p1-1", "2025"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "A", "a_b", "-a", "a-", "あ", "a.b", "a/b", "..", "１"] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
