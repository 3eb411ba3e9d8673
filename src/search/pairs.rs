//! `Lång form (FÖRKORTNING)`: what an abbreviation stands for in one record. In another it may stand for something else.

use super::letters::StemId;

/// A long form and its abbreviation.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) long: Vec<StemId>,
    pub(super) short: Vec<StemId>,
}

/// The long forms and abbreviations that a text explains.
pub(super) fn find(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let (before, after) = (&rest[..open], &rest[open + 1..]);
        let Some(close) = after.find(')') else { break };
        let short = after[..close].trim();
        if is_abbreviation(short)
            && let Some(long) = long_form(before, short)
        {
            found.push((long.to_owned(), short.to_owned()));
        }
        rest = &after[close + 1..];
    }
    found
}

fn is_abbreviation(text: &str) -> bool {
    let letters = text.chars().count();
    (2..=8).contains(&letters)
        && text.chars().all(|c| c.is_alphanumeric() || c == '-')
        && text.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The words before an abbreviation that it stands for: as few as hold its letters in order, beginning with its first.
fn long_form<'t>(before: &'t str, short: &str) -> Option<&'t str> {
    let before = before.trim_end();
    let from = before.rfind(['.', ':', ';', '(', ')', '\n']).map_or(0, |at| at + 1);
    let first = short.chars().next()?.to_lowercase().next()?;
    let starts = before[from..].char_indices().rev().filter(|(at, c)| {
        let at = from + at;
        c.to_lowercase().next() == Some(first) && before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric())
    });
    starts.map(|(at, _)| &before[from + at..]).find(|long| long.chars().count() > short.chars().count() + 2 && holds(long, short))
}

/// Whether a text holds the letters of another in order.
fn holds(long: &str, short: &str) -> bool {
    let mut letters = long.chars().flat_map(char::to_lowercase);
    short.chars().filter(|c| *c != '-').flat_map(char::to_lowercase).all(|wanted| letters.any(|letter| letter == wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_explain_themselves() {
        let pair = |long: &str, short: &str| vec![(long.to_owned(), short.to_owned())];
        assert_eq!(find("Metoden Individual Placement and Support (IPS) är"), pair("Individual Placement and Support", "IPS"));
        assert_eq!(find("Offentligt skyddat arbete (OSA)"), pair("Offentligt skyddat arbete", "OSA"));
        assert!(find("Aktivitetshusen (öppen verksamhet)").is_empty());
        assert!(find("enligt den tidigare lagen (2001:453)").is_empty());
        assert!(find("Se nedan (XYZ)").is_empty());
        assert!(find("(").is_empty());
    }
}
