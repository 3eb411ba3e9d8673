//! The words that data is shown in.

use crate::catalogue::{Fraga, Krav, Membership, Villkor};
use crate::records::avtal::{AvtalsLage, Typ};
use crate::records::insats::{Finns, Hur, Lage, Raknar};
use crate::records::ja_nej::JaNej;
use crate::records::modell::{Lag, OrganisationsSort, Tid};
use crate::records::tid::Manader;
use crate::records::villkor::{Grad, Vad};
use crate::value::{Text, integer};

/// What stands where no source says.
pub(super) const MISSING: &str = "uppgift saknas";

/// `a, b och c`.
pub(super) fn list_of(words: &[String], and: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {and} {last}", most.join(", ")),
    }
}

/// The first letter as a capital.
pub(super) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Paragraphs of plain text: they are parted by empty lines, and line breaks inside them are spaces.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(str::trim) {
        let last = paragraphs.last_mut().expect("there is always one");
        match (line.is_empty(), last.is_empty()) {
            (true, true) => {}
            (true, false) => paragraphs.push(String::new()),
            (false, true) => last.push_str(line),
            (false, false) => {
                last.push(' ');
                last.push_str(line);
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// `1 insats`, `58 insatser`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{}\u{a0}{}", integer(i64::try_from(number).unwrap_or(i64::MAX)), if number == 1 { one } else { many })
}

/// `ett område`, `fyra områden`: the number in words as far as Swedish writes it so, of a word with the article `ett`.
pub(super) fn count_in_words(number: usize, one: &str, many: &str) -> String {
    const WORDS: [&str; 13] = ["inga", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    match WORDS.get(number) {
        Some(word) => format!("{word} {}", if number == 1 { one } else { many }),
        None => count(number, one, many),
    }
}

pub(super) fn count_insatser(number: usize) -> String {
    count(number, "insats", "insatser")
}

/// A number of a chart in words: `12`, `4,5`.
pub(super) fn decimal_words(number: f64) -> String {
    crate::value::decimal(number, 1)
}

/// `3–5 månader`, `upp till 12 månader`, `minst 3 månader`.
pub(super) fn months(manader: Manader) -> Option<String> {
    Some(match (manader.fran, manader.till) {
        (Some(from), Some(to)) if from == to => format!("{from}\u{a0}{}", month_word(from)),
        (Some(from), Some(to)) => format!("{from}–{to}\u{a0}{}", month_word(to)),
        (Some(from), None) => format!("minst {from}\u{a0}{}", month_word(from)),
        (None, Some(to)) => format!("upp till {to}\u{a0}{}", month_word(to)),
        (None, None) => return None,
    })
}

fn month_word(number: u16) -> &'static str {
    if number == 1 { "månad" } else { "månader" }
}

pub(super) fn lage(lage: Lage) -> &'static str {
    match lage {
        Lage::Planerad => "Planerad",
        Lage::Pagar => "Pågår",
        Lage::Pausad => "Gör uppehåll",
        Lage::Avslutad => "Avslutad",
        Lage::Okant => "Läget är okänt",
    }
}

pub(super) fn avtals_lage(lage: AvtalsLage) -> &'static str {
    match lage {
        AvtalsLage::UnderFramtagande => "Tas fram",
        AvtalsLage::Upphandlas => "Upphandlas",
        AvtalsLage::Galler => "Gäller",
        AvtalsLage::LoptUt => "Har löpt ut",
        AvtalsLage::Okant => "Läget är okänt",
    }
}

pub(super) fn typ(typ: Typ) -> &'static str {
    match typ {
        Typ::Ramavtal => "Ramavtal",
        Typ::Upphandling => "Upphandling",
        Typ::Lov => "Valfrihetssystem (LOV)",
        Typ::Iop => "Idéburet offentligt partnerskap (IOP)",
        Typ::Overenskommelse => "Överenskommelse",
        Typ::Samverkansavtal => "Samverkansavtal",
        Typ::Okand => "Avtal",
    }
}

pub(super) fn organisation_sort(sort: OrganisationsSort) -> &'static str {
    match sort {
        OrganisationsSort::Kommun => "Kommun",
        OrganisationsSort::Namnd => "Nämnd",
        OrganisationsSort::Forvaltning => "Förvaltning",
        OrganisationsSort::Avdelning => "Avdelning",
        OrganisationsSort::Enhet => "Enhet",
        OrganisationsSort::Verksamhet => "Verksamhet",
        OrganisationsSort::Samordningsforbund => "Samordningsförbund",
        OrganisationsSort::Myndighet => "Myndighet",
        OrganisationsSort::Region => "Region",
        OrganisationsSort::Bolag => "Bolag",
        OrganisationsSort::Ideburen => "Idéburen organisation",
        OrganisationsSort::Natverk => "Nätverk",
        OrganisationsSort::Grupp => "Flera organisationer",
    }
}

