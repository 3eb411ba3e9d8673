//! What a cell counts, by the names that it lies under, so that the same number in several tables is one cell.

use std::collections::BTreeSet;

use super::super::at::At;
use super::super::axis::is_root;
use super::super::member::Member;
use crate::records::tabell::Mater;
use crate::tables::{Axis, AxisKind, MadeOf, RawTable};
use crate::value::Period;

/// What a cell counts, so that the same number in two tables is one cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// What a record says: its id, the field, the number in its list.
    Record(String, String, usize),
    /// The rows, columns and layers it is of; sums over all are left out.
    Of(Mater, BTreeSet<String>),
}

/// The keys of tables that hang together.
pub(super) struct Keys<'t> {
    members: &'t [Member<'t>],
    /// The names of each table's rows, columns and layers; `None` where it sums them all.
    names: Vec<[Vec<Option<String>>; 3]>,
}

impl<'t> Keys<'t> {
    pub(super) fn new(members: &'t [Member<'t>]) -> Self {
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
    pub(super) fn key(&self, table: usize, At { row, column, layer }: At) -> Option<Key> {
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
