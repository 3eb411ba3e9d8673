//! Where a finding points, as the stage that found it knows it: a place in a tree, in bytes, in a sheet.

use std::ops::Range;

use crate::source::FilePath;
use crate::tree::Pointer;

/// Where a finding points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The site as a whole.
    Site,
    /// A line and column, both from 1; columns count characters. 0 means the file as a whole.
    Line {
        /// The file.
        file: FilePath,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// A range of bytes in a file's text.
    Bytes {
        /// The file.
        file: FilePath,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// A cell of a spreadsheet: `Blad1!C4`.
    Cell {
        /// The file.
        file: FilePath,
        /// The sheet and the cell.
        cell: String,
    },
    /// A key or value in a file's tree.
    Tree {
        /// The file.
        file: FilePath,
        /// Which key or value.
        pointer: Pointer,
        /// Which part of it.
        part: Part,
    },
}

/// Which part of an entry a place means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The key; an item in a list has none, then the value.
    Key,
    /// The value.
    Value,
    /// From the first byte to the byte after the last, inside a text value.
    Text(usize, usize),
}

impl Place {
    /// A file as a whole.
    pub fn file(file: FilePath) -> Self {
        Self::Line { file, line: 0, column: 0 }
    }

    /// The file, if there is one.
    pub fn path(&self) -> Option<&FilePath> {
        match self {
            Self::Site => None,
            Self::Line { file, .. } | Self::Bytes { file, .. } | Self::Cell { file, .. } | Self::Tree { file, .. } => Some(file),
        }
    }

    /// The key of this entry instead of its value.
    #[must_use]
    pub fn key(self) -> Self {
        self.with(Part::Key)
    }

    /// A range of bytes inside this text value.
    #[must_use]
    pub fn text(self, range: Range<usize>) -> Self {
        self.with(Part::Text(range.start, range.end))
    }

    fn with(self, part: Part) -> Self {
        match self {
            Self::Tree { file, pointer, .. } => Self::Tree { file, pointer, part },
            other => other,
        }
    }
}
