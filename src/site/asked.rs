//! What conditions ask, in the words that the questions have for it.

use super::words::{list_of, lower_first, sentence};
use crate::catalogue::{Catalogue, Fraga, Krav, Membership, Villkor};
use crate::records::fraga::{self as record, Samlat, Svar};
use crate::value::Term;

/// What a condition says, as a phrase that begins with a capital.
pub(super) fn krav(catalogue: &Catalogue, villkor: &Villkor) -> String {
    match &villkor.krav {
        Krav::Svar { fraga, .. } => sentence(&phrase(catalogue, fraga)),
        Krav::MinstEttAv { medlemmar, .. } => sentence(&possibilities(catalogue, medlemmar)),
        Krav::KraverOcksa(text) | Krav::Bedoms(text) | Krav::InteForPersoner(text) => sentence(text),
        Krav::OppetForAlla => "Öppet för alla".to_owned(),
    }
}

/// The possibilities of a condition as a phrase: `psykisk ohälsa eller akut hemlöshet`.
pub(super) fn possibilities(catalogue: &Catalogue, medlemmar: &[Membership]) -> String {
    let parts: Vec<String> = medlemmar
        .iter()
        .map(|medlem| match medlem {
            Membership::Svar(fraga, _) => phrase(catalogue, fraga),
            Membership::KraverOcksa(text) => lower_first(text.trim_end_matches('.')),
        })
        .collect();
    list_of(&parts, "eller")
}

/// What a condition is about, in a few words each: of one of several each that a question asks, or that no question does.
pub(super) fn subjects<'c>(catalogue: &'c Catalogue, villkor: &Villkor) -> Vec<&'c str> {
    const ALSO: &str = "Krävs också";
    let of = |fraga: &Fraga| match fraga {
        Fraga::Tal { vad, .. } | Fraga::Ord { vad, .. } => catalogue.fraga(vad).amne().as_str(),
    };
    match &villkor.krav {
        Krav::Svar { fraga, .. } => vec![of(fraga)],
        Krav::MinstEttAv { medlemmar, .. } => {
            let mut found: Vec<&str> = Vec::new();
            for medlem in medlemmar {
                let subject = match medlem {
                    Membership::Svar(fraga, _) => of(fraga),
                    Membership::KraverOcksa(_) => ALSO,
                };
                if !found.contains(&subject) {
                    found.push(subject);
                }
            }
            if found.len() > 1 {
                found.retain(|subject| *subject != ALSO);
            }
            found
        }
        Krav::KraverOcksa(_) => vec![ALSO],
        Krav::Bedoms(_) => vec!["Bedöms"],
        Krav::OppetForAlla => vec!["Öppenhet"],
        Krav::InteForPersoner(_) => vec!["Inte för enskilda personer"],
    }
}

/// A question with its answers as a phrase: `pågående eller tidigare skadligt bruk eller beroende`.
pub(super) fn phrase(catalogue: &Catalogue, fraga: &Fraga) -> String {
    match fraga {
        Fraga::Tal { vad, fran, till } => {
            let fraga = catalogue.fraga(vad);
            span(*fran, *till, fraga.tal.as_ref().map_or("", |tal| tal.enhet.as_str()), fraga.kort.as_str())
        }
        Fraga::Ord { vad, varde } => answers(catalogue.fraga(vad), varde),
    }
}

/// Whom a question with its answers means, after "den som": `har en behandlingskontakt`.
pub(super) fn who(catalogue: &Catalogue, fraga: &Fraga) -> String {
    match fraga {
        Fraga::Tal { vad, fran, till } => {
            let fraga = catalogue.fraga(vad);
            let bounds = match (fran, till) {
                (Some(from), Some(to)) => format!("{from}–{to}"),
                (Some(from), None) => format!("minst {from}"),
                (None, Some(to)) => format!("högst {to}"),
                (None, None) => String::new(),
            };
            fraga.tal.as_ref().map(|tal| tal.person.as_str().replace("{n}", &bounds)).unwrap_or_default()
        }
        Fraga::Ord { vad, varde } => persons(catalogue.fraga(vad), varde),
    }
}

/// Whom the possibilities of a condition mean, after "den som".
pub(super) fn who_of(catalogue: &Catalogue, medlemmar: &[Membership]) -> String {
    let parts: Vec<String> = medlemmar
        .iter()
        .map(|medlem| match medlem {
            Membership::Svar(fraga, _) => who(catalogue, fraga),
            Membership::KraverOcksa(text) => also(text),
        })
        .collect();
    list_of(&parts, "eller")
}

