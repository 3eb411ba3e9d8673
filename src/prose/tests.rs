//! The whole way, from text to HTML.

use std::collections::BTreeMap;

use super::*;
use crate::rule::expression as rules;
use crate::value::Fault;

/// A small world: `tal`, `diagram` and `insatser`; the variable `stadsområde`.
pub(super) struct World;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Words(String),
    Block(String),
}

impl Facts for World {
    type Value = Value;

    fn functions(&self) -> &[&str] {
        &["tal", "diagram", "insatser"]
    }

    fn variables(&self) -> &[&str] {
        &["stadsområde"]
    }

    fn variable(&self, name: &str) -> Option<Argument> {
        let namn = Argument::Text("Sydväst <b>".to_owned());
        let attributes = BTreeMap::from([("namn".to_owned(), namn)]);
        let record = Record { prefix: "stadsomrade".to_owned(), id: "sydvast".to_owned(), attributes };
        (name == "stadsområde").then_some(Argument::Record(record))
    }

    fn call(&self, call: &Call<'_>) -> Result<Value, ProseFault> {
        match call.name() {
            "tal" => {
                let signature = Signature { positional: &["tabell", "rad", "kolumn"], required: 2, keywords: &["enhet"] };
                let arguments = call.arguments(&signature)?;
                let table = arguments.required("tabell")?;
                if table.text()? != "v40" {
                    return Err(table.unknown(&rules::OKANT_VARDE, "tabellen finns inte", table.text()?, &["v40"]));
                }
                let column = arguments.get("kolumn").map(|given| given.text()).transpose()?.unwrap_or("–");
                Ok(Value::Words(format!("{} & {column}", arguments.required("rad")?.text()?)))
            }
            "diagram" => Ok(Value::Block("figur".to_owned())),
            _ => {
                let arguments =
                    call.arguments(&Signature { positional: &[], required: 0, keywords: &["stadsområde", "visa"] })?;
                if let Some(visa) = arguments.get("visa") {
                    visa.one_of(&["tabell", "lista"])?;
                }
                let areas = arguments.get("stadsområde").map(Given::texts).transpose()?.unwrap_or_default();
                Ok(Value::Block(areas.join("+")))
            }
        }
    }

    fn show(&self, argument: &Argument) -> Result<Value, crate::value::Fault> {
        let text =
            argument.as_text().ok_or_else(|| Fault::of(&rules::LISTA_SOM_TEXT, "en lista kan inte visas", "ta bort den"))?;
        Ok(Value::Words(text.to_owned()))
    }

    fn is_block(&self, value: &Value) -> bool {
        matches!(value, Value::Block(_))
    }
}

/// The HTML of a value: a text escaped, a block as an element that no sanitiser would keep.
fn show(value: &Value) -> String {
    match value {
        Value::Words(words) => words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
        Value::Block(name) => format!("<figure data-block=\"{}\"></figure>", name.replace('"', "&quot;").replace('<', "&lt;")),
    }
}

pub(super) fn show_at(value: &Value, setting: Setting) -> String {
    match setting {
        Setting::Text | Setting::Heading => show(value),
        Setting::Link => show(value).to_uppercase(),
    }
}

pub(super) fn link(target: &LinkTarget) -> Option<Href> {
    match target {
        LinkTarget::Record { prefix, .. } if prefix == "okant" => None,
        LinkTarget::Record { prefix, id, anchor } => Some(Href {
            href: format!("../{prefix}/{id}.html{}", anchor.as_ref().map(|a| format!("#{a}")).unwrap_or_default()),
            label: (prefix == "figur").then(|| "figur 1".to_owned()),
            hint: (prefix == "begrepp").then(|| "Vad <det> betyder.".to_owned()),
        }),
        LinkTarget::Relative(path) => Some(Href { href: path.clone(), label: None, hint: None }),
        _ => None,
    }
}

fn render(text: &str) -> String {
    let (document, faults) = parse(text);
    assert_eq!(faults, [], "{text}");
    let prose = evaluate(&document, &World).unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
    html(&prose, &Html { heading_level: 3, id_prefix: "b-", link: &link, value: &show_at })
}

