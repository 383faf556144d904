/**
 * Decimal strings as text: the one place where a figure gets its separators, its digits and its sign.
 * Everything works on the digits themselves; no figure passes through a binary number.
 */

import type { MetricKind } from "./bindings";

/** A decimal as sign, digits before the point and digits behind it. */
interface Digits {
  negative: boolean;
  whole: string;
  fraction: string;
}

function digits(decimal: string): Digits {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (found === null) throw new Error(`not a decimal: ${decimal}`);
  return { negative: found[1] === "-", whole: (found[2] ?? "").replace(/^0+(?=\d)/, ""), fraction: found[3] ?? "" };
}

function join({ negative, whole, fraction }: Digits): string {
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return negative && /[1-9]/.test(text) ? `-${text}` : text;
}

/** 四舍五入 to `places` digits behind the point: a five goes away from zero. */
export function rounded(decimal: string, places: number): string {
  const { negative, whole, fraction } = digits(decimal);
  const padded = fraction.padEnd(places + 1, "0");
  const kept = BigInt(whole + padded.slice(0, places));
  const up = padded.charAt(places) >= "5" ? 1n : 0n;
  const text = (kept + up).toString().padStart(places + 1, "0");
  return join({ negative, whole: text.slice(0, text.length - places), fraction: text.slice(text.length - places) });
}

/** Thousands separators: 33963.61 is 33,963.61. */
export function grouped(decimal: string): string {
  const { negative, whole, fraction } = digits(decimal);
  return join({ negative, whole: whole.replace(/\B(?=(\d{3})+$)/g, ","), fraction });
}

/** The point moved two places to the right: 0.74 is 74. Trailing zeros go. */
function hundredfold(decimal: string): string {
  const { negative, whole, fraction } = digits(decimal);
  const padded = fraction.padEnd(2, "0");
  const moved = digits(whole + padded.slice(0, 2) + (padded.length > 2 ? `.${padded.slice(2)}` : ""));
  return join({ ...moved, negative, fraction: moved.fraction.replace(/0+$/, "") });
}

/** 万元 in a table: separators and two digits; no value is blank. */
export function amount(decimal: string | null): string {
  return decimal === null ? "" : grouped(rounded(decimal, 2));
}

/** A figure with every digit that was filed. */
export function asFiled(decimal: string | null): string {
  return decimal === null ? "" : grouped(decimal);
}

/** A ratio as a percentage with two digits: 0.9115 is 91.15%. */
export function rate(decimal: string | null): string {
  return decimal === null ? "" : `${grouped(rounded(hundredfold(decimal), 2))}%`;
}

/** A ratio as a percentage with every digit that was filed: 0.74 is 74%. */
export function rateAsFiled(decimal: string | null): string {
  return decimal === null ? "" : `${grouped(hundredfold(decimal))}%`;
}

/** Points in a table, with two digits. */
export function score(decimal: string | null): string {
  return decimal === null ? "" : rounded(decimal, 2);
}

/** Points without idle zeros, where they stand among text: 5.00 is 5. */
export function points(decimal: string | null): string {
  if (decimal === null) return "";
  const parts = digits(decimal);
  return join({ ...parts, fraction: parts.fraction.replace(/0+$/, "") });
}

/** A metric's value as its kind is printed. */
export function metric(decimal: string | null, kind: MetricKind): string {
  if (decimal === null) return "";
  switch (kind) {
    case "amount":
      return amount(decimal);
    case "rate":
      return rate(decimal);
    case "score":
      return score(decimal);
    case "count":
      return grouped(points(decimal));
  }
}

/** A change of a metric: with its sign; a change of a ratio is in percentage points. */
export function change(decimal: string | null, kind: MetricKind): string {
  if (decimal === null) return "";
  const text = kind === "rate" ? `${grouped(rounded(hundredfold(decimal), 2))} 个百分点` : metric(decimal, kind);
  return signed(text);
}

/** 同比 as a percentage with its sign. */
export function changeRate(decimal: string | null): string {
  return decimal === null ? "" : signed(rate(decimal));
}

function signed(text: string): string {
  return text.startsWith("-") || !/[1-9]/.test(text) ? text : `+${text}`;
}

/** The exact mean of some decimals, 四舍五入 to `places` digits; `null` of none. */
export function mean(decimals: readonly string[], places = 2): string | null {
  if (decimals.length === 0) return null;
  const deepest = Math.max(...decimals.map((decimal) => digits(decimal).fraction.length));
  const total = decimals.reduce((total, decimal) => total + scaled(decimal, deepest), 0n);
  const size = total < 0n ? -total : total;
  const unit = BigInt(decimals.length) * 10n ** BigInt(deepest);
  // Twice the unit, halved after adding one: rounds a five away from zero.
  const kept = ((size * 2n * 10n ** BigInt(places) + unit) / (2n * unit)).toString().padStart(places + 1, "0");
  const [whole, fraction] = [kept.slice(0, kept.length - places), kept.slice(kept.length - places)];
  return join({ negative: total < 0n, whole, fraction });
}

