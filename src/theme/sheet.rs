//! A style sheet → the same one in fewer bytes: without its comments, and with no more space than its meaning needs.
//!
//! The tokens are [`cssparser`]'s and each is written as it stands, so that only what lies between two of them changes. In: the text of a
//! sheet. Out: the text that is published. It knows no properties and no selectors.

use cssparser::{BasicParseError, BasicParseErrorKind, ParseError, Parser, Token};

/// The sheet in fewer bytes. One with a block that is never closed, or with what is no token, is published as it stands: the browser
/// mends it by rules of its own.
pub(super) fn smaller(text: &str) -> String {
    let mut sheet = Sheet { source: text, made: String::with_capacity(text.len()), tight: true, ..Sheet::default() };
    match sheet.write(&mut Parser::new(text), Inside::Rules) {
        Ok(()) => {
            sheet.end_statement();
            sheet.made
        }
        Err(_) => text.to_owned(),
    }
}

/// What a token stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The sheet or a `{}`, where a declaration may begin.
    Rules,
    /// Parentheses, where none does.
    Value,
    /// The value of a custom property. Scripts and the browser see its text, so space may become less but never nothing.
    Custom,
}

/// What stood between the last token and the next.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Gap {
    #[default]
    Nothing,
    /// Only comments: they part the tokens without being a space.
    Comment,
    Space,
}

/// On which sides of a token a space means nothing.
#[derive(Clone, Copy)]
struct Tight {
    before: bool,
    after: bool,
}

const LOOSE: Tight = Tight { before: false, after: false };
const BEFORE: Tight = Tight { before: true, after: false };
const AFTER: Tight = Tight { before: false, after: true };
const BOTH: Tight = Tight { before: true, after: true };

/// What is written so far.
#[derive(Default)]
struct Sheet<'i> {
    source: &'i str,
    made: String,
    gap: Gap,
    /// The last token needs no space after it, and neither does the beginning of the sheet.
    tight: bool,
    /// A semicolon is held back: before the end of a block there is no need for it.
    semicolon: bool,
}

impl<'i> Sheet<'i> {
    /// Writes the tokens up to the end of what is read.
    fn write(&mut self, parser: &mut Parser<'i>, inside: Inside) -> Result<(), ParseError<BasicParseError>> {
        let (mut begins, mut now) = (true, inside);
        loop {
            let from = parser.position();
            let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return Ok(()) };
            let text = parser.slice_from(from);
            match token {
                Token::WhiteSpace(_) => self.gap = Gap::Space,
                Token::Comment(_) if self.gap == Gap::Nothing => self.gap = Gap::Comment,
                Token::Comment(_) => {}
                Token::Semicolon if inside == Inside::Rules => {
                    self.end_statement();
                    (self.gap, self.tight, self.semicolon) = (Gap::Nothing, true, true);
                    (begins, now) = (true, inside);
                }
                Token::CurlyBracketBlock => {
                    let within = if now == Inside::Rules { Inside::Rules } else { Inside::Custom };
                    self.block(parser, text, "}", within)?;
                    begins = now == Inside::Rules;
                }
                Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    let close = if token == Token::SquareBracketBlock { "]" } else { ")" };
                    self.block(parser, text, close, if now == Inside::Custom { Inside::Custom } else { Inside::Value })?;
                    begins = false;
                }
                token if token.is_parse_error() || token == Token::Delim('\\') => return Err(unsound()),
                token => {
                    let is_custom = matches!(&token, Token::Ident(name) if name.starts_with("--"));
                    if begins && inside == Inside::Rules && is_custom {
                        now = Inside::Custom;
                    }
                    begins = false;
                    self.token(text, if now == Inside::Custom { LOOSE } else { sides(&token) });
                }
            }
        }
    }

    /// Writes a block with its marks.
    fn block(
        &mut self,
        parser: &mut Parser<'i>,
        open: &str,
        close: &str,
        inside: Inside,
    ) -> Result<(), ParseError<BasicParseError>> {
        let (before, after) = match inside {
            Inside::Rules => (BOTH, BOTH),
            Inside::Value => (AFTER, BEFORE),
            Inside::Custom => (LOOSE, LOOSE),
        };
        self.token(open, before);
        parser.parse_nested_block(|parser| {
            self.write(parser, inside)?;
            let is_closed = parser.position().byte_index() < self.source.len();
            if is_closed { Ok(()) } else { Err(unsound()) }
        })?;
        if inside == Inside::Rules {
            self.semicolon = false;
        }
        self.token(close, after);
        Ok(())
    }

    /// Writes a token, with what has to stand between it and the last one.
    fn token(&mut self, text: &str, sides: Tight) {
        self.end_statement();
        if !(self.tight || sides.before) {
            match self.gap {
                Gap::Nothing => {}
                Gap::Comment => self.made.push_str("/**/"),
                Gap::Space => self.made.push(' '),
            }
        }
        self.made.push_str(text);
        (self.gap, self.tight) = (Gap::Nothing, sides.after);
    }

    fn end_statement(&mut self) {
        if std::mem::take(&mut self.semicolon) {
            self.made.push(';');
        }
    }
}

