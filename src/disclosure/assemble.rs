//! From tables that hang together to one problem: which cells they have in common, and every sum a reader can form.

use std::collections::{BTreeMap, BTreeSet};

use super::at::{Along, At};
use super::axis::{Filling, Sum, Sums, is_root};
use super::clue::{Clue, Spot};
use super::problem::{Kind, Problem, ProblemCell, cost, find, join};
use crate::records::tabell::{Cell, Mater};
use crate::tables::{Axis, AxisKind, MadeOf, RawTable, Stated};
use crate::value::Period;

/// How the tables of a problem are protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Counts under this are small.
    pub threshold: i64,
    /// Whether zeros are shown.
    pub zeros_shown: bool,
}

/// What an editor has decided of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pin {
    /// It stays shown.
    Show,
    /// It is hidden.
    Hide,
}

/// One of the tables that hang together.
pub(super) struct Member<'t> {
    /// The table.
    pub(super) table: &'t RawTable,
    /// Whether its numbers are public already: they are all known.
    pub(super) public: bool,
    /// What editors have decided of its cells.
    pub(super) pins: BTreeMap<At, Pin>,
    /// The cells that were hidden last time.
    pub(super) earlier: BTreeSet<At>,
    /// What its rows state, if it is the table of the records.
    pub(super) stated: &'t [Stated],
    /// Its number among all tables.
    pub(super) number: usize,
    /// The first of the tables that it is declared to hang together with: only those have cells in common by their ids.
    pub(super) declared: usize,
}

/// The problem of tables that hang together.
pub(super) struct Assembled {
    /// The problem.
    pub(super) problem: Problem,
    /// Each table's cells in the problem.
    cells: Vec<BTreeMap<At, usize>>,
    /// The rows' wholes of rests, by cell: for words.
    rests: BTreeMap<usize, (usize, At)>,
    /// Pairs of cells that are said to be the same and differ: table and place of each.
    pub(super) conflicts: Vec<[(usize, At); 2]>,
}

impl Assembled {
    /// The number of a cell in the problem; `None` for what isn't counted or isn't told.
    pub(super) fn cell(&self, table: usize, place: At) -> Option<usize> {
        self.cells[table].get(&place).copied()
    }

    /// The first table and place that shows a cell; for a rest, those of its whole.
    pub(super) fn place(&self, cell: usize) -> Option<(usize, At)> {
        let shown = self
            .cells
            .iter()
            .enumerate()
            .find_map(|(table, cells)| cells.iter().find(|(_, number)| **number == cell).map(|(place, _)| (table, *place)));
        shown.or_else(|| self.rests.get(&cell).copied())
    }

    /// Whether a cell is in no sum, and in one place alone.
    pub(super) fn is_alone(&self, cell: usize) -> bool {
        let places = self.cells.iter().flat_map(BTreeMap::values).filter(|number| **number == cell).count();
        places == 1 && !self.problem.equations.iter().flatten().any(|(own, _)| *own == cell)
    }

    /// The pairs of tables that have a cell in common.
    pub(super) fn shared(&self) -> BTreeSet<(usize, usize)> {
        let own: Vec<BTreeSet<usize>> = self.cells.iter().map(|cells| cells.values().copied().collect()).collect();
        let pairs = (0..own.len()).flat_map(|a| (0..own.len()).map(move |b| (a, b)));
        pairs.filter(|(a, b)| a != b && !own[*a].is_disjoint(&own[*b])).collect()
    }

    /// Whether no table shows a cell: it is the rest of a whole.
    pub(super) fn is_rest(&self, cell: usize) -> bool {
        self.rests.contains_key(&cell)
    }

    /// Puts the tables together.
    pub(super) fn new(members: &[Member<'_>], rules: Rules, learned: &[Clue]) -> Self {
        let mut maker = Maker::default();
        let mut keys: BTreeMap<(usize, Key), (usize, At)> = BTreeMap::new();
        let keyed = Keys::new(members);
        for (number, member) in members.iter().enumerate() {
            let grid = Grid::new(member, &mut maker);
            for (place, cell) in &grid.cells {
                if grid.is_declared(*place) {
                    let Some(key) = keyed.key(number, *place) else { continue };
                    let key = (member.declared, key);
                    match keys.get(&key) {
                        None => {
                            keys.insert(key, (number, *place));
                        }
                        Some(first) => maker.same((number, *place, *cell), *first),
                    }
                }
            }
            grid.equations(member.table, &mut maker);
            maker.grids.push(grid);
        }
        maker.derived(members);
        maker.learned(members, learned);
        maker.finish(rules)
    }
}

/// Cells and equations in the making.
#[derive(Default)]
struct Maker {
    cells: Vec<ProblemCell>,
    equations: Vec<Vec<(usize, i8)>>,
    /// Sums that are no whole and its parts.
    others: Vec<Vec<(usize, i8)>>,
    root: Vec<usize>,
    grids: Vec<Grid>,
    rests: BTreeMap<usize, (usize, At)>,
    conflicts: Vec<[(usize, At); 2]>,
}

impl Maker {
    fn add(&mut self, value: i64, summed: u32, kind: Kind) -> usize {
        self.cells.push(ProblemCell { value, cost: cost(value, summed), kind });
        self.root.push(self.cells.len() - 1);
        self.cells.len() - 1
    }

