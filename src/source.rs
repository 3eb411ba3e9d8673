//! The input: every byte a build reads, from disk or from memory. No later stage opens a file.
//!
//! `door` is where a file is opened, for caches and the like too.
//!
//! A file that can't be used is refused and keeps its bytes, for the guard looks at them too; why it is refused becomes a finding in
//! `finding`, which this room does not know.

mod door;
mod listing;
mod name;
mod refused;

use std::collections::BTreeMap;
use std::path::Path;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

pub use self::door::{Closed, Door};
pub use self::listing::{FOLDERS, ReadError, SITE_FILE};
use self::name::is_passed_over;
pub use self::name::{FilePath, is_backup};
pub(crate) use self::refused::{Refused, Spot};
use crate::rule::source as rules;
use crate::tree::{MAX_BYTES, Syntax};

/// One input file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path below the root.
    pub path: FilePath,
    bytes: Vec<u8>,
    text: Option<String>,
}

impl File {
    /// The bytes as they lie on disk.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The text, without a byte-order mark, in Unicode's normal form C, its lines ending in `\n`. Files that hold records always
    /// have it.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref().or_else(|| std::str::from_utf8(&self.bytes).ok())
    }
}

/// All input files, by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: BTreeMap<FilePath, File>,
    refused: BTreeMap<FilePath, Vec<Refused>>,
}

impl Sources {
    /// Reads the site's files below `root`: [`SITE_FILE`] and [`FOLDERS`]. A file that can't be used is left out, and [`crate::build`] tells it.
    ///
    /// # Errors
    /// The machine's: a folder or file that can't be read.
    pub fn read(root: &Path) -> Result<Self, ReadError> {
        let mut sources = Self::default();
        for read in listing::read(root)? {
            match read {
                Ok((path, bytes)) => sources.take(path, bytes),
                Err(refused) => sources.refuse(refused),
            }
        }
        Ok(sources)
    }

    /// Sources from memory: paths and bytes. The same rules as for files on disk.
    pub fn from_memory<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut sources = Self::default();
        let read = files.into_iter().filter(|(path, _)| !path.split('/').any(is_passed_over));
        read.for_each(|(path, bytes)| sources.take(path.into(), bytes.to_vec()));
        sources
    }

    /// Takes a file in. Of several whose names are one in normal form C the first counts; the others are told, and looked through.
    fn take(&mut self, path: FilePath, bytes: Vec<u8>) {
        if self.files.contains_key(&path) || self.refused.contains_key(&path) {
            let message = "två filer har samma namn: bokstäver som å är skrivna på två sätt";
            let refused = Refused::whole(path, &rules::LIKA_FILNAMN, message, "ta bort den ena filen");
            return self.refuse(Refused { bytes, ..refused });
        }
        match admit(path, bytes) {
            Ok(file) => {
                self.files.insert(file.path.clone(), file);
            }
            Err(refused) => self.refuse(*refused),
        }
    }

    fn refuse(&mut self, refused: Refused) {
        self.refused.entry(refused.path.clone()).or_default().push(refused);
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// The files below a folder, by path.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.files
            .range::<str, _>((std::ops::Bound::Included(folder), std::ops::Bound::Unbounded))
            .map(|(_, file)| file)
            .take_while(move |file| file.path.starts_with(folder))
            .filter(move |file| file.path[folder.len()..].starts_with('/'))
    }

    /// The files that are there but can't be used, by path.
    pub(crate) fn refused(&self) -> impl Iterator<Item = &Refused> {
        self.refused.values().flatten()
    }

    /// Whether every file that is there can be used.
    pub fn is_whole(&self) -> bool {
        self.refused.is_empty()
    }

    /// Whether a file is there but can't be used.
    pub(crate) fn refuses(&self, path: &str) -> bool {
        self.refused.contains_key(path)
    }

    /// Every path that is there and the bytes as they lie on disk, those of refused files too, where they have been read.
    pub fn bytes(&self) -> impl Iterator<Item = (&FilePath, &[u8])> {
        let usable = self.files.values().map(|file| (&file.path, file.bytes()));
        usable.chain(self.refused.values().flatten().map(|refused| (&refused.path, refused.bytes.as_slice())))
    }

    /// The file with a path.
    pub fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }
}

