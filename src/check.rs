//! Policy: what is no fault of shape or reference, but should not stand. One file a check, each listed here.
//!
//! A check takes what it looks at and tells what it finds, by a rule of its own. Those that ask only what a record says look at the
//! records, so that they tell what they find whatever else is wrong; those that ask which pages and tables there are look at the site
//! as it is laid out, whatever is wrong in its texts; the others see the whole site, with all that is public.

mod agreement_dates;
mod insats_dates;
mod key_figures;
mod menu;
mod missing_source;
mod past_pagang;
mod raw_html;
mod single_part;
mod synonym_too_wide;
mod synonym_without_hit;
mod typed_number;

use crate::finding::Findings;
use crate::records::Records;
use crate::site::Site;

/// The checks of records, in the order they run.
const OF_RECORDS: &[fn(&Records, &mut Findings)] = &[missing_source::check, single_part::check];

/// The checks of a site whose texts may have faults, in the order they run.
const OF_LAYOUT: &[fn(&Site, &mut Findings)] = &[menu::check, key_figures::check];

/// The checks of a sound site, in the order they run.
const OF_SITE: &[fn(&Site, &mut Findings)] = &[
    agreement_dates::check,
    insats_dates::check,
    past_pagang::check,
    raw_html::check,
    synonym_too_wide::check,
    synonym_without_hit::check,
    typed_number::check,
];

/// Runs the checks of records.
pub(crate) fn records(records: &Records, findings: &mut Findings) {
    OF_RECORDS.iter().for_each(|check| check(records, findings));
}

/// Runs the checks of a site whose texts may have faults.
pub(crate) fn layout(site: &Site, findings: &mut Findings) {
    OF_LAYOUT.iter().for_each(|check| check(site, findings));
}

/// Runs the checks of a sound site.
pub(crate) fn site(site: &Site, findings: &mut Findings) {
    OF_SITE.iter().for_each(|check| check(site, findings));
}
