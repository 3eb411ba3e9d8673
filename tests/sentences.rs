//! Sixty tables that nobody has looked at, with gaps, ties, hidden numbers, units and times in every order: each sentence that is
//! made of them is read back and held against a recomputation of its own, from the published file alone.

#![expect(clippy::disallowed_methods, reason = "the base site lies in a folder")]

mod site;

use std::collections::BTreeMap;
use std::path::Path;

use site::{Tree, tree};
use utbud::source::Sources;

/// Numbers without chance.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            let other = self.throw(at as u64 + 1);
            list.swap(at, usize::try_from(other).expect("it is small"));
        }
    }
}

/// Columns in the order of time; `None` where no change may be told between them.
fn columns(sort: u64) -> (Vec<String>, bool) {
    let months = ["Januari", "Februari", "Mars", "April", "Maj", "Juni", "Juli", "Augusti", "September", "Oktober"];
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    match sort {
        0 => (list(&["2021", "2022", "2023", "2024"]), true),
        1 => (list(&["2023-10", "2023-12", "2024-02", "2024-11"]), true),
        2 => (months.iter().map(|month| format!("{month} 2024")).collect(), true),
        3 => (list(&["Kvartal 3 2023", "Kvartal 4 2023", "Kvartal 1 2024", "Kvartal 2 2024"]), true),
        4 => (list(&["Första halvåret 2023", "Andra halvåret 2023", "Första halvåret 2024"]), true),
        5 => (list(&["2021/22", "2022/23", "2023/24"]), true),
        6 => (list(&["VT 2023", "HT 2023", "VT 2024"]), true),
        7 => (list(&["2023", "Mars 2024"]), false),
        8 => (list(&["Norr", "Söder", "Öster"]), false),
        _ => (list(&["Alla, 2022", "Hindret missbruk, 2023"]), false),
    }
}

const UNITS: [(&str, &str, &str); 6] = [
    ("", "", ""),
    ("besök", "besök", "enhet: besök"),
    ("verksamhet", "verksamheter", "enhet: verksamheter"),
    ("ärende", "ärenden", "enhet: ärenden"),
    ("öppen grupp", "öppna grupper", "enhet: {en: öppen grupp, flera: öppna grupper}"),
    ("person", "personer", ""),
];

/// A table as it was made: its columns in order of time, and its unit.
struct Made {
    columns: Vec<String>,
    in_time: bool,
    unit: (&'static str, &'static str),
}

fn table(number: u64, dice: &mut Dice) -> (String, Made) {
    let (ordered, in_time) = columns(number % 10);
    let mut shown = ordered.clone();
    dice.shuffle(&mut shown);
    let unit = UNITS[usize::try_from(dice.throw(6)).expect("it is small")];
    let persons = unit.1 == "personer";
    let columns: Vec<String> = shown.iter().enumerate().map(|(at, name)| format!("{{id: k{at}, namn: \"{name}\"}}")).collect();
    let mut yaml = format!(
        "titel: Tabell {number}\nmäter: {}\n{}\npopulation: Grupp {number}\nperiod: 2021–2025\nkälla: rapport#2\nkolumner: [{}]\nrader:\n",
        if persons { "personer" } else { "antal" },
        unit.2,
        columns.join(", ")
    );
    let gaps = dice.throw(3) == 0;
    for row in 0..3 + dice.throw(5) {
        let cells: Vec<String> = shown
            .iter()
            .map(|_| match dice.throw(12) {
                0 if gaps => "null".to_owned(),
                1 if gaps => "\".\"".to_owned(),
                // Few values give many ties; small ones of persons are hidden.
                _ if persons => (dice.throw(60) + if dice.throw(9) == 0 { 1 } else { 9 }).to_string(),
                _ => dice.throw(6).to_string(),
            })
            .collect();
        yaml += &format!("  - {{id: r{row}, namn: Rad {row}, värden: [{}]}}\n", cells.join(", "));
    }
    (yaml, Made { columns: ordered, in_time, unit: (unit.0, unit.1) })
}

