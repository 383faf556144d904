import { isDecimal, mean, sum } from "../../format";
import { titleOf, type Column } from "./columns";

/** What stands below a column. */
export interface Total {
  /** `null` where there is nothing to add up. */
  value: string | null;
  /** How many rows have no value and so do not count. */
  missing: number;
}

/** A column's total over the rows that are seen; `null` if it has none. */
export function total<R>(column: Column<R>, rows: R[]): Total | null {
  if (column.total === undefined) return null;
  const decimals = rows.map((row) => column.value(row)).filter((value) => value !== null && isDecimal(value)) as string[];
  const missing = rows.length - decimals.length;
  if (typeof column.total === "function") return { value: column.total(rows), missing };
  if (decimals.length === 0) return { value: null, missing };
  // A rate is printed with two digits more than it has as a fraction.
  return { value: column.total === "sum" ? sum(decimals) : mean(decimals, column.kind === "rate" ? 4 : 2), missing };
}

/** What the line of totals is called. */
export function totalTitle<R>(columns: readonly Column<R>[]): string {
  const kinds = new Set(columns.flatMap(({ total }) => (total === undefined ? [] : [total === "mean" ? "平均" : "合计"])));
  return kinds.size === 2 ? "合计、平均" : ([...kinds][0] ?? "");
}

/** Where the title of the line of totals stands: below the names if there are any, else in the first column of words; −1 for nowhere. */
export function titleAt<R>(columns: readonly Column<R>[], totals: readonly (Total | null)[]): number {
  const free = (column: Column<R>, n: number) => column.kind === "text" && column.picture !== true && totals[n] === null;
  const named = columns.findIndex((column, n) => free(column, n) && column.fixed === true);
  return named >= 0 ? named : columns.findIndex(free);
}

/** Which columns lack values and how many: what the totals leave out. */
export function leftOut<R>(columns: readonly Column<R>[], totals: readonly (Total | null)[]): string {
  const parts = columns.flatMap((column, n) => {
    const { value = null, missing = 0 } = totals[n] ?? {};
    return value === null || missing === 0 ? [] : [`${titleOf(column)} ${missing}`];
  });
  return parts.length === 0 ? "" : `没有数、不计入的：${parts.join("、")}`;
}
