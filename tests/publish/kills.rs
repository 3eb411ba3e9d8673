//! A build that is killed at any instant leaves the old site or the new, whole, and the next build sweeps up after it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use utbud::publish::publish;
use utbud::value::OutPath;

use super::{Tree, counts, generation, inode, names, paths, read, read_all, temporary};

/// How the sites of several generations are published, in a process that can be killed.
trait Publishing {
    /// The files of a generation.
    fn site(&mut self, n: usize) -> Tree;
    /// Begins to publish a generation.
    fn start(&self, n: usize, target: &Path) -> Child;
    /// Publishes a generation to its end.
    fn finish(&self, n: usize, target: &Path) {
        assert!(self.start(n, target).wait().expect("waited").success());
    }
}

/// The library alone. Each output takes a moment, so that there is time to be killed.
struct Library;

impl Publishing for Library {
    fn site(&mut self, n: usize) -> Tree {
        generation(n)
    }

    fn start(&self, n: usize, target: &Path) -> Child {
        let job = format!("{n} {}", target.display());
        let mut command = Command::new(std::env::current_exe().expect("this test"));
        quietly(command.args(["kills::killed_child", "--exact"]).env("UTBUD_TEST_KILLED", job))
    }

    fn finish(&self, n: usize, target: &Path) {
        counts(target, &generation(n));
    }
}

/// Not a test of its own: the process that the test of the library kills.
#[test]
fn killed_child() {
    let Ok(job) = std::env::var("UTBUD_TEST_KILLED") else { return };
    let (n, target) = job.split_once(' ').expect("a generation and a target");
    let site = generation(n.parse().expect("a number"));
    let render = |path: &OutPath| {
        thread::sleep(Duration::from_micros(100));
        Ok::<_, String>(site[path.as_str()].clone())
    };
    publish(Path::new(target), &paths(&site), &render, &|| true).expect("published");
}

/// The program, which builds a small site as it is on another day: every page tells the day.
struct Program {
    root: TempDir,
    sites: BTreeMap<usize, Tree>,
}

impl Program {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary directory");
        for (path, bytes) in read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/prose")) {
            let file = root.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, bytes).expect("written");
        }
        Self { root, sites: BTreeMap::new() }
    }
}

impl Publishing for Program {
    fn site(&mut self, n: usize) -> Tree {
        if !self.sites.contains_key(&n) {
            let (_dir, target) = temporary();
            self.finish(n, &target);
            self.sites.insert(n, read(&target));
        }
        self.sites[&n].clone()
    }

    fn start(&self, n: usize, target: &Path) -> Child {
        let date = format!("2025-01-{:02}", n + 1);
        let mut command = Command::new(env!("CARGO_BIN_EXE_utbud"));
        quietly(command.arg("build").arg("--root").arg(self.root.path()).arg("--out").arg(target).args(["--date", &date]))
    }
}

fn quietly(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the child starts")
}

/// When to kill.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So long after the start.
    After(Duration),
    /// So long after the staging directory appeared.
    Staging(Duration),
    /// So long after the target was replaced.
    Replaced(Duration),
}

fn wait_for(moment: Moment, child: &mut Child, target: &Path) {
    let before = inode(target);
    let dir = target.parent().expect("a parent");
    let patience = match moment {
        Moment::After(patience) => patience,
        Moment::Staging(patience) => {
            while names(dir).len() <= 2 && child.try_wait().expect("waited").is_none() {}
            patience
        }
        Moment::Replaced(patience) => {
            while inode(target) == before && child.try_wait().expect("waited").is_none() {}
            patience
        }
    };
    let start = Instant::now();
    while start.elapsed() < patience {
        std::hint::spin_loop();
    }
}

