//! Decimal numbers with all their digits.

use std::fmt;

/// A decimal number as it was written or stored: no digit is lost before it is known whether a computer's number holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact {
    negative: bool,
    /// Its digits without zeros at either end; none where it is zero.
    digits: Vec<u8>,
    /// The number is the digits, read as a whole number, times ten to this power.
    power: i64,
}

/// So many digits any decimal number keeps in a computer's number of 64 bits.
const KEPT: usize = 15;
/// Powers of ten beyond this are of no computer's number.
const FAR: i32 = 400;

impl Exact {
    /// Reads digits with a decimal point if any: `-12.50`, also in the notation of files: `1.25E+3`.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|power| power.abs() <= FAR)?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let fine = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let point_without_digits = mantissa.contains('.') && fraction.is_empty();
        if whole.is_empty() || point_without_digits || !fine(whole) || !fine(fraction) {
            return None;
        }
        let digits = whole.bytes().chain(fraction.bytes()).map(|b| b - b'0').collect();
        Some(Self { negative, digits, power: i64::from(exponent) - i64::try_from(fraction.len()).ok()? }.trimmed())
    }

    /// A stored number as a spreadsheet program shows it, with fifteen digits: 0.30000000000000004 is 0.3.
    pub fn of(number: f64) -> Option<Self> {
        Self::parse(&format!("{number:.*e}", KEPT - 1))
    }

    fn trimmed(mut self) -> Self {
        let zeros = self.digits.iter().rev().take_while(|digit| **digit == 0).count();
        self.digits.truncate(self.digits.len() - zeros);
        self.power += i64::try_from(zeros).unwrap_or(i64::MAX / 2);
        let zeros = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..zeros);
        if self.digits.is_empty() {
            return Self { negative: false, digits: Vec::new(), power: 0 };
        }
        self
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The same without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self { negative: false, ..self.clone() }
    }

    /// The same with this sign.
    #[must_use]
    pub fn signed(self, negative: bool) -> Self {
        Self { negative: negative && !self.is_zero(), ..self }
    }

    /// Ten to this power times the number.
    #[must_use]
    pub fn shifted(&self, by: i32) -> Self {
        Self { power: self.power + i64::from(by), ..self.clone() }.trimmed()
    }

    /// The number with at most so many decimals; a five is rounded away from zero, as spreadsheet programs do.
    #[must_use]
    pub fn rounded(&self, decimals: usize) -> Self {
        let Some(over) = i64::try_from(decimals).ok().and_then(|decimals| usize::try_from(-self.power - decimals).ok()) else {
            return self.clone();
        };
        if over == 0 {
            return self.clone();
        }
        let Some(kept) = self.digits.len().checked_sub(over) else {
            return Self { negative: false, digits: Vec::new(), power: 0 };
        };
        let mut digits = vec![0];
        digits.extend_from_slice(&self.digits[..kept]);
        if self.digits[kept] >= 5 {
            for digit in digits.iter_mut().rev() {
                *digit = (*digit + 1) % 10;
                if *digit != 0 {
                    break;
                }
            }
        }
        Self { negative: self.negative, digits, power: self.power + i64::try_from(over).unwrap_or(0) }.trimmed()
    }

    /// The number with at most so many digits that count.
    #[must_use]
    pub fn significant(&self, digits: usize) -> Self {
        let first = i64::try_from(self.digits.len()).unwrap_or(i64::MAX / 2) + self.power;
        let decimals = i64::try_from(digits).unwrap_or(i64::MAX / 2) - first;
        match usize::try_from(decimals) {
            Ok(decimals) => self.rounded(decimals),
            Err(_) => {
                let by = i32::try_from(decimals).unwrap_or(i32::MIN / 2);
                self.shifted(by).rounded(0).shifted(-by)
            }
        }
    }

    /// How many digits stand before its decimal sign; none for zero and what is smaller than one.
    pub fn whole_digits(&self) -> usize {
        usize::try_from(i64::try_from(self.digits.len()).unwrap_or(i64::MAX / 2) + self.power).unwrap_or(0)
    }

    /// How many decimals it has.
    pub fn decimals(&self) -> usize {
        usize::try_from(-self.power).unwrap_or(0)
    }

    /// The computer's number that is the same; `None` where there is none.
    pub fn number(&self) -> Option<f64> {
        let digits: String = self.digits.iter().map(|digit| char::from(b'0' + digit)).collect();
        if digits.is_empty() {
            return Some(0.0);
        }
        let number: f64 = format!("{}{digits}e{}", if self.negative { "-" } else { "" }, self.power).parse().ok()?;
        let held = number.is_finite() && (digits.len() <= KEPT || Self::parse(&format!("{number:e}")).as_ref() == Some(self));
        (held && number != 0.0).then_some(number)
    }

    /// The digits, with at least so many before the decimal sign and as many after it as there are.
    pub fn written(&self, least: usize, decimal: char) -> String {
        let mut text = String::new();
        if self.negative {
            text.push('-');
        }
        let length = i64::try_from(self.digits.len()).unwrap_or(0);
        let before = usize::try_from(length + self.power).unwrap_or(0);
        (before..least.max(1)).for_each(|_| text.push('0'));
        let digit = |at: usize| char::from(b'0' + self.digits.get(at).copied().unwrap_or(0));
        (0..before).for_each(|at| text.push(digit(at)));
        if self.power < 0 {
            text.push(decimal);
            (length + self.power..0).for_each(|_| text.push('0'));
            (before..self.digits.len()).for_each(|at| text.push(digit(at)));
        }
        text
    }
}