pub(super) fn hur(hur: Hur) -> &'static str {
    match hur {
        Hur::Foljer => "Arbetar enligt metoden",
        Hur::Anvander => "Används",
        Hur::InspireradAv => "Inspirerad av metoden",
        Hur::KompetensI => "Kompetens finns",
    }
}

pub(super) fn raknar(raknar: Raknar, number: u32) -> &'static str {
    match raknar {
        Raknar::Deltagare => "deltagare",
        Raknar::Inskrivna if number == 1 => "inskriven",
        Raknar::Inskrivna => "inskrivna",
        Raknar::UnikaBesokare if number == 1 => "unik besökare",
        Raknar::UnikaBesokare => "unika besökare",
    }
}

pub(super) fn finns(finns: Finns) -> &'static str {
    match finns {
        Finns::Finns => "finns",
        Finns::FinnsInte => "finns inte",
        Finns::Okant => MISSING,
    }
}

pub(super) fn ja_nej(answer: JaNej) -> Option<bool> {
    match answer {
        JaNej::Ja => Some(true),
        JaNej::Nej => Some(false),
        JaNej::Okant => None,
    }
}

/// A condition's sign: the name that its icon goes by, and its word.
pub(super) fn grad(grad: Grad) -> (&'static str, &'static str) {
    match grad {
        Grad::Kravs => ("kravs", "krävs"),
        Grad::Prioriteras => ("prioriteras", "prioriteras"),
        Grad::Mojligt => ("mojligt", "möjligt"),
        Grad::MojligtMedVillkor => ("villkor", "möjligt med villkor"),
        Grad::Utesluter => ("utesluter", "utesluter"),
    }
}

/// What a condition says, as a phrase that begins with a capital.
pub(super) fn krav(villkor: &Villkor) -> String {
    match &villkor.krav {
        Krav::Svar { fraga, .. } => sentence(&phrase(fraga)),
        Krav::MinstEttAv { medlemmar, .. } => sentence(&possibilities(medlemmar)),
        Krav::KraverOcksa(text) | Krav::Bedoms(text) | Krav::InteForPersoner(text) => sentence(text),
        Krav::OppetForAlla => "Öppet för alla".to_owned(),
    }
}

/// The possibilities of a condition as a phrase: `psykisk ohälsa eller akut hemlöshet`.
pub(super) fn possibilities(medlemmar: &[Membership]) -> String {
    let parts: Vec<String> = medlemmar
        .iter()
        .map(|medlem| match medlem {
            Membership::Svar(fraga, _) => phrase(fraga),
            Membership::KraverOcksa(text) => lower_first(text.trim_end_matches('.')),
        })
        .collect();
    list_of(&parts, "eller")
}

/// What a condition is about, in a few words.
pub(super) fn subject(villkor: &Villkor) -> &'static str {
    match &villkor.krav {
        Krav::Svar { fraga: Fraga::Alder { .. }, .. } => "Ålder",
        Krav::Svar { fraga: Fraga::Ord { vad, .. }, .. } => match vad {
            Vad::Alder => "Ålder",
            Vad::Kon => "Kön",
            Vad::Forsorjningsstod => "Försörjningsstöd",
            Vad::PlaceradBoendeOchHemloshet => "Placering",
            Vad::Behandlingskontakt => "Behandlingskontakt",
            Vad::PsykiskOhalsa => "Psykisk ohälsa",
            Vad::Vuxenenhet => "Vuxenenhet",
            Vad::Bistandsbeslut => "Biståndsbeslut",
            Vad::Utrikesfodd => "Utrikes född",
            Vad::Pafoljd => "Påföljd",
            Vad::InskrivenAf => "Inskriven hos Arbetsförmedlingen",
            Vad::VillArbetaEllerStudera => "Vilja att arbeta eller studera",
            Vad::Boende => "Boende",
            Vad::SkadligtBruk => "Skadligt bruk eller beroende",
            Vad::Funktionsnedsattning => "Funktionsnedsättning",
            Vad::Sprak => "Språk",
            Vad::Utbildning => "Utbildning",
        },
        Krav::MinstEttAv { .. } => "Minst ett av",
        Krav::KraverOcksa(_) => "Krävs också",
        Krav::Bedoms(_) => "Bedöms",
        Krav::OppetForAlla => "Öppenhet",
        Krav::InteForPersoner(_) => "Inte för enskilda personer",
    }
}

