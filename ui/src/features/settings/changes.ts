import type { ChangeLine } from "../../bindings";

const titles: Record<string, string> = {
  import: "导入",
  undo_import: "撤销导入",
  demo: "生成示例县",
  setting: "改设置",
  restore: "从备份恢复",
  restore_version: "恢复旧版本",
  correct: "手工更正",
  uncorrect: "撤销更正",
  enter: "手工录入",
  state: "改报送状态",
  register: "改部门名册",
  learn_label: "记住列的含义",
  forget_label: "忘记列的含义",
  ledger: "导入台账",
  set_rule: "改审核设置",
  roll_rules: "沿用审核设置",
  finding_status: "处理审核问题",
  deadline: "限期整改",
  reply: "记单位说明",
  replies: "读回问题清单",
  examine: "重新审核",
  review: "复核打分",
  withdraw_review: "撤回复核",
  sample: "抽查名单",
  rule_set: "改评分规则",
  close_year: "年度结账",
  reopen_year: "重新打开年度",
  undo: "撤销修改",
  redo: "重做修改",
};

/** What a change was, in the clerk's words; one that is not known here by its own name, rather than not at all. */
export function titleOf(action: string): string {
  return titles[action] ?? action;
}

/** Whom a change concerned, in a line: filings rather than departments, which their names hold already. */
export function subjectsOf({ subjects }: Pick<ChangeLine, "subjects">): string {
  const whole = subjects.filter((subject) => !subjects.some((other) => other !== subject && other.startsWith(`${subject} `)));
  return whole.length > 3 ? `${whole.slice(0, 3).join("，")} 等 ${whole.length} 份` : whole.join("，");
}
