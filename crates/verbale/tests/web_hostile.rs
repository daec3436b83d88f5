//! What comes in to do harm is told what is wrong with it, and the server
//! stays up.

mod support;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use support::http::{Answer, Served, serve};

const EDGE: &str = "----edge";

/// A form of files, as a browser sends it.
fn form(key: &str, files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut put = |head: &str, bytes: &[u8]| {
        body.extend_from_slice(
            format!("--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    };
    put("name=\"key\"", key.as_bytes());
    for (name, bytes) in files {
        put(&format!("name=\"file\"; filename=\"{name}\""), bytes);
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    body
}

fn send(served: &Served, key: &str, files: &[(&str, &[u8])]) -> Answer {
    let kind = format!("multipart/form-data; boundary={EDGE}");
    served.ask(
        "POST",
        "/documents",
        &[("Content-Type", &kind), ("Accept", "application/json")],
        &form(key, files),
    )
}

/// The server answers still.
fn up(served: &Served) {
    assert_eq!(served.get("/").status, 200);
}

/// A ZIP with one stored entry that says it holds far more than it does.
fn bomb() -> Vec<u8> {
    use std::io::Cursor;
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("[Content_Types].xml", how).expect("an entry");
    zip.write_all(b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
        .expect("it is written");
    zip.start_file("word/document.xml", how).expect("an entry");
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..1500 {
        zip.write_all(&zeros).expect("it is written");
    }
    zip.finish().expect("it ends").into_inner()
}

#[test]
fn a_bomb_is_told_and_does_not_go_off() {
    let served = serve("hostile-bomb", &[]);
    let bytes = bomb();
    assert!(bytes.len() < 4 << 20, "it is small on the way: {}", bytes.len());
    let answer = send(&served, &served.key("/"), &[("statement.docx", &bytes)]);
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("\"outcome\":\"failed\""), "{}", answer.text());
    assert!(answer.text().contains("\"hint\""), "{}", answer.text());
    up(&served);
}

#[test]
fn two_gigabytes_declared_are_not_waited_for() {
    let served = serve("hostile-length", &[]);
    let mut stream = TcpStream::connect(&served.host).expect("the server is up");
    let head = format!(
        "POST /documents HTTP/1.1\r\nHost: {}\r\nContent-Type: multipart/form-data; boundary={EDGE}\r\n\
         Content-Length: 2147483648\r\nConnection: close\r\n\r\n--{EDGE}\r\nContent-Disposition: form-data; \
         name=\"key\"\r\n\r\n{}\r\n--{EDGE}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n",
        served.host,
        served.key("/")
    );
    stream.write_all(head.as_bytes()).expect("it is sent");
    let part = vec![b'a'; 1 << 20];
    let sent = (0..80).take_while(|_| stream.write_all(&part).is_ok()).count();
    assert!(sent >= 60, "as much as a file may have is taken: {sent}");
    stream.shutdown(std::net::Shutdown::Write).ok();
    let mut answer = Vec::new();
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("it can be set");
    let _ = stream.read_to_end(&mut answer);
    assert!(
        !String::from_utf8_lossy(&answer).starts_with("HTTP/1.1 2")
            || answer.windows(6).any(|w| w == b"failed")
    );
    up(&served);
}

#[test]
fn scripts_of_a_source_are_words_at_most() {
    let served = serve("hostile-script", &[]);
    let page = b"<!doctype html><html><body><article><h1>Joint statement</h1><script>alert(1)</script>\
        <p onclick=\"alert(2)\">The two sides reaffirmed &lt;script&gt;alert(3)&lt;/script&gt; the treaty of friendship.</p>\
        <p>The two sides welcomed the outcome of the talks on the border and the river.</p></article></body></html>";
    let answer = send(&served, &served.key("/"), &[("page.html", page)]);
    assert!(answer.text().contains("\"outcome\":\"new\""), "{}", answer.text());
    let (_, rest) = answer
        .text()
        .split_once("\"document\":\"")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("an id");
    let id = rest.split('"').next().unwrap_or_default().to_owned();
    let shown = served.get(&format!("/documents/{id}")).text();
    assert!(!shown.contains("<script>") && !shown.contains("onclick"), "no mark of the source goes through");
    assert!(shown.contains("alert(3)"), "its words are shown as words");
    up(&served);
}

#[test]
fn a_pdf_with_a_script_is_read_or_refused() {
    let served = serve("hostile-pdf", &[]);
    let pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>endobj\n\
        4 0 obj<</Length 0>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF";
    let answer = send(&served, &served.key("/"), &[("notice.pdf", pdf)]);
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("\"error\""), "{}", answer.text());
    up(&served);
}

#[test]
fn names_are_shown_and_never_used_as_paths() {
    let served = serve("hostile-names", &[]);
    let text = b"The two sides reaffirmed their support for the treaty.";
    let before = std::fs::metadata("/etc/passwd").and_then(|file| file.modified()).ok();
    let answer = send(
        &served,
        &served.key("/"),
        &[("../../../../etc/passwd", text), ("..\\evil.txt", b"The two sides welcomed it.")],
    );
    assert!(answer.text().contains("\"name\":\"passwd\""), "{}", answer.text());
    assert!(!answer.text().contains(".."), "{}", answer.text());
    assert_eq!(std::fs::metadata("/etc/passwd").and_then(|file| file.modified()).ok(), before);
    for path in
        ["/assets/../../Cargo.toml", "/assets/..%2f..%2fCargo.toml", "/documents/..%2f..%2fetc%2fpasswd"]
    {
        assert_eq!(served.get(path).status, 404, "{path}");
    }
    up(&served);
}

/// Connections that send so much and then nothing more.
fn stalled(served: &Served, sent: &str) -> Vec<TcpStream> {
    let one = |_| {
        let mut stream = TcpStream::connect(&served.host).expect("the server is up");
        stream.write_all(sent.as_bytes()).expect("it is sent");
        stream
    };
    (0..40).map(one).collect()
}

/// Waits until a connection is broken off or answered and closed.
fn ended(stream: &mut TcpStream, within: Duration) {
    let began = Instant::now();
    stream.set_read_timeout(Some(within + Duration::from_secs(5))).expect("it can be set");
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert!(began.elapsed() < within, "{:?}: {}", began.elapsed(), String::from_utf8_lossy(&rest));
}

#[test]
fn who_sends_slowly_does_not_hold_the_door() {
    let served = serve("hostile-slow", &[]);
    let mut heads = stalled(&served, "POST /documents HTTP/1.1\r\nHost: ");
    let head = format!(
        "POST /api/v1/documents?name=a.txt HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
         Content-Type: application/octet-stream\r\nContent-Length: 5000\r\n\r\nThe two sides",
        served.host
    );
    let mut bodies = stalled(&served, &head);
    let began = Instant::now();
    up(&served);
    assert!(began.elapsed() < Duration::from_secs(9), "others are served meanwhile");
    // A head that never ends is broken off, and so is a body.
    ended(&mut heads[0], Duration::from_secs(40));
    ended(&mut bodies[0], Duration::from_secs(90));
    up(&served);
}

#[test]
fn a_form_without_our_key_changes_nothing() {
    let served = serve("hostile-key", &[]);
    let text = b"The two sides reaffirmed their support for the treaty.";
    assert_eq!(send(&served, "forged", &[("a.txt", text)]).status, 403);
    assert_eq!(send(&served, "", &[("a.txt", text)]).status, 403);
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let body = form(&served.key("/"), &[("a.txt", text)]);
    let head = [("Content-Type", kind.as_str()), ("Origin", "http://example.org")];
    assert_eq!(served.ask("POST", "/documents", &head, &body).status, 403);
    let head = [("Content-Type", kind.as_str())];
    assert_eq!(served.ask("POST", "/documents", &head, &body[..body.len() / 2]).status, 400, "it broke off");
    let list =
        support::verbale().arg("--library").arg(&served.library).args(["list", "--format", "json"]).output();
    assert_eq!(support::printed(&list.expect("it starts")).trim(), "[]");
}

#[test]
fn more_files_than_are_taken_are_told() {
    let served = serve("hostile-many", &[]);
    let texts: Vec<(String, String)> = (0..101)
        .map(|n| (format!("{n}.txt"), format!("The two sides welcomed the outcome of round {n}.")))
        .collect();
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let answer = send(&served, &served.key("/"), &files);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.text().matches("\"outcome\":\"new\"").count(), 100);
    assert!(answer.text().contains("only 100 files"), "what was not taken is told");
    up(&served);
}
