//! Publishing on disks that refuse, and on a disk at each of whose steps the process dies.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicIsize, Ordering};

use rustix::io::Errno;

use super::place::{MARKER, MARKER_TEXT};
use super::*;

type Tree = BTreeMap<String, Vec<u8>>;

/// A disk that answers with an error where it is told to.
#[derive(Default)]
struct Refusing {
    exchange: Option<Errno>,
    link: Option<Errno>,
    write: Option<(&'static str, Errno)>,
    /// The renames that fail, counted from the first.
    renames: &'static [isize],
    renamed: AtomicIsize,
    removal: Option<Errno>,
}

fn refuse(errno: Option<Errno>) -> io::Result<()> {
    errno.map_or(Ok(()), |errno| Err(errno.into()))
}

impl Disk for Refusing {
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        refuse(self.exchange)?;
        System.exchange(a, b)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        refuse(self.link)?;
        System.link(from, to)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        match self.write {
            Some((name, errno)) if path.ends_with(name) => Err(errno.into()),
            _ => System.write(path, bytes),
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.renames.contains(&self.renamed.fetch_add(1, Ordering::SeqCst)) {
            return Err(Errno::BUSY.into());
        }
        System.rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        refuse(self.removal)?;
        System.remove_file(path)
    }
}

/// A disk at whose `left`th step the process dies, without a destructor run. Where `refuses` it can neither exchange nor link.
struct Dying {
    left: AtomicIsize,
    refuses: bool,
}

impl Dying {
    fn step<T>(&self, step: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if self.left.fetch_sub(1, Ordering::SeqCst) == 0 {
            std::process::abort();
        }
        step()
    }

    fn refusable(&self, step: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        if self.refuses { Err(Errno::INVAL.into()) } else { self.step(step) }
    }
}

impl Disk for Dying {
    fn make_directory(&self, path: &Path) -> io::Result<()> {
        self.step(|| System.make_directory(path))
    }
    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // A kill may also come when the file is there and its bytes are not.
        self.step(|| fs::File::create_new(path).map(|_| ()))?;
        self.step(|| fs::write(path, bytes))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.refusable(|| System.link(from, to))
    }
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| System.copy(from, to))
    }
    fn set_permissions(&self, path: &Path, permissions: fs::Permissions) -> io::Result<()> {
        self.step(|| System.set_permissions(path, permissions))
    }
    fn sync_file_system(&self, path: &Path) -> io::Result<()> {
        self.step(|| fs::metadata(path).map(|_| ()))
    }
    fn sync_directory(&self, path: &Path) -> io::Result<()> {
        self.step(|| fs::metadata(path).map(|_| ()))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.refusable(|| System.exchange(a, b))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| System.rename(from, to))
    }
    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|| System.rename_to_free(from, to))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step(|| System.remove_file(path))
    }
    fn remove_directory(&self, path: &Path) -> io::Result<()> {
        self.step(|| System.remove_directory(path))
    }
}

/// A small site of generation `n`: files that all generations share, files that change, files and directories that come and go.
fn site(n: usize) -> Tree {
    let mut tree = Tree::new();
    for i in 0..4 {
        tree.insert(format!("lika/{i}.html"), format!("lika {i}").repeat(50).into());
        tree.insert(format!("olika/djup/{i}.html"), format!("generation {n}, fil {i}").repeat(20).into());
        tree.insert(format!("bara-{n}/{i}.html"), format!("bara {i}").into());
    }
    tree
}

fn publish_tree(disk: &dyn Disk, target: &Path, tree: &Tree) -> Result<Summary, PublishError<String>> {
    let paths: Vec<OutPath> = tree.keys().map(|path| OutPath::parse(path).expect("a good path")).collect();
    publish_on(disk, target, &paths, &|path| Ok(tree[path.as_str()].clone()), &|| true)
}

fn with_marker(mut tree: Tree) -> Tree {
    tree.insert(MARKER.to_owned(), MARKER_TEXT.into());
    tree
}

fn read(dir: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(dir) {
        let entry = entry.expect("a readable tree");
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(dir).expect("under the root").to_str().expect("UTF-8");
            tree.insert(path.to_owned(), fs::read(entry.path()).expect("a readable file"));
        }
    }
    tree
}

