//! Which request goes where, and who may ask.

use std::borrow::Cow;
use std::io;

use jiheng_rpc::{COMMANDS, Session};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tiny_http::{Method, Request};

use crate::answer::{Lines, bytes, json, refuse};
use crate::exchange::Exchange;
use crate::pages::Pages;

/// What every request is answered from.
pub struct DevHost {
    /// The values of the Host header that are ours: keeps other sites' names that resolve to
    /// loopback out (DNS rebinding).
    pub hosts: [String; 2],
    /// What every request but one for a static file carries.
    pub token: String,
    /// The built pages.
    pub pages: Pages,
    /// Files in and out.
    pub exchange: Exchange,
    /// The database.
    pub session: Session,
}

impl DevHost {
    /// Answers one request.
    pub fn answer(&self, mut request: Request) -> io::Result<()> {
        if !self.hosts.iter().any(|host| field(&request, "host") == Some(host)) {
            return refuse(request, 403, "forbidden", "Host 不是本机。");
        }
        let url = request.url().to_owned();
        let (path, query) = url.split_once('?').unwrap_or((&url, ""));
        let ours = path.starts_with("/rpc/") || matches!(path, "/upload" | "/download" | "/scratch");
        if ours && field(&request, "x-jiheng-token") != Some(&self.token) {
            return refuse(request, 403, "forbidden", "缺少口令或口令不对。");
        }
        match (request.method(), path) {
            (Method::Post, "/upload") => {
                let Some(name) = parameter(query, "name") else { return missing(request, "name") };
                let kept = self.exchange.keep(&name, request.as_reader());
                kept_at(request, kept)
            }
            (Method::Get, "/scratch") => {
                let Some(name) = parameter(query, "name") else { return missing(request, "name") };
                kept_at(request, self.exchange.path(&name))
            }
            (Method::Get, "/download") => {
                let Some(file) = parameter(query, "path") else { return missing(request, "path") };
                match self.exchange.read(&file) {
                    Some(body) => {
                        let headers = [
                            ("content-type", "application/octet-stream"),
                            ("content-disposition", "attachment"),
                        ];
                        bytes(request, 200, &headers, body)
                    }
                    None => refuse(request, 404, "not_found", "没有这个文件。"),
                }
            }
            (Method::Post, path) if path.starts_with("/rpc/") => {
                let name = path.trim_start_matches("/rpc/").to_owned();
                self.command(request, &name)
            }
            (_, path) if ours => {
                let message = format!("{path} 不接受这种请求。");
                refuse(request, 405, "method_not_allowed", &message)
            }
            (Method::Get | Method::Head, path) => {
                let Ok(path) = percent_decode_str(path).decode_utf8() else {
                    return refuse(request, 400, "bad_request", "地址不是 UTF-8。");
                };
                match self.pages.at(&path) {
                    Some((body, kind)) => {
                        let policy = self.pages.policy();
                        bytes(
                            request,
                            200,
                            &[("content-type", kind), ("content-security-policy", policy)],
                            body,
                        )
                    }
                    None => refuse(request, 404, "not_found", "没有这个页面。"),
                }
            }
            _ => refuse(request, 405, "method_not_allowed", "不接受这种请求。"),
        }
    }

    /// Runs a command and streams how far it is, then what it came to.
    fn command(&self, mut request: Request, name: &str) -> io::Result<()> {
        if !COMMANDS.contains(&name) {
            return refuse(request, 404, "bad_request", &format!("没有名为“{name}”的命令。"));
        }
        let mut body = String::new();
        let read = request.as_reader().read_to_string(&mut body).map_err(|error| error.to_string());
        let asked: Value = match read.and_then(|_| match body.trim() {
            "" => Ok(json!({})),
            text => serde_json::from_str(text).map_err(|error| error.to_string()),
        }) {
            Ok(asked) => asked,
            Err(error) => {
                return refuse(request, 400, "bad_request", &format!("请求不是 JSON：{error}。"));
            }
        };
        let lines = Lines::begin(request)?;
        let last = match self.session.call(name, asked, &lines) {
            Ok(value) => json!({ "ok": value }),
            Err(error) => json!({ "error": error }),
        };
        lines.line(&last)?;
        lines.end()
    }
}

fn kept_at(request: Request, path: io::Result<Option<std::path::PathBuf>>) -> io::Result<()> {
    match path {
        Ok(Some(path)) => json(request, 200, &json!({ "path": path })),
        Ok(None) => refuse(request, 400, "bad_request", "文件名不能带文件夹。"),
        Err(error) => refuse(request, 500, "internal", &format!("存不下文件：{error}。")),
    }
}

fn missing(request: Request, name: &str) -> io::Result<()> {
    refuse(request, 400, "bad_request", &format!("缺少参数 {name}。"))
}

/// A header's value.
fn field<'a>(request: &'a Request, name: &'static str) -> Option<&'a str> {
    request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
}

/// A parameter of the query, decoded.
fn parameter<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| percent_decode_str(value).decode_utf8().ok())
        .filter(|value| !value.is_empty())
}
