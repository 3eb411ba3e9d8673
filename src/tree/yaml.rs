//! YAML: what we allow of it. Anchors, aliases, tags, merge keys, duplicate keys and a second document are refused; scalars are
//! resolved by one rule (numbers in JSON's notation, `true`, `false`, `null`); everything else is text.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Span};

use super::{Key, Layout, MAX_DEPTH, Node, SyntaxFault, Value};
use crate::rule::{Rule, tree as rules};

/// Reads one document whose text begins `offset` bytes into its file.
pub(super) fn read(text: &str, offset: usize) -> Result<Node, Vec<SyntaxFault>> {
    let mut builder = Builder { text, offset, open: Vec::new(), root: None, documents: 0, faults: Vec::new() };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => builder.take(event, &span),
            Err(error) => {
                let fault = builder.scan_fault(&error);
                // What follows on the same line from a fault that is told already is no news.
                let told = |earlier: &SyntaxFault| builder.line_of(earlier.span.start) == builder.line_of(fault.span.start);
                if !builder.faults.iter().any(told) {
                    builder.faults.push(fault);
                }
                break;
            }
        }
        if builder.open.len() > MAX_DEPTH {
            let at = builder.open.last().map_or(0, |open| open.start);
            builder.faults.push(SyntaxFault::new(
                &rules::FOR_DJUPT,
                at..at + 1,
                format!("listor och grupper ligger djupare än {MAX_DEPTH} nivåer"),
                "lägg uppgifterna på färre nivåer",
            ));
            break;
        }
    }
    if builder.faults.is_empty() {
        Ok(builder.root.unwrap_or(Node { span: offset..offset, value: Value::Null }))
    } else {
        Err(builder.faults)
    }
}

struct Builder<'t> {
    text: &'t str,
    offset: usize,
    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    faults: Vec<SyntaxFault>,
}

