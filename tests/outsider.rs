//! Sites made to give a hidden count away, and innocent ones: what the first tell together with the sums that an outsider knows is
//! worked out by the tests' own attacker, and the second are published whole.
//!
//! A case is a file: what is secret (`hemligt: TABELL:RAD/KOLUMN = TAL`), which sums an outsider knows (`summa: … = … + …`), which
//! shares (`andel: ANDEL = DEL / ALLA`, `rest: ANDEL + ANDEL = DEL / ALLA`, where the shares are of what the part leaves), what must
//! not be shown, then the files that are laid over `tests/findings/_base`, each after a line `--- SÖKVÄG`. Other sites are made by
//! chance (`outsider/made.rs`): `cargo test` tries one of each kind, `tests/full` those of seeds that no one looks at while the
//! program is tuned.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

mod attacker;
mod cases;
#[path = "outsider/made.rs"]
mod made;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use attacker::{Published, interval};
use rayon::prelude::*;
use site::{Tree, options, tree};
use utbud::source::Sources;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

struct Case {
    name: String,
    says: Vec<String>,
    files: BTreeMap<String, Vec<u8>>,
}

fn below(folder: &Path, under: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is ours") {
        let path = entry.expect("it is ours").path();
        if path.is_dir() {
            below(&path, under, files);
        } else {
            let name = path.strip_prefix(under).expect("it lies below").to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).expect("the file is ours"));
        }
    }
}

fn base() -> BTreeMap<String, Vec<u8>> {
    let mut base = BTreeMap::new();
    let folder = root().join("findings/_base");
    below(&folder, &folder, &mut base);
    base
}

fn cases(kind: &str) -> Vec<Case> {
    let base = base();
    let mut texts = BTreeMap::new();
    let folder = root().join("outsider").join(kind);
    below(&folder, &folder, &mut texts);
    texts.retain(|name, _| name.ends_with(".txt"));
    let read = |(name, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).expect("cases are UTF-8");
        let mut case = Case { name, says: Vec::new(), files: base.clone() };
        let mut file: Option<String> = None;
        for line in text.lines() {
            match (line.strip_prefix("--- "), &file) {
                (Some(path), _) if path.contains('/') => {
                    case.files.insert(path.to_owned(), Vec::new());
                    file = Some(path.to_owned());
                }
                (_, Some(path)) => {
                    let own = case.files.get_mut(path).expect("it has been begun");
                    own.extend(line.as_bytes());
                    own.push(b'\n');
                }
                (_, None) => case.says.push(line.to_owned()),
            }
        }
        case
    };
    texts.into_iter().map(read).collect()
}

fn made(made: Vec<made::Made>) -> Vec<Case> {
    let base = base();
    let case = |made: made::Made| {
        let mut files = base.clone();
        files.extend(made.files.into_iter().map(|(path, text)| (path, text.into_bytes())));
        Case { name: made.name, says: made.says, files }
    };
    made.into_iter().map(case).collect()
}

/// The seeds of this run: those above a thousand are never looked at while the program is tuned.
fn seeds() -> std::ops::Range<u64> {
    match cases::cases(1) {
        1 => 0..1,
        times => 1000..1000 + u64::from(times),
    }
}

impl Case {
    fn sources(&self) -> Sources {
        Sources::from_memory(self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
    }

    fn says<'c>(&'c self, what: &'c str) -> impl Iterator<Item = &'c str> {
        self.says.iter().filter_map(move |line| line.strip_prefix(what)?.strip_prefix(": "))
    }
}

/// What the open data show of each cell: a number, or nothing where it is protected.
fn cells(tree: &Tree) -> BTreeMap<String, Option<f64>> {
    let mut cells = BTreeMap::new();
    for (path, bytes) in tree {
        let table = path.strip_prefix("oppna-data/tabeller/").and_then(|name| name.strip_suffix(".csv"));
        let Some(table) = table.filter(|table| !table.ends_with("-bred") && !table.ends_with("-excel")) else { continue };
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let head: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        for record in reader.records() {
            let record = record.expect("our own CSV");
            let get = |name: &str| head.iter().position(|column| column == name).map(|at| record[at].to_owned());
            let mut name = format!("{table}:{}/{}", get("rad_id").expect("a row"), get("kolumn_id").expect("a column"));
            if let Some(layer) = get("lager_id") {
                name.push_str(&format!("@{layer}"));
            }
            let hidden = get("status").as_deref() == Some("skyddad");
            if hidden || get("varde").is_some_and(|value| !value.is_empty()) {
                cells.insert(name, get("varde").filter(|_| !hidden).map(|value| value.parse().expect("a number")));
            }
        }
    }
    cells
}

/// What an outsider knows of the cells, whole numbers all.
struct Known<'c> {
    cells: &'c BTreeMap<String, Option<f64>>,
    names: Vec<&'c String>,
    published: Published,
    /// The most decimals that shares are published with.
    decimals: usize,
}

