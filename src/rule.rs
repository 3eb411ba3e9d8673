//! What can be wrong, as one list: each rule with its id, how bad it is to break it, one sentence, why, and an example of wrong
//! and right.
//!
//! `utbud explain` and `docs/fel.md` are made from the list, and every rule stands in the expected report of a fixture. A rule is
//! a line in the file of its family and nowhere else; a finding is made from its rule. Knows no other room.

pub(crate) mod check;
pub(crate) mod condition;
pub(crate) mod expression;
mod form;
pub(crate) mod guard;
pub(crate) mod link;
pub(crate) mod page;
pub(crate) mod protection;
pub(crate) mod record;
pub(crate) mod reference;
pub(crate) mod script;
pub(crate) mod source;
pub(crate) mod tables;
pub(crate) mod text;
pub(crate) mod theme;
pub(crate) mod tree;
pub(crate) mod value;

pub use self::form::Level;
pub(crate) use self::form::Rule;
use self::form::rules;

/// The families, each with the heading it has in the documentation.
const FAMILIES: &[(&str, &[Rule])] = &[
    ("Filer", source::FAMILY),
    ("Hur filer skrivs", tree::FAMILY),
    ("Poster", record::FAMILY),
    ("Värden", value::FAMILY),
    ("Hänvisningar", reference::FAMILY),
    ("Villkor och frågor", condition::FAMILY),
    ("Text", text::FAMILY),
    ("Länkar", link::FAMILY),
    ("Uttryck", expression::FAMILY),
    ("Tabeller", tables::FAMILY),
    ("Sidor och diagram", page::FAMILY),
    ("Skydd av små tal", protection::FAMILY),
    ("Personuppgifter", guard::FAMILY),
    ("Temats mallar", theme::FAMILY),
    ("Temats skript", script::FAMILY),
    ("Det som inte bör stå", check::FAMILY),
];

/// Each family with its heading and its rules, in the order they are explained.
pub(crate) fn families() -> impl Iterator<Item = (&'static str, &'static [Rule])> {
    FAMILIES.iter().copied()
}

/// All rules.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|(_, rules)| *rules)
}

/// The rule with an id.
pub(crate) fn by_id(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}
