//! Small leaf types with their own rules and their Swedish forms.
//!
//! In: text as an editor or a program wrote it. Out: values that can't be wrong in themselves. They know nothing of files,
//! records or pages.

mod calendar;
mod contact;
mod entity;
mod exact;
mod fingerprint;
mod format;
mod moment;
mod number;
mod out_path;
mod page_id;
mod personnummer;
mod slug;
mod source_ref;
mod term;
mod text;
mod unit;
mod unseen;

pub use self::calendar::CalendarTime;
pub use self::contact::{Email, Phone, SiteUrl, Url};
pub use self::entity::entities;
pub use self::exact::Exact;
pub use self::fingerprint::{Fingerprint, FingerprintKey};
pub use self::format::{FORMATS, TextFormat};
pub use self::moment::{Datum, Moment, Period};
pub use self::number::{decimal, integer};
pub use self::out_path::OutPath;
pub use self::page_id::{THEME_IDS, page_id};
pub use self::personnummer::{Lines, Personnummer, digit, mask, mask_digits, personnummer};
pub use self::slug::Slug;
pub use self::source_ref::SourceRef;
pub use self::term::Term;
pub use self::text::{Fault, Text};
pub use self::unit::{counted, unit_word};
pub use self::unseen::{unseen, visible, visible_in_place, visible_json, visible_name};
