//! The page of the sources of statistics.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::Datakalla;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::documents::all;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::map::Lies;
use crate::site::route::One;
use crate::site::show::sources::{KallgruppView, KonfliktView, OsakerView};
use crate::site::words;
use crate::value::Text;

/// The page of the sources of statistics.
pub(super) struct DatakallorPage;

impl Kind for DatakallorPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = DatakallorView;

    const NAME: &'static str = "datakällor";
    const ROUTE: One = One::AtRoot("datakallor");
    const TEMPLATE: &'static str = "datakallor";
    const CALLED: Option<&'static str> = Some("Datakällor");
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Datakalla,
        lies: Lies::AtAnchor("%"),
        name: |catalogue, id| catalogue.datakallor().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Datakällor",
            rank: 0.5,
            documents: |cx| cx.catalogue().datakallor().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/datakallor")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Datakällor", "System och undersökningar som statistiken kommer från, och vad de inte kan säga.")
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

/// The page of the sources of statistics.
#[derive(Debug, Serialize)]
pub(super) struct DatakallorView {
    /// The sources.
    datakallor: Vec<DatakallaView>,
}

/// A source of statistics.
#[derive(Debug, Serialize)]
struct DatakallaView {
    /// Its id, which is its anchor.
    id: String,
    /// Its name.
    namn: String,
    /// What it is.
    text: Vec<String>,
    /// Who owns it.
    agare: Vec<LinkView>,
    /// How often it is renewed.
    rytm: Option<String>,
    /// Whom it covers.
    population: Option<String>,
    /// What it can't say.
    luckor: Vec<String>,
    /// When it is renewed next.
    nasta: Option<String>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
    /// Where sources disagree.
    konflikter: Vec<KonfliktView>,
    /// The sources.
    kallor: Vec<KallgruppView>,
}

fn view(cx: &Cx<'_>) -> DatakallorView {
    let known = |text: &Option<Text>| text.as_ref().map(ToString::to_string).filter(|text| text != "okänt");
    let datakallor = cx
        .catalogue()
        .datakallor()
        .iter()
        .map(|row| DatakallaView {
            id: row.id.to_string(),
            namn: row.namn.to_string(),
            text: row.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
            agare: cx.organisation_links(&row.agare),
            rytm: known(&row.rytm),
            population: known(&row.population),
            luckor: row.luckor.iter().map(ToString::to_string).collect(),
            nasta: known(&row.nasta_uppdatering),
            osaker: cx.osaker(&row.osaker),
            konflikter: cx.konflikter(&row.kallkonflikt),
            kallor: cx.kallor(&row.kallor),
        })
        .collect();
    DatakallorView { datakallor }
}

fn document(cx: &Cx<'_>, row: &Row<Datakalla>) -> Document {
    let mut document = Document::of(cx, Prefix::Datakalla, row);
    document.names.extend(all(&row.alias));
    document.summary = row.population.as_ref().or(row.text.as_ref()).map(ToString::to_string).unwrap_or_default();
    document.body.extend(row.text.iter().map(ToString::to_string));
    document.body.extend(all(&row.luckor));
    document.facts.extend(cx.organisation_links(&row.agare).into_iter().map(|link| link.text));
    document
}
