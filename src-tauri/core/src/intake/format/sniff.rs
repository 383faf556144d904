//! What a file is, by its bytes: extensions lie.

use std::io::{Cursor, Read};

use super::csv;
use super::guard::{PARTS, too_large};
use super::markup::{self, Kind};
use super::ods;
use crate::{Code, Error, Result};

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An Excel workbook (.xlsx, .xlsm).
    Xlsx,
    /// An older Excel workbook, or one of WPS (.xls, .et).
    Xls,
    /// A binary Excel workbook.
    Xlsb,
    /// A workbook of LibreOffice or WPS.
    Ods,
    /// Text in columns.
    Csv,
    /// A web page with tables, as budget systems export it under the name of a workbook.
    Html,
    /// A workbook as XML (SpreadsheetML 2003).
    Xml,
    /// A Word document.
    Docx,
    /// An older Word document, or one of WPS (.doc, .wps).
    Doc,
    /// Rich text, often called .doc.
    Rtf,
    /// A document of LibreOffice or WPS.
    Odt,
}

impl Format {
    /// Its name in the database and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Xml => "xml",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Rtf => "rtf",
            Self::Odt => "odt",
        }
    }

    /// Whether its parts stand in a ZIP archive.
    pub fn is_zipped(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xlsb | Self::Ods | Self::Docx | Self::Odt)
    }

    /// Whether LibreOffice has to turn it into .docx before it is read.
    pub fn is_converted(self) -> bool {
        matches!(self, Self::Doc | Self::Rtf | Self::Odt)
    }
}

const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What bytes turned out to be.
pub struct Sniffed {
    /// The format.
    pub format: Format,
    /// The text, if that is what it is.
    pub text: String,
}

impl From<Format> for Sniffed {
    fn from(format: Format) -> Self {
        Self { format, text: String::new() }
    }
}

/// The format of `bytes`.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Sniffed> {
    if bytes.is_empty() {
        return Err(Error::new(
            Code::FileDamaged,
            format!("“{name}”是空文件，里面没有内容。请向报送单位要一份完整的文件。"),
        ));
    }
    if bytes.starts_with(b"PK") {
        return sniff_zip(bytes, name).map(Sniffed::from);
    }
    if bytes.starts_with(OLE) {
        return sniff_ole(bytes, name).map(Sniffed::from);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf.into());
    }
    let what = if bytes.starts_with(b"%PDF") {
        "PDF 文件"
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        "图片"
    } else if bytes.starts_with(b"Rar!") || bytes.starts_with(b"7z\xbc\xaf") {
        return Err(Error::new(
            Code::FileUnsupported,
            format!(
                "“{name}”是 RAR 或 7z 压缩包，读不了。请先解压，再导入解出来的文件夹；或改用 .zip 压缩。"
            ),
        ));
    } else if let Some(kind) = markup::kind(bytes) {
        return sniff_markup(bytes, kind, name);
    } else if let Some(text) = csv::decode(bytes).filter(|text| csv::separator(text).is_some()) {
        return Ok(Sniffed { format: Format::Csv, text });
    } else {
        "不认识的文件"
    };
    Err(Error::new(
        Code::FileUnsupported,
        format!("“{name}”是{what}，读不出表格。请向报送单位要原始的 Excel（.xlsx）或 Word（.docx）文件。"),
    ))
}

