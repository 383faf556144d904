import type { ProjectDue, ProjectRow } from "../../bindings";
import type { Column } from "../../components/table/columns";

/** What the ledger says of a project. */
export const dues: Record<ProjectDue, string> = { filed: "应报已报", filed_alike: "应报已报（名称相近）", missing: "应报未报", not_listed: "不在台账", unsure: "分不清" };

/** The columns of the list; the ledger's only where there is one, those of reviews only where somebody reviewed. */
export function columnsOf({ ledger, reviewed, rate, of }: { ledger: boolean; reviewed: boolean; rate: string | null; of: number }): Column<ProjectRow>[] {
  const columns: (Column<ProjectRow> | null)[] = [
    { id: "rank", title: "名次", kind: "count", value: ({ rank }) => (rank === null ? null : String(rank)), fixed: true, rising: true },
    { id: "project", title: "项目", kind: "text", value: ({ project }) => project, width: "100%", fixed: true },
    { id: "department", title: "部门", kind: "text", value: ({ department }) => department, width: "190px" },
    { id: "code", title: "编码", kind: "text", value: ({ code }) => code, optional: true },
    { id: "category", title: "类别", kind: "text", value: ({ category }) => category, optional: true },
    { id: "initial_budget", title: "年初预算", kind: "amount", value: (row) => row.initial_budget, total: "sum", optional: true },
    { id: "revised_budget", title: "全年预算", kind: "amount", value: (row) => row.revised_budget, total: "sum" },
    { id: "executed", title: "全年执行", kind: "amount", value: (row) => row.executed, total: "sum" },
    { id: "execution_rate", title: "执行率", kind: "rate", value: (row) => row.execution_rate, hint: "全年执行数÷全年预算数；合计栏是两项都有的项目的合计之比，没有筛选时才有", total: (rows) => (rows.length === of ? rate : null) },
    { id: "adjustment_rate", title: "调整率", kind: "rate", value: (row) => row.adjustment_rate, hint: "（全年预算数−年初预算数）÷年初预算数", optional: true },
    { id: "self_score", title: "自评", kind: "score", value: (row) => row.self_score, total: "mean" },
    { id: "recomputed_score", title: "重算", kind: "score", value: (row) => row.recomputed_score, total: "mean" },
    reviewed ? { id: "reviewed_score", title: "复核", kind: "score", value: (row) => row.reviewed_score, total: "mean" } : null,
    { id: "final_score", title: "最终", kind: "score", value: (row) => row.final_score, total: "mean", hint: "已复核的按复核得分，否则按重算得分", optional: true },
    { id: "score_gap", title: "偏差", kind: "score", value: (row) => row.score_gap, hint: "自评减最终" },
    { id: "unsupported_points", title: "无依据分", kind: "score", value: (row) => row.unsupported_points, hint: "没有指标值或没有完成值却计了的分" },
    { id: "grade", title: "等级", kind: "text", value: ({ grade }) => grade },
    { id: "errors", title: "错误", kind: "count", value: ({ errors, nth }) => (nth === null ? null : String(errors)), total: "sum", hint: "未整改的错误" },
    { id: "warnings", title: "警告", kind: "count", value: ({ warnings, nth }) => (nth === null ? null : String(warnings)), total: "sum", hint: "未整改的警告", optional: true },
    ledger ? { id: "due", title: "台账", kind: "text", value: ({ due }) => (due === null ? null : dues[due]), hint: "按本年度预算台账里应报的项目" } : null,
  ];
  return columns.filter((column) => column !== null);
}
