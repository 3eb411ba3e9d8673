//! The guided finder as the command line runs it: the rules row by row, the model's worked cases, what the documents say of forty
//! persons, and what holds for any answers.

#![expect(clippy::disallowed_methods, reason = "tests read their fixtures")]

mod site;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value as Json, json};
use utbud::site::{Question, Sort};
use utbud::tree::{Node, Syntax, Value};

const DAY: &str = "2025-06-01";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> PathBuf {
    root().join("tests/finder/regler")
}

/// What `utbud match --json` prints for lines of answers, a line each, and its exit code.
fn matched(site: &Path, lines: &[String]) -> (Vec<Json>, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_utbud"))
        .args(["match", "--json", "--date", DAY, "--root"])
        .arg(site)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let text = lines.join("\n");
    let mut stdin = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()).expect("it reads all"));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    let text = String::from_utf8(output.stdout).expect("it prints UTF-8");
    (text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect(), output.status.code())
}

fn answered(site: &Path, answers: &[Json]) -> Vec<Json> {
    let (found, code) = matched(site, &answers.iter().map(Json::to_string).collect::<Vec<_>>());
    assert_eq!((found.len(), code), (answers.len(), Some(0)), "every line is answered");
    found
}

/// A tree as JSON.
fn as_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(yes, _) => json!(yes),
        Value::Number(text) => serde_json::from_str(text).expect("a number in JSON's notation"),
        Value::Text(text, _) => json!(text),
        Value::List(list) => list.iter().map(as_json).collect(),
        Value::Map(map) => map.iter().map(|(key, value)| (key.text.clone(), as_json(value))).collect(),
    }
}

fn read(path: &Path) -> Json {
    let text = fs::read_to_string(path).expect("the file is there");
    as_json(&utbud::tree::read(Syntax::Yaml, &text).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display())))
}

/// The result for an insats.
fn of<'r>(found: &'r Json, id: &str) -> &'r Json {
    let results = found["results"].as_array().expect("a list");
    results.iter().find(|result| result["id"] == id).unwrap_or_else(|| panic!("no result for {id}"))
}

/// Whether one of a result's reasons has these words; without words it has.
fn tells(result: &Json, words: Option<&Json>) -> bool {
    let Some(words) = words.map(|words| words.as_str().expect("a text")) else { return true };
    let reasons = result["reasons"].as_array().expect("a list");
    reasons.iter().any(|reason| reason["text"].as_str().is_some_and(|text| text.contains(words)))
}

/// Holds a site to a file of cases; tells all that differ.
fn hold(site: &Path, file: &str) {
    let cases = read(&root().join("tests/finder").join(file));
    let cases = cases.as_array().expect("a list of cases");
    let found = answered(site, &cases.iter().map(|case| case["svar"].clone()).collect::<Vec<_>>());
    let mut faults = Vec::new();
    for (case, found) in cases.iter().zip(&found) {
        for wanted in case["ger"].as_array().expect("a list") {
            let result = of(found, wanted["insats"].as_str().expect("an id"));
            let part = wanted.get("del").is_none_or(|part| *part == result["part"]);
            if result["verdict"] != wanted["utfall"] || !part || !tells(result, wanted.get("säger")) {
                let reasons = &result["reasons"];
                faults.push(format!("{}: {wanted}\n    found {} {} {reasons}", case["fall"], result["verdict"], result["part"]));
            }
        }
    }
    assert!(faults.is_empty(), "{} differ:\n  {}", faults.len(), faults.join("\n  "));
}

#[test]
fn every_row_of_the_table_holds() {
    hold(&rules(), "rader.yaml");
}

#[test]
fn the_worked_cases_hold() {
    hold(root(), "arbetade.yaml");
}

#[test]
fn the_documents_are_followed() {
    hold(root(), "fall.yaml");
}