fn sniff_zip(bytes: &[u8], name: &str) -> Result<Format> {
    // Counted before the directory is read: it may list millions.
    if memchr::memmem::find_iter(bytes, b"PK\x01\x02").count() > 2 * PARTS {
        return Err(too_large(name, "文件里的部件过多"));
    }
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(name))?;
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return Ok(Format::Xlsx);
    }
    if archive.index_for_name("word/document.xml").is_some() {
        return Ok(Format::Docx);
    }
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return Ok(Format::Xlsb);
    }
    if archive.index_for_name("content.xml").is_some() {
        return sniff_open_document(archive, name);
    }
    if archive.index_for_name("[Content_Types].xml").is_some() {
        // Some programs put the main part elsewhere; the folder still tells which it is.
        if archive.file_names().flatten().any(|part| part.starts_with("xl/")) {
            return Ok(Format::Xlsx);
        }
        return Err(damaged(name));
    }
    Err(Error::new(
        Code::FileUnsupported,
        format!("“{name}”是压缩包，里面不是一个 Excel 或 Word 文件。请解压后导入里面的文件。"),
    ))
}

/// An OpenDocument file: a workbook, or something else.
fn sniff_open_document(mut archive: zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Format> {
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        part.take(200).read_to_string(&mut kind).map_err(|_| damaged(name))?;
    }
    if kind.is_empty() || kind.contains("opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    if kind.contains("opendocument.text") {
        ods::refuse_encrypted(&mut archive, name)?;
        return Ok(Format::Odt);
    }
    Err(Error::new(
        Code::FileUnsupported,
        format!("“{name}”是 OpenDocument 演示或绘图文件，读不出表格。请另存为 .docx 或 .xlsx 后再导入。"),
    ))
}

fn sniff_ole(bytes: &[u8], name: &str) -> Result<Format> {
    // Where the directory cannot be read, its names still stand somewhere.
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok();
    let has = |stream: &str| match &file {
        Some(file) => file.exists(format!("/{stream}")),
        None => {
            let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memchr::memmem::find(bytes, &wide).is_some()
        }
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        return Err(encrypted(name));
    }
    if has("WordDocument") {
        let mut head = [0; 12];
        let read =
            file.as_mut().and_then(|file| file.open_stream("/WordDocument").ok()?.read_exact(&mut head).ok());
        return match (read, &head) {
            // The flag fEncrypted of the file's header (MS-DOC 2.5.2).
            (Some(()), [0xec, 0xa5, .., flags]) if flags & 1 != 0 => Err(encrypted(name)),
            (Some(()), [0xec, 0xa5, ..]) => Ok(Format::Doc),
            _ => Err(damaged(name)),
        };
    }
    if has("Workbook") || has("Book") {
        return Ok(Format::Xls);
    }
    Err(Error::new(
        Code::FileUnsupported,
        format!(
            "“{name}”不是 Excel 或 Word 文件，读不出表格。请向报送单位要原始的 Excel（.xlsx）或 Word（.docx）文件。"
        ),
    ))
}

/// A text with marks in it.
fn sniff_markup(bytes: &[u8], kind: Kind, name: &str) -> Result<Sniffed> {
    if bytes.len() > markup::MOST {
        return Err(too_large(name, "文件超过 16 MB"));
    }
    let (what, remedy) = match kind {
        Kind::Html => return Ok(Sniffed { format: Format::Html, text: markup::decode(bytes) }),
        Kind::Workbook => return Ok(Sniffed { format: Format::Xml, text: markup::decode(bytes) }),
        Kind::Word => ("Word 2003 的 XML 文件", "请用 Word 或 WPS 打开后另存为 .docx 再导入"),
        Kind::Archive => {
            ("单个文件网页（.mht）", "请用 Excel、Word 或 WPS 打开后另存为 .xlsx 或 .docx 再导入")
        }
        Kind::Other => ("XML 文件，不是表格", "请向报送单位要原始的 Excel（.xlsx）或 Word（.docx）文件"),
    };
    Err(Error::new(Code::FileUnsupported, format!("“{name}”是{what}，没有读取。{remedy}。")))
}

/// The sentence for a file that cannot be read without its password.
pub fn encrypted(name: &str) -> Error {
    Error::new(
        Code::FileEncrypted,
        format!(
            "“{name}”设了打开密码，读不出内容。请向报送单位要一份取消密码的文件，或用密码打开后另存一份不加密的。"
        ),
    )
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
