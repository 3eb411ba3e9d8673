//! "Menade du …?"

/// The candidate nearest to what was written, if it is near: at most a third of its letters differ (two in short words),
/// or one begins with the other.
pub fn similar<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let distance = strsim::damerau_levenshtein(&written, &lower);
            let allowed = (lower.chars().count().max(written.chars().count()) / 3).clamp(1, 4);
            let prefix = written.chars().count() >= 3
                && (lower.starts_with(&written) || written.starts_with(&lower) && lower.chars().count() >= 3);
            (distance <= allowed || prefix).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_offered_and_far_ones_not() {
        let words = ["sammanfattning", "målgrupper", "namn", "kö"];
        assert_eq!(similar("samanfattning", words), Some("sammanfattning"));
        assert_eq!(similar("Namm", words), Some("namn"));
        assert_eq!(similar("målgrup", words), Some("målgrupper"));
        assert_eq!(similar("telefon", words), None);
        assert_eq!(similar("ko", words), Some("kö"));
    }
}
