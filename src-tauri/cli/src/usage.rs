//! What is wrong with how a command was written, in Chinese, with the remedy.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// One sentence for whoever wrote the command.
pub fn sentence(error: &Error) -> String {
    let of = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let argument = of(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (value, valid) = (of(ContextKind::InvalidValue), of(ContextKind::ValidValue));
            match (value.is_empty(), valid.is_empty()) {
                (true, _) => format!("{argument} 后面没有写值"),
                (false, true) => format!("{argument} 的值“{value}”不对"),
                (false, false) => format!("{argument} 的值“{value}”不对，可以是：{valid}"),
            }
        }
        ErrorKind::UnknownArgument => format!("不认识“{argument}”"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", of(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "没有写命令".to_owned()
        }
        ErrorKind::ArgumentConflict => format!("{argument} 写了两次，或与别的选项冲突"),
        ErrorKind::InvalidUtf8 => "有的字不是 UTF-8 编码".to_owned(),
        _ => "选项个数或写法不对".to_owned(),
    };
    format!("命令写法不对：{what}。请加 --help 查看用法。")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::sentence;
    use crate::args::Cli;

    /// Protects clerks' scripts from English: each mistake is named, with what would be right.
    #[test]
    fn mistakes_are_named_in_chinese() {
        for (args, expected) in [
            (&[][..], "没有写命令"),
            (&["foo"], "没有“foo”这个命令"),
            (&["import"], "缺少 <PATH>..."),
            (&["rank"], "缺少 --year <Y>"),
            (&["rank", "--year"], "--year <Y> 后面没有写值"),
            (&["rank", "--year", "soon"], "--year <Y> 的值“soon”不对"),
            (&["rank", "--year", "2024", "--year", "2023"], "--year <Y> 写了两次"),
            (&["audit", "--severity", "bad"], "--severity <S> 的值“bad”不对，可以是：error、warning、note"),
            (&["check", "--nonsense"], "不认识“--nonsense”"),
        ] {
            let written = std::iter::once("jiheng-cli").chain(args.iter().copied());
            let error = Cli::try_parse_from(written).unwrap_err();
            let said = sentence(&error);
            assert!(said.starts_with(&format!("命令写法不对：{expected}")), "{args:?}: {said}");
            assert!(said.ends_with("。请加 --help 查看用法。"), "{said}");
        }
    }
}
