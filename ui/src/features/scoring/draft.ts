import type { RuleSet } from "../../bindings";
import { fraction, percent, points, sum, typed } from "../../format";

/** A rule set as it stands in the fields: shares as percentages, everything as text. */
export interface Draft {
  name: string;
  weights: Record<keyof RuleSet["weights"], string>;
  lines: Record<keyof RuleSet["lines"], string>;
  caps: { below: string; at_most: string }[];
  bands: Record<keyof RuleSet["bands"], string>;
  limits: Record<keyof RuleSet["limits"], string>;
  three_public_change: RuleSet["three_public_change"];
  quality: Record<Exclude<keyof RuleSet["quality"], "deadline">, string>;
  deadline: string;
}

const each = <K extends string>(fields: Record<K, string>, change: (text: string) => string) => Object.fromEntries(Object.entries<string>(fields).map(([key, text]) => [key, change(text)])) as Record<K, string>;

/** The fields of a rule set. */
export function draftOf(rules: RuleSet): Draft {
  const { deadline, ...quality } = rules.quality;
  return {
    name: rules.name,
    weights: each(rules.weights, points),
    lines: each(rules.lines, points),
    caps: rules.caps.map(({ below, at_most }) => ({ below: percent(below), at_most: points(at_most) })),
    bands: each(rules.bands, percent),
    limits: each(rules.limits, percent),
    three_public_change: rules.three_public_change,
    quality: each(quality, points),
    deadline: deadline ?? "",
  };
}

/** The rule set that the fields make; `null` while one of them is no number. */
export function rulesOf(draft: Draft): RuleSet | null {
  let sound = true;
  const score = (text: string) => {
    const decimal = typed(text);
    if (decimal === null) sound = false;
    return decimal === null ? "0" : points(decimal);
  };
  const share = (text: string) => fraction(score(text.replace(/[%％]\s*$/, "")));
  const rules: RuleSet = {
    name: draft.name.trim(),
    weights: each(draft.weights, score),
    lines: each(draft.lines, score),
    caps: draft.caps.map(({ below, at_most }) => ({ below: share(below), at_most: score(at_most) })),
    bands: each(draft.bands, share),
    limits: each(draft.limits, share),
    three_public_change: draft.three_public_change,
    quality: { ...each(draft.quality, score), deadline: draft.deadline.trim() || null },
  };
  return sound ? rules : null;
}

/** Whether a field holds a number. */
export const isNumber = (text: string) => typed(text.replace(/[%％]\s*$/, "")) !== null;

/** The sum of some fields; `null` while one is no number. */
export function sumOf(texts: readonly string[]): string | null {
  const decimals = texts.map((text) => typed(text));
  return decimals.some((decimal) => decimal === null) ? null : sum(decimals as string[]);
}

/** What two rule sets say otherwise, in the clerk's words. */
export function differences(now: RuleSet, then: RuleSet): string[] {
  const [one, other] = [draftOf(now), draftOf(then)];
  const found: string[] = [];
  const say = (what: string, before: string, after: string, unit = "") => before !== after && found.push(`${what} ${before || "无"}${before ? unit : ""} → ${after || "无"}${after ? unit : ""}`);
  say("名称", one.name, other.name);
  for (const [key, title] of Object.entries(WEIGHTS)) say(`${title}分值`, one.weights[key as keyof Draft["weights"]], other.weights[key as keyof Draft["weights"]]);
  for (const [key, title] of Object.entries(LINES)) say(`${title}的下限`, one.lines[key as keyof Draft["lines"]], other.lines[key as keyof Draft["lines"]]);
  const caps = (draft: Draft) => draft.caps.map(({ below, at_most }) => `<${below}%：${at_most}`).join("，");
  say("封顶", caps(one), caps(other));
  for (const [key, title] of Object.entries(BANDS)) say(`${title}的下限`, one.bands[key as keyof Draft["bands"]], other.bands[key as keyof Draft["bands"]], "%");
  for (const [key, title] of Object.entries(LIMITS)) say(title, one.limits[key as keyof Draft["limits"]], other.limits[key as keyof Draft["limits"]], "%");
  if (one.three_public_change !== other.three_public_change) found.push(`三公经费变动率${other.three_public_change === "budgets" ? "改按预算" : "改按决算"}`);
  for (const [key, title] of Object.entries({ ...QUALITY, ...OFF })) say(title, one.quality[key as keyof Draft["quality"]], other.quality[key as keyof Draft["quality"]]);
  say("报送截止", one.deadline, other.deadline);
  return found;
}

export const WEIGHTS: Record<keyof RuleSet["weights"], string> = { execution: "预算执行", output: "产出指标", benefit: "效益指标", satisfaction: "满意度指标", cost: "成本指标" };
export const LINES: Record<keyof RuleSet["lines"], string> = { excellent: "优", good: "良", fair: "中" };
export const BANDS: Record<keyof RuleSet["bands"], string> = { achieved: "达成", partly: "部分达成" };
export const LIMITS: Record<keyof RuleSet["limits"], string> = { overshoot: "完成值超过指标值达到", low_execution: "执行率低于", large_adjustment: "预算调整率超过" };
export const QUALITY = { timely: "及时", complete: "完整", correct: "准确", honest: "真实" } as const;
export const OFF = { per_day: "每迟一天扣", per_return: "每退回一次扣", per_error: "每处未整改错误扣", per_warning: "每处未整改警告扣", per_point: "每高估或无依据 1 分扣" } as const;
