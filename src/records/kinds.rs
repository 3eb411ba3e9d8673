//! All that the editors wrote, kind by kind, as the list of kinds has it.

use std::collections::BTreeSet;

use super::entry::{AnyEntry, Entries, Entry};
use super::files;
use super::list::for_kinds;
use super::record::{Home, Kind, Record};
use super::reference::{Leads, Prefix, to};
use super::text::{ReadText, Texts as _};
use super::{avtal, dokument, fraga, insats, modell, rapport, site, tabell};
use crate::finding::Findings;
use crate::source::Sources;
use crate::tree::Pointer;
use crate::value::Slug;

/// Does something for each kind of record.
pub trait ForKind {
    /// Does it for one.
    fn kind<T: Record>(&mut self);
}

/// How the records of a home are kept, read and gone through.
macro_rules! home {
    (type Folder $type:ty) => { Entries<$type> };
    (type Vocabulary $type:ty) => { Entries<$type> };
    (type List $type:ty) => { Vec<Entry<$type>> };
    (type Single $type:ty) => { Option<Entry<$type>> };
    (read Folder) => { files::folder };
    (read Vocabulary) => { files::vocabulary };
    (read List) => { files::list };
    (read Single) => { files::single };
    (each Folder $kept:expr) => { $kept.values() };
    (each Vocabulary $kept:expr) => { $kept.values() };
    (each List $kept:expr) => { $kept.iter() };
    (each Single $kept:expr) => { $kept.iter() };
}

macro_rules! prefix {
    () => {
        None
    };
    ($prefix:ident) => {
        Some(Prefix::$prefix)
    };
}

macro_rules! kinds {
    (catalogue { $($catalogue:tt)* } apart { $($apart:tt)* }) => {
        kinds! { @ $($catalogue)* $($apart)* }
    };
    (@ $(
        $(#[$doc:meta])*
        $field:ident: $module:ident::$type:ident, $schema:literal, $home:ident($($path:literal),+)
        $(, reached $prefix:ident $word:literal $noun:literal)?
        $(, inside $inner_field:ident $inner_module:ident::$inner_type:ident $inner:ident $inner_word:literal $inner_noun:literal)?
        $(, texts [$($key:literal $text:ident),+])?
        ;
    )*) => {
        $(
            impl Record for $module::$type {
                const KIND: Kind = Kind { schema: $schema, home: Home::$home($($path),+), prefix: prefix!($($prefix)?) };

                fn texts(&self) -> Vec<(Pointer, &ReadText)> {
                    let texts: Vec<Vec<(Pointer, &ReadText)>> =
                        vec![$($(self.$text.texts(Pointer::root().join($key))),+)?];
                    texts.into_iter().flatten().collect()
                }
            }

            $(impl Leads for to::$prefix {
                type Record = $module::$type;
            })?

            $(impl Leads for to::$inner {
                type Record = $inner_module::$inner_type;
            })?
        )*

        /// All kinds of record.
        pub const KINDS: &[Kind] = &[$(<$module::$type as Record>::KIND),*];

        /// Does something for each kind of record.
        pub fn each_kind(visitor: &mut impl ForKind) {
            $(visitor.kind::<$module::$type>();)*
        }

        /// Everything the editors wrote.
        #[derive(Debug, Default)]
        pub struct Records {
            $($(#[$doc])* pub $field: home!(type $home $module::$type),)*
            /// Files of many records that can't be read: which ids they would give is not known, so no reference into them is judged.
            pub(super) unread: BTreeSet<&'static str>,
            /// Whether a file could not be used, which the sources have told: no catalogue is made of what is left.
            pub(crate) incomplete: bool,
        }

        impl Records {
            /// Reads the records of every kind.
            pub(super) fn read_kinds(sources: &Sources, findings: &mut Findings) -> Self {
                Self {
                    $($field: home!(read $home)(sources, findings),)*
                    unread: files::unread(sources, KINDS),
                    incomplete: !sources.is_whole(),
                }
            }

            /// All entries, of whatever kind.
            pub(crate) fn entries(&self) -> impl Iterator<Item = AnyEntry<'_>> {
                std::iter::empty()$(.chain(home!(each $home self.$field).map(Entry::any)))*
            }

            /// The ids of the records of a kind, broken ones included.
            pub(crate) fn ids(&self, prefix: Prefix) -> Box<dyn Iterator<Item = &str> + '_> {
                match prefix {
                    $(
                        $(Prefix::$prefix => Box::new(self.$field.keys().map(Slug::as_str)),)?
                        $(Prefix::$inner => Box::new(
                            self.$field
                                .values()
                                .filter_map(|entry| entry.record.as_ref())
                                .flat_map(|record| record.$inner_field.keys())
                                .map(String::as_str),
                        ),)?
                    )*
                }
            }

            /// Whether all ids of a kind are known: what can't be read may have more.
            pub(crate) fn has_all_ids(&self, prefix: Prefix) -> bool {
                let is_read = |kind: Kind| !self.unread.contains(kind.home.path());
                match prefix {
                    $(
                        $(Prefix::$prefix => is_read(<$module::$type as Record>::KIND),)?
                        $(Prefix::$inner => {
                            is_read(<$module::$type as Record>::KIND) && self.$field.values().all(|entry| entry.record.is_some())
                        })?
                    )*
                }
            }
        }
    };
}

for_kinds!(kinds);

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::*;
    use crate::records::example::example;
    use crate::records::schema::program_schema;
    use crate::records::text::KEYWORD;

    /// Where the schema of a value has texts that are read, in an example with every key.
    fn marked(schema: &Json, root: &Json, value: &Json, at: &Pointer, found: &mut Vec<String>) {
        if schema.get(KEYWORD).is_some() {
            found.push(at.to_string());
        }
        let below = |target: &Json, found: &mut Vec<String>| marked(target, root, value, at, found);
        if let Some(target) =
            schema.get("$ref").and_then(Json::as_str).and_then(|path| root.pointer(path.trim_start_matches('#')))
        {
            below(target, found);
        }
        schema.get("anyOf").and_then(Json::as_array).into_iter().flatten().for_each(|branch| below(branch, found));
        for (key, schema) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            if let Some(value) = value.get(key) {
                marked(schema, root, value, &at.join(key), found);
            }
        }
        if let (Some(schema), Some(items)) = (schema.get("items"), value.as_array()) {
            items.iter().enumerate().for_each(|(index, item)| marked(schema, root, item, &at.join(index), found));
        }
        if let (Some(schema), Some(map)) = (schema.get("additionalProperties"), value.as_object()) {
            map.iter().for_each(|(key, item)| marked(schema, root, item, &at.join(key), found));
        }
    }

    #[test]
    fn every_text_that_a_schema_has_is_walked() {
        struct Walked(usize);
        impl ForKind for Walked {
            fn kind<T: Record>(&mut self) {
                let schema = program_schema::<T>();
                let value = example(&schema, &schema);
                let record = T::deserialize(&value).unwrap_or_else(|error| panic!("{}: {error}\n{value:#}", T::KIND.schema));
                let mut expected = Vec::new();
                marked(&schema, &schema, &value, &Pointer::root(), &mut expected);
                let mut walked: Vec<String> = record.texts().iter().map(|(pointer, _)| pointer.to_string()).collect();
                expected.sort();
                walked.sort();
                assert_eq!(walked, expected, "{}: name the text in `list`", T::KIND.schema);
                self.0 += walked.len();
            }
        }
        let mut walked = Walked(0);
        each_kind(&mut walked);
        assert!(walked.0 >= 9, "the real kinds have more texts than {}", walked.0);
    }
}
