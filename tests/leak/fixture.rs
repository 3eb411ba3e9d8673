//! A site made to leak: small counts in tables of two and three dimensions, with groups, derived and linked ones, shares, charts
//! of every kind, a report, and a key figure of the first page.
//!
//! Tables are data here, so that a test can put other numbers in the same cells.

use std::collections::BTreeMap;

use utbud::source::Sources;

/// The declared numbers of the tables, by table: rows of numbers, in the order of the rows, for each layer.
pub(crate) type Numbers = BTreeMap<&'static str, Vec<Vec<i64>>>;

const SITE: &str = "titel = \"Prov\"\norganisation = \"Provstad\"\nrubrik = \"Prov\"\ningress = \"En liten sajt.\"\n\n\
[skydd]\ntroskel = 5\n\n\
[[nyckeltal]]\ntabell = \"boende\"\nrad = \"nattharbarge\"\nkolumn = \"pagaende\"\ntext = \"på natthärbärge\"\n\n\
[[meny]]\ntext = \"Statistik\"\nmal = \"statistik\"\n";

const KALLA: &str = "titel: Rapporten\ndatum: 2025-04-02\navsnitt: [[\"1\", Bakgrund], [\"2\", Behov]]\n";

const RAPPORT: &str = "---
titel: Läget
period: \"2024\"
datum: 2025-05-01
ingress: Vad talen säger.
sammanfattning: På natthärbärge fanns {{ tal(\"boende\", \"nattharbarge\", \"pagaende\") }}.
källor: [rapport#1]
kan_inte_svara_på:
  - Varför det blev så.
---
## Talen

{{ nyckeltal(\"boende\", \"traningslagenhet\", \"ej-tidigare\", text=\"i träningslägenhet\") }}

I kollektivhus fanns {{ tal(\"boende\", \"kollektivhus\", \"nykterhet\") }},
i jourlägenhet {{ tal(\"boende\", \"jourlagenhet\", \"pagaende\") }}
och i tillfälliga boenden {{ tal(\"boende-grupper\", \"tillfalliga\", \"ej-tidigare\") }}.
Se [](figur:staplar) och [](figur:rutor).

{{ diagram(\"boende\", \"grupperade\", id=\"staplar\") }}

{{ diagram(\"boende\", \"varmekarta\", id=\"rutor\") }}

{{ tabell(\"boende\", id=\"boende\") }}
";

/// A table without its numbers.
struct Spec {
    id: &'static str,
    head: &'static str,
    /// The rows: id, name, and what more is said of them.
    rows: &'static [(&'static str, &'static str, &'static str)],
    layers: &'static [&'static str],
    linked: &'static [&'static str],
    tail: &'static str,
}

const TABLES: &[Spec] = &[
    Spec {
        id: "boende",
        head: "titel: Boende efter bruk\nmäter: personer\npopulation: Personer i boende\nperiod: 2024\n\
            källa: rapport#2\nkolumner:\n  \
- {id: pagaende, namn: Pågående bruk}\n  - {id: nykterhet, namn: Nykterhet}\n  - {id: ej-tidigare, namn: Aldrig bruk}\n  \
- {id: totalt, namn: Alla, summa: ja}\n",
        rows: HOMES,
        layers: &[],
        linked: &["kon", "boende-andelar"],
        tail: "grupper:\n  - {id: akuta, namn: Akuta boenden, rader: [nattharbarge, jourlagenhet]}\n\
diagram:\n  - {id: grupperade, typ: grupperade}\n  - {id: staplade, typ: staplade}\n  - {id: varmekarta, typ: värmekarta}\n  \
- {id: smadiagram, typ: smådiagram}\n  - {id: flode, typ: flöde}\n  - {id: linje, typ: linje, rader: [nattharbarge, kollektivhus]}\n  \
- {id: staende, typ: staplar, kolumner: [pagaende]}\n  - {id: liggande, typ: liggande_staplar, kolumner: [nykterhet]}\n  \
- {id: tradkarta, typ: trädkarta, kolumner: [ej-tidigare]}\n  - {id: lutning, typ: lutning, kolumner: [pagaende, nykterhet]}\n  \
- {id: andelar, typ: andelar, kolumner: [pagaende, nykterhet, ej-tidigare], vänd: ja}\n",
    },
    Spec {
        id: "kon",
        head: "titel: Boende efter kön\nmäter: personer\npopulation: Personer i boende\nperiod: 2024\n\
            källa: rapport#2\nkolumner:\n  \
- {id: kvinnor, namn: Kvinnor}\n  - {id: man, namn: Män}\n  - {id: totalt, namn: Alla, summa: ja}\n",
        rows: HOMES,
        layers: &[],
        linked: &["boende"],
        tail: "",
    },
    Spec {
        id: "boende-andelar",
        head: "titel: Boende i andelar\nmäter: personer\npopulation: Personer i boende\nperiod: 2024\n\
            källa: rapport#2\nkolumner:\n  \
- {id: totalt, namn: Alla}\n  - {id: andel, namn: Andel, mäter: andelar, enhet: procent, bas: {rad: summa}}\n",
        rows: HOMES,
        layers: &[],
        linked: &["boende"],
        tail: "",
    },
    Spec {
        id: "omraden",
        head: "titel: Deltagare i stadsdelar\nmäter: personer\npopulation: Deltagare i provet\nperiod: 2023\nkälla: rapport#2\n\
kolumner:\n  - {id: kort, namn: Kort tid}\n  - {id: lang, namn: Lång tid}\n  - {id: totalt, namn: Alla, summa: ja}\nlager:\n  \
- {id: unga}\n  - {id: vuxna}\n  - {id: samtliga, summa: ja}\n",
        rows: &[
            ("norra", "Norra Prov", ""),
            ("sodra", "Södra Prov", ""),
            ("ostra", "Östra Prov", ""),
            ("hela", "Hela Provstad", ", summa: ja"),
        ],
        layers: &["unga", "vuxna", "samtliga"],
        linked: &[],
        tail: "diagram:\n  - {id: unga, typ: grupperade, lager: unga}\n",
    },
];

/// The rows that several tables have.
const HOMES: &[(&str, &str, &str)] = &[
    ("nattharbarge", "Natthärbärge", ""),
    ("jourlagenhet", "Jourlägenhet", ""),
    ("traningslagenhet", "Träningslägenhet", ""),
    ("kollektivhus", "Kollektivhus", ""),
    ("referensbostad", "Referensbostad", ""),
    ("summa", "Samtliga", ", summa: ja"),
];

/// A table made of the first one.
const DERIVED: &str = "titel: Boende i grupper\nmäter: personer\npopulation: Personer i boende\nperiod: 2024\n\
            källa: rapport#2\nur: boende\n\
kolumner: [{id: pagaende, namn: Pågående bruk}, {id: nykterhet, namn: Nykterhet}, {id: ej-tidigare, namn: Aldrig bruk}]\ngrupper:\n  \
- {id: tillfalliga, namn: Tillfälliga boenden, rader: [nattharbarge, jourlagenhet, kollektivhus]}\n  \
- {id: varaktiga, namn: Varaktiga boenden, rader: [traningslagenhet, referensbostad]}\n";

/// The numbers as they are first written.
pub(crate) fn numbers() -> Numbers {
    let sums = |mut rows: Vec<Vec<i64>>| {
        rows.iter_mut().for_each(|row| row.push(row.iter().sum()));
        let total = (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column]).sum()).collect();
        rows.push(total);
        rows
    };
    let boende = sums(vec![vec![3, 41, 19], vec![37, 2, 28], vec![22, 31, 4], vec![53, 1, 17], vec![29, 26, 61]]);
    let kon = sums(vec![vec![21, 42], vec![39, 28], vec![54, 3], vec![33, 38], vec![47, 69]]);
    let all: i64 = boende[5][3];
    let share = |row: &Vec<i64>| vec![row[3], (row[3] * 200 + all) / (2 * all)];
    let shares = boende.iter().map(share).collect();
    let young = sums(vec![vec![4, 33], vec![25, 18], vec![47, 1]]);
    let grown = sums(vec![vec![36, 3], vec![2, 58], vec![44, 23]]);
    let both = young.iter().zip(&grown).map(|(one, other)| one.iter().zip(other).map(|(a, b)| a + b).collect()).collect();
    let layered = [young, grown, both].concat();
    BTreeMap::from([("boende", boende), ("kon", kon), ("boende-andelar", shares), ("omraden", layered)])
}

/// The site's files. A public one declares its tables public already, and hides nothing.
pub(crate) fn files(numbers: &Numbers, public: bool) -> Vec<(String, String)> {
    let skydd = |linked: &[&str]| {
        if public {
            "skydd: {redan_offentlig: {källa: rapport#2, skäl: Påhittade tal.}}\n".to_owned()
        } else if linked.is_empty() {
            String::new()
        } else {
            format!("skydd: {{kopplade: [{}]}}\n", linked.join(", "))
        }
    };
    let tables = TABLES.iter().map(|spec| {
        let text = format!("{}rader:\n{}{}{}", spec.head, rows(spec, &numbers[spec.id]), spec.tail, skydd(spec.linked));
        (format!("data/{}.yaml", spec.id), text)
    });
    let more = [
        ("site.toml", SITE.to_owned()),
        ("content/kallor/rapport.yaml", KALLA.to_owned()),
        ("content/rapporter/lage.md", RAPPORT.to_owned()),
        ("data/boende-grupper.yaml", format!("{DERIVED}{}", skydd(&[]))),
    ];
    more.into_iter().map(|(path, text)| (path.to_owned(), text)).chain(tables).collect()
}

fn rows(spec: &Spec, numbers: &[Vec<i64>]) -> String {
    let list = |numbers: &[i64]| format!("[{}]", numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let mut text = String::new();
    for (at, (id, name, more)) in spec.rows.iter().enumerate() {
        let values = if spec.layers.is_empty() {
            list(&numbers[at])
        } else {
            let layers = spec.layers.iter().enumerate();
            let lists = layers.map(|(layer, id)| format!("{id}: {}", list(&numbers[layer * spec.rows.len() + at])));
            format!("{{{}}}", lists.collect::<Vec<_>>().join(", "))
        };
        text.push_str(&format!("  - {{id: {id}, namn: {name}, värden: {values}{more}}}\n"));
    }
    text
}

/// The same as sources.
pub(crate) fn sources(files: &[(String, String)]) -> Sources {
    let sources = Sources::from_memory(files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())));
    assert!(sources.is_whole());
    sources
}
