//! The development host over real HTTP: who may ask, what the answers look like, and that it ends
//! with whoever started it. Protects the browser tests' ground.
#![allow(clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

struct Running {
    child: Child,
    port: u16,
    token: String,
    folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

fn start() -> Running {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("dist")).unwrap();
    std::fs::write(folder.path().join("dist/index.html"), "<title>绩衡</title>").unwrap();
    std::fs::write(folder.path().join("dist/a.js"), "1").unwrap();
    std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    start_on(folder)
}

fn start_on(folder: tempfile::TempDir) -> Running {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jiheng-devhost"))
        .args(["--db".as_ref(), folder.path().join("a.db").as_os_str()])
        .args(["--dist".as_ref(), folder.path().join("dist").as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    let url = said["url"].as_str().unwrap();
    let port = url.trim_end_matches('/').rsplit(':').next().unwrap().parse().unwrap();
    Running { child, port, token: said["token"].as_str().unwrap().to_owned(), folder }
}

impl Running {
    fn ask(&self, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let mut head = format!("{line} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let all = String::from_utf8(all).unwrap();
        let (head, body) = all.split_once("\r\n\r\n").unwrap();
        let head = head.to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let body = if head.contains("transfer-encoding: chunked") { unchunk(body) } else { body.to_owned() };
        Answer { status, head, body }
    }

    fn asked(&self, line: &str, body: &[u8]) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        self.ask(line, &[("host", &host), ("x-jiheng-token", &self.token)], body)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn encoded(path: &str) -> String {
    percent_encoding::utf8_percent_encode(path, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn unchunk(mut rest: &str) -> String {
    let mut whole = String::new();
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap();
        whole.push_str(&after[..size]);
        rest = &after[size + 2..];
    }
    whole
}

/// Only who has the token and asks for this very host is answered.
#[test]
fn refuses_strangers() {
    let host = start();
    let name = format!("127.0.0.1:{}", host.port);
    for headers in [
        vec![("host", name.as_str())],
        vec![("host", name.as_str()), ("x-jiheng-token", "0000")],
        vec![("host", "evil.example"), ("x-jiheng-token", host.token.as_str())],
    ] {
        let answer = host.ask("POST /rpc/rules", &headers, b"{}");
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.json()["error"]["code"], "forbidden");
    }
    assert_eq!(host.ask("GET /", &[("host", "evil.example")], b"").status, 403);
}

/// A command's answer is lines of JSON that end in one `ok` or `error`; only a request that never
/// reached a command has another status.
#[test]
fn commands_answer_in_lines() {
    let host = start();
    let answer = host.asked("POST /rpc/rules", b"");
    assert_eq!(answer.status, 200);
    let last: Value = serde_json::from_str(answer.body.lines().last().unwrap()).unwrap();
    assert!(last["ok"]["rules"].is_array(), "{}", answer.body);
    let answer = host.asked("POST /rpc/rank", br#"{"year":"soon"}"#);
    let last: Value = serde_json::from_str(answer.body.lines().last().unwrap()).unwrap();
    assert_eq!((answer.status, &last["error"]["code"]), (200, &json!("bad_request")));
    assert_eq!(host.asked("POST /rpc/rank", b"{").status, 400);
    assert_eq!(host.asked("POST /rpc/no_such", b"{}").status, 404);
    assert_eq!(host.asked("GET /rpc/rules", b"").status, 405);
}

/// Pages come with the shell's policy; nothing outside the folder comes at all.
#[test]
fn serves_pages_only() {
    let host = start();
    let page = host.asked("GET /", b"");
    assert_eq!(page.body, "<title>绩衡</title>");
    assert!(page.head.contains("content-security-policy: default-src 'self';"), "{}", page.head);
    assert!(!page.head.contains("unsafe-eval"));
    assert_eq!(host.asked("GET /ranking", b"").body, page.body);
    assert!(host.asked("GET /a.js", b"").head.contains("text/javascript"));
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/missing.js"] {
        assert_eq!(host.asked(&format!("GET {path}"), b"").status, 404, "{path}");
    }
}

/// Files go in and come out byte for byte under the name the browser gave, and only files of the
/// exchange folder come out.
#[test]
fn exchanges_files() {
    let host = start();
    let kept = host.asked("POST /upload?name=%E9%99%84%E4%BB%B6.xlsx", "内容".as_bytes()).json();
    let path = kept["path"].as_str().unwrap();
    assert!(path.ends_with("附件.xlsx"), "{path}");
    assert_eq!(host.asked(&format!("GET /download?path={}", encoded(path)), b"").body, "内容");
    let fresh = host.asked("GET /scratch?name=a.xlsx", b"").json();
    let fresh = fresh["path"].as_str().unwrap();
    assert!(!std::path::Path::new(fresh).exists());
    std::fs::write(fresh, "made").unwrap();
    assert_eq!(host.asked(&format!("GET /download?path={}", encoded(fresh)), b"").body, "made");
    let secret = host.folder.path().join("secret.txt");
    let secret = encoded(secret.to_str().unwrap());
    assert_eq!(host.asked(&format!("GET /download?path={secret}"), b"").status, 404);
    for name in ["..", "a%2Fb", "a%5Cb", "C%3Ab", ""] {
        assert_eq!(host.asked(&format!("POST /upload?name={name}"), b"x").status, 400, "{name}");
    }
}

/// Whoever started it ends it by going away; its files go with it.
#[test]
fn ends_with_its_starter() {
    let mut host = start();
    let kept = host.asked("POST /upload?name=a.txt", b"x").json();
    drop(host.child.stdin.take());
    assert!(host.child.wait().unwrap().success());
    assert!(!std::path::Path::new(kept["path"].as_str().unwrap()).exists());
}
