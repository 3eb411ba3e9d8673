//! Lists: the catalogue, and the plain lists of records with a line each.

use serde::Serialize;

use super::facet::Facett;
use super::katalog::PER_SIDA;
use super::links::LinkView;
use super::modell::in_order;
use super::row::InsatsRow;
use super::{Cx, reference, words};
use crate::catalogue::Row;
use crate::records::insats::Insats;
use crate::records::modell::{Lag, OrganisationsSort};

/// A page of the catalogue, complete without a script.
#[derive(Debug, Serialize)]
pub struct InsatserView {
    /// How many insatser there are in all.
    pub antal: String,
    /// The number of this page, from one.
    pub sida: usize,
    /// All pages of the list, this one included.
    pub sidor: Vec<LinkView>,
    /// The letters that names begin with, each with the address of its first name.
    pub bokstaver: Vec<LinkView>,
    /// The områden with their counts.
    pub omraden: Vec<(LinkView, String)>,
    /// The insatser of this page, by name; the first of a letter with its anchor, the others with none.
    pub rader: Vec<(String, InsatsRow)>,
    /// The insatser that have ended; on the last page alone.
    pub avslutade: Vec<LinkView>,
    /// What a script may filter by; on the first page alone.
    pub facetter: Vec<FacettView>,
}

/// A facet.
#[derive(Debug, Serialize)]
pub struct FacettView {
    /// Its name in the address.
    pub nyckel: &'static str,
    /// Its values: name in the address, other names in the address, name, icon, count.
    pub varden: Vec<VardeView>,
}

/// A value of a facet.
#[derive(Debug, Serialize)]
pub struct VardeView {
    /// Its name in the address.
    pub id: String,
    /// Its name.
    pub namn: String,
    /// Other ids that mean the same, parted by spaces.
    pub alias: String,
    /// The område's icon.
    pub ikon: Option<&'static str>,
    /// How many insatser have it.
    pub antal: usize,
}

/// The address of a page of the catalogue.
pub(super) fn insatser_path(nr: usize) -> String {
    if nr == 1 { "insatser/index.html".to_owned() } else { format!("insatser/sida-{nr}.html") }
}

/// The pages of a list of all insatser, each at the path of its number.
pub(super) fn pages(cx: &Cx<'_>, path: fn(usize) -> String) -> Vec<LinkView> {
    (1..=cx.site.katalog().sidor()).map(|nr| LinkView { text: nr.to_string(), href: cx.href_to(&path(nr)) }).collect()
}

/// The letters that the names of all insatser begin with, each with the address of its first name, seen from one of the pages.
pub(super) fn letters(cx: &Cx<'_>, nr: usize, path: fn(usize) -> String) -> Vec<LinkView> {
    let letters = cx.site.katalog().bokstaver.iter().map(|(letter, anchor, at)| {
        let page = at / PER_SIDA + 1;
        let page = if page == nr { String::new() } else { cx.href_to(&path(page)) };
        LinkView { text: letter.clone(), href: format!("{page}#{anchor}") }
    });
    letters.collect()
}

/// The insatser of a page of such a list: the first of a letter with its anchor, the others with none.
pub(super) fn of_page<'s>(cx: &Cx<'s>, nr: usize) -> impl Iterator<Item = (String, &'s Row<Insats>)> {
    let rows = cx.catalogue().insatser().as_slice();
    let katalog = cx.site.katalog();
    katalog.sida(nr).iter().enumerate().map(move |(index, at)| {
        let place = (nr - 1) * PER_SIDA + index;
        let letter = katalog.bokstaver.iter().find(|(.., first)| *first == place);
        (letter.map_or_else(String::new, |(_, anchor, _)| anchor.clone()), &rows[*at])
    })
}

pub(super) fn insatser(cx: &Cx<'_>, nr: usize) -> InsatserView {
    let katalog = cx.site.katalog();
    InsatserView {
        antal: words::count_insatser(katalog.antal),
        sida: nr,
        sidor: pages(cx, insatser_path),
        bokstaver: letters(cx, nr, insatser_path),
        omraden: in_order(cx)
            .into_iter()
            .map(|row| (cx.link("omrade", row.id.as_str()), words::count_insatser(cx.insatser_in_omrade(row).len())))
            .collect(),
        avslutade: if nr == katalog.sidor() { ended(cx) } else { Vec::new() },
        rader: of_page(cx, nr).map(|(anchor, row)| (anchor, cx.row(row))).collect(),
        facetter: if nr == 1 && katalog.antal > 0 { katalog.facetter.iter().map(facet).collect() } else { Vec::new() },
    }
}

