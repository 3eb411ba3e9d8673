//! TOML, for `site.toml`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Layout, MAX_DEPTH, Node, SyntaxFault, Value};
use crate::rule::{Rule, tree as rules};

pub(super) fn read(text: &str) -> Result<Node, Vec<SyntaxFault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors
            .iter()
            .map(|error| {
                let span = error.span().unwrap_or(0..text.len().min(1));
                let (rule, message, hint) = in_swedish(error.message(), text.get(span.clone()).unwrap_or_default());
                let related = error.message().contains("duplicate key").then(|| first(table.get_ref(), text, &span)).flatten();
                SyntaxFault { related, ..SyntaxFault::new(rule, span, message, hint) }
            })
            .collect());
    }
    let mut faults = Vec::new();
    let node = Node { span: table.span(), value: map(table.get_ref(), text, 0, &mut faults) };
    if faults.is_empty() { Ok(node) } else { Err(faults) }
}

/// What went wrong, in an editor's words.
fn in_swedish(message: &str, source: &str) -> (&'static Rule, String, String) {
    if message.contains("duplicate key") {
        (&rules::DUBBEL_NYCKEL, format!("nyckeln ”{source}” står två gånger"), "ta bort den ena, eller slå ihop dem".to_owned())
    } else if message.contains("must be quoted") {
        (&rules::TOML_UTAN_CITATTECKEN, "texten saknar citattecken".to_owned(), format!("skriv \"{}\"", source.trim()))
    } else if message.contains("basic string, expected") || message.contains("literal string, expected") {
        (
            &rules::OAVSLUTAT_CITAT,
            "citattecknet avslutas aldrig".to_owned(),
            "skriv ett citattecken där texten slutar, på samma rad".to_owned(),
        )
    } else {
        (
            &rules::OLASLIG_TOML,
            format!("filen går inte att läsa som TOML härifrån ({message})"),
            "skriv nyckel = \"värde\" på en rad, och [grupp] på en egen rad".to_owned(),
        )
    }
}

/// Where the key at `again` stands the first time: the last place before it, in this table or one below.
fn first(table: &DeTable<'_>, text: &str, again: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    fn below(value: &DeValue<'_>, text: &str, again: &std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        match value {
            DeValue::Table(table) => first(table, text, again),
            DeValue::Array(items) => {
                items.iter().filter_map(|item| below(item.get_ref(), text, again)).max_by_key(|span| span.start)
            }
            DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => None,
        }
    }
    let here = table.iter().filter(|(key, _)| text.get(key.span()) == text.get(again.clone()) && key.span().start < again.start);
    here.map(|(key, _)| key.span())
        .chain(table.iter().filter_map(|(_, value)| below(value.get_ref(), text, again)))
        .max_by_key(|span| span.start)
}

fn map(table: &DeTable<'_>, text: &str, depth: usize, faults: &mut Vec<SyntaxFault>) -> Value {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| (Key { text: key.get_ref().to_string(), span: key.span() }, node(value, text, depth + 1, faults)))
        .collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    Value::Map(entries)
}

fn node(value: &Spanned<DeValue<'_>>, text: &str, depth: usize, faults: &mut Vec<SyntaxFault>) -> Node {
    let span = value.span();
    let source = text.get(span.clone()).unwrap_or_default();
    if depth > MAX_DEPTH {
        faults.push(SyntaxFault::new(
            &rules::FOR_DJUPT,
            span.clone(),
            format!("grupper ligger djupare än {MAX_DEPTH} nivåer"),
            "lägg uppgifterna på färre nivåer",
        ));
        return Node { span, value: Value::Null };
    }
    let value = match value.get_ref() {
        DeValue::String(string) => {
            let verbatim = source.get(1..source.len().saturating_sub(1)) == Some(string.as_ref());
            Value::Text(string.to_string(), if verbatim { Layout::Verbatim(1) } else { Layout::Opaque })
        }
        DeValue::Integer(_) | DeValue::Float(_) if serde_json::from_str::<serde_json::Number>(source).is_ok() => {
            Value::Number(source.to_owned())
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Datetime(_) => Value::Text(source.to_owned(), Layout::Verbatim(0)),
        DeValue::Boolean(boolean) => Value::Bool(*boolean, source.to_owned()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, text, depth + 1, faults)).collect()),
        DeValue::Table(table) => map(table, text, depth, faults),
    };
    Node { span, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_places() {
        let text = "titel = \"Å\"\n[a.b]\nc = [1, true]\n";
        let tree = read(text).expect("it is TOML");
        let c = tree.get("a").and_then(|a| a.get("b")).and_then(|b| b.get("c")).expect("a.b.c");
        assert_eq!(&text[c.span.clone()], "[1, true]");
        assert!(read("a = \n").is_err());
        assert!(read("a = 1\na = 2\n").is_err());
    }
}