/// The names in the directory around the target.
fn around(target: &Path) -> Vec<String> {
    let dir = fs::read_dir(target.parent().expect("a parent")).expect("readable");
    let mut names: Vec<String> = dir.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

/// A temporary directory with the site of generation 0 published in it.
fn published() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let target = dir.path().join("public");
    publish_tree(&System, &target, &site(0)).expect("published");
    (dir, target)
}

#[test]
fn where_exchange_is_refused_two_renames_serve() {
    for errno in [Errno::INVAL, Errno::NOSYS, Errno::PERM, Errno::OPNOTSUPP, Errno::XDEV] {
        let (_dir, target) = published();
        let disk = Refusing { exchange: Some(errno), ..Refusing::default() };
        let summary = publish_tree(&disk, &target, &site(1)).expect("published");
        assert_eq!((summary.written, summary.unchanged, summary.removed), (8, 4, 4));
        assert_eq!(read(&target), with_marker(site(1)));
        assert_eq!(around(&target), ["public"]);
    }
}

#[test]
fn where_links_are_refused_files_are_copied() {
    for errno in [Errno::PERM, Errno::OPNOTSUPP, Errno::MLINK, Errno::XDEV, Errno::NOSYS] {
        let (_dir, target) = published();
        let disk = Refusing { link: Some(errno), ..Refusing::default() };
        publish_tree(&disk, &target, &site(1)).expect("published");
        assert_eq!(read(&target), with_marker(site(1)));
    }
}

#[test]
fn a_target_that_cannot_be_moved_is_told_and_left_alone() {
    let refusals = [
        Refusing { exchange: Some(Errno::BUSY), ..Refusing::default() },
        Refusing { exchange: Some(Errno::XDEV), renames: &[0], ..Refusing::default() },
    ];
    for disk in refusals {
        let (_dir, target) = published();
        let error = publish_tree(&disk, &target, &site(1)).expect_err("refused");
        assert!(matches!(error, PublishError::Obstacle(Obstacle::Immovable { .. })), "{error}");
        assert!(error.to_string().ends_with("public/sajt"), "{error}");
        assert_eq!(read(&target), with_marker(site(0)));
        assert_eq!(around(&target), ["public"]);
    }
}

/// A disk on which someone puts a directory of theirs in the target's place right before it is exchanged or renamed.
struct Raced {
    refuses: bool,
    raced: AtomicIsize,
}

impl Raced {
    fn race(&self, target: &Path) {
        if self.raced.fetch_add(1, Ordering::SeqCst) == 0 {
            if target.exists() {
                fs::rename(target, target.with_file_name("undan")).expect("ours");
            }
            fs::create_dir(target).expect("ours");
            fs::write(target.join("uppsats.docx"), "mitt").expect("ours");
        }
    }
}

impl Disk for Raced {
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        if self.refuses {
            return Err(Errno::INVAL.into());
        }
        self.race(b);
        System.exchange(a, b)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.race(from);
        System.rename(from, to)
    }
    fn rename_to_free(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.race(to);
        System.rename_to_free(from, to)
    }
}

#[test]
fn what_someone_puts_in_the_targets_place_stays() {
    for (refuses, first) in [(false, false), (true, false), (false, true)] {
        let (dir, target) = published();
        if first {
            fs::remove_dir_all(&target).expect("ours");
        }
        let disk = Raced { refuses, raced: AtomicIsize::new(0) };
        let error = publish_tree(&disk, &target, &site(1)).expect_err("it is not ours");
        assert!(matches!(error, PublishError::Obstacle(Obstacle::Exchanged { .. })), "{error}");
        assert_eq!(read(&target), Tree::from([("uppsats.docx".to_owned(), b"mitt".to_vec())]));
        if !first {
            assert_eq!(read(&dir.path().join("undan")), with_marker(site(0)));
        }
        assert!(around(&target).iter().all(|name| !name.starts_with('.')), "{:?}", around(&target));
    }
}

