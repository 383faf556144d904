import type { RectificationRow, Stage } from "../../bindings";

/** How far a rectification is, in the order of urgency. */
export const stages: readonly { id: Stage; title: string }[] = [
  { id: "overdue", title: "逾期" },
  { id: "answered", title: "待核" },
  { id: "open", title: "整改中" },
  { id: "settled", title: "已销号" },
];

export function titleOf(stage: Stage): string {
  return stages.find(({ id }) => id === stage)?.title ?? stage;
}

/** How many lines are that far. */
export function counts(rows: readonly RectificationRow[]): Record<Stage, number> {
  const counted: Record<Stage, number> = { overdue: 0, answered: 0, open: 0, settled: 0 };
  for (const { stage } of rows) counted[stage] += 1;
  return counted;
}
