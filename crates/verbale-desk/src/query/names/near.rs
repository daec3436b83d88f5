//! The names most like one that is not known.

use verbale_core::codebook::fold;

use crate::query::words::is_letter;

/// Up to so many of the names, those with the fewest letters to change
/// first, then those that hold the given one, short ones first.
pub(in crate::query) fn nearest<'a>(
    given: &str,
    names: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let folded = fold(given);
    let given: Vec<char> = folded.chars().collect();
    let allowed = (given.len() / 3).clamp(1, 4);
    let mut near: Vec<(usize, usize, &str)> = Vec::new();
    for name in names {
        let name_folded = fold(name);
        let letters: Vec<char> = name_folded.chars().collect();
        let changes = match letters.len().abs_diff(given.len()) <= allowed {
            true => edits(&given, &letters),
            false => usize::MAX,
        };
        // A name of which half the letters change is no name like it.
        let like = changes <= allowed && changes * 2 < given.len();
        let holds = given.len() > 1 && opens_word(&name_folded, &folded);
        if like || holds {
            near.push((if like { changes } else { allowed + 1 }, letters.len(), name));
        }
    }
    near.sort_unstable();
    near.dedup_by_key(|(.., name)| *name);
    near.truncate(most);
    near.into_iter().map(|(.., name)| name).collect()
}

/// Whether a word of a name begins so; in Han any character may.
fn opens_word(name: &str, given: &str) -> bool {
    name.match_indices(given).any(|(at, _)| !name[..at].ends_with(is_letter))
}

/// How many letters must be put in, taken out, changed or swapped with their
/// neighbour to make one word of the other.
fn edits(a: &[char], b: &[char]) -> usize {
    let width = b.len() + 1;
    let (mut before, mut last, mut row) = (vec![0; width], Vec::from_iter(0..width), vec![0; width]);
    for (i, x) in a.iter().enumerate() {
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let swapped = i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y;
            let swap = if swapped { before[j - 1] + 1 } else { usize::MAX };
            row[j + 1] = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1).min(swap);
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn a_slip_of_the_hand_is_one_edit() {
        let edits = |a: &str, b: &str| {
            let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<_>>());
            edits(&a, &b)
        };
        assert_eq!(edits("hodler", "holder"), 1);
        assert_eq!(edits("holdr", "holder"), 1);
        assert_eq!(edits("россия", "росия"), 1);
        assert_eq!(edits("kitten", "sitting"), 3);
        assert_eq!((edits("", "ab"), edits("ab", ""), edits("", "")), (2, 2, 0));
    }

    #[test]
    fn the_nearest_names_come_first() {
        let names = ["Ruritania", "Rusitania", "Utopia", "Ruritanian League"];
        assert_eq!(nearest("ruritanja", names, 3), ["Ruritania", "Rusitania"]);
        assert_eq!(nearest("Ruritan", names, 3), ["Ruritania", "Ruritanian League"]);
        assert_eq!(nearest("league", names, 3), ["Ruritanian League"]);
        assert_eq!(nearest("联盟", ["鲁里坦尼亚联盟", "联合"], 3), ["鲁里坦尼亚联盟"]);
        assert!(nearest("tania", names, 3).is_empty());
        assert!(nearest("Freedonia", names, 3).is_empty() && nearest("", names, 3).is_empty());
    }
}
