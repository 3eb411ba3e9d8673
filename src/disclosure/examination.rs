//! The tables under examination: protected, attacked, protected again with what the attack found, until nothing more gives way.
//!
//! The attack sees what would be published and nothing else. What it takes for a sum and is one, is protected like a declared one;
//! what it takes for a sum and is none, misleads it and is dropped. A number that is known too well in the end withholds its table.

use std::collections::{BTreeMap, BTreeSet};

use super::at::{Along, At};
use super::clue::{Attack, Clue, Derivation, Published, RecordRow, Spot, Terms};
use super::examine::{Examined, Learned, Tables, examine};
use super::member::count;
use super::{PatternCache, Protected, Protection, Rules, TableReport, Withheld, declare, implied, report};
use crate::finding::{Finding, Findings};
use crate::records::Entries;
use crate::records::tabell::{Cell, Skyddsmonster};
use crate::rule::protection;
use crate::tables::{AxisKind, RawTable, RawTables, Stated, words};
use crate::tree::Pointer;

/// How often what is found may change what is hidden before everything that still gives way is withheld.
const ROUNDS: usize = 12;

/// Tables under examination.
pub struct Examination<'p> {
    tables: Vec<RawTable>,
    /// The same with the parts that their names declare.
    working: Vec<RawTable>,
    stated: Vec<Stated>,
    threshold: u32,
    patterns: &'p Entries<Skyddsmonster>,
    cache: &'p PatternCache,
    learned: Learned,
    refuted: BTreeSet<Terms>,
    /// Sums that have been taken or dropped.
    known: BTreeSet<Terms>,
    /// The pairs of tables that have something in common.
    joined: BTreeSet<(usize, usize)>,
    /// What gave each withheld number away.
    given_away: Vec<(Spot, String)>,
    rounds: usize,
    examined: Examined,
    told: Findings,
}

impl<'p> Examination<'p> {
    /// Protects all tables by what they declare. `threshold` is the site's own, `patterns` what was hidden last time.
    pub fn new(raw: RawTables, threshold: u32, patterns: &'p Entries<Skyddsmonster>, cache: &'p PatternCache) -> Self {
        let (mut tables, statements) = raw.into_parts();
        let stated = statements.map_or_else(Vec::new, |statements| {
            tables.push(statements.table);
            statements.rows
        });
        let declared = |table| implied::with_small_rests(implied::with_named_parts(table), threshold);
        let working = tables.iter().map(declared).collect();
        let mut all = Self {
            tables,
            working,
            stated,
            threshold,
            patterns,
            cache,
            learned: Learned::default(),
            refuted: BTreeSet::new(),
            known: BTreeSet::new(),
            joined: BTreeSet::new(),
            given_away: Vec::new(),
            rounds: 0,
            examined: Examined::default(),
            told: Findings::default(),
        };
        all.examine();
        all
    }

    fn examine(&mut self) {
        let mut told = Findings::default();
        let tables = Tables { all: &self.working, stated: &self.stated, threshold: self.threshold };
        self.examined = examine(tables, &self.learned, self.patterns, self.cache, &mut told);
        self.told = told;
    }

    /// The tables as they were given, without what records state.
    pub(super) fn tables(&self) -> &[RawTable] {
        &self.tables[..self.tables.len() - usize::from(!self.stated.is_empty())]
    }

    /// The tables with what records state.
    pub(super) fn all_tables(&self) -> &[RawTable] {
        &self.tables
    }

    /// What the protection does to every table, for the editor.
    pub fn report(&self, findings: &mut Findings) -> Vec<TableReport> {
        self.tell(findings);
        report::report(self.tables(), &self.examined)
    }

    /// What the examination says.
    pub(super) fn examined(&self) -> &Examined {
        &self.examined
    }