fn ended(cx: &Cx<'_>) -> Vec<LinkView> {
    let rows = cx.catalogue().insatser().as_slice();
    cx.site.katalog().avslutade().iter().map(|at| cx.insats_link(&rows[*at])).collect()
}

fn facet(facett: &Facett) -> FacettView {
    let varden = facett.varden.iter().zip(facett.antal()).map(|(varde, antal)| VardeView {
        id: varde.id.clone(),
        namn: varde.namn.clone(),
        alias: varde.alias.join(" "),
        ikon: varde.ikon,
        antal,
    });
    FacettView { nyckel: facett.nyckel, varden: varden.collect() }
}

/// A page that a script fills with what the reader has chosen.
#[derive(Debug, Serialize)]
pub struct ValView {
    /// The address of the catalogue.
    pub katalog: String,
    /// How many insatser there are.
    pub antal: usize,
}

pub(super) fn val(cx: &Cx<'_>) -> ValView {
    ValView { katalog: cx.href_to(&insatser_path(1)), antal: cx.site.katalog().antal }
}

/// A list of records with a line each, in groups.
#[derive(Debug, Serialize)]
pub struct LinksView {
    /// What the list is.
    pub ingress: &'static str,
    /// The groups.
    pub grupper: Vec<LinkGrupp>,
}

/// A group of records.
#[derive(Debug, Serialize)]
pub struct LinkGrupp {
    /// The group's name, where there are several.
    pub rubrik: Option<String>,
    /// The records.
    pub poster: Vec<LinkPost>,
}

/// A record in a list.
#[derive(Debug, Serialize)]
pub struct LinkPost {
    /// The record.
    pub lank: LinkView,
    /// A line about it.
    pub text: Option<String>,
    /// A count or a kind.
    pub not: Option<String>,
    /// The område's icon, for områden.
    pub ikon: Option<&'static str>,
}

fn one_group(ingress: &'static str, mut poster: Vec<LinkPost>) -> LinksView {
    poster.sort_by_cached_key(|post| reference::alphabetical(&post.lank.text));
    LinksView { ingress, grupper: vec![LinkGrupp { rubrik: None, poster }] }
}

pub(super) fn omraden(cx: &Cx<'_>) -> LinksView {
    let poster = in_order(cx)
        .into_iter()
        .map(|row| {
            let names: Vec<String> = row.delomraden.values().map(|d| d.namn.to_string()).collect();
            LinkPost {
                lank: cx.link("omrade", row.id.as_str()),
                text: Some(words::list_of(&names, "och")),
                not: Some(words::count_insatser(cx.insatser_in_omrade(row).len())),
                ikon: Some(super::row::ikon(row.ikon)),
            }
        })
        .collect();
    LinksView {
        ingress: "Styrmodellen delar in insatserna i områden och delområden. Där står vem som styr och vem som utför.",
        grupper: vec![LinkGrupp { rubrik: None, poster }],
    }
}

pub(super) fn stadsomraden(cx: &Cx<'_>) -> LinksView {
    let poster = cx
        .catalogue()
        .stadsomraden()
        .iter()
        .map(|row| {
            let found = cx.in_stadsomrade(row.id.as_str());
            LinkPost {
                lank: cx.link("stadsomrade", row.id.as_str()),
                text: Some(cx.link("organisation", row.forvaltning.id().as_str()).text),
                not: Some(format!(
                    "{} här, {} för hela staden",
                    words::count_insatser(found.own.len()),
                    words::count_insatser(found.whole_city.len())
                )),
                ikon: None,
            }
        })
        .collect();
    one_group("Vilka insatser en person kan få beror ibland på vilken socialförvaltning som har ärendet.", poster)
}

