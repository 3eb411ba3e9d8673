//! Reading one expression.
//!
//! In: the text between the braces. Out: a call, a name or a constant, with the place of every part, or the fault. What
//! functions and variables exist it doesn't know. minijinja reads; only what is listed here is kept of what it knows, so that
//! nothing is left that loops, computes or costs.

use std::ops::Range;

use minijinja::machinery::{Token, ast, parse_expr, tokenize};

use super::ProseFault;
use crate::rule::expression as rules;

const DEEPEST: usize = 3;
const EXAMPLE: &str = "skriv till exempel {{ tal(\"v40-behov\", \"jobbfokuserad\", 2024) }}";
const ALLOWED: &str = "tillåtet är anrop, namn, attribut (stadsområde.namn), texter, tal och listor av dem";

/// An expression as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Its bytes in the text, braces included.
    pub range: Range<usize>,
    /// What it says.
    pub kind: ExpressionKind,
}

/// What an expression may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpressionKind {
    /// `tal("v40-behov", 2024)`
    Call(CallExpression),
    /// `stadsområde.namn`
    Operand(Operand),
}

/// A call as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallExpression {
    /// The function.
    pub name: String,
    /// The bytes of the function's name.
    pub name_range: Range<usize>,
    /// The bytes of the whole call.
    pub range: Range<usize>,
    /// What is handed over, in order; those with a name come last, each name once.
    pub parameters: Vec<Parameter>,
}

impl CallExpression {
    /// Whether a text is handed over.
    pub fn has_text(&self, text: &str) -> bool {
        self.parameters.iter().any(|parameter| matches!(&parameter.operand.kind, OperandKind::Text(given) if given == text))
    }
}

/// One argument of a call as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name: `visa` in `visa="tabell"`.
    pub keyword: Option<Keyword>,
    /// Its value.
    pub operand: Operand,
}

/// The name of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyword {
    /// The name.
    pub name: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// A name, a constant or a list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operand {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: OperandKind,
}

/// What an argument may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OperandKind {
    /// A text, without its quotes.
    Text(String),
    /// A number as it is written: `2024`, `4.10`, `004`.
    Number(String),
    /// A variable, and what is taken from it.
    Name {
        /// The variable.
        name: Keyword,
        /// `namn` in `stadsområde.namn`.
        attributes: Vec<Keyword>,
    },
    /// A list, not of lists.
    List(Vec<Operand>),
}

/// Reads the expression at `range` of `text`, braces included.
pub(super) fn read(text: &str, range: Range<usize>) -> Result<Expression, ProseFault> {
    let reader = Reader { source: &text[range.start + 2..range.end - 2], offset: range.start + 2, range: range.clone() };
    if reader.source.trim().is_empty() {
        return Err(ProseFault::new(&rules::TOMT_UTTRYCK, range, "uttrycket är tomt", EXAMPLE));
    }
    reader.check_tokens()?;
    let tree = parse_expr(reader.source).map_err(|error| reader.syntax(&error))?;
    let kind = match &tree {
        ast::Expr::Call(call) => ExpressionKind::Call(reader.call(call)?),
        other => ExpressionKind::Operand(reader.operand(other)?),
    };
    Ok(Expression { range, kind })
}

fn refused(range: Range<usize>, what: &str) -> ProseFault {
    ProseFault::new(&rules::OTILLATET_I_UTTRYCK, range, format!("{what} är inte tillåtet i ett uttryck"), ALLOWED)
}

struct Reader<'t> {
    source: &'t str,
    offset: usize,
    range: Range<usize>,
}

