//! Where in the city one finds what: insatser, delområden and målgrupper by stadsområde.
//!
//! In: the ways into the insatser that have not ended, each with where it is open. Out: what differs between stadsområden, as
//! sentences and as matrices. Three things are told apart everywhere: it is there, a source says that it isn't, no source tells.

mod counts;
mod gaps;
mod local;
mod matrix;

use serde::Serialize;

use self::counts::{AntalRad, MetodRad, OmradeRader};
use self::gaps::LuckaView;
use self::local::LokalaView;
use self::matrix::MatrisView;
use crate::records::reference::Prefix;
use crate::site::cx::{Cx, Material};
use crate::site::kind::{Above, Head, Kind, Listed, PageChart, Shows, Source, Texts, Wish, once};
use crate::site::link::LinkView;
use crate::site::route::One;
use crate::site::show::own_text;
use crate::site::show::sources::KallgruppView;

const WORD: &str = "likvardighet";

/// The page of the stadsområden beside each other.
pub(super) struct LikvardighetPage;

impl Kind for LikvardighetPage {
    type Route = One;
    type Subject<'s> = ();
    type View<'s> = LikvardighetView;

    const NAME: &'static str = "likvärdighet";
    const ROUTE: One = One::AtRoot(WORD);
    const TEMPLATE: &'static str = "likvardighet";
    const CALLED: Option<&'static str> = Some("Likvärdighet");
    const SHOWS: &'static [Shows] = &[];

    /// Where there are no areas to compare there is no page.
    fn list<'s>(of: &'s Material) -> Vec<Listed<'s, Self>> {
        if of.catalogue.stadsomraden().len() < 2 { Vec::new() } else { once() }
    }

    fn above((): Self::Subject<'_>) -> Above {
        Above::Start
    }

    fn source<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Source<'s> {
        own_text::source(cx, WORD, "content/insatser")
    }

    fn head<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Head {
        let description = "Vilka insatser som är öppna för boende i varje stadsområde, var källorna säger att en insats inte finns och \
                           var uppgiften saknas.";
        own_text::head(cx, WORD, "Likvärdighet", description)
    }

    fn view<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Self::View<'s> {
        let (malgrupper, lika_malgrupper) = counts::by_malgrupp(cx);
        LikvardighetView {
            omraden: cx.catalogue().stadsomraden().iter().map(|area| cx.link(Prefix::Stadsomrade, area.id.as_str())).collect(),
            luckor: gaps::gaps(cx),
            lokala: local::side_by_side(cx),
            delomraden: counts::by_delomrade(cx),
            malgrupper,
            lika_malgrupper,
            metoder: counts::by_method(cx),
            kallor: own_text::sources(cx, WORD),
            matris: matrix::matrix(cx),
        }
    }

    fn texts<'s>(of: &'s Material, (): Self::Subject<'s>) -> Texts<'s> {
        own_text::texts(of, WORD)
    }

    fn charts<'s>(cx: &Cx<'s>, (): Self::Subject<'s>) -> Vec<PageChart> {
        counts::chart_of_insatser(cx).into_iter().map(|chart| PageChart { chart, wish: Wish::Suggested }).collect()
    }
}

/// The stadsområden beside each other.
#[derive(Debug, Serialize)]
pub(super) struct LikvardighetView {
    /// The stadsområden, in the order of the columns.
    omraden: Vec<LinkView>,
    /// What differs, in sentences.
    luckor: Vec<LuckaView>,
    /// Insatser by stadsområde.
    matris: MatrisView,
    /// The insatser that are open for some stadsområden alone, side by side; none where there are fewer than two.
    lokala: Option<LokalaView>,
    /// Counts of insatser by delområde.
    delomraden: Vec<OmradeRader>,
    /// Counts of insatser by målgrupp, of those that some stadsområde has an insats of its own for.
    malgrupper: Vec<AntalRad>,
    /// The other målgrupper.
    lika_malgrupper: Vec<LinkView>,
    /// Methods that several organisations use.
    metoder: Vec<MetodRad>,
    /// The sources of the text.
    kallor: Vec<KallgruppView>,
}
