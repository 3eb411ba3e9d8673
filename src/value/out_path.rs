//! Where an output lies, and how one output reaches another.

use std::fmt;

use super::text::Fault;
use crate::rule::link;

/// Whether Windows keeps a name for a device, whatever follows after its first point: a file with that name can't be copied there.
pub(super) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        stem => {
            let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
            number.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit())
        }
    }
}

/// The path of an output inside the published folder: `insatser/krami.html`. Relative, with `/`, in ASCII, without `.` and `..`,
/// so that it can't leave the root and means the same on every host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(String);

impl OutPath {
    /// Reads a path.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fine = !text.is_empty()
            && text.len() <= 240
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'))
            && text.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !is_device(part));
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::of(
                &link::SIDA_FINNS_INTE,
                format!("”{text}” kan inte vara en adress på sajten"),
                "använd små bokstäver a–z, siffror, bindestreck och punkt, utan mellanslag",
            ))
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How this path's page reaches `to`: `../avtal/a.html` from `insatser/b.html`.
    pub fn href(&self, to: &Self) -> String {
        // What both begin with, up to the end of a folder. It is counted in bytes, for every link of every page asks for it.
        let same = self.0.bytes().zip(to.0.bytes()).take_while(|(from, to)| from == to).count();
        let shared = self.0[..same].rfind('/').map_or(0, |at| at + 1);
        let up = self.0[shared..].matches('/').count();
        let mut href = String::with_capacity(3 * up + to.0.len() - shared);
        for _ in 0..up {
            href.push_str("../");
        }
        href.push_str(&to.0[shared..]);
        href
    }

    /// The last part of the path.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> OutPath {
        OutPath::parse(text).expect("a good path")
    }

    #[test]
    fn no_path_leaves_the_root() {
        for bad in [
            "",
            "/a",
            "a//b",
            "../a",
            "a/../b",
            ".htaccess",
            "a/",
            "å.html",
            "a b",
            "a\\b",
            "C:/a",
            "con",
            "a/NUL.html",
            "com1.a.b",
        ] {
            assert!(OutPath::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_that_only_begin_as_a_device_are_fine() {
        for good in ["control.html", "com.html", "com10.html", "lpt.html", "a/nulla.html", "con-a.html"] {
            assert!(OutPath::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn hrefs_are_relative() {
        assert_eq!(path("index.html").href(&path("insatser/krami.html")), "insatser/krami.html");
        assert_eq!(path("insatser/krami.html").href(&path("index.html")), "../index.html");
        assert_eq!(path("insatser/krami.html").href(&path("insatser/osa.html")), "osa.html");
        assert_eq!(path("a/b/c.html").href(&path("a/d/e.html")), "../d/e.html");
        assert_eq!(path("a/bc/d.html").href(&path("a/be/d.html")), "../be/d.html");
        assert_eq!(path("insatser.html").href(&path("insatser/index.html")), "insatser/index.html");
        assert_eq!(path("a/b/c.html").href(&path("a.html")), "../../a.html");
    }
}
