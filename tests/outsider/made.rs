//! Statistics sites made by chance, from kinds that are known to leak and kinds that are innocent: other numbers, names, orders and
//! spellings at each seed. Those of the seeds that no one looks at while the program is tuned tell what it is worth.

use std::collections::BTreeMap;

/// A site: what its author knows of it, and its own files.
pub(crate) struct Made {
    /// Its kind and its seed.
    pub(crate) name: String,
    /// What is secret, which sums an outsider knows: the lines of a case.
    pub(crate) says: Vec<String>,
    /// The files, beside those of the base.
    pub(crate) files: BTreeMap<String, String>,
}

type Kind = (&'static str, fn(&mut Chance, &mut Made));

/// What gives a hidden count away, each kind with its maker.
const LEAKY: &[Kind] = &[
    ("total-by-name", total_by_name),
    ("total-by-value", total_by_value),
    ("subtotals", subtotals),
    ("of-which", of_which),
    ("both-sexes", both_sexes),
    ("layer-total", layer_total),
    ("linked-margin", linked_margin),
    ("one-row-total", one_row_total),
    ("parts-of-a-year", parts_of_a_year),
    ("ages", ages),
    ("shares-beside", shares_beside),
    ("shares-apart", shares_apart),
    ("mean-apart", mean_apart),
    ("unit-of-people", unit_of_people),
    ("two-thresholds", two_thresholds),
    ("public-beside", public_beside),
    ("nested-areas", nested_areas),
    ("change", change),
    ("total-in-title", total_in_title),
    ("table-in-prose", table_in_prose),
];

/// What looks like it and gives nothing away.
const INNOCENT: &[Kind] = &[
    ("declared", declared),
    ("series", series),
    ("plain", plain),
    ("other-people", other_people),
    ("other-time", other_time),
    ("large", large),
    ("shares-alone", shares_alone),
    ("organisations", organisations),
    ("refuted-total", refuted_total),
    ("loose-ages", loose_ages),
    ("numbers-in-text", numbers_in_text),
    ("answered", answered),
    ("months", months),
    ("ranked", ranked),
    ("zeros", zeros),
    ("means-of-many", means_of_many),
    ("places", places),
    ("three-layers", three_layers),
    ("months-waited", months_waited),
    ("two-tables-of-two", two_tables_of_two),
];

/// Sites that leak, one of each kind at each seed.
pub(crate) fn leaky(seeds: impl Iterator<Item = u64> + Clone) -> Vec<Made> {
    made(LEAKY, seeds)
}

/// Innocent sites, one of each kind at each seed.
pub(crate) fn innocent(seeds: impl Iterator<Item = u64> + Clone) -> Vec<Made> {
    made(INNOCENT, seeds)
}

fn made(kinds: &[Kind], seeds: impl Iterator<Item = u64> + Clone) -> Vec<Made> {
    let one = |(number, (name, make)): (usize, &Kind), seed: u64| {
        let mut made = Made { name: format!("{name} {seed}"), says: Vec::new(), files: BTreeMap::new() };
        make(&mut Chance(seed.wrapping_mul(1_000_003).wrapping_add(number as u64 * 7919 + 1)), &mut made);
        made
    };
    kinds.iter().enumerate().flat_map(|kind| seeds.clone().map(move |seed| one(kind, seed))).collect()
}

/// Numbers by chance, the same for the same seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.draw() % (high - low + 1) as u64) as i64
    }

    fn small(&mut self) -> i64 {
        self.between(1, 4)
    }

    fn large(&mut self) -> i64 {
        self.between(11, 90)
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.between(0, words.len() as i64 - 1) as usize]
    }

    /// Some of the words, each once, in any order.
    fn some<'w>(&mut self, words: &[&'w str], count: usize) -> Vec<&'w str> {
        let mut left = words.to_vec();
        (0..count).map(|_| left.remove(self.between(0, left.len() as i64 - 1) as usize)).collect()
    }

    /// Rows of large numbers.
    fn grid(&mut self, rows: usize, columns: usize) -> Vec<Vec<i64>> {
        (0..rows).map(|_| (0..columns).map(|_| self.large()).collect()).collect()
    }
}

const PLACES: &[&str] =
    &["Backa", "Tuve", "Lundby", "Askim", "Majorna", "Haga", "Kortedala", "Biskopsgården", "Torslanda", "Styrsö"];
