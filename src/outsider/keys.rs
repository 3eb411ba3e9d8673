//! The same count in several places: cells are matched by what they count, however rows, columns, times and populations are written.
//!
//! A key is the set of names that a cell lies under. Totals and the only row or column of a table name nothing; where an axis has no
//! total, all of it together does. Names are taken by name and by id.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Seen, axis, seen};
use super::spot;
use super::sums::{By, Line};
use crate::disclosure::{Along, At, Clue, PublicTable, Published, Terms};
use crate::records::tabell::Mater;
use crate::tables::words::{self, Span};
use crate::tables::{Axis, AxisKind};
use crate::value::Period;

/// Sums of more cells than this are not matched.
const MOST: usize = 2500;
/// A key that stands in more places than this is no key.
const CROWD: usize = 60;
/// Spans are put together of no more than this many.
const LINKS: usize = 13;
/// Numbers below this are equal by chance.
const TELLING: i64 = 10;

/// What a cell, or a sum of cells, counts.
type Key = BTreeSet<String>;

/// A cell, or all that a key sums.
#[derive(Debug, Clone)]
struct Entry {
    table: usize,
    cells: Vec<At>,
    /// The spans in its key, each with the key's word for it.
    spans: Vec<(Span, String)>,
    /// How each axis takes part.
    shape: [Part; 3],
}

/// How an axis takes part in a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// By a name.
    Named,
    /// By its total, or its only element.
    Whole,
    /// By all elements together.
    Summed,
}

/// Every key with what stands under it.
pub(super) struct Index<'p> {
    published: &'p Published,
    by_name: BTreeMap<Key, Vec<Entry>>,
    by_id: BTreeMap<Key, Vec<Entry>>,
}

/// How a row, column or layer takes part in a key.
#[derive(Debug, Clone)]
struct Slot {
    /// What it is called; `None` where it names nothing.
    word: Option<String>,
    span: Option<Span>,
    /// The elements of it: several where it is all of an axis.
    elements: Vec<usize>,
}

impl Slot {
    fn part(&self) -> Part {
        match (&self.word, self.elements.len()) {
            (Some(_), _) => Part::Named,
            (None, 1) => Part::Whole,
            (None, _) => Part::Summed,
        }
    }
}

/// Which name of an element is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Naming {
    Name,
    Id,
}

impl<'p> Index<'p> {
    pub(super) fn new(published: &'p Published, lines: &[Vec<Line>]) -> Self {
        let mut index = Self { published, by_name: BTreeMap::new(), by_id: BTreeMap::new() };
        for (number, table) in published.tables.iter().enumerate() {
            let Some(table) = table else { continue };
            for (naming, keys) in [(Naming::Name, &mut index.by_name), (Naming::Id, &mut index.by_id)] {
                let records = published.records.as_ref().filter(|(own, _)| *own == number).map(|(_, rows)| rows);
                let rows = match records {
                    None => slots(table, Along::Rows, naming, &lines[number]),
                    Some(rows) => rows
                        .iter()
                        .enumerate()
                        .filter(|(_, row)| row.namn.len() == 1)
                        .map(|(at, row)| Slot {
                            word: Some(if naming == Naming::Id { row.id.to_string() } else { words::plain(&row.namn[0]) }),
                            span: None,
                            elements: vec![at],
                        })
                        .collect(),
                };
                let columns = slots(table, Along::Columns, naming, &lines[number]);
                let layers = slots(table, Along::Layers, naming, &lines[number]);
                for row in &rows {
                    for column in &columns {
                        for layer in &layers {
                            let period = records.map_or(table.head.period, |rows| rows[row.elements[0]].period);
                            add(number, table, period, [row, column, layer], keys);
                        }
                    }
                }
            }
        }
        index
    }

    /// Cells of two tables that count the same.
    pub(super) fn same(&self, clues: &mut Vec<Clue>, joined: &mut BTreeSet<(usize, usize)>) {
        self.same_by(&self.by_name, clues, joined);
        self.same_by(&self.by_id, clues, joined);
    }

