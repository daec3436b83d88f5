//! The doors: bytes in, documents out.
