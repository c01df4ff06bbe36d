//! A small HTTP/1.1 client that keeps its connection: as much of the protocol as our own server speaks.

use std::io::{BufRead as _, BufReader, Error, ErrorKind, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A request, ready to be sent.
pub(super) struct Request {
    bytes: Vec<u8>,
    /// What the answer must be.
    pub(super) expects: u16,
}

impl Request {
    pub(super) fn get(path: &str, session: &str) -> Self {
        let text = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-session={session}\r\n\r\n");
        Self {
            bytes: text.into_bytes(),
            expects: 200,
        }
    }

    /// A form as a page of ours sends it.
    pub(super) fn post(path: &str, session: &str, fields: &[(&str, &str)], expects: u16) -> Self {
        let body = encode(fields);
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-session={session}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        Self {
            bytes: text.into_bytes(),
            expects,
        }
    }
}

/// One kept connection.
pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    line: String,
    body: Vec<u8>,
}

impl Connection {
    pub(super) fn open(address: SocketAddr) -> Result<Self, Error> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self {
            stream: BufReader::with_capacity(64 * 1024, stream),
            line: String::new(),
            body: Vec::new(),
        })
    }

    /// Sends a request and reads its whole answer; returns the status.
    pub(super) fn send(&mut self, request: &Request) -> Result<u16, Error> {
        self.stream.get_mut().write_all(&request.bytes)?;
        let first = self.read_line()?;
        let status = first
            .split(' ')
            .nth(1)
            .and_then(|code| code.parse().ok())
            .ok_or(ErrorKind::InvalidData)?;
        let mut length = 0;
        loop {
            let line = self.read_line()?;
            let Some((name, value)) = line.split_once(':') else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().map_err(|_| ErrorKind::InvalidData)?;
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                return Err(Error::new(ErrorKind::Unsupported, "the answer came in chunks"));
            }
        }
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body)?;
        Ok(status)
    }

    /// The last answer's body, for messages.
    pub(super) fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn read_line(&mut self) -> Result<String, Error> {
        self.line.clear();
        if self.stream.read_line(&mut self.line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(self.line.trim_end().to_owned())
    }
}

/// `application/x-www-form-urlencoded`.
fn encode(fields: &[(&str, &str)]) -> String {
    let escape = |text: &str| -> String {
        let bytes = text.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            byte => format!("%{byte:02X}"),
        });
        bytes.collect()
    };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
        .collect();
    pairs.join("&")
}
