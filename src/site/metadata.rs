//! What every page has: title, description, trail, menu, where to propose a change.

use serde::Serialize;

use super::links::{LinkView, target};
use super::{Cx, Page, Site, words};
use crate::finding::{Finding, Findings, Part, Place, did_you_mean};
use crate::records::Origin;
use crate::records::site::{Menypost, Plats};
use crate::source::SITE_FILE;
use crate::tree::Pointer;
use crate::value::OutPath;

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Metadata {
    /// The page's own title.
    pub titel: String,
    /// One sentence on it, for search engines and previews.
    pub beskrivning: String,
    /// The site's name.
    pub sajt: String,
    /// Who publishes it.
    pub organisation: String,
    /// The address of the start page.
    pub start: String,
    /// The address of the page that compares insatser.
    pub jamfor: String,
    /// The address of the reader's own list.
    pub min_lista: String,
    /// The address of the search's page.
    pub sok: String,
    /// The way here from the start page, this page not included.
    pub stig: Vec<LinkView>,
    /// The main menu.
    pub meny: Vec<MenyView>,
    /// The links of the footer.
    pub fot: Vec<MenyView>,
    /// Where one proposes a change to the file behind the page.
    pub redigera: Option<String>,
    /// The canonical address, where the site has one.
    pub kanonisk: Option<String>,
    /// The day that counted as today.
    pub byggd: String,
    /// The newest source's date, which the statements rest on.
    pub senaste_kalla: Option<LinkView>,
    /// The newest source's date in words.
    pub senaste_datum: Option<String>,
}

/// An entry of the menu.
#[derive(Debug, Serialize)]
pub struct MenyView {
    /// The link.
    pub lank: LinkView,
    /// It leads to this page, or to the list this page belongs to.
    pub har: bool,
}

/// The pages that the menu may name, and the folder each stands for.
const NAMED: &[(&str, &str, &str)] = &[
    ("insatser", "insatser/index.html", "Alla insatser"),
    ("avtal", "avtal/index.html", "Avtal"),
    ("omraden", "omraden/index.html", "Områden"),
    ("stadsomraden", "stadsomraden/index.html", "Stadsområden"),
    ("organisationer", "organisationer/index.html", "Organisationer"),
    ("metoder", "metoder/index.html", "Metoder"),
    ("lagrum", "lagrum/index.html", "Lagrum"),
    ("ordlista", "ordlista/index.html", "Ordlista"),
    ("processer", "processer/index.html", "Processer"),
    ("kallor", "kallor.html", "Källor"),
    ("datakallor", "datakallor.html", "Datakällor"),
    ("pagang", "pagang.html", "På gång"),
    ("hitta", "hitta.html", "Hitta insats"),
    ("villkor", "villkor.html", "Vem insatserna passar för"),
    ("ansvar", "ansvar.html", "Ansvar"),
    ("skall", "skall.html", "SKALL"),
    ("statistik", "statistik/index.html", "Statistik"),
    ("rapporter", "rapporter/index.html", "Rapporter"),
];

/// The menu's targets exist.
pub(super) fn check_menu(site: &Site, findings: &mut Findings) {
    for (index, post) in site.catalogue.site().meny.iter().enumerate() {
        if menu_path(site, post).is_some() {
            continue;
        }
        let names: Vec<String> = NAMED
            .iter()
            .map(|(name, ..)| (*name).to_owned())
            .chain(site.catalogue.sidor().iter().map(|s| format!("sida:{}", s.id)))
            .collect();
        let hint = if names.iter().any(|name| name == post.mal.as_str()) {
            "den sidan görs först när det finns något att visa på den: ta bort posten ur menyn så länge".to_owned()
        } else {
            did_you_mean(post.mal.as_str(), &names, "skriv namnet på en sida som sajten har")
        };
        let place = Place::Tree {
            file: SITE_FILE.into(),
            pointer: Pointer::root().join("meny").join(index).join("mal"),
            part: Part::Value,
        };
        findings.push(Finding::error("okand-sida", place, format!("menyn leder till ”{}”, som inte finns", post.mal), hint));
    }
}

fn menu_path(site: &Site, post: &Menypost) -> Option<OutPath> {
    let path = match NAMED.iter().find(|(name, ..)| *name == post.mal.as_str()) {
        Some((_, path, _)) => OutPath::parse(path).ok()?,
        None => target(&site.catalogue, "sida", post.sida()?.as_str())?.0.path,
    };
    site.pages.contains_key(&path).then_some(path)
}

