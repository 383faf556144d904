//! What a file is, by its bytes: extensions lie.

use std::io::Cursor;

use crate::{Code, Error, Result};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An Excel workbook (.xlsx, .xlsm).
    Xlsx,
    /// A Word document.
    Docx,
}

impl Format {
    /// Its name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
        }
    }
}

const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The format of `bytes`.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Format> {
    if bytes.is_empty() {
        return Err(Error::new(
            Code::FileDamaged,
            format!("“{name}”是空文件，里面没有内容。请向报送单位要一份完整的文件。"),
        ));
    }
    if bytes.starts_with(b"PK") {
        return sniff_zip(bytes, name);
    }
    if bytes.starts_with(OLE) {
        return Err(sniff_ole(bytes, name));
    }
    let what = if bytes.starts_with(b"%PDF") {
        "PDF 文件"
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        "图片"
    } else if looks_like_html(bytes) {
        "网页或旧式 XML 表格"
    } else {
        "不认识的文件"
    };
    Err(Error::new(
        Code::FileUnsupported,
        format!("“{name}”是{what}，读不出表格。请向报送单位要原始的 Excel（.xlsx）或 Word（.docx）文件。"),
    ))
}

fn sniff_zip(bytes: &[u8], name: &str) -> Result<Format> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return Ok(Format::Xlsx);
    }
    if archive.index_for_name("word/document.xml").is_some() {
        return Ok(Format::Docx);
    }
    if archive.index_for_name("[Content_Types].xml").is_some() {
        // Some programs put the main part elsewhere; the folder still tells which it is.
        if archive.file_names().flatten().any(|part| part.starts_with("xl/")) {
            return Ok(Format::Xlsx);
        }
        return Err(damaged(name));
    }
    let what =
        if archive.index_for_name("content.xml").is_some() { "OpenDocument 文件" } else { "压缩包" };
    Err(Error::new(
        Code::FileUnsupported,
        format!("“{name}”是{what}，现在还不能直接读取。请解压或另存为 .xlsx、.docx 后再导入。"),
    ))
}

fn sniff_ole(bytes: &[u8], name: &str) -> Error {
    let has = |stream: &str| {
        let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Error::new(
            Code::FileEncrypted,
            format!(
                "“{name}”设了打开密码，读不出内容。请向报送单位要一份取消密码的文件，或用密码打开后另存一份不加密的。"
            ),
        );
    }
    let (kind, remedy) = if has("WordDocument") {
        ("旧式 Word（.doc）", ".docx")
    } else {
        ("旧式 Excel（.xls、.et）", ".xlsx")
    };
    Error::new(
        Code::FileUnsupported,
        format!("“{name}”是{kind}文件，现在还不能直接读取。请用 Excel 或 WPS 打开后另存为 {remedy} 再导入。"),
    )
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).trim_start().to_ascii_lowercase();
    head.trim_start_matches('\u{feff}').starts_with('<')
}

/// The sentence for a file that breaks off or is inconsistent inside.
pub fn damaged(name: &str) -> Error {
    Error::new(
        Code::FileDamaged,
        format!(
            "“{name}”已损坏或没有传完整，打不开。请用 Excel 或 WPS 试着打开并另存，或向报送单位重新要一份。"
        ),
    )
}