impl<'t> Reader<'t> {
    /// Refuses every token that no allowed expression holds, before anything is built of them.
    fn check_tokens(&self) -> Result<(), ProseFault> {
        let mut depth = 0;
        for token in tokenize(self.source, true, Default::default()) {
            let (token, span) = token.map_err(|error| self.syntax(&error))?;
            let range = self.place(span.start_offset, span.end_offset);
            let wrong = match token {
                Token::Ident(word @ ("if" | "else" | "and" | "or" | "not" | "in" | "is")) => Some(format!("ordet ”{word}”")),
                Token::Ident(word @ ("true" | "True" | "false" | "False" | "none" | "None")) => {
                    let hint = "skriv \"ja\" eller \"nej\" inom citattecken, eller ta bort argumentet";
                    let message = format!("”{word}” kan inte stå i ett uttryck");
                    return Err(ProseFault::new(&rules::SANT_FALSKT_I_UTTRYCK, range, message, hint));
                }
                Token::ParenOpen | Token::BracketOpen => {
                    depth += 1;
                    (depth > DEEPEST).then(|| "så många parenteser inuti varandra".to_owned())
                }
                Token::ParenClose | Token::BracketClose => {
                    depth = depth.saturating_sub(1);
                    None
                }
                Token::Ident(_) | Token::Str(_) | Token::String(_) | Token::Dot | Token::Comma | Token::Assign => None,
                Token::Int(_) | Token::Int128(_) | Token::Float(_) => None,
                Token::Pipe => Some("filter (”|”)".to_owned()),
                _ => Some(format!("tecknet ”{}”", self.slice(&range))),
            };
            if let Some(what) = wrong {
                return Err(refused(range, &what));
            }
        }
        Ok(())
    }

    fn call(&self, call: &ast::Spanned<ast::Call<'t>>) -> Result<CallExpression, ProseFault> {
        let ast::Expr::Var(function) = &call.expr else {
            let range = self.range_of(&call.expr);
            return Err(ProseFault::new(&rules::INGEN_FUNKTION_ANROPAS, range, "det som anropas är ingen funktion", EXAMPLE));
        };
        let name_range = self.range_of(&call.expr);
        let range = name_range.start..self.place(call.span().start_offset, call.span().end_offset).end;
        let mut parameters: Vec<Parameter> = Vec::with_capacity(call.args.len());
        for argument in &call.args {
            let parameter = match argument {
                ast::CallArg::Pos(value) => Parameter { keyword: None, operand: self.operand(value)? },
                ast::CallArg::Kwarg(name, value) => {
                    let operand = self.operand(value)?;
                    let keyword = Keyword { name: (*name).to_owned(), range: self.keyword_range(name, &operand.range) };
                    if parameters.iter().any(|p| p.keyword.as_ref().is_some_and(|k| k.name == *name)) {
                        let message = format!("argumentet ”{name}” står två gånger");
                        return Err(ProseFault::new(&rules::DUBBELT_ARGUMENT, keyword.range, message, "ta bort det ena"));
                    }
                    Parameter { keyword: Some(keyword), operand }
                }
                ast::CallArg::PosSplat(value) | ast::CallArg::KwargSplat(value) => return Err(self.refused(value, "stjärnor")),
            };
            parameters.push(parameter);
        }
        Ok(CallExpression { name: function.id.to_owned(), name_range, range, parameters })
    }

    fn operand(&self, tree: &ast::Expr<'t>) -> Result<Operand, ProseFault> {
        let range = self.range_of(tree);
        let kind = match tree {
            ast::Expr::Const(constant) => self.constant(&constant.value, &range)?,
            ast::Expr::Var(variable) => {
                OperandKind::Name { name: Keyword { name: variable.id.to_owned(), range: range.clone() }, attributes: Vec::new() }
            }
            ast::Expr::GetAttr(attribute) => {
                let OperandKind::Name { name, mut attributes } = self.operand(&attribute.expr)?.kind else {
                    return Err(self.refused(tree, "ett attribut av något annat än ett namn"));
                };
                let at = range.end.saturating_sub(attribute.name.len())..range.end;
                attributes.push(Keyword { name: attribute.name.to_owned(), range: at });
                OperandKind::Name { name, attributes }
            }
            ast::Expr::List(list) => {
                let items = list.items.iter().map(|item| self.operand(item)).collect::<Result<Vec<_>, _>>()?;
                if let Some(inner) = items.iter().find(|item| matches!(item.kind, OperandKind::List(_))) {
                    return Err(refused(inner.range.clone(), "en lista inuti en lista"));
                }
                OperandKind::List(items)
            }
            ast::Expr::Call(_) => return Err(self.refused(tree, "ett anrop inuti ett annat")),
            ast::Expr::GetItem(_) | ast::Expr::Slice(_) => return Err(self.refused(tree, "ett värde inom hakparenteser")),
            _ => return Err(self.refused(tree, "det här")),
        };
        Ok(Operand { range, kind })
    }

