//! How many cases a property test tries.

/// As many as are usual, or as many times more as `UTBUD_TIMES` says: `tests/full` asks for more.
pub(crate) fn cases(usual: u32) -> u32 {
    #[allow(clippy::disallowed_methods, reason = "the environment says how long a test may take")]
    let times = std::env::var("UTBUD_TIMES");
    usual * times.map_or(1, |times| times.parse().expect("UTBUD_TIMES is a whole number"))
}
