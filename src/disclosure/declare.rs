//! What editors declare of the protection: thresholds, pinned cells, and which tables hang together. Every fault is told.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Assembled;
use super::at::At;
use super::examine::Learned;
use super::member::{Member, Pin, Rules, count};
use super::problem::{find, join};
use crate::finding::{self, Finding, Findings, Part, did_you_mean};
use crate::records::tabell::{Cell, Mater, Nollor, Skyddsmonster};
use crate::records::{Entries, Entry, Origin};
use crate::rule::{self, protection};
use crate::source::SITE_FILE;
use crate::tables::{Axis, MadeOf, RawTable, missing, words};
use crate::tree::Pointer;
use crate::value::{Fault, Text};

/// The rules of a table, with the site's threshold where it has none of its own.
pub(super) fn rules(table: &RawTable, threshold: u32, findings: &mut Findings) -> Rules {
    let zeros_shown = table.head.skydd.nollor != Some(Nollor::Doljs);
    let least = if zeros_shown { 3 } else { 2 };
    let wanted = table.head.skydd.troskel.unwrap_or(threshold);
    if let Some(own) = table.head.skydd.troskel
        && own < least
    {
        findings.push(Finding::new(
            &protection::SKYDD_TROSKEL,
            table.head.origin.at(&Pointer::root().join("skydd").join("tröskel")),
            format!("gränsen {own} skyddar ingen"),
            format!("minst {least}: med färre går små tal alltid att räkna ut"),
        ));
    }
    Rules { threshold: i64::from(wanted.max(least)), zeros_shown }
}

/// The site's own threshold, told where it protects no one.
pub(super) fn site_threshold(threshold: u32, findings: &mut Findings) {
    if threshold < 3 {
        let pointer = Pointer::root().join("skydd").join("troskel");
        findings.push(Finding::new(
            &protection::SKYDD_TROSKEL,
            finding::Place::Tree { file: SITE_FILE.into(), pointer, part: Part::Value },
            format!("gränsen {threshold} skyddar ingen"),
            "minst 3: med färre går små tal alltid att räkna ut",
        ));
    }
}

/// Whether a table's numbers are public already.
pub(super) fn is_public(table: &RawTable) -> bool {
    table.head.skydd.redan_offentlig.is_some()
}

/// Whether a table counts persons or hushåll anywhere.
pub(super) fn has_counts(table: &RawTable) -> bool {
    table.cells().any(|(row, column, _, cell)| count(table, row, column, cell).is_some())
}

/// Numbers of persons that aren't whole can't be protected, so they are no numbers of persons.
pub(super) fn whole_numbers(table: &RawTable, findings: &mut Findings) {
    for (row, column, layer, cell) in table.cells() {
        if let Cell::Tal(number) = cell
            && matches!(table.mater(row, column), Mater::Personer | Mater::Hushall)
            && number.fract() != 0.0
            && !is_public(table)
        {
            findings.push(Finding::new(
                &protection::ANTAL_INTE_HELTAL,
                table.place(row, column, layer),
                format!("”{}” i kolumnen ”{}” är inget helt tal", table.rows[row].namn, table.columns[column].namn),
                "personer och hushåll räknas i hela tal; är det en andel eller ett genomsnitt, säg det med mäter",
            ));
        }
    }
}

/// The cells that `visa` and `dölj` pin.
pub(super) fn pins(table: &RawTable, rules: Rules, findings: &mut Findings) -> BTreeMap<At, Pin> {
    let mut pins = BTreeMap::new();
    let skydd = &table.head.skydd;
    for (key, list, pin) in [("visa", &skydd.visa, Pin::Show), ("dölj", &skydd.dolj, Pin::Hide)] {
        for (index, name) in list.iter().enumerate() {
            let at = Pointer::root().join("skydd").join(key).join(index);
            match place(table, name) {
                Err(fault) => findings.push(Finding::of_fault(table.head.origin.at(&at), fault)),
                Ok(place) => {
                    let value = count(table, place.row, place.column, table.cell(place.row, place.column, place.layer));
                    let small = value.is_some_and(|value| value < rules.threshold && value >= i64::from(rules.zeros_shown));
                    if pin == Pin::Show && small && !is_public(table) {
                        findings.push(Finding::new(
                            &protection::SKYDD_VISA,
                            table.head.origin.at(&at),
                            format!("”{name}” måste skyddas och kan inte visas"),
                            "ta bort den ur visa; är tabellen redan offentlig, skriv redan_offentlig med källa och skäl",
                        ));
                    } else if pins.insert(place, pin).is_some_and(|other| other != pin) {
                        findings.push(Finding::new(
                            &protection::VISA_OCH_DOLJ,
                            table.head.origin.at(&at),
                            format!("”{name}” står både i visa och i dölj"),
                            "ta bort den ur det ena",
                        ));
                    }
                }
            }
        }
    }
    pins
}

