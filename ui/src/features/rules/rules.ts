import type { RuleLine, Severity } from "../../bindings";
import type { Column } from "../../components/table/columns";

const TITLES: Record<Severity, string> = { error: "错误", warning: "警告", note: "提示" };

/** What the clerk calls a severity. */
export function severityTitle(severity: Severity): string {
  return TITLES[severity];
}

/** The columns of the register of rules. */
export const ruleColumns: readonly Column<RuleLine>[] = [
  { id: "title", title: "规则", kind: "text", fixed: true, width: "100%", value: ({ title }) => title },
  { id: "family", title: "类别", kind: "text", optional: true, value: (line) => line.family_title },
  { id: "id", title: "代号", kind: "text", optional: true, value: ({ id }) => id },
  { id: "severity", title: "级别", kind: "text", order: (line) => ["error", "warning", "note"].indexOf(line.applied_severity), value: (line) => severityTitle(line.applied_severity) },
  { id: "enabled", title: "状态", kind: "text", value: ({ enabled, setting }) => `${enabled ? "启用" : "停用"}${setting ? " 已设" : ""}` },
  { id: "pass", title: "通过", kind: "count", hint: "过了这条规则的检查次数", value: ({ counts }) => counts?.pass.toString() ?? null },
  { id: "fail", title: "不通过", kind: "count", hint: "没有过的检查次数", cellClass: ({ counts }) => ((counts?.fail ?? 0) > 0 ? "bad" : undefined), value: ({ counts }) => counts?.fail.toString() ?? null },
  { id: "cannot_judge", title: "无法判断", kind: "count", hint: "缺数或读不懂，不作判断", value: ({ counts }) => counts?.cannot_judge.toString() ?? null },
];
