//! Statistics: the list of tables, and the page of a table with its charts, its numbers and where they come from.

use serde::Serialize;

use super::chart::Chart;
use super::links::LinkView;
use super::sources::{KallView, KonfliktView, OsakerView};
use super::{Cx, Fact, Site, paper, summary, table_chart, words};
use crate::disclosure::{Cell, PublicTable};
use crate::records::tabell::{Diagram, DiagramTyp, Mater};
use crate::tables::{AxisKind, Head, default_unit};
use crate::value::{Datum, OutPath, Slug, decimal};

/// The list of tables.
#[derive(Debug, Serialize)]
pub struct StatistikView {
    /// By the source of the numbers.
    pub grupper: Vec<StatistikGrupp>,
    /// Tables that are not published yet.
    pub undanhallna: Vec<String>,
}

/// Tables with one source.
#[derive(Debug, Serialize)]
pub struct StatistikGrupp {
    /// The source's name.
    pub rubrik: String,
    /// Its page.
    pub href: Option<String>,
    /// The tables.
    pub tabeller: Vec<TabellRow>,
}

/// A table in a list.
#[derive(Debug, Serialize)]
pub struct TabellRow {
    /// The table.
    pub tabell: LinkView,
    /// What its first chart says.
    pub rubrik: Option<String>,
    /// Unit, population, period.
    pub underrubrik: String,
}

/// The page of a table.
#[derive(Debug, Serialize)]
pub struct TabellView {
    /// What one should see.
    pub rubrik: String,
    /// Its title, where the headline says something else.
    pub titel: Option<String>,
    /// Unit, population, period.
    pub underrubrik: String,
    /// What it says, in two sentences.
    pub sammanfattning: Vec<String>,
    /// Single figures, large.
    pub nyckeltal: Vec<NyckeltalView>,
    /// The numbers.
    pub tabell: NumbersView,
    /// Where the numbers come from.
    pub datakalla: Option<LinkView>,
    /// The document and section.
    pub kalla: KallView,
    /// How numbers are rounded.
    pub avrundning: Option<String>,
    /// What is hidden and why.
    pub skydd: Option<SkyddView>,
    /// Why small counts may be shown.
    pub offentlig: Option<(String, KallView)>,
    /// When it was last renewed.
    pub uppdaterad: Option<String>,
    /// When the source is renewed next.
    pub nasta: Option<String>,
    /// Files to take away.
    pub nedladdningar: Vec<LinkView>,
    /// Doubtful statements.
    pub osaker: Vec<OsakerView>,
    /// Where sources disagree.
    pub konflikter: Vec<KonfliktView>,
}

/// A figure, large.
/// What is hidden of a table.
#[derive(Debug, Clone, Serialize)]
pub struct SkyddView {
    /// What and why, a sentence each.
    pub meningar: Vec<String>,
    /// The page that explains more.
    pub sida: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct NyckeltalView {
    /// The number, with its unit where that is short.
    pub tal: String,
    /// The unit.
    pub enhet: String,
    /// What it counts.
    pub text: String,
    /// What it is compared with.
    pub jamfor: Option<String>,
    /// The table and its time.
    pub kalla: Option<LinkView>,
    /// When.
    pub period: String,
}

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
    pub noter: Vec<(usize, String, Option<KallViewRef>)>,
    /// A cell is missing, not applicable, or protected.
    pub tecken: Vec<(&'static str, &'static str)>,
}

/// A source's link and section.
#[derive(Debug, Clone, Serialize)]
pub struct KallViewRef {
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
    pub(super) fn table(&self, id: &str) -> Option<&'s PublicTable> {
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
    pub kalla: KallViewRef,
}

impl Site {
    /// A link to a table's page.
    pub fn table_link(&self, from: &OutPath, id: &Slug) -> Option<LinkView> {
        self.tables.get(id.as_str())?;
        Some(Cx { site: self, from }.link("tabell", id.as_str()))
    }

    /// What stands round a table or a figure in a text.
    pub fn table_frame(&self, from: &OutPath, id: &Slug) -> Option<FrameView> {
        let head = &self.tables.get(id.as_str())?.head;
        let kalla = Cx { site: self, from }.kalla(&head.kalla);
        Some(FrameView {
            titel: head.titel.clone(),
            underrubrik: subtitle(head),
            kalla: KallViewRef { lank: kalla.lank, avsnitt: kalla.avsnitt },
        })
    }

    /// A table's numbers, all of them or some rows and columns.
    pub fn numbers(&self, from: &OutPath, id: &Slug, rows: Option<&[usize]>, columns: Option<&[usize]>) -> Option<NumbersView> {
        Some(numbers(&Cx { site: self, from }, self.tables.get(id.as_str())?, rows, columns))
    }

