//! What an outsider reads in a site's open data, and the sums that he takes for granted.
//!
//! Numbers come from the published files alone. The tables' own structure (sums, groups, parts, shares, what is made of what) is
//! taken as known, because the pages tell it; true numbers serve only to tell which hidden cells are small.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use utbud::catalogue::Catalogue;
use utbud::finding::Findings;
use utbud::records::Records;
use utbud::records::tabell::{Cell, Mater, Nollor};
use utbud::source::Sources;
use utbud::tables::{Axis, AxisKind, Base, RawTable, RawTables};
use utbud::tree::{self, Node, Syntax};

use crate::attacker::{self, Broken, How, Published};
use crate::site::Tree;

/// Row, column and layer.
pub(crate) type Place = (usize, usize, usize);

/// What a file says of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Seen {
    Number(f64),
    Missing,
    NotApplicable,
    Hidden,
}

/// A table with its true numbers, and what is published of it: `None` if it is withheld.
pub(crate) struct Subject {
    pub(crate) table: RawTable,
    pub(crate) seen: Option<BTreeMap<Place, Seen>>,
    pub(crate) public: bool,
    pub(crate) threshold: i64,
    pub(crate) zeros_shown: bool,
    linked: Vec<String>,
    /// The table it is made of, and the rows that each of its own rows sums.
    made_of: Option<(String, BTreeMap<String, Vec<String>>)>,
}

/// All tables of a site and what its files say of them.
pub(crate) fn subjects(sources: &Sources, tree: &Tree) -> Vec<Subject> {
    let mut findings = Findings::default();
    let (catalogue, records) = Catalogue::new(Records::read(sources, &mut findings), &mut findings);
    let raw = RawTables::new(records, catalogue.as_ref(), sources, &mut findings);
    let general = i64::from(catalogue.expect("the site is sound").site().skydd.troskel);
    raw.into_parts().0.into_iter().map(|table| subject(table, general, sources, tree)).collect()
}

fn subject(table: RawTable, general: i64, sources: &Sources, tree: &Tree) -> Subject {
    let id = table.head.id.to_string();
    let skydd = &table.head.skydd;
    let (public, zeros_shown) = (skydd.redan_offentlig.is_some(), skydd.nollor != Some(Nollor::Doljs));
    let threshold = skydd.troskel.map_or(general, i64::from);
    let linked = skydd.kopplade.iter().map(ToString::to_string).collect();
    let text =
        sources.get(&format!("data/{id}.yaml")).and_then(|file| file.text().map(str::to_owned)).expect("a table has a file");
    let record = tree::read(Syntax::Yaml, &text).expect("the site is sound");
    let groups = record.get("grupper").map(items).unwrap_or_default();
    let parts = |group: &Node| {
        (word(group.get("id")), group.get("rader").map(items).unwrap_or_default().iter().map(|row| word(Some(row))).collect())
    };
    let made_of =
        record.get("ur").map(|of| (word(Some(of)), groups.iter().map(parts).collect())).filter(|(of, _)| of != "insatser");
    let seen = tree.contains_key(&format!("oppna-data/tabeller/{id}.json")).then(|| read(&table, tree));
    Subject { table, seen, public, threshold, zeros_shown, linked, made_of }
}

fn items(node: &Node) -> Vec<Node> {
    match &node.value {
        tree::Value::List(items) => items.clone(),
        other => panic!("{other:?} is no list"),
    }
}

fn word(node: Option<&Node>) -> String {
    match node.map(|node| &node.value) {
        Some(tree::Value::Text(text, _) | tree::Value::Number(text)) => text.clone(),
        other => panic!("{other:?} is no word"),
    }
}

