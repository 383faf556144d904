import type { Drawn, Quality, QualityPart, QualityRules } from "../../bindings";
import type { Column } from "../../components/table/columns";
import { drawn, points } from "../../format";
import type { Line } from "./county";

const gradeOrder = (grade: string | null | undefined) => (grade == null ? null : "优良中差".indexOf(grade));

/** The columns of the year's review. */
export function reviewColumns(categorised: boolean): Column<Line>[] {
  return [
    { id: "department", title: "部门", kind: "text", fixed: true, width: "230px", value: ({ department }) => department },
    { id: "code", title: "编码", kind: "text", optional: true, value: ({ code }) => code ?? null },
    { id: "category", title: "类别", kind: "text", optional: !categorised, cellClass: () => "muted", value: ({ category }) => category ?? null },
    { id: "self_score", title: "自评", kind: "score", value: (line) => line.self_score },
    { id: "recomputed_score", title: "重算", kind: "score", rising: true, value: (line) => line.recomputed_score },
    { id: "reviewed_score", title: "复核", kind: "score", rising: true, value: (line) => line.reviewed_score },
    { id: "final_score", title: "最终", kind: "score", optional: true, value: (line) => line.final_score },
    { id: "claims", title: "自评→最终", kind: "text", picture: true, value: () => null },
    { id: "score_gap", title: "偏差", kind: "score", hint: "自评减最终：已复核的按复核，否则按重算", cellClass: (line) => (line.score_gap !== null && drawn(line.score_gap) >= 5 ? "wide" : undefined), value: (line) => line.score_gap },
    { id: "unsupported_points", title: "无依据分", kind: "score", hint: "没有指标值或没有完成值却计了的分", cellClass: () => "muted", value: (line) => line.unsupported_points },
    { id: "grade", title: "等级", kind: "text", order: ({ grade }) => gradeOrder(grade), value: ({ grade }) => grade },
    { id: "errors", title: "问题", full: "未整改错误", kind: "count", left: true, value: ({ errors }) => errors.toString() },
    { id: "warnings", title: "警告", full: "未整改警告", kind: "count", optional: true, value: ({ warnings }) => warnings.toString() },
    { id: "drawn", title: "抽查", kind: "text", value: (line) => (line.drawn ? "抽中" : null) },
    { id: "reviewer", title: "复核人", kind: "text", width: "90px", value: (line) => line.drawn?.reviewer ?? null },
  ];
}

/** A department that was drawn, with its scores. */
export type SampleRow = Drawn & { n: number; line: Line | null };

/** The columns of the sample. */
export const sampleColumns: readonly Column<SampleRow>[] = [
  { id: "n", title: "序号", kind: "count", rising: true, value: ({ n }) => n.toString() },
  { id: "department", title: "部门", kind: "text", fixed: true, width: "100%", value: ({ department }) => department },
  { id: "stratum", title: "所在层", kind: "text", value: ({ stratum }) => stratum },
  { id: "why", title: "怎样抽中", kind: "text", cellClass: () => "muted", value: ({ why }) => why },
  { id: "self_score", title: "自评", kind: "score", value: ({ line }) => line?.self_score ?? null },
  { id: "recomputed_score", title: "重算", kind: "score", value: ({ line }) => line?.recomputed_score ?? null },
  { id: "reviewed_score", title: "复核", kind: "score", value: ({ line }) => line?.reviewed_score ?? null },
  { id: "grade", title: "等级", kind: "text", order: ({ line }) => gradeOrder(line?.grade), value: ({ line }) => line?.grade ?? null },
  { id: "reviewer", title: "复核人", kind: "text", cellClass: () => "who", value: ({ reviewer }) => reviewer },
];

/** The parts of the quality of a self-evaluation. */
export const parts = [
  { key: "timely", title: "及时" },
  { key: "complete", title: "完整" },
  { key: "correct", title: "准确" },
  { key: "honest", title: "真实" },
] as const satisfies readonly { key: { [K in keyof Quality]: Quality[K] extends QualityPart ? K : never }[keyof Quality]; title: string }[];

/** The columns of the quality: of each part its score and why. */
export function qualityColumns(rules: QualityRules | null): Column<Quality>[] {
  return [
    { id: "department", title: "部门", kind: "text", fixed: true, width: "20%", value: ({ department }) => department },
    { id: "code", title: "编码", kind: "text", optional: true, value: ({ code }) => code },
    { id: "category", title: "类别", kind: "text", optional: true, value: ({ category }) => category },
    { id: "total", title: "得分", kind: "score", fixed: true, value: ({ total }) => total },
    { id: "of", title: "满分", kind: "score", optional: true, value: ({ of }) => of },
    ...parts.flatMap(({ key, title }): Column<Quality>[] => {
      const group = rules === null ? title : `${title}（${points(rules[key])}）`;
      return [
        { id: key, title: "得分", group, kind: "score", value: (row) => row[key].score },
        { id: `${key}_why`, title: "依据", group, kind: "text", sortable: false, cellClass: () => "why muted", value: (row) => row[key].why },
      ];
    }),
  ];
}
