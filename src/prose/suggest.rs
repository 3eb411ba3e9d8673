//! "Menade du": the nearest of the words that exist.

/// The candidate nearest to `word`, if one is near enough to be what was meant.
pub(super) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A hint: the nearest candidate, or all of them, or `otherwise` where there are none.
pub(super) fn hint(word: &str, candidates: &[&str], otherwise: &str) -> String {
    if let Some(candidate) = nearest(word, candidates.iter().copied()) {
        format!("menade du ”{candidate}”?")
    } else if candidates.is_empty() {
        otherwise.to_owned()
    } else {
        format!("det som finns: {}", candidates.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_meant_and_far_ones_are_listed() {
        assert_eq!(hint("tall", &["tal", "diagram"], ""), "menade du ”tal”?");
        assert_eq!(hint("omrade", &["område"], ""), "menade du ”område”?");
        assert_eq!(hint("xyz", &["tal", "diagram"], ""), "det som finns: tal, diagram");
        assert_eq!(hint("xyz", &[], "inga"), "inga");
    }
}