#[test]
fn every_expectation_rests_on_a_source_of_its_record() {
    let cases = read(&root().join("tests/finder/fall.yaml"));
    let cases = cases.as_array().expect("a list of cases");
    assert!(cases.len() >= 40, "{} cases", cases.len());
    for wanted in cases.iter().flat_map(|case| case["ger"].as_array().expect("a list")) {
        let id = wanted["insats"].as_str().expect("an id");
        let record = read(&root().join(format!("content/insatser/{id}.yaml")));
        let sources = record["källor"].as_array().expect("a list");
        assert!(sources.contains(&wanted["källa"]), "{id} does not rest on {}", wanted["källa"]);
        assert!(wanted["därför"].as_str().is_some_and(|text| text.ends_with('.')), "{id}: the reason is a sentence");
    }
}

/// What is told to be tried instead of an insats.
fn instead<'r>(found: &'r Json, id: &str) -> Vec<&'r str> {
    let reasons = of(found, id)["reasons"].as_array().expect("a list").iter();
    reasons.filter(|reason| reason["vad"] == "alternativ").map(|reason| reason["text"].as_str().expect("a text")).collect()
}

#[test]
fn an_alternative_answers_what_excludes() {
    let found = answered(
        root(),
        &[
            json!({ "stadsomrade": "nordost", "forsorjningsstod": "ja" }),
            json!({ "stadsomrade": "nordost", "vuxenenhet": "nej", "behandlingskontakt": "nej" }),
            json!({ "stadsomrade": "centrum", "kon": "kvinna", "boende": "hemlos_akut", "skadligt_bruk": "pagaende" }),
            json!({ "stadsomrade": "sydvast", "kon": "kvinna", "boende": "hemlos_akut", "skadligt_bruk": "pagaende" }),
            json!({ "stadsomrade": "nordost", "skadligt_bruk": "pagaende" }),
        ],
    );
    assert_eq!(of(&found[0], "vamos-sydvast")["verdict"], "utesluts");
    let vamos = instead(&found[0], "vamos-sydvast");
    assert!(vamos.contains(&"Passar, samma målgrupp: Arbetsliv och hälsa."), "it is open in Nordost, and fits: {vamos:?}");
    let ips = instead(&found[1], "ips-hisingen");
    let recharge = ips.iter().position(|text| *text == "Att kontrollera, samma metod: ReCharge.");
    assert!(recharge.is_some(), "the same method, and Nordost owns it: {ips:?}");
    assert!(!ips.iter().any(|text| text.contains("FFIA")), "the same delområde only: {ips:?}");
    let leads = |found: &Json| instead(found, "osa").contains(&"Kan leda hit: Huldas hus.");
    assert!(!leads(&found[2]), "its arbetsträning is for Sydväst alone, and only that leads to OSA");
    assert!(leads(&found[3]), "{:?}", instead(&found[3], "osa"));
    let hisingen = instead(&found[4], "ips-hisingen");
    assert!(!hisingen.iter().any(|text| text.starts_with("Kan leda hit")), "nothing leads to another stadsområde: {hisingen:?}");
    assert_eq!(instead(&found[0], "foreningsbidrag"), Vec::<&str>::new(), "it is for no person");
}

