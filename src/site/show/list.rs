//! A list of records with a line each, in groups.

use serde::Serialize;

use super::collation::alphabetical;
use crate::site::link::LinkView;

/// A list of records with a line each, in groups.
#[derive(Debug, Serialize)]
pub(crate) struct LinksView {
    /// What the list is.
    pub(crate) ingress: &'static str,
    /// The groups.
    pub(crate) grupper: Vec<LinkGrupp>,
}

/// A group of records.
#[derive(Debug, Serialize)]
pub(crate) struct LinkGrupp {
    /// The group's name, where there are several.
    pub(crate) rubrik: Option<String>,
    /// The records.
    pub(crate) poster: Vec<LinkPost>,
}

/// A record in a list.
#[derive(Debug, Serialize)]
pub(crate) struct LinkPost {
    /// The record.
    pub(crate) lank: LinkView,
    /// A line about it.
    pub(crate) text: Option<String>,
    /// A count or a kind.
    pub(crate) not: Option<String>,
    /// The område's icon, for områden.
    pub(crate) ikon: Option<&'static str>,
}

impl LinksView {
    /// A list in one group, by name.
    pub(crate) fn by_name(ingress: &'static str, mut poster: Vec<LinkPost>) -> Self {
        poster.sort_by_cached_key(|post| alphabetical(&post.lank.text));
        Self { ingress, grupper: vec![LinkGrupp { rubrik: None, poster }] }
    }

    /// A list in groups, each by name; those without records are left out.
    pub(crate) fn grouped(ingress: &'static str, groups: impl IntoIterator<Item = (&'static str, Vec<LinkPost>)>) -> Self {
        let group = |(rubrik, mut poster): (&'static str, Vec<LinkPost>)| {
            poster.sort_by_cached_key(|post| alphabetical(&post.lank.text));
            LinkGrupp { rubrik: Some(rubrik.to_owned()), poster }
        };
        Self { ingress, grupper: groups.into_iter().map(group).filter(|group| !group.poster.is_empty()).collect() }
    }
}
