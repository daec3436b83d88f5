//! The measures, each after its source.

/// logDice: 14 + log₂(2 f(xy) ÷ (f(x) + f(y))), where the two meet `joint`
/// times.
///
/// P. Rychlý, "A Lexicographer-Friendly Association Score", Proceedings of
/// Recent Advances in Slavonic Natural Language Processing (RASLAN) 2008,
/// pp. 6–9.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of words")]
pub fn log_dice(joint: u64, one: u64, other: u64) -> f64 {
    14.0 + (2.0 * joint as f64 / (one as f64 + other as f64)).log2()
}

/// The log-likelihood ratio −2 log λ, also G²: twice the sum of O ln(O ÷ E)
/// over the four cells of who stands where. Of `all` words `size` stand in
/// the windows; of the `frequency` times that the word stands anywhere,
/// `joint` are there.
///
/// T. Dunning, "Accurate Methods for the Statistics of Surprise and
/// Coincidence", Computational Linguistics 19(1), 1993, pp. 61–74.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "counts of words")]
pub fn log_likelihood(joint: u64, size: u64, frequency: u64, all: u64) -> f64 {
    let (joint, size, frequency, all) = (joint as f64, size as f64, frequency as f64, all as f64);
    let cell = |observed: f64, row: f64, column: f64| {
        if observed > 0.0 { observed * (observed * all / (row * column)).ln() } else { 0.0 }
    };
    2.0 * (cell(joint, size, frequency)
        + cell(size - joint, size, all - frequency)
        + cell(frequency - joint, all - size, frequency)
        + cell(all - size - frequency + joint, all - size, all - frequency))
}

#[cfg(test)]
mod tests {
    use super::{log_dice, log_likelihood};

    #[test]
    fn two_that_never_stand_apart_have_14() {
        assert!((log_dice(7, 7, 7) - 14.0).abs() < 1e-9);
        // Half as often together: one less.
        assert!((log_dice(5, 10, 10) - 13.0).abs() < 1e-9);
        assert!((log_dice(5, 10, 30) - 12.0).abs() < 1e-9);
    }

    /// The first pairs of words in Dunning's table of 1993, from the four
    /// counts printed there.
    #[test]
    fn the_table_of_the_source_is_met() {
        for (expected, [both, first, second, neither]) in [
            (270.72, [110, 2442, 111, 29114]), // the swiss
            (263.90, [29, 13, 123, 31612]),    // can be
            (256.84, [31, 23, 139, 31584]),    // previous year
        ] {
            let found = log_likelihood(both, both + first, both + second, both + first + second + neither);
            assert!((found - expected).abs() < 0.005, "{found} for {expected}");
        }
    }

    #[test]
    fn what_is_as_frequent_there_as_elsewhere_has_none() {
        assert!(log_likelihood(10, 100, 100, 1000).abs() < 1e-9);
        assert!(log_likelihood(0, 0, 0, 0).abs() < 1e-9);
    }
}
