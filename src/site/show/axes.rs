//! The rows and columns of a table that a picture or a sentence takes.

use crate::disclosure::PublicTable;
use crate::tables::AxisKind;
use crate::value::Text;

/// The rows that stand for themselves: no sums, no parts.
pub(crate) fn plain_rows(table: &PublicTable) -> Vec<usize> {
    (0..table.rows.len()).filter(|row| table.rows[*row].kind == AxisKind::Plain && table.rows[*row].part_of.is_none()).collect()
}

/// The columns that stand for themselves and count what the first of them counts.
pub(crate) fn plain_columns(table: &PublicTable) -> Vec<usize> {
    let plain = |column: &usize| table.columns[*column].kind == AxisKind::Plain && table.columns[*column].part_of.is_none();
    let columns: Vec<usize> = (0..table.columns.len()).filter(plain).collect();
    let measure = columns.first().map(|first| (table.columns[*first].mater, &table.columns[*first].enhet));
    columns.into_iter().filter(|column| Some((table.columns[*column].mater, &table.columns[*column].enhet)) == measure).collect()
}

pub(crate) fn chosen(names: &[Text], find: impl Fn(&str) -> Option<usize>, otherwise: Vec<usize>) -> Vec<usize> {
    if names.is_empty() { otherwise } else { names.iter().filter_map(|name| find(name.as_str())).collect() }
}