/// A name or abbreviation keeps its capitals.
pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// A question with its answers as a phrase: `pågående eller tidigare skadligt bruk eller beroende`.
pub(super) fn phrase(fraga: &Fraga) -> String {
    match fraga {
        Fraga::Alder { fran, till } => match (fran, till) {
            (Some(from), Some(to)) => format!("{from}–{to} år"),
            (Some(from), None) => format!("från {from} år"),
            (None, Some(to)) => format!("till och med {to} år"),
            (None, None) => "ålder".to_owned(),
        },
        Fraga::Ord { vad: Vad::SkadligtBruk, varde } => skadligt_bruk(varde),
        // The four situations that are homelessness.
        Fraga::Ord { vad: Vad::Boende, varde } if varde.len() == 4 && !varde.contains(&"ordnat") => {
            "hemlöshet i någon form".to_owned()
        }
        Fraga::Ord { vad: Vad::Funktionsnedsattning, varde } if varde.len() == 4 && !varde.contains(&"nej") => {
            "funktionsnedsättning".to_owned()
        }
        Fraga::Ord { vad, varde } if varde.len() == 2 && varde.contains(&"ja") && varde.contains(&"nej") => {
            format!("{} eller inte", answer(*vad, "ja"))
        }
        Fraga::Ord { vad, varde } => {
            let words: Vec<String> = varde.iter().map(|word| answer(*vad, word).to_owned()).collect();
            list_of(&words, "eller")
        }
    }
}

fn skadligt_bruk(varde: &[&str]) -> String {
    let when: Vec<String> = varde.iter().filter(|word| **word != "nej").map(|word| (*word).to_owned()).collect();
    match (when.is_empty(), varde.contains(&"nej")) {
        (true, _) => "inget skadligt bruk eller beroende".to_owned(),
        (false, false) => format!("{} skadligt bruk eller beroende", list_of(&when, "eller")),
        (false, true) => format!("inget eller {} skadligt bruk eller beroende", list_of(&when, "eller")),
    }
}

/// One answer as it stands under its question: `Ja, pågående`.
pub(super) fn answer_alone(vad: Vad, word: &str) -> String {
    match (vad, word) {
        (Vad::SkadligtBruk, "tidigare") => "Ja, tidigare".to_owned(),
        (Vad::SkadligtBruk, "pågående") => "Ja, pågående".to_owned(),
        (Vad::Kon, "annat") => "Annat".to_owned(),
        (_, "ja" | "nej") => sentence(word),
        (vad, word) => sentence(answer(vad, word)),
    }
}

/// An answer in words that need no question beside them, beginning with a capital: `Pågående skadligt bruk eller beroende`.
pub(super) fn answer_phrase(vad: Vad, word: &'static str) -> String {
    sentence(&phrase(&Fraga::Ord { vad, varde: vec![word] }))
}

/// The time to self-support in words.
pub(super) fn time(tid: Tid) -> &'static str {
    match tid {
        Tid::Under3Ar => "Under tre år",
        Tid::Over3Ar => "Över tre år",
    }
}

