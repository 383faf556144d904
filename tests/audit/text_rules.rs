//! 文表一致 beyond a case per rule: what is named, what is told once, what stays silent.

use crate::build::messages;
use crate::cases::texts::{ANNEXES, reported};

/// Protects the case of domain.md: the missing digit is named, and where the report says it right.
#[test]
fn a_dropped_digit_is_named() {
    let filing = reported(
        &[
            "2024年度总支出为33963.61万元。",
            "总支出3396.61万元，其中基本支出543.74万元，项目支出33419.87万元。",
        ],
        ANNEXES,
    );
    assert_eq!(
        messages(&filing, "amount_in_text"),
        ["错误：自评报告第2段“总支出3396.61万元”，附件二全年执行数是 33963.6106 万元"]
    );
    // One fault, told once: the parts are right.
    assert_eq!(messages(&filing, "breakdown_in_text"), [""; 0]);
}
