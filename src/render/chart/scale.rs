//! The numbers along an axis.

/// An axis that holds zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// Where the axis starts: zero, or a negative multiple of the step.
    pub(crate) start: f64,
    /// Where the axis ends: a multiple of the step, at least the largest value.
    pub(crate) end: f64,
    /// From one number to the next.
    pub(crate) step: f64,
}

impl Scale {
    /// The scale for finite values, with at most `most` steps of 1, 2, 2.5 or 5 times a power of ten on each side of zero; whole
    /// numbers get whole steps.
    pub(crate) fn new(values: impl Iterator<Item = f64> + Clone, most: u32) -> Self {
        let largest = values.clone().fold(0.0, f64::max);
        let smallest = values.clone().fold(0.0, f64::min);
        let reach = largest.max(-smallest);
        if reach <= 0.0 {
            return Self { start: 0.0, end: 1.0, step: 1.0 };
        }
        let whole = values.clone().all(|value| value.fract() == 0.0);
        let power = 10_f64.powf((reach / f64::from(most)).log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0]
            .into_iter()
            .map(|factor| factor * power)
            .filter(|step| !whole || step.fract() == 0.0)
            .find(|step| (reach / step).ceil() <= f64::from(most))
            .unwrap_or(reach);
        // Adding zero turns minus zero into zero.
        Self { start: (smallest / step).floor() * step + 0.0, end: (largest / step).ceil() * step + 0.0, step }
    }

    /// Where a value lies between the start (0) and the end (1).
    pub(crate) fn part(self, value: f64) -> f64 {
        (value - self.start) / (self.end - self.start)
    }

    /// How many steps there are.
    pub(crate) fn steps(self) -> usize {
        ((self.end - self.start) / self.step).round() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(values: &[f64]) -> (f64, f64) {
        let scale = Scale::new(values.iter().copied(), 4);
        assert_eq!(scale.start, 0.0);
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

    #[test]
    fn negative_values_have_an_axis_below_zero() {
        let scale = Scale::new([-7.0, 12.0].into_iter(), 4);
        assert_eq!((scale.start, scale.end, scale.step, scale.steps()), (-10.0, 15.0, 5.0, 5));
        assert_eq!((scale.part(-10.0), scale.part(15.0)), (0.0, 1.0));
        assert_eq!(Scale::new([-3.0].into_iter(), 4), Scale { start: -3.0, end: 0.0, step: 1.0 });
    }
}
