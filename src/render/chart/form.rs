//! The widths that a chart is drawn for.

/// The width that a chart is drawn for. A page holds both forms and shows the one that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// 800 wide, for 40 rem and up: labels to the left of their bars.
    Wide,
    /// 360 wide, for phones and narrow columns: each label above its bar.
    Slim,
}

impl Form {
    /// The width in pixels.
    pub fn width(self) -> u32 {
        match self {
            Self::Wide => 800,
            Self::Slim => 360,
        }
    }

    /// The part of the SVG's ids that tells the two forms of a chart apart.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Wide => "bred",
            Self::Slim => "smal",
        }
    }
}