/// The cells of a table by its four files, which must say the same.
fn read(table: &RawTable, tree: &Tree) -> BTreeMap<Place, Seen> {
    let file = |ending: &str| -> &[u8] { &tree[&format!("oppna-data/tabeller/{}{ending}", table.head.id)] };
    let places: Vec<Place> = table.cells().map(|(row, column, layer, _)| (row, column, layer)).collect();
    let json: Value = serde_json::from_slice(file(".json")).expect("JSON files hold JSON");
    let observations = json["observationer"].as_array().expect("there are observations");
    assert_eq!(observations.len(), places.len(), "{}: an observation for each cell", table.head.id);
    let mut seen = BTreeMap::new();
    for (place, observation) in places.iter().zip(observations) {
        assert_eq!(observation["rad"], table.rows[place.0].id.as_str());
        assert_eq!(observation["kolumn"], table.columns[place.1].id.as_str());
        seen.insert(*place, by_status(observation["varde"].as_f64(), observation["status"].as_str().unwrap_or_default()));
    }
    let mut tidy = csv::Reader::from_reader(file(".csv"));
    let header = tidy.headers().expect("it has a header").clone();
    let field = |name: &str| header.iter().position(|field| field == name).expect("it has the field");
    let (value, status) = (field("varde"), field("status"));
    for (place, line) in places.iter().zip(tidy.records()) {
        let line = line.expect("it is CSV");
        assert_eq!(&line[0], table.rows[place.0].id.as_str());
        assert_eq!(by_status(line[value].parse().ok(), &line[status]), seen[place], "{}.csv {place:?}", table.head.id);
    }
    for (ending, delimiter, point) in [("-bred.csv", b',', "."), ("-excel.csv", b';', ",")] {
        let bytes = file(ending).strip_prefix(b"\xef\xbb\xbf".as_slice()).unwrap_or(file(ending));
        let mut wide = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
        let before = if table.layers.len() > 1 { 2 } else { 1 };
        for (line, record) in wide.records().enumerate() {
            let record = record.expect("it is CSV");
            for column in 0..table.columns.len() {
                let place = (line % table.rows.len(), column, line / table.rows.len());
                let text = &record[before + column];
                let agrees = match seen[&place] {
                    Seen::Number(number) => text.replace(point, ".").parse() == Ok(number),
                    Seen::Hidden => text == "..",
                    Seen::Missing | Seen::NotApplicable => text.is_empty(),
                };
                assert!(agrees, "{}{ending} {place:?}: {text}", table.head.id);
            }
        }
    }
    seen
}

fn by_status(number: Option<f64>, status: &str) -> Seen {
    match (number, status) {
        (Some(number), "") => Seen::Number(number),
        (None, "skyddad") => Seen::Hidden,
        (None, "saknas") => Seen::Missing,
        (None, "ej_tillampligt") => Seen::NotApplicable,
        other => panic!("a cell says {other:?}"),
    }
}

impl Subject {
    pub(crate) fn id(&self) -> &str {
        self.table.head.id.as_str()
    }

    /// The true number.
    pub(crate) fn truth(&self, (row, column, layer): Place) -> Option<f64> {
        match self.table.cell(row, column, layer) {
            Cell::Tal(number) => Some(*number),
            Cell::Saknas | Cell::EjTillampligt => None,
        }
    }

    /// Whether it is a count that the rules would hide.
    pub(crate) fn is_small(&self, place: Place) -> bool {
        let least = f64::from(u8::from(self.zeros_shown));
        self.is_count(place) && self.truth(place).is_some_and(|truth| truth >= least && truth < self.threshold as f64)
    }

    fn is_count(&self, (row, column, _): Place) -> bool {
        matches!(self.table.mater(row, column), Mater::Personer | Mater::Hushall)
    }

    /// Row, column and layer as a reader names them.
    pub(crate) fn label(&self, (row, column, layer): Place) -> String {
        let layer = if self.table.layers.len() > 1 { format!("/{}", self.table.layers[layer].id) } else { String::new() };
        format!("{}: {}/{}{layer}", self.id(), self.table.rows[row].id, self.table.columns[column].id)
    }

    /// All its cells.
    pub(crate) fn places(&self) -> impl Iterator<Item = Place> {
        self.table.cells().map(|(row, column, layer, _)| (row, column, layer))
    }