#[test]
fn nothing_that_is_excluded_is_an_alternative() {
    let answers: Vec<Json> = sample(60).into_iter().map(Json::Object).collect();
    let mut seen = 0;
    for found in answered(root(), &answers) {
        let verdicts = verdicts(&found);
        let names: std::collections::HashMap<String, &String> = verdicts
            .keys()
            .map(|id| {
                let record = read(&root().join(format!("content/insatser/{id}.yaml")));
                (record["namn"].as_str().expect("a text").to_owned(), id)
            })
            .collect();
        for id in ids(&found) {
            for text in instead(&found, id) {
                let named = text.split_once(": ").map_or(text, |(_, rest)| rest);
                let name = names.keys().filter(|name| named.starts_with(&format!("{name}."))).max_by_key(|name| name.len());
                let Some(name) = name else { continue };
                assert_ne!(verdicts[names[name]], "utesluts", "{id}: {text}");
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen} alternatives");
}

#[test]
fn one_of_several_tells_which_of_them_is_met() {
    let found = answered(
        &rules(),
        &[
            json!({}),
            json!({ "psykisk_ohalsa": "nej", "forsorjningsstod": "ja" }),
            json!({ "psykisk_ohalsa": "nej" }),
            json!({ "psykisk_ohalsa": "nej", "forsorjningsstod": "nej" }),
        ],
    );
    let list = "har psykisk ohälsa eller har försörjningsstöd";
    for (at, id, wanted) in [
        (0, "minst-ett-av", format!("För den som {list}. Det avgörs av svaret om Psykisk ohälsa eller Försörjningsstöd.")),
        (1, "minst-ett-av", format!("För den som {list}. Personen har försörjningsstöd.")),
        (2, "minst-ett-av", format!("För den som {list}. Det avgörs av svaret om Försörjningsstöd.")),
        (3, "minst-ett-av", format!("För den som {list}, men inget av det stämmer.")),
        (
            3,
            "minst-ett-av-ocksa",
            "För den som har psykisk ohälsa eller vid annan ohälsa. Svaren avgör det inte. Att fråga om: annan ohälsa."
                .to_owned(),
        ),
    ] {
        let result = of(&found[at], id);
        assert!(tells(result, Some(&json!(wanted))), "{wanted}\n{result}");
    }
}

/// The places of what is right for each person among what is offered, by whether it was looked at while the ranking was tuned.
#[test]
fn what_is_right_for_thirty_persons_comes_first() {
    let cases = read(&root().join("tests/finder/personer.yaml"));
    let cases = cases.as_array().expect("a list of cases");
    assert_eq!(cases.len(), 30);
    let found = answered(root(), &cases.iter().map(|case| case["svar"].clone()).collect::<Vec<_>>());
    for unseen in [false, true] {
        let mut places = Vec::new();
        for (case, found) in cases.iter().zip(&found).filter(|(case, _)| (case["osedd"] == "ja") == unseen) {
            let offered = found["results"].as_array().expect("a list").iter();
            let offered: Vec<&Json> =
                offered.filter(|result| result["apart"].is_null() && result["verdict"] != "utesluts").collect();
            for right in case["rätt"].as_array().expect("a list") {
                let place = offered.iter().position(|result| result["id"] == right["insats"]);
                places.push((place.map_or(usize::MAX, |place| place + 1), case["fall"].to_string(), right["insats"].to_string()));
            }
        }
        places.sort();
        let told = || places.iter().map(|(place, person, id)| format!("{place} {person} {id}")).collect::<Vec<_>>().join("\n  ");
        assert_eq!(places[places.len() / 2].0, 1, "the median; unseen: {unseen}\n  {}", told());
        assert!(places.iter().all(|(place, _, _)| *place <= 5), "unseen: {unseen}\n  {}", told());
    }
}

#[test]
fn what_nobody_is_offered_stands_apart() {
    let found = answered(root(), &[json!({ "forsorjningsstod": "ja" })]);
    let results = found[0]["results"].as_array().expect("a list");
    let at = |id: &str| results.iter().position(|result| result["id"] == id).expect("it is there");
    assert_eq!(of(&found[0], "sjalvforsorjningsuppdraget")["apart"], "egen_uppgift");
    assert_eq!(of(&found[0], "foreningsbidrag")["apart"], "bidrag");
    assert!(results[..at("sjalvforsorjningsuppdraget")].iter().all(|result| result["verdict"] != "utesluts"));
    let offered = results.iter().rposition(|result| result["apart"].is_null() && result["verdict"] != "utesluts");
    assert!(offered < Some(at("sjalvforsorjningsuppdraget")), "after all that is offered");
}

fn ids(found: &Json) -> Vec<&str> {
    found["results"].as_array().expect("a list").iter().map(|result| result["id"].as_str().expect("an id")).collect()
}

/// Where each of the ids stands among the results.
fn order<'i>(found: &Json, wanted: &[&'i str]) -> Vec<&'i str> {
    let all = ids(found);
    let mut sorted = wanted.to_vec();
    sorted.sort_by_key(|id| all.iter().position(|other| other == id));
    sorted
}

