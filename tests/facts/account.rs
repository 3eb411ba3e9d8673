//! The account of the documents' sections: `tests/facts/sektioner.yaml`.
//!
//! In: the list, the sections that each document's record names, and the pages of the site. Out: what is wrong with the list: a section
//! that is missing or isn't there, a page that isn't there or does not refer to the section, a reason outside the closed list.

use std::collections::{BTreeMap, BTreeSet};

use utbud::tree::{self, Node, Syntax, Value};

/// Why a section's conclusions stand on no page.
const REASONS: [&str; 6] = ["rubrik", "form", "bakgrund", "person", "åsikt", "upprepning"];

/// How many sections are told on a page, and how many have a reason.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) told: usize,
    pub(crate) excused: usize,
}

/// What is wrong with an account. `documents` has each document's sections by its id; `page` gives the HTML of a page by its path.
pub(crate) fn faults(
    account: &str,
    documents: &BTreeMap<String, Vec<String>>,
    page: &dyn Fn(&str) -> Option<String>,
) -> (Count, Vec<String>) {
    let mut faults = Vec::new();
    let mut count = Count::default();
    let tree = match tree::read(Syntax::Yaml, account) {
        Ok(tree) => tree,
        Err(told) => return (count, vec![format!("sektioner.yaml: {told:?}")]),
    };
    for (document, sections) in documents {
        let Some(listed) = tree.get(document) else {
            faults.push(format!("dokumentet {document} saknas"));
            continue;
        };
        let entries = entries(listed);
        let known: BTreeSet<&str> = sections.iter().map(String::as_str).collect();
        for section in entries.keys().filter(|section| !known.contains(*section)) {
            faults.push(format!("{document}#{section}: avsnittet finns inte i dokumentet"));
        }
        for section in sections {
            match entries.get(section.as_str()) {
                None => faults.push(format!("{document}#{section}: avsnittet saknas i listan")),
                Some(entry) => faults.extend(entry_faults(document, section, entry, &entries, page, &mut count)),
            }
        }
    }
    for document in entries(&tree).keys().filter(|document| !documents.contains_key(**document)) {
        faults.push(format!("{document} är inget av dokumenten"));
    }
    (count, faults)
}

fn entry_faults(
    document: &str,
    section: &str,
    entry: &Node,
    entries: &BTreeMap<&str, &Node>,
    page: &dyn Fn(&str) -> Option<String>,
    count: &mut Count,
) -> Vec<String> {
    let fault = |text: String| vec![format!("{document}#{section}: {text}")];
    if let Value::List(pages) = &entry.value {
        count.told += 1;
        if pages.is_empty() {
            return fault("inga sidor".to_owned());
        }
        let refers = |address: &str| page_fault(document, section, address, page);
        return pages.iter().filter_map(|one| refers(text(one)?)).map(|text| format!("{document}#{section}: {text}")).collect();
    }
    count.excused += 1;
    let word = |key: &str| entry.get(key).and_then(text).unwrap_or_default();
    let reason = word("skäl");
    if !REASONS.contains(&reason) {
        return fault(format!("”{reason}” är inget skäl; skriv ett av {REASONS:?}, eller sidor"));
    }
    if !word("för").trim_end().ends_with('.') {
        return fault("skälet saknar en mening (för:)".to_owned());
    }
    let repeated = entries.get(word("av")).is_some_and(|other| matches!(other.value, Value::List(_)));
    match (reason == "upprepning", repeated) {
        (true, false) => fault(format!("”{}” är inget avsnitt som har sidor", word("av"))),
        _ => Vec::new(),
    }
}

/// What is wrong with a page: it or its anchor is missing, or it does not refer to the section.
fn page_fault(document: &str, section: &str, address: &str, page: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let Some(html) = page(path) else { return Some(format!("sidan {path} finns inte")) };
    if !anchor.is_empty() && !html.contains(&format!("id=\"{anchor}\"")) {
        return Some(format!("sidan {path} har inget ankare {anchor}"));
    }
    let of_document = html.contains(&format!("kallor.html#{document}\"")) || html.contains(&format!("id=\"{document}\""));
    let refers = of_document && html.to_lowercase().split("avsnitt ").skip(1).any(|rest| names(rest, &section.to_lowercase()));
    (!refers).then(|| format!("sidan {path} hänvisar inte till avsnittet"))
}

/// Whether what stands after the word `avsnitt`, up to the next tag, names a section: a number by itself, or a heading in quotes.
fn names(rest: &str, section: &str) -> bool {
    let list = rest.split('<').next().unwrap_or_default();
    let mut listed = list.split([',', ';', ' ']).map(|word| word.trim_matches(['.', ')', '\n']));
    listed.any(|word| word == section) || list.contains(&format!("”{section}”"))
}

fn entries(node: &Node) -> BTreeMap<&str, &Node> {
    match &node.value {
        Value::Map(entries) => entries.iter().map(|(key, value)| (key.text.as_str(), value)).collect(),
        _ => BTreeMap::new(),
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text, _) | Value::Number(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: &str = "rapport:\n  \"1\": {skäl: rubrik, för: \"Bara en rubrik.\"}\n  \"1.1\": [insatser/a.html, pagang.html#b]\n  \
                           Slutsats: {skäl: upprepning, av: \"1.1\", för: \"Står där.\"}\n";

    fn told(change: (&str, &str)) -> Vec<String> {
        let sections = ["1", "1.1", "Slutsats"].map(str::to_owned).to_vec();
        let page = |path: &str| {
            let link = "<a href=\"../kallor.html#rapport\">Rapporten</a>, avsnitt 1.1 och ”Slutsats”.";
            match path {
                "insatser/a.html" => Some(link.to_owned()),
                "pagang.html" => Some(format!("<article id=\"b\">{link}")),
                "tom.html" => Some("<a href=\"kallor.html#rapport\">Rapporten</a>, avsnitt 11.1, 1.1.2".to_owned()),
                _ => None,
            }
        };
        let account = ACCOUNT.replace(change.0, change.1);
        assert!(change.0.is_empty() || account != ACCOUNT, "{change:?}");
        faults(&account, &BTreeMap::from([("rapport".to_owned(), sections)]), &page).1
    }

    #[test]
    fn an_account_that_is_whole_passes() {
        assert_eq!(told(("", "")), [""; 0]);
    }

    #[test]
    fn what_is_missing_or_refers_nowhere_is_told() {
        for (change, fault) in [
            (("  \"1\": {skäl: rubrik, för: \"Bara en rubrik.\"}\n", ""), "rapport#1: avsnittet saknas i listan"),
            (("  Slutsats:", "  Slut:"), "rapport#Slut: avsnittet finns inte i dokumentet"),
            (("insatser/a.html", "insatser/c.html"), "rapport#1.1: sidan insatser/c.html finns inte"),
            (("pagang.html#b", "pagang.html#c"), "rapport#1.1: sidan pagang.html har inget ankare c"),
            (("insatser/a.html", "tom.html"), "rapport#1.1: sidan tom.html hänvisar inte till avsnittet"),
            (("skäl: rubrik", "skäl: tråkigt"), "rapport#1: ”tråkigt” är inget skäl"),
            (("Bara en rubrik.", "Bara en rubrik"), "rapport#1: skälet saknar en mening"),
            (("av: \"1.1\"", "av: \"1\""), "rapport#Slutsats: ”1” är inget avsnitt som har sidor"),
            (("rapport:", "annan:"), "dokumentet rapport saknas"),
        ] {
            assert!(told(change).iter().any(|told| told.starts_with(fault)), "{change:?}: {:?}", told(change));
        }
    }
}
