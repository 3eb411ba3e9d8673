//! What the national guidelines say of a method.

use crate::records::modell::{Metod, RiktlinjeGrad};
use crate::site::words;

/// What the national guidelines say of a method, in short: `Bör erbjudas, prioritet 3`.
pub(crate) fn guidelines(metod: &Metod) -> Vec<String> {
    metod
        .riktlinje
        .iter()
        .map(|riktlinje| match riktlinje.grad {
            Some(grad) => format!("{} erbjudas, prioritet {}", words::sentence(grade(grad)), riktlinje.prioritet),
            None => format!("Prioritet {}", riktlinje.prioritet),
        })
        .collect()
}

/// How strongly: `bör` or `kan`.
pub(crate) fn grade(grad: RiktlinjeGrad) -> &'static str {
    match grad {
        RiktlinjeGrad::Bor => "bör",
        RiktlinjeGrad::Kan => "kan",
    }
}
