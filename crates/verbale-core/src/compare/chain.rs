//! The heaviest chain of pairs that keeps the order of both texts.

/// Two things that may be laid against each other, and how much that is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The place on the left.
    pub left: usize,
    /// The place on the right.
    pub right: usize,
    /// How alike they are, 0 to 1.
    pub alike: f32,
    /// What the pair is worth in a chain; above 0.
    pub worth: f32,
}

/// The pairs of the heaviest chain in which both places rise, in order; for
/// n pairs in n · log n steps. Pairs must be sorted by left, then right.
pub fn heaviest(pairs: &[Pair]) -> Vec<Pair> {
    let width = pairs.iter().map(|pair| pair.right + 1).max().unwrap_or(0);
    let mut tree = Best { nodes: vec![(0.0, usize::MAX); width + 1] };
    let mut sums = vec![0.0_f64; pairs.len()];
    let mut before = vec![usize::MAX; pairs.len()];
    let mut at = 0;
    while at < pairs.len() {
        // Pairs of one left place do not follow each other.
        let row = pairs[at..].iter().take_while(|pair| pair.left == pairs[at].left).count();
        for n in at..at + row {
            let (sum, last) = tree.up_to(pairs[n].right);
            sums[n] = sum + f64::from(pairs[n].worth);
            before[n] = last;
        }
        for n in at..at + row {
            tree.raise(pairs[n].right, sums[n], n);
        }
        at += row;
    }
    let (_, mut last) = tree.up_to(width);
    let mut chain = Vec::new();
    while let Some(pair) = pairs.get(last) {
        chain.push(*pair);
        last = before[last];
    }
    chain.reverse();
    chain
}

/// A Fenwick tree of the heaviest sums that end at or before each place.
struct Best {
    nodes: Vec<(f64, usize)>,
}

impl Best {
    /// The heaviest sum that ends before a place, and where.
    fn up_to(&self, place: usize) -> (f64, usize) {
        let mut best = (0.0, usize::MAX);
        let mut at = place.min(self.nodes.len() - 1);
        while at > 0 {
            if self.nodes[at].0 > best.0 {
                best = self.nodes[at];
            }
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, place: usize, sum: f64, last: usize) {
        let mut at = place + 1;
        while at < self.nodes.len() {
            if sum > self.nodes[at].0 {
                self.nodes[at] = (sum, last);
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pair, heaviest};

    fn chain(pairs: &[(usize, usize, f32)]) -> Vec<(usize, usize)> {
        let pairs: Vec<Pair> =
            pairs.iter().map(|&(left, right, worth)| Pair { left, right, alike: 1.0, worth }).collect();
        heaviest(&pairs).iter().map(|pair| (pair.left, pair.right)).collect()
    }

    #[test]
    fn the_heavier_of_two_crossing_pairs_stays() {
        assert_eq!(chain(&[(0, 1, 2.0), (1, 0, 3.0), (2, 2, 1.0)]), [(1, 0), (2, 2)]);
    }

    #[test]
    fn one_place_is_taken_once() {
        assert_eq!(chain(&[(0, 0, 1.0), (0, 1, 1.5), (1, 1, 1.0)]), [(0, 0), (1, 1)]);
    }

    #[test]
    fn nothing_makes_no_chain() {
        assert!(chain(&[]).is_empty());
    }
}