impl<'c> Known<'c> {
    fn new(case: &Case, cells: &'c BTreeMap<String, Option<f64>>) -> Self {
        let names: Vec<&String> = cells.keys().collect();
        let numbers = names.iter().map(|name| cells[*name].map(|value| value as i64)).collect();
        let decimals = |number: &f64| number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let decimals = cells.values().flatten().map(decimals).max().unwrap_or(0);
        let mut known = Self { cells, names, published: Published::new(numbers, 0, Vec::new()), decimals };
        case.says("summa").for_each(|sum| known.sum(sum));
        case.says("andel").for_each(|share| known.share(share));
        case.says("rest").for_each(|rest| known.rest(rest));
        known
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| *other == name.trim())
    }

    fn sum(&mut self, sum: &str) {
        let (left, right) = sum.split_once(" = ").expect("two sides");
        let side =
            |text: &str, sign: i64| text.split(" + ").map(|name| Some((self.number(name)?, sign))).collect::<Option<Vec<_>>>();
        if let (Some(mut terms), Some(more)) = (side(left, 1), side(right, -1)) {
            terms.extend(more);
            self.published.equations.push((terms, 0));
        }
    }

    fn share(&mut self, share: &str) {
        let (share, of) = share.split_once(" = ").expect("two sides");
        let (part, whole) = of.split_once(" / ").expect("a part and its whole");
        if let (Some(part), Some(whole)) = (self.number(part), self.number(whole)) {
            self.rounds_to(share, part, whole);
        }
    }

    /// A part of a whole rounds to the share, if that is shown.
    fn rounds_to(&mut self, share: &str, part: usize, whole: usize) {
        let Some(Some(share)) = self.cells.get(share.trim()) else { return };
        let scale = 10_i64.pow(self.decimals as u32);
        let share = (share * scale as f64).round() as i64;
        let (above, below) = (self.published.helper(), self.published.helper());
        self.published.equations.push((vec![(part, 200 * scale), (whole, -2 * share - 1), (above, 1)], 0));
        self.published.equations.push((vec![(part, 200 * scale), (whole, 1 - 2 * share), (below, -1)], 0));
    }

    /// The parts of a whole that shares alone tell of, and the one that is left.
    fn rest(&mut self, rest: &str) {
        let (shares, of) = rest.split_once(" = ").expect("two sides");
        let (part, whole) = of.split_once(" / ").expect("a part and its whole");
        let (Some(part), Some(whole)) = (self.number(part), self.number(whole)) else { return };
        let mut terms = vec![(part, 1), (whole, -1)];
        for share in shares.split(" + ") {
            let other = self.published.helper();
            self.rounds_to(share, other, whole);
            terms.push((other, 1));
        }
        self.published.equations.push((terms, 0));
    }
}

/// What an outsider finds out who knows the sums and the shares of the case.
fn attack(case: &Case, cells: &BTreeMap<String, Option<f64>>) -> Vec<String> {
    let threshold: i64 = case.says("gräns").next().map_or(5, |text| text.parse().expect("a number"));
    let known = Known::new(case, cells);
    let mut told = Vec::new();
    for secret in case.says("hemligt") {
        let Some((name, _)) = secret.split_once(" = ") else { continue };
        let Some(cell) = known.number(name) else { continue };
        match known.published.cells[cell] {
            Some(_) => told.push(format!("{name} visas")),
            None => {
                let found = interval(&known.published, cell);
                if found.is_none_or(|found| found.lower > 1 || found.upper.is_some_and(|upper| upper < threshold)) {
                    told.push(format!("{name} är {found:?}"));
                }
            }
        }
    }
    let shows = |name: &str| cells.get(name).is_some_and(Option::is_some);
    told.extend(case.says("utan-csv").filter(|name| shows(name)).map(|name| format!("{name} visas")));
    told.extend(case.says("synlig-inte").filter(|names| names.split(" & ").all(shows)).map(|names| format!("{names} visas")));
    for few in case.says("minst-dolda") {
        let (table, least) = few.split_once(' ').expect("a table and a number");
        let hidden = cells.iter().filter(|(name, cell)| name.starts_with(&format!("{table}:")) && cell.is_none()).count();
        if hidden < least.parse().expect("a number") {
            told.push(format!("{hidden} dolda i {table}"));
        }
    }
    told
}

