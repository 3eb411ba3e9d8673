//! Nothing runs away: each kind of input is doubled, and the work that a check does of it may grow two and a half times at most.
//!
//! Work is counted in allocations and in the bytes that they ask for, the same on every machine; what an input of nothing costs is
//! taken off first.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]
#![expect(clippy::print_stdout, reason = "what each kind costs is told to whoever asks for it")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use utbud::finding::human;
use utbud::site::Options;
use utbud::source::Sources;
use utbud::value::Datum;

/// The system's own memory, counted.
struct Counting;

static COUNT: AtomicU64 = AtomicU64::new(0);
static BYTES: AtomicU64 = AtomicU64::new(0);

#[expect(unsafe_code, reason = "a counting allocator is one; it does what the system's does")]
// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::Relaxed);
        BYTES.fetch_add(layout.size() as u64, Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Files = BTreeMap<String, String>;

/// A small sound site.
fn base() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/_base");
    let entries = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(&root).expect("below it").to_string_lossy().into_owned();
            (path, fs::read_to_string(entry.path()).expect("readable"))
        })
        .collect()
}

/// What a check of these files and its report ask for: allocations and bytes.
fn work(files: &Files) -> [u64; 2] {
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    let options = Options { date: Datum::parse("2025-06-01").expect("a day"), base_url: None };
    let before = [&COUNT, &BYTES].map(|count| count.load(Ordering::Relaxed));
    let (site, findings) = utbud::build(&sources, &options);
    drop(human(&findings, &sources, false));
    drop(site);
    let after = [&COUNT, &BYTES].map(|count| count.load(Ordering::Relaxed));
    [after[0] - before[0], after[1] - before[1]]
}

/// A kind of input: its name, how much of it is built first, and how it is laid into a site.
type Kind = (&'static str, usize, fn(usize, &mut Files));

fn page(text: String, files: &mut Files) {
    files.insert("content/sidor/lang.md".to_owned(), format!("---\ntitel: Lång\nkällor: [rapport#1]\n---\n{text}\n"));
}

/// A table of months, which no one needs to be protected in.
fn table(id: &str, columns: usize, rows: usize, files: &mut Files) {
    let columns: Vec<String> = (0..columns).map(|column| format!("k{column}")).collect();
    let heads: Vec<String> = columns.iter().map(|id| format!("  - {{id: {id}, namn: Kolumn {id}}}\n")).collect();
    let record = format!(
        "titel: Tabell {id}\nmäter: månader\nperiod: 2024\nkälla: rapport#1\nkolumner:\n{}fil: {id}.csv\n",
        heads.concat()
    );
    let row = |row: usize| {
        let cells: Vec<String> = (0..columns.len()).map(|column| ((row * 7919 + column * 104_729) % 9973).to_string()).collect();
        format!("rad-{row},{}\n", cells.join(","))
    };
    files.insert(format!("data/{id}.yaml"), record);
    files.insert(format!("data/{id}.csv"), format!("id,{}\n{}", columns.join(","), (0..rows).map(row).collect::<String>()));
}

const KINDS: &[Kind] = &[
    ("faults on one line", 1000, |n, files| page("[a][b] ".repeat(n), files)),
    ("links to nothing on one line", 500, |n, files| page("[a](insats:saknas) ".repeat(n), files)),
    ("expressions on one line", 500, |n, files| page("{{ antal_insatser() }} ".repeat(n), files)),
    ("broken expressions on one line", 500, |n, files| page("{{ x( }} ".repeat(n), files)),
    ("braces without end", 2000, |n, files| page("{{ ".repeat(n), files)),
    ("digits", 20_000, |n, files| page("1234567890".repeat(n / 10), files)),
    ("numbers", 5_000, |n, files| page("12345 67890 ".repeat(n / 2), files)),
    ("headings", 500, |n, files| page((0..n).map(|at| format!("\n## Rubrik {at}\n\nText.\n")).collect(), files)),
    ("headings with one name", 500, |n, files| page("\n## Samma\n\nText.\n".repeat(n), files)),
    ("list items", 1000, |n, files| page("- punkt\n".repeat(n), files)),
    ("nested lists", 50, |n, files| {
        let one: String = (0..10).map(|depth| format!("{}- punkt\n", "  ".repeat(depth))).collect();
        page(one.repeat(n), files);
    }),
    ("nested quotations", 50, |n, files| page(format!("{} citat", ">".repeat(n)), files)),
    ("emphasis", 1000, |n, files| page("*a _b ".repeat(n), files)),
    ("brackets", 1000, |n, files| page("[".repeat(n), files)),
    ("a long word", 20_000, |n, files| page("sysselsättning".repeat(n / 14), files)),
    ("synonyms", 100, |n, files| {
        let words = (0..n).map(|at| format!("- lika: [ordet{at}, termen{at}]\n")).collect();
        files.insert("content/modell/synonymer.yaml".to_owned(), words);
    }),
    ("insatser", 50, |n, files| {
        let one = files["content/insatser/odlarna.yaml"].clone();
        for at in 0..n {
            let text = one.replace("namn: Odlarna", &format!("namn: Odlarna {at}"));
            files.insert(format!("content/insatser/odlarna-{at}.yaml"), text);
        }
    }),
    ("conditions", 50, |n, files| {
        let one = files.get_mut("content/insatser/odlarna.yaml").expect("the base has it");
        one.push_str("passar:\n");
        (0..n).for_each(|at| one.push_str(&format!("  - {{bedöms: \"Villkor {at}.\", källa: rapport#1.2}}\n")));
    }),
    ("unknown keys", 200, |n, files| {
        let one = files.get_mut("content/insatser/odlarna.yaml").expect("the base has it");
        (0..n).for_each(|at| one.push_str(&format!("nyckel{at}: 1\n")));
    }),
    ("rows of a table", 400, |n, files| table("rader", 3, n, files)),
    ("columns of a table", 200, |n, files| table("kolumner", n, 3, files)),
    ("tables", 20, |n, files| (0..n).for_each(|at| table(&format!("tabell-{at}"), 3, 4, files))),
];

#[test]
fn twice_as_much_takes_at_most_two_and_a_half_times_the_work() {
    let base = base();
    work(&base);
    let nothing = work(&base);
    let mut ran_away = Vec::new();
    for (name, size, lay) in KINDS {
        let of = |size: usize| {
            let mut files = base.clone();
            lay(size, &mut files);
            work(&files)
        };
        let (one, two) = (of(*size), of(2 * size));
        for (what, at) in [("allocations", 0), ("bytes", 1)] {
            let [one, two] = [one[at], two[at]].map(|work| work.saturating_sub(nothing[at]).max(1));
            let growth = two as f64 / one as f64;
            println!("{name}: {one} {what}, doubled {growth:.2}");
            if growth > 2.5 {
                ran_away.push(format!("{name}: {what} grow {growth:.2} times, from {one} to {two}"));
            }
        }
    }
    assert!(ran_away.is_empty(), "{}", ran_away.join("\n"));
}
