//! A desk with a fresh database, and forms made for one test.
#![allow(dead_code)] // Each test uses its part.

use std::path::PathBuf;

use jiheng_core::{Error, Silent};
use jiheng_rpc::{App, Host, dispatch};
use serde_json::{Value, json};

pub struct Desk {
    pub app: App,
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("绩衡.db"), Host::new("张三")).unwrap();
        Self { app, folder }
    }

    pub fn ask(&self, name: &str, request: Value) -> Result<Value, Error> {
        dispatch(&self.app, name, request, &Silent)
    }

    pub fn call(&self, name: &str, request: Value) -> Value {
        self.ask(name, request).unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// Writes a file into the desk's folder and gives its path.
    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports one file and gives its outcome.
    pub fn import(&self, name: &str, bytes: &[u8], more: Value) -> Value {
        let mut request = json!({ "paths": [self.file(name, bytes)] });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.call("import", request)["files"][0].take()
    }

    /// Imports 附件二 of a department and year.
    pub fn filed(&self, department: &str, year: i32, executed: &str) -> Value {
        self.import(&format!("{year}.xlsx"), &overall(department, year, executed), json!({}))
    }
}

/// A workbook of one sheet with these rows; what reads as a number is one.
pub fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(*row) {
            match text.strip_prefix('#').and_then(|number| number.parse::<f64>().ok()) {
                Some(number) => sheet.write_number(r, c, number).unwrap(),
                None => sheet.write_string(r, c, *text).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// 附件二 with its funds row only.
pub fn overall(department: &str, year: i32, executed: &str) -> Vec<u8> {
    sheet(&[
        &[&format!("{year}年度部门整体支出绩效自评表")],
        &["单位名称", department],
        &["", "年初预算数", "全年预算数", "全年执行数"],
        &["年度资金总额", "1", "2", executed],
    ])
}
