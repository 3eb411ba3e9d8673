//! A table in a page: its numbers, what stands round it, and its charts in a text.

use serde::Serialize;

use super::key_figure::hidden_word;
use super::table_head::subtitle;
use crate::disclosure::{Cell, PublicTable};
use crate::records::reference::Prefix;
use crate::records::tabell::Mater;
use crate::site::chart::Chart;
use crate::site::cx::Cx;
use crate::site::fact::Fact;
use crate::site::link::LinkView;
use crate::site::{paper, table_chart};
use crate::tables::{AxisKind, WordColumn};
use crate::value::{Slug, decimal};

/// A table's numbers as rows and columns.
#[derive(Debug, Clone, Serialize)]
pub struct NumbersView {
    /// What it is, for screen readers and captions.
    pub titel: String,
    /// The columns' names, with marks of notes.
    pub kolumner: Vec<(String, Vec<usize>)>,
    /// The layers, one without a name where there is none.
    pub lager: Vec<LagerView>,
    /// The notes, in order.
    pub noter: Vec<(usize, String, Option<KallhanvisningView>)>,
    /// A cell is missing, not applicable, or protected.
    pub tecken: Vec<(&'static str, &'static str)>,
}

/// A source's link and section.
#[derive(Debug, Clone, Serialize)]
pub struct KallhanvisningView {
    /// The link.
    pub lank: LinkView,
    /// The section.
    pub avsnitt: Option<String>,
}

/// The rows of a layer.
#[derive(Debug, Clone, Serialize)]
pub struct LagerView {
    /// Its name.
    pub namn: String,
    /// Its rows.
    pub rader: Vec<RadView>,
    /// The same in parts that have room on paper; empty where all of it has.
    pub delar: Vec<DelView>,
}

/// Some columns of a layer, for paper.
#[derive(Debug, Clone, Serialize)]
pub struct DelView {
    /// The columns, with the marks of their notes.
    pub kolumner: Vec<(String, Vec<usize>)>,
    /// All rows, with the cells of these columns.
    pub rader: Vec<RadView>,
}

/// A row.
#[derive(Debug, Clone, Serialize)]
pub struct RadView {
    /// Its name.
    pub namn: String,
    /// Marks of notes.
    pub noter: Vec<usize>,
    /// It is a part of the row above.
    pub del: bool,
    /// It is a sum.
    pub summa: bool,
    /// Its cells.
    pub celler: Vec<CellView>,
}

/// A cell.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    /// What stands there: `1 237`, `28 %`, `–`, `..`.
    pub text: String,
    /// What a screen reader says, where that is something else.
    pub ord: Option<&'static str>,
    /// Marks of notes.
    pub noter: Vec<usize>,
}

impl<'s> Cx<'s> {
    /// The published table with an id.
    pub(crate) fn table(&self, id: &str) -> Option<&'s PublicTable> {
        self.site.tables.get(id)
    }
}

/// What stands round a table or a figure in a text.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// The table's title.
    pub titel: String,
    /// Unit, population, period.
    pub underrubrik: String,
    /// The document and section.
    pub kalla: KallhanvisningView,
}

impl Cx<'_> {
    /// A link to a table's page.
    pub(crate) fn table_link(&self, id: &Slug) -> Option<LinkView> {
        self.site.tables.get(id.as_str())?;
        Some(self.link(Prefix::Tabell, id.as_str()))
    }

    /// What stands round a table or a figure in a text.
    pub(crate) fn table_frame(&self, id: &Slug) -> Option<FrameView> {
        let head = &self.site.tables.get(id.as_str())?.head;
        let kalla = self.kalla(&head.kalla);
        Some(FrameView {
            titel: head.titel.clone(),
            underrubrik: subtitle(head),
            kalla: KallhanvisningView { lank: kalla.lank, avsnitt: kalla.avsnitt },
        })
    }

    /// A table's chart, its ids beginning with `prefix`.
    pub(crate) fn table_chart(&self, id: &Slug, diagram: &Slug, prefix: &str) -> Option<Chart> {
        let table = self.site.tables.get(id.as_str())?;
        let declared = table.head.diagram.iter().find(|chart| chart.id == *diagram)?;
        table_chart::declared_chart(table, declared, &format!("diagram_{prefix}"))
    }

    /// The charts in the page's running text.
    pub(crate) fn text_charts(&self) -> Vec<Chart> {
        let main = self.site.texts.get(self.from).and_then(|texts| texts.main.as_ref());
        let values = main.into_iter().flat_map(|prose| prose.values());
        values
            .filter_map(|fact| match fact {
                Fact::Figure { id, tabell, diagram, .. } => self.table_chart(tabell, diagram, id),
                Fact::Text(_) | Fact::Number { .. } | Fact::Table { .. } | Fact::KeyFigure { .. } | Fact::Insatser { .. } => None,
            })
            .collect()
    }
}

