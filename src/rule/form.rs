//! What a rule is, and how the rules of a family are written.

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
pub(crate) struct Rule {
    /// Its stable id in kebab case, which findings bear and the command line takes.
    pub(crate) id: &'static str,
    /// How bad it is to break it.
    pub(crate) level: Level,
    /// What is wrong, in one sentence.
    pub(crate) summary: &'static str,
    /// Why it matters, and what to do.
    pub(crate) why: &'static str,
    /// An example that breaks it.
    pub(crate) wrong: &'static str,
    /// The same example mended.
    pub(crate) right: &'static str,
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

pub(super) use rules;