/// A fact that no question asks, after "den som": `bor på boendet`, or `vid annan ohälsa` where it begins with no verb. The verbs of
/// today end in -r.
fn also(text: &str) -> String {
    let text = lower_first(text.trim_end_matches('.'));
    let is_verb = text.split_whitespace().next().is_some_and(|word| word.ends_with('r'));
    if is_verb { text } else { format!("vid {text}") }
}

/// Whom answers mean, after "den som": together, or each.
fn persons(fraga: &record::Fraga, varde: &[Term]) -> String {
    if let Some(person) = together(fraga, varde).and_then(|samlat| samlat.person.as_ref()) {
        return person.to_string();
    }
    let words: Vec<String> = varde.iter().filter_map(|word| fraga.svar(word.as_str())).map(|svar| person(fraga, svar)).collect();
    list_of(&words, "eller")
}

/// Whom an answer means, after "den som": of two answers the second is the first denied, where that is said.
fn person(fraga: &record::Fraga, svar: &Svar) -> String {
    let denied = match fraga.svar.as_slice() {
        [first, second] if second.nyckel == svar.nyckel => first.nekat.as_ref(),
        _ => None,
    };
    denied.or(svar.person.as_ref()).map_or_else(|| format!("svarar {}", lower_first(svar.text.as_str())), ToString::to_string)
}

/// What exactly these answers are called together.
fn together<'f>(fraga: &'f record::Fraga, varde: &[Term]) -> Option<&'f Samlat> {
    fraga.samlat.iter().find(|samlat| {
        samlat.svar.len() == varde.len() && samlat.svar.iter().all(|word| varde.iter().any(|one| one.as_str() == word.as_str()))
    })
}

/// A number between its bounds: `18–65 år`.
fn span(from: Option<u16>, to: Option<u16>, unit: &str, name: &str) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from}–{to} {unit}"),
        (Some(from), None) => format!("minst {from} {unit}"),
        (None, Some(to)) => format!("till och med {to} {unit}"),
        (None, None) => lower_first(name),
    }
}

/// Answers as a phrase: what they are called together, or each, with the words that they end in alike said once.
fn answers(fraga: &record::Fraga, varde: &[Term]) -> String {
    if let Some(samlat) = together(fraga, varde) {
        return samlat.fras.to_string();
    }
    let words: Vec<String> = varde.iter().filter_map(|word| fraga.svar(word.as_str())).map(answer).collect();
    let end = fraga.gemensamt.as_ref().map(|end| format!(" {end}"));
    let heads = end.as_ref().and_then(|end| {
        words.iter().map(|word| word.strip_suffix(end.as_str()).map(str::to_owned)).collect::<Option<Vec<String>>>()
    });
    match (heads, end) {
        (Some(heads), Some(end)) => list_of(&heads, "eller") + &end,
        (None | Some(_), None | Some(_)) => list_of(&words, "eller"),
    }
}

/// An answer in a sentence.
pub(super) fn answer(svar: &Svar) -> String {
    svar.fras.as_ref().map_or_else(|| lower_first(svar.text.as_str()), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(json: serde_json::Value) -> record::Fraga {
        serde_json::from_value(json).expect("a question")
    }

    fn said(fraga: &record::Fraga, words: &[&str]) -> String {
        let words: Vec<Term> = words.iter().map(|word| Term::parse(word).expect("a word")).collect();
        answers(fraga, &words)
    }

    #[test]
    fn numbers_read_as_swedish() {
        assert_eq!(span(Some(18), Some(65), "år", "Ålder"), "18–65 år");
        assert_eq!(span(Some(18), None, "år", "Ålder"), "minst 18 år");
        assert_eq!(span(None, Some(65), "år", "Ålder"), "till och med 65 år");
        assert_eq!(span(None, None, "år", "Ålder"), "ålder");
    }

    #[test]
    fn what_answers_end_in_alike_is_said_once() {
        let fraga = question(serde_json::json!({
            "nyckel": "hund", "slag": "ett", "grupp": "Djur", "kort": "Hund", "fråga": "Finns en hund?", "gemensamt": "hund",
            "svar": [
                { "nyckel": "stor", "text": "Ja, stor", "fras": "stor hund" },
                { "nyckel": "liten", "text": "Ja, liten", "fras": "liten hund" },
                { "nyckel": "katt", "text": "Nej, katt" },
                { "nyckel": "ingen", "text": "Nej", "fras": "ingen hund" },
            ],
            "samlat": [{ "svar": ["stor", "liten"], "fras": "hund av något slag" }],
        }));
        assert_eq!(said(&fraga, &["stor"]), "stor hund");
        assert_eq!(said(&fraga, &["ingen", "stor"]), "ingen eller stor hund");
        assert_eq!(said(&fraga, &["stor", "katt"]), "stor hund eller nej, katt");
        assert_eq!(said(&fraga, &["liten", "stor"]), "hund av något slag");
    }
}