/// One answer in words. Every answer that `catalogue::values` lists has its words; a test holds the two together.
fn answer(vad: Vad, word: &str) -> &'static str {
    match (vad, word) {
        (Vad::Kon, "kvinna") => "kvinna",
        (Vad::Kon, "man") => "man",
        (Vad::Kon, _) => "annat kön",
        (Vad::Forsorjningsstod, "ja") => "försörjningsstöd",
        (Vad::Forsorjningsstod, _) => "inget försörjningsstöd",
        (Vad::PlaceradBoendeOchHemloshet, "ja") => "placerad i boende inom Boende och hemlöshet",
        (Vad::PlaceradBoendeOchHemloshet, _) => "inte placerad inom Boende och hemlöshet",
        (Vad::Behandlingskontakt, "ja") => "behandlingskontakt",
        (Vad::Behandlingskontakt, _) => "ingen behandlingskontakt",
        (Vad::PsykiskOhalsa, "ja") => "psykisk ohälsa",
        (Vad::PsykiskOhalsa, _) => "ingen psykisk ohälsa",
        (Vad::Vuxenenhet, "ja") => "aktuell på en vuxenenhet",
        (Vad::Vuxenenhet, _) => "inte aktuell på en vuxenenhet",
        (Vad::Bistandsbeslut, "ja") => "biståndsbeslut",
        (Vad::Bistandsbeslut, _) => "inget biståndsbeslut",
        (Vad::Utrikesfodd, "ja") => "utrikes född",
        (Vad::Utrikesfodd, _) => "inrikes född",
        (Vad::Pafoljd, "ja") => "aktuell kriminalvårdspåföljd",
        (Vad::Pafoljd, _) => "ingen kriminalvårdspåföljd",
        (Vad::InskrivenAf, "ja") => "inskriven hos Arbetsförmedlingen",
        (Vad::InskrivenAf, _) => "inte inskriven hos Arbetsförmedlingen",
        (Vad::VillArbetaEllerStudera, "ja") => "vill arbeta eller studera",
        (Vad::VillArbetaEllerStudera, _) => "vill inte arbeta eller studera nu",
        (Vad::Boende, "ordnat") => "ordnat boende",
        (Vad::Boende, "hemlös_akut") => "akut hemlöshet",
        (Vad::Boende, "institution_eller_stödboende") => "institution eller stödboende utan egen bostad efteråt",
        (Vad::Boende, "boendeinsats_via_socialtjänsten") => "långsiktig boendelösning via socialtjänsten",
        (Vad::Boende, _) => "eget kortsiktigt boende",
        (Vad::Funktionsnedsattning, "npf") => "neuropsykiatrisk funktionsnedsättning (NPF)",
        (Vad::Funktionsnedsattning, "psykisk") => "psykisk funktionsnedsättning",
        (Vad::Funktionsnedsattning, "intellektuell") => "intellektuell funktionsnedsättning",
        (Vad::Funktionsnedsattning, "annan") => "annan funktionsnedsättning",
        (Vad::Funktionsnedsattning, _) => "ingen funktionsnedsättning",
        (Vad::Sprak, "sfi_begränsade_framsteg") => "begränsade framsteg i sfi",
        (Vad::Sprak, "behöver_språkstöd") => "behöver språkstöd",
        (Vad::Sprak, _) => "inget språkligt hinder",
        (Vad::Utbildning, "ej_gymnasium") => "inte fullföljt gymnasium",
        (Vad::Utbildning, "gymnasium") => "gymnasieutbildning",
        (Vad::Utbildning, _) => "eftergymnasial utbildning",
        (Vad::Alder | Vad::SkadligtBruk, _) => "",
    }
}

/// The name of a law.
pub(super) fn law(lag: Lag) -> &'static str {
    match lag {
        Lag::Ny => "Nya socialtjänstlagen",
        Lag::Gammal => "Socialtjänstlagen (2001:453)",
        Lag::Annan => "Annan lag",
    }
}

/// The paragraphs of a text that may be missing.
pub(super) fn paragraphs_of(text: Option<&Text>) -> Vec<String> {
    text.map(|text| paragraphs(text.as_str())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_paragraphs() {
        let words = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(list_of(&words, "och"), "a, b och c");
        assert_eq!(paragraphs("Ett\ntvå.\n\n\nTre.\n"), ["Ett två.", "Tre."]);
        assert!(paragraphs(" \n").is_empty());
        assert_eq!(count_insatser(1), "1\u{a0}insats");
        assert_eq!(count_in_words(1, "område", "områden"), "ett område");
        assert_eq!(count_in_words(4, "område", "områden"), "fyra områden");
        assert_eq!(count_in_words(13, "område", "områden"), "13\u{a0}områden");
    }

    #[test]
    fn ages_and_harmful_use_read_as_swedish() {
        assert_eq!(phrase(&Fraga::Alder { fran: Some(18), till: Some(65) }), "18–65 år");
        let fraga = Fraga::Ord { vad: Vad::SkadligtBruk, varde: vec!["pågående", "tidigare"] };
        assert_eq!(phrase(&fraga), "pågående eller tidigare skadligt bruk eller beroende");
    }

    #[test]
    fn answers_that_cover_all_are_said_in_short() {
        let varde = crate::catalogue::values(Vad::Boende).iter().copied().filter(|word| *word != "ordnat").collect();
        assert_eq!(phrase(&Fraga::Ord { vad: Vad::Boende, varde }), "hemlöshet i någon form");
        let varde = crate::catalogue::values(Vad::Funktionsnedsattning).iter().copied().filter(|word| *word != "nej").collect();
        assert_eq!(phrase(&Fraga::Ord { vad: Vad::Funktionsnedsattning, varde }), "funktionsnedsättning");
        let fraga = Fraga::Ord { vad: Vad::InskrivenAf, varde: vec!["ja", "nej"] };
        assert_eq!(phrase(&fraga), "inskriven hos Arbetsförmedlingen eller inte");
    }

    #[test]
    fn every_answer_has_its_own_words() {
        for vad in
            [Vad::Kon, Vad::Forsorjningsstod, Vad::Boende, Vad::Funktionsnedsattning, Vad::Sprak, Vad::Utbildning, Vad::Pafoljd]
        {
            let words: std::collections::BTreeSet<&str> =
                crate::catalogue::values(vad).iter().map(|word| answer(vad, word)).collect();
            assert_eq!(words.len(), crate::catalogue::values(vad).len(), "{vad:?}");
        }
    }
}