/// Kills five times as many publishings as `times`, at moments that are spread over the whole of one.
fn kill(times: u32, mut publishing: impl Publishing) {
    let (dir, target) = temporary();
    publishing.finish(0, &target);
    let clock = Instant::now();
    assert!(publishing.start(1, &target).wait().expect("waited").success());
    let whole = clock.elapsed();
    assert_eq!(read(&target), publishing.site(1));

    let mut moments: Vec<Moment> = (0..3 * times).map(|i| Moment::After(whole * i * 2 / (5 * times))).collect();
    moments.extend((0..times).map(|i| Moment::Staging(whole * i / times)));
    moments.extend((0..times).map(|i| Moment::Replaced(Duration::from_micros(2_000) * i / times)));
    let (mut stood, mut left, mut standing) = ([0, 0], 0, 1);
    for (i, moment) in moments.into_iter().enumerate() {
        let new = i % 5 + 2;
        let mut child = publishing.start(new, &target);
        wait_for(moment, &mut child, &target);
        child.kill().expect("killed");
        child.wait().expect("waited");

        let found = read(&target);
        let is_new = found == publishing.site(new);
        assert!(is_new || found == publishing.site(standing), "half a site: {moment:?}");
        stood[usize::from(is_new)] += 1;
        left += u32::from(names(dir.path()).iter().any(|name| name.starts_with(".public.utbud-") && !name.ends_with("-lock")));

        // The next build: of what stands at times, so that it has only to sweep.
        standing = if i % 2 == 0 {
            0
        } else if is_new {
            new
        } else {
            standing
        };
        publishing.finish(standing, &target);
        assert_eq!(read(&target), publishing.site(standing), "{moment:?}");
        assert_eq!(names(dir.path()), ["public"], "{moment:?}");
    }
    assert!(
        stood[0] > times && stood[1] > times / 2 && left > times * 3 / 4,
        "the kills missed: {stood:?}, {left} left something"
    );
    assert_eq!(stood[0] + stood[1], 5 * times);
}

#[test]
fn a_killed_publishing_leaves_the_old_site_or_the_new_and_the_next_sweeps() {
    kill(20, Library);
}

/// Whether a build that a signal ends while it publishes tells so, and leaves the old site and nothing beside it.
fn ends(publishing: &Program, signal: &str, patience: Duration, dir: &Path, target: &Path) -> bool {
    let mut command = Command::new("env");
    command.arg(format!("--default-signal={signal}")).arg(env!("CARGO_BIN_EXE_utbud"));
    command.arg("build").arg("--root").arg(publishing.root.path()).arg("--out").arg(target).args(["--date", "2025-01-09"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the child starts");
    wait_for(Moment::Staging(patience), &mut child, target);
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("it starts").success();
    let done = child.wait_with_output().expect("waited");
    assert_eq!(names(dir), ["public"], "{signal}");
    let stopped = done.status.code().is_none();
    assert!(stopped || done.status.success(), "{signal}: {}", done.status);
    let told = String::from_utf8_lossy(&done.stderr).contains("den sajt som redan låg i mappen står kvar");
    assert_eq!(told, stopped, "{signal}");
    sent && stopped
}

#[test]
fn a_signal_leaves_the_old_site_and_nothing_beside_it() {
    let (dir, target) = temporary();
    let mut publishing = Program::new();
    publishing.finish(0, &target);
    let old = publishing.site(0);
    for signal in ["INT", "TERM", "HUP"] {
        // The first moment is early enough on any machine; a later one may come when all is done.
        for patience in [0, 2, 10] {
            let stopped = ends(&publishing, signal, Duration::from_millis(patience), dir.path(), &target);
            assert!(stopped || patience > 0, "{signal} came too late");
            if stopped {
                assert_eq!(read(&target), old, "{signal}");
            } else {
                publishing.finish(0, &target);
            }
        }
    }
}

#[test]
#[ignore = "kills the program 300 times: tests/full"]
fn a_killed_program_leaves_the_old_site_or_the_new_and_the_next_sweeps() {
    kill(60, Program::new());
}
