//! A workbook's archive: its parts, each read as a stream, and never more bytes in all than a workbook may unpack to.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;

/// The most bytes that a workbook may unpack to; a few kilobytes can hold petabytes of zeros.
const MOST: u64 = 256 << 20;
/// The most parts that an archive may have.
const MOST_PARTS: usize = 10_000;

/// An open archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The parts by their names, which programs spell with small and large letters alike.
    names: BTreeMap<String, usize>,
    left: Rc<Cell<u64>>,
}

impl<'b> Package<'b> {
    /// Opens an archive; `None` where it is broken.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        if archive.len() > MOST_PARTS {
            return None;
        }
        let names = (0..archive.len()).filter_map(|at| Some((key(&archive.name_for_index(at)?.ok()?), at))).collect();
        Some(Self { archive, names, left: Rc::new(Cell::new(MOST)) })
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// Whether a part has a name that begins so.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        self.names.range(folder.to_owned()..).next().is_some_and(|(name, _)| name.starts_with(folder))
    }

    /// A part as a stream.
    pub(super) fn part(&mut self, name: &str) -> Option<impl BufRead + use<'_, 'b>> {
        let at = *self.names.get(&key(name))?;
        let file = self.archive.by_index(at).ok()?;
        Some(BufReader::new(Budgeted { file, left: Rc::clone(&self.left) }))
    }

    /// A short part as text.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let mut text = String::new();
        self.part(name)?.take(1 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    }

    /// Whether the archive wanted to unpack to more than it may.
    pub(super) fn is_exhausted(&self) -> bool {
        self.left.get() == 0
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// A part that stops when the archive has given all it may.
struct Budgeted<'a, R: Read> {
    file: ZipFile<'a, R>,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Budgeted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let left = self.left.get().saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.left.set(left);
        if left == 0 && read > 0 { Err(io::Error::other("the archive unpacks to more than it may")) } else { Ok(read) }
    }
}

/// A target as the archive names it: from the root, or from the folder of the part that refers to it.
pub(super) fn resolved(from: &str, target: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}
