//! Calls and commitments that stay open until evidence closes them.
