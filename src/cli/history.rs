//! The version of the site before this one, out of git: what it showed is known to whoever kept it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::disclosure::PatternCache;
use crate::finding::{Finding, Findings, Place};
use crate::rule::protection::VERSION_SAKNAS;
use crate::source::Sources;

/// The folders and files that make the tables.
const READ: [&str; 3] = ["data", "content", "site.toml"];
/// Those of them whose changes change what is shown of persons.
const SHOWN: [&str; 3] = ["data", "content/insatser", "site.toml"];

/// What one who kept the earlier version can derive of what this one hides. Nothing where there is no git, no earlier version, or the
/// tables' files are the same.
pub(super) fn compare(root: &Path, now: &Sources, cache: &PatternCache) -> Findings {
    let Some(files) = before(root) else { return not_compared(root) };
    let before = Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let data = |sources: &Sources| {
        let all = SHOWN.into_iter().flat_map(|folder| sources.below(folder).chain(sources.get(folder)));
        let mut files: Vec<(String, Vec<u8>)> = all.map(|file| (file.path.to_string(), file.bytes().to_vec())).collect();
        files.sort();
        files
    };
    if data(&before) == data(now) { Findings::default() } else { crate::compare_versions(&before, now, cache) }
}

/// In a clone without its history nothing is compared, and that is told.
fn not_compared(root: &Path) -> Findings {
    let mut findings = Findings::default();
    let shallow = git(root, &["rev-parse", "--is-shallow-repository"]).is_some_and(|told| told.starts_with(b"true"));
    if shallow {
        findings.push(Finding::new(
            &VERSION_SAKNAS,
            Place::Site,
            "klonen har inte den förra versionen: det prövas inte vad den som har sparat den kan räkna ut",
            "hämta historiken: git fetch --unshallow",
        ));
    }
    findings
}

/// The files of the version before: the last commit where files have been changed since, else the one before the last change of data.
fn before(root: &Path) -> Option<Vec<(String, Vec<u8>)>> {
    let of = |start: &[&'static str]| [start, &["--"], &SHOWN].concat();
    let changed = git(root, &of(&["status", "--porcelain"]))?;
    let version = if changed.is_empty() {
        let last = git(root, &of(&["log", "-1", "--format=%H"]))?;
        format!("{}^", String::from_utf8(last).ok()?.trim())
    } else {
        "HEAD".to_owned()
    };
    let mut list = vec!["ls-tree", "-r", "-z", "--name-only", version.as_str(), "--"];
    list.extend(READ);
    let names = String::from_utf8(git(root, &list)?).ok()?;
    let names: Vec<&str> = names.split('\0').filter(|name| !name.is_empty()).collect();
    let contents = contents(root, &version, &names)?;
    Some(names.into_iter().map(str::to_owned).zip(contents).collect())
}

/// What git prints; `None` where there is no git, or it refuses.
fn git(root: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let done = Command::new("git").arg("-C").arg(root).args(arguments).stderr(Stdio::null()).output().ok()?;
    done.status.success().then_some(done.stdout)
}

/// The files' bytes, all by one process.
fn contents(root: &Path, version: &str, names: &[&str]) -> Option<Vec<Vec<u8>>> {
    let mut process = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let asked: String = names.iter().map(|name| format!("{version}:./{name}\n")).collect();
    let mut input = process.stdin.take()?;
    // Git answers while it reads: a thread of its own asks, so that neither waits for the other.
    let asking = std::thread::spawn(move || input.write_all(asked.as_bytes()));
    let answer = process.wait_with_output().ok()?.stdout;
    asking.join().ok()?.ok()?;
    let mut rest = answer.as_slice();
    let mut files = Vec::new();
    for _ in names {
        let line = rest.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&rest[..line]).ok()?;
        let size: usize = head.rsplit(' ').next()?.parse().ok()?;
        files.push(rest.get(line + 1..line + 1 + size)?.to_vec());
        rest = rest.get(line + 2 + size..)?;
    }
    Some(files)
}
