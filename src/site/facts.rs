//! What expressions in text can say: the functions and their typed values.

mod figures;
mod insatser;
mod tabeller;

use std::cell::RefCell;

use self::figures::Figures;
use super::cx::Cx;
use super::fact::{Fact, Variable};
use crate::prose::{Argument, Call, Facts, ProseFault};
use crate::rule::expression;
use crate::value::Fault;

/// What a function says.
type Function = fn(&PageFacts<'_, '_>, &Call<'_>) -> Result<Fact, ProseFault>;

/// The functions, each with its name.
const FUNCTIONS: &[(&str, Function)] = &[
    ("andel", |facts, call| tabeller::share(facts.cx, call)),
    ("antal_insatser", |facts, call| insatser::count(facts.cx, call)),
    ("diagram", |facts, call| tabeller::figure(facts.cx, call, &mut facts.figures.borrow_mut())),
    ("förändring", |facts, call| tabeller::change(facts.cx, call)),
    ("insatser", |facts, call| insatser::list(facts.cx, call)),
    ("nyckeltal", |facts, call| tabeller::key_figure(facts.cx, call)),
    ("tabell", |facts, call| tabeller::table(facts.cx, call, &mut facts.figures.borrow_mut())),
    ("tal", |facts, call| tabeller::number(facts.cx, call)),
];

const NAMES: [&str; FUNCTIONS.len()] = {
    let mut names = [""; FUNCTIONS.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = FUNCTIONS[at].0;
        at += 1;
    }
    names
};

/// The facts that a page's text can ask for.
pub(super) struct PageFacts<'c, 's> {
    pub(super) cx: &'c Cx<'s>,
    pub(super) variable: Option<Variable>,
    pub(super) figures: RefCell<Figures>,
}

impl Facts for PageFacts<'_, '_> {
    type Value = Fact;

    fn functions(&self) -> &[&str] {
        &NAMES
    }

    fn variables(&self) -> &[&str] {
        self.variable.as_ref().map_or(&[], |variable| std::slice::from_ref(&variable.name))
    }

    fn variable(&self, name: &str) -> Option<Argument> {
        self.variable.as_ref().filter(|variable| variable.name == name).map(|variable| Argument::Record(variable.record.clone()))
    }

    fn call(&self, call: &Call<'_>) -> Result<Fact, ProseFault> {
        let (_, function) =
            FUNCTIONS.iter().find(|(name, _)| *name == call.name()).expect("only functions that are listed are called");
        function(self, call)
    }

    fn show(&self, argument: &Argument) -> Result<Fact, Fault> {
        let hint = "skriv ett ord eller en funktion: {{ antal_insatser() }}";
        argument
            .as_text()
            .map(|text| Fact::Text(text.to_owned()))
            .ok_or_else(|| Fault::of(&expression::LISTA_SOM_TEXT, "en lista går inte att skriva ut", hint))
    }

    fn is_block(&self, value: &Fact) -> bool {
        matches!(value, Fact::Insatser { .. } | Fact::Figure { .. } | Fact::Table { .. } | Fact::KeyFigure { .. })
    }
}
