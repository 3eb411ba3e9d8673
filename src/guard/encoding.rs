//! What bytes are: text of one encoding or another, an archive, or neither.

use std::borrow::Cow;

use crate::tree::Syntax;

/// How much of a file tells what it is.
const HEAD: usize = 4096;

pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the sources' text of a file is all there is to see in it.
pub(super) fn is_text(path: &str, bytes: &[u8]) -> bool {
    !is_utf16(bytes) && utf32(bytes).is_none() && (Syntax::of(path).is_some() || !is_archive(bytes) && !is_binary(bytes))
}

fn is_binary(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD)].contains(&0) || bytes.starts_with(b"%PDF")
}

/// The text that bytes stand for, as far as it takes to see digits and what parts them; `None` where they are no text.
pub(super) fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some(big) = utf32(bytes) {
        let unit = |four: &[u8]| {
            let four = [four[0], four[1], four[2], four[3]];
            char::from_u32(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }).unwrap_or('\u{fffd}')
        };
        return Some(bytes.chunks_exact(4).map(unit).filter(|c| *c != '\u{feff}').collect::<String>().into());
    }
    if is_utf16(bytes) {
        let big = bytes.starts_with(&[0xfe, 0xff]) || bytes[0] == 0;
        let unit =
            |pair: &[u8]| if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) };
        let units: Vec<u16> = bytes.chunks_exact(2).map(unit).collect();
        return Some(String::from_utf16_lossy(&units).trim_start_matches('\u{feff}').to_owned().into());
    }
    // What is no UTF-8 becomes U+FFFD, which may stand for a dash or a space of Windows' character set.
    (!is_binary(bytes)).then(|| String::from_utf8_lossy(bytes))
}

/// Whether the big end comes first in text in UTF-32: by its mark, or because of four bytes of Western text three are 0. `None` where
/// bytes are no such text.
fn utf32(bytes: &[u8]) -> Option<bool> {
    let head = &bytes[..bytes.len().min(HEAD) / 4 * 4];
    let of_end = |zero: [usize; 2]| head.chunks_exact(4).filter(|four| zero.iter().all(|at| four[*at] == 0)).count();
    let most = |count: usize| count > 0 && count * 4 == head.len();
    let text = |zero: [usize; 2], low: usize| most(of_end(zero)) && head.chunks_exact(4).all(|four| four[low] != 0);
    match () {
        () if text([0, 1], 3) && bytes.len() >= 8 => Some(true),
        () if text([2, 3], 0) && bytes.len() >= 8 && !bytes.starts_with(&[0xff, 0xfe, 0, 0]) => Some(false),
        () if bytes.starts_with(&[0xff, 0xfe, 0, 0]) => Some(false),
        () => None,
    }
}

/// Whether bytes are text in UTF-16: by its mark, or because every other byte of Western text is 0.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    even.min(odd) == 0 && even.max(odd) > head.len() / 3
}