    fn same_by(&self, keys: &BTreeMap<Key, Vec<Entry>>, clues: &mut Vec<Clue>, joined: &mut BTreeSet<(usize, usize)>) {
        // Cells that are matched in the same way stand or fall together.
        type Side = (usize, [Part; 3]);
        let mut pairs: BTreeMap<(Side, Side), Vec<(&Entry, &Entry)>> = BTreeMap::new();
        for entries in keys.values().filter(|entries| entries.len() <= CROWD) {
            for (index, first) in entries.iter().enumerate() {
                for second in &entries[index + 1..] {
                    let single = first.cells.len() == 1 && second.cells.len() == 1;
                    if first.table != second.table || single && first.cells != second.cells {
                        pairs
                            .entry(((first.table, first.shape), (second.table, second.shape)))
                            .or_default()
                            .push((first, second));
                    }
                }
            }
        }
        for (((a, _), (b, _)), found) in pairs {
            let weighed: Vec<(&Entry, &Entry, Weighed)> =
                found.into_iter().map(|(first, second)| (first, second, self.weigh(&[first], &[second]))).collect();
            let telling = |wanted: &dyn Fn(&Weighed) -> bool| {
                weighed
                    .iter()
                    .filter(|(.., weighed)| wanted(weighed))
                    .map(|(first, ..)| &first.cells)
                    .collect::<BTreeSet<_>>()
                    .len()
            };
            let equal = telling(&|weighed| matches!(weighed, Weighed::Equal(number) if *number >= TELLING));
            let differ = telling(&|weighed| matches!(weighed, Weighed::Differ));
            let alike = self.alike(a, b);
            let fine = if alike { differ == 0 || equal > 3 * differ } else { equal >= 3 && differ == 0 };
            if !fine {
                continue;
            }
            if weighed.iter().any(|(.., weighed)| matches!(weighed, Weighed::Open | Weighed::Equal(_))) {
                joined.extend([(a, b), (b, a)]);
            }
            for (first, second, _) in weighed.iter().filter(|(.., weighed)| *weighed == Weighed::Open) {
                let words = self.words(first, &[second]);
                clues.push(Clue { terms: terms(&[first], &[second]), firm: true, declared: false, words });
            }
        }
    }

    /// Cells of a span of time or ages that is put together of others.
    pub(super) fn spans(&self, clues: &mut Vec<Clue>, joined: &mut BTreeSet<(usize, usize)>) {
        for keys in [&self.by_name, &self.by_id] {
            let mut lists: BTreeMap<(Key, String), Vec<(Span, &Entry)>> = BTreeMap::new();
            for (key, entries) in keys {
                for entry in entries {
                    for (span, word) in &entry.spans {
                        let rest: Key = key.iter().filter(|other| *other != word).cloned().collect();
                        lists.entry((rest, span.of.clone())).or_default().push((span.clone(), entry));
                    }
                }
            }
            for list in lists.values().filter(|list| list.len() > 2 && list.len() <= 4 * CROWD) {
                for (span, whole) in list {
                    for parts in self.put_together(span, whole, list) {
                        let weighed = self.weigh(&[whole], &parts);
                        if matches!(weighed, Weighed::Open | Weighed::Equal(_)) {
                            joined.extend(parts.iter().flat_map(|part| [(whole.table, part.table), (part.table, whole.table)]));
                        }
                        if weighed == Weighed::Open {
                            let words = self.words(whole, &parts);
                            clues.push(Clue { terms: terms(&[whole], &parts), firm: true, declared: false, words });
                        }
                    }
                }
            }
        }
    }

