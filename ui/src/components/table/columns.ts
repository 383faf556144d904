import { isDecimal, metric, percent } from "../../format";

/** What a column holds: how it is aligned, printed, sorted and exported. */
export type Kind = "text" | "count" | "amount" | "rate" | "score";

/** A column of a `DataTable`. */
export interface Column<R> {
  /** Names it in the remembered choice and in slots (`cell-ID`). */
  id: string;
  title: string;
  /** Its title where it stands alone: in the menu of columns, copied, exported. */
  full?: string;
  /** The heading that it shares with its neighbours of the same group. */
  group?: string;
  kind: Kind;
  /** A decimal string for figures (rates as fractions), words for text. What is sorted, filtered, copied and exported. */
  value: (row: R) => string | null;
  /** Said when the pointer rests on its head. */
  hint?: string;
  /** Off until it is chosen. */
  optional?: boolean;
  /** Cannot be switched off. */
  fixed?: boolean;
  /** What stands below it: worked out exactly from all rows that are seen. */
  total?: "sum" | "mean" | ((rows: R[]) => string | null);
  /** Whether its figures stand left, being drawn as signs: ▲3, 2 错. */
  left?: boolean;
  /** Classes of its cells. */
  cellClass?: (row: R) => unknown;
  /** Its width in CSS, beyond which text is cut off; a percentage takes what the others leave. Without it by content. */
  width?: string;
  /** Whether its head sorts; `true` unless said otherwise. */
  sortable?: boolean;
  /** Whether the first press on its head sorts upwards, where a figure otherwise begins with the highest. */
  rising?: boolean;
  /** What sorts in the place of the value, where words have an order of their own: 优 to 差. */
  order?: (row: R) => number | null;
  /** A drawing without a value of its own: neither sorted, copied nor exported. */
  picture?: boolean;
}

/** Which column sorts, and which way. */
export interface Sort {
  by: string;
  down: boolean;
}

/** What a column is called where nothing stands around it. */
export const titleOf = <R>({ group, title, full }: Column<R>) => full ?? (group === undefined ? title : `${group} ${title}`);

/** Whether figures stand in it. */
export const numeric = (kind: Kind) => kind !== "text";

/** Whether it stands right, in the figures' own type. */
export const right = <R>({ kind, left }: Column<R>) => numeric(kind) && left !== true;

/** A value as it is printed in a column of its kind. */
export function printed(kind: Kind, value: string | null): string {
  if (value === null) return "";
  return kind === "text" || !isDecimal(value) ? value : metric(value, kind);
}

/** A value with every digit that it has, for another program to read: no separators; a rate as a percentage. */
export function exact(kind: Kind, value: string | null): string {
  if (value === null) return "";
  return kind === "rate" && isDecimal(value) ? `${percent(value)}%` : value;
}

/** A heading over one column or several. */
export interface Heading<R> {
  title: string | null;
  columns: Column<R>[];
}

/** The upper line of the head: neighbours of one group together, `null` over a column of its own. */
export function headings<R>(columns: readonly Column<R>[]): Heading<R>[] {
  const upper: Heading<R>[] = [];
  for (const column of columns) {
    const last = upper.at(-1);
    if (column.group !== undefined && last?.title === column.group) last.columns.push(column);
    else upper.push({ title: column.group ?? null, columns: [column] });
  }
  return upper;
}