const KINDS: &[&str] = &["Arbete", "Studier", "Praktik", "Sjukdom", "Flytt", "Okänt", "Annan insats", "Föräldraledighet"];
const TOTALS: &[&str] = &["Totalt", "Summa", "Samtliga", "Alla", "Hela staden", "Total", "TOTALT", "Alla områden", "Sammanlagt"];

/// A table as YAML. Rows and columns have the ids `r0`, `r1`, …, `k0`, `k1`, ….
struct Table<'t> {
    id: &'t str,
    title: String,
    head: &'t str,
    rows: Vec<String>,
    columns: Vec<String>,
    values: Vec<Vec<String>>,
}

impl<'t> Table<'t> {
    fn new(id: &'t str, rows: &[&str], columns: &[&str], values: &[Vec<i64>]) -> Self {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let values = values.iter().map(|row| row.iter().map(i64::to_string).collect()).collect();
        Self { id, title: format!("Tabell {id}"), head: "", rows: owned(rows), columns: owned(columns), values }
    }

    fn head(self, head: &'t str) -> Self {
        Self { head, ..self }
    }

    fn put(self, made: &mut Made) {
        let mut text = format!("titel: \"{}\"\nkälla: rapport#2\n", self.title);
        for (key, usual) in [("mäter", "personer"), ("population", "Klienter"), ("period", "2024")] {
            if !self.head.lines().any(|line| line.starts_with(key)) {
                text.push_str(&format!("{key}: {usual}\n"));
            }
        }
        text.push_str(self.head);
        let columns: Vec<String> = self
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| match column.split_once('|') {
                Some((name, more)) => format!("{{id: k{at}, namn: \"{name}\", {more}}}"),
                None => format!("{{id: k{at}, namn: \"{column}\"}}"),
            })
            .collect();
        text.push_str(&format!("kolumner: [{}]\nrader:\n", columns.join(", ")));
        for (at, (row, values)) in self.rows.iter().zip(&self.values).enumerate() {
            let (name, more) =
                row.split_once('|').map_or((row.as_str(), String::new()), |(name, more)| (name, format!(", {more}")));
            let values = if values.len() == 1 && values[0].starts_with('{') {
                values[0].clone()
            } else {
                format!("[{}]", values.join(", "))
            };
            text.push_str(&format!("  - {{id: r{at}, namn: \"{name}\", värden: {values}{more}}}\n"));
        }
        made.files.insert(format!("data/{}.yaml", self.id), text);
    }
}

fn cell(table: &str, row: usize, column: usize) -> String {
    format!("{table}:r{row}/k{column}")
}

fn secret(made: &mut Made, name: &str, value: i64) {
    made.says.push(format!("hemligt: {name} = {value}"));
}

fn sum(made: &mut Made, whole: String, parts: impl IntoIterator<Item = String>) {
    made.says.push(format!("summa: {whole} = {}", parts.into_iter().collect::<Vec<_>>().join(" + ")));
}

/// A grid with one small number and a row of its columns' sums, at the end or first.
fn with_total(chance: &mut Chance, made: &mut Made, name: &str, columns: usize) {
    let count = chance.between(3, 6) as usize;
    let mut grid = chance.grid(count, columns);
    let (row, column) = (chance.between(0, count as i64 - 1) as usize, chance.between(0, columns as i64 - 1) as usize);
    grid[row][column] = chance.small();
    let first = chance.between(0, 2) == 0;
    let totals = (0..columns).map(|column| grid.iter().map(|row| row[column]).sum()).collect();
    let mut rows = chance.some(PLACES, count);
    let at = if first { 0 } else { count };
    rows.insert(at, name);
    grid.insert(at, totals);
    let names = chance.some(KINDS, columns);
    let own = |row: usize| if first { row + 1 } else { row };
    secret(made, &cell("t", own(row), column), grid[own(row)][column]);
    for column in 0..columns {
        sum(made, cell("t", at, column), (0..count).map(|row| cell("t", own(row), column)));
    }
    Table::new("t", &rows, &names, &grid).put(made);
}

fn total_by_name(chance: &mut Chance, made: &mut Made) {
    let name = chance.of(TOTALS);
    let columns = chance.between(1, 4) as usize;
    with_total(chance, made, name, columns);
}

fn total_by_value(chance: &mut Chance, made: &mut Made) {
    let name = chance.of(&["Göteborg", "Kommunen", "Förvaltningen", "Oss alla", "Staden"]);
    let columns = chance.between(3, 5) as usize;
    with_total(chance, made, name, columns);
}

