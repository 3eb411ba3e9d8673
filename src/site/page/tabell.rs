//! The page of a table.

use super::statistik::StatistikPage;
use crate::disclosure::PublicTable;
use crate::export;
use crate::records::reference::Prefix;
use crate::records::tabell::{Diagram, DiagramTyp};
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, Wish};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::Each;
use crate::site::show::axes::{chosen, plain_columns, plain_rows};
use crate::site::show::key_figure::{NyckeltalView, key_figure};
use crate::site::show::sources::{KallView, KonfliktView, OsakerView};
use crate::site::show::table::{NumbersView, numbers};
use crate::site::show::table_head::{headline, subtitle};
use crate::site::table_chart;
use crate::site::{summary, words};
use crate::tables::default_unit;
use crate::value::Datum;
use serde::Serialize;

/// The page of a table.
pub(super) struct TabellPage;

impl Kind for TabellPage {
    type Route = Each;
    type Subject<'s> = &'s PublicTable;
    type View<'s> = TabellView;

    const NAME: &'static str = "tabell";
    const ROUTE: Each = Each("statistik");
    const TEMPLATE: &'static str = "tabell";
    const CALLED: Option<&'static str> = None;
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Tabell,
        lies: Lies::OwnPage,
        name: |catalogue, id| catalogue.tabell_titel(id).map(str::to_owned),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Statistik",
            rank: 0.85,
            documents: |cx| cx.site.tables.tables().iter().map(|table| document(cx, table)).collect(),
        }),
    }];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        let tables = of.tables.tables().iter();
        tables.map(|table| Listed { key: table.head.id.to_string(), place: table.head.origin.place(), subject: table }).collect()
    }

    fn above(_: Self::Subject<'_>) -> Above {
        Above::List(&StatistikPage)
    }

    fn source<'s>(cx: &Cx<'s>, table: Self::Subject<'s>) -> Source<'s> {
        // The file has the numbers that the page hides: who may see it knows where it lies.
        match cx.site.tables.protection(table.head.id.as_str()) {
            Some(_) => Source::Nowhere,
            None => Source::Record(&table.head.origin),
        }
    }

    fn head<'s>(_: &Cx<'s>, table: Self::Subject<'s>) -> Head {
        Head::new(&table.head.titel, subtitle(&table.head))
    }

    fn view<'s>(cx: &Cx<'s>, table: Self::Subject<'s>) -> Self::View<'s> {
        view(cx, table)
    }

    fn texts<'s>(_: &'s Material, _: Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, table: Self::Subject<'s>) -> Vec<PageChart> {
        charts(table)
    }
}

/// The page of a table.
#[derive(Debug, Serialize)]
pub(super) struct TabellView {
    /// What one should see.
    rubrik: String,
    /// Its title, where the headline says something else.
    titel: Option<String>,
    /// Unit, population, period.
    underrubrik: String,
    /// What it says, in two sentences.
    sammanfattning: Vec<String>,
    /// Single figures, large.
    nyckeltal: Vec<NyckeltalView>,
    /// The numbers.
    tabell: NumbersView,
    /// Where the numbers come from.
    datakalla: Option<LinkView>,
    /// The document and section.
    kalla: KallView,
    /// How numbers are rounded.
    avrundning: Option<String>,
    /// What is hidden and why.
    skydd: Option<SkyddView>,
    /// Why small counts may be shown.
    offentlig: Option<(String, KallView)>,
    /// When it was last renewed.
    uppdaterad: Option<String>,
    /// When the source is renewed next.
    nasta: Option<String>,
    /// Files to take away.
    nedladdningar: Vec<LinkView>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
}

/// A figure, large.
/// What is hidden of a table.
#[derive(Debug, Clone, Serialize)]
struct SkyddView {
    /// What and why, a sentence each.
    meningar: Vec<String>,
    /// The page that explains more.
    sida: Option<String>,
}

fn view(cx: &Cx<'_>, table: &PublicTable) -> TabellView {
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
        datakalla: source.map(|row| cx.link(Prefix::Datakalla, row.id.as_str())),
        kalla: cx.kalla(&head.kalla),
        avrundning: head.avrundning.clone(),
        skydd: protection(cx, table),
        offentlig: head.skydd.redan_offentlig.as_ref().map(|public| (public.skal.to_string(), cx.kalla(&public.kalla))),
        uppdaterad: head.uppdaterad.map(Datum::swedish),
        nasta: source.and_then(|row| row.nasta_uppdatering.as_ref()).map(ToString::to_string).filter(|text| text != "okänt"),
        nedladdningar: export::FILES
            .iter()
            .map(|file| LinkView { text: file.name.to_owned(), href: cx.href_to(&file.path(table)) })
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
        sida: cx.catalogue().site().skydd.sida.as_ref().map(|sida| cx.href(Prefix::Sida, sida.id().as_str())),
    })
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

/// The charts that are declared, else one that the table's shape suggests.
fn charts(table: &PublicTable) -> Vec<PageChart> {
    let wish = if table.head.diagram.is_empty() { Wish::Suggested } else { Wish::Declared };
    table_chart::all(table).into_iter().map(|chart| PageChart { chart, wish }).collect()
}

fn document(cx: &Cx<'_>, table: &PublicTable) -> Document {
    let head = &table.head;
    let mut document = Document::new(cx, Prefix::Tabell, head.id.as_str());
    document.names.extend(head.kort.clone());
    document.summary = head.population.clone().unwrap_or_default();
    for axis in table.rows.iter().chain(&table.columns).chain(&table.layers) {
        document.headings.push(axis.namn.clone());
        document.headings.extend(axis.kort.clone().filter(|kort| *kort != axis.namn));
    }
    document.facts.push("statistik, tabell, siffror, antal, andel, hur många".to_owned());
    document.facts.push(default_unit(head.mater).to_owned());
    document.facts.push(head.period.swedish());
    document.headings.extend(head.diagram.iter().filter_map(|chart| chart.rubrik.as_ref()).map(ToString::to_string));
    document.body.extend(head.sammanfattning.iter().map(ToString::to_string));
    if let Some(reference) = &head.datakalla {
        let datakalla = cx.catalogue().datakallor().at(reference);
        document.facts.push(datakalla.namn.to_string());
        document.facts.extend(all(&datakalla.alias));
    }
    document.body.extend(head.notes.iter().map(|note| note.text.clone()));
    document.beside = view(cx, table).sammanfattning.into_iter().next().or_else(|| headline(table)).unwrap_or_default();
    document
}
