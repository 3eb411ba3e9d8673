//! The catalogue as data: which insats has which value of a facet, in what order they stand, and that a long list is paged; and the
//! same of what the guided finder knows.

#![expect(clippy::disallowed_methods, reason = "a test reads the real site's files")]

mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use site::{Tree, options, tree};
use utbud::site::{Facett, Katalog, PER_SIDA, Site};
use utbud::source::Sources;
use utbud::value::OutPath;

const SITE: &str = "titel = \"Prov\"\norganisation = \"Provstad\"\nrubrik = \"Prov\"\ningress = \"En liten sajt.\"\n";

const VOCABULARIES: [(&str, &str); 8] = [
    (
        "content/modell/omraden.yaml",
        r"jobb:
  namn: Jobbfokuserade området
  kort: Jobb
  ikon: jobb
  beskrivning: Nära arbete.
  styr: [{organisation: arbvux}]
  delområden:
    arbetstraning: {namn: Arbetsträning, utför: [{organisation: arbvux}], källor: [rapport#1]}
  källor: [rapport#1]
",
    ),
    (
        "content/modell/organisationer.yaml",
        r"staden: {namn: Provstad, sort: kommun, källor: [rapport#1]}
arbvux: {namn: Arbetsmarknad, sort: förvaltning, huvudman: staden, källor: [rapport#1]}
sf-nord: {namn: SF Nord, sort: förvaltning, huvudman: staden, stadsområde: nord, källor: [rapport#1]}
sf-syd: {namn: SF Syd, sort: förvaltning, huvudman: staden, stadsområde: syd, källor: [rapport#1]}
sf: {namn: Socialförvaltningarna, sort: grupp, består_av: [sf-nord, sf-syd], källor: [rapport#1]}
enheten: {namn: Enheten, sort: enhet, del_av: sf-nord, källor: [rapport#1]}
foreningen: {namn: Föreningen, sort: idéburen, källor: [rapport#1]}
",
    ),
    (
        "content/modell/stadsomraden.yaml",
        r"nord: {namn: Nord, förvaltning: sf-nord, källor: [rapport#1]}
syd: {namn: Syd, förvaltning: sf-syd, källor: [rapport#1]}
",
    ),
    (
        "content/modell/lagrum.yaml",
        r"gammal-4-1:
  namn: Gamla 4 kap. 1 §
  kort: 4 kap. 1 §
  lag: gammal
  motsvaras_av: {lagrum: ny-12-1, källa: rapport#1}
  källor: [rapport#1]
gammal-3-2: {namn: Gamla 3 kap. 2 §, kort: 3 kap. 2 §, lag: gammal, källor: [rapport#1]}
ny-12-1: {namn: Nya 12 kap. 1 §, kort: 12 kap. 1 §, lag: ny, källor: [rapport#1]}
",
    ),
    ("content/modell/fragor.yaml", include_str!("findings/_base/content/modell/fragor.yaml")),
    ("content/modell/malgrupper.yaml", "unga: {namn: Unga}\nvuxna: {namn: Vuxna}\n"),
    ("content/modell/metoder.yaml", "ips: {namn: IPS, källor: [rapport#1]}\n"),
    ("content/kallor/rapport.yaml", "titel: Rapporten\ndatum: 2025-04-02\navsnitt: [[\"1\", Bakgrund]]\n"),
];

/// The sources of a site with these insatser: of each its id and what it says beside the least.
fn sources(insatser: &[(String, String)]) -> Sources {
    sources_with(insatser, &[])
}

/// The same with other files beside.
fn sources_with(insatser: &[(String, String)], others: &[(&str, &str)]) -> Sources {
    let mut files: BTreeMap<String, String> =
        VOCABULARIES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    files.insert("site.toml".to_owned(), SITE.to_owned());
    for (id, more) in insatser {
        let given = |key: &str| more.lines().any(|line| line.starts_with(key));
        let mut text = String::from("sammanfattning: En insats.\ndelområden: [arbetstraning]\nkällor: [rapport#1]\n");
        for (key, value) in [("namn:", id.as_str()), ("läge:", "pågår"), ("utförare:", "[arbvux]"), ("öppen_för:", "hela_staden")]
        {
            if !given(key) {
                text.push_str(&format!("{key} {value}\n"));
            }
        }
        files.insert(format!("content/insatser/{id}.yaml"), text + more + "\n");
    }
    files.extend(others.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    assert!(sources.is_whole());
    sources
}

fn site(insatser: &[(&str, &str)]) -> Site {
    let insatser: Vec<_> = insatser.iter().map(|(id, more)| ((*id).to_owned(), (*more).to_owned())).collect();
    let sources = sources(&insatser);
    let (site, findings) = utbud::build(&sources, &options());
    site.unwrap_or_else(|| panic!("{}", utbud::finding::human(&findings, &sources, false)))
}

fn facet<'k>(katalog: &'k Katalog, key: &str) -> &'k Facett {
    katalog.facetter.iter().find(|facet| facet.nyckel == key).expect("there is such a facet")
}

/// The values of a facet by the id of the insats, as ids.
fn values(site: &Site, key: &str) -> BTreeMap<String, Vec<String>> {
    let facet = facet(site.katalog(), key);
    let of = |has: &Vec<usize>| has.iter().map(|value| facet.varden[*value].id.clone()).collect();
    facet.har.iter().enumerate().map(|(place, has)| (site.list_id(place).to_string(), of(has))).collect()
}

fn expect(site: &Site, key: &str, wanted: &[(&str, &[&str])]) {
    let wanted = wanted.iter().map(|(id, values)| ((*id).to_owned(), values.iter().map(|v| (*v).to_owned()).collect())).collect();
    assert_eq!(values(site, key), wanted, "{key}");
}

#[test]
fn names_stand_in_the_order_of_the_swedish_alphabet() {
    let site = site(&[
        ("a", "namn: Östra"),
        ("b", "namn: Zebra"),
        ("c", "namn: Ängen"),
        ("d", "namn: éclair"),
        ("e", "namn: Åbro"),
        ("f", "namn: Egna"),
    ]);
    let order: Vec<_> = (0..6).map(|place| site.list_id(place).to_string()).collect();
    assert_eq!(order, ["d", "f", "b", "e", "c", "a"]);
    let letters: Vec<_> = site.katalog().bokstaver.iter().map(|(letter, _, at)| (letter.as_str(), *at)).collect();
    assert_eq!(letters, [("E", 0), ("Z", 2), ("Å", 3), ("Ä", 4), ("Ö", 5)]);
}

#[test]
fn what_no_source_tells_is_a_value_and_never_a_no() {
    let site = site(&[
        ("a", "beslut: {krävs: nej, källa: rapport#1}"),
        ("b", "beslut: {krävs: okänt, källa: rapport#1}\nöppen_för: okänt"),
        ("c", ""),
    ]);
    expect(&site, "beslut", &[("a", &["nej"]), ("b", &["uppgift_saknas"]), ("c", &["uppgift_saknas"])]);
    expect(&site, "ko", &[("a", &["uppgift_saknas"]), ("b", &["uppgift_saknas"]), ("c", &["uppgift_saknas"])]);
    expect(
        &site,
        "stadsomrade",
        &[("a", &["hela_staden", "nord", "syd"]), ("b", &["uppgift_saknas"]), ("c", &["hela_staden", "nord", "syd"])],
    );
    for facet in &site.katalog().facetter {
        assert!(facet.har.iter().all(|has| !has.is_empty()), "{}", facet.nyckel);
        assert!(facet.antal().iter().all(|antal| *antal > 0), "{}: a value that none has", facet.nyckel);
    }
}

#[test]
fn an_area_that_a_source_leaves_open_is_unknown_and_one_it_denies_is_not() {
    let site = site(&[("a", "öppen_för: {nord: finns, syd: finns_inte}"), ("b", "öppen_för: {nord: finns, syd: okänt}")]);
    expect(&site, "stadsomrade", &[("a", &["nord"]), ("b", &["nord", "uppgift_saknas"])]);
}

#[test]
fn a_part_counts_beside_the_others() {
    let parts = r"målgrupper: [vuxna]
kö: [{köläge: kö, månader: {från: 3}, uppgift_från: 2025-01, källa: rapport#1}]
delar:
  - id: x
    namn: X
    beslut: {krävs: nej, källa: rapport#1}
    målgrupper: [unga]
    kö: [{köläge: ingen, uppgift_från: 2025-01, källa: rapport#1}]
  - {id: y, namn: Y, beslut: {krävs: ja, källa: rapport#1}}";
    let site = site(&[("a", parts), ("b", "kö: [{köläge: ibland, uppgift_från: 2025-01, källa: rapport#1}]")]);
    expect(&site, "beslut", &[("a", &["ja", "nej"]), ("b", &["uppgift_saknas"])]);
    expect(&site, "malgrupp", &[("a", &["unga", "vuxna"]), ("b", &["uppgift_saknas"])]);
    expect(&site, "ko", &[("a", &["ingen", "ko"]), ("b", &["ibland"])]);
    assert_eq!(site.katalog().ko, [0, 1], "the way in with the shortest queue counts");
}

#[test]
fn a_stop_whose_end_has_passed_is_no_stop() {
    let stop = |till: &str| format!("kö: [{{köläge: remisstopp, till: {till}, uppgift_från: 2025-01, källa: rapport#1}}]");
    let (past, now) = (stop("2025-05-31"), stop("2025-06-01"));
    let site = site(&[
        ("a", &past),
        ("b", &now),
        ("c", ""),
        ("d", "kö: [{köläge: kö, antal: 3, uppgift_från: 2025-01, källa: rapport#1}]"),
    ]);
    expect(&site, "ko", &[("a", &["passerat_stopp"]), ("b", &["remisstopp"]), ("c", &["uppgift_saknas"]), ("d", &["ko"])]);
    assert_eq!(site.katalog().ko, [1, 2, 1, 0], "a queue, then what is unknown, then a stop");
}

/// What a page's text says of the insatser, by the expressions in it.
fn told(insatser: &[(&str, &str)], body: &str) -> String {
    let owned: Vec<_> = insatser.iter().map(|(id, more)| ((*id).to_owned(), (*more).to_owned())).collect();
    let page = format!("---\ntitel: Prov\ningress: Prov.\nkällor: [rapport#1]\n---\n{body}\n");
    let html = String::from_utf8(tree(&sources_with(&owned, &[("content/sidor/prov.md", &page)]))["prov.html"].clone());
    html.expect("it is text")
}

const QUEUED: &str = "kö: [{köläge: kö, månader: {till: 3}, uppgift_från: 2025-01, källa: rapport#1}]\n";
const NO_QUEUE: &str = "kö: [{köläge: ingen, uppgift_från: 2025-01, källa: rapport#1}]\n";

#[test]
fn what_has_ended_is_counted_nowhere_and_told_where_it_is() {
    let insatser = [
        ("avslutad", "läge: avslutad\n".to_owned() + QUEUED),
        ("slut", "giltig: {till: 2025-05-31}\n".to_owned() + NO_QUEUE),
        ("idag", "giltig: {från: 2025-01, till: 2025-06-01}\n".to_owned() + NO_QUEUE),
        ("delar", "delar:\n  - {id: x, namn: X, läge: avslutad}\n  - {id: y, namn: Y, läge: avslutad}\n".to_owned()),
    ];
    let owned: Vec<_> = insatser.iter().map(|(id, more)| ((*id).to_owned(), more.clone())).collect();
    let page = "---\ntitel: Prov\ningress: Prov.\nkällor: [rapport#1]\n---\nRäknat: {{ antal_insatser() }}, slut {{ antal_insatser(läge=\"avslutad\") }}.\n";
    // A single bar has nothing beside it to compare it with, and is not drawn.
    let two = "    annat: {namn: Annat, utför: [{organisation: arbvux}], källor: [rapport#1]}\n    arbetstraning:";
    let (areas, text) = VOCABULARIES[0];
    let others = [("content/sidor/prov.md", page), (areas, &text.replace("    arbetstraning:", two))];
    let tree = tree(&sources_with(&owned, &others));
    let text = |path: &str| String::from_utf8(tree[path].clone()).expect("it is text");
    assert!(text("prov.html").contains("Räknat: 1\u{a0}insats, slut 3\u{a0}insatser."), "a text");
    let list = text("insatser/index.html");
    assert!(list.contains("Alla 1\u{a0}insats i Prov"), "the list");
    assert_eq!(list.matches("<li class=\"row\"").count(), 1);
    for id in ["avslutad", "slut", "delar"] {
        assert!(list.contains(&format!("<a href=\"{id}.html\">{id}</a>")), "{id} is told among those that have ended");
        let own = text(&format!("insatser/{id}.html"));
        assert!(own.contains("<span class=\"tag\">Avslutad</span>"), "{id}");
        assert!(!own.contains("ko-box") && !own.contains("Räkna med kö"), "{id} has no queue to reckon with");
    }
    assert!(text("insatser/slut.html").contains("Enligt källorna gäller den till 31 maj 2025"));
    let start = text("index.html");
    assert!(start.contains("1\u{a0}insats") && !start.contains("slut.html"), "the start page");
    let omrade = text("omraden/jobb.html");
    assert_eq!(omrade.matches("<li class=\"row\"").count(), 1, "the område");
    assert!(omrade.contains("Antal insatser: Annat 0 och Arbetsträning 1."), "its chart");
}

#[test]
fn what_is_planned_or_paused_is_not_without_a_queue() {
    let site = site(&[
        ("a", &("läge: pausad\ngiltig: {till: 2030}\n".to_owned() + NO_QUEUE)),
        ("b", &("giltig: {från: 2025-06-02}\n".to_owned() + NO_QUEUE)),
        ("c", &("läge: planerad\ngiltig: {från: 2025-05}\n".to_owned() + NO_QUEUE)),
        ("d", &("läge: okänt\ngiltig: {från: 2020, till: 2021}\n".to_owned() + NO_QUEUE)),
        ("e", &format!("{NO_QUEUE}delar:\n  - {{id: x, namn: X, läge: pausad}}\n  - {{id: y, namn: Y}}\n")),
    ]);
    let queues: [(&str, &[&str]); 5] =
        [("a", &["inte_igang"]), ("b", &["inte_igang"]), ("c", &["ingen"]), ("d", &["ingen"]), ("e", &["ingen", "inte_igang"])];
    expect(&site, "ko", &queues);
    let states = site.katalog().facets().find(|facet| facet.nyckel == "lage").expect("there is one");
    let of = |place: usize| states.values().nth(states.har[place][0]).map(|value| value.id.clone()).expect("it has one");
    let wanted = ["pausad", "planerad", "pagar", "uppgift_saknas", "pagar"];
    assert_eq!((0..5).map(of).collect::<Vec<_>>(), wanted, "the best way's state is that of the whole");
}

#[test]
fn what_differs_between_ways_is_told_way_by_way() {
    let parts = "öppen_för: {nord: finns, syd: okänt}\ndelar:\n  - id: x\n    namn: Den öppna\n    öppen_för: hela_staden\n    beslut: {krävs: nej, källa: rapport#1}\n    kö: [{köläge: ingen, uppgift_från: 2025-01, källa: rapport#1}]\n    utförare: [foreningen]\n  - id: y\n    namn: Den andra\n";
    let tree = tree(&sources(&[("a".to_owned(), parts.to_owned())]));
    let own = String::from_utf8(tree["insatser/a.html"].clone()).expect("it is text");
    let box_of = |way: &str, text: &str| format!("<span>{way}</span><strong>{text}</strong>");
    assert!(own.contains(&box_of("Den öppna", "Ingen kö")) && own.contains(&box_of("Den andra", "Uppgift saknas")));
    assert!(own.contains("<dd><b>Den öppna:</b> Hela staden</dd>") && own.contains("<dd><b>Den andra:</b> Nord</dd>"));
    let list = String::from_utf8(tree["insatser/index.html"].clone()).expect("it is text");
    for told in [
        "Den öppna: hela staden · Den andra: Nord",
        "Den öppna: krävs inte · Den andra: uppgift saknas",
        "Den öppna: Föreningen · Den andra: Arbetsmarknad",
    ] {
        assert!(list.contains(told), "{told}");
    }
}

/// The files of the real site below a folder, by path.
fn read(root: &Path, folder: &str, into: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(root.join(folder)).expect("the folder is there") {
        let name = entry.expect("the folder can be read").file_name().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        match fs::read(root.join(&path)) {
            Ok(bytes) => drop(into.insert(path, bytes)),
            Err(_) => read(root, &path, into),
        }
    }
}

#[test]
fn each_facet_and_its_filter_agree_on_all_real_records() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::from([("site.toml".to_owned(), fs::read(root.join("site.toml")).expect("it is there"))]);
    read(root, "content", &mut files);
    read(root, "data", &mut files);
    let build = |files: &BTreeMap<String, Vec<u8>>| {
        let sources = Sources::from_memory(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
        let (site, findings) = utbud::build(&sources, &options());
        site.unwrap_or_else(|| panic!("{}", utbud::finding::human(&findings, &sources, false)))
    };
    let site = build(&files);
    // Each value with the word that a text has for it, and how many of the list have it.
    let mut page = String::from("---\ntitel: Prov\ningress: Prov.\nkällor: [utredning-2025]\n---\n");
    let mut wanted = Vec::new();
    for facet in site.katalog().facets().filter(|facet| !facet.ord.is_empty()) {
        let numbers = facet.antal().into_iter().map(Some).chain(std::iter::repeat(None));
        for (value, number) in facet.values().zip(numbers) {
            for word in value.words() {
                page.push_str(&format!("R{} {{{{ antal_insatser({}=\"{word}\") }}}}.\n\n", wanted.len(), facet.ord));
                let count = number.unwrap_or(0);
                wanted.push((format!("{}={word}", facet.ord), count));
            }
        }
    }
    assert!(wanted.len() > 150, "{} values", wanted.len());
    files.insert("content/sidor/prov.md".to_owned(), page.into_bytes());
    let site = build(&files);
    let path = OutPath::parse("prov.html").expect("a path");
    let said = site.prose(&path).expect("the page has a text").values().iter().map(utbud::site::Fact::text).collect::<Vec<_>>();
    assert_eq!(said.len(), wanted.len());
    for ((what, number), said) in wanted.iter().zip(said) {
        let noun = if *number == 1 { "insats" } else { "insatser" };
        assert_eq!(said, format!("{number}\u{a0}{noun}"), "{what}");
    }
}

#[test]
fn the_old_law_is_found_under_the_new_where_a_document_maps_it() {
    let site = site(&[
        ("a", "lagrum: [{lagrum: gammal-4-1, källa: rapport#1}]"),
        ("b", "lagrum: [{lagrum: ny-12-1, källa: rapport#1}]"),
        ("c", "lagrum: [{lagrum: gammal-3-2, källa: rapport#1}]"),
        ("d", ""),
    ]);
    expect(&site, "lagrum", &[("a", &["ny-12-1"]), ("b", &["ny-12-1"]), ("c", &["gammal-3-2"]), ("d", &["uppgift_saknas"])]);
    let new = &facet(site.katalog(), "lagrum").varden[0];
    assert_eq!((new.namn.as_str(), new.alias.as_slice()), ("12 kap. 1 § (tidigare 4 kap. 1 §)", &["gammal-4-1".to_owned()][..]));
}

#[test]
fn forvaltning_and_huvudman_come_from_the_organisation() {
    let site = site(&[("a", "utförare: [enheten]"), ("b", "utförare: [sf]"), ("c", "utförare: [foreningen]")]);
    expect(&site, "utforare", &[("a", &["enheten"]), ("b", &["sf"]), ("c", &["foreningen"])]);
    expect(&site, "forvaltning", &[("a", &["sf-nord"]), ("b", &["sf-nord", "sf-syd"]), ("c", &["uppgift_saknas"])]);
    expect(&site, "huvudman", &[("a", &["staden"]), ("b", &["staden"]), ("c", &["uppgift_saknas"])]);
}

#[test]
fn what_was_looked_at_last_comes_first() {
    let site = site(&[("a", "granskad: 2024-01-01"), ("b", ""), ("c", "granskad: 2025-01-01")]);
    assert_eq!(site.katalog().granskad, [1, 2, 0]);
}

#[test]
fn a_table_of_stops_says_how_long_they_held() {
    let stop = "kö: [{köläge: intagningsstopp, från: 2025-03-01, till: 2025-05-31, uppgift_från: 2025-03, källa: rapport#1}]";
    let html = told(&[("a", stop)], "{{ insatser(köläge=\"passerat_stopp\", visa=\"tabell\") }}");
    assert!(html.contains("Intagningsstopp, 1 mars 2025–31 maj 2025, slutdatumet har passerat"), "{html}");
}

#[test]
fn who_placed_an_insats_is_told_where_the_record_tells_it() {
    let insatser = [("a", "klassning: källa"), ("b", "klassning: redaktionell"), ("c", "")];
    let page = |some: &[(&str, &str)], path: &str| {
        let owned: Vec<_> = some.iter().map(|(id, more)| ((*id).to_owned(), (*more).to_owned())).collect();
        String::from_utf8(tree(&sources(&owned))[path].clone()).expect("it is text")
    };
    for (id, editorial, unknown) in [("a", false, false), ("b", true, false), ("c", false, true)] {
        let html = page(&insatser, &format!("insatser/{id}.html"));
        assert_eq!(html.contains("redaktionell placering"), editorial, "{id}");
        assert_eq!(html.contains("uppgift saknas om vem som har valt placeringen"), unknown, "{id}");
    }
    let note = "Placeringen är redaktionell där ingen källa anger den.";
    assert!(page(&insatser, "index.html").contains(note));
    assert!(!page(&[insatser[0], insatser[2]], "index.html").contains(note), "what is not told is not said");
}

#[test]
fn a_long_list_is_paged_and_its_rows_come_in_shards() {
    let insatser: Vec<_> = (0..=2 * PER_SIDA).map(|n| (format!("i{n:03}"), String::new())).collect();
    let tree: Tree = tree(&sources(&insatser));
    let text = |path: &str| String::from_utf8(tree[path].clone()).expect("it is text");
    for (page, first, number) in [("index", 0, PER_SIDA), ("sida-2", PER_SIDA, PER_SIDA), ("sida-3", 2 * PER_SIDA, 1)] {
        let html = text(&format!("insatser/{page}.html"));
        assert_eq!(html.matches("<li class=\"row\"").count(), number, "{page}");
        assert!(html.contains(&format!("data-id=\"i{first:03}\"")), "{page}");
        assert!(html.contains("sida-2.html") && html.contains("sida-3.html"), "{page} leads to the others");
    }
    assert!(!tree.contains_key("insatser/sida-4.html"));
    let rows: Vec<_> = tree.keys().filter(|path| path.starts_with("katalog/rader-")).collect();
    assert_eq!(rows.len(), 3);
    let shard = text("katalog/rader-1.js");
    assert!(
        shard.starts_with("((globalThis.utbud??={}).data??={})[\"rader-1\"]=[") && shard.contains(&format!("i{PER_SIDA:03}"))
    );
    assert!(shard.contains("href=\\\"insatser/i100.html\\\""), "links are written from the root");
}

#[test]
fn one_page_needs_no_shard_of_rows() {
    let insatser: Vec<_> = (0..PER_SIDA).map(|n| (format!("i{n:03}"), String::new())).collect();
    let tree = tree(&sources(&insatser));
    assert!(!tree.keys().any(|path| path.starts_with("katalog/rader-") || path.starts_with("insatser/sida-")));
    assert!(tree.contains_key("katalog/fakta-0.js") && tree.contains_key("katalog/fakta-1.js"));
}

/// Insatser in number, of which every third is only for some, every fourth in two parts, and every fifth has an alternative.
fn many(number: usize) -> Vec<(String, String)> {
    let each = |n: usize| {
        let mut more = String::new();
        if n.is_multiple_of(3) {
            more.push_str("passar:\n  - {vad: kön, värde: [kvinna], grad: krävs, källa: rapport#1}\n");
        }
        if n.is_multiple_of(4) {
            more.push_str("delar:\n  - {id: x, namn: X}\n  - {id: y, namn: Y, öppen_för: {nord: finns, syd: okänt}}\n");
        }
        if n.is_multiple_of(5) {
            more.push_str("alternativ: [{insats: i007, källa: rapport#1}]\n");
        }
        (format!("i{n:03}"), more)
    };
    (0..number).map(each).collect()
}

/// What a script lays under a name.
fn laid(tree: &Tree, path: &str, before: &str) -> Json {
    let text = String::from_utf8(tree[path].clone()).expect("it is text");
    let data = text.strip_prefix(before).unwrap_or_else(|| panic!("{path} begins {}", &text[..60.min(text.len())]));
    serde_json::from_str(data.trim_end().trim_end_matches(';')).expect("it is JSON")
}

/// The finder's first file: its path, and what it holds.
fn first(tree: &Tree) -> (&str, Json) {
    let path = tree.keys().find(|path| path.starts_with("tillgangar/hitta-data.")).expect("it is there");
    (path, laid(tree, path, "((globalThis.utbud??={}).data??={})[\"hitta\"]="))
}

/// The numbers in a list.
fn numbers(list: &Json) -> Vec<usize> {
    let number = |one: &Json| usize::try_from(one.as_u64().expect("a number")).expect("it is small");
    list.as_array().expect("a list").iter().map(number).collect()
}

#[test]
fn the_finder_of_a_large_site_has_its_words_in_shards() {
    const NUMBER: usize = 201;
    let tree = tree(&sources(&many(NUMBER)));
    let (path, data) = first(&tree);
    assert!(data.get("ord").is_none(), "the first file has no words");
    assert!(!data.to_string().contains("i007"), "and no insats by name");
    let forms = numbers(&data["form"]);
    assert_eq!(forms.len(), NUMBER);
    assert_eq!(data["former"].as_array().map(Vec::len), Some(4), "each combination of conditions and ways stands once");
    let per = usize::try_from(data["per"].as_u64().expect("a number")).expect("it is small");

    // The insatser lie as they come before anything is answered, those that come alike by name: here by number.
    let classes = numbers(&data["klass"]);
    let mut order: Vec<usize> = (0..NUMBER).collect();
    order.sort_by_key(|n| classes[forms[*n]]);
    let shards: Vec<_> = tree.keys().filter(|path| path.starts_with("katalog/hitta-")).collect();
    assert_eq!(shards.len(), NUMBER.div_ceil(per));
    let mut found = Vec::new();
    for nr in 0..shards.len() {
        let name = format!("hitta-{nr}");
        let shard = laid(&tree, &format!("katalog/{name}.js"), &format!("((globalThis.utbud??={{}}).data??={{}})[\"{name}\"]="));
        for row in shard["rader"].as_array().expect("a list") {
            let n = order[found.len()];
            let form = &data["former"][forms[n]];
            let judged = |key: &str, places: &Json| -> Vec<usize> {
                numbers(places).into_iter().map(|at| numbers(&Json::from(vec![shard[key][at]["av"].clone()]))[0]).collect()
            };
            let list = usize::try_from(form[0].as_u64().expect("a place")).expect("it is small");
            assert_eq!(judged("villkor", &row["villkor"]), numbers(&data["listor"][list]), "the words are those of the form");
            assert_eq!(judged("vagar", &row["vagar"]), numbers(&form[1]));
            if n.is_multiple_of(5) {
                assert_eq!(row["alternativ"][0]["insats"], 7, "an insats is named by its number");
            }
            found.push(row["id"].as_str().expect("an id").to_owned());
        }
    }
    assert_eq!(found, order.iter().map(|n| format!("i{n:03}")).collect::<Vec<_>>());
    let page = String::from_utf8(tree["hitta.html"].clone()).expect("it is text");
    let version = path.split('.').nth(1).expect("a hash");
    assert!(page.contains(path) && page.contains(&format!("data-bas=\"katalog/\" data-version=\"{version}\"")));
}

#[test]
fn a_word_that_changes_gives_the_shards_another_version() {
    let mut insatser = many(201);
    let before = tree(&sources(&insatser));
    insatser[200].1.push_str("namn: I200 igen\n");
    let after = tree(&sources(&insatser));
    assert_ne!(first(&before).0, first(&after).0);
    assert_eq!(first(&before).1, first(&after).1, "what decides is the same");
}

#[test]
fn the_finder_of_a_smaller_site_is_one_file() {
    let tree = tree(&sources(&many(200)));
    let (_, data) = first(&tree);
    assert_eq!(data["ord"]["rader"].as_array().map(Vec::len), Some(200));
    assert!(!tree.keys().any(|path| path.starts_with("katalog/hitta-")));
    let page = String::from_utf8(tree["hitta.html"].clone()).expect("it is text");
    assert!(!page.contains("data-version") && !page.contains("/val."), "and its page loads nothing for shards");
}

#[test]
fn all_conditions_are_paged_as_the_list_is() {
    let long = tree(&sources(&many(2 * PER_SIDA + 1)));
    let text = |tree: &Tree, path: &str| String::from_utf8(tree[path].clone()).expect("it is text");
    for (path, first, number) in
        [("villkor.html", 0, PER_SIDA), ("villkor/sida-2.html", 100, PER_SIDA), ("villkor/sida-3.html", 200, 1)]
    {
        let html = text(&long, path);
        assert_eq!(html.matches("<article class=\"term-art\"").count(), number, "{path}");
        assert!(html.contains(&format!("i{first:03}.html\">i{first:03}</a></h2>")), "{path}");
        assert!(
            html.contains("sida-2.html") && html.contains("sida-3.html") && html.contains("aria-current=\"page\"><span"),
            "{path}"
        );
    }
    assert!(text(&long, "villkor.html").contains("<article class=\"term-art\" id="), "the letters lead to the first of each");
    let short = tree(&sources(&many(PER_SIDA)));
    assert!(!short.keys().any(|path| path.starts_with("villkor/")));
    let html = text(&short, "villkor.html");
    assert!(!html.contains("class=\"letters") && !html.contains("<article class=\"term-art\" id="));
}