/// A list or mapping that has begun.
struct Open {
    start: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map(Vec<(Key, Node)>, Option<Key>),
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: &Span) {
        let range = self.range(span);
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.fault(
                        &rules::TVA_DOKUMENT,
                        range,
                        "filen har två dokument (en rad med bara ---)",
                        "dela upp innehållet på två filer",
                    );
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.properties(&range, anchor, tag.is_some());
                if style == ScalarStyle::Plain {
                    self.cut_by_comment(&text, range.end);
                }
                let value =
                    scalar(&text, style, &self.text[range.start - self.offset..range.end - self.offset], span.start.col());
                self.close(Node { span: range, value });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.properties(&range, anchor, tag.is_some());
                self.open.push(Open { start: range.start, content: Content::List(Vec::new()) });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.properties(&range, anchor, tag.is_some());
                self.open.push(Open { start: range.start, content: Content::Map(Vec::new(), None) });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let value = match open.content {
                        Content::List(items) => {
                            self.faults.extend(decimal_comma(self.text, self.offset, &items));
                            Value::List(items)
                        }
                        Content::Map(entries, _) => Value::Map(entries),
                    };
                    self.close(Node { span: open.start..range.end.max(open.start), value });
                }
            }
            // Aliases, and whatever a later scanner may tell of that takes a value's place.
            _ => {
                self.fault(
                    &rules::ALIAS_I_YAML,
                    range.clone(),
                    "ett alias (*) är inte tillåtet",
                    "skriv värdet en gång till; en text som börjar med * sätts inom citattecken",
                );
                self.close(Node { span: range, value: Value::Null });
            }
        }
    }

    /// A finished value goes into what is open: as an item, a key or a value.
    fn close(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.content) {
            None => {
                if self.root.is_none() {
                    self.root = Some(node);
                }
            }
            Some(Content::List(items)) => {
                items.push(node);
            }
            Some(Content::Map(entries, key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => {
                    let braces = self.text[..node.span.start - self.offset].ends_with('{')
                        && self.text[node.span.start - self.offset..].starts_with('{');
                    let (next, fault) = as_key(node, entries, braces);
                    *key = Some(next);
                    self.faults.extend(fault);
                }
            },
        }
    }

    fn properties(&mut self, range: &std::ops::Range<usize>, anchor: usize, tag: bool) {
        if anchor != 0 {
            self.fault(
                &rules::ANKARE,
                self.property('&', range),
                "ett ankare (&namn) är inte tillåtet",
                "skriv värdet där det behövs; en text som börjar med & sätts inom citattecken",
            );
        }
        if tag {
            self.fault(
                &rules::TAGG,
                self.property('!', range),
                "en tagg (!namn) är inte tillåten",
                "ta bort taggen; en text som börjar med ! sätts inom citattecken",
            );
        }
    }

    /// A space and # after a text begin a comment: what follows is lost. A word with a comment after it is meant so; a text of several
    /// words, or a sign right after the #, is not.
    fn cut_by_comment(&mut self, text: &str, end: usize) {
        let rest = self.text[end - self.offset..].split('\n').next().unwrap_or_default();
        let after = rest.trim_start_matches([' ', '\t']);
        let Some(lost) = after.strip_prefix('#').filter(|_| after.len() < rest.len()) else { return };
        let spaced = lost.is_empty() || lost.starts_with([' ', '\t', '#']);
        if spaced && !text.contains(' ') {
            return;
        }
        let start = end + rest.len() - after.len();
        self.fault(
            &rules::TEXT_EFTER_NUMMERTECKEN,
            start..start + after.trim_end().len(),
            "ett mellanslag före # gör resten av raden till en kommentar, som inte visas",
            "sätt citattecken runt hela texten: \"…\"; en kommentar skrivs på en egen rad",
        );
    }

    /// The anchor or tag before a value, which begins with `sign`.
    fn property(&self, sign: char, value: &std::ops::Range<usize>) -> std::ops::Range<usize> {
        let before = &self.text[..value.start - self.offset];
        let start = before.rfind(['\n', sign]).filter(|at| before[*at..].starts_with(sign));
        start.map_or(value.clone(), |at| self.offset + at..self.offset + at + before[at..].trim_end().len())
    }

    fn line_of(&self, at: usize) -> usize {
        self.text[..at - self.offset].matches('\n').count()
    }

    fn fault(&mut self, rule: &'static Rule, span: std::ops::Range<usize>, message: &str, hint: &str) {
        self.faults.push(SyntaxFault::new(rule, span, message, hint));
    }

    fn range(&self, span: &Span) -> std::ops::Range<usize> {
        let end = self.text.len();
        let start = span.start.byte_offset().unwrap_or(end).min(end);
        let end = span.end.byte_offset().unwrap_or(end).clamp(start, end);
        self.offset + start..self.offset + end
    }

    fn scan_fault(&self, error: &ScanError) -> SyntaxFault {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let line = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let (mut rule, mut message, mut hint) = in_swedish(error);
        let mut at = at;
        if is_colon(error) {
            // The bracket that the line lies in, if it was opened on another: it is what is wrong.
            let open = self.open.last().map(|open| open.start - self.offset).filter(|open| *open < line);
            if let Some(open) = open.filter(|open| self.text[*open..].starts_with(['[', '{'])) {
                let bracket = &self.text[open..=open];
                let comment = self.text[open..].lines().next().is_some_and(|line| line.contains(" #"));
                rule = &rules::OAVSLUTAD_PARENTES;
                message = format!("parentesen {bracket} avslutas aldrig");
                hint = if comment {
                    "ett mellanslag före # gör resten av raden till en kommentar: ta bort mellanslaget"
                } else {
                    "skriv ] eller } där listan eller gruppen slutar"
                };
                at = open;
            } else if line > 0 && !self.text[line..at].trim_start().contains([' ', ':']) {
                (rule, message, hint) = wrong_indent();
                at = line + self.text[line..at].len() - self.text[line..at].trim_start().len();
            }
        } else if *rule == rules::TABB_I_INDRAG
            && let Some(tab) = self.text[line..at].find('\t')
        {
            at = line + tab;
        }
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        SyntaxFault::new(rule, self.offset + at..self.offset + end, message, hint)
    }
}

/// Two numbers in a list with a comma and no space between: `34,5` was meant as one. Where no comma of three numbers or more has a
/// space, it is how the list is written.
fn decimal_comma(text: &str, offset: usize, items: &[Node]) -> Option<SyntaxFault> {
    let between = |pair: &[Node]| text.get(pair[0].span.end - offset..pair[1].span.start - offset) == Some(",");
    if items.len() > 2 && items.windows(2).all(between) && items.iter().all(|item| matches!(item.value, Value::Number(_))) {
        return None;
    }
    items.windows(2).filter(|pair| between(pair)).find_map(|pair| {
        let (Value::Number(whole), Value::Number(fraction)) = (&pair[0].value, &pair[1].value) else { return None };
        Some(SyntaxFault::new(
            &rules::DECIMALKOMMA_I_LISTA,
            pair[0].span.start..pair[1].span.end,
            format!("{whole},{fraction} läses som två tal: {whole} och {fraction}"),
            format!("ett decimaltal skrivs med punkt: {whole}.{fraction}; två tal skrivs med mellanslag efter kommat: {whole}, {fraction}"),
        ))
    })
}

