//! Publishing to a real disk: what is written, what is refused, and what a build leaves that is killed at any instant.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures, and the environment says UPDATE")]

#[path = "publish/kills.rs"]
mod kills;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use utbud::publish::{Obstacle, PublishError, Summary, publish};
use utbud::value::OutPath;

const MARKER: &str = ".utbud";

type Tree = BTreeMap<String, Vec<u8>>;

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn paths(tree: &Tree) -> Vec<OutPath> {
    tree.keys().map(|path| OutPath::parse(path).expect("a good path")).collect()
}

fn publish_tree(target: &Path, tree: &Tree) -> Result<Summary, PublishError<String>> {
    publish(target, &paths(tree), &|path| Ok(tree[path.as_str()].clone()), &|| true)
}

/// Publishes where it must succeed. Gives the files written, unchanged, removed.
fn counts(target: &Path, tree: &Tree) -> (usize, usize, usize) {
    let summary = publish_tree(target, tree).unwrap_or_else(|error| panic!("{error}"));
    assert!(summary.untidy.is_empty(), "{:?}", summary.untidy);
    (summary.written, summary.unchanged, summary.removed)
}

/// The obstacle that a publishing meets.
fn obstacle(target: &Path, tree: &Tree) -> Obstacle {
    match publish_tree(target, tree) {
        Err(PublishError::Obstacle(obstacle)) => obstacle,
        other => panic!("{other:?}"),
    }
}

/// All files under `dir` but the marker, which must be there.
fn read(dir: &Path) -> Tree {
    let mut tree = read_all(dir);
    let marker = tree.remove(MARKER).expect("the marker");
    assert!(String::from_utf8(marker).expect("UTF-8").starts_with("Den här katalogen är gjord av utbud"));
    tree
}

fn read_all(dir: &Path) -> Tree {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("a readable tree"));
    entries
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            let path = entry.path().strip_prefix(dir).expect("under the root").to_str().expect("UTF-8");
            (path.to_owned(), fs::read(entry.path()).expect("a readable file"))
        })
        .collect()
}

/// Device, inode and times of everything under `dir`, itself included.
fn state(dir: &Path) -> BTreeMap<PathBuf, (u64, i64, i64, i64, i64)> {
    let entries = walkdir::WalkDir::new(dir).into_iter().map(|entry| entry.expect("a readable tree"));
    entries
        .map(|entry| {
            let m = entry.metadata().expect("readable");
            (entry.into_path(), (m.ino(), m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec()))
        })
        .collect()
}

fn inode(path: &Path) -> u64 {
    fs::metadata(path).expect("it exists").ino()
}

fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).expect("readable");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

fn temporary() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let target = dir.path().join("public");
    (dir, target)
}

#[test]
fn a_missing_target_is_made_with_the_directories_above_it() {
    let (dir, _) = temporary();
    let site = tree(&[("index.html", "start"), ("a/b/c.html", "c"), ("a/d.html", "")]);
    let target = dir.path().join("ny/katalog/public");
    assert_eq!(counts(&target, &site), (3, 0, 0));
    assert_eq!(read(&target), site);
    assert_eq!(names(&dir.path().join("ny/katalog")), ["public"]);
}

