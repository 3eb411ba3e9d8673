//! What a kind of record is: its schema's name, where its files lie, what references lead to it.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::reference::Prefix;
use super::text::ReadText;
use crate::tree::Pointer;

/// A kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The name of its schema: `insats` for `schema/insats.json`.
    pub schema: &'static str,
    /// Where its records live.
    pub home: Home,
    /// What references to it begin with; none where none lead to it.
    pub prefix: Option<Prefix>,
}

/// Where a kind of record lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// A file a record, its id being the file's name: the folder and the extension.
    Folder(&'static str, &'static str),
    /// A mapping from ids to records in one file.
    Vocabulary(&'static str),
    /// A list of records in one file.
    List(&'static str),
    /// One record in one file.
    Single(&'static str),
}

/// A record of some kind.
pub trait Record: DeserializeOwned + JsonSchema + Send {
    /// Its kind.
    const KIND: Kind;

    /// Every text of it that is read, with its place in the record. A test holds this to the schema.
    fn texts(&self) -> Vec<(Pointer, &ReadText)>;
}

impl Kind {
    /// The first line of a file of this kind, which tells an editor's program its schema.
    pub fn modeline(&self) -> String {
        let path = self.home.path();
        let up = match self.home {
            Home::Folder(..) => path.split('/').count(),
            Home::Vocabulary(_) | Home::List(_) | Home::Single(_) => path.matches('/').count(),
        };
        format!("# yaml-language-server: $schema={}schema/{}.json", "../".repeat(up), self.schema)
    }
}

impl Home {
    /// The folder or the file.
    pub fn path(&self) -> &'static str {
        match self {
            Self::Folder(path, _) | Self::Vocabulary(path) | Self::List(path) | Self::Single(path) => path,
        }
    }

    /// Whether a file holds records of this home.
    pub fn holds(&self, path: &str) -> bool {
        match self {
            Self::Folder(..) => self.name_of(path).is_some(),
            Self::Vocabulary(file) | Self::List(file) | Self::Single(file) => path == *file,
        }
    }

    /// What a file of a folder's record is called, which is to be the record's id; none for other files.
    pub(super) fn name_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let Self::Folder(folder, extension) = self else { return None };
        let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(extension)?.strip_suffix('.')?;
        (!name.contains('/')).then_some(name)
    }
}