    /// What would be published now.
    pub fn published(&self) -> Published {
        let withheld = |number: usize| self.examined.tables[number].withheld || self.learned.withheld.contains(&number);
        let seen = self.tables.iter().enumerate();
        let rows = |one: &Stated| RecordRow { id: one.insats.clone(), namn: one.namn.clone(), period: one.period };
        Published {
            tables: seen
                .map(|(number, table)| (!withheld(number)).then(|| self.examined.tables[number].apply(table.clone())))
                .collect(),
            records: self.stated_table().map(|number| (number, self.stated.iter().map(rows).collect())),
            floors: self.examined.tables.iter().map(|own| own.rules.map_or(0, |rules| i64::from(rules.zeros_shown))).collect(),
            thresholds: self.examined.tables.iter().map(|own| own.rules.map_or(0, |rules| rules.threshold)).collect(),
            met: self.learned.sums.iter().map(|clue| clue.terms.clone()).collect(),
            refuted: self.refuted.clone(),
        }
    }

    fn stated_table(&self) -> Option<usize> {
        (!self.stated.is_empty()).then(|| self.tables.len() - 1)
    }

    /// Takes what an attack found; whether that changes anything, so that another attack is due.
    pub fn learn(&mut self, attack: &Attack) -> bool {
        self.rounds += 1;
        let failing: Vec<&Derivation> = attack.derived.iter().filter(|found| self.is_too_near(found)).collect();
        let mut wanted: BTreeSet<usize> = failing.iter().flat_map(|found| found.clues.iter().copied()).collect();
        wanted.extend(&attack.unweighed);
        wanted.extend((0..attack.clues.len()).filter(|clue| self.is_linked(&attack.clues[*clue])));
        self.joined.extend(&attack.joined);
        let before = self.learned.size();
        let mut changed = false;
        if self.rounds <= ROUNDS {
            for clue in wanted.into_iter().map(|clue| &attack.clues[clue]).filter(|clue| !clue.declared) {
                changed |= self.take(clue);
            }
            for share in &attack.small_shares {
                changed |= !self.is_hidden(share.teller) && self.learned.small_shares.insert(*share);
            }
            for tells in &attack.tells {
                changed |= self.is_hidden(tells.of) && !self.is_hidden(tells.teller) && self.learned.tells.insert(*tells);
            }
        }
        if !changed {
            for found in failing {
                let by = found.clues.iter().map(|clue| attack.clues[*clue].words.as_str());
                let by: BTreeSet<&str> = by.filter(|words| !words.is_empty()).collect();
                if self.learned.withheld.insert(found.spot.table) {
                    self.given_away.push((found.spot, by.into_iter().take(3).collect::<Vec<_>>().join("; ")));
                    changed = true;
                }
            }
        }
        // What was dropped changes nothing of what is hidden.
        if self.learned.size() != before {
            self.examine();
            self.drop_coincidences();
        }
        changed
    }

    /// A sum that holds is learnt, one that doesn't is dropped; whether that is new.
    fn take(&mut self, clue: &Clue) -> bool {
        if self.refuted.contains(&clue.terms) || !self.known.insert(clue.terms.clone()) {
            return false;
        }
        if self.holds(clue) && !self.is_answered(clue) {
            self.learned.sums.push(clue.clone());
        } else {
            self.refuted.insert(clue.terms.clone());
        }
        true
    }

    /// Whether a sum is true, or so near it that what one derives with it is near the truth.
    fn holds(&self, clue: &Clue) -> bool {
        let truth = |(spot, sign): &(Spot, i8)| self.truth(*spot).map(|value| value * i64::from(*sign));
        let values: Option<Vec<i64>> = clue.terms.iter().map(truth).collect();
        let Some(values) = values else { return false };
        let (sum, most) = (values.iter().sum::<i64>().abs(), values.iter().map(|value| value.abs()).max().unwrap_or(0));
        sum == 0 || clue.firm && sum < i64::from(self.threshold) && sum * 20 <= most
    }

