//! Markdown with expressions: what editors write in content.
//!
//! In: text. Out: a [`Document`] whose expressions (`{{ tal("v40-behov", "jobbfokuserad", 2024) }}`) are opaque nodes, and
//! every fault with its bytes in the text; later, with someone's [`Facts`], a [`Prose`] whose expressions are typed values;
//! and at last safe HTML. This room knows neither records nor pages: which prefixes, functions and variables exist is for
//! those who have them.
//!
//! The way: `mask` finds the expressions before Markdown is read and puts signs of the same length in their place, so that
//! nothing in them means anything to Markdown and every offset still holds; `expression` reads each of them; `markdown`
//! reads the rest; [`evaluate()`] asks the facts; `html` writes.

mod call;
mod document;
mod evaluate;
mod expression;
mod fault;
mod html;
mod link;
mod markdown;
mod mask;
mod number;
#[cfg(test)]
mod properties;
mod sanitise;
#[cfg(test)]
mod tests;

pub use self::call::{Argument, Arguments, Call, Given, Record, Signature};
pub use self::document::{Document, Heading, Link};
pub use self::evaluate::{Facts, Prose, evaluate};
pub use self::expression::{CallExpression, Expression, ExpressionKind, Keyword, Operand, OperandKind, Parameter};
pub use self::fault::ProseFault;
pub use self::html::{Href, Html, Setting, html};
pub use self::link::LinkTarget;
pub use self::number::TypedNumber;

/// Reads a text in Markdown with expressions. A document comes out whatever is wrong in the text; one with faults may lack
/// what the faults are about.
pub fn parse(text: &str) -> (Document, Vec<ProseFault>) {
    markdown::read(text, &mask::mask(text, mask::Syntax::Markdown))
}

/// Reads a text that is not Markdown but may hold expressions: a title, an ingress, a note.
pub fn parse_plain(text: &str) -> (Document, Vec<ProseFault>) {
    markdown::read_plain(text, &mask::mask(text, mask::Syntax::Plain))
}
