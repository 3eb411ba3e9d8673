//! What holds for every text.

#[path = "../../tests/cases/mod.rs"]
mod cases;

use std::cell::RefCell;
use std::ops::Range;

use cases::cases;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagToken, Token, TokenSink, TokenSinkResult, Tokenizer};
use proptest::prelude::*;

use super::tests::{World, link, show_at};
use super::*;

/// Pieces that texts are made of, the worst ones among them.
const PIECES: &[&str] = &[
    "{{",
    "}}",
    "{{ tal(\"v40\", \"å\") }}",
    "{{ diagram() }}",
    "{{ stadsområde.namn }}",
    "{{ [[1",
    "\"",
    "'",
    "`",
    "```\n",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "## ",
    "{#id}",
    "- ",
    "> ",
    "1. ",
    ": ",
    "| a | b |\n|--:|:-:|\n| ",
    " | ",
    "[",
    "]",
    "(",
    ")",
    "](insats:a)",
    "](javascript:alert(1))",
    "](data:text/html,x)",
    "![",
    "[^a]",
    "\n\n[^a]: ",
    "\n\n[b]: https://x.se \"t\"\n\n",
    "[b]",
    "<script>",
    "</script>",
    "<style>",
    "<b style=\"x\" onclick=\"y\">",
    "<img src=x onerror=y>",
    "<svg onload=x>",
    "<a href=\"javascript:x\">",
    "<!--",
    "-->",
    "<div title=\"",
    "<p title='",
    ">",
    "<",
    "&",
    "&#xE000;0&#xE001;",
    "\u{e000}",
    "\u{e001}",
    "\u{e002}",
    "\u{0}",
    "åäö",
    "🙂",
    "a\u{301}",
    "*",
    "**",
    "_",
    "~~",
    "\\",
    "---\n",
    "https://x.se",
    "<https://x.se>",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Tags and attributes that no output may hold.
#[derive(Default)]
struct Audit {
    faults: RefCell<Vec<String>>,
}

impl TokenSink for Audit {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let TagToken(tag) = token {
            if ["script", "style", "iframe", "object", "embed", "svg", "form", "link", "base", "meta"].contains(&&*tag.name) {
                self.faults.borrow_mut().push(format!("<{}>", tag.name));
            }
            for attribute in &tag.attrs {
                let name = &*attribute.name.local;
                let value = attribute.value.trim().to_ascii_lowercase();
                let runs = ["javascript:", "data:", "vbscript:"].iter().any(|scheme| value.starts_with(scheme));
                if name == "style" || name.starts_with("on") || (["href", "src"].contains(&name) && runs) {
                    self.faults.borrow_mut().push(format!("{name}={value}"));
                }
                if attribute.value.contains(['\u{e000}', '\u{e001}', '\u{e002}']) {
                    self.faults.borrow_mut().push(format!("a sign in {name}"));
                }
            }
        }
        TokenSinkResult::Continue
    }
}

fn audit(html: &str) -> Vec<String> {
    let tokenizer = Tokenizer::new(Audit::default(), Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.faults.take()
}

fn good_place(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && text.get(range.clone()).is_some()
}

fn assert_holds(text: &str) {
    let (document, mut faults) = parse(text);
    let page = Html { heading_level: 2, id_prefix: "a-", link: &link, value: &show_at };
    match evaluate(&document, &World) {
        Ok(prose) => {
            let html = html(&prose, &page);
            assert_eq!(audit(&html), Vec::<String>::new(), "{text:?}\n{html}");
        }
        Err(more) => faults.extend(more),
    }
    for fault in &faults {
        assert!(good_place(text, &fault.range), "{text:?}: {fault:?}");
        assert!(!fault.fault.message.is_empty() && !fault.fault.hint.is_empty());
    }
    for link in document.links() {
        assert!(good_place(text, &link.range) && good_place(text, &link.target_range), "{text:?}: {link:?}");
    }
    for heading in document.headings() {
        assert!(good_place(text, &heading.range), "{text:?}: {heading:?}");
    }
    for expression in document.expressions() {
        let written = text.get(expression.range.clone()).unwrap_or_default();
        assert!(written.starts_with("{{") && written.ends_with("}}"), "{text:?}: {expression:?}");
    }
    for call in document.calls() {
        assert_eq!(&text[call.name_range.clone()], call.name);
        assert!(call.parameters.iter().all(|p| good_place(text, &p.operand.range)));
    }
    let _ = document.plain_text();
    let _ = parse_plain(text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(1_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_has_its_faults_and_safe_html(text in texts()) {
        assert_holds(&text);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        assert_holds(&text);
    }

    #[test]
    fn no_expression_makes_it_panic(inner in "[a-zåäö0-9\"'(),=.\\[\\]|+ *{}”-]{0,60}") {
        assert_holds(&format!("å {{{{{inner}}}}} ö"));
    }

    #[test]
    fn what_a_value_says_is_text(words in "[^\\x00\\r]{1,20}") {
        let quoted = words.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ").replace("}}", ")").replace("{{", "(");
        let text = format!("åäö {{{{ tal(\"v40\", \"{quoted}\") }}}}<b>x</b>");
        let (document, faults) = parse(&text);
        prop_assert_eq!(faults, []);
        let prose = evaluate(&document, &World).expect("good prose");
        let page = Html { heading_level: 2, id_prefix: "", link: &link, value: &show_at };
        prop_assert_eq!(audit(&html(&prose, &page)), Vec::<String>::new());
    }
}

#[test]
fn long_and_deep_texts_take_neither_stack_nor_time() {
    for piece in ["> ", "- ", "{{ a(", "[", "`", "(", "*", "<b>", "{{ a if ", "not ", "| a "] {
        assert_holds(&piece.repeat(2_000));
        assert_holds(&format!("{{{{ {} }}}}", piece.repeat(150)));
    }
    for piece in ["## a\n\n", "<div>\n\n", "[^a] ", "{{ diagram() }}\n", "{{ '", "` ", "[a](#b) "] {
        assert_holds(&format!("{}\n\n[^a]: b", piece.repeat(20_000 / piece.len())));
    }
    let deep = format!("{}{}", "<div>".repeat(3_000), "x");
    assert_holds(&deep);
}

#[test]
fn the_audit_sees_what_it_looks_for() {
    for bad in ["<SCRIPT>", "<b style=a>", "<p/onclick=a>", "<a href=' JavaScript:a'>", "<b title='\u{e000}'>"] {
        assert_ne!(audit(bad), Vec::<String>::new(), "{bad}");
    }
    assert_eq!(audit("<p title=\"&lt;script> onclick=a style=b\">javascript:</p>"), Vec::<String>::new());
}
