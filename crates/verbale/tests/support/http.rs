//! Opens the workbench on a library of its own and speaks to it as a browser
//! does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use super::{folder, printed, verbale};

/// A running workbench; it ends with its owner.
pub struct Served {
    child: Child,
    /// Where it listens: `127.0.0.1:PORT`.
    pub host: String,
    /// Its library.
    pub library: PathBuf,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The lines of the head, names in small letters.
    pub head: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A line of the head.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Opens a workbench on a new library with these texts in it.
#[must_use]
pub fn serve(name: &str, texts: &[&str]) -> Served {
    let library = folder(name).join("library.db");
    if !texts.is_empty() {
        let mut add = verbale();
        add.arg("--library").arg(&library).args(["--codebook", "examples/codebook", "add"]).args(texts);
        printed(&add.output().expect("the program starts"));
    }
    Served::over(&library, &[])
}

impl Served {
    /// Opens a workbench on a library, with more arguments to `serve`.
    #[must_use]
    pub fn over(library: &Path, more: &[&str]) -> Self {
        let mut command = verbale();
        command.arg("--library").arg(library).args([
            "--codebook",
            "examples/codebook",
            "serve",
            "--port",
            "0",
        ]);
        command.args(more).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("the program starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("piped above");
        BufReader::new(out).read_line(&mut line).expect("it tells its address");
        let host = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        assert!(!host.is_empty(), "the server did not start");
        Self { child, host, library: library.to_owned() }
    }

    /// Asks for an address.
    #[must_use]
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    /// The same in a language of the interface.
    #[must_use]
    pub fn get_in(&self, lang: &str, path: &str) -> Answer {
        self.ask("GET", path, &[("Cookie", &format!("verbale-lang={lang}"))], b"")
    }

    /// Sends a form as it stands on a page; what the page says in its forms
    /// goes with it.
    #[must_use]
    pub fn send_form(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("key", &self.key(page)).extend_pairs(fields);
        let form = form.finish();
        self.ask("POST", path, &[("Content-Type", "application/x-www-form-urlencoded")], form.as_bytes())
    }

    /// What a page says in its forms.
    #[must_use]
    pub fn key(&self, page: &str) -> String {
        let page = self.get(page).text();
        let (_, rest) = page.split_once("name=\"key\" value=\"").expect("a form on the page");
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    /// One request with these lines in its head.
    #[must_use]
    pub fn ask(&self, method: &str, path: &str, head: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.host);
        for (name, value) in head {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if method != "GET" {
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        self.send(&[request.as_bytes(), body].concat())
    }

    /// Sends bytes as they are and reads what comes back.
    #[must_use]
    pub fn send(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).expect("the server is up");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("it can be set");
        // The server may refuse before it has read all.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        answer(&bytes)
    }

    /// Ends as a person would end it; whether it ended well.
    pub fn stop(mut self) -> bool {
        let told = std::process::Command::new("kill").arg(self.child.id().to_string()).status();
        told.is_ok_and(|told| told.success()) && self.child.wait().is_ok_and(|ended| ended.success())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn answer(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with a head");
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = text.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
    let head: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let chunked = head.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    let body = bytes[end + 4..].to_vec();
    Answer { status, head, body: if chunked { joined(&body) } else { body } }
}

/// A body sent in chunks, as one.
fn joined(mut bytes: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = bytes.windows(2).position(|two| two == b"\r\n") {
        let size =
            std::str::from_utf8(&bytes[..end]).ok().and_then(|size| usize::from_str_radix(size, 16).ok());
        let Some(size) = size.filter(|size| *size > 0 && end + 2 + size <= bytes.len()) else { break };
        body.extend_from_slice(&bytes[end + 2..end + 2 + size]);
        bytes = bytes.get(end + 4 + size..).unwrap_or_default();
    }
    body
}