fn subtotals(chance: &mut Chance, made: &mut Made) {
    let columns = chance.between(3, 4) as usize;
    let mut rows = Vec::new();
    let mut grid = Vec::new();
    let names = chance.some(PLACES, 6);
    for (block, head) in ["Nordost", "Sydväst"].into_iter().enumerate() {
        let mut own = chance.grid(3, columns);
        if block == 0 {
            own[1][0] = chance.small();
        }
        rows.push(head);
        rows.extend(&names[block * 3..block * 3 + 3]);
        grid.push((0..columns).map(|column| own.iter().map(|row| row[column]).sum()).collect());
        grid.extend(own);
    }
    secret(made, &cell("t", 2, 0), grid[2][0]);
    for block in [0, 4] {
        for column in 0..columns {
            sum(made, cell("t", block, column), (1..4).map(|row| cell("t", block + row, column)));
        }
    }
    let names = chance.some(KINDS, columns);
    Table::new("t", &rows, &names, &grid).put(made);
}

fn of_which(chance: &mut Chance, made: &mut Made) {
    let word = chance.of(&["varav", "därav", "– varav", "Varav"]);
    let (small, large, other) = (chance.small(), chance.large(), chance.large());
    let (women, men) = (format!("{word} kvinnor"), format!("{word} män"));
    let grid = vec![vec![small + large], vec![small], vec![large], vec![other]];
    let places = chance.some(PLACES, 2);
    secret(made, &cell("t", 1, 0), small);
    sum(made, cell("t", 0, 0), [cell("t", 1, 0), cell("t", 2, 0)]);
    Table::new("t", &[places[0], &women, &men, places[1]], &["Antal"], &grid).put(made);
}

fn both_sexes(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(2, 5) as usize;
    let whole = chance.of(&["Båda könen", "Totalt", "Samtliga", "Alla", "Summa"]);
    let small = chance.small();
    let grid: Vec<Vec<i64>> = (0..count)
        .map(|row| {
            let (women, men) = (if row == 0 { small } else { chance.large() }, chance.large());
            vec![women, men, women + men]
        })
        .collect();
    secret(made, &cell("t", 0, 0), small);
    for row in 0..count {
        sum(made, cell("t", row, 2), [cell("t", row, 0), cell("t", row, 1)]);
    }
    Table::new("t", &chance.some(PLACES, count), &["Kvinnor", "Män", whole], &grid).put(made);
}

fn layer_total(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(2, 4) as usize;
    let mut values = Vec::new();
    for row in 0..count {
        let (women, men) = (if row == 0 { chance.small() } else { chance.large() }, chance.large());
        if row == 0 {
            secret(made, "t:r0/k0@kvinnor", women);
        }
        let cell = |layer: &str| format!("t:r{row}/k0@{layer}");
        sum(made, cell("alla"), [cell("kvinnor"), cell("man")]);
        values.push(vec![format!("{{kvinnor: [{women}], man: [{men}], alla: [{}]}}", women + men)]);
    }
    let whole = chance.of(&["Alla", "Totalt", "Båda könen", "Samtliga"]);
    let head = format!("lager: [{{id: kvinnor, namn: Kvinnor}}, {{id: man, namn: Män}}, {{id: alla, namn: \"{whole}\"}}]\n");
    let table = Table::new("t", &chance.some(PLACES, count), &["Antal"], &[]);
    Table { values, ..table }.head(&head).put(made);
}

fn linked_margin(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 5) as usize;
    let places = chance.some(PLACES, count);
    let mut grid = chance.grid(count, 2);
    (grid[0][0], grid[0][1]) = (chance.between(1, 2), chance.between(1, 2));
    let sums: Vec<i64> = grid.iter().map(|row| row.iter().sum()).collect();
    let spelled: Vec<String> =
        places.iter().map(|place| if chance.between(0, 1) == 0 { place.to_uppercase() } else { format!(" {place}") }).collect();
    let whole: i64 = sums.iter().sum();
    let mut rows: Vec<&str> = spelled.iter().map(String::as_str).collect();
    rows.push("Totalt|summa: ja");
    let mut one: Vec<Vec<i64>> = sums.iter().map(|sum| vec![*sum]).collect();
    one.push(vec![whole]);
    Table::new("t1", &rows, &["Antal"], &one).put(made);
    let split: Vec<Vec<i64>> = grid.iter().zip(&sums).map(|(row, sum)| vec![row[0], row[1], *sum]).collect();
    Table::new("t2", &places, &["Unga", "Äldre", "Alla|summa: ja"], &split).put(made);
    secret(made, &cell("t2", 0, 2), sums[0]);
    sum(made, cell("t1", count, 0), (0..count).map(|row| cell("t1", row, 0)));
    for row in 0..count {
        sum(made, cell("t1", row, 0), [cell("t2", row, 2)]);
        sum(made, cell("t2", row, 2), [cell("t2", row, 0), cell("t2", row, 1)]);
    }
}

