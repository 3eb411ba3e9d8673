//! The page of the documents.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::{Kalla, Verk};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::map::Lies;
use crate::site::route::One;
use crate::site::show::sources::{OsakerView, issued};
use crate::site::words;
use crate::value::Moment;

/// The page of the documents.
pub(super) struct KallorPage;

impl Kind for KallorPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = KallorView;

    const NAME: &'static str = "källor";
    const ROUTE: One = One::AtRoot("kallor");
    const TEMPLATE: &'static str = "kallor";
    const CALLED: Option<&'static str> = Some("Källor");
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Kalla,
        lies: Lies::AtAnchor("%"),
        name: |catalogue, id| catalogue.kallor().get(id).map(|row| row.titel.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "Källor",
            rank: 0.4,
            documents: |cx| cx.catalogue().kallor().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/kallor")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Källor", "Dokumenten som uppgifterna bygger på.")
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

/// The page of the documents.
#[derive(Debug, Serialize)]
pub(super) struct KallorView {
    /// The documents.
    kallor: Vec<KallaView>,
}

/// A document.
#[derive(Debug, Serialize)]
struct KallaView {
    /// Its id, which is its anchor.
    id: String,
    /// Its title.
    titel: String,
    /// Its subtitle.
    undertitel: Option<String>,
    /// The short name that it is referred to by.
    kort: Option<String>,
    /// Who issued it, and when.
    utgivning: String,
    /// What was taken from it.
    text: Vec<String>,
    /// What one should know of it.
    not: Vec<String>,
    /// Its sections.
    avsnitt: Vec<(Option<String>, String)>,
    /// The works that it refers to.
    verk: Vec<VerkView>,
    /// Doubtful statements.
    osaker: Vec<OsakerView>,
}

/// A work that a document refers to.
#[derive(Debug, Serialize)]
struct VerkView {
    /// Its title.
    titel: String,
    /// Publisher, number and year: `Socialstyrelsen, 2019`.
    utgivning: String,
    /// An address that the document gives.
    adress: Option<String>,
    /// What the document says of it.
    text: Option<String>,
    /// In which section.
    avsnitt: Option<String>,
}

fn work(cx: &Cx<'_>, verk: &Verk) -> VerkView {
    let parts = [
        verk.utgivare.as_ref().map(ToString::to_string),
        verk.nummer.as_ref().map(ToString::to_string),
        verk.ar.map(Moment::swedish),
    ];
    VerkView {
        titel: verk.titel.to_string(),
        utgivning: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        adress: verk.adress.as_ref().map(ToString::to_string),
        text: verk.text.as_ref().map(ToString::to_string),
        avsnitt: cx.kalla(&verk.kalla).avsnitt,
    }
}

fn view(cx: &Cx<'_>) -> KallorView {
    let mut rows: Vec<&Row<Kalla>> = cx.catalogue().kallor().iter().collect();
    rows.sort_by(|a, b| (&a.dokument, &a.id).cmp(&(&b.dokument, &b.id)));
    let view = |kalla: &Row<Kalla>| KallaView {
        id: kalla.id.to_string(),
        titel: kalla.titel.to_string(),
        undertitel: kalla.undertitel.as_ref().map(ToString::to_string),
        kort: kalla.kort.as_ref().map(ToString::to_string),
        utgivning: issued(cx, kalla),
        text: kalla.text.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        not: kalla.not.as_ref().map(|text| words::paragraphs(text.as_str())).unwrap_or_default(),
        avsnitt: kalla.avsnitt.iter().map(|avsnitt| (avsnitt.nummer.clone(), avsnitt.rubrik.clone())).collect(),
        verk: kalla.verk.iter().map(|verk| work(cx, verk)).collect(),
        osaker: cx.osaker(&kalla.osaker),
    };
    KallorView { kallor: rows.into_iter().map(view).collect() }
}

fn document(cx: &Cx<'_>, row: &Row<Kalla>) -> Document {
    let mut document = Document::of(cx, Prefix::Kalla, row);
    document.names.extend(row.kort.iter().chain(&row.undertitel).map(ToString::to_string));
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document.body.extend(row.avsnitt.iter().map(|section| section.rubrik.clone()));
    document.body.extend(row.verk.iter().map(|verk| verk.titel.to_string()));
    document
}