/// The published numbers of a table: by column, the rows' names and what stands there.
fn published(tree: &Tree, id: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let bytes = &tree[&format!("oppna-data/tabeller/{id}-bred.csv")];
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
    let heads: Vec<String> = reader.headers().expect("it has a head").iter().skip(1).map(str::to_owned).collect();
    let mut columns: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("it is CSV");
        for (head, cell) in heads.iter().zip(record.iter().skip(1)) {
            columns.entry(head.clone()).or_default().push((record[0].to_owned(), cell.to_owned()));
        }
    }
    columns
}

/// The sentences of a table's page.
fn sentences(tree: &Tree, id: &str) -> Vec<String> {
    let page = std::str::from_utf8(&tree[&format!("statistik/{id}.html")]).expect("a page is text");
    let title = page.split("<div class=\"title\">").nth(1).and_then(|rest| rest.split("</div>").next()).expect("it has a title");
    let mut paragraphs: Vec<String> =
        title.split("<p>").skip(1).map(|rest| rest.split("</p>").next().unwrap_or_default().to_owned()).collect();
    paragraphs.iter_mut().for_each(|text| *text = text.replace('\u{a0}', " "));
    paragraphs
}

struct Claims<'t> {
    made: &'t Made,
    cells: BTreeMap<String, Vec<(String, String)>>,
}

impl Claims<'_> {
    fn with_unit(&self, number: &str) -> String {
        let (one, many) = self.made.unit;
        format!("{number} {}", if number == "1" { one } else { many }).trim_end().to_owned()
    }

    fn numbers(&self, column: &str) -> Vec<(String, f64)> {
        self.cells[column].iter().filter_map(|(row, cell)| Some((row.clone(), cell.parse().ok()?))).collect()
    }

    fn has(&self, column: &str, cell: &str) -> bool {
        self.cells[column].iter().any(|(_, found)| found == cell)
    }

    /// A missing number stands as nothing, as does what can't have one: the file with the statuses tells them apart.
    fn hedged(&self, column: &str, missing: &[(String, String)]) -> bool {
        self.cells[column].iter().any(|(row, _)| missing.contains(&(row.clone(), column.to_owned())))
    }

    fn named(names: &[String]) -> String {
        let quoted: Vec<String> = names.iter().map(|name| format!("”{name}”")).collect();
        match quoted.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            all if all.len() > 5 => format!("{} och {} till", all[..4].join(", "), all.len() - 4),
            [most @ .., last] => format!("{} och {last}", most.join(", ")),
        }
    }

    /// The column that may be told of: the last in time without hidden numbers; where there is no time, the first that is shown.
    fn extreme(&self, column: &str, largest: bool, missing: &[(String, String)]) -> String {
        let numbers = self.numbers(column);
        let best =
            numbers.iter().map(|(_, n)| *n).fold(f64::NAN, |a, b| if a.is_nan() || (b > a) == largest && b != a { b } else { a });
        let rows: Vec<String> = numbers.iter().filter(|(_, n)| *n == best).map(|(row, _)| row.clone()).collect();
        let amount = self.with_unit(&best.to_string());
        let hedge = self.hedged(column, missing);
        if rows.len() == numbers.len() {
            return format!("{} har {amount}", if hedge { "Alla som har uppgift" } else { "Alla" });
        }
        let word = if largest { "Störst" } else { "Minst" };
        let hedge = if hedge { " av dem som har uppgift" } else { "" };
        match rows.len() {
            1 => format!("{word}{hedge} är ”{}”: {amount}", rows[0]),
            n => format!("{word}{hedge} är {}, {} med {amount}", Self::named(&rows), if n == 2 { "båda" } else { "alla" }),
        }
    }

    fn change(&self, from: &str, to: &str) -> Option<String> {
        let (a, b) = (self.numbers(from), self.numbers(to));
        let changes: Vec<(String, f64, f64)> = a
            .iter()
            .filter_map(|(row, x)| b.iter().find(|(other, _)| other == row).map(|(_, y)| (row.clone(), *x, *y)))
            .collect();
        let most = changes.iter().map(|(_, x, y)| (y - x).abs()).reduce(f64::max)?;
        let small = |name: &str| {
            let mut letters = name.chars();
            let (first, second) = (letters.next(), letters.next());
            let word = first.is_some_and(char::is_uppercase) && second.is_some_and(char::is_lowercase);
            if word {
                name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect()
            } else {
                name.to_owned()
            }
        };
        let when = format!("mellan {} och {}", small(from), small(to));
        if most == 0.0 {
            return Some(format!("Inget har ändrats {when}"));
        }
        let largest: Vec<&(String, f64, f64)> = changes.iter().filter(|(_, x, y)| (y - x).abs() == most).collect();
        let up = largest.iter().filter(|(_, x, y)| y > x).count();
        let verb = if up == 0 {
            "minskat"
        } else if up == largest.len() {
            "ökat"
        } else {
            "ändrats"
        };
        if let [(row, x, y)] = largest.as_slice() {
            let start = if changes.len() == 1 { format!("”{row}” har") } else { format!("Mest har ”{row}”") };
            return Some(format!("{start} {verb}: från {x} till {}, {when}", self.with_unit(&y.to_string())));
        }
        let names: Vec<String> = largest.iter().map(|(row, ..)| row.clone()).collect();
        let all = if names.len() == 2 { "båda" } else { "alla" };
        Some(format!("Mest har {} {verb}, {all} med {}, {when}", Self::named(&names), self.with_unit(&most.to_string())))
    }
}

