//! Numbers that authorities make up for those who have none: a date, and four signs of which letters stand for digits (T, R, S, U, W,
//! X, J, K, L, M and N for the first of them; some regions have others). They have no check digit that all agree on.

use super::run::{Gap, Run, spelt};
use super::shape::is_date;
use super::sign::{Between, Sign, sign};

/// The letters that stand for the first of the last four digits wherever such numbers are in use.
const LETTERS: &[u8] = b"TRSUWXJKLMN";

/// The interim number whose date begins with a run: where it ends, and its digits and letters.
pub(super) fn number(text: &str, chain: &[Run], at: usize) -> Option<(usize, String)> {
    let here = &chain[at..];
    let date = [&[2, 2, 2][..], &[4, 2, 2], &[6], &[8]].into_iter().find(|groups| {
        here.len() >= groups.len()
            && groups.iter().zip(here).all(|(length, run)| *length == run.count)
            && (1..groups.len()).all(|index| here[index - 1].gap.inner() == here[0].gap.inner() && here[0].gap.inner().is_some())
    })?;
    let runs = &here[..date.len()];
    let values: Vec<u8> = runs.iter().flat_map(|run| &run.values[..run.count]).copied().collect();
    if !is_date(&values, true) {
        return None;
    }
    let (gap, start) = parted(text, runs.last()?.end)?;
    let code = text.as_bytes().get(start..start + 4)?;
    let goes_on = text[start..].chars().nth(4).is_some_and(char::is_alphanumeric);
    if goes_on || !is_code(code, &gap) {
        return None;
    }
    let mut digits = spelt(&values);
    digits.extend(code.iter().map(|byte| char::from(byte.to_ascii_uppercase())));
    Some((start + 4, digits))
}

/// What parts the date from what follows, in one line, and where that begins.
fn parted(text: &str, start: usize) -> Option<(Gap, usize)> {
    let mut gap = Gap::default();
    let mut at = start;
    loop {
        match sign(text, at)? {
            (Sign::Hidden, length) => at += length,
            (Sign::Between(between @ (Between::Space | Between::Dash | Between::Low | Between::Slash)), length) => {
                if !gap.add(between) || gap.spaces > 2 {
                    return None;
                }
                at += length;
            }
            _ => return Some((gap, at)),
        }
    }
}

/// Whether four signs are the last ones of an interim number. After a dash it may be any letters; else only the usual ones.
fn is_code(code: &[u8], gap: &Gap) -> bool {
    let capitals = code.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let digits = code.iter().filter(|byte| byte.is_ascii_digit()).count();
    let usual = LETTERS.contains(&code[0]) && digits == 3;
    if !gap.dash || gap.spaces > 0 {
        return usual;
    }
    let small = LETTERS.contains(&code[0].to_ascii_uppercase()) && digits == 3;
    usual || small || capitals == 1 && digits == 3 || capitals == 2 && digits == 2 && code[..2].iter().all(u8::is_ascii_uppercase)
}