fn one_row_total(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 5) as usize;
    let columns = chance.between(2, 3) as usize;
    let mut grid = chance.grid(count, columns);
    grid[1][0] = chance.small();
    let totals: Vec<i64> = (0..columns).map(|column| grid.iter().map(|row| row[column]).sum()).collect();
    let names = chance.some(KINDS, columns);
    let whole = chance.of(&["Hela staden", "Göteborg", "Totalt", "Alla klienter"]);
    Table::new("t1", &chance.some(PLACES, count), &names, &grid).put(made);
    Table::new("t2", &[whole], &names, &[totals]).put(made);
    secret(made, &cell("t1", 1, 0), grid[1][0]);
    for column in 0..columns {
        sum(made, cell("t2", 0, column), (0..count).map(|row| cell("t1", row, column)));
    }
}

fn parts_of_a_year(chance: &mut Chance, made: &mut Made) {
    let places = chance.some(PLACES, 3);
    let (periods, words): (&[&str], &[&str]) = match chance.between(0, 2) {
        0 => (&["2024-01–2024-06", "2024-07–2024-12"], &["Första halvåret", "Andra halvåret"]),
        1 => (
            &["2024-01–2024-03", "2024-04–2024-06", "2024-07–2024-09", "2024-10–2024-12"],
            &["Kvartal 1", "Kvartal 2", "Kvartal 3", "Kvartal 4"],
        ),
        _ => {
            (&["2024-01–2024-04", "2024-05–2024-08", "2024-09–2024-12"], &["Januari–april", "Maj–augusti", "September–december"])
        }
    };
    let mut grid = chance.grid(3, periods.len());
    grid[0][1] = chance.small();
    let year: Vec<Vec<i64>> = grid.iter().map(|row| vec![row.iter().sum()]).collect();
    Table::new("ar", &places, &["Antal"], &year).put(made);
    let apart = chance.between(0, 1) == 0;
    if apart {
        for (part, period) in periods.iter().enumerate() {
            let own: Vec<Vec<i64>> = grid.iter().map(|row| vec![row[part]]).collect();
            Table::new(["p0", "p1", "p2", "p3"][part], &places, &["Antal"], &own).head(&format!("period: {period}\n")).put(made);
        }
    } else {
        let columns: Vec<String> = words.iter().map(|word| format!("{word} 2024")).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        Table::new("p", &places, &columns, &grid).put(made);
    }
    let part = |row: usize, at: usize| if apart { cell(&format!("p{at}"), row, 0) } else { cell("p", row, at) };
    secret(made, &part(0, 1), grid[0][1]);
    for row in 0..3 {
        sum(made, cell("ar", row, 0), (0..periods.len()).map(|at| part(row, at)));
    }
}

fn ages(chance: &mut Chance, made: &mut Made) {
    let (split, whole) = match chance.between(0, 2) {
        0 => (["16–19 år", "20–24 år"], "16–24 år"),
        1 => (["18-24", "25-29"], "18-29"),
        _ => (["0–5 år", "6–15 år"], "0–15 år"),
    };
    let mut grid = chance.grid(2, 2);
    grid[0][0] = chance.small();
    let places = chance.some(PLACES, 2);
    let all: Vec<i64> = (0..2).map(|column| grid[0][column] + grid[1][column]).collect();
    let other = chance.grid(1, 2).remove(0);
    Table::new("t1", &[split[0], split[1], "65– år"], &places, &[grid[0].clone(), grid[1].clone(), other.clone()]).put(made);
    Table::new("t2", &[whole, "65– år"], &places, &[all, other]).put(made);
    secret(made, &cell("t1", 0, 0), grid[0][0]);
    for column in 0..2 {
        sum(made, cell("t2", 0, column), [cell("t1", 0, column), cell("t1", 1, column)]);
        sum(made, cell("t2", 1, column), [cell("t1", 2, column)]);
    }
}

