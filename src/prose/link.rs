//! Where a link leads.
//!
//! In: a link's address as it is written in Markdown. Out: a typed target or the fault. Whether a record or a file exists it
//! doesn't know.

use crate::rule::{link as rules, reference, value};
use crate::value::{Email, Fault, Phone, Slug, Url};

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// `insats:vamos-sydvast`, `sida:om#kontakt`; whether there is such a prefix and such a record is the catalogue's to say.
    Record {
        /// `insats`: a–z.
        prefix: String,
        /// The record's id.
        id: Slug,
        /// What stands after `#`: a heading's id, or a section of a source.
        anchor: Option<String>,
    },
    /// `#rubrik`: a heading or a figure of the same document.
    Anchor(String),
    /// A file beside the page.
    Relative(String),
    /// A page on another host.
    External(Url),
    /// An e-mail address.
    Mail(Email),
    /// A telephone number.
    Phone(Phone),
}

/// Schemes that look like prefixes and never are.
const REFUSED: &[&str] =
    &["about", "blob", "data", "file", "ftp", "ftps", "javascript", "news", "sms", "ssh", "vbscript", "view", "ws", "wss"];
const KINDS: &str = "skriv till exempel insats:vamos-sydvast, #rubrik eller https://goteborg.se/";

impl LinkTarget {
    /// Reads an address.
    pub fn parse(address: &str) -> Result<Self, Fault> {
        if address.is_empty() {
            return Err(Fault::of(&rules::LANK_UTAN_ADRESS, "länken saknar adress", KINDS));
        }
        if let Some(anchor) = address.strip_prefix('#') {
            return if anchor.is_empty() {
                Err(Fault::of(&rules::LANK_UTAN_RUBRIK, "länken saknar rubrik efter ”#”", "skriv rubrikens id efter ”#”"))
            } else {
                Ok(Self::Anchor(anchor.to_owned()))
            };
        }
        let before = &address[..address.find(['/', '?', '#']).unwrap_or(address.len())];
        let Some((scheme, _)) = before.split_once(':') else { return Self::relative(address) };
        let rest = &address[scheme.len() + 1..];
        match scheme {
            "http" | "https" => Url::parse(address).map(Self::External),
            "mailto" => Email::parse(rest).map(Self::Mail),
            "tel" => Phone::parse(&rest.replace("%20", " ")).map(Self::Phone),
            _ if REFUSED.contains(&scheme.to_ascii_lowercase().as_str()) => {
                Err(Fault::of(&rules::FORBJUDET_LANKSLAG, format!("länkar av slaget ”{scheme}:” är inte tillåtna"), KINDS))
            }
            _ if !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_lowercase()) => Self::record(scheme, rest),
            _ => {
                let plain = Slug::suggest(scheme);
                let hint = if plain.is_empty() || plain == scheme || plain.contains('-') {
                    KINDS.to_owned()
                } else {
                    format!("skriv ”{plain}:”, med små bokstäver och utan prickar")
                };
                Err(Fault::of(&reference::OKANT_SLAG, format!("”{scheme}:” är inget länkslag"), hint))
            }
        }
    }

    fn record(prefix: &str, rest: &str) -> Result<Self, Fault> {
        let (id, anchor) = rest.split_once('#').map_or((rest, None), |(id, anchor)| (id, Some(anchor)));
        if id.is_empty() {
            return Err(Fault::of(
                &rules::LANK_UTAN_ID,
                format!("länken saknar id efter ”{prefix}:”"),
                format!("skriv till exempel {prefix}:ett-id, utan mellanslag"),
            ));
        }
        if anchor == Some("") {
            return Err(Fault::of(
                &rules::LANK_UTAN_RUBRIK,
                "länken slutar med ”#”",
                "skriv rubrikens id efter ”#”, eller ta bort tecknet",
            ));
        }
        Ok(Self::Record { prefix: prefix.to_owned(), id: Slug::parse(id)?, anchor: anchor.map(str::to_owned) })
    }

    fn relative(address: &str) -> Result<Self, Fault> {
        if address.starts_with(['/', '\\']) || address.contains('\\') {
            return Err(Fault::of(
                &rules::ROTAD_ADRESS,
                format!("”{address}” fungerar bara på en viss webbplats"),
                "skriv en adress utan inledande snedstreck, räknad från sidan, eller länka till posten: sida:ID",
            ));
        }
        if address.contains('@') && Email::parse(address).is_ok() {
            return Err(Fault::of(
                &rules::EPOST_UTAN_MAILTO,
                format!("”{address}” är en e-postadress"),
                format!("skriv mailto:{address}"),
            ));
        }
        if address.starts_with("www.") {
            return Err(Fault::of(
                &rules::ADRESS_UTAN_HTTPS,
                format!("”{address}” saknar https://"),
                format!("skriv https://{address}"),
            ));
        }
        if address.chars().any(char::is_control) {
            return Err(Fault::of(&value::STYRTECKEN_I_TEXT, "adressen innehåller osynliga tecken", "skriv om adressen"));
        }
        Ok(Self::Relative(address.to_owned()))
    }

    /// Whether a link here may be written without a text, as a figure's is: `[](figur:behov)`.
    pub fn names_itself(&self) -> bool {
        matches!(self, Self::Record { prefix, .. } if prefix == "figur")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_typed() {
        let record = |prefix: &str, id: &str, anchor: Option<&str>| LinkTarget::Record {
            prefix: prefix.to_owned(),
            id: Slug::parse(id).expect("an id"),
            anchor: anchor.map(str::to_owned),
        };
        for (address, target) in [
            ("insats:vamos-sydvast", record("insats", "vamos-sydvast", None)),
            ("sida:om#kontakt", record("sida", "om", Some("kontakt"))),
            ("kalla:utredning-2025#4.2.4.2", record("kalla", "utredning-2025", Some("4.2.4.2"))),
            ("#kontakt", LinkTarget::Anchor("kontakt".to_owned())),
            ("fil.pdf", LinkTarget::Relative("fil.pdf".to_owned())),
            ("../a/b.html#c:d", LinkTarget::Relative("../a/b.html#c:d".to_owned())),
            ("https://goteborg.se/a", LinkTarget::External(Url::parse("https://goteborg.se/a").expect("a url"))),
            ("mailto:a@b.se", LinkTarget::Mail(Email::parse("a@b.se").expect("an address"))),
            ("tel:031-365 00 00", LinkTarget::Phone(Phone::parse("031-365 00 00").expect("a number"))),
        ] {
            assert_eq!(LinkTarget::parse(address), Ok(target), "{address}");
        }
    }

    #[test]
    fn other_schemes_are_faults() {
        for address in [
            "",
            "#",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "insats:",
            "insats:Vamos",
            "insats:a#",
            "/om.html",
            "//x.se",
            "\\\\server\\fil",
            "C:\\fil",
            "www.goteborg.se",
            "a@b.se",
            "mailto:x",
            "tel:ring",
            "http://",
            "x\u{1}",
            ":a",
        ] {
            assert!(LinkTarget::parse(address).is_err(), "{address}");
        }
        assert!(LinkTarget::parse("område:x").expect_err("a fault").hint.contains("”omrade:”"));
    }
}