pub(super) fn organisationer(cx: &Cx<'_>) -> LinksView {
    let c = cx.catalogue();
    let groups: [(&str, &[OrganisationsSort]); 5] = [
        (
            "Staden",
            &[OrganisationsSort::Kommun, OrganisationsSort::Namnd, OrganisationsSort::Forvaltning, OrganisationsSort::Bolag],
        ),
        (
            "Avdelningar, enheter och verksamheter",
            &[OrganisationsSort::Avdelning, OrganisationsSort::Enhet, OrganisationsSort::Verksamhet],
        ),
        (
            "Myndigheter, region och samordningsförbund",
            &[OrganisationsSort::Myndighet, OrganisationsSort::Region, OrganisationsSort::Samordningsforbund],
        ),
        ("Civilsamhället", &[OrganisationsSort::Ideburen]),
        ("Nätverk och grupper", &[OrganisationsSort::Natverk, OrganisationsSort::Grupp]),
    ];
    let grupper = groups.into_iter().map(|(rubrik, sorts)| {
        let mut poster: Vec<LinkPost> = c
            .organisationer()
            .iter()
            .filter(|row| sorts.contains(&row.sort))
            .map(|row| {
                let antal = cx.insatser_by(&row.id).len();
                LinkPost {
                    lank: cx.organisation_link(row),
                    text: row.kort.as_ref().filter(|kort| kort.as_str() != row.namn.as_str()).map(ToString::to_string),
                    not: (antal > 0).then(|| words::count_insatser(antal)),
                    ikon: None,
                }
            })
            .collect();
        poster.sort_by_cached_key(|post| reference::alphabetical(&post.lank.text));
        LinkGrupp { rubrik: Some(rubrik.to_owned()), poster }
    });
    LinksView {
        ingress: "De som styr, utför eller samverkar om insatserna.",
        grupper: grupper.filter(|grupp| !grupp.poster.is_empty()).collect(),
    }
}

pub(super) fn metoder(cx: &Cx<'_>) -> LinksView {
    let poster = cx
        .catalogue()
        .metoder()
        .iter()
        .map(|row| {
            let antal = cx.insatser_with_metod(&row.id).len();
            let guidelines = super::modell::guidelines(row);
            LinkPost {
                lank: cx.link("metod", row.id.as_str()),
                text: row.utskrivet.as_ref().map(ToString::to_string),
                not: Some([vec![words::count_insatser(antal)], guidelines].concat().join(" · ")),
                ikon: None,
            }
        })
        .collect();
    one_group(
        "Metoder som insatserna följer, använder eller är inspirerade av. Riktlinjerna är Socialstyrelsens nationella riktlinjer från 2019, så som utredningen återger dem.",
        poster,
    )
}

pub(super) fn lagrum(cx: &Cx<'_>) -> LinksView {
    let grupper = [Lag::Ny, Lag::Gammal, Lag::Annan].into_iter().map(|lag| {
        let poster = cx
            .catalogue()
            .lagrum()
            .iter()
            .filter(|row| row.lag == lag)
            .map(|row| LinkPost {
                lank: cx.lagrum_link(row),
                text: row
                    .motsvaras_av
                    .as_ref()
                    .map(|new| format!("Motsvaras av {}", cx.link("lagrum", new.lagrum.id().as_str()).text)),
                not: Some(words::count_insatser(cx.insatser_under_lagrum(&row.id).len())),
                ikon: None,
            })
            .collect();
        LinkGrupp { rubrik: Some(super::modell::law_name(lag).to_owned()), poster }
    });
    LinksView {
        ingress: "Bestämmelser som källorna nämner. En äldre bestämmelse visas med sin nya bara där ett dokument säger att de motsvarar varandra.",
        grupper: grupper.filter(|grupp| !grupp.poster.is_empty()).collect(),
    }
}

pub(super) fn processer(cx: &Cx<'_>) -> LinksView {
    let poster = cx
        .catalogue()
        .processer()
        .iter()
        .map(|row| LinkPost {
            lank: cx.link("process", row.id.as_str()),
            text: row.text.as_ref().and_then(|text| words::paragraphs(text.as_str()).into_iter().next()),
            not: (!row.steg.is_empty()).then(|| words::count(row.steg.len(), "steg", "steg")),
            ikon: None,
        })
        .collect();
    one_group("Hur arbetet går till, så långt källorna beskriver det.", poster)
}

/// The page for addresses that lead nowhere.
#[derive(Debug, Serialize)]
pub struct NotFoundView {
    /// Where one may have been going.
    pub lankar: Vec<LinkView>,
}

/// The page of hits: everything on it is the script's, but for where to go without one.
#[derive(Debug, Serialize)]
pub struct SokView {
    /// The list of all insatser.
    pub katalog: String,
    /// The glossary.
    pub ordlista: String,
}

pub(super) fn sok(cx: &Cx<'_>) -> SokView {
    SokView { katalog: cx.href_to("insatser/index.html"), ordlista: cx.href_to("ordlista/index.html") }
}

pub(super) fn not_found(cx: &Cx<'_>) -> NotFoundView {
    let lankar = [("Start", "index.html"), ("Alla insatser", "insatser/index.html"), ("Ordlista", "ordlista/index.html")];
    NotFoundView {
        lankar: lankar.into_iter().map(|(text, path)| LinkView { text: text.to_owned(), href: cx.href_to(path) }).collect(),
    }
}
