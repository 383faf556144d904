//! Older documents (.doc, .wps, .rtf, .odt) become .docx through LibreOffice, where it is installed: one at a time,
//! each with a folder and a profile of its own, and no longer than a minute.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

use super::guard::MOST_BYTES;
use super::sniff::Format;
use crate::intake::plan::fingerprint;
use crate::{Code, Error, Result};

/// Names the program to use instead of the LibreOffice that is found.
const PROGRAM: &str = "JIHENG_SOFFICE";
/// Names another limit, in seconds.
const SECONDS: &str = "JIHENG_SOFFICE_SECONDS";
/// How long a conversion may take; it takes about a second.
const LIMIT: Duration = Duration::from_secs(60);
/// How often it is looked whether one has ended.
const PATIENCE: Duration = Duration::from_millis(20);
/// Most bytes of conversions that are remembered: a file is looked at before it is imported.
const REMEMBERED: usize = 64 << 20;
/// What stands in an address as it is.
const PLAIN: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':');

/// The latest conversions, by the SHA-256 of what was converted.
static DONE: Mutex<VecDeque<(String, Arc<[u8]>)>> = Mutex::new(VecDeque::new());
/// Held while LibreOffice runs.
static RUNNING: Mutex<()> = Mutex::new(());

/// A document as .docx.
///
/// # Errors
/// `ConverterMissing` where LibreOffice is not installed; `FileUnsupported` if it could not read the file.
pub fn to_docx(bytes: &[u8], format: Format, name: &str) -> Result<Arc<[u8]>> {
    let sha256 = fingerprint(bytes);
    if let Some(docx) = remembered(&sha256) {
        return Ok(docx);
    }
    let program = program().ok_or_else(|| missing(name))?;
    let _one = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    // Another thread may have converted the same file meanwhile.
    if let Some(docx) = remembered(&sha256) {
        return Ok(docx);
    }
    let folder = tempfile::Builder::new().prefix("jiheng-").tempdir().map_err(|error| {
        let why = format!("临时文件夹写不进去（{error}），请检查磁盘空间");
        failed(name, &why)
    })?;
    let converted = convert(&program, folder.path(), bytes, format, name);
    remove(folder);
    let docx: Arc<[u8]> = converted?.into();
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    done.push_back((sha256, Arc::clone(&docx)));
    while done.iter().map(|(_, docx)| docx.len()).sum::<usize>() > REMEMBERED {
        done.pop_front();
    }
    Ok(docx)
}

fn remembered(sha256: &str) -> Option<Arc<[u8]>> {
    let done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    done.iter().find(|(of, _)| of == sha256).map(|(_, docx)| Arc::clone(docx))
}