fn percent(part: i64, whole: i64, decimals: usize) -> String {
    format!("{:.decimals$}", 100.0 * part as f64 / whole as f64)
}

fn shares_beside(chance: &mut Chance, made: &mut Made) {
    let decimals = chance.between(0, 1) as usize;
    let count = chance.between(2, 4) as usize;
    let small = chance.small();
    let mut values = Vec::new();
    for row in 0..count {
        let (a, b, c) = (if row == 0 { small } else { chance.large() }, chance.large(), chance.large());
        let all = a + b + c;
        values.push(vec![
            a.to_string(),
            all.to_string(),
            percent(a, all, decimals),
            percent(b, all, decimals),
            percent(c, all, decimals),
        ]);
        let share = |column: usize| cell("t", row, column);
        made.says.push(format!("andel: {} = {} / {}", share(2), share(0), share(1)));
        made.says.push(format!("rest: {} + {} = {} / {}", share(3), share(4), share(0), share(1)));
    }
    secret(made, &cell("t", 0, 0), small);
    let share = |name: &str| format!("{name}, andel|mäter: andelar, bas: {{kolumn: k1}}");
    let (a, b, c) = (share("Arbete"), share("Studier"), share("Annat"));
    let table = Table::new("t", &chance.some(PLACES, count), &["Arbete", "Alla klienter", &a, &b, &c], &[]);
    Table { values, ..table }.put(made);
}

fn shares_apart(chance: &mut Chance, made: &mut Made) {
    let decimals = chance.between(0, 1) as usize;
    let count = chance.between(2, 4) as usize;
    let small = chance.small();
    let (mut counts, mut shares) = (Vec::new(), Vec::new());
    for row in 0..count {
        let (a, b) = (if row == 0 { small } else { chance.large() }, chance.large());
        counts.push(vec![a, b, a + b]);
        shares.push(vec![percent(a, a + b, decimals), percent(b, a + b, decimals)]);
        sum(made, cell("t1", row, 2), [cell("t1", row, 0), cell("t1", row, 1)]);
        for column in 0..2 {
            made.says.push(format!("andel: {} = {} / {}", cell("t2", row, column), cell("t1", row, column), cell("t1", row, 2)));
        }
    }
    secret(made, &cell("t1", 0, 0), small);
    let places = chance.some(PLACES, count);
    Table::new("t1", &places, &["Arbete", "Studier", "Totalt"], &counts).put(made);
    let table = Table::new("t2", &places, &["Arbete", "Studier"], &[]);
    Table { values: shares, ..table }.head("mäter: andelar\nbas: {okänd: antalen står i en annan tabell}\n").put(made);
}

fn mean_apart(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 4) as usize;
    let places = chance.some(PLACES, count);
    let mut counts: Vec<Vec<i64>> = chance.grid(count, 1);
    counts[0][0] = chance.small();
    let means: Vec<Vec<String>> =
        (0..count).map(|_| vec![format!("{}.{}", chance.between(2, 14), chance.between(1, 9))]).collect();
    secret(made, &cell("t1", 0, 0), counts[0][0]);
    made.says.push(format!("synlig-inte: {}", cell("t2", 0, 0)));
    Table::new("t1", &places, &["Antal"], &counts).put(made);
    let table = Table::new("t2", &places, &["Månader i snitt"], &[]);
    Table { values: means, ..table }.head("mäter: månader\nbas: {okänd: källan säger det inte}\n").put(made);
}

fn unit_of_people(chance: &mut Chance, made: &mut Made) {
    let unit = chance.of(&["personer", "klienter", "hushåll", "elever", "brukare", "familjer", "barn", "deltagare", "besökare"]);
    let mut grid = chance.grid(3, 1);
    grid[1][0] = chance.small();
    made.says.push(format!("utan-csv: {}", cell("t", 1, 0)));
    let titled = chance.between(0, 1) == 0;
    let head = if titled { "mäter: antal\n".to_owned() } else { format!("mäter: antal\nenhet: {unit}\n") };
    let table = Table::new("t", &chance.some(PLACES, 3), &["Antal"], &grid);
    Table { title: if titled { format!("Antal {unit}") } else { table.title.clone() }, ..table }.head(&head).put(made);
}

