//! Numbers as printable characters, and weights as levels: what the index's strings are made of. The script reads the same.

/// How many digits there are: the printable ASCII characters from `#`, without the backslash.
pub(super) const DIGITS: u32 = 91;
/// Half of them end a number; the others say that more follows.
const HALF: u32 = 45;
/// The levels of a weight.
pub(super) const LEVELS: u32 = 16;
/// The weight of level 0, and the step between two levels.
const LEAST: f32 = 0.12;
const STEP: f32 = 1.55;

/// A digit for a number below [`DIGITS`].
pub(super) fn digit(number: u32) -> char {
    let code = 35 + number.min(DIGITS - 1);
    char::from_u32(if code >= 92 { code + 1 } else { code }).expect("it is ASCII")
}

/// A number of any size.
pub(super) fn number(mut number: u32, to: &mut String) {
    while number >= HALF {
        to.push(digit(HALF + number % HALF));
        number /= HALF;
    }
    to.push(digit(number));
}

/// A weight as a level.
pub(super) fn level(weight: f32) -> char {
    let level = ((weight / LEAST).ln() / STEP.ln()).round();
    digit((level.max(0.0) as u32).min(LEVELS - 1))
}

/// A text as three digits: FNV-1a, folded. Two names of one hash make a hit rank too high, no more.
pub(super) fn hash(text: &str, to: &mut String) {
    let mut hash: u32 = 0x811c_9dc5;
    for c in text.chars() {
        hash = (hash ^ u32::from(c)).wrapping_mul(0x0100_0193);
    }
    let mut folded = (hash >> 24) ^ (hash & 0x00ff_ffff);
    for _ in 0..3 {
        to.push(digit(folded % DIGITS));
        folded /= DIGITS;
    }
}

/// A text as a literal of the script.
pub(super) fn literal(text: &str) -> String {
    // JSON allows two characters that scripts of old took for line ends.
    serde_json::Value::from(text).to_string().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_printable_and_need_no_escape() {
        let all: String = (0..DIGITS).map(digit).collect();
        assert_eq!(all.chars().count(), 91);
        assert_eq!(literal(&all), format!("\"{all}\""));
        assert!(!all.contains(['!', ' ', '"']));
    }

    #[test]
    fn small_numbers_take_one_digit() {
        let packed = |value| {
            let mut text = String::new();
            number(value, &mut text);
            text
        };
        assert_eq!(packed(0), "#");
        assert_eq!(packed(44).len(), 1);
        assert_eq!(packed(45).len(), 2);
        assert_eq!(packed(100_000).len(), 4);
    }
}
