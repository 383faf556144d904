//! What the program is started with.

use std::path::{Path, PathBuf};

use clap::Parser;
use jiheng_rpc::App;

/// 绩衡：部门绩效自评汇总、审核与排名
#[derive(Debug, Parser)]
#[command(version)]
pub struct Args {
    /// 数据文件；默认为环境变量 JIHENG_DB，再默认为当前用户的数据文件
    #[arg(long, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// 打开示例县：部门和数字全部是编造的，另存一处，不影响真实数据
    #[arg(long)]
    pub demo: bool,
    /// 打开窗口后导入的文件，如同拖入窗口
    pub files: Vec<PathBuf>,
}

impl Args {
    /// The database asked for. The demo lies beside the application's own database, whatever
    /// `JIHENG_DB` says: made-up figures must not reach a real file by way of the environment.
    pub fn database(&self) -> Option<PathBuf> {
        self.db.clone().or_else(|| match self.demo {
            true => App::default_database().map(|own| own.with_file_name("demo.db")),
            false => None,
        })
    }

    /// What the page is to know at its start: the files, by their full paths.
    pub fn page(&self) -> serde_json::Value {
        let files = self.files.iter().map(|file| whole(file)).collect::<Vec<_>>();
        serde_json::json!({ "files": files })
    }
}

fn whole(file: &Path) -> String {
    std::path::absolute(file).unwrap_or_else(|_| file.to_owned()).to_string_lossy().into_owned()
}
