//! The macro behind the one list of commands.

/// Declares commands: `name(Request) -> Response = handler;`. Makes `COMMANDS`, `dispatch` and the
/// declarations for TypeScript.
macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident($request:ty) -> $response:ty = $handler:path;)*) => {
        /// The names of all commands.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// Runs the command `name` on its request as JSON and gives its response as JSON.
        ///
        /// # Errors
        /// `BadRequest` for an unknown name or a request of another shape; else what the command says.
        pub fn dispatch(
            app: &$crate::App,
            name: &str,
            request: serde_json::Value,
            progress: &dyn $crate::Progress,
        ) -> jiheng_core::Result<serde_json::Value> {
            match name {
                $(stringify!($name) => {
                    let request: $request = $crate::commands::request(name, request)?;
                    let response: $response = $handler(app, request, progress)?;
                    serde_json::to_value(response).map_err(jiheng_core::Error::internal)
                })*
                _ => Err(jiheng_core::Error::new(
                    jiheng_core::Code::BadRequest,
                    format!("没有名为“{name}”的命令，请核对命令和程序版本。"),
                )),
            }
        }

        /// Calls `visit` with each command's documentation, name, request and response type.
        pub(crate) fn describe(cfg: &ts_rs::Config, visit: &mut impl FnMut(&str, &str, String, String)) {
            use ts_rs::TS;
            $(visit(concat!($($doc),*).trim(), stringify!($name), <$request>::name(cfg), <$response>::name(cfg));)*
        }

        /// Visits every type that a request or a response is made of.
        pub(crate) fn types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(
                visitor.visit::<$request>();
                visitor.visit::<$response>();
            )*
        }
    };
}
pub(crate) use commands;
