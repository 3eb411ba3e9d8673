//! Making a text with raw HTML safe.
//!
//! In: HTML of which a part was written by hand, with our own attributes and values under signs. Out: HTML with only what is
//! listed here, the attributes and values back in their places. Values are not looked into: they are safe already, and may
//! be what no text may write.

use std::borrow::Cow;
use std::sync::OnceLock;

use ammonia::Builder;

/// Stands before a value's number.
const VALUE: char = '\u{e000}';
/// Stands after a value's number.
const VALUE_END: char = '\u{e001}';
/// Begins an attribute that is ours.
pub(super) const OURS: char = '\u{e002}';

/// Attributes that only we may write: ids would collide with the page's, classes would borrow its looks.
const ONLY_OURS: &[&str] = &["id", "class", "tabindex", "role", "aria-label"];

const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// What stands for value number `index` until the text is safe.
pub(super) fn value_sign(index: usize) -> String {
    format!("{VALUE}{index}{VALUE_END}")
}

/// Makes `html` safe, then puts the values in their places.
pub(super) fn sanitise(html: &str, value: impl Fn(usize) -> String) -> String {
    let clean = builder().clean(html).to_string();
    let mut whole = String::with_capacity(clean.len());
    let mut rest = clean.as_str();
    while let Some(at) = rest.find(VALUE) {
        whole.push_str(&rest[..at]);
        rest = &rest[at + VALUE.len_utf8()..];
        let Some((index, after)) = rest.split_once(VALUE_END) else { continue };
        if let Ok(index) = index.parse() {
            whole.push_str(&value(index));
            rest = after;
        }
    }
    whole.push_str(rest);
    whole
}

fn builder() -> &'static Builder<'static> {
    static BUILDER: OnceLock<Builder<'static>> = OnceLock::new();
    BUILDER.get_or_init(|| {
        let mut builder = Builder::empty();
        builder
            .tags(TAGS.iter().copied().collect())
            .clean_content_tags(["script", "style", "template", "noscript"].into())
            .generic_attributes(ONLY_OURS.iter().copied().chain(["lang", "title", "dir"]).collect())
            .tag_attributes(
                [
                    ("a", ["href"].as_slice()),
                    ("img", &["src", "alt"]),
                    ("ol", &["start", "reversed"]),
                    ("td", &["colspan", "rowspan", "headers"]),
                    ("th", &["colspan", "rowspan", "scope"]),
                    ("col", &["span"]),
                    ("colgroup", &["span"]),
                    ("time", &["datetime"]),
                    ("details", &["open"]),
                ]
                .into_iter()
                .map(|(tag, attributes)| (tag, attributes.iter().copied().collect()))
                .collect(),
            )
            .url_schemes(["http", "https", "mailto", "tel"].into())
            .link_rel(Some("noopener noreferrer"))
            .attribute_filter(|_, attribute, value| keep(attribute, value));
        builder
    })
}

/// Keeps our own attributes, and of the others those that can neither lead astray nor borrow the page's looks.
fn keep<'v>(attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let (ours, value) = match value.strip_prefix(OURS) {
        Some(value) => (true, value),
        None => (false, value),
    };
    if value.contains([VALUE, VALUE_END, OURS]) {
        return None;
    }
    let absolute = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| value.starts_with(scheme));
    let relative = !value.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
    let fine = match attribute {
        "href" => absolute || (ours && relative),
        "src" => ours && relative,
        _ => ours || !ONLY_OURS.contains(&attribute),
    };
    fine.then_some(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean(html: &str) -> String {
        sanitise(html, |index| format!("<svg data-i=\"{index}\"></svg>"))
    }

    #[test]
    fn only_what_is_listed_stays() {
        for (html, expected) in [
            ("<b onclick=\"x()\" style=\"color:red\" id=\"a\" class=\"b\">å</b>", "<b>å</b>"),
            ("<script>alert(1)</script>a", "a"),
            ("<style>p{}</style>a<!-- b -->", "a"),
            ("<a href=\"javascript:alert(1)\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<a href=\"&#xE002;javascript:alert(1)\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<a href=\"insats:a\">a</a>", "<a rel=\"noopener noreferrer\">a</a>"),
            ("<h1>a</h1><iframe src=\"https://x.se\"></iframe>", "a"),
            ("<p class=\"\u{e002}r\">a", "<p class=\"r\">a</p>"),
        ] {
            assert_eq!(clean(html), expected, "{html}");
        }
    }

    #[test]
    fn values_come_back_whole_and_never_into_attributes() {
        assert_eq!(clean("<p>\u{e000}3\u{e001}</p>"), "<p><svg data-i=\"3\"></svg></p>");
        assert_eq!(clean("<p title=\"\u{e000}3\u{e001}\">a"), "<p>a</p>");
        assert_eq!(clean("\u{e000}x"), "x");
    }
}