#[test]
fn a_word_of_the_glossary_is_explained_where_it_stands() {
    assert_eq!(
        render("Ett [skadligt bruk](begrepp:skadligt-bruk)."),
        "<p>Ett <span class=\"term-w\"><a class=\"term\" aria-describedby=\"b-term_1\" href=\"../begrepp/skadligt-bruk.html\">skadligt bruk</a>\
         <span class=\"tip\" role=\"tooltip\" id=\"b-term_1\">Vad &lt;det&gt; betyder.</span></span>.</p>\n"
    );
}

/// The text at each fault and its message.
fn faults(text: &str) -> Vec<(&str, String)> {
    let (document, mut faults) = parse(text);
    if faults.is_empty() {
        faults = evaluate(&document, &World).err().unwrap_or_default();
    }
    faults.into_iter().map(|f| (&text[f.range], format!("{}: {}", f.fault.message, f.fault.hint))).collect()
}

fn assert_fault(text: &str, place: &str, words: &str) {
    let faults = faults(text);
    assert!(faults.iter().any(|(at, told)| *at == place && told.contains(words)), "{text}: {faults:?}");
}

#[test]
fn paragraphs_headings_and_lists() {
    assert_eq!(
        render("## Språk och hälsa\n\nEn *liten* `<b>` ~~rad~~ & **två**.\n\n- a\n- b\n\n### Mer {#mer}\n"),
        "<h3 id=\"b-sprak-och-halsa\">Språk och hälsa</h3>\n\
         <p>En <em>liten</em> <code>&lt;b&gt;</code> <del>rad</del> &amp; <strong>två</strong>.</p>\n\
         <ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<h4 id=\"b-mer\">Mer</h4>\n"
    );
    assert_eq!(render("Ord\n: Förklaring\n"), "<dl>\n<dt>Ord</dt>\n<dd>Förklaring</dd>\n</dl>\n");
    assert_eq!(render("3. a\n4. b"), "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n");
}

#[test]
fn heading_ids_are_unique() {
    let (document, faults) = parse("## A {#b}\n\n## B\n\n## B\n\n## 🙂\n\n## {{ tal(\"v40\", \"x\") }}\n");
    assert_eq!(faults, []);
    let ids: Vec<&str> = document.headings().iter().map(|h| h.id.as_str()).collect();
    assert_eq!(ids, ["b", "b-2", "b-3", "avsnitt", "avsnitt-2"]);
    assert_fault("## A {#Åter}", "{#Åter}", "”ater”");
    assert_fault("## A {#a}\n\n## B {#a}", "{#a}", "två rubriker");
    assert_fault("## A {.x}", "{.x}", "skriv bara {#ett-id}");
    assert_fault("å\n\n# Titel\n", "# Titel", "börja med ##");
}

#[test]
fn links_are_typed_and_rewritten() {
    assert_eq!(
        render("[a](insats:vamos \"Titel\"), [b](https://x.se/?a&b), [c](fil.pdf), [d](okant:x), <a@b.se>, [](figur:f)"),
        "<p><a href=\"../insats/vamos.html\" title=\"Titel\">a</a>, \
         <a href=\"https://x.se/?a&amp;b\" rel=\"noopener noreferrer\">b</a>, <a href=\"fil.pdf\">c</a>, d, \
         <a href=\"mailto:a@b.se\">a@b.se</a>, <a href=\"../figur/f.html\">figur 1</a></p>\n"
    );
    let text = "åäö [insats:a](insats:a), [b][c] och [d](sida:om#x)\n\n[c]: avtal:c\n";
    let (document, faults) = parse(text);
    assert_eq!(faults, []);
    let places: Vec<&str> = document.links().map(|link| &text[link.target_range.clone()]).collect();
    assert_eq!(places, ["insats:a", "[b][c]", "sida:om#x"]);
    assert_eq!(&text[document.links().next().expect("a link").range.clone()], "[insats:a](insats:a)");
}

