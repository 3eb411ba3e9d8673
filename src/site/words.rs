//! The words that data is shown in.

use crate::records::avtal::{AvtalsLage, Typ};
use crate::records::insats::{Finns, Hur, Lage, Raknar, Sort};
use crate::records::ja_nej::JaNej;
use crate::records::modell::{Lag, OrganisationsSort};
use crate::records::tid::Manader;
use crate::records::villkor::Grad;
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
        Grad::MojligtMedVillkor => ("villkor", "med villkor"),
        Grad::Utesluter => ("utesluter", "utesluter"),
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

/// What something is that nobody is offered, as the theme's words name it.
pub(super) fn not_offered(sort: Sort) -> &'static str {
    match sort {
        Sort::EgenUppgift => "egen_uppgift",
        Sort::Bidrag => "bidrag",
        Sort::Samverkan => "samverkan",
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
}
