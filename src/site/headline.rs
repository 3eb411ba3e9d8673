//! What an editor's headline says, as far as a made sentence could say against it.
//!
//! In: the headline, and what a sentence claims of which rows. Out: whether the two can stand together. It reads words, not meaning:
//! where it is in doubt the sentence is left out.

use crate::disclosure::PublicTable;
use crate::tables::Axis;

/// What a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// These are the largest.
    Largest,
    /// These are the smallest.
    Smallest,
    /// These have grown most.
    Grown,
    /// These have shrunk most.
    Shrunk,
    /// These have changed most, in unlike directions.
    Changed,
    /// All are alike, or none has changed.
    Even,
}

const LARGE: &[&str] = &["störst", "flest", "vanligast", "högst", "mest", "dominerar", "topp"];
const SMALL: &[&str] = &["minst", "färst", "ovanligast", "lägst"];
const UP: &[&str] = &["öka", "ökn", "ökat", "ökade", "ökar", "fler", "stig", "högre", "växe", "växt", "växa", "större", "uppåt"];
const DOWN: &[&str] =
    &["minska", "minskn", "färre", "sjunk", "sjönk", "lägre", "mindre", "krymp", "nedåt", "halver", "fall", "föll"];
const STILL: &[&str] = &["oförändra", "stabil", "konstant", "likadan", "lika många", "lika stor"];

/// Whether a sentence that claims this of these rows can stand under the headline.
pub(super) fn allows(headline: &str, table: &PublicTable, rows: &[usize], claim: Claim) -> bool {
    let named: Vec<usize> = (0..table.rows.len()).filter(|row| names(headline, &table.rows[*row])).collect();
    // A headline about one row leads away from a sentence about another.
    if !named.is_empty() && claim != Claim::Even && !rows.iter().any(|row| named.contains(row)) {
        return false;
    }
    let has = |stems: &[&str]| {
        let text = headline.to_lowercase();
        stems.iter().any(|stem| begins_a_word(&text, stem))
    };
    let (large, small, up, down, still) = (has(LARGE), has(SMALL), has(UP), has(DOWN), has(STILL));
    match claim {
        Claim::Largest => !(small && !large && !named.is_empty()),
        Claim::Smallest => !(large && !small && !named.is_empty()),
        Claim::Grown => !still && (up || !down),
        Claim::Shrunk => !still && (down || !up),
        Claim::Changed => !still && up == down,
        Claim::Even => !(up || down || large || small),
    }
}

/// Whether a text names a row or a column, by name or short name, as words of their own.
pub(super) fn names(text: &str, axis: &Axis) -> bool {
    let text = text.to_lowercase();
    [Some(axis.namn.as_str()), axis.kort.as_deref()].into_iter().flatten().any(|name| {
        let name = name.to_lowercase();
        text.match_indices(&name).any(|(at, _)| {
            let apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            apart(text[..at].chars().next_back()) && apart(text[at + name.len()..].chars().next())
        })
    })
}

fn begins_a_word(text: &str, stem: &str) -> bool {
    text.match_indices(stem).any(|(at, _)| text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::AxisKind;
    use crate::value::Slug;

    #[test]
    fn names_are_words_of_their_own() {
        let axis = |namn: &str| Axis {
            id: Slug::parse("a").expect("an id"),
            namn: namn.to_owned(),
            kort: None,
            mater: None,
            enhet: None,
            base: None,
            part_of: None,
            kind: AxisKind::Plain,
        };
        assert!(names("Flest väntar på Praktik", &axis("Praktik")));
        assert!(!names("Flest väntar på praktikplatser", &axis("Praktik")));
        assert!(!names("Vem väntar?", &axis("Praktik")));
    }

    #[test]
    fn stems_begin_words() {
        assert!(begins_a_word("antalet ökade", "öka"));
        assert!(!begins_a_word("avfall", "fall"));
    }
}
