//! Two versions of a table, both seen: what one shows may give away what the other hides.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Assembled;
use super::at::At;
use super::audit::audit;
use super::examination::Examination;
use super::examine::Examined;
use super::problem::{Kind, Problem, find, join};
use super::require::Requirement;
use crate::finding::{Finding, Findings};
use crate::rule::protection;
use crate::tables::{Head, RawTable, words};
use crate::tree::Pointer;
use crate::value::Slug;

/// Warns of every cell that is hidden now and that one who kept the earlier version can derive.
pub fn compare(before: &Examination<'_>, now: &Examination<'_>, findings: &mut Findings) {
    let (old, new) = (before.all_tables(), now.all_tables());
    let (old_examined, new_examined) = (before.examined(), now.examined());
    let names = Names::new(old, new);
    for (set, assembled) in &new_examined.sets {
        let mut joint = Joint::default();
        joint.add((new, &names), new_examined, set, assembled);
        let first = joint.problem_cells();
        for (old_set, old_assembled) in &old_examined.sets {
            let meets = |table: &usize| set.iter().any(|own| names.of(&new[*own]) == names.of(&old[*table]));
            if old_set.iter().any(meets) {
                joint.add((old, &names), old_examined, old_set, old_assembled);
            }
        }
        if joint.problem_cells() == first {
            continue;
        }
        joint.tell(new, set, assembled, findings);
    }
}

/// By what the same table is known in both versions: its id, and where it has another one by what it is of.
struct Names<'t> {
    in_both: BTreeSet<&'t Slug>,
}

impl<'t> Names<'t> {
    fn new(old: &'t [RawTable], new: &'t [RawTable]) -> Self {
        let ids = |tables: &'t [RawTable]| tables.iter().map(|table| &table.head.id).collect::<BTreeSet<_>>();
        Self { in_both: ids(old).intersection(&ids(new)).copied().collect() }
    }

    fn of(&self, table: &RawTable) -> String {
        let Head { id, population, period, mater, made_of, .. } = &table.head;
        if self.in_both.contains(id) {
            return id.to_string();
        }
        let of = population.as_deref().map(words::plain).unwrap_or_default();
        format!("{of} {period} {mater:?} {}", made_of.is_some())
    }
}

/// Both versions as one problem: a cell with the same number in both is one cell, shown if either shows it.
#[derive(Default)]
struct Joint {
    problem: Option<Problem>,
    hidden: Vec<bool>,
    root: Vec<usize>,
    /// The cells seen so far, by table, row, column and layer, with their numbers.
    named: BTreeMap<[String; 4], usize>,
}

impl Joint {
    fn problem_cells(&self) -> usize {
        self.hidden.len()
    }

    fn add(&mut self, (tables, names): (&[RawTable], &Names<'_>), examined: &Examined, set: &[usize], assembled: &Assembled) {
        let offset = self.hidden.len();
        let own = &assembled.problem;
        let problem = self.problem.get_or_insert_with(|| Problem { cells: Vec::new(), equations: Vec::new(), ..own.clone() });
        problem.cells.extend(&own.cells);
        let moved = |equation: &Vec<(usize, i8)>| equation.iter().map(|(cell, sign)| (cell + offset, *sign)).collect();
        problem.equations.extend(own.equations.iter().map(moved));
        self.hidden.extend(own.cells.iter().map(|cell| cell.kind == Kind::Implied));
        self.root.extend(offset..offset + own.cells.len());
        for (member, number) in set.iter().enumerate() {
            let (table, examined) = (&tables[*number], &examined.tables[*number]);
            for (row, column, layer, _) in table.cells() {
                let place = At { row, column, layer };
                let Some(cell) = assembled.cell(member, place).map(|cell| cell + offset) else { continue };
                // A table that is withheld shows nothing.
                self.hidden[cell] |= examined.withheld || examined.hidden.contains(&place);
                let layer = &table.layers[layer];
                let layer = if layer.namn.is_empty() { String::new() } else { words::plain(&layer.namn) };
                let own = [&table.rows[row].namn, &table.columns[column].namn].map(|name| words::plain(name));
                let [row, column] = own;
                let name = [names.of(table), row, column, layer];
                match self.named.get(&name) {
                    Some(other) if problem.cells[*other].value == problem.cells[cell].value => {
                        join(&mut self.root, *other, cell);
                    }
                    Some(_) => {}
                    None => drop(self.named.insert(name, cell)),
                }
            }
        }
    }

    /// The joint problem, its cells joined, and which are hidden in both versions.
    fn solve(mut self) -> (Problem, Vec<bool>, Vec<usize>) {
        let mut problem =
            self.problem.take().unwrap_or(Problem { cells: Vec::new(), equations: Vec::new(), threshold: 0, zeros_shown: true });
        let root: Vec<usize> = (0..self.root.len()).map(|cell| find(&mut self.root, cell)).collect();
        let mut hidden = vec![true; root.len()];
        for (cell, to) in root.iter().enumerate() {
            hidden[*to] &= self.hidden[cell];
        }
        for (cell, own) in problem.cells.iter_mut().enumerate() {
            if !hidden[root[cell]] {
                own.kind = Kind::Shown;
            }
        }
        for (cell, _) in problem.equations.iter_mut().flatten() {
            *cell = root[*cell];
        }
        let hidden = hidden.iter().enumerate().map(|(cell, hidden)| root[cell] == cell && *hidden).collect();
        (problem, hidden, root)
    }

    fn tell(self, tables: &[RawTable], set: &[usize], assembled: &Assembled, findings: &mut Findings) {
        let now_hidden: Vec<bool> = self.hidden[..assembled.problem.cells.len()].to_vec();
        let (problem, hidden, root) = self.solve();
        let known: BTreeMap<usize, _> = audit(&problem, &hidden).into_iter().map(|found| (found.cell, found)).collect();
        let mut told = BTreeSet::new();
        for (cell, hidden) in now_hidden.into_iter().enumerate() {
            let Some((member, At { row, column, .. })) = assembled.place(cell).filter(|_| hidden && !assembled.is_rest(cell))
            else {
                continue;
            };
            let words = match known.get(&root[cell]) {
                // The other view of who knows the rules is one version's own.
                Some(found) if found.fails.iter().all(|failed| *failed == Requirement::Knowing) => continue,
                Some(found) => format!("går att räkna ut {}", found.anyone.nearness()),
                None => "visades i den".to_owned(),
            };
            let table = &tables[set[member]];
            if told.insert((member, row, column)) {
                findings.push(Finding::new(
                    &protection::SKYDD_TIDIGARE_VERSION,
                    table.head.origin.at(&Pointer::root().join("titel")),
                    format!(
                        "den som har sparat den förra versionen kan läsa det som nu döljs: ”{}” i kolumnen ”{}” {words}",
                        table.rows[row].namn, table.columns[column].namn
                    ),
                    "dölj samma celler som förra gången (utbud audit --save innan tabellen ändras), eller vänta tills fler tal ändras",
                ));
            }
        }
    }
}