    /// Two places show one cell, if they show one number.
    fn same(&mut self, (table, place, cell): (usize, At, usize), first: (usize, At)) {
        let other = if first.0 == table { None } else { self.grids[first.0].cells.get(&first.1).copied() };
        let Some(other) = other else { return };
        if self.cells[cell].value == self.cells[other].value {
            join(&mut self.root, cell, other);
        } else {
            self.conflicts.push([first, (table, place)]);
        }
    }

    /// Each row of a table made of another is the sum of that one's rows.
    fn derived(&mut self, members: &[Member<'_>]) {
        for (number, member) in members.iter().enumerate() {
            let Some(MadeOf::Table { id, rows, columns }) = &member.table.head.made_of else { continue };
            let Some(source) = members.iter().position(|member| member.table.head.id == *id) else { continue };
            for (place, whole) in &self.grids[number].cells {
                let (Some(parts), Some(column)) = (rows.get(place.row), columns.get(place.column)) else { continue };
                let cells = &self.grids[source].cells;
                let parts = parts.iter().filter_map(|part| cells.get(&At { row: *part, column: *column, layer: place.layer }));
                let equation: Vec<_> = parts.map(|part| (*part, 1)).chain([(*whole, -1)]).collect();
                if equation.len() > 1 {
                    self.equations.push(equation);
                }
            }
        }
    }

    /// The sums that an attack found.
    fn learned(&mut self, members: &[Member<'_>], learned: &[Clue]) {
        for clue in learned {
            let cell = |spot: &Spot| {
                let member = members.iter().position(|member| member.number == spot.table)?;
                self.grids[member].cells.get(&spot.at).copied()
            };
            // What is no count is shown, and so are the cells of tables that hang together with no other.
            let mut equation: Vec<(usize, i8)> =
                clue.terms.iter().filter_map(|(spot, sign)| Some((cell(spot)?, *sign))).collect();
            let wholes = |equation: &[(usize, i8)]| equation.iter().filter(|(_, sign)| *sign < 0).count();
            if wholes(&equation) != 1 {
                equation.iter_mut().for_each(|(_, sign)| *sign = -*sign);
            }
            let all_here = equation.len() == clue.terms.len();
            if equation.len() > 1 && wholes(&equation) == 1 && all_here {
                self.equations.push(equation);
            } else if !equation.is_empty() {
                self.others.push(equation);
            }
        }
    }

    /// An equation; one of a whole with a single part says that they are one cell, and so do two with the same parts.
    fn finish(mut self, rules: Rules) -> Assembled {
        loop {
            let mut wholes: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
            let mut joined = false;
            for equation in &self.equations {
                let mut parts = Vec::new();
                let mut whole = None;
                for (cell, sign) in equation {
                    let cell = find(&mut self.root, *cell);
                    if *sign > 0 { parts.push(cell) } else { whole = Some(cell) }
                }
                parts.sort_unstable();
                let Some(whole) = whole else { continue };
                let sum: i64 = parts.iter().map(|part| self.cells[*part].value).sum();
                // A sum that doesn't add up says nothing of which cells are one.
                if sum != self.cells[whole].value {
                    continue;
                }
                let same = if let [part] = parts[..] { Some(part) } else { wholes.insert(parts, whole) };
                if let Some(other) = same.filter(|other| *other != whole && self.cells[*other].value == self.cells[whole].value) {
                    join(&mut self.root, other, whole);
                    joined = true;
                }
            }
            if !joined {
                break;
            }
        }
        self.number(rules)
    }

    /// Numbers what is left, in order.
    fn number(mut self, rules: Rules) -> Assembled {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut cells: Vec<ProblemCell> = Vec::new();
        for cell in 0..self.cells.len() {
            let root = find(&mut self.root, cell);
            let own = self.cells[cell];
            let number = *numbers.entry(root).or_insert_with(|| {
                cells.push(own);
                cells.len() - 1
            });
            let kept = &mut cells[number];
            kept.cost = kept.cost.max(own.cost);
            kept.kind = stronger(kept.kind, own.kind);
        }
        let mut number = |cell: usize| numbers[&find(&mut self.root, cell)];
        let mut equations: Vec<Vec<(usize, i8)>> = Vec::new();
        let mut seen: BTreeSet<Vec<(usize, i8)>> = BTreeSet::new();
        for equation in self.equations.into_iter().chain(self.others) {
            let mut terms: BTreeMap<usize, i8> = BTreeMap::new();
            equation.into_iter().for_each(|(cell, sign)| *terms.entry(number(cell)).or_default() += sign);
            let terms: Vec<(usize, i8)> = terms.into_iter().filter(|(_, sign)| *sign != 0).collect();
            if !terms.is_empty() && seen.insert(terms.clone()) {
                equations.push(terms);
            }
        }
        let mut by_table: Vec<BTreeMap<At, usize>> = Vec::new();
        for grid in &self.grids {
            let shown = grid.cells.iter().filter(|(place, _)| grid.is_declared(**place));
            by_table.push(shown.map(|(place, cell)| (*place, number(*cell))).collect());
        }
        let rests = self.rests.iter().map(|(cell, of)| (number(*cell), *of)).collect();
        let problem = Problem { cells, equations, threshold: rules.threshold, zeros_shown: rules.zeros_shown };
        Assembled { problem, cells: by_table, rests, conflicts: self.conflicts }
    }
}

/// What is said of a cell in one place holds in all: known is known, hidden is hidden.
fn stronger(a: Kind, b: Kind) -> Kind {
    let rank = |kind| match kind {
        Kind::Implied => 0,
        Kind::Free => 1,
        Kind::Hidden => 2,
        Kind::Shown => 3,
    };
    if rank(a) >= rank(b) { a } else { b }
}

/// A table's counted cells, with the rests that no table shows.
struct Grid {
    cells: BTreeMap<At, usize>,
    size: Size,
    rows: Sums,
    columns: Sums,
    layers: Sums,
}

impl Grid {
    fn new(member: &Member<'_>, maker: &mut Maker) -> Self {
        let table = member.table;
        let size = Size { rows: table.rows.len(), columns: table.columns.len(), layers: table.layers.len() };
        let mut cells = BTreeMap::new();
        for (row, column, layer, cell) in table.cells() {
            let Some(value) = count(table, row, column, cell) else { continue };
            let summed = [&table.rows[row], &table.columns[column], &table.layers[layer]];
            let summed = summed.into_iter().filter(|one| one.kind != AxisKind::Plain).count() as u32;
            let kind = match member.pins.get(&At { row, column, layer }) {
                _ if member.public => Kind::Shown,
                Some(Pin::Show) => Kind::Shown,
                Some(Pin::Hide) => Kind::Hidden,
                None => Kind::Free,
            };
            cells.insert(At { row, column, layer }, maker.add(value, summed, kind));
        }
        let value = |place: At| cells.get(&place).map(|cell| maker.cells[*cell].value);
        let rows = Sums::of(&table.rows, |whole, parts| filling(&value, size, Along::Rows, whole, parts));
        let columns = Sums::of(&table.columns, |whole, parts| filling(&value, size, Along::Columns, whole, parts));
        let layers = Sums::of(&table.layers, |whole, parts| filling(&value, size, Along::Layers, whole, parts));
        let mut grid = Self { cells, size, rows, columns, layers };
        // What is left of public numbers is public.
        if !member.public {
            Along::ALL.into_iter().for_each(|along| grid.add_rests(along, maker));
        }
        grid
    }

    fn is_declared(&self, At { row, column, layer }: At) -> bool {
        row < self.size.rows && column < self.size.columns && layer < self.size.layers
    }

    fn sums(&self, along: Along) -> &Sums {
        match along {
            Along::Rows => &self.rows,
            Along::Columns => &self.columns,
            Along::Layers => &self.layers,
        }
    }

    fn add_rests(&mut self, along: Along, maker: &mut Maker) {
        let sums: Vec<Sum> = self.sums(along).sums.iter().filter(|sum| sum.rest.is_some()).cloned().collect();
        for sum in sums {
            let Some(rest) = sum.rest else { continue };
            for position in self.size.positions(along) {
                let at = |element| self.cells.get(&position.with(along, element)).copied();
                let Some(whole) = at(sum.whole) else { continue };
                let parts: i64 = sum.parts.iter().filter_map(|part| at(*part)).map(|part| maker.cells[part].value).sum();
                let left = maker.cells[whole].value - parts;
                if left >= 0 {
                    let cell = maker.add(left, 0, Kind::Implied);
                    maker.rests.insert(cell, (maker.grids.len(), position.with(along, sum.whole)));
                    self.cells.insert(position.with(along, rest), cell);
                }
            }
        }
    }

    /// Every sum along every axis, at every place of the other axes, rests included.
    fn equations(&self, table: &RawTable, maker: &mut Maker) {
        let with_rests = Size {
            rows: self.size.rows + self.rows.rests.len(),
            columns: self.size.columns + self.columns.rests.len(),
            layers: self.size.layers + self.layers.rests.len(),
        };
        for along in Along::ALL {
            for sum in &self.sums(along).sums {
                for position in with_rests.positions(along) {
                    if let Some(equation) = self.equation(table, along, sum, position) {
                        maker.equations.push(equation);
                    }
                }
            }
        }
    }

    fn equation(&self, table: &RawTable, along: Along, sum: &Sum, position: At) -> Option<Vec<(usize, i8)>> {
        let whole = *self.cells.get(&position.with(along, sum.whole))?;
        let mater = self.mater(table, position.with(along, sum.whole));
        let mut terms = vec![(whole, -1)];
        if let Some(rest) = sum.rest {
            terms.push((*self.cells.get(&position.with(along, rest))?, 1));
        }
        for part in &sum.parts {
            self.expand(along, *part, position, &mut |place, cell| {
                if self.mater(table, place) == mater {
                    terms.push((cell, 1));
                }
            });
        }
        (terms.len() > 1).then_some(terms)
    }

    /// A part, or where it isn't told the parts that it is made of.
    fn expand(&self, along: Along, element: usize, position: At, give: &mut impl FnMut(At, usize)) {
        let place = position.with(along, element);
        if let Some(cell) = self.cells.get(&place) {
            give(place, *cell);
        } else if let Some(sum) = self.sums(along).of_whole(element) {
            sum.parts.iter().for_each(|part| self.expand(along, *part, position, give));
        }
    }

    /// What a cell counts; a rest counts what its whole does.
    fn mater(&self, table: &RawTable, At { row, column, .. }: At) -> Mater {
        let own = |element: usize, size: usize, sums: &Sums| if element < size { element } else { sums.rests[element - size] };
        table.mater(own(row, self.size.rows, &self.rows), own(column, self.size.columns, &self.columns))
    }
}

/// A number of persons or hushåll; `None` for anything else, and for numbers that aren't whole.
pub(super) fn count(table: &RawTable, row: usize, column: usize, cell: &Cell) -> Option<i64> {
    let counts = matches!(table.mater(row, column), Mater::Personer | Mater::Hushall);
    match cell {
        Cell::Tal(number) if counts && number.fract() == 0.0 && (0.0..9e15).contains(number) => Some(*number as i64),
        Cell::Tal(_) | Cell::Saknas | Cell::EjTillampligt => None,
    }
}

/// How many rows, columns and layers there are.
#[derive(Debug, Clone, Copy)]
struct Size {
    rows: usize,
    columns: usize,
    layers: usize,
}

impl Size {
    /// All places of the other axes; along the axis itself the first.
    fn positions(self, along: Along) -> Vec<At> {
        let size = |own: Along, size: usize| if own == along { 1 } else { size };
        let mut all = Vec::new();
        for layer in 0..size(Along::Layers, self.layers) {
            for row in 0..size(Along::Rows, self.rows) {
                all.extend((0..size(Along::Columns, self.columns)).map(|column| At { row, column, layer }));
            }
        }
        all
    }
}

fn filling(value: &impl Fn(At) -> Option<i64>, size: Size, along: Along, whole: usize, parts: &[usize]) -> Filling {
    let mut found = Filling::Whole;
    for position in size.positions(along) {
        let Some(all) = value(position.with(along, whole)) else { continue };
        let told: Vec<i64> = parts.iter().filter_map(|part| value(position.with(along, *part))).collect();
        let sum: i64 = told.iter().sum();
        if sum > all {
            return Filling::Overlapping;
        }
        if sum < all || told.len() < parts.len() {
            found = Filling::Partly;
        }
    }
    found
}

/// What a cell counts, so that the same number in two tables is one cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// What a record says: its id, the field, the number in its list.
    Record(String, String, usize),
    /// The rows, columns and layers it is of; sums over all are left out.
    Of(Mater, BTreeSet<String>),
}

/// The keys of tables that hang together.
struct Keys<'t> {
    members: &'t [Member<'t>],
    /// The names of each table's rows, columns and layers; `None` where it sums them all.
    names: Vec<[Vec<Option<String>>; 3]>,
}

