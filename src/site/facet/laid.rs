//! A facet as data: its values, and which of them each insats has.

/// The value of an insats of which no source tells. No id holds an underscore, so that it is nobody's id.
pub(in crate::site) const SAKNAS: &str = "uppgift_saknas";
/// The word that a text has for it.
pub(in crate::site) const OKANT: &str = "okänt";

/// A value of a facet.
#[derive(Debug, Clone)]
pub struct Varde {
    /// Its name in the address.
    pub id: String,
    /// Its name on the page.
    pub namn: String,
    /// Other ids that mean the same: the old law's, beside the new one's.
    pub alias: Vec<String>,
    /// The område's icon and hue.
    pub ikon: Option<&'static str>,
    /// The word that a text has for it, where that is not its id.
    pub ord: Option<&'static str>,
}

impl Varde {
    pub(in crate::site) fn new(id: &str, namn: impl Into<String>) -> Self {
        Self { id: id.to_owned(), namn: namn.into(), alias: Vec::new(), ikon: None, ord: None }
    }

    pub(in crate::site) fn unknown(namn: &str) -> Self {
        Self { ord: Some(OKANT), ..Self::new(SAKNAS, namn) }
    }

    /// The words that a text may have for it.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.ord.unwrap_or(&self.id)).chain(self.alias.iter().map(String::as_str))
    }
}

/// A facet laid out over the insatser of the catalogue.
#[derive(Debug)]
pub struct Facett {
    /// Its name in the address: `malgrupp`.
    pub nyckel: &'static str,
    /// The word that a text has for it: `målgrupp`; empty where a text has none.
    pub ord: &'static str,
    /// Its values, in the order they are shown; each is had by some insats of the list.
    pub varden: Vec<Varde>,
    /// The values that none has; their places follow those of the others.
    pub(in crate::site) utan: Vec<Varde>,
    /// For each insats the places of its values, ascending.
    pub har: Vec<Vec<usize>>,
    /// How many of these insatser are the list.
    pub(in crate::site) listed: usize,
}

impl Facett {
    /// How many insatser of the list have each value.
    pub fn antal(&self) -> Vec<usize> {
        let mut antal = vec![0; self.varden.len()];
        self.har[..self.listed].iter().flatten().for_each(|value| antal[*value] += 1);
        antal
    }

    /// All its values, those that none has included.
    pub fn values(&self) -> impl Iterator<Item = &Varde> {
        self.varden.iter().chain(&self.utan)
    }

    /// The place of the value that a text names by a word.
    pub(in crate::site) fn place(&self, word: &str) -> Option<usize> {
        self.values().position(|value| value.words().any(|own| own == word))
    }

    /// Whether the insats at a place has the value at a place.
    pub(in crate::site) fn has(&self, insats: usize, value: usize) -> bool {
        self.har[insats].binary_search(&value).is_ok()
    }
}
