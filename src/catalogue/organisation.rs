//! Who belongs to whom.

use super::{Catalogue, Row};
use crate::records::modell::{Organisation, OrganisationsSort};

impl Catalogue {
    /// An organisation and what it is a part of, from the nearest outwards.
    pub fn lineage<'a>(&'a self, organisation: &'a Row<Organisation>) -> Vec<&'a Row<Organisation>> {
        let mut line = vec![organisation];
        while let Some(parent) = line[line.len() - 1].del_av.as_ref() {
            line.push(self.organisationer.at(parent));
        }
        line
    }

    /// The förvaltning that an organisation is or belongs to.
    pub fn forvaltning<'a>(&'a self, organisation: &'a Row<Organisation>) -> Option<&'a Row<Organisation>> {
        self.lineage(organisation).into_iter().find(|o| o.sort == OrganisationsSort::Forvaltning)
    }

    /// The huvudman of an organisation: its own, or that of what it belongs to.
    pub fn huvudman<'a>(&'a self, organisation: &'a Row<Organisation>) -> Option<&'a Row<Organisation>> {
        self.lineage(organisation)
            .into_iter()
            .find_map(|o| o.huvudman.as_ref())
            .map(|reference| self.organisationer.at(reference))
    }
}
