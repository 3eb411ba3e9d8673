//! Labels beside points, moved apart where they would overlap.

/// The middles of labels that want to stand at `wanted`, each with its height, between a top and a bottom: in the same order from
/// above, none over another. Where there is no room for all they go on below.
pub(super) fn apart(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0).then(a.cmp(b)));
    let total: f64 = wanted.iter().map(|(_, height)| height).sum();
    let bottom = bottom.max(top + total);
    let mut places = vec![0.0; wanted.len()];
    // From above: none higher than it wants, none over the one before; then from below, so that none leaves the room.
    let mut free = top;
    for index in &order {
        let (middle, height) = wanted[*index];
        places[*index] = (middle - height / 2.0).max(free);
        free = places[*index] + height;
    }
    let mut free = bottom;
    for index in order.iter().rev() {
        let height = wanted[*index].1;
        places[*index] = places[*index].min(free - height);
        free = places[*index];
    }
    places.iter().zip(wanted).map(|(place, (_, height))| place + height / 2.0).collect()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_do_not_overlap() {
        assert_eq!(apart(&[(50.0, 20.0), (20.0, 20.0)], 0.0, 100.0), [50.0, 20.0]);
        assert_eq!(apart(&[(50.0, 20.0), (50.0, 20.0)], 0.0, 100.0), [50.0, 70.0]);
        assert_eq!(apart(&[(98.0, 20.0), (99.0, 20.0)], 0.0, 100.0), [70.0, 90.0]);
        assert_eq!(apart(&[(5.0, 20.0), (5.0, 20.0)], 0.0, 10.0), [10.0, 30.0]);
        assert!(apart(&[], 0.0, 10.0).is_empty());
    }
}