    /// The charts in a page's running text.
    pub fn text_charts(&self, path: &OutPath) -> Vec<Chart> {
        let values = self.prose(path).into_iter().flat_map(|prose| prose.values());
        values
            .filter_map(|fact| match fact {
                Fact::Figure { id, tabell, diagram, .. } => self.table_chart(tabell, diagram, id),
                _ => None,
            })
            .collect()
    }

    /// A table's chart, its ids beginning with `prefix`.
    pub fn table_chart(&self, id: &Slug, diagram: &Slug, prefix: &str) -> Option<Chart> {
        let table = self.tables.get(id.as_str())?;
        let declared = table.head.diagram.iter().find(|chart| chart.id == *diagram)?;
        table_chart::declared_chart(table, declared, &format!("diagram_{prefix}"))
    }
}

/// `Procent · klienter med försörjningshindret sociala skäl · 2022–2024`.
pub(super) fn subtitle(head: &Head) -> String {
    let unit = head.enhet.clone().unwrap_or_else(|| default_unit(head.mater).to_owned());
    let parts = [Some(words::sentence(&unit)), head.population.clone(), Some(head.period.swedish())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub(super) fn list(cx: &Cx<'_>) -> StatistikView {
    let c = cx.catalogue();
    let row = |table: &PublicTable| TabellRow {
        tabell: cx.link("tabell", table.head.id.as_str()),
        rubrik: headline(table).filter(|rubrik| *rubrik != table.head.titel),
        underrubrik: subtitle(&table.head),
    };
    let mut grupper: Vec<StatistikGrupp> = Vec::new();
    for source in c.datakallor() {
        let tabeller: Vec<TabellRow> = cx
            .site
            .tables
            .tables()
            .iter()
            .filter(|table| table.head.datakalla.as_ref().is_some_and(|d| *d.id() == source.id))
            .map(row)
            .collect();
        if !tabeller.is_empty() {
            grupper.push(StatistikGrupp {
                rubrik: source.namn.to_string(),
                href: Some(cx.href("datakalla", source.id.as_str())),
                tabeller,
            });
        }
    }
    grupper.sort_by(|a, b| b.tabeller.len().cmp(&a.tabeller.len()).then_with(|| a.rubrik.cmp(&b.rubrik)));
    let others: Vec<TabellRow> = cx.site.tables.tables().iter().filter(|table| table.head.datakalla.is_none()).map(row).collect();
    if !others.is_empty() {
        grupper.push(StatistikGrupp { rubrik: "Övrigt".to_owned(), href: None, tabeller: others });
    }
    StatistikView { grupper, undanhallna: cx.site.tables.withheld().iter().map(|table| table.titel.clone()).collect() }
}

fn headline(table: &PublicTable) -> Option<String> {
    table.head.diagram.iter().find_map(|chart| chart.rubrik.as_ref()).map(ToString::to_string)
}

pub(super) fn view(cx: &Cx<'_>, id: &Slug) -> TabellView {
    let table = cx.table(id.as_str()).expect("a page is made only for a published table");
    let head = &table.head;
    let rubrik = headline(table).unwrap_or_else(|| head.titel.clone());
    let (rows, columns) = (plain_rows(table), plain_columns(table));
    let source = head.datakalla.as_ref().map(|d| cx.catalogue().datakallor().at(d));
    TabellView {
        titel: (rubrik != head.titel).then(|| head.titel.clone()),
        underrubrik: subtitle(head),
        sammanfattning: match &head.sammanfattning {
            Some(text) => words::paragraphs(text),
            None => summary::sentences(table, &rows, &columns, 0, Some(&rubrik)),
        },
        rubrik,
        nyckeltal: head
            .diagram
            .iter()
            .filter(|chart| chart.typ == Some(DiagramTyp::Nyckeltal))
            .flat_map(|chart| key_figures(table, chart))
            .collect(),
        tabell: numbers(cx, table, None, None),
        datakalla: source.map(|row| cx.link("datakalla", row.id.as_str())),
        kalla: cx.kalla(&head.kalla),
        avrundning: head.avrundning.clone(),
        skydd: protection(cx, table),
        offentlig: head.skydd.redan_offentlig.as_ref().map(|public| (public.skal.to_string(), cx.kalla(&public.kalla))),
        uppdaterad: head.uppdaterad.map(Datum::swedish),
        nasta: source.and_then(|row| row.nasta_uppdatering.as_ref()).map(ToString::to_string).filter(|text| text != "okänt"),
        nedladdningar: crate::export::FILES
            .iter()
            .map(|file| LinkView {
                text: file.name.to_owned(),
                href: cx.href_to(&format!("oppna-data/tabeller/{id}{}", file.ending)),
            })
            .collect(),
        osaker: cx.osaker(&head.osaker),
        konflikter: cx.konflikter(&head.kallkonflikt),
    }
}

/// What is hidden and why, in two sentences, and where it is explained; `None` where nothing is.
fn protection(cx: &Cx<'_>, table: &PublicTable) -> Option<SkyddView> {
    let protection = cx.site.tables.protection(table.head.id.as_str()).filter(|protection| protection.hides)?;
    let most = protection.threshold - 1;
    let small = if protection.zeros_shown { format!("Antal från 1 till {most}") } else { format!("Antal från 0 till {most}") };
    Some(SkyddView {
        meningar: vec![
            format!("{small} är dolda, så att ingen ska kunna kännas igen. De visas som .. i tabellen."),
            "Några större tal är dolda på samma sätt, så att de små inte går att räkna ut.".to_owned(),
        ],
        sida: cx.catalogue().site().skydd.sida.as_ref().map(|sida| cx.href("sida", sida.id().as_str())),
    })
}

/// The rows that stand for themselves: no sums, no parts.
pub(super) fn plain_rows(table: &PublicTable) -> Vec<usize> {
    (0..table.rows.len()).filter(|row| table.rows[*row].kind == AxisKind::Plain && table.rows[*row].part_of.is_none()).collect()
}

/// The columns that stand for themselves and count what the first of them counts.
pub(super) fn plain_columns(table: &PublicTable) -> Vec<usize> {
    let plain = |column: &usize| table.columns[*column].kind == AxisKind::Plain && table.columns[*column].part_of.is_none();
    let columns: Vec<usize> = (0..table.columns.len()).filter(plain).collect();
    let measure = columns.first().map(|first| (table.columns[*first].mater, &table.columns[*first].enhet));
    columns.into_iter().filter(|column| Some((table.columns[*column].mater, &table.columns[*column].enhet)) == measure).collect()
}

/// The figures that a chart of single figures shows.
fn key_figures(table: &PublicTable, chart: &Diagram) -> Vec<NyckeltalView> {
    let rows: Vec<usize> = chosen(&chart.rader, |name| table.rows.iter().position(|row| row.is_called(name)), plain_rows(table));
    let columns: Vec<usize> = chosen(
        &chart.kolumner,
        |name| table.columns.iter().position(|column| column.is_called(name)),
        plain_columns(table).into_iter().rev().take(1).collect(),
    );
    let compare = chart.jamfor.as_ref().and_then(|name| table.columns.iter().position(|column| column.is_called(name.as_str())));
    rows.iter()
        .flat_map(|row| columns.iter().map(move |column| (*row, *column)))
        .map(|(row, column)| key_figure(table, row, column, compare))
        .collect()
}

/// A figure with what it is compared with.
pub(super) fn key_figure(table: &PublicTable, row: usize, column: usize, compare: Option<usize>) -> NyckeltalView {
    let cell = *table.cell(row, column, 0);
    let number = cell.shown().map(|number| summary::shown_number(table, row, column, number));
    NyckeltalView {
        enhet: number.as_ref().map(|number| table.unit_word(row, column, number).into_owned()).unwrap_or_default(),
        tal: number.unwrap_or_else(|| hidden_word(cell).to_owned()),
        text: table.rows[row].namn.clone(),
        jamfor: compare.and_then(|other| Some((other, table.cell(row, other, 0).shown()?))).map(|(other, number)| {
            format!("{}: {}", table.columns[other].namn, summary::shown_number(table, row, other, number))
        }),
        kalla: None,
        period: if table.time(column).is_some() { table.columns[column].namn.clone() } else { table.head.period.swedish() },
    }
}

pub(super) fn chosen(names: &[crate::value::Text], find: impl Fn(&str) -> Option<usize>, otherwise: Vec<usize>) -> Vec<usize> {
    if names.is_empty() { otherwise } else { names.iter().filter_map(|name| find(name.as_str())).collect() }
}

/// What stands for a cell without a number.
pub(super) fn hidden_word(cell: Cell) -> &'static str {
    match cell {
        Cell::Shown(_) => "",
        Cell::Missing => "uppgift saknas",
        Cell::NotApplicable => "ej tillämpligt",
        Cell::Hidden => "skyddad uppgift",
    }
}

/// A table's numbers, all of them or some rows and columns.
pub(super) fn numbers(cx: &Cx<'_>, table: &PublicTable, rows: Option<&[usize]>, columns: Option<&[usize]>) -> NumbersView {
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
                    .map(|kalla| KallViewRef { lank: kalla.lank, avsnitt: kalla.avsnitt });
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