/// A page's words, without its markup.
fn words(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let bare: Vec<&str> = text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    bare.join(" ").replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What pages say that they must not.
fn told_by_pages(case: &Case, tree: &Tree) -> Vec<String> {
    let said = |(page, text): (&str, &str)| match tree.get(page).map(|page| words(page)) {
        Some(words) if text.split(" & ").all(|text| words.contains(text)) => Some(format!("{page} säger {text}")),
        Some(_) => None,
        None => Some(format!("ingen sida {page}")),
    };
    case.says("utan").filter_map(|line| line.split_once(" :: ")).filter_map(said).collect()
}

/// What a site that is made to leak tells.
struct Judged {
    told: Vec<String>,
    stopped: bool,
    /// How many of its tables are published, and how many it has.
    tables: (usize, usize),
}

fn judge(case: &Case) -> Judged {
    let sources = case.sources();
    let own = |path: &String| Some(path.strip_prefix("data/")?.strip_suffix(".yaml")?.to_owned());
    let ids: Vec<String> = case.files.keys().filter_map(own).collect();
    let (_, findings) = utbud::build(&sources, &options());
    if findings.stop(false) {
        return Judged { told: Vec::new(), stopped: true, tables: (0, ids.len()) };
    }
    let tree = tree(&sources);
    let mut told = attack(case, &cells(&tree));
    told.extend(told_by_pages(case, &tree));
    let published = ids.iter().filter(|id| tree.contains_key(&format!("oppna-data/tabeller/{id}.csv"))).count();
    Judged { told, stopped: false, tables: (published, ids.len()) }
}

#[test]
fn no_site_made_to_leak_gives_a_hidden_count_away() {
    let cases = cases("leaky");
    assert!(cases.len() >= 25, "at least 25 kinds");
    let mut told = Vec::new();
    for case in &cases {
        let judged = judge(case);
        if judged.stopped && !case.says.iter().any(|line| line == "får stoppas") {
            told.push(format!("{}: stoppas", case.name));
        }
        if !judged.stopped && judged.tables.0 < judged.tables.1 {
            told.push(format!("{}: {:?} tabeller visas", case.name, judged.tables));
        }
        told.extend(judged.told.into_iter().map(|what| format!("{}: {what}", case.name)));
    }
    assert_eq!(told, [""; 0]);
}

#[test]
fn no_site_made_by_chance_to_leak_gives_a_hidden_count_away() {
    let cases = made(made::leaky(seeds()));
    let judged: Vec<(&Case, Judged)> = cases.par_iter().map(|case| (case, judge(case))).collect();
    let mut told = Vec::new();
    let mut tables = (0, 0);
    for (case, judged) in judged {
        tables = (tables.0 + judged.tables.0, tables.1 + judged.tables.1);
        if judged.stopped && !case.says.iter().any(|line| line == "får stoppas") {
            told.push(format!("{}: stoppas", case.name));
        }
        told.extend(judged.told.into_iter().map(|what| format!("{}: {what}", case.name)));
    }
    assert_eq!(told, [""; 0], "{tables:?} tables are published");
    assert!(tables.0 * 4 >= tables.1 * 3, "of {} tables {} are published", tables.1, tables.0);
}

/// The same sites with their tables public and the secret alone hidden: each gives it away, so that those above are tried.
#[test]
fn an_outsider_breaks_each_site_that_hides_its_secret_alone() {
    for mut case in made(made::leaky(0..2)) {
        let public = b"skydd: {redan_offentlig: {k\xc3\xa4lla: rapport#1, sk\xc3\xa4l: provet}}\n";
        let tables = case.files.iter_mut().filter(|(path, _)| path.starts_with("data/"));
        for (_, text) in tables {
            let own = String::from_utf8(std::mem::take(text)).expect("it is ours");
            let kept = own.lines().filter(|line| !line.starts_with("skydd:")).map(|line| format!("{line}\n")).collect::<String>();
            *text = [public.as_slice(), kept.as_bytes()].concat();
        }
        let tree = tree(&case.sources());
        let mut cells = cells(&tree);
        for (name, _) in case.says("hemligt").filter_map(|secret| secret.split_once(" = ")) {
            cells.insert(name.to_owned(), None);
        }
        let mut told = attack(&case, &cells);
        told.extend(told_by_pages(&case, &tree));
        assert!(!told.is_empty(), "{}", case.name);
    }
}

/// What of an innocent site is kept from its readers.
fn kept(case: &Case) -> Vec<String> {
    let sources = case.sources();
    let (_, findings) = utbud::build(&sources, &options());
    if findings.stop(false) {
        return vec![format!("{}: {}", case.name, utbud::finding::human(&findings, &sources, false))];
    }
    let tree = tree(&sources);
    let ids = case.files.keys().filter_map(|path| path.strip_prefix("data/")?.strip_suffix(".yaml"));
    let kept = ids.filter(|id| !tree.contains_key(&format!("oppna-data/tabeller/{id}.csv")));
    kept.map(|id| format!("{}: {id} visas inte", case.name)).collect()
}

#[test]
fn no_innocent_site_is_stopped() {
    let cases = cases("innocent");
    assert!(cases.len() >= 25, "at least 25 kinds");
    assert_eq!(cases.par_iter().flat_map(kept).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn no_innocent_site_made_by_chance_is_stopped() {
    assert_eq!(made(made::innocent(seeds())).par_iter().flat_map(kept).collect::<Vec<_>>(), [""; 0]);
}