/// Where a space beside a token means nothing. A colon keeps the one before it, which in a selector is a step down; + and - keep both,
/// which a sum in `calc()` needs.
fn sides(token: &Token<'_>) -> Tight {
    match token {
        Token::Comma | Token::Delim('>') => BOTH,
        Token::Colon => AFTER,
        _ => LOOSE,
    }
}

fn unsound() -> ParseError<BasicParseError> {
    ParseError::from_basic_kind(BasicParseErrorKind::EndOfInput)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_means_nothing_goes_and_all_else_stays() {
        let cases = [
            (
                "/* head */\n\n@layer a, b;\n\n.x {\n  color: red;\n  margin: 0 auto;\n}\n",
                "@layer a,b;.x{color:red;margin:0 auto}",
            ),
            (".a .b > .c + .d, .e :hover { top: 0 }", ".a .b>.c + .d,.e :hover{top:0}"),
            ("a { width: calc( 1px + (2 * var(--x)) - 3px ); }", "a{width:calc(1px + (2 * var(--x)) - 3px)}"),
            (
                "@media screen and (width > 40rem) { @container (width >= 2rem) { & b { c: d; } } }",
                "@media screen and (width>40rem){@container (width>= 2rem){& b{c:d}}}",
            ),
            (
                ":root { --a: light-dark( #fff , #000 );\n --b: 1px,\n    2px; --c:; --d: ; }",
                ":root{--a: light-dark( #fff , #000 );--b: 1px, 2px;--c:;--d:}",
            ),
            ("a/**/b { c: d/* */e; f: g /* */ h }", "a/**/b{c:d/**/e;f:g h}"),
            ("a { b: \"x  /* y */\"; c: url( x  y ) }", "a { b: \"x  /* y */\"; c: url( x  y ) }"),
            (
                "[data-x = \"1\"]:is( .a , .b ) :not(p) { content: \"a  b\" }",
                "[data-x = \"1\"]:is(.a,.b) :not(p){content:\"a  b\"}",
            ),
            ("@font-face { src: url(  x.woff  ) ; ; }", "@font-face{src:url(  x.woff  );}"),
            ("/* egen */\n", ""),
            ("a { color: red", "a { color: red"),
            ("a { color: red } }", "a { color: red } }"),
            ("a { b: \\\n c }", "a { b: \\\n c }"),
            ("a { color: \"red\n }", "a { color: \"red\n }"),
        ];
        for (source, made) in cases {
            assert_eq!(smaller(source), made);
        }
    }

    #[test]
    fn a_sheet_of_a_hundred_blocks_in_each_other_stands_as_it_is() {
        let deep = "a { ".repeat(100) + &"} ".repeat(100);
        assert_eq!(smaller(&deep), deep);
    }

    /// The tokens of a text without space and comments, each as it is written.
    fn tokens(text: &str) -> Vec<String> {
        fn gather(parser: &mut Parser<'_>, found: &mut Vec<String>) {
            loop {
                let from = parser.position();
                let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else { return };
                let text = parser.slice_from(from).to_owned();
                if matches!(token, Token::WhiteSpace(_) | Token::Comment(_)) {
                    continue;
                }
                found.push(text);
                if matches!(
                    token,
                    Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock
                ) {
                    let _: Result<(), ParseError<BasicParseError>> = parser.parse_nested_block(|parser| {
                        gather(parser, found);
                        Ok(())
                    });
                    found.push("end".to_owned());
                }
            }
        }
        let mut found = Vec::new();
        gather(&mut Parser::new(text), &mut found);
        // The semicolon before the end of a block is the one token that goes.
        (0..found.len())
            .filter(|&at| !(found[at] == ";" && found.get(at + 1).is_none_or(|next| next == "end")))
            .map(|at| found[at].clone())
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_tokens_stay_and_a_smaller_sheet_is_as_small_as_it_gets(
            parts in prop::collection::vec(prop::sample::select(vec![
                " ", "\n", "/* a */", "/**/", "a", "--b", "1", "1px", "-1", "+2", ".", "#c", "#1", "{", "}", "(", ")", "[", "]", "f(", "url(", "url( x )",
                ":", ";", ",", ">", "+", "-", "*", "/", "!", "important", "@layer", "\"t\"", "'", "\\", "<!--", "-->", "|", "=", "~", "$", "%", "e3", "u+1", "å",
            ]), 0..24),
        ) {
            let source = parts.concat();
            let made = smaller(&source);
            prop_assert!(made.len() <= source.len());
            prop_assert_eq!(tokens(&made), tokens(&source), "{} {}", source, made);
            prop_assert_eq!(smaller(&made), made.clone());
        }
    }
}
