//! The numbers along an axis.

/// An axis from zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// Where the axis ends: a multiple of the step, at least the largest value.
    pub(crate) end: f64,
    /// From one number to the next.
    pub(crate) step: f64,
}

impl Scale {
    /// The scale for finite values that aren't negative, with at most `most` steps of 1, 2, 2.5 or 5 times a power of ten; whole
    /// numbers get whole steps.
    pub(crate) fn new(values: impl Iterator<Item = f64> + Clone, most: u32) -> Self {
        let largest = values.clone().fold(0.0, f64::max);
        if largest <= 0.0 {
            return Self { end: 1.0, step: 1.0 };
        }
        let whole = values.clone().all(|value| value.fract() == 0.0);
        let power = 10_f64.powf((largest / f64::from(most)).log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0]
            .into_iter()
            .map(|factor| factor * power)
            .filter(|step| !whole || step.fract() == 0.0)
            .find(|step| (largest / step).ceil() <= f64::from(most))
            .unwrap_or(largest);
        Self { end: (largest / step).ceil() * step, step }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[f64]) -> (f64, f64) {
        let scale = Scale::new(values.iter().copied(), 4);
        (scale.end, scale.step)
    }

    #[test]
    fn steps_are_round_numbers() {
        assert_eq!(scale(&[29.0, 2.0]), (30.0, 10.0));
        assert_eq!(scale(&[400.0]), (400.0, 100.0));
        assert_eq!(scale(&[8.0, 1.0]), (8.0, 2.0));
        assert_eq!(scale(&[1.0]), (1.0, 1.0));
        assert_eq!(scale(&[3.0]), (3.0, 1.0));
        assert_eq!(scale(&[9.0]), (10.0, 5.0));
        assert_eq!(scale(&[100.0]), (100.0, 25.0));
        assert_eq!(scale(&[0.0]), (1.0, 1.0));
        assert_eq!(scale(&[]), (1.0, 1.0));
        assert_eq!(scale(&[0.5]), (3.0 * 0.2, 0.2));
        assert_eq!(scale(&[12.5, 3.0]), (15.0, 5.0));
    }
}