    fn constant(&self, value: &minijinja::Value, range: &Range<usize>) -> Result<OperandKind, ProseFault> {
        if let Some(text) = value.as_str() {
            return Ok(OperandKind::Text(text.to_owned()));
        }
        let written = self.slice(range);
        let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digits(whole) && digits(fraction) {
            return Ok(OperandKind::Number(written.to_owned()));
        }
        let hint = "skriv det med siffror och eventuellt en decimalpunkt, eller inom citattecken";
        let message = format!("”{written}” är inget tal som går att läsa här");
        Err(ProseFault::new(&rules::OLASLIGT_TAL, range.clone(), message, hint))
    }

    /// The bytes of an expression. A call's and an attribute's own span may begin too late.
    fn range_of(&self, tree: &ast::Expr<'t>) -> Range<usize> {
        let span = tree.span();
        let own = self.place(span.start_offset, span.end_offset);
        match tree {
            ast::Expr::Call(call) => self.range_of(&call.expr).start..own.end,
            ast::Expr::GetAttr(attribute) => self.range_of(&attribute.expr).start..own.end,
            _ => own,
        }
    }

    /// The bytes of a keyword, which minijinja doesn't tell: right before the equals sign before its value.
    fn keyword_range(&self, name: &str, value: &Range<usize>) -> Range<usize> {
        let before = self.source[..value.start - self.offset].trim_end();
        let before = before.strip_suffix('=').map_or("", str::trim_end);
        if before.ends_with(name) { self.offset + before.len() - name.len()..self.offset + before.len() } else { value.clone() }
    }

    fn refused(&self, tree: &ast::Expr<'t>, what: &str) -> ProseFault {
        refused(self.range_of(tree), what)
    }

    /// What minijinja couldn't read, at the place it tells.
    fn syntax(&self, error: &minijinja::Error) -> ProseFault {
        let range = error.range().map_or_else(
            || self.range.clone(),
            |r| self.place(r.start.try_into().unwrap_or(u32::MAX), r.end.try_into().unwrap_or(u32::MAX)),
        );
        let word = self.slice(&range);
        if word.contains(['”', '“', '„', '’', '‘', '»', '«']) {
            let message = "uttrycket har typografiska citattecken";
            return ProseFault::new(&rules::TYPOGRAFISKA_CITATTECKEN, range, message, "använd raka citattecken: \" eller '");
        }
        let detail = error.detail().unwrap_or_default();
        let (rule, message) = if detail.contains("end of input") {
            (&rules::OFULLSTANDIGT_UTTRYCK, "uttrycket slutar för tidigt: en parentes eller ett värde saknas".to_owned())
        } else if detail.contains("non-keyword") {
            (&rules::ARGUMENT_I_FEL_ORDNING, "ett argument utan namn står efter ett med namn".to_owned())
        } else if word.trim().is_empty() {
            (&rules::OLASLIGT_UTTRYCK, "uttrycket går inte att läsa".to_owned())
        } else {
            (&rules::OLASLIGT_UTTRYCK, format!("uttrycket går inte att läsa vid ”{word}”"))
        };
        ProseFault::new(rule, range, message, EXAMPLE)
    }

