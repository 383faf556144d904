import { drawn } from "../../format";

/** Where values stand on a row of the chart, in percent of its width. Zero is always on it: a bar's length is its value. */
export interface Scale {
  zero: number;
  at: (decimal: string) => number;
}

/** The scale that all of `decimals` fit on. */
export function scaleOf(decimals: readonly string[]): Scale {
  const values = decimals.map(drawn);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const width = high - low || 1;
  const at = (decimal: string) => ((drawn(decimal) - low) / width) * 100;
  return { zero: at("0"), at };
}

/** A bar from zero to a value. */
export function barOf(scale: Scale, decimal: string): { left: number; width: number } {
  const end = scale.at(decimal);
  return { left: Math.min(scale.zero, end), width: Math.abs(end - scale.zero) };
}
