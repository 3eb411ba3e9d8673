//! An attack on a built site: what its open data tell together, and whether a hidden number stands anywhere else.

mod attacker;
#[path = "leak/fixture.rs"]
mod fixture;
#[path = "leak/markup.rs"]
mod markup;
#[path = "leak/outsider.rs"]
mod outsider;
#[path = "leak/search.rs"]
mod search;
mod site;
#[path = "leak/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::path::Path;

use outsider::{Outsider, Subject, subjects};
use search::{Leak, leaks, secrets};
use site::{Tree, tree};
use utbud::source::Sources;

fn real() -> Sources {
    site::sources(Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn made_to_leak(public: bool) -> Sources {
    fixture::sources(&fixture::files(&fixture::numbers(), public))
}

/// Whether a number is a secret: one that is hidden, or one of a table that is withheld and has small ones.
fn is_secret(subject: &Subject, place: outsider::Place) -> bool {
    match &subject.seen {
        Some(seen) => seen[&place] == outsider::Seen::Hidden,
        None => subject.is_small(place),
    }
}

/// Where a site tells its secrets.
fn told(sources: &Sources, tree: &Tree) -> BTreeSet<Leak> {
    leaks(tree, &secrets(&subjects(sources, tree), is_secret))
}

#[test]
fn the_open_data_of_the_real_site_give_no_one_away() {
    let sources = real();
    let subjects = subjects(&sources, &tree(&sources));
    let protects = |subject: &Subject| subject.seen.is_none() || !subject.hidden().is_empty();
    assert!(subjects.iter().any(protects), "some table has numbers to hide");
    assert_eq!(Outsider::new(&subjects).attack(), [""; 0]);
}

#[test]
fn the_open_data_of_a_site_made_to_leak_give_no_one_away() {
    let sources = made_to_leak(false);
    let subjects = subjects(&sources, &tree(&sources));
    assert_eq!(Outsider::new(&subjects).attack(), [""; 0]);
}

/// With the small numbers alone hidden, every table that has any is broken; with one of them shown, too.
#[test]
fn an_outsider_breaks_what_hides_too_little() {
    let sources = made_to_leak(false);
    let tree = tree(&sources);
    for id in ["boende", "kon", "omraden"] {
        let mut subjects = subjects(&sources, &tree);
        let subject = subjects.iter_mut().find(|subject| subject.id() == id).expect("it is in the fixture");
        for place in subject.hidden().into_iter().filter(|place| !subject.is_small(*place)).collect::<Vec<_>>() {
            subject.show(place);
        }
        let told = Outsider::new(&subjects).attack();
        assert!(told.iter().any(|told| told.starts_with(&format!("{id}: "))), "{id}: {told:?}");
    }
    let mut subjects = subjects(&sources, &tree);
    let omraden = subjects.iter_mut().find(|subject| subject.id() == "omraden").expect("it is in the fixture");
    let small = omraden.places().find(|place| omraden.is_small(*place)).expect("it has small ones");
    omraden.show(small);
    assert!(Outsider::new(&subjects).attack().iter().any(|told| told.ends_with("och visas")));
}

#[test]
fn no_hidden_number_stands_anywhere_in_the_real_site() {
    let sources = real();
    assert_eq!(told(&sources, &tree(&sources)), BTreeSet::new());
}

#[test]
fn no_hidden_number_stands_anywhere_in_a_site_made_to_leak() {
    let sources = made_to_leak(false);
    let tree = tree(&sources);
    let subjects = subjects(&sources, &tree);
    assert!(subjects.iter().filter(|subject| !subject.hidden().is_empty()).count() >= 3, "several tables have hidden numbers");
    assert_eq!(told(&sources, &tree), BTreeSet::new());
}

/// The same site with all its numbers public: the search finds those that would be hidden in every kind of place they stand.
#[test]
fn the_search_finds_numbers_wherever_they_stand() {
    let sources = made_to_leak(true);
    let tree = tree(&sources);
    let subjects = subjects(&sources, &tree);
    let found = leaks(&tree, &secrets(&subjects, Subject::is_small));
    let says = |file: &str, what: &str| found.iter().any(|leak| leak.file == file && leak.text.contains(what));
    for subject in subjects.iter().filter(|subject| subject.places().any(|place| subject.is_small(place))) {
        for ending in [".csv", "-bred.csv", "-excel.csv", ".json"] {
            assert!(says(&format!("oppna-data/tabeller/{}{ending}", subject.id()), ""), "{}{ending}", subject.id());
        }
        assert!(says(&format!("statistik/{}.html", subject.id()), " / "), "{}: its table", subject.id());
        assert!(says(&format!("statistik/{}.html", subject.id()), "["), "{}: its chart's numbers", subject.id());
    }
    for (file, what) in [
        ("index.html", "på natthärbärge"),
        ("rapporter/lage.html", "I kollektivhus fanns"),
        ("rapporter/lage.html", "På natthärbärge fanns"),
        ("rapporter/lage.html", "i träningslägenhet"),
        ("statistik/boende.html", "Minst är"),
    ] {
        assert!(says(file, what), "{file}: {what}");
    }
    assert!(found.iter().any(|leak| leak.file.contains("/diagram/tradkarta")), "what the tree map hands to its script");
}

/// A leak planted in a copy of the site is found where it was planted.
#[test]
fn the_search_finds_what_is_planted() {
    let sources = made_to_leak(false);
    let clean = tree(&sources);
    let secrets = secrets(&subjects(&sources, &clean), is_secret);
    let page = "statistik/boende.html";
    let row = "<th scope=\"row\">Natthärbärge</th><td class=\"r missing\">";
    let script = clean.keys().find(|path| path.contains("/diagram/tradkarta")).expect("the chart has one").clone();
    let plants: [(&str, &str, &str); 13] = [
        (page, row, "<th scope=\"row\">Natthärbärge</th><td class=\"r missing\" title=\"3\">"),
        (page, row, "<th scope=\"row\">Natthärbärge</th><td class=\"r missing\"><span hidden>3 personer</span>"),
        (page, row, "<th scope=\"row\" data-minst=\"3\">Natthärbärge</th><td class=\"r missing\">"),
        (page, "</main>", "<svg><g aria-label=\"Natthärbärge\"><text>3</text></g></svg></main>"),
        (page, "</main>", "<p>På natthärbärge fanns tre personer, i jourlägenhet fler.</p></main>"),
        (
            page,
            "</main>",
            "<script type=\"application/json\">{\"rader\":[\"Natthärbärge\",\"Jourlägenhet\"],\
            \"serier\":[{\"namn\":\"Pågående bruk\",\"v\":[3,null]}]}</script></main>",
        ),
        (page, "<meta name=\"viewport\"", "<meta name=\"description\" content=\"Natthärbärge: 3\"><meta name=\"viewport\""),
        ("index.html", "skyddad uppgift", "3 personer"),
        ("oppna-data/tabeller/boende-bred.csv", "Natthärbärge,..", "Natthärbärge,3"),
        ("oppna-data/tabeller/boende-excel.csv", "Natthärbärge;..", "Natthärbärge;3"),
        ("oppna-data/tabeller/boende.csv", "Pågående bruk,,personer,skyddad", "Pågående bruk,3,personer,skyddad"),
        (&script, "\"type\":\"treemap\"", "\"type\":\"treemap\",\"gomd\":{\"name\":\"Kollektivhus\",\"value\":17.0}"),
        ("sok/0.json", "", "[{\"titel\":\"Boende efter bruk\",\"text\":\"Natthärbärge, pågående bruk 3\"}]"),
    ];
    for (file, from, to) in plants {
        let text = String::from_utf8(clean.get(file).cloned().unwrap_or_default()).expect("it is text");
        assert!(text.contains(from), "{file}: {from}");
        let planted = Tree::from([(
            file.to_owned(),
            if from.is_empty() { to.to_owned() } else { text.replacen(from, to, 1) }.into_bytes(),
        )]);
        assert!(!leaks(&planted, &secrets).is_empty(), "{file}: {to}");
    }
}

/// Other numbers behind the same ".." give the same site, byte for byte: no bar, axis, sentence or file depends on what is hidden.
#[test]
fn a_site_does_not_depend_on_what_it_hides() {
    let numbers = fixture::numbers();
    let sources = made_to_leak(false);
    let first = tree(&sources);
    let subjects = subjects(&sources, &first);
    let outsider = Outsider::new(&subjects);
    let mut compared = BTreeSet::new();
    let hidden: Vec<_> =
        (0..subjects.len()).flat_map(|table| subjects[table].hidden().into_iter().map(move |place| (table, place))).collect();
    for cell in hidden.into_iter().step_by(3) {
        let Some(other) = outsider.another(cell) else { continue };
        let mut changed = numbers.clone();
        for (table, (row, column, layer), value) in other {
            // What is made of another table follows it.
            let Some(rows) = changed.get_mut(subjects[table].id()) else { continue };
            if let Some(number) = rows.get_mut(layer * subjects[table].table.rows.len() + row).and_then(|row| row.get_mut(column))
            {
                *number = value;
            }
        }
        assert_ne!(changed, numbers);
        let other_sources = fixture::sources(&fixture::files(&changed, false));
        let second = tree(&other_sources);
        let patterns = |tree: &Tree| {
            tree.iter()
                .filter(|(path, _)| path.ends_with(".csv"))
                .map(|(path, bytes)| (path.clone(), bytes.clone()))
                .collect::<Tree>()
        };
        // Which cells are hidden beside the small ones depends on all numbers; where that differs there is nothing to compare.
        if patterns(&first) == patterns(&second) {
            let differ: Vec<&String> =
                first.iter().filter(|(path, bytes)| second.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
            assert!(differ.is_empty() && first.len() == second.len(), "{}: {differ:?}", subjects[cell.0].label(cell.1));
            compared.insert(subjects[cell.0].id());
        }
    }
    assert!(compared.len() >= 2, "tables with other numbers and the same pattern: {compared:?}");
}
