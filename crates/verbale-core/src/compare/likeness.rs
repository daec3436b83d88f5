//! How alike clauses are: by the words they share and the words that stand
//! beside each other in both, the rare ones first.

use std::collections::HashMap;

/// A clause as it is compared: the numbers of its words, in order.
pub type Words = Vec<u32>;

/// A clause may share so many words with so many others before the word
/// tells nothing.
const COMMON: usize = 64;

/// The rarest features of a clause by which its like is sought.
const SOUGHT: usize = 24;

/// How many of its like are looked at closely.
const CLOSE: usize = 8;

/// The features of the clauses of both texts, and what each is worth.
pub struct Likeness {
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
    worth: Vec<f32>,
}

impl Likeness {
    /// Reads the features of the clauses of two texts.
    pub fn new(left: &[Words], right: &[Words]) -> Self {
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut read = |clauses: &[Words]| -> Vec<Vec<u32>> {
            let features = |words: &Words| {
                let alone = words.iter().map(|word| (*word, u32::MAX));
                let beside = words.windows(2).map(|pair| (pair[0], pair[1]));
                let mut own: Vec<u32> = alone
                    .chain(beside)
                    .map(|feature| {
                        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                        *numbers.entry(feature).or_insert(next)
                    })
                    .collect();
                own.sort_unstable();
                own.dedup();
                counts.resize(numbers.len(), 0);
                own.iter().for_each(|&feature| counts[feature as usize] += 1);
                own
            };
            clauses.iter().map(features).collect()
        };
        let (left, right) = (read(left), read(right));
        #[allow(clippy::cast_precision_loss, reason = "counts of clauses are small")]
        let all = (left.len() + right.len()) as f32;
        #[allow(clippy::cast_precision_loss, reason = "counts of clauses are small")]
        let worth = counts.iter().map(|&count| (1.0 + all / count.max(1) as f32).ln()).collect();
        Self { left, right, worth }
    }

    /// How alike two clauses, or clauses taken together, are: 0 to 1.
    pub fn of(&self, left: &[usize], right: &[usize]) -> f32 {
        let (a, b) = (together(&self.left, left), together(&self.right, right));
        let all = self.sum(&a) + self.sum(&b);
        if all > 0.0 { 2.0 * self.shared(&a, &b) / all } else { 0.0 }
    }

    /// What a clause of the left text is worth.
    pub fn weight_left(&self, clause: usize) -> f32 {
        self.sum(&self.left[clause])
    }

    /// What a clause of the right text is worth.
    pub fn weight_right(&self, clause: usize) -> f32 {
        self.sum(&self.right[clause])
    }

    /// How much of a left clause is found in right clauses and not in other
    /// left ones: 0 to 1.
    pub fn left_only_in(&self, clause: usize, others: &[usize], right: &[usize]) -> f32 {
        self.only_in(&self.left[clause], &together(&self.left, others), &together(&self.right, right))
    }

    /// The same for a right clause.
    pub fn right_only_in(&self, clause: usize, others: &[usize], left: &[usize]) -> f32 {
        self.only_in(&self.right[clause], &together(&self.right, others), &together(&self.left, left))
    }

    fn only_in(&self, own: &[u32], others: &[u32], across: &[u32]) -> f32 {
        let own: Vec<u32> = own.iter().copied().filter(|f| others.binary_search(f).is_err()).collect();
        let all = self.sum(&own);
        if all > 0.0 { self.shared(&own, across) / all } else { 0.0 }
    }

    fn sum(&self, features: &[u32]) -> f32 {
        features.iter().map(|&feature| self.worth[feature as usize]).sum()
    }

    fn shared(&self, a: &[u32], b: &[u32]) -> f32 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            if x == y {
                sum += self.worth[*x as usize];
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        sum
    }

    /// For each of these left clauses the right ones most like it, with how
    /// alike they are; sought by rare features only, so that the work grows
    /// with the texts and not with their product.
    pub fn candidates(&self, left: &[usize], right: &[usize]) -> Vec<(usize, usize, f32)> {
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); self.worth.len()];
        for &clause in right {
            for &feature in &self.right[clause] {
                places[feature as usize].push(u32::try_from(clause).unwrap_or(u32::MAX));
            }
        }
        let mut found = Vec::new();
        let mut score: Vec<f32> = vec![0.0; self.right.len()];
        for &clause in left {
            let mut sought: Vec<u32> = self.left[clause]
                .iter()
                .copied()
                .filter(|&feature| (1..=COMMON).contains(&places[feature as usize].len()))
                .collect();
            sought.sort_by_key(|&feature| (places[feature as usize].len(), feature));
            sought.truncate(SOUGHT);
            let mut met: Vec<u32> = Vec::new();
            for feature in sought {
                for &other in &places[feature as usize] {
                    if score[other as usize] == 0.0 {
                        met.push(other);
                    }
                    score[other as usize] += self.worth[feature as usize];
                }
            }
            met.sort_by(|a, b| score[*b as usize].total_cmp(&score[*a as usize]).then(a.cmp(b)));
            let close = met.iter().take(CLOSE).map(|&other| other as usize);
            found.extend(close.map(|other| (clause, other, self.of(&[clause], &[other]))));
            met.iter().for_each(|&other| score[other as usize] = 0.0);
        }
        found
    }
}

fn together(all: &[Vec<u32>], clauses: &[usize]) -> Vec<u32> {
    let mut features: Vec<u32> = clauses.iter().flat_map(|&clause| all[clause].iter().copied()).collect();
    features.sort_unstable();
    features.dedup();
    features
}
