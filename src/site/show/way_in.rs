//! How one comes into an insats, in sentences.

use crate::records::insats::{Beslut, VagIn};
use crate::records::ja_nej::JaNej;
use crate::site::cx::Cx;
use crate::site::words;

/// How one comes there, where a source tells.
pub(crate) fn way_in_words(cx: &Cx<'_>, vag_in: Option<&VagIn>) -> Option<String> {
    let vag_in = vag_in?;
    let from: Vec<String> =
        cx.catalogue().organisationer().all(&vag_in.fran).map(|o| o.kort.as_ref().unwrap_or(&o.namn).to_string()).collect();
    let from = (!from.is_empty()).then(|| words::list_of(&from, "eller"));
    let referral = match (vag_in.remiss, from) {
        (Some(JaNej::Ja), Some(from)) => Some(format!("Remiss från {from}.")),
        (Some(JaNej::Ja), None) => Some("Remiss krävs.".to_owned()),
        (Some(JaNej::Nej), Some(from)) => Some(format!("Ingen remiss krävs. Man kan komma från {from}.")),
        (Some(JaNej::Nej), None) => Some("Ingen remiss krävs.".to_owned()),
        (Some(JaNej::Okant) | None, Some(from)) => Some(format!("Man kommer från {from}.")),
        (Some(JaNej::Okant) | None, None) => None,
    };
    match (&vag_in.text, referral) {
        // The text says it already, in the source's words.
        (Some(text), Some(_)) if text.as_str().to_lowercase().contains("remi") => Some(text.to_string()),
        (Some(text), Some(referral)) => Some(format!("{referral} {text}")),
        (Some(text), None) => Some(text.to_string()),
        (None, referral) => referral,
    }
}

/// A decision in a sentence, where a source tells.
pub(crate) fn decision(beslut: Option<&Beslut>) -> Option<String> {
    let beslut = beslut?;
    let first = match (beslut.kravs, &beslut.av) {
        (Some(JaNej::Ja), Some(av)) => Some(format!("Beslut krävs. Det fattas av: {}.", av.as_str().trim_end_matches('.'))),
        (Some(JaNej::Ja), None) => Some("Beslut krävs.".to_owned()),
        (Some(JaNej::Nej), _) => Some("Inget beslut krävs.".to_owned()),
        (Some(JaNej::Okant) | None, Some(av)) => Some(format!("Beslut fattas av: {}.", av.as_str().trim_end_matches('.'))),
        (Some(JaNej::Okant) | None, None) => None,
    };
    match (first, &beslut.text) {
        (Some(first), Some(text)) => Some(format!("{first} {text}")),
        (Some(first), None) => Some(first),
        (None, text) => text.as_ref().map(ToString::to_string),
    }
}