fn convert(program: &Path, folder: &Path, bytes: &[u8], format: Format, name: &str) -> Result<Vec<u8>> {
    let unwritable =
        |error: std::io::Error| failed(name, &format!("临时文件夹写不进去（{error}），请检查磁盘空间"));
    // Its own name may be one that a command line or a file system does not take.
    let source = folder.join(format!("in.{}", format.id()));
    std::fs::write(&source, bytes).map_err(unwritable)?;
    let out = folder.join("out");
    std::fs::create_dir(&out).map_err(unwritable)?;
    let mut command = CommandWrap::with_new(program, |command| {
        command
            .arg(format!("-env:UserInstallation={}", address(&folder.join("profile"))))
            .args([
                "--headless",
                "--norestore",
                "--nologo",
                "--nolockcheck",
                "--convert-to",
                "docx",
                "--outdir",
            ])
            .args([&out, &source])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
    });
    // It starts others, which have to end with it.
    #[cfg(unix)]
    command.wrap(ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(JobObject);
    let mut child =
        command.spawn().map_err(|error| failed(name, &format!("{}打不开（{error}）", program.display())))?;
    let ended = wait(&mut *child);
    let docx = out.join("in.docx");
    let is_whole = ended && docx.is_file();
    if !is_whole {
        // Also where the one that was started has ended and left others behind.
        let _ = child.kill();
    }
    if !ended {
        return Err(failed(name, &format!("超过{}秒没有转换完，已停止", limit().as_secs())));
    }
    let size = docx.metadata().map_or(0, |meta| meta.len());
    if !is_whole || size == 0 || size > MOST_BYTES as u64 {
        return Err(failed(name, "打不开它，文件可能已损坏或设了密码"));
    }
    std::fs::read(&docx).map_err(|error| failed(name, &format!("转换结果读不出来（{error}）")))
}

/// Whether a program ended within the limit.
fn wait(child: &mut dyn ChildWrapper) -> bool {
    let until = Instant::now() + limit();
    loop {
        match child.try_wait() {
            Ok(Some(_)) | Err(_) => return true,
            Ok(None) if Instant::now() >= until => return false,
            Ok(None) => std::thread::sleep(PATIENCE),
        }
    }
}

fn limit() -> Duration {
    let seconds = std::env::var(SECONDS).ok().and_then(|seconds| seconds.parse().ok());
    seconds.map_or(LIMIT, Duration::from_secs)
}

/// A folder as LibreOffice wants to be told of it.
fn address(folder: &Path) -> String {
    let path = folder.to_string_lossy().replace('\\', "/");
    let root = if path.starts_with('/') { "" } else { "/" };
    format!("file://{root}{}", utf8_percent_encode(&path, PLAIN))
}

/// Removes a folder; where another program still lets go of its files, a little later.
fn remove(folder: tempfile::TempDir) {
    let path = folder.keep();
    for _ in 0..50 {
        if std::fs::remove_dir_all(&path).is_ok() || !path.exists() {
            return;
        }
        std::thread::sleep(PATIENCE * 5);
    }
}

/// The LibreOffice of this computer.
fn program() -> Option<PathBuf> {
    if let Some(program) = std::env::var_os(PROGRAM) {
        let program = PathBuf::from(program);
        return program.is_file().then_some(program);
    }
    places().into_iter().find(|place| place.is_file() && has_writer(place))
}

/// Where it usually is.
fn places() -> Vec<PathBuf> {
    let names: &[&str] = if cfg!(windows) { &["soffice.exe"] } else { &["soffice", "libreoffice"] };
    let folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let on_path = folders
        .unwrap_or_default()
        .into_iter()
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    let installed = if cfg!(windows) {
        let folder = |variable: &str, below: &str| {
            std::env::var_os(variable).map(|root| PathBuf::from(root).join(below))
        };
        [
            folder("ProgramFiles", "LibreOffice"),
            folder("ProgramW6432", "LibreOffice"),
            folder("ProgramFiles(x86)", "LibreOffice"),
            folder("LOCALAPPDATA", "Programs\\LibreOffice"),
        ]
        .into_iter()
        .flatten()
        .map(|folder| folder.join("program").join("soffice.exe"))
        .collect()
    } else {
        ["/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice"]
            .map(PathBuf::from)
            .to_vec()
    };
    on_path.chain(installed).collect()
}

/// Whether the part of LibreOffice that knows documents is installed, as far as its folder tells.
fn has_writer(program: &Path) -> bool {
    let Some(folder) = std::fs::canonicalize(program).ok().and_then(|real| Some(real.parent()?.to_owned()))
    else {
        return true;
    };
    let holds = |names: &[&str]| names.iter().any(|name| folder.join(name).is_file());
    !holds(&["fundamentalrc", "fundamental.ini"]) || holds(&["libswlo.so", "swlo.dll", "libswlo.dylib"])
}

fn missing(name: &str) -> Error {
    Error::new(
        Code::ConverterMissing,
        format!(
            "“{name}”是旧式文档（.doc、.wps、.rtf、.odt），这台电脑上没有装 LibreOffice，没有读取。请单位用 Word 或 WPS 打开后另存为 .docx 重报，或装上 LibreOffice 再导入。"
        ),
    )
}

fn failed(name: &str, why: &str) -> Error {
    Error::new(
        Code::FileUnsupported,
        format!(
            "“{name}”是旧式文档，没有读取：LibreOffice {why}。请用 Word 或 WPS 打开后另存为 .docx 再导入。"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Protects folders with blanks and Chinese in their names, on both systems.
    #[test]
    fn folders_are_told_as_addresses() {
        assert_eq!(address(Path::new("/tmp/张 三")), "file:///tmp/%E5%BC%A0%20%E4%B8%89");
        assert_eq!(address(Path::new("C:\\Users\\a b")), "file:///C:/Users/a%20b");
    }
}
