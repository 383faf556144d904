import { platform } from "../../platform";
import { titleOf, type Column, type Sort } from "./columns";
import { titleAt, type Total } from "./totals";

/** A table as it is seen. */
export interface Seen<R> {
  title: string;
  unit: string;
  /** What the page itself filters by. */
  filterText: string;
  filter: string;
  sort: Sort | null;
  columns: readonly Column<R>[];
  rows: readonly R[];
  totals: readonly (Total | null)[];
  totalTitle: string;
}

/** Which rows these are and in what order, in words: it must stand on paper. */
export function stated<R>({ filterText, filter, sort, columns }: Pick<Seen<R>, "filterText" | "filter" | "sort" | "columns">): string {
  const column = sort === null ? undefined : columns.find(({ id }) => id === sort.by);
  const parts = [filterText, filter.trim() === "" ? "" : `含“${filter.trim().split(/\s+/).join("”和“")}”的行`];
  if (sort !== null && column !== undefined) parts.push(`按“${titleOf(column)}”${column.kind === "text" ? (sort.down ? "倒序" : "顺序") : sort.down ? "从高到低" : "从低到高"}`);
  return parts.filter((part) => part !== "").join("；");
}

/** The totals with their title in the first column that has none; `null` if there are none. */
export function totalLine<R>({ columns, totals, totalTitle }: Pick<Seen<R>, "columns" | "totals" | "totalTitle">): (string | null)[] | null {
  if (totals.every((total) => total === null)) return null;
  const titled = titleAt(columns, totals);
  return columns.map((_, n) => (n === titled ? totalTitle : (totals[n]?.value ?? null)));
}

/** Writes what is seen to a workbook; says so, or `null` if the clerk gave up. */
export async function save<R>(seen: Seen<R>): Promise<string | null> {
  const out = await platform().saveFile(`${seen.title.replace(/[\\/:*?"<>|]/g, "_")}.xlsx`);
  if (out === null) return null;
  const held = seen.columns.map((column, n) => ({ column, total: seen.totals[n] ?? null })).filter(({ column }) => column.picture !== true);
  const columns = held.map(({ column }) => column);
  const { rows } = await platform().call("save_table", {
    title: seen.title,
    filter: stated(seen),
    unit: seen.unit,
    columns: columns.map(({ title, full, group, kind }) => ({ title: full ?? title, group: group ?? null, kind })),
    rows: seen.rows.map((row) => columns.map((column) => column.value(row))),
    total: totalLine({ columns, totals: held.map(({ total }) => total), totalTitle: seen.totalTitle }),
    out,
  });
  return `已导出 ${rows} 行：${await platform().saved(out)}`;
}