#[test]
fn links_that_lead_nowhere_are_faults() {
    assert_fault("å [a](javascript:alert(1))", "javascript:alert(1)", "inte tillåtna");
    assert_fault("å [a][b c] x", "[a][b c]", "har ingen adress");
    assert_fault("[a](insats:Å)", "insats:Å", "inget giltigt id");
    assert_fault("## Kontakt\n\n[a](#kontat)", "#kontat", "menade du ”#kontakt”?");
    assert_fault("## Hälsa\n\n[a](#Hälsa)", "#Hälsa", "menade du ”#halsa”?");
    assert_fault("å <insats:a> b", "<insats:a>", "[text](insats:a)");
    assert_fault("å [](insats:a)", "[](insats:a)", "ingen text");
    assert_fault("![a](https://x.se/a.png)", "https://x.se/a.png", "fil på sajten");
    assert_fault("![](a.png)", "![](a.png)", "ingen beskrivning");
    assert_fault("å [a]({{ tal(\"v40\", \"x\") }})", "{{ tal(\"v40\", \"x\") }}", "kan inget uttryck stå");
    assert_eq!(render("[sic] [x] \\[a][b]"), "<p>[sic] [x] [a][b]</p>\n");
    assert_eq!(
        render("## Å\n\n[a](#a) och [b](#f)\n\n{{ diagram(id=\"f\") }}"),
        "<h3 id=\"b-a\">Å</h3>\n<p><a href=\"#b-a\">a</a> och <a href=\"#b-f\">b</a></p>\n<figure data-block=\"figur\"></figure>\n"
    );
}

#[test]
fn footnotes_are_numbered_as_they_are_read() {
    assert_eq!(
        render("a[^z] b[^y] c[^z]\n\n[^y]: Y\n\n[^z]: Z *z*\n"),
        "<p>a<sup><a href=\"#b-fotnot_1\" id=\"b-fotnotshanvisning_1\" aria-label=\"Fotnot 1\">1</a></sup> \
         b<sup><a href=\"#b-fotnot_2\" id=\"b-fotnotshanvisning_2\" aria-label=\"Fotnot 2\">2</a></sup> \
         c<sup><a href=\"#b-fotnot_1\" id=\"b-fotnotshanvisning_1_2\" aria-label=\"Fotnot 1\">1</a></sup></p>\n\
         <div class=\"fotnoter\"><ol>\n\
         <li id=\"b-fotnot_1\"><p>Z <em>z</em> <a href=\"#b-fotnotshanvisning_1\" \
         aria-label=\"Tillbaka till hänvisningen till fotnot 1\">↩</a></p>\n</li>\n\
         <li id=\"b-fotnot_2\"><p>Y <a href=\"#b-fotnotshanvisning_2\" \
         aria-label=\"Tillbaka till hänvisningen till fotnot 2\">↩</a></p>\n</li>\n</ol></div>\n"
    );
    assert_fault("å[^x] b", "[^x]", "finns inte");
    assert_fault("å\n\n[^x]: b", "[^x]:", "används aldrig");
    assert!(render("`[^x]` \\[^x]").contains("[^x]"));
}

