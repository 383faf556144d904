//! Every command of 绩衡, declared once: name, request, response, handler. The desktop shell, the
//! command line and the development host all hand `(name, json)` to [`dispatch`].

pub mod app;
mod bindings;
mod commands;
mod declare;
pub mod place;
mod session;

pub use app::{App, Host};
pub use bindings::typescript;
pub use commands::{COMMANDS, dispatch};
pub use jiheng_core::{Code, Error, Progress, Result, Silent, Step};
pub use session::Session;
