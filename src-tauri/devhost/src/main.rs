//! 绩衡's commands over HTTP on loopback, for tests in a browser and for work on the pages. Never
//! shipped. The protocol: one JSON line on stdout (`url`, `token`, `open`) when it listens; every
//! request but static files carries the token in `x-jiheng-token`; it ends when stdin closes or on
//! SIGTERM.

mod answer;
mod exchange;
mod pages;
mod route;

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use jiheng_rpc::{Host, Session};
use serde_json::json;

/// 浏览器测试用的本机服务
#[derive(Parser)]
struct Args {
    /// 数据文件
    #[arg(long)]
    db: PathBuf,
    /// 页面所在文件夹（ui/dist）
    #[arg(long)]
    dist: PathBuf,
    /// 端口；0 为随机
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// Who works here, and what sets pages.
fn host() -> Host {
    let host = Host::of_this_computer();
    #[cfg(feature = "pages")]
    let host = host.with_typesetter(jiheng_typeset::Press::new());
    host
}

fn main() -> ExitCode {
    match serve(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jiheng-devhost: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(args: &Args) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let server = Arc::new(tiny_http::Server::http(("127.0.0.1", args.port))?);
    let port = server.server_addr().to_ip().ok_or("no port")?.port();
    let token = token()?;
    // Held here, not by the requests: one that is still being answered must not keep it at the end.
    let folder = tempfile::Builder::new().prefix("jiheng-").tempdir()?;
    let host = Arc::new(route::DevHost {
        hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")],
        token: token.clone(),
        pages: pages::Pages::new(args.dist.clone())?,
        exchange: exchange::Exchange::new(folder.path())?,
        session: Session::new(Some(args.db.clone()), host()),
    });
    end_with(&server)?;
    let url = format!("http://127.0.0.1:{port}/");
    println!("{}", json!({ "url": url, "token": token, "open": format!("{url}#token={token}") }));
    // A thread for each request: a long import must not hold up the pages.
    for request in server.incoming_requests() {
        let host = Arc::clone(&host);
        std::thread::Builder::new().spawn(move || {
            if let Err(error) = host.answer(request) {
                eprintln!("jiheng-devhost: {error}");
            }
        })?;
    }
    Ok(())
}

/// 256 random bits, hexadecimal.
fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Stops the server when whoever started it closes stdin, or on SIGINT or SIGTERM.
fn end_with(
    server: &Arc<tiny_http::Server>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync + 'static>> {
    let on_signal = Arc::clone(server);
    ctrlc::set_handler(move || on_signal.unblock())?;
    let on_close = Arc::clone(server);
    std::thread::Builder::new().spawn(move || {
        let mut rest = [0_u8; 256];
        while matches!(std::io::stdin().read(&mut rest), Ok(1..)) {}
        on_close.unblock();
    })?;
    Ok(())
}