#[test]
fn an_empty_target_is_taken() {
    let (dir, target) = temporary();
    fs::create_dir(&target).expect("made");
    assert_eq!(counts(&target, &Tree::new()), (0, 0, 0));
    assert_eq!(read(&target), Tree::new());
    assert_eq!(counts(&target, &tree(&[("index.html", "start")])), (1, 0, 0));
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn new_changed_unchanged_and_removed_are_told_apart() {
    let (dir, target) = temporary();
    counts(&target, &tree(&[("same.html", "same"), ("other.html", "aaaa"), ("longer.html", "a"), ("bort/x.html", "x")]));
    let (same, other) = (inode(&target.join("same.html")), inode(&target.join("other.html")));

    let site = tree(&[("same.html", "same"), ("other.html", "bbbb"), ("longer.html", "aa"), ("ny/y.html", "y")]);
    assert_eq!(counts(&target, &site), (3, 1, 1));
    assert_eq!(read(&target), site);
    assert!(!target.join("bort").exists());
    assert_eq!(inode(&target.join("same.html")), same, "an unchanged file is linked");
    assert_ne!(inode(&target.join("other.html")), other, "a changed file is never written in place");
    assert_eq!(fs::metadata(target.join("same.html")).expect("it exists").nlink(), 1, "the old tree is gone");
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let (dir, target) = temporary();
    let site = tree(&[("index.html", "start"), ("a/b.html", "b"), ("a/c.html", "")]);
    counts(&target, &site);
    let before = state(&target);
    thread::sleep(Duration::from_millis(20));
    assert_eq!(counts(&target, &site), (0, 3, 0));
    assert_eq!(state(&target), before);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_build_that_only_removes_is_published() {
    let (_dir, target) = temporary();
    counts(&target, &tree(&[("a.html", "a"), ("b.html", "b")]));
    let site = tree(&[("a.html", "a")]);
    assert_eq!(counts(&target, &site), (0, 1, 1));
    assert_eq!(read(&target), site);

    fs::create_dir(target.join("tom")).expect("made");
    assert_eq!(counts(&target, &site), (0, 1, 0));
    assert!(!target.join("tom").exists(), "an empty directory is no part of the site");
}

#[test]
fn a_file_may_become_a_directory_and_back() {
    let (_dir, target) = temporary();
    for site in [tree(&[("a", "file")]), tree(&[("a/b", "below")]), tree(&[("a", "file")])] {
        assert_eq!(counts(&target, &site).0, 1);
        assert_eq!(read(&target), site);
    }
}

#[test]
fn links_inside_the_target_are_replaced_and_not_followed() {
    let (dir, target) = temporary();
    let site = tree(&[("a.html", "a"), ("d/b.html", "b")]);
    counts(&target, &site);
    let outside = dir.path().join("outside");
    fs::create_dir(&outside).expect("made");
    fs::write(outside.join("a.html"), "a").expect("written");
    fs::write(outside.join("b.html"), "b").expect("written");
    fs::remove_file(target.join("a.html")).expect("removed");
    symlink(outside.join("a.html"), target.join("a.html")).expect("linked");
    fs::remove_dir_all(target.join("d")).expect("removed");
    symlink(&outside, target.join("d")).expect("linked");

    assert_eq!(counts(&target, &site).0, 2);
    assert_eq!(read(&target), site);
    assert!(!fs::symlink_metadata(target.join("a.html")).expect("it exists").is_symlink());
    assert!(!fs::symlink_metadata(target.join("d")).expect("it exists").is_symlink());
    assert_eq!(names(&outside), ["a.html", "b.html"]);
}

#[test]
fn a_target_that_is_a_link_stays_one() {
    let (dir, target) = temporary();
    let real = dir.path().join("www/sajt");
    fs::create_dir_all(&real).expect("made");
    symlink("b", &target).expect("linked");
    symlink("www/sajt", dir.path().join("b")).expect("linked");
    for text in ["first", "second"] {
        let site = tree(&[("index.html", text)]);
        assert_eq!(counts(&target, &site), (1, 0, 0));
        assert!(fs::symlink_metadata(&target).expect("it exists").is_symlink());
        assert!(!fs::symlink_metadata(&real).expect("it exists").is_symlink());
        assert_eq!(read(&real), site);
    }
    assert_eq!(names(dir.path()), ["b", "public", "www"]);
    assert_eq!(names(&dir.path().join("www")), ["sajt"]);
}

#[test]
fn a_link_that_leads_to_nothing_gets_its_target() {
    let (dir, target) = temporary();
    symlink("www/sajt", &target).expect("linked");
    let site = tree(&[("index.html", "start")]);
    counts(&target, &site);
    assert_eq!(read(&dir.path().join("www/sajt")), site);
    assert!(fs::symlink_metadata(&target).expect("it exists").is_symlink());
}

#[test]
fn links_in_a_circle_are_an_error() {
    let (dir, target) = temporary();
    symlink("b", &target).expect("linked");
    symlink("public", dir.path().join("b")).expect("linked");
    assert!(matches!(obstacle(&target, &Tree::new()), Obstacle::Io(_)));
}

#[test]
fn what_is_not_ours_is_refused_and_left_alone() {
    let site = tree(&[("index.html", "start")]);
    let strangers: [fn(&Path); 5] = [
        |target| fs::write(target.join("text.docx"), "mine").expect("written"),
        |target| fs::create_dir(target.join("empty")).expect("made"),
        |target| fs::create_dir(target.join(MARKER)).expect("made"),
        |target| fs::write(target.join(MARKER), "another tool's").expect("written"),
        |target| symlink("/etc/hostname", target.join(MARKER)).expect("linked"),
    ];
    for stranger in strangers {
        let (dir, target) = temporary();
        fs::create_dir(&target).expect("made");
        stranger(&target);
        let before = state(&target);
        let refusal = obstacle(&target, &site);
        assert!(matches!(&refusal, Obstacle::NotOurs { .. }), "{refusal}");
        assert!(refusal.to_string().contains("inte gjord av utbud"));
        assert_eq!(state(&target), before);
        assert_eq!(names(dir.path()), ["public"]);
    }
}

#[test]
fn a_hidden_directory_in_a_published_one_is_not_thrown_away() {
    let (dir, target) = temporary();
    counts(&target, &tree(&[("a.html", "a")]));
    fs::create_dir(target.join(".git")).expect("made");
    fs::write(target.join(".DS_Store"), "litter").expect("written");
    assert!(matches!(obstacle(&target, &tree(&[("a.html", "b")])), Obstacle::Foreign { path } if path.ends_with(".git")));
    fs::remove_dir(target.join(".git")).expect("removed");
    assert_eq!(counts(&target, &tree(&[("a.html", "b")])), (1, 0, 1));
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_target_that_is_no_directory_is_refused() {
    let (dir, target) = temporary();
    fs::write(&target, "a file").expect("written");
    assert!(matches!(obstacle(&target, &Tree::new()), Obstacle::NotDirectory { .. }));
    symlink("public", dir.path().join("link")).expect("linked");
    assert!(matches!(obstacle(&dir.path().join("link"), &Tree::new()), Obstacle::NotDirectory { .. }));
    assert_eq!(fs::read_to_string(&target).expect("readable"), "a file");
    assert!(matches!(obstacle(Path::new("/"), &Tree::new()), Obstacle::NoParent { .. }));
    assert!(matches!(obstacle(Path::new(""), &Tree::new()), Obstacle::NoParent { .. }));
}

#[test]
fn outputs_that_differ_only_by_case_are_refused() {
    let (dir, target) = temporary();
    let refusal = obstacle(&target, &tree(&[("a.html", "a"), ("A.html", "a")]));
    assert!(refusal.to_string().starts_with("A.html och a.html krockar"), "{refusal}");
    assert!(matches!(obstacle(&target, &tree(&[("a", "a"), ("a/b", "b")])), Obstacle::Clash { .. }));
    assert_eq!(names(dir.path()), [] as [&str; 0]);
}

#[test]
fn when_outputs_fail_all_faults_come_in_order_and_the_old_site_stands() {
    let (dir, target) = temporary();
    let old = generation(0);
    counts(&target, &old);
    let before = state(&target);
    let new = generation(1);
    let rendered = AtomicUsize::new(0);
    let result = publish(
        &target,
        &paths(&new),
        &|path| {
            rendered.fetch_add(1, Ordering::SeqCst);
            if path.as_str().contains('7') { Err(path.to_string()) } else { Ok(new[path.as_str()].clone()) }
        },
        &|| true,
    );
    let Err(PublishError::Outputs(faults)) = result else { panic!("{result:?}") };
    let expected: Vec<&String> = new.keys().filter(|path| path.contains('7')).collect();
    assert!(faults.iter().eq(expected), "{faults:?}");
    assert_eq!(rendered.into_inner(), new.len(), "every output is tried");
    assert_eq!(read(&target), old);
    assert_eq!(state(&target), before);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_panic_in_an_output_leaves_the_old_site_and_no_staging() {
    let (dir, target) = temporary();
    let old = tree(&[("a.html", "a"), ("b.html", "b")]);
    counts(&target, &old);
    let outputs = paths(&old);
    let result = std::panic::catch_unwind(|| {
        let render = |path: &OutPath| -> Result<Vec<u8>, String> {
            assert_ne!(path.as_str(), "b.html", "a fault of our own");
            Ok(b"new".to_vec())
        };
        publish(&target, &outputs, &render, &|| true)
    });
    assert!(result.is_err());
    assert_eq!(read(&target), old);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let (dir, target) = temporary();
    let site = tree(&[("a.html", "a"), ("b.html", "b")]);
    let inner = AtomicUsize::new(0);
    let render = |path: &OutPath| {
        let refusal = obstacle(&target, &Tree::new());
        assert!(matches!(&refusal, Obstacle::Busy { .. }), "{refusal}");
        assert!(refusal.to_string().contains("en annan körning"));
        // Another target in the same directory is another matter.
        counts(&dir.path().join(path.as_str()), &site);
        inner.fetch_add(1, Ordering::SeqCst);
        Ok::<_, String>(site[path.as_str()].clone())
    };
    publish(&target, &paths(&site), &render, &|| true).expect("the first is not disturbed");
    assert_eq!(inner.into_inner(), 2);
    assert_eq!(read(&target), site);
    assert_eq!(names(dir.path()), ["a.html", "b.html", "public"]);
}

#[test]
fn builds_that_race_for_the_lock_all_publish_or_are_told() {
    let (dir, target) = temporary();
    let published = AtomicUsize::new(0);
    thread::scope(|scope| {
        for n in 0..4 {
            let (target, published) = (&target, &published);
            scope.spawn(move || {
                for round in 0..50 {
                    match publish_tree(target, &tree(&[("index.html", &format!("{n} {round}"))])) {
                        Ok(summary) => {
                            assert!(summary.untidy.is_empty(), "{:?}", summary.untidy);
                            published.fetch_add(1, Ordering::SeqCst);
                        }
                        Err(PublishError::Obstacle(Obstacle::Busy { .. })) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
    assert!(published.into_inner() > 0);
    assert_eq!(read(&target).len(), 1);
    assert_eq!(names(dir.path()), ["public"]);
}

#[test]
fn the_target_keeps_its_permissions() {
    let (_dir, target) = temporary();
    counts(&target, &tree(&[("a.html", "a")]));
    let umasked = fs::metadata(&target).expect("it exists").permissions().mode() & 0o7777;
    fs::set_permissions(&target, fs::Permissions::from_mode(0o2750)).expect("set");
    counts(&target, &tree(&[("a.html", "b"), ("d/c.html", "c")]));
    assert_eq!(fs::metadata(&target).expect("it exists").permissions().mode() & 0o7777, 0o2750);
    assert_eq!(fs::metadata(target.join("d")).expect("it exists").permissions().mode() & 0o7777, umasked);
    assert_eq!(fs::metadata(target.join("a.html")).expect("it exists").permissions().mode() & 0o7777, umasked & 0o666);
}

/// A site of some 200 files: a third that all generations share, a third that change, a third that come and go.
fn generation(n: usize) -> Tree {
    let mut site = Tree::new();
    for i in 0..70 {
        let page = |text: String| text.repeat(20 + i * 3).into_bytes();
        site.insert(format!("lika/{}/{i}.html", i % 5), page(format!("<p>lika {i}</p>\n")));
        site.insert(format!("olika/{i}.html"), page(format!("<p>generation {n}, sida {i}</p>\n")));
        site.insert(format!("bara-{n}/{}/{i}.html", i % 3), page(format!("<p>bara {i}</p>\n")));
    }
    site
}