    /// Whether the editor has said, with a reason, that it is no sum or that the tables share nothing.
    fn is_answered(&self, clue: &Clue) -> bool {
        let tables: BTreeSet<usize> = clue.terms.iter().map(|(spot, _)| spot.table).collect();
        let skydd = |table: &usize| &self.tables[*table].head.skydd;
        if tables.len() > 1 {
            return tables.iter().any(|table| skydd(table).okopplad.is_some()) && !self.is_linked(clue);
        }
        clue.terms.iter().filter(|(_, sign)| *sign < 0).any(|(spot, _)| {
            let table = &self.tables[spot.table];
            let named = |name: &str| table.rows[spot.at.row].is_called(name) || table.columns[spot.at.column].is_called(name);
            skydd(&spot.table).inte_summa.keys().any(|name| named(name.as_str()))
        })
    }

    /// Whether it joins tables that are said to hang together.
    fn is_linked(&self, clue: &Clue) -> bool {
        let tables: BTreeSet<usize> = clue.terms.iter().map(|(spot, _)| spot.table).collect();
        let says = |a: usize, b: usize| self.tables[a].head.skydd.kopplade.contains(&self.tables[b].head.id);
        let known = |table: &usize| *table < self.tables().len();
        tables.len() > 1 && tables.iter().all(known) && tables.iter().any(|a| tables.iter().any(|b| a != b && says(*a, *b)))
    }

    /// A sum that nothing but chance may have made is given up where keeping it would withhold a table: it is a question then.
    fn drop_coincidences(&mut self) {
        let withheld: BTreeSet<usize> = (0..self.tables.len()).filter(|table| self.examined.tables[*table].withheld).collect();
        let touches = |clue: &Clue| clue.terms.iter().any(|(spot, _)| withheld.contains(&spot.table));
        let (dropped, kept): (Vec<Clue>, Vec<Clue>) =
            std::mem::take(&mut self.learned.sums).into_iter().partition(|clue| !clue.firm && touches(clue));
        self.learned.sums = kept;
        if !dropped.is_empty() {
            self.refuted.extend(dropped.iter().map(|clue| clue.terms.clone()));
            self.learned.questions.extend(dropped);
            self.examine();
        }
    }

