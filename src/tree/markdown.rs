//! Markdown with front matter: `---`, YAML, `---`, then the text.

use super::{BODY, Key, Layout, Node, SyntaxFault, Value, yaml};
use crate::rule::tree as rules;

pub(super) fn read(text: &str) -> Result<Node, Vec<SyntaxFault>> {
    let Some((front, body)) = split(text) else {
        if text.lines().next().is_some_and(|line| line.trim_end() == "---") {
            let hint = "skriv en rad med bara --- där texten börjar";
            return Err(vec![SyntaxFault::new(&rules::INLEDNING_OAVSLUTAD, 0..3, "inledningen avslutas aldrig", hint)]);
        }
        let hint = "börja filen med en rad ---, sedan titel: …, och avsluta med en rad --- före texten";
        return Err(vec![SyntaxFault::new(
            &rules::INLEDNING_SAKNAS,
            0..text.len().min(1),
            "filen saknar inledning (front matter)",
            hint,
        )]);
    };
    let mut node = yaml::read(&text[front.clone()], front.start)?;
    if node.value == Value::Null {
        node.value = Value::Map(Vec::new());
    }
    let Value::Map(entries) = &mut node.value else {
        return Err(vec![SyntaxFault::new(
            &rules::INLEDNING_UTAN_NYCKLAR,
            front,
            "inledningen är inga nycklar med värden",
            "skriv titel: … på en egen rad",
        )]);
    };
    if let Some((key, _)) = entries.iter().find(|(key, _)| key.text == BODY) {
        return Err(vec![SyntaxFault::new(
            &rules::TEXT_I_INLEDNINGEN,
            key.span.clone(),
            format!("okänd nyckel ”{BODY}”"),
            "texten står efter den andra raden med ---",
        )]);
    }
    let value = Value::Text(text[body..].to_owned(), Layout::Verbatim(0));
    entries.push((Key { text: BODY.to_owned(), span: body..body }, Node { span: body..text.len(), value }));
    Ok(node)
}

/// The range of the front matter, and where the text begins.
fn split(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let mut at = 0;
    let mut start = None;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match (line.trim_end() == "---", start) {
            (true, None) => start = Some(end),
            (true, Some(start)) => return Some((start..at, end)),
            (false, None) => return None,
            (false, Some(_)) => {}
        }
        at = end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_text_have_places_in_the_file() {
        let text = "---\ntitel: Å\n---\n## Rubrik\n";
        let tree = read(text).expect("front matter");
        assert_eq!(&text[tree.get("titel").expect("a title").span.clone()], "Å");
        let body = tree.get(BODY).expect("a body");
        assert_eq!(&text[body.text_range(text, 3..9)], "Rubrik");
        for bad in ["", "## Rubrik\n", "---\ntitel: Å\n", "---\n- a\n---\n", "---\ntext: a\n---\n"] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
