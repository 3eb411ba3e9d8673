//! A chart of a table: as declared, or as the table's shape suggests.

use super::chart::{self, Category, Chart, ChartCell, ChartFault, ChartKind, MOST_COLUMNS, MOST_SERIES, Series};
use super::show::axes::{chosen, plain_columns, plain_rows};
use super::show::table_head::subtitle;
use super::summary;
use crate::disclosure::{Cell, PublicTable};
use crate::finding::{Finding, Findings};
use crate::records::ja_nej::JaNej;
use crate::records::tabell::{Diagram, DiagramTyp};
use crate::rule;
use crate::tables::Axis;
use crate::tree::Pointer;
use crate::value::{Text, unit_word};

/// More categories and series than this, and cells tell more than bars.
const HEAT_MAP_FROM: (usize, usize) = (8, 6);
/// The charts of a table's page: those that are declared, else one that its shape suggests.
pub(super) fn all(table: &PublicTable) -> Vec<Chart> {
    if table.head.diagram.is_empty() {
        return undeclared(table).into_iter().collect();
    }
    table.head.diagram.iter().filter_map(|declared| declared_chart(table, declared, declared.id.as_str())).collect()
}

/// Tells once, in the table's own file, what is wrong with each chart that a table declares.
pub(super) fn check(table: &PublicTable, findings: &mut Findings) {
    for (index, declared) in table.head.diagram.iter().enumerate() {
        let Some(chart) = declared_chart(table, declared, declared.id.as_str()) else { continue };
        if let Some(typ) = declared.typ
            && is_between_unlike_times(table, typ, &columns(table, declared))
        {
            let at = Pointer::root().join("diagram").join(index).join("typ");
            let message = format!(
                "diagrammet ”{}” skulle visa en förändring mellan tider som inte går att jämföra, och blir staplar",
                declared.id
            );
            let hint = "välj kolumner som är lika långa perioder, eller skriv i jämförbart: att de går att jämföra";
            findings.push(Finding::new(&rule::page::DIAGRAM_OLIKA_TIDER, table.head.origin.at(&at), message, hint));
        }
        let Err(fault) = chart::check(&chart) else { continue };
        let at = Pointer::root().join("diagram").join(index);
        let place = match &fault {
            ChartFault::Compare => at.join("jämför"),
            _ if declared.typ.is_some() => at.join("typ"),
            _ => at,
        };
        let message = format!("diagrammet ”{}” går inte att rita: {fault}", declared.id);
        findings.push(Finding::new(fault.rule(), table.head.origin.at(&place), message, fault.hint()));
    }
}

/// What a chart shows of a table.
struct Choice {
    rows: Vec<usize>,
    columns: Vec<usize>,
    layer: usize,
    kind: ChartKind,
    /// Columns are categories and rows are series.
    turned: bool,
}

/// A declared chart; none where it is a single figure, which is no chart.
pub(super) fn declared_chart(table: &PublicTable, declared: &Diagram, id: &str) -> Option<Chart> {
    if declared.typ == Some(DiagramTyp::Nyckeltal) {
        return None;
    }
    let rows = chosen(&declared.rader, |name| table.rows.iter().position(|row| row.is_called(name)), plain_rows(table));
    let columns = columns(table, declared);
    let layer = declared
        .lager
        .as_ref()
        .and_then(|name| table.layers.iter().position(|layer| layer.is_called(name.as_str())))
        .unwrap_or(0);
    let (kind, turned) = match declared.typ {
        Some(typ) if is_between_unlike_times(table, typ, &columns) => (ChartKind::Grouped, false),
        Some(typ) => shape(table, typ, &columns),
        None => suggested(table, &rows, &columns),
    };
    let turned = turned != (declared.vand == Some(JaNej::Ja));
    let choice = Choice { rows, columns, layer, kind, turned };
    let mut chart = draw(table, id, &choice, declared.rubrik.as_ref().map(Text::as_str))?;
    if let Some(text) = &declared.sammanfattning {
        chart.description = text.to_string();
    }
    let compare =
        declared.jamfor.as_ref().and_then(|name| table.columns.iter().position(|column| column.is_called(name.as_str())));
    if let (Some(compare), [column], false) = (compare, choice.columns.as_slice(), turned)
        && summary::comparable(table, compare, *column, layer)
    {
        chart.compare = Some(series(
            &table.columns[compare],
            choice.rows.iter().map(|row| cell(*table.cell(*row, compare, layer))).collect(),
        ));
    }
    let axis = if turned { &table.columns } else { &table.rows };
    for name in &declared.framhav {
        let found = axis.iter().find(|one| one.is_called(name.as_str())).map(|one| one.namn.as_str());
        if let Some(category) = chart.categories.iter_mut().find(|category| Some(category.label.as_str()) == found) {
            category.emphasis = true;
        }
    }
    Some(chart)
}

/// The columns of a declared chart, in the order of the calendar.
fn columns(table: &PublicTable, declared: &Diagram) -> Vec<usize> {
    let chosen =
        chosen(&declared.kolumner, |name| table.columns.iter().position(|column| column.is_called(name)), plain_columns(table));
    summary::in_order(table, &chosen)
}

/// Whether a line or a slope would lead from one time to another that can't be compared with it.
fn is_between_unlike_times(table: &PublicTable, typ: DiagramTyp, columns: &[usize]) -> bool {
    let line = matches!(typ, DiagramTyp::Linje | DiagramTyp::Lutning);
    line && columns.iter().any(|column| table.time(*column).is_some()) && !summary::is_in_time(table, columns)
}

