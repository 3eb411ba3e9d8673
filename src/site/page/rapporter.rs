//! The list of reports.

use serde::Serialize;

use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, once};
use crate::site::link::LinkView;
use crate::site::route::One;
use crate::site::show::rapport::{self, Report};
use crate::value::Datum;

/// The list of reports; made where there are any.
pub(super) struct RapporterPage;

impl Kind for RapporterPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = RapporterView;

    const NAME: &'static str = "rapporter";
    const ROUTE: One = One::OfFolder("rapporter");
    const TEMPLATE: &'static str = "rapporter";
    const CALLED: Option<&'static str> = Some("Rapporter");
    const SHOWS: &'static [Shows] = &[];

    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        if of.catalogue.rapporter().is_empty() { Vec::new() } else { once() }
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        Source::Folder("content/rapporter")
    }

    fn head<'s>(_: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        Head::new("Rapporter", "Rapporter om behov och utbud. Alla tal kommer ur tabellerna.")
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

/// The list of reports.
#[derive(Debug, Serialize)]
pub(super) struct RapporterView {
    /// The reports, newest first.
    rapporter: Vec<RapportRow>,
}

/// A report in a list.
#[derive(Debug, Serialize)]
struct RapportRow {
    /// The report.
    rapport: LinkView,
    /// What it is about.
    ingress: Option<String>,
    /// The time it is about.
    period: Option<String>,
    /// When it was written.
    datum: Option<String>,
}

fn view(cx: &Cx<'_>) -> RapporterView {
    let mut reports = rapport::all(cx.catalogue());
    reports.sort_by_key(|report| (std::cmp::Reverse(report.row.datum), report.id()));
    let view = |report: Report<'_>| RapportRow {
        ingress: rapport::short_text(cx, report, "ingress"),
        rapport: rapport::link(cx, report),
        period: report.row.period.as_ref().map(ToString::to_string),
        datum: report.row.datum.map(Datum::swedish),
    };
    RapporterView { rapporter: reports.into_iter().map(view).collect() }
}