#[test]
fn results_come_by_verdict_then_wish_then_queue_then_name() {
    let found = answered(
        &rules(),
        &[json!({}), json!({ "mal": "studier" }), json!({ "skadligt_bruk": "pagaende" }), json!({ "skadligt_bruk": "nej" })],
    );
    // Of queues: none, now and then, queue, unknown (a stop that has passed too), stop.
    let queues = ["utan-ko", "ibland-ko", "med-ko", "stopp-forbi", "alla", "stopp"];
    assert_eq!(order(&found[0], &queues), queues);
    let names = ["alla", "bedoms", "amal", "angered", "orebro"];
    let swedish = ["bedoms", "amal", "angered", "alla", "orebro"];
    assert_eq!(order(&found[0], &names), swedish, "Bedöms, Åmål, Ängered, Öppet för alla, Örebro");
    assert_eq!(ids(&found[1])[0], "med-mal", "a goal that is met goes before the queue");
    assert_eq!(
        order(&found[2], &["utan-ko", "prioriteras"]),
        ["prioriteras", "utan-ko"],
        "who is prioritised goes before the queue"
    );
    assert_eq!(ids(&found[3])[0], "utan-ko", "a priority that is not met changes nothing");
    for one in &found {
        let verdicts = ["passar", "passar_med_villkor", "osakert", "utesluts"];
        let places: Vec<_> = one["results"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|result| verdicts.iter().position(|verdict| result["verdict"] == *verdict).expect("a verdict"))
            .collect();
        assert!(places.is_sorted(), "by verdict");
    }
}

#[test]
fn reasons_tell_every_condition_of_every_part_and_what_only_is_told() {
    let found = answered(
        &rules(),
        &[json!({ "stadsomrade": "nordost", "skadligt_bruk": "pagaende" }), json!({ "kon": "man", "mal": "studier" })],
    );
    let texts = |found: &Json, id: &str| -> Vec<String> {
        of(found, id)["reasons"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|reason| {
                let keys: Vec<_> = reason.as_object().expect("an object").keys().collect();
                assert_eq!(keys, ["vad", "grad", "text"]);
                format!("{} {} {}", reason["vad"], reason["grad"], reason["text"]).replace('"', "")
            })
            .collect()
    };
    let parts = texts(&found[0], "delar");
    for wanted in [
        "skadligt_bruk kravs För den som har eller har haft ett skadligt bruk eller beroende, och det stämmer.",
        "placerad_boende_och_hemloshet kravs För placerade: För den som är placerad i ett boende inom Boende och hemlöshet. Det är inte besvarat.",
        "oppen_for kravs För remitterade: Öppen för Nordost: uppgift saknas.",
        "lage upplysning Avslutad del: Avslutad. Den nyaste källan är från 2 april 2025.",
    ] {
        assert!(parts.iter().any(|text| text == wanted), "{wanted}\n{parts:#?}");
    }
    let told = |id: &str, wanted: &str| {
        let texts = texts(&found[1], id);
        assert!(texts.iter().any(|text| text == wanted), "{id}: {wanted}\n{texts:#?}");
    };
    told("kravs", "kon kravs För den som är kvinna, men personen är man.");
    told("avslutad", "lage upplysning Avslutad. Den nyaste källan är från 2 april 2025.");
    told("lage-okant", "lage upplysning Läget är okänt. Den nyaste källan är från 2 april 2025.");
    told("stopp", "ko upplysning Intagningsstopp, från januari 2025, uppgift från januari 2025.");
    told("utan-passar", "passar upplysning Vem insatsen passar för: uppgift saknas.");
    told("med-mal", "mal upplysning Målet ”Studier” finns bland insatsens mål.");
    told("alla", "mal upplysning Källorna nämner inte målet ”Studier”.");
    told(
        "prioriteras",
        "skadligt_bruk prioriteras Den som har ett pågående skadligt bruk eller beroende går före. Det är inte besvarat.",
    );
    told("alternativ", "alternativ upplysning Pröva i stället: Öppet för alla. Pröva den öppna insatsen.");
}