    fn truth(&self, Spot { table, at }: Spot) -> Option<i64> {
        let table = &self.tables[table];
        let cell = table.cell(at.row, at.column, at.layer);
        count(table, at.row, at.column, cell).or_else(|| match cell {
            Cell::Tal(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(*number as i64),
            Cell::Tal(_) | Cell::Saknas | Cell::EjTillampligt => None,
        })
    }

    fn is_hidden(&self, Spot { table, at }: Spot) -> bool {
        self.examined.tables[table].hidden.contains(&at)
    }

    /// Whether what is derived of a hidden number is more than the rule allows. What is derived and wrong misleads.
    fn is_too_near(&self, found: &Derivation) -> bool {
        let Some(value) = self.truth(found.spot) else { return false };
        let Some(Rules { threshold, zeros_shown }) = self.examined.tables[found.spot.table].rules else { return false };
        let floor = i64::from(zeros_shown);
        let (lower, upper) = (found.anyone.lower, found.anyone.upper.unwrap_or(i64::MAX));
        if value < lower || value > upper {
            return false;
        }
        if (floor..threshold).contains(&value) {
            lower > floor || upper < threshold || found.knowing.upper == Some(found.knowing.lower)
        } else {
            upper - lower < threshold - 1
        }
    }

    /// The tables as they are published, and why some are not.
    pub fn protect(self, findings: &mut Findings) -> Protected {
        let stated_table = self.stated_table();
        let mut protected = Protected::default();
        self.tell(findings);
        let withheld = self.learned.withheld;
        for (number, (table, own)) in self.tables.into_iter().zip(self.examined.tables).enumerate() {
            if Some(number) == stated_table {
                let counts = own.record_counts(self.stated.len(), withheld.contains(&number));
                for (stated, count) in self.stated.iter().cloned().zip(counts) {
                    let list = match stated.del {
                        None => protected.of_insatser.entry(stated.insats.clone()).or_default(),
                        Some(_) => &mut protected.of_parts,
                    };
                    list.push((stated, count));
                }
            } else if own.withheld || withheld.contains(&number) {
                protected.withheld.push(Withheld { id: table.head.id.clone(), titel: table.head.titel.clone() });
            } else {
                if let Some(Rules { threshold, zeros_shown }) = own.rules {
                    let protection = Protection { threshold, zeros_shown, hides: !own.hidden.is_empty() };
                    protected.protections.insert(table.head.id.clone(), protection);
                }
                protected.tables.push(own.apply(table));
            }
        }
        protected
    }

    /// What was found: in the declarations, by the search, by the attack.
    pub(super) fn tell(&self, findings: &mut Findings) {
        findings.append(self.told.clone());
        for (spot, by) in &self.given_away {
            let table = &self.tables[spot.table];
            findings.push(Finding::new(
                &protection::TABELL_UNDANHALLEN,
                table.head.origin.at(&Pointer::root().join("titel")),
                format!("tabellen visas inte: {} går att räkna ut ur det som visas: {by}", self.name(*spot)),
                "ta bort en summa eller slå ihop rader; är det ingen summa, skriv skydd: {inte_summa: {RADEN: varför}} eller okopplad:",
            ));
        }
        for (clues, question) in [(&self.learned.sums, false), (&self.learned.questions, true)] {
            let mut told = BTreeSet::new();
            for clue in clues.iter().filter(|clue| !clue.words.is_empty() && !self.is_linked(clue)) {
                let Some((spot, _)) = clue.terms.iter().find(|(_, sign)| *sign < 0) else { continue };
                if told.insert((spot.table, clue.words.clone())) {
                    let (rule, message) = if question {
                        (&protection::KANSKE_EN_SUMMA, format!("är det en summa? {}", clue.words))
                    } else {
                        (&protection::SUMMA_FUNNEN, format!("skyddas som en summa: {}", clue.words))
                    };
                    findings.push(Finding::new(
                        rule,
                        self.tables[spot.table].head.origin.at(&Pointer::root().join("titel")),
                        message,
                        "skriv summa:, grupper: eller kopplade: om det är så; annars inte_summa: eller okopplad: och varför",
                    ));
                }
            }
        }
        declare::links(self.tables(), &self.links(), findings);
    }

    /// The pairs of tables that have a cell in common, or a sum.
    fn links(&self) -> BTreeSet<(usize, usize)> {
        let mut links = self.joined.clone();
        for (set, assembled) in &self.examined.sets {
            links.extend(assembled.shared().into_iter().map(|(a, b)| (set[a], set[b])));
        }
        for clue in &self.learned.sums {
            let tables: BTreeSet<usize> = clue.terms.iter().map(|(spot, _)| spot.table).collect();
            links.extend(tables.iter().flat_map(|a| tables.iter().map(move |b| (*a, *b))));
        }
        links
    }

    fn name(&self, Spot { table, at }: Spot) -> String {
        let table = &self.tables[table];
        format!("”{}” i kolumnen ”{}”", table.rows[at.row].namn, table.columns[at.column].namn)
    }

    /// The hidden counts, so that no text tells them.
    pub fn secrets(&self) -> Secrets {
        let mut all = Secrets::default();
        for (number, (table, own)) in self.tables.iter().zip(&self.examined.tables).enumerate() {
            for at in own.audits.keys().filter(|at| own.hidden.contains(at)) {
                let Some(value) = self.truth(Spot { table: number, at: *at }) else { continue };
                let stated = self.stated.get(at.row).filter(|_| self.stated_table() == Some(number));
                let namn = stated.map_or_else(|| vec![table.rows[at.row].namn.clone()], |stated| stated.namn.clone());
                let file = stated.map_or(&table.head.origin.file, |stated| &stated.origin.file).to_string();
                all.numbers.entry(value).or_default().push(Secret { namn, file, small: own.audits[at].small, by_sum: false });
            }
            if self.stated_table() != Some(number) {
                self.sums_that_tell(number, &mut all);
            }
        }
        all
    }

    /// The sums of a table's rows and columns that no cell shows and that would give a small hidden count away: it is all that is
    /// hidden of the sum, or the rest of it leaves too little room.
    fn sums_that_tell(&self, number: usize, all: &mut Secrets) {
        let (table, own) = (&self.tables[number], &self.examined.tables[number]);
        let Some(Rules { threshold, zeros_shown }) = own.rules else { return };
        let size = |along: Along| match along {
            Along::Rows => table.rows.len(),
            Along::Columns => table.columns.len(),
            Along::Layers => table.layers.len(),
        };
        for (along, other) in [(Along::Rows, Along::Columns), (Along::Columns, Along::Rows)] {
            let lines = (0..size(other)).flat_map(|place| (0..table.layers.len()).map(move |layer| (place, layer)));
            for (place, layer) in lines {
                let at = |element: usize| At { row: 0, column: 0, layer }.with(other, place).with(along, element);
                let roots = (0..size(along)).map(at).filter(|at| {
                    let one = if along == Along::Rows { &table.rows[at.row] } else { &table.columns[at.column] };
                    one.kind == AxisKind::Plain && one.part_of.is_none() && !words::is_total(&one.namn)
                });
                let values: Option<Vec<(At, i64)>> =
                    roots.map(|at| Some((at, self.truth(Spot { table: number, at })?))).collect();
                let Some(values) = values.filter(|values| values.len() > 1) else { continue };
                let hidden: Vec<&(At, i64)> = values.iter().filter(|(at, _)| own.hidden.contains(at)).collect();
                let room: i64 = hidden.iter().map(|(_, value)| value).sum();
                let least = threshold + (hidden.len() as i64 - 1) * i64::from(zeros_shown);
                let small = hidden.iter().find(|(at, _)| own.audits.get(at).is_some_and(|audit| audit.small));
                if let Some((at, _)) = small.filter(|_| hidden.len() == 1 || room < least) {
                    let sum = values.iter().map(|(_, value)| value).sum();
                    let (namn, file) = (vec![table.rows[at.row].namn.clone()], table.head.origin.file.to_string());
                    all.numbers.entry(sum).or_default().push(Secret { namn, file, small: true, by_sum: true });
                }
            }
        }
    }
}

/// The hidden counts, of use to nobody but one who asks whether a text tells one.
#[derive(Default)]
pub struct Secrets {
    numbers: BTreeMap<i64, Vec<Secret>>,
}

/// Of what a hidden count is.
struct Secret {
    namn: Vec<String>,
    file: String,
    small: bool,
    /// The number is no hidden count but the sum that one could be had from.
    by_sum: bool,
}

impl Secrets {
    /// The name of what a number in a text tells, if it is hidden: in the file of its own record or table, or beside the name of what
    /// it counts.
    pub fn told(&self, number: i64, file: &str, sentence: &str) -> Option<Telling<'_>> {
        let is_told = |secret: &&Secret| secret.file == file || secret.is_named(sentence) && !secret.by_sum;
        self.numbers.get(&number)?.iter().find(is_told)?.telling()
    }

    /// The same of a number that stands without a noun: only a small count beside the name of what it counts.
    pub fn told_bare(&self, number: i64, sentence: &str) -> Option<Telling<'_>> {
        let is_told = |secret: &&Secret| secret.small && !secret.by_sum && secret.is_named(sentence);
        self.numbers.get(&number)?.iter().find(is_told)?.telling()
    }
}

/// What a number in a text tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Telling<'s> {
    /// Of what the hidden count is.
    pub name: &'s str,
    /// Whether it is the sum that the count can be had from.
    pub by_sum: bool,
}

impl Secret {
    fn telling(&self) -> Option<Telling<'_>> {
        self.namn.last().map(|name| Telling { name, by_sum: self.by_sum })
    }

    fn is_named(&self, sentence: &str) -> bool {
        let sentence = format!(" {} ", words::plain(&sentence.replace(':', " ")));
        self.namn.iter().all(|name| {
            let name = words::plain(name);
            name.len() > 2 && sentence.contains(&format!(" {name} "))
        })
    }
}