    /// Bytes of the expression as bytes of the text, on character boundaries and inside it.
    fn place(&self, start: u32, end: u32) -> Range<usize> {
        let floor = |at: u32| self.source.floor_char_boundary(usize::try_from(at).unwrap_or(usize::MAX));
        let ceil = |at: u32| self.source.ceil_char_boundary(usize::try_from(at).unwrap_or(usize::MAX).min(self.source.len()));
        let start = floor(start);
        self.offset + start..self.offset + ceil(end).max(start)
    }

    fn slice(&self, range: &Range<usize>) -> &str {
        self.source.get(range.start - self.offset..range.end - self.offset).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let expression = read(text, 0..text.len()).expect("a good expression");
        let ExpressionKind::Call(call) = expression.kind else { panic!("a call") };
        assert_eq!(&text[call.name_range.clone()], call.name);
        call.parameters
            .iter()
            .map(|p| {
                let keyword = p.keyword.as_ref().map(|k| format!("{}=", &text[k.range.clone()])).unwrap_or_default();
                format!("{keyword}{}", &text[p.operand.range.clone()])
            })
            .collect()
    }

    fn fault(text: &str) -> (&str, String) {
        let fault = read(text, 0..text.len()).expect_err("a fault");
        (&text[fault.range], fault.fault.message)
    }

    #[test]
    fn parts_know_their_places() {
        assert_eq!(parts("{{ tal(\"åäö\", 004, 4.10) }}"), ["\"åäö\"", "004", "4.10"]);
        assert_eq!(
            parts("{{insatser(stadsområde = stadsområde.område.namn, kö=[\"a\", 'b'])}}"),
            ["stadsområde=stadsområde.område.namn", "kö=[\"a\", 'b']"]
        );
        assert!(parts("{{ a() }}").is_empty());
    }

    #[test]
    fn attributes_know_their_places() {
        let text = "{{ område.kort.namn }}";
        let ExpressionKind::Operand(operand) = read(text, 0..text.len()).expect("good").kind else { panic!("a name") };
        let OperandKind::Name { name, attributes } = operand.kind else { panic!("a name") };
        assert_eq!(&text[name.range], "område");
        assert_eq!(attributes.iter().map(|a| &text[a.range.clone()]).collect::<Vec<_>>(), ["kort", "namn"]);
        assert_eq!(&text[operand.range], "område.kort.namn");
    }

    #[test]
    fn all_else_is_refused_at_its_place() {
        for (text, place, message) in [
            ("{{ å + 1 }}", "+", "tecknet ”+”"),
            ("{{ [1] * 30000 }}", "*", "tecknet ”*”"),
            ("{{ a|safe }}", "|", "filter"),
            ("{{ a if b }}", "if", "ordet ”if”"),
            ("{{ -1 }}", "-", "tecknet ”-”"),
            ("{{ a(b(1)) }}", "b(1)", "ett anrop inuti ett annat"),
            ("{{ a[0] }}", "a[0]", "hakparenteser"),
            ("{{ a(x=none) }}", "none", "none"),
            ("{{ a(x=1, x=2) }}", "x", "två gånger"),
            ("{{ a.b(1) }}", "a.b", "ingen funktion"),
            ("{{ a([[1]]) }}", "[1]", "lista inuti"),
            ("{{ a(((((1))))) }}", "(", "parenteser"),
            ("{{ a(0x1f) }}", "0x1f", "inget tal"),
            ("{{ a(”x”) }}", "”", "typografiska"),
            ("{{ a({}) }}", "{", "tecknet ”{”"),
            ("{{  }}", "{{  }}", "tomt"),
        ] {
            let (at, told) = fault(text);
            assert_eq!(at, place, "{text}: {told}");
            assert!(told.contains(message), "{text}: {told}");
        }
        for text in ["{{ a( }}", "{{ a(1 2) }}", "{{ a(x=1, 2) }}", "{{ a b }}", "{{ 'a", "{{ () }}", "{{ a(*b) }}"] {
            let whole = format!("{text}}}}}");
            assert!(read(&whole, 0..whole.len()).is_err(), "{text}");
        }
    }
}