/// The chart of a table that declares none.
fn undeclared(table: &PublicTable) -> Option<Chart> {
    let (rows, columns) = (plain_rows(table), summary::in_order(table, &plain_columns(table)));
    let (kind, turned) = suggested(table, &rows, &columns);
    draw(table, table.head.id.as_str(), &Choice { rows, columns, layer: 0, kind, turned }, None)
}

/// The kind that the data's shape suggests, and whether columns are its categories.
fn suggested(table: &PublicTable, rows: &[usize], columns: &[usize]) -> (ChartKind, bool) {
    let in_time = summary::is_in_time(table, columns);
    match (rows.len(), columns.len()) {
        (_, 0 | 1) => (ChartKind::LyingBars, false),
        (rows, 3..) if in_time && rows <= MOST_SERIES => (ChartKind::Line, true),
        (rows, columns) if rows <= MOST_COLUMNS && columns > MOST_COLUMNS => (ChartKind::HeatMap, true),
        (rows, columns) if rows >= HEAT_MAP_FROM.0 && columns >= HEAT_MAP_FROM.1 => (ChartKind::HeatMap, false),
        (_, columns) if columns > MOST_SERIES => (ChartKind::HeatMap, false),
        _ => (ChartKind::Grouped, false),
    }
}

/// A declared kind, and whether columns are its categories.
fn shape(table: &PublicTable, typ: DiagramTyp, columns: &[usize]) -> (ChartKind, bool) {
    let in_time = columns.len() > 1 && summary::is_in_time(table, columns);
    let one_bar = columns.len() == 1;
    match typ {
        DiagramTyp::Staplar => (ChartKind::StandingBars, in_time),
        DiagramTyp::LiggandeStaplar | DiagramTyp::Nyckeltal => (ChartKind::LyingBars, false),
        DiagramTyp::Grupperade => (ChartKind::Grouped, false),
        DiagramTyp::Staplade => (ChartKind::Stacked, one_bar),
        DiagramTyp::Andelar => (ChartKind::Shares, one_bar),
        DiagramTyp::Linje => (ChartKind::Line, true),
        DiagramTyp::Lutning => (ChartKind::Slope, false),
        DiagramTyp::Varmekarta => (ChartKind::HeatMap, false),
        DiagramTyp::Smadiagram => (ChartKind::SmallMultiples, false),
        DiagramTyp::Tradkarta => (ChartKind::Treemap, false),
        DiagramTyp::Flode => (ChartKind::Sankey, false),
    }
}

fn draw(table: &PublicTable, id: &str, choice: &Choice, rubrik: Option<&str>) -> Option<Chart> {
    choice.rows.first().zip(choice.columns.first())?;
    let value = |row: usize, column: usize| cell(*table.cell(row, column, choice.layer));
    let (categories, lists): (Vec<Category>, Vec<Series>) = if choice.turned {
        let lists = choice
            .rows
            .iter()
            .map(|row| series(&table.rows[*row], choice.columns.iter().map(|column| value(*row, *column)).collect()));
        (choice.columns.iter().map(|column| category(&table.columns[*column])).collect(), lists.collect())
    } else {
        let lists = choice
            .columns
            .iter()
            .map(|column| series(&table.columns[*column], choice.rows.iter().map(|row| value(*row, *column)).collect()));
        (choice.rows.iter().map(|row| category(&table.rows[*row])).collect(), lists.collect())
    };
    let mut categories = categories;
    if choice.kind == ChartKind::Treemap && !choice.turned {
        for (index, row) in choice.rows.iter().enumerate() {
            categories[index].parent =
                table.rows[*row].part_of.and_then(|whole| choice.rows.iter().position(|other| *other == whole));
        }
    }
    let headline = rubrik.unwrap_or(&table.head.titel);
    let sentences = summary::sentences(table, &choice.rows, &choice.columns, choice.layer, Some(headline));
    let unit = unit(table, choice);
    Some(Chart {
        id: id.to_owned(),
        headline: headline.to_owned(),
        subtitle: Some(subtitle(&table.head)),
        description: if sentences.is_empty() { table.head.titel.clone() } else { sentences.join(" ") },
        singular: table.head.singular.get(&unit).cloned(),
        unit,
        kind: choice.kind,
        categories,
        series: lists,
        compare: None,
    })
}

/// The unit of all numbers of a chart; none where they differ, or are no more than numbers.
fn unit(table: &PublicTable, choice: &Choice) -> String {
    let mut units = choice.rows.iter().flat_map(|row| choice.columns.iter().map(|column| table.unit(*row, *column)));
    let first = units.next().unwrap_or_default();
    let one = units.all(|unit| unit == first);
    if one && !unit_word("", first, None).is_empty() { first.to_owned() } else { String::new() }
}

fn category(axis: &Axis) -> Category {
    Category { short: axis.kort.clone(), ..Category::new(&*axis.namn) }
}

fn series(axis: &Axis, values: Vec<ChartCell>) -> Series {
    Series { short: axis.kort.clone(), ..Series::new(&*axis.namn, values) }
}

fn cell(cell: Cell) -> ChartCell {
    match cell {
        Cell::Shown(number) => ChartCell::Value(number),
        Cell::Missing => ChartCell::Missing,
        Cell::NotApplicable => ChartCell::NotApplicable,
        Cell::Hidden => ChartCell::Hidden,
    }
}
