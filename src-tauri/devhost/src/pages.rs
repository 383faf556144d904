//! The built pages, with the shell's own content security policy.

use std::io;
use std::path::{Component, Path, PathBuf};

use serde_json::Value;

/// The shell's configuration: the one place where the policy is written.
const TAURI_CONF: &str = include_str!("../../../tauri.conf.json");

/// A folder of built pages.
pub struct Pages {
    folder: PathBuf,
    policy: String,
}

impl Pages {
    /// The pages in `folder`.
    pub fn new(folder: PathBuf) -> io::Result<Self> {
        let conf: Value = serde_json::from_str(TAURI_CONF)?;
        let policy = conf["app"]["security"]["csp"]
            .as_str()
            .ok_or_else(|| io::Error::other("tauri.conf.json has no app.security.csp"))?;
        Ok(Self { folder, policy: policy.to_owned() })
    }

    /// The content security policy.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The bytes and media type of what stands at `path` (decoded, from the root). A path without
    /// an ending is a page of the application: `index.html`.
    pub fn at(&self, path: &str) -> Option<(Vec<u8>, &'static str)> {
        let path = Path::new(path.trim_start_matches('/'));
        if path.components().any(|part| !matches!(part, Component::Normal(_))) {
            return None;
        }
        let path = if path.extension().is_none() { Path::new("index.html") } else { path };
        let bytes = std::fs::read(self.folder.join(path)).ok()?;
        Some((bytes, media_type(path)))
    }
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