/// A key must be text, and not stand there already.
fn as_key(node: Node, entries: &[(Key, Node)], braces: bool) -> (Key, Option<SyntaxFault>) {
    let span = node.span;
    let text = match node.value {
        Value::Text(text, _) | Value::Number(text) | Value::Bool(_, text) => text,
        Value::Map(_) if braces => {
            let fault = SyntaxFault::new(
                &rules::UTTRYCK_UTAN_CITATTECKEN,
                span.start - 1..span.end,
                "texten börjar med {{ men har inga citattecken",
                "sätt citattecken runt hela texten: '{{ … }} …'",
            );
            return (Key { text: String::new(), span }, Some(fault));
        }
        Value::Null | Value::List(_) | Value::Map(_) => {
            let fault = SyntaxFault::new(
                &rules::NYCKEL_INTE_TEXT,
                span.clone(),
                "nyckeln före kolon är ingen text",
                "skriv nyckeln som ett ord, till exempel namn:",
            );
            return (Key { text: String::new(), span }, Some(fault));
        }
    };
    let fault = if text == "<<" {
        Some(SyntaxFault::new(
            &rules::SAMMANSLAGNING,
            span.clone(),
            "sammanslagning (<<) är inte tillåten",
            "skriv nycklarna där de behövs",
        ))
    } else {
        entries.iter().find(|(key, _)| key.text == text).map(|(first, _)| SyntaxFault {
            related: Some(first.span.clone()),
            ..SyntaxFault::new(
                &rules::DUBBEL_NYCKEL,
                span.clone(),
                format!("nyckeln ”{text}” står två gånger"),
                "ta bort den ena, eller slå ihop dem",
            )
        })
    };
    (Key { text, span }, fault)
}

fn scalar(text: &str, style: ScalarStyle, source: &str, column: usize) -> Value {
    match style {
        ScalarStyle::Plain => plain(text, source),
        ScalarStyle::Literal => Value::Text(text.to_owned(), Layout::Literal(column)),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            let verbatim = source.get(1..source.len().saturating_sub(1)) == Some(text);
            Value::Text(text.to_owned(), if verbatim { Layout::Verbatim(1) } else { Layout::Opaque })
        }
        ScalarStyle::Folded => Value::Text(text.to_owned(), Layout::Opaque),
    }
}

/// YAML 1.2's core schema, narrowed to what means one thing: `yes`, `12:30`, `2024-01-31`, `012` and `0x1F` are text.
fn plain(text: &str, source: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true, text.to_owned()),
        "false" | "False" | "FALSE" => Value::Bool(false, text.to_owned()),
        _ if is_json_number(text) => Value::Number(text.to_owned()),
        _ => Value::Text(text.to_owned(), if source == text { Layout::Verbatim(0) } else { Layout::Opaque }),
    }
}

fn is_json_number(text: &str) -> bool {
    let first = text.as_bytes().first();
    first.is_some_and(|b| b.is_ascii_digit() || *b == b'-') && serde_json::from_str::<serde_json::Number>(text).is_ok()
}

/// What is wrong: the rule, and what to say.
type Told = (&'static Rule, String, &'static str);

fn wrong_indent() -> Told {
    (&rules::FEL_INDRAG, "raden är fel indragen".to_owned(), "ge raderna på samma nivå lika många mellanslag i början")
}

/// Whether the scanner met a colon where none can stand.
fn is_colon(error: &ScanError) -> bool {
    error.info().contains("mapping values are not allowed") || error.info().contains("illegal placement of ':'")
}

