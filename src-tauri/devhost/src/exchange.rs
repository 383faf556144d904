//! The folder through which a browser, which has no paths, hands files in and takes them out.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// What passes through a private folder.
pub struct Exchange {
    folder: PathBuf,
    made: AtomicU32,
}

impl Exchange {
    /// An exchange through `folder`, which whoever starts the host removes at the end.
    pub fn new(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: folder.canonicalize()?, made: AtomicU32::new(0) })
    }

    /// A fresh path that ends in `name`; `None` if `name` is not a plain file name.
    pub fn path(&self, name: &str) -> io::Result<Option<PathBuf>> {
        let plain =
            Path::new(name).file_name().is_some_and(|file| file == name) && !name.contains(['/', '\\', ':']);
        if !plain {
            return Ok(None);
        }
        let folder = self.folder.join(self.made.fetch_add(1, Ordering::Relaxed).to_string());
        std::fs::create_dir(&folder)?;
        Ok(Some(folder.join(name)))
    }

    /// Keeps what a browser sends.
    pub fn keep(&self, name: &str, body: &mut dyn Read) -> io::Result<Option<PathBuf>> {
        let Some(path) = self.path(name)? else { return Ok(None) };
        io::copy(body, &mut std::fs::File::create_new(&path)?)?;
        Ok(Some(path))
    }

    /// The bytes of a file of this folder; `None` for any other.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let path = Path::new(path).canonicalize().ok()?;
        path.starts_with(&self.folder).then(|| std::fs::read(path).ok())?
    }
}