#[test]
fn tables_align_by_class_and_have_a_name() {
    assert_eq!(
        render("| Insats | Antal | |\n|---|--:|:-:|\n| a | {{ tal(\"v40\", \"a|b\") }} | c |\n"),
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tabell: Insats, Antal\"><table><thead><tr>\
         <th scope=\"col\">Insats</th><th scope=\"col\" class=\"r\">Antal</th><td class=\"c\"></td></tr></thead><tbody>\n\
         <tr><td>a</td><td class=\"r\">a|b &amp; –</td><td class=\"c\">c</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn tables_of_the_same_columns_have_names_of_their_own() {
    let html = render("| Å |\n|--|\n\nb\n\n| Å |\n|--|\n");
    assert!(html.contains("\"Tabell: Å\"") && html.contains("\"Tabell: Å (2)\""), "{html}");
}

#[test]
fn expressions_become_values() {
    assert_eq!(
        render("åäö**{{ tal(\"v40\", '*a_b*', 2024) }}**å, {{stadsområde.namn}}\n\n- {{ stadsområde }}"),
        "<p>åäö<strong>*a_b* &amp; 2024</strong>å, Sydväst &lt;b&gt;</p>\n<ul>\n<li>sydvast</li>\n</ul>\n"
    );
    assert_eq!(
        render("{{ tal(\"v40\",\n  rad=\"åtta\",\n  kolumn=004) }}\n\n`{{ x }}` \\{{ y }}\n\n```\n{{ z }}\n```"),
        "<p>åtta &amp; 004</p>\n<p><code>{{ x }}</code> {{ y }}</p>\n<pre tabindex=\"0\"><code>{{ z }}\n</code></pre>\n"
    );
    let (document, _) = parse("Å {{ tal(\"v40\", 1) }}\n\n- a\n- b {{ diagram() }}\n\n```\nkod\n```");
    assert_eq!(document.plain_text(), "Å\na\nb\nkod");
    assert_eq!(document.calls().map(|call| call.name.as_str()).collect::<Vec<_>>(), ["tal", "diagram"]);
}

#[test]
fn faults_in_expressions_have_their_places() {
    assert_fault("åäö{{ tall(1) }}", "tall", "menade du ”tal”?");
    assert_fault("åäö {{ stadsomrade.namn }}", "stadsomrade", "menade du ”stadsområde”?");
    assert_fault("| å | {{ stadsområde.nam }} |\n|--|--|\n", "nam", "menade du ”namn”?");
    assert_fault("- å {{ tal(\"v4\", 1) }}", "\"v4\"", "menade du ”v40”?");
    assert_fault("å {{ tal(\"v40\") }}", "tal(\"v40\")", "saknar argumentet ”rad”: skriv tal(tabell, rad, kolumn, enhet=…)");
    assert_fault("{{ tal(\"v40\", 1, 2, \"ö\") }}", "\"ö\"", "för många");
    assert_fault("{{ tal(\"v40\", 1, enhe=2) }}", "enhe", "menade du ”enhet”?");
    assert_fault("{{ tal(\"v40\", 1, rad=2) }}", "rad", "två gånger");
    assert_fault("{{ tal([\"v40\"], 1) }}", "[\"v40\"]", "ingen lista");
    assert_fault("{{ insatser(visa=\"tabel\") }}", "\"tabel\"", "menade du ”tabell”?");
    assert_fault("{{ tal }}", "tal", "är en funktion");
    assert_fault("{{ insatser(stadsområde=nordost) }}", "nordost", "\"nordost\" inom citattecken");
    assert_fault("å {{ x", "{{", "stängs aldrig");
    assert_fault("å {{ tal(\"x) }} b", "\"", "stängs aldrig");
    assert_fault(&format!("{{{{ tal(\"{}\") }}}}", "å".repeat(500)), &format!("{{{{ tal(\"{}\") }}}}", "å".repeat(500)), "1000");
    assert_fault("<div>{{ stadsområde }}</div>", "{{ stadsområde }}", "kan inget uttryck stå");
    assert_fault("a ` b\n---\n{{ stadsområde }} ` d", "{{", "läses inte som ett uttryck");
}

#[test]
fn blocks_take_their_paragraphs_place() {
    let figure = "<figure data-block=\"figur\"></figure>";
    assert_eq!(render("a\n\n{{ diagram() }}\n\nb"), format!("<p>a</p>\n{figure}\n<p>b</p>\n"));
    assert_eq!(render("{{ diagram() }}\n{{ diagram() }}"), format!("{figure}{figure}\n"));
    assert_eq!(render("- {{ diagram() }}\n  - b"), format!("<ul>\n<li>{figure}<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"));
    assert_eq!(
        render("{{ insatser(stadsområde=[stadsområde, \"nordost\"], visa=\"lista\") }}"),
        "<figure data-block=\"sydvast+nordost\"></figure>\n"
    );
    for text in ["a {{ diagram() }}", "{{ diagram() }} a", "## {{ diagram() }}", "*{{ diagram() }}*", "|{{ diagram() }}|\n|-|\n"]
    {
        assert_fault(text, "{{ diagram() }}", "mitt i en text");
    }
    assert_fault("{{ diagram() }} {{ stadsområde }}", "{{ diagram() }}", "mitt i en text");
    assert_eq!(faults("{{ diagram() }}\n{{ insatser(visa=\"tabel\") }}").len(), 1, "a wrong neighbour moves no figure");
}

#[test]
fn raw_html_is_made_safe_and_values_stay() {
    assert_eq!(
        render(
            "<div onclick=\"x()\" class=\"stor\">\n\n## Å\n\n{{ diagram() }}\n\n[a](insats:b) <script>alert(1)</script>\n\n</div>\n"
        ),
        "<div>\n<h3 id=\"b-a\">Å</h3>\n<figure data-block=\"figur\"></figure>\n\
         <p><a href=\"../insats/b.html\" rel=\"noopener noreferrer\">a</a> </p>\n</div>\n"
    );
    let text = "å <b>x</b>\n\n<p>\ny\n</p>\n";
    let (document, _) = parse(text);
    assert_eq!(document.raw_html().iter().map(|r| &text[r.clone()]).collect::<Vec<_>>(), ["<b>", "</b>", "<p>\ny\n</p>\n"]);
    let table = render("| å |\n|--:|\n| <b>c</b> |\n");
    assert!(table.contains("<th scope=\"col\" class=\"r\">å</th>"), "our classes stay: {table}");
    let (document, faults) = parse("- a `\n- {{ stadsområde }} `\n\n<p>b</p>");
    assert_eq!((document.expressions().len(), faults.len()), (1, 2), "the two signs are told, and hold no code");
}

#[test]
fn line_ends_and_quotes_change_nothing() {
    let figure = "<figure data-block=\"figur\"></figure>";
    assert_eq!(render("åäö\r\n\r\n{{ diagram(\r\n1) }}\r\n\r\nb\r\n"), format!("<p>åäö</p>\n{figure}\n<p>b</p>\n"));
    assert_eq!(
        render("> å {{ stadsområde }}\n>\n> {{ diagram() }}\n"),
        format!("<blockquote>\n<p>å sydvast</p>\n{figure}\n</blockquote>\n")
    );
    assert_eq!(render("## Å {{ stadsområde }} {#b}\n"), "<h3 id=\"b-b\">Å sydvast</h3>\n");
    assert_fault("Å {{ stadsområde }}\n---\n", "---", "tom rad");
    assert_eq!(render("a[^å]\n\n[^å]: b\n\n    {{ diagram() }}\n").matches(figure).count(), 1);
    assert_fault("Titel\n===\n", "===", "##");
}

#[test]
fn plain_texts_hold_expressions_and_no_markdown() {
    let (document, faults) = parse_plain("Läget *i* {{ stadsområde.namn }} `å` [^1]");
    assert_eq!(faults, []);
    let prose = evaluate(&document, &World).expect("good prose");
    assert_eq!(prose.plain_text(&show), "Läget *i* Sydväst &lt;b&gt; `å` [^1]");
    let page = Html { heading_level: 2, id_prefix: "", link: &link, value: &show_at };
    assert_eq!(html(&prose, &page), "Läget *i* Sydväst &lt;b&gt; `å` [^1]");
    assert_eq!(parse_plain("a {{ b").1.len(), 1);
    assert!(evaluate(&parse_plain("{{ diagram() }}").0, &World).is_err());
    assert!(parse("").0.is_empty() && parse(" \n\n").0.is_empty() && !parse("a").0.is_empty());
}

#[test]
fn values_know_where_they_stand() {
    for raw in ["", "<b></b>"] {
        let html = render(&format!("[å {{{{ tal(\"v40\", \"b\") }}}}](insats:c) {{{{ tal(\"v40\", \"d\") }}}}{raw}"));
        assert!(html.contains(">å B &AMP; –</a> d &amp; –"), "{html}");
    }
    let (document, _) = parse("## Läget i {{ stadsområde }} *nu*\n\na\n\n### B {#c}\n");
    let prose = evaluate(&document, &World).expect("good prose");
    assert_eq!(prose.heading_texts(&show), ["Läget i sydvast nu", "B"]);
    assert_eq!(document.headings()[0].text, "Läget i  nu");
}

#[test]
fn documents_can_be_shared() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Document>();
    shared::<Prose<String>>();
}