#[test]
fn bad_lines_are_told_whole_and_the_rest_are_answered() {
    let lines = [
        r#"{"stadsomrde": "nordost", "kon": "kvina", "alder": "34", "mal": ["arbete", 3], "boende": ["ordnat"]}"#,
        "{}",
        "",
        "[1]",
        r#"{"kon": "man", "kon": "kvinna"}"#,
        r#"{"alder": 34.5}"#,
        r#"{"alder": -1}"#,
        r#"{"funktionsnedsattning": ["nej", "npf"]}"#,
        r#"{"kön": "man"}"#,
        r#"{"kon": true}"#,
        r#"{"kon": "man""#,
    ];
    let (found, code) = matched(&rules(), &lines.map(str::to_owned));
    assert_eq!((found.len(), code), (10, Some(1)));
    let error = |at: usize| found[at]["error"].as_str().unwrap_or_else(|| panic!("{at} is an error: {}", found[at]));
    for part in [
        "”stadsomrde” är ingen fråga: menade du ”stadsomrade”?",
        "kon: ”kvina” är inget svar: menade du ”kvinna”? här kan stå: kvinna, man, annat, vet_inte",
        "alder: \"34\" har fel form: skriv ett heltal, utan citattecken",
        "mal: 3 har fel form: skriv ett av, eller en lista av, \"arbete\", \"studier\"",
        "boende: [\"ordnat\"] har fel form: skriv ett av \"ordnat\", \"hemlos_akut\"",
    ] {
        assert!(error(0).contains(part), "{part}\n{}", error(0));
    }
    assert!(found[1]["results"].is_array());
    assert!(error(2).contains("inget JSON-objekt"), "{}", error(2));
    assert!(error(3).contains("”kon” är besvarad två gånger"), "{}", error(3));
    assert!(error(4).contains("34.5 är ingen ålder") && error(5).contains("-1 är ingen ålder"));
    assert!(error(6).contains("”nej” går inte ihop"), "{}", error(6));
    assert!(error(7).contains("”kön” är ingen fråga: menade du ”kon”?"), "{}", error(7));
    assert!(error(8).contains("kon: true har fel form"), "{}", error(8));
    assert!(error(9).contains("inget JSON-objekt"), "{}", error(9));
}

#[test]
fn not_to_know_is_an_answer_to_every_question() {
    let all: Map<String, Json> = questions().iter().map(|question| (question.id.to_owned(), json!("vet inte"))).collect();
    let found = answered(root(), &[Json::Object(all), json!({ "kon": "vet_inte" }), json!({})]);
    assert_eq!(found[1]["answers"], json!({ "kon": "vet_inte" }));
    assert!(
        found[0]["answers"].as_object().expect("an object").values().all(|answer| answer == "vet_inte"),
        "{}",
        found[0]["answers"]
    );
    assert_eq!(verdicts(&found[0]), verdicts(&found[2]));
    let lines = [r#"{"alder": "tre"}"#, r#"{"funktionsnedsattning": ["npf", "vet_inte"]}"#].map(str::to_owned);
    let (found, _) = matched(&rules(), &lines);
    assert!(
        found[0]["error"].as_str().is_some_and(|text| text.ends_with("skriv ett heltal, utan citattecken, eller \"vet_inte\"")),
        "{}",
        found[0]
    );
    let several = found[1]["error"].as_str().expect("an error");
    assert!(
        several.contains("”vet_inte” är inget svar") && several.ends_with("annan"),
        "beside others it says nothing: {several}"
    );
}

fn questions() -> Vec<Question> {
    let (site, _) = utbud::build(&site::sources(root()), &site::options());
    site.expect("the real site is sound").questions()
}

/// Answers to some of the questions.
fn some_answers(questions: &[Question]) -> impl proptest::strategy::Strategy<Value = Map<String, Json>> + use<> {
    let each: Vec<_> = questions
        .iter()
        .map(|question| {
            let id = question.id.to_owned();
            let words: Vec<Json> = match question.sort {
                Sort::Tal => (14..70).map(Json::from).collect(),
                Sort::Ett | Sort::Flera => question.svar.iter().map(|svar| json!(svar.id)).collect(),
            };
            proptest::option::of(proptest::sample::select(words)).prop_map(move |word| word.map(|word| (id.clone(), word)))
        })
        .collect();
    each.prop_map(|answers| answers.into_iter().flatten().collect())
}

fn sample(count: usize) -> Vec<Map<String, Json>> {
    let strategy = some_answers(&questions());
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).expect("answers").current()).collect()
}

