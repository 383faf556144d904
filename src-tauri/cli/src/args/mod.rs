//! The commands of the command line, and the requests they stand for.

mod request;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use jiheng_core::report::ReportKind;

/// 绩衡：部门绩效自评的导入、审核、排名与分析
#[derive(Debug, Parser)]
#[command(name = "jiheng-cli", version, subcommand_required = true)]
pub struct Cli {
    /// 数据文件，没有则新建；默认为绩衡自己的数据文件
    #[arg(long, global = true, value_name = "FILE")]
    pub db: Option<PathBuf>,
    /// 只向标准输出写一份 JSON
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 导入文件或文件夹
    Import(ImportArgs),
    /// 导入财政局自己的台账：应报的部门、项目、预算和编制
    Ledger {
        /// 从预算系统导出的工作簿
        #[arg(value_name = "FILE")]
        path: String,
        #[command(flatten)]
        year: Year,
        /// 某一列的表头，如 revised_budget=预算指标；可重复，记住备下次用
        #[arg(long = "column", value_name = "ID=HEADER", value_parser = column)]
        columns: Vec<(String, String)>,
        /// 表里没有写明时的金额单位：元或万元（默认）
        #[arg(long, value_name = "U", value_parser = ["yuan", "ten_thousand_yuan"])]
        unit: Option<String>,
        /// 标题写的是别的年度，也按 --year 的年度导入
        #[arg(long)]
        confirm_year: bool,
    },
    /// 部门名册
    Departments,
    /// 一个部门一年的报送
    Show {
        /// 部门名称、别名或编码
        #[arg(long, value_name = "NAME")]
        department: String,
        #[command(flatten)]
        year: Year,
        /// 同时列出每个数的出处
        #[arg(long)]
        sources: bool,
    },
    /// 审核发现
    Audit {
        /// 只看这一年度
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
        /// 只看这个部门
        #[arg(long, value_name = "NAME")]
        department: Option<String>,
        /// 只看这一级别
        #[arg(long, value_name = "S", value_parser = ["error", "warning", "note"])]
        severity: Option<String>,
        /// 只看这条规则（见 rules）
        #[arg(long, value_name = "RULE")]
        rule: Option<String>,
        /// 只看这一处理状态：待处理、已通知、已整改、已豁免
        #[arg(long, value_name = "S", value_parser = ["pending", "notified", "rectified", "waived"])]
        status: Option<String>,
        /// 只看同属这一种原因的（见结果里的 causes）
        #[arg(long, value_name = "KIND")]
        cause: Option<String>,
        /// 看已经销号的问题
        #[arg(long)]
        closed: bool,
    },
    /// 记下一些审核发现处理到哪一步
    FindingStatus {
        /// 问题编号（见 audit）
        #[arg(value_name = "CASE", required = true)]
        cases: Vec<i32>,
        /// 待处理、已通知、已整改、已豁免
        #[arg(long, value_name = "S", value_parser = ["pending", "notified", "rectified", "waived"])]
        status: String,
        /// 理由；豁免和认定整改时必须写
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// 一个审核发现的经过
    FindingHistory {
        /// 问题编号（见 audit）
        #[arg(value_name = "CASE")]
        case: i32,
    },
    /// 整改台账
    Rectification {
        #[command(flatten)]
        year: Year,
        /// 只看这个部门
        #[arg(long, value_name = "NAME")]
        department: Option<String>,
        /// 只看：逾期、待核、整改中、已销号
        #[arg(long, value_name = "S", value_parser = ["overdue", "answered", "open", "settled"])]
        stage: Option<String>,
    },
    /// 限定一些问题的整改期限
    Deadline {
        /// 问题编号（见 audit）
        #[arg(value_name = "CASE", required = true)]
        cases: Vec<i32>,
        /// 期限，如 2025-05-30
        #[arg(long, value_name = "DATE")]
        date: String,
        /// 待处理的问题同时记为已通知
        #[arg(long)]
        notify: bool,
    },
    /// 读入单位填好退回来的审核问题清单
    Replies {
        /// 文件或文件夹
        #[arg(value_name = "PATH", required = true)]
        paths: Vec<String>,
        /// 只看会读入什么，不写入
        #[arg(long)]
        dry_run: bool,
    },
    /// 审核规则，以及一个年度的设置
    Rules {
        /// 看这一年度的设置和结果
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
    /// 设置一个年度怎样适用一条规则
    SetRule {
        /// 规则编号（见 rules）
        #[arg(value_name = "RULE")]
        rule: String,
        #[command(flatten)]
        year: Year,
        /// 停用；不写则启用
        #[arg(long)]
        off: bool,
        /// 改用这一级别；不写则随规则
        #[arg(long, value_name = "S", value_parser = ["error", "warning", "note"])]
        severity: Option<String>,
        /// 差额不超过它的只作提示：万元、分，或写成小数的比率
        #[arg(long, value_name = "D")]
        tolerance: Option<String>,
        /// 为什么这样设置
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 把一个年度的规则设置结转到另一个还没有设置的年度
    RollRules {
        /// 从哪一年度
        #[arg(long, value_name = "Y")]
        from: i32,
        /// 到哪一年度
        #[arg(long, value_name = "Y")]
        into: i32,
    },
    /// 排名
    Rank {
        #[command(flatten)]
        year: Year,
        #[command(flatten)]
        by: By,
        /// 只排这一类别
        #[arg(long, value_name = "C")]
        category: Option<String>,
        /// 排项目，不排部门
        #[arg(long)]
        projects: bool,
        /// 结账时公布的排名，不是现在的
        #[arg(long)]
        published: bool,
    },
    /// 抽查：按资金、偏差、错误分层，种子相同抽到的单位相同
    Sample {
        #[command(flatten)]
        year: Year,
        /// 抽几个单位；不写则列出已抽的
        #[arg(long, value_name = "N", requires = "seed")]
        size: Option<u32>,
        /// 种子，任意文字
        #[arg(long, value_name = "S")]
        seed: Option<String>,
        /// 复核人，可重复；轮流分派
        #[arg(long = "reviewer", value_name = "NAME")]
        reviewers: Vec<String>,
    },
    /// 各单位自评工作质量
    Quality(Year),
    /// 结账：封存一个年度的排名、得分、审核发现和评分规则
    Close(Year),
    /// 重新打开已结账的年度
    Reopen {
        #[command(flatten)]
        year: Year,
        /// 为什么打开
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 一个指标的横向对比
    Compare {
        #[command(flatten)]
        year: Year,
        /// 指标编号（见 metrics）
        #[arg(long, value_name = "M")]
        metric: String,
        /// 只看这些部门，可重复
        #[arg(long = "department", value_name = "NAME")]
        departments: Vec<String>,
        /// 只看这一类别
        #[arg(long, value_name = "C")]
        category: Option<String>,
        /// 只看这个主管部门及其所属单位
        #[arg(long, value_name = "NAME")]
        superior: Option<String>,
    },
    /// 一个指标的年度趋势
    Trend {
        /// 指标编号（见 metrics）
        #[arg(long, value_name = "M")]
        metric: String,
        /// 部门，可重复；什么都不写则为全县
        #[arg(long = "department", value_name = "NAME")]
        departments: Vec<String>,
        /// 类别，可重复
        #[arg(long = "category", value_name = "C")]
        categories: Vec<String>,
        /// 主管部门及其所属单位，可重复
        #[arg(long = "superior", value_name = "NAME")]
        superiors: Vec<String>,
        /// 连同全县
        #[arg(long)]
        county: bool,
        /// 起始年度
        #[arg(long, value_name = "Y")]
        from: Option<i32>,
        /// 终止年度
        #[arg(long, value_name = "Y")]
        to: Option<i32>,
    },
    /// 可对比的指标
    Metrics,
    /// 记下复核得分
    Review {
        /// 部门名称、别名或编码
        #[arg(long, value_name = "NAME")]
        department: String,
        #[command(flatten)]
        year: Year,
        /// 附件二写 overall，第 N 张附件三写 project:N（从 0 起）
        #[arg(long, value_name = "FORM")]
        form: String,
        /// 指标行号（从 0 起）；预算执行写 execution，整张表写 total
        #[arg(long, value_name = "ROW")]
        indicator: String,
        /// 复核得分
        #[arg(long, value_name = "S")]
        score: String,
        /// 理由
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// 复核人
        #[arg(long, value_name = "NAME")]
        by: String,
    },
    /// 写出一份成品表或公文
    Report(ReportArgs),
    /// 生成一个示例县，部门和数字全部是编造的
    Demo {
        /// 部门个数
        #[arg(long, value_name = "N")]
        departments: Option<u32>,
        /// 起始年度
        #[arg(long, value_name = "Y")]
        from: Option<i32>,
        /// 终止年度
        #[arg(long, value_name = "Y")]
        to: Option<i32>,
        /// 随机种子；种子相同，数据相同
        #[arg(long, value_name = "S")]
        seed: Option<u64>,
        /// 同时写成官方格式的工作簿，放入此文件夹
        #[arg(long, value_name = "DIR")]
        files: Option<String>,
    },
    /// 写出官方格式的空表，发给各单位填报
    Template {
        #[command(flatten)]
        year: Year,
        /// 写到哪个 .xlsx 文件；加 --all 时是文件夹
        #[arg(long, value_name = "FILE")]
        out: String,
        /// 填好这个单位的名称，有上年报送时填好上年决算数
        #[arg(long, value_name = "NAME")]
        department: Option<String>,
        /// 应报的单位每家一份（有这一年的台账按台账，没有按名册）
        #[arg(long, conflicts_with = "department")]
        all: bool,
    },
    /// 检查数据文件是否完好
    Check,
    /// 备份到一个文件，并读回检查
    Backup {
        /// 写到哪个文件
        #[arg(long, value_name = "FILE")]
        out: String,
    },
    /// 从备份恢复；恢复前先备份现有数据
    Restore {
        /// 备份文件
        #[arg(value_name = "FILE")]
        file: String,
        /// 只看备份里有什么，不恢复
        #[arg(long)]
        dry_run: bool,
    },
    /// 已有的备份
    Backups {
        /// 把每个备份从头到尾检查一遍
        #[arg(long)]
        verify: bool,
    },
    /// 设置第二备份文件夹，自动备份也放一份到那里
    BackupFolder {
        /// 文件夹的完整路径；不写则取消
        #[arg(value_name = "DIR")]
        folder: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// 文件或文件夹
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// 评价年度，以此为准
    #[arg(long, value_name = "Y")]
    year: Option<i32>,
    /// 部门，以此为准
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// 与已有内容不同时：补缺（默认）、替换、保留
    #[arg(long, value_name = "HOW", value_parser = ["merge", "replace", "keep"])]
    on_conflict: Option<String>,
    /// 只读只审，不写入
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct ReportArgs {
    /// 哪一份
    #[arg(value_name = "KIND", value_parser = kinds())]
    kind: String,
    #[command(flatten)]
    year: Year,
    #[command(flatten)]
    by: By,
    /// 只含这一类别
    #[arg(long, value_name = "C")]
    category: Option<String>,
    /// 只含这个部门，可重复（名称、别名或编码）
    #[arg(long = "department", value_name = "NAME")]
    departments: Vec<String>,
    /// 按项目，不按部门
    #[arg(long)]
    projects: bool,
    /// 结账时公布的结果，不是现在的
    #[arg(long)]
    published: bool,
    /// 整改台账只列逾期的
    #[arg(long)]
    overdue: bool,
    /// 年度对比的起始年度
    #[arg(long, value_name = "Y")]
    from: Option<i32>,
    /// 年度对比的终止年度
    #[arg(long, value_name = "Y")]
    to: Option<i32>,
    /// 审核意见里写明的整改期限，如 2025-05-10；不写则留空
    #[arg(long, value_name = "DATE")]
    deadline: Option<String>,
    /// 成批导出时的格式，可重复；默认 docx
    #[arg(long = "format", value_name = "F", value_parser = ["xlsx", "pdf", "docx"])]
    formats: Vec<String>,
    /// 写到哪个文件，扩展名就是格式：.xlsx、.pdf 或 .docx；letter 和 problems 写到文件夹或 .zip 时每家一份
    #[arg(long, value_name = "FILE")]
    out: String,
}

/// The kinds of report, as they are written.
fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(ReportKind::ALL.map(ReportKind::id))
}

#[derive(Debug, Args)]
pub struct Year {
    /// 评价年度
    #[arg(long, value_name = "Y")]
    year: i32,
}

#[derive(Debug, Args)]
pub struct By {
    /// 按哪个得分：自评、重算、复核、最终（默认）
    #[arg(long, value_name = "BY", value_parser = ["self", "recomputed", "reviewed", "final"])]
    by: Option<String>,
}

/// 「revised_budget=预算指标」.
fn column(text: &str) -> Result<(String, String), String> {
    let (id, header) = text.split_once('=').ok_or("请写成 revised_budget=预算指标 的样子")?;
    Ok((id.trim().to_owned(), header.trim().to_owned()))
}
