//! Numbers in bytes that are no text: what can be seen of them all the same.

use crate::value::{Lines, Personnummer, personnummer};

/// Every number, once. Old formats of Word and Excel spell their texts in bytes of one kind or another.
pub(super) fn numbers(bytes: &[u8]) -> Vec<Personnummer> {
    let without_zeros: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
    let mut found = personnummer(&String::from_utf8_lossy(bytes), Lines::Apart, None);
    found.extend(personnummer(&String::from_utf8_lossy(&without_zeros), Lines::Apart, None));
    found.sort_by(|a, b| a.digits().cmp(b.digits()));
    found.dedup_by(|a, b| a.digits() == b.digits());
    found
}