/// The cells without a number because the source has none.
fn missing(tree: &Tree, id: &str) -> Vec<(String, String)> {
    let mut reader = csv::ReaderBuilder::new().from_reader(tree[&format!("oppna-data/tabeller/{id}.csv")].as_slice());
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("it is CSV")).collect();
    let gap = |record: &&csv::StringRecord| record.iter().next_back().is_some_and(|status| status.contains("saknas"));
    records.iter().filter(gap).map(|record| (record[1].to_owned(), record[3].to_owned())).collect()
}

#[test]
fn every_made_sentence_is_what_the_published_numbers_say() {
    let mut dice = Dice(20_251_129);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/statistik");
    for path in ["site.toml", "content/kallor/rapport.yaml"] {
        files.push((path.to_owned(), std::fs::read(base.join(path)).expect("the base has it")));
    }
    let mut made = Vec::new();
    for number in 0..60 {
        let (yaml, table) = table(number, &mut dice);
        files.push((format!("data/t{number}.yaml"), yaml.into_bytes()));
        made.push((format!("t{number}"), table));
    }
    let sources = Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let tree = tree(&sources);
    let (mut told, mut wrong) = (0, Vec::new());
    for (id, made) in &made {
        if !tree.contains_key(&format!("statistik/{id}.html")) {
            continue;
        }
        let claims = Claims { made, cells: published(&tree, id) };
        let missing = missing(&tree, id);
        let columns = &made.columns;
        let found = sentences(&tree, id);
        told += found.len();
        for sentence in found {
            let text = sentence.trim_end_matches('.').to_owned();
            let holds = columns.iter().enumerate().any(|(at, column)| {
                let when = column_in_words(column);
                let hidden = claims.has(column, "..");
                let newest = !made.in_time || columns[at + 1..].iter().all(|later| claims.has(later, ".."));
                let extreme = !hidden
                    && newest
                    && (text == format!("{} ({when})", claims.extreme(column, true, &missing))
                        || text == claims.extreme(column, false, &missing));
                let before = at.checked_sub(1).map(|at| &columns[at]).filter(|_| made.in_time);
                let whole = |column: &String| !claims.has(column, "..") && !claims.hedged(column, &missing);
                let change = before
                    .filter(|before| newest && whole(before) && whole(column))
                    .and_then(|before| claims.change(before, column));
                extreme || change.as_ref() == Some(&text)
            });
            if !holds {
                wrong.push(format!("{id}: {sentence}\n{:?}\n{:?}", made.columns, claims.cells));
            }
        }
    }
    assert!(told > 80, "only {told} sentences were made");
    assert!(wrong.is_empty(), "{} of {told}:\n{}", wrong.len(), wrong.join("\n\n"));
}

/// A column's name in the middle of a sentence.
fn column_in_words(name: &str) -> String {
    let time = name.starts_with("20") || name.chars().any(|c| c.is_ascii_digit());
    let word = name.chars().nth(1).is_some_and(char::is_lowercase);
    if time && word && !name.contains(',') {
        name.chars().take(1).flat_map(char::to_lowercase).chain(name.chars().skip(1)).collect()
    } else {
        name.to_owned()
    }
}
