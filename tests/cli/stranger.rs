//! A site's folder is a stranger's: nothing that lies in it is run, and nothing that a cache claims is believed.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{KALLA, SITE, TABELL, site, text, utbud};

/// A site in a repository whose configuration names a program wherever git takes one. The program writes a line to a file.
struct Planted {
    folder: TempDir,
    outside: TempDir,
}

impl Planted {
    fn new() -> Self {
        let folder =
            site(&[("site.toml", SITE), KALLA, ("data/deltagare.yaml", TABELL), (".gitattributes", "* diff=x filter=x\n")]);
        let outside = TempDir::new().expect("there is room for a folder");
        let planted = Self { folder, outside };
        let program = planted.program();
        fs::write(&program, format!("#!/bin/sh\necho \"$@\" >>'{}'\nexit 1\n", planted.ran().display())).expect("ours");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("ours");
        for arguments in [&["init", "-q"][..], &["add", "."], &["commit", "-q", "-m", "Ett"]] {
            assert!(planted.git(arguments).status.success());
        }
        planted.sign();
        planted.configure();
        planted
    }

    fn program(&self) -> PathBuf {
        self.outside.path().join("program")
    }

    fn ran(&self) -> PathBuf {
        self.outside.path().join("ran")
    }

    fn git(&self, arguments: &[&str]) -> Output {
        let user = ["-c", "user.name=Prov", "-c", "user.email=prov@example.org"];
        Command::new("git").args(user).args(arguments).current_dir(self.folder.path()).output().expect("git is there")
    }

    /// Gives the last commit a signature, which some commands check with a program.
    fn sign(&self) {
        let commit = text(&self.git(&["cat-file", "commit", "HEAD"]).stdout);
        let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n";
        fs::write(self.outside.path().join("commit"), commit.replacen("\n\n", &format!("\n{signature}"), 1)).expect("ours");
        let file = self.outside.path().join("commit");
        let signed = text(&self.git(&["hash-object", "-t", "commit", "-w", file.to_str().expect("UTF-8")]).stdout);
        assert!(self.git(&["update-ref", "HEAD", signed.trim()]).status.success());
    }

    fn configure(&self) {
        let program = self.program().display().to_string();
        let hooks = self.folder.path().join(".git/hooks");
        fs::create_dir_all(&hooks).expect("ours");
        for hook in ["post-index-change", "pre-commit", "post-checkout", "reference-transaction"] {
            fs::copy(self.program(), hooks.join(hook)).expect("ours");
        }
        let config = format!(
            "[core]\n repositoryformatversion = 1\n fsmonitor = {program}\n pager = {program}\n editor = {program}\n sshCommand = {program}\n \
             askPass = {program}\n alternateRefsCommand = {program}\n[log]\n showSignature = true\n[gpg]\n program = {program}\n\
             [diff]\n external = {program}\n[diff \"x\"]\n textconv = {program}\n command = {program}\n\
             [filter \"x\"]\n clean = {program}\n smudge = {program}\n process = {program}\n required = true\n\
             [alias]\n ls-tree = !{program}\n cat-file = !{program}\n rev-list = !{program}\n[credential]\n helper = !{program}\n\
             [extensions]\n partialClone = origin\n[remote \"origin\"]\n url = ext::{program}\n promisor = true\n uploadpack = {program}\n\
             [protocol]\n allow = always\n[protocol \"ext\"]\n allow = always\n[include]\n path = mer\n"
        );
        fs::write(self.folder.path().join(".git/mer"), format!("[core]\n fsmonitor = {program}\n")).expect("ours");
        fs::write(self.folder.path().join(".git/config"), config).expect("ours");
    }

    /// Takes away the file of an object, which git would then ask the other host for.
    fn lose(&self, name: &str) {
        let object = text(&self.git(&["rev-parse", &format!("HEAD:{name}")]).stdout);
        let object = object.trim();
        fs::remove_file(self.folder.path().join(".git/objects").join(&object[..2]).join(&object[2..])).expect("a loose object");
    }

    /// Lays the repository out in the site's folder itself, where it can be committed.
    fn lay_bare(&self) {
        for entry in fs::read_dir(self.folder.path().join(".git")).expect("a folder") {
            let entry = entry.expect("readable");
            fs::rename(entry.path(), self.folder.path().join(entry.file_name())).expect("ours");
        }
        fs::remove_dir(self.folder.path().join(".git")).expect("empty");
    }

    fn take_ran(&self) -> String {
        let ran = fs::read_to_string(self.ran()).unwrap_or_default();
        let _ = fs::remove_file(self.ran());
        ran
    }

    /// Every command that reads history; what the program ran with, if it was run.
    fn commands(&self) -> String {
        let out = self.outside.path().join("sajt");
        let build = format!("build --out {}", out.display());
        for line in ["check", "check --format json", "audit", &build] {
            let output = utbud(self.folder.path(), line).env("XDG_STATE_HOME", self.outside.path()).output().expect("it starts");
            assert!(output.status.code().is_some_and(|code| code < 2), "{line}: {}", text(&output.stderr));
        }
        assert!(out.join("index.html").exists());
        self.take_ran()
    }
}

