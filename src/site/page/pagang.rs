//! The page of what is coming.

use serde::Serialize;

use crate::catalogue::Row;
use crate::records::dokument::{Pagang, PagangSort};
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::document::Document;
use crate::site::kind::{Above, Found, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::map::Lies;
use crate::site::route::One;
use crate::site::show::pagang::{PagangPost, is_coming, post};
use crate::value::Moment;

/// The page of what is coming.
pub(super) struct PagangPage;

impl Kind for PagangPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = PagangView;

    const NAME: &'static str = "på gång";
    const ROUTE: One = One::AtRoot("pagang");
    const TEMPLATE: &'static str = "pagang";
    const CALLED: Option<&'static str> = Some("På gång");
    const SHOWS: &'static [Shows] = &[Shows {
        prefix: Prefix::Pagang,
        lies: Lies::AtAnchor("%"),
        name: |catalogue, id| catalogue.pagang().get(id).map(|row| row.namn.to_string()),
        anchors: |_, _| Vec::new(),
        found: Some(Found {
            heading: "På gång",
            rank: 0.5,
            documents: |cx| cx.catalogue().pagang().iter().map(|row| document(cx, row)).collect(),
        }),
    }];

    fn list<'s>(_: &'s Material) -> Vec<Listed<'s, Self>> {
        once()
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/pagang")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("På gång", "Lagar, utredningar, förslag, insatser och avtal som väntas eller föreslås.")
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

/// The page of what is coming.
#[derive(Debug, Serialize)]
pub(super) struct PagangView {
    /// By sort, in the order of the sorts; last what has passed or has been lost sight of.
    grupper: Vec<PagangGrupp>,
}

/// What is coming, of one sort.
#[derive(Debug, Serialize)]
struct PagangGrupp {
    /// The sort's name in plural.
    rubrik: &'static str,
    /// Its anchor.
    id: &'static str,
    /// The entries.
    poster: Vec<PagangPost>,
}

fn view(cx: &Cx<'_>) -> PagangView {
    let sorts = [
        (PagangSort::Lag, "Lagar", "lagar"),
        (PagangSort::Utredning, "Utredningar", "utredningar"),
        (PagangSort::Forslag, "Förslag", "forslag"),
        (PagangSort::Insats, "Insatser", "insatser"),
        (PagangSort::Avtal, "Avtal", "avtal"),
        (PagangSort::Utvecklingsarbete, "Utvecklingsarbete", "utvecklingsarbete"),
    ];
    let grupper = sorts.into_iter().map(|(sort, rubrik, id)| {
        let of_sort = cx.catalogue().pagang().iter().filter(|row| row.sort == sort);
        let rows = of_sort.filter(|row| is_coming(row, cx.today())).collect();
        PagangGrupp { rubrik, id, poster: laid(cx, rows) }
    });
    let past: Vec<&Row<Pagang>> = cx.catalogue().pagang().iter().filter(|row| !is_coming(row, cx.today())).collect();
    let past = PagangGrupp { rubrik: "Tiden har passerat, eller läget är okänt", id: "tidigare", poster: laid(cx, past) };
    PagangView { grupper: grupper.chain([past]).filter(|grupp| !grupp.poster.is_empty()).collect() }
}

/// The entries of a group, latest first.
fn laid(cx: &Cx<'_>, mut rows: Vec<&Row<Pagang>>) -> Vec<PagangPost> {
    rows.sort_by(|a, b| {
        let when = |row: &Row<Pagang>| std::cmp::Reverse(row.nar.map(Moment::last_day));
        (when(a), &a.namn).cmp(&(when(b), &b.namn))
    });
    rows.into_iter().map(|row| post(cx, row)).collect()
}

fn document(cx: &Cx<'_>, row: &Row<Pagang>) -> Document {
    let mut document = Document::of(cx, Prefix::Pagang, row);
    document.summary = row.text.as_ref().map(ToString::to_string).unwrap_or_default();
    document
}
