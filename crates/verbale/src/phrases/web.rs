//! Words of the interface for the workbench, one file a room, the three
//! languages side by side.

/// Makes the words of a room: a line a word, in English, Chinese and Russian.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($word:ident: $en:literal, $zh:literal, $ru:literal;)+ }) => {
        $(#[$about])*
        #[derive(Debug)]
        #[allow(missing_docs, reason = "the English words say what each is")]
        pub struct $name {
            $(pub $word: &'static str,)+
        }

        impl $name {
            /// Its words in a language.
            #[must_use]
            pub fn of(interface: $crate::phrases::Interface) -> &'static Self {
                match interface {
                    $crate::phrases::Interface::En => &Self { $($word: $en,)+ },
                    $crate::phrases::Interface::Zh => &Self { $($word: $zh,)+ },
                    $crate::phrases::Interface::Ru => &Self { $($word: $ru,)+ },
                }
            }
        }
    };
}
pub(super) use words;

mod api;
mod codebook;
mod compare;
mod dossier;
mod ledger;
mod library;
mod reader;
mod search;
mod shell;
mod trace;

pub use api::ApiWords;
pub use codebook::CodebookWords;
pub use compare::ComparePageWords;
pub use dossier::{DossierWords, NetworkWords};
pub use ledger::LedgerPageWords;
pub use library::LibraryWords;
pub use reader::ReaderWords;
pub use search::SearchWords;
pub use shell::ShellWords;
pub use trace::TracePageWords;
