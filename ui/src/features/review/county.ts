import { shallowRef } from "vue";

import type { Drawn, RankRow, YearEnd } from "../../bindings";
import { platform } from "../../platform";
import { compare } from "../../format";

/** A department that filed: its scores, and its part in the sample. */
export interface Line extends RankRow {
  drawn: Drawn | null;
}

/** All that the review of a year rests on. */
export async function readYear(year: number) {
  const [ranking, { sample }, yearEnd] = await Promise.all([platform().call("rank", { year, by: "final" }), platform().call("sample", { year }), platform().call("closing", { year })]);
  const drawn = new Map(sample?.departments.map((row) => [row.department, row]));
  const lines: Line[] = ranking.rows.map((row) => ({ ...row, drawn: drawn.get(row.department) ?? null }));
  return { year, ranking, sample, yearEnd, lines };
}
export type YearReview = Awaited<ReturnType<typeof readYear>>;

/** The departments as they stood in the list that was left last: what 上一家 and 下一家 lead through. */
export const queue = shallowRef<string[]>([]);

/** What a closed year says where something could be changed. */
export function locked({ year, closed, closings }: YearEnd): string | null {
  const closing = closings[0];
  return closed && closing ? `${year} 年度已于 ${closing.closed_at.slice(0, 10)} 由${closing.closed_by}结账，不能再改；确需修改，先到“年度结账”写明理由重新打开。` : null;
}

/** Whether the self-score is above what stands. */
export function inflated(line: RankRow): boolean {
  return line.score_gap !== null && compare(line.score_gap, "0.005") >= 0;
}
