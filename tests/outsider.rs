//! Sites made to give a hidden count away, and innocent ones: what the first tell together with the sums that an outsider knows is
//! worked out by the tests' own attacker, and the second are published whole.
//!
//! A case is a file: what is secret (`hemligt: TABELL:RAD/KOLUMN = TAL`), which sums an outsider knows (`summa: … = … + …`), what must
//! not be shown, then the files that are laid over `tests/findings/_base`, each after a line `--- SÖKVÄG`.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

mod attacker;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use attacker::{Published, interval};
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

fn cases(kind: &str) -> Vec<Case> {
    let mut base = BTreeMap::new();
    let folder = root().join("findings/_base");
    below(&folder, &folder, &mut base);
    let mut texts = BTreeMap::new();
    let folder = root().join("outsider").join(kind);
    below(&folder, &folder, &mut texts);
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

/// What an outsider finds out who knows the sums of the case.
fn attack(case: &Case, cells: &BTreeMap<String, Option<f64>>) -> Vec<String> {
    let threshold: i64 = case.says("gräns").next().map_or(5, |text| text.parse().expect("a number"));
    let names: Vec<&String> = cells.keys().collect();
    let whole = |value: f64| value as i64;
    let number = |name: &str| names.iter().position(|other| *other == name);
    let mut equations = Vec::new();
    for sum in case.says("summa") {
        let (left, right) = sum.split_once(" = ").expect("two sides");
        let side =
            |text: &str, sign: i64| text.split(" + ").map(|name| Some((number(name.trim())?, sign))).collect::<Option<Vec<_>>>();
        if let (Some(mut terms), Some(more)) = (side(left, 1), side(right, -1)) {
            terms.extend(more);
            equations.push((terms, 0));
        }
    }
    let published = Published::new(names.iter().map(|name| cells[*name].map(whole)).collect(), 0, equations);
    let mut told = Vec::new();
    for secret in case.says("hemligt") {
        let Some((name, _)) = secret.split_once(" = ") else { continue };
        let Some(cell) = number(name) else { continue };
        match published.cells[cell] {
            Some(_) => told.push(format!("{name} visas")),
            None => {
                let known = interval(&published, cell);
                if known.is_none_or(|known| known.lower > 1 || known.upper.is_some_and(|upper| upper < threshold)) {
                    told.push(format!("{name} är {known:?}"));
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
    let bare: String = text.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    bare.replace('\u{a0}', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_site_made_to_leak_gives_a_hidden_count_away() {
    let cases = cases("leaky");
    assert!(cases.len() >= 25, "at least 25 kinds");
    let mut told = Vec::new();
    for case in &cases {
        let sources = case.sources();
        let (_, findings) = utbud::build(&sources, &options());
        if findings.stop(false) {
            if !case.says.iter().any(|line| line == "får stoppas") {
                told.push(format!("{}: stoppas", case.name));
            }
            continue;
        }
        let tree = tree(&sources);
        let cells = cells(&tree);
        told.extend(attack(case, &cells).into_iter().map(|what| format!("{}: {what}", case.name)));
        for secret in case.says("hemligt").filter_map(|secret| secret.split_once(" = ")) {
            if !cells.contains_key(secret.0) {
                told.push(format!("{}: {} visas inte alls", case.name, secret.0));
            }
        }
        for (page, text) in case.says("utan").filter_map(|line| line.split_once(" :: ")) {
            let words = tree.get(page).map(|page| words(page));
            match words {
                Some(words) if text.split(" & ").all(|text| words.contains(text)) => {
                    told.push(format!("{}: {page} säger {text}", case.name))
                }
                Some(_) => {}
                None => told.push(format!("{}: ingen sida {page}", case.name)),
            }
        }
    }
    assert_eq!(told, [""; 0]);
}

#[test]
fn no_innocent_site_is_stopped() {
    let cases = cases("innocent");
    assert!(cases.len() >= 25, "at least 25 kinds");
    let mut told = Vec::new();
    for case in &cases {
        let sources = case.sources();
        let (_, findings) = utbud::build(&sources, &options());
        if findings.stop(false) {
            told.push(format!("{}: {}", case.name, utbud::finding::human(&findings, &sources, false)));
            continue;
        }
        let tree = tree(&sources);
        for path in case.files.keys().filter_map(|path| path.strip_prefix("data/")?.strip_suffix(".yaml")) {
            if !tree.contains_key(&format!("oppna-data/tabeller/{path}.csv")) {
                told.push(format!("{}: {path} visas inte", case.name));
            }
        }
    }
    assert_eq!(told, [""; 0]);
}
