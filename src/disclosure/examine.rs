//! All tables, protected and audited, set by set.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::assemble::Assembled;
use super::at::At;
use super::audit::{CellAudit, audit};
use super::cache::PatternCache;
use super::clue::{Clue, Tells};
use super::member::{Member, Rules};
use super::pattern::protect;
use super::problem::{Kind, Problem};
use super::require::Requirement;
use super::{Cell, PublicTable, RecordCount, declare, share};
use crate::finding::{Finding, Findings};
use crate::records::Entries;
use crate::records::tabell::{self, Mater, Skyddsmonster};
use crate::rule::protection;
use crate::tables::{MadeOf, RawTable, Stated};
use crate::tree::Pointer;

/// The tables that are examined, and what their last states if it is that of the records.
#[derive(Clone, Copy)]
pub(super) struct Tables<'t> {
    /// All tables, that of the records last.
    pub(super) all: &'t [RawTable],
    /// What each row of the last states; empty where there is no table of the records.
    pub(super) stated: &'t [Stated],
    /// The site's threshold.
    pub(super) threshold: u32,
}

/// What attacks have taught.
#[derive(Default)]
pub(super) struct Learned {
    /// Sums that hold.
    pub(super) sums: Vec<Clue>,
    /// Shares and means that tell counts.
    pub(super) tells: BTreeSet<Tells>,
    /// Shares that tell a small count by a number of another table.
    pub(super) small_shares: BTreeSet<Tells>,
    /// Sums that chance may have made.
    pub(super) questions: Vec<Clue>,
    /// Tables with a number that nothing protects.
    pub(super) withheld: BTreeSet<usize>,
}

impl Learned {
    /// How much has been learnt that changes what is hidden.
    pub(super) fn size(&self) -> usize {
        self.sums.len() + self.tells.len() + self.small_shares.len() + self.withheld.len()
    }
}

/// What the examination says of all tables.
#[derive(Default)]
pub(super) struct Examined {
    /// Each table's part, in their order.
    pub(super) tables: Vec<ExaminedTable>,
    /// The tables that hang together, by number, and their problem; those where nothing is protected are left out.
    pub(super) sets: Vec<(Vec<usize>, Assembled)>,
}

/// What the examination says of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct ExaminedTable {
    /// Whether it can't be published.
    pub(super) withheld: bool,
    /// The cells that are hidden.
    pub(super) hidden: BTreeSet<At>,
    /// What is known of each hidden count.
    pub(super) audits: BTreeMap<At, CellAudit>,
    /// The counts that no sum and no other table has.
    pub(super) alone: BTreeSet<At>,
    /// The threshold that holds for it, and whether zeros are shown; `None`: nothing in it is protected.
    pub(super) rules: Option<Rules>,
}

impl ExaminedTable {
    /// The table as the public sees it.
    pub(super) fn apply(&self, table: RawTable) -> PublicTable {
        let places: Vec<At> = table.cells().map(|(row, column, layer, _)| At { row, column, layer }).collect();
        let mut places = places.into_iter();
        table.map(|cell| match (places.next(), cell) {
            (Some(place), _) if self.hidden.contains(&place) => Cell::Hidden,
            (_, tabell::Cell::Tal(number)) => Cell::Shown(number),
            (_, tabell::Cell::Saknas) => Cell::Missing,
            (_, tabell::Cell::EjTillampligt) => Cell::NotApplicable,
        })
    }

    /// What each row of the table of records may show, when what it shows is this table's.
    pub(super) fn record_counts(&self, rows: usize, withheld: bool) -> Vec<RecordCount> {
        let at = |row: usize| At { row, column: 0, layer: 0 };
        let threshold = self.rules.map_or(0, |rules| rules.threshold);
        (0..rows)
            .map(|row| match self.hidden.contains(&at(row)) {
                true if self.alone.contains(&at(row)) => RecordCount::Fewer(threshold),
                true => RecordCount::Hidden,
                false if withheld && self.rules.is_some() => RecordCount::Hidden,
                false => RecordCount::Shown,
            })
            .collect()
    }
}