/// What went wrong, in an editor's words.
fn in_swedish(error: &ScanError) -> Told {
    const QUOTES: &str = "sätt citattecken runt texten: \"…\"";
    let told = |rule, message: &str, hint| (rule, message.to_owned(), hint);
    match error.kind() {
        ErrorKind::UnclosedQuotedScalar => {
            told(&rules::OAVSLUTAT_CITAT, "citattecknet avslutas aldrig", "skriv ett citattecken där texten slutar")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            told(&rules::TEXT_EFTER_CITAT, "det står mer text efter citattecknet", "sätt hela texten inom ett par citattecken")
        }
        ErrorKind::TabInIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabAtBlockScalarStart => {
            told(&rules::TABB_I_INDRAG, "raden börjar med en tabb", "gör indraget med mellanslag, två för varje nivå")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => told(
            &rules::KOLON_SAKNAS,
            "det saknas ett kolon efter nyckeln, eller raden är fel indragen",
            "skriv nyckel: värde, med mellanslag efter kolon, och lika många mellanslag i början som raderna runt om",
        ),
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockSequenceEntry => {
            wrong_indent()
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd => told(
            &rules::OAVSLUTAD_PARENTES,
            "en parentes [ eller { är inte avslutad, eller en text i den innehåller komma, kolon eller parentes",
            "avsluta med ] eller }, och sätt citattecken runt texter som innehåller sådana tecken",
        ),
        ErrorKind::UnknownAnchor => {
            told(&rules::ALIAS_I_YAML, "ett alias (*) är inte tillåtet", "sätt citattecken runt en text som börjar med *")
        }
        ErrorKind::UnexpectedCharacter { .. } => {
            told(&rules::INLEDANDE_TECKEN, "texten börjar med ett tecken som har en egen betydelse i YAML", QUOTES)
        }
        ErrorKind::UndeclaredTagHandle => told(&rules::TAGG, "en tagg (!namn) är inte tillåten", QUOTES),
        ErrorKind::UnknownQuotedScalarEscape => told(
            &rules::OMVANT_SNEDSTRECK,
            "det omvända snedstrecket \\ betyder något eget inom \"…\"",
            "skriv \\\\, eller byt till enkla citattecken: '…'",
        ),
        _ if error.info().contains("block sequence entries are not allowed") => told(
            &rules::LISTA_PA_NYCKELNS_RAD,
            "en lista med bindestreck börjar på en egen rad",
            "skriv bindestrecket på nästa rad, eller listan inom [ ]",
        ),
        _ if error.info().contains("wrongly indented line") || error.info().contains("expected <document start>") => {
            wrong_indent()
        }
        _ if is_colon(error) => told(&rules::KOLON_I_TEXT, "texten innehåller ett kolon följt av mellanslag", QUOTES),
        _ => (
            &rules::OLASLIG_YAML,
            format!("filen går inte att läsa som YAML härifrån ({})", error.info()),
            "jämför med raderna runt om; ofta saknas ett citattecken, ett kolon eller ett mellanslag",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        read(text, 0).err().unwrap_or_default().into_iter().map(|fault| fault.fault.message).collect()
    }

    #[test]
    fn what_we_do_not_allow_is_refused() {
        for (text, part) in [
            ("a: &x 1\n", "ankare"),
            ("a: 1\nb: *a\n", "alias"),
            ("a: !!str 1\n", "tagg"),
            ("<<: {a: 1}\n", "sammanslagning"),
            ("a: 1\na: 2\n", "två gånger"),
            ("a: 1\n---\nb: 2\n", "två dokument"),
            ("a: \"x\n", "citattecknet"),
            ("a: b: c\n", "kolon"),
            ("a: [1, 2\n", "parentes"),
            ("a:\n\t- b\n", "tabb"),
            ("? [a]\n: b\n", "ingen text"),
            ("a: [34,5, 28]\n", "34,5 läses som två tal"),
            ("a: {b: [1, 34,5]}\n", "34,5 läses som två tal"),
            (&format!("{}1{}", "[".repeat(70), "]".repeat(70)), "nivåer"),
        ] {
            let found = messages(text);
            assert!(found.iter().any(|message| message.contains(part)), "{text:?}: {found:?}");
        }
    }

    #[test]
    fn scalars_mean_one_thing() {
        let tree = read("a: 004\nb: 4.10\nc: 12\nd: ja\ne: 2024-01-31\nf: 0x1F\ng: yes\nh:\ni: 12:30\nj: True\n", 0)
            .expect("it is YAML");
        let kinds: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
            .iter()
            .map(|key| match tree.get(key).map(|node| &node.value) {
                Some(Value::Text(text, _)) => format!("”{text}”"),
                Some(Value::Number(text)) => text.clone(),
                Some(other) => format!("{other:?}"),
                None => "–".to_owned(),
            })
            .collect();
        assert_eq!(
            kinds,
            ["”004”", "4.10", "12", "”ja”", "”2024-01-31”", "”0x1F”", "”yes”", "Null", "”12:30”", "Bool(true, \"True\")"]
        );
    }

    #[test]
    fn a_duplicate_names_both_places() {
        let faults = read("å: 1\nb: 2\nå: 3\n", 0).expect_err("å stands twice");
        assert_eq!((faults[0].span.clone(), faults[0].related.clone()), (11..13, Some(0..2)));
    }
}