pub(super) fn of(cx: &Cx<'_>, page: &Page) -> Metadata {
    let site = cx.catalogue().site();
    let (titel, beskrivning) = title(cx, page);
    let menu = |plats: Plats| {
        let posts = site.meny.iter().filter(|post| post.plats == plats);
        posts
            .filter_map(|post| {
                let path = menu_path(cx.site, post)?;
                let folder = path.as_str().strip_suffix("index.html").filter(|folder| !folder.is_empty());
                let har = path == *cx.from || folder.is_some_and(|folder| cx.from.as_str().starts_with(folder));
                Some(MenyView { lank: LinkView { text: post.text.to_string(), href: cx.site.href(cx.from, &path) }, har })
            })
            .collect()
    };
    let newest = cx.catalogue().kallor().iter().filter(|kalla| kalla.datum.is_some()).max_by_key(|kalla| kalla.datum);
    let base = cx.site.base_url();
    Metadata {
        titel,
        beskrivning,
        sajt: site.titel.to_string(),
        organisation: site.organisation.to_string(),
        start: cx.href_to("index.html"),
        jamfor: cx.href_to("jamfor.html"),
        min_lista: cx.href_to("min-lista.html"),
        sok: cx.href_to("sok.html"),
        stig: trail(cx, page),
        meny: menu(Plats::Huvud),
        fot: menu(Plats::Fot),
        redigera: edit(cx, page),
        kanonisk: base
            .filter(|_| *page != Page::NotFound)
            .map(|base| format!("{}/{}", base.as_str().trim_end_matches('/'), cx.from)),
        byggd: cx.today().swedish(),
        senaste_kalla: newest.map(|kalla| cx.link("kalla", kalla.id.as_str())),
        senaste_datum: newest.and_then(|kalla| kalla.datum).map(crate::value::Datum::swedish),
    }
}

