//! Numbers in Swedish form.

/// A whole number with a no-break space between the thousands: `1 237`. A minus is U+2212.
pub fn integer(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if number < 0 {
        text.push('\u{2212}');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}

/// A number with a decimal comma and at most `decimals` decimals, none if it is whole.
pub fn decimal(number: f64, decimals: usize) -> String {
    let fixed = format!("{:.decimals$}", number.abs());
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut text = integer(whole.parse().unwrap_or(i64::MAX));
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    if number < 0.0 && text != "0" {
        text.insert(0, '\u{2212}');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(1237), "1\u{a0}237");
        assert_eq!(integer(-1_234_567), "\u{2212}1\u{a0}234\u{a0}567");
    }

    #[test]
    fn decimals_have_a_comma() {
        assert_eq!(decimal(0.45, 2), "0,45");
        assert_eq!(decimal(15.0, 1), "15");
        assert_eq!(decimal(-1234.56, 1), "\u{2212}1\u{a0}234,6");
        assert_eq!(decimal(-0.01, 1), "0");
    }
}