/// Examines all tables.
pub(super) fn examine(
    Tables { all: tables, stated, threshold }: Tables<'_>,
    learned: &Learned,
    patterns: &Entries<Skyddsmonster>,
    cache: &PatternCache,
    findings: &mut Findings,
) -> Examined {
    declare::site_threshold(threshold, findings);
    declare::strays(tables, patterns, findings);
    tables.iter().for_each(|table| declare::whole_numbers(table, findings));
    let (declared, sets) = declare::sets(tables, learned, findings);
    let prepared: Vec<(Vec<usize>, Vec<Member<'_>>, Rules)> = sets
        .into_iter()
        .filter(|set| set.iter().any(|table| !declare::is_public(&tables[*table]) && declare::has_counts(&tables[*table])))
        .map(|set| {
            let rules: Vec<Rules> = set.iter().map(|table| declare::rules(&tables[*table], threshold, findings)).collect();
            // The strictest of the set: its tables share cells.
            let rules = Rules {
                threshold: rules.iter().map(|rules| rules.threshold).max().unwrap_or_default(),
                zeros_shown: rules.iter().all(|rules| rules.zeros_shown),
            };
            let members = set
                .iter()
                .map(|table| Member {
                    table: &tables[*table],
                    public: declare::is_public(&tables[*table]),
                    pins: declare::pins(&tables[*table], rules, findings),
                    earlier: declare::earlier(&tables[*table], patterns, findings),
                    stated: if *table + 1 == tables.len() { stated } else { &[] },
                    number: *table,
                    declared: declared[*table],
                })
                .collect();
            (set, members, rules)
        })
        .collect();
    let mut told: Vec<Findings> = prepared.iter().map(|_| Findings::default()).collect();
    let examined: Vec<(Assembled, Vec<ExaminedTable>)> = prepared
        .par_iter()
        .zip(&mut told)
        .map(|((_, members, rules), findings)| examine_set(members, *rules, learned, cache, findings))
        .collect();
    told.into_iter().for_each(|told| findings.append(told));
    let mut all = vec![ExaminedTable::default(); tables.len()];
    let mut sets = Vec::new();
    for ((set, ..), (assembled, own)) in prepared.into_iter().zip(examined) {
        set.iter().zip(own).for_each(|(table, own)| all[*table] = own);
        sets.push((set, assembled));
    }
    Examined { tables: all, sets }
}

fn examine_set(
    members: &[Member<'_>],
    rules: Rules,
    learned: &Learned,
    cache: &PatternCache,
    findings: &mut Findings,
) -> (Assembled, Vec<ExaminedTable>) {
    let assembled = Assembled::new(members, rules, &learned.sums);
    declare::conflicts(members, &assembled, findings);
    let earlier = members.iter().enumerate().flat_map(|(number, member)| {
        let assembled = &assembled;
        member.earlier.iter().filter_map(move |place| assembled.cell(number, *place))
    });
    let earlier: BTreeSet<usize> = earlier.collect();
    let pattern = cache.get_or(&assembled.problem, &earlier, || protect(&assembled.problem, &earlier));
    let mut tables: Vec<ExaminedTable> =
        members.iter().enumerate().map(|(number, member)| hide(member, number, &assembled, rules, &pattern)).collect();
    follow(members, &mut tables, learned);
    for (member, own) in members.iter().zip(&mut tables).filter(|(member, _)| !member.public) {
        let complements = share::complements(member.table, rules, &own.hidden);
        own.hidden.extend(complements);
    }
    // What is about to be published is read back: the audit knows nothing of what the search meant to hide.
    let mut hidden = vec![false; assembled.problem.cells.len()];
    for (number, (member, own)) in members.iter().zip(&tables).enumerate() {
        let public = own.apply(member.table.clone());
        for (row, column, layer, cell) in public.cells() {
            if let (Cell::Hidden, Some(cell)) = (cell, assembled.cell(number, At { row, column, layer })) {
                hidden[cell] = true;
            }
        }
    }
    let audits = audit(&assembled.problem, &hidden);
    let unsafe_cells: BTreeSet<usize> = audits.iter().filter(|audit| !audit.is_safe()).map(|audit| audit.cell).collect();
    let touched = hangs_together(&assembled.problem, &unsafe_cells);
    for (number, (member, own)) in members.iter().zip(&mut tables).enumerate() {
        let places = || member.table.cells().map(|(row, column, layer, _)| At { row, column, layer });
        let touched: Vec<At> =
            places().filter(|place| assembled.cell(number, *place).is_some_and(|cell| touched.contains(&cell))).collect();
        if !member.stated.is_empty() {
            let alone = |place: &At| assembled.cell(number, *place).is_some_and(|cell| assembled.is_alone(cell));
            own.alone = places().filter(alone).collect();
            // A page shows each count by itself: those that can't be protected are hidden, and the rest stays.
            own.hidden.extend(touched);
        } else {
            own.withheld = !member.public && !touched.is_empty();
        }
    }
    for found in &audits {
        for (number, own) in tables.iter_mut().enumerate() {
            let places = members[number].table.cells().map(|(row, column, layer, _)| At { row, column, layer });
            let own_places: Vec<At> = places.filter(|place| assembled.cell(number, *place) == Some(found.cell)).collect();
            own_places.into_iter().for_each(|place| drop(own.audits.insert(place, found.clone())));
        }
        if !found.is_safe() {
            tell(members, &assembled, found, findings);
        }
    }
    (assembled, tables)
}

/// The cells of a table that are hidden: the counts that the pattern hides, and the shares that would give them away.
fn hide(member: &Member<'_>, number: usize, assembled: &Assembled, rules: Rules, pattern: &[bool]) -> ExaminedTable {
    if member.public {
        return ExaminedTable::default();
    }
    let table = member.table;
    let places = table.cells().map(|(row, column, layer, _)| At { row, column, layer });
    let counts: BTreeSet<At> = places.filter(|place| assembled.cell(number, *place).is_some_and(|cell| pattern[cell])).collect();
    let mut own = ExaminedTable { hidden: counts, rules: Some(rules), ..ExaminedTable::default() };
    let public = own.apply(table.clone());
    let shares = share::hidden(table, rules, &|At { row, column, layer }| *public.cell(row, column, layer));
    let means = share::means(table, &|At { row, column, layer }| *public.cell(row, column, layer));
    own.hidden.extend(shares);
    own.hidden.extend(means);
    own
}

/// Shares and means that an attack found to tell a hidden count follow it.
fn follow(members: &[Member<'_>], tables: &mut [ExaminedTable], learned: &Learned) {
    for (number, member) in members.iter().enumerate().filter(|(_, member)| !member.public) {
        let Some(MadeOf::Table { id, rows, columns }) = &member.table.head.made_of else { continue };
        let Some(source) = members.iter().position(|other| other.table.head.id == *id) else { continue };
        let hidden = &tables[source].hidden;
        let made = |at: &At| {
            let of = rows[at.row].iter().map(|row| At { row: *row, column: columns[at.column], layer: at.layer });
            let is_count = matches!(member.table.mater(at.row, at.column), Mater::Personer | Mater::Hushall);
            !is_count && of.into_iter().any(|at| hidden.contains(&at))
        };
        let places = member.table.cells().map(|(row, column, layer, _)| At { row, column, layer });
        let follows: Vec<At> = places.filter(|at| at.row < rows.len()).filter(made).collect();
        tables[number].hidden.extend(follows);
    }
    for share in &learned.small_shares {
        if let Some(teller) = members.iter().position(|member| member.number == share.teller.table && !member.public) {
            tables[teller].hidden.insert(share.teller.at);
        }
    }
    for tells in &learned.tells {
        let of = |number: usize| members.iter().position(|member| member.number == number);
        let (Some(teller), Some(count)) = (of(tells.teller.table), of(tells.of.table)) else { continue };
        if tables[count].hidden.contains(&tells.of.at) && !members[teller].public {
            tables[teller].hidden.insert(tells.teller.at);
        }
    }
}

/// All cells of the parts that have one of these.
fn hangs_together(problem: &Problem, cells: &BTreeSet<usize>) -> BTreeSet<usize> {
    problem.parts(|cell| cells.contains(&cell)).into_iter().flat_map(|part| part.cells).collect()
}

/// Says of a cell that it can't be protected: which, what it fails, what can be derived, and what to do.
fn tell(members: &[Member<'_>], assembled: &Assembled, found: &CellAudit, findings: &mut Findings) {
    let Some((number, At { row, column, layer })) = assembled.place(found.cell) else { return };
    let table = members[number].table;
    let rest = if assembled.is_rest(found.cell) { "det som återstår av " } else { "" };
    let lager = if table.layers.len() > 1 { format!(" i lagret ”{}”", table.layers[layer].namn) } else { String::new() };
    let cell = format!("{rest}”{}” i kolumnen ”{}”{lager}", table.rows[row].namn, table.columns[column].namn);
    let problem = &assembled.problem;
    let asked: Vec<String> = found.fails.iter().map(|requirement| words(*requirement, problem)).collect();
    findings.push(Finding::new(
        &protection::TABELL_UNDANHALLEN,
        table.head.origin.at(&Pointer::root().join("titel")),
        format!(
            "tabellen visas inte: {cell} går att räkna ut {}, men ska kunna vara {}",
            found.anyone.nearness(),
            asked.join(" och ")
        ),
        hint(assembled, found),
    ));
}

/// What a hidden number must be able to be.
fn words(requirement: Requirement, problem: &Problem) -> String {
    match requirement {
        Requirement::Rise => format!("minst {}", problem.threshold),
        Requirement::Fall => format!("högst {}", problem.floor()),
        Requirement::Knowing => "flera tal för den som känner reglerna".to_owned(),
        Requirement::Guessing => "flera små tal".to_owned(),
        Requirement::Span => format!("minst {} olika tal", problem.threshold),
    }
}

fn hint(assembled: &Assembled, found: &CellAudit) -> &'static str {
    let shown = |cell: usize| assembled.problem.cells[cell].kind == Kind::Shown;
    let beside = assembled.problem.equations.iter().filter(|equation| equation.iter().any(|(cell, _)| *cell == found.cell));
    if beside.flatten().any(|(cell, _)| shown(*cell)) {
        "visa färre celler med visa:, eller ta bort den summa eller den offentliga tabell som talet går att räkna ut med"
    } else {
        "slå ihop raden eller kolumnen med en annan, eller ta bort en summa"
    }
}