/// A page's title and the sentence that describes it.
fn title(cx: &Cx<'_>, page: &Page) -> (String, String) {
    let c = cx.catalogue();
    let own = "a page is made only for a record";
    let both = |title: &dyn std::fmt::Display, text: String| (title.to_string(), text);
    match page {
        Page::Start => both(&c.site().rubrik, c.site().ingress.to_string()),
        Page::Insatser(0..=1) => {
            both(&"Alla insatser", format!("Alla {} i {}.", words::count_insatser(cx.site.katalog().antal), c.site().titel))
        }
        Page::Insatser(nr) => both(
            &format!("Alla insatser, sida {nr}"),
            format!("Sida {nr} av {} med alla insatser i {}.", cx.site.katalog().sidor(), c.site().titel),
        ),
        Page::Jamfor => both(&"Jämför insatser", "Upp till tre insatser sida vid sida, med skillnaderna utmärkta.".to_owned()),
        Page::MinLista => both(&"Min lista", "Insatser som du själv har valt, att skriva ut och lämna vidare.".to_owned()),
        Page::Insats(id) => {
            let row = c.insatser().get(id.as_str()).expect(own);
            both(&row.namn, row.sammanfattning.to_string())
        }
        Page::AvtalList => {
            both(&"Avtal", "Avtal och överenskommelser som insatserna vilar på, och hur länge de gäller.".to_owned())
        }
        Page::Avtal(id) => {
            let row = c.avtal().get(id.as_str()).expect(own);
            both(
                &row.namn,
                row.text.as_ref().map_or_else(|| format!("{}: {}.", words::typ(row.typ), row.namn), ToString::to_string),
            )
        }
        Page::Omraden => both(&"Områden", "Styrmodellens områden och delområden, med vem som styr och vem som utför.".to_owned()),
        Page::Omrade(id) => {
            let row = c.omraden().get(id.as_str()).expect(own);
            both(&row.namn, format!("{}: delområden, vem som styr, vem som utför och vilka insatser som finns.", row.namn))
        }
        Page::Stadsomraden => both(&"Stadsområden", "Insatser i vart och ett av stadens stadsområden.".to_owned()),
        Page::Stadsomrade(id) => {
            let row = c.stadsomraden().get(id.as_str()).expect(own);
            both(&row.namn, format!("Insatser som är öppna för stadsområde {}.", row.namn))
        }
        Page::Organisationer => {
            both(&"Organisationer", "Organisationer som styr, utför eller samverkar, och deras insatser.".to_owned())
        }
        Page::Organisation(id) => {
            let row = c.organisationer().get(id.as_str()).expect(own);
            both(&row.namn, format!("{}: vad organisationen gör och vilka insatser den utför.", row.namn))
        }
        Page::Metoder => {
            both(&"Metoder", "Metoder som insatserna använder, och vad de nationella riktlinjerna säger om dem.".to_owned())
        }
        Page::Metod(id) => {
            let row = c.metoder().get(id.as_str()).expect(own);
            both(&row.namn, format!("{}: vad metoden är och vilka insatser som använder den.", row.namn))
        }
        Page::LagrumList => both(&"Lagrum", "Bestämmelser som insatserna vilar på, i den nya och den tidigare lagen.".to_owned()),
        Page::Lagrum(id) => {
            let row = c.lagrum().get(id.as_str()).expect(own);
            both(&row.namn, format!("{}: vad bestämmelsen säger och vilka insatser som beslutas enligt den.", row.namn))
        }
        Page::Ordlista => both(&"Ordlista", "Ord och förkortningar i tjänsteutbudet, förklarade med källa.".to_owned()),
        Page::Processer => both(&"Processer", "Hur arbetet går till, steg för steg, så långt källorna beskriver det.".to_owned()),
        Page::Process(id) => {
            let row = c.processer().get(id.as_str()).expect(own);
            both(&row.namn, format!("{}: stegen, vem som gör dem och vad de leder till.", row.namn))
        }
        Page::Kallor => both(&"Källor", "Dokumenten som uppgifterna bygger på.".to_owned()),
        Page::Datakallor => {
            both(&"Datakällor", "System och undersökningar som statistiken kommer från, och vad de inte kan säga.".to_owned())
        }
        Page::Pagang => both(&"På gång", "Lagar, utredningar, förslag, insatser och avtal som väntas eller föreslås.".to_owned()),
        Page::Hitta => both(
            &"Hitta insats",
            "Svara på det du vet om personen, och se vilka insatser som passar, vad som är osäkert och vad som utesluter."
                .to_owned(),
        ),
        Page::Villkor(0..=1) => {
            both(&"Vem insatserna passar för", "Villkoren för varje insats, så som källorna anger dem.".to_owned())
        }
        Page::Villkor(nr) => both(
            &format!("Vem insatserna passar för, sida {nr}"),
            format!("Sida {nr} av {} med villkoren för varje insats, så som källorna anger dem.", cx.site.katalog().sidor()),
        ),
        Page::Ansvar => both(
            &"Ansvar",
            "Vem som styr och vem som utför, delområde för delområde, med beslutsforum och styrande dokument.".to_owned(),
        ),
        Page::Skall => both(&"SKALL", "SKALL-modellen: språk, kompetens, arbete och livslångt lärande.".to_owned()),
        Page::Statistik => both(&"Statistik", "Tabeller och diagram om behov och utbud, med källa till varje tal.".to_owned()),
        Page::Tabell(id) => {
            let head = &cx.table(id.as_str()).expect(own).head;
            both(&head.titel, super::statistik::subtitle(head))
        }
        Page::Rapporter => both(&"Rapporter", "Rapporter om behov och utbud. Alla tal kommer ur tabellerna.".to_owned()),
        Page::Rapport(id, _) => {
            let text = |key| cx.short_text(cx.from.as_str(), key);
            let title = text("titel").unwrap_or_else(|| id.to_string());
            both(&title, text("ingress").unwrap_or_else(|| format!("Rapport: {title}.")))
        }
        Page::Sida(id) => {
            let row = c.sidor().get(id.as_str()).expect(own);
            both(&row.titel, row.ingress.as_ref().map_or_else(|| row.titel.to_string(), ToString::to_string))
        }
        Page::Sok => both(&"Sök", "Sök bland insatser, avtal, statistik, begrepp, lagrum och organisationer.".to_owned()),
        Page::NotFound => both(&"Sidan finns inte", "Adressen leder inte till någon sida.".to_owned()),
    }
}