/// The cells that were hidden last time; what the table no longer has is left out, and told.
pub(super) fn earlier(table: &RawTable, patterns: &Entries<Skyddsmonster>, findings: &mut Findings) -> BTreeSet<At> {
    let Some(Entry { origin, record: Some(record), .. }) = patterns.get(&table.head.id) else { return BTreeSet::new() };
    let mut cells = BTreeSet::new();
    for (index, name) in record.dolda.iter().enumerate() {
        match place(table, name) {
            Ok(place) => {
                cells.insert(place);
            }
            Err(_) => findings.push(stale(origin, index, name.as_str())),
        }
    }
    cells
}

/// Patterns of tables that are no more.
pub(super) fn strays(tables: &[RawTable], patterns: &Entries<Skyddsmonster>, findings: &mut Findings) {
    for (id, entry) in patterns {
        if !tables.iter().any(|table| table.head.id == *id) {
            findings.push(Finding::new(
                &protection::MONSTER_UTAN_TABELL,
                entry.origin.place(),
                format!("tabellen ”{id}” finns inte"),
                "ta bort filen, eller ge den samma namn som tabellen",
            ));
        }
    }
}

fn stale(origin: &Origin, index: usize, name: &str) -> Finding {
    Finding::new(
        &protection::MONSTER_UTAN_CELL,
        origin.at(&Pointer::root().join("dolda").join(index)),
        format!("tabellen har ingen cell ”{name}” längre"),
        "kör utbud audit --save, så skrivs filen om",
    )
}

/// The cell that a name like `rad/kolumn` or `rad/kolumn/lager` means.
fn place(table: &RawTable, name: &Text) -> Result<At, Fault> {
    let parts: Vec<&str> = name.as_str().split('/').map(str::trim).collect();
    let layered = table.layers.len() > 1;
    if parts.len() != if layered { 3 } else { 2 } {
        let form = if layered { "rad/kolumn/lager" } else { "rad/kolumn" };
        return Err(Fault::of(&protection::SKYDD_CELL, format!("”{name}” pekar inte ut en cell"), format!("skriv {form}")));
    }
    let find = |axis: &[Axis], what: &str, name: &str| {
        axis.iter().position(|one| one.is_called(name)).ok_or_else(|| missing(what, name, axis))
    };
    let layer = if layered { find(&table.layers, "lager", parts[2])? } else { 0 };
    Ok(At { row: find(&table.rows, "rad", parts[0])?, column: find(&table.columns, "kolumn", parts[1])?, layer })
}

/// The tables that hang together: linked, one made of the other, or made of the same records, and those that an attack found to. The
/// first of those that each is declared to hang together with, and all that do, in the order of their first tables.
pub(super) fn sets(tables: &[RawTable], learned: &Learned, findings: &mut Findings) -> (Vec<usize>, Vec<Vec<usize>>) {
    let mut root: Vec<usize> = (0..tables.len()).collect();
    let position = |id: &str| tables.iter().position(|table| table.head.id.as_str() == id);
    let mut records = None;
    for (number, table) in tables.iter().enumerate() {
        for (index, id) in table.head.skydd.kopplade.iter().enumerate() {
            match position(id.as_str()) {
                Some(other) => join(&mut root, number, other),
                None => {
                    let others =
                        tables.iter().map(|other| other.head.id.as_str()).filter(|other| *other != table.head.id.as_str());
                    let hint = did_you_mean(id.as_str(), others, "skriv id för en tabell i data/");
                    let at = Pointer::root().join("skydd").join("kopplade").join(index);
                    findings.push(Finding::new(
                        &rule::tables::OKAND_TABELL,
                        table.head.origin.at(&at),
                        format!("tabellen ”{id}” finns inte"),
                        hint,
                    ));
                }
            }
        }
        match &table.head.made_of {
            Some(MadeOf::Table { id, .. }) => position(id.as_str()).into_iter().for_each(|other| join(&mut root, number, other)),
            Some(MadeOf::Records { .. }) => match records {
                None => records = Some(number),
                Some(other) => join(&mut root, number, other),
            },
            None => {}
        }
    }
    let declared: Vec<usize> = (0..tables.len()).map(|number| find(&mut root, number)).collect();
    learned.tells.iter().chain(&learned.small_shares).for_each(|tells| join(&mut root, tells.teller.table, tells.of.table));
    for clue in &learned.sums {
        let first = clue.terms.first().map(|(spot, _)| spot.table);
        clue.terms.iter().for_each(|(spot, _)| first.into_iter().for_each(|first| join(&mut root, first, spot.table)));
    }
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..tables.len() {
        sets.entry(find(&mut root, number)).or_default().push(number);
    }
    undeclared(tables, &mut root, findings);
    (declared, sets.into_values().collect())
}