    /// Shows a cell's true number, as a site that hides too little would.
    pub(crate) fn show(&mut self, place: Place) {
        let truth = self.truth(place).expect("there is a number");
        self.seen.as_mut().expect("the table is published").insert(place, Seen::Number(truth));
    }

    pub(crate) fn hidden(&self) -> Vec<Place> {
        let seen = self.seen.iter().flatten();
        seen.filter(|(_, seen)| **seen == Seen::Hidden).map(|(place, _)| *place).collect()
    }
}

/// All that an outsider puts together.
pub(crate) struct Outsider<'s> {
    subjects: &'s [Subject],
    cells: BTreeMap<(usize, Place), usize>,
    /// The table and place of each count.
    places: Vec<(usize, Place)>,
    truth: Vec<i64>,
    published: Published,
}

impl<'s> Outsider<'s> {
    pub(crate) fn new(subjects: &'s [Subject]) -> Self {
        let mut outsider =
            Self { subjects, cells: BTreeMap::new(), places: Vec::new(), truth: Vec::new(), published: Published::default() };
        let mut known = Vec::new();
        for (number, subject) in subjects.iter().enumerate() {
            for (place, seen) in subject.seen.iter().flatten() {
                let Some(truth) = subject.truth(*place).filter(|truth| subject.is_count(*place) && truth.fract() == 0.0) else {
                    continue;
                };
                outsider.cells.insert((number, *place), outsider.places.len());
                outsider.places.push((number, *place));
                outsider.truth.push(truth as i64);
                known.push(match seen {
                    Seen::Number(number) => Some(*number as i64),
                    Seen::Hidden => None,
                    Seen::Missing | Seen::NotApplicable => panic!("{}: a number is said to be missing", subject.label(*place)),
                });
            }
        }
        outsider.published = Published::new(known, 0, Vec::new());
        for number in 0..subjects.len() {
            outsider.sums(number);
            outsider.derived(number);
            outsider.linked(number);
            outsider.shares(number);
        }
        outsider
    }

    /// Σ terms is what the true numbers make of it: where a source's sums don't add up, the difference is taken as known.
    fn equation(&mut self, terms: Vec<(usize, i64)>) {
        let constant = terms.iter().map(|(cell, factor)| factor * self.truth[*cell]).sum();
        self.published.equations.push((terms, constant));
    }

    /// The sums along the three axes of a table, and the parts that are named of a whole.
    fn sums(&mut self, number: usize) {
        let table = &self.subjects[number].table;
        let axes = [&table.rows, &table.columns, &table.layers];
        let sizes = axes.map(Vec::len);
        for (axis, elements) in axes.into_iter().enumerate() {
            let others: BTreeSet<Place> =
                table.cells().map(|(row, column, layer, _)| with([row, column, layer], axis, 0)).collect();
            for other in others {
                let at = |element: usize| with([other.0, other.1, other.2], axis, element);
                for (whole, parts) in sums_of(elements) {
                    let terms = parts.iter().map(|part| (at(*part), 1)).chain([(at(whole), -1)]);
                    let terms: Vec<_> =
                        terms.filter_map(|(place, factor)| Some((*self.cells.get(&(number, place))?, factor))).collect();
                    if self.cells.contains_key(&(number, at(whole))) {
                        self.equation(terms);
                    }
                }
                for part in (0..sizes[axis]).filter_map(|part| Some((part, elements[part].part_of?))) {
                    let cells = [at(part.1), at(part.0)].map(|place| self.cells.get(&(number, place)).copied());
                    if let [Some(whole), Some(part)] = cells
                        && self.truth[whole] >= self.truth[part]
                    {
                        let rest = self.published.helper();
                        self.truth.push(self.truth[whole] - self.truth[part]);
                        self.equation(vec![(whole, 1), (part, -1), (rest, -1)]);
                    }
                }
            }
        }
    }

