//! Histories and what they come to.

use proptest::prelude::*;
use verbale_core::span::Span;

use super::super::{Event, EventKind, Evidence, Named, Standing, Status, named, standing};

fn event(kind: EventKind, status: Option<Status>, evidence: Option<&str>) -> Event {
    let evidence = evidence.map(|url| Evidence::Url(url.to_owned()));
    let at = "2026-01-01T00:00:00Z".to_owned();
    Event { at, author: "reader".to_owned(), kind, status, evidence, note: String::new() }
}

const URL: &str = "https://example.org/text";

#[test]
fn an_undertaking_is_open_until_it_is_closed_and_may_be_opened_again() {
    let closed = event(EventKind::Closed, Some(Status::Met), Some(URL));
    let reopened = event(EventKind::Reopened, None, None);
    assert_eq!(standing(&[], None, None), Standing::default());
    let now = standing(std::slice::from_ref(&closed), None, None);
    assert_eq!((now.status, now.evidence.len()), (Status::Met, 1));
    let now = standing(&[closed, reopened], None, None);
    assert_eq!((now.status, now.evidence.len()), (Status::Open, 0));
}

#[test]
fn a_deadline_that_has_passed_closes_nothing() {
    let now = standing(&[], Some("2025-12-31"), Some("2026-01-01"));
    assert_eq!((now.status, now.overdue), (Status::Open, true));
    assert!(!standing(&[], Some("2025-12-31"), Some("2025-12-31")).overdue);
    assert!(!standing(&[], Some("2025-12-31"), None).overdue);
    let closed = event(EventKind::Closed, Some(Status::Refused), None);
    assert!(!standing(&[closed], Some("2025-12-31"), Some("2026-01-01")).overdue);
}

#[test]
fn dismissed_evidence_counts_no_more() {
    let noted = event(EventKind::Noted, None, Some(URL));
    let dismissed = event(EventKind::DismissedEvidence, None, Some(URL));
    let now = standing(&[noted, dismissed], None, None);
    assert_eq!((now.evidence.len(), now.dismissed.len(), now.status), (0, 1, Status::Open));
}

#[test]
fn the_same_words_are_the_same_evidence_however_they_are_cut() {
    let at = |id: &str, start, end| Evidence::Document { id: id.to_owned(), start, end };
    let whole = at("sha256:0a", 100, 200);
    for same in [at("sha256:0a", 100, 200), at("sha256:0a", 130, 140), at("sha256:0a", 90, 300)] {
        assert!(whole.is_same(&same) && same.is_same(&whole), "{same:?}");
    }
    for other in [at("sha256:0a", 200, 300), at("sha256:0a", 180, 260), at("sha256:0b", 100, 200)] {
        assert!(!whole.is_same(&other) && !other.is_same(&whole), "{other:?}");
    }
    let url = |address: &str| Evidence::Url(address.to_owned());
    assert!(url(URL).is_same(&url(URL)) && !url(URL).is_same(&url("https://example.org")));
    assert!(!url(URL).is_same(&whole));
}

#[test]
fn an_event_must_say_something() {
    assert!(event(EventKind::Closed, Some(Status::Met), Some(URL)).checked().is_ok());
    assert!(event(EventKind::Closed, Some(Status::Lapsed), None).checked().is_ok());
    assert!(event(EventKind::Reopened, None, None).checked().is_ok());
    for wrong in [
        event(EventKind::Closed, None, Some(URL)),
        event(EventKind::Closed, Some(Status::Open), Some(URL)),
        event(EventKind::Closed, Some(Status::Met), None),
        event(EventKind::Reopened, Some(Status::Met), None),
        event(EventKind::Noted, None, None),
        event(EventKind::Noted, Some(Status::Met), Some(URL)),
        event(EventKind::DismissedEvidence, None, None),
    ] {
        assert!(wrong.clone().checked().is_err(), "{wrong:?}");
    }
}

#[test]
fn evidence_is_a_span_a_position_a_text_or_an_address() {
    let span = Named::Span { document: "0a1b2c3d4e".to_owned(), span: Span::new(120, 168) };
    assert_eq!(named("0a1b2c3d4e:120-168").unwrap(), span);
    let position = Named::Position { document: "sha256:0a1b".to_owned(), position: "p12".to_owned() };
    assert_eq!(named("sha256:0a1b:p12").unwrap(), position);
    assert_eq!(named("0a1b").unwrap(), Named::Whole { document: "0a1b".to_owned() });
    assert_eq!(
        named("https://example.org/a:1-2").unwrap(),
        Named::Url("https://example.org/a:1-2".to_owned())
    );
}

#[test]
fn what_is_no_evidence_is_refused_with_the_reason() {
    let message = |written: &str| named(written).unwrap_err().to_string();
    assert_eq!(message("0a1"), "`0a1` names no place in a document");
    assert_eq!(message("joint.txt"), "`joint.txt` names no place in a document");
    assert_eq!(message(":p1"), "`:p1` names no place in a document");
    assert_eq!(message("0a1b:here"), "`here` is neither a span nor a position");
    assert_eq!(message("0a1b:9-9"), "the span 9-9 holds nothing");
    assert_eq!(message("0a1b:1-99999999999"), "no document is as long as 1-99999999999");
    assert_eq!(message("file:///etc/hosts"), "addresses of `file` cannot be kept as evidence");
    assert_eq!(message("https://a b"), "`https://a b` is no address");
    assert_eq!(message("0a1b:p99999999999"), "no document has a position p99999999999");
}

#[test]
fn evidence_lies_in_its_text() {
    let text = "港口已开。";
    assert!(Evidence::within("sha256:0a", text, Span::new(0, 6)).is_ok());
    let message = |span| Evidence::within("sha256:0a", text, span).unwrap_err().to_string();
    assert_eq!(message(Span::new(0, 4)), "the span 0..4 cuts a character");
    assert_eq!(message(Span::new(0, 99)), "the text has 15 bytes, and the span is 0..99");
}

#[test]
fn a_status_is_read_as_it_is_written() {
    for status in Status::ALL {
        assert_eq!(Status::read(status.name()).unwrap(), status);
    }
    assert_eq!(Status::read("done").unwrap_err().hint(), "a status is open, met, partly, refused, lapsed");
}

proptest! {
    #[test]
    fn anything_may_be_given_as_evidence(written in any::<String>(), span in "[a-f0-9:]{0,20}[:p0-9-]{0,20}") {
        let _ = named(&written);
        let _ = named(&span);
    }
}