impl<'t> Keys<'t> {
    fn new(members: &'t [Member<'t>]) -> Self {
        let periods: BTreeSet<String> = members.iter().map(|member| member.table.head.period.to_string()).collect();
        let in_time = |table: &RawTable| [&table.rows, &table.columns, &table.layers].into_iter().any(|axis| is_time(axis));
        let needed = periods.len() > 1 || members.iter().any(|member| in_time(member.table));
        let mut names: Vec<[Vec<Option<String>>; 3]> = members
            .iter()
            .map(|Member { table, .. }| {
                let mut names = [element_names(&table.rows), element_names(&table.columns), element_names(&table.layers)];
                if table.layers.len() == 1 && table.layers[0].namn.is_empty() {
                    // The one layer of a table without layers is all of it, at the time it is of.
                    names[2] = vec![(needed && !in_time(table)).then(|| table.head.period.to_string())];
                }
                names
            })
            .collect();
        for (number, Member { table, .. }) in members.iter().enumerate() {
            if let Some(MadeOf::Table { id, rows, columns }) = &table.head.made_of
                && let Some(source) = members.iter().position(|member| member.table.head.id == *id)
            {
                let of_rows = rows.iter().map(|parts| group_name(&members[source].table.rows, parts)).collect();
                let of_columns = columns.iter().map(|column| names[source][1][*column].clone()).collect();
                names[number] = [of_rows, of_columns, names[source][2].clone()];
            }
        }
        qualify(&mut names);
        Self { members, names }
    }

    /// The key of a cell; `None` in a problem of one table, where cells are told apart by their sums alone.
    fn key(&self, table: usize, At { row, column, layer }: At) -> Option<Key> {
        let source = self.members[table].table;
        if let Some(stated) = self.members[table].stated.get(row) {
            let del = stated.del.as_ref().map_or_else(String::new, |del| format!("/{del}"));
            return Some(Key::Record(format!("{}{del}", stated.insats), stated.field.to_owned(), stated.index));
        }
        if let Some(MadeOf::Records { fields, stated, .. }) = &source.head.made_of {
            let index = stated.get(row)?.get(column).copied().flatten()?;
            return Some(Key::Record(source.rows[row].id.to_string(), fields.get(column)?.clone(), index));
        }
        if self.members.len() == 1 {
            return None;
        }
        let names = &self.names[table];
        let of = [&names[0][row], &names[1][column], &names[2][layer]].into_iter().flatten().cloned().collect();
        Some(Key::Of(source.mater(row, column), of))
    }
}

