//! What can be wrong, as one list: each rule with its id, how bad it is to break it, one sentence, why, and an example of wrong
//! and right.
//!
//! `utbud explain` and `docs/fel.md` are made from the list, and every rule stands in the expected report of a fixture. A rule is
//! a line in the file of its family and nowhere else; a finding is made from its rule. Knows no other room.

pub(crate) mod guard;
pub(crate) mod script;
pub(crate) mod source;
pub(crate) mod tables;
pub(crate) mod tree;
pub(crate) mod value;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Stops the build.
    Error,
    /// Told, and stops a strict build.
    Warning,
    /// Good to know.
    Info,
}

impl Level {
    /// The name in the outputs for machines.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The name that an editor reads.
    pub fn swedish(self) -> &'static str {
        match self {
            Self::Error => "fel",
            Self::Warning => "varning",
            Self::Info => "upplysning",
        }
    }
}

/// Something that input can break. Its texts are Swedish, for editors.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Its stable id in kebab case, which findings bear and the command line takes.
    pub id: &'static str,
    /// How bad it is to break it.
    pub level: Level,
    /// What is wrong, in one sentence.
    pub summary: &'static str,
    /// Why it matters, and what to do.
    pub why: &'static str,
    /// An example that breaks it.
    pub wrong: &'static str,
    /// The same example mended.
    pub right: &'static str,
}

/// The rules of a family: a constant for each, and `FAMILY` with all of them.
macro_rules! rules {
    ($($name:ident = $level:ident $id:literal $summary:literal, why $why:literal, wrong $wrong:literal, right $right:literal;)*) => {
        $(
            #[doc = $summary]
            pub(crate) const $name: crate::rule::Rule = crate::rule::Rule {
                id: $id,
                level: crate::rule::Level::$level,
                summary: $summary,
                why: $why,
                wrong: $wrong,
                right: $right,
            };
        )*

        /// All rules of the family, in the order they are explained.
        pub(super) const FAMILY: &[crate::rule::Rule] = &[$($name),*];
    };
}
use rules;

/// The families, each with the heading it has in the documentation.
const FAMILIES: &[(&str, &[Rule])] = &[
    ("Filer", source::FAMILY),
    ("Hur filer skrivs", tree::FAMILY),
    ("Värden", value::FAMILY),
    ("Tabeller", tables::FAMILY),
    ("Personuppgifter", guard::FAMILY),
    ("Temats skript", script::FAMILY),
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
