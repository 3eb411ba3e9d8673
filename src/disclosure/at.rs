//! Where a cell stands in its table, and along which of its axes one looks.

/// Where a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Its row.
    pub row: usize,
    /// Its column.
    pub column: usize,
    /// Its layer.
    pub layer: usize,
}

/// An axis of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Along {
    /// The rows, one below the other.
    Rows,
    /// The columns, side by side.
    Columns,
    /// The layers, one behind the other.
    Layers,
}

impl Along {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Rows, Self::Columns, Self::Layers];
}

impl At {
    /// The same place, but at another row, column or layer.
    #[must_use]
    pub fn with(self, along: Along, element: usize) -> Self {
        match along {
            Along::Rows => Self { row: element, ..self },
            Along::Columns => Self { column: element, ..self },
            Along::Layers => Self { layer: element, ..self },
        }
    }

    /// Its row, column or layer.
    pub fn of(self, along: Along) -> usize {
        match along {
            Along::Rows => self.row,
            Along::Columns => self.column,
            Along::Layers => self.layer,
        }
    }
}