/** A decimal scaled to whole units of `places` digits behind the point. */
function scaled(decimal: string, places: number): bigint {
  const { negative, whole, fraction } = digits(decimal);
  const size = BigInt(whole + fraction.padEnd(places, "0"));
  return negative ? -size : size;
}

/** The exact sum of some decimals. */
export function sum(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((decimal) => digits(decimal).fraction.length));
  const total = decimals.reduce((total, decimal) => total + scaled(decimal, places), 0n);
  const text = (total < 0n ? -total : total).toString().padStart(places + 1, "0");
  return points(`${total < 0n ? "-" : ""}${text.slice(0, text.length - places)}${places > 0 ? `.${text.slice(text.length - places)}` : ""}`);
}

/** −1, 0 or 1: how two decimals compare, exactly. */
export function compare(left: string, right: string): -1 | 0 | 1 {
  const places = Math.max(digits(left).fraction.length, digits(right).fraction.length);
  const [one, other] = [scaled(left, places), scaled(right, places)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether a text is a decimal as the core writes them. */
export function isDecimal(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Decimals as whole numbers of one scale, so that many can be set in order without reading each again and again; what is none is `null`. */
export function comparable(values: readonly (string | null)[]): (bigint | null)[] {
  const decimals = values.map((value) => (value !== null && isDecimal(value) ? value : null));
  const places = decimals.reduce((most, decimal) => (decimal === null ? most : Math.max(most, digits(decimal).fraction.length)), 0);
  return decimals.map((decimal) => (decimal === null ? null : scaled(decimal, places)));
}

/** What was typed as a decimal: also with full-width digits and point, as a Chinese keyboard gives them; `null` if it is none. */
export function typed(text: string): string | null {
  const plain = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[．。]/g, ".");
  const found = /^(\d*)(?:\.(\d*))?$/.exec(plain);
  if (found === null || !/\d/.test(plain)) return null;
  return join({ negative: false, whole: (found[1] ?? "").replace(/^0+(?=\d)/, "") || "0", fraction: found[2] ?? "" });
}

/** A fraction as the number that stands before a %: 0.3 is 30. */
export function percent(fraction: string): string {
  return points(hundredfold(fraction));
}

/** The number before a % as a fraction: 30 is 0.3. */
export function fraction(percent: string): string {
  const { negative, whole, fraction } = digits(percent);
  const padded = whole.padStart(3, "0");
  return points(join({ negative, whole: padded.slice(0, -2), fraction: padded.slice(-2) + fraction }));
}

/** −1, 0 or 1: whether a decimal is below, at or above zero. */
export function sign(decimal: string): -1 | 0 | 1 {
  return /[1-9]/.test(decimal) ? (decimal.startsWith("-") ? -1 : 1) : 0;
}

/** Points that were worked out, to two digits at most: 9.684211 is 9.68. */
export function worked(decimal: string | null): string {
  return decimal === null ? "" : points(rounded(decimal, 2));
}

/** Whether a score is below another when both are printed. */
export function below(left: string, right: string): boolean {
  const hundredths = (decimal: string) => BigInt(rounded(decimal, 2).replace(".", ""));
  return hundredths(left) < hundredths(right);
}

/** A decimal as a length on a drawing. For drawing only: nothing that is read as a figure passes here. */
export function drawn(decimal: string): number {
  return Number(decimal);
}

/** A moment as a clerk reads it: 2025-04-18 16:30. */
export function moment(iso: string | null): string {
  return iso === null ? "" : iso.slice(0, 16).replace("T", " ");
}

/** How long something still takes, judged by what is done: 约剩 40 秒; nothing as long as that would be a guess. */
export function timeLeft({ done, total }: { done: number; total: number }, elapsed: number): string {
  if (done < 3 || done >= total || elapsed < 2000) return "";
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  return seconds < 60 ? `约剩 ${seconds} 秒` : `约剩 ${Math.ceil(seconds / 60)} 分钟`;
}

/** When the newest copy was made, as the header says it; `old` when that was not today. `null` if there is none to tell of. */
export function backedUp(at: string | null, now: Date = new Date()): { text: string; old: boolean } | null {
  if (at === null) return null;
  const two = (part: number) => String(part).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const day = at.slice(0, 10);
  const time = at.slice(11, 16);
  return day === today ? { text: `今日 ${time} 已备份`, old: false } : { text: `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} 备份`, old: true };
}