fn trail(cx: &Cx<'_>, page: &Page) -> Vec<LinkView> {
    let start = LinkView { text: "Start".to_owned(), href: cx.href_to("index.html") };
    let parent = match page {
        Page::Start | Page::NotFound => return Vec::new(),
        Page::Insats(_) | Page::Insatser(2..) | Page::Jamfor | Page::MinLista => "insatser",
        Page::Avtal(_) => "avtal",
        Page::Omrade(_) => "omraden",
        Page::Stadsomrade(_) => "stadsomraden",
        Page::Organisation(_) => "organisationer",
        Page::Metod(_) => "metoder",
        Page::Lagrum(_) => "lagrum",
        Page::Process(_) => "processer",
        Page::Tabell(_) => "statistik",
        Page::Rapport(..) => "rapporter",
        Page::Villkor(0..=1) => "hitta",
        Page::Villkor(_) => "villkor",
        Page::Insatser(0..=1)
        | Page::AvtalList
        | Page::Omraden
        | Page::Stadsomraden
        | Page::Organisationer
        | Page::Metoder
        | Page::LagrumList
        | Page::Ordlista
        | Page::Processer
        | Page::Kallor
        | Page::Datakallor
        | Page::Pagang
        | Page::Hitta
        | Page::Ansvar
        | Page::Skall
        | Page::Statistik
        | Page::Rapporter
        | Page::Sida(_)
        | Page::Sok => return vec![start],
    };
    let (_, path, text) = NAMED.iter().find(|(name, ..)| *name == parent).expect("every parent is a named page");
    vec![start, LinkView { text: (*text).to_owned(), href: cx.href_to(path) }]
}

/// The address where one changes the file behind a page.
fn edit(cx: &Cx<'_>, page: &Page) -> Option<String> {
    let c = cx.catalogue();
    let base = c.site().redigera.as_ref()?;
    let file = |origin: Option<&Origin>| origin.map(|origin| origin.file.to_string());
    let file = match page {
        Page::Insats(id) => file(c.insatser().get(id.as_str()).map(|row| &row.origin)),
        Page::Avtal(id) => file(c.avtal().get(id.as_str()).map(|row| &row.origin)),
        Page::Omrade(id) => file(c.omraden().get(id.as_str()).map(|row| &row.origin)),
        Page::Stadsomrade(id) => file(c.stadsomraden().get(id.as_str()).map(|row| &row.origin)),
        Page::Organisation(id) => file(c.organisationer().get(id.as_str()).map(|row| &row.origin)),
        Page::Metod(id) => file(c.metoder().get(id.as_str()).map(|row| &row.origin)),
        Page::Lagrum(id) => file(c.lagrum().get(id.as_str()).map(|row| &row.origin)),
        Page::Process(id) => file(c.processer().get(id.as_str()).map(|row| &row.origin)),
        Page::Sida(id) => file(c.sidor().get(id.as_str()).map(|row| &row.origin)),
        // The file has the numbers that the page hides: who may see it knows where it lies.
        Page::Tabell(id) if cx.site.tables.protection(id.as_str()).is_some() => None,
        Page::Tabell(id) => file(cx.table(id.as_str()).map(|table| &table.head.origin)),
        Page::Rapport(id, _) => file(c.rapporter().get(id.as_str()).map(|row| &row.origin)),
        Page::Rapporter => Some("content/rapporter".to_owned()),
        Page::Statistik => None,
        Page::Start | Page::Sok | Page::NotFound => Some(SITE_FILE.to_owned()),
        Page::Jamfor | Page::MinLista => None,
        Page::Insatser(_) | Page::Hitta | Page::Villkor(_) => Some("content/insatser".to_owned()),
        Page::AvtalList => Some("content/avtal".to_owned()),
        Page::Ordlista => Some("content/ordlista".to_owned()),
        Page::Processer => Some("content/processer".to_owned()),
        Page::Kallor => Some("content/kallor".to_owned()),
        Page::Datakallor => Some("content/datakallor".to_owned()),
        Page::Pagang => Some("content/pagang".to_owned()),
        Page::Omraden
        | Page::Stadsomraden
        | Page::Organisationer
        | Page::Metoder
        | Page::LagrumList
        | Page::Ansvar
        | Page::Skall => Some("content/modell".to_owned()),
    }?;
    Some(format!("{}/{file}", base.as_str().trim_end_matches('/')))
}
