//! Opens one file in a process of its own, so that what breaks on it breaks
//! nothing else. The process bounds itself before it looks at a byte.

use std::io::Read;

use clap::Args;
use serde::{Deserialize, Serialize};
use verbale_ingest::Hint;

use super::outputs::{Failure, Outcome, print, reason};

/// Arguments of `opens`.
#[derive(Debug, Args)]
pub struct OpensArgs {
    /// The name of the file; only its ending counts.
    #[arg(long, default_value = "")]
    pub name: String,
    /// How much memory it may take, in MiB.
    #[arg(long, value_name = "MIB", default_value_t = 1024)]
    pub memory: u64,
}

/// What was made of the file.
#[derive(Debug, Serialize, Deserialize)]
pub struct Opened {
    /// Why it cannot be read, where it cannot.
    pub error: Option<String>,
    /// What to do next.
    pub hint: Option<String>,
}

/// Opens what comes from standard input and says whether it is a document.
///
/// # Errors
/// Where the input breaks off or nothing can be written.
pub fn run(args: &OpensArgs) -> Result<Outcome, Failure> {
    #[cfg(unix)]
    {
        let bytes = args.memory.saturating_mul(1 << 20);
        // Where the system knows no such bound, that of time still holds.
        let _ = rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes);
        let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    }
    let mut bytes = Vec::new();
    let broken = |error: std::io::Error| Failure::new(reason(&error));
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(broken)?;
    let opened = match verbale_ingest::document(&bytes, &Hint::named(&args.name)) {
        Ok(_) => Opened { error: None, hint: None },
        Err(error) => Opened { error: Some(error.to_string()), hint: Some(error.hint().to_owned()) },
    };
    print(&crate::desk::listing::json(&opened))?;
    Ok(Outcome::Done)
}
