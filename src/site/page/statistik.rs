//! The list of tables.

use serde::Serialize;

use crate::disclosure::PublicTable;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::route::One;
use crate::site::show::collation::alphabetical;
use crate::site::show::table_head::{headline, subtitle};

/// The list of tables.
pub(super) struct StatistikPage;

impl Kind for StatistikPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = StatistikView;

    const NAME: &'static str = "statistik";
    const ROUTE: One = One::OfFolder("statistik");
    const TEMPLATE: &'static str = "statistik";
    const CALLED: Option<&'static str> = Some("Statistik");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Nowhere
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Statistik", "Tabeller och diagram om behov och utbud, med källa till varje tal.")
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        view(cx)
    }

    fn texts<'s>(_: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        Texts::none()
    }

    fn charts<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        Vec::new()
    }
}

/// The list of tables.
#[derive(Debug, Serialize)]
pub(super) struct StatistikView {
    /// By the source of the numbers.
    grupper: Vec<StatistikGrupp>,
    /// Tables that are not published yet.
    undanhallna: Vec<String>,
}

/// Tables with one source.
#[derive(Debug, Serialize)]
struct StatistikGrupp {
    /// The source's name.
    rubrik: String,
    /// Its page.
    href: Option<String>,
    /// The tables.
    tabeller: Vec<TabellRow>,
}

/// A table in a list.
#[derive(Debug, Serialize)]
struct TabellRow {
    /// The table.
    tabell: LinkView,
    /// What its first chart says.
    rubrik: Option<String>,
    /// Unit, population, period.
    underrubrik: String,
}

fn view(cx: &Cx<'_>) -> StatistikView {
    let c = cx.catalogue();
    let row = |table: &PublicTable| TabellRow {
        tabell: cx.link(Prefix::Tabell, table.head.id.as_str()),
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
                href: Some(cx.href(Prefix::Datakalla, source.id.as_str())),
                tabeller,
            });
        }
    }
    grupper.sort_by(|a, b| {
        b.tabeller.len().cmp(&a.tabeller.len()).then_with(|| alphabetical(&a.rubrik).cmp(&alphabetical(&b.rubrik)))
    });
    let others: Vec<TabellRow> = cx.site.tables.tables().iter().filter(|table| table.head.datakalla.is_none()).map(row).collect();
    if !others.is_empty() {
        grupper.push(StatistikGrupp { rubrik: "Övrigt".to_owned(), href: None, tabeller: others });
    }
    StatistikView { grupper, undanhallna: cx.site.tables.withheld().iter().map(|table| table.titel.clone()).collect() }
}