    /// The ways to put a span together, of one table's parts first.
    fn put_together<'e>(&self, span: &Span, whole: &Entry, list: &[(Span, &'e Entry)]) -> Vec<Vec<&'e Entry>> {
        let mut ways: Vec<Vec<&'e Entry>> = Vec::new();
        let mut tables: Vec<Option<usize>> = list.iter().map(|(_, entry)| Some(entry.table)).collect();
        tables.push(None);
        tables.dedup();
        for table in tables {
            let mut way: Vec<&'e Entry> = Vec::new();
            let mut next = span.first;
            while way.len() < LINKS {
                let fits = |(own, entry): &&(Span, &'e Entry)| {
                    own.first == next
                        && own.last <= span.last
                        && own != span
                        && table.is_none_or(|table| table == entry.table)
                        && self.alike(whole.table, entry.table)
                        && !entry.cells.iter().any(|cell| whole.table == entry.table && whole.cells.contains(cell))
                };
                // The shortest: what it leaves is put together, too.
                let Some((own, entry)) = list.iter().filter(fits).min_by_key(|(own, _)| own.last) else { break };
                way.push(*entry);
                if own.last == span.last {
                    let known = |other: &Vec<&Entry>| terms(&[whole], other) == terms(&[whole], &way);
                    if way.len() > 1 && !ways.iter().any(known) {
                        ways.push(way);
                    }
                    break;
                }
                next = own.last + 1;
            }
        }
        ways
    }

    fn weigh(&self, whole: &[&Entry], parts: &[&Entry]) -> Weighed {
        let mut sums = [0; 2];
        let mut hidden = [0; 2];
        for (side, entries) in [whole, parts].into_iter().enumerate() {
            for entry in entries {
                let Some(table) = &self.published.tables[entry.table] else { return Weighed::Nothing };
                for at in &entry.cells {
                    match seen(table, *at) {
                        Seen::Number(number) => sums[side] += number,
                        Seen::Hidden => hidden[side] += 1,
                        Seen::Nothing => {}
                        Seen::Unknown => return Weighed::Nothing,
                    }
                }
            }
        }
        match hidden {
            [0, 0] if sums[0] == sums[1] => Weighed::Equal(sums[0]),
            [0, 0] => Weighed::Differ,
            [0, _] if sums[1] > sums[0] => Weighed::Differ,
            [_, 0] if sums[0] > sums[1] => Weighed::Differ,
            _ => Weighed::Open,
        }
    }

    /// Whether two tables may be of the same people.
    fn alike(&self, a: usize, b: usize) -> bool {
        let population = |number: usize| {
            self.published.tables[number].as_ref().and_then(|table| table.head.population.as_deref()).map(words::plain)
        };
        match (population(a), population(b)) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    fn words(&self, whole: &Entry, parts: &[&Entry]) -> String {
        let name = |entry: &Entry| {
            let Some(table) = &self.published.tables[entry.table] else { return String::new() };
            let at = entry.cells[0];
            let is_records = self.published.records.as_ref().filter(|(number, _)| *number == entry.table);
            let place = match is_records {
                Some((_, rows)) => format!("”{}” i posten", rows[at.row].namn.join(", ")),
                None => format!("”{}”, ”{}” i {}", table.rows[at.row].short(), table.columns[at.column].short(), table.head.id),
            };
            if entry.cells.len() > 1 { format!("summan av {place} med flera") } else { place }
        };
        let parts: Vec<String> = parts.iter().take(3).map(|part| name(part)).collect();
        format!("{} är detsamma som {}", name(whole), parts.join(" + "))
    }
}

/// What is seen of an equality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weighed {
    /// It holds, and this is the number.
    Equal(i64),
    /// It does not.
    Differ,
    /// Something is hidden.
    Open,
    /// There is nothing to compare.
    Nothing,
}

fn terms(whole: &[&Entry], parts: &[&Entry]) -> Terms {
    let side = |entries: &[&Entry], sign: i8| {
        let cells = entries.iter().flat_map(|entry| entry.cells.iter().map(|at| (spot(entry.table, *at), sign)));
        cells.collect::<Vec<_>>()
    };
    // The side of one cell is the whole.
    let one = parts.iter().map(|entry| entry.cells.len()).sum::<usize>() == 1;
    let mut all = side(whole, if one { 1 } else { -1 });
    all.extend(side(parts, if one { -1 } else { 1 }));
    all.sort_unstable();
    all
}

