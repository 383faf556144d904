//! Original files, whole, once per SHA-256.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::OptionalExtension;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{FilingId, Reader, Writer};
use crate::{Code, Error, Result};

/// An original file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name it first came in under, without folders.
    pub name: String,
    /// `xlsx`, `docx`, ….
    pub format: String,
    /// Its bytes, as they came in.
    pub bytes: Vec<u8>,
}

/// SHA-256 in hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Raw DEFLATE.
pub(super) fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(Error::internal)?;
    encoder.finish().map_err(Error::internal)
}

/// At most `limit` bytes of what was deflated.
pub(super) fn inflate(deflated: &[u8], limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(deflated).take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Reader {
    /// Whether the file is kept.
    pub fn has_source(&self, sha256: &str) -> Result<bool> {
        let mut statement = self.conn.prepare_cached("SELECT 1 FROM source_file WHERE sha256 = ?1")?;
        Ok(statement.exists([sha256])?)
    }

    /// The file with this SHA-256, if it is kept.
    ///
    /// # Errors
    /// `DatabaseDamaged` if the bytes are not those that came in.
    pub fn source(&self, sha256: &str) -> Result<Option<Source>> {
        let mut statement = self.conn.prepare_cached(include_str!("get.sql"))?;
        let row = statement
            .query_row([sha256], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, i64>(2)?, row.get::<_, Vec<u8>>(3)?))
            })
            .optional()?;
        let Some((name, format, size, deflated)) = row else { return Ok(None) };
        let damaged = || {
            Error::new(
                Code::DatabaseDamaged,
                format!("数据文件里保存的原始文件“{name}”与导入时不一致，请从备份恢复。"),
            )
        };
        // One byte more than it should hold is enough to know that it is not the file.
        let bytes = inflate(&deflated, u64::try_from(size).unwrap_or(0) + 1).map_err(|_| damaged())?;
        if self::sha256(&bytes) != sha256 {
            return Err(damaged());
        }
        Ok(Some(Source { name, format, bytes }))
    }

    /// What the file with this SHA-256 was read from: the document that it was turned into, else itself.
    ///
    /// # Errors
    /// As [`Reader::source`].
    pub fn source_as_read(&self, sha256: &str) -> Result<Option<Source>> {
        let mut statement = self.conn.prepare_cached("SELECT converted FROM conversion WHERE source = ?1")?;
        let converted: Option<String> = statement.query_row([sha256], |row| row.get(0)).optional()?;
        self.source(converted.as_deref().unwrap_or(sha256))
    }
}

impl Writer<'_> {
    /// Keeps an original file and gives its SHA-256. A file that is kept already is not kept twice.
    pub fn put_source(&self, bytes: &[u8], name: &str, format: &str) -> Result<String> {
        let sha256 = sha256(bytes);
        if self.has_source(&sha256)? {
            return Ok(sha256);
        }
        let deflated = deflate(bytes)?;
        let size = i64::try_from(bytes.len()).map_err(Error::internal)?;
        self.conn
            .prepare_cached(include_str!("put.sql"))?
            .execute((&sha256, name, format, size, deflated))?;
        self.step(json!({ "source": sha256, "name": name, "size": size }));
        Ok(sha256)
    }

    /// Keeps what a file was turned into before it was read. The first stays: values that were read point into it.
    pub fn put_conversion(&self, sha256: &str, converted: &[u8], name: &str, format: &str) -> Result<()> {
        let converted = self.put_source(converted, name, format)?;
        let rows =
            self.conn.prepare_cached(include_str!("put_conversion.sql"))?.execute((sha256, &converted))?;
        if rows > 0 {
            self.step(json!({ "source": sha256, "converted": converted }));
        }
        Ok(())
    }

    /// Says that a filing came in this file, under this name. Saying it twice changes nothing.
    pub fn attach_file(&self, filing: FilingId, sha256: &str, name: &str) -> Result<()> {
        let rows = self.conn.prepare_cached(include_str!("attach.sql"))?.execute((
            filing,
            sha256,
            name,
            &self.stamp.at,
        ))?;
        if rows > 0 {
            self.step(json!({ "filing": filing.0, "file": sha256, "name": name }));
        }
        Ok(())
    }
}