#[test]
fn nothing_of_a_repository_is_run() {
    let planted = Planted::new();
    planted.take_ran();
    // What git does by itself, so that this test would see it.
    planted.git(&["status"]);
    assert_ne!(planted.take_ran(), "", "git status runs the watcher of files");
    planted.git(&["log", "-1"]);
    assert_ne!(planted.take_ran(), "", "git log runs the program for signatures");
    assert_eq!(planted.commands(), "");

    // Something has changed since, and an object is missing.
    let table = planted.folder.path().join("data/deltagare.yaml");
    fs::write(&table, TABELL.replace("Deltagare", "Alla deltagare")).expect("ours");
    assert_eq!(planted.commands(), "");
    planted.lose("data/deltagare.yaml");
    planted.git(&["cat-file", "blob", "HEAD:data/deltagare.yaml"]);
    assert_ne!(planted.take_ran(), "", "git asks the other host for what is missing");
    assert_eq!(planted.commands(), "");

    planted.lay_bare();
    planted.git(&["status"]);
    planted.git(&["log", "-1"]);
    assert_ne!(planted.take_ran(), "", "git takes the folder for a repository");
    assert_eq!(planted.commands(), "");
}

/// Builds the site into a folder, with the user's state in another.
fn build(root: &Path, state: &Path, out: &Path) {
    let output = utbud(root, "build --date 2025-06-01 --out").arg(out).env("XDG_STATE_HOME", state).output().expect("it starts");
    assert_eq!(output.status.code(), Some(0), "{}{}", text(&output.stdout), text(&output.stderr));
}

/// All files of a folder whose text has a word in it.
fn with(folder: &Path, word: &str) -> usize {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.filter(|entry| String::from_utf8_lossy(&fs::read(entry.path()).expect("readable")).contains(word)).count()
}

/// A copy of a site of the repository's.
fn copied(site: &str) -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
    let to = TempDir::new().expect("there is room for a folder");
    for entry in walkdir::WalkDir::new(&from).min_depth(1) {
        let entry = entry.expect("readable");
        let path = to.path().join(entry.path().strip_prefix(&from).expect("below it"));
        if entry.file_type().is_dir() {
            fs::create_dir(path).expect("ours");
        } else {
            fs::copy(entry.path(), path).expect("ours");
        }
    }
    to
}

#[test]
fn a_cache_is_believed_only_under_the_users_own_seal() {
    let all = TempDir::new().expect("there is room for a folder");
    let folder = copied("tests/sites/anchors");
    let (root, own, others, out) = (folder.path(), all.path().join("egen"), all.path().join("annan"), all.path().join("ut"));
    let built = |state: &Path| {
        build(root, state, &out);
        with(&out, "fel()")
    };
    let cache = root.join(".utbud/diagram.json");
    assert_eq!(built(&own), 0);
    let sound = fs::read_to_string(&cache).expect("a cache");
    let (seal, body) = sound.split_once('\n').expect("a seal and a text");
    assert!(body.contains("<svg"), "the site has a chart");
    let evil = body.replace("</svg>", "<script>fel()</script></svg>");

    let hash = |key: &Path, text: &str| {
        let key: [u8; 32] = fs::read(key.join("utbud/nyckel")).expect("a key").try_into().expect("32 bytes");
        let mut hasher = blake3::Hasher::new_keyed(&key);
        hasher.update(format!("utbud {} diagram.json\n", env!("CARGO_PKG_VERSION")).as_bytes()).update(text.as_bytes());
        hasher.finalize().to_hex().to_string()
    };
    assert_eq!(built(&others), 0);
    let poisons = [
        format!("{seal}\n{evil}"),
        format!("{}\n{evil}", hash(&others, &evil)),
        format!("{}\n{evil}", blake3::hash(evil.as_bytes()).to_hex()),
        evil.clone(),
        format!("{}\n{evil}", "0".repeat(64)),
        String::new(),
    ];
    for poison in poisons {
        fs::write(&cache, &poison).expect("ours");
        assert_eq!(built(&own), 0);
        assert_eq!(fs::read_to_string(&cache).expect("a cache"), sound, "what is not believed is replaced");
    }
    // What the user's own program has sealed is taken as it is: the cache is used.
    fs::write(&cache, format!("{}\n{evil}", hash(&own, &evil))).expect("ours");
    assert_ne!(built(&own), 0);
}

#[test]
fn a_key_that_lies_in_the_site_seals_nothing() {
    let folder = site(&[("site.toml", SITE), KALLA, ("data/deltagare.yaml", TABELL)]);
    let state = folder.path().join("tillstand");
    fs::create_dir_all(state.join("utbud")).expect("ours");
    fs::write(state.join("utbud/nyckel"), [7; 32]).expect("ours");
    let out = TempDir::new().expect("there is room for a folder");
    build(folder.path(), &state, &out.path().join("sajt"));
    assert!(!folder.path().join(".utbud").exists());
}

#[test]
fn caches_that_are_no_files_are_passed_by() {
    let folder = site(&[("site.toml", SITE), KALLA, ("data/deltagare.yaml", TABELL)]);
    let (root, state) = (folder.path(), TempDir::new().expect("room"));
    let elsewhere = TempDir::new().expect("room");
    std::os::unix::fs::symlink(elsewhere.path(), root.join(".utbud")).expect("ours");
    let out = state.path().join("sajt");
    build(root, state.path(), &out);
    assert_eq!(fs::read_dir(elsewhere.path()).expect("a folder").count(), 0, "nothing is written through a link");
    fs::remove_file(root.join(".utbud")).expect("ours");
    fs::create_dir(root.join(".utbud")).expect("ours");
    for name in ["diagram.json", "skydd.json"] {
        assert!(Command::new("mkfifo").arg(root.join(".utbud").join(name)).status().expect("it starts").success());
    }
    build(root, state.path(), &out);
}
