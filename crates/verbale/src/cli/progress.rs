//! A bar for work on many files.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::inputs::Input;

/// A bar on standard error, for a terminal and more than a few files.
#[must_use]
pub fn progress(files: &[Input]) -> ProgressBar {
    let target = match files.len() {
        0..8 => ProgressDrawTarget::hidden(),
        _ => ProgressDrawTarget::stderr(),
    };
    let bar = ProgressBar::with_draw_target(Some(files.len() as u64), target);
    let style = ProgressStyle::with_template("{bar:32.cyan/dim} {pos}/{len} · {per_sec} · {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
