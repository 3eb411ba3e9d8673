//! What expressions in text can say: the functions and their typed values.

mod figures;
mod insatser;
mod tabeller;

use std::cell::RefCell;

use self::figures::Figures;
use super::cx::Cx;
use super::fact::{Fact, Variable};
use crate::prose::{Argument, Call, Facts, ProseFault};
use crate::value::Fault;

const FUNCTIONS: &[&str] = &["andel", "antal_insatser", "diagram", "förändring", "insatser", "nyckeltal", "tabell", "tal"];

/// The facts that a page's text can ask for.
pub(super) struct PageFacts<'c, 's> {
    pub(super) cx: &'c Cx<'s>,
    pub(super) variable: Option<Variable>,
    pub(super) figures: RefCell<Figures>,
}

impl Facts for PageFacts<'_, '_> {
    type Value = Fact;

    fn functions(&self) -> &[&str] {
        FUNCTIONS
    }

    fn variables(&self) -> &[&str] {
        self.variable.as_ref().map_or(&[], |variable| std::slice::from_ref(&variable.name))
    }

    fn variable(&self, name: &str) -> Option<Argument> {
        self.variable.as_ref().filter(|variable| variable.name == name).map(|variable| Argument::Record(variable.record.clone()))
    }

    fn call(&self, call: &Call<'_>) -> Result<Fact, ProseFault> {
        match call.name() {
            "antal_insatser" => insatser::count(self.cx, call),
            "insatser" => insatser::list(self.cx, call),
            "tal" => tabeller::number(self.cx, call),
            "andel" => tabeller::share(self.cx, call),
            "förändring" => tabeller::change(self.cx, call),
            "diagram" => tabeller::figure(self.cx, call, &mut self.figures.borrow_mut()),
            "tabell" => tabeller::table(self.cx, call, &mut self.figures.borrow_mut()),
            _ => tabeller::key_figure(self.cx, call),
        }
    }

    fn show(&self, argument: &Argument) -> Result<Fact, Fault> {
        let hint = "skriv ett ord eller en funktion: {{ antal_insatser() }}";
        argument
            .as_text()
            .map(|text| Fact::Text(text.to_owned()))
            .ok_or_else(|| Fault::new("en lista går inte att skriva ut", hint))
    }

    fn is_block(&self, value: &Fact) -> bool {
        matches!(value, Fact::Insatser { .. } | Fact::Figure { .. } | Fact::Table { .. } | Fact::KeyFigure { .. })
    }
}