    /// Rows that sum rows of another table.
    fn derived(&mut self, number: usize) {
        let own = &self.subjects[number];
        let Some((of, groups)) = &own.made_of else { return };
        let Some(source) = self.subjects.iter().position(|subject| subject.id() == of) else { return };
        let other = &self.subjects[source].table;
        let position = |axis: &[Axis], id: &str| axis.iter().position(|one| one.id.as_str() == id);
        for (place, whole) in
            self.cells.clone().into_iter().filter(|((table, _), _)| *table == number).map(|((_, place), cell)| (place, cell))
        {
            let Some(group) = groups.get(own.table.rows[place.0].id.as_str()) else { continue };
            let column = position(&other.columns, own.table.columns[place.1].id.as_str())
                .expect("a derived table has its source's columns");
            let parts = group.iter().map(|id| position(&other.rows, id).expect("a group sums rows that there are"));
            let parts: Vec<usize> = parts.filter_map(|row| self.cells.get(&(source, (row, column, place.2))).copied()).collect();
            self.equation(parts.into_iter().map(|part| (part, 1)).chain([(whole, -1)]).collect());
        }
    }

    /// Cells of the same row, column and layer in tables that are said to share cells.
    fn linked(&mut self, number: usize) {
        let own = &self.subjects[number];
        for other in (0..self.subjects.len()).filter(|other| own.linked.iter().any(|id| id == self.subjects[*other].id())) {
            let (one, two) = (&own.table, &self.subjects[other].table);
            let same = |one: &[Axis], two: &[Axis], at: usize| two.iter().position(|axis| axis.id == one[at].id);
            for ((table, place), cell) in self.cells.clone() {
                let found = (table == number).then_some(()).and_then(|()| {
                    let layer = if two.layers.len() == 1 && one.layers.len() == 1 {
                        Some(0)
                    } else {
                        same(&one.layers, &two.layers, place.2)
                    };
                    Some((same(&one.rows, &two.rows, place.0)?, same(&one.columns, &two.columns, place.1)?, layer?))
                });
                if let Some(twin) = found.and_then(|place| self.cells.get(&(other, place)).copied())
                    && self.truth[cell] == self.truth[twin]
                {
                    self.equation(vec![(cell, 1), (twin, -1)]);
                }
            }
        }
    }

    /// A share that is shown holds a count between two multiples of its base.
    fn shares(&mut self, number: usize) {
        let subject = &self.subjects[number];
        let table = &subject.table;
        for (place, seen) in subject.seen.iter().flatten() {
            let (row, column, layer) = *place;
            let Seen::Number(share) = *seen else { continue };
            if table.mater(row, column) != Mater::Andelar {
                continue;
            }
            let counts = |places: Vec<Place>| -> Vec<usize> {
                places.iter().filter_map(|place| self.cells.get(&(number, *place)).copied()).collect()
            };
            let pairs: Vec<(usize, usize)> = match table.rows[row].base.or(table.columns[column].base) {
                Some(Base::Row(base)) => {
                    let beside = (0..table.columns.len()).map(|column| counts(vec![(base, column, layer), (row, column, layer)]));
                    beside.filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
                }
                Some(Base::Column(base)) => {
                    let of = counts(vec![(row, base, layer)]);
                    let others = counts(
                        (0..table.columns.len()).filter(|column| *column != base).map(|column| (row, column, layer)).collect(),
                    );
                    if let ([base], [count]) = (of.as_slice(), others.as_slice()) { vec![(*base, *count)] } else { Vec::new() }
                }
                None => Vec::new(),
            };
            if let [(base, count)] = pairs[..] {
                self.share(share, base, count);
            }
        }
    }