fn verdicts(found: &Json) -> Map<String, Json> {
    let results = found["results"].as_array().expect("a list").iter();
    results.map(|result| (result["id"].as_str().expect("an id").to_owned(), result["verdict"].clone())).collect()
}

#[test]
fn without_answers_only_what_has_ended_or_is_for_no_person_is_excluded() {
    for site in [root(), &rules()] {
        for (id, verdict) in verdicts(&answered(site, &[json!({})])[0]) {
            let record = read(&site.join(format!("content/insatser/{id}.yaml")));
            let nobody = record["passar"].as_array().is_some_and(|list| list.iter().any(|one| one["inte_för_personer"] == "ja"));
            assert_eq!(verdict == "utesluts", nobody || record["läge"] == "avslutad", "{id}");
        }
    }
}

#[test]
fn every_insats_comes_once_and_the_same_answers_give_the_same_bytes() {
    for site in [root(), &rules()] {
        let answers: Vec<Json> = sample(40).into_iter().map(Json::Object).collect();
        let found = answered(site, &answers);
        let mut all: Vec<_> = fs::read_dir(site.join("content/insatser"))
            .expect("the folder is there")
            .map(|entry| entry.expect("it can be read").path().file_stem().expect("a name").to_string_lossy().into_owned())
            .collect();
        all.sort();
        for one in &found {
            let mut ids: Vec<String> = ids(one).into_iter().map(str::to_owned).collect();
            ids.sort();
            assert_eq!(ids, all);
        }
        assert_eq!(found, answered(site, &answers));
        let backwards: Vec<Json> = answers
            .iter()
            .map(|one| one.as_object().expect("an object").clone().into_iter().rev().collect::<Map<_, _>>().into())
            .collect();
        let results = |found: &[Json]| found.iter().map(|one| one["results"].clone()).collect::<Vec<_>>();
        let strip =
            |list: Vec<Json>| -> Vec<Map<String, Json>> { list.iter().map(|one| verdicts(&json!({ "results": one }))).collect() };
        assert_eq!(strip(results(&found)), strip(results(&answered(site, &backwards))), "the order of answers means nothing");
    }
}

/// An answer that is left out excludes nothing, so one more answer never opens what the others exclude.
#[test]
fn what_is_excluded_stays_so_whatever_else_is_answered() {
    let mut pairs = Vec::new();
    for answers in sample(25) {
        for key in answers.keys().cloned().collect::<Vec<_>>() {
            let mut fewer = answers.clone();
            fewer.remove(&key);
            pairs.push((key, answers.clone(), fewer));
        }
    }
    for site in [root(), &rules()] {
        let more = answered(site, &pairs.iter().map(|(_, more, _)| json!(more)).collect::<Vec<_>>());
        let fewer = answered(site, &pairs.iter().map(|(_, _, fewer)| json!(fewer)).collect::<Vec<_>>());
        for (((key, answers, _), more), fewer) in pairs.iter().zip(&more).zip(&fewer) {
            let more = verdicts(more);
            for (id, verdict) in verdicts(fewer) {
                assert!(
                    verdict != "utesluts" || more[&id] == "utesluts",
                    "{id} is excluded, and {key} opens it: {}",
                    json!(answers)
                );
            }
        }
    }
}

#[test]
fn goal_and_time_change_no_verdict() {
    let answers = sample(40);
    let without = |answers: &Map<String, Json>| -> Json {
        let hints = ["mal", "tid_till_sjalvforsorjning"];
        answers
            .iter()
            .filter(|(key, _)| !hints.contains(&key.as_str()))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect()
    };
    let all = answered(root(), &answers.iter().map(|one| json!(one)).collect::<Vec<_>>());
    let fewer = answered(root(), &answers.iter().map(without).collect::<Vec<_>>());
    for (all, fewer) in all.iter().zip(&fewer) {
        assert_eq!(verdicts(all), verdicts(fewer));
    }
}