fn two_thresholds(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 5) as usize;
    let places = chance.some(PLACES, count);
    let mut grid = chance.grid(count, 2);
    grid[1][0] = chance.between(5, 8);
    let copy = grid.clone();
    Table::new("t1", &places, &["2023", "2024"], &grid).put(made);
    Table::new("t2", &places, &["2023", "2024"], &copy).head("skydd: {tröskel: 10}\n").put(made);
    made.says.push("gräns: 10".to_owned());
    made.says.push(format!("synlig-inte: {}", cell("t1", 1, 0)));
    secret(made, &cell("t2", 1, 0), grid[1][0]);
}

fn public_beside(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 5) as usize;
    let places = chance.some(PLACES, count);
    let mut grid = chance.grid(count, 2);
    grid[0][1] = chance.small();
    let sums: Vec<Vec<i64>> = grid.iter().map(|row| vec![row.iter().sum()]).collect();
    Table::new(
        "t1",
        &places,
        &["Arbete", "Studier", "Alla"],
        &grid.iter().zip(&sums).map(|(row, sum)| vec![row[0], row[1], sum[0]]).collect::<Vec<_>>(),
    )
    .put(made);
    Table::new("t2", &places, &["Alla"], &sums)
        .head("skydd: {redan_offentlig: {källa: rapport#1, skäl: publicerad i rapporten}}\n")
        .put(made);
    secret(made, &cell("t1", 0, 1), grid[0][1]);
    for row in 0..count {
        sum(made, cell("t2", row, 0), [cell("t1", row, 0), cell("t1", row, 1)]);
        sum(made, cell("t1", row, 2), [cell("t1", row, 0), cell("t1", row, 1)]);
    }
}

fn nested_areas(chance: &mut Chance, made: &mut Made) {
    let columns = chance.between(3, 4) as usize;
    let places = chance.some(PLACES, 6);
    let mut grid = chance.grid(6, columns);
    grid[1][0] = chance.small();
    let half = |from: usize| -> Vec<i64> {
        (0..columns).map(|column| grid[from..from + 3].iter().map(|row| row[column]).sum()).collect()
    };
    let wholes = [half(0), half(3)];
    let names = chance.some(KINDS, columns);
    Table::new("t1", &places, &names, &grid).put(made);
    Table::new("t2", &["Nordost", "Sydväst"], &names, &wholes).put(made);
    secret(made, &cell("t1", 1, 0), grid[1][0]);
    for (block, from) in [0, 3].into_iter().enumerate() {
        for column in 0..columns {
            sum(made, cell("t2", block, column), (from..from + 3).map(|row| cell("t1", row, column)));
        }
    }
}

fn change(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(4, 6) as usize;
    let word = chance.of(&["Ökning", "Tillkomna", "Förändring"]);
    let small = chance.small();
    let mut grid = Vec::new();
    for row in 0..count {
        let (before, more) = (if row == 0 { small } else { chance.large() }, chance.large());
        grid.push(vec![before, before + more, more]);
        sum(made, cell("t", row, 1), [cell("t", row, 0), cell("t", row, 2)]);
    }
    secret(made, &cell("t", 0, 0), small);
    Table::new("t", &chance.some(PLACES, count), &["2023", "2024", word], &grid).put(made);
}

fn total_in_title(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(3, 5) as usize;
    let mut grid = chance.grid(count, 1);
    grid[0][0] = chance.small();
    let whole: i64 = grid.iter().map(|row| row[0]).sum();
    let table = Table::new("t", &chance.some(PLACES, count), &["Antal"], &grid);
    let title = match chance.between(0, 2) {
        0 => format!("Klienter per område (n={whole})"),
        1 => format!("{whole} klienter per område"),
        _ => format!("Områden, totalt {whole} personer"),
    };
    Table { title, ..table }.put(made);
    made.says.push("får stoppas".to_owned());
    made.says.push("minst-dolda: t 2".to_owned());
}

fn table_in_prose(chance: &mut Chance, made: &mut Made) {
    let places = chance.some(PLACES, 3);
    let mut grid = chance.grid(3, 1);
    grid[0][0] = chance.small();
    let rows: String = places.iter().zip(&grid).map(|(place, row)| format!("| {place} | {} |\n", row[0])).collect();
    Table::new("t", &places, &["Antal"], &grid).put(made);
    let text = format!("---\ntitel: Om områdena\nkällor: [rapport#1]\n---\n| Område | Klienter |\n|---|---|\n{rows}");
    made.files.insert("content/sidor/omraden.md".to_owned(), text);
    made.says.push("får stoppas".to_owned());
    made.says.push(format!("utan: omraden.html :: {} {}", places[0], grid[0][0]));
}