/// Takes a file in, or says why not.
fn admit(path: FilePath, bytes: Vec<u8>) -> Result<File, Box<Refused>> {
    if Syntax::of(&path).is_none() {
        let text = std::str::from_utf8(&bytes).ok().filter(|_| is_csv(&path)).and_then(|text| normal(text, &bytes));
        return Ok(File { path, bytes, text });
    }
    match admitted_text(&path, &bytes) {
        Ok(text) => Ok(File { path, bytes, text }),
        Err(refused) => Err(Box::new(Refused { bytes, ..*refused })),
    }
}

/// The text of a file that holds records, where it differs from the bytes.
fn admitted_text(path: &FilePath, bytes: &[u8]) -> Result<Option<String>, Box<Refused>> {
    let refuse = |rule, message, hint| Err(Box::new(Refused::whole(path.clone(), rule, message, hint)));
    if bytes.len() > MAX_BYTES {
        return refuse(&rules::FOR_STOR_FIL, "filen är större än 1 MiB", "dela upp innehållet på flera filer");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let (line, last) = before.split('\n').enumerate().last().unwrap_or_default();
            let message = "filen är inte skriven i UTF-8";
            let hint = "spara filen som UTF-8 i textredigeraren; å, ä och ö är ofta felet";
            let spot = Spot::At { line: line + 1, column: last.chars().count() + 1 };
            return Err(Box::new(Refused { spot, ..Refused::whole(path.clone(), &rules::INTE_UTF_8, message, hint) }));
        }
    };
    if text.strip_prefix('\u{feff}').unwrap_or(text).trim().is_empty() {
        return refuse(&rules::TOM_FIL, "filen är tom", "skriv något i filen, eller ta bort den");
    }
    Ok(normal(text, bytes))
}

/// The text without a byte-order mark, in normal form C, each of its lines ending in `\n` as editors count them; nothing where that is
/// what the bytes are.
fn normal(text: &str, bytes: &[u8]) -> Option<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let normal: std::borrow::Cow<'_, str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect(),
    };
    let normal = if normal.contains('\r') { normal.replace("\r\n", "\n").replace('\r', "\n").into() } else { normal };
    (normal.as_bytes() != bytes).then(|| normal.into_owned())
}

/// Whether a file holds a table as text, by its name.
fn is_csv(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ["csv", "tsv"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_without_mark_and_in_normal_form_c() {
        let sources = Sources::from_memory([("content/a.yaml", "\u{feff}namn: a\u{30a}\r\n".as_bytes())]);
        assert!(sources.is_whole());
        assert_eq!(sources.get("content/a.yaml").and_then(File::text), Some("namn: å\n"));
    }

    #[test]
    fn unusable_files_are_findings() {
        let big = vec![b'a'; MAX_BYTES + 1];
        let sources = Sources::from_memory([
            ("content/a.yaml", &b"\xff"[..]),
            ("content/b.yaml", &b" \n"[..]),
            ("content/c.yaml", &big[..]),
            ("content/d.png", &b"\xff"[..]),
        ]);
        let broken: Vec<&str> = sources.refused().map(|refused| refused.fault.rule.id).collect();
        assert_eq!(broken, ["inte-utf-8", "tom-fil", "for-stor-fil"]);
        assert_eq!(sources.files().count(), 1);
    }

    #[test]
    fn what_programs_leave_behind_is_passed_over() {
        let names =
            ["data/~$x.xlsx", "data/.~lock.x.ods#", "data/.DS_Store", "data/Thumbs.db", "content/Desktop.ini", "data/x.csv"];
        let sources = Sources::from_memory(names.map(|name| (name, &b"\xffx"[..])));
        assert!(sources.is_whole());
        assert_eq!(sources.files().map(|file| &*file.path).collect::<Vec<_>>(), ["data/x.csv"]);
    }

    #[test]
    fn lines_of_csv_end_as_editors_count_them() {
        let sources = Sources::from_memory([("data/a.CSV", "\u{feff}id\rx\r\ny\n".as_bytes())]);
        assert_eq!(sources.get("data/a.CSV").and_then(File::text), Some("id\nx\ny\n"));
    }

    #[test]
    fn a_folder_holds_only_what_lies_below_it() {
        let sources = Sources::from_memory([
            ("content/a/x.yaml", &b"a: 1"[..]),
            ("content/ab/y.yaml", b"a: 1"),
            ("content/a.yaml", b"a: 1"),
        ]);
        assert_eq!(sources.below("content/a").map(|f| &*f.path).collect::<Vec<_>>(), ["content/a/x.yaml"]);
    }
}