    fn share(&mut self, share: f64, base: usize, count: usize) {
        let decimals = share.to_string().split_once('.').map_or(0, |(_, digits)| digits.len() as u32);
        let unit = 10i64.pow(decimals);
        let twice = 2 * (share * unit as f64).round() as i64;
        // (share − ½) · base ≤ 100 · count ≤ (share + ½) · base, in the last digit that is shown.
        for (count_factor, base_factor) in [(200 * unit, 1 - twice), (-200 * unit, twice + 1)] {
            let room = count_factor * self.truth[count] + base_factor * self.truth[base];
            if room < 0 {
                // The source's own share is another one: it tells of other numbers.
                continue;
            }
            let slack = self.published.helper();
            self.truth.push(room);
            self.equation(vec![(count, count_factor), (base, base_factor), (slack, -1)]);
        }
    }

    /// What is broken, in words.
    pub(crate) fn attack(&self) -> Vec<String> {
        let mut told = Vec::new();
        for (number, place) in &self.places {
            let subject = &self.subjects[*number];
            let truth = self.truth[self.cells[&(*number, *place)]];
            let small = (i64::from(subject.zeros_shown)..subject.threshold).contains(&truth);
            if !subject.public && small && subject.seen.as_ref().is_some_and(|seen| seen[place] != Seen::Hidden) {
                told.push(format!("{} är {truth} och visas", subject.label(*place)));
            }
        }
        let rules: BTreeSet<(i64, bool)> = self.subjects.iter().map(|subject| (subject.threshold, subject.zeros_shown)).collect();
        for (threshold, zeros_shown) in rules {
            for Broken { cell, how } in attacker::attack(&self.published, &self.truth, threshold, zeros_shown) {
                let (number, place) = self.places[cell];
                let subject = &self.subjects[number];
                if (subject.threshold, subject.zeros_shown) == (threshold, zeros_shown) || how == How::Contradiction {
                    told.push(format!("{} är {}: {how:?}", subject.label(place), self.truth[cell]));
                }
            }
        }
        told
    }

    /// Other true numbers for a group of hidden cells, so that all that is published stays as it is, this cell has another number,
    /// and the same cells are small; by table and place.
    pub(crate) fn another(&self, (table, place): (usize, Place)) -> Option<Vec<(usize, Place, i64)>> {
        let cell = self.cells[&(table, place)];
        let rule = &self.subjects[table];
        let groups = self.published.at_least(i64::from(rule.zeros_shown)).groups().expect("what is published adds up");
        let mut group = groups.into_iter().find(|group| group.cells.contains(&cell)).expect("the cell is hidden");
        for (number, cell) in group.cells.iter().enumerate().filter(|(_, cell)| **cell < self.places.len()) {
            let small = self.truth[*cell] < rule.threshold;
            let bound = if small { (None, Some(rule.threshold - 1)) } else { (Some(rule.threshold), None) };
            attacker::narrow(&mut group.system, number, bound.0, bound.1);
        }
        let unknown = group.cells.binary_search(&cell).expect("it is in its group");
        [(None, Some(self.truth[cell] - 1)), (Some(self.truth[cell] + 1), None)].into_iter().find_map(|(lower, upper)| {
            let mut system = group.system.clone();
            attacker::narrow(&mut system, unknown, lower, upper);
            let point = attacker::exact::point(&system)?;
            let counts = group.cells.iter().zip(point).filter(|(cell, _)| **cell < self.places.len());
            Some(counts.map(|(cell, value)| (self.places[*cell].0, self.places[*cell].1, value)).collect())
        })
    }
}

/// Each sum of an axis with its parts: a total is of those that are neither sums nor parts of others.
fn sums_of(axis: &[Axis]) -> Vec<(usize, Vec<usize>)> {
    let plain =
        (0..axis.len()).filter(|one| axis[*one].kind == AxisKind::Plain && axis[*one].part_of.is_none()).collect::<Vec<_>>();
    let sums = axis.iter().enumerate().filter_map(|(number, one)| match &one.kind {
        AxisKind::Plain => None,
        AxisKind::Total => Some((number, plain.clone())),
        AxisKind::Group(parts) => Some((number, parts.clone())),
    });
    sums.collect()
}

fn with(mut place: [usize; 3], axis: usize, element: usize) -> Place {
    place[axis] = element;
    (place[0], place[1], place[2])
}