#[test]
fn a_target_that_is_exchanged_while_outputs_are_made_stays() {
    let (dir, target) = published();
    let paths = [OutPath::parse("x.html").expect("a good path")];
    let render = |_: &OutPath| {
        fs::rename(&target, dir.path().join("undan")).expect("ours");
        fs::create_dir(&target).expect("ours");
        Ok::<_, String>(b"x".to_vec())
    };
    let error = publish_on(&System, &target, &paths, &render, &|| true).expect_err("it is not ours");
    assert!(matches!(error, PublishError::Obstacle(Obstacle::Exchanged { .. })), "{error}");
    assert_eq!(read(&target), Tree::new());
    assert_eq!(read(&dir.path().join("undan")), with_marker(site(0)));
    assert_eq!(around(&target), ["public", "undan"]);
}

#[test]
fn a_publishing_that_is_stopped_leaves_the_old_site_and_nothing_beside_it() {
    for after in [0, 1, 5, 10, 12, 13, 15] {
        let (_dir, target) = published();
        let asked = AtomicIsize::new(0);
        let tree = site(1);
        let paths: Vec<OutPath> = tree.keys().map(|path| OutPath::parse(path).expect("a good path")).collect();
        let render = |path: &OutPath| Ok::<_, String>(tree[path.as_str()].clone());
        let goes_on = || asked.fetch_add(1, Ordering::SeqCst) < after;
        let error = publish_on(&System, &target, &paths, &render, &goes_on).expect_err("it is stopped");
        assert!(matches!(error, PublishError::Obstacle(Obstacle::Stopped)), "{after}: {error}");
        assert_eq!(read(&target), with_marker(site(0)), "{after}");
        assert_eq!(around(&target), ["public"], "{after}");
    }
}

#[test]
fn when_the_second_rename_fails_the_first_is_undone() {
    let (_dir, target) = published();
    let disk = Refusing { exchange: Some(Errno::NOSYS), renames: &[1], ..Refusing::default() };
    publish_tree(&disk, &target, &site(1)).expect_err("the second rename fails");
    assert_eq!(read(&target), with_marker(site(0)));
    assert_eq!(around(&target), ["public"]);
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    for name in ["olika/djup/2.html", MARKER] {
        let (_dir, target) = published();
        let disk = Refusing { write: Some((name, Errno::NOSPC)), ..Refusing::default() };
        let error = publish_tree(&disk, &target, &site(1)).expect_err("the disk is full");
        assert!(matches!(error, PublishError::Obstacle(Obstacle::Io(_))));
        assert!(error.to_string().ends_with("disken är full") && error.to_string().contains(name), "{error}");
        assert_eq!(read(&target), with_marker(site(0)));
        assert_eq!(around(&target), ["public"]);
    }
}

#[test]
fn an_old_site_that_cannot_be_removed_is_told_and_swept_later() {
    let (_dir, target) = published();
    let disk = Refusing { removal: Some(Errno::IO), ..Refusing::default() };
    let summary = publish_tree(&disk, &target, &site(1)).expect("published all the same");
    assert_eq!(summary.untidy.len(), 1);
    assert_eq!(read(&target), with_marker(site(1)));
    assert_eq!(around(&target).len(), 2);

    let summary = publish_tree(&disk, &target, &site(2)).expect("published all the same");
    assert_eq!(summary.untidy.len(), 2, "{summary:?}");
    assert!(publish_tree(&System, &target, &site(2)).expect("published").untidy.is_empty());
    assert_eq!(around(&target), ["public"]);
}

#[test]
fn only_what_a_build_left_is_swept() {
    let (dir, target) = published();
    let make = |name: &str, files: &[(&str, &str)]| {
        fs::create_dir(dir.path().join(name)).expect("made");
        for (file, text) in files {
            fs::write(dir.path().join(name).join(file), text).expect("written");
        }
    };
    make(".public.utbud-7-0", &[(MARKER, MARKER_TEXT), ("x.html", "x")]);
    make(".public.utbud-7-1", &[(MARKER, "Den h")]);
    make(".public.utbud-7-2", &[]);
    make(".public.utbud-7-3-old", &[(MARKER, MARKER_TEXT)]);
    make(".public.utbud-8-0", &[("mine.txt", "no marker")]);
    make(".public.utbud-8-1", &[(MARKER, "something else")]);
    make(".public.utbud-x", &[(MARKER, MARKER_TEXT)]);
    make(".public.utbud-1-", &[(MARKER, MARKER_TEXT)]);
    make(".publica.utbud-1-1", &[(MARKER, MARKER_TEXT)]);
    make("public.utbud-1-1", &[(MARKER, MARKER_TEXT)]);
    fs::write(dir.path().join(".public.utbud-9-0"), "a file").expect("written");
    fs::write(dir.path().join(".public.utbud-lock"), "").expect("written");

    publish_tree(&System, &target, &site(0)).expect("published");
    let left = [
        ".public.utbud-1-",
        ".public.utbud-8-0",
        ".public.utbud-8-1",
        ".public.utbud-9-0",
        ".public.utbud-x",
        ".publica.utbud-1-1",
        "public",
        "public.utbud-1-1",
    ];
    assert_eq!(around(&target), left);
}

