import type { FilingOutcome, FormKind } from "../../bindings";
import type { Item } from "./importing";

const annexes: Record<FormKind, string> = { basic_data: "附件一", overall: "附件二", project: "附件三", report: "附件四" };

/** The file's own name, whatever the machine's separator. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What stands in the column 状态. */
export function statusOf({ file, phase }: Item): string {
  switch (file.status) {
    case "imported":
      return phase === "read" ? "可导入" : "已导入";
    case "unchanged":
      return "未变";
    case "refused":
      return "未能读取";
    case "needs_decision":
      return "待确认";
  }
}

/** The annexes found, with their number where there are several: 附件一 附件二 附件三×10. */
export function found({ forms }: FilingOutcome): string {
  return (["basic_data", "overall", "project", "report"] as const)
    .map((kind) => ({ kind, count: forms.filter((form) => form.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => (count > 1 ? `${annexes[kind]}×${count}` : annexes[kind]))
    .join(" ");
}

/** Cells of a filing's forms that were not understood. */
export function unread({ forms }: FilingOutcome): number {
  return forms.reduce((sum, form) => sum + form.unread, 0);
}
