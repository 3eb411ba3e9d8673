//! What the ways into an insats say of one thing: once where they agree, else way by way.
//!
//! In: the ways and what each says. Out: groups of ways that say the same, in the record's order. What differs is never folded into
//! one word.

use serde::Serialize;

use super::words;
use crate::catalogue::Way;

/// What some ways say of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct ByWay<T> {
    /// The names of the ways, where not all ways say the same.
    pub vag: Option<String>,
    /// What they say.
    pub vad: T,
}

/// What each way says, those that say the same together.
pub(super) fn by_way<'c, T: PartialEq>(ways: &[Way<'c>], of: impl Fn(&Way<'c>) -> T) -> Vec<ByWay<T>> {
    let mut groups: Vec<(Vec<String>, T)> = Vec::new();
    for way in ways {
        let what = of(way);
        let name = way.del.map_or_else(String::new, |del| del.namn.to_string());
        match groups.iter_mut().find(|(_, known)| *known == what) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], what)),
        }
    }
    let differ = groups.len() > 1;
    let group = |(names, vad): (Vec<String>, T)| ByWay { vag: differ.then(|| words::list_of(&names, "och")), vad };
    groups.into_iter().map(group).collect()
}

/// Lists that the ways give, those left out that are empty where every other way gives one.
pub(super) fn lists<'c, T: PartialEq>(ways: &[Way<'c>], of: impl Fn(&Way<'c>) -> Vec<T>) -> Vec<ByWay<Vec<T>>> {
    let groups = by_way(ways, of);
    if groups.iter().all(|group| group.vad.is_empty()) { Vec::new() } else { groups }
}

/// What the ways say in a few words: `Mötesplatsen: hela staden · Arbetsträningen: Sydväst`. None where no way says anything.
pub(super) fn in_words<'c>(ways: &[Way<'c>], of: impl Fn(&Way<'c>) -> Option<String>) -> Option<String> {
    let groups = by_way(ways, of);
    if groups.iter().all(|group| group.vad.is_none()) {
        return None;
    }
    let said = groups.into_iter().map(|ByWay { vag, vad }| {
        let text = vad.unwrap_or_else(|| words::MISSING.to_owned());
        match vag {
            Some(vag) => format!("{vag}: {text}"),
            None => text,
        }
    });
    Some(said.collect::<Vec<_>>().join(" · "))
}