/// Not a test of its own: the process that the tests below let die.
#[test]
fn dying_child() {
    let Ok(job) = std::env::var("UTBUD_TEST_DYING") else { return };
    let mut words = job.splitn(3, ' ');
    let step: isize = words.next().and_then(|word| word.parse().ok()).expect("a step");
    let refuses = words.next() == Some("refuses");
    let target = PathBuf::from(words.next().expect("a target"));
    let disk = Dying { left: AtomicIsize::new(step), refuses };
    publish_tree(&disk, &target, &site(1)).expect("published");
}

/// Publishes generation 1 to `target` in a process that dies at `step`. Whether it lived to the end.
fn lives(step: isize, way: &str, target: &Path) -> bool {
    let status = Command::new(std::env::current_exe().expect("this test"))
        .args(["publish::tests::dying_child", "--exact"])
        .env("UTBUD_TEST_DYING", format!("{step} {way} {}", target.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the child runs");
    assert!(status.success() || status.code().is_none(), "{status}");
    status.success()
}

/// Lets a build die at each of its steps. Gives how often the old site, the new one and no site stood there afterwards.
fn die_at_each_step(way: &str, first: Option<usize>) -> [usize; 3] {
    let mut stood = [0; 3];
    for step in 0.. {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let target = dir.path().join("public");
        let old = first.map(|n| with_marker(site(n)));
        if let Some(n) = first {
            publish_tree(&System, &target, &site(n)).expect("published");
        }
        let lived = lives(step, way, &target);
        let found = target.exists().then(|| read(&target));
        if found.as_ref() == Some(&with_marker(site(1))) {
            stood[1] += 1;
        } else if found.is_some() && found == old {
            stood[0] += 1;
        } else {
            assert_eq!(found, None, "half a site after step {step}");
            stood[2] += 1;
        }
        if lived {
            assert_eq!(around(&target), ["public"]);
            return stood;
        }

        // A build that fails sweeps too, and brings back the old site if it was on its way out.
        let paths = [OutPath::parse("x.html").expect("a good path")];
        publish_on(&System, &target, &paths, &|_| Err("fault"), &|| true).expect_err("not rendered");
        assert_eq!(target.exists().then(|| read(&target)), found.or(old), "after step {step}");
        let left = around(&target);
        assert!(left == ["public"] || left.is_empty(), "{left:?} after step {step}");

        publish_tree(&System, &target, &site(2)).expect("published");
        assert_eq!(read(&target), with_marker(site(2)), "after step {step}");
        assert_eq!(around(&target), ["public"]);
    }
    unreachable!("a build has an end")
}

#[test]
fn a_build_that_dies_at_any_step_leaves_the_old_site_or_the_new() {
    let [old, new, none] = die_at_each_step("exchanges", Some(0));
    assert!(old > 20 && new > 15 && none == 0, "{old} {new} {none}");
}

#[test]
fn a_first_build_that_dies_at_any_step_leaves_nothing_or_the_new_site() {
    let [old, new, none] = die_at_each_step("exchanges", None);
    assert!(old == 0 && new > 1 && none > 20, "{old} {new} {none}");
}

#[test]
fn two_renames_leave_one_gap_and_the_next_build_closes_it() {
    let [old, new, none] = die_at_each_step("refuses", Some(0));
    assert!(old > 20 && new > 15 && none == 1, "{old} {new} {none}");
}
