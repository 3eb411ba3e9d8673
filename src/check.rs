//! Policy: what is no fault of shape or reference, but should not stand. One file a check; runs last and sees everything public.

mod agreement_dates;
mod insats_dates;
mod raw_html;
mod single_part;
mod synonym_without_hit;
mod typed_number;

use crate::finding::{Finding, Findings, Level};
use crate::site::Site;

/// A check.
struct Check {
    /// Its id, which its findings bear.
    id: &'static str,
    /// How bad its findings are.
    level: Level,
    /// Looks at the site and tells what it finds.
    run: fn(&Site, &mut dyn FnMut(Finding)),
}

/// All checks, in the order they run.
const CHECKS: &[Check] = &[
    agreement_dates::CHECK,
    insats_dates::CHECK,
    raw_html::CHECK,
    single_part::CHECK,
    synonym_without_hit::CHECK,
    typed_number::CHECK,
];

/// Runs all checks.
pub(crate) fn check(site: &Site, findings: &mut Findings) {
    for check in CHECKS {
        (check.run)(site, &mut |finding| findings.push(Finding { id: check.id, level: check.level, ..finding }));
    }
}
