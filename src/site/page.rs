//! The kinds of page: a file and a line in [`KINDS`] each.

mod ansvar;
mod avtal;
mod avtal_list;
mod datakallor;
mod hitta;
pub(super) mod insats;
mod insatser;
mod jamfor;
mod kallor;
mod lagrum;
mod lagrum_list;
mod likvardighet;
mod metod;
mod metoder;
mod min_lista;
mod not_found;
mod omrade;
mod omraden;
mod ordlista;
mod organisation;
mod organisationer;
mod pagang;
mod process;
mod processer;
mod rapport;
mod rapporter;
mod sida;
mod skall;
mod sok;
mod stadsomrade;
mod stadsomraden;
mod start;
mod statistik;
mod tabell;
mod villkor;

use super::kind::AnyKind;

/// All kinds of page. Their order is that of groups in a list of hits.
pub(super) const KINDS: &[&dyn AnyKind] = &[
    &start::StartPage,
    &insats::InsatsPage,
    &insatser::InsatserPage,
    &ordlista::OrdlistaPage,
    &avtal::AvtalPage,
    &avtal_list::AvtalListPage,
    &lagrum::LagrumPage,
    &lagrum_list::LagrumListPage,
    &organisation::OrganisationPage,
    &organisationer::OrganisationerPage,
    &tabell::TabellPage,
    &statistik::StatistikPage,
    &process::ProcessPage,
    &processer::ProcesserPage,
    &metod::MetodPage,
    &metoder::MetoderPage,
    &omrade::OmradePage,
    &omraden::OmradenPage,
    &stadsomrade::StadsomradePage,
    &stadsomraden::StadsomradenPage,
    &rapport::RapportPage,
    &rapporter::RapporterPage,
    &sida::SidaPage,
    &pagang::PagangPage,
    &likvardighet::LikvardighetPage,
    &ansvar::AnsvarPage,
    &datakallor::DatakallorPage,
    &kallor::KallorPage,
    &hitta::HittaPage,
    &villkor::VillkorPage,
    &skall::SkallPage,
    &jamfor::JamforPage,
    &min_lista::MinListaPage,
    &sok::SokPage,
    &not_found::NotFoundPage,
];