/// Where two axes of some table have a name in common, all names say which axis they are of.
fn qualify(tables: &mut [[Vec<Option<String>>; 3]]) {
    let shares_names = |names: &[Vec<Option<String>>; 3]| {
        let [rows, columns, layers] =
            [0, 1, 2].map(|axis: usize| names[axis].iter().flatten().cloned().collect::<BTreeSet<String>>());
        !rows.is_disjoint(&columns) || !rows.is_disjoint(&layers) || !columns.is_disjoint(&layers)
    };
    if tables.iter().any(shares_names) {
        for names in tables {
            for (axis, own) in names.iter_mut().enumerate() {
                own.iter_mut().flatten().for_each(|name| *name = format!("{axis}:{name}"));
            }
        }
    }
}

/// Whether an axis is of times.
fn is_time(axis: &[Axis]) -> bool {
    let mut roots = axis.iter().filter(|one| is_root(one)).peekable();
    roots.peek().is_some() && roots.all(|one| Period::parse(one.id.as_str()).is_ok())
}

fn element_names(axis: &[Axis]) -> Vec<Option<String>> {
    axis.iter()
        .enumerate()
        .map(|(index, one)| match &one.kind {
            AxisKind::Total => None,
            AxisKind::Group(parts) => group_name(axis, parts),
            AxisKind::Plain => group_name(axis, &[index]),
        })
        .collect()
}

/// The name of a set of elements: `None` for all of them.
fn group_name(axis: &[Axis], parts: &[usize]) -> Option<String> {
    let roots: BTreeSet<usize> = (0..axis.len()).filter(|one| is_root(&axis[*one])).collect();
    let own: BTreeSet<usize> = parts.iter().copied().collect();
    if roots.len() > 1 && own == roots || parts.iter().any(|part| axis[*part].kind == AxisKind::Total) {
        return None;
    }
    let mut ids: Vec<&str> = own.iter().map(|part| axis[*part].id.as_str()).collect();
    ids.sort_unstable();
    Some(ids.join("+"))
}
