//! The desktop shell: one window and one command that hands `(name, request)` to `jiheng-rpc`.
//! It knows nothing of filings; whatever the program can do is declared in `src-tauri/rpc`.

mod args;
mod desk;
mod place;

use std::process::ExitCode;
use std::sync::Arc;

use args::Args;
use clap::Parser;
use desk::Desk;
use jiheng_rpc::{Error, Host, Progress, Session, Step};
use jiheng_typeset::Press;
use serde_json::Value;
use tauri::ipc::Channel;
use tauri::{State, Url, WebviewUrl, WebviewWindowBuilder};

/// Hands the steps of a long command to the page.
struct ToPage(Channel<Step>);

impl Progress for ToPage {
    fn step(&self, step: &Step) {
        // A page that was left no longer listens; the command goes on and its result is kept.
        let _ = self.0.send(step.clone());
    }
}

/// The one command: runs `name` away from the window's own thread.
#[tauri::command]
async fn call(
    desk: State<'_, Arc<Desk>>,
    name: String,
    request: Value,
    progress: Channel<Step>,
) -> Result<Value, Error> {
    let desk = Arc::clone(&desk);
    tauri::async_runtime::spawn_blocking(move || desk.call(&name, request, &ToPage(progress)))
        .await
        .unwrap_or_else(|fault| Err(Error::internal(fault)))
}

/// Whether an address is one of the program's own pages (or the blank one that a web view may begin
/// with). The window goes nowhere else.
fn own(url: &Url) -> bool {
    let built =
        url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || url.scheme() == "about";
    built || (cfg!(not(feature = "custom-protocol")) && url.host_str() == Some("127.0.0.1"))
}

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let desk = Arc::new(Desk::new(
        Session::new(args.database(), Host::of_this_computer().with_typesetter(Press::new())),
        args.demo,
    ));
    let page = format!("Object.defineProperty(window,'__JIHENG__',{{value:Object.freeze({})}})", args.page());
    let run = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(desk)
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |app| {
            let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title(if args.demo { "绩衡（示例县）" } else { "绩衡" })
                .inner_size(1366.0, 768.0)
                // A screen of 1366×768 at 150 % holds 911×512.
                .min_inner_size(880.0, 460.0)
                .prevent_overflow()
                .center()
                .visible(false)
                .initialization_script(page)
                .on_navigation(own)
                .build()?;
            place::keep(&window);
            window.show()?;
            Ok(())
        })
        .run(tauri::generate_context!());
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("绩衡的窗口打不开：{error}");
            ExitCode::FAILURE
        }
    }
}