fn declared(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(4, 7) as usize;
    let mut grid = chance.grid(count, 3);
    let row = chance.between(0, count as i64 - 1) as usize;
    grid[row][chance.between(0, 2) as usize] = chance.small();
    let totals = (0..3).map(|column| grid.iter().map(|row| row[column]).sum()).collect();
    grid.push(totals);
    let grid: Vec<Vec<i64>> = grid
        .into_iter()
        .map(|row| {
            let sum = row.iter().sum();
            row.into_iter().chain([sum]).collect()
        })
        .collect();
    let mut rows = chance.some(PLACES, count);
    rows.push("Totalt|summa: ja");
    let mut columns = chance.some(KINDS, 3);
    columns.push("Alla|summa: ja");
    Table::new("t", &rows, &columns, &grid).put(made);
}

fn series(chance: &mut Chance, made: &mut Made) {
    let count = chance.between(4, 8) as usize;
    let mut grid = chance.grid(count, 5);
    grid[0][2] = chance.small();
    Table::new("t", &chance.some(PLACES, count), &["2020", "2021", "2022", "2023", "2024"], &grid).put(made);
}

fn plain(chance: &mut Chance, made: &mut Made) {
    let (rows, columns) = (chance.between(4, 9) as usize, chance.between(2, 6) as usize);
    let mut grid: Vec<Vec<i64>> = (0..rows).map(|_| (0..columns).map(|_| chance.between(1, 40)).collect()).collect();
    grid[0][0] = chance.small();
    Table::new("t", &chance.some(PLACES, rows), &chance.some(KINDS, columns), &grid).put(made);
}

fn two_of(chance: &mut Chance, made: &mut Made, head: &str) {
    let places = chance.some(PLACES, 4);
    let mut first = chance.grid(4, 2);
    first[0][0] = chance.small();
    let second = chance.grid(4, 2);
    Table::new("t1", &places, &["Arbete", "Studier"], &first).put(made);
    Table::new("t2", &places, &["Arbete", "Studier"], &second).head(head).put(made);
}

fn other_people(chance: &mut Chance, made: &mut Made) {
    two_of(chance, made, "population: Arbetssökande\n");
}

fn other_time(chance: &mut Chance, made: &mut Made) {
    two_of(chance, made, "period: 2023\n");
}

fn large(chance: &mut Chance, made: &mut Made) {
    let grid = chance.grid(8, 5);
    Table::new("t", &chance.some(PLACES, 8), &chance.some(KINDS, 5), &grid).put(made);
}

fn shares_alone(chance: &mut Chance, made: &mut Made) {
    let values: Vec<Vec<String>> = (0..4)
        .map(|_| {
            let share = chance.between(5, 60);
            vec![share.to_string(), (100 - share).to_string()]
        })
        .collect();
    let table = Table::new("t", &chance.some(PLACES, 4), &["Ja", "Nej"], &[]);
    Table { values, ..table }.head("mäter: andelar\nbas: {okänd: källan säger det inte}\n").put(made);
}

fn organisations(chance: &mut Chance, made: &mut Made) {
    let mut grid: Vec<Vec<i64>> = (0..5).map(|_| vec![chance.between(1, 6)]).collect();
    grid.push(vec![grid.iter().map(|row| row[0]).sum()]);
    let mut rows = chance.some(PLACES, 5);
    rows.push("Totalt");
    Table::new("t", &rows, &["Föreningar"], &grid).head("mäter: organisationer\n").put(made);
}

fn refuted_total(chance: &mut Chance, made: &mut Made) {
    let mut grid = chance.grid(4, 3);
    grid.push((0..3).map(|_| chance.between(500, 900)).collect());
    let mut rows = chance.some(PLACES, 4);
    rows.push("Inskrivna totalt");
    Table::new("t", &rows, &chance.some(KINDS, 3), &grid).put(made);
}

fn loose_ages(chance: &mut Chance, made: &mut Made) {
    let mut grid = chance.grid(3, 2);
    grid[0][0] = chance.small();
    Table::new("t1", &["18–24 år", "30–39 år", "50–64 år"], &["Kvinnor", "Män"], &grid).put(made);
    let other = chance.grid(2, 2);
    Table::new("t2", &["20–34 år", "35–64 år"], &["Kvinnor", "Män"], &other).put(made);
}

