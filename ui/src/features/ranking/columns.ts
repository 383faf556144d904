import type { RankBy, RankRow } from "../../bindings";
import type { Column } from "../../components/table/columns";
import { drawn } from "../../format";

/** The scores that can rank, as the interface calls them. */
export const names = { self: "自评", recomputed: "重算", reviewed: "复核", final: "最终" } as const satisfies Record<RankBy, string>;

/** Places gained on the year before; `null` if either year has none. */
export function moved(row: RankRow): number | null {
  return row.rank === null || row.previous_rank === null ? null : row.previous_rank - row.rank;
}

/** What the page filters by, in words: it stands on the export. */
export function stated(of: { by: RankBy; category: string; grade: string; published: boolean; ruleSet: string }): string {
  return [`按${names[of.by]}得分排名`, of.category === "" ? "" : `类别：${of.category}`, of.grade === "" ? "" : `等级：${of.grade}`, of.published ? "结账时公布的" : "", `评分规则：${of.ruleSet}`].filter((part) => part !== "").join("；");
}

/** The columns of the ranking: those of the projects where these are ranked, the reviewed score where there is any. */
export function columnsOf({ projects, categorised, reviewed, by }: { projects: boolean; categorised: boolean; reviewed: boolean; by: RankBy }): Column<RankRow>[] {
  const counts = (row: RankRow, score: "self" | "recomputed" | "reviewed") =>
    by === score || (by === "final" && (score === "reviewed" || (score === "recomputed" && row.reviewed_score === null))) ? "first" : undefined;
  const text = (value: string | null | undefined) => value ?? null;
  return [
    { id: "rank", title: "名次", kind: "count", fixed: true, rising: true, value: ({ rank }) => rank?.toString() ?? null },
    { id: "moved", title: "升降", kind: "count", left: true, hint: "比上一年度", value: (row) => moved(row)?.toString() ?? null },
    ...(projects ? [{ id: "project", title: "项目", kind: "text", fixed: true, width: "260px", value: ({ project }) => text(project) } satisfies Column<RankRow>] : []),
    { id: "department", title: "部门", kind: "text", fixed: !projects, width: projects ? "150px" : "260px", cellClass: () => (projects ? "muted" : undefined), value: ({ department }) => department },
    { id: "code", title: "编码", kind: "text", optional: true, value: ({ code }) => text(code) },
    ...(categorised ? [{ id: "category", title: "类别", kind: "text", optional: projects, cellClass: () => "muted", value: ({ category }) => text(category) } satisfies Column<RankRow>] : []),
    { id: "revised_budget", title: "全年预算", kind: "amount", value: (row) => text(row.revised_budget) },
    { id: "executed", title: "全年执行", kind: "amount", value: ({ executed }) => text(executed) },
    { id: "execution_rate", title: "执行率", kind: "rate", value: (row) => text(row.execution_rate) },
    { id: "self_score", title: "自评", kind: "score", cellClass: (row) => counts(row, "self"), value: (row) => text(row.self_score) },
    { id: "recomputed_score", title: "重算", kind: "score", cellClass: (row) => counts(row, "recomputed"), value: (row) => text(row.recomputed_score) },
    ...(reviewed ? [{ id: "reviewed_score", title: "复核", kind: "score", cellClass: (row) => counts(row, "reviewed"), value: (row) => text(row.reviewed_score) } satisfies Column<RankRow>] : []),
    { id: "final_score", title: "最终", kind: "score", optional: true, value: (row) => text(row.final_score) },
    { id: "claims", title: "自评→得分", hint: "竖线是 60、80、90 分", kind: "text", picture: true, value: () => null },
    { id: "score_gap", title: "偏差", kind: "score", hint: "自评减最终：已复核的按复核，否则按重算", cellClass: (row) => (row.score_gap !== null && drawn(row.score_gap) >= 5 ? "wide" : undefined), value: (row) => text(row.score_gap) },
    { id: "unsupported_points", title: "无依据分", kind: "score", hint: "没有指标值或没有完成值却计了的分", cellClass: () => "muted", value: (row) => row.unsupported_points },
    { id: "grade", title: "等级", kind: "text", order: ({ grade }) => (grade === null ? null : "优良中差".indexOf(grade)), value: ({ grade }) => grade },
    { id: "errors", title: "问题", full: "未整改错误", kind: "count", left: true, hint: "未整改的错误和警告", value: ({ errors }) => errors.toString() },
    { id: "warnings", title: "警告", full: "未整改警告", kind: "count", optional: true, value: ({ warnings }) => warnings.toString() },
  ];
}
