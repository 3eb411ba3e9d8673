//! The version of the site before this one, out of git: what it showed is known to whoever kept it.

use std::io::{Read as _, Write as _};
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
/// How much is read of git's answer: as much as a site may hold.
const MAX_ANSWER: u64 = 256 << 20;

/// What one who kept the earlier version can derive of what this one hides. Nothing where there is no git, no earlier version, or the
/// tables' files are the same.
pub(super) fn compare(root: &Path, now: &Sources, cache: &PatternCache) -> Findings {
    let Some(before) = before(root, now) else { return not_compared(root) };
    if shown(&before) == shown(now) { Findings::default() } else { crate::compare_versions(&before, now, cache) }
}

/// The files that decide what is shown of persons, each as it is read: a line's end is no change.
fn shown(sources: &Sources) -> Vec<(&str, &[u8])> {
    let all = SHOWN.into_iter().flat_map(|folder| sources.below(folder).chain(sources.get(folder)));
    let mut files: Vec<_> = all.map(|file| (&*file.path, file.text().map_or(file.bytes(), str::as_bytes))).collect();
    files.sort_unstable();
    files
}

/// In a clone without its history nothing is compared, and that is told.
fn not_compared(root: &Path) -> Findings {
    let mut findings = Findings::default();
    let shallow = git(root, &["rev-parse", "--is-shallow-repository"], None).is_some_and(|told| told.starts_with(b"true"));
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

/// The files of the version before: the last commit where files have been changed since, else the one before the last change of them.
fn before(root: &Path, now: &Sources) -> Option<Sources> {
    let last = version(root, "HEAD")?;
    if shown(&last) != shown(now) {
        return Some(last);
    }
    let arguments = [&["rev-list", "-1", "HEAD", "--"], &SHOWN[..]].concat();
    let changed = String::from_utf8(git(root, &arguments, None)?).ok()?;
    version(root, &format!("{}^", changed.trim()))
}

/// The files of a version, as sources.
fn version(root: &Path, commit: &str) -> Option<Sources> {
    let arguments = [&["ls-tree", "-r", "-z", "-l", commit, "--"], &READ[..]].concat();
    let list = String::from_utf8(git(root, &arguments, None)?).ok()?;
    let mut left = MAX_ANSWER;
    let mut files = Vec::new();
    for line in list.split_terminator('\0') {
        let (told, path) = line.split_once('\t')?;
        let mut told = told.split_whitespace();
        let (mode, _, object, size) = (told.next()?, told.next()?, told.next()?, told.next()?);
        // A link or another repository is no file of the site.
        if !matches!(mode, "100644" | "100755") {
            continue;
        }
        left = left.checked_sub(size.parse().ok()?)?;
        files.push((path.to_owned(), object.to_owned()));
    }
    let asked: String = files.iter().map(|(_, object)| format!("{object}\n")).collect();
    let answer = git(root, &["cat-file", "--batch"], Some(asked))?;
    let mut rest = answer.as_slice();
    let mut found = Vec::new();
    for (path, _) in &files {
        let line = rest.iter().position(|byte| *byte == b'\n')?;
        let size: usize = std::str::from_utf8(&rest[..line]).ok()?.rsplit(' ').next()?.parse().ok()?;
        let end = line.checked_add(1)?.checked_add(size)?;
        found.push((path.as_str(), rest.get(line + 1..end)?));
        rest = rest.get(end + 1..)?;
    }
    Some(Sources::from_memory(found))
}

/// What git prints, and no more of it than [`MAX_ANSWER`]; `None` where there is no git, or it refuses.
///
/// A repository's own configuration is a stranger's, and may name programs to run. So only commands are used that read objects and
/// nothing else (no index, no worktree, no diff, no signature), with what they could still be led by turned off: hooks, a watcher of
/// files, objects that another host has. A folder that is laid out as a repository without being called `.git` is none.
fn git(root: &Path, arguments: &[&str], asked: Option<String>) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    command.env_clear().envs(std::env::vars_os().filter(|(name, _)| name == "PATH"));
    for (name, value) in [
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_ALLOW_PROTOCOL", ""),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("LC_ALL", "C"),
    ] {
        command.env(name, value);
    }
    // Nothing of the repository is run, so it may belong to someone else, as in a container.
    for setting in [
        "safe.bareRepository=explicit",
        "safe.directory=*",
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "protocol.allow=never",
    ] {
        command.args(["-c", setting]);
    }
    command.args(["--no-pager", "--no-replace-objects", "-C"]).arg(root).args(arguments);
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let mut input = process.stdin.take()?;
    // Git answers while it reads: a thread of its own asks, so that neither waits for the other.
    let asking = std::thread::spawn(move || input.write_all(asked.unwrap_or_default().as_bytes()));
    let mut answer = Vec::new();
    let read = process.stdout.take()?.take(MAX_ANSWER + 1).read_to_end(&mut answer);
    let whole = read.is_ok() && answer.len() as u64 <= MAX_ANSWER;
    if !whole {
        // It may have ended by itself.
        let _ = process.kill();
    }
    let done = process.wait().ok()?;
    asking.join().ok()?.ok()?;
    (whole && done.success()).then_some(answer)
}