/// A table's numbers, all of them or some rows and columns.
pub(crate) fn numbers(cx: &Cx<'_>, table: &PublicTable, rows: Option<&[usize]>, columns: Option<&[usize]>) -> NumbersView {
    let all_rows: Vec<usize> = (0..table.rows.len()).collect();
    let all_columns: Vec<usize> = (0..table.columns.len()).collect();
    let (rows, columns) = (rows.unwrap_or(&all_rows), columns.unwrap_or(&all_columns));
    let kept: Vec<usize> = (0..table.head.notes.len())
        .filter(|index| {
            let note = &table.head.notes[*index];
            note.row.is_none_or(|row| rows.contains(&row)) && note.column.is_none_or(|column| columns.contains(&column))
        })
        .collect();
    let marks = |row: Option<usize>, column: Option<usize>| -> Vec<usize> {
        kept.iter()
            .enumerate()
            .filter(|(_, index)| table.head.notes[**index].row == row && table.head.notes[**index].column == column)
            .map(|(mark, _)| mark + 1)
            .collect()
    };
    let kolumner: Vec<(String, Vec<usize>)> =
        columns.iter().map(|column| (table.columns[*column].namn.clone(), marks(None, Some(*column)))).collect();
    // Words stand beside the whole table only: a choice of columns is a choice among numbers.
    let words: &[WordColumn] = if columns.len() == table.columns.len() { &table.head.words } else { &[] };
    let kolumner: Vec<(String, Vec<usize>)> =
        kolumner.into_iter().chain(words.iter().map(|column| (column.namn.clone(), Vec::new()))).collect();
    let lager = table.layers.iter().enumerate().map(|(layer, axis)| {
        let rader: Vec<RadView> = rows
            .iter()
            .map(|row| RadView {
                namn: table.rows[*row].namn.clone(),
                noter: marks(Some(*row), None),
                del: table.rows[*row].part_of.is_some(),
                summa: table.rows[*row].kind != AxisKind::Plain,
                celler: columns
                    .iter()
                    .map(|column| cell_view(table, *row, *column, layer, marks(Some(*row), Some(*column))))
                    .chain(words.iter().map(|column| word_view(column, &table.rows[*row].id)))
                    .collect(),
            })
            .collect();
        LagerView { namn: axis.namn.clone(), delar: parts_for_paper(&kolumner, &rader), rader }
    });
    let lager: Vec<LagerView> = lager.collect();
    NumbersView {
        titel: table.head.titel.clone(),
        kolumner,
        noter: kept
            .iter()
            .enumerate()
            .map(|(mark, index)| {
                let note = &table.head.notes[*index];
                let kalla = note
                    .kalla
                    .as_ref()
                    .map(|source| cx.kalla(source))
                    .map(|kalla| KallhanvisningView { lank: kalla.lank, avsnitt: kalla.avsnitt });
                (mark + 1, note.text.clone(), kalla)
            })
            .collect(),
        tecken: signs(table, rows, columns),
        lager,
    }
}

fn parts_for_paper(kolumner: &[(String, Vec<usize>)], rader: &[RadView]) -> Vec<DelView> {
    let texts: Vec<Vec<&str>> = kolumner
        .iter()
        .enumerate()
        .map(|(at, (head, _))| {
            std::iter::once(head.as_str()).chain(rader.iter().map(|rad| rad.celler[at].text.as_str())).collect()
        })
        .collect();
    let folds = paper::folds(rader.iter().map(|rad| rad.namn.as_str()), &texts);
    let part = |columns: std::ops::Range<usize>| DelView {
        kolumner: kolumner[columns.clone()].to_vec(),
        rader: rader.iter().map(|rad| RadView { celler: rad.celler[columns.clone()].to_vec(), ..rad.clone() }).collect(),
    };
    folds.into_iter().map(part).collect()
}

/// The signs that need explaining, in a fixed order.
fn signs(table: &PublicTable, rows: &[usize], columns: &[usize]) -> Vec<(&'static str, &'static str)> {
    let has = |wanted: Cell| {
        (0..table.layers.len())
            .any(|layer| rows.iter().any(|row| columns.iter().any(|column| *table.cell(*row, *column, layer) == wanted)))
    };
    [(Cell::Missing, "–"), (Cell::NotApplicable, "·"), (Cell::Hidden, "..")]
        .into_iter()
        .filter(|(cell, _)| has(*cell))
        .map(|(cell, sign)| (sign, hidden_word(cell)))
        .collect()
}

fn word_view(column: &WordColumn, row: &Slug) -> CellView {
    match column.words.get(row) {
        Some(word) => CellView { text: word.clone(), ord: None, noter: Vec::new() },
        None => CellView { text: "–".to_owned(), ord: Some(hidden_word(Cell::Missing)), noter: Vec::new() },
    }
}

fn cell_view(table: &PublicTable, row: usize, column: usize, layer: usize, noter: Vec<usize>) -> CellView {
    let cell = *table.cell(row, column, layer);
    let (text, ord) = match cell {
        Cell::Shown(number) if table.mater(row, column) == Mater::Andelar => (format!("{}\u{a0}%", decimal(number, 1)), None),
        Cell::Shown(number) => (decimal(number, 2), None),
        Cell::Missing => ("–".to_owned(), Some(hidden_word(cell))),
        Cell::NotApplicable => ("·".to_owned(), Some(hidden_word(cell))),
        Cell::Hidden => ("..".to_owned(), Some(hidden_word(cell))),
    };
    CellView { text, ord, noter }
}