impl fmt::Display for Exact {
    /// With a decimal comma; a number of very many digits by its power of ten.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.power.unsigned_abs() > 40 || self.digits.len() > 40 {
            let head: String = self.digits.iter().take(KEPT).map(|digit| char::from(b'0' + digit)).collect();
            let power = self.power + i64::try_from(self.digits.len().saturating_sub(KEPT)).unwrap_or(0);
            let sign = if self.negative { "-" } else { "" };
            return write!(f, "{sign}{head}{}E{power}", if self.digits.len() > KEPT { "…" } else { "" });
        }
        f.write_str(&self.written(1, ','))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("it is a number")
    }

    #[test]
    fn digits_are_kept() {
        for (text, shown) in
            [("0", "0"), ("-0.0", "0"), ("007", "7"), ("12.50", "12,5"), ("1.25E+3", "1250"), ("-4E-3", "-0,004")]
        {
            assert_eq!(exact(text).to_string(), shown);
        }
        for bad in ["", "-", ".5", "5.", "1,5", "+1", "1e", "NaN", "inf", "0x1F", "1 2"] {
            assert_eq!(Exact::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_are_rounded_as_spreadsheets_do() {
        assert_eq!(exact("1.005").rounded(2), exact("1.01"));
        assert_eq!(exact("-2.5").rounded(0), exact("-3"));
        assert_eq!(exact("999.96").rounded(1), exact("1000"));
        assert_eq!(exact("0.04").rounded(1), exact("0"));
        assert_eq!(exact("0.05").rounded(1), exact("0.1"));
        assert_eq!(exact("0.004").rounded(1), exact("0"));
        assert_eq!(exact("1234567").significant(3), exact("1230000"));
        assert_eq!(exact("0.0012345").significant(3), exact("0.00123"));
        assert_eq!(Exact::of(0.1 + 0.2), Some(exact("0.3")));
        assert_eq!(exact("0.405").shifted(2), exact("40.5"));
    }

    #[test]
    fn what_a_computer_can_not_hold_is_no_number() {
        assert_eq!(exact("9007199254740992").number(), Some(9_007_199_254_740_992.0));
        assert_eq!(exact("9007199254740993").number(), None);
        assert_eq!(exact("0.1").number(), Some(0.1));
        assert_eq!(exact("0.12345678901234567890").number(), None);
        assert_eq!(exact("1e400").number(), None);
        assert_eq!(exact("1e-400").number(), None);
        assert_eq!(exact("-0").number(), Some(0.0));
    }

    #[test]
    fn numbers_are_written_with_zeros_before_them() {
        assert_eq!(exact("7").written(3, ','), "007");
        assert_eq!(exact("0.05").written(1, ','), "0,05");
        assert_eq!(exact("120").written(1, '.'), "120");
        assert_eq!(exact("0").written(1, '.'), "0");
        assert_eq!(exact("-12.34").written(1, '.'), "-12.34");
    }
}
