//! A small client: what a browser sends from one of our own pages.

use std::fmt::Write as _;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Somebody at a browser.
#[derive(Clone)]
pub(crate) struct Client {
    address: SocketAddr,
    cookie: Option<String>,
}

/// What a browser calls a plain form.
const FORM: &str = "application/x-www-form-urlencoded";
/// Between the parts of a form with a file.
const BOUNDARY: &str = "----carehold-test-boundary";

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
    /// The body as it came.
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads, without its query.
    pub(crate) fn location_path(&self) -> String {
        let location = self
            .header("location")
            .unwrap_or_else(|| panic!("no redirect but {}: {}", self.status, self.body));
        location.split('?').next().unwrap().to_owned()
    }

    /// The value of a cookie that the answer sets.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        let set = self
            .headers
            .iter()
            .filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie"));
        set.filter_map(|(_, value)| value.strip_prefix(&format!("{name}=")))
            .map(|value| value.split(';').next().unwrap().to_owned())
            .next()
    }
}

impl Client {
    pub(crate) fn new(address: SocketAddr, session: Option<String>) -> Self {
        Self {
            address,
            cookie: session.map(|session| format!("__Host-session={session}")),
        }
    }

    pub(crate) fn with_session(&self, session: &str) -> Self {
        Self::new(self.address, Some(session.to_owned()))
    }

    /// The same person at another process.
    pub(crate) fn at(&self, address: SocketAddr) -> Self {
        Self {
            address,
            cookie: self.cookie.clone(),
        }
    }

    /// Sends a form to a process that may not be there any more, or end before it answers.
    pub(crate) async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let form = encode(fields);
        let body = Some((FORM, form.as_str()));
        let raw = self
            .exchange("POST", path, &[("Sec-Fetch-Site", "same-origin")], body)
            .await;
        let raw = raw.ok().filter(|raw| head_of(raw).is_some());
        raw.map(|raw| parse(&raw))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], None).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(
            "POST",
            path,
            &[("Sec-Fetch-Site", "same-origin")],
            Some(&encode(fields)),
        )
        .await
    }

    /// The version that the form at `path` was filled from.
    pub(crate) async fn version_of(&self, path: &str) -> String {
        let form = self.get(path).await.body;
        let (_, version) = form
            .split_once("name=\"version\" value=\"")
            .expect("the form knows its version");
        version.split('"').next().unwrap().to_owned()
    }

    /// Fills in the form at `path` as it is now, and sends it.
    pub(crate) async fn edit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.version_of(path).await;
        self.post(path, &[fields, &[("version", version.as_str())]].concat())
            .await
    }

    /// Sends a form with a file in it.
    pub(crate) async fn post_file(&self, path: &str, fields: &[(&str, &str)], name: &str, file: &str) -> Answer {
        let mut body = String::new();
        for (field, value) in fields {
            let _ = write!(
                body,
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
            );
        }
        let _ = write!(
            body,
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"
        );
        self.send_as(
            "POST",
            path,
            &[("Sec-Fetch-Site", "same-origin")],
            Some((&format!("multipart/form-data; boundary={BOUNDARY}"), &body)),
        )
        .await
    }

    /// Sends anything: other headers, no headers, a broken body.
    pub(crate) async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
        let form = body.map(|body| (FORM, body));
        self.send_as(method, path, headers, form).await
    }

    async fn send_as(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<(&str, &str)>) -> Answer {
        parse(&self.exchange(method, path, headers, body).await.unwrap())
    }

    async fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, &str)>,
    ) -> std::io::Result<Vec<u8>> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        if let Some(cookie) = &self.cookie {
            let _ = write!(request, "Cookie: {cookie}\r\n");
        }
        for (name, value) in headers {
            let _ = write!(request, "{name}: {value}\r\n");
        }
        if let Some((kind, body)) = body {
            let _ = write!(
                request,
                "Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
        } else {
            request.push_str("\r\n");
        }
        let mut stream = TcpStream::connect(self.address).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut raw = Vec::new();
        stream.read_to_end(&mut raw).await?;
        Ok(raw)
    }

    /// Registers a person and returns their address.
    pub(crate) async fn create_person(&self, family: &str, given: &str, more: &[(&str, &str)]) -> String {
        let fields: Vec<(&str, &str)> = [("family", family), ("given", given), ("is_client", "yes")]
            .iter()
            .chain(more)
            .copied()
            .collect();
        self.post("/w/people", &fields).await.location_path()
    }
}

/// Where the head ends and the body begins.
fn head_of(raw: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some((&raw[..end], &raw[end + 4..]))
}

fn parse(raw: &[u8]) -> Answer {
    let (head, bytes) = head_of(raw).unwrap_or((raw, b""));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1))
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| panic!("no answer: {head}"));
    let headers = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Answer {
        status,
        headers,
        body: String::from_utf8_lossy(bytes).into_owned(),
        bytes: bytes.to_vec(),
    }
}

/// `application/x-www-form-urlencoded`.
pub(crate) fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| {
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            byte => format!("%{byte:02X}"),
        });
        bytes.collect::<String>()
    };
    fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect::<Vec<_>>()
        .join("&")
}