/// The rows, columns or layers of a table as keys take them; the last is all of them together, where no total is.
fn slots(table: &PublicTable, along: Along, naming: Naming, lines: &[Line]) -> Vec<Slot> {
    let all = axis(table, along);
    let year = Period::parse(&table.head.period.to_string()).ok().and_then(|period| {
        let text = period.to_string();
        text.get(..4)?.parse::<i16>().ok().filter(|_| !text.contains('–') || text.matches(&text[..4]).count() == 2)
    });
    let mut slots: Vec<Slot> = Vec::new();
    let named = |one: &Axis| match naming {
        Naming::Name => one.namn.clone(),
        Naming::Id => one.id.to_string(),
    };
    let mut total = false;
    for (index, one) in all.iter().enumerate() {
        let elements = vec![index];
        let called = words::is_total(&one.namn) || words::is_total(one.id.as_str()) && words::span(&one.namn, year).is_none();
        let is_total = one.kind == AxisKind::Total || called;
        if is_total || all.len() == 1 {
            total = true;
            slots.push(Slot { word: None, span: None, elements: elements.clone() });
        }
        // The one layer of a table without layers has no name.
        if !(is_total || along == Along::Layers && one.namn.is_empty()) {
            let span = words::span(&named(one), year).or_else(|| words::span(&one.namn, year));
            let word = span.as_ref().map_or_else(|| words::plain(&named(one)), word_of);
            slots.push(Slot { word: Some(word), span, elements });
        }
    }
    let wholes: BTreeSet<usize> =
        lines.iter().filter(|line| line.along == along && line.by != By::Chance).map(|line| line.whole).collect();
    let tops: Vec<usize> = (0..all.len())
        .filter(|one| all[*one].kind == AxisKind::Plain && all[*one].part_of.is_none() && !wholes.contains(one))
        .filter(|one| !words::is_total(&all[*one].namn))
        .collect();
    if !total && tops.len() > 1 {
        slots.push(Slot { word: None, span: None, elements: tops });
    }
    slots
}

fn word_of(span: &Span) -> String {
    format!("{}:{}–{}", span.of, span.first, span.last)
}

/// Adds what stands under the key of a row, a column and a layer.
fn add(number: usize, table: &PublicTable, period: Period, slots: [&Slot; 3], keys: &mut BTreeMap<Key, Vec<Entry>>) {
    let [rows, columns, layers] = slots;
    if rows.elements.len() * columns.elements.len() * layers.elements.len() > MOST {
        return;
    }
    let mut cells = Vec::new();
    let mut mater = None;
    for layer in &layers.elements {
        for row in &rows.elements {
            for column in &columns.elements {
                let own = table.mater(*row, *column);
                if *mater.get_or_insert(own) != own {
                    return;
                }
                cells.push(At { row: *row, column: *column, layer: *layer });
            }
        }
    }
    let kind = match mater {
        Some(Mater::Personer) => "personer",
        Some(Mater::Hushall) => "hushåll",
        Some(Mater::Antal | Mater::Organisationer | Mater::Andelar | Mater::Manader) | None => return,
    };
    if cells.len() > 1 && cells.iter().any(|at| matches!(seen(table, *at), Seen::Unknown)) {
        return;
    }
    let mut key: Key = slots.iter().filter_map(|slot| slot.word.clone()).collect();
    let mut spans: Vec<(Span, String)> =
        slots.iter().filter_map(|slot| slot.span.clone()).map(|span| (span.clone(), word_of(&span))).collect();
    if !spans.iter().any(|(span, _)| span.is_time()) {
        let span = Span::of_period(period);
        key.insert(word_of(&span));
        spans.push((span.clone(), word_of(&span)));
    }
    key.insert(kind.to_owned());
    keys.entry(key).or_default().push(Entry { table: number, cells, spans, shape: slots.map(Slot::part) });
}
