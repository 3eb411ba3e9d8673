//! The pages as trees. They are our own output and well formed; anything else panics.

/// An element with what it holds.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Node>,
}

#[derive(Debug)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

impl Element {
    /// A page, or a drawing.
    pub(crate) fn parse(text: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            push_text(&mut open, &rest[..at]);
            rest = &rest[at..];
            if rest.starts_with("<!--") {
                rest = &rest[rest.find("-->").expect("a comment ends") + 3..];
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                rest = &rest[rest.find('>').expect("a declaration ends") + 1..];
            } else if let Some(end) = rest.strip_prefix("</") {
                let (name, after) = end.split_once('>').expect("a tag ends");
                let element = open.pop().expect("an end tag ends something");
                assert_eq!(element.name, name.trim().to_lowercase(), "an end tag ends what is open");
                open.last_mut().expect("the page is open").children.push(Node::Element(element));
                rest = after;
            } else {
                rest = start(&mut open, &rest[1..]);
            }
        }
        push_text(&mut open, rest);
        assert_eq!(open.len(), 1, "every element ends");
        open.pop().expect("the page itself")
    }

    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The text in it.
    pub(crate) fn text(&self) -> String {
        self.children
            .iter()
            .map(|child| match child {
                Node::Element(element) => element.text(),
                Node::Text(text) => text.clone(),
            })
            .collect()
    }

    /// All elements of a name, itself included.
    pub(crate) fn all<'e>(&'e self, name: &str, found: &mut Vec<&'e Self>) {
        if self.name == name {
            found.push(self);
        }
        self.elements().for_each(|element| element.all(name, found));
    }
}

fn push_text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        open.last_mut().expect("the page is open").children.push(Node::Text(unescaped(text)));
    }
}

/// Reads a start tag, after its `<`, and what follows where that is no markup.
fn start<'t>(open: &mut Vec<Element>, tag: &'t str) -> &'t str {
    let end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let mut element = Element { name: tag[..end].to_lowercase(), ..Element::default() };
    let mut rest = tag[end..].trim_start();
    while !rest.starts_with('>') && !rest.starts_with("/>") {
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).expect("an attribute ends");
        let name = rest[..end].to_owned();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| "\"'".contains(*c)).expect("our values are quoted");
            (value, rest) = after[1..].split_once(quote).expect("a value ends");
            rest = rest.trim_start();
        }
        element.attributes.push((name, unescaped(value)));
    }
    let closed = rest.starts_with('/') || VOID.contains(&element.name.as_str());
    rest = &rest[rest.find('>').expect("a tag ends") + 1..];
    if element.name == "script" || element.name == "style" {
        let (raw, after) = rest.split_once(&format!("</{}>", element.name)).expect("a script ends");
        element.children.push(Node::Text(raw.to_owned()));
        open.last_mut().expect("the page is open").children.push(Node::Element(element));
        return after;
    }
    if closed {
        open.last_mut().expect("the page is open").children.push(Node::Element(element));
    } else {
        open.push(element);
    }
    rest
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once(';').filter(|(name, _)| name.len() < 9) else {
            out.push('&');
            rest = after;
            continue;
        };
        let code =
            name.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16)).or_else(|| name.strip_prefix('#').map(str::parse));
        match (name, code) {
            (_, Some(Ok(code))) => out.extend(char::from_u32(code)),
            ("amp", _) => out.push('&'),
            ("lt", _) => out.push('<'),
            ("gt", _) => out.push('>'),
            ("quot", _) => out.push('"'),
            ("apos", _) => out.push('\''),
            ("nbsp", _) => out.push('\u{a0}'),
            ("shy", _) => {}
            _ => panic!("the tests know no &{name};"),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}
