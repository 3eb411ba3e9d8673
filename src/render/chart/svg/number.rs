//! Fewer decimals in the numbers of an SVG.

/// A path's data, or any attribute of numbers, with at most two decimals.
///
/// Arcs keep theirs: a full circle whose ends fall together would vanish.
pub(super) fn rounded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let mut in_arc = false;
    while let Some(first) = rest.chars().next() {
        let length = number_length(rest);
        if length == 0 {
            in_arc = if first.is_ascii_alphabetic() { matches!(first, 'A' | 'a') } else { in_arc };
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (number, tail) = rest.split_at(length);
        let shorter = if in_arc { number.to_owned() } else { two_decimals(number) };
        // Two numbers may touch where a sign or a point starts the second, as in `1-.5`.
        if out.ends_with(|last: char| last.is_ascii_digit()) && shorter.starts_with(|next: char| next.is_ascii_digit()) {
            out.push(' ');
        }
        out.push_str(&shorter);
        rest = tail;
    }
    out
}

/// The numbers of `translate(1 2)`.
pub(super) fn translation(transform: &str) -> Option<(f64, f64)> {
    let inner = transform.strip_prefix("translate(")?.strip_suffix(')')?;
    let (x, y) = inner.split_once([' ', ','])?;
    Some((x.trim().parse().ok()?, y.trim().parse().ok()?))
}

/// The box around a path of lines and curves: left, top, right, bottom. `None` where it holds anything else.
pub(super) fn area(path: &str) -> Option<[f64; 4]> {
    let mut rest = path.trim();
    let (mut command, mut at) = ('M', (0.0_f64, 0.0_f64));
    let mut area = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    while let Some(first) = rest.chars().next() {
        if number_length(rest) == 0 {
            rest = &rest[first.len_utf8()..];
            if first.is_ascii_alphabetic() {
                command = first;
            }
            continue;
        }
        let mut next = || {
            rest = rest.trim_start_matches([' ', ',']);
            let (number, tail) = rest.split_at(number_length(rest));
            rest = tail;
            number.parse::<f64>().ok()
        };
        let pairs = match command {
            'M' | 'L' | 'm' | 'l' => 1,
            'C' | 'c' => 3,
            _ => return None,
        };
        let from = if command.is_ascii_lowercase() { at } else { (0.0, 0.0) };
        for _ in 0..pairs {
            at = (from.0 + next()?, from.1 + next()?);
            area = [area[0].min(at.0), area[1].min(at.1), area[2].max(at.0), area[3].max(at.1)];
        }
    }
    area[0].is_finite().then_some(area)
}

/// The bytes of the number that a text starts with; zero if it starts with none.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.get(from..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count();
    let sign = usize::from(matches!(bytes.first(), Some(b'-' | b'+')));
    let whole = digits(sign);
    let mut end = sign + whole;
    let mut fraction = 0;
    if bytes.get(end) == Some(&b'.') {
        fraction = digits(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return 0;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'-' | b'+')));
        let exponent = digits(end + 1 + sign);
        if exponent > 0 {
            end += 1 + sign + exponent;
        }
    }
    end
}

/// A number with at most two decimals.
fn two_decimals(number: &str) -> String {
    match number.parse::<f64>() {
        // Adding zero turns minus zero into zero.
        Ok(value) if value.is_finite() => ((value * 100.0).round() / 100.0 + 0.0).to_string(),
        Ok(_) | Err(_) => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_two_decimals() {
        assert_eq!(rounded("M0.004 1.236L-0.004,10.5Z"), "M0 1.24L0,10.5Z");
        assert_eq!(rounded("translate(1.23456 -7.891)"), "translate(1.23 -7.89)");
        assert_eq!(rounded("1.5.5-.999 1e-7 2e"), "1.5 0.5-1 0 2e");
        assert_eq!(rounded("1-.001"), "1 0");
        assert_eq!(rounded(""), "");
        assert_eq!(rounded("var(--å)"), "var(--å)");
    }

    #[test]
    fn areas_and_moves_are_read() {
        assert_eq!(area("M1 2l3 0l0 4l-3 0Z"), Some([1.0, 2.0, 4.0, 6.0]));
        assert_eq!(area("M0 0C1 0 1 5 2 5L2 9Z"), Some([0.0, 0.0, 2.0, 9.0]));
        assert_eq!(area("M0 0A1 1 0 1 1 2 2"), None);
        assert_eq!(area(""), None);
        assert_eq!(translation("translate(1.5 -2)"), Some((1.5, -2.0)));
        assert_eq!(translation("rotate(1)"), None);
    }

    #[test]
    fn arcs_stay() {
        assert_eq!(rounded("M1.005 0A6.123 6.123 0 1 1 5.99998 0L1.239 2"), "M1 0A6.123 6.123 0 1 1 5.99998 0L1.24 2");
    }
}
