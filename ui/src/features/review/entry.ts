import { compare, points, typed } from "../../format";
import type { Finding, Review, Shown } from "../../bindings";

/** A line that points can be given on: 预算执行, an indicator, or 总分. */
export interface Row {
  /** `execution`, `total`, or the indicator's row from 0: as `review` takes it. */
  item: string;
  /** The path that its values begin with in `show`. */
  path: string;
  title: string;
  /** What kind of indicator it is (`产出指标 · 数量指标`). */
  group: string;
  /** Where its target and its actual value stand. */
  target: string | null;
  actual: string | null;
  weight: string | null;
  self: string | null;
  recomputed: string | null;
  note: string | null;
  deviation: string | null;
  review: Review | null;
}

/** What is being entered and not yet saved. */
export interface Draft {
  score: string;
  reason: string;
}

/** A form of a filing as `review` names it: `overall`, `project:3`. */
export type FormId = string;

/** Where a form's values begin in `show`. */
export function pathOf(form: FormId): string {
  return form === "overall" ? "overall" : `projects.${form.slice("project:".length)}`;
}

/** The lines of a form, as they stand on paper: 预算执行, the indicators, 总分. */
export function rowsOf(filing: Shown, form: FormId): Row[] {
  const path = pathOf(form);
  const project = form === "overall" ? null : (filing.projects[Number(form.slice("project:".length))] ?? null);
  const sheet = form === "overall" ? filing.overall : project;
  if (sheet === null) return [];
  const funds = project === null ? `${path}.funds` : `${path}.funds.total`;
  const row = project === null ? filing.overall!.funds : project.funds.total;
  const decided = (item: string) => filing.reviews.find((review) => review.form === form && review.item === item) ?? null;
  return [
    { item: "execution", path: funds, title: "预算执行", group: "全年预算 / 全年执行（万元）", target: `${funds}.revised_budget`, actual: `${funds}.executed`, weight: row.weight, self: row.self_score, recomputed: row.recomputed_score, note: row.recomputed_score === null ? "缺预算数或执行数，不能重算" : null, deviation: null, review: decided("execution") },
    ...sheet.indicators.map((row, n) => ({
      item: String(n),
      path: `${path}.indicators.${n}`,
      title: row.name ?? "（未写名称）",
      group: [row.level1, row.level2].filter(Boolean).join(" · "),
      target: `${path}.indicators.${n}.target`,
      actual: `${path}.indicators.${n}.actual`,
      weight: row.weight,
      self: row.self_score,
      recomputed: row.recomputed_score,
      note: row.recompute_note,
      deviation: row.deviation_reason,
      review: decided(String(n)),
    })),
    { item: "total", path: `${path}.total`, title: "总分", group: "直接定总分，一般不填", target: null, actual: null, weight: sheet.total.weight ?? "100", self: sheet.total.self_score, recomputed: sheet.total.recomputed_score, note: null, deviation: null, review: decided("total") },
  ];
}

/** What was entered for a line, with what stands there already where nothing was. */
export function entered(row: Row, draft: Draft | undefined): Draft {
  return draft ?? { score: row.review === null ? "" : points(row.review.score), reason: row.review?.reason ?? "" };
}

/** What was typed, if it is a number as that number. */
function figure(text: string): string {
  const decimal = typed(text);
  return decimal === null ? text.trim() : points(decimal);
}

/** Whether a draft says anything else than what is saved. */
export function differs(row: Row, draft: Draft | undefined): boolean {
  if (draft === undefined) return false;
  const saved = entered(row, undefined);
  return draft.reason.trim() !== saved.reason || figure(draft.score) !== figure(saved.score);
}

/** What is wrong with the points entered; `null` if nothing is. */
export function wrongScore(row: Row, draft: Draft): string | null {
  const text = draft.score.trim();
  if (text === "") return draft.reason.trim() === "" ? null : row.review === null ? "还没有填得分" : "要取消这一项，请按“撤回”";
  const score = typed(text);
  if (score === null) return "只填数字，如 7.5";
  if ((score.split(".")[1] ?? "").length > 2) return "最多两位小数";
  if (row.weight !== null && compare(score, row.weight) > 0) return `不能超过分值 ${points(row.weight)} 分`;
  return null;
}

/** Why a line cannot be saved as entered; `null` if it can. */
export function fault(row: Row, draft: Draft): string | null {
  return wrongScore(row, draft) ?? (draft.score.trim() !== "" && draft.reason.trim() === "" ? "写明理由" : null);
}

/** The findings that name a value of a line. */
export function findingsOf<T extends Pick<Finding, "paths">>(row: Row, findings: readonly T[]): T[] {
  return findings.filter(({ paths }) => paths.some((path) => path.startsWith(`${row.path}.`)));
}

/** What the bands of the rule set come to on a line that cannot be recomputed: 达成 6.4–8. */
export function bandsOf(weight: string, bands: { achieved: string; partly: string }): string {
  const share = (fraction: string) => points(times(weight, fraction));
  const [achieved, partly] = [share(bands.achieved), share(bands.partly)];
  return `达成 ${achieved}–${points(weight)}，部分达成 ${partly}–${achieved}，未达成 0–${partly}`;
}

function times(left: string, right: string): string {
  const [one = "", ones = ""] = left.split(".");
  const [other = "", others = ""] = right.split(".");
  const places = ones.length + others.length;
  const text = (BigInt(one + ones) * BigInt(other + others)).toString().padStart(places + 1, "0");
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}
