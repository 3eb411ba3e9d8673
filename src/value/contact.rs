//! Ways to reach a function or a page.

use std::fmt;

use serde::Serialize;

use super::text::{Fault, text_value};
use crate::rule::value as rules;

macro_rules! text_newtype {
    ($(#[$doc:meta])* $type:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $type(String);

        impl $type {
            /// The value as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_newtype!(
    /// The e-mail address of a function: one `@`, a domain with a dot, no spaces.
    Email
);
text_newtype!(
    /// A telephone number: digits, spaces, hyphens, parentheses, an opening `+`; 5 to 15 digits (ITU-T E.164).
    Phone
);
text_newtype!(
    /// The address of a page on another host, `https://` or `http://`.
    Url
);
text_newtype!(
    /// The address that a site lies at: that of a page on a host, with nothing asked (`?`) and no place on it (`#`), so that the pages'
    /// addresses can follow it.
    SiteUrl
);

impl Email {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || {
            Fault::of(
                &rules::INGEN_EPOST,
                format!("”{text}” är ingen e-postadress"),
                "skriv till exempel funktion@forvaltning.goteborg.se",
            )
        };
        let (local, domain) = text.split_once('@').ok_or_else(fault)?;
        let fine = |part: &str, more: &str| {
            !part.is_empty()
                && part.chars().all(|c| c.is_alphanumeric() || more.contains(c))
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.contains("..")
        };
        if fine(local, ".-_+") && fine(domain, ".-") && domain.contains('.') && text.len() <= 254 {
            Ok(Self(text.to_owned()))
        } else {
            Err(fault())
        }
    }
}

impl Phone {
    /// Reads a number.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let rest = text.strip_prefix('+').unwrap_or(text);
        let fine = (5..=15).contains(&digits) && rest.chars().all(|c| c.is_ascii_digit() || " -()\u{a0}".contains(c));
        if fine {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::of(
                &rules::INGET_TELEFONNUMMER,
                format!("”{text}” är inget telefonnummer"),
                "skriv till exempel 031-365 00 00",
            ))
        }
    }

    /// The number as a `tel:` link wants it.
    pub fn dial(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl Url {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || {
            Fault::of(
                &rules::INGEN_WEBBADRESS,
                format!("”{text}” är ingen webbadress"),
                "skriv hela adressen, till exempel https://goteborg.se/",
            )
        };
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(fault)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host_name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        let fine = !host_name.is_empty()
            && host_name.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
            && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c));
        if fine { Ok(Self(text.to_owned())) } else { Err(fault()) }
    }
}

impl SiteUrl {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let url = Url::parse(text)?;
        match url.0.split_once(['?', '#']) {
            None => Ok(Self(url.0)),
            Some((folder, _)) => Err(Fault::of(
                &rules::INGEN_WEBBADRESS,
                format!("på ”{text}” kan ingen sajt ligga: sidornas adresser kan inte följa efter {}", &text[folder.len()..]),
                format!("skriv adressen till mappen: {folder}"),
            )),
        }
    }

    /// The folder that it leads to, as an address that begins and ends with `/`: `/utbud/` of `https://intranat.example/utbud`.
    pub fn folder(&self) -> String {
        let (_, rest) = self.0.split_once("://").unwrap_or_default();
        let path = rest.split_once('/').map_or("", |(_, path)| path);
        // Two slashes at the beginning would name a host.
        match path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        }
    }
}

text_value!(Email, format: "utbud-epost", types: "string", describe: "En funktions e-postadress, aldrig en persons.");
text_value!(Phone, format: "utbud-telefon", types: ["string", "integer"], describe: "Ett telefonnummer till en funktion.");
text_value!(Url, format: "utbud-webbadress", types: "string", describe: "En hel webbadress.");
text_value!(SiteUrl, format: "utbud-basadress", types: "string", describe: "Adressen till en mapp på webben, utan ? och #.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_folder() {
        for (url, folder) in [
            ("https://a.se", "/"),
            ("https://a.se:8080/", "/"),
            ("https://a.se/b", "/b/"),
            ("https://a.se/b/utbud/", "/b/utbud/"),
            ("https://a.se//b.se/c", "/b.se/c/"),
        ] {
            assert_eq!(SiteUrl::parse(url).expect("an address").folder(), folder, "{url}");
        }
    }

    #[test]
    fn no_site_lies_at_a_question_or_a_place_on_a_page() {
        for bad in ["https://a.se/b?c=1", "https://a.se?b/c", "https://a.se/b/#c", "a.se"] {
            assert!(SiteUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn addresses_are_checked() {
        assert!(Email::parse("socialsydvast@socialsydvast.goteborg.se").is_ok());
        for bad in ["", "a", "a@b", "a b@c.se", "a@b..se", "a@b.se, c@d.se", "@b.se"] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Phone::parse("031-365 00 00").expect("a number").dial(), "0313650000");
        for bad in ["", "ring oss", "031", "031-365 00 00 eller 01"] {
            assert!(Phone::parse(bad).is_err(), "{bad}");
        }
        assert!(Url::parse("https://goteborg.se/a?b#c").is_ok());
        for bad in
            ["goteborg.se", "javascript:alert(1)", "https://", "https:///a", "https://a b.se", "ftp://a.se", "https://a..se"]
        {
            assert!(Url::parse(bad).is_err(), "{bad}");
        }
    }
}
