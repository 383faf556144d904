import type { FilingOutcome, FormKind } from "../../bindings";
import type { Item } from "./importing";

const annexes: Record<FormKind, string> = { basic_data: "附件一", overall: "附件二", project: "附件三", report: "附件四" };

/** The file's own name, whatever the machine's separator; behind the archives that it came in. */
export function nameOf(path: string): string {
  const [file = path, ...entries] = path.split(" › ");
  return [file.split(/[\\/]/).at(-1) ?? file, ...entries].join(" › ");
}

/** What each file is called in the list: its own name; behind its folder, where others in the list bear the same. */
export function namesOf(paths: readonly string[]): Map<string, string> {
  const times = new Map<string, number>();
  for (const path of paths) times.set(nameOf(path), (times.get(nameOf(path)) ?? 0) + 1);
  return new Map(
    paths.map((path) => {
      const folder = path.split(" › ")[0]!.split(/[\\/]/).at(-2);
      return [path, (times.get(nameOf(path)) ?? 0) > 1 && folder ? `${folder}/${nameOf(path)}` : nameOf(path)];
    }),
  );
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