/// Tables of one data source, population and period say the same of somebody in several ways: either they are protected together, or
/// a reason tells why that isn't needed.
fn undeclared(tables: &[RawTable], root: &mut [usize], findings: &mut Findings) {
    for (number, table) in tables.iter().enumerate() {
        let Some(datakalla) = &table.head.datakalla else { continue };
        let matters = |other: usize| {
            let head = &tables[other].head;
            head.datakalla.as_ref().is_some_and(|own| own.id() == datakalla.id())
                && head.population == table.head.population
                && head.period == table.head.period
                && has_counts(&tables[other])
                && !(is_public(&tables[other]) && is_public(table))
                && head.skydd.okopplad.is_none()
        };
        if table.head.skydd.okopplad.is_some() || !has_counts(table) {
            continue;
        }
        for other in (0..number).filter(|other| matters(*other)) {
            if find(root, number) == find(root, other) {
                continue;
            }
            let id = &tables[other].head.id;
            findings.push(Finding::new(
                &protection::SKYDD_OKOPPLAD,
                table.head.origin.at(&Pointer::root().join("titel")),
                format!("tabellen har samma datakälla, population och period som ”{id}”"),
                format!("delar de tal, skriv skydd: {{kopplade: [{id}]}}; annars okopplad: och varför"),
            ));
        }
    }
}

/// Cells that are said to be the same and differ.
pub(super) fn conflicts(members: &[Member<'_>], assembled: &Assembled, findings: &mut Findings) {
    for [first, second] in &assembled.conflicts {
        let name = |(table, At { row, column, .. }): &(usize, At)| {
            let table = members[*table].table;
            format!("”{}” i kolumnen ”{}” i {}", table.rows[*row].namn, table.columns[*column].namn, table.head.id)
        };
        findings.push(Finding::new(
            &protection::KOPPLADE_OLIKA,
            members[second.0].table.head.origin.at(&Pointer::root().join("titel")),
            format!("samma cell har olika tal: {} och {}", name(first), name(second)),
            "rätta talet, ge raden eller kolumnen ett annat id, eller skriv okopplad med skäl i stället för kopplade",
        ));
    }
}

/// Tables that are said to share numbers and share none: nothing protects them together.
pub(super) fn links(tables: &[RawTable], links: &BTreeSet<(usize, usize)>, findings: &mut Findings) {
    for (number, table) in tables.iter().enumerate() {
        for (index, id) in table.head.skydd.kopplade.iter().enumerate() {
            let Some(other) = tables.iter().position(|other| other.head.id == *id) else { continue };
            let public = is_public(table) && is_public(&tables[other]);
            let counts = has_counts(table) || has_counts(&tables[other]);
            if links.contains(&(number, other)) || other == number || public || !counts {
                continue;
            }
            findings.push(Finding::new(
                &protection::KOPPLADE_UTAN_GEMENSAMT,
                table.head.origin.at(&Pointer::root().join("skydd").join("kopplade").join(index)),
                format!("tabellen har inget tal gemensamt med ”{id}”: {}", why_apart(table, &tables[other])),
                "ge samma rader och kolumner samma id eller namn, eller ta bort den ur kopplade",
            ));
        }
    }
}

/// Why no cell of two tables is one.
fn why_apart(a: &RawTable, b: &RawTable) -> String {
    if !has_counts(a) || !has_counts(b) {
        return "den ena räknar inga människor".to_owned();
    }
    let names = |table: &RawTable| -> BTreeSet<String> {
        let axes = table.rows.iter().chain(&table.columns).chain(&table.layers);
        axes.flat_map(|one| [words::plain(&one.namn), words::plain(one.id.as_str())]).collect()
    };
    if names(a).is_disjoint(&names(b)) {
        "ingen rad eller kolumn heter lika".to_owned()
    } else if a.head.period != b.head.period {
        format!("perioderna är {} och {}", a.head.period, b.head.period)
    } else {
        "inga celler räknar detsamma, eller så skiljer sig talen".to_owned()
    }
}