fn numbers_in_text(chance: &mut Chance, made: &mut Made) {
    let places = chance.some(PLACES, 3);
    let mut grid = chance.grid(3, 1);
    grid[0][0] = 3;
    Table::new("t", &places, &["Antal"], &grid).put(made);
    let (days, floor) = (chance.between(2, 9), chance.between(2, 4));
    let text = format!(
        "---\ntitel: Om mottagningen\nkällor: [rapport#1]\n---\nVi svarar inom {days} dagar. Mottagningen ligger på våning {floor}, \
         och har öppet 3 dagar i veckan. Läs 3 § i lagen, avsnitt 3.\n"
    );
    made.files.insert("content/sidor/mottagning.md".to_owned(), text);
}

fn answered(chance: &mut Chance, made: &mut Made) {
    two_of(chance, made, "skydd: {okopplad: \"olika klienter, räknade var för sig\"}\n");
}

fn months(chance: &mut Chance, made: &mut Made) {
    let names = [
        "Januari",
        "Februari",
        "Mars",
        "April",
        "Maj",
        "Juni",
        "Juli",
        "Augusti",
        "September",
        "Oktober",
        "November",
        "December",
    ];
    let mut grid = chance.grid(12, 2);
    grid[5][0] = chance.small();
    Table::new("t", &names, &["Inskrivna", "Avslutade"], &grid).put(made);
}

fn ranked(chance: &mut Chance, made: &mut Made) {
    let mut grid: Vec<Vec<i64>> = (0..7).map(|_| vec![chance.between(2, 80)]).collect();
    grid.sort_unstable_by(|a, b| b.cmp(a));
    Table::new("t", &chance.some(KINDS, 7), &["Antal"], &grid).put(made);
}

fn zeros(chance: &mut Chance, made: &mut Made) {
    let grid: Vec<Vec<i64>> =
        (0..6).map(|_| (0..3).map(|_| if chance.between(0, 2) == 0 { chance.large() } else { 0 }).collect()).collect();
    Table::new("t", &chance.some(PLACES, 6), &chance.some(KINDS, 3), &grid).put(made);
}

fn means_of_many(chance: &mut Chance, made: &mut Made) {
    let counts = chance.grid(4, 1);
    let values: Vec<Vec<String>> = counts
        .iter()
        .map(|row| vec![row[0].to_string(), format!("{}.{}", chance.between(2, 14), chance.between(1, 9))])
        .collect();
    let table = Table::new("t", &chance.some(PLACES, 4), &["Antal", "Månader i snitt|mäter: månader, bas: {kolumn: k0}"], &[]);
    Table { values, ..table }.put(made);
}

fn places(chance: &mut Chance, made: &mut Made) {
    let grid: Vec<Vec<i64>> = (0..5).map(|_| vec![chance.between(1, 9)]).collect();
    Table::new("t", &chance.some(PLACES, 5), &["Platser"], &grid).head("mäter: antal\nenhet: platser\n").put(made);
}

fn three_layers(chance: &mut Chance, made: &mut Made) {
    let values: Vec<Vec<String>> = (0..4)
        .map(|_| {
            let (a, b) = (chance.between(6, 40), chance.between(6, 40));
            vec![format!("{{kvinnor: [{a}], man: [{b}], alla: [{}]}}", a + b)]
        })
        .collect();
    let table = Table::new("t", &chance.some(PLACES, 4), &["Antal"], &[]);
    Table { values, ..table }
        .head("lager: [{id: kvinnor, namn: Kvinnor}, {id: man, namn: Män}, {id: alla, namn: Alla, summa: ja}]\n")
        .put(made);
}

fn months_waited(chance: &mut Chance, made: &mut Made) {
    let values: Vec<Vec<String>> =
        (0..5).map(|_| vec![chance.between(1, 12).to_string(), chance.between(1, 12).to_string()]).collect();
    let table = Table::new("t", &chance.some(PLACES, 5), &["Kö 2023", "Kö 2024"], &[]);
    Table { values, ..table }.head("mäter: månader\nbas: {okänd: källan säger det inte}\n").put(made);
}

fn two_tables_of_two(chance: &mut Chance, made: &mut Made) {
    let first = chance.grid(2, 1);
    let second = chance.grid(2, 1);
    Table::new("t1", &["Kvinnor", "Män"], &["Antal"], &first).put(made);
    Table::new("t2", &["Födda i Sverige", "Födda utomlands"], &["Antal"], &second).put(made);
}
