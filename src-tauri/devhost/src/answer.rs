//! Answers: JSON, files, and the stream of a running command.

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use jiheng_rpc::{Progress, Step};
use serde_json::{Value, json};
use tiny_http::{Method, Request, StatusCode};

/// Answers with JSON.
pub fn json(request: Request, status: u16, value: &Value) -> io::Result<()> {
    bytes(request, status, &[("content-type", "application/json")], value.to_string().into_bytes())
}

/// Refuses a request, in the shape of a command's error.
pub fn refuse(request: Request, status: u16, code: &str, message: &str) -> io::Result<()> {
    json(request, status, &json!({ "error": { "code": code, "message": message } }))
}

/// Answers with bytes, and ends the connection: a browser keeps six open, and the library's pool may
/// queue a new one behind them for ever.
pub fn bytes(request: Request, status: u16, headers: &[(&str, &str)], body: Vec<u8>) -> io::Result<()> {
    let head_only = request.method() == &Method::Head;
    let mut writer = request.into_writer();
    let reason = StatusCode(status).default_reason_phrase();
    write!(writer, "HTTP/1.1 {status} {reason}\r\ncontent-length: {}\r\nconnection: close\r\n", body.len())?;
    for (name, value) in
        [("cache-control", "no-store"), ("x-content-type-options", "nosniff")].iter().chain(headers)
    {
        write!(writer, "{name}: {value}\r\n")?;
    }
    writer.write_all(b"\r\n")?;
    if !head_only {
        writer.write_all(&body)?;
    }
    writer.flush()
}

/// A chunked answer, a JSON document on each line, each sent at once.
pub struct Lines(Mutex<Box<dyn Write + Send>>);

impl Lines {
    /// Sends the head. The library's own chunked answer holds lines back until 8 KB are full.
    pub fn begin(request: Request) -> io::Result<Self> {
        let mut writer = request.into_writer();
        writer.write_all(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ncache-control: no-store\r\n\
              connection: close\r\ntransfer-encoding: chunked\r\n\r\n",
        )?;
        Ok(Self(Mutex::new(writer)))
    }

    /// Sends a line.
    pub fn line(&self, value: &Value) -> io::Result<()> {
        let mut writer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let line = format!("{value}\n");
        write!(writer, "{:x}\r\n{line}\r\n", line.len())?;
        writer.flush()
    }

    /// Ends the answer.
    pub fn end(self) -> io::Result<()> {
        let mut writer = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        writer.write_all(b"0\r\n\r\n")?;
        writer.flush()
    }
}

impl Progress for Lines {
    fn step(&self, step: &Step) {
        // A page that went away does not stop the command: the last line will say so on stderr.
        let _ = self.line(&json!({ "progress": step }));
    }
}
